// A member who has not drawn pays no more and is gone. Others paid in the place of the share; it
// leaves, and its turn gives them back what they paid (Decree 19/2019 art. 10, 18).
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/people.hpp"

#include <string>

using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::savings::CoverFromReserve;
using hui::savings::LeaveShare;
using hui::savings::OnDefault;
using hui::savings::Payout;
using hui::savings::Refund;
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

const Date second_round = on("2026-04-05");
const Date gone = on("2026-04-10");

/// Four shares of 300,000; 04 pays in the first round, and is seen no more.
struct Vanished : People {
    explicit Vanished(const GroupOf& group = {.shares = 4}) : People(group) {
        plays_rounds(1, 1);
        for (const char* no : {"01", "02", "03"}) { pays(no, 300'000_vnd, second_round); }
    }

    Vnd balance(const hui::Account& of, Date day = far_ahead) { return balances_at(day).of(of); }
    Vnd in_hand(Date day) { return balance(account::cash(), day) + balance(account::bank(), day); }
    void pays_for_each(std::initializer_list<const char*> shares, Date day) {
        for (const char* no : shares) { pays(no, 300'000_vnd, day); }
    }
    void covers(std::string_view no, Date day) {
        granted(
            record(CoverFromReserve{.share = share(no), .amount = {}, .by = {"Lan", "Hoa"}}, day));
    }
};

/// The reserve fund pays first; each draw leaves 300,000 in it.
struct VanishedWithFund : Vanished {
    VanishedWithFund()
        : Vanished({.shares = 4, .reserve = 300'000_vnd, .on_default = OnDefault::reserve}) {}
};

/// Pots are handed over as far as they are there.
struct VanishedCollected : Vanished {
    VanishedCollected() : Vanished({.shares = 4, .on_default = OnDefault::collected}) {}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(vanished_share_tests)

BOOST_FIXTURE_TEST_CASE(its_turn_gives_the_organiser_back_what_he_advanced, Vanished) {
    advances("04", second_round);
    draws(second_round);
    const auto left = granted(leaves("04", gone));
    // Nobody was handed anything.
    BOOST_TEST((left.entry.receipt == hui::ReceiptNo{}));
    BOOST_TEST(balance(account::advances(), gone).count() == 0);
    BOOST_TEST(balance(account::refunds(), gone).count() == -300'000);
    BOOST_TEST(share_at("04", gone).net.count() == -300'000);

    // The money was never its own.
    BOOST_TEST(share_at("04", gone).paid.count() == 300'000);
    BOOST_TEST(share_at("04", gone).received.count() == 0);
    const auto of_april = [&] {
        return granted(hui::report::half_year_report(
            ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    };
    BOOST_TEST(of_april().contributed.count() == 1'200'000 + 900'000);
    BOOST_TEST(of_april().paid_out.count() == 2 * 1'200'000);
    BOOST_TEST(cash_by_flows(of_april()).count() == of_april().cash.count());
    const auto statement = granted(hui::report::statements(ledger(), "M4", gone)).front();
    BOOST_TEST(statement.shares.front().paid.count() == 300'000);
    Vnd paid;
    for (const auto& line : statement.lines) { paid += line.paid; }
    BOOST_TEST(paid.count() == 300'000);

    plays_rounds(3, 3);
    const Date last = on("2026-06-05");
    pays_for_each({"01", "02"}, last);
    const Vnd before = in_hand(last);
    const auto to_organiser = draws(last);
    BOOST_TEST((to_organiser.entry.receipt != hui::ReceiptNo{}));
    BOOST_TEST((before - in_hand(last)).count() == 300'000);
    BOOST_TEST(balance(account::refunds(), last).count() == 0);
    const auto rest = group_at(last).rest;
    BOOST_REQUIRE(rest.has_value());
    BOOST_TEST((rest->share == share("04")));
    BOOST_TEST(rest->amount.count() == 300'000);
    draws(last);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_fund_gets_back_what_it_covered_without_a_receipt, VanishedWithFund) {
    covers("04", second_round);
    draws(second_round);
    granted(leaves("04", gone));
    BOOST_TEST(balance(account::reserve_advances(), gone).count() == -300'000);
    plays_rounds(3, 3);
    const Date last = on("2026-06-05");
    pays_for_each({"01", "02"}, last);
    const Vnd before = in_hand(last);
    BOOST_TEST((draws(last).entry.receipt == hui::ReceiptNo{}));
    BOOST_TEST(in_hand(last).count() == before.count());
    BOOST_TEST(balance(account::reserve_advances()).count() == 0);
    draws(last);
    granted(try_return_reserve(on("2026-06-10")));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(organiser_fund_and_leaver_each_get_their_part, VanishedWithFund) {
    covers("04", second_round);
    draws(second_round);
    pays_for_each({"01", "02", "03"}, on("2026-05-05"));
    advances("04", on("2026-05-05"));
    draws(on("2026-05-05"));
    granted(leaves("04", on("2026-05-10")));
    const Date last = on("2026-06-05");
    pays_for_each({"01", "02", "03"}, last);
    const Vnd before = in_hand(last);
    // One draw gives the organiser his, and the fund its own.
    draws(last);
    BOOST_TEST((before - in_hand(last)).count() == 300'000);
    BOOST_TEST(balance(account::refunds(), last).count() == 0);
    BOOST_TEST(balance(account::reserve_advances(), last).count() == 0);
    draws(last);
    BOOST_TEST((before - in_hand(last)).count() == 600'000);
    const auto report = granted(hui::report::half_year_report(
        ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    BOOST_TEST(cash_by_flows(report).count() == report.cash.count());
    granted(try_return_reserve(on("2026-06-10")));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_refunds_at_once_gets_that_back_with_what_he_advanced, Vanished) {
    advances("04", second_round);
    draws(second_round);
    granted(leaves("04", gone, Refund::by_organiser));
    BOOST_TEST(share_at("04", gone).net.count() == 0);
    BOOST_TEST(balance(account::refunds(), gone).count() == -600'000);
    plays_rounds(3, 3);
    const Date last = on("2026-06-05");
    pays_for_each({"01", "02"}, last);
    const Vnd before = in_hand(last);
    draws(last);
    BOOST_TEST((before - in_hand(last)).count() == 600'000);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_leaving_is_undone_with_what_it_made_of_the_advance, Vanished) {
    const auto advanced = advances("04", second_round);
    draws(second_round);
    const auto left = granted(leaves("04", gone));
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(advanced.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(left, "đã quay lại");
    BOOST_TEST(balance(account::advances()).count() == -300'000);
    BOOST_TEST(balance(account::refunds()).count() == 0);
    const Date back = on("2026-04-20");
    pays("04", 300'000_vnd, back);
    BOOST_TEST(balance(account::advances(), back).count() == 0);
    plays_rounds(3, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_was_advanced_for_a_round_that_is_not_drawn_is_undone_first, Vanished) {
    const auto advanced = advances("04", second_round);
    check_refused(*this, "paid_beyond", [&] { return leaves("04", gone); });
    reverses(advanced, "chân 04 rút");
    granted(leaves("04", gone));
    draws(gone);
    plays_rounds(3, 3);
    const Date last = on("2026-06-05");
    pays("01", 300'000_vnd, last);
    draws(last);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

// When the first leaves before any draw, nobody owes in its round: what 02 paid for that is then
// for round 2, which the organiser had paid in its place, and nobody would give him that back.
BOOST_AUTO_TEST_CASE(a_leaving_that_makes_an_advance_of_another_share_needless_waits_for_its_end) {
    People group{GroupOf{.shares = 4}};
    group.pays("02", 300'000_vnd, on("2026-03-05"));
    const auto advanced = group.advances("02", second_round);
    check_refused(group, "paid_beyond", [&] { return group.leaves("01", gone); });
    group.reverses(advanced, "chân 01 rút");
    granted(group.leaves("01", gone));
    BOOST_TEST(group.share_at("02", gone).arrears.count() == 0);
    BOOST_TEST(group.problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_lacks_in_a_pot_that_was_drawn_is_paid_first, VanishedCollected) {
    granted(record(Payout{.share = {}, .amount = 900'000_vnd, .method = {}}, second_round));
    check_refused(*this, "not_square", [&] { return leaves("04", gone); });
    advances("04", gone);
    granted(leaves("04", gone));
    draws(gone);
    plays_rounds(3, 3);
    const Date last = on("2026-06-05");
    pays_for_each({"01", "02"}, last);
    draws(last);
    draws(last);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(when_the_group_dissolves_the_organiser_is_owed_what_he_advanced, Vanished) {
    advances("04", second_round);
    draws(second_round);
    granted(leaves("04", gone));
    const auto ended = granted(dissolves(on("2026-04-20")));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    // 01 and 02 drew 1,200,000 and paid 600,000: 600,000 to 03, 300,000 each to 04 and to him.
    Vnd of_organiser;
    for (const auto& claim : event.claims) {
        if (claim.to == hui::ShareNo{}) { of_organiser += claim.amount; }
    }
    BOOST_TEST(of_organiser.count() == 300'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
