#include "engine/savings/approval.hpp"

#include "engine/base/text.hpp"

namespace hui::savings {

Check check_approval(const Group& group, const Approved& approved) {
    const bool is_needed = approved.approval == Approval::two_persons ||
                           group.terms.payout_approval == Approval::two_persons;
    if (is_needed && approved.approved_by.empty()) {
        return refuse(Code::approval_missing, {{"group", group.terms.code}});
    }
    if (!approved.approved_by.empty() && same_name(approved.approved_by, approved.by)) {
        return refuse(Code::same_person, {{"name", approved.approved_by}});
    }
    return {};
}

Check check_two_people(const std::vector<std::string>& by) {
    if (by.size() != 2 || same_name(by.front(), by.back())) {
        return refuse(Code::same_person,
                      {{"name", by.empty() ? "" : by.front()}, {"named", std::ssize(by)}});
    }
    return {};
}

}  // namespace hui::savings
