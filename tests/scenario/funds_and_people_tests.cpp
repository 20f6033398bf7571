// Members come and go in groups that keep a reserve, hand pots over in parts, and ask late
// interest.
#include "engine/report/interest_report.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/people.hpp"

#include <string_view>
#include <vector>

using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::savings::InterestOn;
using hui::savings::Payout;
using hui::savings::Refund;
using hui::savings::ReservePart;
using hui::savings::SettleInterest;
using hui::tests::check_refused;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date after_first = on("2026-03-10");
const Date after_second = on("2026-04-10");
const Date ending = on("2026-04-20");

/// Four shares of 300,000 leave 50,000 of each pot in the fund.
struct Fund : People {
    Fund() : People(GroupOf{.shares = 4, .reserve = 50'000_vnd}) {}

    Vnd balance(const hui::Account& of) { return balances_at(far_ahead).of(of); }
    Result<Recorded> hands_over(Vnd amount, Date day) {
        return record(Payout{.share = {}, .amount = amount, .method = {}}, day);
    }
    Recorded pays_interest(std::string_view no, InterestOn what, Date day) {
        return granted(record(
            SettleInterest{.share = share(no), .what = what, .round = {}, .reason = {}}, day));
    }
    /// The rounds whose pot a share got late.
    std::size_t late_pots_of(std::string_view no, Date day) {
        const auto report = granted(hui::report::interest_report(
            ledger(), {.group = "G012", .share = share(no), .on = day}));
        std::size_t late = 0;
        for (const auto& line : report.lines) {
            late += line.item.what == InterestOn::hand_over ? 1 : 0;
        }
        return late;
    }
    void check_all_at_zero() {
        const auto balances = balances_at(far_ahead);
        for (const auto& [name, amount] : balances.all()) {
            if (name.name().starts_with("settlement:")) { continue; }
            BOOST_TEST(amount.count() == 0, name.name());
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(funds_and_people_tests, Fund)

BOOST_AUTO_TEST_CASE(a_refund_is_whole_and_the_fund_goes_back_to_those_who_left_it_there) {
    plays_rounds(1, 2);
    granted(leaves("03", after_second));
    plays_rounds(3, 4);
    BOOST_TEST(share_at("03", far_ahead).received.count() == 600'000);
    BOOST_TEST(balance(account::reserve()).count() == -150'000);
    const auto returned = granted(try_return_reserve(on("2026-06-10")));
    BOOST_TEST(
        (hui::savings::reserve_returned_of(returned.entry.body).parts ==
         std::vector<ReservePart>{
             {share("01"), 50'000_vnd}, {share("02"), 50'000_vnd}, {share("04"), 50'000_vnd}}));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_refund_in_its_turn_may_come_in_parts_and_all_of_it_goes_to_the_share) {
    plays_rounds(1, 2);
    granted(leaves("03", after_second));
    const Date third = on("2026-05-05");
    all_pay(third);
    granted(hands_over(100'000_vnd, third));
    BOOST_TEST(group_at(third).rest->amount.count() == 500'000);
    draws(on("2026-05-09"));
    BOOST_TEST(share_at("03", on("2026-05-09")).net.count() == 0);
    BOOST_TEST(late_pots_of("03", on("2026-05-20")) == 1U);
    pays_interest("03", InterestOn::hand_over, on("2026-05-20"));
    plays_rounds(4, 4);
    granted(try_return_reserve(on("2026-06-10")));
    BOOST_TEST(balance(account::refunds()).count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_the_organiser_refunded_comes_back_to_him_whole_and_costs_no_interest) {
    plays_rounds(1, 2);
    granted(leaves("03", after_second, Refund::by_organiser));
    const Date late = on("2026-05-20");
    all_pay(late);
    BOOST_TEST(late_pots_of("03", late) == 0U);
    check_refused(*this, "not_the_pot", [&] { return hands_over(100'000_vnd, late); });
    draws(late);
    BOOST_TEST(!group_at(late).rest.has_value());
    BOOST_TEST(late_pots_of("03", on("2026-06-04")) == 0U);
    plays_rounds(4, 4);
    granted(try_return_reserve(on("2026-06-10")));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_a_newcomer_pays_for_a_round_was_not_handed_over_late) {
    plays_rounds(1, 1);
    granted(joins("M5", ending));
    BOOST_TEST(share_at("01", ending).received.count() == 1'500'000);
    BOOST_TEST(late_pots_of("01", on("2026-05-20")) == 0U);
    all_pay(ending);
    draws(ending);
    BOOST_TEST(late_pots_of("02", ending) == 1U);
    const auto settled = pays_interest("02", InterestOn::hand_over, ending);
    // 850,000 for 15 days at 10 %: the newcomer's part was due on the day on which it came in, and
    // the drawer's own it had not paid itself.
    const auto event = hui::savings::interest_settled_of(settled.entry.kind, settled.entry.body);
    BOOST_TEST(event.amount.count() == 3'493);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_interest_of_a_newcomer_is_not_settled_before_the_share_came_in) {
    plays_rounds(1, 1);
    granted(joins("M5", ending));
    check_refused(*this, "before_share_change", [&] {
        return record(SettleInterest{.share = share("05"), .round = {}, .reason = {}},
                      after_second);
    });
}

BOOST_AUTO_TEST_CASE(the_turn_of_a_share_that_left_is_not_swapped) {
    plays_rounds(1, 1);
    granted(leaves("03", after_first));
    check_refused(*this, "share_left", [&] {
        return try_turns({.command = hui::savings::SwapTurns{.one = share("03"),
                                                             .other = share("04"),
                                                             .consents = {{share("03"), "Lan"},
                                                                          {share("04"), "Hoa"}}},
                          .on = on("2026-03-15"),
                          .ref = ""});
    });
}

BOOST_AUTO_TEST_CASE(a_group_dissolves_only_when_the_pot_is_handed_over) {
    plays_rounds(1, 1);
    all_pay(on("2026-04-05"));
    granted(hands_over(1'000'000_vnd, on("2026-04-05")));
    check_refused(*this, "rest_first", [&] { return dissolves(ending); });
    draws(ending);
    granted(dissolves(ending));
    check_all_at_zero();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_fund_and_the_late_interest_are_shared_out_when_the_group_is_dissolved) {
    plays_rounds(1, 1);
    for (const std::string_view no : {"01", "02"}) { pays(no, 300'000_vnd, on("2026-04-05")); }
    advances("03", on("2026-04-05"));
    pays("04", 300'000_vnd, after_second);
    draws(after_second);
    pays("03", 300'000_vnd, on("2026-04-15"));
    // 04: 5 days in the box; 03: 10 days, to the organiser; 02: its pot came 5 days late.
    pays_interest("04", InterestOn::contribution, on("2026-04-16"));
    pays_interest("03", InterestOn::contribution, on("2026-04-16"));
    pays_interest("02", InterestOn::hand_over, on("2026-04-16"));
    const auto ended = granted(dissolves(ending));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    BOOST_TEST((event.funds.reserve ==
                std::vector<ReservePart>{{share("01"), 50'000_vnd}, {share("02"), 50'000_vnd}}));
    BOOST_TEST((event.funds.interest == std::vector<ReservePart>{{share("01"), 103_vnd},
                                                                 {share("02"), 103_vnd},
                                                                 {share("03"), 103_vnd},
                                                                 {share("04"), 102_vnd}}));
    BOOST_TEST(event.funds.to_organiser.count() == 822);
    BOOST_TEST(event.funds.on_hand_overs.count() == 1'575);
    BOOST_TEST(event.shared.empty());
    check_all_at_zero();
    BOOST_TEST(group_at(ending).cash.count() == 0);
    BOOST_TEST(group_at(ending).reserve.count() == 0);
    BOOST_TEST(group_at(on("2026-04-19")).reserve.count() == 100'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(pots_stay_larger_than_what_they_leave_in_the_fund) {
    People large{GroupOf{.shares = 4, .reserve = 1'000'000_vnd}};
    large.plays_rounds(1, 1);
    check_refused(large, "reserve_too_large", [&] { return large.leaves("04", after_first); });
}

BOOST_AUTO_TEST_SUITE_END()
