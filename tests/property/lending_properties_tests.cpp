// Random lives of loans: whatever is recorded, in whatever order, the books say the same.
#include "engine/lending/plan.hpp"
#include "tests/support/loan_story.hpp"

#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <string>
#include <vector>

namespace hui::lending {

namespace {

Date first_of_january() { return date_of("2026-01-15"); }

/// An agreement that can be kept: what is drawn is narrow enough for every method.
Agreement any_agreement() {
    const auto method = *rc::gen::element(Method::equal_principal, Method::equal_instalment,
                                          Method::flat, Method::bullet);
    const auto rate = *rc::gen::inRange<std::int64_t>(0, 200'001);
    Agreement agreement{
        .loan = "V1",
        .borrower = "M1",
        .lender = "L1",
        .lender_kind =
            *rc::gen::element(registry::LenderKind::bank, registry::LenderKind::collected,
                              registry::LenderKind::fund),
        .guarantors = {{.unit = "U1", .percent = 37}, {.unit = "U2", .percent = 63}},
        .terms = {.principal = Vnd{*rc::gen::inRange<std::int64_t>(1'000'000, 50'000'001)},
                  .rate = Rate::from_ppm(rate),
                  .periods = *rc::gen::inRange<std::int64_t>(1, 13),
                  .every = {.count = *rc::gen::inRange<std::int64_t>(1, 3),
                            .unit =
                                *rc::gen::element(Interval::Unit::weeks, Interval::Unit::months)},
                  .disbursed = first_of_january(),
                  .method = method,
                  .day_count = *rc::gen::element(DayCount::actual_365, DayCount::thirty_360),
                  .round_to = Vnd{*rc::gen::element<std::int64_t>(1, 100, 1000)},
                  .residue = *rc::gen::element(Residue::last, Residue::first)},
        .surplus = *rc::gen::element(Surplus::next, Surplus::last, Surplus::reamortised),
        .allocation = *rc::gen::element(Allocation::principal_first, Allocation::interest_first),
        .overdue_rate = Rate::from_ppm(rate),
        .unpaid_interest_rate = Rate::percent(*rc::gen::inRange<std::int64_t>(0, 11)),
        .purpose = "anything"};
    // Rounding to thousands leaves some instalments nothing.
    RC_PRE(plan_of(agreement.terms).ok());
    return agreement;
}

Date any_day() { return first_of_january() + Days{*rc::gen::inRange(0, 500)}; }

/// Something happens to the loan, or is refused.
void anything_happens(LoanStory& story) {
    const Date on = any_day();
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
            static_cast<void>(story.take(decide_reschedule(
                story.history(),
                {.schedule = NewPlan{.first_due = on + Days{*rc::gen::inRange(1, 60)},
                                     .periods = *rc::gen::inRange<std::int64_t>(1, 10)},
                 .reason = "a flood"},
                LoanStory::day(on))));
            break;
        case 1: {
            const auto entries = static_cast<std::int64_t>(story.journal().size());
            static_cast<void>(
                story.reverse_if_open(Seq{*rc::gen::inRange(std::int64_t{1}, entries + 1)}));
            break;
        }
        case 2:
            static_cast<void>(story.take(decide_disburse(
                story.history(), {.amount = Vnd{*rc::gen::inRange<std::int64_t>(1, 20'000'000)}},
                LoanStory::day(on))));
            break;
        case 3:
            static_cast<void>(story.take(decide_repay(
                story.history(),
                {.wanted = *rc::gen::element(Repay::Wanted::due, Repay::Wanted::payoff)},
                LoanStory::day(on))));
            break;
        default:
            static_cast<void>(story.repay(on, *rc::gen::inRange<std::int64_t>(1, 6'000'000)));
            break;
    }
}

LoanStory any_life(const Agreement& agreement) {
    LoanStory story{agreement};
    const bool in_parts = *rc::gen::arbitrary<bool>();
    const auto first = agreement.terms.principal.count() / (in_parts ? 2 : 1);
    RC_PRE(!story.take(decide_disburse(story.history(), {.amount = Vnd{first}},
                                       LoanStory::day(first_of_january()))));
    const int steps = *rc::gen::inRange(0, 15);
    for (int step = 0; step < steps; ++step) { anything_happens(story); }
    return story;
}

/// The days on which something is dated, and those after them.
std::vector<Date> days_of(const LoanStory& story) {
    std::vector<Date> days;
    for (const Entry& entry : story.journal()) {
        days.push_back(entry.effective_on);
        days.push_back(entry.effective_on + Days{20});
    }
    return days;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lending_properties_tests)

RC_BOOST_PROP(paying_each_instalment_on_its_day_costs_the_interest_of_the_plan, ()) {
    const Agreement agreement = any_agreement();
    const auto plan = plan_of(agreement.terms);
    LoanStory story{agreement};
    story.disburse(first_of_january());
    for (const Instalment& instalment : plan->instalments) {
        const Standing due = story.at(instalment.due);
        RC_ASSERT(due.overdue.total() == instalment.payment());
        RC_ASSERT(due.overdue.interest == instalment.interest);
        if (instalment.payment() == Vnd{}) { continue; }
        RC_ASSERT(!story.repay(instalment.due, instalment.payment().count()));
    }
    const Standing end = story.at(plan->instalments.back().due);
    RC_ASSERT(end.stage == Stage::paid_off);
    RC_ASSERT(end.paid.interest == plan->total_interest());
}

RC_BOOST_PROP(no_dong_of_principal_is_lost_or_made, ()) {
    const LoanStory story = any_life(any_agreement());
    for (const Date day : days_of(story)) {
        const Standing standing = story.at(day);
        RC_ASSERT(standing.paid.principal + standing.outstanding == standing.disbursed);
        RC_ASSERT(standing.outstanding >= Vnd{});
        Vnd open;
        for (const InstalmentStanding& item : standing.instalments) {
            const Split left = item.open();
            RC_ASSERT(left.principal >= Vnd{});
            RC_ASSERT(left.interest >= Vnd{});
            RC_ASSERT(left.overdue_interest >= Vnd{});
            RC_ASSERT(left.interest_on_interest >= Vnd{});
            open += left.principal;
        }
        RC_ASSERT(open == standing.outstanding);
    }
}

RC_BOOST_PROP(every_account_holds_on_every_day_what_follows_from_what_happened, ()) {
    any_life(any_agreement()).check_accounts();
}

RC_BOOST_PROP(what_pays_a_loan_off_does, ()) {
    LoanStory story = any_life(any_agreement());
    const Date day = date_of("2028-01-01");
    const Standing before = story.at(day);
    RC_PRE(before.payoff() > Vnd{});
    RC_PRE(before.stage == Stage::running);
    RC_ASSERT(!story.repay(day, before.payoff().count()));
    RC_ASSERT(story.at(day).stage == Stage::paid_off);
    RC_ASSERT(story.at(day + Days{400}).payoff() == Vnd{});
}

RC_BOOST_PROP(repayments_recorded_in_another_order_give_the_same_figures, ()) {
    const Agreement agreement = any_agreement();
    struct Paid {
        Date on;
        std::int64_t amount;
    };
    std::vector<Paid> payments;
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        // One a day: what is paid on one day goes by the order of recording.
        payments.push_back({first_of_january() + Days{i * 40 + *rc::gen::inRange(0, 40)},
                            *rc::gen::inRange<std::int64_t>(1, 2'000'000)});
    }
    const auto told = [&](const std::vector<Paid>& order) -> std::optional<LoanStory> {
        LoanStory story{agreement};
        if (story.take(decide_disburse(story.history(), {}, LoanStory::day(first_of_january())))) {
            return std::nullopt;
        }
        for (const Paid& paid : order) {
            if (story.repay(paid.on, paid.amount)) { return std::nullopt; }
        }
        return story;
    };
    const auto in_order = told(payments);
    std::vector<Paid> shuffled = payments;
    for (std::size_t i = 1; i < shuffled.size(); ++i) {
        std::swap(shuffled[i], shuffled[*rc::gen::inRange<std::size_t>(0, i + 1)]);
    }
    const auto other = told(shuffled);
    RC_PRE(in_order.has_value());
    RC_ASSERT(other.has_value());
    other->check_accounts();
    for (int day = 0; day < 500; day += 11) {
        const Standing a = in_order->at(first_of_january() + Days{day});
        const Standing b = other->at(first_of_january() + Days{day});
        RC_ASSERT(a.paid == b.paid);
        RC_ASSERT(a.overdue == b.overdue);
        RC_ASSERT(a.accrued == b.accrued);
        RC_ASSERT(a.debt_group == b.debt_group);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
