#include "engine/lending/loan_events.hpp"

#include "engine/base/choice.hpp"

#include <array>

namespace hui::lending {

Split operator+(const Split& a, const Split& b) {
    return {.principal = a.principal + b.principal,
            .interest = a.interest + b.interest,
            .overdue_interest = a.overdue_interest + b.overdue_interest,
            .interest_on_interest = a.interest_on_interest + b.interest_on_interest};
}

Split operator-(const Split& a, const Split& b) {
    return {.principal = a.principal - b.principal,
            .interest = a.interest - b.interest,
            .overdue_interest = a.overdue_interest - b.overdue_interest,
            .interest_on_interest = a.interest_on_interest - b.interest_on_interest};
}

Result<Noted::What> parse_noted(std::string_view text) {
    return choose<Noted::What>(text, {{"visited", Noted::What::visited},
                                      {"reminded", Noted::What::reminded},
                                      {"other", Noted::What::other}});
}

std::string_view noted_text(Noted::What what) {
    constexpr std::array<std::string_view, 3> words{"visited", "reminded", "other"};
    return words.at(static_cast<std::size_t>(what));
}

Result<Withdrawn::Who> parse_who(std::string_view text) {
    return choose<Withdrawn::Who>(
        text, {{"borrower", Withdrawn::Who::borrower}, {"union", Withdrawn::Who::the_union}});
}

std::string_view who_text(Withdrawn::Who who) {
    return who == Withdrawn::Who::borrower ? "borrower" : "union";
}

std::string loan_of(const Event& event) {
    return std::visit(
        [](const auto& alternative) -> std::string {
            if constexpr (requires { alternative.agreement; }) {
                return alternative.agreement.loan;
            } else if constexpr (requires { alternative.loan; }) {
                return alternative.loan;
            } else {
                return {};
            }
        },
        event);
}

const Schedule* schedule_in(const Event& event) {
    return std::visit(
        [](const auto& alternative) -> const Schedule* {
            if constexpr (requires { alternative.schedule; }) { return &alternative.schedule; }
            return nullptr;
        },
        event);
}

std::optional<Correction> correction_of(const Event& event) {
    return std::visit(
        [](const auto& alternative) -> std::optional<Correction> {
            if constexpr (requires { alternative.correction; }) { return alternative.correction; }
            return std::nullopt;
        },
        event);
}

}  // namespace hui::lending
