#include "engine/savings/consents.hpp"

#include <algorithm>
#include <utility>

namespace hui::savings {

namespace {

/// Whether a consent names a share that the member holds.
bool agreed(const Group& group, const std::string& member, const std::vector<Consent>& consents) {
    return std::any_of(consents.begin(), consents.end(), [&](const Consent& consent) {
        const Share* share = group.find(consent.share);
        return share != nullptr && share->member == member;
    });
}

bool organiser_agreed(const Group& group, const std::vector<Consent>& consents) {
    const bool by_name = std::any_of(consents.begin(), consents.end(), [](const Consent& consent) {
        return consent.share == ShareNo{};
    });
    return by_name || agreed(group, group.terms.organiser, consents);
}

/// The consents must be of shares that are there.
Check check_known(const Group& group, const std::vector<Consent>& consents) {
    for (const Consent& consent : consents) {
        const bool is_known = consent.share == ShareNo{} || group.find(consent.share) != nullptr;
        if (!is_known) { return unknown_share(group, consent.share); }
    }
    return {};
}

/// `consent_missing` of all whose holders didn't agree, and of the organiser (0) if he is among
/// them.
Refusal consent_missing(std::vector<ShareNo> missing) {
    const bool is_his_too = std::erase(missing, ShareNo{}) > 0;
    return refuse(
        Code::consent_missing,
        {{"share", list_text(missing)}, {"organiser", std::string{is_his_too ? "organiser" : ""}}});
}

std::vector<ShareNo> missing_of(const Group& group, const std::vector<ShareNo>& shares,
                                const std::vector<Consent>& consents) {
    std::vector<ShareNo> missing;
    for (const ShareNo no : shares) {
        if (!agreed(group, group.find(no)->member, consents)) { missing.push_back(no); }
    }
    return missing;
}

}  // namespace

Check check_holders_agree(const Group& group, const std::vector<ShareNo>& shares,
                          const std::vector<Consent>& consents) {
    if (auto refusal = check_known(group, consents)) { return refusal; }
    std::vector<ShareNo> missing = missing_of(group, shares, consents);
    if (missing.empty()) { return {}; }
    return consent_missing(std::move(missing));
}

Check check_agreement(const Group& group, const std::vector<ShareNo>& shares,
                      const std::vector<Consent>& consents) {
    if (auto refusal = check_known(group, consents)) { return refusal; }
    std::vector<ShareNo> missing = missing_of(group, shares, consents);
    const bool is_his = !organiser_agreed(group, consents);
    if (missing.empty()) {
        if (!is_his) { return {}; }
        return refuse(Code::organiser_consent_missing, {{"organiser", group.terms.organiser}});
    }
    if (is_his) { missing.emplace_back(); }
    return consent_missing(std::move(missing));
}

}  // namespace hui::savings
