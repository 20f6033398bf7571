#pragma once

#include "engine/registry/policy.hpp"
#include "engine/report/as_of.hpp"
#include "engine/store/group_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// A group at the end of a day, with all that moved in it.
struct GroupAt {
    savings::Group group;
    savings::History history;
    Witness witness;  ///< of the book, by what it was read for
};
[[nodiscard]] GroupAt group_at(store::Ledger& ledger, const store::BookRow& book, Date on);
/// The same by what was recorded by a time; nothing where its opening was not recorded yet.
[[nodiscard]] std::optional<GroupAt> group_at(store::Ledger& ledger, const store::BookRow& book,
                                              const AsOf& as_of);

/// The policies by what was recorded by a time (nothing = by now).
[[nodiscard]] registry::Policy policy_at(store::Ledger& ledger, std::optional<Instant> as_known);

/// The book of one group, or (nothing) those of all. Refused with `unknown_group`.
[[nodiscard]] Result<std::vector<store::BookRow>> books_meant(
    store::Ledger& ledger, const std::optional<std::string>& group);

/// The box and the bank account together, at the end of a day.
[[nodiscard]] Vnd cash_on(const savings::History& history, Date on);

}  // namespace hui::report
