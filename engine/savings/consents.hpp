#pragma once

#include "engine/savings/group.hpp"
#include "engine/savings/turn_events.hpp"

#include <vector>

namespace hui::savings {

/// Whether the holders of the shares agreed: each by the consent that names the share, or another
/// share of the same member. Refuses `consent_missing` for the first that didn't.
[[nodiscard]] Check check_holders_agree(const Group& group, const std::vector<ShareNo>& shares,
                                        const std::vector<Consent>& consents);

/// Whether the organiser agreed: by a consent for share 0, or for a share that the organiser holds.
/// Refuses `organiser_consent_missing`.
[[nodiscard]] Check check_organiser_agrees(const Group& group,
                                           const std::vector<Consent>& consents);

}  // namespace hui::savings
