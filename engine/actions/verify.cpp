#include "engine/actions/verify.hpp"

#include "engine/actions/chain_check.hpp"
#include "engine/actions/check_thread.hpp"
#include "engine/actions/claims_check.hpp"
#include "engine/actions/loan_rules_check.hpp"
#include "engine/actions/payroll_check.hpp"
#include "engine/actions/register_check.hpp"
#include "engine/actions/renewal_check.hpp"
#include "engine/actions/rules_check.hpp"
#include "engine/actions/statements_check.hpp"
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

/// The rules can be tried on each entry of a book.
constexpr Seq all_of_it{INT64_MAX};

/// Brings a book's projections up to date with its entries, each of which is decided again first.
class Replay {
public:
    /// The rules of a book are tried on its entries before `until`.
    Replay(const std::string& ledger_id, const KnownRegister& registry, store::Book& book,
           Seq until, Verification& result)
        : rules_(ledger_id, registry),
          loan_rules_(registry),
          book_(book),
          until_(until),
          result_(result) {}

    /// What can't be the beginning of a book leaves nothing to go on with.
    void add(const Entry& entry) {
        if (refused_opening_) { return; }
        at_ = entry.seq;
        const auto refusal = entry.seq < until_ ? refusal_of(entry) : std::nullopt;
        if (refusal) { find(ProblemCode::against_the_rules, std::string{name_of(*refusal)}); }
        refused_opening_ = refusal && entry.seq == Seq{1};
        if (refused_opening_) { return; }
        const auto postings = savings::postings_for(entry.kind, entry.body);
        if (postings && *postings != entry.postings) { find(ProblemCode::postings_differ, ""); }
        book_.apply(entry);
        if (at_ < Seq{INT64_MAX}) { at_ = entry.seq.next(); }
    }
    /// Whether all of it was applied; then the projections can be compared.
    [[nodiscard]] bool finish() {
        if (refused_opening_) { return false; }
        if (until_ == all_of_it && !loan_rules_.is_complete()) {
            find(ProblemCode::against_the_rules, std::string{name_of(Code::not_as_decided)});
        }
        at_ = {};
        book_.save();
        return true;
    }
    /// It can't go on with the entry.
    void fail() { find(ProblemCode::replay_failed, ""); }

private:
    [[nodiscard]] std::optional<Code> refusal_of(const Entry& entry) {
        switch (book_.row().kind) {
            case store::BookKind::registry:
                return register_rules_.refusal_of(entry);
            case store::BookKind::group:
                return rules_.refusal_of(book_, entry);
            case store::BookKind::loans:
                return loan_rules_.refusal_of(book_, entry);
        }
        return Code::not_as_decided;
    }
    void find(ProblemCode code, std::string detail) {
        add_problem(result_, book_.row().code, code, std::move(detail), at_);
    }

    RulesCheck rules_;
    LoanRulesCheck loan_rules_;
    RegisterCheck register_rules_;
    store::Book& book_;
    Seq until_;
    Verification& result_;
    Seq at_{1};  ///< the entry that is looked at, 0 after the last
    bool refused_opening_ = false;
};

/// Up to where the rules can be tried on a book: all of them go by the register, which says nothing
/// for certain from its first changed entry on.
Seq rules_until(const store::BookRow& row, std::optional<Seq> changed) {
    if (!changed) { return all_of_it; }
    return row.kind == store::BookKind::registry ? *changed : Seq{};
}

/// The register as each book is decided again by it.
struct RegisterGoneBy {
    KnownRegister known;
    std::optional<Seq> changed;  ///< its first changed entry
};

/// Replays a book through the same function that writes the projections; false where it can't.
bool replay_book(store::Ledger& ledger, const store::BookRow& row, const RegisterGoneBy& registry,
                 store::Ledger& replayed, Verification& result) {
    store::Book book{replayed, row};
    Replay replay{ledger.id(), registry.known, book, rules_until(row, registry.changed), result};
    try {
        store::each_entry(ledger, row, [&](const Entry& entry) { replay.add(entry); });
        return replay.finish();
    } catch (const std::exception&) {
        replay.fail();
        return false;
    }
}

/// Where an entry of the register was changed, only that one and those before it can be said to be
/// wrong: what the register says of payrolls after them, and to other books, isn't certain.
void decide_payrolls_again(store::Ledger& ledger, std::optional<Seq> changed,
                           Verification& result) {
    const auto before = result.problems.size();
    check_payrolls(ledger, result);
    if (!changed) { return; }
    const auto first = result.problems.begin() + static_cast<std::ptrdiff_t>(before);
    result.problems.erase(std::remove_if(first, result.problems.end(),
                                         [&](const Problem& problem) {
                                             return problem.book != registry::register_book ||
                                                    problem.seq > *changed;
                                         }),
                          result.problems.end());
}

/// Replays the journal into an empty ledger and compares every row of the projections.
void check_projections(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                       std::optional<Seq> changed, Verification& result) {
    // No table that is compared holds the ledger's id, which may be none.
    store::Ledger replay = store::Ledger::in_memory(std::string(32, '0'));
    store::copy_books(ledger, replay);
    const RegisterGoneBy registry{.known = KnownRegister{ledger}, .changed = changed};
    if (changed) {
        add_problem(result, std::string{registry::register_book}, ProblemCode::rules_not_checked,
                    "", *changed);
    }
    std::set<std::string> compared;
    for (const store::BookRow& row : books) {
        if (!replay_book(ledger, row, registry, replay, result)) { continue; }
        compared.insert(row.code);
        if (row.kind == store::BookKind::registry) { compared.insert(""); }
    }
    check_renewals(ledger, books, result);
    if (compared.contains("")) { decide_payrolls_again(ledger, changed, result); }
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
                                       const Verification& result) {
    const bool is_checked = std::any_of(books.begin(), books.end(), [](const store::BookRow& book) {
        return book.code == registry::register_book;
    });
    if (is_checked) { return result.first_changed(registry::register_book); }
    Verification aside;
    const store::BookRow registry = register_book(ledger);
    ChainCheck check{ledger.id(), {registry}, std::nullopt, aside};
    check_entries(ledger, registry.id, check, [](std::int64_t) {});
    return aside.first_changed(registry::register_book);
}

void check_chain(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                 const VerifyRequest& request, Verification& result,
                 const std::function<void(std::int64_t)>& progress) {
    ChainCheck check{ledger.id(), books, request.witness, result};
    check_entries(ledger, request.book ? std::optional{books.front().id} : std::nullopt, check,
                  progress);
    // A book whose entries are all gone ends too, with nothing in it.
    for (const store::BookRow& book : books) {
        if (check.opening_hashes().contains(book.id)) { continue; }
        ++result.books;
        add_problem(result, book.code, ProblemCode::book_missing, "");
    }
    check_statements(ledger, books, check.claims(), result);
    if (request.book) { return; }
    check_claims(ledger, books, check, request.signed_with, result);
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
        check_chain(ledger, *books, request, result, progress);
        if (request.book && std::holds_alternative<WitnessMissing>(result.witness)) {
            look_elsewhere(ledger, books->front(), *request.witness, result);
        }
        if (request.depth == VerifyRequest::Depth::deep) {
            check_projections(ledger, *books, changed_in_register(ledger, *books, result), result);
            for (const std::string& problem : store::integrity_problems(ledger)) {
                add_problem(result, "", ProblemCode::file_integrity, problem);
            }
        }
        return result;
    });
}

}  // namespace hui::actions
