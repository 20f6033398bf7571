#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/vnd.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::exchange {

/// What a bank writes above and below the lines of a statement.
struct BankLabels {
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Vnd> opening;
    std::optional<Vnd> closing;
};

/// Takes in the days of `Từ ngày … đến ngày …`.
void read_days(BankLabels& labels, const std::vector<std::string>& cells);

/// Takes in `Số dư đầu kỳ` and `Số dư cuối kỳ`, each with the amount in its cell, in one behind it,
/// or (where there is none) in `balance`. False where the cells have neither.
bool read_balances(BankLabels& labels, const std::vector<std::string>& cells,
                   const std::string& balance);

/// Whether the cells are a sum of lines (`Tổng cộng`), or of something else (`Tổng phí`).
[[nodiscard]] bool is_total(const std::vector<std::string>& cells);
/// Whether they are what all lines, or those of a page, come to.
[[nodiscard]] bool is_total_of_lines(const std::vector<std::string>& cells);

}  // namespace hui::exchange
