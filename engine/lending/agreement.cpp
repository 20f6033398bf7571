#include "engine/lending/agreement.hpp"

#include "engine/base/choice.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/text.hpp"
#include "engine/lending/plan.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace hui::lending {

namespace {

Refusal bad_guarantors(std::string_view text) {
    return refuse(Code::bad_guarantors, {{"given", std::string{text}}});
}

/// `U1:60`, or `U1` for all of it; nothing for any other text.
std::optional<Guarantor> parse_guarantor(std::string_view text) {
    const auto colon = text.find(':');
    const auto unit = parse_code(text.substr(0, colon));
    if (!unit) { return std::nullopt; }
    if (colon == std::string_view::npos) { return Guarantor{.unit = *unit}; }
    const auto percent = parse_whole(text.substr(colon + 1), all_percent);
    if (!percent || *percent == 0) { return std::nullopt; }
    return Guarantor{.unit = *unit, .percent = *percent};
}

Check rate_over_cap(const char* which, Rate rate, Rate cap) {
    return refuse(
        Code::rate_over_cap,
        {{"which", std::string{which}}, {"rate", percent_text(rate)}, {"cap", percent_text(cap)}});
}

}  // namespace

Result<Surplus> parse_surplus(std::string_view text) {
    return choose<Surplus>(
        text,
        {{"next", Surplus::next}, {"last", Surplus::last}, {"re-amortised", Surplus::reamortised}});
}

std::string_view surplus_text(Surplus surplus) {
    constexpr std::array<std::string_view, 3> words{"next", "last", "re-amortised"};
    return words.at(static_cast<std::size_t>(surplus));
}

Result<Allocation> parse_allocation(std::string_view text) {
    return choose<Allocation>(text, {{"principal-first", Allocation::principal_first},
                                     {"interest-first", Allocation::interest_first}});
}

std::string_view allocation_text(Allocation allocation) {
    return allocation == Allocation::principal_first ? "principal-first" : "interest-first";
}

Result<std::vector<Guarantor>> parse_guarantors(std::string_view text) {
    std::vector<Guarantor> guarantors;
    std::set<std::string> units;
    std::int64_t sum = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = rest.find(';');
        const auto guarantor = parse_guarantor(rest.substr(0, end));
        if (!guarantor || !units.insert(lower_case(guarantor->unit)).second) {
            return bad_guarantors(text);
        }
        sum += guarantor->percent;
        guarantors.push_back(*guarantor);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    if (sum != all_percent) { return bad_guarantors(text); }
    return guarantors;
}

std::string guarantors_text(const std::vector<Guarantor>& guarantors) {
    std::string text;
    for (const Guarantor& guarantor : guarantors) {
        text +=
            (text.empty() ? "" : ";") + guarantor.unit + ":" + std::to_string(guarantor.percent);
    }
    return text;
}

RateCaps rate_caps(const registry::Policy& policy, Date on) {
    return {.contract = policy.loan_rate_cap.on(on),
            .overdue = policy.overdue_rate_cap.on(on),
            .unpaid_interest = policy.unpaid_interest_cap.on(on)};
}

Rate highest_overdue_rate(Rate contract, const RateCaps& caps) {
    return std::min(
        Rate::from_ppm(contract.ppm() * caps.overdue.ppm() / Rate::percent(all_percent).ppm()),
        highest_rate);
}

Check check_agreement(const Agreement& agreement, const RateCaps& caps) {
    if (agreement.terms.rate > caps.contract) {
        return rate_over_cap("contract", agreement.terms.rate, caps.contract);
    }
    const Rate overdue_cap = highest_overdue_rate(agreement.terms.rate, caps);
    if (agreement.overdue_rate > overdue_cap) {
        return rate_over_cap("overdue", agreement.overdue_rate, overdue_cap);
    }
    if (agreement.unpaid_interest_rate > caps.unpaid_interest) {
        return rate_over_cap("unpaid-interest", agreement.unpaid_interest_rate,
                             caps.unpaid_interest);
    }
    if (agreement.saving < Vnd{} || agreement.saving > agreement.terms.principal) {
        return refuse(Code::bad_plan, {{"part", std::string{"--saving"}}});
    }
    const auto plan = plan_of(agreement.terms);
    return plan ? Check{} : Check{plan.refusal()};
}

}  // namespace hui::lending
