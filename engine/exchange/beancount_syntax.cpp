#include "engine/exchange/account_roots.hpp"
#include "engine/exchange/plain_text.hpp"
#include "engine/journal/witness.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>

namespace hui::exchange {

namespace {

std::string beancount_string(std::string_view text) {
    std::string quoted{'"'};
    for (const char c : text) {
        if (c == '"' || c == '\\') { quoted += '\\'; }
        quoted += c;
    }
    return quoted + '"';
}

/// What counts the entries of a text. No account of a book has two parts only.
constexpr std::string_view entries_account = "Equity:Entries-so-far";

class BeancountSyntax final : public PlainTextSyntax {
public:
    BeancountSyntax(const std::string& ledger_id, ExportWords words, std::string& text)
        : words_(std::move(words)),
          text_(text) {
        append("; hui-export 1, ledger {}\n", ledger_id);
        text_ +=
            "option \"operating_currency\" \"VND\"\n"
            "1900-01-01 commodity VND\n"
            "1900-01-01 commodity ENTRY\n";
        append("\n1900-01-01 open {} ENTRY\n", entries_account);
    }

    [[nodiscard]] Compared compared() const override { return Compared::by_date; }

    void state_end(const std::string& book, Date last, const Balances& balances) override {
        if (balances.all().empty()) { return; }
        append("\n; {} {} {}\n", iso(last), book, words_.balances);
        for (const auto& [account, balance] : balances.all()) {
            append("{} balance {}  {} VND\n", iso(last + Days{1}), beancount_name(book, account),
                   balance.count());
        }
    }
    void state_count(std::int64_t entries, Date last) override {
        append("\n{} balance {}  {} ENTRY\n", iso(last + Days{1}), entries_account, entries);
    }

    void begin_book(const std::string& code) override {
        append("\n; book {}\n", code);
        moneyless_account_ = beancount_name(code, Account{"entries-without-money"});
        without_money_ = 0;
        append("\n1900-01-01 open {} ENTRY\n", moneyless_account_);
    }

    void open(const std::string& book, const Account& account, Date since) override {
        append("\n{} open {} VND\n", iso(since), beancount_name(book, account));
    }

    void add(const Transaction& transaction) override {
        const Entry& entry = transaction.entry;
        append("\n{} * {}\n", iso(entry.effective_on), beancount_string(words_.kind(entry.kind)));
        append("  book: \"{}\"\n  seq: {}\n", transaction.book, entry.seq.count());
        if (entry.receipt != ReceiptNo{}) { append("  receipt: {}\n", entry.receipt.count()); }
        append("  kind: \"{}\"\n  recorded_at: \"{}\"\n", entry.kind, iso(entry.recorded_at));
        append("  actor: {}\n  ref: {}\n", beancount_string(entry.actor),
               beancount_string(entry.ref));
        if (entry.reverses) { append("  reverses: {}\n", entry.reverses->count()); }
        append("  hash: \"{}\"\n  witness: \"{}\"\n", hex(entry.hash),
               Witness::of(entry.hash).text());
        // For a price of 0 VND it balances by itself.
        append("  {}  1 ENTRY @ 0 VND\n", entries_account);
        if (entry.postings.empty()) { count_without_money(entry); }
        for (const Posting& posting : entry.postings) {
            append("  {}  {} VND\n", beancount_name(transaction.book, posting.account),
                   posting.amount.count());
        }
    }

    /// Beancount compares at the start of a day, so each stands under the day after.
    void state(const std::string& book, Date on, std::span<const StatedBalance> balances) override {
        if (balances.empty() && days_.empty()) { return; }
        append("\n; {} {} {}\n", iso(on), book, words_.balances);
        for (const StatedBalance& stated : balances) {
            append("{} balance {}  {} VND\n", iso(stated.on + Days{1}),
                   beancount_name(book, stated.account), stated.balance.count());
        }
        for (const auto& [day, numbers] : days_) {
            append("{} balance {}  {} ENTRY\n", iso(day + Days{1}), moneyless_account_, numbers);
        }
        days_.clear();
    }

    void add_comment(const std::string& line) override { append("; {}\n", line); }

private:
    /// No money binds these to their days: each counts by its number, and the sums before and after
    /// its day are stated, so that none can move to another, nor two exchange their days.
    void count_without_money(const Entry& entry) {
        const Date day = entry.effective_on;
        days_.emplace(day - Days{1}, without_money_);
        without_money_ += entry.seq.count();
        days_[day] = without_money_;
        append("  {}  {} ENTRY @ 0 VND\n", moneyless_account_, entry.seq.count());
    }

    template <class... Values>
    void append(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    }

    ExportWords words_;
    std::string& text_;
    std::string moneyless_account_;      ///< of the book
    std::int64_t without_money_ = 0;     ///< the numbers of those entries so far, added up
    std::map<Date, std::int64_t> days_;  ///< the same at the ends of days, still to be stated
};

}  // namespace

std::unique_ptr<PlainTextSyntax> beancount_syntax(const std::string& ledger_id,
                                                  const ExportWords& words, std::string& text) {
    return std::make_unique<BeancountSyntax>(ledger_id, words, text);
}

}  // namespace hui::exchange
