#include "engine/actions/renewal_check.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/apply.hpp"
#include "engine/savings/renew.hpp"
#include "engine/store/fault.hpp"

#include <algorithm>
#include <set>

namespace hui::actions {

namespace {

using savings::GroupOpened;

/// An opening that says that it goes on from another book.
struct Claim {
    store::BookRow book;
    Entry opening;
    savings::Renewal renewal;
};

std::optional<Claim> claim_of(store::Ledger& ledger, const store::BookRow& book) {
    auto opening = store::find_entry(ledger, book, Seq{1});
    if (!opening || opening->kind != savings::group_opened_kind) { return std::nullopt; }
    const auto event = savings::event_of(opening->kind, opening->body);
    const auto& renews = std::get<GroupOpened>(*event).renews;
    if (!renews) { return std::nullopt; }
    return Claim{.book = book, .opening = *std::move(opening), .renewal = *renews};
}

/// A group and all that moved in it after its first entries, and the day when the next one was
/// recorded.
struct Cycle {
    std::optional<savings::Group> group;
    savings::History history;
    Head head;
    std::optional<Date> went_on;
};

Cycle cycle_up_to(store::Ledger& ledger, const store::BookRow& book, Seq last) {
    Cycle cycle;
    store::each_entry(ledger, book, [&](const Entry& entry) {
        if (entry.seq > last) {
            const Date day = day_in_vietnam(entry.recorded_at);
            cycle.went_on = std::min(cycle.went_on.value_or(day), day);
            return;
        }
        if (entry.kind == savings::group_opened_kind) {
            const auto event = savings::event_of(entry.kind, entry.body);
            const auto& opened = std::get<GroupOpened>(*event);
            cycle.group = savings::opened_group(opened.terms, opened.seats);
            if (opened.renews) { cycle.group->cycle = opened.renews->cycle; }
        }
        if (auto movement = savings::movement_of(entry); movement && cycle.group) {
            savings::apply(*cycle.group, *movement);
            cycle.history.add(*std::move(movement));
        }
        cycle.head = head_after(cycle.head, entry);
    });
    return cycle;
}

std::optional<Code> refusal_of(store::Ledger& ledger, const Claim& claim) {
    const auto book = group_book(ledger, claim.renewal.group);
    if (!book) { return book.refusal().code; }
    // A book that renews itself, or one made after it.
    if (book->id >= claim.book.id) { return Code::not_as_decided; }
    const Cycle cycle = cycle_up_to(ledger, *book, claim.renewal.seq);
    if (!cycle.group) { return Code::not_as_decided; }
    const savings::LastCycle last{
        .group = *cycle.group, .history = cycle.history, .head = cycle.head};
    const auto event = savings::event_of(claim.opening.kind, claim.opening.body);
    const Date start = std::get<GroupOpened>(*event).terms.start;
    if (auto refusal = savings::check_renew(last, start, claim.opening.effective_on)) {
        return refusal->code;
    }
    // Clocks of two machines differ; days are what every rule goes by.
    const bool went_on =
        cycle.went_on && *cycle.went_on < day_in_vietnam(claim.opening.recorded_at);
    const bool is_true = savings::renewal_of(last) == claim.renewal && !went_on;
    return is_true ? std::nullopt : std::optional{Code::not_as_decided};
}

}  // namespace

void check_renewals(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                    Verification& result) {
    const auto report = [&](const store::BookRow& book, ProblemCode code, std::string detail) {
        result.problems.push_back(
            {.book = book.code, .seq = Seq{1}, .code = code, .detail = std::move(detail)});
    };
    std::vector<store::BookRow> in_order = store::group_books(ledger);
    std::sort(in_order.begin(), in_order.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    std::set<std::string> renewed;
    for (const store::BookRow& book : in_order) {
        const bool is_asked = std::any_of(books.begin(), books.end(),
                                          [&](const auto& asked) { return asked.id == book.id; });
        // The replay names the entry that can't be read.
        store::unless_damaged([&] {
            const auto claim = claim_of(ledger, book);
            if (!claim) { return; }
            const bool is_first = renewed.insert(code_key(claim->renewal.group)).second;
            if (!is_asked) { return; }
            const auto refusal =
                is_first ? refusal_of(ledger, *claim) : std::optional{Code::renewed_already};
            if (refusal) {
                report(book, ProblemCode::against_the_rules, std::string{name_of(*refusal)});
            }
        });
    }
}

}  // namespace hui::actions
