#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/takeover.hpp"

#include <optional>

namespace hui::actions {

/// A group as somebody wants to open it.
struct OpenGroupRequest {
    savings::GroupOpened group;
    std::optional<Date> on;  ///< nothing = the start, or today if the start lies ahead
    std::string ref;
    /// Of a group that runs already and is taken over on the day `on` (nothing = today).
    std::vector<savings::PaperLine> papers = {};
    std::string renews = {};  ///< the code of the cycle that it goes on from; empty = a first one
};

/// The opening entry of a book, where it is what is asked for again.
[[nodiscard]] std::optional<Recorded> opened_before(store::Ledger& ledger,
                                                    const store::BookRow& book,
                                                    const OpenGroupRequest& request);

/// Opens a group: its own book with the opening entry, and a line in the register that names it.
/// The same group again is found. Refused with `code_taken`, `unknown_unit`, `unknown_member` (the
/// organiser or a share's), `future_date`, or as the rules say.
[[nodiscard]] Result<Recorded> open_group(store::Ledger& ledger, store::Book& registry_book,
                                          const OpenGroupRequest& request, const Actor& actor);

/// A group that stands in the ledger now.
struct OpenedGroup {
    Recorded recorded;
    savings::Group group;
    Rate late_rate;  ///< what late interest is computed at on the first day; 0 = none
    std::optional<Rate> exceeded_cap;  ///< the legal cap, where the agreed late interest is above
};
/// Opens a group by `work`, which is given the register, in a transaction of its own.
[[nodiscard]] Result<OpenedGroup> opened_by(store::Ledger& ledger, const BookWork& work);
/// `open_group` in a transaction of its own.
[[nodiscard]] Result<OpenedGroup> open_group(store::Ledger& ledger, const OpenGroupRequest& request,
                                             const Actor& actor);

}  // namespace hui::actions
