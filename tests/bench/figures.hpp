#pragma once

#include <cstdint>
#include <string>

namespace hui::bench {

/// How much is measured, and in which folder.
struct Setting {
    std::string folder;
    std::string program;  ///< this one, to be run again on its own
    std::int64_t entries = 1'000'000;
};

/// Recording in batches through the engine, against the same rows by bare statements.
void measure_batches(const Setting& setting);
/// The same for a CSV import, end to end.
void measure_import(const Setting& setting);
/// Recording with a commit a contribution.
void measure_one_by_one(const Setting& setting);
/// `verify` against a bare scan of the journal.
void measure_verify(const Setting& setting);
/// The list of all loans of a portfolio, a hundredth as many as entries, against the same scan.
void measure_loans(const Setting& setting);

/// Prints the seconds and the peak memory (kB) of one verification, or of one bare scan, in this
/// process.
void verify_alone(const std::string& ledger);
void scan_alone(const std::string& ledger);

}  // namespace hui::bench
