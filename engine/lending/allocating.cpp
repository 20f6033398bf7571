#include "engine/lending/allocating.hpp"

#include <algorithm>
#include <utility>

namespace hui::lending {

Vnd Allocating::allocate(Vnd amount) {
    left_ = amount;
    take_back_spread();
    if (walk_.stage_ == Stage::written_off) {
        recover();
    } else if (walk_.agreement_.allocation == Allocation::interest_first) {
        meet_due_interest();
        meet_due(&Split::principal);
        meet_accrued();
        meet_in_term();
    } else {
        meet_due(&Split::principal);
        meet_due_interest();
        meet_in_term();
        meet_accrued();
    }
    return left_;
}

void Allocating::recover() {
    const bool is_principal_first = walk_.agreement_.allocation == Allocation::principal_first;
    if (is_principal_first) { recover(&Split::principal); }
    recover(&Split::interest);
    recover(&Split::overdue_interest);
    recover(&Split::interest_on_interest);
    if (!is_principal_first) { recover(&Split::principal); }
}

void Allocating::recover(Vnd Split::*part) {
    for (Item& item : walk_.items_) { pay(item, part, item.given_up.*part); }
}

void Allocating::meet_due_interest() {
    meet_due(&Split::interest);
    meet_due(&Split::overdue_interest);
    meet_due(&Split::interest_on_interest);
}

void Allocating::meet_due(Vnd Split::*part) {
    for (Item& item : walk_.items_) {
        if (!item.has_fallen_due()) { return; }
        pay(item, part, (walk_.owed(item) - item.paid).*part);
    }
}

/// The interest since the last due date, to the day.
void Allocating::meet_accrued() {
    Item* item = walk_.running();
    // Where principal comes first, interest that isn't due is paid by what pays the loan off.
    const bool is_its_turn = walk_.agreement_.allocation == Allocation::interest_first ||
                             walk_.sums_.outstanding == Vnd{};
    if (item == nullptr || !is_its_turn) { return; }
    pay(*item, &Split::interest, walk_.contract_interest(*item) - item->paid.interest);
}

void Allocating::meet_in_term() {
    std::vector<Item*> open;
    for (Item& item : walk_.items_) {
        if (!item.has_fallen_due() && item.open_principal() > Vnd{}) { open.push_back(&item); }
    }
    if (walk_.agreement_.surplus == Surplus::reamortised) {
        spread(std::move(open));
        return;
    }
    if (walk_.agreement_.surplus == Surplus::last) { std::reverse(open.begin(), open.end()); }
    for (Item* item : open) { pay(*item, &Split::principal, item->open_principal()); }
}

void Allocating::take_back_spread() {
    SpreadOfDay& spread = walk_.spread_;
    if (spread.on != walk_.at_) { spread = {.on = walk_.at_, .parts = {}}; }
    if (walk_.agreement_.spread == Spread::each || walk_.stage_ == Stage::written_off) { return; }
    for (const auto& [n, part] : std::exchange(spread.parts, {})) {
        Item& item = walk_.items_[static_cast<std::size_t>(n - 1)];
        item.paid.principal -= part;
        item.in_advance -= part;
        item.paid_on.reset();
        walk_.sums_.paid.principal -= part;
        walk_.sums_.outstanding += part;
        left_ += part;
    }
}

void Allocating::spread(std::vector<Item*> open) {
    while (!open.empty() && left_ > Vnd{}) {
        const auto count = static_cast<std::int64_t>(open.size());
        // Whole đồng each, rounded down; fewer đồng than instalments go one by one.
        const Vnd part{std::max<std::int64_t>(left_.count() / count, 1)};
        for (Item* item : open) {
            const Vnd paid = std::min({part, item->open_principal(), left_});
            pay(*item, &Split::principal, paid);
            walk_.spread_.parts[item->n] += paid;
        }
        std::erase_if(open, [](const Item* item) { return item->open_principal() == Vnd{}; });
    }
}

void Allocating::pay(Item& item, Vnd Split::*part, Vnd amount) {
    const Vnd paid = std::min(amount, left_);
    if (paid <= Vnd{}) { return; }
    left_ -= paid;
    item.paid.*part += paid;
    walk_.sums_.paid.*part += paid;
    const bool is_given_up = item.claim == Item::Claim::given_up;
    if (is_given_up) { item.given_up.*part -= paid; }
    if (part == &Split::principal) {
        (is_given_up ? walk_.sums_.written_off : walk_.sums_.outstanding) -= paid;
    }
    if (walk_.at_ < item.due.on) { item.in_advance += paid; }
    if (walk_.at_ > item.due.on) { item.late += paid; }
    item.last_paid = walk_.at_;
    if (walk_.is_complete(item)) { item.paid_on = walk_.at_; }
}

}  // namespace hui::lending
