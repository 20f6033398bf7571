#include "engine/exchange/row_writers.hpp"

#include "engine/exchange/csv_file.hpp"
#include "engine/journal/body.hpp"
#include "engine/journal/canonical_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace hui::exchange {

namespace {

/// The body as it stands; throws `BodyError` where it isn't the JSON that this program writes.
const std::string& checked_body(const Entry& entry) {
    static_cast<void>(BodyReader{entry.body});
    return entry.body;
}

class CsvWriter final : public JournalWriter {
public:
    CsvWriter(std::string ledger_id, PersonalData personal, std::string& text)
        : ledger_id_(std::move(ledger_id)),
          personal_(personal),
          text_(text) {
        text_ +=
            "format,ledger,book,seq,receipt,kind,effective_on,recorded_at,actor,ref,reverses,body,"
            "hash,line,account,amount";
        text_ += personal_ == PersonalData::included ? ",member,field,salt,value\n" : "\n";
    }

    [[nodiscard]] Order order() const override { return Order::by_number; }
    void begin_book(const std::string& code) override { book_ = code; }
    void end_book() override {}

    void add(const Entry& entry) override {
        const std::string columns = columns_of(entry);
        std::size_t line = 0;
        for (const Posting& posting : entry.postings) {
            add_row(columns + fmt::format(",{},{},{}", ++line, csv_cell(posting.account.name()),
                                          posting.amount.count()));
        }
        if (line == 0) { add_row(columns + ",,,"); }
    }

    void add(const std::string& member, const PersonalValue& personal) override {
        constexpr std::size_t columns_of_entries = 16;
        text_ += std::string(columns_of_entries, ',');
        text_ += fmt::format("{},{},{},{}\n", csv_cell(member), csv_cell(personal.field),
                             csv_cell(personal.salt), csv_cell(personal.value));
    }

private:
    [[nodiscard]] std::string columns_of(const Entry& entry) const {
        const auto number_if = [](bool is_there, std::int64_t number) {
            return is_there ? fmt::format("{}", number) : std::string{};
        };
        return fmt::format(
            "hui-entry {},{},{},{},{},{},{},{},{},{},{},{},{}", entry_format, ledger_id_,
            csv_cell(book_), entry.seq.count(),
            number_if(entry.receipt != ReceiptNo{}, entry.receipt.count()), csv_cell(entry.kind),
            iso(entry.effective_on), iso(entry.recorded_at), csv_cell(entry.actor),
            csv_cell(entry.ref),
            number_if(entry.reverses.has_value(), entry.reverses.value_or(Seq{}).count()),
            csv_cell(checked_body(entry)), hex(entry.hash));
    }

    void add_row(const std::string& row) {
        text_ += row;
        text_ += personal_ == PersonalData::included ? ",,,,\n" : "\n";
    }

    std::string ledger_id_;
    PersonalData personal_;
    std::string& text_;
    std::string book_;
};

class JsonLinesWriter final : public JournalWriter {
public:
    JsonLinesWriter(std::string ledger_id, std::string& text)
        : ledger_id_(std::move(ledger_id)),
          text_(text) {}

    [[nodiscard]] Order order() const override { return Order::by_number; }
    void begin_book(const std::string& code) override { book_ = code; }
    void end_book() override {}

    void add(const Entry& entry) override {
        const auto number_or_null = [](bool is_there, std::int64_t number) {
            return is_there ? fmt::format("{}", number) : std::string{"null"};
        };
        std::vector<std::string> postings;
        for (const Posting& posting : entry.postings) {
            postings.push_back(fmt::format(R"({{"account":{},"amount":{}}})",
                                           in_quotes(posting.account.name()),
                                           posting.amount.count()));
        }
        fmt::format_to(
            std::back_inserter(text_),
            R"({{"format":"hui-entry {}","ledger":"{}","book":{},"seq":{},"receipt":{},"kind":{},)"
            R"("effective_on":"{}","recorded_at":"{}","actor":{},"ref":{},"reverses":{},)"
            R"("body":{},"postings":[{}],"prev_hash":"{}","hash":"{}"}})"
            "\n",
            entry_format, ledger_id_, in_quotes(book_), entry.seq.count(),
            number_or_null(entry.receipt != ReceiptNo{}, entry.receipt.count()),
            in_quotes(entry.kind), iso(entry.effective_on), iso(entry.recorded_at),
            in_quotes(entry.actor), in_quotes(entry.ref),
            number_or_null(entry.reverses.has_value(), entry.reverses.value_or(Seq{}).count()),
            checked_body(entry), fmt::join(postings, ","), hex(entry.prev_hash), hex(entry.hash));
    }

    void add(const std::string& member, const PersonalValue& personal) override {
        fmt::format_to(std::back_inserter(text_),
                       R"({{"personal":{{"member":{},"field":{},"salt":{},"value":{}}}}})"
                       "\n",
                       in_quotes(member), in_quotes(personal.field), in_quotes(personal.salt),
                       in_quotes(personal.value));
    }

private:
    static std::string in_quotes(std::string_view text) {
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

    std::string ledger_id_;
    std::string& text_;
    std::string book_;
};

}  // namespace

std::unique_ptr<JournalWriter> csv_writer(const std::string& ledger_id, PersonalData personal,
                                          std::string& text) {
    return std::make_unique<CsvWriter>(ledger_id, personal, text);
}

std::unique_ptr<JournalWriter> json_lines_writer(const std::string& ledger_id, std::string& text) {
    return std::make_unique<JsonLinesWriter>(ledger_id, text);
}

}  // namespace hui::exchange
