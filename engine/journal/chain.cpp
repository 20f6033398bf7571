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
    using Optional = std::optional<std::int64_t>;
    text_.begin(
        {.ledger = ledger_id_,
         .book = book,
         .format = entry_format,
         .seq = entry.seq.count(),
         .receipt = entry.receipt != ReceiptNo{} ? Optional{entry.receipt.count()} : Optional{},
         .kind = entry.kind,
         .effective_on = effective_on,
         .recorded_at = recorded_at,
         .actor = entry.actor,
         .ref = entry.ref,
         .reverses = entry.reverses ? Optional{entry.reverses->count()} : Optional{},
         .body = entry.body});
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
