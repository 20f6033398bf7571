#include "tests/support/import_ledger.hpp"

using namespace hui;
using namespace hui::tests;

namespace {

constexpr std::string_view header =
    "code,name,unit,organiser,contribution,start,every,pot,order,calendar,leap,roll,draw_after\n";
constexpr std::string_view g1 = "G1,Tổ ấp 3,U1,M1,300000,2025-06-05,1m,gross,fixed,";

/// Puts the group G1 with what its row says in the last four columns.
void put_group(ImportLedger& ledger, std::string_view calendar) {
    put_setup(ledger);
    ledger.put("groups.csv", std::string{header} + std::string{g1} + std::string{calendar} + "\n");
}

Lines rejected(std::string_view calendar) {
    ImportLedger ledger;
    put_group(ledger, calendar);
    Lines lines;
    for (const std::string& line : rejections(ledger.import_put())) {
        if (line.starts_with("groups.csv")) { lines.push_back(line); }
    }
    return lines;
}

savings::GroupCalendar imported(std::string_view calendar) {
    ImportLedger ledger;
    put_group(ledger, calendar);
    check_lines(rejections(ledger.import_put()), {});
    return ledger.group("G1").terms.calendar;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_calendars_tests)

BOOST_AUTO_TEST_CASE(empty_columns_are_what_they_were_without_them) {
    BOOST_TEST((imported(",,,") == savings::GroupCalendar{}));
    BOOST_TEST((imported("solar,,none,0") == savings::GroupCalendar{}));
}

BOOST_AUTO_TEST_CASE(a_row_says_how_its_days_are_found) {
    const auto calendar = imported("lunar,skip,next,2");
    BOOST_TEST((calendar.lunar == LeapMonth::skip));
    BOOST_TEST(calendar.draw_after == 2);
    BOOST_TEST(calendar.rest_days.has_value());
}

BOOST_AUTO_TEST_CASE(the_same_row_again_is_skipped_and_another_is_rejected) {
    ImportLedger ledger;
    put_group(ledger, "lunar,repeat,next,2");
    (void)ledger.import_put();
    const auto again = ledger.import_put();
    check_lines(rejections(again), {});
    put_group(ledger, "lunar,skip,next,2");
    const auto other = rejections(ledger.import_put());
    BOOST_TEST(other.front() == "groups.csv:2:code: code_taken");
}

BOOST_AUTO_TEST_CASE(what_can_not_be_is_rejected_in_its_column) {
    check_lines(rejected("lunar,,,"), {"groups.csv:2:leap: leap_not_agreed"});
    check_lines(rejected("solar,skip,,"), {"groups.csv:2:leap: leap_without_lunar"});
    check_lines(rejected("moon,,,"), {"groups.csv:2:calendar: bad_choice"});
    check_lines(rejected(",,later,"), {"groups.csv:2:roll: bad_choice"});
    check_lines(rejected(",,,two"), {"groups.csv:2:draw_after: bad_number"});
    check_lines(rejected(",,,28"), {"groups.csv:2:draw_after: draw_after_too_long"});
}

BOOST_AUTO_TEST_SUITE_END()
