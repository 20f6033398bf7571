#include "engine/lending/plan.hpp"

#include "engine/lending/flat_interest.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace hui::lending {

namespace {

using boost::multiprecision::cpp_int;

Date due_date(const Terms& terms, std::int64_t n) {
    const Date date = terms.first_due ? add_intervals(*terms.first_due, terms.every, n - 1)
                                      : add_intervals(terms.disbursed, terms.every, n);
    return terms.rest_days ? working_day(*terms.rest_days, date) : date;
}

/// The interest on one đồng over a period.
Fraction period_rate(const Terms& terms, const YearPart& part) {
    return {.numerator = cpp_int{terms.rate.ppm()} * part.numerator,
            .denominator = cpp_int{whole_rate} * part.denominator};
}

Vnd interest_on(const Terms& terms, Vnd principal, const YearPart& part) {
    Fraction interest = period_rate(terms, part);
    interest.numerator *= principal.count();
    return round_half_up(interest, terms.round_to);
}

bool has_principal(const Terms& terms, std::int64_t n) {
    if (n == terms.periods) { return true; }
    return terms.method != Method::bullet && n > terms.grace &&
           (n - terms.grace) % terms.principal_every == 0;
}

std::size_t at(std::int64_t n) { return static_cast<std::size_t>(n - 1); }

/// A plan while it is made.
struct Making {
    const Terms& terms;
    const std::vector<Period>& periods;
    const FlatInterest& flat;
    std::vector<Instalment> instalments;

