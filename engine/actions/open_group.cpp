#include "engine/actions/open_group.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"
#include "engine/savings/late_interest.hpp"
#include "engine/savings/renew.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

using savings::GroupOpened;

bool same_group(const Entry& opening, OpenGroupRequest request) {
    const auto event = savings::event_of(opening.kind, opening.body);
    const auto& opened = std::get<GroupOpened>(*event);
    GroupOpened& wanted = request.group;
    const auto by_share = [](const auto& a, const auto& b) { return a.share < b.share; };
    std::sort(wanted.seats.begin(), wanted.seats.end(), by_share);
    std::sort(request.papers.begin(), request.papers.end(), by_share);
    // The holidays became part of the agreement when it was recorded.
    if (same_agreement(opened.terms.calendar, wanted.terms.calendar)) {
        wanted.terms.calendar = opened.terms.calendar;
    }
    const std::string renews = opened.renews ? opened.renews->group : "";
    return opened.terms == wanted.terms && opened.seats == wanted.seats &&
           same_code(renews, request.renews) && savings::papers_of(opened) == request.papers;
}

/// A group that is taken over opens on the day when its papers were looked at, any other one when
/// it starts.
Date opening_day(const OpenGroupRequest& request, Date today) {
    const bool runs = !request.papers.empty();
    return request.on.value_or(runs ? today : std::min(request.group.terms.start, today));
}

Result<Recorded> found_or_taken(store::Ledger& ledger, const store::BookRow& book,
                                const OpenGroupRequest& request) {
    if (auto recorded = opened_before(ledger, book, request)) { return *std::move(recorded); }
    const std::string& code = request.group.terms.code;
    if (book.kind != store::BookKind::group) {
        return refuse(Code::code_taken, {{"code", code}, {"holder", book.code}});
    }
    return refuse(Code::code_taken, {{"code", code},
                                     {"holder", store::load_group(ledger, book).terms.name},
                                     {"group", book.code}});
}

/// Everybody whom the group names must be known; codes are kept as the register writes them.
Check resolve_codes(store::Ledger& ledger, GroupOpened& group) {
    const auto unit = store::find_unit(ledger, group.terms.unit);
    if (!unit) { return refuse(Code::unknown_unit, {{"unit", group.terms.unit}}); }
    group.terms.unit = unit->code;
    std::vector<std::string*> members{&group.terms.organiser};
    for (savings::Seat& seat : group.seats) { members.push_back(&seat.member); }
    for (std::string* code : members) {
        const auto member = known_member(ledger, *code);
        if (!member) { return member.refusal(); }
        *code = member->code;
    }
    return {};
}

Result<GroupOpened> decide(store::Ledger& ledger, const OpenGroupRequest& wanted, Date on) {
    const registry::Policy policy = store::policy_of(ledger);
    if (!wanted.renews.empty()) {
        const auto row = group_book(ledger, wanted.renews);
        if (!row) { return row.refusal(); }
        store::Book last{ledger, *row};
        return savings::decide_renew(
            {.group = last.group(), .history = last.history(), .head = last.head()}, wanted.group,
            policy, on);
    }
    return wanted.papers.empty()
               ? savings::decide_open(wanted.group, policy)
               : savings::decide_takeover(wanted.group, wanted.papers, policy, on);
}

}  // namespace

std::optional<Recorded> opened_before(store::Ledger& ledger, const store::BookRow& book,
                                      const OpenGroupRequest& request) {
    OpenGroupRequest wanted = request;
    if (book.kind != store::BookKind::group || resolve_codes(ledger, wanted.group)) {
        return std::nullopt;
    }
    auto opening = store::find_entry(ledger, book, Seq{1});
    if (!opening || !same_group(*opening, wanted)) { return std::nullopt; }
    return Recorded{
        .book = book.code, .entry = *std::move(opening), .writing = Recorded::Writing::found};
}

Result<Recorded> open_group(store::Ledger& ledger, store::Book& registry_book,
                            const OpenGroupRequest& request, const Actor& actor) {
    OpenGroupRequest wanted = request;
    if (auto refusal = resolve_codes(ledger, wanted.group)) { return *refusal; }
    if (const auto book = store::find_book(ledger, wanted.group.terms.code)) {
        return found_or_taken(ledger, *book, wanted);
    }
    const Date on = opening_day(wanted, actor.today());
    if (on > actor.today()) {
        return refuse(Code::future_date, {{"date", on}, {"today", actor.today()}});
    }
    const auto opened = decide(ledger, wanted, on);
    if (!opened) { return opened.refusal(); }
    auto book = store::Book::create(ledger, opened->terms.code, store::BookKind::group);
    Recorded recorded = append(book, savings::draft_of(*opened, on),
                               wanted.ref.empty() ? "open" : wanted.ref, actor);
    book.save();
    append(registry_book,
           registry::draft_of(registry::GroupRegistered{.group = opened->terms.code,
                                                        .opening_hash = hex(recorded.entry.hash)},
                              on),
           "group:" + code_key(opened->terms.code), actor);
    return recorded;
}

Result<OpenedGroup> open_group(store::Ledger& ledger, const OpenGroupRequest& request,
                               const Actor& actor) {
    return opened_by(ledger, [&](store::Book& registry_book) {
        return open_group(ledger, registry_book, request, actor);
    });
}

Result<OpenedGroup> opened_by(store::Ledger& ledger, const BookWork& work) {
    OpenedGroup opened;
    const auto recorded = in_transaction(ledger, [&]() -> Result<std::vector<Recorded>> {
        store::Book registry_book{ledger, register_book(ledger)};
        auto entry = work(registry_book);
        if (!entry) { return entry.refusal(); }
        registry_book.save();
        opened.group = store::load_group(ledger, *store::find_book(ledger, entry->book));
        const savings::Terms& terms = opened.group.terms;
        const registry::Policy policy = store::policy_of(ledger);
        opened.exceeded_cap = savings::exceeded_cap(terms, policy);
        opened.late_rate = savings::late_rate_on(terms.late_interest, terms.start, policy);
        return std::vector{*std::move(entry)};
    });
    if (!recorded) { return recorded.refusal(); }
    opened.recorded = recorded->front();
    return opened;
}

}  // namespace hui::actions
