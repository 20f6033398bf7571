#pragma once

#include "engine/report/half_year.hpp"

namespace hui::tests {

/// What is in hand at the end by what came in and went out: it must be the report's `cash`.
[[nodiscard]] inline Vnd cash_by_flows(const report::HalfYearReport& report) {
    const report::HalfYearReport::Flows& flows = report.flows;
    return flows.cash_before + flows.taken_over + report.contributed + flows.advanced +
           flows.late_interest + flows.cash_difference - report.paid_out - flows.interest_shared -
           flows.reserve_out;
}

}  // namespace hui::tests
