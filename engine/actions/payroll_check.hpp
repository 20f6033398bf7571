#pragma once

#include "engine/actions/verify.hpp"

namespace hui::actions {

/// Looks, for each payroll of the register, whether what it says was deducted from a member's wages
/// is what stands in the books under the payroll's references for that member.
void check_payrolls(store::Ledger& ledger, Verification& result);

}  // namespace hui::actions
