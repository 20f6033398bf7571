#include "engine/actions/registry.hpp"

#include "engine/base/text.hpp"

#include <openssl/rand.h>

#include <array>
#include <span>
#include <stdexcept>

namespace hui::actions {

namespace {

using registry::Member;
using registry::Unit;

/// The entry that first recorded a code, and what it said.
template <class Event>
struct First {
    Recorded recorded;
    Event event;
};
template <class Event>
First<Event> first_of(store::Ledger& ledger, const store::Book& book, const std::string& ref) {
    const auto entry = store::find_ref(ledger, book.row(), ref);
    const auto event = entry ? registry::event_of(entry->kind, entry->body) : std::nullopt;
    if (!event || !std::holds_alternative<Event>(*event)) {
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", ref}})};
    }
    return {
        .recorded = {.book = book.row().code, .entry = *entry, .writing = Recorded::Writing::found},
        .event = std::get<Event>(*event)};
}

bool same_unit(const Unit& a, const Unit& b) {
    return same_code(a.code, b.code) && a.name == b.name && same_code(a.parent, b.parent);
}

bool same_member(const Member& a, const NewMember& b) {
    return same_code(a.code, b.code) && a.name == b.name && same_code(a.unit, b.unit);
}

Refusal unknown_unit(std::string_view code) {
    return refuse(Code::unknown_unit, {{"unit", std::string{code}}});
}

Refusal unknown_member(std::string_view code) {
    return refuse(Code::unknown_member, {{"member", std::string{code}}});
}

Recorded record(store::Book& book, const registry::Event& event, const std::string& ref,
                const Actor& actor) {
    return append(book, registry::draft_of(event, actor.today()), ref, actor);
}

/// Whether `code` is `below` itself or stands above it.
bool is_above(store::Ledger& ledger, std::string_view code, std::string below) {
    while (!below.empty()) {
        if (same_code(code, below)) { return true; }
        const auto unit = store::find_unit(ledger, below);
        below = unit ? unit->parent : "";
    }
    return false;
}

std::string new_salt() {
    Hash random{};
    const std::span<std::uint8_t> salt = std::span{random}.first(16);
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) {
        throw std::runtime_error("no random numbers");
    }
    return hex(random).substr(0, 2 * salt.size());
}

/// Salts the values, keeps them outside the journal, and puts their hashes into `member`.
void keep_personal(store::Ledger& ledger, Member& member, const PersonalFields& fields) {
    for (const auto& [field, value] : fields) {
        const PersonalValue personal{.field = field, .salt = new_salt(), .value = value};
        store::save_personal(ledger, member.code, personal);
        member.personal_hashes[field] = hex(hash_of(personal));
    }
}

/// Whether the member has just these personal values. Values that were amended or forgotten since
/// the member was added can't be compared any more, and pass.
bool same_personal(store::Ledger& ledger, const Member& first, const Member& now,
                   const PersonalFields& fields) {
    if (first.personal_hashes != now.personal_hashes) { return true; }
    const auto values = store::personal_of(ledger, now.code);
    PersonalFields known;
    for (const PersonalValue& value : values) { known.emplace(value.field, value.value); }
    return known == fields;
}

}  // namespace

Result<Recorded> add_unit(store::Ledger& ledger, store::Book& book, const Unit& unit,
                          const Actor& actor) {
    const std::string ref = "unit:" + code_key(unit.code);
    if (const auto there = store::find_unit(ledger, unit.code)) {
        const auto first = first_of<registry::UnitAdded>(ledger, book, ref);
        if (same_unit(*there, unit) || same_unit(first.event.unit, unit)) { return first.recorded; }
        return refuse(Code::code_taken, {{"code", unit.code}, {"holder", there->name}});
    }
    Unit added = unit;
    if (!unit.parent.empty()) {
        const auto parent = store::find_unit(ledger, unit.parent);
        if (!parent) { return unknown_unit(unit.parent); }
        added.parent = parent->code;
    }
    return record(book, registry::UnitAdded{added}, ref, actor);
}

