// Random lives of loans: whatever is recorded, in whatever order, the books say the same.
#include "engine/lending/loan_figures.hpp"
#include "engine/lending/plan.hpp"
#include "engine/lending/taken_over.hpp"
#include "tests/property/loan_generators.hpp"
#include "tests/support/loan_story.hpp"

#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hui::lending {

namespace {

/// What random lives are made of, and how often it was accepted and refused.
enum class Step { reschedule, reverse, disburse, pay_what_is_asked, pay, save, call, write_off };
struct Tally {
    std::array<int, 8> accepted{};
    int refused = 0;

    void count(Step step, const Check& refusal) {
        if (refusal) {
            ++refused;
        } else {
            ++accepted.at(static_cast<std::size_t>(step));
        }
    }
};

Check reschedules(LoanStory& story, Date on) {
    NewPlan plan{.first_due = on + Days{*rc::gen::inRange(1, 60)},
                 .periods = *rc::gen::inRange<std::int64_t>(1, 10)};
    if (*rc::gen::arbitrary<bool>()) {
        plan.every = Interval{.count = *rc::gen::inRange<std::int64_t>(1, 4),
                              .unit = story.history().agreement().terms.every.unit};
    }
    if (*rc::gen::inRange(0, 3) == 0) {
        plan.grace = *rc::gen::inRange<std::int64_t>(0, plan.periods);
    }
    return story.take(decide_reschedule(story.history(), {.schedule = plan, .reason = "a flood"},
                                        LoanStory::day(on)));
}

/// Undoes an entry, on its own day or later.
Check reverses(LoanStory& story) {
    // One of the last, for nothing stands without what began the loan.
    const Seq seq{std::max<std::int64_t>(
        1, std::ssize(story.journal()) - *rc::gen::inRange<std::int64_t>(0, 4))};
    const Date day = story.journal().at(static_cast<std::size_t>(seq.count() - 1)).effective_on;
    return story.reverse_if_open(seq, *rc::gen::arbitrary<bool>()
                                          ? std::optional{day + Days{*rc::gen::inRange(0, 60)}}
                                          : std::nullopt);
}

/// As much as is often left to be paid out.
Vnd part_of_principal(const LoanStory& story) {
    const std::int64_t principal = story.history().agreement().terms.principal.count();
    return Vnd{*rc::gen::inRange<std::int64_t>(1, principal / 4)};
}

Check takes_step(LoanStory& story, Step step) {
    const Date on = any_day();
    const auto day = LoanStory::day(on);
    const LoanHistory& history = story.history();
    switch (step) {
        case Step::reschedule:
            return reschedules(story, on);
        case Step::reverse:
            return reverses(story);
        case Step::disburse:
            return story.take(decide_disburse(history, {.amount = part_of_principal(story)}, day));
        case Step::pay_what_is_asked:
            return story.take(decide_repay(
                history, {.wanted = *rc::gen::element(Repay::Wanted::due, Repay::Wanted::payoff)},
                day));
        case Step::pay:
            return story.repay(on, *rc::gen::inRange<std::int64_t>(1, 6'000'000));
        case Step::save:
            return story.take(*rc::gen::inRange(0, 3) == 0
                                  ? decide_return_savings(history, hui::Method::cash, day)
                                  : decide_save(history, {.amount = Vnd{20'000}}, day));
        case Step::call:
            return story.take(*rc::gen::arbitrary<bool>()
                                  ? decide_call(history, "doesn't pay", day)
                                  : decide_waive(history, {.amount = {}, .reason = "flood"}, day));
        case Step::write_off:
            return story.take(decide_write_off(history, "died", day));
    }
    return {};
}

/// Something happens to the loan, or is refused.
void anything_happens(LoanStory& story, Tally& tally) {
    const Step step = *rc::gen::weightedElement<Step>({{3, Step::reschedule},
                                                       {4, Step::reverse},
                                                       {3, Step::disburse},
                                                       {3, Step::pay_what_is_asked},
                                                       {9, Step::pay},
                                                       {2, Step::save},
                                                       {2, Step::call},
                                                       {1, Step::write_off}});
    tally.count(step, takes_step(story, step));
}

/// How much of the principal is paid out first.
enum class First { all, half };
First any_first() { return *rc::gen::element(First::all, First::half); }

LoanStory any_life(const Agreement& agreement, First paid_out, Tally& tally) {
    LoanStory story{agreement};
    const auto first = agreement.terms.principal.count() / (paid_out == First::half ? 2 : 1);
    RC_PRE(!story.take(decide_disburse(story.history(), {.amount = Vnd{first}},
                                       LoanStory::day(first_of_january()))));
    const int steps = *rc::gen::inRange(0, 15);
    for (int step = 0; step < steps; ++step) { anything_happens(story, tally); }
    return story;
}

LoanStory any_life(const Agreement& agreement) {
    Tally tally;
    return any_life(agreement, any_first(), tally);
}

struct Paid {
    Date on;
    std::int64_t amount = 0;
    enum class What { money, slip } what = What::money;  ///< a slip is undone on its day
};

std::vector<Paid> any_payments() {
    std::vector<Paid> payments;
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        const bool is_same_day = i > 0 && *rc::gen::arbitrary<bool>();
        payments.push_back(
            {.on = is_same_day ? payments.back().on
                               : first_of_january() + Days{i * 40 + *rc::gen::inRange(0, 40)},
             .amount = *rc::gen::inRange<std::int64_t>(1, 2'000'000),
             .what = *rc::gen::weightedElement<Paid::What>(
                 {{3, Paid::What::money}, {1, Paid::What::slip}})});
    }
    return payments;
}

/// False where the rules refuse what was paid. A slip that they refuse wasn't recorded.
bool is_told(LoanStory& story, const Paid& paid) {
    const Seq next{std::ssize(story.journal()) + 1};
    const auto refusal = story.repay(paid.on, paid.amount);
    if (paid.what == Paid::What::money || refusal) {
        return paid.what == Paid::What::slip || !refusal;
    }
    return !story.reverse(next);
}

/// How a loan comes into the books, false where it can't: all at once, in two parts, or when it ran
/// already; with other due dates from the next day on, or with those of its terms.
std::function<bool(LoanStory&)> any_beginning(const Agreement& agreement) {
    enum class Way { whole, parts, ran };
    const Way way = *rc::gen::element(Way::whole, Way::parts, Way::ran);
    const std::int64_t periods = *rc::gen::inRange<std::int64_t>(0, 6);
    const Vnd half{agreement.terms.principal.count() / 2};
    return [=](LoanStory& story) {
        const Day day = LoanStory::day(first_of_january());
        const auto takes = [&](const auto& drafts) { return !story.take(drafts); };
        bool begun = true;
        if (way == Way::ran) {
            const auto event = taken_over(story.history().agreement(),
                                          {.on = day.on, .outstanding = half, .restructured = 1});
            begun = event.ok() && takes(decide_take_over(story.history(), *event, day));
        } else {
            if (way == Way::parts) {
                begun = takes(decide_disburse(story.history(), {.amount = half}, day));
            }
            begun = begun && takes(decide_disburse(story.history(), {}, day));
        }
        if (!begun || periods == 0) { return begun; }
        const Date next = day.on + Days{1};
        return takes(decide_reschedule(
            story.history(),
            {.schedule = NewPlan{.first_due = next + Days{30}, .periods = periods},
             .reason = "a flood"},
            LoanStory::day(next)));
    };
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

bool are_figures_their_parts(const LoanStory& story, Date day) {
    using enum Figure;
    const Standing standing = story.at(day);
    const auto figures = {outstanding, overdue, interest, payoff};
    return std::all_of(figures.begin(), figures.end(), [&](Figure figure) {
        Vnd sum;
        const auto parts = parts_of(story.history(), figure, day);
        for (const FigurePart& part : *parts) { sum += part.amount; }
        return sum == figure_of(standing, figure);
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lending_properties_tests)

RC_BOOST_PROP(paying_each_instalment_on_its_day_costs_the_interest_of_the_plan, ()) {
    const Agreement agreement = any_agreement();
    const auto plan = plan_of(agreement.terms);
    LoanStory story{agreement};
    story.disburse(first_of_january());
    // Rest days may move several onto one day.
    std::map<Date, Split> dues;
    for (const Instalment& instalment : plan->instalments) {
        Split& due = dues[instalment.due];
        due.principal += instalment.principal;
        due.interest += instalment.interest;
    }
    for (const auto& [day, due] : dues) {
        RC_ASSERT(story.at(day).overdue == due);
        if (due.total() == Vnd{}) { continue; }
        RC_ASSERT(!story.repay(day, due.total().count()));
    }
    const Standing end = story.at(plan->instalments.back().due);
    RC_ASSERT(end.stage == Stage::paid_off);
    RC_ASSERT(end.paid.interest == plan->total_interest());
}

RC_BOOST_PROP(no_dong_of_principal_is_lost_or_made, ()) {
    const LoanStory story = any_life(any_agreement());
    for (const Date day : days_of(story)) {
        const Standing standing = story.at(day);
        RC_ASSERT(standing.paid.principal + standing.outstanding + standing.written_off ==
                  standing.disbursed);
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
        RC_ASSERT(standing.stage == Stage::written_off || open == standing.outstanding);
    }
}

RC_BOOST_PROP(every_account_holds_on_every_day_what_follows_from_what_happened, ()) {
    any_life(any_agreement()).check_accounts();
}

RC_BOOST_PROP(a_figure_is_what_its_parts_come_to, ()) {
    const Agreement agreement = any_agreement();
    LoanStory story = any_life(agreement);
    for (const Date day : days_of(story)) { RC_ASSERT(are_figures_their_parts(story, day)); }
    LoanStory begun{agreement};
    RC_PRE(any_beginning(agreement)(begun));
    for (const Paid& paid : any_payments()) { is_told(begun, paid); }
    for (const Date day : days_of(begun)) { RC_ASSERT(are_figures_their_parts(begun, day)); }
}

RC_BOOST_PROP(a_new_schedule_changes_nothing_that_had_grown_by_its_day, ()) {
    LoanStory story = any_life(any_agreement());
    const Date on = any_day();
    const Standing before = story.at(on);
    RC_PRE(!reschedules(story, on));
    const Standing after = story.at(on);
    RC_ASSERT(after.payoff() == before.payoff());
    RC_ASSERT(after.accrued == before.accrued);
    RC_ASSERT(after.paid == before.paid);
}

RC_BOOST_PROP(a_second_part_leaves_the_dates_and_what_had_grown, ()) {
    Tally tally;
    LoanStory story = any_life(any_agreement(), First::half, tally);
    const Date on = any_day();
    const Standing before = story.at(on);
    const Vnd amount = part_of_principal(story);
    RC_PRE(before.disbursed > Vnd{});
    RC_PRE(!story.take(decide_disburse(story.history(), {.amount = amount}, LoanStory::day(on))));
    const Standing after = story.at(on);
    RC_ASSERT(after.payoff() == before.payoff() + amount);
    RC_ASSERT(after.instalments.size() == before.instalments.size());
    for (std::size_t i = 0; i < after.instalments.size(); ++i) {
        RC_ASSERT(after.instalments[i].n == before.instalments[i].n);
        RC_ASSERT(after.instalments[i].due == before.instalments[i].due);
    }
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
    Agreement agreement = any_agreement();
    // Odd đồng make it the hardest to keep.
    if (*rc::gen::arbitrary<bool>()) { agreement.surplus = Surplus::reamortised; }
    const auto begins = any_beginning(agreement);
    const auto payments = any_payments();
    const auto told = [&](const std::vector<Paid>& order) -> std::optional<LoanStory> {
        LoanStory story{agreement};
        if (!begins(story)) { return std::nullopt; }
        for (const Paid& paid : order) {
            if (!is_told(story, paid)) { return std::nullopt; }
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
        RC_ASSERT(a.instalments.size() == b.instalments.size());
        for (std::size_t i = 0; i < a.instalments.size(); ++i) {
            RC_ASSERT(a.instalments[i].paid == b.instalments[i].paid);
            RC_ASSERT(a.instalments[i].in_advance == b.instalments[i].in_advance);
            RC_ASSERT(a.instalments[i].late == b.instalments[i].late);
            RC_ASSERT(a.instalments[i].paid_on == b.instalments[i].paid_on);
        }
    }
}

/// The lives that the properties are about hold something of everything.
BOOST_AUTO_TEST_CASE(random_lives_of_loans_are_full_of_steps_and_refusals) {
    Tally tally;
    constexpr int lives = 400;
    const auto life = rc::gen::exec([&] {
        static_cast<void>(any_life(any_agreement(), any_first(), tally));
        return true;
    });
    for (int i = 0; i < lives; ++i) {
        try {
            static_cast<void>(life(rc::Random{static_cast<std::uint64_t>(i)}, 50).value());
        } catch (const rc::detail::CaseResult&) {
            continue;  // The terms make no plan.
        }
    }
    BOOST_TEST(tally.refused > lives);
    for (const int accepted : tally.accepted) { BOOST_TEST(accepted > 10); }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
