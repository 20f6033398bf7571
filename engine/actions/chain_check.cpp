#include "engine/actions/chain_check.hpp"

#include "engine/base/text.hpp"
#include "engine/journal/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hui::actions {

namespace {

constexpr std::string_view forgotten_kind = "member-forgotten";

std::optional<Hash> stored_hash(std::string_view bytes) {
    Hash hash{};
    if (bytes.size() != hash.size()) { return std::nullopt; }
    std::transform(bytes.begin(), bytes.end(), hash.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return hash;
}

bool has_line_feed(const EntryColumns& columns) {
    const std::array texts{columns.kind,  columns.effective_on, columns.recorded_at,
                           columns.actor, columns.ref,          columns.body};
    return std::any_of(texts.begin(), texts.end(), [](std::string_view text) {
        return text.find('\n') != std::string_view::npos;
    });
}

}  // namespace

ChainCheck::ChainCheck(std::string ledger_id, const std::vector<store::BookRow>& books,
                       std::optional<Witness> wanted, Verification& result)
    : ledger_id_(std::move(ledger_id)),
      wanted_(std::move(wanted)),
      result_(result) {
    for (const store::BookRow& book : books) { codes_.emplace(book.id, book.code); }
}

void ChainCheck::add(const store::StoredEntry& entry) {
    if (book_ != entry.book) { begin_book(entry.book); }
    if (entry.columns.kind.empty()) {
        problem(entry, ProblemCode::orphan_posting,
                fmt::format("{} postings", entry.postings.size()));
        return;
    }
    ++result_.entries;
    check_numbers(entry);
    check_postings(entry);
    check_hash(entry);
    if (entry.columns.kind == forgotten_kind) { note_forgotten(entry.columns.body); }
}

void ChainCheck::note_forgotten(std::string_view body) {
    try {
        forgotten_.insert(code_key(BodyReader{std::string{body}}.text("code")));
    } catch (const BodyError&) {
        // Not as it was written: its hash has told so already.
        return;
    }
}

void ChainCheck::begin_book(std::int64_t book) {
    finish();
    book_ = book;
    ++result_.books;
    const auto code = codes_.find(book);
    code_ = code == codes_.end() ? fmt::format("#{}", book) : code->second;
    head_ = {};
    opening_hash_ = {};
    balances_.clear();
}

void ChainCheck::finish() {
    if (!book_ || !on_book_end) { return; }
    BookState state{.head = head_, .opening_hash = opening_hash_, .balances = {}};
    for (const auto& [account, amount] : balances_) {
        state.balances.add({Account{account}, Vnd{amount}});
    }
    on_book_end(*book_, state);
}

void ChainCheck::check_numbers(const store::StoredEntry& entry) {
    const EntryColumns& columns = entry.columns;
    const std::int64_t expected = head_.seq.count() + 1;
    if (columns.seq != expected) {
        problem(entry, ProblemCode::sequence_gap,
                fmt::format("{} follows {}", columns.seq, head_.seq.count()));
    }
    head_.seq = Seq{columns.seq};
    if (columns.format != entry_format) {
        problem(entry, ProblemCode::unknown_format, fmt::format("{}", columns.format));
    }
    if (columns.receipt) {
        if (*columns.receipt != head_.receipt.count() + 1) {
            problem(entry, ProblemCode::receipt_gap,
                    fmt::format("{} follows {}", *columns.receipt, head_.receipt.count()));
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
    columns.book = code_;
    text_.begin(columns);
    for (const store::StoredPosting& posting : entry.postings) {
        text_.add_posting(posting.account, posting.amount);
    }
    const Hash computed = sha256_.of(text_.finish(head_.hash));
    const auto stored = stored_hash(entry.hash);
    // A line feed in a column could make the same text out of other columns.
    if (stored != computed || has_line_feed(columns)) {
        problem(entry, ProblemCode::hash_mismatch, fmt::format("{:.16}…", hex(computed)));
    }
    // Going on from the stored hash names the entries that were touched, not all that follow.
    head_.hash = stored.value_or(computed);
    if (columns.seq == 1) { opening_hash_ = head_.hash; }
    if (wanted_) { look_for_witness(entry, head_.hash); }
}

void ChainCheck::look_for_witness(const store::StoredEntry& entry, const Hash& hash) {
    if (Witness::of(hash) != *wanted_) { return; }
    result_.witnessed = {.book = code_,
                         .seq = Seq{entry.columns.seq},
                         .kind = std::string{entry.columns.kind},
                         .effective_on = std::string{entry.columns.effective_on},
                         .recorded_at = std::string{entry.columns.recorded_at}};
}

void ChainCheck::problem(const store::StoredEntry& entry, ProblemCode code, std::string detail) {
    result_.problems.push_back(
        {.book = code_, .seq = Seq{entry.columns.seq}, .code = code, .detail = std::move(detail)});
}

}  // namespace hui::actions
