#include "engine/savings/due_parts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hui::savings {

namespace {

/// Own money that an entry brought, as far as the share didn't get it back.
struct OwnMoney {
    Seq seq;
    Date on;
    Vnd amount;
};

/// What was given back was paid last.
void give_back(std::vector<OwnMoney>& money, Vnd amount) {
    while (amount > Vnd{} && !money.empty()) {
        const Vnd part = std::min(amount, money.back().amount);
        amount -= part;
        money.back().amount -= part;
        if (money.back().amount == Vnd{}) { money.pop_back(); }
    }
}

/// What one movement says of a share's dues.
class PartsOfShare {
public:
    explicit PartsOfShare(ShareNo share) : share_(share) {}

    void add(const Movement& movement) {
        for (const TakenOver& brought : movement.taken_over) {
            if (brought.share != share_) { continue; }
            add_own(movement, brought.paid);
            add_others(movement, brought.advances, DuePart::By::organiser);
        }
        give_back(own_, movement.returned_to(share_));
        if (movement.share != share_) { return; }
        add_own(movement, movement.paid);
        add_others(movement, movement.advanced, DuePart::By::organiser);
        add_others(movement, movement.covered, DuePart::By::reserve);
    }

    /// Meets the dues, which are in order of rounds, with the share's own money.
    [[nodiscard]] std::vector<DuePart> parts(const std::vector<Due>& dues) && {
        auto money = own_.begin();
        for (const Due& due : dues) {
            Vnd open = due.paid;
            while (open > Vnd{} && money != own_.end()) {
                const Vnd part = std::min(open, money->amount);
                parts_.push_back(
                    {.round = due.round, .seq = money->seq, .on = money->on, .amount = part});
                open -= part;
                money->amount -= part;
                if (money->amount == Vnd{}) { ++money; }
            }
        }
        std::stable_sort(parts_.begin(), parts_.end(), [](const DuePart& a, const DuePart& b) {
            return std::tie(a.round, a.on, a.seq) < std::tie(b.round, b.on, b.seq);
        });
        return std::move(parts_);
    }

private:
    void add_own(const Movement& movement, Vnd amount) {
        if (amount > Vnd{}) {
            own_.push_back({.seq = movement.seq, .on = movement.on, .amount = amount});
        }
    }
    void add_others(const Movement& movement, const std::vector<AdvancedDue>& dues,
                    DuePart::By by) {
        for (const AdvancedDue& due : dues) {
            parts_.push_back({.round = due.round,
                              .seq = movement.seq,
                              .on = movement.on,
                              .by = by,
                              .amount = due.amount});
        }
    }

    ShareNo share_;
    std::vector<OwnMoney> own_;
    std::vector<DuePart> parts_;
};

}  // namespace

std::vector<DuePart> parts_of_dues(const Group& then, const History& history, const Share& share,
                                   Date on) {
    PartsOfShare parts{share.no};
    for (const Movement& movement : history.movements()) {
        const bool is_undone = movement.undone_on && *movement.undone_on <= on;
        if (movement.on <= on && !is_undone && !movement.undoes) { parts.add(movement); }
    }
    return std::move(parts).parts(dues_of(then, share));
}

}  // namespace hui::savings
