#pragma once

#include "engine/closing/seal.hpp"
#include "engine/journal/personal.hpp"
#include "engine/registry/events.hpp"
#include "engine/store/journal_table.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::store {

/// Inside a transaction: brings the register's tables up to date with one entry of its book. The
/// only code that writes them.
void apply_to_register(Ledger& ledger, const Entry& entry);

[[nodiscard]] std::optional<registry::Unit> find_unit(Ledger& ledger, std::string_view code);
[[nodiscard]] std::vector<registry::Unit> all_units(Ledger& ledger);
[[nodiscard]] std::optional<registry::Member> find_member(Ledger& ledger, std::string_view code);
[[nodiscard]] std::vector<registry::Member> all_members(Ledger& ledger);
/// The name of every member, by code.
[[nodiscard]] std::map<std::string, std::string> member_names(Ledger& ledger);
[[nodiscard]] std::optional<registry::Lender> find_lender(Ledger& ledger, std::string_view code);
[[nodiscard]] std::vector<registry::Lender> all_lenders(Ledger& ledger);
[[nodiscard]] registry::Policy policy_of(Ledger& ledger);

/// A seal as the register holds it.
struct SealRow {
    Seq seq;  ///< of its entry in the register
    closing::MonthSealed seal;
};
/// In the order of their entries.
[[nodiscard]] std::vector<SealRow> all_seals(Ledger& ledger);
/// The earliest month with a closing that no seal covers.
[[nodiscard]] std::optional<Month> first_unsealed_month(Ledger& ledger);
/// The closing entries of `month` that were made after the register's entry `after` and before its
/// entry `before`: those that the seal `before` covers when `after` is the month's seal before it.
[[nodiscard]] std::vector<closing::ClosedHead> closed_heads(Ledger& ledger, Month month, Seq after,
                                                            Seq before);

/// The rows of a table, one line each, as they stand there and without believing them:
/// `registered_group code=G01 opening_hash=…`,
[[nodiscard]] std::vector<std::string> registered_group_lines(Ledger& ledger);
/// `seal seq=8 month=2024-03 books=2 root=…`,
[[nodiscard]] std::vector<std::string> seal_lines(Ledger& ledger);
/// and of one book: `closing month=2024-03 seq=7 register_seq=5`.
[[nodiscard]] std::vector<std::string> closing_lines(Ledger& ledger, const BookRow& book);

/// The personal values of a member that have not been forgotten.
[[nodiscard]] std::vector<PersonalValue> personal_of(Ledger& ledger, std::string_view member);
/// Calls `read` for every personal value that stands in the ledger, with the member's code.
void each_personal(Ledger& ledger,
                   const std::function<void(const std::string&, const PersonalValue&)>& read);
/// Those of the people of one book: who organises the group, or did; who holds a share, or did; who
/// borrows.
void each_personal_in(Ledger& ledger, const BookRow& book,
                      const std::function<void(const std::string&, const PersonalValue&)>& read);
/// Inside a transaction: replaces or deletes them (they are no part of the journal).
void save_personal(Ledger& ledger, std::string_view member, const PersonalValue& personal);
/// Deletes them from the ledger and from what SQLite keeps beside it.
void delete_personal(Ledger& ledger, std::string_view member);

}  // namespace hui::store
