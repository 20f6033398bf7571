#include "engine/exchange/account_roots.hpp"
#include "engine/exchange/plain_text.hpp"
#include "engine/journal/witness.hpp"

#include <fmt/format.h>

#include <iterator>

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

    void begin_book(const std::string& code) override { append("\n; book {}\n", code); }

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
        for (const Posting& posting : entry.postings) {
            append("  {}  {} VND\n", beancount_name(transaction.book, posting.account),
                   posting.amount.count());
        }
    }

    /// Beancount compares at the start of a day, so each stands under the day after.
    void state(const std::string& book, Date on, std::span<const StatedBalance> balances) override {
        if (balances.empty()) { return; }
        append("\n; {} {} {}\n", iso(on), book, words_.balances);
        for (const StatedBalance& stated : balances) {
            append("{} balance {}  {} VND\n", iso(stated.on + Days{1}),
                   beancount_name(book, stated.account), stated.balance.count());
        }
    }

    void add_comment(const std::string& line) override { append("; {}\n", line); }

private:
    template <class... Values>
    void append(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    }

    ExportWords words_;
    std::string& text_;
};

}  // namespace

std::unique_ptr<PlainTextSyntax> beancount_syntax(const std::string& ledger_id,
                                                  const ExportWords& words, std::string& text) {
    return std::make_unique<BeancountSyntax>(ledger_id, words, text);
}

}  // namespace hui::exchange
