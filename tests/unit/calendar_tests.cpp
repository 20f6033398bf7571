#include "engine/base/calendar.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using hui::add_intervals;
using hui::Code;
using hui::Date;
using hui::date_of;
using hui::Instant;
using hui::Interval;
using hui::interval_text;
using hui::iso;
using hui::Month;
using hui::parse_date;
using hui::parse_interval;
using hui::parse_month;

namespace {

constexpr Interval monthly{.count = 1, .unit = Interval::Unit::months};
constexpr Interval weekly{.count = 1, .unit = Interval::Unit::weeks};

struct Written {
    std::string_view text;
    std::string_view iso;
};

/// The moment `time` after the midnight, UTC, of a day.
Instant moment(std::string_view day, std::chrono::milliseconds time) { return date_of(day) + time; }

std::vector<std::string> days_of(std::string_view start, Interval interval, std::int64_t rounds) {
    std::vector<std::string> days;
    for (std::int64_t round = 0; round < rounds; ++round) {
        days.push_back(iso(add_intervals(date_of(start), interval, round)));
    }
    return days;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calendar_tests)

BOOST_AUTO_TEST_CASE(a_date_is_read_in_the_iso_and_the_vietnamese_way) {
    for (const Written written : {
             Written{"2024-06-15", "2024-06-15"},
             Written{"15/06/2024", "2024-06-15"},
             Written{"2024-02-29", "2024-02-29"},
             Written{"01/12/1999", "1999-12-01"},
             Written{"1900-01-01", "1900-01-01"},
             Written{"31/12/2199", "2199-12-31"},
         }) {
        BOOST_TEST_CONTEXT("written as '" << written.text << "'") {
            const auto date = parse_date(written.text);
            BOOST_REQUIRE(date.ok());
            BOOST_TEST(iso(*date) == written.iso);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_exactly_a_real_day_is_refused) {
    for (const auto text : {"2024-02-30",  "2023-02-29",  "1900-02-29",       "2024-04-31",
                            "2024-13-01",  "2024-00-10",  "2024-06-00",       "2024-06-32",
                            "2024-2-9",    "2024-02-9",   "2024-6-015",       "2024-06-15 ",
                            "2024-06-15x", " 2024-06-15", "2024-06-15T00:00", "2024/06/15",
                            "15-06-2024",  "15/6/2024",   "5/06/2024",        "06/15/2024",
                            "15/06-2024",  "2024-06/15",  "15.06.2024",       "20240615",
                            "24-06-15",    "1899-12-31",  "2200-01-01",       "0000-00-00",
                            "-024-06-15",  "+024-06-15",  "2024-+6-15",       "2024-06- 5",
                            "2024-06",     "yesterday!",  "2024‑06‑15",       ""}) {
        BOOST_TEST_CONTEXT("written as '" << text << "'") {
            const auto date = parse_date(text);
            BOOST_REQUIRE(!date.ok());
            BOOST_TEST((date.refusal().code == Code::bad_date));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_years_of_the_books_are_told_where_the_day_is_of_another_one) {
    const auto is_told = [](std::string_view text) {
        return parse_date(text).refusal().facts.size() > 1;
    };
    BOOST_TEST(is_told("1899-12-31"));
    BOOST_TEST(is_told("29/02/2204"));
    BOOST_TEST(!is_told("2026-02-29"));
    BOOST_TEST(!is_told("30/02/2026"));
    BOOST_TEST(!is_told("yesterday!"));
}

BOOST_AUTO_TEST_CASE(a_month_is_read_in_the_iso_and_the_vietnamese_way) {
    for (const Written written : {
             Written{"2024-06", "2024-06"},
             Written{"06/2024", "2024-06"},
             Written{"1900-01", "1900-01"},
             Written{"12/2199", "2199-12"},
         }) {
        BOOST_TEST_CONTEXT("written as '" << written.text << "'") {
            const auto month = parse_month(written.text);
            BOOST_REQUIRE(month.ok());
            BOOST_TEST(iso(*month) == written.iso);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_exactly_a_month_is_refused) {
    for (const auto text :
         {"2024-13", "2024-00", "2024-6", "2024-06 ", " 2024-06", "2024/06", "06-2024", "6/2024",
          "202406", "2024-06-15", "1899-12", "2200-01", "06/2-24", "-1/2024", "June 24", ""}) {
        BOOST_TEST_CONTEXT("written as '" << text << "'") {
            const auto month = parse_month(text);
            BOOST_REQUIRE(!month.ok());
            BOOST_TEST((month.refusal().code == Code::bad_month));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_date_that_this_program_wrote_throws) {
    BOOST_TEST(iso(hui::month_of("2024-06")) == "2024-06");
    BOOST_CHECK_THROW(static_cast<void>(date_of("2024-02-30")), std::invalid_argument);
    BOOST_CHECK_THROW(static_cast<void>(hui::month_of("2024-13")), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(every_day_that_can_be_typed_is_read_back) {
    for (Date day = date_of("1900-01-01"); day <= date_of("2199-12-31"); day += hui::Days{1}) {
        BOOST_REQUIRE((date_of(iso(day)) == day));
    }
}

BOOST_AUTO_TEST_CASE(a_month_knows_its_first_and_last_day) {
    struct Bounds {
        std::string_view month;
        std::string_view first;
        std::string_view last;
    };
    for (const Bounds bounds : {
             Bounds{"2024-02", "2024-02-01", "2024-02-29"},
             Bounds{"2023-02", "2023-02-01", "2023-02-28"},
             Bounds{"2100-02", "2100-02-01", "2100-02-28"},
             Bounds{"2024-04", "2024-04-01", "2024-04-30"},
             Bounds{"2024-12", "2024-12-01", "2024-12-31"},
         }) {
        const Month month = hui::month_of(bounds.month);
        BOOST_TEST(iso(hui::first_day(month)) == bounds.first);
        BOOST_TEST(iso(hui::last_day(month)) == bounds.last);
        BOOST_TEST((hui::month_of(hui::first_day(month)) == month));
        BOOST_TEST((hui::month_of(hui::last_day(month)) == month));
    }
}

BOOST_AUTO_TEST_CASE(the_day_in_vietnam_begins_at_17_utc) {
    BOOST_TEST(iso(hui::day_in_vietnam(moment("2024-06-15", 0h))) == "2024-06-15");
    BOOST_TEST(iso(hui::day_in_vietnam(moment("2024-06-15", 17h - 1ms))) == "2024-06-15");
    BOOST_TEST(iso(hui::day_in_vietnam(moment("2024-06-15", 17h))) == "2024-06-16");
    BOOST_TEST(iso(hui::day_in_vietnam(moment("2024-12-31", 17h))) == "2025-01-01");
}

BOOST_AUTO_TEST_CASE(the_day_in_vietnam_is_right_before_1970_too) {
    BOOST_TEST(iso(hui::day_in_vietnam(moment("1969-12-31", 17h - 1ms))) == "1969-12-31");
    BOOST_TEST(iso(hui::day_in_vietnam(moment("1969-12-31", 17h))) == "1970-01-01");
}

BOOST_AUTO_TEST_CASE(an_instant_is_written_in_utc_to_the_millisecond) {
    BOOST_TEST(iso(moment("2024-06-05", 3h + 12min + 45s + 123ms)) == "2024-06-05T03:12:45.123Z");
    BOOST_TEST(iso(moment("2024-06-05", 23h + 59min + 59s + 999ms)) == "2024-06-05T23:59:59.999Z");
    BOOST_TEST(iso(Instant{}) == "1970-01-01T00:00:00.000Z");
    BOOST_TEST(iso(Instant{-1ms}) == "1969-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(an_instant_before_another_is_written_before_it) {
    const std::vector<Instant> instants{
        moment("1969-12-31", 23h), moment("1970-01-01", 7ms),       moment("2024-06-05", 59s),
        moment("2024-06-05", 1h),  moment("2024-06-05", 10h + 1ms), moment("2024-06-06", 0h),
    };
    for (std::size_t at = 1; at < instants.size(); ++at) {
        BOOST_TEST(iso(instants[at - 1]) < iso(instants[at]));
    }
}

BOOST_AUTO_TEST_CASE(an_interval_is_read_and_written_alike) {
    for (const auto text : {"1m", "2w", "12m", "60m", "60w"}) {
        const auto interval = parse_interval(text);
        BOOST_REQUIRE(interval.ok());
        BOOST_TEST(interval_text(*interval) == text);
    }
    BOOST_TEST((*parse_interval("1m") == monthly));
    BOOST_TEST((*parse_interval("1w") == weekly));
}

BOOST_AUTO_TEST_CASE(what_is_no_interval_is_refused) {
    for (const auto text : {"",    "m",   "w",   "1",    "0m", "0w",  "61m",
                            "61w", "-1m", "+1m", "1.5m", "1d", "1y",  "1M",
                            "1W",  "1 m", " 1m", "1m ",  "m1", "1mm", "99999999999999999999m",
                            "01m", "00w"}) {
        BOOST_TEST_CONTEXT("typed as '" << text << "'") {
            const auto interval = parse_interval(text);
            BOOST_REQUIRE(!interval.ok());
            BOOST_TEST((interval.refusal().code == Code::bad_interval));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_month_without_the_day_ends_on_its_last_day) {
    const std::vector<std::string> expected{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30",
                                            "2024-05-31"};
    BOOST_TEST(days_of("2024-01-31", monthly, 5) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(february_ends_on_the_28th_where_the_year_is_no_leap_year) {
    const std::vector<std::string> expected{"2022-12-31", "2023-01-31", "2023-02-28", "2023-03-31"};
    BOOST_TEST(days_of("2022-12-31", monthly, 4) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_day_never_drifts_in_ten_years_of_rounds) {
    for (const auto start : {"2024-01-28", "2024-01-29", "2024-01-30", "2024-01-31"}) {
        const date::year_month_day first{date_of(start)};
        for (std::int64_t round = 0; round <= 120; ++round) {
            const auto day = add_intervals(date_of(start), monthly, round);
            const date::year_month_day found{day};
            const bool is_month_end = day == hui::last_day(hui::month_of(day));
            BOOST_REQUIRE(
                (found.day() == first.day() || (is_month_end && found.day() < first.day())));
        }
        BOOST_TEST((add_intervals(date_of(start), monthly, 120) - date_of(start)).count() == 3'653);
    }
}

BOOST_AUTO_TEST_CASE(a_start_on_the_last_day_of_february_stays_on_that_day) {
    const std::vector<std::string> from_leap_day{"2024-02-29", "2025-02-28", "2026-02-28",
                                                 "2027-02-28", "2028-02-29"};
    constexpr Interval yearly{.count = 12, .unit = Interval::Unit::months};
    BOOST_TEST(days_of("2024-02-29", yearly, 5) == from_leap_day, boost::test_tools::per_element());
    BOOST_TEST(iso(add_intervals(date_of("2023-02-28"), monthly, 1)) == "2023-03-28");
}

BOOST_AUTO_TEST_CASE(rounds_several_months_apart_cross_the_year) {
    constexpr Interval quarterly{.count = 3, .unit = Interval::Unit::months};
    const std::vector<std::string> expected{"2023-11-30", "2024-02-29", "2024-05-30",
                                            "2024-08-30", "2024-11-30", "2025-02-28"};
    BOOST_TEST(days_of("2023-11-30", quarterly, 6) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(weeks_are_seven_days_each) {
    constexpr Interval fortnightly{.count = 2, .unit = Interval::Unit::weeks};
    const std::vector<std::string> expected{"2024-02-15", "2024-02-29", "2024-03-14"};
    BOOST_TEST(days_of("2024-02-15", fortnightly, 3) == expected, boost::test_tools::per_element());
    BOOST_TEST(iso(add_intervals(date_of("2024-12-28"), weekly, 1)) == "2025-01-04");
}

BOOST_AUTO_TEST_CASE(intervals_are_counted_back_too) {
    BOOST_TEST(iso(add_intervals(date_of("2024-03-31"), monthly, -1)) == "2024-02-29");
    BOOST_TEST(iso(add_intervals(date_of("2024-01-31"), monthly, -2)) == "2023-11-30");
    BOOST_TEST(iso(add_intervals(date_of("2024-01-03"), weekly, -1)) == "2023-12-27");
}

BOOST_AUTO_TEST_SUITE_END()
