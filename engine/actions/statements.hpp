#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/closing/match_lines.hpp"

#include <optional>
#include <vector>

namespace hui::actions {

/// A bank statement beside the book.
struct ComparedStatement {
    std::string group;
    closing::BankBook book;
    std::vector<closing::LineState> states;  ///< of each line
    /// Entries that moved the account in its time and are on no line.
    std::vector<closing::BankEntry> not_on_statement;
    Vnd balance;                                      ///< by the book on the last day
    std::optional<closing::StatementGap> gap_before;  ///< to the statement of earlier days
    std::optional<closing::StatementGap> gap_after;   ///< to that of later days
};

/// A statement, and what people say of its lines.
struct StatementRequest {
    closing::BankStatement statement;
    closing::Matching matching;
    std::string ref;  ///< empty = one is made
};

/// Compares a statement with a group's book as it stands, and writes nothing. Refused with
/// `unknown_group`, or as `closing::match_lines` and `closing::decide_reconcile` say.
[[nodiscard]] Result<ComparedStatement> compare_statement(store::Ledger& ledger,
                                                          std::string_view group,
                                                          const StatementRequest& request,
                                                          const Actor& actor);

/// Keeps in an open book what a statement says and what its lines stand for; `compared` is what it
/// was decided on. Refused in the same way.
[[nodiscard]] Result<Recorded> keep_statement(store::Ledger& ledger, store::Book& book,
                                              const StatementRequest& request, const Actor& actor,
                                              ComparedStatement& compared);

}  // namespace hui::actions
