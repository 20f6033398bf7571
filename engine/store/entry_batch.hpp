#pragma once

#include "engine/store/balance_table.hpp"
#include "engine/store/journal_scan.hpp"

#include <cstddef>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hui::store {

/// What the tables say of a book, to be held against its journal.
struct StoredTotals {
    std::int64_t book = 0;
    std::optional<Head> head;          ///< nothing where it can't be read
    std::optional<Balances> balances;  ///< nothing where they can't be read
};
[[nodiscard]] StoredTotals totals_of(Ledger& ledger, std::int64_t book);

/// Stored entries that are kept after the scan has moved on, so that another thread can check them.
class EntryBatch {
public:
    /// The next entry is the first of another book.
    void begin_book(StoredTotals totals) { totals_.push_back(std::move(totals)); }
    /// Copies an entry.
    void add(const StoredEntry& entry);

    [[nodiscard]] bool is_full() const;
    /// In the order in which they were added.
    [[nodiscard]] std::span<const StoredEntry> entries() const { return entries_; }
    /// Of the books that begin among these entries, in their order.
    [[nodiscard]] std::span<const StoredTotals> totals() const { return totals_; }
    void clear();

private:
    [[nodiscard]] std::string_view copy(std::string_view bytes);
    [[nodiscard]] std::span<const StoredPosting> copy(std::span<const StoredPosting> postings);

    /// What a full batch of usual entries takes; larger ones get more.
    static constexpr std::size_t room = 262'144;
    std::vector<std::byte> room_ = std::vector<std::byte>(room);
    std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
    std::vector<StoredEntry> entries_;
    std::vector<StoredTotals> totals_;
};

}  // namespace hui::store
