#include "engine/exchange/json_lines.hpp"

#include "engine/journal/body.hpp"
#include "engine/journal/canonical_text.hpp"
#include "engine/journal/hex.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_scan.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace hui::exchange {

namespace {

std::string in_quotes(std::string_view text) {
    constexpr unsigned char first_printable = 0x20;
    std::string quoted{'"'};
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < first_printable) {
            // Nothing that was recorded here holds one, but somebody may have forged it.
            quoted += fmt::format("\\u{:04x}", byte);
            continue;
        }
        if (c == '"' || c == '\\') { quoted += '\\'; }
        quoted += c;
    }
    return quoted + '"';
}

std::string number_or_null(std::optional<std::int64_t> number) {
    return number ? fmt::format("{}", *number) : "null";
}

/// What a line has beside the entry's columns, as JSON but for the hashes.
struct Rest {
    std::string body;
    std::vector<std::string> postings;
    std::string prev_hash;
    std::string hash;
    bool is_typed = true;
};

void add_line(std::string& text, const EntryColumns& entry, const Rest& rest) {
    fmt::format_to(
        std::back_inserter(text),
        R"({{"format":"hui-entry {}","ledger":{},"book":{},"seq":{},"receipt":{},"kind":{},)"
        R"("effective_on":{},"recorded_at":{},"actor":{},"ref":{},"reverses":{},)"
        R"("body":{},"postings":[{}],"prev_hash":"{}","hash":"{}"{}}})"
        "\n",
        entry.format, in_quotes(entry.ledger), in_quotes(entry.book), entry.seq,
        number_or_null(entry.receipt), in_quotes(entry.kind), in_quotes(entry.effective_on),
        in_quotes(entry.recorded_at), in_quotes(entry.actor), in_quotes(entry.ref),
        number_or_null(entry.reverses), rest.body, fmt::join(rest.postings, ","), rest.prev_hash,
        rest.hash, rest.is_typed ? "" : R"(,"typed":false)");
}

class JsonLinesWriter final : public JournalWriter {
public:
    JsonLinesWriter(std::string ledger_id, std::string& text)
        : ledger_id_(std::move(ledger_id)),
          text_(text) {}

    [[nodiscard]] Order order() const override { return Order::by_number; }
    void begin_book(const std::string& code) override { book_ = code; }
    void end_book() override {}

    /// Throws `BodyError` where the body isn't the JSON that this program writes.
    void add(const Entry& entry) override {
        static_cast<void>(BodyReader{entry.body});
        const std::string effective_on = iso(entry.effective_on);
        const std::string recorded_at = iso(entry.recorded_at);
        EntryColumns columns = columns_of(entry, effective_on, recorded_at);
        columns.ledger = ledger_id_;
        columns.book = book_;
        Rest rest{.body = entry.body,
                  .postings = {},
                  .prev_hash = hex(entry.prev_hash),
                  .hash = hex(entry.hash)};
        rest.postings.reserve(entry.postings.size());
        for (const Posting& posting : entry.postings) {
            rest.postings.push_back(fmt::format(R"({{"account":{},"amount":{}}})",
                                                in_quotes(posting.account.name()),
                                                posting.amount.count()));
        }
        add_line(text_, columns, rest);
    }

    void add(const std::string& member, const PersonalValue& personal) override {
        fmt::format_to(std::back_inserter(text_),
                       R"({{"personal":{{"member":{},"field":{},"salt":{},"value":{}}}}})"
                       "\n",
                       in_quotes(member), in_quotes(personal.field), in_quotes(personal.salt),
                       in_quotes(personal.value));
    }

private:
    std::string ledger_id_;
    std::string& text_;
    std::string book_;
};

/// The body as it stands, or as a text where it isn't the JSON that this program writes, or none.
std::string stored_body(std::string_view body) {
    constexpr char first_printable = ' ';
    const bool has_control_character =
        std::any_of(body.begin(), body.end(), [](char c) { return c >= 0 && c < first_printable; });
    if (has_control_character) { return in_quotes(body); }
    try {
        static_cast<void>(BodyReader{std::string{body}});
        return std::string{body};
    } catch (const BodyError&) { return in_quotes(body); }
}

/// Writes entries as they are stored.
class StoredLines {
public:
    StoredLines(store::Ledger& ledger, const ExportSink& sink,
                const std::function<void(std::int64_t)>& progress)
        : ledger_(ledger),
          sink_(sink),
          progress_(progress) {}

    void add_book(std::int64_t book, std::string code) {
        code_ = std::move(code);
        prev_hash_ = hex(Hash{});
        ++exported_.books;
        store::scan_journal(ledger_, book, [&](const auto& entry) { add(entry); });
        hand_on();
    }
    [[nodiscard]] Exported written() const { return exported_; }

private:
    void add(const store::StoredEntry& entry) {
        EntryColumns columns = entry.columns;
        columns.ledger = ledger_.id();
        columns.book = code_;
        Rest rest{.body = stored_body(columns.body),
                  .postings = {},
                  .prev_hash = std::move(prev_hash_),
                  .hash = hex_of(entry.hash),
                  .is_typed = entry.is_typed};
        std::int64_t line = 0;
        for (const store::StoredPosting& posting : entry.postings) {
            const bool is_in_place = posting.line == ++line;
            rest.postings.push_back(fmt::format(
                R"({{"account":{},"amount":{}{}}})", in_quotes(posting.account), posting.amount,
                is_in_place ? std::string{} : fmt::format(R"(,"line":{})", posting.line)));
        }
        add_line(text_, columns, rest);
        prev_hash_ = std::move(rest.hash);
        if (text_.size() >= enough_text) { hand_on(); }
        progress_(++exported_.entries);
    }
    void hand_on() {
        sink_(text_);
        text_.clear();
    }

    store::Ledger& ledger_;
    const ExportSink& sink_;
    const std::function<void(std::int64_t)>& progress_;
    std::string text_;
    std::string code_;
    std::string prev_hash_;  ///< of the entry before, as it is stored
    Exported exported_;
};

}  // namespace

std::unique_ptr<JournalWriter> json_lines_writer(const std::string& ledger_id, std::string& text) {
    return std::make_unique<JsonLinesWriter>(ledger_id, text);
}

Result<Exported> export_as_stored(store::Ledger& ledger, const ExportSink& sink,
                                  const std::function<void(std::int64_t)>& progress) {
    return store::attempt([&]() -> Result<Exported> {
        const store::Snapshot snapshot{ledger};
        StoredLines lines{ledger, sink, progress};
        for (const auto& book : store::all_books(ledger)) { lines.add_book(book.id, book.code); }
        for (const std::int64_t book : store::missing_books(ledger)) {
            lines.add_book(book, fmt::format("#{}", book));
        }
        return lines.written();
    });
}

}  // namespace hui::exchange
