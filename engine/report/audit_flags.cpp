#include "engine/report/audit_flags.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_at.hpp"
#include "engine/report/group_report.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <map>

namespace hui::report {

namespace {

std::vector<Entry> entries_by(store::Ledger& ledger, const store::BookRow& row, Date on) {
    std::vector<Entry> entries;
    store::each_entry(ledger, row, [&](const Entry& entry) {
        if (entry.effective_on <= on) { entries.push_back(entry); }
    });
    return entries;
}

BookUnderAudit book_under_audit(store::Ledger& ledger, const store::BookRow& row, Date on) {
    GroupAt at = group_at(ledger, row, on);
    BookUnderAudit book{.code = row.code,
                        .entries = {},
                        .group = std::move(at.group),
                        .history = std::move(at.history),
                        .on = on};
    store::each_entry(ledger, row, [&](const Entry& entry) { book.entries.push_back(entry); });
    return book;
}

/// The last entry of the register that says something of each member, by code key.
std::map<std::string, Seq> member_entries(store::Ledger& ledger) {
    std::map<std::string, Seq> entries;
    store::each_entry(ledger, actions::register_book(ledger), [&](const Entry& entry) {
        const auto event = registry::event_of(entry.kind, entry.body);
        if (!event) { return; }
        if (const auto* added = std::get_if<registry::MemberAdded>(&*event)) {
            entries[code_key(added->member.code)] = entry.seq;
        } else if (const auto* amended = std::get_if<registry::MemberAmended>(&*event)) {
            entries[code_key(amended->member.code)] = entry.seq;
        }
    });
    return entries;
}

void add_shared_values(std::vector<Flag>& flags, store::Ledger& ledger) {
    const auto entries = member_entries(ledger);
    std::map<std::string, std::vector<MemberValue>> by_field;
    store::each_personal(ledger, [&](const std::string& member, const PersonalValue& personal) {
        const auto entry = entries.find(code_key(member));
        by_field[personal.field].push_back({.member = member,
                                            .value = personal.value,
                                            .seq = entry == entries.end() ? Seq{} : entry->second});
    });
    for (const auto& [field, code] : {std::pair{"phone", FlagCode::shared_phone},
                                      std::pair{"id_number", FlagCode::shared_id_number}}) {
        for (Flag& flag : shared_values(code, by_field[field])) {
            flags.push_back(std::move(flag));
        }
    }
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
        std::vector<Flag> of_books;
        std::vector<Organises> organisers;
        for (const store::BookRow& row : *rows) {
            if (!tells_of(ledger, row, as_of)) { continue; }
            const BookUnderAudit book = book_under_audit(ledger, row, request.on);
            const bool is_running =
                state_of(book.group) == GroupState::open && book.group.terms.start <= request.on;
            if (is_running) { organisers.push_back({book.group.terms.organiser, row.code}); }
            for (Flag& flag : flags_of(book, request.limits)) {
                of_books.push_back(std::move(flag));
            }
        }
        if (request.group) { return of_books; }
        for (const store::BookRow& row : store::portfolio_books(ledger)) {
            for (Flag& flag :
                 far_from_date(row.code, entries_by(ledger, row, request.on), request.limits)) {
                of_books.push_back(std::move(flag));
            }
        }
        std::vector<Flag> flags;
        add_shared_values(flags, ledger);
        for (Flag& flag : several_groups(organisers)) { flags.push_back(std::move(flag)); }
        for (Flag& flag : of_books) { flags.push_back(std::move(flag)); }
        return flags;
    });
}

}  // namespace hui::report
