#include "engine/report/group_report.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/group_at.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

namespace {

using savings::Share;

std::string name_in(const std::map<std::string, std::string>& names, const std::string& code) {
    const auto found = names.find(code);
    return found == names.end() ? "" : found->second;
}

std::optional<Date> day_of(const std::optional<savings::Passage>& passage) {
    return passage ? std::optional{passage->on} : std::nullopt;
}

/// The late interest that is known and neither paid nor waived.
Vnd interest_open(const GroupAt& at, Date on, const registry::Policy& policy) {
    Vnd open;
    for (const Share& share : at.group.shares) {
        for (const savings::LateItem& item :
             savings::late_items_of(at.group, at.history, share, on, policy)) {
            if (item.state == savings::LateState::open) { open += item.interest; }
        }
    }
    return open;
}

ShareLine line_of(const GroupAt& at, const Share& share, std::string name, Date on) {
    const savings::Group& group = at.group;
    const Vnd laid_out = at.history.laid_out_for(share.no, on);
    return {.share = share.no,
            .member = share.member,
            .name = std::move(name),
            .turn = share.turn,
            .paid = share.paid - laid_out,
            .advanced = savings::advance_open(group, share),
            .received = share.received - laid_out,
            .net = savings::net_of(group, share),
            .arrears = savings::arrears_of(group, share, on),
            .ahead = savings::ahead_of(group, share, on),
            .joined = day_of(share.joined),
            .left = day_of(share.left),
            .from_reserve = savings::cover_open(group, share),
            .in_default = share.in_default};
}

/// What the drawer of a round has not got.
Vnd owed_of(const std::vector<savings::OwedPot>& pots, Round round) {
    for (const savings::OwedPot& pot : pots) {
        if (pot.round == round) { return pot.amount; }
    }
    return Vnd{};
}

}  // namespace

std::optional<PotRest> rest_of(const savings::Group& group) {
    const auto pot = savings::next_to_hand_over(group);
    if (!pot) { return std::nullopt; }
    return PotRest{.round = pot->round, .share = pot->share, .amount = pot->payable};
}

GroupState state_of(const savings::Group& group) {
    if (group.dissolved) { return GroupState::dissolved; }
    return savings::is_finished(group) ? GroupState::finished : GroupState::open;
}

std::string_view name_of(GroupState state) {
    switch (state) {
        case GroupState::open:
            return "open";
        case GroupState::finished:
            return "finished";
        case GroupState::dissolved:
            return "dissolved";
    }
    return "";
}

std::string_view name_of(TurnLine::State state) {
    switch (state) {
        case TurnLine::State::drawn:
            return "drawn";
        case TurnLine::State::planned:
            return "planned";
        case TurnLine::State::open:
            return "open";
    }
    return "";
}

Result<GroupReport> group_report(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<GroupReport> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        if (auto refusal = check_told(ledger, *row, {.on = on})) { return *std::move(refusal); }
        const GroupAt at = group_at(ledger, *row, on);
        const savings::Group& group = at.group;
        const registry::Policy policy = store::policy_of(ledger);
        const auto names = store::member_names(ledger);
        GroupReport report{
            .terms = group.terms,
            .late_rate = savings::late_rate_on(group.terms.late_interest, on, policy),
            .organiser_name = name_in(names, group.terms.organiser),
            .on = on,
            .shares = {},
            .cash = cash_on(at.history, on),
            .reserve = group.reserve,
            .interest_held = group.interest_held,
            .cash_difference = group.cash_difference,
            .disputes = dispute_lines(group, names),
            .open_count = savings::open_count(group, at.history, on),
            .interest_open = interest_open(at, on, policy),
            .pot = savings::pot_expected(group, std::min(group.drawn.next(), group.rounds())),
            .rest = rest_of(group),
            .owed = savings::owed_pots(group),
            .round = savings::last_round_due(group, on),
            .drawn = group.drawn,
            .rounds = group.rounds(),
            .state = state_of(group),
            .closed_through = group.closed_through,
            .dissolved = group.dissolved,
            .claims = group.claims,
            .taken_over_on = group.taken_over_on,
            .cycle = group.cycle,
            .renews = group.renews,
            .renewed_as = store::renewed_as(ledger, row->code, on).value_or(""),
            .witness = at.witness};
        for (const Share& share : group.shares) {
            report.shares.push_back(line_of(at, share, name_in(names, share.member), on));
        }
        return report;
    });
}

Result<std::vector<TurnLine>> turn_report(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<std::vector<TurnLine>> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        if (auto refusal = check_told(ledger, *row, {.on = on})) { return *std::move(refusal); }
        const auto [group, history, witness] = group_at(ledger, *row, on);
        const auto names = store::member_names(ledger);
        const auto owed = savings::owed_pots(group);
        std::vector<TurnLine> lines;
        for (Round round{1}; round <= group.rounds(); round = round.next()) {
            TurnLine line{.round = round,
                          .due = savings::due_day(group, round),
                          .draw = savings::draw_day(group, round),
                          .share = {},
                          .member = {},
                          .name = {},
                          .rest = {},
                          .is_refund = false,
                          .state = TurnLine::State::open,
                          .witness = witness};
            if (const Share* share = group.holder_of(round)) {
                line.share = share->no;
                line.member = share->member;
                line.name = name_in(names, share->member);
                line.is_refund = share->is_out();
                line.state =
                    round <= group.drawn ? TurnLine::State::drawn : TurnLine::State::planned;
                line.rest = owed_of(owed, round);
            }
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

Result<std::vector<GroupLine>> group_list(store::Ledger& ledger, Date on) {
    return store::attempt([&]() -> Result<std::vector<GroupLine>> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        std::vector<GroupLine> lines;
        for (const store::BookRow& row : store::group_books(ledger)) {
            if (!tells_of(ledger, row, {.on = on})) { continue; }
            const auto [group, history, witness] = group_at(ledger, row, on);
            Vnd arrears;
            for (const Share& share : group.shares) {
                arrears += savings::arrears_of(group, share, on);
            }
            lines.push_back({.code = row.code,
                             .name = group.terms.name,
                             .unit = group.terms.unit,
                             .contribution = group.terms.contribution,
                             .start = group.terms.start,
                             .rounds = group.rounds(),
                             .drawn = group.drawn,
                             .cash = cash_on(history, on),
                             .arrears = arrears,
                             .state = state_of(group),
                             .closed_through = group.closed_through,
                             .cycle = group.cycle,
                             .renews = group.renews,
                             .renewed_as = store::renewed_as(ledger, row.code, on).value_or(""),
                             .witness = witness});
        }
        return lines;
    });
}

}  // namespace hui::report
