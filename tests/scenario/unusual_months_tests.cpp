// What differs from the plain monthly group: an advance, short months, weeks,
// two shares.
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Interval;
using hui::iso;
using hui::savings::GroupOpened;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace account = hui::account;

namespace {

/// Ten shares whose next round is far enough away for one due to be 45 days
/// late.
struct EverySecondMonth : Treasurer {
    EverySecondMonth()
        : Treasurer({.shares = 10,
                     .start = on("2026-04-05"),
                     .every = {.count = 2, .unit = Interval::Unit::months}}) {
        for (const std::string_view no : {"01", "02", "03", "04", "05", "06", "08", "09", "10"}) {
            pays(no, 300'000_vnd, on("2026-04-05"));
        }
    }
};

std::vector<std::string> round_days(Treasurer& treasurer) {
    std::vector<std::string> days;
    for (const auto& turn :
         granted(hui::report::turn_report(treasurer.ledger(), "G012", on("2026-12-31")))) {
        days.push_back(iso(turn.due));
    }
    return days;
}

void check_days(Treasurer& treasurer, const std::vector<std::string>& wanted) {
    BOOST_TEST(round_days(treasurer) == wanted, boost::test_tools::per_element());
}

/// Three shares, of which `M1` holds the first and the last.
GroupOpened two_shares_of_one_member() {
    GroupOpened group = opening_of({.shares = 3});
    group.seats.back().member = "M1";
    return group;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unusual_months_tests)

BOOST_FIXTURE_TEST_CASE(the_organiser_makes_the_pot_whole_and_is_repaid, EverySecondMonth) {
    advances("07", on("2026-04-05"));
    BOOST_TEST(balances_at(on("2026-04-05")).of(account::advances()).count() == -300'000);
    draws(on("2026-04-05"));
    BOOST_TEST(share_at("01", on("2026-04-05")).received.count() == 3'000'000);
    BOOST_TEST(group_at(on("2026-04-05")).cash.count() == 0);

    const auto before = dues_at(on("2026-05-20"));
    BOOST_TEST_REQUIRE(before.size() == 1U);
    BOOST_TEST(before.front().outstanding.count() == 300'000);
    BOOST_TEST(before.front().advanced.count() == 300'000);
    BOOST_TEST(before.front().days_late == 45);
    BOOST_TEST(before.front().interest.count() == 3'699);
    BOOST_TEST(share_at("07", on("2026-05-20")).advanced.count() == 300'000);
    BOOST_TEST(share_at("07", on("2026-05-20")).arrears.count() == 300'000);

    pays("07", 300'000_vnd, on("2026-05-20"));
    BOOST_TEST(group_at(on("2026-05-20")).cash.count() == 0);
    BOOST_TEST(balances_at(on("2026-05-20")).of(account::advances()).count() == 0);
    BOOST_TEST(balances_at(on("2026-05-20")).of(account::member(hui::ShareNo{7})).count() ==
               -300'000);
    BOOST_TEST(share_at("07", on("2026-05-20")).paid.count() == 300'000);
    BOOST_TEST(share_at("07", on("2026-05-20")).advanced.count() == 0);
    BOOST_TEST(dues_at(on("2026-05-20")).empty());
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(an_advanced_due_stays_open_in_the_members_name, EverySecondMonth) {
    advances("07", on("2026-04-05"));
    draws(on("2026-04-05"));
    BOOST_TEST(share_at("07", on("2026-04-05")).paid.count() == 0);
    BOOST_TEST(share_at("07", on("2026-04-05")).net.count() == 0);
    BOOST_TEST(dues_at(on("2026-04-05")).front().name == "Nguyễn Thị 7");
}

BOOST_AUTO_TEST_CASE(a_cycle_ends_at_what_is_still_advanced) {
    Treasurer treasurer{{.shares = 2, .start = on("2026-03-05")}};
    for (const std::string_view day : {"2026-03-05", "2026-04-05"}) {
        treasurer.pays("01", 300'000_vnd, on(day));
        treasurer.advances("02", on(day));
        treasurer.draws(on(day));
    }
    const Date end = on("2026-04-05");
    BOOST_TEST(treasurer.share_at("01", end).net.count() == 0);
    BOOST_TEST(treasurer.share_at("02", end).net.count() == 600'000);
    BOOST_TEST(treasurer.share_at("02", end).advanced.count() == 600'000);
    BOOST_TEST(treasurer.balances_at(end).of(account::advances()).count() == -600'000);
    treasurer.pays("02", 600'000_vnd, on("2026-07-01"));
    BOOST_TEST(treasurer.balances_at(on("2026-07-01")).of(account::advances()).count() == 0);
    BOOST_TEST(treasurer.share_at("02", on("2026-07-01")).net.count() == 0);
}

BOOST_AUTO_TEST_CASE(a_group_of_31_january_meets_on_the_last_day_of_february) {
    Treasurer treasurer{{.shares = 5, .start = on("2026-01-31")}};
    check_days(treasurer, {"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"});
    treasurer.plays_rounds(1, 5);
    for (const std::string_view month : {"2026-01", "2026-02", "2026-03", "2026-04", "2026-05"}) {
        BOOST_TEST(treasurer.closes(month).closed == 1);
    }
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_CASE(a_group_of_29_january_never_drifts) {
    Treasurer treasurer{{.shares = 4, .start = on("2026-01-29")}};
    check_days(treasurer, {"2026-01-29", "2026-02-28", "2026-03-29", "2026-04-29"});
}

BOOST_AUTO_TEST_CASE(a_leap_year_has_its_29_february) {
    Treasurer treasurer{{.shares = 3, .start = on("2024-01-31")}};
    check_days(treasurer, {"2024-01-31", "2024-02-29", "2024-03-31"});
}

BOOST_AUTO_TEST_CASE(the_due_of_28_february_is_late_on_1_march) {
    Treasurer treasurer{{.shares = 3, .start = on("2026-01-31")}};
    treasurer.plays_rounds(1, 1);
    BOOST_TEST(treasurer.dues_at(on("2026-02-27")).empty());
    BOOST_TEST(treasurer.dues_at(on("2026-02-28")).front().days_late == 0);
    BOOST_TEST(treasurer.dues_at(on("2026-03-01")).front().days_late == 1);
}

BOOST_AUTO_TEST_CASE(a_weekly_group_draws_four_times_in_february) {
    Treasurer treasurer{{.shares = 6,
                         .start = on("2026-01-28"),
                         .every = {.count = 1, .unit = Interval::Unit::weeks}}};
    check_days(treasurer, {"2026-01-28", "2026-02-04", "2026-02-11", "2026-02-18", "2026-02-25",
                           "2026-03-04"});
    treasurer.plays_rounds(1, 5);
    BOOST_TEST(treasurer.closes("2026-01").closed == 1);
    BOOST_TEST(treasurer.closes("2026-02").closed == 1);
    BOOST_TEST(treasurer.group_at(on("2026-02-28")).drawn.count() == 5);
    BOOST_TEST(treasurer.group_at(on("2026-01-31")).drawn.count() == 1);
    treasurer.plays_rounds(6, 6);
    BOOST_TEST(treasurer.group_at(on("2026-03-04")).cash.count() == 0);
}

BOOST_AUTO_TEST_CASE(a_fortnightly_group_counts_fourteen_days) {
    Treasurer treasurer{{.shares = 3,
                         .start = on("2026-02-20"),
                         .every = {.count = 2, .unit = Interval::Unit::weeks}}};
    check_days(treasurer, {"2026-02-20", "2026-03-06", "2026-03-20"});
}

BOOST_AUTO_TEST_CASE(a_member_with_two_shares_pays_and_draws_twice) {
    Treasurer treasurer{two_shares_of_one_member()};
    treasurer.plays_rounds(1, 3);
    const auto statement =
        granted(hui::report::statements(treasurer.ledger(), "m1", on("2026-12-31"))).front();
    BOOST_TEST_REQUIRE(statement.shares.size() == 2U);
    BOOST_TEST(statement.shares.front().received.count() == 900'000);
    BOOST_TEST(statement.shares.back().received.count() == 900'000);
    BOOST_TEST(statement.lines.size() == 8U);
    BOOST_TEST(statement.shares.back().net.count() == 0);
}

BOOST_AUTO_TEST_CASE(a_member_with_two_shares_is_one_member_of_the_half_year) {
    Treasurer treasurer{two_shares_of_one_member()};
    const auto report = granted(hui::report::half_year_report(
        treasurer.ledger(), {.year = date::year{2026}, .half = 1}, std::nullopt));
    BOOST_TEST(report.groups == 1);
    BOOST_TEST(report.members == 2);
}

BOOST_AUTO_TEST_CASE(turns_need_not_follow_the_shares_numbers) {
    Treasurer treasurer{{.shares = 3, .turns = {3, 1, 2}}};
    treasurer.plays_rounds(1, 1);
    BOOST_TEST(treasurer.share_at("02", on("2026-03-05")).received.count() == 900'000);
    BOOST_TEST(treasurer.share_at("01", on("2026-03-05")).received.count() == 0);
}

BOOST_AUTO_TEST_CASE(a_bank_transfer_is_no_cash_in_the_box) {
    Treasurer treasurer;
    treasurer.pays("01", 300'000_vnd, on("2026-03-05"));
    for (const std::int64_t no : {2, 3}) {
        granted(treasurer.record(hui::savings::Contribute{.share = hui::ShareNo{no},
                                                          .amount = 300'000_vnd,
                                                          .method = hui::savings::Method::bank},
                                 on("2026-03-05")));
    }
    BOOST_TEST(treasurer.balances_at(on("2026-03-05")).of(account::cash()).count() == 300'000);
    BOOST_TEST(treasurer.balances_at(on("2026-03-05")).of(account::bank()).count() == 600'000);
    BOOST_TEST(treasurer.group_at(on("2026-03-05")).cash.count() == 900'000);
    treasurer.draws(on("2026-03-05"));
    BOOST_TEST(treasurer.balances_at(on("2026-03-05")).of(account::cash()).count() == 0);
    BOOST_TEST(treasurer.balances_at(on("2026-03-05")).of(account::bank()).count() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
