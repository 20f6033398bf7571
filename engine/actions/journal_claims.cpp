#include "engine/actions/journal_claims.hpp"

#include "engine/base/text.hpp"
#include "engine/closing/month_close.hpp"
#include "engine/closing/statement_events.hpp"

namespace hui::actions {

void JournalClaims::add(store::BookKind kind, const store::StoredEntry& entry, const Hash& hash) {
    if (kind == store::BookKind::registry) {
        register_hashes_.push_back(hash);
        return add_to_register(entry);
    }
    if (entry.columns.kind == closing::statement_reconciled_kind) {
        static_cast<void>(closing::statement_reconciled_of(entry.columns.body));
        with_statements_.insert(entry.book);
    }
    if (entry.columns.kind != closing::month_closed_kind) { return; }
    auto closed = closing::month_closed_of(entry.columns.body);
    closings_.push_back({.book = entry.book,
                         .seq = Seq{entry.columns.seq},
                         .month = closed.month,
                         .registry = std::move(closed.registry),
                         .hash = hash});
}

const Hash* JournalClaims::register_hash(Seq seq) const {
    const bool is_there = seq >= Seq{1} && seq.count() <= std::ssize(register_hashes_);
    return is_there ? &register_hashes_[static_cast<std::size_t>(seq.count() - 1)] : nullptr;
}

void JournalClaims::add_to_register(const store::StoredEntry& entry) {
    const EntryColumns& columns = entry.columns;
    if (columns.kind == closing::month_sealed_kind) {
        seals_.push_back({.seq = Seq{columns.seq},
                          .seal = closing::month_sealed_of(columns.body),
                          .parts = closing::seal_parts_of(columns.body)});
        return;
    }
    if (columns.kind == closing::seal_signed_kind) {
        signatures_.push_back(
            {.seq = Seq{columns.seq}, .event = closing::seal_signed_of(columns.body)});
        return;
    }
    const auto event = registry::event_of(columns.kind, columns.body);
    if (!event) { return; }
    if (const auto* group = std::get_if<registry::GroupRegistered>(&*event)) {
        registered_.emplace(group->group, group->opening_hash);
    } else if (const auto* added = std::get_if<registry::MemberAdded>(&*event)) {
        personal_[code_key(added->member.code)] = added->member.personal_hashes;
    } else if (const auto* amended = std::get_if<registry::MemberAmended>(&*event)) {
        personal_[code_key(amended->member.code)] = amended->member.personal_hashes;
    } else if (const auto* member = std::get_if<registry::MemberForgotten>(&*event)) {
        personal_.erase(code_key(member->code));
        forgotten_.insert(code_key(member->code));
    }
}

}  // namespace hui::actions
