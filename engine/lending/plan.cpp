#include "engine/lending/plan.hpp"

#include "engine/base/rounding.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <string>

namespace hui::lending {

namespace {

using boost::multiprecision::cpp_int;

constexpr std::int64_t whole_rate = 1'000'000;  // ppm
constexpr std::int64_t months_a_year = 12;
constexpr std::int64_t weeks_a_year = 52;

/// A part of something, exactly.
struct Fraction {
    cpp_int numerator;
    cpp_int denominator;
};

/// Rounds half up to a multiple of `unit`; nothing here is negative.
Vnd round_half_up(const Fraction& amount, Vnd unit) {
    const cpp_int step = amount.denominator * unit.count();
    const cpp_int dong = (2 * amount.numerator + step) / (2 * step) * unit.count();
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}

Date due_date(const Terms& terms, std::int64_t n) {
    const Date date = terms.first_due ? add_intervals(*terms.first_due, terms.every, n - 1)
                                      : add_intervals(terms.disbursed, terms.every, n);
    return terms.rest_days ? working_day(*terms.rest_days, date) : date;
}

/// The due dates, the opening day before them all.
std::vector<Date> dates_of(const Terms& terms) {
    std::vector<Date> dates{terms.disbursed};
    for (std::int64_t n = 1; n <= terms.periods; ++n) { dates.push_back(due_date(terms, n)); }
    return dates;
}

std::int64_t periods_a_year(const Terms& terms) {
    return terms.every.unit == Interval::Unit::months ? months_a_year : weeks_a_year;
}

/// The interest on one đồng over one of equal periods.
Fraction equal_period_rate(const Terms& terms) {
    return {.numerator = cpp_int{terms.rate.ppm()} * terms.every.count,
            .denominator = cpp_int{whole_rate} * periods_a_year(terms)};
}

/// The interest on one đồng over some days, or, counted in equal periods, over one of them.
Fraction period_rate(const Terms& terms, Days days) {
    if (terms.day_count == DayCount::thirty_360) { return equal_period_rate(terms); }
    return {.numerator = cpp_int{terms.rate.ppm()} * days.count(),
            .denominator = cpp_int{whole_rate} * interest_year_days};
}

Vnd interest_on(const Terms& terms, Vnd principal, Days days) {
    Fraction interest = period_rate(terms, days);
    interest.numerator *= principal.count();
    return round_half_up(interest, terms.round_to);
}

bool has_principal(const Terms& terms, std::int64_t n) {
    if (n == terms.periods) { return true; }
    return terms.method != Method::bullet && n > terms.grace &&
           (n - terms.grace) % terms.principal_every == 0;
}

/// An amount in parts that are as equal as rounding lets them be.
struct Parts {
    Vnd each;
    Vnd with_residue;
};

Parts parts_of(Vnd whole, std::int64_t count, Vnd unit) {
    const Vnd each = round_half_up({.numerator = whole.count(), .denominator = count}, unit);
    return {.each = each, .with_residue = whole - each * (count - 1)};
}

/// Gives each of the instalments that `takes` says its part of `whole`, and says what the parts
/// are.
template <class Takes, class Give>
Parts share_out(const Terms& terms, Vnd whole, Takes takes, Give give) {
    std::vector<std::int64_t> takers;
    for (std::int64_t n = 1; n <= terms.periods; ++n) {
        if (takes(n)) { takers.push_back(n); }
    }
    const auto count = static_cast<std::int64_t>(takers.size());
    const Parts parts = parts_of(whole, count, terms.round_to);
    const std::int64_t odd = terms.residue == Residue::first ? takers.front() : takers.back();
    for (const std::int64_t n : takers) { give(n, n == odd ? parts.with_residue : parts.each); }
    return parts;
}

std::size_t at(std::int64_t n) { return static_cast<std::size_t>(n - 1); }

/// The same amount each period pays principal and interest: the exact one, then rounded.
Vnd equal_instalment(const Terms& terms, const std::vector<Date>& dates) {
    // After period i the loan stands at (principal × a - instalment × b) / d^i.
    cpp_int a{1};
    cpp_int b{0};
    cpp_int power{1};
    for (std::int64_t n = terms.grace + 1; n <= terms.periods; ++n) {
        const auto index = static_cast<std::size_t>(n);
        const Fraction rate = period_rate(terms, dates[index] - dates[index - 1]);
        power *= rate.denominator;
        a *= rate.denominator + rate.numerator;
        b = b * (rate.denominator + rate.numerator) + power;
    }
    return round_half_up({.numerator = a * terms.principal.count(), .denominator = b},
                         terms.round_to);
}

/// The instalments with their dates, and no money yet.
std::vector<Instalment> empty_plan(const std::vector<Date>& dates) {
    std::vector<Instalment> instalments;
    for (std::size_t n = 1; n < dates.size(); ++n) {
        instalments.push_back({.n = static_cast<std::int64_t>(n),
                               .due = dates[n],
                               .days = dates[n] - dates[n - 1],
                               .opening = {},
                               .principal = {},
                               .interest = {}});
    }
    return instalments;
}

/// Sets what is outstanding before each instalment, and the interest on it.
void charge_balances(const Terms& terms, std::vector<Instalment>& instalments) {
    Vnd outstanding = terms.principal;
    for (Instalment& instalment : instalments) {
        instalment.opening = outstanding;
        if (terms.method != Method::flat) {
            instalment.interest = interest_on(terms, outstanding, instalment.days);
        }
        outstanding -= instalment.principal;
    }
}

/// Whether equal instalments after the first repay `balance`.
bool is_repaid(const Terms& terms, const std::vector<Instalment>& instalments, Vnd payment,
               Vnd balance) {
    for (std::int64_t n = terms.grace + 2; n <= terms.periods; ++n) {
        balance += interest_on(terms, balance, instalments[at(n)].days) - payment;
        if (balance <= Vnd{}) { return true; }
        if (balance > terms.principal) { return false; }
    }
    return false;
}

/// What the first of equal instalments leaves where it takes the residue: the most that the others
/// repay. Found by halving, for every interest on the way is rounded.
Vnd left_by_first(const Terms& terms, const std::vector<Instalment>& instalments, Vnd payment) {
    std::int64_t repaid = 0;
    std::int64_t too_much = terms.principal.count() / terms.round_to.count() + 1;
    while (too_much - repaid > 1) {
        const std::int64_t middle = repaid + (too_much - repaid) / 2;
        const bool fits = is_repaid(terms, instalments, payment, terms.round_to * middle);
        (fits ? repaid : too_much) = middle;
    }
    return terms.round_to * repaid;
}

/// The principal's parts in equal instalments: of all but the first or last the rounded instalment
/// less its interest. False where that leaves nothing for one.
bool set_equal_instalments(const Terms& terms, const std::vector<Date>& dates,
                           std::vector<Instalment>& instalments) {
    const Vnd payment = equal_instalment(terms, dates);
    Vnd outstanding = terms.principal;
    for (std::int64_t n = terms.grace + 1; n <= terms.periods; ++n) {
        Instalment& instalment = instalments[at(n)];
        if (n == terms.periods) {
            instalment.principal = outstanding;
        } else if (n == terms.grace + 1 && terms.residue == Residue::first) {
            instalment.principal = outstanding - left_by_first(terms, instalments, payment);
        } else {
            instalment.principal = payment - interest_on(terms, outstanding, instalment.days);
        }
        if (instalment.principal <= Vnd{} || instalment.principal > outstanding) { return false; }
        outstanding -= instalment.principal;
    }
    return true;
}

/// False where that leaves nothing for an instalment.
bool set_principal(const Terms& terms, const std::vector<Date>& dates,
                   std::vector<Instalment>& instalments) {
    // Without interest equal instalments are equal parts.
    if (terms.method == Method::equal_instalment && terms.rate != Rate{}) {
        return set_equal_instalments(terms, dates, instalments);
    }
    const Parts parts = share_out(
        terms, terms.principal, [&](std::int64_t n) { return has_principal(terms, n); },
        [&](std::int64_t n, Vnd part) { instalments[at(n)].principal = part; });
    return parts.each > Vnd{} && parts.with_residue > Vnd{};
}

/// False where that leaves less than nothing for an instalment.
bool set_flat_interest(const Terms& terms, std::vector<Instalment>& instalments) {
    Fraction whole = equal_period_rate(terms);
    whole.numerator *= cpp_int{terms.principal.count()} * terms.periods;
    const Parts parts = share_out(
        terms, round_half_up(whole, terms.round_to), [](std::int64_t) { return true; },
        [&](std::int64_t n, Vnd part) { instalments[at(n)].interest = part; });
    return parts.with_residue >= Vnd{};
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

Result<Plan> plan_of(const Terms& terms) {
    if (auto refusal = check_terms(terms)) { return *refusal; }
    const std::vector<Date> dates = dates_of(terms);
    Plan plan{.instalments = empty_plan(dates)};
    const bool has_parts =
        set_principal(terms, dates, plan.instalments) &&
        (terms.method != Method::flat || set_flat_interest(terms, plan.instalments));
    if (!has_parts) { return refuse(Code::plan_too_coarse, {{"unit", terms.round_to}}); }
    charge_balances(terms, plan.instalments);
    return plan;
}

}  // namespace hui::lending
