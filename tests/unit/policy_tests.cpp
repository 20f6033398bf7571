#include "engine/registry/policy.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::iso;
using hui::Rate;
using hui::Vnd;
using hui::registry::Dated;
using hui::registry::limit_key_of;
using hui::registry::lines_of;
using hui::registry::normal_form;
using hui::registry::Policy;
using hui::registry::PolicyLine;
using hui::registry::set_policy;

namespace {

/// `none` where there is no limit.
std::string limit_on(const Policy& policy, std::string_view key, std::string_view day) {
    const auto limit = policy.limit(key, date_of(day));
    return limit ? std::to_string(limit->count()) : "none";
}

std::string outcome_of_setting(Policy& policy, const PolicyLine& line) {
    const auto refusal = set_policy(policy, line);
    return refusal ? std::string{name_of(refusal->code)} : "done";
}

PolicyLine line(std::string_view key, std::string_view value,
                std::string_view from = "2026-01-01") {
    return {.key = std::string{key}, .value = std::string{value}, .from = date_of(from)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_tests)

BOOST_AUTO_TEST_CASE(before_anything_is_set_the_law_and_the_district_s_custom_hold) {
    const Policy policy;
    for (const Date day : {date_of("1900-01-01"), date_of("2024-06-15"), date_of("2199-12-31")}) {
        BOOST_TEST(policy.contribution_min.on(day).count() == 100'000);
        BOOST_TEST(policy.contribution_max.on(day).count() == 500'000);
        BOOST_TEST((policy.late_rate_default.on(day) == Rate::percent(10)));
        BOOST_TEST((policy.late_rate_cap.on(day) == Rate::percent(20)));
        BOOST_TEST((policy.loan_rate_cap.on(day) == Rate::percent(20)));
        BOOST_TEST((policy.overdue_rate_cap.on(day) == Rate::percent(150)));
        BOOST_TEST((policy.unpaid_interest_cap.on(day) == Rate::percent(10)));
        BOOST_TEST(!policy.limit("limit-borrower", day).has_value());
        BOOST_TEST(!policy.limit("limit-unit:U1", day).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_value_holds_from_its_day_until_the_next_one_does) {
    Dated<Vnd> amounts{Vnd{1}};
    amounts.set(date_of("2026-06-01"), Vnd{3});
    amounts.set(date_of("2026-01-01"), Vnd{2});
    BOOST_TEST(amounts.on(date_of("2025-12-31")).count() == 1);
    BOOST_TEST(amounts.on(date_of("2026-01-01")).count() == 2);
    BOOST_TEST(amounts.on(date_of("2026-05-31")).count() == 2);
    BOOST_TEST(amounts.on(date_of("2026-06-01")).count() == 3);
    BOOST_TEST(amounts.on(date_of("2199-12-31")).count() == 3);
    BOOST_TEST(amounts.on(Date::min()).count() == 1);
}

BOOST_AUTO_TEST_CASE(a_value_set_again_from_the_same_day_replaces_the_first) {
    Dated<Vnd> amounts{Vnd{1}};
    amounts.set(date_of("2026-01-01"), Vnd{2});
    amounts.set(date_of("2026-01-01"), Vnd{3});
    BOOST_TEST(amounts.on(date_of("2026-01-01")).count() == 3);
    BOOST_TEST(amounts.all().size() == 2U);
}

BOOST_AUTO_TEST_CASE(each_key_sets_its_own_value_from_its_day_on) {
    Policy policy;
    BOOST_TEST(outcome_of_setting(policy, line("contribution-min", "50k")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("contribution-max", "2.000.000")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("late-rate-default", "8.5")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("late-rate-cap", "15")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("loan-rate-cap", "12")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("overdue-rate-cap", "130")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("unpaid-interest-cap", "9.5")) == "done");
    const Date before = date_of("2025-12-31");
    const Date from = date_of("2026-01-01");
    BOOST_TEST(policy.contribution_min.on(from).count() == 50'000);
    BOOST_TEST(policy.contribution_max.on(from).count() == 2'000'000);
    BOOST_TEST((policy.late_rate_default.on(from) == Rate::from_ppm(85'000)));
    BOOST_TEST((policy.late_rate_cap.on(from) == Rate::percent(15)));
    BOOST_TEST((policy.loan_rate_cap.on(from) == Rate::percent(12)));
    BOOST_TEST((policy.overdue_rate_cap.on(from) == Rate::percent(130)));
    BOOST_TEST((policy.unpaid_interest_cap.on(from) == Rate::from_ppm(95'000)));
    BOOST_TEST(policy.contribution_min.on(before).count() == 100'000);
    BOOST_TEST(policy.contribution_max.on(before).count() == 500'000);
    BOOST_TEST((policy.late_rate_default.on(before) == Rate::percent(10)));
    BOOST_TEST((policy.late_rate_cap.on(before) == Rate::percent(20)));
    BOOST_TEST((policy.loan_rate_cap.on(before) == Rate::percent(20)));
    BOOST_TEST((policy.overdue_rate_cap.on(before) == Rate::percent(150)));
    BOOST_TEST((policy.unpaid_interest_cap.on(before) == Rate::percent(10)));
}

BOOST_AUTO_TEST_CASE(a_limit_holds_from_its_day_until_another_or_none_does) {
    Policy policy;
    for (const char* key : {"limit-unit:U1", "limit-lender:CSXH", "limit-borrower"}) {
        BOOST_TEST(outcome_of_setting(policy, line(key, "500.5", "2026-01-01")) == "bad_amount");
        BOOST_TEST(outcome_of_setting(policy, line(key, "500000k", "2026-01-01")) == "done");
        BOOST_TEST(outcome_of_setting(policy, line(key, "0", "2026-03-01")) == "done");
        BOOST_TEST(outcome_of_setting(policy, line(key, "none", "2026-06-01")) == "done");
        BOOST_TEST(limit_on(policy, key, "2025-12-31") == "none");
        BOOST_TEST(limit_on(policy, key, "2026-01-01") == "500000000");
        BOOST_TEST(limit_on(policy, key, "2026-03-01") == "0");
        BOOST_TEST(limit_on(policy, key, "2026-06-01") == "none");
    }
    BOOST_TEST(limit_on(policy, "limit-unit:U2", "2026-01-01") == "none");
    BOOST_TEST(limit_on(policy, "limit-lender:U1", "2026-01-01") == "none");
}

BOOST_AUTO_TEST_CASE(a_limit_is_one_whatever_the_case_of_its_code) {
    Policy policy;
    BOOST_TEST(outcome_of_setting(policy, line("limit-unit:Ap3", "1000", "2026-01-01")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("limit-unit:AP3", "2.000", "2026-02-01")) == "done");
    BOOST_TEST(limit_on(policy, "limit-unit:ap3", "2026-01-01") == "1000");
    BOOST_TEST(limit_on(policy, "limit-unit:Ap3", "2026-02-01") == "2000");
    const PolicyLine written = normal_form(policy, line("limit-unit:AP3", "2.000", "2026-02-01"));
    BOOST_TEST(written.key == "limit-unit:Ap3");
    BOOST_TEST(written.value == "2000");
}

BOOST_AUTO_TEST_CASE(the_key_of_a_limit_names_a_unit_a_lender_or_any_one_member) {
    for (const char* key : {"limit-unit:U1", "limit-lender:CSXH", "limit-borrower"}) {
        const auto limit = limit_key_of(key);
        BOOST_REQUIRE(limit.has_value());
        BOOST_TEST(key_text(*limit) == key);
    }
    for (const char* key :
         {"limit", "limit-unit", "limit-unit:", "limit-unit:U 1", "limit-lender:", "limit-lender",
          "limit-borrower:M1", "limit-borrower:", "Limit-unit:U1", "limit-group:G1", ""}) {
        BOOST_TEST(!limit_key_of(key).has_value(), key);
        Policy policy;
        BOOST_TEST(outcome_of_setting(policy, line(key, "1000")) == "unknown_policy");
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_refused_and_the_known_ones_are_named) {
    Policy policy;
    for (const char* key : {"", "contribution", "Contribution-Max", "late-rate-cap "}) {
        BOOST_TEST(outcome_of_setting(policy, line(key, "1")) == "unknown_policy");
    }
    const auto refusal = set_policy(policy, line("rate", "1"));
    BOOST_REQUIRE(refusal.has_value());
    for (const auto& fact : refusal->facts) {
        if (fact.name != "known") { continue; }
        BOOST_TEST(std::get<std::string>(fact.value) ==
                   "contribution-max, contribution-min, late-rate-cap, late-rate-default, "
                   "loan-rate-cap, overdue-rate-cap, two-person-payout, unpaid-interest-cap, "
                   "limit-borrower, limit-lender:CODE, limit-unit:CODE, holiday");
    }
}

BOOST_AUTO_TEST_CASE(a_bad_value_is_refused_by_the_keys_own_rule_and_changes_nothing) {
    Policy policy;
    BOOST_TEST(outcome_of_setting(policy, line("contribution-max", "300.5")) == "bad_amount");
    BOOST_TEST(outcome_of_setting(policy, line("contribution-min", "-1")) == "bad_amount");
    BOOST_TEST(outcome_of_setting(policy, line("late-rate-cap", "20 of 100")) == "bad_rate");
    BOOST_TEST(outcome_of_setting(policy, line("late-rate-default", "")) == "bad_rate");
    BOOST_TEST(outcome_of_setting(policy, line("two-person-payout", "maybe")) == "bad_choice");
    BOOST_TEST(outcome_of_setting(policy, line("loan-rate-cap", "none")) == "bad_rate");
    BOOST_TEST(outcome_of_setting(policy, line("limit-borrower", "no")) == "bad_amount");
    BOOST_TEST(lines_of(policy).size() == 8U);
}

BOOST_AUTO_TEST_CASE(all_that_holds_is_listed_by_key_and_day_and_can_be_set_again) {
    Policy policy;
    BOOST_TEST(outcome_of_setting(policy, line("late-rate-cap", "15", "2027-01-01")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("late-rate-cap", "16.5", "2026-01-01")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("contribution-max", "1000k")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("limit-unit:U1", "1000k", "2026-01-01")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("limit-unit:u1", "none", "2027-01-01")) == "done");
    BOOST_TEST(outcome_of_setting(policy, line("limit-borrower", "50.000")) == "done");
    std::string listed;
    Policy again;
    for (const PolicyLine& one : lines_of(policy)) {
        const bool from_the_beginning = one.from == Date::min();
        listed +=
            one.key + " " + one.value + (from_the_beginning ? "" : " " + iso(one.from)) + "\n";
        BOOST_TEST(outcome_of_setting(again, one) == "done");
    }
    BOOST_TEST(listed ==
               "contribution-max 500000\n"
               "contribution-max 1000000 2026-01-01\n"
               "contribution-min 100000\n"
               "late-rate-cap 20\n"
               "late-rate-cap 16.5 2026-01-01\n"
               "late-rate-cap 15 2027-01-01\n"
               "late-rate-default 10\n"
               "loan-rate-cap 20\n"
               "overdue-rate-cap 150\n"
               "two-person-payout no\n"
               "unpaid-interest-cap 10\n"
               "limit-borrower 50000 2026-01-01\n"
               "limit-unit:U1 1000000 2026-01-01\n"
               "limit-unit:U1 none 2027-01-01\n");
    BOOST_TEST((again.late_rate_cap.all() == policy.late_rate_cap.all()));
    BOOST_TEST((again.contribution_max.all() == policy.contribution_max.all()));
}

BOOST_AUTO_TEST_SUITE_END()
