#pragma once

#include "engine/report/half_year.hpp"

#include <string>

namespace hui::cli {

/// A half-year that has begun by today; else it fails with `bad_period` or `period_ahead`.
[[nodiscard]] report::HalfYear begun_half_year(const std::string& text, Date today);

}  // namespace hui::cli
