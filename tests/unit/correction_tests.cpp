#include "engine/savings/correction.hpp"

#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

using hui::Correction;
using hui::date_of;
using hui::month_of;
using hui::Seq;
using hui::ShareNo;
using hui::TrueDate;
using hui::Vnd;
using hui::savings::Contribute;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

/// Share 1 paid 500,000 đồng on 20 March, where it had paid 300,000; March is closed.
struct ClosedMarch {
    MemoryBook book{opening_of({.shares = 3})};
    Seq wrong = *book.record(paid(500'000_vnd), date_of("2026-03-20"));

    ClosedMarch() { book.close_through(month_of("2026-03")); }

    static Contribute paid(Vnd amount) { return {.share = ShareNo{1}, .amount = amount}; }
    void undo() {
        BOOST_REQUIRE(book.reverse(wrong, {.reason = "gõ nhầm", .on = date_of("2026-04-10")}));
    }
    auto record(const TrueDate& true_date, std::string_view on = "2026-04-10") {
        return book.record(paid(300'000_vnd), date_of(on), true_date);
    }
    [[nodiscard]] TrueDate in_place() const { return {.of_date = {}, .corrects = wrong}; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(correction_tests)

BOOST_AUTO_TEST_CASE(what_corrects_an_entry_has_its_true_date_and_its_number) {
    ClosedMarch march;
    march.undo();
    const auto right = march.record(march.in_place());
    BOOST_REQUIRE(right);
    BOOST_TEST(
        march.book.entry(*right).body ==
        R"({"amount":300000,"corrects":2,"method":"cash","of_date":"2026-03-20","share":1})");
    BOOST_TEST((hui::true_date_of(march.book.entry(*right)) == date_of("2026-03-20")));
    BOOST_TEST((march.book.share(1).paid == 300'000_vnd));
}

BOOST_AUTO_TEST_CASE(the_true_date_may_have_been_what_was_wrong) {
    ClosedMarch march;
    march.undo();
    const auto right = march.record({.of_date = date_of("2026-03-05"), .corrects = march.wrong});
    BOOST_REQUIRE(right);
    BOOST_TEST((hui::true_date_of(march.book.entry(*right)) == date_of("2026-03-05")));
}

BOOST_AUTO_TEST_CASE(what_was_forgotten_has_its_true_date_alone) {
    ClosedMarch march;
    const auto late = march.record({.of_date = date_of("2026-03-31"), .corrects = {}});
    BOOST_REQUIRE(late);
    BOOST_TEST(march.book.entry(*late).body ==
               R"({"amount":300000,"method":"cash","of_date":"2026-03-31","share":1})");
}

BOOST_AUTO_TEST_CASE(in_an_open_month_what_corrects_an_entry_has_its_own_day) {
    ClosedMarch march;
    const auto wrong = march.book.record(ClosedMarch::paid(50'000_vnd), date_of("2026-04-06"));
    BOOST_REQUIRE(march.book.reverse(*wrong, {.reason = "gõ nhầm", .on = {}}));
    const auto right = march.record({.of_date = {}, .corrects = *wrong}, "2026-04-06");
    BOOST_REQUIRE(right);
    BOOST_TEST(!hui::true_date_of(march.book.entry(*right)));
}

BOOST_AUTO_TEST_CASE(what_was_undone_on_a_later_day_of_an_open_month_is_corrected_from_then_on) {
    ClosedMarch march;
    const auto wrong = march.book.record(ClosedMarch::paid(50'000_vnd), date_of("2026-04-06"));
    BOOST_REQUIRE(march.book.reverse(*wrong, {.reason = "gõ nhầm", .on = date_of("2026-04-08")}));
    const TrueDate in_place{.of_date = {}, .corrects = *wrong};
    // On its own day what it corrects still stands.
    const Contribute of_another{.share = ShareNo{2}, .amount = 300'000_vnd};
    BOOST_TEST(outcome_of(march.book.record(of_another, date_of("2026-04-06"), in_place)) ==
               "not_reversed");
    // From the day of the reversal on a day can be its own, or the true one stands in the entry.
    BOOST_TEST(outcome_of(march.record({.of_date = date_of("2026-04-09"), .corrects = *wrong})) ==
               "true_month_open");
    const auto right = march.record(in_place, "2026-04-08");
    BOOST_REQUIRE(right);
    BOOST_TEST((hui::true_date_of(march.book.entry(*right)) == date_of("2026-04-06")));
}

BOOST_AUTO_TEST_CASE(an_entry_that_stands_is_not_corrected) {
    ClosedMarch march;
    BOOST_TEST(outcome_of(march.record(march.in_place())) == "not_reversed");
    march.undo();
    // On the days before it was undone it stood.
    const Contribute of_another{.share = ShareNo{2}, .amount = 300'000_vnd};
    BOOST_TEST(outcome_of(march.book.record(of_another, date_of("2026-04-09"), march.in_place())) ==
               "not_reversed");
}

BOOST_AUTO_TEST_CASE(an_entry_is_corrected_once_unless_that_is_undone) {
    ClosedMarch march;
    march.undo();
    const auto right = march.record(march.in_place());
    BOOST_REQUIRE(right);
    BOOST_TEST(outcome_of(march.record(march.in_place())) == "corrected_already");
    BOOST_REQUIRE(march.book.reverse(*right, {.reason = "cũng nhầm", .on = {}}));
    BOOST_TEST(outcome_of(march.record(march.in_place())) == "done");
}

BOOST_AUTO_TEST_CASE(what_is_no_correction_is_refused_as_one) {
    ClosedMarch march;
    march.undo();
    const auto said = [](std::string_view of_date) {
        return TrueDate{.of_date = date_of(of_date), .corrects = {}};
    };
    BOOST_TEST(outcome_of(march.record({.of_date = {}, .corrects = Seq{1}})) ==
               "nothing_to_correct");
    BOOST_TEST(outcome_of(march.record({.of_date = {}, .corrects = Seq{3}})) ==
               "nothing_to_correct");
    BOOST_TEST(outcome_of(march.record({.of_date = {}, .corrects = Seq{9}})) ==
               "nothing_to_correct");
    BOOST_TEST(outcome_of(march.record(said("2026-04-11"))) == "true_date_later");
    BOOST_TEST(outcome_of(march.record(said("2026-04-01"))) == "true_month_open");
    BOOST_TEST(outcome_of(march.record(said("2026-04-10"))) == "true_month_open");
    BOOST_TEST(outcome_of(march.record(said("2026-01-31"))) == "before_first_period");
}

BOOST_AUTO_TEST_SUITE_END()
