#pragma once

#include "cli/session.hpp"
#include "engine/actions/statements.hpp"

#include <string>

namespace hui::cli {

/// A bank statement beside the book, for programs;
[[nodiscard]] Json bank_statement_json(const actions::ComparedStatement& compared,
                                       const closing::BankStatement& statement);

/// and for people.
void print_bank_statement(const actions::ComparedStatement& compared,
                          const closing::BankStatement& statement);

/// Whether every line is matched, no entry is missing on the statement, bank and book have the same
/// in the end, and the bank has the same where it follows from those that are kept.
[[nodiscard]] bool agrees(const actions::ComparedStatement& compared,
                          const closing::BankStatement& statement);

/// `3=12,5=14`: the proposals, as `--confirm` takes them; empty = none.
[[nodiscard]] std::string proposals_of(const actions::ComparedStatement& compared);

}  // namespace hui::cli
