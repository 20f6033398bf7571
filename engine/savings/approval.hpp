#pragma once

#include "engine/savings/group.hpp"

#include <string>
#include <vector>

namespace hui::savings {

/// Who hands money out, and who else agreed.
struct Approved {
    std::string by = {};                 ///< as the program knows him
    std::string approved_by = {};        ///< the second person who agrees; empty = nobody
    Approval approval = Approval::none;  ///< what the register's policy asks for
};

/// Whether a second person agreed, where the group's terms or the policy want one. Refuses
/// `approval_missing` and `same_person`.
[[nodiscard]] Check check_approval(const Group& group, const Approved& approved);

/// Whether two people decided, as they must about the reserve fund. Refuses `same_person`.
[[nodiscard]] Check check_two_people(const std::vector<std::string>& by);

}  // namespace hui::savings
