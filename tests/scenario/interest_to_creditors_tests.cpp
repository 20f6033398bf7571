// Late interest goes to whom the due was owed while it was late: the organiser who had advanced it,
// the reserve fund that had paid it, the drawer who had got a smaller pot; the rest to the group.
#include "engine/report/half_year.hpp"
#include "engine/report/interest_report.hpp"
#include "engine/report/statement.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/people.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

using hui::Account;
using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::savings::CoverFromReserve;
using hui::savings::InterestSettled;
using hui::savings::OnDefault;
using hui::savings::Payout;
using hui::savings::SettleInterest;
using hui::savings::Settling;
using hui::savings::ShareInterest;
using hui::tests::cash_by_flows;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace {

SettleInterest interest_of(std::string_view no, Settling how = Settling::paid) {
    return {.share = share(no),
            .round = {},
            .how = how,
            .reason = how == Settling::waived ? "con ốm" : ""};
}

InterestSettled settled_by(const Recorded& recorded) {
    return hui::savings::interest_settled_of(recorded.entry.kind, recorded.entry.body);
}

struct Owed : People {
    explicit Owed(const GroupOf& group) : People(group) {}

    void others_pay(std::string_view not_this, Date day) {
        granted(try_pay_all(
            {.group = "G012", .amount = {}, .except = {share(not_this)}, .on = day, .ref = ""}));
    }
    Result<Recorded> hands_over(Date day, std::optional<Vnd> amount = {}) {
        return record(Payout{.share = {}, .amount = amount, .method = {}}, day);
    }
    std::int64_t balance(std::string_view account) {
        return balances_at(on("2027-12-31")).of(Account{std::string{account}}).count();
    }
    hui::savings::LateItem late_item(std::string_view no, Date day) {
        const auto report = granted(hui::report::interest_report(
            ledger(), {.group = "G012", .share = share(no), .on = day}));
        BOOST_REQUIRE(!report.lines.empty());
        return report.lines.front().item;
    }
};

/// Four shares of 300,000; each drawer gets what was collected. In round 2 share 01 pays nothing.
struct Collected : Owed {
    Collected() : Owed(GroupOf{.shares = 4, .on_default = OnDefault::collected}) {
        plays_rounds(1, 1);
        others_pay("01", second);
    }
    const Date second = on("2026-04-05");
};

/// Three shares of 300,000 leave 50,000 of each pot in the fund, which pays first. In round 3 share
/// 01 pays nothing.
struct FromReserve : Owed {
    FromReserve() : Owed(GroupOf{.reserve = 50'000_vnd, .on_default = OnDefault::reserve}) {
        plays_rounds(1, 2);
        others_pay("01", third);
    }
    const Date third = on("2026-05-05");
};

}  // namespace

BOOST_AUTO_TEST_SUITE(interest_to_creditors_tests)

BOOST_FIXTURE_TEST_CASE(who_drew_less_gets_the_interest_on_what_was_lacking, Collected) {
    granted(hands_over(second, 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    const std::int64_t cash = balance("assets:cash");
    const auto item = late_item("01", on("2026-04-17"));
    BOOST_TEST(item.to.drawer.count() == 986);
    BOOST_TEST(share_text(item.drawer) == "02");
    const auto paid = settled_by(granted(record(interest_of("01"), on("2026-04-17"))));
    BOOST_TEST(paid.amount.count() == 986);
    BOOST_TEST(paid.to.drawer.count() == 986);
    BOOST_TEST(share_text(paid.drawer) == "02");
    BOOST_TEST(balance("assets:cash") == cash);
    BOOST_TEST(balance("late-interest") == -986);
    BOOST_TEST(balance("drawers:late-interest") == 986);
    BOOST_TEST(group_at(on("2026-04-17")).interest_held.count() == 0);
    BOOST_TEST(granted(hands_over(on("2026-04-18"))).entry.kind == "paid-out");
    const auto again = late_item("01", on("2026-04-18"));
    BOOST_TEST(again.to.drawer.count() == 986);
    BOOST_TEST(share_text(again.drawer) == "02");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_drawer_reads_it_in_his_statement, Collected) {
    granted(hands_over(second, 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    const Recorded paid = granted(record(interest_of("01"), on("2026-04-17")));
    const auto received = [&] {
        return hui::report::totals_of(
                   granted(hui::report::statements(ledger(), "M2", on("2026-12-31"))).front())
            .interest_received.count();
    };
    BOOST_TEST(received() == 986);
    reverses(paid, "chưa trả");
    BOOST_TEST(received() == 0);
    BOOST_TEST(balance("drawers:late-interest") == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(before_the_draw_nobody_but_the_group_waited, Collected) {
    // Five days before the draw, seven after it: 411 and 575.
    granted(hands_over(on("2026-04-10"), 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    const auto paid = settled_by(granted(record(interest_of("01"), on("2026-04-17"))));
    BOOST_TEST(paid.amount.count() == 986);
    BOOST_TEST(paid.to.drawer.count() == 575);
    BOOST_TEST(group_at(on("2026-04-17")).interest_held.count() == 411);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_was_late_for_its_own_pot_kept_nobody_waiting, Collected) {
    pays("01", 300'000_vnd, second);
    granted(hands_over(second));
    others_pay("03", on("2026-05-05"));
    granted(hands_over(on("2026-05-05"), 900'000_vnd));
    pays("03", 300'000_vnd, on("2026-05-17"));
    const auto paid = settled_by(granted(record(interest_of("03"), on("2026-05-17"))));
    BOOST_TEST(paid.to.drawer.count() == 0);
    BOOST_TEST(group_at(on("2026-05-17")).interest_held.count() == 986);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_the_organiser_advanced_is_his_and_the_rest_the_drawers, Collected) {
    granted(hands_over(second, 900'000_vnd));
    granted(record(hui::savings::Advance{.share = share("01"), .amount = 100'000_vnd},
                   on("2026-04-07")));
    pays("01", 300'000_vnd, on("2026-04-17"));
    const auto paid = settled_by(granted(record(interest_of("01"), on("2026-04-17"))));
    // 100,000 for 10 days: 274; the rest is 986 less that.
    BOOST_TEST(paid.to.organiser.count() == 274);
    BOOST_TEST(paid.to.drawer.count() == 712);
    BOOST_TEST(balance("late-interest") + balance("organiser:late-interest") +
                   balance("drawers:late-interest") ==
               0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_drawers_part_rests_on_the_draw, Collected) {
    const Recorded draw = granted(hands_over(second, 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    granted(record(interest_of("01"), on("2026-04-17")));
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(draw.entry.seq, {.reason = "nhầm", .on = {}}); });
}

BOOST_FIXTURE_TEST_CASE(no_draw_comes_before_interest_that_was_paid, Collected) {
    pays("01", 300'000_vnd, on("2026-04-17"));
    granted(record(interest_of("01"), on("2026-04-17")));
    check_refused(*this, "out_of_date_order",
                  [&] { return hands_over(on("2026-04-10"), 900'000_vnd); });
    granted(hands_over(on("2026-04-17")));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(interest_that_is_waived_is_nobodys, Collected) {
    granted(hands_over(second, 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    const auto waived =
        settled_by(granted(record(interest_of("01", Settling::waived), on("2026-04-17"))));
    BOOST_TEST(waived.amount.count() == 986);
    BOOST_TEST(waived.to.drawer.count() == 0);
    BOOST_TEST(balance("drawers:late-interest") == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_drawers_got_leaves_the_accounts_with_what_is_shared_out, Collected) {
    granted(hands_over(on("2026-04-10"), 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    granted(record(interest_of("01"), on("2026-04-17")));
    granted(record(ShareInterest{.to = {}, .method = {}, .reason = "họp"}, on("2026-04-20")));
    BOOST_TEST(balance("late-interest") == 0);
    BOOST_TEST(balance("drawers:late-interest") == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_dissolution_closes_the_drawers_account_too, Collected) {
    granted(hands_over(second, 900'000_vnd));
    pays("01", 300'000_vnd, on("2026-04-17"));
    granted(record(interest_of("01"), on("2026-04-17")));
    granted(hands_over(on("2026-04-17")));
    granted(dissolves(on("2026-04-20")));
    BOOST_TEST(balance("late-interest") == 0);
    BOOST_TEST(balance("drawers:late-interest") == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_fund_gets_the_interest_on_what_it_paid, FromReserve) {
    // It has 100,000 and pays them on 05-10: 100,000 for 7 days are 192.
    const Date covered = on("2026-05-10");
    granted(
        record(CoverFromReserve{.share = share("01"), .amount = 100'000_vnd, .by = {"Lan", "Bình"}},
               covered));
    pays("01", 300'000_vnd, on("2026-05-17"));
    BOOST_TEST(late_item("01", on("2026-05-17")).to.reserve.count() == 192);
    const std::int64_t cash = balance("assets:cash");
    const auto paid = settled_by(granted(record(interest_of("01"), on("2026-05-17"))));
    BOOST_TEST(paid.amount.count() == 986);
    BOOST_TEST(paid.to.reserve.count() == 192);
    BOOST_TEST(balance("assets:cash") == cash + 986);
    BOOST_TEST(balance("reserve") == -100'192);
    BOOST_TEST(balance("late-interest") == -794);
    const auto group = group_at(on("2026-05-17"));
    BOOST_TEST(group.interest_held.count() == 794);
    BOOST_TEST(group.reserve.count() == 100'192);
    const auto report = granted(hui::report::half_year_report(
        ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    BOOST_TEST(report.flows.late_interest.count() == 986);
    BOOST_TEST(cash_by_flows(report).count() == report.cash.count());
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_the_fund_got_and_spent_holds_the_interest_in_place, FromReserve) {
    granted(
        record(CoverFromReserve{.share = share("01"), .amount = 100'000_vnd, .by = {"Lan", "Bình"}},
               third));
    pays("01", 300'000_vnd, on("2026-05-17"));
    const Recorded paid = granted(record(interest_of("01"), on("2026-05-17")));
    granted(record(
        hui::savings::SpendReserve{
            .amount = 100'329_vnd, .reason = "thăm ốm", .by = {"Lan", "Bình"}},
        on("2026-05-20")));
    check_refused(*this, "money_already_used",
                  [&] { return try_reverse(paid.entry.seq, {.reason = "nhầm", .on = {}}); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
