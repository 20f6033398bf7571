#include "engine/report/disputes.hpp"

namespace hui::report {

std::vector<DisputeLine> dispute_lines(const savings::Group& group,
                                       const std::map<std::string, std::string>& names) {
    std::vector<DisputeLine> lines;
    for (const savings::OpenDispute& open : group.disputes) {
        const auto name = names.find(open.member);
        lines.push_back({.group = group.terms.code,
                         .name = name == names.end() ? "" : name->second,
                         .dispute = open});
    }
    return lines;
}

}  // namespace hui::report
