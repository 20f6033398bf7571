#pragma once

#include "engine/journal/balances.hpp"
#include "engine/journal/personal.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace hui::exchange {

/// So much text is gathered before it is handed on.
inline constexpr std::size_t enough_text = std::size_t{1} << 16U;

/// The words of a text that people read, in their language.
struct ExportWords {
    std::function<std::string(std::string_view)> kind;  ///< of an entry
    std::string balances;                               ///< of a line that states balances
};

/// Writes a journal out in one format: entries in, text out. The text is what `text` was given,
/// appended to as entries come, and may be taken away and emptied between two calls.
class JournalWriter {
public:
    JournalWriter() = default;
    virtual ~JournalWriter() = default;
    JournalWriter(const JournalWriter&) = delete;
    JournalWriter& operator=(const JournalWriter&) = delete;

    /// Which order the entries of a book must come in: by number, or by (effective date, number).
    enum class Order { by_number, by_date };
    [[nodiscard]] virtual Order order() const = 0;

    /// Whether it says before all books how they end: `add_end` of each that has entries, then
    /// `add_count` of all. `last` is the latest date of an entry.
    [[nodiscard]] virtual bool states_ends() const { return false; }
    virtual void add_end(const std::string& /*book*/, Date /*last*/, const Balances& /*end*/) {}
    virtual void add_count(std::int64_t /*entries*/, Date /*last*/) {}

    virtual void begin_book(const std::string& code) = 0;
    virtual void add(const Entry& entry) = 0;
    virtual void end_book() = 0;
    /// After all books.
    virtual void add(const std::string& member, const PersonalValue& personal) = 0;
};

}  // namespace hui::exchange
