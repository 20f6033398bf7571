// Money that comes after a loan was given up: what was lost becomes less.
#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

const Date paid_out = 2026_y / 1 / 15;
const Date given_up = 2026_y / 3 / 15;
const Date later = 2026_y / 6 / 1;

/// 12,000,000 at 12 %, twelve months in equal parts and equal periods; nothing was paid when it was
/// given up two months later: 2,000,000 are late, or due, with 120,000 and 110,000 of interest.
LoanStory written_off(registry::LenderKind kind = registry::LenderKind::fund,
                      Allocation allocation = Allocation::principal_first) {
    LoanStory story{{.loan = "V1",
                     .borrower = "M1",
                     .lender = "QTT",
                     .lender_kind = kind,
                     .guarantors = {{.unit = "U1"}},
                     .terms = {.principal = 12'000'000_vnd,
                               .rate = Rate::percent(12),
                               .periods = 12,
                               .every = {},
                               .disbursed = paid_out,
                               .day_count = DayCount::thirty_360},
                     .allocation = allocation,
                     .overdue_rate = Rate::percent(18),
                     .unpaid_interest_rate = Rate::percent(10),
                     .purpose = "a cow"}};
    story.disburse(paid_out);
    story.need(decide_write_off(story.history(), "died", LoanStory::day(given_up)));
    return story;
}

/// What was given up in two months: 1,000,000 were late for 28 days, 120,000 of interest too.
constexpr Vnd late_interest = 13'808_vnd + 921_vnd;
constexpr Vnd all = 12'000'000_vnd + 120'000_vnd + 110'000_vnd + late_interest;

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_recovered_tests)

BOOST_AUTO_TEST_CASE(what_is_recovered_makes_the_loss_of_a_fund_smaller) {
    LoanStory story = written_off();
    BOOST_TEST(story.at(later).to_recover.count() == all.count());
    BOOST_TEST(!story.repay(later, 500'000));
    const Standing standing = story.at(later);
    BOOST_TEST((standing.stage == Stage::written_off));
    BOOST_TEST(standing.written_off.count() == 11'500'000);
    BOOST_TEST(standing.paid.principal.count() == 500'000);
    BOOST_TEST(standing.outstanding.count() == 0);
    BOOST_TEST(standing.to_recover.count() == (all - 500'000_vnd).count());
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(what_is_recovered_for_a_lender_is_passed_on_to_it) {
    LoanStory story = written_off(registry::LenderKind::collected);
    BOOST_TEST(!story.repay(later, 500'000));
    Vnd held;
    for (const Entry& entry : story.journal()) {
        for (const Posting& posting : entry.postings) {
            if (posting.account == account::to_remit("QTT")) { held -= posting.amount; }
        }
    }
    BOOST_TEST(held.count() == 500'000);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_banks_loan_tells_what_came_without_any_money_here) {
    LoanStory story = written_off(registry::LenderKind::bank);
    BOOST_TEST(!story.repay(later, 500'000));
    BOOST_TEST(story.journal().back().postings.empty());
    BOOST_TEST(story.last_split().principal.count() == 500'000);
}

BOOST_AUTO_TEST_CASE(it_meets_interest_first_where_that_is_agreed) {
    LoanStory story = written_off(registry::LenderKind::fund, Allocation::interest_first);
    BOOST_TEST(!story.repay(later, 500'000));
    const Split split = story.last_split();
    BOOST_TEST(split.interest.count() == 230'000);
    BOOST_TEST((split.overdue_interest + split.interest_on_interest).count() ==
               late_interest.count());
    BOOST_TEST(split.total().count() == 500'000);
}

BOOST_AUTO_TEST_CASE(nothing_grows_and_no_more_is_taken_than_was_given_up) {
    LoanStory story = written_off();
    const Date last = 2030_y / 1 / 1;
    BOOST_TEST(story.at(last).to_recover.count() == all.count());
    const auto beyond = story.repay(last, all.count() + 1);
    BOOST_REQUIRE(beyond.has_value());
    BOOST_TEST((beyond->code == Code::over_outstanding));
    story.need(
        decide_repay(story.history(), {.wanted = Repay::Wanted::payoff}, LoanStory::day(last)));
    BOOST_TEST(story.last_split().total().count() == all.count());
    BOOST_TEST(story.at(last).written_off.count() == 0);
    BOOST_TEST((story.at(last).stage == Stage::written_off));
    const auto again = story.take(
        decide_repay(story.history(), {.wanted = Repay::Wanted::payoff}, LoanStory::day(last)));
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST((again->code == Code::wrong_stage));
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(what_was_recovered_is_undone_and_so_is_the_write_off_under_it) {
    LoanStory story = written_off();
    const Seq write_off{std::ssize(story.journal())};
    BOOST_TEST(!story.repay(later, 500'000));
    const Seq recovered{std::ssize(story.journal())};
    // As if it had never been given up: the money was for what was due.
    BOOST_TEST(!story.reverse(write_off));
    BOOST_TEST((story.at(later).stage == Stage::running));
    BOOST_TEST(story.at(later).outstanding.count() == 11'500'000);
    story.check_accounts();
    BOOST_TEST(!story.reverse(recovered));
    BOOST_TEST(story.at(later).outstanding.count() == 12'000'000);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_repayment_that_is_found_later_leaves_less_to_give_up) {
    LoanStory story = written_off();
    BOOST_TEST(!story.repay(later, 500'000));
    // The write-off names what was owed: it would have been less.
    const auto refusal = story.repay(2026_y / 2 / 15, 1'000'000);
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->code == Code::later_in_the_way));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
