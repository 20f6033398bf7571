#include "engine/lending/plan.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using hui::date_of;
using hui::Days;
using hui::Interval;
using hui::iso;
using hui::Rate;
using hui::Vnd;
using hui::lending::DayCount;
using hui::lending::Instalment;
using hui::lending::Method;
using hui::lending::plan_of;
using hui::lending::Residue;
using hui::lending::Terms;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

constexpr Interval monthly{1, Interval::Unit::months};

/// 20,000,000 at 6.6 % a year in twelve months, disbursed on 15 January 2026.
Terms twelve_months(Method method = Method::equal_principal) {
    return {.principal = 20'000'000_vnd,
            .rate = Rate::from_ppm(66'000),
            .periods = 12,
            .every = monthly,
            .disbursed = date_of("2026-01-15"),
            .method = method};
}

std::string row_of(const Instalment& instalment) {
    std::ostringstream row;
    row << instalment.n << '\t' << iso(instalment.due) << '\t' << instalment.days.count() << '\t'
        << instalment.opening.count() << '\t' << instalment.principal.count() << '\t'
        << instalment.interest.count() << '\t' << instalment.payment().count();
    return row.str();
}

Vnd sum_of_principal(const std::vector<Instalment>& instalments) {
    Vnd sum;
    for (const Instalment& instalment : instalments) { sum += instalment.principal; }
    return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_plan_tests)

BOOST_AUTO_TEST_CASE(worked_example_8_twenty_million_on_the_declining_balance) {
    std::ifstream table{HUI_SOURCE_DIR "/tests/support/loan-declining-20m.tsv"};
    std::string line;
    std::getline(table, line);
    std::getline(table, line);
    const auto plan = *plan_of(twelve_months());
    for (const Instalment& instalment : plan.instalments) {
        BOOST_REQUIRE(std::getline(table, line));
        BOOST_TEST(row_of(instalment) == line);
    }
    BOOST_TEST(!std::getline(table, line));
    BOOST_TEST(plan.total_interest().count() == 712'137);
}

BOOST_AUTO_TEST_CASE(worked_example_9_flat_interest_of_twelve_million) {
    Terms terms = twelve_months(Method::flat);
    terms.principal = 12'000'000_vnd;
    terms.rate = Rate::from_ppm(72'000);  // 0.6 % a month
    const auto plan = *plan_of(terms);
    BOOST_TEST(plan.total_interest().count() == 864'000);
    for (const Instalment& instalment : plan.instalments) {
        BOOST_TEST(instalment.payment().count() == 1'072'000);
    }
}

BOOST_AUTO_TEST_CASE(flat_interest_is_rounded_once_for_each_instalment_and_whole_to_the_dong) {
    Terms terms = twelve_months(Method::flat);
    terms.principal = 10'019'988_vnd;
    terms.rate = Rate::percent(10);
    terms.round_to = 1'000_vnd;
    // 83,499.9 a month, 1,001,998.8 in all.
    const auto plan = *plan_of(terms);
    BOOST_TEST(plan.total_interest().count() == 1'001'999);
    BOOST_TEST(plan.instalments.front().interest.count() == 83'000);
    BOOST_TEST(plan.instalments.back().interest.count() == 88'999);
    terms.residue = Residue::first;
    BOOST_TEST(plan_of(terms)->instalments.front().interest.count() == 88'999);
    BOOST_TEST(plan_of(terms)->instalments.back().interest.count() == 83'000);
}

BOOST_AUTO_TEST_CASE(schedules_of_another_loan_system_to_the_dong) {
    Terms a{.principal = 10'000'000_vnd,
            .rate = Rate::percent(24),
            .periods = 24,
            .every = monthly,
            .disbursed = date_of("2014-06-02"),
            .day_count = DayCount::thirty_360,
            .round_to = 100_vnd};
    const auto declining = plan_of(a)->instalments;
    const auto check = [](const Instalment& got, const char* due, Vnd principal, Vnd interest) {
        BOOST_TEST(iso(got.due) == due);
        BOOST_TEST(got.principal.count() == principal.count());
        BOOST_TEST(got.interest.count() == interest.count());
    };
    check(declining.at(0), "2014-07-02", 416'700_vnd, 200'000_vnd);
    check(declining.at(1), "2014-08-02", 416'700_vnd, 191'700_vnd);
    check(declining.at(9), "2015-04-02", 416'700_vnd, 125'000_vnd);
    check(declining.at(23), "2016-06-02", 415'900_vnd, 8'300_vnd);

    Terms b{.principal = 1'200'000_vnd,
            .rate = Rate::percent(24),
            .periods = 4,
            .every = monthly,
            .disbursed = date_of("2011-09-20"),
            .method = Method::equal_instalment,
            .day_count = DayCount::thirty_360};
    const auto annuity = plan_of(b)->instalments;
    check(annuity.at(0), "2011-10-20", 291'149_vnd, 24'000_vnd);
    check(annuity.at(1), "2011-11-20", 296'972_vnd, 18'177_vnd);
    check(annuity.at(2), "2011-12-20", 302'911_vnd, 12'238_vnd);
    check(annuity.at(3), "2012-01-20", 308'968_vnd, 6'179_vnd);

    Terms c{.principal = 1'000_vnd,
            .rate = Rate{},
            .periods = 6,
            .every = monthly,
            .disbursed = date_of("2023-09-01")};
    const auto nothing = plan_of(c)->instalments;
    check(nothing.at(4), "2024-02-01", 167_vnd, 0_vnd);
    check(nothing.at(5), "2024-03-01", 165_vnd, 0_vnd);
}

BOOST_AUTO_TEST_CASE(interest_monthly_and_principal_every_sixth_month_after_a_grace) {
    Terms terms = twelve_months();
    terms.grace = 2;
    terms.principal_every = 5;
    const auto plan = plan_of(terms)->instalments;
    for (const Instalment& instalment : plan) {
        const bool pays = instalment.n == 7 || instalment.n == 12;
        BOOST_TEST(instalment.principal.count() == (pays ? 10'000'000 : 0));
        BOOST_TEST(instalment.interest.count() > 0);
    }
}

BOOST_AUTO_TEST_CASE(a_bullet_pays_interest_each_period_and_the_principal_last) {
    const auto plan = plan_of(twelve_months(Method::bullet))->instalments;
    BOOST_TEST(plan.front().principal.count() == 0);
    BOOST_TEST(plan.back().principal.count() == 20'000'000);
    BOOST_TEST(plan.back().interest.count() == 112'110);
}

BOOST_AUTO_TEST_CASE(the_first_due_date_may_be_given_and_due_dates_leave_rest_days) {
    Terms terms = twelve_months();
    terms.first_due = date_of("2026-01-31");
    BOOST_TEST(iso(plan_of(terms)->instalments.at(1).due) == "2026-02-28");
    terms.rest_days = hui::RestDays{.holidays = {date_of("2026-03-02")}};
    BOOST_TEST(iso(plan_of(terms)->instalments.at(1).due) == "2026-03-03");
    BOOST_TEST(plan_of(terms)->instalments.at(0).days.count() == 18);
}

BOOST_AUTO_TEST_CASE(the_residue_goes_where_it_was_agreed) {
    Terms terms = twelve_months();
    terms.residue = Residue::first;
    const auto plan = plan_of(terms)->instalments;
    BOOST_TEST(plan.front().principal.count() == 1'666'663);
    BOOST_TEST(plan.back().principal.count() == 1'666'667);
}

BOOST_AUTO_TEST_CASE(absurd_plans_are_refused) {
    const auto refused = [](auto change) {
        Terms terms = twelve_months();
        change(terms);
        return outcome_of(plan_of(terms));
    };
    BOOST_TEST(refused([](Terms& t) { t.principal = 0_vnd; }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.periods = 0; }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.periods = 601; }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.first_due = t.disbursed; }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) {
                   t.disbursed = date_of("2026-01-17");  // a Saturday: the due date would move
                   t.first_due = t.disbursed;
                   t.rest_days.emplace();
               }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.disbursed = date_of("2199-01-01"); }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.grace = 12; }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.principal_every = 13; }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) {
                   t.method = Method::bullet;
                   t.grace = 1;
               }) == "bad_plan");
    BOOST_TEST(refused([](Terms& t) { t.principal = 10_vnd; }) == "plan_too_coarse");
    BOOST_TEST(refused([](Terms& t) { t.round_to = 1000_vnd; }) == "done");
}

BOOST_AUTO_TEST_CASE(equal_instalments_but_the_first_are_equal_where_it_takes_the_residue) {
    Terms terms = twelve_months(Method::equal_instalment);
    terms.periods = 60;
    terms.rate = Rate::percent(12);
    terms.residue = Residue::first;
    for (const Vnd unit : {1_vnd, 1000_vnd}) {
        terms.round_to = unit;
        const auto plan = plan_of(terms)->instalments;
        const Vnd payment = plan.at(1).payment();
        BOOST_TEST(plan.front().payment().count() < payment.count());
        for (std::size_t n = 1; n + 1 < plan.size(); ++n) {
            BOOST_TEST(plan.at(n).payment().count() == payment.count());
        }
        BOOST_TEST((payment - plan.back().payment()).count() <= 2 * unit.count());
        BOOST_TEST(plan.back().payment().count() <= payment.count());
    }
}

BOOST_AUTO_TEST_CASE(equal_instalments_that_the_interest_of_a_long_month_eats_are_refused) {
    Terms terms = twelve_months(Method::equal_instalment);
    terms.rate = Rate::percent(15);
    terms.periods = 360;
    BOOST_TEST(outcome_of(plan_of(terms)) == "plan_too_coarse");
    terms.day_count = DayCount::thirty_360;
    BOOST_TEST(outcome_of(plan_of(terms)) == "done");
}

BOOST_AUTO_TEST_CASE(instalments_that_move_off_the_same_rest_days_fall_due_together) {
    Terms terms = twelve_months();
    terms.every = {1, Interval::Unit::weeks};
    terms.disbursed = date_of("2026-02-02");
    terms.rest_days.emplace();
    for (int day = 0; day < 9; ++day) {
        terms.rest_days->holidays.push_back(date_of("2026-02-14") + Days{day});
    }
    const auto plan = plan_of(terms)->instalments;
    BOOST_TEST(iso(plan.at(1).due) == "2026-02-23");
    BOOST_TEST(iso(plan.at(2).due) == "2026-02-23");
    BOOST_TEST(plan.at(2).interest.count() == 0);
    BOOST_TEST(plan.at(2).principal.count() == plan.at(1).principal.count());
}

BOOST_AUTO_TEST_CASE(the_largest_loan_of_600_instalments_is_still_exact) {
    Terms terms = twelve_months(Method::equal_instalment);
    terms.principal = Vnd{1'000'000'000'000'000};
    terms.periods = 600;
    const auto plan = plan_of(terms)->instalments;
    BOOST_TEST(sum_of_principal(plan).count() == terms.principal.count());
}

BOOST_AUTO_TEST_SUITE_END()
