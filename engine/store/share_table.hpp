#pragma once

#include "engine/savings/group.hpp"
#include "engine/store/journal_table.hpp"

namespace hui::store {

/// Reads the shares of a group, with what others paid for their dues and what was settled of their
/// interest. Throws `Fault` (damaged) for rows that no share of the group can have.
void load_shares(Ledger& ledger, const BookRow& book, savings::Group& group);

/// Inside a transaction: writes the rows of the shares; where `before` is given only those that
/// differ.
void save_shares(Ledger& ledger, const BookRow& book, const savings::Group& group,
                 const savings::Group* before);

}  // namespace hui::store
