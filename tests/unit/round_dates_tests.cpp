#include "engine/savings/open.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace hui;
using namespace hui::savings;
using namespace hui::tests;

namespace {

using Texts = std::vector<std::string>;

constexpr Interval weekly{.count = 1, .unit = Interval::Unit::weeks};

Texts days_of(const Terms& terms, std::int64_t rounds, Date (*day_of)(const Terms&, Round)) {
    Texts days;
    for (std::int64_t round = 1; round <= rounds; ++round) {
        days.push_back(iso(day_of(terms, Round{round})));
    }
    return days;
}

Texts due_dates(const GroupOf& group) {
    return days_of(opening_of(group).terms, group.shares, date_of_round);
}

Texts draw_dates(const GroupOf& group) {
    return days_of(opening_of(group).terms, group.shares, draw_date_of_round);
}

GroupCalendar drawn_after(std::int64_t days) { return {.draw_after = days}; }
GroupCalendar lunar(LeapMonth leap) { return {.lunar = leap}; }
GroupCalendar rolling(std::vector<Date> holidays = {}) {
    return {.rest_days = RestDays{.holidays = std::move(holidays)}};
}

std::string opened(const GroupOf& group, const registry::Policy& policy = {}) {
    return std::string{outcome_of(decide_open(opening_of(group), policy))};
}

std::string body_of(const GroupOf& group) { return draft_of(opening_of(group), group.start).body; }

}  // namespace

BOOST_AUTO_TEST_SUITE(round_dates_tests)

