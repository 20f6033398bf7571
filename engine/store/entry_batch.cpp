#include "engine/store/entry_batch.hpp"

#include "engine/store/fault.hpp"

#include <algorithm>

namespace hui::store {

namespace {

/// Few enough to stay in the processor's cache, enough to make handing them over cheap.
constexpr std::size_t full = 256;

}  // namespace

StoredTotals totals_of(Ledger& ledger, std::int64_t book) {
    const BookRow row{.id = book, .code = {}};
    StoredTotals totals{.book = book, .head = {}, .balances = {}};
    unless_damaged([&] { totals.head = head_of(ledger, row); });
    unless_damaged([&] { totals.balances = balances_of(ledger, row); });
    return totals;
}

void EntryBatch::add(const StoredEntry& entry) {
    StoredEntry kept = entry;
    EntryColumns& columns = kept.columns;
    for (std::string_view* text : {&columns.kind, &columns.effective_on, &columns.recorded_at,
                                   &columns.actor, &columns.ref, &columns.body, &kept.hash}) {
        *text = copy(*text);
    }
    kept.postings = copy(entry.postings);
    entries_.push_back(kept);
}

bool EntryBatch::is_full() const { return entries_.size() >= full; }

void EntryBatch::clear() {
    entries_.clear();
    totals_.clear();
    memory_.release();
}

std::string_view EntryBatch::copy(std::string_view bytes) {
    auto* const place = static_cast<char*>(memory_.allocate(bytes.size() + 1, 1));
    std::copy(bytes.begin(), bytes.end(), place);
    return {place, bytes.size()};
}

std::span<const StoredPosting> EntryBatch::copy(std::span<const StoredPosting> postings) {
    std::pmr::polymorphic_allocator<StoredPosting> allocator{&memory_};
    StoredPosting* const place = allocator.allocate(postings.size() + 1);
    for (std::size_t i = 0; i < postings.size(); ++i) {
        allocator.construct(place + i, postings[i]);
        place[i].account = copy(postings[i].account);
    }
    return {place, postings.size()};
}

}  // namespace hui::store
