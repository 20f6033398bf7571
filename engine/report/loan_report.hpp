#pragma once

#include "engine/lending/loan_accounts.hpp"
#include "engine/report/loans_at.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// A guarantor of a loan on a day.
struct GuarantorLine {
    lending::Guarantor guarantor;
    std::string name;
    std::optional<Date> certified_on;
    std::string certified_by;
    Vnd vouches_for;
};

/// An instalment as it was planned.
struct PlannedDue {
    std::int64_t n = 1;
    Date due;
    Vnd principal;
    Vnd interest;  ///< if all is paid on its day
};

/// A schedule that held from an entry on, until the next one took its place.
struct ScheduleVersion {
    std::int64_t n = 1;
    Seq seq;
    Date on;
    std::string kind;  ///< of the entry that made it: paid out, taken over, rescheduled
    std::optional<lending::Rescheduled::How> how;
    /// Whether its days follow from what was agreed, or somebody brought them.
    enum class Days { agreed, brought } days = Days::agreed;
    std::string reason;
    std::vector<PlannedDue> dues;
};

/// Something that happened to a loan.
struct LoanStep {
    Seq seq;
    Date on;
    std::string kind;
    std::optional<lending::Noted::What> noted = {};
    Vnd amount = {};                     ///< negative where savings were given back
    std::string by = {};                 ///< who certified, approved, visited …
    std::string words = {};              ///< the reason, what was checked, the text of a note
    std::optional<Date> undone_on = {};  ///< by the day of the report
};

/// One loan at the end of a day (sổ theo dõi khoản vay).
struct LoanReport {
    std::string book;
    lending::Agreement agreement;
    std::string borrower_name;
    std::string lender_name;
    lending::Standing standing;  ///< its instalments as they stand; `dues` says what is to come
    std::vector<GuarantorLine> guarantors;
    /// The same instalments, those to come with the interest that is expected of them.
    std::vector<lending::InstalmentStanding> dues;
    std::vector<ScheduleVersion> versions;  ///< of the schedule, the first one first
    std::vector<LoanStep> steps;            ///< by date
};

/// Refused with `unknown_loan`, and with `loan_not_begun` for a day before it was applied for.
[[nodiscard]] Result<LoanReport> loan_report(store::Ledger& ledger, std::string_view loan, Date on);

}  // namespace hui::report
