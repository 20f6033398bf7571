#pragma once

#include "cli/session.hpp"
#include "engine/lending/plan.hpp"
#include "engine/lending/standing.hpp"
#include "engine/report/loan_report.hpp"
#include "engine/report/vouched.hpp"

#include <string>

namespace hui::cli {

/// How far a loan has come; what came to nothing, by whom.
[[nodiscard]] std::string stage_in_words(
    lending::Stage stage, std::optional<lending::Withdrawn::Who> withdrawn_by = std::nullopt);

/// What `hui loan show` gives.
[[nodiscard]] Json loan_json(const report::LoanReport& report);
[[nodiscard]] Json version_json(const report::ScheduleVersion& version);

/// What was agreed, in words; and, as long as nothing is paid out, what is planned.
void print_agreed(const report::LoanReport& report);
void print_planned(const report::LoanReport& report);
/// The instalments of a plan, and what they come to.
void print_plan(const lending::Plan& plan, Vnd principal);

/// What a unit vouches for, and its limit.
void print_vouched(const report::UnitVouched& unit);

/// An amount, or null where there is none.
[[nodiscard]] Json amount_or_null(const std::optional<Vnd>& amount);

}  // namespace hui::cli
