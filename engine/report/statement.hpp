#pragma once

#include "engine/savings/owed.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// One thing that happened to a member's share, for the member to read.
struct StatementLine {
    Date on;
    std::string group;
    ShareNo share;
    Seq seq;
    ReceiptNo receipt;
    std::string kind;
    std::optional<Seq> reverses;
    Vnd paid;    ///< negative when a contribution was undone
    Vnd repaid;  ///< the part of `paid` that went to the organiser, who had advanced it
    Vnd received;
    Vnd advanced;   ///< by the organiser, in the member's place
    Vnd reserve;    ///< the part of `received` that was left in the reserve fund
    Vnd covered;    ///< by the reserve fund, in the member's place
    Vnd recovered;  ///< the part of `paid` that went back to the fund
    Vnd interest;   ///< on something late: paid by the member, or to him where a pot came late
};

/// What a member laid out as organiser in the place of a share, or got back of it.
struct Claim {
    Date on;
    std::string group;
    ShareNo share;
    Seq seq;
    ReceiptNo receipt;
    Vnd laid_out;  ///< negative when an advance was undone
    Vnd got_back;
};

/// A member's share at the end of the day.
struct StatementShare {
    std::string group;
    std::string group_name;
    ShareNo share;
    Round turn;
    Vnd paid;
    Vnd received;
    Vnd advanced;
    Vnd net;
    Vnd arrears;
    Vnd from_reserve;  ///< still paid by the reserve fund
    Vnd owed;          ///< of the share's own pot, drawn and not handed over
    std::vector<savings::Creditor> creditors;  ///< of what is due by the day, each together
};

struct Statement {
    std::string member;
    std::string name;
    std::vector<StatementShare> shares;
    std::vector<StatementLine> lines;  ///< by date
    std::vector<Claim> claims;         ///< by date; of the groups that the member organises
};

/// The statement of one member, or of all who hold a share (nothing), up to a day. Refused with
/// `unknown_member`.
[[nodiscard]] Result<std::vector<Statement>> statements(store::Ledger& ledger,
                                                        std::optional<std::string_view> member,
                                                        Date on);

}  // namespace hui::report
