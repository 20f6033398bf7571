#include "tests/lives/life_moves.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <ostream>
#include <utility>

namespace hui {

void showValue(Vnd amount, std::ostream& out) { out << amount.count(); }

}  // namespace hui

namespace hui::tests {

namespace {

savings::GroupCalendar any_calendar(Interval::Unit unit) {
    savings::GroupCalendar calendar{.draw_after = *rc::gen::element<std::int64_t>(0, 0, 3)};
    const int rest = *rc::gen::inRange(0, 4);
    if (rest == 0) { calendar.rest_days = {.holidays = {date_of("2026-05-05")}}; }
    const int lunar = *rc::gen::inRange(0, 6);
    if (unit == Interval::Unit::months && lunar < 2) {
        calendar.lunar = lunar == 0 ? LeapMonth::skip : LeapMonth::repeat;
    }
    return calendar;
}

using Weights = std::initializer_list<std::pair<std::size_t, Move::Kind>>;

rc::Gen<std::vector<Move>> moves_of(Weights weights) {
    const auto few = rc::gen::inRange(0, 100);
    const auto days = rc::gen::weightedOneOf<int>(
        {{6, rc::gen::just(0)}, {1, rc::gen::inRange(-40, 41)}, {2, rc::gen::inRange(-3, 4)}});
    const auto move = rc::gen::build<Move>(
        rc::gen::set(&Move::kind, rc::gen::weightedElement<Move::Kind>(weights)),
        rc::gen::set(&Move::share, few), rc::gen::set(&Move::amount, few),
        rc::gen::set(&Move::days, days), rc::gen::set(&Move::past, few), rc::gen::set(&Move::bank),
        rc::gen::set(&Move::says_share), rc::gen::set(&Move::says_method),
        rc::gen::set(&Move::undoes_later));
    return rc::gen::container<std::vector<Move>>(move);
}

}  // namespace

rc::Gen<GroupOf> any_group() {
    return rc::gen::exec([] {
        GroupOf group;
        group.shares = *rc::gen::inRange<std::int64_t>(2, 9);
        group.contribution = Vnd{*rc::gen::element<std::int64_t>(100'000, 300'000, 500'000)};
        group.pot = *rc::gen::element(savings::Pot::gross, savings::Pot::net);
        group.start = date_of(
            *rc::gen::element<std::string>("2024-01-31", "2024-02-29", "2026-03-05", "2025-12-01"));
        group.every.unit = *rc::gen::element(Interval::Unit::months, Interval::Unit::weeks);
        group.calendar = any_calendar(group.every.unit);
        group.turns.resize(static_cast<std::size_t>(group.shares));
        std::iota(group.turns.begin(), group.turns.end(), 1);
        for (std::size_t i = group.turns.size(); i > 1; --i) {
            std::swap(group.turns[i - 1], group.turns[*rc::gen::inRange<std::size_t>(0, i)]);
        }
        return group;
    });
}

rc::Gen<GroupOf> any_group_with_funds() {
    return rc::gen::map(
        rc::gen::tuple(
            any_group(), rc::gen::element<std::int64_t>(0, 50'000, 70'001, 510'000, 510'000),
            rc::gen::inRange(0, 4),
            rc::gen::element(savings::OnDefault::organiser, savings::OnDefault::organiser,
                             savings::OnDefault::reserve, savings::OnDefault::pro_rata,
                             savings::OnDefault::collected)),
        [](const auto& drawn) {
            auto [group, reserve, open, on_default] = drawn;
            // More than a contribution of each draw can refund what a share paid; a small pot has
            // less.
            const bool is_there = group.contribution * (group.shares - 2) > Vnd{reserve};
            group.reserve = is_there ? Vnd{reserve} : Vnd{50'000};
            group.on_default = on_default;
            // A fund that pays first must be there.
            const bool needs_fund = on_default == savings::OnDefault::reserve && reserve == 0;
            if (needs_fund) { group.reserve = Vnd{50'000}; }
            if (open == 0) {
                std::fill(group.turns.begin(), group.turns.end(), 0);
                group.pot = savings::Pot::gross;
            }
            return group;
        });
}

rc::Gen<std::vector<Move>> any_moves() {
    using enum Move::Kind;
    return moves_of({{8, contribute},
                     {4, advance},
                     {4, pay_out},
                     {1, set_turns},
                     {2, swap_turns},
                     {1, cede_turn},
                     {1, agree_rules},
                     {1, set_by_need},
                     {3, settle_interest},
                     {3, undo},
                     {2, wait},
                     {3, next_round},
                     {5, whole_round}});
}

rc::Gen<std::vector<Move>> any_moves_at_all() {
    using enum Move::Kind;
    return moves_of({{5, contribute},
                     {3, advance},
                     {3, pay_out},
                     {1, set_turns},
                     {2, swap_turns},
                     {1, cede_turn},
                     {1, agree_rules},
                     {1, set_by_need},
                     {1, set_by_wishes},
                     {2, commit_lot},
                     {3, draw_lot},
                     {4, settle_interest},
                     {3, spend_reserve},
                     {2, return_reserve},
                     {6, leave},
                     {4, join},
                     {2, transfer},
                     {1, inherit},
                     {1, change_organiser},
                     {1, dissolve},
                     {3, settle_claim},
                     {4, cover},
                     {2, declare_default},
                     {4, share_interest},
                     {2, count_box},
                     {2, post_difference},
                     {2, dispute},
                     {1, move_bank},
                     {4, undo},
                     {3, wait},
                     {3, next_round},
                     {9, whole_round}});
}

void showValue(const GroupOf& group, std::ostream& out) {
    out << group.shares << " shares of " << group.contribution.count() << " " << pot_text(group.pot)
        << " from " << iso(group.start) << " every " << interval_text(group.every) << " ("
        << calendar_text(group.calendar) << ", drawn " << group.calendar.draw_after
        << " days later, roll " << roll_text(group.calendar) << "), turns";
    for (const std::int64_t turn : group.turns) { out << ' ' << turn; }
    out << ", reserve " << group.reserve.count() << ", a default borne by "
        << on_default_text(group.on_default);
}

}  // namespace hui::tests
