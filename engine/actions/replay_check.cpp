#include "engine/actions/replay_check.hpp"

#include "engine/actions/loan_rules_check.hpp"
#include "engine/actions/payroll_check.hpp"
#include "engine/actions/register_check.hpp"
#include "engine/actions/renewal_check.hpp"
#include "engine/actions/rules_check.hpp"
#include "engine/base/text.hpp"
#include "engine/store/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace hui::actions {

namespace {

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
        // Nobody could have given such a name or reference.
        if (check_text(entry.actor) || check_text(entry.ref)) {
            find(ProblemCode::against_the_rules, std::string{name_of(Code::bad_text)});
        }
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
        result_.add(book_.row().code, code, std::move(detail), at_);
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

/// What each book is decided again by.
struct GoneBy {
    std::string ledger_id;
    KnownRegister known;         ///< the register
    std::optional<Seq> changed;  ///< its first changed entry
};

/// Replays a book through the same function that writes the projections; false where it can't.
bool replay_book(store::Ledger& ledger, const store::BookRow& row, const GoneBy& by,
                 store::Ledger& replayed, Verification& result) {
    store::Book book{replayed, row};
    Replay replay{by.ledger_id, by.known, book, rules_until(row, by.changed), result};
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

}  // namespace

void check_projections(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                       const std::string& id, std::optional<Seq> changed, Verification& result) {
    // No table that is compared holds the ledger's id, which may be none.
    store::Ledger replay = store::Ledger::in_memory(std::string(32, '0'));
    store::copy_books(ledger, replay);
    const GoneBy by{.ledger_id = id, .known = KnownRegister{ledger}, .changed = changed};
    if (changed) {
        result.add(registry::register_book, ProblemCode::rules_not_checked, "", *changed);
    }
    std::set<std::string> compared;
    for (const store::BookRow& row : books) {
        if (!replay_book(ledger, row, by, replay, result)) { continue; }
        compared.insert(row.code);
        if (row.kind == store::BookKind::registry) { compared.insert(""); }
    }
    check_renewals(ledger, books, result);
    if (compared.contains("")) { decide_payrolls_again(ledger, changed, result); }
    for (const store::Difference& one : store::differences_between(ledger, replay)) {
        if (one.table == store::schema_table) {
            result.add("", ProblemCode::schema_differs, one.what);
        } else if (compared.contains(one.book)) {
            result.add(one.book.empty() ? std::string{registry::register_book} : one.book,
                       ProblemCode::projection_differs, fmt::format("{} {}", one.table, one.what));
        }
    }
}

}  // namespace hui::actions
