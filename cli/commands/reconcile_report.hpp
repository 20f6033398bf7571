#pragma once

#include "cli/session.hpp"
#include "engine/report/reconciliation.hpp"

namespace hui::cli {

/// What a box holds by the book, and what counts of it found.
[[nodiscard]] Json reconciliation_json(const report::Reconciliation& report);

/// Its counts, for people.
void print_counts(const report::Reconciliation& report);
/// Since when what is in the box has been there, and contributions that were recorded long after
/// their date.
void print_box(const report::Reconciliation& report);
/// Since when a bank statement that was kept holds no longer, and why.
[[nodiscard]] std::string broken_statement_text(const closing::BrokenStatement& broken);
/// How a bank statement doesn't follow from the one before it, or the one after it from it (in JSON
/// null = it does).
[[nodiscard]] std::string gap_text(const closing::StatementGap& gap);
[[nodiscard]] Json gap_json(const std::optional<closing::StatementGap>& gap);
/// The bank statements that are kept, and which of them no longer hold.
void print_statements(const report::Reconciliation& report);
/// What stands in `cash-difference`: what nobody has borne yet, and what it is of.
void print_cash_difference(const report::Reconciliation& report);
/// What is to be done where the last count found something that nobody posted.
void print_open_difference(const report::Reconciliation& report);

}  // namespace hui::cli
