#include "engine/report/closing_sheet.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/checkpoint.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace hui::report {

namespace {

/// What a guarantee stands for is money of nobody's: it would count a repayment twice.
bool is_guarantee(const Account& account) { return account.name().starts_with("guarantees:"); }

[[noreturn]] void sheet_damaged(const store::BookRow& book, Seq seq) {
    throw store::Fault{
        refuse(Code::ledger_damaged, {{"detail", fmt::format("{} {}", book.code, seq.count())}})};
}

/// The entries that a sheet may rest on, from `first` to the closing, are what was hashed.
void check_chain(store::Ledger& ledger, const store::BookRow& book, Seq first, Seq closing) {
    for (Seq seq = first; seq <= closing; seq = seq.next()) {
        const auto entry = store::find_entry(ledger, book, seq);
        if (!entry || ledger.chain().hash_of(book.code, *entry) != entry->hash) {
            sheet_damaged(book, seq);
        }
    }
}

/// The entry that another undoes, or in whose place it stands.
std::optional<Seq> set_right_by(const Entry& entry) {
    if (entry.reverses) { return entry.reverses; }
    const auto correction = correction_in(BodyReader{entry.body});
    return correction ? correction->corrects : std::nullopt;
}

/// Adds up what the entries of a month move.
class MonthMoved {
public:
    MonthMoved(const Balances& before, Month month) : month_(month) {
        for (const auto& [account, amount] : before.all()) { line(account).before = amount; }
    }

    void add(const Entry& entry) {
        for (const Posting& posting : entry.postings) {
            ClosingSheet::Line& moved = line(posting.account);
            moved.debits += std::max(posting.amount, Vnd{});
            moved.credits += std::max(-posting.amount, Vnd{});
        }
        auto& kind = kinds_[entry.kind];
        kind.kind = entry.kind;
        ++kind.entries;
        kind.amount += moved_by(entry);
        add_adjustment(entry);
    }

    void write_to(ClosingSheet& sheet) {
        for (auto& [account, moved] : lines_) {
            moved.after = moved.before + moved.debits - moved.credits;
            sheet.lines.push_back(moved);
        }
        for (const auto& [name, kind] : kinds_) { sheet.moved.push_back(kind); }
        sheet.adjustments = adjustments_;
    }
    /// Of each account, also of those that the closing names and nothing moved.
    [[nodiscard]] bool comes_to(const Balances& balances) {
        for (const auto& [account, amount] : balances.all()) { line(account); }
        return std::all_of(lines_.begin(), lines_.end(), [&](const auto& one) {
            const ClosingSheet::Line& moved = one.second;
            return moved.before + moved.debits - moved.credits == balances.of(one.first);
        });
    }

private:
    ClosingSheet::Line& line(const Account& account) {
        return lines_
            .try_emplace(
                account,
                ClosingSheet::Line{
                    .account = account, .before = {}, .debits = {}, .credits = {}, .after = {}})
            .first->second;
    }

    void add_adjustment(const Entry& entry) {
        const auto of_date = true_date_of(entry);
        if (!of_date || month_of(*of_date) >= month_) { return; }
        adjustments_.push_back({.seq = entry.seq,
                                .kind = entry.kind,
                                .on = entry.effective_on,
                                .of_date = *of_date,
                                .of = set_right_by(entry),
                                .amount = moved_by(entry)});
    }

    Month month_;
    std::map<Account, ClosingSheet::Line> lines_;
    std::map<std::string, ClosingSheet::Moved> kinds_;
    std::vector<ClosingSheet::Adjustment> adjustments_;
};

}  // namespace

Vnd moved_by(const Entry& entry) {
    Vnd money;
    Vnd all;
    for (const Posting& posting : entry.postings) {
        const Vnd debit = std::max(posting.amount, Vnd{});
        all += debit;
        if (!is_guarantee(posting.account)) { money += debit; }
    }
    return money == Vnd{} ? all : money;
}

Result<ClosingSheet> closing_sheet(store::Ledger& ledger, std::string_view code, Month month) {
    return store::attempt([&]() -> Result<ClosingSheet> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::any_book(ledger, code);
        if (!book) { return book.refusal(); }
        const auto closing = store::closing_of(ledger, *book, month);
        if (!closing) {
            return refuse(Code::month_not_closed, {{"book", book->code}, {"month", month}});
        }
        ClosingSheet sheet{.book = book->code,
                           .closing = *closing,
                           .said = closing::month_closed_of(closing->body),
                           .loans = closing::each_loan_closed(closing->body)};
        const Date day_before = last_day(month - date::months{1});
        MonthMoved moved{store::balances_as_of(ledger, *book, day_before), month};
        Seq first = store::checkpoint_as_of(ledger, *book, day_before, {}).from_seq;
        store::each_entry_between(ledger, *book, first_day(month), last_day(month),
                                  [&](const Entry& entry) {
                                      first = std::min(first, entry.seq);
                                      if (entry.seq != closing->seq) { moved.add(entry); }
                                  });
        check_chain(ledger, *book, first, closing->seq);
        if (!moved.comes_to(sheet.said.balances)) { sheet_damaged(*book, closing->seq); }
        moved.write_to(sheet);
        return sheet;
    });
}

}  // namespace hui::report
