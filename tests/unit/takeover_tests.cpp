#include "engine/savings/group_accounts.hpp"
#include "engine/savings/late_interest.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/savings/takeover.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace hui;
using namespace hui::savings;
using namespace hui::tests;

namespace {

constexpr Vnd due{300'000};
constexpr Vnd pot{900'000};
const Date after_round_1 = date_of("2026-03-20");

PaperLine paper(std::int64_t share, Vnd paid, Vnd received = {}, Vnd advanced = {}) {
    return {.share = ShareNo{share}, .paid = paid, .received = received, .advanced = advanced};
}

/// Three shares after the first round of three, which share 01 drew.
std::vector<PaperLine> after_one() { return {paper(1, due, pot), paper(2, due), paper(3, due)}; }

Result<GroupOpened> decided(const std::vector<PaperLine>& papers, const GroupOf& group = {},
                            Date on = after_round_1) {
    return decide_takeover(opening_of(group), papers, {}, on);
}

std::string outcome(const std::vector<PaperLine>& papers, const GroupOf& group = {},
                    Date on = after_round_1) {
    return std::string{outcome_of(decided(papers, group, on))};
}

/// The share that a refusal names.
std::string share_named(const std::vector<PaperLine>& papers) {
    const auto refused = decided(papers);
    for (const NamedFact& fact : refused.refusal().facts) {
        if (fact.name == "share") { return std::get<std::string>(fact.value); }
    }
    return "";
}

MemoryBook book_of(const std::vector<PaperLine>& papers) {
    const auto opened = decided(papers);
    BOOST_REQUIRE_EQUAL(outcome_of(opened), "done");
    return MemoryBook{*opened, after_round_1};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(takeover_tests)

BOOST_AUTO_TEST_CASE(a_group_is_not_taken_over_long_before_it_starts) {
    const std::vector<PaperLine> ahead{paper(1, due), paper(2, due), paper(3, Vnd{})};
    const GroupOf next_year{.start = date_of("2027-03-05")};
    BOOST_TEST(outcome(ahead, next_year, date_of("2026-01-01")) == "before_first_period");
    BOOST_TEST(outcome(ahead, next_year, date_of("2027-02-05")) == "done");
}

BOOST_AUTO_TEST_CASE(the_book_begins_where_the_papers_end) {
    const MemoryBook book = book_of(after_one());
    BOOST_TEST(book.group().drawn.count() == 1);
    BOOST_TEST((book.group().taken_over_on == after_round_1));
    BOOST_TEST(book.share(1).net().count() == 600'000);
    BOOST_TEST(book.share(2).net().count() == -300'000);
    BOOST_TEST(book.balance(account::member(ShareNo{1})).count() == 600'000);
    BOOST_TEST(book.balance(account::member(ShareNo{3})).count() == -300'000);
    BOOST_TEST(book.balance(account::cash()).count() == 0);
}

BOOST_AUTO_TEST_CASE(what_was_paid_ahead_is_in_the_box) {
    const MemoryBook book = book_of({paper(1, due, pot), paper(2, due + due), paper(3, due)});
    BOOST_TEST(book.balance(account::cash()).count() == 300'000);
    BOOST_TEST(book.history().least_cash(after_round_1).count() == 300'000);
}

BOOST_AUTO_TEST_CASE(what_the_organiser_paid_is_owed_to_him) {
    MemoryBook book = book_of({paper(1, due, pot), paper(2, due), paper(3, Vnd{}, Vnd{}, due)});
    BOOST_TEST(book.balance(account::advances()).count() == -300'000);
    BOOST_TEST(book.balance(account::cash()).count() == 0);
    BOOST_TEST(book.share(3).still_advanced().count() == 300'000);
    // Paid later, the money goes to him.
    (void)book.record(Contribute{.share = ShareNo{3}, .amount = due}, date_of("2026-03-25"));
    BOOST_TEST(book.balance(account::advances()).count() == 0);
    BOOST_TEST(book.balance(account::cash()).count() == 0);
}

BOOST_AUTO_TEST_CASE(each_share_is_named_once) {
    BOOST_TEST(outcome({paper(1, due, pot), paper(2, due)}) == "takeover_share_missing");
    BOOST_TEST(share_named({paper(1, due, pot), paper(2, due)}) == "03");
    auto twice = after_one();
    twice.push_back(paper(2, due));
    BOOST_TEST(outcome(twice) == "share_repeated");
    BOOST_TEST(outcome({paper(4, due)}) == "share_repeated");
    BOOST_TEST(outcome({paper(1, -due), paper(2, due), paper(3, due)}) == "amount_not_positive");
}

BOOST_AUTO_TEST_CASE(a_share_has_received_the_pot_or_nothing) {
    const std::vector<PaperLine> less{paper(1, due, due), paper(2, due), paper(3, due)};
    BOOST_TEST(outcome(less) == "takeover_received");
    BOOST_TEST(share_named(less) == "01");
}

BOOST_AUTO_TEST_CASE(a_reserve_fund_is_not_taken_over_once_a_pot_was_drawn) {
    const GroupOf with_reserve{.reserve = Vnd{50'000}};
    BOOST_TEST(outcome(after_one(), with_reserve) == "takeover_with_reserve");
    BOOST_TEST(outcome({paper(1, due), paper(2, due), paper(3, {})}, with_reserve) == "done");
}

BOOST_AUTO_TEST_CASE(a_pot_drawn_before_the_takeover_was_not_handed_over_late) {
    const MemoryBook book = book_of(after_one());
    const Date later = date_of("2026-04-01");
    const LateCost cost =
        hand_over_cost_of(book.as_of(later), book.history(), book.share(1), later, {});
    BOOST_TEST(cost.interest.count() == 0);
}

BOOST_AUTO_TEST_CASE(those_who_drew_have_the_first_turns) {
    BOOST_TEST(outcome({paper(1, due), paper(2, due, pot), paper(3, due)}) == "takeover_turn");
    BOOST_TEST(outcome({paper(1, due), paper(2, due, pot), paper(3, due)}, {.turns = {2, 1, 3}}) ==
               "done");
    BOOST_TEST(outcome(after_one(), {.turns = {1, 1, 3}}) == "turns_not_one_each");
}

BOOST_AUTO_TEST_CASE(turns_that_a_lot_will_decide_stay_open) {
    GroupOpened opening = opening_of({.turns = {1, 0, 0}});
    BOOST_TEST(outcome_of(decide_takeover(opening, after_one(), {}, after_round_1)) ==
               "turns_not_one_each");
    opening.terms.order = Order::lot;
    BOOST_TEST(outcome_of(decide_takeover(opening, after_one(), {}, after_round_1)) == "done");
    opening.seats.front().turn = Round{};
    BOOST_TEST(outcome_of(decide_takeover(opening, after_one(), {}, after_round_1)) ==
               "turns_not_one_each");
}

BOOST_AUTO_TEST_CASE(nobody_paid_more_than_the_cycle_takes) {
    BOOST_TEST(outcome({paper(1, pot, pot), paper(2, due), paper(3, due)}) == "done");
    BOOST_TEST(outcome({paper(1, pot + Vnd{1}, pot), paper(2, due), paper(3, due)}) ==
               "takeover_over_cycle");
}

BOOST_AUTO_TEST_CASE(a_drawn_round_was_paid_for) {
    const std::vector<PaperLine> open{paper(1, due, pot), paper(2, due - Vnd{1}), paper(3, due)};
    BOOST_TEST(outcome(open) == "takeover_lacking");
    BOOST_TEST(share_named(open) == "02");
    BOOST_TEST(outcome({paper(1, due, pot), paper(2, due), paper(3, due, Vnd{}, due)}) ==
               "advance_over_due");
}

BOOST_AUTO_TEST_CASE(a_net_share_is_free_in_its_own_round) {
    const Vnd net_pot{600'000};
    BOOST_TEST(outcome({paper(1, Vnd{}, net_pot), paper(2, due), paper(3, due)},
                       {.pot = Pot::net}) == "done");
    BOOST_TEST(outcome({paper(1, Vnd{}, pot), paper(2, due), paper(3, due)}, {.pot = Pot::net}) ==
               "takeover_received");
}

BOOST_AUTO_TEST_CASE(no_round_is_drawn_before_its_day) {
    BOOST_TEST(outcome(after_one(), {}, date_of("2026-03-04")) == "takeover_before_draw");
    BOOST_TEST(outcome(after_one(), {.calendar = {.draw_after = 16}}) == "takeover_before_draw");
    BOOST_TEST(outcome(after_one(), {.calendar = {.draw_after = 15}}) == "done");
}

BOOST_AUTO_TEST_CASE(before_the_takeover_the_book_is_empty) {
    MemoryBook book = book_of(after_one());
    const Date day_before = date_of("2026-03-19");
    const Group then = book.as_of(day_before);
    BOOST_TEST(then.drawn.count() == 0);
    BOOST_TEST(then.shares.front().paid.count() == 0);
    BOOST_TEST(last_round_due(then, day_before).count() == 0);
    BOOST_TEST(arrears_of(then, then.shares.front(), day_before).count() == 0);
    const Contribute more{.share = ShareNo{2}, .amount = due};
    BOOST_TEST(outcome_of(book.record(more, day_before)) == "before_takeover");
    BOOST_TEST(outcome_of(book.record(more, after_round_1)) == "done");
}

BOOST_AUTO_TEST_CASE(what_was_paid_before_the_takeover_was_paid_on_time) {
    MemoryBook book = book_of(after_one());
    const Group group = book.as_of(date_of("2026-04-30"));
    const auto dues = dues_of(group, group.shares.back());
    const auto interest = [&](const Due& of) {
        return late_interest_of(group, book.history(), of, date_of("2026-04-15"), {}).count();
    };
    BOOST_TEST(interest(dues.at(0)) == 0);
    BOOST_TEST(interest(dues.at(1)) == 822);  // 10 days at 10 %
}

BOOST_AUTO_TEST_CASE(the_opening_is_read_back_from_its_body) {
    const auto opened = *decided({paper(1, due, pot), paper(2, due), paper(3, Vnd{}, Vnd{}, due)});
    const auto event = event_of(group_opened_kind, draft_of(opened, after_round_1).body);
    BOOST_TEST((std::get<GroupOpened>(*event).taken_over == opened.taken_over));
    BOOST_TEST((papers_of(opened).back() == paper(3, Vnd{}, Vnd{}, due)));
}

BOOST_AUTO_TEST_SUITE_END()
