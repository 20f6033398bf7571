// What was recorded wrongly in a month that is closed is undone and recorded anew in the open one:
// with the number of what it stands for, and its true date. Of everything that moves money.
#include "engine/report/closing_sheet.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Result;
using hui::Seq;
using hui::ShareNo;
using hui::TrueDate;
using hui::Vnd;
using hui::savings::BankMoved;
using hui::savings::CoverFromReserve;
using hui::savings::OnDefault;
using hui::savings::SettleInterest;
using hui::savings::Settling;
using hui::tests::check_refused;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace account = hui::account;
namespace actions = hui::actions;
using What = BankMoved::What;
using Lines = std::vector<std::string>;

namespace {

const Date wrong_day = on("2026-03-31");
const Date right_day = on("2026-04-10");

/// A group whose March is closed with something wrong in it.
struct WrongMarch : Treasurer {
    using Treasurer::Treasurer;

    void closes_march() {
        set_today(on("2026-04-01"));
        closes("2026-03");
        set_today(right_day);
    }
    /// Undoes what was wrong, in the open month.
    TrueDate undone(const Recorded& wrong) {
        reverses(wrong, "nhầm");
        return {.of_date = {}, .corrects = wrong.entry.seq};
    }
    /// `KIND OF_DATE SEQ AMOUNT` of each adjustment that the sheet of April shows.
    Lines adjustments_of_april() {
        set_today(on("2026-05-02"));
        all_pay(on("2026-04-20"));
        draws(on("2026-04-20"));
        closes("2026-04");
        const auto sheet =
            granted(hui::report::closing_sheet(ledger(), "G012", hui::month_of("2026-04")));
        Lines lines;
        lines.reserve(sheet.adjustments.size());
        for (const auto& one : sheet.adjustments) {
            lines.push_back(one.kind + " " + hui::iso(one.of_date) + " " +
                            std::to_string(one.of.value_or(Seq{}).count()) + " " +
                            std::to_string(one.amount.count()));
        }
        return lines;
    }
};

/// One with money in the box and the bank account.
struct WithBank : WrongMarch {
    WithBank() : WrongMarch(GroupOf{.shares = 3}) {
        all_pay(on("2026-03-05"));
        pays("01", 600'000_vnd, on("2026-03-05"));
        granted(moves({.what = What::deposited, .amount = 250'000_vnd, .reason = {}},
                      on("2026-03-06")));
    }

    Result<Recorded> moves(const BankMoved& command, Date day, const TrueDate& true_date = {}) {
        return record(actions::BankRequest{command, day, {}, true_date}, actions::move_bank);
    }
    void closes_march() {
        draws(wrong_day);
        WrongMarch::closes_march();
    }
};

/// One with a reserve fund; share 3 paid twenty days late.
struct WithFund : WrongMarch {
    WithFund()
        : WrongMarch(
              GroupOf{.shares = 3, .reserve = 50'000_vnd, .on_default = OnDefault::reserve}) {
        pays("01", 300'000_vnd, on("2026-03-05"));
        pays("02", 300'000_vnd, on("2026-03-05"));
        pays("03", 300'000_vnd, on("2026-03-25"));
        draws(on("2026-03-25"));
    }

    Result<Recorded> spends(Vnd amount, Date day, const TrueDate& true_date = {}) {
        return record(
            actions::SpendReserveRequest{
                .command = {.amount = amount, .reason = "thăm bệnh", .by = {"Lan", "Bình"}},
                .on = day,
                .ref = {},
                .true_date = true_date},
            actions::spend_reserve);
    }
    Result<Recorded> settles(const SettleInterest& command, Date day,
                             const TrueDate& true_date = {}) {
        return record(actions::InterestRequest{command, day, {}, true_date},
                      actions::settle_interest);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(correct_forward_tests, WithBank)

BOOST_AUTO_TEST_CASE(a_fee_that_was_ten_times_as_high_is_recorded_anew_with_its_true_date) {
    const BankMoved fee{.what = What::charged, .amount = 1'100_vnd, .reason = "phí tháng"};
    const Recorded wrong = granted(moves(fee, wrong_day));
    BOOST_TEST(wrong.entry.body == R"({"amount":1100,"reason":"phí tháng","what":"charged"})");
    closes_march();
    const BankMoved right{.what = What::charged, .amount = 11'000_vnd, .reason = "phí tháng"};
    check_refused(*this, "not_reversed", [&] {
        return moves(right, right_day, {.of_date = {}, .corrects = wrong.entry.seq});
    });
    const auto in_place = undone(wrong);
    const auto recorded = granted(moves(right, right_day, in_place));
    BOOST_TEST(recorded.entry.body ==
               R"({"amount":11000,"corrects":7,"of_date":"2026-03-31","reason":"phí tháng",)"
               R"("what":"charged"})");
    BOOST_TEST(balances_at(far_ahead).of(account::cash_difference()).count() == 11'000);
    check_refused(*this, "corrected_already", [&] { return moves(right, right_day, in_place); });
    BOOST_TEST(adjustments_of_april() ==
                   (Lines{"reversed 2026-03-31 7 1100", "bank-moved 2026-03-31 7 11000"}),
               boost::test_tools::per_element());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_goes_between_box_and_bank_and_what_the_bank_pays_is_corrected_alike) {
    for (const What what : {What::deposited, What::withdrawn, What::credited}) {
        WithBank march;
        const std::string reason = what == What::credited ? "lãi" : "";
        const Recorded wrong =
            granted(march.moves({.what = what, .amount = 5'000_vnd, .reason = reason}, wrong_day));
        march.closes_march();
        granted(march.moves({.what = what, .amount = 500_vnd, .reason = reason}, right_day,
                            march.undone(wrong)));
        granted(march.moves({.what = what, .amount = 70_vnd, .reason = reason}, right_day,
                            {.of_date = on("2026-03-20"), .corrects = {}}));
        BOOST_TEST(march.adjustments_of_april() ==
                       (Lines{"reversed 2026-03-31 7 5000", "bank-moved 2026-03-31 7 500",
                              "bank-moved 2026-03-20 0 70"}),
                   boost::test_tools::per_element());
        BOOST_TEST(march.problems().empty());
    }
}

BOOST_AUTO_TEST_CASE(the_same_reference_is_the_same_only_with_the_same_true_date) {
    closes_march();
    const actions::BankRequest forgotten{
        .command = {.what = What::credited, .amount = 512_vnd, .reason = "lãi"},
        .on = right_day,
        .ref = "lãi-3",
        .true_date = {.of_date = wrong_day, .corrects = {}}};
    granted(record(forgotten, actions::move_bank));
    BOOST_TEST(
        (granted(record(forgotten, actions::move_bank)).writing == Recorded::Writing::found));
    actions::BankRequest another = forgotten;
    another.true_date = {};
    check_refused(*this, "ref_taken", [&] { return record(another, actions::move_bank); });
}

BOOST_FIXTURE_TEST_CASE(what_was_spent_of_the_fund_is_recorded_anew, WithFund) {
    const Recorded wrong = granted(spends(20'000_vnd, wrong_day));
    closes_march();
    const auto in_place = undone(wrong);
    const auto right = granted(spends(2'000_vnd, right_day, in_place));
    BOOST_TEST(right.entry.body ==
               R"({"amount":2000,"by":[{"name":"Lan"},{"name":"Bình"}],"corrects":6,)"
               R"("method":"cash","of_date":"2026-03-31","reason":"thăm bệnh"})");
    check_refused(*this, "corrected_already",
                  [&] { return spends(2'000_vnd, right_day, in_place); });
    BOOST_TEST(adjustments_of_april() ==
                   (Lines{"reversed 2026-03-31 6 20000", "reserve-spent 2026-03-31 6 2000"}),
               boost::test_tools::per_element());
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(interest_that_was_waived_and_not_paid_is_recorded_anew, WithFund) {
    const Recorded wrong =
        granted(settles({.share = ShareNo{3}, .round = {}, .reason = {}}, wrong_day));
    closes_march();
    const auto in_place = undone(wrong);
    const SettleInterest waived{
        .share = ShareNo{3}, .round = {}, .how = Settling::waived, .reason = "con ốm"};
    const auto right = granted(settles(waived, right_day, in_place));
    BOOST_TEST(right.entry.body ==
               R"({"amount":1644,"corrects":6,"days":20,"of_date":"2026-03-31",)"
               R"("on":"contribution","rates":[{"from":"2026-03-06","rate":"10"}],)"
               R"("reason":"con ốm","round":1,"share":3})");
    BOOST_TEST(adjustments_of_april() ==
                   (Lines{"reversed 2026-03-31 6 1644", "late-interest-waived 2026-03-31 6 0"}),
               boost::test_tools::per_element());
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(interest_that_was_paid_in_a_closed_month_has_its_true_date, WithFund) {
    closes_march();
    granted(settles({.share = ShareNo{3}, .round = {}, .reason = {}}, right_day,
                    {.of_date = wrong_day, .corrects = {}}));
    BOOST_TEST(adjustments_of_april() == (Lines{"late-interest-paid 2026-03-31 0 1644"}),
               boost::test_tools::per_element());
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_the_fund_paid_for_a_share_has_its_true_date, WithFund) {
    closes_march();
    const auto covered =
        granted(record(actions::DefaultRequest{.command = CoverFromReserve{.share = ShareNo{1},
                                                                           .amount = 50'000_vnd,
                                                                           .by = {"Lan", "Bình"}},
                                               .on = right_day,
                                               .ref = {},
                                               .true_date = {.of_date = wrong_day, .corrects = {}}},
                       actions::record_default));
    BOOST_TEST(covered.entry.body ==
               R"({"amount":50000,"by":[{"name":"Lan"},{"name":"Bình"}],)"
               R"("dues":[{"amount":50000,"round":2}],"of_date":"2026-03-31","share":1})");
    BOOST_TEST(adjustments_of_april() == (Lines{"reserve-covered 2026-03-31 0 50000"}),
               boost::test_tools::per_element());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
