#pragma once

#include "engine/exchange/export.hpp"

namespace hui::exchange {

/// One JSON object an entry, with everything that the hash covers, as `hui journal --json` has it.
[[nodiscard]] std::unique_ptr<JournalWriter> json_lines_writer(const std::string& ledger_id,
                                                               std::string& text);

/// Writes every entry that is stored, good or not, as evidence: of a ledger that nobody touched it
/// is the text of `export_ledger` to the letter. What stands where no entry has it goes along, so
/// that whoever checks the lines finds it: entries of a book that isn't there under `#` and its
/// number, a posting's `line` where another belongs there, a body that is no body as a text.
/// `progress` is told how many entries were written.
[[nodiscard]] Result<Exported> export_as_stored(store::Ledger& ledger, const ExportSink& sink,
                                                const std::function<void(std::int64_t)>& progress);

}  // namespace hui::exchange
