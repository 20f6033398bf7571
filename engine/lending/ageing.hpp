#pragma once

#include "engine/base/vnd.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace hui::lending {

/// Loans whose oldest unpaid due is late by about as many days, and what is owed of their principal
/// (phân loại theo số ngày quá hạn).
struct AgeingBucket {
    std::int64_t from = 1;                     ///< days past due
    std::optional<std::int64_t> through = {};  ///< nothing = any more
    std::int64_t loans = 0;
    Vnd outstanding = {};
};

/// How late some loans are together.
class Ageing {
public:
    void add(std::int64_t days_past_due, Vnd outstanding);

    /// 1-9, 10-30, 31-90, 91-180, 181-360 and more days: the debt groups' limits, and the month
    /// after which a loan is at risk. A loan that is not late is in none.
    [[nodiscard]] const std::array<AgeingBucket, 6>& buckets() const { return buckets_; }
    /// What is owed of all loans' principal, late or not.
    [[nodiscard]] Vnd outstanding() const { return outstanding_; }
    /// What is owed of the principal of loans that are late by more than 30 days.
    [[nodiscard]] Vnd at_risk() const;
    /// The portfolio at risk: `at_risk` of `outstanding` in hundredths of a percent, rounded half
    /// up; 0 where nothing is owed.
    [[nodiscard]] std::int64_t risk_per_ten_thousand() const;

private:
    std::array<AgeingBucket, 6> buckets_{{{.from = 1, .through = 9},
                                          {.from = 10, .through = 30},
                                          {.from = 31, .through = 90},
                                          {.from = 91, .through = 180},
                                          {.from = 181, .through = 360},
                                          {.from = 361}}};
    Vnd outstanding_;
};

}  // namespace hui::lending
