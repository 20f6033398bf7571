#include "engine/actions/verify.hpp"

#include "engine/actions/chain_check.hpp"
#include "engine/actions/check_thread.hpp"
#include "engine/actions/claims_check.hpp"
#include "engine/actions/renewal_check.hpp"
#include "engine/actions/rules_check.hpp"
#include "engine/store/compare.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

namespace hui::actions {

namespace {

void add_problem(Verification& result, std::string book, ProblemCode code, std::string detail,
                 Seq seq = {}) {
    result.problems.push_back(
        {.book = std::move(book), .seq = seq, .code = code, .detail = std::move(detail)});
}

/// What the rules say of an entry that the book has next.
void check_rules(RulesCheck& rules, store::Book& book, const Entry& entry, Verification& result) {
    if (book.row().kind != store::BookKind::group) { return; }
    const auto refusal = rules.refusal_of(book, entry);
    if (!refusal) { return; }
    add_problem(result, book.row().code, ProblemCode::against_the_rules,
                std::string{name_of(*refusal)}, entry.seq);
}

/// Replays a book through the same function that writes the projections; false where it can't.
bool replay_book(store::Ledger& ledger, const store::BookRow& row, store::Ledger& replay,
                 Verification& result) {
    Seq at{1};
    try {
        store::Book book{replay, row};
        RulesCheck rules{ledger.id(), store::head_of(ledger, register_book(ledger)).seq};
        store::each_entry(ledger, row, [&](const Entry& entry) {
            at = entry.seq;
            const auto postings = savings::postings_for(entry.kind, entry.body);
            if (postings && *postings != entry.postings) {
                add_problem(result, row.code, ProblemCode::postings_differ, "", entry.seq);
            }
            check_rules(rules, book, entry, result);
            book.apply(entry);
            at = entry.seq.next();
        });
        at = {};
        book.save();
        return true;
    } catch (const std::exception& trouble) {
        add_problem(result, row.code, ProblemCode::replay_failed, trouble.what(), at);
        return false;
    }
}

/// Replays the journal into an empty ledger and compares every row of the projections.
void check_projections(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                       Verification& result) {
    store::Ledger replay = store::Ledger::in_memory(ledger.id());
    store::copy_books(ledger, replay);
    std::set<std::string> compared;
    for (const store::BookRow& row : books) {
        if (!replay_book(ledger, row, replay, result)) { continue; }
        compared.insert(row.code);
        if (row.kind == store::BookKind::registry) { compared.insert(""); }
    }
    check_renewals(ledger, books, result);
    if (const auto refusal =
            store::fault_in([&] { static_cast<void>(store::policy_of(replay)); })) {
        add_problem(result, std::string{registry::register_book}, ProblemCode::against_the_rules,
                    "policy-set");
    }
    for (const store::DifferentRow& row : store::different_rows(ledger, replay)) {
        if (row.table != store::schema_table && !compared.contains(row.book)) { continue; }
        const bool extra = row.side == store::DifferentRow::Side::only_in_ledger;
        add_problem(result, row.book.empty() ? std::string{registry::register_book} : row.book,
                    ProblemCode::projection_differs,
                    fmt::format("{} {} {}", extra ? "+" : "-", row.table, row.row));
    }
}

/// Reads the journal, of one book or of all, and hands it over to be checked.
void read_journal(store::Ledger& ledger, std::optional<std::int64_t> one, CheckThread& checking,
                  const std::function<void(std::int64_t)>& progress) {
    store::EntryBatch* batch = &checking.empty_batch();
    std::optional<std::int64_t> book;
    std::int64_t entries = 0;
    store::scan_journal(ledger, one, [&](const store::StoredEntry& entry) {
        if (batch->is_full()) {
            checking.hand_over();
            batch = &checking.empty_batch();
        }
        if (book != entry.book) {
            batch->begin_book(store::totals_of(ledger, entry.book));
            book = entry.book;
        }
        batch->add(entry);
        progress(++entries);
    });
    checking.hand_over();
}

void check_chain(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                 const VerifyRequest& request, Verification& result,
                 const std::function<void(std::int64_t)>& progress) {
    ChainCheck check{ledger.id(), books, request.witness, result};
    {
        CheckThread checking{[&](const store::EntryBatch& batch) { check.add(batch); }};
        read_journal(ledger, request.book ? std::optional{books.front().id} : std::nullopt,
                     checking, progress);
        checking.finish();
    }
    check.finish();
    // A book whose entries are all gone ends too, with nothing in it.
    for (const store::BookRow& book : books) {
        if (check.opening_hashes().contains(book.id)) { continue; }
        ++result.books;
        add_problem(result, book.code, ProblemCode::book_missing, "");
    }
    if (request.book) { return; }
    check_claims(ledger, books, check, result);
    // Replaying compares these tables with all the others.
    if (request.depth == VerifyRequest::Depth::chain) {
        check_claim_tables(ledger, books, check.claims(), result);
    }
}

/// Where only one book was verified, its code may have been taken from another book's paper.
void look_elsewhere(store::Ledger& ledger, const store::BookRow& book, const Witness& wanted,
                    Verification& result) {
    const auto entry = store::find_in_other_books(
        ledger, book, [&](const Hash& hash) { return Witness::of(hash) == wanted; });
    if (entry) { result.witness = WitnessElsewhere{*entry}; }
}

Result<std::vector<store::BookRow>> books_meant(store::Ledger& ledger,
                                                const VerifyRequest& request) {
    if (!request.book) {
        // Without a register there is no ledger to verify.
        static_cast<void>(register_book(ledger));
        return store::all_books(ledger);
    }
    const auto book = any_book(ledger, *request.book);
    if (!book) { return book.refusal(); }
    return std::vector{*book};
}

}  // namespace

std::string_view name_of(ProblemCode code) {
    constexpr std::array names{
#define HUI_NAME(name) std::string_view{#name},
        HUI_PROBLEMS(HUI_NAME)
#undef HUI_NAME
    };
    return names.at(static_cast<std::size_t>(code));
}

Result<Verification> verify(store::Ledger& ledger, const VerifyRequest& request,
                            const std::function<void(std::int64_t)>& progress) {
    return store::attempt([&]() -> Result<Verification> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_meant(ledger, request);
        if (!books) { return books.refusal(); }
        Verification result;
        if (request.witness) { result.witness = WitnessMissing{}; }
        check_chain(ledger, *books, request, result, progress);
        if (request.book && std::holds_alternative<WitnessMissing>(result.witness)) {
            look_elsewhere(ledger, books->front(), *request.witness, result);
        }
        if (request.depth == VerifyRequest::Depth::deep) {
            check_projections(ledger, *books, result);
            for (const std::string& problem : store::integrity_problems(ledger)) {
                add_problem(result, "", ProblemCode::file_integrity, problem);
            }
        }
        return result;
    });
}

}  // namespace hui::actions
