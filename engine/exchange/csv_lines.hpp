#pragma once

#include "engine/exchange/export.hpp"

namespace hui::exchange {

/// One line a posting, and one for an entry that moves no money, with the entry's columns before
/// it. With personal data it has columns for them, and a line for each value.
[[nodiscard]] std::unique_ptr<JournalWriter> csv_writer(const std::string& ledger_id,
                                                        PersonalData personal, std::string& text);

}  // namespace hui::exchange
