#pragma once

#include "engine/closing/bank_statement.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace hui::exchange {

/// A dated line of a bank's file, and the balance behind it where the bank says it.
struct BankLine {
    std::int64_t at;  ///< the line of the file
    closing::StatementLine line;
    std::optional<Vnd> balance;
};

/// What came in and went out by some lines; neither is negative.
struct BankTurnover {
    Vnd credits;
    Vnd debits;
};
[[nodiscard]] BankTurnover turnover_of(std::span<const BankLine> lines);

/// A row in which the bank adds up its lines (tổng phát sinh).
struct SumsRow {
    std::int64_t at;     ///< the line of the file
    std::size_t behind;  ///< how many lines stand before it
    std::optional<Vnd> debits;
    std::optional<Vnd> credits;
    std::optional<Vnd> of_both;  ///< where one column has all amounts
};

/// The first row, in the order of the file, that adds up neither all lines, nor those above it, nor
/// those since the row before it (a page's); null where there is none. Some banks count their lines
/// in such a row instead.
[[nodiscard]] const SumsRow* first_wrong(std::span<const SumsRow> rows,
                                         std::span<const BankLine> lines);

}  // namespace hui::exchange
