#pragma once

#include "engine/base/numbers.hpp"
#include "engine/exchange/csv_file.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace hui::exchange {

/// Reads what a person wrote, as `parse_text` does; plain ASCII, the usual case, at once.
[[nodiscard]] Result<std::string> read_text(std::string_view text);

/// Reads the round in which a share draws, 0 to 999; refuses anything else with `bad_number`.
[[nodiscard]] Result<Round> parse_turn(std::string_view text);

/// Reads the cells of one record, each by its own rule, and remembers the first that is wrong;
/// after it every value is an empty one that must not be used.
class Cells {
public:
    Cells(const CsvRecord& record, std::span<const CsvColumn> columns)
        : record_(record),
          columns_(columns) {}

    [[nodiscard]] bool is_empty(std::size_t column) const { return record_.cells[column].empty(); }

    /// The value of a cell that must not be empty (`missing_value`).
    template <class Parse>
    auto take(std::size_t column, Parse parse) {
        using Value = std::remove_cvref_t<decltype(*parse(std::string_view{}))>;
        if (wrong_ || !is_good(column)) { return Value{}; }
        auto value = parse(record_.cells[column]);
        if (!value) {
            fail(column, value.refusal());
            return Value{};
        }
        return *std::move(value);
    }
    /// Notes what is wrong with a cell beside the others, though it is good by itself.
    void check(std::size_t column, Check refusal) {
        if (!wrong_ && refusal) { fail(column, *std::move(refusal)); }
    }
    /// The value of a cell that may be empty.
    template <class Parse>
    auto take_if(std::size_t column, Parse parse) {
        return is_empty(column) ? std::nullopt : std::optional{take(column, parse)};
    }

    [[nodiscard]] const std::optional<CsvFault>& wrong() const { return wrong_; }

private:
    /// Whether the cell holds something, and clean text.
    bool is_good(std::size_t column);
    void fail(std::size_t column, Refusal reason);

    const CsvRecord& record_;
    std::span<const CsvColumn> columns_;
    std::optional<CsvFault> wrong_;
};

}  // namespace hui::exchange
