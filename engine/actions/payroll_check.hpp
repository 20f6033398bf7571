#pragma once

#include "engine/actions/verify.hpp"

namespace hui::actions {

/// Decides each payroll of the register again by the books as they were known when it was recorded:
/// what was asked of whom on the day of the list, what the payments under its references brought of
/// that, and what was missing. Finds payments of a payroll that the register doesn't have, too.
void check_payrolls(store::Ledger& ledger, Verification& result);

}  // namespace hui::actions
