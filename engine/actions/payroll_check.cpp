#include "engine/actions/payroll_check.hpp"

#include "engine/base/text.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/lending/loan_history.hpp"
#include "engine/savings/events.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/loan_table.hpp"

#include <map>
#include <utility>
#include <vector>

namespace hui::actions {

namespace {

/// What each member brought, by the keys of their codes.
using Brought = std::map<std::string, Vnd>;

struct PayrollEntry {
    Seq seq;
    Instant recorded_at;
    closing::PayrollRecorded payroll;
    Brought brought = {};
};
/// By the beginning of their references: `payroll:2024-06:U1:`.
using PayrollEntries = std::map<std::string, PayrollEntry, std::less<>>;

PayrollEntries payrolls_of(store::Ledger& ledger) {
    PayrollEntries payrolls;
    store::each_entry(ledger, register_book(ledger), [&](const Entry& entry) {
        if (entry.kind != closing::payroll_recorded_kind) { return; }
        auto payroll = closing::payroll_recorded_of(entry.body);
        auto ref = closing::payroll_ref(payroll.month, payroll.unit) + ":";
        payrolls.emplace(std::move(ref), PayrollEntry{.seq = entry.seq,
                                                      .recorded_at = entry.recorded_at,
                                                      .payroll = std::move(payroll)});
    });
    return payrolls;
}

/// The payroll whose reference an entry carries; null where it carries none.
PayrollEntry* payroll_of(PayrollEntries& payrolls, std::string_view ref) {
    const auto last = ref.rfind(':');
    if (!ref.starts_with("payroll:") || last == std::string_view::npos) { return nullptr; }
    const auto found = payrolls.find(ref.substr(0, last + 1));
    return found == payrolls.end() ? nullptr : &found->second;
}

/// Who paid what stands in one book.
class Payers {
public:
    Payers(store::Ledger& ledger, const store::BookRow& book) : ledger_(ledger), book_(book) {}

    /// The member and the amount; nothing for what is neither a contribution nor a repayment.
    [[nodiscard]] std::optional<std::pair<std::string, Vnd>> paid_by(const Entry& entry) {
        return book_.kind == store::BookKind::loans ? repaid_by(entry) : contributed_by(entry);
    }

private:
    [[nodiscard]] std::optional<std::pair<std::string, Vnd>> repaid_by(const Entry& entry) {
        const auto event = lending::event_of(entry.kind, entry.body);
        const auto* repaid = event ? std::get_if<lending::Repaid>(&*event) : nullptr;
        if (repaid == nullptr) { return std::nullopt; }
        const auto place = store::find_loan(ledger_, repaid->loan);
        return std::pair{place ? place->borrower : "", repaid->amount};
    }
    [[nodiscard]] std::optional<std::pair<std::string, Vnd>> contributed_by(const Entry& entry) {
        const auto event = savings::event_of(entry.kind, entry.body);
        const auto* contributed = event ? std::get_if<savings::Contributed>(&*event) : nullptr;
        if (contributed == nullptr) { return std::nullopt; }
        // As it was known then: a share may have changed hands since, with an earlier date.
        if (known_at_ != entry.recorded_at) {
            known_ = store::load_known(ledger_, book_, entry.recorded_at);
            known_at_ = entry.recorded_at;
        }
        const savings::Share* share = known_ ? known_->group.find(contributed->share) : nullptr;
        return std::pair{share == nullptr
                             ? ""
                             : known_->history.holder_at(share->no, share->member,
                                                         entry.effective_on, entry.seq),
                         contributed->amount};
    }

    store::Ledger& ledger_;
    const store::BookRow& book_;
    std::optional<Instant> known_at_;
    decltype(store::load_known(ledger_, book_, Instant{})) known_;  ///< read when it is needed
};

void add_book(store::Ledger& ledger, const store::BookRow& book, PayrollEntries& payrolls) {
    std::vector<std::pair<PayrollEntry*, Entry>> entries;
    store::each_entry(ledger, book, [&](const Entry& entry) {
        PayrollEntry* payroll = payroll_of(payrolls, entry.ref);
        // The money was recorded with it, at one time; later money under such a reference is other.
        if (payroll != nullptr && payroll->recorded_at == entry.recorded_at) {
            entries.emplace_back(payroll, entry);
        }
    });
    Payers payers{ledger, book};
    for (const auto& [payroll, entry] : entries) {
        if (const auto paid = payers.paid_by(entry)) {
            payroll->brought[code_key(paid->first)] += paid->second;
        }
    }
}

bool is_as_brought(const PayrollEntry& payroll) {
    Brought said;
    for (const closing::PayrollLine& line : payroll.payroll.lines) {
        if (line.deducted > Vnd{}) { said[code_key(line.member)] += line.deducted; }
    }
    return said == payroll.brought;
}

}  // namespace

void check_payrolls(store::Ledger& ledger, Verification& result) {
    // What can't be read is named where its book is replayed.
    const auto trouble = store::fault_in([&] {
        PayrollEntries payrolls = payrolls_of(ledger);
        if (payrolls.empty()) { return; }
        for (const store::BookRow& book : store::all_books(ledger)) {
            if (book.kind != store::BookKind::registry) { add_book(ledger, book, payrolls); }
        }
        for (const auto& [ref, payroll] : payrolls) {
            if (is_as_brought(payroll)) { continue; }
            result.problems.push_back({.book = std::string{registry::register_book},
                                       .seq = payroll.seq,
                                       .code = ProblemCode::against_the_rules,
                                       .detail = std::string{name_of(Code::not_as_decided)}});
        }
    });
    static_cast<void>(trouble);
}

}  // namespace hui::actions
