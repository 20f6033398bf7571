#include "engine/exchange/csv_lines.hpp"

#include "engine/exchange/csv_file.hpp"
#include "engine/journal/body.hpp"
#include "engine/journal/canonical_text.hpp"

#include <fmt/format.h>

namespace hui::exchange {

namespace {

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
        const std::string columns = cells_of(entry);
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
    /// Throws `BodyError` where the body isn't the JSON that this program writes.
    [[nodiscard]] std::string cells_of(const Entry& entry) const {
        static_cast<void>(BodyReader{entry.body});
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
            csv_cell(entry.body), hex(entry.hash));
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

}  // namespace

std::unique_ptr<JournalWriter> csv_writer(const std::string& ledger_id, PersonalData personal,
                                          std::string& text) {
    return std::make_unique<CsvWriter>(ledger_id, personal, text);
}

}  // namespace hui::exchange
