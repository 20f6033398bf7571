#pragma once

#include <string>
#include <string_view>

namespace hui::cli {

/// What a figure of the half-year's report, or a column of a closing sheet's loans, is called on
/// the screen that shows it.
[[nodiscard]] std::string half_year_figure_in_words(std::string_view name);
[[nodiscard]] std::string loan_column_in_words(std::string_view name);

/// The figures of the half-year, each with what it is called, line by line.
[[nodiscard]] std::string half_year_figures_told();

/// The figure that is meant by its name, or by those words; what was given where there is none.
[[nodiscard]] std::string half_year_figure_meant(const std::string& given);
[[nodiscard]] std::string loan_column_meant(const std::string& given);

}  // namespace hui::cli
