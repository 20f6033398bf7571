#include "engine/savings/turn_conflict.hpp"
#include "tests/support/turns.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

using hui::Round;
using hui::savings::assign_by_wishes;
using hui::savings::bound_rules;
using hui::savings::BoundRule;
using hui::savings::conflict_text;
using hui::savings::minimal_conflict;
using hui::savings::OpenTurns;
using hui::savings::turn_problem;
using hui::savings::TurnSearch;
using hui::tests::any_open_turns;
using hui::tests::below;
using hui::tests::open_turns;
using hui::tests::share_of;
using hui::tests::slow_possible;

namespace {

/// The question with these rules and no others.
OpenTurns with_only(OpenTurns open, const std::vector<BoundRule>& rules) {
    for (const BoundRule& bound : bound_rules(open)) {
        if (std::find(rules.begin(), rules.end(), bound) == rules.end()) {
            open.waived.push_back(bound);
        }
    }
    return open;
}

/// Whether the rules can't all be kept, and can as soon as any one of them is lifted.
void check_minimal(const OpenTurns& open, const std::vector<BoundRule>& rules) {
    BOOST_TEST(!slow_possible(with_only(open, rules)));
    for (const BoundRule& lifted : rules) {
        OpenTurns fewer = with_only(open, rules);
        fewer.waived.push_back(lifted);
        BOOST_TEST_CONTEXT("without " << conflict_text({lifted}) << " of "
                                      << conflict_text(rules)) {
            BOOST_TEST(slow_possible(fewer));
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(turn_conflict_tests)

BOOST_AUTO_TEST_CASE(rules_that_can_all_be_kept_are_no_conflict) {
    OpenTurns open = open_turns(4);
    open.sponsored_through = Round{2};
    share_of(open, 3).sponsor.clear();
    BOOST_TEST(conflict_text(bound_rules(open)) == "03 sponsor");
    BOOST_TEST(minimal_conflict(open).empty());
}

BOOST_AUTO_TEST_CASE(a_newcomer_whose_first_round_is_after_the_last_stands_alone) {
    OpenTurns open = open_turns(4);
    share_of(open, 2).not_before = Round{5};
    share_of(open, 3).not_before = Round{3};
    BOOST_TEST(conflict_text(minimal_conflict(open)) == "02 not-before");
}

BOOST_AUTO_TEST_CASE(too_few_sponsored_shares_for_the_first_rounds_name_those_without) {
    OpenTurns open = open_turns(4);
    open.sponsored_through = Round{3};
    share_of(open, 1).sponsor.clear();
    share_of(open, 4).sponsor.clear();
    const auto conflict = minimal_conflict(open);
    BOOST_TEST(conflict_text(conflict) == "01 sponsor, 04 sponsor");
    check_minimal(open, conflict);
}

BOOST_AUTO_TEST_CASE(a_member_with_too_many_shares_to_keep_apart_conflicts_with_itself) {
    OpenTurns open = open_turns(6);
    for (const std::int64_t no : {1, 3, 5}) { share_of(open, no).member = "M1"; }
    open.apart = 3;
    const auto conflict = minimal_conflict(open);
    BOOST_TEST(conflict_text(conflict) == "01 apart, 03 apart, 05 apart");
    check_minimal(open, conflict);
}

BOOST_AUTO_TEST_CASE(what_a_member_has_drawn_can_stand_against_all_that_is_open) {
    OpenTurns open = open_turns(2);
    open.rounds = {Round{3}, Round{4}};
    open.drawn = {{.member = "M1", .round = Round{2}}};
    open.apart = 3;
    BOOST_TEST(conflict_text(minimal_conflict(open)) == "01 apart-from-drawn");
}

BOOST_AUTO_TEST_CASE(members_that_would_fit_alone_can_be_too_many_together) {
    OpenTurns open = open_turns(60);
    for (auto& share : open.shares) {
        share.member = "M" + std::to_string(share.share.count() % 15);
    }
    // Four rounds 17 apart: the first of them is one of the first nine, for fifteen members.
    open.apart = 17;
    const auto found = TurnSearch{60, {}}.any(turn_problem(open), 0);
    BOOST_TEST(!found.column_of.has_value());
    BOOST_TEST(!found.gave_up);
    open.apart = 15;
    BOOST_TEST(TurnSearch(60, {}).any(turn_problem(open), 0).column_of.has_value());
}

BOOST_AUTO_TEST_CASE(what_members_in_turn_over_and_over_again_keep_is_found_at_once) {
    for (const auto& [shares, each, apart] : std::vector<std::array<std::int64_t, 3>>{
             {36, 6, 6}, {60, 3, 20}, {60, 6, 10}, {200, 4, 50}}) {
        OpenTurns open = open_turns(shares);
        for (auto& share : open.shares) {
            share.member = "M" + std::to_string((share.share.count() - 1) / each);
        }
        open.apart = apart;
        share_of(open, shares).not_before = Round{shares};
        const auto found = TurnSearch{open.shares.size(), {.looks = 0}}.any(turn_problem(open), 0);
        BOOST_TEST(found.column_of.has_value());
    }
}

BOOST_AUTO_TEST_CASE(the_refusal_names_the_shares_and_counts_the_rules) {
    OpenTurns open = open_turns(13);
    open.sponsored_through = Round{13};
    for (auto& share : open.shares) { share.sponsor.clear(); }
    const auto result = assign_by_wishes(open, {});
    BOOST_TEST(std::string{hui::name_of(result.refusal().code)} == "turns_impossible");
    BOOST_TEST(minimal_conflict(open).size() == 1U);
    share_of(open, 13).sponsor = "M1";
    open.sponsored_through = Round{2};
    const auto refusal = assign_by_wishes(open, {}).refusal();
    BOOST_TEST(std::get<std::string>(refusal.facts.at(0).value) ==
               "01, 02, 03, 04, 05, 06, 07, 08, 09, 10, …");
    BOOST_TEST(std::get<std::int64_t>(refusal.facts.at(1).value) == 12);
}

BOOST_AUTO_TEST_CASE(lifting_any_rule_of_a_conflict_ends_it) {
    std::mt19937 random{31};
    int conflicts = 0;
    for (int i = 0; i < 120; ++i) {
        const OpenTurns open = any_open_turns(random, 2 + below(random, 5));
        const auto conflict = minimal_conflict(open);
        BOOST_TEST(conflict.empty() == slow_possible(open));
        if (conflict.empty()) { continue; }
        ++conflicts;
        check_minimal(open, conflict);
    }
    BOOST_TEST(conflicts > 20);
}

BOOST_AUTO_TEST_SUITE_END()
