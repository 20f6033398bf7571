#include "engine/exchange/import.hpp"

#include "engine/exchange/record_rows.hpp"
#include "engine/store/fault.hpp"

namespace hui::exchange {

namespace {

Result<FileState> read_file(std::uint32_t file, ImportRows& rows, Outcome& outcome) {
    switch (outcome.files()[file].kind) {
        case FileKind::units:
        case FileKind::members:
        case FileKind::lenders:
        case FileKind::groups:
        case FileKind::shares:
            return read_setup_file(file, rows, outcome);
        case FileKind::contributions:
        case FileKind::advances:
        case FileKind::payouts:
            return read_money_file(file, rows, outcome);
        default:
            return read_loan_file(file, rows, outcome);
    }
}

/// Reads all files; unusable where one of them is.
Result<FileState> read_files(ImportRows& rows, Outcome& outcome) {
    FileState all = FileState::usable;
    for (std::uint32_t file = 0; file < outcome.files().size(); ++file) {
        const auto state = read_file(file, rows, outcome);
        if (!state) { return state.refusal(); }
        if (*state == FileState::unusable) { all = FileState::unusable; }
    }
    return all;
}

void record_rows(store::Ledger& ledger, const actions::Actor& actor, ImportRows& rows,
                 Outcome& outcome) {
    store::Book registry_book{ledger, actions::register_book(ledger)};
    const Seq before = registry_book.head().seq;
    ImportRun run{.ledger = ledger,
                  .registry_book = registry_book,
                  .actor = actor,
                  .rows = rows,
                  .outcome = outcome};
    record_units(run);
    record_members(run);
    record_lenders(run);
    const RejectedGroups rejected = record_groups(run);
    record_money(run, rejected);
    record_loans(run);
    if (registry_book.head().seq != before) { registry_book.save(); }
}

}  // namespace

Result<Imported> import_csv(store::Ledger& ledger, const ImportRequest& request,
                            const actions::Actor& actor,
                            const std::function<void(std::size_t, std::size_t)>& progress) {
    auto found = find_files(request.paths);
    if (!found) { return found.refusal(); }
    Outcome outcome{std::move(found->known), progress};
    for (std::string& name : found->unknown) {
        outcome.warn(WarningCode::unknown_file, std::move(name));
    }
    ImportRows rows;
    const auto state = read_files(rows, outcome);
    if (!state) { return state.refusal(); }
    const bool stops = request.rejects == ImportRequest::Rejects::stop;
    // What depends on a file that can't be used would only repeat that.
    if (stops && *state == FileState::unusable) {
        return std::move(outcome).finish(Outcome::Writing::no);
    }
    outcome.expect(rows.count());
    return store::attempt([&]() -> Result<Imported> {
        store::Transaction transaction{ledger};
        record_rows(ledger, actor, rows, outcome);
        if (stops && outcome.has_rejected()) {
            return std::move(outcome).finish(Outcome::Writing::no);
        }
        if (outcome.has_created() && request.run == ImportRequest::Run::real) {
            transaction.commit();
        }
        return std::move(outcome).finish(Outcome::Writing::yes);
    });
}

}  // namespace hui::exchange
