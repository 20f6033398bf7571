#include "engine/report/group_report.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/group_at.hpp"
#include "engine/savings/late_interest.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

namespace {

using savings::Share;

std::string name_in(const std::map<std::string, std::string>& names, const std::string& code) {
    const auto found = names.find(code);
    return found == names.end() ? "" : found->second;
}

std::optional<PotRest> rest_of(const savings::Group& group) {
    const auto pot = savings::next_to_hand_over(group);
    if (!pot) { return std::nullopt; }
    return PotRest{.round = pot->round, .share = pot->share, .amount = pot->payable};
}

/// What the drawer of a round has not got.
Vnd owed_of(const std::vector<savings::OwedPot>& pots, Round round) {
    for (const savings::OwedPot& pot : pots) {
        if (pot.round == round) { return pot.amount; }
    }
    return Vnd{};
}

GroupState state_of(const savings::Group& group) {
    if (group.dissolved) { return GroupState::dissolved; }
    return group.all_drawn() ? GroupState::finished : GroupState::open;
}

std::optional<Date> day_of(const std::optional<savings::Passage>& passage) {
    return passage ? std::optional{passage->on} : std::nullopt;
}

}  // namespace

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
        const auto [group, history] = group_at(ledger, *row, on);
        const auto names = store::member_names(ledger);
        GroupReport report{
            .terms = group.terms,
            .late_rate =
                savings::late_rate_on(group.terms.late_interest, on, store::policy_of(ledger)),
            .organiser_name = name_in(names, group.terms.organiser),
            .on = on,
            .shares = {},
            .cash = cash_on(history, on),
            .reserve = group.reserve,
            .pot = savings::pot_of(group, std::min(group.drawn.next(), group.rounds())),
            .rest = rest_of(group),
            .owed = savings::owed_pots(group),
            .round = savings::last_round_due(group, on),
            .drawn = group.drawn,
            .rounds = group.rounds(),
            .state = state_of(group),
            .closed_through = group.closed_through,
            .dissolved = group.dissolved,
            .claims = group.claims,
            .taken_over_on = group.taken_over_on};
        for (const Share& share : group.shares) {
            report.shares.push_back({.share = share.no,
                                     .member = share.member,
                                     .name = name_in(names, share.member),
                                     .turn = share.turn,
                                     .paid = share.paid,
                                     .advanced = share.still_advanced(),
                                     .received = share.received,
                                     .net = share.net(),
                                     .arrears = savings::arrears_of(group, share, on),
                                     .ahead = savings::ahead_of(group, share, on),
                                     .joined = day_of(share.joined),
                                     .left = day_of(share.left),
                                     .from_reserve = share.still_from_reserve(),
                                     .in_default = share.in_default});
        }
        return report;
    });
}

Result<std::vector<TurnLine>> turn_report(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<std::vector<TurnLine>> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        const auto [group, history] = group_at(ledger, *row, on);
        const auto names = store::member_names(ledger);
        const auto owed = savings::owed_pots(group);
        std::vector<TurnLine> lines;
        for (Round round{1}; round <= group.rounds(); round = round.next()) {
            TurnLine line{.round = round,
                          .due = savings::date_of_round(group.terms, round),
                          .draw = savings::draw_date_of_round(group.terms, round),
                          .share = {},
                          .member = {},
                          .name = {},
                          .rest = {},
                          .state = TurnLine::State::open};
            if (const Share* share = group.holder_of(round)) {
                line.share = share->no;
                line.member = share->member;
                line.name = name_in(names, share->member);
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
        std::vector<GroupLine> lines;
        for (const store::BookRow& row : store::group_books(ledger)) {
            const auto [group, history] = group_at(ledger, row, on);
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
                             .closed_through = group.closed_through});
        }
        return lines;
    });
}

}  // namespace hui::report
