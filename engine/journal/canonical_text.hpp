#pragma once

#include "engine/journal/entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hui {

/// The version of the canonical text that this program writes; the first line of each text is
/// `hui-entry` and this number.
inline constexpr std::int64_t entry_format = 1;

/// The columns of an entry as the journal stores them, in the order of the canonical text.
struct EntryColumns {
    std::string_view ledger;  ///< the ledger's id
    std::string_view book;    ///< the book's code
    std::int64_t format = entry_format;
    std::int64_t seq = 0;
    std::optional<std::int64_t> receipt;
    std::string_view kind;
    std::string_view effective_on;
    std::string_view recorded_at;
    std::string_view actor;
    std::string_view ref;
    std::optional<std::int64_t> reverses;
    std::string_view body;
};

/// The columns of an entry as the journal stores them, without `ledger` and `book`. They are parts
/// of the entry and of its two times as texts, which must be there as long.
[[nodiscard]] EntryColumns columns_of(const Entry& entry, std::string_view effective_on,
                                      std::string_view recorded_at);

/// Builds the text whose SHA-256 is an entry's hash (the format is in `schema/README.md`): one
/// line a column, one line a posting, last the hash of the entry before. No stored text holds a
/// line break, so the text can be read back in one way only. One object serves many entries and
/// keeps its buffer.
class CanonicalText {
public:
    /// Begins the text of another entry.
    void begin(const EntryColumns& columns);
    /// Adds the next posting, in the order of lines.
    void add_posting(std::string_view account, std::int64_t amount);
    /// Ends the text and gives it; valid until the next `begin`.
    [[nodiscard]] std::string_view finish(const Hash& prev_hash);

private:
    void add_line(std::string_view name, std::string_view value);
    void add_line(std::string_view name, std::optional<std::int64_t> value);
    std::string text_;
};

}  // namespace hui
