#pragma once

#include "engine/base/numbers.hpp"
#include "engine/lending/standing.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// A share that has drawn and has still to pay.
struct ShareToPay {
    std::string group;
    ShareNo share;
    Vnd to_pay;           ///< all its dues to come, and those that are late
    Vnd arrears;          ///< of it, due by the day
    std::string sponsor;  ///< who vouched for its early draw; empty = nobody
};

/// A loan that stands against the limits.
struct LoanOpen {
    std::string loan;
    std::string lender;
    lending::Stage stage = lending::Stage::applied;
    Vnd open;  ///< outstanding, or approved and not paid out yet
    Vnd outstanding;
    Vnd late;           ///< fell due before the day, or grew on it, and is not paid
    Vnd late_interest;  ///< of it, what is no principal

    /// What the borrower owes: what is still owed of the principal, and late interest.
    [[nodiscard]] Vnd owed() const { return outstanding + late_interest; }
    /// Approved, and not paid out yet: nobody owes it, but it counts against the limits.
    [[nodiscard]] Vnd not_paid_out() const { return open - outstanding; }
};

/// A share of somebody else that a member vouched for when it drew early. The books hold the
/// sponsor as the minute names him: a member's code, or a name; of several who bear it each is
/// meant.
struct Sponsorship {
    std::string group;
    ShareNo share;
    std::string member;  ///< who holds the share
    Vnd to_pay;
};

/// What an organiser paid in the place of others and has not got back.
struct AdvanceGiven {
    std::string group;
    Vnd amount;
};

/// Everything that one person has open at the end of a day, in all groups and loans.
struct Exposure {
    std::string member;
    std::string name;
    std::vector<ShareToPay> shares;  ///< by group and number
    std::vector<LoanOpen> loans;     ///< by code
    std::vector<Sponsorship> sponsorships;
    std::vector<AdvanceGiven> advances;

    [[nodiscard]] Vnd to_pay() const;      ///< of the shares
    [[nodiscard]] Vnd loans_open() const;  ///< what counts against the limit
    [[nodiscard]] Vnd loans_owed() const;
    [[nodiscard]] Vnd not_paid_out() const;
    [[nodiscard]] Vnd sponsored() const;
    [[nodiscard]] Vnd advanced() const;
    /// What the person owes himself: of his shares, and of loans that were paid out to him.
    [[nodiscard]] Vnd owes() const { return to_pay() + loans_owed(); }
};

struct ExposureReport {
    Date on;
    std::optional<Vnd> limit;  ///< of any one member's loans, by the policy of the day
    /// One member, with or without anything open; or all who have something, who owe most first.
    std::vector<Exposure> people;
};
/// Refused with `unknown_member`, or as `check_told` does.
[[nodiscard]] Result<ExposureReport> exposure_report(store::Ledger& ledger,
                                                     std::optional<std::string_view> member,
                                                     Date on);

}  // namespace hui::report
