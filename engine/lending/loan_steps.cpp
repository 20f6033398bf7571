// What happens to a loan and changes no schedule.
#include "engine/lending/allocating.hpp"
#include "engine/lending/loan_walk.hpp"

#include <algorithm>

namespace hui::lending {

Check LoanWalk::apply(const Certified& event) {
    if (auto refusal = need_stage({Stage::applied})) { return refusal; }
    certified_by_.insert(event.unit);
    const bool by_all = std::all_of(
        agreement_.guarantors.begin(), agreement_.guarantors.end(),
        [&](const Guarantor& guarantor) { return certified_by_.contains(guarantor.unit); });
    if (by_all) { stage_ = Stage::certified; }
    return {};
}

Check LoanWalk::apply(const Approved& event) {
    if (auto refusal = need_stage({Stage::certified})) { return refusal; }
    sums_.approved = event.outstanding.value_or(agreement_.terms.principal);
    stage_ = Stage::approved;
    return {};
}

Check LoanWalk::apply(const Withdrawn& event) {
    if (auto refusal = need_stage({Stage::applied, Stage::certified, Stage::approved})) {
        return refusal;
    }
    stage_ = Stage::withdrawn;
    sums_.withdrawn_by = event.who;
    return {};
}

Check LoanWalk::apply(const Repaid& event) {
    if (auto refusal = need_stage({Stage::running, Stage::called, Stage::written_off})) {
        return refusal;
    }
    const Vnd left = Allocating{*this}.allocate(event.amount);
    if (left > Vnd{}) {
        return refuse_here(Code::over_outstanding,
                           {{"amount", event.amount}, {"payoff", event.amount - left}});
    }
    return {};
}

Check LoanWalk::apply(const Called&) {
    if (auto refusal = need_stage({Stage::running})) { return refusal; }
    stage_ = Stage::called;
    return {};
}

Check LoanWalk::apply(const WrittenOff& event) {
    if (auto refusal = need_stage({Stage::running, Stage::called})) { return refusal; }
    if (event.principal != sums_.outstanding) {
        return refuse_here(Code::over_outstanding,
                           {{"amount", event.principal}, {"payoff", sums_.outstanding}});
    }
    for (Item& item : items_) {
        item.given_up = owed(item) - item.paid;
        item.claim = Item::Claim::given_up;
    }
    sums_.written_off = sums_.outstanding;
    sums_.outstanding = Vnd{};
    stage_ = Stage::written_off;
    return {};
}

Check LoanWalk::apply(const LateInterestWaived& event) {
    if (auto refusal = need_stage({Stage::running, Stage::called})) { return refusal; }
    Vnd left = event.amount;
    for (Item& item : items_) {
        if (!item.has_fallen_due()) { break; }
        for (Vnd Split::*part : {&Split::overdue_interest, &Split::interest_on_interest}) {
            const Vnd waived = std::min(left, (owed(item) - item.paid).*part);
            item.waived.*part += waived;
            sums_.waived += waived;
            left -= waived;
        }
        if (is_complete(item) && !item.paid_on) { item.paid_on = item.last_paid; }
    }
    return {};
}

Check LoanWalk::apply(const Saved& event) {
    const bool is_given_back = event.amount < Vnd{};
    if (auto refusal = is_given_back
                           ? need_stage({Stage::paid_off, Stage::written_off})
                           : need_stage({Stage::running, Stage::called, Stage::paid_off})) {
        return refusal;
    }
    if (sums_.saved + event.amount < Vnd{}) {
        return refuse_here(Code::over_savings, {{"amount", -event.amount}, {"saved", sums_.saved}});
    }
    sums_.saved += event.amount;
    return {};
}

}  // namespace hui::lending
