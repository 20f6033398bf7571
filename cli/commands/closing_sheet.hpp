#pragma once

#include "engine/report/closing_sheet.hpp"

namespace hui::cli {

/// The closing sheet for people.
void print_sheet(const report::ClosingSheet& sheet);

}  // namespace hui::cli
