#include "engine/actions/known_member.hpp"

#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

namespace hui::actions {

Result<registry::Member> known_member(store::Ledger& ledger, std::string_view code) {
    if (auto member = store::find_member(ledger, code)) { return *std::move(member); }
    return refuse(Code::unknown_member, {{"member", std::string{code}}});
}

std::vector<std::string> members_called(store::Ledger& ledger, std::string_view name) {
    std::vector<std::string> codes;
    for (const auto& [code, known] : store::member_names(ledger)) {
        if (same_name(known, name)) { codes.push_back(code); }
    }
    return codes;
}

}  // namespace hui::actions
