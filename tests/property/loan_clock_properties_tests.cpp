// Interest is a matter of the days that entries name: a life that is recorded on its days and one
// that is recorded years later are the same to the đồng.
#include "tests/property/loan_generators.hpp"
#include "tests/support/loan_story.hpp"

#include <rapidcheck/boost_test.h>

#include <vector>

namespace hui::lending {

namespace {

/// What happens on a day: somebody pays, or something is decided.
struct Step {
    enum class What { pay, pay_what_is_due, reschedule, call, waive, write_off };
    What what = What::pay;
    Date on;
    Vnd amount;
};

std::vector<Step> any_steps() {
    std::vector<Step> steps;
    const int count = *rc::gen::inRange(1, 12);
    for (int i = 0; i < count; ++i) {
        steps.push_back({.what = *rc::gen::weightedElement<Step::What>({
                             {6, Step::What::pay},
                             {3, Step::What::pay_what_is_due},
                             {2, Step::What::reschedule},
                             {1, Step::What::call},
                             {2, Step::What::waive},
                             {1, Step::What::write_off},
                         }),
                         .on = any_day(),
                         .amount = Vnd{*rc::gen::inRange<std::int64_t>(1, 6'000'000)}});
    }
    return steps;
}

Result<std::vector<Draft>> decide(const LoanHistory& history, const Step& step, const Day& day) {
    switch (step.what) {
        case Step::What::pay:
            return decide_repay(history, {.amount = step.amount}, day);
        case Step::What::pay_what_is_due:
            return decide_repay(history, {}, day);
        case Step::What::reschedule:
            return decide_reschedule(
                history,
                {.schedule = NewPlan{.first_due = step.on + Days{20}, .periods = 6},
                 .reason = "a flood"},
                day);
        case Step::What::call:
            return decide_call(history, "doesn't pay", day);
        case Step::What::waive:
            return decide_waive(history, {.amount = {}, .reason = "a flood"}, day);
        case Step::What::write_off:
            return decide_write_off(history, "died", day);
    }
    return refuse(Code::wrong_stage);
}

/// The life as it is recorded: each step on its day, or (`later`) all of them on that day.
LoanStory told(const Agreement& agreement, const std::vector<Step>& steps,
               std::optional<Date> later) {
    LoanStory story{agreement};
    story.disburse(first_of_january());
    for (const Step& step : steps) {
        Day day = LoanStory::day(step.on);
        day.today = later.value_or(step.on);
        static_cast<void>(story.take(decide(story.history(), step, day)));
    }
    return story;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_clock_properties_tests)

RC_BOOST_PROP(no_entry_depends_on_the_day_on_which_it_is_recorded, ()) {
    const Agreement agreement = any_agreement();
    const auto steps = any_steps();
    const LoanStory in_time = told(agreement, steps, std::nullopt);
    const LoanStory late = told(agreement, steps, latest_date);
    RC_ASSERT(in_time.journal().size() == late.journal().size());
    for (std::size_t i = 0; i < late.journal().size(); ++i) {
        const Entry& a = in_time.journal()[i];
        const Entry& b = late.journal()[i];
        RC_ASSERT(a.kind == b.kind);
        RC_ASSERT(a.effective_on == b.effective_on);
        RC_ASSERT(a.body == b.body);
        RC_ASSERT(a.postings == b.postings);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
