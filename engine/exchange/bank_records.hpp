#pragma once

#include "engine/exchange/bank_profiles.hpp"
#include "engine/journal/hash.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hui::exchange {

/// A record of a bank's file as it stands there.
struct BankRecord {
    std::int64_t line;
    std::vector<std::string> cells;
    Check trouble;
};

/// A bank's file, taken apart.
struct BankRecords {
    Hash hash;                    ///< SHA-256 of its bytes
    std::vector<BankRecord> all;  ///< but for blank lines
    std::size_t heading;          ///< the place of the heading among them
    BankHeading columns;          ///< where the columns stand
};

/// Reads the file and finds its heading line, with whichever of `,`, `;` and tab gives one. Refused
/// as `read_bank_statement` is.
[[nodiscard]] Result<BankRecords> read_bank_records(const std::string& path,
                                                    const BankProfile& profile);

}  // namespace hui::exchange
