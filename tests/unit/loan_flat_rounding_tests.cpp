// Flat interest by the thousand: each instalment's is rounded by itself, the whole is to the đồng.
#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

/// 4,000,000 flat at 20 %, twelve months from 15 January 2026, by the thousand.
Agreement by_the_thousand() {
    return {.loan = "V1",
            .borrower = "M1",
            .lender = "QTT",
            .lender_kind = registry::LenderKind::fund,
            .guarantors = {{.unit = "U1"}},
            .terms = {.principal = 4'000'000_vnd,
                      .rate = Rate::percent(20),
                      .periods = 12,
                      .every = {},
                      .disbursed = 2026_y / 1 / 15,
                      .method = Method::flat,
                      .round_to = 1'000_vnd},
            .overdue_rate = Rate::percent(30),
            .unpaid_interest_rate = Rate::percent(10),
            .purpose = "a cow"};
}

LoanStory with_first_part(const Agreement& agreement, Vnd amount) {
    LoanStory story{agreement};
    story.need(
        decide_disburse(story.history(), {.amount = amount}, LoanStory::day(2026_y / 1 / 15)));
    return story;
}
LoanStory half_paid_out(const Agreement& agreement) {
    return with_first_part(agreement, 2'000'000_vnd);
}
LoanStory paid_out(const Agreement& agreement) {
    return with_first_part(agreement, agreement.terms.principal);
}

using Amounts = std::vector<std::int64_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_flat_rounding_tests)

BOOST_AUTO_TEST_CASE(flat_interest_of_a_loan_lent_in_parts_is_exact_in_all) {
    LoanStory story = half_paid_out(by_the_thousand());
    // 33,333.33 a month: six are 2,000 short, and the last one makes up for it.
    const Date sixth = 2026_y / 7 / 15;
    BOOST_TEST(story.interests(sixth).back() == 400'000 - 11 * 33'000);
    story.need(decide_disburse(story.history(), {}, LoanStory::day(sixth)));
    Amounts wanted(6, 33'000);
    wanted.insert(wanted.end(), 5, 67'000);
    wanted.push_back(6 * 33'333 + 2 + 400'000 - 6 * 33'000 - 5 * 67'000);
    BOOST_TEST(story.interests(sixth) == wanted, boost::test_tools::per_element());
    story.need(decide_repay(story.history(), {}, LoanStory::day(2027_y / 1 / 15)));
    BOOST_TEST((story.at(2027_y / 1 / 15).stage == Stage::paid_off));
    BOOST_TEST(story.at(2027_y / 1 / 15).paid.interest.count() == 600'000);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_flat_instalment_in_whose_period_a_part_comes_is_rounded_once) {
    LoanStory story = half_paid_out(by_the_thousand());
    // 15 of 31 days of 33,333.33 and 16 of 66,666.67: 50,537.6, though its parts make 50,000.
    const Date on = 2026_y / 1 / 30;
    BOOST_TEST(story.at(on).accrued.count() == 16'000);
    story.need(decide_disburse(story.history(), {}, LoanStory::day(on)));
    BOOST_TEST(story.at(on).accrued.count() == 16'000);
    BOOST_TEST(story.interests(on).front() == 51'000);
    // 733,333.3 follow, and 537.6 - 1,000 of the first.
    BOOST_TEST(story.interests(on).back() == 783'871 - 51'000 - 10 * 67'000);
}

BOOST_AUTO_TEST_CASE(flat_interest_that_was_charged_too_much_stands_in_the_way_of_no_new_plan) {
    // The first instalment has had the residue of all: 3,667 too much, where 333 are to come.
    Agreement agreement = by_the_thousand();
    agreement.terms.residue = Residue::first;
    LoanStory story = half_paid_out(agreement);
    const Date first_due = 2026_y / 2 / 15;
    BOOST_TEST(!story.repay(first_due, 1'990'000 + 37'000));
    story.reschedule(first_due, {.first_due = 2026_y / 3 / 15, .periods = 2});
    BOOST_TEST(story.interests(first_due) == (Amounts{37'000, 0, 0}),
               boost::test_tools::per_element());

    // 33,500 a month made 34,000, and so 33,000 in thirty days: 32,419.4 exactly.
    agreement = by_the_thousand();
    agreement.terms.principal = 2'010'000_vnd;
    story = paid_out(agreement);
    const Date on = 2026_y / 2 / 14;
    BOOST_TEST(!story.repay(on, 1'990'000));
    story.reschedule(on, {.first_due = first_due, .periods = 3});
    BOOST_TEST(story.at(on).accrued.count() == 33'000);
    BOOST_TEST(story.interests(on) == (Amounts{33'000, 0, 97}), boost::test_tools::per_element());
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(the_residue_of_flat_interest_is_owed_to_the_dong) {
    for (const Residue residue : {Residue::last, Residue::first}) {
        Agreement agreement = by_the_thousand();
        agreement.terms.principal = 1'019'988_vnd;
        agreement.terms.residue = residue;
        const LoanStory story = paid_out(agreement);
        const Date end = 2027_y / 1 / 15;
        BOOST_TEST(story.at(end).overdue.interest.count() == 203'998);
        story.check_accounts();
    }
}

BOOST_AUTO_TEST_CASE(a_flat_loan_of_the_first_programs_stays_rounded_as_it_was) {
    Agreement agreement = by_the_thousand();
    agreement.terms.rate = Rate::percent(10);
    agreement.overdue_rate = Rate::percent(15);
    agreement.terms.principal = 10'019'988_vnd;
    BOOST_TEST(paid_out(agreement).journal().front().body.find("\"flat_rounding\":\"each\"") !=
               std::string::npos);
    agreement.terms.flat_rounding = FlatRounding::whole;
    const LoanStory story = paid_out(agreement);
    BOOST_TEST(story.journal().front().body.find("flat_rounding") == std::string::npos);
    // 1,001,998.8 made 1,002,000, and that in twelve parts 84,000.
    Amounts wanted(11, 84'000);
    wanted.push_back(78'000);
    BOOST_TEST(story.interests(2026_y / 1 / 15) == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
