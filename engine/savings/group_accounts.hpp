#pragma once

#include "engine/base/numbers.hpp"
#include "engine/journal/account.hpp"

namespace hui::account {

/// A share: credit = the group owes it, debit = it still owes after its draw.
[[nodiscard]] inline Account member(ShareNo share) {
    return Account{"members:" + share_text(share)};
}
/// What the organiser paid in the place of late shares and has not got back (choàng).
[[nodiscard]] inline Account advances() { return Account{"organiser:advances"}; }
/// Credit = what the draws left in the reserve fund, less what was spent (quỹ dự phòng).
[[nodiscard]] inline Account reserve() { return Account{"reserve"}; }
/// Credit = what the fund paid in the place of shares, or refunded to shares that left, and has not
/// got back.
[[nodiscard]] inline Account reserve_advances() { return Account{"reserve:advances"}; }
/// Credit = the interest that shares paid on late dues (lãi chậm góp).
[[nodiscard]] inline Account late_interest() { return Account{"late-interest"}; }
/// Debit = the part of it that the organiser got, because he had advanced the due.
[[nodiscard]] inline Account organiser_interest() { return Account{"organiser:late-interest"}; }
/// Debit = the part of it that drawers got, because the due was lacking in their pot.
[[nodiscard]] inline Account drawer_interest() { return Account{"drawers:late-interest"}; }
/// Debit = the interest that drawers got because their pot came late (lãi chậm giao hụi).
[[nodiscard]] inline Account late_handover() { return Account{"late-handover"}; }
/// Credit = what the organiser paid of it, out of his own pocket.
[[nodiscard]] inline Account organiser_handover() { return Account{"organiser:late-handover"}; }
/// Debit = cash that counts of the box found missing, less what they found too much, and what the
/// bank took, less what it paid (chênh lệch quỹ).
[[nodiscard]] inline Account cash_difference() { return Account{"cash-difference"}; }
/// What the organiser refunded to shares that left, until the round of each pays it back.
[[nodiscard]] inline Account refunds() { return Account{"organiser:refunds"}; }
/// What a share (0 = the organiser) owes, or is owed, since its group was dissolved.
[[nodiscard]] inline Account settlement(ShareNo share) {
    return Account{"settlement:" + (share == ShareNo{} ? "organiser" : share_text(share))};
}

}  // namespace hui::account
