#include "cli/audit/pack_texts.hpp"
#include "cli/commands/audit_flags.hpp"
#include "cli/commands/closing_sheet.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/reconcile_report.hpp"
#include "cli/commands/verify.hpp"
#include "cli/counted.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/closing/seal.hpp"
#include "engine/exchange/export.hpp"
#include "engine/exchange/new_folder.hpp"
#include "engine/registry/events.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/audit_flags.hpp"
#include "engine/report/book_report.hpp"
#include "engine/report/group_at.hpp"
#include "engine/store/fault.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

using exchange::NewFolder;

/// `loans/PL` is no name of a file.
std::string file_name_of(std::string book) {
    std::replace(book.begin(), book.end(), '/', '-');
    return book;
}

/// What a pack tells of.
struct Packed {
    std::int64_t sheets = 0;
    exchange::Exported exported;
    actions::Verification verification;
    std::string witness;  ///< of the register's last entry
};

void add_journal(NewFolder& folder, store::Ledger& ledger, Packed& packed) {
    auto file = need(folder.begin_file("journal.jsonl"));
    const exchange::ExportRequest request{
        .format = exchange::ExportFormat::jsonl,
        .book = {},
        .words = {.kind = kind_in_words, .balances = tr(mark("balances"))}};
    Progress progress{mark("exporting:")};
    packed.exported = need(exchange::export_ledger(
        ledger, request, [&](std::string_view text) { need(file.write(text)); },
        [&](std::int64_t entries) { progress(static_cast<std::size_t>(entries), 0); }));
    need(file.finish());
}

/// The witness code of each book's last entry by the ledger's own table, so that a journal that
/// ends too early is found by whoever has the pack alone.
void add_heads(NewFolder& folder, store::Ledger& ledger) {
    const auto heads = store::attempt([&]() -> Result<std::string> {
        const store::Snapshot snapshot{ledger};
        std::string lines = "book,witness\n";
        for (const store::BookRow& book : store::all_books(ledger)) {
            lines += fmt::format("{},{}\n", book.code, report::witness_at(ledger, book).text());
        }
        return lines;
    });
    need(folder.add("heads.csv", need(heads)));
}

/// The balances of each book at the month's end, and a sheet of each that is closed.
void add_sheets(NewFolder& folder, store::Ledger& ledger, Month month, Packed& packed) {
    std::string balances = "book,account,balance\n";
    need(folder.add_folder("closing-sheets"));
    for (const auto& report : need(
             report::balance_report(ledger, {.book = {}, .on = last_day(month), .as_known = {}}))) {
        for (const auto& [account, amount] : report.balances.all()) {
            balances += fmt::format("{},{},{}\n", report.book, account.name(), amount.count());
        }
        const auto sheet = report::closing_sheet(ledger, report.book, month);
        if (!sheet && sheet.refusal().code == Code::month_not_closed) { continue; }
        std::string text;
        {
            const PrintingInto printing{text};
            // A book that was tampered with is what a pack is for, too; verification.txt names it.
            if (!sheet && sheet.refusal().code == Code::ledger_damaged) {
                print_line(sentence_of(sheet.refusal()).message);
            } else {
                print_sheet(need(sheet));
            }
        }
        need(folder.add("closing-sheets/" + file_name_of(report.book) + ".txt", text));
        ++packed.sheets;
    }
    if (packed.sheets == 0) { throw Failed{refuse(Code::month_not_closed, {{"month", month}})}; }
    need(folder.add("trial-balances.csv", balances));
}

/// The month's seals, with the register's last witness code.
std::string seal_text(store::Ledger& ledger, Month month, Packed& packed) {
    std::string text;
    const PrintingInto printing{text};
    bool is_sealed = false;
    static_cast<void>(need(
        report::read_journal(ledger, {.book = registry::register_book}, [&](const Entry& entry) {
            packed.witness = Witness::of(entry.hash).text();
            if (entry.kind != closing::month_sealed_kind) { return; }
            const auto seal = closing::month_sealed_of(entry.body);
            if (seal.month != month) { return; }
            is_sealed = true;
            print_line(fill(mark("Seal of {month} over {books}, entry no. {seq} of the register, "
                                 "by {actor} on {date}: {root}"),
                            {{"month", month},
                             {"books", books_in_words(seal.books)},
                             {"seq", entry.seq.count()},
                             {"actor", entry.actor},
                             {"date", day_in_vietnam(entry.recorded_at)},
                             {"root", seal.root}}));
            print_witness(Witness::of(entry.hash));
        })));
    if (!is_sealed) { print_line(fill(mark("{month} isn't sealed yet."), {{"month", month}})); }
    print_line(fill(mark("The register's last entry has the witness code {code}."),
                    {{"code", packed.witness}}));
    return text;
}

