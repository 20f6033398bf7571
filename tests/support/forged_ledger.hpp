#pragma once

#include "engine/journal/canonical_text.hpp"
#include "tests/support/honest_ledger.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::tests {

/// A copy of that ledger in the hands of somebody who changes the file behind
/// the program's back.
class ForgedLedger {
public:
    ForgedLedger();
    [[nodiscard]] std::string file() const;
    [[nodiscard]] RawFile raw() const;
    void forge(const std::string& sql);

    [[nodiscard]] Result<actions::Verification> verify(const actions::VerifyRequest& request = {});
    /// `BOOK SEQ problem`, or `refused: CODE` where the file can't be read
    /// through.
    [[nodiscard]] std::vector<std::string> problems(
        actions::VerifyRequest::Depth depth = actions::VerifyRequest::Depth::chain);
    /// Puts the guards on again, as far as what was forged lets them: a careful forger leaves no
    /// trace in the schema.
    void put_guards_back();
    [[nodiscard]] std::vector<std::string> deep_problems();

private:
    OwnFolder folder_;
    std::vector<std::string> guards_;
};

/// Whether one of the problems is that line; and whether one is of that code.
[[nodiscard]] bool has(const std::vector<std::string>& problems, const std::string& line);
[[nodiscard]] bool has_problem(const std::vector<std::string>& problems, std::string_view code);

/// The hashes of a book's entries, made good from its first entry on: what
/// somebody can do who has the program's source.
void rehash(ForgedLedger& ledger, const std::string& book);

/// A book's entry in SQL, for people who change it.
[[nodiscard]] std::string where_entry(const std::string& book, const std::string& seq);

/// Writes another body into an entry, with the postings that it asks for: what the entry says hangs
/// together. The hashes are still to be made good.
void forge_body(ForgedLedger& ledger, const std::string& book, const std::string& seq,
                const std::string& body);

}  // namespace hui::tests
