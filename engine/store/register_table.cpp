#include "engine/store/register_table.hpp"

#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"

namespace hui::store {

namespace {

using namespace registry;

void save(Ledger& ledger, const Unit& unit) {
    Query{ledger.database(), "INSERT OR REPLACE INTO unit VALUES (?, ?, ?)", unit.code, unit.name,
          unit.parent}
        .run();
}

void save(Ledger& ledger, const Member& member) {
    Query{ledger.database(), "INSERT OR REPLACE INTO member VALUES (?, ?, ?)", member.code,
          member.name, member.unit}
        .run();
    Query{ledger.database(), "DELETE FROM personal_hash WHERE member = ?", member.code}.run();
    for (const auto& [field, hash] : member.personal_hashes) {
        Query{ledger.database(), "INSERT INTO personal_hash VALUES (?, ?, ?)", member.code, field,
              hash}
            .run();
    }
}

void save(Ledger& ledger, const Lender& lender) {
    Query{ledger.database(), "INSERT OR REPLACE INTO lender VALUES (?, ?, ?)", lender.code,
          lender.name, lender_kind_text(lender.kind)}
        .run();
}

/// Writes what each event of the register changes.
struct Save {
    Ledger& ledger;

    void operator()(const LedgerOpened&) const {}
    void operator()(const UnitAdded& event) const { save(ledger, event.unit); }
    void operator()(const UnitAmended& event) const { save(ledger, event.unit); }
    void operator()(const MemberAdded& event) const { save(ledger, event.member); }
    void operator()(const MemberAmended& event) const { save(ledger, event.member); }
    void operator()(const MemberForgotten& event) const {
        Query{ledger.database(), "DELETE FROM personal_hash WHERE member = ?", event.code}.run();
    }
    void operator()(const LenderAdded& event) const { save(ledger, event.lender); }
    void operator()(const LenderAmended& event) const { save(ledger, event.lender); }
    void operator()(const PolicySet& event) const {
        Query{ledger.database(), "INSERT OR REPLACE INTO policy VALUES (?, ?, ?)", event.line.key,
              iso(event.line.from), event.line.value}
            .run();
    }
    void operator()(const GroupRegistered& event) const {
        Query{ledger.database(), "INSERT INTO registered_group VALUES (?, ?)", event.group,
              event.opening_hash}
            .run();
    }
};

std::vector<std::string> first_column(Query& row) {
    std::vector<std::string> lines;
    while (row.next()) { lines.push_back(row.text(0)); }
    return lines;
}

/// Code, name and kind.
Lender read_lender(const Query& row) {
    const auto kind = parse_lender_kind(row.text(2));
    if (!kind) { throw Fault{refuse(Code::ledger_damaged, {{"detail", row.text(0)}})}; }
    return {.code = row.text(0), .name = row.text(1), .kind = *kind};
}

Member read_member(Ledger& ledger, Member member) {
    Query row{ledger.database(), "SELECT field, hash FROM personal_hash WHERE member = ?",
              member.code};
    while (row.next()) { member.personal_hashes.emplace(row.text(0), row.text(1)); }
    return member;
}

}  // namespace

void apply_to_register(Ledger& ledger, const Entry& entry) {
    if (entry.kind == closing::month_sealed_kind) {
        const auto seal = closing::month_sealed_of(entry.body);
        Query{ledger.database(), "INSERT INTO seal VALUES (?, ?, ?, ?)",
              entry.seq,         iso(seal.month),
              seal.books,        seal.root}
            .run();
        return;
    }
    if (const auto event = event_of(entry.kind, entry.body)) { std::visit(Save{ledger}, *event); }
}

std::optional<Unit> find_unit(Ledger& ledger, std::string_view code) {
    Query row{ledger.database(), "SELECT code, name, parent FROM unit WHERE code = ?", code};
    if (!row.next()) { return std::nullopt; }
    return Unit{.code = row.text(0), .name = row.text(1), .parent = row.text(2)};
}

std::vector<Unit> all_units(Ledger& ledger) {
    std::vector<Unit> units;
    Query row{ledger.database(), "SELECT code, name, parent FROM unit ORDER BY code"};
    while (row.next()) {
        units.push_back({.code = row.text(0), .name = row.text(1), .parent = row.text(2)});
    }
    return units;
}

std::optional<Member> find_member(Ledger& ledger, std::string_view code) {
    std::optional<Member> member;
    {
        Query row{ledger.database(), "SELECT code, name, unit FROM member WHERE code = ?", code};
        if (!row.next()) { return std::nullopt; }
        member = {
            .code = row.text(0), .name = row.text(1), .unit = row.text(2), .personal_hashes = {}};
    }
    return read_member(ledger, *std::move(member));
}

std::vector<Member> all_members(Ledger& ledger) {
    std::vector<Member> members;
    Query row{ledger.database(), "SELECT code, name, unit FROM member ORDER BY code"};
    while (row.next()) {
        members.push_back(
            {.code = row.text(0), .name = row.text(1), .unit = row.text(2), .personal_hashes = {}});
    }
    for (Member& member : members) { member = read_member(ledger, std::move(member)); }
    return members;
}

std::map<std::string, std::string> member_names(Ledger& ledger) {
    std::map<std::string, std::string> names;
    Query row{ledger.database(), "SELECT code, name FROM member"};
    while (row.next()) { names.emplace(row.text(0), row.text(1)); }
    return names;
}

std::optional<Lender> find_lender(Ledger& ledger, std::string_view code) {
    Query row{ledger.database(), "SELECT code, name, kind FROM lender WHERE code = ?", code};
    return row.next() ? std::optional{read_lender(row)} : std::nullopt;
}

std::vector<Lender> all_lenders(Ledger& ledger) {
    std::vector<Lender> lenders;
    Query row{ledger.database(), "SELECT code, name, kind FROM lender ORDER BY code"};
    while (row.next()) { lenders.push_back(read_lender(row)); }
    return lenders;
}

Policy policy_of(Ledger& ledger) {
    Policy policy;
    Query row{ledger.database(), "SELECT key, from_on, value FROM policy ORDER BY key, from_on"};
    while (row.next()) {
        const PolicyLine line{
            .key = row.text(0), .value = row.text(2), .from = date_of(row.text(1))};
        if (const auto refusal = set_policy(policy, line)) {
            throw std::invalid_argument("a policy that was never set: " + line.key);
        }
    }
    return policy;
}

std::vector<SealRow> all_seals(Ledger& ledger) {
    std::vector<SealRow> seals;
    Query row{ledger.database(), "SELECT seq, month, books, root FROM seal ORDER BY seq"};
    while (row.next()) {
        seals.push_back(
            {.seq = Seq{row.integer(0)},
             .seal = {
                 .month = month_of(row.text(1)), .books = row.integer(2), .root = row.text(3)}});
    }
    return seals;
}

std::optional<Month> first_unsealed_month(Ledger& ledger) {
    Query row{ledger.database(),
              "SELECT month FROM closing WHERE NOT EXISTS (SELECT 1 FROM seal"
              " WHERE seal.month = closing.month AND seal.seq > closing.register_seq)"
              " ORDER BY month LIMIT 1"};
    return row.next() ? std::optional{month_of(row.text(0))} : std::nullopt;
}

std::vector<std::string> registered_group_lines(Ledger& ledger) {
    Query row{ledger.database(),
              "SELECT 'registered_group code=' || code || ' opening_hash=' || opening_hash"
              " FROM registered_group"};
    return first_column(row);
}

std::vector<std::string> seal_lines(Ledger& ledger) {
    Query row{ledger.database(),
              "SELECT 'seal seq=' || seq || ' month=' || month || ' books=' || books"
              " || ' root=' || root FROM seal"};
    return first_column(row);
}

std::vector<std::string> closing_lines(Ledger& ledger, const BookRow& book) {
    Query row{ledger.database(),
              "SELECT 'closing month=' || month || ' seq=' || seq || ' register_seq='"
              " || register_seq FROM closing WHERE book = ?",
              book.id};
    return first_column(row);
}

std::vector<closing::ClosedHead> closed_heads(Ledger& ledger, Month month, Seq after, Seq before) {
    std::vector<closing::ClosedHead> heads;
    Query row{ledger.database(),
              "SELECT book.code, entry.seq, entry.hash FROM closing"
              " JOIN entry ON entry.book = closing.book AND entry.seq = closing.seq"
              " JOIN book ON book.id = closing.book"
              " WHERE closing.month = ? AND register_seq >= ? AND register_seq < ?",
              iso(month), after, before};
    while (row.next()) {
        heads.push_back({.book = row.text(0), .seq = Seq{row.integer(1)}, .hash = row.hash(2)});
    }
    return heads;
}

std::vector<PersonalValue> personal_of(Ledger& ledger, std::string_view member) {
    std::vector<PersonalValue> values;
    Query row{ledger.database(), "SELECT field, salt, value FROM personal WHERE member = ?",
              member};
    while (row.next()) {
        values.push_back({.field = row.text(0), .salt = row.text(1), .value = row.text(2)});
    }
    return values;
}

void each_personal(Ledger& ledger,
                   const std::function<void(const std::string&, const PersonalValue&)>& read) {
    Query row{ledger.database(), "SELECT member, field, salt, value FROM personal"};
    while (row.next()) {
        read(row.text(0), {.field = row.text(1), .salt = row.text(2), .value = row.text(3)});
    }
}

void each_personal_in(Ledger& ledger, const BookRow& book,
                      const std::function<void(const std::string&, const PersonalValue&)>& read) {
    Query row{ledger.database(),
              "SELECT member, field, salt, value FROM personal WHERE member IN ("
              " SELECT organiser FROM savings_group WHERE book = ?1"
              " UNION SELECT member FROM share WHERE book = ?1"
              " UNION SELECT member FROM former_holder WHERE book = ?1"
              " UNION SELECT borrower FROM loan WHERE book = ?1) ORDER BY member, field",
              book.id};
    while (row.next()) {
        read(row.text(0), {.field = row.text(1), .salt = row.text(2), .value = row.text(3)});
    }
}

void save_personal(Ledger& ledger, std::string_view member, const PersonalValue& personal) {
    Query{ledger.database(),
          "INSERT OR REPLACE INTO personal VALUES (?, ?, ?, ?)",
          member,
          personal.field,
          personal.salt,
          personal.value}
        .run();
}

void delete_personal(Ledger& ledger, std::string_view member) {
    // What is overwritten would stay readable in FILE-journal, of which only the head is wiped.
    ledger.database().run("PRAGMA journal_size_limit = 0");
    Query{ledger.database(), "DELETE FROM personal WHERE member = ?", member}.run();
}

}  // namespace hui::store
