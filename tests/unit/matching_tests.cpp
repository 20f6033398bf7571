#include "engine/savings/matching.hpp"
#include "tests/support/turns.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

using hui::savings::cost_of;
using hui::savings::CostTable;
using hui::savings::dearest;
using hui::savings::forbidden;
using hui::savings::is_allowed;
using hui::savings::is_tight;
using hui::savings::Matcher;
using hui::savings::Matching;
using hui::tests::below;

namespace {

CostTable any_costs(std::mt19937& random, std::size_t size, std::int64_t most) {
    CostTable costs{size};
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            costs.set(row, column, below(random, 5) == 0 ? forbidden : below(random, most));
        }
    }
    return costs;
}

/// What makes it certain that a matching costs the least, by itself: see `Matching`.
bool proves_itself(const CostTable& costs, const Matching& matching) {
    std::vector<bool> taken(costs.size(), false);
    for (std::size_t row = 0; row < costs.size(); ++row) {
        const std::size_t own = matching.column_of[row];
        if (taken.at(own) || !is_tight(costs, matching, row, own)) { return false; }
        taken[own] = true;
        for (std::size_t column = 0; column < costs.size(); ++column) {
            if (costs.at(row, column) < matching.row_price[row] + matching.column_price[column]) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(matching_tests)

BOOST_AUTO_TEST_CASE(prices_prove_that_no_matching_costs_less) {
    std::mt19937 random{5};
    for (const std::size_t size : {1U, 2U, 9U, 60U, 200U}) {
        for (const std::int64_t most : {std::int64_t{2}, std::int64_t{1'000}, dearest}) {
            const CostTable costs = any_costs(random, size, most);
            BOOST_TEST(proves_itself(costs, Matcher{size}.solve(costs)));
        }
    }
}

BOOST_AUTO_TEST_CASE(one_matching_after_the_other_costs_what_each_costs_alone) {
    std::mt19937 random{6};
    Matcher matcher{20};
    Matching last;
    CostTable costs = any_costs(random, 20, 50);
    for (int i = 0; i < 500; ++i) {
        const auto row = static_cast<std::size_t>(below(random, 20));
        const auto column = static_cast<std::size_t>(below(random, 20));
        costs.set(row, column, below(random, 3) == 0 ? forbidden : below(random, 50));
        last = matcher.solve(costs, last);
        BOOST_TEST(proves_itself(costs, last));
        BOOST_TEST(cost_of(costs, last.column_of) ==
                   cost_of(costs, Matcher{20}.solve(costs).column_of));
    }
}

BOOST_AUTO_TEST_CASE(a_forbidden_pair_is_taken_only_where_there_is_no_other_way) {
    CostTable costs{2};
    costs.set(0, 0, forbidden);
    costs.set(0, 1, dearest);
    costs.set(1, 0, dearest);
    BOOST_TEST(is_allowed(costs, Matcher{2}.solve(costs)));
    costs.set(0, 1, forbidden);
    BOOST_TEST(!is_allowed(costs, Matcher{2}.solve(costs)));
}

BOOST_AUTO_TEST_SUITE_END()