    [[nodiscard]] std::int64_t count() const { return std::ssize(periods); }
    [[nodiscard]] bool takes_principal(std::int64_t n) const {
        return periods[at(n)].principal == Period::Principal::due;
    }
    /// The first periods without principal.
    [[nodiscard]] std::int64_t grace() const {
        std::int64_t grace = 0;
        while (grace + 1 < count() && !takes_principal(grace + 1)) { ++grace; }
        return grace;
    }
};

/// Gives the instalments their parts of `whole`, which are as their weights, each rounded, and
/// what that leaves to the first or last of them. False where that makes a part less than `least`.
template <class Give>
bool share_out(const Terms& terms, Vnd whole, const std::vector<cpp_int>& weights, Vnd least,
               Give give) {
    const cpp_int all = std::accumulate(weights.begin(), weights.end(), cpp_int{0});
    std::vector<std::int64_t> takers;
    for (std::int64_t n = 1; n <= std::ssize(weights); ++n) {
        if (weights[at(n)] > 0) { takers.push_back(n); }
    }
    const std::int64_t odd = terms.residue == Residue::first ? takers.front() : takers.back();
    Vnd residue = whole;
    for (const std::int64_t n : takers) {
        if (n == odd) { continue; }
        const Vnd part = round_half_up(
            {.numerator = weights[at(n)] * whole.count(), .denominator = all}, terms.round_to);
        if (part < least) { return false; }
        give(n, part);
        residue -= part;
    }
    give(odd, residue);
    return residue >= least;
}

/// The same amount each period pays principal and interest: the exact one, then rounded.
Vnd equal_instalment(const Making& plan) {
    // After period i the loan stands at (principal × a - instalment × b) / d^i.
    cpp_int a{1};
    cpp_int b{0};
    cpp_int power{1};
    for (std::int64_t n = plan.grace() + 1; n <= plan.count(); ++n) {
        const Fraction rate = period_rate(plan.terms, plan.periods[at(n)].part);
        power *= rate.denominator;
        a *= rate.denominator + rate.numerator;
        b = b * (rate.denominator + rate.numerator) + power;
    }
    return round_half_up({.numerator = a * plan.terms.principal.count(), .denominator = b},
                         plan.terms.round_to);
}

/// The instalments with their dates, and no money yet.
std::vector<Instalment> empty_plan(const Terms& terms, const std::vector<Period>& periods) {
    std::vector<Instalment> instalments;
    Date before = terms.disbursed;
    for (const Period& period : periods) {
        instalments.push_back({.n = std::ssize(instalments) + 1,
                               .due = period.due,
                               .days = period.due - before,
                               .opening = {},
                               .principal = {},
                               .interest = {}});
        before = period.due;
    }
    return instalments;
}

/// Sets what is outstanding before each instalment, and the interest on it.
void charge_balances(Making& plan) {
    Vnd outstanding = plan.terms.principal;
    for (Instalment& instalment : plan.instalments) {
        instalment.opening = outstanding;
        if (plan.terms.method != Method::flat) {
            instalment.interest =
                interest_on(plan.terms, outstanding, plan.periods[at(instalment.n)].part);
        }
        outstanding -= instalment.principal;
    }
}

/// Whether equal instalments after the first repay `balance`.
bool is_repaid(const Making& plan, Vnd payment, Vnd balance) {
    for (std::int64_t n = plan.grace() + 2; n <= plan.count(); ++n) {
        balance += interest_on(plan.terms, balance, plan.periods[at(n)].part) - payment;
        if (balance <= Vnd{}) { return true; }
        if (balance > plan.terms.principal) { return false; }
    }
    return false;
}

/// What the first of equal instalments leaves where it takes the residue: the most that the others
/// repay. Found by halving, for every interest on the way is rounded.
Vnd left_by_first(const Making& plan, Vnd payment) {
    const Vnd unit = plan.terms.round_to;
    std::int64_t repaid = 0;
    std::int64_t too_much = plan.terms.principal.count() / unit.count() + 1;
    while (too_much - repaid > 1) {
        const std::int64_t middle = repaid + (too_much - repaid) / 2;
        (is_repaid(plan, payment, unit * middle) ? repaid : too_much) = middle;
    }
    return unit * repaid;
}

/// The principal's parts in equal instalments: of all but the first or last the rounded instalment
/// less its interest. False where that leaves nothing for one.
bool set_equal_instalments(Making& plan) {
    const Vnd payment = equal_instalment(plan);
    const std::int64_t first = plan.grace() + 1;
    Vnd outstanding = plan.terms.principal;
    for (std::int64_t n = first; n <= plan.count(); ++n) {
        Instalment& instalment = plan.instalments[at(n)];
        if (n == plan.count()) {
            instalment.principal = outstanding;
        } else if (n == first && plan.terms.residue == Residue::first) {
            instalment.principal = outstanding - left_by_first(plan, payment);
        } else {
            instalment.principal =
                payment - interest_on(plan.terms, outstanding, plan.periods[at(n)].part);
        }
        if (instalment.principal <= Vnd{} || instalment.principal > outstanding) { return false; }
        outstanding -= instalment.principal;
    }
    return true;
}

/// False where that leaves nothing for an instalment.
bool set_principal(Making& plan) {
    // Without interest equal instalments are equal parts.
    if (plan.terms.method == Method::equal_instalment && plan.terms.rate != Rate{}) {
        return set_equal_instalments(plan);
    }
    std::vector<cpp_int> weights;
    for (std::int64_t n = 1; n <= plan.count(); ++n) {
        weights.emplace_back(plan.takes_principal(n) ? 1 : 0);
    }
    return share_out(plan.terms, plan.terms.principal, weights, Vnd{1},
                     [&](std::int64_t n, Vnd part) { plan.instalments[at(n)].principal = part; });
}

/// The flat interest of the n-th instalment, with what has grown in its period before.
Fraction flat_interest_of(const Making& plan, std::int64_t n) {
    Fraction interest = period_rate(plan.terms, plan.periods[at(n)].part);
    interest.numerator *= plan.flat.on.count();
    return n == 1 ? plan.flat.grown + interest : interest;
}

/// Each instalment's by itself; the whole, with what rounding left before, is to the đồng. What
/// was charged too much before is not given back where no instalment has room for it. False where
/// rounding leaves less than nothing for an instalment.
bool set_flat_interest(Making& plan) {
    Fraction whole;
    Vnd rounded;
    std::int64_t odd = 0;
    for (std::int64_t n = 1; n <= plan.count(); ++n) {
        const Fraction exact = flat_interest_of(plan, n);
        whole = whole + exact;
        plan.instalments[at(n)].interest = round_half_up(exact, plan.terms.round_to);
        rounded += plan.instalments[at(n)].interest;
        const bool takes_residue = plan.terms.residue == Residue::last || odd == 0;
        if (exact.numerator > 0 && takes_residue) { odd = n; }
    }
    if (odd == 0) { return true; }
    Vnd& residue = plan.instalments[at(odd)].interest;
    Vnd others = rounded - residue;
    if (round_half_up(whole, Vnd{1}) < others) { return false; }
    Vnd& first = plan.instalments.front().interest;
    if (odd != 1 && first < plan.flat.begun) {
        others += plan.flat.begun - first;
        first = plan.flat.begun;
    }
    const Fraction left = plan.flat.behind + whole - Fraction{others.count()};
    const Vnd least = odd == 1 ? plan.flat.begun : Vnd{};
    residue = left.numerator > 0 ? std::max(least, round_half_up(left, Vnd{1})) : least;
    first -= plan.flat.begun;
    return true;
}

/// As the first programs did: the whole is rounded, then its parts. False where that leaves less
/// than nothing for an instalment.
bool share_out_flat_interest(Making& plan) {
    cpp_int common{1};
    for (const Period& period : plan.periods) {
        common = boost::multiprecision::lcm(common, cpp_int{period.part.denominator});
    }
    std::vector<cpp_int> weights;
    for (const Period& period : plan.periods) {
        weights.emplace_back(common / period.part.denominator * period.part.numerator);
    }
    const cpp_int all = std::accumulate(weights.begin(), weights.end(), cpp_int{0});
    if (all == 0) { return true; }
    const Fraction whole{.numerator = all * plan.terms.rate.ppm() * cpp_int{plan.flat.on.count()},
                         .denominator = common * whole_rate};
    return share_out(plan.terms, round_half_up(whole, plan.terms.round_to), weights, Vnd{},
                     [&](std::int64_t n, Vnd part) { plan.instalments[at(n)].interest = part; });
}

Check bad_plan(const char* part) { return refuse(Code::bad_plan, {{"part", std::string{part}}}); }

Check check_terms(const Terms& terms) {
    if (terms.principal <= Vnd{}) { return bad_plan("--principal"); }
    if (terms.periods < 1 || terms.periods > most_periods) { return bad_plan("--periods"); }
    if (terms.first_due && *terms.first_due <= terms.disbursed) { return bad_plan("--first-due"); }
    if (due_date(terms, terms.periods) > latest_date) { return bad_plan("--periods"); }
    const bool plain = terms.method == Method::equal_principal || terms.method == Method::flat;
    if (terms.grace < 0 || terms.grace >= terms.periods ||
        (terms.grace > 0 && terms.method == Method::bullet)) {
        return bad_plan("--grace");
    }
    if (terms.principal_every < 1 || terms.principal_every > terms.periods ||
        (terms.principal_every > 1 && !plain)) {
        return bad_plan("--principal-every");
    }
    return {};
}

}  // namespace

