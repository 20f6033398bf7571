#include "engine/savings/consents.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// Whether a consent names a share that the member holds.
bool agreed(const Group& group, const std::string& member, const std::vector<Consent>& consents) {
    return std::any_of(consents.begin(), consents.end(), [&](const Consent& consent) {
        const Share* share = group.find(consent.share);
        return share != nullptr && share->member == member;
    });
}

}  // namespace

Check check_holders_agree(const Group& group, const std::vector<ShareNo>& shares,
                          const std::vector<Consent>& consents) {
    for (const ShareNo no : shares) {
        if (!agreed(group, group.find(no)->member, consents)) {
            return refuse(Code::consent_missing, {{"share", share_text(no)}});
        }
    }
    return {};
}

Check check_organiser_agrees(const Group& group, const std::vector<Consent>& consents) {
    const bool by_name = std::any_of(consents.begin(), consents.end(), [](const Consent& consent) {
        return consent.share == ShareNo{};
    });
    if (by_name || agreed(group, group.terms.organiser, consents)) { return {}; }
    return refuse(Code::organiser_consent_missing, {{"organiser", group.terms.organiser}});
}

}  // namespace hui::savings
