// Money between the box and the bank account, and what the bank takes and pays of its own: what a
// bank statement has besides contributions and pots.
#include "engine/actions/statements.hpp"
#include "engine/report/half_year.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::savings::BankMoved;
using hui::savings::CountCash;
using hui::savings::Method;
using hui::savings::Payout;
using hui::savings::PostDifference;
using hui::tests::cash_by_flows;
using hui::tests::check_refused;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace account = hui::account;
using What = hui::savings::BankMoved::What;

namespace {

const Date round_day = on("2026-03-05");
const Date next_day = on("2026-03-06");

/// Three shares of 300,000 paid March in cash: 900,000 in the box.
struct BankAccount : Treasurer {
    BankAccount() { all_pay(round_day); }

    Result<Recorded> tries(What what, Vnd amount, Date day = next_day, std::string ref = "") {
        const bool is_the_banks = what == What::charged || what == What::credited;
        return record(
            BankMoved{.what = what, .amount = amount, .reason = is_the_banks ? "theo sao kê" : ""},
            day, std::move(ref));
    }
    std::int64_t balance(const hui::Account& of, Date day = far_ahead) {
        return balances_at(day).of(of).count();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bank_account_tests, BankAccount)

BOOST_AUTO_TEST_CASE(cash_that_is_deposited_pays_a_pot_through_the_bank) {
    const Payout by_bank{.share = {}, .amount = {}, .method = Method::bank};
    check_refused(*this, "not_enough_money", [&] { return record(by_bank, next_day); });
    const auto entry = granted(tries(What::deposited, 900'000_vnd)).entry;
    BOOST_TEST(entry.body == R"({"amount":900000,"what":"deposited"})");
    BOOST_TEST((entry.receipt == hui::ReceiptNo{}));
    BOOST_TEST(balance(account::cash(), next_day) == 0);
    BOOST_TEST(balance(account::bank(), next_day) == 900'000);
    granted(record(by_bank, next_day));
    BOOST_TEST(balance(account::bank()) == 0);
    BOOST_TEST(balance(account::cash_difference()) == 0);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_was_deposited_is_withdrawn_again_as_far_as_it_is_there) {
    granted(tries(What::deposited, 500'000_vnd));
    check_refused(*this, "not_enough_money", [&] { return tries(What::withdrawn, 500'001_vnd); });
    check_refused(*this, "not_enough_money",
                  [&] { return tries(What::withdrawn, 1_vnd, round_day); });
    granted(tries(What::withdrawn, 200'000_vnd, on("2026-03-07")));
    // Neither on the day nor on a later one may it fall short.
    check_refused(*this, "not_enough_money", [&] { return tries(What::withdrawn, 300'001_vnd); });
    BOOST_TEST(balance(account::cash()) == 600'000);
    BOOST_TEST(balance(account::bank()) == 300'000);
}

BOOST_AUTO_TEST_CASE(a_fee_and_interest_stand_until_somebody_bears_them) {
    granted(tries(What::deposited, 900'000_vnd));
    const auto fee = granted(tries(What::charged, 11'000_vnd, on("2026-03-20")));
    BOOST_TEST(fee.entry.body == R"({"amount":11000,"reason":"theo sao kê","what":"charged"})");
    granted(tries(What::credited, 512_vnd, on("2026-03-25")));
    BOOST_TEST(balance(account::bank()) == 889'512);
    BOOST_TEST(balance(account::cash_difference()) == 10'488);
    BOOST_TEST(group_at(far_ahead).cash_difference.count() == -10'488);
    const auto report = granted(hui::report::half_year_report(
        ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    BOOST_TEST(cash_by_flows(report).count() == report.cash.count());

    // The organiser puts in what is missing: the count finds it, and it is posted.
    granted(record(CountCash{.counted = 10'488_vnd, .notes = {}, .by = {"Lan"}}, on("2026-03-26")));
    granted(record(PostDifference{.reason = "tổ trưởng bù phí ngân hàng", .on = {}}));
    BOOST_TEST(balance(account::cash_difference()) == 0);
    granted(tries(What::withdrawn, 889'512_vnd, on("2026-03-27")));
    draws(on("2026-03-28"));
    BOOST_TEST(balance(account::cash()) == 0);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_the_bank_took_is_no_difference_of_the_box) {
    granted(tries(What::deposited, 300'000_vnd));
    granted(record(CountCash{.counted = 600'000_vnd, .notes = {}, .by = {"Lan"}}, next_day));
    granted(tries(What::charged, 11'000_vnd, on("2026-03-20")));
    BOOST_TEST(outcome_of(record(PostDifference{.reason = "x", .on = {}})) == "no_difference");
    closes("2026-03");
}

BOOST_AUTO_TEST_CASE(each_is_undone_while_its_money_is_there) {
    const auto in = granted(tries(What::deposited, 900'000_vnd));
    const auto fee = granted(tries(What::charged, 11'000_vnd));
    check_refused(*this, "money_already_used",
                  [&] { return try_reverse(in.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(fee, "nhầm");
    BOOST_TEST(balance(account::cash_difference()) == 0);
    reverses(in, "nhầm");
    BOOST_TEST(balance(account::cash()) == 900'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_is_refused_changes_nothing) {
    check_refused(*this, "amount_not_positive", [&] { return tries(What::deposited, 0_vnd); });
    check_refused(*this, "amount_not_positive", [&] { return tries(What::credited, -1_vnd); });
    check_refused(*this, "not_enough_money", [&] { return tries(What::deposited, 900'001_vnd); });
    check_refused(*this, "not_enough_money", [&] { return tries(What::charged, 1_vnd); });
    check_refused(*this, "future_date", [&] { return tries(What::credited, 1_vnd, far_ahead); });
    check_refused(*this, "before_first_period",
                  [&] { return tries(What::credited, 1_vnd, on("2025-03-05")); });
    granted(tries(What::deposited, 1'000_vnd, next_day, "nop-1"));
    granted(tries(What::deposited, 1'000_vnd, next_day, "nop-1"));
    BOOST_TEST(balance(account::bank()) == 1'000);
    check_refused(*this, "ref_taken",
                  [&] { return tries(What::withdrawn, 1'000_vnd, next_day, "nop-1"); });
    draws(next_day);
    closes("2026-03");
    check_refused(*this, "month_closed", [&] { return tries(What::deposited, 1'000_vnd); });
}

BOOST_AUTO_TEST_CASE(each_stands_on_a_line_of_the_banks_statement) {
    granted(tries(What::deposited, 900'000_vnd));
    granted(tries(What::charged, 11'000_vnd, on("2026-03-31")));
    const hui::actions::StatementRequest march{
        .statement = {.period = {.from = on("2026-03-01"), .to = on("2026-03-31")},
                      .opening = {},
                      .closing = 889'000_vnd,
                      .lines = {{.day = next_day,
                                 .amount = 900'000_vnd,
                                 .reference = {},
                                 .description = "NOP TIEN MAT"},
                                {.day = on("2026-03-31"),
                                 .amount = -11'000_vnd,
                                 .reference = {},
                                 .description = "PHI QUAN LY TK"}}},
        .matching = {},
        .ref = {}};
    const auto compared =
        granted(hui::actions::compare_statement(ledger(), "G012", march, actor()));
    for (const auto& state : compared.states) {
        BOOST_TEST(std::holds_alternative<hui::closing::Proposed>(state));
    }
    BOOST_TEST(compared.not_on_statement.empty());
}

BOOST_AUTO_TEST_SUITE_END()
