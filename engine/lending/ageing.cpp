#include "engine/lending/ageing.hpp"

#include "engine/base/wide.hpp"

namespace hui::lending {

namespace {

constexpr std::int64_t last_day_without_risk = 30;
constexpr Wide ten_thousand = 10'000;

}  // namespace

void Ageing::add(std::int64_t days_past_due, Vnd outstanding) {
    outstanding_ += outstanding;
    for (AgeingBucket& bucket : buckets_) {
        if (days_past_due < bucket.from) { return; }
        if (bucket.through && days_past_due > *bucket.through) { continue; }
        ++bucket.loans;
        bucket.outstanding += outstanding;
    }
}

Vnd Ageing::at_risk() const {
    Vnd at_risk;
    for (const AgeingBucket& bucket : buckets_) {
        if (bucket.from > last_day_without_risk) { at_risk += bucket.outstanding; }
    }
    return at_risk;
}

std::int64_t Ageing::risk_per_ten_thousand() const {
    if (outstanding_ == Vnd{}) { return 0; }
    const Wide whole = outstanding_.count();
    // Half up: twice the part and one whole, divided by two wholes; the rest falls away.
    const Wide doubled = Wide{at_risk().count()} * ten_thousand * 2 + whole;
    return static_cast<std::int64_t>(doubled / (whole * 2));
}

}  // namespace hui::lending
