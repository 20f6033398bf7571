#pragma once

#include "engine/journal/witness.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/group_report.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// What one group has to hand out: the rest of a pot that was drawn; after its last draw also the
/// reserve fund and the late interest in its money.
struct ToHandOut {
    std::string group;
    std::optional<PotRest> rest;
    Vnd reserve;
    Vnd interest;
};

/// What there is to hand out, of one group or (nothing) of all that have
/// something. Refused with `unknown_group`.
[[nodiscard]] Result<std::vector<ToHandOut>> to_hand_out(store::Ledger& ledger,
                                                         const std::optional<std::string>& group,
                                                         const AsOf& as_of);

/// A group whose last count found what nobody posted.
struct OpenCountOf {
    std::string group;
    savings::OpenCount open;
};

/// Where the ledger stands on a day.
struct Status {
    std::string name;
    Date on;
    std::int64_t units = 0;
    std::int64_t members = 0;
    std::int64_t groups = 0;
    std::int64_t running = 0;         ///< begun and not finished
    std::int64_t finished = 0;        ///< every round drawn and everything handed out, or dissolved
    Vnd cash;                         ///< box and bank account of all groups
    Vnd arrears;                      ///< in all groups
    std::int64_t rounds_waiting = 0;  ///< due and not drawn
    std::vector<ToHandOut> to_hand_out;    ///< by group
    std::vector<DisputeLine> disputes;     ///< that are not settled, by group
    std::vector<OpenCountOf> open_counts;  ///< of boxes, by group
    /// The loans that the union vouches for or lends.
    struct Loans {
        std::int64_t begun = 0;    ///< applied for or further
        std::int64_t running = 0;  ///< paid out, at least in part, and being repaid
        std::int64_t called = 0;   ///< still owed; the lender has turned to the guarantor
        std::int64_t late = 0;     ///< of both, those of which something is late
        std::int64_t to_certify = 0;
        std::int64_t to_approve = 0;
        std::int64_t to_disburse = 0;
        Vnd outstanding = {};
        Vnd to_remit = {};  ///< collected for lenders and not passed on
    };
    Loans loans = {};
    std::optional<Month> sealed_through;
    std::optional<Month> next_to_close;  ///< the earliest month that is over and not closed
    std::optional<Month> to_seal;        ///< closed in every group, and not in all of them sealed
    std::optional<Witness> witness;      ///< of the register's head
};
[[nodiscard]] Result<Status> status(store::Ledger& ledger, Date on);

}  // namespace hui::report
