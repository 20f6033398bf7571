#pragma once

#include "engine/registry/policy.hpp"
#include "engine/report/explain.hpp"
#include "engine/savings/group.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <vector>

namespace hui::report {

/// The policies that set a group's rate for what is late: the cap, and where no rate was agreed
/// the default. Each is named by the entry of the register that set it.
class LatePolicies {
public:
    /// Reads what was recorded by `as_known`, else by now.
    LatePolicies(store::Ledger& ledger, const savings::Group& group,
                 const std::optional<Instant>& as_known);

    /// The one that holds from this day on, if one begins on it.
    [[nodiscard]] std::optional<Ground> beginning_on(Date day) const;

    /// Those in force on any of the days, in the order of the register.
    [[nodiscard]] std::vector<Ground> in_force_on(const std::vector<Date>& days) const;

private:
    struct Entered {
        Ground ground;
        registry::PolicyLine line;
    };
    std::vector<Entered> entered_ = {};
};

}  // namespace hui::report
