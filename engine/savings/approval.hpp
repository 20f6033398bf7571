#pragma once

#include "engine/savings/group.hpp"

#include <string>

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

}  // namespace hui::savings
