#include "engine/savings/assignment.hpp"
#include "tests/support/turns.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using hui::Round;
using hui::ShareNo;
using hui::savings::AgainstRule;
using hui::savings::assign_by_wishes;
using hui::savings::AssignedTurn;
using hui::savings::MissedWish;
using hui::savings::OpenTurns;
using hui::savings::Proof;
using hui::savings::short_search;
using hui::savings::TakenBy;
using hui::savings::TooNear;
using hui::savings::TurnRule;
using hui::savings::Wish;
using hui::tests::any_open_turns;
using hui::tests::any_wishes;
using hui::tests::below;
using hui::tests::keeps_rules;
using hui::tests::Key;
using hui::tests::open_turns;
using hui::tests::order_text;
using hui::tests::round_of;
using hui::tests::RoundOf;
using hui::tests::share_of;
using hui::tests::slow_first;
using hui::tests::text_of;
using hui::tests::wishes;

namespace {

std::int64_t slow_regret(const OpenTurns& open, const std::vector<Wish>& lists, ShareNo share,
                         Round round) {
    for (const Wish& list : lists) {
        for (std::size_t place = 0; list.share == share && place < list.rounds.size(); ++place) {
            if (list.rounds[place] == round) { return static_cast<std::int64_t>(place); }
        }
    }
    return static_cast<std::int64_t>(open.rounds.size());
}

/// The sum of regrets; then, share by share in the tie order, its regret and its round.
Key wish_key(const OpenTurns& open, const std::vector<Wish>& lists, const RoundOf& order) {
    Key key{0};
    for (const ShareNo share : open.tie_order) {
        const std::int64_t regret = slow_regret(open, lists, share, order.at(share));
        key.front() += regret;
        key.push_back(regret);
        key.push_back(order.at(share).count());
    }
    return key;
}

AssignedTurn turn_of(const hui::savings::Assignment& assignment, std::int64_t share) {
    return *std::find_if(assignment.turns.begin(), assignment.turns.end(),
                         [&](const AssignedTurn& turn) { return turn.share == ShareNo{share}; });
}

/// Shares whose members hold `each` of them, far enough apart in the list to be mixed.
OpenTurns with_members_of(std::int64_t shares, std::int64_t each, std::int64_t apart) {
    OpenTurns open = open_turns(shares);
    const std::int64_t members = shares / each;
    for (auto& share : open.shares) {
        share.member = "M" + std::to_string(share.share.count() % members);
    }
    open.apart = apart;
    return open;
}

/// Shares whose members hold `each` of them, one beside the other.
OpenTurns with_neighbours_of(std::int64_t shares, std::int64_t each, std::int64_t apart) {
    OpenTurns open = with_members_of(shares, each, apart);
    for (auto& share : open.shares) {
        share.member = "M" + std::to_string((share.share.count() - 1) / each);
    }
    return open;
}

/// Eight rounds in a row for each share, and for every 22nd the same.
std::vector<Wish> crowded_wishes(const OpenTurns& open) {
    const auto size = static_cast<std::int64_t>(open.shares.size());
    std::vector<Wish> lists;
    for (const auto& share : open.shares) {
        const std::int64_t first = 1 + 7 * (share.share.count() % 22) % (size - 8);
        lists.push_back({.share = share.share, .rounds = {}});
        for (std::int64_t more = 0; more < 8; ++more) {
            lists.back().rounds.push_back(Round{first + more});
        }
    }
    return lists;
}

/// Every member wishes `each` rounds, whichever come, for all of its shares.
std::vector<Wish> random_wishes(const OpenTurns& open, std::size_t each, unsigned seed) {
    std::mt19937 random{seed};
    std::map<std::string, std::vector<Round>> of_member;
    std::vector<Wish> lists;
    for (const auto& share : open.shares) {
        std::vector<Round>& rounds = of_member[share.member];
        if (rounds.empty()) {
            rounds = open.rounds;
            hui::tests::shuffle(random, rounds);
            rounds.resize(each);
        }
        lists.push_back({.share = share.share, .rounds = rounds});
    }
    return lists;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(assignment_tests)

BOOST_AUTO_TEST_CASE(everybody_gets_the_first_wish_where_that_is_possible) {
    const auto result =
        assign_by_wishes(open_turns(4), wishes({{1, {4}}, {2, {3}}, {3, {1}}, {4, {2}}}));
    BOOST_TEST(order_text(result) == "01-4 02-3 03-1 04-2");
    BOOST_TEST(result->total_regret == 0);
    BOOST_TEST(result->bound == 0);
    BOOST_TEST((result->proof == Proof::complete));
}

BOOST_AUTO_TEST_CASE(the_least_sum_of_regrets_counts_not_the_first_wish_of_the_first) {
    // Share 1 in round 1 would leave share 2 a round that it did not wish.
    const auto result = assign_by_wishes(open_turns(3), wishes({{1, {1, 2}}, {2, {1}}, {3, {3}}}));
    BOOST_TEST(order_text(result) == "01-2 02-1 03-3");
    BOOST_TEST(result->total_regret == 1);
}

BOOST_AUTO_TEST_CASE(a_round_that_was_not_wished_costs_as_many_as_there_are_rounds) {
    const auto result = assign_by_wishes(open_turns(3), wishes({{1, {1, 3}}, {2, {1}}, {3, {3}}}));
    BOOST_TEST(result->total_regret == 3);
    BOOST_TEST(order_text(assign_by_wishes(open_turns(3), {})) == "01-1 02-2 03-3");
    BOOST_TEST(assign_by_wishes(open_turns(3), {})->total_regret == 9);
}

BOOST_AUTO_TEST_CASE(the_tie_order_decides_between_equally_good_orders) {
    OpenTurns open = open_turns(3);
    const auto lists = wishes({{1, {2}}, {2, {2}}, {3, {2}}});
    BOOST_TEST(order_text(assign_by_wishes(open, lists)) == "01-2 02-1 03-3");
    open.tie_order = {ShareNo{3}, ShareNo{2}, ShareNo{1}};
    BOOST_TEST(order_text(assign_by_wishes(open, lists)) == "01-3 02-1 03-2");
}

BOOST_AUTO_TEST_CASE(the_order_in_which_rounds_and_shares_are_listed_does_not_matter) {
    OpenTurns open = open_turns(5);
    const auto lists = wishes({{1, {2, 3}}, {2, {2}}, {5, {2, 1}}});
    const std::string straight = order_text(assign_by_wishes(open, lists));
    std::reverse(open.rounds.begin(), open.rounds.end());
    std::reverse(open.shares.begin(), open.shares.end());
    BOOST_TEST(order_text(assign_by_wishes(open, lists)) == straight);
}

BOOST_AUTO_TEST_CASE(a_wish_for_a_round_that_is_not_open_is_passed_over) {
    OpenTurns open = open_turns(2);
    open.rounds = {Round{7}, Round{9}};
    const auto result = assign_by_wishes(open, wishes({{1, {8, 9, 9, 7}}}));
    BOOST_TEST(order_text(result) == "01-9 02-7");
    BOOST_TEST((turn_of(*result, 1).wishes == std::vector{Round{9}, Round{7}}));
    BOOST_TEST(turn_of(*result, 1).regret == 0);
}

BOOST_AUTO_TEST_CASE(nothing_open_is_an_empty_order) {
    const auto result = assign_by_wishes(open_turns(0), {});
    BOOST_TEST(result->turns.empty());
    BOOST_TEST(result->total_regret == 0);
}

BOOST_AUTO_TEST_CASE(what_stood_against_a_better_wish_is_named) {
    OpenTurns open = open_turns(5);
    share_of(open, 1).sponsor.clear();
    open.sponsored_through = Round{1};
    share_of(open, 2).member = share_of(open, 1).member;
    open.apart = 2;
    const auto result =
        assign_by_wishes(open, wishes({{1, {1, 5, 3, 2}}, {2, {4}}, {3, {}}, {4, {1}}, {5, {}}}));
    BOOST_TEST(order_text(result) == "01-2 02-4 03-3 04-1 05-5");
    const AssignedTurn turn = turn_of(*result, 1);
    BOOST_TEST(turn.regret == 3);
    const std::vector<MissedWish> expected{
        {Round{1}, AgainstRule{TurnRule::sponsor}},
        {Round{5}, TooNear{.other = ShareNo{2}, .round = Round{4}}},
        {Round{3}, TooNear{.other = ShareNo{2}, .round = Round{4}}}};
    BOOST_TEST((turn.missed == expected));
    BOOST_TEST(turn_of(*result, 4).missed.empty());
}

BOOST_AUTO_TEST_CASE(a_share_that_gets_no_wish_learns_who_got_each_of_them) {
    const auto result = assign_by_wishes(open_turns(3), wishes({{1, {1}}, {2, {2}}, {3, {2, 1}}}));
    BOOST_TEST(order_text(result) == "01-1 02-2 03-3");
    const std::vector<MissedWish> expected{{Round{2}, TakenBy{ShareNo{2}}},
                                           {Round{1}, TakenBy{ShareNo{1}}}};
    BOOST_TEST((turn_of(*result, 3).missed == expected));
    BOOST_TEST(turn_of(*result, 3).regret == 3);
}

BOOST_AUTO_TEST_CASE(every_small_case_is_what_looking_at_all_orders_gives) {
    std::mt19937 random{20'261'005};
    int impossible = 0;
    int branched = 0;
    for (int i = 0; i < 260; ++i) {
        const OpenTurns open = any_open_turns(random, i < 20 ? 7 : 1 + below(random, 6));
        const auto lists = any_wishes(random, open);
        const auto slow =
            slow_first(open, [&](const RoundOf& order) { return wish_key(open, lists, order); });
        const auto result = assign_by_wishes(open, lists);
        BOOST_TEST(order_text(result) == text_of(slow));
        if (!result || !slow) {
            ++impossible;
            continue;
        }
        BOOST_TEST(result->total_regret == wish_key(open, lists, *slow).front());
        BOOST_TEST(result->bound == result->total_regret);
        BOOST_TEST((result->proof == Proof::complete));
        OpenTurns loose = open;
        loose.apart = 0;
        branched += order_text(assign_by_wishes(loose, lists)) != text_of(slow) ? 1 : 0;
    }
    BOOST_TEST(impossible > 25);
    BOOST_TEST(branched > 15);
}

BOOST_AUTO_TEST_CASE(two_hundred_shares_get_their_hidden_order_back) {
    OpenTurns open = open_turns(200);
    std::vector<Wish> lists = random_wishes(open, 6, 7);
    std::mt19937 random{8};
    std::vector<Round> hidden = open.rounds;
    hui::tests::shuffle(random, hidden);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        lists[i].rounds.insert(lists[i].rounds.begin(), hidden[i]);
    }
    const auto result = assign_by_wishes(open, lists);
    BOOST_TEST(result->total_regret == 0);
    BOOST_TEST((result->proof == Proof::complete));
    for (std::size_t i = 0; i < lists.size(); ++i) {
        BOOST_TEST((round_of(result->turns).at(lists[i].share) == hidden[i]));
    }
}

BOOST_AUTO_TEST_CASE(two_hundred_shares_with_rules_are_exact) {
    OpenTurns open = open_turns(200);
    for (std::int64_t no = 1; no <= 200; ++no) {
        if (no % 3 == 0) { share_of(open, no).sponsor.clear(); }
        if (no % 5 == 0) { share_of(open, no).not_before = Round{no / 2}; }
    }
    open.sponsored_through = Round{30};
    const auto result = assign_by_wishes(open, random_wishes(open, 10, 3));
    BOOST_TEST(keeps_rules(open, round_of(result->turns)));
    BOOST_TEST((result->proof == Proof::complete));
    BOOST_TEST(result->bound == result->total_regret);
}

BOOST_AUTO_TEST_CASE(sixty_shares_of_thirty_members_are_kept_apart_and_proven) {
    const OpenTurns open = with_members_of(60, 2, 6);
    const auto lists = random_wishes(open, 8, 1);
    const auto result = assign_by_wishes(open, lists);
    BOOST_TEST(keeps_rules(open, round_of(result->turns)));
    BOOST_TEST((result->proof == Proof::complete));
    BOOST_TEST(result->bound == result->total_regret);
    OpenTurns loose = open;
    loose.apart = 0;
    BOOST_TEST(!keeps_rules(open, round_of(assign_by_wishes(loose, lists)->turns)));
}

BOOST_AUTO_TEST_CASE(sixty_shares_of_twenty_members_are_kept_apart_and_proven) {
    const OpenTurns open = with_members_of(60, 3, 4);
    const auto result = assign_by_wishes(open, random_wishes(open, 8, 2));
    BOOST_TEST(keeps_rules(open, round_of(result->turns)));
    BOOST_TEST((result->proof == Proof::complete));
}

BOOST_AUTO_TEST_CASE(a_search_that_is_cut_off_says_what_is_proven) {
    const OpenTurns open = with_members_of(66, 3, 5);
    const auto lists = crowded_wishes(open);
    const auto result = assign_by_wishes(open, lists, {.looks = 0});
    BOOST_TEST(keeps_rules(open, round_of(result->turns)));
    BOOST_TEST((result->proof == Proof::bound_only));
    BOOST_TEST(result->bound < result->total_regret);
    OpenTurns loose = open;
    loose.apart = 0;
    BOOST_TEST(result->bound >= assign_by_wishes(loose, lists)->total_regret);
}

BOOST_AUTO_TEST_CASE(wherever_a_search_is_cut_off_it_proves_nothing_that_is_not_so) {
    std::mt19937 random{20'261'122};
    for (int i = 0; i < 120; ++i) {
        const OpenTurns open = any_open_turns(random, 3 + below(random, 4));
        const auto lists = any_wishes(random, open);
        const auto slow =
            slow_first(open, [&](const RoundOf& order) { return wish_key(open, lists, order); });
        const auto result = assign_by_wishes(open, lists, {.looks = below(random, 3'000)});
        if (!result) {
            const bool is_known = order_text(result) == "turns_impossible";
            BOOST_TEST((!is_known || !slow));
            continue;
        }
        BOOST_REQUIRE(slow.has_value());
        const std::int64_t least = wish_key(open, lists, *slow).front();
        BOOST_TEST(keeps_rules(open, round_of(result->turns)));
        BOOST_TEST(result->bound <= least);
        BOOST_TEST((result->proof == Proof::bound_only || result->total_regret == least));
        BOOST_TEST((result->proof != Proof::complete || order_text(result) == text_of(slow)));
    }
}

BOOST_AUTO_TEST_CASE(rules_that_leave_little_room_are_kept_and_proven) {
    for (const auto& [shares, each, apart, regret] :
         std::vector<std::array<std::int64_t, 4>>{{36, 2, 14, 508},
                                                  {36, 6, 5, 343},
                                                  {40, 2, 15, 607},
                                                  {40, 2, 18, 622},
                                                  {40, 4, 9, 192},
                                                  {40, 4, 10, 262},
                                                  {45, 3, 12, 506},
                                                  {48, 2, 16, 783}}) {
        const OpenTurns open = with_neighbours_of(shares, each, apart);
        const auto result = assign_by_wishes(open, crowded_wishes(open), short_search);
        BOOST_TEST_CONTEXT(shares << " shares, " << each << " each, apart " << apart) {
            BOOST_TEST(keeps_rules(open, round_of(result->turns)));
            BOOST_TEST((result->proof == Proof::complete));
            BOOST_TEST(result->total_regret == regret);
            BOOST_TEST(result->bound == regret);
        }
    }
}

/// Many shares that wish for the same few rounds: what keeps a search from an end.
BOOST_AUTO_TEST_CASE(up_to_sixty_shares_the_least_total_is_proven_however_long_it_takes) {
    for (const auto& [each, apart, regret] : std::vector<std::array<std::int64_t, 3>>{
             {2, 10, 438}, {2, 15, 1519}, {2, 20, 1519}, {3, 15, 1227}}) {
        const OpenTurns open = with_neighbours_of(60, each, apart);
        const auto result = assign_by_wishes(open, crowded_wishes(open), {.looks = 20'000'000});
        BOOST_TEST_CONTEXT(each << " shares each, apart " << apart) {
            BOOST_TEST(keeps_rules(open, round_of(result->turns)));
            BOOST_TEST((result->proof != Proof::bound_only));
            BOOST_TEST(result->total_regret == regret);
            BOOST_TEST(result->bound == regret);
        }
    }
}

/// Two of them once let the steps of the search become shorter than any number.
BOOST_AUTO_TEST_CASE(whatever_can_be_kept_gives_an_order_and_a_bound) {
    for (const auto& [shares, each, apart] :
         std::vector<std::array<std::int64_t, 3>>{{60, 2, 15},
                                                  {60, 2, 20},
                                                  {60, 3, 18},
                                                  {60, 6, 8},
                                                  {80, 2, 20},
                                                  {200, 4, 10},
                                                  {200, 20, 10}}) {
        const OpenTurns open = with_neighbours_of(shares, each, apart);
        const auto lists = crowded_wishes(open);
        const auto result = assign_by_wishes(open, lists, {.looks = 20'000'000});
        BOOST_TEST_CONTEXT(shares << " shares, " << each << " each, apart " << apart) {
            BOOST_TEST(keeps_rules(open, round_of(result->turns)));
            BOOST_TEST(result->bound <= result->total_regret);
            OpenTurns loose = open;
            loose.apart = 0;
            BOOST_TEST(result->bound >= assign_by_wishes(loose, lists)->total_regret);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_question_that_is_none_is_a_mistake_of_the_caller) {
    const auto asks = [](const OpenTurns& open, const std::vector<Wish>& lists) {
        return [&] { static_cast<void>(assign_by_wishes(open, lists)); };
    };
    OpenTurns open = open_turns(3);
    BOOST_CHECK_THROW(asks(open, wishes({{4, {1}}}))(), std::invalid_argument);
    BOOST_CHECK_THROW(asks(open, wishes({{1, {1}}, {1, {2}}}))(), std::invalid_argument);
    open.rounds.pop_back();
    BOOST_CHECK_THROW(asks(open, {})(), std::invalid_argument);
    open.rounds.push_back(Round{1});
    BOOST_CHECK_THROW(asks(open, {})(), std::invalid_argument);
    open.rounds.back() = Round{3};
    open.tie_order.back() = ShareNo{1};
    BOOST_CHECK_THROW(asks(open, {})(), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