/// What there is to ask about at the month's end.
std::string flags_text(store::Ledger& ledger, Month month) {
    std::string text;
    const auto flags = need(report::audit_flags(ledger, {.group = {}, .on = last_day(month)}));
    const PrintingInto printing{text};
    print_flags(flags);
    return text;
}

/// What was counted in the boxes of groups by the month's end, what banks said of days up to it,
/// and what stands open of both.
std::string reconciliations_text(store::Ledger& ledger, Month month) {
    std::string text;
    const PrintingInto printing{text};
    std::int64_t counted = 0;
    std::int64_t statements = 0;
    for (const store::BookRow& book : need(report::books_meant(ledger, {}))) {
        if (!report::tells_of(ledger, book, {.on = last_day(month)})) { continue; }
        const auto report = need(report::reconciliation(ledger, book.code, last_day(month)));
        if (report.counts.empty() && report.statements.empty()) { continue; }
        print_counts(report);
        print_box(report);
        print_open_difference(report);
        print_statements(report);
        print_witness(report.witness);
        counted += report.counts.empty() ? 0 : 1;
        statements += std::ssize(report.statements);
    }
    print_line(fill(mark("Groups whose box was counted by {date}: {count}"),
                    {{"date", last_day(month)}, {"count", counted}}));
    print_line(fill(mark("Bank statements that are kept, of days up to {date}: {count}"),
                    {{"date", last_day(month)}, {"count", statements}}));
    return text;
}

int run_audit_pack(const Arguments& arguments, Session& session) {
    const Month month = need(parse_month(arguments.at("MONTH")));
    const std::string& path = arguments.at("-o");
    auto ledger = session.open();
    const auto view = view_of(ledger);  // all files tell of one moment
    auto folder = need(NewFolder::begin(path));
    Packed packed;
    add_sheets(folder, ledger, month, packed);
    add_journal(folder, ledger, packed);
    add_heads(folder, ledger);
    need(folder.add("seal.txt", seal_text(ledger, month, packed)));
    actions::VerifyRequest request;
    request.depth = actions::VerifyRequest::Depth::deep;
    packed.verification = verify_with_progress(ledger, request);
    std::string found;
    {
        const PrintingInto printing{found};
        print_verification(packed.verification);
    }
    need(folder.add("verification.txt", found));
    need(folder.add("reconciliations.txt", reconciliations_text(ledger, month)));
    need(folder.add("flags.txt", flags_text(ledger, month)));
    need(folder.add("check.py", checker_text()));
    need(folder.add("ed25519.py", signatures_text()));
    need(folder.add("papers.py", papers_text()));
    need(folder.add("README.txt", readme_text()));
    need(folder.finish());
    if (session.wants_json()) {
        print({{"folder", path},
               {"month", iso(month)},
               {"books", packed.exported.books},
               {"entries", packed.exported.entries},
               {"sheets", packed.sheets},
               {"problems", packed.verification.problems.size()},
               {"witness", packed.witness}});
    } else {
        print_line(fill(mark("{entries} of {books} and {count} closing sheets of {month} are in "
                             "{file}; python3 {file}/check.py checks them without hui."),
                        {{"entries", entries_in_words(packed.exported.entries)},
                         {"books", books_in_words(packed.exported.books)},
                         {"count", packed.sheets},
                         {"month", month},
                         {"file", path}}));
        print_verification(packed.verification);
    }
    return packed.verification.ok() ? 0 : 1;
}

}  // namespace

std::vector<Command> audit_pack_commands() {
    return {
        {"audit pack",
         mark("the evidence of a month in a folder, with a checker that needs no hui"),
         {{"MONTH"}},
         {{"-o", "DIR", mark("a folder that isn't there yet"), OptionSpec::Need::required}},
         "hui audit pack 2024-01 -o evidence",
         run_audit_pack},
    };
}

}  // namespace hui::cli
