#include "engine/base/rounding.hpp"
#include "engine/lending/fraction.hpp"
#include "engine/lending/plan.hpp"
#include "tests/property/loan_generators.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

using hui::AccruedInterest;
using hui::Date;
using hui::date_of;
using hui::Days;
using hui::Interval;
using hui::Rate;
using hui::RestDays;
using hui::Vnd;
using hui::lending::add_dates;
using hui::lending::DayCount;
using hui::lending::Fraction;
using hui::lending::Instalment;
using hui::lending::Method;
using hui::lending::new_year_of_2026;
using hui::lending::part_of_period;
using hui::lending::Plan;
using hui::lending::plan_of;
using hui::lending::Residue;
using hui::lending::round_half_up;
using hui::lending::Terms;
using hui::lending::whole_rate;
using hui::lending::YearPart;

namespace hui::lending {

void showValue(const Terms& terms, std::ostream& out) {
    constexpr std::array methods{"equal-principal", "equal-instalment", "flat", "bullet"};
    out << terms.principal.count() << " at " << percent_text(terms.rate) << " %, " << terms.periods
        << " x " << interval_text(terms.every) << ", " << iso(terms.disbursed)
        << (terms.first_due ? ", first due " + iso(*terms.first_due) : "") << ", "
        << methods.at(static_cast<std::size_t>(terms.method))
        << (terms.day_count == DayCount::actual_365 ? ", actual/365" : ", 30/360") << ", round "
        << terms.round_to.count()
        << (terms.residue == Residue::last ? ", residue last" : ", residue first") << ", grace "
        << terms.grace << ", principal every " << terms.principal_every
        << (terms.rest_days ? ", off rest days" : "");
}

}  // namespace hui::lending

namespace {

Terms any_terms() {
    Terms terms{.principal = Vnd{*rc::gen::inRange<std::int64_t>(1, 60'000'000)},
                .rate = Rate::from_ppm(*rc::gen::weightedOneOf<std::int64_t>(
                    {{1, rc::gen::just<std::int64_t>(0)},
                     {6, rc::gen::inRange<std::int64_t>(0, 400'000)},
                     {1, rc::gen::inRange<std::int64_t>(0, 10'000'001)}})),
                .periods = *rc::gen::inRange<std::int64_t>(1, 61),
                .every = {.count = *rc::gen::inRange<std::int64_t>(1, 5),
                          .unit = *rc::gen::element(Interval::Unit::weeks, Interval::Unit::months)},
                .disbursed = date_of("2025-12-31") + Days{*rc::gen::inRange(0, 400)},
                .method = *rc::gen::element(Method::equal_principal, Method::equal_instalment,
                                            Method::flat, Method::bullet),
                .day_count = *rc::gen::element(DayCount::actual_365, DayCount::thirty_360),
                .round_to = Vnd{*rc::gen::element<std::int64_t>(1, 100, 1000)},
                .residue = *rc::gen::element(Residue::last, Residue::first)};
    add_dates(terms);
    return terms;
}

/// Checks what is said of any loan that has a plan, several in each of a property's cases.
template <class Check>
void for_any_plans(Check check) {
    constexpr int plans = 20;
    const auto has_plan = [](const Terms& terms) { return plan_of(terms).ok(); };
    for (int i = 0; i < plans; ++i) {
        const Terms terms = *rc::gen::suchThat(rc::gen::exec(any_terms), has_plan);
        check(terms, *plan_of(terms));
    }
}

bool is_multiple(Vnd amount, Vnd unit) { return amount.count() % unit.count() == 0; }

/// The instalments that pay principal.
std::vector<Instalment> with_principal(const Plan& plan) {
    std::vector<Instalment> paying;
    std::copy_if(plan.instalments.begin(), plan.instalments.end(), std::back_inserter(paying),
                 [](const Instalment& instalment) { return instalment.principal > Vnd{}; });
    return paying;
}

/// The same without the one that takes the residue.
std::vector<Instalment> without_residue(const Terms& terms, const Plan& plan) {
    auto paying = with_principal(plan);
    paying.erase(terms.residue == Residue::first ? paying.begin() : paying.end() - 1);
    return paying;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_plan_properties_tests)

RC_BOOST_PROP(a_plan_has_as_many_instalments_as_periods_and_numbers_them, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        RC_ASSERT(std::ssize(plan.instalments) == terms.periods);
        std::int64_t n = 0;
        for (const Instalment& instalment : plan.instalments) { RC_ASSERT(instalment.n == ++n); }
    });
}

RC_BOOST_PROP(the_principal_is_repaid_to_the_dong_and_no_balance_is_negative, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        Vnd outstanding = terms.principal;
        for (const Instalment& instalment : plan.instalments) {
            RC_ASSERT(instalment.opening == outstanding);
            RC_ASSERT(instalment.opening > Vnd{});
            RC_ASSERT(instalment.principal >= Vnd{});
            RC_ASSERT(instalment.interest >= Vnd{});
            outstanding -= instalment.principal;
        }
        RC_ASSERT(outstanding == Vnd{});
    });
}

