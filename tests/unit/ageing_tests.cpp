#include "engine/lending/ageing.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace hui::lending {

namespace {

using namespace hui::literals;

/// In which bucket a loan is that is late by so many days; -1 = in none.
int bucket_of(std::int64_t days) {
    Ageing ageing;
    ageing.add(days, 1'000_vnd);
    int found = -1;
    for (std::size_t i = 0; i < ageing.buckets().size(); ++i) {
        if (ageing.buckets().at(i).loans == 0) { continue; }
        BOOST_TEST(found == -1, "in two buckets");
        BOOST_TEST(ageing.buckets().at(i).outstanding.count() == 1'000);
        found = static_cast<int>(i);
    }
    return found;
}

std::int64_t risk_of(Vnd at_risk, Vnd rest) {
    Ageing ageing;
    ageing.add(31, at_risk);
    ageing.add(30, rest);
    return ageing.risk_per_ten_thousand();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ageing_tests)

BOOST_AUTO_TEST_CASE(a_day_falls_into_one_bucket_and_edges_into_the_earlier_one) {
    const std::vector<std::pair<std::int64_t, int>> edges{
        {0, -1}, {1, 0},   {9, 0},   {10, 1},  {30, 1},  {31, 2},   {90, 2},
        {91, 3}, {180, 3}, {181, 4}, {360, 4}, {361, 5}, {9'999, 5}};
    for (const auto& [days, bucket] : edges) {
        BOOST_TEST_CONTEXT(days << " days") { BOOST_TEST(bucket_of(days) == bucket); }
    }
}

BOOST_AUTO_TEST_CASE(a_loan_that_is_not_late_counts_among_all_that_is_owed) {
    Ageing ageing;
    ageing.add(0, 600_vnd);
    ageing.add(40, 400_vnd);
    BOOST_TEST(ageing.outstanding().count() == 1'000);
    BOOST_TEST(ageing.at_risk().count() == 400);
}

BOOST_AUTO_TEST_CASE(a_loan_is_at_risk_from_the_thirty_first_day) {
    for (const std::int64_t days : {1, 9, 10, 30}) {
        Ageing ageing;
        ageing.add(days, 1_vnd);
        BOOST_TEST(ageing.at_risk().count() == 0, days);
    }
    for (const std::int64_t days : {31, 90, 91, 180, 181, 360, 361}) {
        Ageing ageing;
        ageing.add(days, 1_vnd);
        BOOST_TEST(ageing.at_risk().count() == 1, days);
    }
}

BOOST_AUTO_TEST_CASE(the_portfolio_at_risk_is_rounded_half_up_to_hundredths_of_a_percent) {
    BOOST_TEST(risk_of(0_vnd, 1_vnd) == 0);
    BOOST_TEST(risk_of(1_vnd, 0_vnd) == 10'000);
    BOOST_TEST(risk_of(1_vnd, 2_vnd) == 3'333);
    BOOST_TEST(risk_of(2_vnd, 1_vnd) == 6'667);
    // 0.005 % is just half of a hundredth.
    BOOST_TEST(risk_of(1_vnd, 19'999_vnd) == 1);
    BOOST_TEST(risk_of(1_vnd, 20'000_vnd) == 0);
    BOOST_TEST(risk_of(1_vnd, Vnd{INT64_MAX - 1}) == 0);
}

BOOST_AUTO_TEST_CASE(where_nothing_is_owed_nothing_is_at_risk) {
    BOOST_TEST(Ageing{}.risk_per_ten_thousand() == 0);
    Ageing ageing;
    ageing.add(40, 0_vnd);
    BOOST_TEST(ageing.risk_per_ten_thousand() == 0);
    BOOST_TEST(ageing.buckets().at(2).loans == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