Result<Recorded> amend_unit(store::Ledger& ledger, store::Book& book, std::string_view code,
                            const UnitChange& change, const Actor& actor) {
    const auto before = store::find_unit(ledger, code);
    if (!before) { return unknown_unit(code); }
    Unit after = *before;
    after.name = change.name.value_or(before->name);
    after.parent = change.parent.value_or(before->parent);
    if (!after.parent.empty()) {
        const auto parent = store::find_unit(ledger, after.parent);
        if (!parent) { return unknown_unit(after.parent); }
        after.parent = parent->code;
    }
    if (after == *before) { return refuse(Code::nothing_to_change, {{"code", before->code}}); }
    if (is_above(ledger, after.code, after.parent)) {
        return refuse(Code::circular_units, {{"unit", after.code}, {"parent", after.parent}});
    }
    return record(book, registry::UnitAmended{after}, "", actor);
}

Result<Recorded> add_member(store::Ledger& ledger, store::Book& book, const NewMember& wanted,
                            const Actor& actor) {
    const std::string ref = "member:" + code_key(wanted.code);
    if (const auto there = store::find_member(ledger, wanted.code)) {
        const auto first = first_of<registry::MemberAdded>(ledger, book, ref);
        const bool same =
            (same_member(*there, wanted) || same_member(first.event.member, wanted)) &&
            same_personal(ledger, first.event.member, *there, wanted.personal);
        if (same) { return first.recorded; }
        return refuse(Code::code_taken, {{"code", wanted.code}, {"holder", there->name}});
    }
    const auto unit = store::find_unit(ledger, wanted.unit);
    if (!unit) { return unknown_unit(wanted.unit); }
    Member member{
        .code = wanted.code, .name = wanted.name, .unit = unit->code, .personal_hashes = {}};
    keep_personal(ledger, member, wanted.personal);
    return record(book, registry::MemberAdded{member}, ref, actor);
}

Result<Recorded> amend_member(store::Ledger& ledger, store::Book& book, std::string_view code,
                              const MemberChange& change, const Actor& actor) {
    const auto before = store::find_member(ledger, code);
    if (!before) { return unknown_member(code); }
    Member after = *before;
    after.name = change.name.value_or(before->name);
    const auto unit = store::find_unit(ledger, change.unit.value_or(before->unit));
    if (!unit) { return unknown_unit(*change.unit); }
    after.unit = unit->code;
    if (after == *before && change.personal.empty()) {
        return refuse(Code::nothing_to_change, {{"code", before->code}});
    }
    PersonalFields kept;
    for (const PersonalValue& value : store::personal_of(ledger, before->code)) {
        kept.emplace(value.field, value.value);
    }
    for (const auto& [field, value] : change.personal) {
        kept.erase(field);
        after.personal_hashes.erase(field);
        if (!value.empty()) { kept.emplace(field, value); }
    }
    store::delete_personal(ledger, before->code);
    keep_personal(ledger, after, kept);
    return record(book, registry::MemberAmended{after}, "", actor);
}

Result<Recorded> forget_member(store::Ledger& ledger, store::Book& book, std::string_view code,
                               const Actor& actor) {
    const auto member = store::find_member(ledger, code);
    if (!member) { return unknown_member(code); }
    if (store::personal_of(ledger, member->code).empty()) {
        return refuse(Code::nothing_to_forget, {{"member", member->code}});
    }
    store::delete_personal(ledger, member->code);
    return record(book, registry::MemberForgotten{member->code}, "", actor);
}

Result<Recorded> set_policy(store::Ledger& ledger, store::Book& book,
                            const registry::PolicyLine& line, const Actor& actor) {
    registry::Policy policy = store::policy_of(ledger);
    if (auto refusal = registry::set_policy(policy, line)) { return *refusal; }
    return record(book, registry::PolicySet{line}, "", actor);
}

}  // namespace hui::actions
