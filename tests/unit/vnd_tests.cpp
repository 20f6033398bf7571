#include "engine/base/vnd.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>

using hui::Overflow;
using hui::Vnd;
using namespace hui::literals;

namespace {
constexpr Vnd largest{INT64_MAX};
constexpr Vnd smallest{INT64_MIN};
}  // namespace

BOOST_AUTO_TEST_SUITE(vnd_tests)

BOOST_AUTO_TEST_CASE(an_amount_is_nothing_until_it_is_given) { BOOST_TEST(Vnd{}.count() == 0); }

BOOST_AUTO_TEST_CASE(a_literal_is_whole_dong) {
    BOOST_TEST((300'000_vnd).count() == 300'000);
    static_assert(9'223'372'036'854'775'807_vnd == largest);
}

BOOST_AUTO_TEST_CASE(sums_and_differences_are_exact) {
    BOOST_TEST((300'000_vnd + 1_vnd).count() == 300'001);
    BOOST_TEST((1_vnd - 300'000_vnd).count() == -299'999);
    BOOST_TEST((-300'000_vnd).count() == -300'000);
}

BOOST_AUTO_TEST_CASE(a_pot_is_a_contribution_times_the_shares) {
    BOOST_TEST((300'000_vnd * 10).count() == 3'000'000);
    BOOST_TEST((300'000_vnd * -1).count() == -300'000);
    BOOST_TEST((300'000_vnd * 0).count() == 0);
}

BOOST_AUTO_TEST_CASE(a_running_balance_goes_up_and_down) {
    Vnd balance = 100'000_vnd;
    balance += 50'000_vnd;
    balance -= 200'000_vnd;
    BOOST_TEST(balance.count() == -50'000);
}

BOOST_AUTO_TEST_CASE(amounts_are_ordered_as_numbers) {
    BOOST_TEST((-1_vnd < 0_vnd));
    BOOST_TEST((2_vnd > 1_vnd));
    BOOST_TEST((smallest < largest));
    BOOST_TEST((5_vnd == Vnd{5}));
}

BOOST_AUTO_TEST_CASE(sums_at_the_edge_of_64_bits_are_kept) {
    BOOST_TEST((largest - 1_vnd + 1_vnd == largest));
    BOOST_TEST((smallest + largest == -1_vnd));
    BOOST_TEST((-largest - 1_vnd == smallest));
    BOOST_TEST((Vnd{INT64_MIN / 2} * 2 == smallest));
}

BOOST_AUTO_TEST_CASE(a_sum_beyond_64_bits_throws) {
    BOOST_CHECK_THROW(largest + 1_vnd, Overflow);
    BOOST_CHECK_THROW(smallest + -1_vnd, Overflow);
    BOOST_CHECK_THROW(smallest - 1_vnd, Overflow);
    BOOST_CHECK_THROW(0_vnd - smallest, Overflow);
    BOOST_CHECK_THROW(-smallest, Overflow);
}

BOOST_AUTO_TEST_CASE(a_product_beyond_64_bits_throws) {
    BOOST_CHECK_THROW(largest * 2, Overflow);
    BOOST_CHECK_THROW(smallest * -1, Overflow);
    BOOST_CHECK_THROW(Vnd{INT64_C(1) << 32} * (INT64_C(1) << 31), Overflow);
}

BOOST_AUTO_TEST_CASE(a_balance_that_would_overflow_stays_as_it_was) {
    Vnd balance = largest;
    BOOST_CHECK_THROW(balance += 1_vnd, Overflow);
    BOOST_TEST((balance == largest));
    balance = smallest;
    BOOST_CHECK_THROW(balance -= 1_vnd, Overflow);
    BOOST_TEST((balance == smallest));
}

BOOST_AUTO_TEST_SUITE_END()
