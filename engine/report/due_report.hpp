#pragma once

#include "engine/report/as_of.hpp"
#include "engine/savings/owed.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// To whom a part of a due is owed.
struct OwedTo {
    savings::Creditor creditor;
    std::string member;  ///< who holds the share that drew, or organises; empty = the reserve fund
};

/// Something that a share owes and has not paid in full.
struct DueLine {
    std::string group;
    ShareNo share;
    std::string member;
    std::string name;
    Round round;
    Date due;
    Vnd amount;
    Vnd paid;
    Vnd advanced;     ///< still advanced by the organiser
    Vnd outstanding;  ///< amount less paid
    std::int64_t days_late = 0;
    Vnd interest;                 ///< run up by the day; not posted yet
    std::vector<OwedTo> owed_to;  ///< as far as somebody is owed it: the round was drawn, or
                                  ///< others paid in the share's place
    Witness witness;              ///< of the group's book
};

struct DueRequest {
    std::optional<std::string> group;  ///< nothing = all
    std::optional<Month> month;        ///< the dues of a month; nothing = all by the day
    Date on;
    std::optional<Instant> as_known = {};  ///< nothing = as known now
    [[nodiscard]] AsOf as_of() const { return {.on = on, .as_known = as_known}; }
};

/// Who owes what at the end of a day, in the order of (group, share, round). Refused with
/// `unknown_group`, or as `check_told` does.
[[nodiscard]] Result<std::vector<DueLine>> due_report(store::Ledger& ledger,
                                                      const DueRequest& request);

}  // namespace hui::report
