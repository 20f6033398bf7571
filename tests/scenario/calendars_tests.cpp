#include "engine/exchange/line_files.hpp"
#include "engine/report/interest_report.hpp"
#include "engine/store/register_table.hpp"
#include "tests/support/people.hpp"

#include <fstream>

using namespace hui;
using namespace hui::tests;

namespace {

std::vector<std::string> draw_dates(Treasurer& treasurer, std::string_view group) {
    std::vector<std::string> dates;
    for (const auto& line :
         granted(report::turn_report(treasurer.ledger(), group, on("2026-12-31")))) {
        dates.push_back(iso(line.draw));
    }
    return dates;
}

savings::GroupOpened called(std::string code, const GroupOf& group) {
    savings::GroupOpened opening = opening_of(group);
    opening.terms.code = std::move(code);
    return opening;
}

GroupOf rolling(std::string_view start) {
    return {.shares = 3, .start = on(start), .calendar = {.rest_days = RestDays{}}};
}

void set_holidays(Treasurer& treasurer, const std::vector<actions::Holiday>& holidays) {
    granted(actions::set_holidays(treasurer.ledger(), holidays, treasurer.actor()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calendars_tests)

BOOST_AUTO_TEST_CASE(a_round_is_closed_in_the_month_of_its_draw) {
    // Due on the 30th, drawn on the 3rd of the month after.
    Treasurer treasurer{{.shares = 2, .start = on("2026-01-30"), .calendar = {.draw_after = 4}}};
    treasurer.all_pay(on("2026-01-30"));
    BOOST_TEST(treasurer.closes("2026-01").blockers.empty());
    const auto waiting = treasurer.closes("2026-02");
    BOOST_REQUIRE(!waiting.blockers.empty());
    BOOST_TEST((waiting.blockers.front().blocker.code == closing::BlockerCode::round_not_drawn));
    check_refused(treasurer, "before_round",
                  [&] { return treasurer.record(savings::Payout{}, on("2026-02-02")); });
    treasurer.draws(on("2026-02-03"));
    treasurer.all_pay(on("2026-02-28"));
    BOOST_TEST(treasurer.closes("2026-02").blockers.empty());
    treasurer.draws(on("2026-03-04"));
    BOOST_TEST(treasurer.closes("2026-03").blockers.empty());
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_CASE(a_pot_is_late_from_its_draw_date_on) {
    Treasurer treasurer{{.shares = 3, .calendar = {.draw_after = 3}}};
    const auto late_on = [&](Date day) {
        const auto report = granted(report::interest_report(
            treasurer.ledger(), {.group = "G012", .share = share("01"), .on = day}));
        return report.lines.size();
    };
    treasurer.all_pay(on("2026-03-05"));
    BOOST_TEST(late_on(on("2026-03-08")) == 0U);
    BOOST_TEST(late_on(on("2026-03-10")) == 1U);
    treasurer.draws(on("2026-03-08"));
    BOOST_TEST(late_on(on("2026-03-10")) == 0U);
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_CASE(holidays_that_are_set_later_move_no_round_of_a_group) {
    Treasurer treasurer;
    set_holidays(treasurer, {{on("2026-04-30"), "Ngày Chiến thắng"}, {on("2026-05-01"), "1/5"}});
    treasurer.opens(called("G030", rolling("2026-03-30")));
    const std::vector<std::string> agreed{"2026-03-30", "2026-05-04", "2026-06-01"};
    BOOST_TEST(draw_dates(treasurer, "G030") == agreed, boost::test_tools::per_element());
    set_holidays(treasurer, {{on("2026-03-30"), "ngày nghỉ bù"}, {on("2026-04-30"), "none"}});
    BOOST_TEST(draw_dates(treasurer, "G030") == agreed, boost::test_tools::per_element());
    treasurer.opens(called("G031", rolling("2026-03-30")));
    const std::vector<std::string> later{"2026-03-31", "2026-04-30", "2026-06-01"};
    BOOST_TEST(draw_dates(treasurer, "G031") == later, boost::test_tools::per_element());
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_CASE(the_same_group_is_found_whatever_holidays_were_set_since) {
    Treasurer treasurer;
    const auto group = called("G030", rolling("2026-03-30"));
    treasurer.opens(group);
    set_holidays(treasurer, {{on("2026-04-30"), "lễ"}});
    BOOST_TEST((granted(treasurer.try_open(group)).writing == Recorded::Writing::found));
    auto other = group;
    other.terms.calendar.draw_after = 1;
    check_refused(treasurer, "code_taken", [&] { return treasurer.try_open(other); });
}

BOOST_AUTO_TEST_CASE(a_holiday_that_is_known_is_not_recorded_again) {
    Treasurer treasurer;
    const std::vector<actions::Holiday> list{{on("2026-09-02"), "Quốc khánh"}};
    BOOST_TEST(granted(actions::set_holidays(treasurer.ledger(), list, treasurer.actor())).size() ==
               1U);
    BOOST_TEST(granted(actions::set_holidays(treasurer.ledger(), list, treasurer.actor())).empty());
}

BOOST_AUTO_TEST_CASE(worked_example_7_lunar_groups_run_through_a_leap_month_or_past_it) {
    struct Calendar {
        LeapMonth leap;
        std::vector<std::string> days;
    };
    for (const Calendar& row : {
             Calendar{LeapMonth::repeat, {"2025-06-05", "2025-07-04", "2025-08-03", "2025-09-01"}},
             Calendar{LeapMonth::skip, {"2025-06-05", "2025-07-04", "2025-09-01", "2025-10-01"}},
         }) {
        Treasurer treasurer{
            {.shares = 4, .start = on("2025-06-05"), .calendar = {.lunar = row.leap}}};
        BOOST_TEST(draw_dates(treasurer, "G012") == row.days, boost::test_tools::per_element());
        treasurer.plays_rounds(1, 4);
        for (const report::ShareLine& line : treasurer.group_at(on("2025-12-31")).shares) {
            BOOST_TEST(line.net.count() == 0);
        }
        BOOST_TEST(treasurer.problems().empty());
    }
}

BOOST_FIXTURE_TEST_CASE(a_newcomers_round_has_one_day_in_the_calendar_and_among_the_dues, People) {
    plays_rounds(1, 3);
    const Date came = on("2026-08-01");
    granted(joins("M5", came));
    const auto rounds = granted(report::turn_report(ledger(), "G012", came));
    BOOST_TEST(iso(rounds.back().due) == "2026-08-01");
    BOOST_TEST(iso(rounds.back().draw) == "2026-08-01");
    BOOST_TEST(iso(rounds.at(3).due) == "2026-06-05");
    std::size_t found = 0;
    for (const report::DueLine& line : dues_at(came)) {
        if (line.round != Round{5}) { continue; }
        ++found;
        BOOST_TEST((line.due == came));
    }
    BOOST_TEST(found == 5U);
}

BOOST_AUTO_TEST_CASE(a_list_of_holidays_is_read_with_its_lines) {
    const OwnFolder folder;
    const std::string file = folder / "holidays.txt";
    std::ofstream{file} << "2026-09-02 Quốc khánh\r\n\n2026-01-01\n";
    const auto list = granted(exchange::read_holidays(file));
    BOOST_TEST(list.size() == 2U);
    BOOST_TEST(list.front().name.value() == "Quốc khánh");
    BOOST_TEST(!list.back().name);
    std::ofstream{file} << "2026-09-02\n2026-09-31 Quốc khánh\n";
    const auto wrong = exchange::read_holidays(file);
    BOOST_TEST(outcome_of(wrong) == "bad_date");
    BOOST_TEST(std::get<std::int64_t>(wrong.refusal().facts.at(1).value) == 2);
    std::ofstream{file} << "2026-09-021 Quốc khánh\n";
    BOOST_TEST(outcome_of(exchange::read_holidays(file)) == "bad_date");
    BOOST_TEST(outcome_of(exchange::read_holidays(folder / "none.txt")) == "file_unreadable");
}

BOOST_AUTO_TEST_CASE(a_list_as_an_editor_on_windows_saves_it_is_read) {
    const OwnFolder folder;
    const std::string file = folder / "holidays.txt";
    std::ofstream{file} << "\xEF\xBB\xBF"
                           "2026-09-02\tQuốc khánh\r\n  \t\r\n 2026-01-01  \r\n";
    const auto list = granted(exchange::read_holidays(file));
    BOOST_REQUIRE(list.size() == 2U);
    BOOST_TEST(iso(list.front().day) == "2026-09-02");
    BOOST_TEST(list.front().name.value() == "Quốc khánh");
    BOOST_TEST(!list.back().name);
}

BOOST_AUTO_TEST_CASE(a_day_without_a_name_keeps_the_one_it_has) {
    Treasurer treasurer;
    set_holidays(treasurer, {{on("2026-09-02"), "Quốc khánh"}});
    const std::vector<actions::Holiday> bare{{on("2026-09-02"), {}}, {on("2026-01-01"), {}}};
    BOOST_TEST(granted(actions::set_holidays(treasurer.ledger(), bare, treasurer.actor())).size() ==
               1U);
    const auto holidays = store::policy_of(treasurer.ledger()).holidays;
    BOOST_TEST(holidays.at(on("2026-09-02")) == "Quốc khánh");
    BOOST_TEST(holidays.at(on("2026-01-01")) == registry::unnamed_holiday);
    set_holidays(treasurer, {{on("2026-01-01"), "Tết Dương lịch"}});
    BOOST_TEST(store::policy_of(treasurer.ledger()).holidays.at(on("2026-01-01")) ==
               "Tết Dương lịch");
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
