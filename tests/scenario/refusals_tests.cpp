// Bad input gets a clear refusal and nothing changes: no row of any table, no
// head of any book.
#include "tests/support/treasurer.hpp"

#include <boost/test/data/test_case.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::Contribute;
using hui::savings::Method;
using hui::savings::Payout;
using hui::tests::check_refused;
using hui::tests::on;
using hui::tests::opening_of_another;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

const Date first_round = on("2026-03-05");
const Date second_round = on("2026-04-05");

Contribute of_share(std::int64_t no, Vnd amount = 300'000_vnd) {
    return {.share = ShareNo{no}, .amount = amount};
}
Payout to_share(std::int64_t no) { return {.share = ShareNo{no}, .amount = {}, .method = {}}; }

/// A group of three shares in its second month: round 1 is drawn, February to
/// March are closed.
struct March : Treasurer {
    March() {
        plays_rounds(1, 1);
        closes("2026-03");
    }
    void refuses(std::string_view code, const Contribute& command, Date day) {
        check_refused(*this, code, [&] { return record(command, day); });
    }
    void refuses(std::string_view code, const Advance& command, Date day) {
        check_refused(*this, code, [&] { return record(command, day); });
    }
    void refuses(std::string_view code, const Payout& command, Date day) {
        check_refused(*this, code, [&] { return record(command, day); });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(refusals_tests, March)

BOOST_AUTO_TEST_CASE(a_share_draws_once) {
    all_pay(second_round);
    refuses("already_drawn", to_share(1), second_round);
}

BOOST_AUTO_TEST_CASE(nobody_draws_when_all_have_drawn) {
    plays_rounds(2, 3);
    refuses("all_drawn", Payout{}, on("2026-06-05"));
    refuses("already_drawn", to_share(3), on("2026-06-05"));
}

BOOST_AUTO_TEST_CASE(no_payout_before_the_pot_is_there) {
    refuses("pot_not_there", Payout{}, second_round);
    pays("01", 300'000_vnd, second_round);
    pays("02", 300'000_vnd, second_round);
    pays("03", 299'999_vnd, second_round);
    refuses("pot_not_there", Payout{}, second_round);
    pays("03", 1_vnd, on("2026-04-06"));
    refuses("pot_not_there", Payout{}, second_round);
    draws(on("2026-04-06"));
}

BOOST_AUTO_TEST_CASE(no_payout_out_of_turn_or_before_its_day) {
    for (const std::string_view no : {"01", "02", "03"}) {
        pays(no, 300'000_vnd, on("2026-04-01"));
    }
    refuses("out_of_turn", to_share(3), second_round);
    refuses("unknown_share", to_share(4), second_round);
    refuses("before_round", Payout{}, on("2026-04-04"));
}

BOOST_AUTO_TEST_CASE(a_payout_is_never_more_than_the_pot) {
    all_pay(second_round);
    for (const Vnd amount : {900'001_vnd, 0_vnd, Vnd{-900'000}, Vnd{INT64_MAX}}) {
        refuses("not_the_pot", Payout{.share = {}, .amount = amount, .method = {}}, second_round);
    }
    refuses("not_enough_money", Payout{.share = {}, .amount = {}, .method = Method::bank},
            second_round);
}

BOOST_AUTO_TEST_CASE(a_contribution_is_more_than_nothing) {
    refuses("amount_not_positive", of_share(2, 0_vnd), second_round);
    refuses("amount_not_positive", of_share(2, Vnd{-300'000}), second_round);
    refuses("amount_not_positive", of_share(2, Vnd{INT64_MIN}), second_round);
}

BOOST_AUTO_TEST_CASE(a_contribution_is_no_more_than_the_cycle_still_costs) {
    refuses("over_the_cycle", of_share(2, 600'001_vnd), second_round);
    refuses("over_the_cycle", of_share(2, Vnd{INT64_MAX}), second_round);
    pays("02", 600'000_vnd, second_round);
    refuses("over_the_cycle", of_share(2, 1_vnd), second_round);
}

BOOST_AUTO_TEST_CASE(without_an_amount_something_must_be_due) {
    refuses("nothing_due", Contribute{.share = ShareNo{2}, .amount = {}}, on("2026-04-04"));
    check_refused(*this, "nobody_owes", [&] {
        return try_pay_all(
            {.group = "G012", .amount = {}, .except = {}, .on = on("2026-04-04"), .ref = ""});
    });
}

BOOST_AUTO_TEST_CASE(an_advance_is_for_what_is_lacking) {
    refuses("nothing_to_advance", Advance{.share = ShareNo{2}, .amount = {}}, on("2026-04-04"));
    refuses("advance_over_due", Advance{.share = ShareNo{2}, .amount = 300'001_vnd}, second_round);
    refuses("amount_not_positive", Advance{.share = ShareNo{2}, .amount = 0_vnd}, second_round);
    refuses("unknown_share", Advance{.share = ShareNo{4}, .amount = {}}, second_round);
}

BOOST_AUTO_TEST_CASE(no_money_into_a_closed_month) {
    for (const std::string_view day : {"2026-02-28", "2026-03-01", "2026-03-31"}) {
        refuses("month_closed", of_share(2), on(day));
        refuses("month_closed", Advance{.share = ShareNo{2}, .amount = {}}, on(day));
        refuses("month_closed", Payout{}, on(day));
    }
    pays("02", 300'000_vnd, on("2026-04-01"));
}

BOOST_AUTO_TEST_CASE(no_money_of_tomorrow) {
    set_today(second_round);
    refuses("future_date", of_share(2), on("2026-04-06"));
    refuses("future_date", Advance{.share = ShareNo{2}, .amount = {}}, on("2026-05-05"));
    refuses("future_date", Payout{}, on("2027-04-05"));
    pays("02", 300'000_vnd, second_round);
}

BOOST_AUTO_TEST_CASE(no_money_long_before_the_group_began) {
    opens(opening_of_another({.start = on("2026-07-05")}));
    refuses("before_first_period", of_share(1), on("2026-06-04"));
    pays("01", 300'000_vnd, on("2026-06-05"));
}

BOOST_AUTO_TEST_CASE(a_share_or_group_that_is_not_there_gets_no_money) {
    refuses("unknown_share", of_share(4), second_round);
    refuses("unknown_share", of_share(0), second_round);
    refuses("unknown_share", of_share(INT64_MAX), second_round);
    check_refused(*this, "unknown_share", [&] {
        return try_pay_all(
            {.group = "G012", .amount = {}, .except = {ShareNo{7}}, .on = second_round, .ref = ""});
    });
    turns_to("G099");
    refuses("unknown_group", of_share(1), second_round);
    turns_to("register");
    refuses("unknown_group", of_share(1), second_round);
}

BOOST_AUTO_TEST_CASE(all_shares_pay_or_none_of_them) {
    pays("03", 500'000_vnd, second_round);
    check_refused(*this, "over_the_cycle", [&] {
        return try_pay_all({.group = "G012",
                            .amount = 300'000_vnd,
                            .except = {},
                            .on = second_round,
                            .ref = "tháng 4"});
    });
}

BOOST_AUTO_TEST_CASE(a_month_that_runs_is_not_closed) {
    set_today(on("2026-04-29"));
    check_refused(*this, "month_not_over",
                  [&] { return try_close({.command = {.month = hui::month_of("2026-04")}}); });
    check_refused(*this, "count_needs_one_group", [&] {
        return try_close({.command = {.month = hui::month_of("2026-03"), .counted = 0_vnd}});
    });
    check_refused(*this, "unknown_group", [&] {
        return try_close({.command = {.month = hui::month_of("2026-03")}, .groups = {"G099"}});
    });
}

BOOST_AUTO_TEST_SUITE_END()
