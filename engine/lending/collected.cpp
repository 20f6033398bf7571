#include "engine/lending/collected.hpp"

#include "engine/lending/loan_accounts.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace hui::lending {

namespace {

/// Those by the day, in the order of (day, entry), but for what was undone on its own day.
std::vector<const Entry*> lasting(const std::vector<Entry>& entries, Date on) {
    std::map<Seq, Date> days;
    for (const Entry& entry : entries) { days[entry.seq] = entry.effective_on; }
    std::set<Seq> cancelled;
    for (const Entry& entry : entries) {
        if (!entry.reverses || days[*entry.reverses] != entry.effective_on) { continue; }
        cancelled.insert({entry.seq, *entry.reverses});
    }
    std::vector<const Entry*> lasting;
    for (const Entry& entry : entries) {
        if (entry.effective_on > on || cancelled.contains(entry.seq)) { continue; }
        lasting.push_back(&entry);
    }
    std::sort(lasting.begin(), lasting.end(), [](const Entry* a, const Entry* b) {
        return std::tie(a->effective_on, a->seq) < std::tie(b->effective_on, b->seq);
    });
    return lasting;
}

/// What was collected for one lender.
struct Collected {
    struct Way {
        std::vector<CashLayer> layers;
        Vnd out;  ///< passed on that day
    };
    Way cash;
    Way bank;

    void end_day() {
        const Vnd lacks_cash = take_oldest(cash.layers, cash.out);
        const Vnd lacks_bank = take_oldest(bank.layers, bank.out);
        take_oldest(cash.layers, lacks_bank);
        take_oldest(bank.layers, lacks_cash);
        cash.out = {};
        bank.out = {};
    }
};

void add(std::map<Account, Collected>& lenders, const Entry& entry) {
    const auto& postings = entry.postings;
    const auto money = std::find_if(postings.begin(), postings.end(), [](const Posting& posting) {
        return hui::account::is_money(posting.account);
    });
    if (money == postings.end()) { return; }
    for (const auto& [account, amount] : postings) {
        if (!account::is_to_remit(account)) { continue; }
        Collected& collected = lenders[account];
        Collected::Way& way =
            money->account == hui::account::cash() ? collected.cash : collected.bank;
        if (amount > Vnd{}) {
            way.out += amount;
        } else {
            way.layers.push_back(
                {.since = entry.effective_on, .entry = entry.seq, .amount = -amount});
        }
    }
}

void end_day(std::map<Account, Collected>& lenders) {
    for (auto& [account, collected] : lenders) { collected.end_day(); }
}

Vnd cash_in(const std::vector<const Entry*>& entries) {
    Vnd sum;
    for (const Entry* entry : entries) {
        for (const auto& [account, amount] : entry->postings) {
            if (account == hui::account::cash()) { sum += amount; }
        }
    }
    return sum;
}

}  // namespace

std::vector<CashLayer> collected_cash(const std::vector<Entry>& entries, Date on) {
    const std::vector<const Entry*> all = lasting(entries, on);
    std::map<Account, Collected> lenders;
    Date day = Date::min();
    for (const Entry* entry : all) {
        if (entry->effective_on != day) { end_day(lenders); }
        day = entry->effective_on;
        add(lenders, *entry);
    }
    end_day(lenders);
    std::vector<CashLayer> layers;
    Vnd together;
    for (const auto& [account, collected] : lenders) {
        const auto& cash = collected.cash.layers;
        layers.insert(layers.end(), cash.begin(), cash.end());
    }
    for (const CashLayer& layer : layers) { together += layer.amount; }
    std::sort(layers.begin(), layers.end(), [](const CashLayer& a, const CashLayer& b) {
        return std::tie(a.since, a.entry) < std::tie(b.since, b.entry);
    });
    // Cash was lent out of the fund while the lender's money stands in the bank account.
    const Vnd gone = together - cash_in(all);
    if (gone > Vnd{}) { take_oldest(layers, gone); }
    return layers;
}

}  // namespace hui::lending
