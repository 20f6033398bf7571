#include "engine/actions/registry.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/actions/random_hex.hpp"
#include "engine/base/text.hpp"

#include <algorithm>
#include <array>

namespace hui::actions {

namespace {

using registry::Lender;
using registry::Member;
using registry::Unit;

constexpr std::size_t salt_bytes = 16;
constexpr std::array<const char*, 3> personal_fields{"phone", "id_number", "born"};

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

bool same_lender(const Lender& a, const Lender& b) {
    return same_code(a.code, b.code) && a.name == b.name && a.kind == b.kind;
}

Refusal unknown_unit(std::string_view code) {
    return refuse(Code::unknown_unit, {{"unit", std::string{code}}});
}

Refusal unknown_lender(std::string_view code) {
    return refuse(Code::unknown_lender, {{"lender", std::string{code}}});
}

/// The line with the code of its limit, if it is one, as the register writes it.
Result<registry::PolicyLine> with_known_code(store::Ledger& ledger, registry::PolicyLine line) {
    using Of = registry::LimitKey::Of;
    auto limit = registry::limit_key_of(line.key);
    if (!limit || limit->of == Of::borrower) { return line; }
    if (limit->of == Of::unit) {
        const auto unit = store::find_unit(ledger, limit->code);
        if (!unit) { return unknown_unit(limit->code); }
        limit->code = unit->code;
    } else {
        const auto lender = store::find_lender(ledger, limit->code);
        if (!lender) { return unknown_lender(limit->code); }
        limit->code = lender->code;
    }
    line.key = registry::key_text(*limit);
    return line;
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

/// Salts a value, keeps it outside the journal, and puts its hash into `member`.
void keep_personal(store::Ledger& ledger, Member& member, const std::string& field,
                   const std::string& value) {
    const PersonalValue personal{.field = field, .salt = random_hex(salt_bytes), .value = value};
    store::save_personal(ledger, member.code, personal);
    member.personal_hashes[field] = hex(hash_of(personal));
}

/// Whether the member has just these personal values, as far as they are those that he was added
/// with: a value that was amended or forgotten since can't be compared any more, and passes.
bool same_personal(store::Ledger& ledger, const Member& first, const Member& now,
                   const PersonalFields& wanted) {
    PersonalFields known;
    for (const PersonalValue& value : store::personal_of(ledger, now.code)) {
        known.emplace(value.field, value.value);
    }
    const auto find = [](const auto& map, const std::string& key) {
        const auto found = map.find(key);
        return found == map.end() ? std::string{} : found->second;
    };
    return std::all_of(personal_fields.begin(), personal_fields.end(), [&](const char* field) {
        const bool amended = find(first.personal_hashes, field) != find(now.personal_hashes, field);
        return amended || find(known, field) == find(wanted, field);
    });
}

/// Puts new values in the place of old ones; those that nobody changes keep their salt.
void amend_personal(store::Ledger& ledger, Member& member, const PersonalFields& changes) {
    const auto before = store::personal_of(ledger, member.code);
    if (changes.empty()) { return; }
    store::delete_personal(ledger, member.code);
    for (const PersonalValue& value : before) {
        if (!changes.contains(value.field)) { store::save_personal(ledger, member.code, value); }
    }
    for (const auto& [field, value] : changes) {
        member.personal_hashes.erase(field);
        if (!value.empty()) { keep_personal(ledger, member, field, value); }
    }
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
    for (const auto& [field, value] : wanted.personal) {
        keep_personal(ledger, member, field, value);
    }
    return record(book, registry::MemberAdded{member}, ref, actor);
}

Result<Recorded> amend_member(store::Ledger& ledger, store::Book& book, std::string_view code,
                              const MemberChange& change, const Actor& actor) {
    const auto before = known_member(ledger, code);
    if (!before) { return before.refusal(); }
    Member after = *before;
    after.name = change.name.value_or(before->name);
    const std::string wanted = change.unit.value_or(before->unit);
    const auto unit = store::find_unit(ledger, wanted);
    if (!unit) { return unknown_unit(wanted); }
    after.unit = unit->code;
    if (after == *before && change.personal.empty()) {
        return refuse(Code::nothing_to_change, {{"code", before->code}});
    }
    amend_personal(ledger, after, change.personal);
    return record(book, registry::MemberAmended{after}, "", actor);
}

Result<Recorded> forget_member(store::Ledger& ledger, store::Book& book, std::string_view code,
                               const Actor& actor) {
    const auto member = known_member(ledger, code);
    if (!member) { return member.refusal(); }
    if (store::personal_of(ledger, member->code).empty()) {
        return refuse(Code::nothing_to_forget, {{"member", member->code}});
    }
    store::delete_personal(ledger, member->code);
    return record(book, registry::MemberForgotten{member->code}, "", actor);
}

Result<Recorded> add_lender(store::Ledger& ledger, store::Book& book, const Lender& lender,
                            const Actor& actor) {
    const std::string ref = "lender:" + code_key(lender.code);
    if (const auto there = store::find_lender(ledger, lender.code)) {
        const auto first = first_of<registry::LenderAdded>(ledger, book, ref);
        if (same_lender(*there, lender) || same_lender(first.event.lender, lender)) {
            return first.recorded;
        }
        return refuse(Code::code_taken, {{"code", lender.code}, {"holder", there->name}});
    }
    return record(book, registry::LenderAdded{lender}, ref, actor);
}

Result<Recorded> amend_lender(store::Ledger& ledger, store::Book& book, std::string_view code,
                              const std::string& name, const Actor& actor) {
    auto lender = store::find_lender(ledger, code);
    if (!lender) { return unknown_lender(code); }
    if (lender->name == name) { return refuse(Code::nothing_to_change, {{"code", lender->code}}); }
    lender->name = name;
    return record(book, registry::LenderAmended{*lender}, "", actor);
}

Result<Recorded> set_policy(store::Ledger& ledger, store::Book& book,
                            const registry::PolicyLine& line, const Actor& actor) {
    const auto known = with_known_code(ledger, line);
    if (!known) { return known.refusal(); }
    registry::Policy policy = store::policy_of(ledger);
    if (auto refusal = registry::set_policy(policy, *known)) { return *refusal; }
    if (auto refusal = registry::check_law(*known)) { return *refusal; }
    return record(book, registry::PolicySet{registry::normal_form(policy, *known)}, "", actor);
}

Result<std::vector<Recorded>> set_holidays(store::Ledger& ledger,
                                           const std::vector<Holiday>& holidays,
                                           const Actor& actor) {
    return in_transaction(ledger, [&]() -> Result<std::vector<Recorded>> {
        store::Book book{ledger, register_book(ledger)};
        auto known = store::policy_of(ledger).holidays;
        std::vector<Recorded> all;
        for (const auto& [day, name] : holidays) {
            const auto there = known.find(day);
            if (there != known.end() && (!name || there->second == *name)) { continue; }
            const std::string value = name.value_or(std::string{registry::unnamed_holiday});
            known.insert_or_assign(day, value);
            auto recorded = set_policy(
                ledger, book,
                {.key = std::string{registry::holiday_key}, .value = value, .from = day}, actor);
            if (!recorded) { return recorded.refusal(); }
            all.push_back(*std::move(recorded));
        }
        book.save();
        return all;
    });
}

}  // namespace hui::actions
