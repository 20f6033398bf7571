// A share leaves before its draw while it, or another one, has paid ahead: what they don't owe any
// more comes back at once, the rest of the leaver's money in its turn.
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/people.hpp"

#include <cstdint>
#include <string_view>

using hui::Account;
using hui::Date;
using hui::savings::Contribute;
using hui::savings::Method;
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

namespace {

/// Four shares of 300,000 from 2026-03-05 on, drawn in the order of their numbers; one round is
/// drawn.
struct Ahead : People {
    explicit Ahead(const GroupOf& group = {.shares = 4}) : People(group) { plays_rounds(1, 1); }

    std::int64_t cash_at(Date when) { return group_at(when).cash.count(); }
    const Date day = on("2026-03-10");
};

struct AheadNet : Ahead {
    AheadNet() : Ahead({.shares = 4, .pot = hui::savings::Pot::net}) {}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(paid_ahead_tests)

BOOST_FIXTURE_TEST_CASE(who_paid_to_the_end_leaves_and_has_the_rest_back_at_once, Ahead) {
    pays("03", 900'000_vnd, on("2026-03-09"));
    const Recorded left = granted(leaves("03", day));
    BOOST_TEST(left.entry.receipt.count() > 0);
    BOOST_TEST(share_at("03", day).paid.count() == 300'000);
    BOOST_TEST(share_at("03", on("2026-03-09")).paid.count() == 1'200'000);
    BOOST_TEST(cash_at(day) == 0);
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_paid_for_a_round_that_nobody_drew_has_it_back, Ahead) {
    pays("03", 300'000_vnd, on("2026-04-05"));
    granted(leaves("03", on("2026-04-06")));
    BOOST_TEST(cash_at(on("2026-04-06")) == 0);
    BOOST_TEST(share_at("03", on("2026-04-06")).paid.count() == 300'000);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_organiser_refunds_only_what_went_into_pots, Ahead) {
    pays("03", 900'000_vnd, on("2026-03-09"));
    granted(leaves("03", day, Refund::by_organiser));
    BOOST_TEST(share_at("03", day).received.count() == 300'000);
    BOOST_TEST(share_at("03", day).net.count() == 0);
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(another_who_paid_to_the_end_has_back_what_it_would_not_owe, Ahead) {
    // Share 02 draws after share 04 left: it owes nothing in round 4.
    pays("02", 900'000_vnd, on("2026-03-09"));
    granted(leaves("04", day));
    BOOST_TEST(share_at("02", day).paid.count() == 900'000);
    BOOST_TEST(cash_at(day) == 600'000);
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_has_drawn_owes_the_refund_and_keeps_it_paid, Ahead) {
    pays("01", 900'000_vnd, on("2026-03-09"));
    granted(leaves("04", day));
    BOOST_TEST(share_at("01", day).paid.count() == 1'200'000);
    plays_rounds(2, 3);
    draws(on("2026-06-05"));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_net_group_does_the_same, AheadNet) {
    pays("02", 600'000_vnd, on("2026-03-09"));
    pays("04", 300'000_vnd, on("2026-03-09"));
    granted(leaves("04", day));
    BOOST_TEST(share_at("02", day).paid.count() == 600'000);
    BOOST_TEST(share_at("04", day).paid.count() == 300'000);
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(it_comes_out_of_the_box_and_then_out_of_the_bank, Ahead) {
    granted(record(Contribute{.share = share("03"), .amount = 900'000_vnd, .method = Method::bank},
                   day));
    pays("02", 100'000_vnd, day);
    granted(leaves("03", day));
    const auto balances = balances_at(day);
    BOOST_TEST(balances.of(Account{"assets:cash"}).count() == 0);
    BOOST_TEST(balances.of(Account{"assets:bank"}).count() == 100'000);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_has_back_what_he_paid_only_later, Ahead) {
    pays("02", 900'000_vnd, on("2026-03-20"));
    check_refused(*this, "before_share_change", [&] { return leaves("04", day); });
    granted(leaves("04", on("2026-03-20")));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(an_undone_leaving_has_the_money_paid_ahead_again, Ahead) {
    const Recorded paid = pays("02", 900'000_vnd, on("2026-03-09"));
    const Recorded left = granted(leaves("04", day));
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(paid.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(left, "chị ấy ở lại");
    BOOST_TEST(share_at("02", day).paid.count() == 1'200'000);
    BOOST_TEST(cash_at(day) == 900'000);
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(statements_and_the_half_year_know_what_came_back, Ahead) {
    pays("02", 900'000_vnd, on("2026-03-09"));
    pays("04", 300'000_vnd, on("2026-03-09"));
    granted(leaves("04", day));
    for (const std::string_view member : {"M2", "M4"}) {
        const auto statement =
            granted(hui::report::statements(ledger(), member, on("2026-03-31"))).front();
        BOOST_TEST(hui::report::totals_of(statement).paid.count() ==
                   statement.shares.front().paid.count());
    }
    const auto report = granted(hui::report::half_year_report(
        ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    BOOST_TEST(report.contributed.count() == 4 * 300'000 + 600'000);
    BOOST_TEST(cash_by_flows(report).count() == report.cash.count());
}

BOOST_AUTO_TEST_SUITE_END()
