#pragma once

#include "engine/lending/loan_history.hpp"
#include "engine/registry/policy.hpp"

#include <map>
#include <string>

namespace hui::lending {

/// What an amount changes by on each day.
using ByDay = std::map<Date, Vnd>;
/// The most that it comes to at the end of the day `from` or of any later one.
[[nodiscard]] Vnd most_from(const ByDay& changes, Date from);

/// What loans have open against limits, day by day, with all that is known of them.
class OpenByDay {
public:
    /// Brings a loan up to date whose history changed on no day before `from`. One that is new
    /// here counts from that day on.
    void update(const LoanHistory& loan, Date from);

    /// What stood open at most at the end of the day `from` or of any later one, against the limit
    /// of that key; the limit of borrowers is each one's own.
    [[nodiscard]] Vnd most_open(const registry::LimitKey& key, const std::string& borrower,
                                Date from) const;

private:
    using Levels = std::map<Date, Vnd>;  ///< what a loan has open from each day on
    enum class Count { in, out };
    void count(Count how, const Agreement& agreement, const Levels& levels);

    std::map<std::string, Levels> loans_;
    std::map<std::string, ByDay> of_borrower_;
    std::map<std::string, ByDay> with_lender_;
    std::map<std::string, ByDay> of_unit_;
};

}  // namespace hui::lending
