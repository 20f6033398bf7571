#include "engine/report/audit_flags.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_at.hpp"
#include "engine/report/group_report.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace hui::report {

namespace {

std::vector<Entry> entries_of(store::Ledger& ledger, const store::BookRow& row) {
    std::vector<Entry> entries;
    store::each_entry(ledger, row, [&](const Entry& entry) { entries.push_back(entry); });
    return entries;
}

BookUnderAudit book_under_audit(store::Ledger& ledger, const store::BookRow& row, Date on) {
    return {.code = row.code, .entries = entries_of(ledger, row), .on = on};
}

GroupUnderAudit group_under_audit(BookUnderAudit book, GroupAt at) {
    return {
        .book = std::move(book), .group = std::move(at.group), .history = std::move(at.history)};
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

/// Looks at one book after the other.
class Audit {
public:
    Audit(store::Ledger& ledger, FlagsRequest request)
        : ledger_(ledger),
          request_(std::move(request)) {}

    void look_at(const store::BookRow& row) {
        if (!tells_of(ledger_, row, {.on = request_.on})) { return; }
        if (row.kind == store::BookKind::group) {
            const GroupUnderAudit group = group_under_audit(
                book_under_audit(ledger_, row, request_.on), group_at(ledger_, row, request_.on));
            add(flags_of_group(group, request_.limits));
            note_organiser(group);
        } else if (row.kind == store::BookKind::loans) {
            add(flags_of_portfolio(book_under_audit(ledger_, row, request_.on), request_.limits));
        } else {
            add_shared_values(of_register_, ledger_, request_.on);
        }
    }
    /// Of a group that isn't asked for.
    void look_at_organiser(const store::BookRow& row) {
        if (!tells_of(ledger_, row, {.on = request_.on})) { return; }
        note_organiser(group_under_audit({.code = row.code, .entries = {}, .on = request_.on},
                                         group_at(ledger_, row, request_.on)));
    }
    [[nodiscard]] std::vector<Flag> found() {
        for (Flag& flag : several_groups(organisers_)) {
            const bool is_asked = !request_.book || is_about(flag, *request_.book);
            if (is_asked) { of_register_.push_back(std::move(flag)); }
        }
        of_register_.insert(of_register_.end(), of_books_.begin(), of_books_.end());
        return std::move(of_register_);
    }

private:
    void note_organiser(const GroupUnderAudit& audited) {
        const savings::Group& group = audited.group;
        const Date on = audited.book.on;
        if (state_of(group) != GroupState::open || group.terms.start > on) { return; }
        organisers_.push_back({.member = group.terms.organiser,
                               .group = audited.book.code,
                               .since = audited.history.organiser_since(on)});
    }
    void add(std::vector<Flag> flags) {
        std::move(flags.begin(), flags.end(), std::back_inserter(of_books_));
    }

    store::Ledger& ledger_;
    FlagsRequest request_;
    std::vector<Organises> organisers_;
    std::vector<Flag> of_register_;
    std::vector<Flag> of_books_;
};

}  // namespace

Result<std::vector<Flag>> audit_flags(store::Ledger& ledger, const FlagsRequest& request) {
    return store::attempt([&]() -> Result<std::vector<Flag>> {
        const store::Snapshot snapshot{ledger};
        const AsOf as_of{.on = request.on};
        if (!request.book) {
            if (auto refusal = check_told(ledger, as_of)) { return *std::move(refusal); }
            Audit audit{ledger, request};
            for (const store::BookRow& row : store::all_books(ledger)) { audit.look_at(row); }
            return audit.found();
        }
        const auto asked = actions::money_book(ledger, *request.book);
        if (!asked) { return asked.refusal(); }
        if (auto refusal = check_told(ledger, *asked, as_of)) { return *std::move(refusal); }
        Audit audit{ledger, {.book = asked->code, .on = request.on, .limits = request.limits}};
        audit.look_at(*asked);
        if (asked->kind == store::BookKind::loans) { return audit.found(); }
        for (const store::BookRow& row : store::group_books(ledger)) {
            if (row.id == asked->id) { continue; }
            // Whoever asks about that group is told that it can't be read.
            store::unless_damaged([&] { audit.look_at_organiser(row); });
        }
        return audit.found();
    });
}

Result<FlagsOfReadable> flags_of_readable(store::Ledger& ledger, Date on) {
    return store::attempt([&]() -> Result<FlagsOfReadable> {
        const store::Snapshot snapshot{ledger};
        Audit audit{ledger, {.book = {}, .on = on}};
        FlagsOfReadable readable;
        for (const store::BookRow& row : store::all_books(ledger)) {
            const bool is_read = store::unless_damaged([&] { audit.look_at(row); });
            if (!is_read) { readable.damaged.push_back(row.code); }
        }
        readable.flags = audit.found();
        return readable;
    });
}

}  // namespace hui::report
