#include "engine/actions/payroll_again.hpp"

#include "engine/base/text.hpp"
#include "engine/lending/standing.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/group_table.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace hui::actions {

namespace {

using closing::PayrollItem;

/// So far a clock may be set back between two entries without anybody noticing.
constexpr std::chrono::minutes same_moment{1};

std::string key_of(const PayrollItem& item) { return code_key(closing::target_text(item)); }

/// A book as it stands entry by entry, and what is asked of it.
class AskedInBook {
public:
    explicit AskedInBook(const store::BookRow& book) : book_(book) {}

    void apply(const Entry& entry) {
        if (book_.kind == store::BookKind::group) {
            if (auto movement = store::applied(group_, book_, entry)) {
                history_.add(*std::move(movement));
            }
            return;
        }
        const auto event = lending::event_of(entry.kind, entry.body);
        // How a repayment is allocated again follows from the others.
        if (event && std::holds_alternative<lending::Reallocated>(*event)) { return; }
        const std::string loan =
            event ? lending::loan_of(*event) : lending::loan_of(entry.kind, entry.body);
        if (!loan.empty()) { loans_[loan].add(entry); }
    }

    void ask(PayrollAgain& payroll) const {
        if (group_) { ask_shares(payroll); }
        for (const auto& [code, loan] : loans_) { ask_loan(payroll, code, loan); }
    }
    /// Of those whom the book is about nothing can be told for certain.
    void leave_unsure(PayrollAgain& payroll) const {
        for (const auto& [code, loan] : loans_) {
            payroll.unsure.insert(code_key(loan.agreement().borrower));
        }
        if (!group_) { return; }
        for (const savings::Share& share : group_->shares) {
            payroll.unsure.insert(code_key(share.member));
        }
    }

private:
    static void add(PayrollAgain& payroll, const std::string& member,
                    std::vector<PayrollItem> items) {
        const std::string key = code_key(member);
        if (items.empty() || !payroll.members.contains(key)) { return; }
        auto& known = payroll.asked[key];
        std::move(items.begin(), items.end(), std::back_inserter(known));
    }
    void ask_shares(PayrollAgain& payroll) const {
        const savings::Group then = history_.as_of(*group_, payroll.payroll.listed);
        if (savings::is_before_books(then, payroll.payroll.listed)) { return; }
        for (const savings::Share& share : then.shares) {
            add(payroll, share.member, closing::asked_of(then, share, payroll.payroll.month));
        }
    }
    static void ask_loan(PayrollAgain& payroll, const std::string& code,
                         const lending::LoanHistory& loan) {
        if (!loan.has_begun(payroll.payroll.listed)) { return; }
        const std::string& borrower = loan.agreement().borrower;
        if (!payroll.members.contains(code_key(borrower))) { return; }
        const auto instalments = lending::expected_instalments(loan, payroll.payroll.listed);
        if (!instalments) { return; }
        add(payroll, borrower, closing::asked_of(code, *instalments, payroll.payroll.month));
    }

    const store::BookRow& book_;
    std::optional<savings::Group> group_;
    savings::History history_;
    std::map<std::string, lending::LoanHistory> loans_;
};

bool is_own(const PayrollAgain& payroll, const Entry& entry) {
    return entry.recorded_at == payroll.recorded_at && entry.ref.starts_with(payroll.ref);
}

/// Notes a payment that was recorded with a payroll.
void add_payment(const store::BookRow& book, const Entry& entry, PayrollAgain& payroll) {
    PayrollItem item{.code = book.code, .share = {}, .due = {}, .amount = {}};
    std::optional<Method> method;
    if (book.kind == store::BookKind::group) {
        const auto event = savings::event_of(entry.kind, entry.body);
        if (const auto* paid = event ? std::get_if<savings::Contributed>(&*event) : nullptr) {
            item.share = paid->share;
            item.amount = paid->amount;
            method = paid->method;
        }
    } else {
        const auto event = lending::event_of(entry.kind, entry.body);
        if (const auto* paid = event ? std::get_if<lending::Repaid>(&*event) : nullptr) {
            item.code = paid->loan;
            item.amount = paid->amount;
            method = paid->method;
        }
    }
    payroll.has_strange_money = payroll.has_strange_money || method != payroll.payroll.method ||
                                entry.effective_on != payroll.on;
    payroll.brought.push_back(std::move(item));
}

/// How many entries of a book came before each payroll: as many as it says, or, where it says none
/// of the book, those before its own payments, or else those that were recorded earlier.
class Cuts {
public:
    Cuts(const std::string& book, const std::vector<Entry>& entries,
         const PayrollsAgain& payrolls) {
        std::size_t least = 0;
        for (const PayrollAgain& payroll : payrolls) {
            const auto said = payroll.payroll.books.find(book);
            if (said != payroll.payroll.books.end()) {
                least = static_cast<std::size_t>(said->second.count());
                cuts_.push_back({.before = least, .is_sure = true});
                continue;
            }
            const auto own = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
                return is_own(payroll, entry);
            });
            const bool has_own = own != entries.end();
            const auto end = has_own ? own : first_after(entries, payroll);
            const auto before = static_cast<std::size_t>(end - entries.begin());
            cuts_.push_back({.before = has_own ? before : std::max(before, least),
                             .is_sure = has_own || !has_of_the_moment(entries, payroll)});
            least = cuts_.back().before;
        }
        // The register says which payroll came first, whatever the clock did.
        for (std::size_t i = cuts_.size(); i > 1; --i) {
            cuts_[i - 2].before = std::min(cuts_[i - 2].before, cuts_[i - 1].before);
        }
    }
    struct Cut {
        std::size_t before;
        bool is_sure;
    };
    [[nodiscard]] const Cut& of(std::size_t payroll) const { return cuts_[payroll]; }

