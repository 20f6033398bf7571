// Worked example 1: ten shares of 300,000 đồng a month, as a treasurer records them.
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/treasurer.hpp"

#include <boost/test/data/test_case.hpp>

#include <cstdint>
#include <vector>

using hui::Balances;
using hui::Date;
using hui::Round;
using hui::Vnd;
using hui::report::GroupReport;
using hui::report::GroupState;
using hui::report::ShareLine;
using hui::report::TurnLine;
using hui::savings::Pot;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace account = hui::account;

namespace {

struct TenShares : Treasurer {
    explicit TenShares(Pot pot)
        : Treasurer(
              {.shares = 10, .contribution = 300'000_vnd, .pot = pot, .start = on("2026-01-05")}) {}
};

struct Gross : TenShares {
    Gross() : TenShares(Pot::gross) {}
};
struct Net : TenShares {
    Net() : TenShares(Pot::net) {}
};

/// What the shares that have drawn by the day still have to pay in.
Vnd still_owed_by_drawn_shares(const GroupReport& group) {
    Vnd owed;
    for (const ShareLine& line : group.shares) {
        if (line.received > Vnd{}) { owed += line.net; }
    }
    return owed;
}

Vnd paid_in(const GroupReport& group) {
    Vnd sum;
    for (const ShareLine& line : group.shares) { sum += line.paid; }
    return sum;
}

Vnd paid_out(const GroupReport& group) {
    Vnd sum;
    for (const ShareLine& line : group.shares) { sum += line.received; }
    return sum;
}

const std::vector<std::int64_t> owed_after_round{2'700'000, 4'800'000, 6'300'000, 7'200'000,
                                                 7'500'000, 7'200'000, 6'300'000, 4'800'000,
                                                 2'700'000, 0};

void check_all_at_zero(Treasurer& treasurer, Date day) {
    const Balances balances = treasurer.balances_at(day);
    BOOST_TEST(!balances.all().empty());
    for (const auto& [account, amount] : balances.all()) {
        BOOST_TEST_CONTEXT(account.name()) { BOOST_TEST(amount.count() == 0); }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worked_example_1_tests)

BOOST_FIXTURE_TEST_CASE(thirty_million_go_in_and_thirty_million_go_out, Gross) {
    plays_rounds(1, 10);
    const GroupReport group = group_at(on("2026-10-05"));
    BOOST_TEST(group.pot.count() == 3'000'000);
    BOOST_TEST(paid_in(group).count() == 30'000'000);
    BOOST_TEST(paid_out(group).count() == 30'000'000);
    BOOST_TEST(group.cash.count() == 0);
    BOOST_TEST((group.state == GroupState::finished));
    check_all_at_zero(*this, on("2026-10-05"));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_share_that_drew_in_round_3_stands_at_2_100_000_after_it, Gross) {
    plays_rounds(1, 3);
    const ShareLine line = share_at("03", on("2026-03-05"));
    BOOST_TEST(line.paid.count() == 900'000);
    BOOST_TEST(line.received.count() == 3'000'000);
    BOOST_TEST(line.net.count() == 2'100'000);
    BOOST_TEST(balances_at(on("2026-03-05")).of(account::member(line.share)).count() == 2'100'000);
    plays_rounds(4, 10);
    BOOST_TEST(share_at("03", on("2026-03-05")).net.count() == 2'100'000);
    BOOST_TEST(share_at("03", on("2026-03-04")).net.count() == -600'000);
    BOOST_TEST(share_at("03", on("2026-09-05")).net.count() == 300'000);
    BOOST_TEST(share_at("03", on("2026-10-05")).net.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(drawn_shares_owe_most_in_the_middle_of_the_cycle, Gross) {
    std::vector<std::int64_t> then;
    std::vector<std::int64_t> later;
    for (std::int64_t round = 1; round <= 10; ++round) {
        plays_rounds(round, round);
        const Date day = date_of_round(Round{round});
        then.push_back(still_owed_by_drawn_shares(group_at(day)).count());
        BOOST_TEST(balances_at(day).of(account::cash()).count() == 0);
    }
    for (std::int64_t round = 1; round <= 10; ++round) {
        const Date day = date_of_round(Round{round});
        later.push_back(still_owed_by_drawn_shares(group_at(day)).count());
    }
    BOOST_TEST(then == owed_after_round, boost::test_tools::per_element());
    BOOST_TEST(later == owed_after_round, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_paper_copied_at_the_end_gives_the_tables_of_each_day, Gross) {
    plays_rounds(1, 10);
    for (std::int64_t round = 1; round <= 10; ++round) {
        const GroupReport group = group_at(date_of_round(Round{round}));
        BOOST_TEST(group.round.count() == round);
        BOOST_TEST(group.drawn.count() == round);
        BOOST_TEST(paid_in(group).count() == round * 3'000'000);
        BOOST_TEST(paid_out(group).count() == round * 3'000'000);
        BOOST_TEST((group.state == GroupState::finished) == (round == 10));
        for (const ShareLine& line : group.shares) { BOOST_TEST(line.arrears.count() == 0); }
    }
}

BOOST_FIXTURE_TEST_CASE(the_day_before_a_round_nothing_of_it_is_due, Gross) {
    plays_rounds(1, 3);
    BOOST_TEST(group_at(on("2026-04-04")).round.count() == 3);
    BOOST_TEST(dues_at(on("2026-04-04")).size() == 0U);
    BOOST_TEST(dues_at(on("2026-04-05")).size() == 10U);
    BOOST_TEST(group_at(on("2026-04-05")).shares.front().arrears.count() == 300'000);
    BOOST_TEST(group_at(on("2026-01-04")).round.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(turns_are_drawn_up_to_the_day_and_planned_after_it, Gross) {
    plays_rounds(1, 6);
    const auto turns = granted(hui::report::turn_report(ledger(), "G012", on("2026-04-30")));
    BOOST_TEST_REQUIRE(turns.size() == 10U);
    for (const TurnLine& turn : turns) {
        BOOST_TEST(turn.share->count() == turn.round.count());
        BOOST_TEST((turn.state == TurnLine::State::drawn) == (turn.round <= Round{4}));
    }
    BOOST_TEST((turns.back().due == on("2026-10-05")));
}

BOOST_FIXTURE_TEST_CASE(a_member_reads_ten_payments_and_one_draw, Gross) {
    plays_rounds(1, 10);
    const auto statement =
        granted(hui::report::statements(ledger(), "M3", on("2026-10-05"))).front();
    BOOST_TEST(statement.lines.size() == 11U);
    BOOST_TEST_REQUIRE(statement.shares.size() == 1U);
    BOOST_TEST(statement.shares.front().paid.count() == 3'000'000);
    BOOST_TEST(statement.shares.front().received.count() == 3'000'000);
    BOOST_TEST(statement.shares.front().net.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(the_two_half_years_add_up_to_the_cycle, Gross) {
    plays_rounds(1, 10);
    const auto first = granted(hui::report::half_year_report(
        ledger(), {.year = date::year{2026}, .half = 1}, std::nullopt));
    const auto second = granted(hui::report::half_year_report(
        ledger(), {.year = date::year{2026}, .half = 2}, std::nullopt));
    BOOST_TEST(first.groups == 1);
    BOOST_TEST(first.members == 10);
    BOOST_TEST(first.contributed.count() == 18'000'000);
    BOOST_TEST(first.paid_out.count() == 18'000'000);
    BOOST_TEST(second.contributed.count() == 12'000'000);
    BOOST_TEST(second.paid_out.count() == 12'000'000);
    const auto after = granted(hui::report::half_year_report(
        ledger(), {.year = date::year{2027}, .half = 1}, std::nullopt));
    BOOST_TEST(after.groups == 0);
}

BOOST_FIXTURE_TEST_CASE(a_net_pot_is_2_700_000_and_each_share_pays_nine_times, Net) {
    plays_rounds(1, 10);
    const GroupReport group = group_at(on("2026-10-05"));
    BOOST_TEST(group.pot.count() == 2'700'000);
    BOOST_TEST(paid_in(group).count() == 27'000'000);
    BOOST_TEST(paid_out(group).count() == 27'000'000);
    for (const ShareLine& line : group.shares) {
        BOOST_TEST(line.paid.count() == 9 * 300'000);
        BOOST_TEST(line.received.count() == 2'700'000);
        BOOST_TEST(line.net.count() == 0);
    }
    check_all_at_zero(*this, on("2026-10-05"));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_net_pot_gives_the_same_net_positions_after_every_round, Net) {
    plays_rounds(1, 10);
    std::vector<std::int64_t> owed;
    for (std::int64_t round = 1; round <= 10; ++round) {
        const GroupReport group = group_at(date_of_round(Round{round}));
        owed.push_back(still_owed_by_drawn_shares(group).count());
        BOOST_TEST(group.cash.count() == 0);
    }
    BOOST_TEST(owed == owed_after_round, boost::test_tools::per_element());
    BOOST_TEST(share_at("03", on("2026-03-05")).net.count() == 2'100'000);
}

BOOST_FIXTURE_TEST_CASE(in_a_net_group_the_drawer_owes_nothing_that_day, Net) {
    const auto dues = dues_at(on("2026-01-05"));
    BOOST_TEST(dues.size() == 9U);
    for (const auto& due : dues) { BOOST_TEST(due.share.count() != 1); }
}

BOOST_AUTO_TEST_SUITE_END()
