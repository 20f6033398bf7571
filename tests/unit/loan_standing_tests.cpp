#include "engine/base/rounding.hpp"
#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <utility>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

/// Worked example 8: 20,000,000 at 6.6 %, 12 months, equal parts of the principal.
Agreement declining(Allocation allocation = Allocation::principal_first) {
    return {.loan = "V1",
            .borrower = "M1",
            .lender = "NHCS",
            .lender_kind = registry::LenderKind::fund,
            .guarantors = {{.unit = "U1"}},
            .terms = {.principal = 20'000'000_vnd,
                      .rate = Rate::from_ppm(66'000),
                      .periods = 12,
                      .every = {},
                      .disbursed = 2026_y / 1 / 15},
            .allocation = allocation,
            .overdue_rate = Rate::from_ppm(99'000),
            .unpaid_interest_rate = Rate::percent(10),
            .purpose = "a cow"};
}

LoanStory declining_paid_through(int instalments, Allocation allocation) {
    LoanStory story{declining(allocation)};
    story.disburse(2026_y / 1 / 15);
    for (int n = 1; n <= instalments; ++n) {
        const Date due = add_intervals(2026_y / 1 / 15, {}, n);
        story.need(decide_repay(story.history(), {}, LoanStory::day(due)));
    }
    return story;
}

Agreement without_interest(Vnd principal, Surplus surplus) {
    Agreement agreement = declining();
    agreement.terms.principal = principal;
    agreement.terms.rate = Rate{};
    agreement.overdue_rate = Rate{};
    agreement.surplus = surplus;
    return agreement;
}

/// 100 on 1 Sep (paid), 16 Sep, 1 and 16 Oct.
LoanStory four_hundreds(Surplus surplus, Spread spread = Spread::day) {
    Agreement agreement = without_interest(400_vnd, surplus);
    agreement.spread = spread;
    agreement.terms.disbursed = 2023_y / 9 / 1;
    LoanStory story{agreement};
    Schedule schedule;
    for (const Date due : {Date{2023_y / 9 / 1}, Date{2023_y / 9 / 16}, Date{2023_y / 10 / 1},
                           Date{2023_y / 10 / 16}}) {
        schedule.push_back({.on = due, .principal = 100_vnd});
    }
    story.disburse(2023_y / 9 / 1, schedule);
    BOOST_TEST(!story.repay(2023_y / 9 / 1, 100));
    return story;
}

std::vector<std::int64_t> paid_of_the_last_three(const Standing& standing) {
    std::vector<std::int64_t> paid;
    for (std::size_t i = 1; i < standing.instalments.size(); ++i) {
        paid.push_back(standing.instalments[i].paid.principal.count());
    }
    return paid;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_standing_tests)

BOOST_AUTO_TEST_CASE(a_loan_paid_on_its_days_costs_the_interest_of_its_plan_example_8) {
    const LoanStory story = declining_paid_through(12, Allocation::principal_first);
    const Standing end = story.at(2027_y / 1 / 15);
    BOOST_TEST(end.paid.interest.count() == 712'137);
    BOOST_TEST(end.paid.principal.count() == 20'000'000);
    BOOST_TEST((end.stage == Stage::paid_off));
    BOOST_TEST(end.payoff().count() == 0);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_prepayment_makes_the_interest_of_the_instalment_smaller_example_8) {
    LoanStory story = declining_paid_through(3, Allocation::principal_first);
    BOOST_TEST(!story.repay(2026_y / 4 / 30, 5'000'000));
    BOOST_TEST(story.last_split().principal.count() == 5'000'000);
    BOOST_TEST(story.at(2026_y / 5 / 15).instalments.at(3).owed.interest.count() == 67'808);
}

BOOST_AUTO_TEST_CASE(late_principal_and_late_interest_bear_their_own_interest_example_8) {
    LoanStory story = declining_paid_through(2, Allocation::principal_first);
    const Standing late = story.at(2026_y / 4 / 27);
    BOOST_TEST(late.days_past_due == 12);
    BOOST_TEST(late.debt_group == 2);
    BOOST_TEST(late.overdue.overdue_interest.count() == 5'425);
    BOOST_TEST(late.overdue.interest_on_interest.count() == 307);
    BOOST_TEST(late.overdue.total().count() == 1'765'824);
    BOOST_TEST(!story.repay(2026_y / 4 / 27, 1'765'824));
    const Standing next = story.at(2026_y / 5 / 15);
    BOOST_TEST(next.instalments.at(3).owed.interest.count() == 81'370);
    BOOST_TEST(next.overdue.total().count() == 81'370 + 1'666'667);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_part_payment_meets_principal_or_interest_first_as_agreed_example_8) {
    LoanStory principal_first = declining_paid_through(2, Allocation::principal_first);
    BOOST_TEST(!principal_first.repay(2026_y / 4 / 27, 1'700'000));
    BOOST_TEST(principal_first.last_split().principal.count() == 1'666'667);
    BOOST_TEST(principal_first.last_split().interest.count() == 33'333);

    LoanStory interest_first = declining_paid_through(2, Allocation::interest_first);
    BOOST_TEST(!interest_first.repay(2026_y / 4 / 27, 1'700'000));
    BOOST_TEST(interest_first.last_split().interests().count() == 99'157);
    BOOST_TEST(interest_first.last_split().principal.count() == 1'600'843);
}

BOOST_AUTO_TEST_CASE(a_flat_loan_costs_the_same_interest_each_month_example_9) {
    Agreement agreement = declining();
    agreement.terms = {.principal = 12'000'000_vnd,
                       .rate = Rate::from_ppm(72'000),
                       .periods = 12,
                       .every = {},
                       .disbursed = 2026_y / 1 / 15,
                       .method = Method::flat};
    LoanStory story{agreement};
    story.disburse(2026_y / 1 / 15);
    for (int n = 1; n <= 12; ++n) {
        const Date due = add_intervals(2026_y / 1 / 15, {}, n);
        BOOST_TEST(story.at(due).overdue.total().count() == 1'072'000);
        BOOST_TEST(!story.repay(due, 1'072'000));
    }
    BOOST_TEST(story.at(2027_y / 1 / 15).paid.interest.count() == 864'000);
    BOOST_TEST((story.at(2027_y / 1 / 15).stage == Stage::paid_off));
}

BOOST_AUTO_TEST_CASE(what_is_paid_beyond_what_is_due_goes_where_the_product_says) {
    const auto after_150 = [](Surplus surplus, Date on) {
        LoanStory story = four_hundreds(surplus);
        BOOST_TEST(!story.repay(on, 150));
        return paid_of_the_last_three(story.at(on));
    };
    const Date due = 2023_y / 9 / 16;
    const std::vector<std::int64_t> next{100, 50, 0};
    const std::vector<std::int64_t> last{100, 0, 50};
    const std::vector<std::int64_t> spread{100, 25, 25};
    const std::vector<std::int64_t> spread_early{50, 50, 50};
    BOOST_TEST(after_150(Surplus::next, due) == next);
    BOOST_TEST(after_150(Surplus::last, due) == last);
    BOOST_TEST(after_150(Surplus::reamortised, due) == spread);
    BOOST_TEST(after_150(Surplus::reamortised, 2023_y / 9 / 10) == spread_early);
}

BOOST_AUTO_TEST_CASE(odd_dong_of_a_spread_surplus_go_to_the_first_instalments) {
    LoanStory story = four_hundreds(Surplus::reamortised);
    BOOST_TEST(!story.repay(2023_y / 9 / 10, 101));
    const std::vector<std::int64_t> paid{34, 34, 33};
    BOOST_TEST(paid_of_the_last_three(story.at(2023_y / 9 / 10)) == paid);
}

BOOST_AUTO_TEST_CASE(what_is_paid_on_one_day_is_spread_together_in_whatever_order) {
    const Date day = 2023_y / 9 / 10;
    for (const auto& [one, other] : {std::pair{50, 1}, std::pair{1, 50}}) {
        LoanStory story = four_hundreds(Surplus::reamortised);
        BOOST_TEST(!story.repay(day, one));
        BOOST_TEST(!story.repay(day, other));
        const std::vector<std::int64_t> paid{17, 17, 17};
        BOOST_TEST(paid_of_the_last_three(story.at(day)) == paid);
        BOOST_TEST(story.at(day).outstanding.count() == 249);
        BOOST_TEST(story.at(day).instalments.at(1).in_advance.count() == 17);
        // The next day's goes by the schedule as that day left it.
        BOOST_TEST(!story.repay(day + Days{1}, 1));
        const std::vector<std::int64_t> next_day{18, 17, 17};
        BOOST_TEST(paid_of_the_last_three(story.at(day + Days{1})) == next_day);
        story.check_accounts();
    }
}

BOOST_AUTO_TEST_CASE(a_loan_of_the_first_programs_spreads_each_repayment_by_itself) {
    LoanStory story = four_hundreds(Surplus::reamortised, Spread::each);
    BOOST_TEST(story.journal().front().body.find("\"spread\"") == std::string::npos);
    BOOST_TEST(!story.repay(2023_y / 9 / 10, 50));
    BOOST_TEST(!story.repay(2023_y / 9 / 10, 1));
    const std::vector<std::int64_t> paid{18, 17, 16};
    BOOST_TEST(paid_of_the_last_three(story.at(2023_y / 9 / 10)) == paid);
}

BOOST_AUTO_TEST_CASE(nothing_is_taken_beyond_what_pays_the_loan_off) {
    LoanStory story = four_hundreds(Surplus::next);
    const auto refusal = story.repay(2023_y / 9 / 10, 301);
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->code == Code::over_outstanding));
    BOOST_TEST(!story.repay(2023_y / 9 / 10, 300));
    BOOST_TEST((story.at(2023_y / 9 / 10).stage == Stage::paid_off));
}

BOOST_AUTO_TEST_CASE(paying_off_in_mid_period_costs_the_interest_to_the_day) {
    for (const auto allocation : {Allocation::principal_first, Allocation::interest_first}) {
        LoanStory story = declining_paid_through(3, allocation);
        // 14,999,999 for 15 days at 6.6 %: 40,684.9.
        BOOST_TEST(story.at(2026_y / 4 / 30).payoff().count() == 14'999'999 + 40'685);
        story.need(decide_repay(story.history(), {.wanted = Repay::Wanted::payoff},
                                LoanStory::day(2026_y / 4 / 30)));
        BOOST_TEST((story.at(2026_y / 4 / 30).stage == Stage::paid_off));
        for (const InstalmentStanding& item : story.at(2026_y / 4 / 30).instalments) {
            BOOST_TEST(item.paid_on.has_value());
        }
        BOOST_TEST(story.at(2027_y / 1 / 15).payoff().count() == 0);
        story.check_accounts();
    }
}

BOOST_AUTO_TEST_CASE(a_reversed_repayment_changes_what_later_ones_were_for) {
    LoanStory story = declining_paid_through(3, Allocation::interest_first);
    const Seq second = story.journal().at(5).seq;
    BOOST_REQUIRE(story.journal().at(5).kind == repaid_kind);
    BOOST_TEST(!story.reverse(second));
    const Standing end = story.at(2026_y / 4 / 15);
    BOOST_TEST(end.days_past_due > 0);
    BOOST_TEST(end.paid.total().count() == 1'778'777 + 1'760'092);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(the_order_of_recording_changes_no_figure) {
    LoanStory in_order = declining_paid_through(1, Allocation::interest_first);
    BOOST_TEST(!in_order.repay(2026_y / 3 / 1, 300'000));
    BOOST_TEST(!in_order.repay(2026_y / 4 / 2, 2'000'000));
    LoanStory late = declining_paid_through(1, Allocation::interest_first);
    BOOST_TEST(!late.repay(2026_y / 4 / 2, 2'000'000));
    BOOST_TEST(!late.repay(2026_y / 3 / 1, 300'000));
    for (Date on = 2026_y / 2 / 15; on < Date{2026_y / 8 / 1}; on += Days{1}) {
        BOOST_TEST((in_order.at(on).paid == late.at(on).paid), iso(on));
        BOOST_TEST((in_order.at(on).overdue == late.at(on).overdue), iso(on));
    }
    in_order.check_accounts();
    late.check_accounts();
}

BOOST_AUTO_TEST_CASE(an_earlier_repayment_can_not_take_what_a_later_one_paid) {
    LoanStory story = four_hundreds(Surplus::next);
    BOOST_TEST(!story.repay(2023_y / 10 / 16, 300));
    const auto refusal = story.repay(2023_y / 9 / 20, 10);
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((refusal->code == Code::later_in_the_way));
}

BOOST_AUTO_TEST_CASE(a_new_schedule_leaves_what_was_charged_and_raises_the_debt_group) {
    LoanStory story = declining_paid_through(2, Allocation::principal_first);
    const Date on = 2026_y / 4 / 27;
    story.need(decide_reschedule(
        story.history(),
        {.schedule = NewPlan{.first_due = 2026_y / 5 / 15, .periods = 9}, .reason = "flood"},
        LoanStory::day(on)));
    const Standing after = story.at(on);
    // The numbers go on from what fell due.
    BOOST_TEST(after.instalments.size() == 3U + 9U);
    BOOST_TEST(after.instalments.back().n == 12);
    BOOST_TEST(after.debt_group == 2);
    BOOST_TEST(after.overdue.principal.count() == 0);
    BOOST_TEST(after.overdue.interest.count() == 93'425);
    BOOST_TEST(after.outstanding.count() == 16'666'666);
    BOOST_TEST(story.at(2026_y / 4 / 26).instalments.size() == 12U);
    story.need(decide_reschedule(
        story.history(),
        {.schedule = NewPlan{.first_due = 2026_y / 6 / 15, .periods = 24}, .reason = "flood again"},
        LoanStory::day(2026_y / 5 / 1)));
    BOOST_TEST(story.at(2026_y / 5 / 1).debt_group == 4);
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(a_loan_is_paid_out_in_parts_up_to_what_was_approved) {
    LoanStory story{declining()};
    story.need(decide_disburse(story.history(), {.amount = 12'000'000_vnd},
                               LoanStory::day(2026_y / 1 / 15)));
    BOOST_TEST(!story.repay(2026_y / 2 / 15, 1'000'000 + 67'266));
    story.need(decide_disburse(story.history(), {}, LoanStory::day(2026_y / 3 / 1)));
    const Standing after = story.at(2026_y / 3 / 1);
    BOOST_TEST(after.outstanding.count() == 19'000'000);
    BOOST_TEST(after.instalments.size() == 12U);
    // 11,000,000 for 14 days and 19,000,000 for 14.
    BOOST_TEST(story.at(2026_y / 3 / 15).instalments.at(1).owed.interest.count() == 75'945);
    const auto beyond = story.take(
        decide_disburse(story.history(), {.amount = 1_vnd}, LoanStory::day(2026_y / 3 / 2)));
    BOOST_REQUIRE(beyond.has_value());
    BOOST_TEST((beyond->code == Code::over_principal));
    story.check_accounts();
}

BOOST_AUTO_TEST_CASE(the_repayment_sequences_of_an_existing_loan_system_come_out_the_same) {
    std::ifstream file{HUI_SOURCE_DIR "/tests/support/zero-interest-repayments.tsv"};
    BOOST_REQUIRE(file.is_open());
    struct Row {
        std::string loan, what, date, n, due, paid, in_advance, late, outstanding, paid_on;
    };
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) { continue; }
        std::istringstream cells{line};
        Row row;
        for (std::string* cell : {&row.loan, &row.what, &row.date, &row.n, &row.due, &row.paid,
                                  &row.in_advance, &row.late, &row.outstanding, &row.paid_on}) {
            std::getline(cells, *cell, '\t');
        }
        rows.push_back(std::move(row));
    }
    std::optional<LoanStory> story;
    Schedule schedule;
    Date disbursed;
    Date last;
    int checked = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const Date on = date_of(row.date);
        BOOST_TEST_CONTEXT(row.loan << " " << row.what << " " << row.date) {
            if (row.what == "loan") {
                Agreement agreement = without_interest(
                    Vnd{std::stoll(row.n)},
                    row.paid == "NEXT_INSTALLMENT" ? Surplus::next : Surplus::last);
                agreement.terms.disbursed = on;
                story.emplace(agreement);
                schedule.clear();
                disbursed = on;
            } else if (row.what == "plan") {
                schedule.push_back({.on = on, .principal = Vnd{std::stoll(row.due)}});
                if (rows.at(i + 1).what != "plan") { story->disburse(disbursed, schedule); }
            } else if (row.what == "repay") {
                BOOST_TEST(!story->repay(on, std::stoll(row.n)));
                last = on;
            } else if (row.what == "undo") {
                // That day's transactions, the disbursement first.
                int nth = std::stoi(row.n);
                for (const Entry& entry : std::vector<Entry>{story->journal()}) {
                    const bool is_money =
                        entry.kind == repaid_kind || entry.kind == "loan-disbursed";
                    if (is_money && entry.effective_on == on && --nth == 0) {
                        BOOST_TEST(!story->reverse(entry.seq));
                    }
                }
            } else {
                const Standing standing = story->at(std::max(last, disbursed));
                const InstalmentStanding& item =
                    standing.instalments.at(static_cast<std::size_t>(std::stoll(row.n) - 1));
                BOOST_TEST(iso(item.due) == row.date);
                BOOST_TEST(item.owed.total().count() == std::stoll(row.due));
                BOOST_TEST(item.paid.total().count() == std::stoll(row.paid));
                BOOST_TEST(item.in_advance.count() == std::stoll(row.in_advance));
                BOOST_TEST(item.late.count() == std::stoll(row.late));
                BOOST_TEST(item.open().total().count() == std::stoll(row.outstanding));
                BOOST_TEST((item.paid_on ? iso(*item.paid_on) : "") == row.paid_on);
                ++checked;
            }
        }
    }
    BOOST_TEST(checked == 124);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
