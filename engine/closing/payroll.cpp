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

/// What was written for an item, as a key of it: a share's number may be `3` or `03`.
std::string key_of(std::string_view item) {
    const auto slash = item.find('/');
    if (slash == std::string_view::npos) { return code_key(item); }
    const auto end = std::min(item.find('/', slash + 1), item.size());
    const auto share = parse_share(item.substr(slash + 1, end - slash - 1));
    if (!share) { return code_key(item); }
    return code_key(
        fmt::format("{}/{}{}", item.substr(0, slash), share_text(*share), item.substr(end)));
}

bool is_named(const PayrollItem& item, std::string_view key) {
    return key == code_key(item.code) || key == code_key(target_text(item)) ||
           key == code_key(item_text(item));
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

Placing::Placing(std::vector<PayrollItem> asked, const OwedOnDay& owed)
    : asked_(std::move(asked)),
      left_(asked_),
      day_(owed.on) {
    for (const PayrollItem& item : owed.items) { owed_[target_text(item)] += item.amount; }
}

bool Placing::is_meant(const PayrollItem& item, std::string_view key) const {
    return key.empty() || std::any_of(asked_.begin(), asked_.end(), [&](const PayrollItem& asked) {
               return has_target_of(asked, item) && is_named(asked, key);
           });
}

Vnd Placing::asked_for(std::string_view item) const {
    const std::string key = key_of(item);
    Vnd sum;
    for (const PayrollItem& asked : asked_) {
        if (is_named(asked, key)) { sum += asked.amount; }
    }
    return sum;
}

Check Placing::place(const Deduction& deduction) {
    const std::string key = key_of(deduction.item);
    bool is_asked = false;
    Vnd asked;
    Vnd rest = deduction.amount;
    auto left = left_;
    auto owed = owed_;
    for (PayrollItem& item : left) {
        if (!is_meant(item, key)) { continue; }
        is_asked = true;
        asked += item.amount;
        Vnd& still_owed = owed[target_text(item)];
        const Vnd part = std::min({rest, item.amount, still_owed});
        item.amount -= part;
        still_owed -= part;
        rest -= part;
    }
    if (!is_asked) { return refuse(Code::not_on_payroll, {{"item", deduction.item}}); }
    if (deduction.amount > asked) {
        return refuse(Code::not_on_payroll, {{"amount", deduction.amount}, {"left", asked}});
    }
    if (rest > Vnd{}) {
        Refusal refusal = refuse(
            Code::not_on_payroll,
            {{"amount", deduction.amount}, {"left", deduction.amount - rest}, {"date", day_}});
        if (!deduction.item.empty()) { refusal.facts.push_back({"item", deduction.item}); }
        return refusal;
    }
    left_ = std::move(left);
    owed_ = std::move(owed);
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
