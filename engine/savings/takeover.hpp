#pragma once

#include "engine/journal/body.hpp"
#include "engine/registry/policy.hpp"
#include "engine/savings/events.hpp"

#include <vector>

namespace hui::savings {

/// Where a share stands in the books that were kept before, as its paper says.
struct PaperLine {
    ShareNo share;
    Vnd paid;      ///< its own money so far
    Vnd received;  ///< the pot, if it has drawn
    Vnd advanced;  ///< what the organiser paid for it and has not got back
    friend bool operator==(const PaperLine&, const PaperLine&) = default;
};
[[nodiscard]] std::vector<PaperLine> papers_of(const GroupOpened& opened);

/// Opens a group that runs already on the day `on`, with what each share has paid and drawn so far.
/// What has received the pot has drawn; the seats give it the turns 1 to the last round drawn. What
/// is advanced stands for dues that its own money doesn't meet, of drawn rounds first. Refuses
/// `share_repeated`, `takeover_share_missing`, `amount_not_positive`, as `decide_open` does,
/// `takeover_with_reserve` (a pot was drawn: what is in the fund, its paper alone knows),
/// `before_first_period` (more than one period before the start), then for each share in turn
/// `takeover_received` (neither nothing nor the pot), `takeover_turn` (drawn turns are 1, 2 …
/// without a gap, the others come later), `takeover_over_cycle` (paid more than the whole cycle),
/// `advance_over_due`, `takeover_lacking` (a round is drawn that it has not paid for), and
/// `takeover_before_draw` where a drawn round's draw date is yet to come.
[[nodiscard]] Result<GroupOpened> decide_takeover(GroupOpened wanted, std::vector<PaperLine> papers,
                                                  const registry::Policy& policy, Date on);

/// The postings that carry the balances over: what the shares stand at, what the organiser is owed,
/// and the difference, which must be in the box. None for a group in which nothing happened yet.
[[nodiscard]] std::vector<Posting> takeover_postings(const std::vector<TakenOver>& shares);

/// What the shares bring, as the body of the opening entry has it, and back.
[[nodiscard]] std::vector<std::string> takeover_items(const std::vector<TakenOver>& shares);
[[nodiscard]] std::vector<TakenOver> taken_over_in(const std::vector<BodyReader>& items);

}  // namespace hui::savings
