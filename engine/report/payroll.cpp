#include "engine/report/payroll.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/actions/units_asked.hpp"
#include "engine/base/text.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/payroll_undone.hpp"
#include "engine/savings/group.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace hui::report {

namespace {

using closing::PayrollItem;

/// What is still owed of items, each group and loan read once.
class StillOwed {
public:
    StillOwed(store::Ledger& ledger, Date on) : ledger_(ledger), on_(on) {}

    [[nodiscard]] Vnd of(const PayrollItem& item) {
        return item.is_of_loan() ? of_loan(item) : of_share(item);
    }

    /// All of a share or a loan that falls due by the end of the month.
    [[nodiscard]] std::vector<PayrollItem> all_of(const PayrollItem& target, Month month) {
        if (target.is_of_loan()) {
            return closing::asked_of(target.code, instalments_of(target.code), month);
        }
        const savings::Group* group = group_of(target.code);
        const savings::Share* share = group == nullptr ? nullptr : group->find(target.share);
        if (share == nullptr) { return {}; }
        return closing::asked_of(*group, *share, month);
    }

private:
    [[nodiscard]] Vnd of_share(const PayrollItem& item) {
        const savings::Group* group = group_of(item.code);
        const savings::Share* share = group == nullptr ? nullptr : group->find(item.share);
        if (share == nullptr) { return {}; }
        for (const savings::Due& due : savings::dues_of(*group, *share)) {
            if (due.round.count() == item.number) { return due.outstanding(); }
        }
        return {};
    }
    /// An instalment is known by its day: a change of the schedule counts them anew.
    [[nodiscard]] Vnd of_loan(const PayrollItem& item) {
        Vnd open;
        for (const lending::InstalmentStanding& instalment : instalments_of(item.code)) {
            if (instalment.due == item.due) { open += instalment.open().total(); }
        }
        return open;
    }
    [[nodiscard]] const savings::Group* group_of(const std::string& code) {
        const auto known = groups_.find(code);
        if (known != groups_.end()) { return &known->second; }
        const auto book = store::find_book(ledger_, code);
        if (!book || book->kind != store::BookKind::group) { return nullptr; }
        return &groups_
                    .emplace(code, store::load_history(ledger_, *book)
                                       .as_of(store::load_group(ledger_, *book), on_))
                    .first->second;
    }
    [[nodiscard]] const std::vector<lending::InstalmentStanding>& instalments_of(
        const std::string& code) {
        const auto known = loans_.find(code);
        if (known != loans_.end()) { return known->second; }
        auto& instalments = loans_[code];
        const auto place = store::find_loan(ledger_, code);
        if (!place) { return instalments; }
        const auto history = store::load_loan(ledger_, place->book, place->code);
        auto expected = lending::expected_instalments(history, on_);
        if (expected) { instalments = *std::move(expected); }
        return instalments;
    }

