#pragma once

#include "engine/lending/loan_walk.hpp"

#include <vector>

namespace hui::lending {

/// Says what a repayment is for, on the day on which a walk stands: first what is due, in the
/// agreement's order and the oldest first; then what is not yet due, where its surplus goes. Of a
/// loan that was given up: what of it isn't recovered yet, in the same order.
class Allocating {
public:
    explicit Allocating(LoanWalk& walk) : walk_(walk) {}

    /// What is left of the amount when nothing is owed any more.
    [[nodiscard]] Vnd allocate(Vnd amount);

private:
    /// Money that still comes after the loan was given up.
    void recover();
    void recover(Vnd Split::*part);
    void meet_due(Vnd Split::*part);
    void meet_due_interest();
    void meet_accrued();
    void meet_in_term();
    /// Takes back what earlier repayments of the day were spread over, to spread all of them
    /// together: which of them was recorded first is of no account.
    void take_back_spread();
    /// In equal parts, as far as each instalment takes its part; odd đồng to the first ones.
    void spread(std::vector<Item*> open);
    void pay(Item& item, Vnd Split::*part, Vnd amount);

    LoanWalk& walk_;
    Vnd left_;
};

}  // namespace hui::lending