Vnd Plan::total_interest() const {
    Vnd total;
    for (const Instalment& instalment : instalments) { total += instalment.interest; }
    return total;
}

Result<std::vector<Period>> periods_of(const Terms& terms) {
    if (auto refusal = check_terms(terms)) { return *refusal; }
    std::vector<Period> periods;
    Date before = terms.disbursed;
    for (std::int64_t n = 1; n <= terms.periods; ++n) {
        const Date due = due_date(terms, n);
        periods.push_back({.due = due,
                           .part = part_of_period(terms, n, due - before),
                           .principal = has_principal(terms, n) ? Period::Principal::due
                                                                : Period::Principal::free});
        before = due;
    }
    return periods;
}

Result<Plan> plan_over(const Terms& terms, const std::vector<Period>& periods,
                       const FlatInterest& flat) {
    Making plan{.terms = terms,
                .periods = periods,
                .flat = flat,
                .instalments = empty_plan(terms, periods)};
    const bool has_parts = set_principal(plan) && (terms.method != Method::flat ||
                                                   (terms.flat_rounding == FlatRounding::each
                                                        ? set_flat_interest(plan)
                                                        : share_out_flat_interest(plan)));
    if (!has_parts) { return refuse(Code::plan_too_coarse, {{"unit", terms.round_to}}); }
    charge_balances(plan);
    return Plan{.instalments = std::move(plan.instalments)};
}

Result<Plan> plan_of(const Terms& terms) {
    const auto periods = periods_of(terms);
    if (!periods) { return periods.refusal(); }
    return plan_over(terms, *periods, {.on = terms.principal});
}

}  // namespace hui::lending