private:
    static std::vector<Entry>::const_iterator first_after(const std::vector<Entry>& entries,
                                                          const PayrollAgain& payroll) {
        return std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
            return entry.recorded_at > payroll.recorded_at;
        });
    }
    static bool has_of_the_moment(const std::vector<Entry>& entries, const PayrollAgain& payroll) {
        return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
            const auto apart = entry.recorded_at - payroll.recorded_at;
            return apart < same_moment && -apart < same_moment;
        });
    }
    std::vector<Cut> cuts_;
};

}  // namespace

std::vector<Seq> find_in_book(store::Ledger& ledger, const store::BookRow& book,
                              PayrollsAgain& payrolls) {
    std::vector<Seq> orphans;
    store::each_entry_under(ledger, book, closing::payroll_ref_prefix, [&](const Entry& entry) {
        const bool is_known = std::any_of(
            payrolls.begin(), payrolls.end(),
            [&](const PayrollAgain& payroll) { return entry.ref.starts_with(payroll.ref); });
        if (!is_known) { orphans.push_back(entry.seq); }
    });
    if (payrolls.empty()) { return orphans; }
    std::vector<Entry> entries;
    store::each_entry(ledger, book, [&](const Entry& entry) { entries.push_back(entry); });
    const Cuts cuts{book.code, entries, payrolls};
    AskedInBook asked{book};
    std::size_t next = 0;
    const auto ask_by = [&](std::size_t entry) {
        for (; next < payrolls.size() && cuts.of(next).before == entry; ++next) {
            asked.ask(payrolls[next]);
            if (!cuts.of(next).is_sure) { asked.leave_unsure(payrolls[next]); }
        }
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        ask_by(i);
        asked.apply(entries[i]);
        for (std::size_t of = 0; of < payrolls.size(); ++of) {
            // Later money under such a reference is other.
            if (!is_own(payrolls[of], entries[i])) { continue; }
            add_payment(book, entries[i], payrolls[of]);
            if (i < cuts.of(of).before) { payrolls[of].has_strange_money = true; }
        }
    }
    ask_by(entries.size());
    for (std::size_t i = 0; i < payrolls.size(); ++i) {
        if (!cuts.of(i).is_sure) { asked.leave_unsure(payrolls[i]); }
    }
    return orphans;
}

bool PayrollAgain::is_as_decided() const {
    std::map<std::string, closing::Placing> placings;
    std::map<std::string, std::string> whose;  // member by share or loan
    for (auto [member, items] : asked) {
        for (const PayrollItem& item : items) { whose.emplace(key_of(item), member); }
        closing::put_in_order(items);
        // What was owed on the day of the money bounded what was placed, not what is missing.
        placings.emplace(member, closing::Placing{items, {.on = on, .items = items}});
    }
    for (const PayrollItem& item : brought) {
        const auto member = whose.find(key_of(item));
        if (member == whose.end()) { return false; }
        auto& placing = placings.at(member->second);
        if (placing.place({.item = closing::target_text(item), .amount = item.amount})) {
            return false;
        }
    }
    std::set<std::string> named;
    for (const closing::PayrollLine& line : payroll.lines) {
        const std::string key = code_key(line.member);
        named.insert(key);
        const auto placing = placings.find(key);
        const Vnd deducted = placing == placings.end() ? Vnd{} : placing->second.deducted();
        if (line.deducted != deducted) { return false; }
        if (unsure.contains(key)) { continue; }
        if (placing == placings.end() || line.asked != placing->second.asked() ||
            line.missing != placing->second.missing()) {
            return false;
        }
    }
    const bool all_named = std::all_of(placings.begin(), placings.end(), [&](const auto& placing) {
        return named.contains(placing.first) || unsure.contains(placing.first);
    });
    return all_named && !has_strange_money;
}

}  // namespace hui::actions
