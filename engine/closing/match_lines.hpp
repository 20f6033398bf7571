#pragma once

#include "engine/closing/bank_statement.hpp"

#include <variant>

namespace hui::closing {

/// Nobody can tell yet what a line stands for. Entries of its amount, near its day, if any: more
/// than one fits, or one fits several lines.
struct Unmatched {
    std::vector<Seq> candidates;
};
/// The one entry that fits by amount, day and, where the line has one, the member's name. It
/// counts for nothing until a person confirms it.
struct Proposed {
    Seq entry;
};
using LineState = std::variant<LineMatch, Proposed, Unmatched>;

/// A person says that these entries together are a line.
struct Confirmation {
    std::int64_t line;         ///< its place in the statement, from 1
    std::vector<Seq> entries;  ///< one at least
};

struct Matching {
    Days within{3};  ///< a line and its entry are at most so many days apart
    std::vector<Confirmation> confirmed;
};

/// Looks for what each line of a statement stands for: what a person confirmed; then a reference
/// code in the line (the entry's own reference, of four characters or more, or the group and share
/// as the ledger writes them, such as `G001-03`, `G001 03` or `G00103`), where amount and sign
/// agree and just one entry and one line fit each other; then, as a proposal, amount and member's
/// name; then amount alone. Refuses a confirmation with `no_statement_line` or `line_matched` (a
/// line is named twice); whether its entries fit, `decide_reconcile` says.
[[nodiscard]] Result<std::vector<LineState>> match_lines(const BankBook& book,
                                                         const BankStatement& statement,
                                                         const Matching& matching);

/// What is settled of the lines, as `decide_reconcile` takes it.
[[nodiscard]] std::vector<std::optional<LineMatch>> settled(const std::vector<LineState>& states);

/// The entries that moved the account in the statement's time and are on no line of it, nor on one
/// of another statement that was kept.
[[nodiscard]] std::vector<BankEntry> not_on_statement(const BankBook& book,
                                                      const BankStatement& statement,
                                                      const std::vector<LineState>& states);

}  // namespace hui::closing
