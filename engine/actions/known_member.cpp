#include "engine/actions/known_member.hpp"

#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

namespace hui::actions {

Result<registry::Member> known_member(store::Ledger& ledger, std::string_view code) {
    if (auto member = store::find_member(ledger, code)) { return *std::move(member); }
    std::string codes;
    for (const auto& [known, name] : store::member_names(ledger)) {
        if (same_name(name, code)) { codes += (codes.empty() ? "" : ", ") + known; }
    }
    Refusal refusal = refuse(Code::unknown_member, {{"member", std::string{code}}});
    if (!codes.empty()) { refusal.facts.push_back({"codes", codes}); }
    return refusal;
}

}  // namespace hui::actions
