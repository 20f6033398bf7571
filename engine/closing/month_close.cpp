#include "engine/closing/month_close.hpp"

#include "engine/journal/body.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/money_date.hpp"
#include "engine/savings/owed.hpp"
#include "engine/savings/round_dates.hpp"

#include <algorithm>
#include <array>

namespace hui::closing {

namespace {

using savings::Due;
using savings::Group;
using savings::History;
using savings::Share;

bool moved_in(Month month, const History& history) {
    return std::any_of(history.movements().begin(), history.movements().end(),
                       [&](const savings::Movement& m) { return month_of(m.on) == month; });
}

bool is_running(Month month, const Group& group, const History& history) {
    if (moved_in(month, history)) { return true; }
    return month_of(savings::first_day_of_books(group)) <= month &&
           !savings::is_settled(history.as_of(group, first_day(month) - Days{1}));
}

/// What of the round's pot can be handed over though something is lacking, with `money` in box and
/// bank; 0 where it must be whole, or where what was laid out of a refund isn't there.
Vnd part_there(const Group& group, const Share& holder, Vnd money) {
    if (!savings::lacks_in_the_way(group, holder.turn).empty()) { return {}; }
    const Vnd paid_in =
        savings::pot_to_hand_over(group, holder) - savings::lacking_in(group, holder.turn);
    const Vnd there = std::min(paid_in, money);
    return there < holder.refunded_early() ? Vnd{} : std::max(Vnd{}, there);
}

/// What is missing before the round can be drawn, if anything is; `money` is what box and bank hold
/// with all that is recorded.
Blocker undrawn(const Group& group, Round round, Vnd money) {
    std::vector<NamedFact> facts{{"group", group.terms.code},
                                 {"round", round.count()},
                                 {"due", savings::draw_date_of_round(group.terms, round)}};
    const Share* holder = group.holder_of(round);
    if (holder == nullptr) { return {BlockerCode::turn_undecided, facts}; }
    facts.push_back({"holder", share_text(holder->no)});
    const auto lacks = savings::lacking_for(group, round);
    if (lacks.empty()) {
        // Of a later round the pots before it come first.
        const Vnd short_of = savings::pot_to_hand_over(group, *holder) - money;
        if (round != group.drawn.next() || short_of <= Vnd{}) {
            return {BlockerCode::round_not_drawn, facts};
        }
        facts.push_back({"lacking", short_of});
        return {BlockerCode::money_not_there, facts};
    }
    const auto [lacking, shares] = savings::together(lacks);
    facts.push_back({"lacking", lacking});
    facts.push_back({"shares", shares});
    const Vnd there = part_there(group, *holder, money);
    facts.push_back({"there", there});
    return {there > Vnd{} ? BlockerCode::pot_partly_there : BlockerCode::pot_lacks_money, facts};
}

/// Calls `found(share, due)` for each due by the day `last` that nothing covers.
template <class Found>
void each_uncovered_due(const Group& group, Date last, Found found) {
    for (const Share& share : group.shares) {
        for (const Due& due : savings::dues_of(group, share)) {
            if (due.on <= last && due.uncovered() > Vnd{}) { found(share, due); }
        }
    }
}

/// The last count of the box, if it is of the month or before and found what nobody posted.
std::vector<Blocker> differing_count(Month month, const Group& group, const History& history) {
    const auto open = savings::open_count(group, history, Date::max());
    if (!open || open->count.on > last_day(month)) { return {}; }
    std::vector<NamedFact> facts{{"group", group.terms.code},
                                 {"counted", open->count.counted},
                                 {"book", open->count.counted - open->difference},
                                 {"date", open->count.on},
                                 {"seq", open->count.seq.count()}};
    if (open->since) { facts.push_back({"since", open->since->count()}); }
    return {{BlockerCode::count_differs, std::move(facts)}};
}

std::vector<Blocker> open_disputes(const Group& group) {
    std::vector<Blocker> blockers;
    for (const savings::OpenDispute& open : group.disputes) {
        blockers.push_back({BlockerCode::open_dispute,
                            {{"group", group.terms.code},
                             {"member", open.member},
                             {"since", open.since},
                             {"reason", open.reason},
                             {"seq", open.seq.count()}}});
    }
    return blockers;
}

void append_all(std::vector<Blocker>& blockers, const std::vector<Blocker>& more) {
    blockers.insert(blockers.end(), more.begin(), more.end());
}

std::string text_of(const CarriedDue& due) {
    return BodyWriter{}
        .add("amount", due.amount)
        .add("round", due.round.count())
        .add("share", due.share.count())
        .text();
}

}  // namespace

std::string_view name_of(BlockerCode code) {
    constexpr std::array<std::string_view, 10> names{
#define HUI_NAME(name) #name,
        HUI_BLOCKERS(HUI_NAME)
#undef HUI_NAME
    };
    return names.at(static_cast<std::size_t>(code));
}

MonthState state_in(Month month, const Group& group, const History& history) {
    if (savings::is_closed(group, first_day(month))) { return MonthState::already_closed; }
    return is_running(month, group, history) ? MonthState::running : MonthState::not_running;
}

std::optional<Month> next_to_close(const Group& group, const History& history, Month last) {
    const date::months one{1};
    // What was paid ahead of the first round is locked with the month of that round.
    Month month = group.closed_through ? *group.closed_through + one
                                       : month_of(savings::first_day_of_books(group));
    for (; month <= last; month += one) {
        if (is_running(month, group, history)) { return month; }
    }
    return std::nullopt;
}

std::vector<Blocker> blockers_of(const CloseMonth& command, const Group& group,
                                 const History& history, const MonthEnd& month_end) {
    std::vector<Blocker> blockers;
    const Month before = command.month - date::months{1};
    if (const auto earlier = next_to_close(group, history, before)) {
        blockers.push_back({BlockerCode::earlier_month_open, {{"month", *earlier}}});
    }
    // A round is to be drawn in the month in which its draw date falls.
    if (!group.dissolved) {
        const Round last = savings::last_round_to_draw(group, last_day(command.month));
        // What came in since the month's end pays a late pot, too.
        const Vnd money = history.least_cash(Date::max()) + history.least_bank(Date::max());
        for (Round round = group.drawn.next(); round <= last; round = round.next()) {
            blockers.push_back(undrawn(group, round, money));
        }
    }
    if (command.arrears == Arrears::block) {
        for (const CarriedDue& due : open_arrears(command.month, group)) {
            blockers.push_back({BlockerCode::due_unpaid,
                                {{"share", share_text(due.share)},
                                 {"round", due.round.count()},
                                 {"amount", due.amount}}});
        }
    }
    const Vnd cash = month_end.balances.of(account::cash());
    if (command.counted && *command.counted != cash) {
        blockers.push_back(
            {BlockerCode::cash_differs,
             {{"counted", *command.counted}, {"book", cash}, {"date", last_day(command.month)}}});
    }
    append_all(blockers, differing_count(command.month, group, history));
    append_all(blockers, open_disputes(group));
    return blockers;
}

std::vector<CarriedDue> open_arrears(Month month, const Group& group) {
    std::vector<CarriedDue> arrears;
    each_uncovered_due(group, last_day(month), [&](const Share& share, const Due& due) {
        if (due.round > group.drawn) { return; }
        arrears.push_back({.share = share.no, .round = due.round, .amount = due.uncovered()});
    });
    return arrears;
}

Draft closing_draft(const CloseMonth& command, const Group& group, const MonthEnd& month_end) {
    std::vector<std::string> arrears;
    each_uncovered_due(
        month_end.group, last_day(command.month), [&](const Share& share, const Due& due) {
            arrears.push_back(
                text_of({.share = share.no, .round = due.round, .amount = due.uncovered()}));
        });
    std::vector<std::string> carried;
    for (const CarriedDue& due : open_arrears(command.month, group)) {
        carried.push_back(text_of(due));
    }
    BodyWriter body;
    body.add_list("arrears", arrears).add_json("balances", balances_text(month_end.balances));
    if (!carried.empty()) { body.add_list("carried", carried); }
    if (command.counted) { body.add("counted", *command.counted); }
    body.add("drawn", month_end.group.drawn.count()).add("month", iso(command.month));
    add_to(body, month_end.registry);
    if (const auto rest = savings::next_to_hand_over(month_end.group)) {
        body.add_json(
            "to_hand_over",
            text_of({.share = rest->share, .round = rest->round, .amount = rest->payable}));
    }
    return {.kind = std::string{month_closed_kind},
            .effective_on = last_day(command.month),
            .body = body.text(),
            .postings = {}};
}

std::string balances_text(const Balances& balances) {
    BodyWriter text;
    for (const auto& [account, amount] : balances.all()) { text.add(account.name(), amount); }
    return text.text();
}

void add_to(BodyWriter& body, const RegisterHead& registry) {
    if (!registry.hash.empty()) { body.add("register_hash", registry.hash); }
    body.add("register_seq", registry.seq.count());
}

MonthClosed month_closed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const BodyReader balances = body.object("balances");
    MonthClosed closed{
        .month = body.month("month"),
        .balances = {},
        .counted = body.has("counted") ? std::optional{body.vnd("counted")} : std::nullopt,
        .registry = {.seq = Seq{body.number("register_seq")},
                     .hash = body.has("register_hash") ? body.text("register_hash") : ""},
        .arrears = body.has("carried") ? Arrears::carry : Arrears::block};
    for (const std::string& account : balances.keys()) {
        closed.balances.add({Account{account}, balances.vnd(account)});
    }
    return closed;
}

}  // namespace hui::closing
