#include "engine/registry/events.hpp"

#include "engine/journal/body.hpp"

#include <array>

namespace hui::registry {

namespace {

std::string body_of(const LedgerOpened& event) {
    return BodyWriter{}.add("name", event.name).text();
}

std::string body_of(const Unit& unit) {
    return BodyWriter{}
        .add("code", unit.code)
        .add("name", unit.name)
        .add("parent", unit.parent)
        .text();
}

std::string body_of(const Member& member) {
    BodyWriter hashes;
    for (const auto& [field, hash] : member.personal_hashes) { hashes.add(field, hash); }
    return BodyWriter{}
        .add("code", member.code)
        .add("name", member.name)
        .add_json("personal", hashes.text())
        .add("unit", member.unit)
        .text();
}

std::string body_of(const UnitAdded& event) { return body_of(event.unit); }
std::string body_of(const UnitAmended& event) { return body_of(event.unit); }
std::string body_of(const MemberAdded& event) { return body_of(event.member); }
std::string body_of(const MemberAmended& event) { return body_of(event.member); }

std::string body_of(const MemberForgotten& event) {
    return BodyWriter{}.add("code", event.code).text();
}

std::string body_of(const Lender& lender) {
    return BodyWriter{}
        .add("code", lender.code)
        .add("kind", lender_kind_text(lender.kind))
        .add("name", lender.name)
        .text();
}

std::string body_of(const LenderAdded& event) { return body_of(event.lender); }
std::string body_of(const LenderAmended& event) { return body_of(event.lender); }

std::string body_of(const PolicySet& event) {
    return BodyWriter{}
        .add("from", iso(event.line.from))
        .add("key", event.line.key)
        .add("value", event.line.value)
        .text();
}

std::string body_of(const GroupRegistered& event) {
    return BodyWriter{}.add("group", event.group).add("opening_hash", event.opening_hash).text();
}

std::string_view kind_of(const Event& event) {
    constexpr std::array<std::string_view, std::variant_size_v<Event>> kinds{
        "ledger-opened",    "unit-added",   "unit-amended",   "member-added", "member-amended",
        "member-forgotten", "lender-added", "lender-amended", "policy-set",   "group-registered"};
    return kinds.at(event.index());
}

Unit read_unit(const BodyReader& body) {
    return {.code = body.text("code"), .name = body.text("name"), .parent = body.text("parent")};
}

Member read_member(const BodyReader& body) {
    Member member{.code = body.text("code"),
                  .name = body.text("name"),
                  .unit = body.text("unit"),
                  .personal_hashes = {}};
    const BodyReader hashes = body.object("personal");
    for (const std::string& field : hashes.keys()) {
        member.personal_hashes.emplace(field, hashes.text(field));
    }
    return member;
}

Lender read_lender(const BodyReader& body) {
    const auto kind = parse_lender_kind(body.text("kind"));
    if (!kind) { throw BodyError("an unknown kind of lender in a body"); }
    return {.code = body.text("code"), .name = body.text("name"), .kind = *kind};
}

PolicySet read_policy(const BodyReader& body) {
    return {{.key = body.text("key"), .value = body.text("value"), .from = body.date("from")}};
}

}  // namespace

Draft draft_of(const Event& event, Date on) {
    return {.kind = std::string{kind_of(event)},
            .effective_on = on,
            .body = std::visit([](const auto& fact) { return body_of(fact); }, event),
            .postings = {}};
}

std::optional<Event> event_of(std::string_view kind, std::string_view text) {
    const BodyReader body{std::string{text}};
    if (kind == "ledger-opened") { return LedgerOpened{body.text("name")}; }
    if (kind == "unit-added") { return UnitAdded{read_unit(body)}; }
    if (kind == "unit-amended") { return UnitAmended{read_unit(body)}; }
    if (kind == "member-added") { return MemberAdded{read_member(body)}; }
    if (kind == "member-amended") { return MemberAmended{read_member(body)}; }
    if (kind == "member-forgotten") { return MemberForgotten{body.text("code")}; }
    if (kind == "lender-added") { return LenderAdded{read_lender(body)}; }
    if (kind == "lender-amended") { return LenderAmended{read_lender(body)}; }
    if (kind == "policy-set") { return read_policy(body); }
    if (kind == "group-registered") {
        return GroupRegistered{body.text("group"), body.text("opening_hash")};
    }
    return std::nullopt;
}

}  // namespace hui::registry
