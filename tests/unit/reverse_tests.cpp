#include "engine/closing/month_close.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/reverse.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using hui::Balances;
using hui::Date;
using hui::date_of;
using hui::Entry;
using hui::iso;
using hui::Month;
using hui::month_of;
using hui::Receipt;
using hui::Seq;
using hui::ShareNo;
using hui::sum_of;
using hui::savings::Advance;
using hui::savings::decide_reverse;
using hui::savings::Group;
using hui::savings::Method;
using hui::savings::Payout;
using hui::savings::Reverse;
using hui::tests::contributed;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = date_of("2026-03-05");
const Date second_round = date_of("2026-04-05");
const Date today = date_of("2026-06-30");

Seq advanced(MemoryBook& book, std::int64_t share, Date on) {
    const auto seq = book.record(Advance{.share = ShareNo{share}, .amount = {}}, on);
    BOOST_REQUIRE(seq.ok());
    return *seq;
}

Seq paid_out(MemoryBook& book, Date on, std::optional<Method> method = {}) {
    const auto seq = book.record(Payout{.share = {}, .amount = {}, .method = method}, on);
    BOOST_REQUIRE(seq.ok());
    return *seq;
}

Reverse on_day(std::string_view day) { return {.reason = "ghi nhầm", .on = date_of(day)}; }
Reverse on_its_day() { return {.reason = "ghi nhầm", .on = {}}; }

std::string_view outcome_of_reversing(const MemoryBook& book, Seq seq, const Reverse& command,
                                      std::optional<Month> closed = {}) {
    Group group = book.group();
    group.closed_through = closed;
    return outcome_of(decide_reverse(group, book.history(), book.entry(seq), command, today));
}

void require_reversed(MemoryBook& book, Seq seq, const Reverse& command = on_its_day()) {
    BOOST_REQUIRE_EQUAL(outcome_of(book.reverse(seq, command)), "done");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reverse_tests)

