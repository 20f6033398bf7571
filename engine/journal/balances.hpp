#pragma once

#include "engine/journal/entry.hpp"

#include <map>
#include <vector>

namespace hui {

/// The balance of each account of a book that has ever been posted to, debit positive. A trial
/// balance: they sum to zero.
class Balances {
public:
    void add(const Posting& posting) { amounts_[posting.account] += posting.amount; }
    void add(const std::vector<Posting>& postings) {
        for (const Posting& posting : postings) { add(posting); }
    }

    /// Zero for an account that was never posted to.
    [[nodiscard]] Vnd of(const Account& account) const {
        const auto found = amounts_.find(account);
        return found == amounts_.end() ? Vnd{} : found->second;
    }
    [[nodiscard]] Vnd sum() const {
        Vnd sum;
        for (const auto& [account, amount] : amounts_) { sum += amount; }
        return sum;
    }
    /// Of the accounts that hold anything.
    [[nodiscard]] Balances without_zeros() const {
        Balances rest = *this;
        std::erase_if(rest.amounts_, [](const auto& each) { return each.second == Vnd{}; });
        return rest;
    }
    /// In the order of the accounts' names.
    [[nodiscard]] const std::map<Account, Vnd>& all() const& { return amounts_; }
    /// A loop over the accounts of balances that are gone would read freed memory.
    [[nodiscard]] const std::map<Account, Vnd>& all() const&& = delete;

    friend bool operator==(const Balances&, const Balances&) = default;

private:
    std::map<Account, Vnd> amounts_;
};

}  // namespace hui
