#include "engine/report/payroll_undone.hpp"

#include "engine/lending/loan_history.hpp"
#include "engine/savings/events.hpp"
#include "engine/store/loan_table.hpp"

#include <algorithm>

namespace hui::report {

namespace {

using closing::PayrollItem;

/// What an entry of a group or a portfolio paid for; nothing where it is no such payment.
std::optional<PayrollItem> paid_for(const store::BookRow& book, const Entry& entry) {
    if (book.kind == store::BookKind::loans) {
        const auto event = lending::event_of(entry.kind, entry.body);
        const auto* repaid = event ? std::get_if<lending::Repaid>(&*event) : nullptr;
        if (repaid == nullptr) { return std::nullopt; }
        return PayrollItem{.code = repaid->loan, .share = {}, .due = {}, .amount = repaid->amount};
    }
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto* contributed = event ? std::get_if<savings::Contributed>(&*event) : nullptr;
    if (contributed == nullptr) { return std::nullopt; }
    return PayrollItem{
        .code = book.code, .share = contributed->share, .due = {}, .amount = contributed->amount};
}

/// Whose wages they were: a share may have changed hands since, with an earlier date.
std::string payer_of(store::Ledger& ledger, const store::BookRow& book, const Entry& entry,
                     const PayrollItem& target) {
    if (target.is_of_loan()) {
        const auto place = store::find_loan(ledger, target.code);
        return place ? place->borrower : "";
    }
    const auto known = store::load_known(ledger, book, entry.recorded_at);
    const savings::Share* share = known ? known->group.find(target.share) : nullptr;
    if (share == nullptr) { return ""; }
    return known->history.holder_at(share->no, share->member, entry.effective_on, entry.seq);
}

/// The payments of one book that payrolls brought.
class PaymentsIn {
public:
    PaymentsIn(store::Ledger& ledger, const store::BookRow& book, Date on)
        : ledger_(ledger),
          book_(book),
          on_(on) {}

    /// A payment of the payroll, with which it was recorded at one time.
    void add(const Entry& entry, const Entry& payroll) {
        const auto target = paid_for(book_, entry);
        if (!target || entry.recorded_at != payroll.recorded_at || entry.effective_on > on_) {
            return;
        }
        const auto by = store::reversal_of(ledger_, book_, entry.seq);
        const auto reversal = by ? store::find_entry(ledger_, book_, *by) : std::nullopt;
        if (!reversal || reversal->effective_on > on_) {
            const Month month = closing::payroll_recorded_of(payroll.body).month;
            auto& last = stands_.emplace(closing::target_text(*target), month).first->second;
            last = std::max(last, month);
            return;
        }
        undone_.emplace_back(payroll.ref,
                             UndoneMoney{.book = book_.code,
                                         .entry = entry,
                                         .by = reversal->seq,
                                         .member = payer_of(ledger_, book_, entry, *target),
                                         .target = *target,
                                         .later = {}});
    }
    void give(UndoneByPayroll& all) {
        for (auto& [ref, undone] : undone_) {
            const auto later = stands_.find(closing::target_text(undone.target));
            if (later != stands_.end()) { undone.later = later->second; }
            all[ref].push_back(std::move(undone));
        }
    }

private:
    store::Ledger& ledger_;
    const store::BookRow& book_;
    Date on_;
    std::vector<std::pair<std::string, UndoneMoney>> undone_;
    std::map<std::string, Month> stands_;  ///< by target, the last month
};

}  // namespace

UndoneByPayroll undone_payments(store::Ledger& ledger, const std::vector<Entry>& payrolls,
                                Date on) {
    UndoneByPayroll all;
    if (payrolls.empty()) { return all; }
    std::map<std::string, const Entry*, std::less<>> by_ref;
    for (const Entry& payroll : payrolls) { by_ref.emplace(payroll.ref, &payroll); }
    for (const store::BookRow& book : store::all_books(ledger)) {
        if (book.kind == store::BookKind::registry) { continue; }
        PaymentsIn payments{ledger, book, on};
        store::each_entry_under(ledger, book, closing::payroll_ref_prefix, [&](const Entry& entry) {
            const auto found =
                by_ref.find(std::string_view{entry.ref}.substr(0, entry.ref.rfind(':')));
            if (found != by_ref.end()) { payments.add(entry, *found->second); }
        });
        payments.give(all);
    }
    return all;
}

}  // namespace hui::report
