#include "engine/report/audit_flags.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_at.hpp"
#include "engine/report/group_report.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>

namespace hui::report {

namespace {

std::vector<Entry> entries_of(store::Ledger& ledger, const store::BookRow& row) {
    std::vector<Entry> entries;
    store::each_entry(ledger, row, [&](const Entry& entry) { entries.push_back(entry); });
    return entries;
}

BookUnderAudit book_under_audit(store::Ledger& ledger, const store::BookRow& row, Date on) {
    GroupAt at = group_at(ledger, row, on);
    return {.code = row.code,
            .entries = entries_of(ledger, row),
            .group = std::move(at.group),
            .history = std::move(at.history),
            .on = on};
}

/// The entry by which the organiser is the organiser on a day: the opening, or the last change.
Seq organiser_since(const savings::History& history, Date on) {
    Seq since{1};
    for (const savings::Movement& movement : history.movements()) {
        const bool is_of_organiser = movement.holder && movement.holder->share == ShareNo{};
        const bool stands = !movement.undone_on || *movement.undone_on > on;
        if (is_of_organiser && stands && !movement.undoes && movement.on <= on) {
            since = movement.seq;
        }
    }
    return since;
}

/// The organisers of the groups that run on a day.
std::vector<Organises> organisers_on(store::Ledger& ledger, Date on) {
    std::vector<Organises> organisers;
    for (const store::BookRow& row : store::group_books(ledger)) {
        if (!tells_of(ledger, row, {.on = on})) { continue; }
        const GroupAt at = group_at(ledger, row, on);
        const bool is_running =
            state_of(at.group) == GroupState::open && at.group.terms.start <= on;
        if (!is_running) { continue; }
        organisers.push_back({.member = at.group.terms.organiser,
                              .group = row.code,
                              .since = organiser_since(at.history, on)});
    }
    return organisers;
}

/// The entry of the register that a member's personal value came with, by the hash that it names.
struct ValueEntry {
    std::string hash;
    Seq seq;
    Date on;
};
using ValueEntries = std::map<std::pair<std::string, std::string>, ValueEntry>;

void note_values(ValueEntries& entries, const registry::Member& member, const Entry& entry) {
    for (const auto& [field, hash] : member.personal_hashes) {
        ValueEntry& value = entries[{code_key(member.code), field}];
        if (value.hash == hash) { continue; }
        value = {.hash = hash, .seq = entry.seq, .on = entry.effective_on};
    }
}

/// By the member's code key and the field.
ValueEntries value_entries(store::Ledger& ledger) {
    ValueEntries entries;
    store::each_entry(ledger, actions::register_book(ledger), [&](const Entry& entry) {
        const auto event = registry::event_of(entry.kind, entry.body);
        if (!event) { return; }
        if (const auto* added = std::get_if<registry::MemberAdded>(&*event)) {
            note_values(entries, added->member, entry);
        } else if (const auto* amended = std::get_if<registry::MemberAmended>(&*event)) {
            note_values(entries, amended->member, entry);
        }
    });
    return entries;
}

/// What stands there now and came by the day.
void add_shared_values(std::vector<Flag>& flags, store::Ledger& ledger, Date on) {
    const ValueEntries entries = value_entries(ledger);
    std::map<std::string, std::vector<MemberValue>> by_field;
    store::each_personal(ledger, [&](const std::string& member, const PersonalValue& personal) {
        const auto entry = entries.find({code_key(member), personal.field});
        if (entry == entries.end() || entry->second.on > on) { return; }
        by_field[personal.field].push_back(
            {.member = member, .value = personal.value, .seq = entry->second.seq});
    });
    for (const auto& [field, code] : {std::pair{"phone", FlagCode::shared_phone},
                                      std::pair{"id_number", FlagCode::shared_id_number}}) {
        for (Flag& flag : shared_values(code, by_field[field])) {
            flags.push_back(std::move(flag));
        }
    }
}

bool is_about(const Flag& flag, const std::string& book) {
    return std::any_of(flag.entries.begin(), flag.entries.end(),
                       [&](const EntryPlace& place) { return place.book == book; });
}

}  // namespace

Result<std::vector<Flag>> audit_flags(store::Ledger& ledger, const FlagsRequest& request) {
    return store::attempt([&]() -> Result<std::vector<Flag>> {
        const store::Snapshot snapshot{ledger};
        const auto rows = books_meant(ledger, request.group);
        if (!rows) { return rows.refusal(); }
        const AsOf as_of{.on = request.on};
        if (auto refusal = request.group ? check_told(ledger, rows->front(), as_of)
                                         : check_told(ledger, as_of)) {
            return *std::move(refusal);
        }
        std::vector<Flag> flags;
        if (!request.group) { add_shared_values(flags, ledger, request.on); }
        for (Flag& flag : several_groups(organisers_on(ledger, request.on))) {
            if (request.group && !is_about(flag, rows->front().code)) { continue; }
            flags.push_back(std::move(flag));
        }
        for (const store::BookRow& row : *rows) {
            if (!tells_of(ledger, row, as_of)) { continue; }
            const BookUnderAudit book = book_under_audit(ledger, row, request.on);
            for (Flag& flag : flags_of(book, request.limits)) { flags.push_back(std::move(flag)); }
        }
        if (request.group) { return flags; }
        for (const store::BookRow& row : store::portfolio_books(ledger)) {
            for (Flag& flag :
                 far_from_date(row.code, entries_of(ledger, row), request.on, request.limits)) {
                flags.push_back(std::move(flag));
            }
        }
        return flags;
    });
}

}  // namespace hui::report
