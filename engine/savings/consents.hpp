#pragma once

#include "engine/savings/group.hpp"
#include "engine/savings/turn_events.hpp"

#include <vector>

namespace hui::savings {

/// Whether the holders of the shares agreed: each by the consent that names the share, or another
/// share of the same member. Refuses `unknown_share` for a consent of a share that isn't there, and
/// `consent_missing`, which names all that are.
[[nodiscard]] Check check_holders_agree(const Group& group, const std::vector<ShareNo>& shares,
                                        const std::vector<Consent>& consents);

/// Whether those holders agreed and the organiser: by a consent for share 0, or for a share that
/// the organiser holds. Refuses as `check_holders_agree` does, the organiser among those missing,
/// and `organiser_consent_missing` where only he is.
[[nodiscard]] Check check_agreement(const Group& group, const std::vector<ShareNo>& shares,
                                    const std::vector<Consent>& consents);

}  // namespace hui::savings
