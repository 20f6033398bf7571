#pragma once

#include "engine/exchange/journal_writer.hpp"
#include "engine/store/ledger.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hui::exchange {

/// What a ledger is written out as, for an auditor's own programs.
enum class ExportFormat { hledger, ledger, beancount, csv, jsonl };
/// Refuses any other word with `bad_choice`.
[[nodiscard]] Result<ExportFormat> parse_export_format(std::string_view word);

/// Whether what stands outside the journal goes along: phone, ID number, birth date …
enum class PersonalData { left_out, included };

struct ExportRequest {
    ExportFormat format = ExportFormat::jsonl;
    std::optional<std::string> book;  ///< nothing = every book
    PersonalData personal = PersonalData::left_out;
    ExportWords words;
};

/// How much was written out.
struct Exported {
    std::int64_t books = 0;
    std::int64_t entries = 0;
};

/// Takes the text piece by piece. What it throws ends the export and flies on.
using ExportSink = std::function<void(std::string_view)>;

/// Writes the journal out, of one book or of all, as it stood when it began. The memory that it
/// takes doesn't grow with the number of books. Refused with `unknown_book`.
[[nodiscard]] Result<Exported> export_ledger(store::Ledger& ledger, const ExportRequest& request,
                                             const ExportSink& sink,
                                             const std::function<void(std::int64_t)>& progress);

}  // namespace hui::exchange
