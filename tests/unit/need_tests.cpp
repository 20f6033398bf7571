#include "engine/savings/need.hpp"
#include "tests/support/turns.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <stdexcept>
#include <vector>

using hui::Round;
using hui::ShareNo;
using hui::savings::Need;
using hui::savings::NeedReason;
using hui::savings::NeedTurn;
using hui::savings::OpenTurns;
using hui::savings::order_by_need;
using hui::savings::Proof;
using hui::tests::any_open_turns;
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

namespace {

Need need(std::int64_t share, std::int64_t points) {
    return {.share = ShareNo{share}, .reasons = {{.reason = "nhà dột", .points = points}}};
}

/// The rounds of the shares, those with most points first, equal ones in the tie order.
Key need_key(const OpenTurns& open, const std::map<ShareNo, std::int64_t>& points,
             const RoundOf& order) {
    std::vector<ShareNo> shares = open.tie_order;
    std::stable_sort(shares.begin(), shares.end(),
                     [&](ShareNo a, ShareNo b) { return points.at(a) > points.at(b); });
    Key key;
    for (const ShareNo share : shares) { key.push_back(order.at(share).count()); }
    return key;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(need_tests)

BOOST_AUTO_TEST_CASE(the_greatest_need_draws_first_and_equal_need_by_the_tie_order) {
    OpenTurns open = open_turns(4);
    open.tie_order = {ShareNo{4}, ShareNo{3}, ShareNo{2}, ShareNo{1}};
    const auto order = order_by_need(open, {need(2, 5), need(3, 1), need(4, 1)});
    BOOST_TEST(order_text(order) == "01-4 02-1 03-3 04-2");
    BOOST_TEST((order->proof == Proof::complete));
}

BOOST_AUTO_TEST_CASE(the_points_of_several_reasons_add_up) {
    const std::vector<NeedReason> reasons{{"con nhập viện", 5}, {"mất việc", 3}};
    const auto order =
        order_by_need(open_turns(3), {need(1, 7), {.share = ShareNo{3}, .reasons = reasons}});
    BOOST_TEST(order_text(order) == "01-2 02-3 03-1");
    const NeedTurn& first = order->turns.front();
    BOOST_TEST(first.points == 8);
}

BOOST_AUTO_TEST_CASE(need_does_not_go_round_a_rule) {
    OpenTurns open = open_turns(4);
    share_of(open, 2).sponsor.clear();
    open.sponsored_through = Round{2};
    BOOST_TEST(order_text(order_by_need(open, {need(2, 9)})) == "01-1 02-3 03-2 04-4");
}

BOOST_AUTO_TEST_CASE(the_neediest_waits_where_the_others_would_be_left_without_a_round) {
    OpenTurns open = open_turns(3);
    share_of(open, 2).not_before = Round{2};
    share_of(open, 3).not_before = Round{2};
    BOOST_TEST(order_text(order_by_need(open, {need(2, 9), need(3, 8)})) == "01-1 02-2 03-3");
}

BOOST_AUTO_TEST_CASE(two_needy_shares_of_one_member_still_stand_apart) {
    OpenTurns open = open_turns(5);
    share_of(open, 2).member = share_of(open, 1).member;
    open.apart = 3;
    BOOST_TEST(order_text(order_by_need(open, {need(1, 9), need(2, 8)})) ==
               "01-1 02-4 03-2 04-3 05-5");
}

BOOST_AUTO_TEST_CASE(every_small_order_is_what_looking_at_all_of_them_gives) {
    std::mt19937 random{77};
    for (int i = 0; i < 150; ++i) {
        const OpenTurns open = any_open_turns(random, 1 + below(random, 6));
        std::map<ShareNo, std::int64_t> points;
        std::vector<Need> needs;
        for (const auto& share : open.shares) {
            points[share.share] = below(random, 3);
            needs.push_back(need(share.share.count(), points[share.share]));
        }
        const auto slow =
            slow_first(open, [&](const RoundOf& order) { return need_key(open, points, order); });
        BOOST_TEST(order_text(order_by_need(open, needs)) == text_of(slow));
    }
}

BOOST_AUTO_TEST_CASE(sixty_shares_by_need_are_kept_apart) {
    OpenTurns open = open_turns(60);
    std::vector<Need> needs;
    for (auto& share : open.shares) {
        share.member = "M" + std::to_string(share.share.count() / 3);
        needs.push_back(need(share.share.count(), share.share.count() % 7));
    }
    open.apart = 5;
    const auto order = order_by_need(open, needs);
    BOOST_TEST(keeps_rules(open, round_of(order->turns)));
    BOOST_TEST((order->proof == Proof::complete));
}

BOOST_AUTO_TEST_CASE(points_too_large_and_needs_of_nobody_are_mistakes) {
    const auto order = [](const std::vector<Need>& needs) {
        static_cast<void>(order_by_need(open_turns(2), needs));
    };
    Need large = need(1, INT64_MAX);
    large.reasons.push_back({"thêm", 1});
    BOOST_CHECK_THROW(order({large}), hui::Overflow);
    BOOST_CHECK_THROW(order({need(3, 1)}), std::invalid_argument);
    BOOST_CHECK_THROW(order({need(1, 1), need(1, 2)}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