// Share 2's advance of 5 March was repaid on 20 March and round 1 was drawn: reversing the advance
// breaks each rule where the row's date does.
BOOST_AUTO_TEST_CASE(a_reversal_is_refused_by_the_first_rule_that_it_breaks) {
    MemoryBook book{opening_of({.shares = 2})};
    const Seq ahead = contributed(book, 1, first_round, 600'000_vnd);
    const Seq advance = advanced(book, 2, first_round);
    const Seq payout = paid_out(book, first_round, Method::cash);
    const Seq repaid = contributed(book, 2, date_of("2026-03-20"));
    const Month march = month_of("2026-03");
    const Month all = month_of("2026-12");
    const auto outcome = [&](Seq seq, const Reverse& command, std::optional<Month> closed = {}) {
        return outcome_of_reversing(book, seq, command, closed);
    };
    BOOST_TEST(outcome(Seq{1}, on_day("2026-07-01"), all) == "kind_not_reversible");
    BOOST_TEST(outcome(advance, on_day("2026-07-01"), all) == "future_date");
    BOOST_TEST(outcome(advance, on_day("2026-01-31"), march) == "month_closed");
    BOOST_TEST(outcome(advance, on_day("2026-02-04")) == "before_first_period");
    BOOST_TEST(outcome(advance, on_day("2026-03-04")) == "before_original");
    BOOST_TEST(outcome(advance, on_day("2026-03-05")) == "reverse_later_first");
    BOOST_TEST(outcome(ahead, on_day("2026-03-05")) == "reverse_payout_first");
    BOOST_TEST(outcome(repaid, on_day("2026-03-20")) == "done");
    BOOST_TEST(outcome(payout, on_day("2026-03-05")) == "done");
}

BOOST_AUTO_TEST_CASE(money_that_another_pot_took_out_of_the_box_is_not_taken_back) {
    MemoryBook book{opening_of({})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, first_round); }
    contributed(book, 3, first_round, 300'000_vnd, Method::bank);
    const Seq ahead = contributed(book, 2, first_round, 300'000_vnd);
    paid_out(book, first_round, Method::cash);
    BOOST_TEST(outcome_of_reversing(book, ahead, on_its_day()) == "money_already_used");
    contributed(book, 1, second_round);
    BOOST_TEST(outcome_of_reversing(book, ahead, on_its_day()) == "money_already_used");
    BOOST_TEST(outcome_of_reversing(book, ahead, on_day("2026-04-04")) == "money_already_used");
    BOOST_TEST(outcome_of_reversing(book, ahead, on_day("2026-04-05")) == "done");
}

BOOST_AUTO_TEST_CASE(a_contribution_is_undone_with_the_signs_turned) {
    MemoryBook book{opening_of({})};
    const Seq seq = contributed(book, 1, first_round);
    require_reversed(book, seq);
    BOOST_TEST(book.share(1).paid.count() == 0);
    BOOST_TEST(book.balance(account::cash()).count() == 0);
    BOOST_TEST(book.balance(account::member(ShareNo{1})).count() == 0);
    const Entry& reversal = book.entries().back();
    BOOST_TEST(reversal.kind == "reversed");
    BOOST_TEST((reversal.reverses == seq));
    BOOST_TEST(reversal.receipt.count() == 0);
    BOOST_TEST(sum_of(reversal.postings).count() == 0);
}

BOOST_AUTO_TEST_CASE(an_advance_and_its_repayment_are_undone_last_first) {
    MemoryBook book{opening_of({})};
    const Seq advance = advanced(book, 2, first_round);
    const Seq repayment = contributed(book, 2, date_of("2026-03-20"));
    BOOST_TEST(outcome_of(book.reverse(advance, on_its_day())) == "reverse_later_first");
    require_reversed(book, repayment);
    BOOST_TEST(book.share(2).still_advanced().count() == 300'000);
    require_reversed(book, advance);
    BOOST_TEST((book.group() == hui::tests::group_of({})));
    const Balances balances = book.balances_on(today);
    for (const auto& [account, balance] : balances.all()) { BOOST_TEST(balance.count() == 0); }
}

BOOST_AUTO_TEST_CASE(a_payout_is_undone_before_the_money_that_paid_it) {
    MemoryBook book{opening_of({.shares = 2})};
    const Seq own = contributed(book, 1, first_round);
    contributed(book, 2, first_round);
    const Seq payout = paid_out(book, first_round);
    BOOST_TEST(outcome_of(book.reverse(own, on_its_day())) == "reverse_payout_first");
    require_reversed(book, payout);
    BOOST_TEST(book.group().drawn.count() == 0);
    BOOST_TEST(book.share(1).received.count() == 0);
    BOOST_TEST(outcome_of(book.reverse(own, on_its_day())) == "done");
}

BOOST_AUTO_TEST_CASE(the_pots_of_a_cycle_are_undone_from_the_last_to_the_first) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, first_round, 600'000_vnd); }
    const Seq first = paid_out(book, first_round);
    const Seq second = paid_out(book, second_round);
    BOOST_TEST(outcome_of(book.reverse(first, on_its_day())) == "reverse_later_first");
    require_reversed(book, second);
    BOOST_TEST(outcome_of(book.reverse(first, on_its_day())) == "done");
    BOOST_TEST(book.group().drawn.count() == 0);
}

BOOST_AUTO_TEST_CASE(the_money_of_a_share_with_advances_is_undone_from_the_last_to_the_first) {
    MemoryBook book{opening_of({})};
    advanced(book, 2, first_round);
    const Seq part = contributed(book, 2, date_of("2026-03-10"), 100'000_vnd);
    const Seq rest = contributed(book, 2, date_of("2026-03-20"), 200'000_vnd);
    BOOST_TEST(outcome_of(book.reverse(part, on_its_day())) == "reverse_later_first");
    require_reversed(book, rest);
    BOOST_TEST(outcome_of(book.reverse(part, on_its_day())) == "done");
}

BOOST_AUTO_TEST_CASE(later_money_of_a_share_without_advances_does_not_stand_in_the_way) {
    MemoryBook book{opening_of({})};
    const Seq first = contributed(book, 2, first_round);
    contributed(book, 2, second_round);
    advanced(book, 1, second_round);
    BOOST_TEST(outcome_of(book.reverse(first, on_its_day())) == "done");
    BOOST_TEST(book.share(2).paid.count() == 300'000);
}

BOOST_AUTO_TEST_CASE(the_day_of_a_reversal_is_the_originals_as_long_as_its_month_is_open) {
    MemoryBook book{opening_of({})};
    const Seq seq = contributed(book, 1, first_round);
    const auto draft =
        decide_reverse(book.group(), book.history(), book.entry(seq), on_its_day(), today);
    BOOST_REQUIRE(draft.ok());
    BOOST_TEST(iso(draft->effective_on) == "2026-03-05");
}

BOOST_AUTO_TEST_CASE(an_entry_of_a_closed_month_is_undone_today_with_its_true_date_in_the_body) {
    MemoryBook book{opening_of({})};
    const Seq seq = contributed(book, 1, first_round);
    book.close_through(month_of("2026-03"));
    const auto draft =
        decide_reverse(book.group(), book.history(), book.entry(seq), on_its_day(), today);
    BOOST_REQUIRE(draft.ok());
    BOOST_TEST(iso(draft->effective_on) == "2026-06-30");
    BOOST_TEST(draft->body.find(R"("of_date":"2026-03-05")") != std::string::npos);
    BOOST_TEST((draft->receipt == Receipt::none));
    BOOST_TEST(outcome_of(book.reverse(seq, on_day("2026-03-31"))) == "month_closed");
}

BOOST_AUTO_TEST_CASE(a_closing_and_a_reversal_are_not_reversed) {
    MemoryBook book{opening_of({})};
    const Seq seq = contributed(book, 1, first_round);
    require_reversed(book, seq);
    BOOST_TEST(outcome_of_reversing(book, Seq{3}, on_its_day()) == "kind_not_reversible");
    Entry closing = book.entry(seq);
    closing.kind = hui::closing::month_closed_kind;
    BOOST_TEST(outcome_of(decide_reverse(book.group(), book.history(), closing, on_its_day(),
                                         today)) == "kind_not_reversible");
}

BOOST_AUTO_TEST_CASE(a_reversal_on_a_later_day_lets_the_days_between_stand) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, first_round, 600'000_vnd); }
    const Seq payout = paid_out(book, first_round);
    require_reversed(book, payout, on_day("2026-03-20"));
    BOOST_TEST(book.as_of(date_of("2026-03-19")).drawn.count() == 1);
    BOOST_TEST(book.as_of(date_of("2026-03-20")).drawn.count() == 0);
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-19"))) == "before_last_draw");
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-20"))) == "done");
}

BOOST_AUTO_TEST_CASE(a_later_pot_that_was_undone_on_a_later_day_still_stood_in_between) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, first_round, 600'000_vnd); }
    const Seq first = paid_out(book, first_round);
    const Seq second = paid_out(book, second_round);
    require_reversed(book, second, on_day("2026-04-20"));
    BOOST_TEST(outcome_of(book.reverse(first, on_day("2026-04-10"))) == "reverse_later_first");
    BOOST_TEST(outcome_of(book.reverse(first, on_day("2026-04-20"))) == "done");
}

// From 5 to 19 April the advance stood and was repaid; who got that money depended on round 1.
BOOST_AUTO_TEST_CASE(money_before_an_advance_that_was_undone_later_is_undone_from_that_day_on) {
    MemoryBook book{opening_of({})};
    const Seq first = contributed(book, 2, first_round);
    const Seq advance = advanced(book, 2, second_round);
    const Seq repayment = contributed(book, 2, second_round);
    require_reversed(book, repayment, on_day("2026-04-20"));
    require_reversed(book, advance, on_day("2026-04-20"));
    BOOST_TEST(outcome_of(book.reverse(first, on_its_day())) == "reverse_later_first");
    BOOST_TEST(outcome_of(book.reverse(first, on_day("2026-04-19"))) == "reverse_later_first");
    BOOST_TEST(outcome_of(book.reverse(first, on_day("2026-04-20"))) == "done");
}

BOOST_AUTO_TEST_SUITE_END()
