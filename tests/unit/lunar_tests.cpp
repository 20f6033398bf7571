#include "engine/base/lunar.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <fstream>
#include <string>
#include <vector>

using namespace hui;

namespace {

/// The lines of the ephemeris's table, as they are.
std::vector<std::string> months_of_the_table() {
    std::ifstream file{HUI_SOURCE_DIR "/tests/support/lunar-months.txt"};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') { lines.push_back(line); }
    }
    return lines;
}

/// The months one after the other, as this program has them.
std::vector<LunarMonth> all_months() {
    std::vector<LunarMonth> months;
    for (auto lunar = lunar_of(date_of("2000-01-07")); lunar;
         lunar = lunar_of(months.back().first + Days{months.back().days})) {
        months.push_back(lunar->month);
    }
    return months;
}

/// As a line of the table has it.
std::string line_of(const LunarMonth& month) {
    const bool leap = month.kind == LunarMonth::Kind::leap;
    return fmt::format("{}\t{}{}\t{}", iso(month.first), month.month, leap ? "n" : "", month.year);
}

std::string after(std::string_view start, std::int64_t months, LeapMonth leap) {
    const auto day = add_lunar_months(date_of(start), months, leap);
    return day ? iso(*day) : "outside";
}

std::string lunar(std::string_view date) { return lunar_text(*lunar_of(date_of(date))); }

}  // namespace

BOOST_AUTO_TEST_SUITE(lunar_tests)

BOOST_AUTO_TEST_CASE(every_month_of_fifty_years_is_that_of_the_ephemeris) {
    const auto table = months_of_the_table();
    BOOST_TEST(table.size() > 600U);
    std::vector<std::string> computed;
    for (const LunarMonth& month : all_months()) { computed.push_back(line_of(month)); }
    BOOST_TEST(computed == table, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_month_has_29_or_30_days) {
    for (const LunarMonth& month : all_months()) {
        BOOST_TEST((month.days == 29 || month.days == 30));
    }
}

BOOST_AUTO_TEST_CASE(a_solar_day_has_its_lunar_day) {
    BOOST_TEST(lunar("2025-01-29") == "1/1/2025");
    BOOST_TEST(lunar("2025-06-05") == "10/5/2025");
    BOOST_TEST(lunar("2025-08-03") == "10/6n/2025");
    BOOST_TEST(lunar("2026-02-16") == "29/12/2025");
}

// Worked example 7.
BOOST_AUTO_TEST_CASE(the_tenth_of_each_lunar_month_from_the_fifth_of_2025) {
    const auto days = [](LeapMonth leap) {
        std::vector<std::string> list;
        for (const std::int64_t n : {0, 1, 2, 3}) { list.push_back(after("2025-06-05", n, leap)); }
        return list;
    };
    const std::vector<std::string> repeated{"2025-06-05", "2025-07-04", "2025-08-03", "2025-09-01"};
    const std::vector<std::string> skipped{"2025-06-05", "2025-07-04", "2025-09-01", "2025-10-01"};
    BOOST_TEST(days(LeapMonth::repeat) == repeated, boost::test_tools::per_element());
    BOOST_TEST(days(LeapMonth::skip) == skipped, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_thirtieth_is_the_last_day_of_a_short_month_and_never_drifts) {
    const Date start = date_of("2025-02-27");
    BOOST_TEST(lunar("2025-02-27") == "30/1/2025");
    for (std::int64_t n = 1; n <= 120; ++n) {
        const auto day = lunar_of(*add_lunar_months(start, n, LeapMonth::repeat));
        BOOST_TEST(day->day == day->month.days);
    }
}

BOOST_AUTO_TEST_CASE(lunar_months_are_counted_back_too) {
    BOOST_TEST(after("2025-09-01", -1, LeapMonth::repeat) == "2025-08-03");
    BOOST_TEST(after("2025-09-01", -1, LeapMonth::skip) == "2025-07-04");
}

BOOST_AUTO_TEST_CASE(nothing_is_said_outside_the_years_that_are_computed) {
    BOOST_TEST(!lunar_of(date_of("2000-01-06")));
    BOOST_TEST(!lunar_of(date_of("2050-01-23")));
    BOOST_TEST(lunar_of(date_of("2050-01-22")).has_value());
    BOOST_TEST(after("2000-01-07", -1, LeapMonth::repeat) == "outside");
    BOOST_TEST(after("2000-01-07", -1, LeapMonth::skip) == "outside");
    BOOST_TEST(after("2049-12-25", 1, LeapMonth::repeat) == "outside");
    BOOST_TEST(after("2049-12-25", 1, LeapMonth::skip) == "outside");
    BOOST_TEST(after("1999-12-31", 1, LeapMonth::skip) == "outside");
}

BOOST_AUTO_TEST_SUITE_END()
