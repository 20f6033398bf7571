#include "engine/savings/defaults.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::AdvancedDue;
using hui::savings::Due;
using hui::savings::spread_evenly;
using namespace hui::literals;

namespace {

/// A due of 300,000 of which `lacking` lacks.
Due due(std::int64_t round, Vnd lacking) {
    return {.share = ShareNo{1},
            .round = Round{round},
            .on = {},
            .amount = 300'000_vnd,
            .paid = 300'000_vnd - lacking,
            .advanced = {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(defaults_rule_tests)

BOOST_AUTO_TEST_CASE(a_fund_is_spread_over_equal_dues_in_equal_parts) {
    const auto parts =
        spread_evenly(600'000_vnd, {due(5, 300'000_vnd), due(6, 300'000_vnd), due(7, 300'000_vnd)});
    BOOST_TEST(
        (parts == std::vector<AdvancedDue>{
                      {Round{5}, 200'000_vnd}, {Round{6}, 200'000_vnd}, {Round{7}, 200'000_vnd}}));
}

BOOST_AUTO_TEST_CASE(what_does_not_divide_goes_to_the_earliest_one_dong_each) {
    const auto parts =
        spread_evenly(100'001_vnd, {due(5, 300'000_vnd), due(6, 300'000_vnd), due(7, 300'000_vnd)});
    BOOST_TEST(
        (parts == std::vector<AdvancedDue>{
                      {Round{5}, 33'334_vnd}, {Round{6}, 33'334_vnd}, {Round{7}, 33'333_vnd}}));
}

BOOST_AUTO_TEST_CASE(a_due_that_lacks_little_is_left_as_it_is) {
    const auto parts =
        spread_evenly(100'000_vnd, {due(5, 50'000_vnd), due(6, 300'000_vnd), due(7, 300'000_vnd)});
    BOOST_TEST((parts == std::vector<AdvancedDue>{{Round{6}, 50'000_vnd}, {Round{7}, 50'000_vnd}}));
}

BOOST_AUTO_TEST_CASE(a_fund_that_suffices_pays_all_and_an_empty_one_nothing) {
    const std::vector<Due> dues{due(5, 50'000_vnd), due(6, 300'000_vnd)};
    BOOST_TEST((spread_evenly(900'000_vnd, dues) ==
                std::vector<AdvancedDue>{{Round{5}, 50'000_vnd}, {Round{6}, 300'000_vnd}}));
    BOOST_TEST(spread_evenly(0_vnd, dues).empty());
}

BOOST_AUTO_TEST_SUITE_END()