BOOST_AUTO_TEST_CASE(without_more_said_a_round_is_drawn_on_the_day_it_is_due) {
    const GroupOf group{.shares = 4, .start = date_of("2026-01-31")};
    BOOST_TEST(draw_dates(group) == due_dates(group), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(paid_by_the_first_and_drawn_on_the_third) {
    const GroupOf group{.shares = 3, .start = date_of("2026-01-01"), .calendar = drawn_after(2)};
    const Texts due{"2026-01-01", "2026-02-01", "2026-03-01"};
    const Texts drawn{"2026-01-03", "2026-02-03", "2026-03-03"};
    BOOST_TEST(due_dates(group) == due, boost::test_tools::per_element());
    BOOST_TEST(draw_dates(group) == drawn, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pot_is_paid_out_on_the_draw_date_at_the_earliest) {
    MemoryBook book{opening_of({.shares = 2, .calendar = drawn_after(2)})};
    for (const std::int64_t no : {1, 2}) {
        (void)book.record(Contribute{.share = ShareNo{no}, .amount = {}}, date_of("2026-03-05"));
    }
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-06"))) == "before_round");
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-07"))) == "done");
}

BOOST_AUTO_TEST_CASE(a_due_is_late_from_its_own_day_whenever_the_draw_is) {
    const Group group = group_of({.calendar = drawn_after(10)});
    const Date due = date_of("2026-04-05");
    BOOST_TEST(last_round_due(group, due).count() == 2);
    BOOST_TEST(last_round_to_draw(group, due).count() == 1);
    BOOST_TEST(last_round_to_draw(group, date_of("2026-04-15")).count() == 2);
    BOOST_TEST(arrears_of(group, group.shares.front(), due).count() == 600'000);
}

BOOST_AUTO_TEST_CASE(a_draw_lies_before_the_next_round) {
    BOOST_TEST(opened({.calendar = drawn_after(27)}) == "done");
    BOOST_TEST(opened({.calendar = drawn_after(28)}) == "draw_after_too_long");
    BOOST_TEST(opened({.calendar = drawn_after(-1)}) == "draw_after_too_long");
    BOOST_TEST(opened({.every = weekly, .calendar = drawn_after(6)}) == "done");
    BOOST_TEST(opened({.every = weekly, .calendar = drawn_after(7)}) == "draw_after_too_long");
}

BOOST_AUTO_TEST_CASE(a_weekend_stays_where_nothing_was_agreed) {
    const Texts due{"2026-01-31", "2026-02-28"};
    BOOST_TEST(due_dates({.shares = 2, .start = date_of("2026-01-31")}) == due,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_saturday_or_sunday_moves_to_monday_and_never_drifts) {
    const Texts due{"2026-02-02", "2026-03-02", "2026-03-31", "2026-04-30"};
    BOOST_TEST(
        due_dates({.shares = 4, .start = date_of("2026-01-31"), .calendar = rolling()}) == due,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_holiday_before_a_weekend_moves_over_both) {
    // 30 April and 1 May 2026 are a Thursday and a Friday.
    const GroupOf group{.shares = 2,
                        .start = date_of("2026-03-30"),
                        .calendar = rolling({date_of("2026-04-30"), date_of("2026-05-01")})};
    const Texts due{"2026-03-30", "2026-05-04"};
    BOOST_TEST(due_dates(group) == due, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_draw_date_moves_by_itself) {
    GroupCalendar calendar = rolling();
    calendar.draw_after = 2;
    const GroupOf group{.shares = 2, .start = date_of("2026-01-01"), .calendar = calendar};
    const Texts due{"2026-01-01", "2026-02-02"};
    const Texts drawn{"2026-01-05", "2026-02-03"};
    BOOST_TEST(due_dates(group) == due, boost::test_tools::per_element());
    BOOST_TEST(draw_dates(group) == drawn, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_draw_is_before_its_moved_due_date) {
    for (std::int64_t days = 0; days < 7; ++days) {
        GroupCalendar calendar = rolling({date_of("2026-02-02"), date_of("2026-05-01")});
        calendar.draw_after = days;
        const GroupOf group{.shares = 12, .start = date_of("2026-01-31"), .calendar = calendar};
        const Terms terms = opening_of(group).terms;
        for (std::int64_t round = 1; round <= group.shares; ++round) {
            BOOST_TEST(
                (draw_date_of_round(terms, Round{round}) >= date_of_round(terms, Round{round})));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_holidays_of_the_cycle_become_part_of_the_agreement) {
    registry::Policy policy;
    for (const char* day : {"2026-01-01", "2026-04-30", "2026-06-05", "2026-12-31"}) {
        policy.holidays.emplace(date_of(day), "lễ");
    }
    const auto moving = decide_open(opening_of({.calendar = rolling()}), policy);
    const std::vector<Date> kept{date_of("2026-04-30"), date_of("2026-06-05")};
    BOOST_TEST((moving->terms.calendar.rest_days->holidays == kept));
    BOOST_TEST(!decide_open(opening_of({}), policy)->terms.calendar.rest_days);
}

// Worked example 7.
BOOST_AUTO_TEST_CASE(a_lunar_group_meets_on_the_tenth_of_each_lunar_month) {
    const Texts repeated{"2025-06-05", "2025-07-04", "2025-08-03", "2025-09-01"};
    const Texts skipped{"2025-06-05", "2025-07-04", "2025-09-01", "2025-10-01"};
    const auto group = [](LeapMonth leap) {
        return GroupOf{.shares = 4, .start = date_of("2025-06-05"), .calendar = lunar(leap)};
    };
    BOOST_TEST(due_dates(group(LeapMonth::repeat)) == repeated, boost::test_tools::per_element());
    BOOST_TEST(due_dates(group(LeapMonth::skip)) == skipped, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_lunar_group_may_meet_every_second_month) {
    const Texts due{"2025-06-05", "2025-08-03", "2025-10-01"};
    BOOST_TEST(due_dates({.shares = 3,
                          .start = date_of("2025-06-05"),
                          .every = {.count = 2},
                          .calendar = lunar(LeapMonth::repeat)}) == due,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_lunar_group_counts_in_months_of_known_years) {
    const auto start = [](const char* day, LeapMonth leap) {
        return opened({.start = date_of(day), .calendar = lunar(leap)});
    };
    BOOST_TEST(opened({.every = weekly, .calendar = lunar(LeapMonth::skip)}) ==
               "lunar_needs_months");
    BOOST_TEST(start("1999-06-05", LeapMonth::skip) == "lunar_out_of_range");
    BOOST_TEST(start("2000-01-10", LeapMonth::skip) == "lunar_out_of_range");
    BOOST_TEST(start("2049-12-05", LeapMonth::repeat) == "lunar_out_of_range");
    BOOST_TEST(start("2025-08-03", LeapMonth::skip) == "lunar_start_in_leap_month");
    BOOST_TEST(start("2025-08-03", LeapMonth::repeat) == "done");
    BOOST_TEST(start("2025-06-05", LeapMonth::skip) == "done");
}

BOOST_AUTO_TEST_CASE(money_of_weekly_rounds_is_dated_a_month_before_the_first_at_most) {
    MemoryBook book{opening_of(
        {.start = date_of("2025-09-15"), .every = {.count = 1, .unit = Interval::Unit::weeks}})};
    const Contribute ahead{.share = ShareNo{1}, .amount = Vnd{300'000}};
    BOOST_TEST(outcome_of(book.record(ahead, date_of("2025-08-14"))) == "before_first_period");
    BOOST_TEST(outcome_of(book.record(ahead, date_of("2025-08-15"))) == "done");
}

BOOST_AUTO_TEST_CASE(money_is_dated_one_lunar_month_before_the_first_round_at_most) {
    MemoryBook book{
        opening_of({.start = date_of("2025-09-01"), .calendar = lunar(LeapMonth::skip)})};
    const Contribute ahead{.share = ShareNo{1}, .amount = Vnd{300'000}};
    BOOST_TEST(outcome_of(book.record(ahead, date_of("2025-07-03"))) == "before_first_period");
    BOOST_TEST(outcome_of(book.record(ahead, date_of("2025-07-04"))) == "done");
}

BOOST_AUTO_TEST_CASE(an_ordinary_opening_says_nothing_of_the_calendar) {
    BOOST_TEST(
        body_of({.shares = 2}) ==
        R"({"code":"G012","contribution":300000,"every":"1m","late_interest":"",)"
        R"("name":"Tổ hùn vốn ấp 3","order":"fixed","organiser":"M1","pot":"gross",)"
        R"("shares":[{"member":"M1","share":1,"turn":1},{"member":"M2","share":2,"turn":2}],)"
        R"("start":"2026-03-05","unit":"U1"})");
}

BOOST_AUTO_TEST_CASE(what_was_agreed_is_read_back_from_the_body) {
    GroupCalendar calendar = rolling({date_of("2026-04-30"), date_of("2026-05-01")});
    calendar.lunar = LeapMonth::skip;
    calendar.draw_after = 3;
    for (const GroupCalendar& agreed :
         {calendar, rolling(), drawn_after(1), lunar(LeapMonth::repeat), GroupCalendar{}}) {
        const auto event = event_of(group_opened_kind, body_of({.calendar = agreed}));
        BOOST_TEST((std::get<GroupOpened>(*event).terms.calendar == agreed));
    }
}

BOOST_AUTO_TEST_CASE(a_holiday_is_set_and_taken_off_by_its_day) {
    registry::Policy policy;
    const auto set = [&](const char* name) {
        return registry::set_policy(
            policy, {.key = "holiday", .value = name, .from = date_of("2026-09-02")});
    };
    BOOST_TEST(!set(" Quốc khánh "));
    BOOST_TEST(policy.holidays.at(date_of("2026-09-02")) == "Quốc khánh");
    BOOST_TEST(registry::lines_of(policy).back().value == "Quốc khánh");
    BOOST_TEST(!set("none"));
    BOOST_TEST(policy.holidays.empty());
    BOOST_TEST(set("").has_value());
}

BOOST_AUTO_TEST_CASE(leap_months_are_for_lunar_groups_which_must_speak_of_them) {
    const auto code = [](CalendarKind kind, std::optional<LeapMonth> leap) {
        const auto refusal = check_leap(kind, leap);
        return std::string{refusal ? name_of(refusal->code) : "done"};
    };
    BOOST_TEST(code(CalendarKind::lunar, LeapMonth::skip) == "done");
    BOOST_TEST(code(CalendarKind::lunar, {}) == "leap_not_agreed");
    BOOST_TEST(code(CalendarKind::solar, {}) == "done");
    BOOST_TEST(code(CalendarKind::solar, LeapMonth::repeat) == "leap_without_lunar");
}

BOOST_AUTO_TEST_CASE(the_words_of_the_calendar_are_few) {
    BOOST_TEST(outcome_of(parse_calendar("lunar")) == "done");
    BOOST_TEST(outcome_of(parse_calendar("moon")) == "bad_choice");
    BOOST_TEST(outcome_of(parse_leap("twice")) == "bad_choice");
    BOOST_TEST(outcome_of(parse_roll("before")) == "bad_choice");
    BOOST_TEST(outcome_of(parse_draw_after("-1")) == "bad_number");
}

BOOST_AUTO_TEST_SUITE_END()
