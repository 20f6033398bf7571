#include "engine/actions/known_register.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/journal/body.hpp"

#include <algorithm>

namespace hui::actions {

KnownRegister::KnownRegister(store::Ledger& ledger) {
    // What can't be read is named where the register's own book is verified.
    store::unless_damaged([&] {
        store::each_entry(ledger, register_book(ledger), [&](const Entry& entry) { add(entry); });
    });
}

void KnownRegister::add(const Entry& entry) {
    head_ = entry.seq;
    std::optional<registry::Event> event;
    try {
        event = registry::event_of(entry.kind, entry.body);
    } catch (const BodyError&) { return; }
    if (!event) { return; }
    const Place place{.seq = entry.seq, .recorded_at = entry.recorded_at};
    if (const auto* policy = std::get_if<registry::PolicySet>(&*event)) {
        policies_.push_back({.place = place, .line = policy->line});
    } else if (const auto* unit = std::get_if<registry::UnitAdded>(&*event)) {
        units_.emplace(unit->unit.code, place);
    } else if (const auto* member = std::get_if<registry::MemberAdded>(&*event)) {
        members_.emplace(member->member.code, place);
    } else if (const auto* lender = std::get_if<registry::LenderAdded>(&*event)) {
        lenders_.emplace(lender->lender.code,
                         KnownLender{.place = place, .kind = lender->lender.kind});
    } else if (const auto* group = std::get_if<registry::GroupRegistered>(&*event)) {
        groups_.emplace(group->group, place);
    }
}

Seq KnownRegister::registered(std::string_view group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? Seq{} : found->second.seq;
}

std::size_t KnownRegister::policies_by(RegisterThen then) const {
    return static_cast<std::size_t>(
        std::count_if(policies_.begin(), policies_.end(),
                      [&](const Line& line) { return line.place.is_by(then); }));
}

registry::Policy KnownRegister::policy_by(RegisterThen then) const {
    registry::Policy policy;
    for (const Line& line : policies_) {
        // One that no rule would have let in decides nothing.
        if (line.place.is_by(then)) { static_cast<void>(registry::set_policy(policy, line.line)); }
    }
    return policy;
}

bool KnownRegister::has_unit(std::string_view code, RegisterThen then) const {
    const auto found = units_.find(code);
    return found != units_.end() && found->second.is_by(then);
}

std::optional<registry::LenderKind> KnownRegister::lender_kind(std::string_view code,
                                                               RegisterThen then) const {
    const auto found = lenders_.find(code);
    if (found == lenders_.end() || !found->second.place.is_by(then)) { return std::nullopt; }
    return found->second.kind;
}

bool KnownRegister::has_member(std::string_view code, RegisterThen then) const {
    const auto found = members_.find(code);
    return found != members_.end() && found->second.is_by(then);
}

}  // namespace hui::actions
