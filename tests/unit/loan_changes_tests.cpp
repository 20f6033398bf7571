// What a loan's interest is when its schedule changes on the way.
#include "engine/base/rounding.hpp"
#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

/// 12,000,000 at 12 %, twelve months from 15 January 2026, in equal parts and equal periods.
Agreement twelve_months() {
    return {.loan = "V1",
            .borrower = "M1",
            .lender = "QTT",
            .lender_kind = registry::LenderKind::fund,
            .guarantors = {{.unit = "U1"}},
            .terms = {.principal = 12'000'000_vnd,
                      .rate = Rate::percent(12),
                      .periods = 12,
                      .every = {},
                      .disbursed = 2026_y / 1 / 15,
                      .day_count = DayCount::thirty_360},
            .overdue_rate = Rate::percent(18),
            .unpaid_interest_rate = Rate::percent(10),
            .purpose = "a cow"};
}

LoanStory paid_out(const Agreement& agreement) {
    LoanStory story{agreement};
    story.disburse(2026_y / 1 / 15);
    return story;
}

/// The days on which principal falls due.
std::vector<std::string> principal_days(const LoanStory& story, Date on) {
    std::vector<std::string> days;
    for (const auto& item : story.at(on).instalments) {
        if (item.owed.principal > Vnd{}) { days.push_back(iso(item.due)); }
    }
    return days;
}

using Amounts = std::vector<std::int64_t>;
using Dates = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_changes_tests)

