#pragma once

#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"
#include "engine/journal/source.hpp"
#include "engine/lending/agreement.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hui::lending {

/// One due of a schedule.
struct Due {
    Date on;
    Vnd principal;
    /// Agreed beforehand (flat interest, or a loan taken over); else it follows from the balance.
    std::optional<Vnd> interest = {};
    friend bool operator==(const Due&, const Due&) = default;
};
/// In the order of dates.
using Schedule = std::vector<Due>;

/// What a sum of money was for, or what is owed, part by part.
struct Split {
    Vnd principal;
    Vnd interest;              ///< the contract's
    Vnd overdue_interest;      ///< on late principal
    Vnd interest_on_interest;  ///< on late contract interest
    [[nodiscard]] Vnd total() const {
        return principal + interest + overdue_interest + interest_on_interest;
    }
    /// All but the principal.
    [[nodiscard]] Vnd interests() const { return total() - principal; }
    friend Split operator+(const Split& a, const Split& b);
    friend Split operator-(const Split& a, const Split& b);
    friend bool operator==(const Split&, const Split&) = default;
};

/// A loan was applied for (đề nghị vay). Kind `loan-applied`.
struct Applied {
    Agreement agreement;
    Source source = Source::typed;
};
/// The unit certified the borrower: what it checked (xác nhận tín chấp). Kind `loan-certified`.
struct Certified {
    std::string loan;
    std::string unit;
    std::string by;                       ///< who signed
    std::vector<std::string> conditions;  ///< at least one
};
/// What somebody had open, and the limit that holds, when a loan was approved.
struct LimitHeld {
    std::string key;  ///< the policy's: `limit-unit:U1`
    Vnd before;       ///< without this loan
    Vnd added;
    Vnd limit;
    friend bool operator==(const LimitHeld&, const LimitHeld&) = default;
};
/// The loan was approved, within the limits (duyệt vay). Kind `loan-approved`.
struct Approved {
    std::string loan;
    std::string by;
    std::vector<LimitHeld> limits;  ///< those that are set, by key
    /// Of one that ran already: what is still owed of it, and so all that is approved; nothing =
    /// the principal.
    std::optional<Vnd> outstanding = {};
};
/// The application came to nothing before any money moved: the borrower stepped back, or the union
/// refused it (rút đơn, từ chối). Kind `loan-withdrawn`.
struct Withdrawn {
    enum class Who { borrower, the_union };
    std::string loan;
    Who who = Who::borrower;
    std::string reason;
};
/// The money, or a part of it, was paid out to the borrower (giải ngân). Kind `loan-disbursed`.
struct Disbursed {
    std::string loan;
    Vnd amount;
    hui::Method method = hui::Method::cash;  ///< of a union fund's money
    /// Whether the agreement's terms give the schedule, or somebody brought it.
    enum class By { terms, hand };
    /// Of all principal that falls due after that day.
    Schedule schedule;
    By schedule_by = By::terms;
    /// What flat interest is on from a further part on: all that was lent or, as the first programs
    /// had it and as it is where a new plan was agreed since, what isn't paid back.
    enum class FlatOn { left, whole };
    FlatOn flat_on = FlatOn::left;
    Source source = Source::typed;
};
/// So often a loan's schedule may have been changed before it came into these books.
inline constexpr std::int64_t most_restructured = 99;
/// A loan that ran already came into these books. Kind `loan-taken-over`.
struct LoanTakenOver {
    std::string loan;
    Vnd disbursed;    ///< what was paid out in all
    Vnd outstanding;  ///< what is still owed of it
    Schedule schedule;
    Date interest_from;  ///< from this day on interest is counted here
    /// How often its schedule had been changed before; which way isn't known here.
    std::int64_t restructured = 0;
};
/// The borrower paid (trả nợ). Kind `loan-repaid`.
struct Repaid {
    std::string loan;
    Vnd amount;
    hui::Method method = hui::Method::cash;
    Split split;  ///< as it stood when it was recorded; `loan-reallocated` tells what changed later
    Source source = Source::typed;
    std::optional<Correction> correction = {};
};
/// An earlier entry changed what a later repayment was for. Kind `loan-reallocated`.
struct Reallocated {
    std::string loan;
    Split change;  ///< sums to zero
};
/// How a new schedule was asked for, where nobody brought one: the rest by the agreement's terms.
struct NewPlan {
    Date first_due;
    std::int64_t periods = 1;
    std::optional<Interval> every = {};  ///< nothing = as agreed
    std::int64_t grace = 0;
    friend bool operator==(const NewPlan&, const NewPlan&) = default;
};
/// Due dates inside the term change, or the term is extended (cơ cấu nợ). Kind `loan-rescheduled`.
struct Rescheduled {
    enum class How { moved, extended };
    std::string loan;
    How how = How::moved;
    Schedule schedule;  ///< of all principal that is still owed
    std::string reason;
    std::optional<NewPlan> plan = {};  ///< what gave the schedule; nothing = somebody brought it
};
/// The guarantee was called: the lender turned to the union. Kind `loan-called`.
struct Called {
    std::string loan;
    std::string reason;
};
/// What was still owed is given up. Kind `loan-written-off`.
struct WrittenOff {
    std::string loan;
    Vnd principal;
    std::string reason;
};
/// Interest for being late that has grown by then, oldest first, is not demanded any more (miễn lãi
/// chậm trả). Kind `loan-interest-waived`.
struct LateInterestWaived {
    std::string loan;
    Vnd amount;  ///< where less of it had grown after all, that
    std::string reason;
    std::optional<Correction> correction = {};
};
/// The guarantor's duties, done on a day (đôn đốc, kiểm tra). Kind `loan-noted`.
struct Noted {
    enum class What { visited, reminded, other };
    std::string loan;
    What what = What::other;
    std::string by;
    std::string text;
};
/// The borrower saved with the loan, or (negative) got his savings back. Kind `loan-saved`.
struct Saved {
    std::string loan;
    Vnd amount;
    hui::Method method = hui::Method::cash;
    std::optional<Correction> correction = {};
};
/// Collected money was passed on to the lender. Kind `remitted`.
struct Remitted {
    std::string lender;
    Vnd amount;
    hui::Method method = hui::Method::bank;
    Source source = Source::typed;
    std::optional<Correction> correction = {};
};
/// Money went into a union fund, or (negative) out of it again. Kind `fund-paid-in`.
struct FundPaidIn {
    std::string lender;
    std::string member;  ///< who paid; empty = the union itself
    Vnd amount;
    hui::Method method = hui::Method::cash;
    Source source = Source::typed;
    std::optional<Correction> correction = {};
};
/// A unit's portfolio began. Kind `portfolio-opened`, entry 1 of its book.
struct PortfolioOpened {
    std::string unit;
};

