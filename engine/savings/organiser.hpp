#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <string>

namespace hui::savings {

/// Another member takes the organiser's place.
struct ChangeOrganiser {
    std::string member;
    std::string reason;
};

/// Decides that another member is the organiser and takes over what the group owed him on the day.
/// Refuses, in this order: `nothing_to_change`, what `check_successor` refuses, and
/// `before_share_change` (the organiser changed later).
[[nodiscard]] Result<OrganiserChanged> decide_change_organiser(const Group& group,
                                                               const History& history,
                                                               const ChangeOrganiser& command,
                                                               When when);

}  // namespace hui::savings
