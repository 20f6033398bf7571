// What is late goes by whose turn it is: nobody is late with what he didn't owe yet, and no pot is
// late by what its own drawer lacks.
#include "engine/report/interest_report.hpp"
#include "engine/savings/interest.hpp"
#include "tests/support/treasurer.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <tuple>

using hui::Date;
using hui::savings::InterestOn;
using hui::savings::SettleInterest;
using hui::savings::SwapTurns;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::Recorded;
using hui::tests::share;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

const Date first_round = on("2026-03-05");
const Date swapped = on("2026-03-15");

/// Four shares of 300,000; who draws doesn't pay in that round. In the first, 01 has its turn until
/// it swaps with 03, ten days after the round's day.
struct NetSwap : Treasurer {
    NetSwap() : Treasurer(GroupOf{.shares = 4, .pot = hui::savings::Pot::net}) {
        for (const char* no : {"02", "03", "04"}) { pays(no, 300'000_vnd, first_round); }
    }
    Recorded swaps(std::string_view one = "01", std::string_view other = "03", Date day = swapped) {
        return granted(try_turns(
            {.command = SwapTurns{.one = share(one),
                                  .other = share(other),
                                  .consents = {{share(one), "Lan"}, {share(other), "Hoa"}}},
             .on = day}));
    }
    hui::Vnd interest_of(std::string_view no, Date day) {
        return hui::savings::interest_settled_of(
                   hui::savings::interest_paid_kind,
                   granted(
                       record(SettleInterest{.share = share(no), .round = {}, .reason = {}}, day))
                       .entry.body)
            .amount;
    }
};

/// Ten shares of 300,000, of which the first draws in March.
struct TenShares : Treasurer {
    TenShares() : Treasurer(GroupOf{.shares = 10}) {}
    hui::Vnd hand_over_of(std::string_view no, Date day) {
        const auto paid = granted(record(
            SettleInterest{
                .share = share(no), .what = InterestOn::hand_over, .round = {}, .reason = {}},
            day));
        return hui::savings::interest_settled_of(paid.entry.kind, paid.entry.body).amount;
    }
    void others_pay() {
        for (const char* no : {"02", "03", "04", "05", "06", "07", "08", "09", "10"}) {
            pays(no, 300'000_vnd, first_round);
        }
    }
};

/// Three shares of 300,000, net, whose pots are handed over as far as they are there. Only 02 has
/// paid; 01 swaps its turn with 03 ten days later.
struct SwappedInPart : Treasurer {
    SwappedInPart()
        : Treasurer(GroupOf{.shares = 3,
                            .pot = hui::savings::Pot::net,
                            .on_default = hui::savings::OnDefault::collected}) {
        pays("02", 300'000_vnd, first_round);
        granted(try_turns(
            {.command = SwapTurns{.one = share("01"),
                                  .other = share("03"),
                                  .consents = {{share("01"), "Lan"}, {share("03"), "Hoa"}}},
             .on = swapped}));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(late_by_turn_tests)

BOOST_FIXTURE_TEST_CASE(in_a_net_group_a_swap_makes_a_due_from_its_own_day, NetSwap) {
    swaps();
    const auto dues = dues_at(on("2026-03-25"));
    BOOST_REQUIRE(dues.size() == 1U);
    BOOST_TEST((dues.front().share == share("01")));
    BOOST_TEST((dues.front().due == swapped));
    BOOST_TEST(dues.front().days_late == 10);
    // 300,000 for 10 days at 10 %, not for the 20 since the round's day.
    BOOST_TEST(dues.front().interest.count() == 822);
    pays("01", 300'000_vnd, on("2026-03-25"));
    BOOST_TEST(interest_of("01", on("2026-03-25")).count() == 822);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_pays_on_the_day_of_the_swap_is_not_late, NetSwap) {
    swaps();
    pays("01", 300'000_vnd, swapped);
    BOOST_TEST(hui::tests::outcome_of(
                   record(SettleInterest{.share = share("01"), .round = {}, .reason = {}},
                          on("2026-03-25"))) == "no_late_interest");
}

BOOST_FIXTURE_TEST_CASE(a_swap_that_is_undone_leaves_no_due_and_no_interest, NetSwap) {
    reverses(swaps(), "nhầm");
    BOOST_TEST(dues_at(on("2026-03-25")).empty());
}

BOOST_FIXTURE_TEST_CASE(who_was_never_late_owes_no_days_before_the_swap, NetSwap) {
    draws(on("2026-03-06"));
    for (const char* no : {"01", "03"}) { pays(no, 300'000_vnd, on("2026-04-05")); }
    for (const char* no : {"01", "02"}) { pays(no, 300'000_vnd, on("2026-05-05")); }
    swaps("02", "04", on("2026-05-20"));
    // Round 2 was its own until then: its money for round 3 now meets that.
    BOOST_TEST(dues_at(on("2026-05-20")).front().days_late == 0);
    const auto due = dues_at(on("2026-05-25")).front();
    BOOST_TEST((due.share == share("02")));
    BOOST_TEST((due.due == on("2026-05-20")));
    BOOST_TEST(due.interest.count() == 411);
    pays("02", 300'000_vnd, on("2026-05-25"));
    BOOST_TEST(interest_of("02", on("2026-05-25")).count() == 411);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_swap_there_and_back_changes_nothing_that_was_late_before, NetSwap) {
    const auto lateness = [&](Date day) {
        const auto due = dues_at(day).front();
        return std::tuple{due.share.count(), due.due, due.days_late, due.interest.count()};
    };
    // 02 pays nothing in April.
    draws(on("2026-03-06"));
    for (const char* no : {"01", "03"}) { pays(no, 300'000_vnd, on("2026-04-05")); }
    swaps("03", "04", on("2026-04-07"));
    pays("04", 300'000_vnd, on("2026-04-05"));
    const auto before = lateness(on("2026-05-20"));
    swaps("03", "04", on("2026-05-21"));
    swaps("03", "04", on("2026-05-25"));
    BOOST_TEST((lateness(on("2026-05-20")) == before));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_pot_is_not_late_by_what_its_drawer_lacks, TenShares) {
    others_pay();
    pays("01", 300'000_vnd, on("2026-03-14"));
    draws(on("2026-03-14"));
    // 2,700,000 were there for nine days: the other 300,000 it lacked itself.
    BOOST_TEST(hand_over_of("01", on("2026-03-14")).count() == 6'658);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(once_the_drawer_has_paid_the_whole_pot_is_late, TenShares) {
    others_pay();
    pays("01", 300'000_vnd, on("2026-03-10"));
    draws(on("2026-03-14"));
    // 2,700,000 for five days, 3,000,000 for four.
    BOOST_TEST(hand_over_of("01", on("2026-03-14")).count() == 6'986);
}

BOOST_FIXTURE_TEST_CASE(what_the_organiser_advanced_for_the_drawer_is_late_too, TenShares) {
    others_pay();
    advances("01", first_round);
    draws(on("2026-03-14"));
    BOOST_TEST(hand_over_of("01", on("2026-03-14")).count() == 7'397);
}

BOOST_FIXTURE_TEST_CASE(where_pots_go_in_part_the_turn_brings_what_was_late_of_it, SwappedInPart) {
    // 300,000 of 02 lie there since the round's day; 03 has the turn since the 15th.
    const auto late = granted(hui::report::interest_report(
        ledger(), {.group = "G012", .share = share("03"), .on = on("2026-03-25")}));
    BOOST_REQUIRE(late.lines.size() == 1U);
    BOOST_TEST((late.lines.front().item.what == InterestOn::hand_over));
    BOOST_TEST(late.lines.front().item.interest.count() == 1'644);
}

BOOST_AUTO_TEST_SUITE_END()
