// The reserve fund: left from each draw, spent by two people, given back at the end.
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Account;
using hui::Date;
using hui::Vnd;
using hui::savings::Method;
using hui::savings::SpendReserve;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using hui::tests::share;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

hui::savings::GroupOpened opening_with(Vnd reserve) {
    auto opening = opening_of({});
    opening.terms.reserve = reserve;
    return opening;
}

SpendReserve spending(Vnd amount, std::vector<std::string> by = {"Lan", "Bình"}) {
    return {.amount = amount, .reason = "thăm bệnh", .by = std::move(by)};
}

/// Three shares of 300,000 leave 50,000 of each pot of 900,000 in the fund.
struct Fund : Treasurer {
    Fund() : Treasurer(opening_with(50'000_vnd)) {}
    std::int64_t balance(std::string_view account, Date day = on("2026-12-31")) {
        return balances_at(day).of(Account{std::string{account}}).count();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reserve_tests, Fund)

BOOST_AUTO_TEST_CASE(each_draw_leaves_its_part_in_the_fund_and_the_cash_stays_in_the_box) {
    plays_rounds(1, 2);
    BOOST_TEST(balance("reserve") == -100'000);
    BOOST_TEST(balance("assets:cash") == 100'000);
    BOOST_TEST(group_at(on("2026-03-31")).reserve.count() == 50'000);
    BOOST_TEST(group_at(on("2026-04-30")).reserve.count() == 100'000);
    BOOST_TEST(share_at("01", on("2026-04-30")).received.count() == 900'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_part_of_the_pot_leaves_the_reserve_once) {
    all_pay(on("2026-03-05"));
    granted(record(hui::savings::Payout{.share = {}, .amount = 500'000_vnd, .method = {}},
                   on("2026-03-05")));
    BOOST_TEST(group_at(on("2026-03-05")).rest->amount.count() == 350'000);
    draws(on("2026-03-06"));
    BOOST_TEST(balance("assets:cash") == 50'000);
    BOOST_TEST(balance("reserve") == -50'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(two_people_spend_no_more_than_the_fund_holds) {
    plays_rounds(1, 2);
    const Date day = on("2026-04-20");
    check_refused(*this, "same_person", [&] { return record(spending(1_vnd, {"Lan"}), day); });
    check_refused(*this, "same_person", [&] {
        return record(spending(1_vnd, {"Nguyễn LAN", "nguyễn lan"}), day);
    });
    check_refused(*this, "amount_not_positive", [&] { return record(spending(0_vnd), day); });
    check_refused(*this, "reserve_short", [&] { return record(spending(100'001_vnd), day); });
    check_refused(*this, "reserve_short",
                  [&] { return record(spending(50'001_vnd), on("2026-04-04")); });
    check_refused(*this, "not_enough_money", [&] {
        auto command = spending(1_vnd);
        command.method = Method::bank;
        return record(command, day);
    });
    const auto spent = granted(record(spending(80'000_vnd), day, "r1"));
    BOOST_TEST(granted(record(spending(80'000_vnd), day, "r1")).entry.seq.count() ==
               spent.entry.seq.count());
    check_refused(*this, "ref_taken", [&] { return record(spending(70'000_vnd), day, "r1"); });
    BOOST_TEST(balance("reserve") == -20'000);
    BOOST_TEST(group_at(on("2026-04-19")).reserve.count() == 100'000);
    reverses(spent, "không chi nữa");
    BOOST_TEST(group_at(day).reserve.count() == 100'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_draw_is_not_undone_when_its_reserve_is_spent) {
    all_pay(on("2026-03-05"));
    const auto drawn = draws(on("2026-03-05"));
    granted(record(spending(50'000_vnd), on("2026-03-10")));
    check_refused(*this, "money_already_used",
                  [&] { return try_reverse(drawn.entry.seq, {.reason = "nhầm", .on = {}}); });
}

BOOST_AUTO_TEST_CASE(at_the_end_the_rest_is_given_back_in_equal_parts) {
    plays_rounds(1, 2);
    granted(record(spending(20'000_vnd), on("2026-04-20")));
    check_refused(*this, "cycle_not_over", [&] { return try_return_reserve(on("2026-05-04")); });
    plays_rounds(3, 3);
    check_refused(*this, "cycle_not_over", [&] { return try_return_reserve(on("2026-05-04")); });
    const auto returned = granted(try_return_reserve(on("2026-05-10"), "r9"));
    const auto event = hui::savings::reserve_returned_of(returned.entry.body);
    BOOST_TEST(event.parts.at(0).amount.count() == 43'334);
    BOOST_TEST(event.parts.at(1).amount.count() == 43'333);
    BOOST_TEST(event.parts.at(2).amount.count() == 43'333);
    BOOST_TEST(outcome_of(try_return_reserve(on("2026-05-10"), "r9")) == "done");
    check_refused(*this, "reserve_short", [&] { return try_return_reserve(on("2026-05-11")); });
    BOOST_TEST(balance("assets:cash") == 0);
    BOOST_TEST(balance("reserve") == 0);
    for (const auto* no : {"01", "02", "03"}) {
        BOOST_TEST(share_at(no, on("2026-05-10")).net.count() == 0);
    }
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_reserve_is_less_than_the_pot_and_agreed_at_the_opening) {
    auto opening = opening_with(900'000_vnd);
    opening.terms.code = "G013";
    check_refused(*this, "reserve_too_large", [&] { return try_open(opening); });
    opening.terms.reserve = {};
    opens(opening);
    check_refused(*this, "no_reserve", [&] { return record(spending(1_vnd), on("2026-04-20")); });
    check_refused(*this, "no_reserve", [&] { return try_return_reserve(on("2026-04-20")); });
}

BOOST_AUTO_TEST_SUITE_END()