/// Reads `visited`, `reminded` or `other`; else `bad_choice`.
[[nodiscard]] Result<Noted::What> parse_noted(std::string_view text);
[[nodiscard]] std::string_view noted_text(Noted::What what);

/// Reads `borrower` or `union`; else `bad_choice`.
[[nodiscard]] Result<Withdrawn::Who> parse_who(std::string_view text);
[[nodiscard]] std::string_view who_text(Withdrawn::Who who);

using Event = std::variant<PortfolioOpened, Applied, Certified, Approved, Withdrawn, Disbursed,
                           LoanTakenOver, Repaid, Reallocated, Rescheduled, Called, WrittenOff,
                           LateInterestWaived, Noted, Saved, Remitted, FundPaidIn>;

inline constexpr std::string_view repaid_kind = "loan-repaid";
inline constexpr std::string_view withdrawn_kind = "loan-withdrawn";
inline constexpr std::string_view remitted_kind = "remitted";
inline constexpr std::string_view fund_paid_in_kind = "fund-paid-in";

/// The kind of the entry that records such an event.
[[nodiscard]] std::string_view kind_of(const Event& event);
/// The code of the loan that it is about; empty = none.
[[nodiscard]] std::string loan_of(const Event& event);
/// The schedule that it puts in force; null where it puts none.
[[nodiscard]] const Schedule* schedule_in(const Event& event);
/// What it says of its true date; nothing for what is no correction.
[[nodiscard]] std::optional<Correction> correction_of(const Event& event);

/// The body that records an event.
[[nodiscard]] std::string body_of(const Event& event);
/// The event that an entry of a portfolio's book records; nothing for kinds of other modules.
/// Throws `BodyError` for a body that was never written here.
[[nodiscard]] std::optional<Event> event_of(std::string_view kind, std::string_view body);

}  // namespace hui::lending
