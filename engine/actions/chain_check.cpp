#include "engine/actions/chain_check.hpp"

#include "engine/journal/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hui::actions {

namespace {

std::optional<Hash> stored_hash(std::string_view bytes) {
    Hash hash{};
    if (bytes.size() != hash.size()) { return std::nullopt; }
    std::transform(bytes.begin(), bytes.end(), hash.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return hash;
}

/// What a table says of a book's end and what its journal does, as far as they differ: the number,
/// or with it the receipt or the hash.
std::string ends_differ(const std::optional<Head>& stored, const Head& read) {
    const Head table = stored.value_or(Head{});
    const auto told = [&](const Head& head) {
        if (table.seq != read.seq) { return fmt::format("{}", head.seq.count()); }
        if (table.receipt != read.receipt) {
            return fmt::format("{} #{}", head.seq.count(), head.receipt.count());
        }
        return fmt::format("{} {:.16}…", head.seq.count(), hex(head.hash));
    };
    return told(table) + " ≠ " + told(read);
}

/// The number after the last one; after the greatest there is none.
std::int64_t number_after(std::int64_t last) { return last < INT64_MAX ? last + 1 : last; }

/// No text that is recorded holds one; a line feed could even make one text out of two columns.
bool has_control_character(const EntryColumns& columns) {
    const std::array texts{columns.kind,  columns.effective_on, columns.recorded_at,
                           columns.actor, columns.ref,          columns.body};
    return std::any_of(texts.begin(), texts.end(), [](std::string_view text) {
        return std::any_of(text.begin(), text.end(), [](char byte) {
            constexpr unsigned char first_printable = 0x20;
            constexpr unsigned char del = 0x7f;
            const auto value = static_cast<unsigned char>(byte);
            return value < first_printable || value == del;
        });
    });
}

}  // namespace

ChainCheck::ChainCheck(std::string ledger_id, const std::vector<store::BookRow>& books,
                       std::optional<Witness> wanted, Verification& result)
    : ledger_id_(std::move(ledger_id)),
      wanted_(std::move(wanted)),
      result_(result) {
    for (const store::BookRow& book : books) { books_.emplace(book.id, book); }
}

void ChainCheck::add(const store::EntryBatch& batch) {
    auto next_book = batch.totals().begin();
    for (const store::StoredEntry& entry : batch.entries()) {
        if (!stored_ || stored_->book != entry.book) { begin_book(*next_book++); }
        add(entry);
    }
}

void ChainCheck::add(const store::StoredEntry& entry) {
    if (!entry.is_there) {
        problem(entry, ProblemCode::orphan_posting, fmt::format("{}", entry.postings.size()));
        return;
    }
    ++result_.entries;
    check_numbers(entry);
    check_postings(entry);
    check_hash(entry);
    check_month(entry);
    note_claims(entry);
}

/// Nothing is dated into a month that the book has closed. Dates and months compare as their texts.
void ChainCheck::check_month(const store::StoredEntry& entry) {
    const std::string_view on = entry.columns.effective_on;
    const std::string_view month = on.substr(0, closed_through_.size());
    if (closed_through_.empty() || month > closed_through_) { return; }
    problem(entry, ProblemCode::dated_in_closed, std::string{on});
}

void ChainCheck::note_claims(const store::StoredEntry& entry) {
    try {
        claims_.add(book_.kind, entry, head_.hash);
        const auto& closings = claims_.closings();
        if (!closings.empty() && closings.back().book == entry.book) {
            closed_through_ = std::max(closed_through_, iso(closings.back().month));
        }
    } catch (const std::exception&) {
        // Nothing that this program writes names such an account or adds up to so much.
        problem(entry, ProblemCode::body_unreadable, "");
    }
}

void ChainCheck::begin_book(const store::StoredTotals& stored) {
    end_book();
    stored_ = stored;
    ++result_.books;
    const auto row = books_.find(stored.book);
    book_ = row == books_.end()
                ? store::BookRow{.id = stored.book, .code = fmt::format("#{}", stored.book)}
                : row->second;
    head_ = {};
    closed_through_.clear();
    opening_hashes_.emplace(stored.book, Hash{});
    balances_.clear();
}

void ChainCheck::end_book() {
    if (!stored_) { return; }
    if (!books_.contains(book_.id)) {
        problem(Seq{}, ProblemCode::book_not_registered, "");
        return;
    }
    if (stored_->head != head_) {
        problem(head_.seq, ProblemCode::head_differs, ends_differ(stored_->head, head_));
    }
    check_balances();
}

void ChainCheck::check_balances() {
    if (!stored_->balances) {
        problem(Seq{}, ProblemCode::table_unreadable, "balance");
        return;
    }
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> pairs;
    for (const auto& [account, amount] : stored_->balances->all()) {
        pairs[account.name()].first = amount.count();
    }
    for (const auto& [account, amount] : balances_) { pairs[account].second = amount; }
    for (const auto& [account, pair] : pairs) {
        if (pair.first == pair.second) { continue; }
        problem(Seq{}, ProblemCode::balance_differs,
                fmt::format("{}: {} ≠ {}", account, pair.first, pair.second));
    }
}

void ChainCheck::check_numbers(const store::StoredEntry& entry) {
    const EntryColumns& columns = entry.columns;
    const std::int64_t expected = number_after(head_.seq.count());
    if (columns.seq != expected) {
        problem(entry, ProblemCode::sequence_gap,
                fmt::format("{1} … {0}", columns.seq, head_.seq.count()));
    }
    head_.seq = Seq{columns.seq};
    if (columns.format != entry_format) {
        problem(entry, ProblemCode::unknown_format, fmt::format("{}", columns.format));
    }
    if (columns.receipt) {
        if (*columns.receipt != number_after(head_.receipt.count())) {
            problem(entry, ProblemCode::receipt_gap,
                    fmt::format("{1} … {0}", *columns.receipt, head_.receipt.count()));
        }
        head_.receipt = ReceiptNo{*columns.receipt};
    }
}

void ChainCheck::check_postings(const store::StoredEntry& entry) {
    std::int64_t sum = 0;
    std::int64_t line = 0;
    bool overflow = false;
    for (const store::StoredPosting& posting : entry.postings) {
        if (posting.line != ++line) {
            problem(entry, ProblemCode::posting_lines, fmt::format("{}", posting.line));
        }
        if (posting.account.find('\n') != std::string_view::npos) {
            problem(entry, ProblemCode::hash_mismatch, "");
        }
        overflow = __builtin_add_overflow(sum, posting.amount, &sum) || overflow;
        auto balance = balances_.find(posting.account);
        if (balance == balances_.end()) { balance = balances_.emplace(posting.account, 0).first; }
        overflow =
            __builtin_add_overflow(balance->second, posting.amount, &balance->second) || overflow;
    }
    if (sum != 0 || overflow) {
        problem(entry, ProblemCode::not_balanced, overflow ? "" : fmt::format("{}", sum));
    }
}

void ChainCheck::check_hash(const store::StoredEntry& entry) {
    EntryColumns columns = entry.columns;
    columns.ledger = ledger_id_;
    columns.book = book_.code;
    text_.begin(columns);
    for (const store::StoredPosting& posting : entry.postings) {
        text_.add_posting(posting.account, posting.amount);
    }
    const Hash computed = sha256_.of(text_.finish(head_.hash));
    const auto stored = stored_hash(entry.hash);
    if (stored != computed || !entry.is_typed || has_control_character(columns)) {
        problem(entry, ProblemCode::hash_mismatch, fmt::format("{:.16}…", hex(computed)));
    }
    // Going on from the stored hash names the entries that were touched, not all that follow.
    head_.hash = stored.value_or(computed);
    if (columns.seq == 1) { opening_hashes_[entry.book] = head_.hash; }
    // What was changed under a hash that still stands there is not what the code was given for.
    if (wanted_ && entry.is_typed) { look_for_witness(entry, computed); }
}

void ChainCheck::look_for_witness(const store::StoredEntry& entry, const Hash& hash) {
    if (Witness::of(hash) != *wanted_) { return; }
    result_.witness = WitnessFound{{.book = book_.code,
                                    .seq = Seq{entry.columns.seq},
                                    .kind = std::string{entry.columns.kind},
                                    .effective_on = std::string{entry.columns.effective_on},
                                    .recorded_at = std::string{entry.columns.recorded_at}}};
}

void ChainCheck::problem(const store::StoredEntry& entry, ProblemCode code, std::string detail) {
    problem(Seq{entry.columns.seq}, code, std::move(detail));
}

void ChainCheck::problem(Seq seq, ProblemCode code, std::string detail) {
    result_.problems.push_back(
        {.book = book_.code, .seq = seq, .code = code, .detail = std::move(detail)});
}

}  // namespace hui::actions
