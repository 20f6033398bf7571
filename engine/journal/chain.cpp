#include "engine/journal/chain.hpp"

#include <stdexcept>
#include <utility>

namespace hui {

Entry Chain::next(const std::string& book, const Head& head, Draft draft, const Stamp& stamp) {
    if (sum_of(draft.postings) != Vnd{}) { throw std::logic_error("unbalanced postings"); }
    const bool has_receipt = draft.receipt == Receipt::numbered;
    Entry entry{.seq = head.seq.next(),
                .receipt = has_receipt ? head.receipt.next() : ReceiptNo{},
                .kind = std::move(draft.kind),
                .effective_on = draft.effective_on,
                .recorded_at = stamp.recorded_at,
                .actor = stamp.actor,
                .ref = stamp.ref,
                .reverses = draft.reverses,
                .body = std::move(draft.body),
                .postings = std::move(draft.postings),
                .prev_hash = head.hash,
                .hash = {}};
    entry.hash = hash_of(book, entry);
    return entry;
}

Hash Chain::hash_of(const std::string& book, const Entry& entry) {
    const std::string effective_on = iso(entry.effective_on);
    const std::string recorded_at = iso(entry.recorded_at);
    EntryColumns columns = columns_of(entry, effective_on, recorded_at);
    columns.ledger = ledger_id_;
    columns.book = book;
    text_.begin(columns);
    for (const Posting& posting : entry.postings) {
        text_.add_posting(posting.account.name(), posting.amount.count());
    }
    return sha256_.of(text_.finish(entry.prev_hash));
}

Head head_after(const Head& head, const Entry& entry) {
    return {.seq = entry.seq,
            .receipt = entry.receipt == ReceiptNo{} ? head.receipt : entry.receipt,
            .hash = entry.hash};
}

}  // namespace hui
