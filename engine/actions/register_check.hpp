#pragma once

#include "engine/registry/events.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace hui::actions {

/// Decides again, entry by entry, what the rules decided when the register was written: units and
/// members under codes of their own, units that are below none of their own, lenders of one kind
/// for good, policies that can be read, limits of units and lenders that are there, each group
/// once, seals over months that were closed, and payrolls of units, each once a month. Whether the
/// personal values and the sealed books are those that it speaks of, and what a payroll says was
/// deducted, is looked at elsewhere.
class RegisterCheck {
public:
    /// Why the rules would not have let the register's next entry be recorded as it is; nothing
    /// where they would.
    [[nodiscard]] std::optional<Code> refusal_of(const Entry& entry);

private:
    struct DecideAgain;
    [[nodiscard]] std::optional<Code> refusal_of_payroll(const Entry& entry);

    std::map<std::string, registry::Unit> units_;      ///< by code in upper case
    std::map<std::string, registry::Member> members_;  ///< by code in upper case
    std::map<std::string, registry::Lender> lenders_;  ///< by code in upper case
    std::set<std::string> groups_;                     ///< their codes in upper case
    registry::Policy policy_;
    std::map<Seq, Month> seals_;
    std::set<std::pair<Seq, std::string>> signed_seals_;  ///< seal and key
    std::set<std::pair<Month, std::string>> payrolls_;    ///< month and unit
};

}  // namespace hui::actions
