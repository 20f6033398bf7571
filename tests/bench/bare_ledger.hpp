#pragma once

#include "tests/bench/statement.hpp"
#include "tests/bench/stored_rows.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hui::bench {

/// A ledger's file without the engine: prepared statements of SQLite's C interface, under the
/// engine's settings, the schema's constraints and its triggers.
class BareLedger {
public:
    BareLedger(const std::string& path, const std::string& settings);

    /// Writes the rows in one transaction.
    void write(const StoredRows& rows);

    /// Reads every column of the journal in order; gives a sum over what was read, so that nothing
    /// of it can be left out.
    [[nodiscard]] std::uint64_t scan();

private:
    Connection connection_;
    std::vector<BookTable> tables_;
    std::vector<Statement> inserts_;  ///< one a table
    Statement begin_;
    Statement commit_;
};

}  // namespace hui::bench