    store::Ledger& ledger_;
    Date on_;
    std::map<std::string, savings::Group> groups_;
    std::map<std::string, std::vector<lending::InstalmentStanding>> loans_;
};

std::vector<Entry> payroll_entries(store::Ledger& ledger, Date by) {
    std::vector<Entry> entries;
    store::each_entry(ledger, actions::register_book(ledger), [&](const Entry& entry) {
        if (entry.kind == closing::payroll_recorded_kind && entry.effective_on <= by) {
            entries.push_back(entry);
        }
    });
    return entries;
}

bool is_one_due(const PayrollItem& one, const PayrollItem& other) {
    return one.code == other.code && one.share == other.share && one.number == other.number &&
           one.due == other.due;
}

/// What is open of a member's payroll, missing or undone: each due once.
std::vector<MissingItem> open_of(const PayrollMember& member) {
    std::vector<MissingItem> all = member.missing;
    for (const UndonePayment& undone : member.undone) {
        for (const PayrollItem& item : undone.open) {
            const auto known = std::find_if(all.begin(), all.end(), [&](const MissingItem& one) {
                return is_one_due(one.item, item);
            });
            if (known == all.end()) {
                all.push_back({.item = item, .open = item.amount});
            } else {
                known->open += item.amount;
            }
        }
    }
    return all;
}

/// What is owed in the place of money that was undone: the oldest of the share or the loan, but for
/// what is open as missing or in the place of other money.
std::vector<PayrollItem> owed_for(const UndoneMoney& undone, const PayrollMember& member,
                                  Month month, StillOwed& owed) {
    std::vector<PayrollItem> open;
    Vnd rest = undone.target.amount;
    for (PayrollItem item :
         owed.all_of(undone.target, std::max(month, undone.later.value_or(month)))) {
        for (const MissingItem& one : open_of(member)) {
            if (is_one_due(one.item, item)) { item.amount -= std::min(item.amount, one.open); }
        }
        item.amount = std::min(item.amount, rest);
        rest -= item.amount;
        if (item.amount > Vnd{}) { open.push_back(item); }
    }
    return open;
}

void add_undone(PayrollReport& report, const std::vector<UndoneMoney>& undone, StillOwed& owed) {
    for (const UndoneMoney& one : undone) {
        const auto member = std::find_if(
            report.members.begin(), report.members.end(),
            [&](const PayrollMember& each) { return same_code(each.member, one.member); });
        if (member == report.members.end()) { continue; }
        member->undone.push_back({.book = one.book,
                                  .seq = one.entry.seq,
                                  .by = one.by,
                                  .target = closing::target_text(one.target),
                                  .amount = one.target.amount,
                                  .open = owed_for(one, *member, report.month, owed)});
    }
}

/// By the keys of their codes.
using Members = std::map<std::string, registry::Member>;

bool is_of_day(const PayrollItem& one, const PayrollItem& other) {
    return one.code == other.code && one.due == other.due;
}

/// Money that is short may meet other instalments of a loan than the oldest asked, as its terms
/// have it (the principal of all that is due first, say). What is missing of the loan in all stays
/// open: of those instalments, up to the month, that the money left.
void add_met_otherwise(std::vector<MissingItem>& missing, const PayrollItem& loan, Month month,
                       StillOwed& owed) {
    Vnd rest;
    for (const MissingItem& one : missing) {
        if (one.item.code == loan.code) { rest += one.item.amount - one.open; }
    }
    for (PayrollItem instalment : owed.all_of(loan, month)) {
        const auto known = std::find_if(missing.begin(), missing.end(), [&](const auto& one) {
            return is_of_day(one.item, instalment);
        });
        const Vnd open = known == missing.end() ? Vnd{} : known->open;
        const Vnd more = std::min(rest, std::max(Vnd{}, instalment.amount - open));
        if (more == Vnd{}) { continue; }
        rest -= more;
        if (known != missing.end()) {
            known->open += more;
            continue;
        }
        instalment.amount = {};
        missing.push_back({.item = instalment, .open = more});
    }
}

std::vector<MissingItem> missing_of(const closing::PayrollLine& line, Month month,
                                    StillOwed& owed) {
    std::vector<MissingItem> missing;
    for (const PayrollItem& item : line.missing) {
        missing.push_back({.item = item, .open = std::min(item.amount, owed.of(item))});
    }
    std::set<std::string> loans;
    for (const PayrollItem& item : line.missing) {
        const bool is_new = item.is_of_loan() && loans.insert(item.code).second;
        if (is_new) { add_met_otherwise(missing, item, month, owed); }
    }
    return missing;
}

PayrollReport report_of(const Entry& entry, const Members& members, StillOwed& owed) {
    const auto payroll = closing::payroll_recorded_of(entry.body);
    PayrollReport report{.month = payroll.month,
                         .unit = payroll.unit,
                         .listed = payroll.listed,
                         .on = entry.effective_on,
                         .seq = entry.seq,
                         .members = {}};
    for (const closing::PayrollLine& line : payroll.lines) {
        PayrollMember member{.member = line.member,
                             .name = {},
                             .unit = {},
                             .asked = line.asked,
                             .deducted = line.deducted,
                             .missing = missing_of(line, payroll.month, owed),
                             .undone = {}};
        const auto known = members.find(code_key(line.member));
        if (known != members.end()) {
            member.name = known->second.name;
            member.unit = known->second.unit;
        }
        report.members.push_back(std::move(member));
    }
    return report;
}

/// By month, then in the order of their entries.
std::vector<PayrollReport> all_payrolls(store::Ledger& ledger, Date on, StillOwed& owed) {
    Members members;
    for (registry::Member& member : store::all_members(ledger)) {
        members.emplace(code_key(member.code), std::move(member));
    }
    std::vector<PayrollReport> reports;
    const auto entries = payroll_entries(ledger, on);
    const auto undone = undone_payments(ledger, entries, on);
    for (const Entry& entry : entries) {
        reports.push_back(report_of(entry, members, owed));
        const auto of_this = undone.find(entry.ref);
        if (of_this != undone.end()) { add_undone(reports.back(), of_this->second, owed); }
    }
    std::stable_sort(reports.begin(), reports.end(),
                     [](const auto& a, const auto& b) { return a.month < b.month; });
    return reports;
}

/// What is open of each item over all payrolls. A due that is asked again is missing once; each
/// money that was undone is open by itself, and both together are never more than is still owed.
class OpenItems {
public:
    void add(const PayrollReport& payroll, const PayrollMember& member) {
        for (const auto& [item, open] : open_of(member)) {
            if (open == Vnd{}) { continue; }
            const auto [place, is_new] = places_.emplace(key_of(item), items_.size());
            if (is_new) {
                items_.push_back({.month = payroll.month,
                                  .unit = member.unit,
                                  .member = member.member,
                                  .name = member.name,
                                  .item = item,
                                  .open = {}});
            } else {
                ++items_[place->second].times;
            }
        }
        for (const MissingItem& one : member.missing) {
            Vnd& missing = missing_[key_of(one.item)];
            missing = std::max(missing, one.open);
        }
        for (const UndonePayment& payment : member.undone) {
            for (const PayrollItem& item : payment.open) { undone_[key_of(item)] += item.amount; }
        }
    }
    /// The oldest due first.
    [[nodiscard]] std::vector<OpenPayrollItem> in_order(StillOwed& owed) && {
        for (OpenPayrollItem& one : items_) {
            const Key key = key_of(one.item);
            one.open = std::min(missing_[key] + undone_[key], owed.of(one.item));
        }
        std::stable_sort(items_.begin(), items_.end(),
                         [](const auto& a, const auto& b) { return a.item.due < b.item.due; });
        return std::move(items_);
    }

private:
    using Key = std::tuple<std::string, ShareNo, std::int64_t, Date>;
    static Key key_of(const PayrollItem& item) {
        return {item.code, item.share, item.number, item.due};
    }
    std::vector<OpenPayrollItem> items_;
    std::map<Key, std::size_t> places_;
    std::map<Key, Vnd> missing_;
    std::map<Key, Vnd> undone_;
};

std::vector<OpenPayrollItem> open_items(const std::vector<PayrollReport>& payrolls,
                                        const actions::UnitsAsked& units, StillOwed& owed) {
    OpenItems open;
    for (const PayrollReport& payroll : payrolls) {
        for (const PayrollMember& member : payroll.members) {
            if (units.include(member.unit)) { open.add(payroll, member); }
        }
    }
    return std::move(open).in_order(owed);
}

}  // namespace

