#pragma once

#include "engine/actions/recorded.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hui::actions {

/// Adds a unit. The same unit again (as it is, or as it was first added) is found, not added;
/// another one under its code is refused with `code_taken`, an unknown unit above it with
/// `unknown_unit`.
[[nodiscard]] Result<Recorded> add_unit(store::Ledger& ledger, store::Book& book,
                                        const registry::Unit& unit, const Actor& actor);

/// What `unit amend` changes; nothing = stays.
struct UnitChange {
    std::optional<std::string> name;
    std::optional<std::string> parent;
};
/// Refused with `unknown_unit`, `circular_units` (a unit below itself) or `nothing_to_change`.
[[nodiscard]] Result<Recorded> amend_unit(store::Ledger& ledger, store::Book& book,
                                          std::string_view code, const UnitChange& change,
                                          const Actor& actor);

/// The fields of personal values, outside the journal: `phone`, `id_number`, `born`.
using PersonalFields = std::map<std::string, std::string>;

/// A member as he is to be added.
struct NewMember {
    std::string code;
    std::string name;
    std::string unit;
    PersonalFields personal;  ///< without empty values
};
/// Adds a member. The same member again (as he is, or as he was first added) is found; another one
/// under the code is refused with
/// `code_taken`, an unknown unit with `unknown_unit`.
[[nodiscard]] Result<Recorded> add_member(store::Ledger& ledger, store::Book& book,
                                          const NewMember& wanted, const Actor& actor);

/// What `member amend` changes; nothing = stays, an empty personal value is deleted.
struct MemberChange {
    std::optional<std::string> name;
    std::optional<std::string> unit;
    PersonalFields personal;
};
/// Refused with `unknown_member`, `unknown_unit` or `nothing_to_change`.
[[nodiscard]] Result<Recorded> amend_member(store::Ledger& ledger, store::Book& book,
                                            std::string_view code, const MemberChange& change,
                                            const Actor& actor);

/// Deletes the personal values of a member; name, books and hashes stay. Refused with
/// `unknown_member` or `nothing_to_forget`.
[[nodiscard]] Result<Recorded> forget_member(store::Ledger& ledger, store::Book& book,
                                             std::string_view code, const Actor& actor);

/// Adds a lender. The same lender again (as it is, or as it was first added) is found; another one
/// under its code is refused with `code_taken`.
[[nodiscard]] Result<Recorded> add_lender(store::Ledger& ledger, store::Book& book,
                                          const registry::Lender& lender, const Actor& actor);

/// Gives a lender another name. Refused with `unknown_lender` or `nothing_to_change`.
[[nodiscard]] Result<Recorded> amend_lender(store::Ledger& ledger, store::Book& book,
                                            std::string_view code, const std::string& name,
                                            const Actor& actor);

/// Sets a policy from a date on. Refused with `unknown_policy`, as its value's parser says, or, for
/// a limit, with `unknown_unit` or `unknown_lender`.
[[nodiscard]] Result<Recorded> set_policy(store::Ledger& ledger, store::Book& book,
                                          const registry::PolicyLine& line, const Actor& actor);

/// A holiday of a list: its day and, where the list has it, its name.
struct Holiday {
    Date day;
    std::optional<std::string> name;
};
/// Sets the holidays that the policy doesn't have just so, in a transaction of its own; gives the
/// entries. A day without a name keeps the one that the policy has for it. Refused as `set_policy`
/// is.
[[nodiscard]] Result<std::vector<Recorded>> set_holidays(store::Ledger& ledger,
                                                         const std::vector<Holiday>& holidays,
                                                         const Actor& actor);

}  // namespace hui::actions
