// Interest for being late that isn't demanded any more.
#include "engine/lending/loan_figures.hpp"
#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

const Date due = 2026_y / 4 / 15;
const Date asked = 2026_y / 4 / 27;
const Date later = 2026_y / 5 / 9;

/// Worked example 8, with the third instalment not paid: on 27 April it costs 5,425 on
/// late principal and 307 on late interest.
LoanStory twelve_days_late() {
    LoanStory story{{.loan = "V1",
                     .borrower = "M1",
                     .lender = "QTT",
                     .lender_kind = registry::LenderKind::fund,
                     .guarantors = {{.unit = "U1"}},
                     .terms = {.principal = 20'000'000_vnd,
                               .rate = Rate::from_ppm(66'000),
                               .periods = 12,
                               .every = {},
                               .disbursed = 2026_y / 1 / 15},
                     .overdue_rate = Rate::from_ppm(99'000),
                     .unpaid_interest_rate = Rate::percent(10),
                     .purpose = "a cow"}};
    story.disburse(2026_y / 1 / 15);
    for (const Date day : {Date{2026_y / 2 / 15}, Date{2026_y / 3 / 15}}) {
        story.need(decide_repay(story.history(), {}, LoanStory::day(day)));
    }
    return story;
}

Check waives(LoanStory& story, Date on, std::optional<std::int64_t> amount = {}) {
    Waive command{.amount = {}, .reason = "a flood"};
    if (amount) { command.amount = Vnd{*amount}; }
    return story.take(decide_waive(story.history(), command, LoanStory::day(on)));
}

void check_refused(const Check& refusal, Code code) {
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST(name_of(refusal->code) == name_of(code));
}

/// Each figure is still what its parts come to.
void check_figures(const LoanStory& story, Date on) {
    for (const Figure figure : {Figure::overdue, Figure::interest, Figure::payoff}) {
        const auto parts = parts_of(story.history(), figure, on);
        BOOST_REQUIRE(parts.ok());
        Vnd sum;
        for (const FigurePart& part : *parts) { sum += part.amount; }
        BOOST_TEST(sum.count() == figure_of(story.at(on), figure).count(), figure_text(figure));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_waived_tests)

BOOST_AUTO_TEST_CASE(all_that_has_grown_by_the_day_is_waived_and_no_money_moves) {
    LoanStory story = twelve_days_late();
    BOOST_TEST(story.at(asked).late_interest().count() == 5'732);
    BOOST_TEST(!waives(story, asked));
    BOOST_TEST(story.journal().back().kind == "loan-interest-waived");
    BOOST_TEST(story.journal().back().postings.empty());
    const Standing standing = story.at(asked);
    BOOST_TEST(standing.late_interest().count() == 0);
    BOOST_TEST(standing.waived.count() == 5'732);
    // The instalment itself is owed: 1,666,667 and 93,425 of interest.
    BOOST_TEST(standing.overdue.total().count() == 1'760'092);
    check_figures(story, asked);
    story.need(decide_repay(story.history(), {}, LoanStory::day(asked)));
    BOOST_TEST(story.last_split().total().count() == 1'760'092);
    BOOST_TEST((story.at(asked).instalments.at(2).paid_on == asked));
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(what_stays_late_bears_interest_from_that_day_on) {
    LoanStory story = twelve_days_late();
    BOOST_TEST(!waives(story, asked));
    const LoanStory not_waived = twelve_days_late();
    const Vnd grown = not_waived.at(later).late_interest();
    BOOST_TEST(story.at(later).late_interest().count() == (grown - 5'732_vnd).count());
    BOOST_TEST(story.at(later).late_interest().count() > 0);
    check_figures(story, later);
}

BOOST_AUTO_TEST_CASE(a_part_is_waived_and_no_more_than_there_is) {
    LoanStory story = twelve_days_late();
    check_refused(waives(story, asked, 0), Code::amount_not_positive);
    check_refused(waives(story, asked, 5'733), Code::over_late_interest);
    check_refused(waives(story, due), Code::no_late_interest);
    BOOST_TEST(!waives(story, asked, 5'426));
    BOOST_TEST(story.at(asked).overdue.overdue_interest.count() == 0);
    BOOST_TEST(story.at(asked).overdue.interest_on_interest.count() == 306);
    BOOST_TEST(!waives(story, asked));
    check_refused(waives(story, asked), Code::no_late_interest);
    BOOST_TEST(story.at(asked).waived.count() == 5'732);
    check_figures(story, asked);
}

BOOST_AUTO_TEST_CASE(money_that_is_found_later_leaves_less_to_waive) {
    LoanStory story = twelve_days_late();
    BOOST_TEST(!waives(story, asked));
    // It came on the day: nothing was late after all.
    BOOST_TEST(!story.repay(due, 1'760'092));
    BOOST_TEST(story.at(asked).late_interest().count() == 0);
    BOOST_TEST(story.at(asked).waived.count() == 0);
    BOOST_TEST(story.at(asked).overdue.total().count() == 0);
    check_figures(story, asked);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(what_was_paid_before_is_not_waived) {
    LoanStory story = twelve_days_late();
    BOOST_TEST(!story.repay(asked, 1'766'000 - 300));
    const Vnd left = story.at(asked).late_interest();
    BOOST_TEST(left.count() == 5'732 - (1'765'700 - 1'760'092));
    BOOST_TEST(!waives(story, asked));
    // With it the instalment is over, on the day on which it was last paid.
    BOOST_TEST((story.at(asked).instalments.at(2).paid_on == asked));
    check_figures(story, later);
}

BOOST_AUTO_TEST_CASE(a_waiver_is_undone_and_what_was_paid_since_is_counted_anew) {
    LoanStory story = twelve_days_late();
    BOOST_TEST(!waives(story, asked));
    const Seq waiver{std::ssize(story.journal())};
    BOOST_TEST(!story.repay(asked, 1'760'092));
    BOOST_TEST(!story.reverse(waiver));
    BOOST_TEST(story.at(asked).waived.count() == 0);
    // Principal and the contract's interest were met first: the late interest is open again.
    BOOST_TEST(story.at(asked).late_interest().count() == 5'732);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(only_of_a_loan_that_is_owed) {
    LoanStory story = twelve_days_late();
    story.need(decide_write_off(story.history(), "died", LoanStory::day(asked)));
    check_refused(waives(story, later), Code::wrong_stage);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