Vnd PayrollMember::open() const {
    Vnd sum;
    for (const MissingItem& one : missing) { sum += one.open; }
    for (const UndonePayment& payment : undone) { sum += closing::sum_of(payment.open); }
    return sum;
}

Result<std::vector<actions::AskedOfMember>> payroll_list(store::Ledger& ledger,
                                                         const actions::PayrollQuery& query) {
    return store::attempt([&]() -> Result<std::vector<actions::AskedOfMember>> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = query.on})) { return *std::move(refusal); }
        auto asked = actions::payroll_asked(ledger, query);
        if (!asked || !asked->empty()) { return asked; }
        if (auto refusal = check_told(ledger, {.on = last_day(query.month)})) {
            return *std::move(refusal);
        }
        return asked;
    });
}

Result<std::vector<PayrollReport>> payrolls(store::Ledger& ledger, const PayrollsQuery& query) {
    return store::attempt([&]() -> Result<std::vector<PayrollReport>> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = query.on})) { return *std::move(refusal); }
        const auto units = actions::units_asked(ledger, query.unit);
        if (!units) { return units.refusal(); }
        StillOwed owed{ledger, query.on};
        auto reports = all_payrolls(ledger, query.on, owed);
        std::erase_if(reports, [&](const PayrollReport& report) {
            return (query.month && report.month != *query.month) || !units->include(report.unit);
        });
        return reports;
    });
}

Result<std::vector<OpenPayrollItem>> open_payroll_items(store::Ledger& ledger,
                                                        const OpenPayrollQuery& query) {
    return store::attempt([&]() -> Result<std::vector<OpenPayrollItem>> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = query.on})) { return *std::move(refusal); }
        const auto units = actions::units_asked(ledger, query.unit);
        if (!units) { return units.refusal(); }
        StillOwed owed{ledger, query.on};
        return open_items(all_payrolls(ledger, query.on, owed), *units, owed);
    });
}

}  // namespace hui::report
