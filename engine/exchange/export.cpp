#include "engine/exchange/export.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/base/choice.hpp"
#include "engine/exchange/csv_lines.hpp"
#include "engine/exchange/json_lines.hpp"
#include "engine/exchange/plain_text.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::exchange {

namespace {

std::unique_ptr<JournalWriter> writer_for(const ExportRequest& request,
                                          const std::string& ledger_id, std::string& text) {
    switch (request.format) {
        case ExportFormat::hledger:
            return plain_text_writer(hledger_syntax(ledger_id, request.words, text));
        case ExportFormat::ledger:
            return plain_text_writer(ledger_syntax(ledger_id, request.words, text));
        case ExportFormat::beancount:
            return plain_text_writer(beancount_syntax(ledger_id, request.words, text));
        case ExportFormat::csv:
            return csv_writer(ledger_id, request.personal, text);
        case ExportFormat::jsonl:
            break;
    }
    return json_lines_writer(ledger_id, text);
}

/// The books that are meant, and all that becomes of them.
class Export {
public:
    Export(store::Ledger& ledger, const ExportRequest& request, const ExportSink& sink)
        : ledger_(ledger),
          request_(request),
          sink_(sink),
          writer_(writer_for(request, ledger.id(), text_)) {}

    /// A text that is cut short at its end can only be known for it by what stands before.
    void add_ends(const std::vector<store::BookRow>& books) {
        if (!writer_->states_ends()) { return; }
        std::int64_t entries = 0;
        std::optional<Date> last;
        for (const store::BookRow& book : books) {
            const auto sums = store::sums_of(ledger_, book);
            if (!sums) { continue; }
            writer_->add_end(book.code, sums->last_day, sums->balances);
            entries += sums->entries;
            last = std::max(last, std::optional{sums->last_day});
            hand_on_if_enough();
        }
        if (last) { writer_->add_count(entries, *last); }
    }
    void add(const store::BookRow& book, const std::function<void(std::int64_t)>& progress) {
        writer_->begin_book(book.code);
        const auto add_entry = [&](const Entry& entry) {
            writer_->add(entry);
            progress(++exported_.entries);
            hand_on_if_enough();
        };
        if (writer_->order() == JournalWriter::Order::by_number) {
            store::each_entry(ledger_, book, add_entry);
        } else {
            store::each_entry_by_date(ledger_, book, add_entry);
        }
        writer_->end_book();
        ++exported_.books;
    }
    void add_personal(const std::optional<store::BookRow>& book) {
        const auto add_value = [&](const std::string& member, const PersonalValue& personal) {
            writer_->add(member, personal);
            hand_on_if_enough();
        };
        if (book && book->kind != store::BookKind::registry) {
            store::each_personal_in(ledger_, *book, add_value);
        } else {
            store::each_personal(ledger_, add_value);
        }
    }
    [[nodiscard]] Exported finish() {
        hand_on();
        return exported_;
    }

private:
    void hand_on_if_enough() {
        if (text_.size() >= enough_text) { hand_on(); }
    }
    void hand_on() {
        sink_(text_);
        text_.clear();
    }

    store::Ledger& ledger_;
    const ExportRequest& request_;
    const ExportSink& sink_;
    std::string text_;
    std::unique_ptr<JournalWriter> writer_;
    Exported exported_;
};

}  // namespace

Result<ExportFormat> parse_export_format(std::string_view word) {
    using enum ExportFormat;
    return choose<ExportFormat>(word, {{"hledger", hledger},
                                       {"ledger", ledger},
                                       {"beancount", beancount},
                                       {"csv", csv},
                                       {"jsonl", jsonl}});
}

Result<Exported> export_ledger(store::Ledger& ledger, const ExportRequest& request,
                               const ExportSink& sink,
                               const std::function<void(std::int64_t)>& progress) {
    return store::attempt([&]() -> Result<Exported> {
        const store::Snapshot snapshot{ledger};
        std::optional<store::BookRow> only;
        if (request.book) {
            const auto book = actions::any_book(ledger, *request.book);
            if (!book) { return book.refusal(); }
            only = *book;
        }
        Export exporting{ledger, request, sink};
        const auto books = only ? std::vector{*only} : store::all_books(ledger);
        exporting.add_ends(books);
        for (const store::BookRow& book : books) { exporting.add(book, progress); }
        if (request.personal == PersonalData::included) { exporting.add_personal(only); }
        return exporting.finish();
    });
}

}  // namespace hui::exchange
