#include "engine/actions/verify.hpp"

#include "engine/actions/chain_check.hpp"
#include "engine/actions/check_thread.hpp"
#include "engine/actions/claims_check.hpp"
#include "engine/actions/init.hpp"
#include "engine/actions/replay_check.hpp"
#include "engine/actions/statements_check.hpp"
#include "engine/journal/chain.hpp"
#include "engine/store/compare.hpp"

#include <fmt/format.h>

#include <array>

namespace hui::actions {

namespace {

/// The id that the journal's hashes bind. Where it isn't the one that the file holds, and follows
/// from the register's first entry, that one row was changed, and no entry for it.
std::string id_bound(store::Ledger& ledger, Verification& result) {
    std::string id = ledger.id();
    store::unless_damaged([&] {
        const auto opening = store::find_entry(ledger, register_book(ledger), Seq{1});
        if (!opening) { return; }
        const auto event = registry::event_of(opening->kind, opening->body);
        const auto* opened = event ? std::get_if<registry::LedgerOpened>(&*event) : nullptr;
        if (opened == nullptr || opened->name.empty()) { return; }
        std::string followed = id_of(opened->name, opening->recorded_at);
        if (followed == id || Chain{followed}.hash_of(std::string{registry::register_book},
                                                      *opening) != opening->hash) {
            return;
        }
        result.add("", ProblemCode::ledger_id_differs, fmt::format("{} ≠ {}", id, followed));
        id = std::move(followed);
    });
    return id;
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

/// Checks the entries of one book, or of all.
void check_entries(store::Ledger& ledger, std::optional<std::int64_t> one, ChainCheck& check,
                   const std::function<void(std::int64_t)>& progress) {
    {
        CheckThread checking{[&](const store::EntryBatch& batch) { check.add(batch); }};
        read_journal(ledger, one, checking, progress);
        checking.finish();
    }
    check.finish();
}

/// The register's first changed entry, also where only another book is verified.
std::optional<Seq> changed_in_register(store::Ledger& ledger,
                                       const std::vector<store::BookRow>& books,
                                       const std::string& id, const Verification& result) {
    const bool is_checked = std::any_of(books.begin(), books.end(), [](const store::BookRow& book) {
        return book.code == registry::register_book;
    });
    if (is_checked) { return result.first_changed(registry::register_book); }
    Verification aside;
    const store::BookRow registry = register_book(ledger);
    ChainCheck check{id, {registry}, std::nullopt, aside};
    check_entries(ledger, registry.id, check, [](std::int64_t) {});
    return aside.first_changed(registry::register_book);
}

/// Checks the chains by the id that they bind, which is given back.
std::string check_chain(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                        const VerifyRequest& request, Verification& result,
                        const std::function<void(std::int64_t)>& progress) {
    std::string id = id_bound(ledger, result);
    ChainCheck check{id, books, request.witness, result};
    check_entries(ledger, request.book ? std::optional{books.front().id} : std::nullopt, check,
                  progress);
    // A book whose entries are all gone ends too, with nothing in it.
    for (const store::BookRow& book : books) {
        if (check.opening_hashes().contains(book.id)) { continue; }
        ++result.books;
        const bool is_named = check.claims().registered().contains(book.code);
        result.add(book.code, is_named ? ProblemCode::book_missing : ProblemCode::book_empty, "");
    }
    check_statements(ledger, books, check.claims(), result);
    if (request.book) { return id; }
    check_claims(ledger, books, check, request.signed_with, result);
    // Replaying compares these tables with all the others.
    if (request.depth == VerifyRequest::Depth::chain) {
        check_claim_tables(ledger, books, check.claims(), result);
    }
    return id;
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

void Verification::add(std::string_view book, ProblemCode code, std::string detail, Seq seq) {
    problems.push_back(
        {.book = std::string{book}, .seq = seq, .code = code, .detail = std::move(detail)});
}

bool is_honest(ProblemCode code) { return code == ProblemCode::statement_broken; }

std::optional<Seq> Verification::first_changed(std::string_view book) const {
    using enum ProblemCode;
    constexpr std::array of_chain{sequence_gap,   hash_mismatch,  posting_lines,
                                  orphan_posting, unknown_format, body_unreadable};
    std::optional<Seq> first;
    for (const Problem& problem : problems) {
        const bool is_of_chain =
            std::find(of_chain.begin(), of_chain.end(), problem.code) != of_chain.end();
        if (!is_of_chain || problem.book != book) { continue; }
        first = std::min(first.value_or(problem.seq), problem.seq);
    }
    return first;
}

std::optional<Seq> Verification::changed_before_witness() const {
    const auto* const found = std::get_if<WitnessFound>(&witness);
    if (found == nullptr) { return std::nullopt; }
    const auto first = first_changed(found->entry.book);
    return first && *first < found->entry.seq ? first : std::nullopt;
}

Result<Verification> verify(store::Ledger& ledger, const VerifyRequest& request,
                            const std::function<void(std::int64_t)>& progress) {
    return store::attempt([&]() -> Result<Verification> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_meant(ledger, request);
        if (!books) { return books.refusal(); }
        Verification result;
        if (request.witness) { result.witness = WitnessMissing{}; }
        const std::string id = check_chain(ledger, *books, request, result, progress);
        if (request.book && std::holds_alternative<WitnessMissing>(result.witness)) {
            look_elsewhere(ledger, books->front(), *request.witness, result);
        }
        if (request.depth == VerifyRequest::Depth::deep) {
            check_projections(ledger, *books, id, changed_in_register(ledger, *books, id, result),
                              result);
            for (const std::string& problem : store::integrity_problems(ledger)) {
                result.add("", ProblemCode::file_integrity, problem);
            }
        }
        return result;
    });
}

}  // namespace hui::actions
