#include "engine/exchange/account_roots.hpp"
#include "engine/exchange/plain_text.hpp"
#include "engine/journal/witness.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

namespace hui::exchange {

namespace {

/// Free text as the value of a tag. What one of the tools takes for a sign of its own (the next
/// tag, a date) is written as in web addresses.
std::string tag_value(std::string_view text) {
    std::string value;
    for (const char c : text) {
        switch (c) {
            case ',':
                value += "%2C";
                break;
            case '[':
                value += "%5B";
                break;
            case '%':
                value += "%25";
                break;
            default:
                value += c;
        }
    }
    return value;
}

/// As hledger's reports of cash, assets, income … know an account.
char type_letter(const Account& account) {
    if (account::is_money(account)) { return 'C'; }
    switch (root_of(account)) {
        case Root::assets:
            return 'A';
        case Root::liabilities:
            return 'L';
        case Root::equity:
            return 'E';
        case Root::income:
            return 'R';
        case Root::expenses:
            return 'X';
    }
    return 'E';
}

/// What counts the entries of a text, and those of a book that move no money. No book is called so.
constexpr std::string_view counter = "entries_so_far";
constexpr std::string_view moneyless = "entries_without_money";

/// hledger and ledger read the same transactions; what is declared differs.
class HledgerSyntax final : public PlainTextSyntax {
public:
    enum class Tool { hledger, ledger };

    HledgerSyntax(Tool tool, const std::string& ledger_id, ExportWords words, std::string& text)
        : tool_(tool),
          words_(std::move(words)),
          text_(text) {
        append("; hui-export 1, ledger {}\n", ledger_id);
        if (tool_ == Tool::hledger) {
            text_ += "decimal-mark .\ncommodity 1000. VND\ncommodity 1000. ENTRY\n";
        } else {
            declare_for_ledger();
        }
        append("\naccount {}\n", counter);
    }

    [[nodiscard]] Compared compared() const override {
        return tool_ == Tool::hledger ? Compared::by_date : Compared::where_it_stands;
    }

    /// Dated the day after, and virtual: nothing of it is in a report with --real.
    void state_end(const std::string& book, Date last, const Balances& balances) override {
        if (balances.all().empty()) { return; }
        append("\n{} * {} {}\n", iso(last + Days{1}), book, words_.balances);
        for (const auto& [account, balance] : balances.all()) {
            append("    ({})  0 VND = {} VND\n", name_in_book(book, account), balance.count());
        }
    }
    void state_count(std::int64_t entries, Date last) override {
        append("\n{} * {}\n    ({})  0 ENTRY = {} ENTRY\n", iso(last + Days{1}), words_.balances,
               counter, entries);
    }

    void begin_book(const std::string& code) override {
        append("\n; book {}\n", code);
        if (tool_ == Tool::hledger) { append("\naccount {}:{}\n", moneyless, code); }
        without_money_ = 0;
    }

    void open(const std::string& book, const Account& account, Date /*since*/) override {
        append("\naccount {}", name_in_book(book, account));
        text_ += tool_ == Tool::hledger ? fmt::format("  ; type:{}\n", type_letter(account)) : "\n";
    }

    void add(const Transaction& transaction) override {
        const Entry& entry = transaction.entry;
        append("\n{} * ({}/{}) {}\n", iso(entry.effective_on), transaction.book, entry.seq.count(),
               words_.kind(entry.kind));
        add_tag("book", transaction.book);
        add_tag("seq", fmt::format_int{entry.seq.count()}.str());
        if (entry.receipt != ReceiptNo{}) {
            add_tag("receipt", fmt::format_int{entry.receipt.count()}.str());
        }
        add_tag("kind", entry.kind);
        add_tag("effective_on", iso(entry.effective_on));
        add_tag("recorded_at", iso(entry.recorded_at));
        add_tag("actor", tag_value(entry.actor));
        add_tag("ref", tag_value(entry.ref));
        if (entry.reverses) { add_tag("reverses", fmt::format_int{entry.reverses->count()}.str()); }
        add_tag("hash", hex(entry.hash));
        add_tag("witness", Witness::of(entry.hash).text());
        if (!first_day_) { first_day_ = entry.effective_on; }
        ++entries_;
        count(1);
        if (entry.postings.empty() && tool_ == Tool::hledger) { count_without_money(transaction); }
        auto balance = transaction.balances.begin();
        for (const Posting& posting : entry.postings) {
            append("    {}  {} VND = {} VND\n", name_in_book(transaction.book, posting.account),
                   posting.amount.count(), (balance++)->count());
        }
    }

