#pragma once

#include "engine/actions/recorded.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::exchange {

/// The CSV files that shall be taken into the ledger.
struct ImportRequest {
    std::vector<std::string> paths;  ///< a folder (its own files, not its sub-folders), or files
    enum class Run { real, dry };
    Run run = Run::real;
    /// What a rejected row does to the others: nothing is written, or the good ones are.
    enum class Rejects { stop, keep_going };
    Rejects rejects = Rejects::stop;
};

/// A row that was not taken, or a file where the line is 0. A file of the one folder that was
/// asked for is named without it.
struct RejectedRow {
    std::string file;
    std::int64_t line = 0;  ///< where the row starts in the file; the header is line 1
    std::string column;     ///< empty = no one column
    Refusal reason;
};

/// What is worth a look and stopped nothing.
#define HUI_IMPORT_WARNINGS(X) \
    X(unknown_column)          \
    X(unknown_file)            \
    X(late_interest_above_cap)

enum class WarningCode {
#define HUI_CODE(name) name,
    HUI_IMPORT_WARNINGS(HUI_CODE)
#undef HUI_CODE
};
/// `unknown_column`
[[nodiscard]] std::string_view name_of(WarningCode code);

/// Facts: `unknown_column` has `column`; `unknown_file` none; `late_interest_above_cap` has
/// `group`, `agreed` and `cap`, percentages as texts.
struct ImportWarning {
    WarningCode code;
    std::string file;
    std::int64_t line = 0;  ///< 0 = the file
    std::vector<NamedFact> facts;
};

/// What an import did, or would do.
struct Imported {
    struct Created {
        std::int64_t units = 0;
        std::int64_t members = 0;
        std::int64_t lenders = 0;
        std::int64_t groups = 0;
        std::int64_t shares = 0;
        std::int64_t contributions = 0;
        std::int64_t advances = 0;
        std::int64_t payouts = 0;
        std::int64_t loans = 0;
        std::int64_t fund_payments = 0;
        std::int64_t repayments = 0;
        std::int64_t remittances = 0;
        friend bool operator==(const Created&, const Created&) = default;
    };
    Created created;                    ///< all zero where nothing was written
    std::int64_t skipped = 0;           ///< rows that stood in the ledger before
    std::vector<RejectedRow> rejected;  ///< in the order of setup, money, loans; by file and line
    std::vector<ImportWarning> warnings;
};

/// Takes units, members, lenders, groups with their shares, contributions, advances, payouts, loans
/// and their money out of CSV files, all in one transaction. A group's money is recorded in the
/// order of dates; on a day advances come first, then contributions, then payouts; then the files
/// and their lines decide. So are loans, whosever they are: on a day money for funds comes first,
/// then repayments, loans, what is repaid of those, and what is passed on to lenders. A row that
/// stands in the ledger already is skipped. `progress` is told how many rows of how many are done.
/// Refused with `file_unreadable`, `unknown_file` (one that was named itself), `nothing_to_import`,
/// or as the store says; rejected rows are no refusal.
[[nodiscard]] Result<Imported> import_csv(
    store::Ledger& ledger, const ImportRequest& request, const actions::Actor& actor,
    const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace hui::exchange