BOOST_AUTO_TEST_CASE(a_new_interval_counts_whole_periods_of_its_own) {
    LoanStory story = paid_out(twelve_months());
    story.reschedule(2026_y / 1 / 15,
                     {.first_due = 2026_y / 4 / 15,
                      .periods = 4,
                      .every = Interval{.count = 3, .unit = Interval::Unit::months}});
    BOOST_TEST(story.interests(2026_y / 1 / 15) == (Amounts{360'000, 270'000, 180'000, 90'000}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_reschedule_changes_nothing_of_what_had_grown) {
    for (const Method method : {Method::equal_principal, Method::flat}) {
        Agreement agreement = twelve_months();
        agreement.terms.method = method;
        LoanStory story = paid_out(agreement);
        const Date on = 2026_y / 2 / 14;
        const Vnd before = story.at(on).accrued;
        BOOST_TEST(before.count() == 116'129);  // 30 of 31 days of 120,000
        story.reschedule(on, {.first_due = 2026_y / 8 / 14, .periods = 12});
        BOOST_TEST(story.at(on).accrued.count() == before.count());
        // Six months more make 720,000.
        BOOST_TEST(story.at(2026_y / 8 / 14).overdue.interest.count() == 836'129);
    }
}

BOOST_AUTO_TEST_CASE(what_was_paid_ahead_is_told_when_another_schedule_takes_its_place) {
    LoanStory story = paid_out(twelve_months());
    story.need(
        decide_repay(story.history(), {.amount = 2'500'000_vnd}, LoanStory::day(2026_y / 1 / 20)));
    const Date on = 2026_y / 1 / 25;
    BOOST_TEST(story.at(on).paid_before_schedule().count() == 0);
    story.reschedule(on, {.first_due = 2026_y / 3 / 15, .periods = 6});
    BOOST_TEST(story.at(on).paid_before_schedule().count() == 2'500'000);
    // It is no part of what falls due and is paid from then on.
    story.need(decide_repay(story.history(), {}, LoanStory::day(2026_y / 3 / 15)));
    BOOST_TEST(story.at(2026_y / 3 / 15).paid_before_schedule().count() == 2'500'000);
}

BOOST_AUTO_TEST_CASE(flat_interest_grows_with_what_is_paid_out_from_that_day_on) {
    Agreement agreement = twelve_months();
    agreement.terms.method = Method::flat;
    LoanStory story{agreement};
    story.need(decide_disburse(story.history(), {.amount = 6'000'000_vnd},
                               LoanStory::day(2026_y / 1 / 15)));
    const Date last_day = 2026_y / 2 / 14;
    BOOST_TEST(story.at(last_day).accrued.count() == 58'065);  // 30 of 31 days of 60,000
    story.need(decide_disburse(story.history(), {}, LoanStory::day(last_day)));
    BOOST_TEST(story.at(last_day).accrued.count() == 58'065);
    // One day of 120,000 more: 58,064.52 + 3,870.97, rounded once.
    BOOST_TEST(story.at(2026_y / 2 / 15).overdue.interest.count() == 61'935);
    BOOST_TEST(story.at(2026_y / 3 / 15).overdue.interest.count() == 61'935 + 120'000);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(flat_interest_is_on_all_that_was_lent_whatever_is_paid_back) {
    Agreement agreement = twelve_months();
    agreement.terms.method = Method::flat;
    agreement.terms.principal = 6'000'000_vnd;
    agreement.terms.periods = 6;
    LoanStory story{agreement};
    story.need(decide_disburse(story.history(), {.amount = 3'000'000_vnd},
                               LoanStory::day(2026_y / 1 / 15)));
    const Date first_due = 2026_y / 2 / 15;
    story.need(decide_repay(story.history(), {}, LoanStory::day(first_due)));
    const Disburse rest{.amount = 3'000'000_vnd};
    // The first programs had it on what isn't paid back, and so their entries say.
    Disburse first = rest;
    first.flat_on = Disbursed::FlatOn::left;
    const auto was = decide_disburse(story.history(), first, LoanStory::day(first_due));
    BOOST_REQUIRE(was.ok());
    BOOST_TEST(was->front().body.find("flat_on") == std::string::npos);
    BOOST_TEST(was->front().body.find("\"interest\":55000") != std::string::npos);

    story.need(decide_disburse(story.history(), rest, LoanStory::day(first_due)));
    BOOST_TEST(
        story.interests(first_due) == (Amounts{30'000, 60'000, 60'000, 60'000, 60'000, 60'000}),
        boost::test_tools::per_element());
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_first_period_that_is_longer_bears_interest_for_all_of_it) {
    Agreement agreement = twelve_months();
    agreement.terms.first_due = 2026_y / 8 / 15;
    BOOST_TEST(paid_out(agreement).interests(2026_y / 1 / 15).front() == 840'000);  // 7 months
    agreement.terms.method = Method::flat;
    const auto flat = paid_out(agreement).interests(2026_y / 1 / 15);
    BOOST_TEST(flat.front() == 840'000);
    BOOST_TEST(flat.back() == 120'000);
}

BOOST_AUTO_TEST_CASE(dues_that_rest_days_move_onto_one_day_keep_their_interest) {
    Agreement agreement = twelve_months();
    agreement.terms.principal = 5'200'000_vnd;
    agreement.terms.rate = Rate::percent(10);
    agreement.overdue_rate = Rate::percent(15);
    agreement.terms.periods = 5;
    agreement.terms.every = {.count = 1, .unit = Interval::Unit::weeks};
    agreement.terms.disbursed = 2026_y / 2 / 5;
    RestDays rest;
    for (Date day = 2026_y / 2 / 16; day <= Date{2026_y / 2 / 27}; day += Days{1}) {
        rest.holidays.push_back(day);
    }
    agreement.terms.rest_days = rest;
    LoanStory story{agreement};
    story.disburse(2026_y / 2 / 5);
    BOOST_TEST(story.interests(2026_y / 2 / 5) == (Amounts{10'000, 8'000, 6'000, 4'000, 2'000}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_second_part_leaves_the_days_on_which_principal_falls_due) {
    Agreement agreement = twelve_months();
    agreement.terms.periods = 24;
    agreement.terms.principal_every = 6;
    LoanStory story{agreement};
    story.need(decide_disburse(story.history(), {.amount = 6'000'000_vnd},
                               LoanStory::day(2026_y / 1 / 15)));
    const Dates days{"2026-07-15", "2027-01-15", "2027-07-15", "2028-01-15"};
    BOOST_TEST(principal_days(story, 2026_y / 1 / 15) == days, boost::test_tools::per_element());
    story.need(decide_disburse(story.history(), {}, LoanStory::day(2026_y / 3 / 20)));
    BOOST_TEST(principal_days(story, 2026_y / 3 / 20) == days, boost::test_tools::per_element());
    BOOST_TEST(story.at(2026_y / 3 / 20).instalments.back().n == 24);
}

BOOST_AUTO_TEST_CASE(a_second_part_keeps_the_grace_of_a_new_schedule) {
    Agreement agreement = twelve_months();
    agreement.terms.grace = 3;
    LoanStory story{agreement};
    story.need(decide_disburse(story.history(), {.amount = 6'000'000_vnd},
                               LoanStory::day(2026_y / 1 / 15)));
    story.reschedule(2026_y / 3 / 20, {.first_due = 2026_y / 4 / 15, .periods = 10, .grace = 5});
    story.need(decide_disburse(story.history(), {}, LoanStory::day(2026_y / 3 / 25)));
    BOOST_TEST(principal_days(story, 2026_y / 3 / 25).front() == "2026-09-15");
}

BOOST_AUTO_TEST_CASE(a_brought_schedule_has_no_due_before_the_money_came) {
    LoanStory story{twelve_months()};
    const auto refusal = story.take(decide_disburse(
        story.history(),
        {.schedule = Schedule{{.on = 2025_y / 6 / 15, .principal = 12'000'000_vnd}}},
        LoanStory::day(2026_y / 1 / 15)));
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->code == Code::due_not_later));
}

BOOST_AUTO_TEST_CASE(what_a_loan_that_is_taken_over_must_tell) {
    const auto taken = [](const Agreement& agreement, Date interest_from,
                          std::optional<Vnd> interest) {
        LoanStory story{agreement};
        const auto refusal = story.take(decide_take_over(story.history(),
                                                         {.loan = "V1",
                                                          .disbursed = 12'000'000_vnd,
                                                          .outstanding = 1'000'000_vnd,
                                                          .schedule = {{.on = 2026_y / 6 / 15,
                                                                        .principal = 1'000'000_vnd,
                                                                        .interest = interest}},
                                                          .interest_from = interest_from},
                                                         LoanStory::day(2026_y / 5 / 15)));
        return std::string{refusal ? name_of(refusal->code) : "done"};
    };
    Agreement agreement = twelve_months();
    BOOST_TEST(taken(agreement, 2026_y / 5 / 15, {}) == "done");
    BOOST_TEST(taken(agreement, 2026_y / 5 / 16, {}) == "bad_plan");
    BOOST_TEST(taken(agreement, 2026_y / 1 / 15, {}) == "done");
    BOOST_TEST(taken(agreement, 2026_y / 1 / 14, {}) == "bad_plan");
    agreement.terms.method = Method::flat;
    BOOST_TEST(taken(agreement, 2026_y / 5 / 15, 120'000_vnd) == "done");
    BOOST_TEST(taken(agreement, 2026_y / 5 / 15, {}) == "bad_plan");
}

BOOST_AUTO_TEST_CASE(where_no_principal_is_owed_nothing_is_planned_anew) {
    LoanStory story = paid_out(twelve_months());
    BOOST_TEST(!story.repay(2026_y / 2 / 14, 12'000'000));
    BOOST_TEST(story.at(2026_y / 2 / 14).accrued.count() == 116'129);
    const auto refusal = story.take(decide_reschedule(
        story.history(),
        {.schedule = NewPlan{.first_due = 2026_y / 4 / 15, .periods = 4}, .reason = "flood"},
        LoanStory::day(2026_y / 2 / 14)));
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->code == Code::no_principal_owed));
}

BOOST_AUTO_TEST_CASE(what_paid_a_loan_off_stays_while_its_savings_are_given_back) {
    LoanStory story = paid_out(twelve_months());
    const Date on = 2026_y / 2 / 15;
    story.need(decide_save(story.history(), {.amount = 20'000_vnd}, LoanStory::day(on)));
    story.need(
        decide_repay(story.history(), {.wanted = Repay::Wanted::payoff}, LoanStory::day(on)));
    const Seq payoff{std::ssize(story.journal())};
    story.need(
        decide_return_savings(story.history(), hui::Method::cash, LoanStory::day(on + Days{1})));
    const auto refusal = story.reverse(payoff);
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->code == Code::later_in_the_way));
}

BOOST_AUTO_TEST_CASE(the_savings_with_a_loan_that_is_written_off_can_be_given_back) {
    LoanStory story = paid_out(twelve_months());
    const Date on = 2026_y / 2 / 15;
    story.need(decide_save(story.history(), {.amount = 20'000_vnd}, LoanStory::day(on)));
    story.need(decide_write_off(story.history(), "died", LoanStory::day(on)));
    story.need(decide_return_savings(story.history(), hui::Method::cash, LoanStory::day(on)));
    BOOST_TEST(story.at(on).saved.count() == 0);
    // Nothing grows on what is given up.
    BOOST_TEST(story.at(2030_y / 1 / 1).payoff().count() == 0);
}

BOOST_AUTO_TEST_CASE(the_largest_loan_that_is_late_for_three_centuries_is_still_exact) {
    Agreement agreement = twelve_months();
    agreement.terms.principal = Vnd{1'000'000'000'000'000};
    agreement.terms.rate = Rate::percent(1000);
    agreement.terms.periods = 1;
    agreement.terms.disbursed = 1900_y / 1 / 15;
    agreement.overdue_rate = Rate::percent(1000);
    const Date paid_out_on = 1900_y / 1 / 15;
    const Date due = 1900_y / 2 / 15;
    // No cap lets it be agreed through the rules; what is stored is counted all the same.
    const std::vector<Event> events{
        Applied{.agreement = agreement},
        Certified{.loan = "V1", .unit = "U1", .by = "Lan", .conditions = {"works here"}},
        Approved{.loan = "V1", .by = "Hoa", .limits = {}},
        Disbursed{.loan = "V1",
                  .amount = agreement.terms.principal,
                  .schedule = {{.on = due, .principal = agreement.terms.principal}}}};
    LoanHistory history;
    for (const Event& event : events) {
        history.add(Happening{
            .seq = Seq{1 + std::ssize(history.happenings())}, .on = paid_out_on, .event = event});
    }
    const Date on = 2199_y / 12 / 31;
    const auto last = standing_of(history, on);
    BOOST_REQUIRE(last.ok());
    const Days late = on - due;
    BOOST_TEST(last->overdue.principal.count() == 1'000'000'000'000'000);
    BOOST_TEST(last->overdue.interest.count() == 833'333'333'333'333);
    AccruedInterest on_principal;
    on_principal.add(agreement.terms.principal, late, agreement.overdue_rate);
    BOOST_TEST((last->overdue.overdue_interest == on_principal.rounded()));
    AccruedInterest on_interest;
    on_interest.add(last->overdue.interest, late, agreement.unpaid_interest_rate);
    BOOST_TEST((last->overdue.interest_on_interest == on_interest.rounded()));
    BOOST_TEST((last->payoff() == last->overdue.total()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
