#pragma once

#include "engine/lending/standing.hpp"
#include "engine/savings/owed.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// What a line says beside what was paid and received.
enum class LineAbout {
    money,
    came,              ///< the share came to the member, from `other_member`
    went,              ///< it went to `other_member`
    organiser_repaid,  ///< its turn gave the organiser back what he had refunded
    fund_repaid        ///< the same of the reserve fund
};

/// One thing that happened to a member's share, for the member to read. When a share changes hands,
/// what was paid, received and advanced till then goes along: from one member's lines to the
/// other's.
struct StatementLine {
    Date on;
    std::string group;
    ShareNo share;
    Seq seq;
    ReceiptNo receipt;
    std::string kind;
    std::optional<Seq> reverses = {};
    Vnd paid = {};    ///< negative when a contribution was undone
    Vnd repaid = {};  ///< the part of `paid` that went to the organiser, who had advanced it
    Vnd received = {};
    Vnd advanced = {};           ///< by the organiser, in the member's place
    Vnd reserve = {};            ///< the part of `received` that was left in the reserve fund
    Vnd covered = {};            ///< by the reserve fund, in the member's place
    Vnd recovered = {};          ///< the part of `paid` that went back to the fund
    Vnd returned = {};           ///< got back of the reserve fund
    Vnd interest_paid = {};      ///< on a due that was late
    Vnd interest_received = {};  ///< because the pot came late, or of what was shared out
    LineAbout about = LineAbout::money;
    std::string other_member = {};
    savings::HandedBy by = savings::HandedBy::transfer;  ///< how it came or went
    Vnd refunded = {};  ///< to the organiser or the fund, that is repaid
    Vnd settled = {};   ///< paid on a claim of a dissolved group; negative when undone
    ShareNo from = {};  ///< who paid it; 0 = the organiser
    ShareNo to = {};    ///< who was paid
};

/// What a member laid out as organiser in the place of a share, or got back of it; or, for no
/// share, what he took over from another organiser (laid out), or passed on (got back).
struct Claim {
    Date on;
    std::string group;
    ShareNo share;
    Seq seq;
    ReceiptNo receipt;
    Vnd laid_out = {};  ///< negative when an advance was undone
    Vnd got_back = {};
    Vnd interest_received = {};  ///< on what the member had advanced
    Vnd interest_paid = {};      ///< to a drawer whose pot came late
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
    std::optional<Date> dissolved = {};
    std::vector<savings::Claim> claims = {};  ///< that are still open then, from or to the share
    Vnd from_reserve = {};                    ///< still paid by the reserve fund
    Vnd owed = {};                            ///< of the share's own pot, drawn and not handed over
    std::vector<savings::Creditor> creditors = {};  ///< of what is due by the day, each together
};

/// A member's loan at the end of the day.
struct StatementLoan {
    std::string loan;
    std::string lender;
    lending::Stage stage = lending::Stage::applied;
    std::optional<lending::Withdrawn::Who> withdrawn_by = {};
    Vnd disbursed;
    Vnd paid;  ///< principal and interest
    Vnd outstanding;
    Vnd due;   ///< fell due by the day, or grew on it, and is not paid
    Vnd late;  ///< of it, what fell due before the day
    Vnd written_off;
    Vnd saved;                         ///< with the loan, and not given back
    std::optional<Date> disbursed_on;  ///< first; of a loan that was taken over, as was agreed
    std::optional<Date> last_paid;
};

struct Statement {
    std::string member;
    std::string name;
    std::vector<StatementLoan> loans;  ///< by code
    std::vector<StatementShare> shares;
    std::vector<StatementLine> lines;  ///< by date
    std::vector<Claim> claims;         ///< by date; of the groups that the member organises
};

/// What the lines of a statement come to.
struct StatementTotals {
    Vnd paid;
    Vnd received;
    Vnd advanced;
    Vnd reserve;
    Vnd returned;
    Vnd interest_paid;
    Vnd interest_received;
};
[[nodiscard]] StatementTotals totals_of(const Statement& statement);

/// The statement of one member, or (nothing) of all who hold a share or have a loan, up to a day.
/// Refused with `unknown_member`, or as `check_told` does.
[[nodiscard]] Result<std::vector<Statement>> statements(store::Ledger& ledger,
                                                        std::optional<std::string_view> member,
                                                        Date on);

}  // namespace hui::report
