#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/result.hpp"
#include "engine/base/vnd.hpp"

#include <string>
#include <string_view>

namespace hui::exchange {

/// An amount as banks write it: `1,500,000`, `1.500.000`, `1500000`, with a sign, two decimals that
/// are zeros (`1,500,000.00`) or a currency (`VND`, `đ`). Refuses anything else with `bad_amount`.
[[nodiscard]] Result<Vnd> parse_bank_amount(std::string_view text);

/// The day of `05/03/2026`, `5-3-2026`, `05.03.2026` or `2026-03-05`, with whatever stands behind a
/// blank or line break (a time, a document's number). Refuses anything else with `bad_date`.
[[nodiscard]] Result<Date> parse_bank_date(std::string_view text);

/// A cell with its line breaks and tabs as blanks.
[[nodiscard]] std::string on_one_line(std::string_view cell);

/// A heading or label as it is compared: without accents, case and signs, only what stands before a
/// line break, a bracket or a slash, behind which its translation stands.
[[nodiscard]] std::string heading_key(std::string_view cell);

}  // namespace hui::exchange
