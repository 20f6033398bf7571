#include "engine/journal/canonical_text.hpp"

#include <fmt/format.h>

namespace hui {

EntryColumns columns_of(const Entry& entry, std::string_view effective_on,
                        std::string_view recorded_at) {
    using Optional = std::optional<std::int64_t>;
    return {.ledger = {},
            .book = {},
            .format = entry_format,
            .seq = entry.seq.count(),
            .receipt = entry.receipt != ReceiptNo{} ? Optional{entry.receipt.count()} : Optional{},
            .kind = entry.kind,
            .effective_on = effective_on,
            .recorded_at = recorded_at,
            .actor = entry.actor,
            .ref = entry.ref,
            .reverses = entry.reverses ? Optional{entry.reverses->count()} : Optional{},
            .body = entry.body};
}

void CanonicalText::begin(const EntryColumns& columns) {
    text_.clear();
    add_line("hui-entry", columns.format);
    add_line("ledger", columns.ledger);
    add_line("book", columns.book);
    add_line("seq", columns.seq);
    add_line("receipt", columns.receipt);
    add_line("kind", columns.kind);
    add_line("effective_on", columns.effective_on);
    add_line("recorded_at", columns.recorded_at);
    add_line("actor", columns.actor);
    add_line("ref", columns.ref);
    add_line("reverses", columns.reverses);
    add_line("body", columns.body);
}

void CanonicalText::add_posting(std::string_view account, std::int64_t amount) {
    text_ += "posting ";
    add_line(account, amount);
}

std::string_view CanonicalText::finish(const Hash& prev_hash) {
    add_line("prev", hex(prev_hash));
    return text_;
}

void CanonicalText::add_line(std::string_view name, std::string_view value) {
    text_ += name;
    text_ += ' ';
    text_ += value;
    text_ += '\n';
}

void CanonicalText::add_line(std::string_view name, std::optional<std::int64_t> value) {
    if (!value) { return add_line(name, "-"); }
    const fmt::format_int digits{*value};
    add_line(name, std::string_view{digits.data(), digits.size()});
}

}  // namespace hui