RC_BOOST_PROP(due_dates_ascend_and_meet_only_on_the_first_working_day_after_rest_days, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        Date before = terms.disbursed;
        for (const Instalment& instalment : plan.instalments) {
            RC_ASSERT(instalment.days == instalment.due - before);
            if (instalment.days == Days{0}) {
                RC_ASSERT(terms.rest_days.has_value());
                RC_ASSERT(working_day(*terms.rest_days, before - Days{1}) == before);
            } else {
                RC_ASSERT(instalment.due > before);
            }
            if (terms.rest_days) {
                RC_ASSERT(working_day(*terms.rest_days, instalment.due) == instalment.due);
            }
            before = instalment.due;
        }
    });
}

RC_BOOST_PROP(interest_is_that_of_the_balance_over_the_days, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        if (terms.method == Method::flat || terms.day_count != DayCount::actual_365 ||
            terms.round_to != Vnd{1}) {
            return;
        }
        for (const Instalment& instalment : plan.instalments) {
            AccruedInterest interest;
            interest.add(instalment.opening, instalment.days, terms.rate);
            RC_ASSERT(instalment.interest == interest.rounded());
        }
    });
}

RC_BOOST_PROP(all_but_the_residue_is_a_multiple_of_what_it_is_rounded_to, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        std::int64_t odd = 0;
        for (const Instalment& instalment : plan.instalments) {
            odd += is_multiple(instalment.interest, terms.round_to) ? 0 : 1;
        }
        RC_ASSERT(odd <= (terms.method == Method::flat ? 1 : 0));
        for (const Instalment& instalment : without_residue(terms, plan)) {
            RC_ASSERT(is_multiple(instalment.principal, terms.round_to));
        }
    });
}

RC_BOOST_PROP(flat_interest_is_each_instalments_own_and_exact_in_all, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        if (terms.method != Method::flat) { return; }
        Fraction whole;
        int odd = 0;
        for (const Instalment& instalment : plan.instalments) {
            const YearPart part = part_of_period(terms, instalment.n, instalment.days);
            const Fraction exact = {
                .numerator = boost::multiprecision::cpp_int{terms.rate.ppm()} *
                             terms.principal.count() * part.numerator,
                .denominator = boost::multiprecision::cpp_int{whole_rate} * part.denominator};
            whole = whole + exact;
            odd += instalment.interest == round_half_up(exact, terms.round_to) ? 0 : 1;
        }
        RC_ASSERT(odd <= 1);
        RC_ASSERT(plan.total_interest() == round_half_up(whole, Vnd{1}));
    });
}

RC_BOOST_PROP(parts_that_are_to_be_equal_are_equal, ()) {
    for_any_plans([](const Terms& terms, const Plan& plan) {
        const auto equal = without_residue(terms, plan);
        for (const Instalment& instalment : equal) {
            if (terms.method != Method::equal_instalment) {
                RC_ASSERT(instalment.principal == equal.front().principal);
            } else if (instalment.n < terms.periods) {
                RC_ASSERT(instalment.payment() == equal.front().payment());
            } else {
                RC_ASSERT(instalment.payment() <= equal.front().payment());
            }
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
