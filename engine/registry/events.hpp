#pragma once

#include "engine/journal/entry.hpp"
#include "engine/registry/lender.hpp"
#include "engine/registry/policy.hpp"

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace hui::registry {

/// The book that holds units, members, lenders, policies and seals.
inline constexpr std::string_view register_book = "register";

/// A unit of the union; it includes those below it (đơn vị công đoàn).
struct Unit {
    std::string code;
    std::string name;
    std::string parent;  ///< the code of the unit above; empty = none
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// A person who can hold shares. Personal values stand in the journal as salted hashes only.
struct Member {
    std::string code;
    std::string name;
    std::string unit;
    std::map<std::string, std::string> personal_hashes;  ///< field -> 64 hexadecimal digits
    friend bool operator==(const Member&, const Member&) = default;
};

/// The ledger began. Kind `ledger-opened`, entry 1 of the register.
struct LedgerOpened {
    std::string name;
};
/// Kinds `unit-added`, `unit-amended`: the unit as it is from then on.
struct UnitAdded {
    Unit unit;
};
struct UnitAmended {
    Unit unit;
};
/// Kinds `member-added`, `member-amended`: the member as he is from then on.
struct MemberAdded {
    Member member;
};
struct MemberAmended {
    Member member;
};
/// The personal values of a member were deleted; name and books stay. Kind `member-forgotten`.
struct MemberForgotten {
    std::string code;
};
/// Kinds `lender-added`, `lender-amended`: the lender as it is from then on.
struct LenderAdded {
    Lender lender;
};
struct LenderAmended {
    Lender lender;
};
/// Kind `policy-set`.
struct PolicySet {
    PolicyLine line;
};
/// A group's book began: its opening entry's hash, so that a book can't vanish unseen. Kind
/// `group-registered`.
struct GroupRegistered {
    std::string group;
    std::string opening_hash;
};

using Event = std::variant<LedgerOpened, UnitAdded, UnitAmended, MemberAdded, MemberAmended,
                           MemberForgotten, LenderAdded, LenderAmended, PolicySet, GroupRegistered>;

/// The entry that records an event of the register on the day `on`.
[[nodiscard]] Draft draft_of(const Event& event, Date on);

/// The event that an entry of the register records; nothing for kinds of other modules (seals).
[[nodiscard]] std::optional<Event> event_of(std::string_view kind, std::string_view body);

}  // namespace hui::registry
