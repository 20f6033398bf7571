#include "engine/savings/renew.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/open.hpp"

#include <fmt/format.h>

namespace hui::savings {

namespace {

/// `H01-2`, and after it `H01-3`.
Result<std::string> next_code(const Group& last) {
    std::string name = last.terms.code;
    const std::string own_number = fmt::format("-{}", last.cycle.count());
    if (last.cycle > Cycle{1} && name.ends_with(own_number)) {
        name.resize(name.size() - own_number.size());
    }
    const std::string code = fmt::format("{}-{}", name, last.cycle.next().count());
    if (!parse_code(code)) {
        return refuse(Code::next_code_too_long, {{"group", last.terms.code}, {"code", code}});
    }
    return code;
}

template <class Value>
void take(Value& value, const std::optional<Value>& wanted) {
    if (wanted) { value = *wanted; }
}

Check take_lunar(GroupCalendar& calendar, const NewTerms& wanted) {
    if (wanted.calendar == CalendarKind::solar) { calendar.lunar.reset(); }
    const bool is_lunar = wanted.calendar == CalendarKind::lunar || calendar.lunar;
    const auto agreed = wanted.leap ? wanted.leap : calendar.lunar;
    if (auto refusal = check_leap(is_lunar ? CalendarKind::lunar : CalendarKind::solar, agreed)) {
        return refusal;
    }
    calendar.lunar = agreed;
    return {};
}

Check take_terms(Terms& terms, const NewTerms& wanted) {
    take(terms.name, wanted.name);
    take(terms.unit, wanted.unit);
    take(terms.organiser, wanted.organiser);
    take(terms.contribution, wanted.contribution);
    take(terms.every, wanted.every);
    take(terms.pot, wanted.pot);
    take(terms.order, wanted.order);
    take(terms.late_interest, wanted.late_interest);
    take(terms.reserve, wanted.reserve);
    take(terms.payout_approval, wanted.payout_approval);
    take(terms.on_default, wanted.on_default);
    take(terms.calendar.draw_after, wanted.draw_after);
    if (wanted.roll) {
        terms.calendar.rest_days =
            *wanted.roll == Roll::next ? std::optional{RestDays{}} : std::nullopt;
    }
    return take_lunar(terms.calendar, wanted);
}

/// Who is still in, numbered anew.
std::vector<Seat> remaining_seats(const Group& last) {
    std::vector<Seat> seats;
    for (const Share& share : last.shares) {
        if (share.left) { continue; }
        seats.push_back(
            {.share = ShareNo{std::ssize(seats) + 1}, .member = share.member, .turn = {}});
    }
    return seats;
}

/// The day on which the last pot was handed over, or the cycle was dissolved.
Date last_day_of(const LastCycle& last) {
    return last.group.dissolved.value_or(last.history.last_drawn().value_or(Date::min()));
}

}  // namespace

std::optional<Renewal> renewal_in(const BodyReader& body) {
    if (!body.has("renews")) { return std::nullopt; }
    const auto hash = hash_from_hex(body.text("renews_hash"));
    if (!hash) { throw BodyError("what an opening renews has no hash"); }
    return Renewal{.group = body.text("renews"),
                   .seq = Seq{body.number("renews_seq")},
                   .hash = *hash,
                   .cycle = Cycle{body.number("cycle")}};
}

Result<GroupOpened> next_cycle(const Group& last, const RenewGroup& command) {
    GroupOpened wanted{.terms = last.terms, .seats = command.seats};
    if (auto refusal = take_terms(wanted.terms, command.terms)) { return *refusal; }
    wanted.terms.code = command.code;
    wanted.terms.start = command.start;
    if (command.code.empty()) {
        auto code = next_code(last);
        if (!code) { return code.refusal(); }
        wanted.terms.code = *std::move(code);
    }
    if (wanted.seats.empty()) { wanted.seats = remaining_seats(last); }
    const bool is_fixed = wanted.terms.order == Order::fixed;
    for (Seat& seat : wanted.seats) { seat.turn = is_fixed ? Round{seat.share.count()} : Round{}; }
    return wanted;
}

Check check_renew(const LastCycle& last, Date start, Date on) {
    const Group& group = last.group;
    if (!group.dissolved && !group.all_drawn()) {
        return refuse(Code::rounds_to_draw, {{"group", group.terms.code},
                                             {"drawn", group.drawn.count()},
                                             {"rounds", group.rounds().count()}});
    }
    if (!is_settled(group)) {
        std::vector<ShareNo> open;
        for (const Share& share : group.shares) {
            if (share.net() != Vnd{}) { open.push_back(share.no); }
        }
        return refuse(Code::cycle_not_settled, {{"group", group.terms.code},
                                                {"shares", list_text(open)},
                                                {"reserve", group.reserve},
                                                {"interest", still_open(group).interest}});
    }
    const Date ended = last_day_of(last);
    if (std::min(start, on) < ended) {
        return refuse(
            Code::before_last_cycle_ended,
            {{"group", group.terms.code}, {"date", std::min(start, on)}, {"last", ended}});
    }
    return {};
}

Renewal renewal_of(const LastCycle& last) {
    return {.group = last.group.terms.code,
            .seq = last.head.seq,
            .hash = last.head.hash,
            .cycle = last.group.cycle.next()};
}

Result<GroupOpened> decide_renew(const LastCycle& last, GroupOpened wanted,
                                 const registry::Policy& policy, Date on) {
    if (auto refusal = check_renew(last, wanted.terms.start, on)) { return *refusal; }
    wanted.renews = renewal_of(last);
    return decide_open(std::move(wanted), policy);
}

}  // namespace hui::savings
