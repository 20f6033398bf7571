#pragma once

#include "engine/lending/loan_events.hpp"

#include <optional>
#include <vector>

namespace hui::lending {

/// One thing that happened to a loan.
struct Happening {
    Seq seq;
    Date on;
    Event event;
    std::optional<Date> undone_on = {};  ///< the day from which its reversal holds
    [[nodiscard]] bool stands_on(Date day) const {
        return on <= day && !(undone_on && *undone_on <= day);
    }
};

/// All that happened to one loan, in the order of (effective date, sequence), so that what follows
/// from it doesn't depend on the order of recording.
class LoanHistory {
public:
    /// Adds an entry about the loan, a reversal too. Throws `BodyError` for what no entry of a loan
    /// is.
    void add(const Entry& entry);
    void add(Happening happening);
    /// What an entry recorded doesn't hold from the day `on`. Throws `BodyError` where it is none
    /// of the loan.
    void undo(Seq seq, Date on);

    [[nodiscard]] const std::vector<Happening>& happenings() const { return happenings_; }
    [[nodiscard]] bool empty() const { return happenings_.empty(); }
    /// Null where there is none.
    [[nodiscard]] Happening* find(Seq seq);
    /// What was agreed; the history must have its application.
    [[nodiscard]] const Agreement& agreement() const;
    /// The day on which it was applied for.
    [[nodiscard]] Date begun_on() const;
    /// Whether there is such a loan at the end of the day: it was applied for by then.
    [[nodiscard]] bool has_begun(Date on) const;
    /// The days from `from` on on which anything happened or was undone, in order, each once.
    [[nodiscard]] std::vector<Date> days_from(Date from) const;

private:
    std::vector<Happening> happenings_;
};

/// The loan that an entry of a portfolio's book is about, a reversal too; empty = none.
[[nodiscard]] std::string loan_of(std::string_view kind, std::string_view body);

}  // namespace hui::lending
