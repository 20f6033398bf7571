#include "engine/closing/payroll.hpp"

#include "engine/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace hui::closing {

namespace {

bool has_target_of(const PayrollItem& item, const PayrollItem& other) {
    return item.share == other.share && same_code(item.code, other.code);
}

}  // namespace

std::string target_text(const PayrollItem& item) {
    return item.is_of_loan() ? item.code : fmt::format("{}/{}", item.code, share_text(item.share));
}

std::string item_text(const PayrollItem& item) {
    return fmt::format("{}{}{}", target_text(item), item.is_of_loan() ? '#' : '/', item.number);
}

Vnd sum_of(const std::vector<PayrollItem>& items) {
    Vnd sum;
    for (const PayrollItem& item : items) { sum += item.amount; }
    return sum;
}

std::vector<PayrollItem> asked_of(const savings::Group& group, const savings::Share& share,
                                  Month month) {
    std::vector<PayrollItem> items;
    for (const savings::Due& due : savings::dues_of(group, share)) {
        if (due.on > last_day(month) || due.outstanding() == Vnd{}) { continue; }
        items.push_back({.code = group.terms.code,
                         .share = share.no,
                         .number = due.round.count(),
                         .due = due.on,
                         .amount = due.outstanding()});
    }
    return items;
}

std::vector<PayrollItem> asked_of(const std::string& loan,
                                  const std::vector<lending::InstalmentStanding>& instalments,
                                  Month month) {
    std::vector<PayrollItem> items;
    for (const lending::InstalmentStanding& instalment : instalments) {
        const Vnd open = instalment.open().total();
        if (instalment.due > last_day(month) || open <= Vnd{}) { continue; }
        items.push_back({.code = loan,
                         .share = {},
                         .number = instalment.n,
                         .due = instalment.due,
                         .amount = open});
    }
    return items;
}

void put_in_order(std::vector<PayrollItem>& items) {
    std::sort(items.begin(), items.end(), [](const PayrollItem& a, const PayrollItem& b) {
        return std::tuple{a.due, a.is_of_loan(), code_key(a.code), a.share, a.number} <
               std::tuple{b.due, b.is_of_loan(), code_key(b.code), b.share, b.number};
    });
}

Placing::Placing(std::vector<PayrollItem> asked) : asked_(std::move(asked)), left_(asked_) {}

bool Placing::is_meant(const PayrollItem& item, std::string_view key) const {
    if (key.empty() || key == code_key(item.code) || key == code_key(target_text(item))) {
        return true;
    }
    return std::any_of(asked_.begin(), asked_.end(), [&](const PayrollItem& asked) {
        return has_target_of(asked, item) && key == code_key(item_text(asked));
    });
}

Check Placing::place(const Deduction& deduction) {
    const std::string key = code_key(deduction.item);
    std::vector<PayrollItem*> meant;
    Vnd left;
    for (PayrollItem& item : left_) {
        if (!is_meant(item, key)) { continue; }
        meant.push_back(&item);
        left += item.amount;
    }
    if (meant.empty()) { return refuse(Code::not_on_payroll, {{"item", deduction.item}}); }
    if (deduction.amount > left) {
        return refuse(Code::not_on_payroll, {{"amount", deduction.amount}, {"left", left}});
    }
    Vnd rest = deduction.amount;
    for (PayrollItem* item : meant) {
        const Vnd part = std::min(rest, item->amount);
        item->amount -= part;
        rest -= part;
    }
    return {};
}

std::vector<PayrollItem> Placing::placed() const {
    std::vector<PayrollItem> targets;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const Vnd amount = asked_[i].amount - left_[i].amount;
        if (amount == Vnd{}) { continue; }
        const auto known =
            std::find_if(targets.begin(), targets.end(),
                         [&](const PayrollItem& item) { return has_target_of(item, asked_[i]); });
        if (known != targets.end()) {
            known->amount += amount;
            continue;
        }
        targets.push_back(asked_[i]);
        targets.back().amount = amount;
    }
    return targets;
}

std::vector<PayrollItem> Placing::missing() const {
    std::vector<PayrollItem> items = left_;
    std::erase_if(items, [](const PayrollItem& item) { return item.amount == Vnd{}; });
    return items;
}

}  // namespace hui::closing
