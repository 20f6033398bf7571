// Leaving before drawing (Decree 19/2019/NĐ-CP art. 10): with a good reason the reserve fund
// refunds a share at once, and gets it back in that share's turn.
#include "engine/report/half_year.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/people.hpp"

#include <string>
#include <string_view>

using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::savings::LeaveShare;
using hui::savings::Payout;
using hui::savings::Refund;
using hui::savings::SpendReserve;
using hui::tests::cash_by_flows;
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

const Date after_second = on("2026-04-10");

/// Four shares of 300,000 leave 300,000 of each pot in the fund.
struct FundRefunds : People {
    FundRefunds() : People(GroupOf{.shares = 4, .reserve = 300'000_vnd}) {}

    Result<Recorded> leaves_on_fund(std::string_view no, Date day,
                                    const std::string& approved_by = "Trần Văn Bình") {
        return tries(LeaveShare{.share = share(no),
                                .reason = "con ốm nặng",
                                .refund = Refund::by_reserve,
                                .consents = {},
                                .approved = {.approved_by = approved_by}},
                     day);
    }
    Vnd balance(const hui::Account& of, Date day = far_ahead) { return balances_at(day).of(of); }
    Vnd in_hand(Date day) { return balance(account::cash(), day) + balance(account::bank(), day); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fund_refunds_tests, FundRefunds)

BOOST_AUTO_TEST_CASE(the_fund_refunds_a_share_at_once_and_gets_it_back_in_its_turn) {
    plays_rounds(1, 2);
    BOOST_TEST(in_hand(after_second).count() == 600'000);
    const auto left = granted(leaves_on_fund("04", after_second));
    BOOST_TEST(left.entry.receipt.count() > 0);
    BOOST_TEST(share_at("04", after_second).net.count() == 0);
    BOOST_TEST(in_hand(after_second).count() == 0);
    BOOST_TEST(balance(account::reserve(), after_second).count() == 0);
    BOOST_TEST(balance(account::reserve_advances(), after_second).count() == -600'000);

    plays_rounds(3, 3);
    BOOST_TEST(balance(account::reserve(), on("2026-05-20")).count() == -300'000);
    all_pay(on("2026-06-05"));
    const Vnd before = in_hand(on("2026-06-05"));
    const auto drawn = draws(on("2026-06-05"));
    // Not a đồng leaves the box, so there is nothing to give a receipt for.
    BOOST_TEST((drawn.entry.receipt == hui::ReceiptNo{}));
    BOOST_TEST(in_hand(on("2026-06-05")).count() == before.count());
    BOOST_TEST(balance(account::reserve()).count() == -900'000);
    BOOST_TEST(balance(account::reserve_advances()).count() == 0);

    granted(try_return_reserve(on("2026-06-10")));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_half_year_of_a_refund_out_of_the_fund_adds_up) {
    plays_rounds(1, 2);
    granted(leaves_on_fund("04", after_second));
    plays_rounds(3, 4);
    const auto report = granted(hui::report::half_year_report(
        ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    BOOST_TEST(report.contributed.count() == 2 * 1'200'000 + 900'000 + 600'000);
    BOOST_TEST(report.paid_out.count() == 900'000 + 900'000 + 600'000 + 600'000);
    BOOST_TEST(report.reserve.count() == 900'000);
    BOOST_TEST(cash_by_flows(report).count() == report.cash.count());
}

BOOST_AUTO_TEST_CASE(money_leaves_the_fund_only_as_two_people_agree) {
    plays_rounds(1, 2);
    check_refused(*this, "approval_missing",
                  [&] { return leaves_on_fund("04", after_second, ""); });
    check_refused(*this, "same_person",
                  [&] { return leaves_on_fund("04", after_second, actor().name); });
}

BOOST_AUTO_TEST_CASE(the_fund_refunds_no_more_than_it_has) {
    plays_rounds(1, 2);
    granted(record(SpendReserve{.amount = 1_vnd, .reason = "sổ sách", .by = {"Lan", "Hoa"}},
                   on("2026-04-12")));
    // Neither on the day nor on a later one.
    check_refused(*this, "reserve_short", [&] { return leaves_on_fund("04", after_second); });
    check_refused(*this, "already_drawn", [&] { return leaves_on_fund("01", on("2026-04-12")); });
    People without{GroupOf{.shares = 4}};
    without.plays_rounds(1, 2);
    check_refused(without, "no_reserve", [&] {
        return without.tries(LeaveShare{.share = share("04"),
                                        .reason = "con ốm nặng",
                                        .refund = Refund::by_reserve,
                                        .consents = {},
                                        .approved = {.approved_by = "Trần Văn Bình"}},
                             after_second);
    });
}

BOOST_AUTO_TEST_CASE(the_fund_gets_back_the_whole_or_nothing) {
    plays_rounds(1, 2);
    granted(leaves_on_fund("04", after_second));
    plays_rounds(3, 3);
    all_pay(on("2026-06-05"));
    check_refused(*this, "not_the_pot", [&] {
        return record(Payout{.share = {}, .amount = 100'000_vnd, .method = {}}, on("2026-06-05"));
    });
}

BOOST_AUTO_TEST_CASE(a_refund_out_of_the_fund_can_be_undone) {
    plays_rounds(1, 2);
    const auto left = granted(leaves_on_fund("04", after_second));
    reverses(left, "ở lại");
    BOOST_TEST(in_hand(after_second).count() == 600'000);
    BOOST_TEST(balance(account::reserve()).count() == -600'000);
    BOOST_TEST(balance(account::reserve_advances()).count() == 0);
    plays_rounds(3, 4);
    granted(try_return_reserve(on("2026-06-10")));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_the_fund_refunded_is_a_claim_of_its_shares_when_the_group_dissolves) {
    plays_rounds(1, 2);
    granted(leaves_on_fund("04", after_second));
    const auto ended = granted(dissolves(on("2026-04-20")));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    // 01 and 02 drew 1,200,000 and paid 600,000; 300,000 each of the fund that refunded 04 is
    // theirs. So each owes 03 the half of its 600,000.
    BOOST_REQUIRE(event.claims.size() == 2U);
    for (const auto& claim : event.claims) {
        BOOST_TEST((claim.to == share("03")));
        BOOST_TEST(claim.amount.count() == 300'000);
    }
    const auto balances = balances_at(far_ahead);
    for (const auto& [name, amount] : balances.all()) {
        if (name.name().starts_with("settlement:")) { continue; }
        BOOST_TEST(amount.count() == 0, name.name());
    }
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