    void state(const std::string& book, Date on, std::span<const StatedBalance> balances) override {
        append("\n{} * {} {}\n", iso(on), book, words_.balances);
        for (const StatedBalance& stated : balances) {
            append("    {}  0 VND = {} VND", name_in_book(book, stated.account),
                   stated.balance.count());
            if (stated.on != on) { append("  ; date:{}", iso(stated.on)); }
            text_ += '\n';
        }
        count(0);
        for (const auto& [day, entries] : days_) {
            append("    ({}:{})  0 ENTRY = {} ENTRY  ; date:{}\n", moneyless, book, entries,
                   iso(day));
        }
        days_.clear();
    }

    void add_comment(const std::string& line) override { append("; {}\n", line); }

private:
    void declare_for_ledger() {
        text_ += "commodity VND\ncommodity ENTRY\n";
        for (const char* tag : {"book", "seq", "receipt", "kind", "recorded_at", "actor", "ref",
                                "reverses", "hash", "witness"}) {
            append("tag {}\n", tag);
        }
        // ledger compares no balances by date.
        text_ += "tag effective_on\n    assert format_date(date, \"%Y-%m-%d\") == value\n";
    }
    /// By their own dates, each with its number: the sums before and after the day are stated, so
    /// that none can move to another, nor two exchange their days. The balances of what it moves do
    /// that of any other entry.
    void count_without_money(const Transaction& transaction) {
        const Date day = transaction.entry.effective_on;
        const std::int64_t number = transaction.entry.seq.count();
        days_.emplace(day - Days{1}, without_money_);
        without_money_ += number;
        days_[day] = without_money_;
        append("    ({}:{})  {} ENTRY\n", moneyless, transaction.book, number);
    }
    /// Beside the money, so that nothing balances it: how many entries there are up to here, of
    /// which `more` with this transaction. hledger compares by date, so all bear the same one and
    /// are compared where they stand, like ledger's.
    void count(std::int64_t more) {
        append("    ({})  {} ENTRY = {} ENTRY", counter, more, entries_);
        if (tool_ == Tool::hledger && first_day_) { append("  ; date:{}", iso(*first_day_)); }
        text_ += '\n';
    }

    template <class... Values>
    void append(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    }
    void add_tag(std::string_view name, std::string_view value) {
        append("    ; {}: {}\n", name, value);
    }

    Tool tool_;
    ExportWords words_;
    std::string& text_;
    std::int64_t entries_ = 0;
    std::optional<Date> first_day_;      ///< of the text
    std::int64_t without_money_ = 0;     ///< the sum of the numbers of such entries of the book
    std::map<Date, std::int64_t> days_;  ///< the same by the end of a day, to be stated
};

}  // namespace

std::unique_ptr<PlainTextSyntax> hledger_syntax(const std::string& ledger_id,
                                                const ExportWords& words, std::string& text) {
    return std::make_unique<HledgerSyntax>(HledgerSyntax::Tool::hledger, ledger_id, words, text);
}

std::unique_ptr<PlainTextSyntax> ledger_syntax(const std::string& ledger_id,
                                               const ExportWords& words, std::string& text) {
    return std::make_unique<HledgerSyntax>(HledgerSyntax::Tool::ledger, ledger_id, words, text);
}

}  // namespace hui::exchange
