// Worked example 5: a share leaves before it drew, and nobody takes its place.
#include "engine/report/half_year.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/people.hpp"

#include <cstdint>

using hui::Date;
using hui::Round;
using hui::Vnd;
using hui::savings::Refund;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using namespace hui::literals;

namespace account = hui::account;

namespace {

struct TenShares : People {
    explicit TenShares(hui::savings::Pot pot = hui::savings::Pot::gross)
        : People({.shares = 10, .pot = pot}) {}

    /// What was paid in over the whole cycle.
    Vnd paid_in() {
        Vnd sum;
        for (const auto& line : group_at(far_ahead).shares) { sum += line.paid; }
        return sum;
    }
    /// What was handed over in a round.
    Vnd pot_of(std::int64_t round) {
        Vnd pot;
        for (const auto& entry : journal()) {
            if (entry.kind != hui::savings::paid_out_kind) { continue; }
            const auto event = hui::savings::event_of(entry.kind, entry.body);
            const auto& paid_out = std::get<hui::savings::PaidOut>(*event);
            if (paid_out.round == Round{round}) { pot = paid_out.amount; }
        }
        return pot;
    }
};

const Date leaving = on("2026-06-20");

}  // namespace

BOOST_FIXTURE_TEST_SUITE(worked_example_5_tests, TenShares)

BOOST_AUTO_TEST_CASE(a_share_that_leaves_after_four_rounds_is_refunded_in_its_turn) {
    set_today(on("2027-01-31"));
    plays_rounds(1, 4);
    granted(leaves("10", leaving));
    plays_rounds(5, 10);
    for (std::int64_t round = 1; round <= 10; ++round) {
        const std::int64_t pot = round <= 4 ? 3'000'000 : round <= 9 ? 2'700'000 : 1'200'000;
        BOOST_TEST(pot_of(round).count() == pot, "round " << round);
    }
    BOOST_TEST(paid_in().count() == 26'700'000);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(in_its_turn_only_those_who_drew_while_it_paid_owe_anything) {
    set_today(on("2027-01-31"));
    plays_rounds(1, 4);
    granted(leaves("10", leaving));
    plays_rounds(5, 9);
    const auto dues = dues_at(on("2026-12-05"));
    BOOST_REQUIRE(dues.size() == 4U);
    for (std::size_t i = 0; i < dues.size(); ++i) {
        BOOST_TEST(dues[i].share.count() == static_cast<std::int64_t>(i) + 1);
        BOOST_TEST(dues[i].outstanding.count() == 300'000);
    }
}

BOOST_AUTO_TEST_CASE(before_the_day_it_left_the_share_is_one_of_ten) {
    plays_rounds(1, 4);
    granted(leaves("10", leaving));
    BOOST_TEST(group_at(leaving).pot.count() == 2'700'000);
    BOOST_TEST(group_at(leaving - hui::Days{1}).pot.count() == 3'000'000);
    BOOST_TEST(!share_at("10", leaving - hui::Days{1}).left.has_value());
    BOOST_TEST((share_at("10", leaving).left == leaving));
    BOOST_TEST(dues_at(on("2026-07-05")).size() == 9U);
}

BOOST_AUTO_TEST_CASE(the_organiser_may_refund_at_once_and_gets_it_back_in_its_turn) {
    set_today(on("2027-01-31"));
    plays_rounds(1, 4);
    const auto left = granted(leaves("10", leaving, Refund::by_organiser));
    BOOST_TEST(left.entry.receipt.count() > 0);
    BOOST_TEST(share_at("10", leaving).net.count() == 0);
    BOOST_TEST(balances_at(leaving).of(account::refunds()).count() == -1'200'000);
    plays_rounds(5, 10);
    BOOST_TEST(pot_of(10).count() == 1'200'000);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(in_a_net_group_everybody_is_square_too) {
    TenShares net{hui::savings::Pot::net};
    net.set_today(on("2027-01-31"));
    net.plays_rounds(1, 4);
    granted(net.leaves("10", leaving));
    net.plays_rounds(5, 10);
    BOOST_TEST(net.pot_of(4).count() == 2'700'000);
    BOOST_TEST(net.pot_of(5).count() == 2'400'000);
    BOOST_TEST(net.pot_of(10).count() == 1'200'000);
    net.check_everybody_is_square();
    BOOST_TEST(net.problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
