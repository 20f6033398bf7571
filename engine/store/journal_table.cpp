#include "engine/store/journal_table.hpp"

#include "engine/registry/portfolio.hpp"
#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"

namespace hui::store {

namespace {

using OptionalInteger = std::optional<std::int64_t>;

std::optional<BookKind> kind_from(std::string_view word) {
    for (const BookKind kind : {BookKind::registry, BookKind::group, BookKind::loans}) {
        if (word == kind_text(kind)) { return kind; }
    }
    return std::nullopt;
}

/// The word in the table is under no hash, the code is: a group that is called a portfolio would be
/// in no list of groups.
BookRow read_book(const Query& row) {
    const std::int64_t id = row.integer(0);
    // A book without a code is told of by its number.
    const std::string code = row.is_null(1) ? "#" + std::to_string(id) : row.text(1);
    const auto kind = kind_from(row.text(2));
    const bool is_portfolio = registry::unit_of_portfolio(code).has_value();
    if (!kind || (*kind == BookKind::loans) != is_portfolio) {
        throw Fault{refuse(Code::ledger_damaged, {{"detail", code + " " + row.text(2)}})};
    }
    return {.id = id, .code = code, .kind = *kind};
}

/// Looks at every book, so that one under a wrong word isn't overlooked.
std::vector<BookRow> books_of(Ledger& ledger, BookKind kind) {
    auto books = all_books(ledger);
    std::erase_if(books, [&](const BookRow& book) { return book.kind != kind; });
    return books;
}

Instant read_instant(const std::string& text) {
    const auto instant = parse_instant(text);
    if (!instant) { throw std::invalid_argument("not a recorded time: " + text); }
    return *instant;
}

[[noreturn]] void entry_damaged(const BookRow& book, std::int64_t seq) {
    throw Fault{refuse(Code::ledger_damaged, {{"detail", book.code + " " + std::to_string(seq)}})};
}

/// All columns but book and prev_hash, in the order of the table, the format last. What the entry
/// would not be told by is damage, so that nothing reads an entry in another way than `verify`.
Entry read_entry(const BookRow& book, const Query& row) {
    const bool has_receipt = !row.is_null(1);
    if (row.integer(10) != entry_format || (has_receipt && row.integer(1) == 0)) {
        entry_damaged(book, row.integer(0));
    }
    return {.seq = Seq{row.integer(0)},
            .receipt = ReceiptNo{has_receipt ? row.integer(1) : 0},
            .kind = row.text(2),
            .effective_on = date_of(row.text(3)),
            .recorded_at = read_instant(row.text(4)),
            .actor = row.text(5),
            .ref = row.text(6),
            .reverses = row.is_null(7) ? std::nullopt : std::optional{Seq{row.integer(7)}},
            .body = row.text(8),
            .postings = {},
            .prev_hash = {},
            .hash = row.hash(9)};
}

void read_postings(Ledger& ledger, const BookRow& book, Entry& entry) {
    Query row{ledger.database(),
              "SELECT account, amount FROM posting WHERE book = ? AND seq = ? ORDER BY line",
              book.id, entry.seq};
    while (row.next()) { entry.postings.push_back({Account{row.text(0)}, row.vnd(1)}); }
}

/// All postings of a book, entry by entry. One that belongs to no entry, or a line that is missing
/// before another, is damage.
class PostingLines {
public:
    PostingLines(Ledger& ledger, const BookRow& book)
        : book_(book),
          row_(ledger.database(),
               "SELECT seq, line, account, amount FROM posting WHERE book = ? ORDER BY seq, line",
               book.id),
          more_(row_.next()) {}

    void read_into(Entry& entry) {
        const std::int64_t seq = entry.seq.count();
        for (std::int64_t line = 1; more_ && row_.integer(0) <= seq; ++line, more_ = row_.next()) {
            if (row_.integer(0) != seq || row_.integer(1) != line) {
                entry_damaged(book_, row_.integer(0));
            }
            entry.postings.push_back({Account{row_.text(2)}, row_.vnd(3)});
        }
    }
    void check_end() const {
        if (more_) { entry_damaged(book_, row_.integer(0)); }
    }

private:
    const BookRow& book_;
    Query row_;
    bool more_;
};

std::optional<std::string> text_of(std::optional<Instant> time) {
    return time ? std::optional{iso(*time)} : std::nullopt;
}

Hash hash_before(Ledger& ledger, const BookRow& book, Seq seq) {
    Query row{ledger.database(), "SELECT hash FROM entry WHERE book = ? AND seq = ?", book.id,
              seq.count() - 1};
    return row.next() ? row.hash(0) : Hash{};
}

/// Reads the entries whose numbers a query gives.
void read_each(Ledger& ledger, const BookRow& book, Query& numbers,
               const std::function<void(const Entry&)>& read) {
    while (numbers.next()) {
        const auto entry = find_entry(ledger, book, Seq{numbers.integer(0)});
        if (entry) { read(*entry); }
    }
}

}  // namespace

std::string_view kind_text(BookKind kind) {
    switch (kind) {
        case BookKind::registry:
            return "register";
        case BookKind::group:
            return "group";
        case BookKind::loans:
            return "loans";
    }
    return "";
}

std::optional<BookRow> find_book(Ledger& ledger, std::string_view code) {
    Query row{ledger.database(), "SELECT id, code, kind FROM book WHERE code = ?", code};
    if (!row.next()) { return std::nullopt; }
    return read_book(row);
}

std::vector<BookRow> all_books(Ledger& ledger) {
    std::vector<BookRow> books;
    Query row{ledger.database(),
              "SELECT id, code, kind FROM book"
              " ORDER BY kind <> 'register', kind = 'loans', code"};
    while (row.next()) { books.push_back(read_book(row)); }
    return books;
}

std::vector<BookRow> group_books(Ledger& ledger) { return books_of(ledger, BookKind::group); }

std::vector<BookRow> portfolio_books(Ledger& ledger) { return books_of(ledger, BookKind::loans); }

void group_damaged(const BookRow& book) {
    throw Fault{refuse(Code::ledger_damaged, {{"detail", book.code + " 1"}})};
}

std::optional<EntryTitle> find_in_other_books(Ledger& ledger, const BookRow& book,
                                              const std::function<bool(const Hash&)>& is_it) {
    Query row{ledger.database(),
              "SELECT code, seq, entry.kind, effective_on, recorded_at, hash FROM entry"
              " JOIN book ON book.id = entry.book"
              " WHERE entry.book <> ? AND typeof(hash) = 'blob' AND length(hash) = 32"
              " ORDER BY entry.book, seq",
              book.id};
    while (row.next()) {
        if (!is_it(row.hash(5))) { continue; }
        return EntryTitle{.book = row.text(0),
                          .seq = Seq{row.integer(1)},
                          .kind = row.text(2),
                          .effective_on = row.text(3),
                          .recorded_at = row.text(4)};
    }
    return std::nullopt;
}

std::optional<Entry> find_entry(Ledger& ledger, const BookRow& book, Seq seq) {
    std::optional<Entry> entry;
    {
        Query row{ledger.database(),
                  "SELECT seq, receipt, kind, effective_on, recorded_at, actor, ref, reverses,"
                  " body, hash, format FROM entry WHERE book = ? AND seq = ?",
                  book.id, seq};
        if (!row.next()) { return std::nullopt; }
        entry = read_entry(book, row);
    }
    read_postings(ledger, book, *entry);
    entry->prev_hash = hash_before(ledger, book, seq);
    return entry;
}

std::optional<Entry> find_ref(Ledger& ledger, const BookRow& book, std::string_view ref) {
    OptionalInteger seq;
    {
        Query row{ledger.database(), "SELECT seq FROM entry WHERE book = ? AND ref = ?", book.id,
                  ref};
        if (row.next()) { seq = row.integer(0); }
    }
    return seq ? find_entry(ledger, book, Seq{*seq}) : std::nullopt;
}

std::optional<Seq> reversal_of(Ledger& ledger, const BookRow& book, Seq seq) {
    Query row{ledger.database(), "SELECT seq FROM entry WHERE book = ? AND reverses = ?", book.id,
              seq};
    return row.next() ? std::optional{Seq{row.integer(0)}} : std::nullopt;
}

std::optional<Seq> first_entry_after(Ledger& ledger, const BookRow& book, Date day) {
    const std::string text = iso(day);
    Query row{ledger.database(),
              "SELECT seq FROM entry WHERE book = ? AND effective_on > ? ORDER BY seq LIMIT 1",
              book.id, text};
    return row.next() ? std::optional{Seq{row.integer(0)}} : std::nullopt;
}

bool has_entry_by(Ledger& ledger, const BookRow& book, Date on, std::optional<Instant> as_known) {
    const std::string day = iso(on);
    const std::optional<std::string> known = text_of(as_known);
    Query row{ledger.database(),
              "SELECT seq FROM entry WHERE book = ?1 AND effective_on <= ?2"
              " AND (?3 IS NULL OR recorded_at <= ?3) ORDER BY seq LIMIT 1",
              book.id, day, known};
    return row.next();
}

bool has_recorded_by(Ledger& ledger, const BookRow& book, Instant time) {
    const std::string known = iso(time);
    Query row{ledger.database(),
              "SELECT seq FROM entry WHERE book = ? AND seq = 1 AND recorded_at <= ?", book.id,
              known};
    return row.next();
}

Hash last_hash_by(Ledger& ledger, const BookRow& book, Instant time) {
    const std::string known = iso(time);
    Query row{ledger.database(),
              "SELECT hash FROM entry WHERE book = ?1 AND recorded_at <= ?2"
              " ORDER BY seq DESC LIMIT 1",
              book.id, known};
    return row.next() ? row.hash(0) : Hash{};
}

std::optional<Date> first_date(Ledger& ledger, const BookRow& book,
                               std::optional<Instant> as_known) {
    const std::optional<std::string> known = text_of(as_known);
    Query row{ledger.database(),
              "SELECT effective_on FROM entry WHERE book = ?1"
              " AND (?2 IS NULL OR recorded_at <= ?2) ORDER BY effective_on LIMIT 1",
              book.id, known};
    return row.next() ? std::optional{date_of(row.text(0))} : std::nullopt;
}

Instant first_recorded(Ledger& ledger, const std::optional<BookRow>& book) {
    const OptionalInteger id = book ? OptionalInteger{book->id} : OptionalInteger{};
    Query row{ledger.database(),
              "SELECT coalesce(min(recorded_at), '') FROM entry WHERE seq = 1 AND (?1 IS NULL OR "
              "book = ?1)",
              id};
    const auto first = row.next() ? parse_instant(row.text(0)) : std::nullopt;
    if (!first) {
        throw Fault{refuse(Code::ledger_damaged, {{"detail", book ? book->code : "register"}})};
    }
    return *first;
}

void each_entry(Ledger& ledger, const BookRow& book,
                const std::function<void(const Entry&)>& read) {
    Query row{ledger.database(),
              "SELECT seq, receipt, kind, effective_on, recorded_at, actor, ref, reverses, body,"
              " hash, format FROM entry WHERE book = ? ORDER BY seq",
              book.id};
    PostingLines lines{ledger, book};
    Hash prev_hash{};
    while (row.next()) {
        Entry entry = read_entry(book, row);
        entry.prev_hash = prev_hash;
        prev_hash = entry.hash;
        lines.read_into(entry);
        read(entry);
    }
    lines.check_end();
}

void each_statement(Ledger& ledger, const BookRow& book,
                    const std::function<void(const Statement&)>& read) {
    Query row{ledger.database(),
              "SELECT seq, kind, effective_on, body, reverses, format FROM entry WHERE book = ?"
              " ORDER BY seq",
              book.id};
    while (row.next()) {
        if (row.integer(5) != entry_format) { entry_damaged(book, row.integer(0)); }
        read({.seq = Seq{row.integer(0)},
              .kind = row.text(1),
              .on = date_of(row.text(2)),
              .body = row.text(3),
              .reverses = row.is_null(4) ? std::nullopt : std::optional{Seq{row.integer(4)}}});
    }
}

void each_entry_by_date(Ledger& ledger, const BookRow& book,
                        const std::function<void(const Entry&)>& read) {
    // Only the keys are put in order: the entries themselves would fill the memory.
    Query row{ledger.database(), "SELECT seq FROM entry WHERE book = ? ORDER BY effective_on, seq",
              book.id};
    read_each(ledger, book, row, read);
}

void each_entry_between(Ledger& ledger, const BookRow& book, Date first, Date last,
                        const std::function<void(const Entry&)>& read) {
    const std::string first_text = iso(first);
    const std::string last_text = iso(last);
    Query row{ledger.database(),
              "SELECT seq FROM entry WHERE book = ? AND effective_on BETWEEN ? AND ?"
              " ORDER BY effective_on, seq",
              book.id, first_text, last_text};
    read_each(ledger, book, row, read);
}

void each_entry_under(Ledger& ledger, const BookRow& book, std::string_view prefix,
                      const std::function<void(const Entry&)>& read) {
    std::string behind{prefix};
    ++behind.back();
    Query row{ledger.database(),
              "SELECT seq FROM entry WHERE book = ? AND ref >= ? AND ref < ? ORDER BY seq", book.id,
              prefix, behind};
    read_each(ledger, book, row, read);
}

std::optional<Entry> closing_of(Ledger& ledger, const BookRow& book, Month month) {
    const std::string text = iso(month);
    Query row{ledger.database(), "SELECT seq FROM closing WHERE book = ? AND month = ?", book.id,
              text};
    if (!row.next()) { return std::nullopt; }
    return find_entry(ledger, book, Seq{row.integer(0)});
}

BookRow insert_book(Ledger& ledger, std::string_view code, BookKind kind) {
    Query{ledger.database(), "INSERT INTO book (code, kind) VALUES (?, ?)", code, kind_text(kind)}
        .run();
    return {.id = ledger.database().connection().getLastInsertRowid(),
            .code = std::string{code},
            .kind = kind};
}

void insert_entry(Ledger& ledger, const BookRow& book, const Entry& entry) {
    const std::string effective_on = iso(entry.effective_on);
    const std::string recorded_at = iso(entry.recorded_at);
    const OptionalInteger receipt =
        entry.receipt == ReceiptNo{} ? OptionalInteger{} : OptionalInteger{entry.receipt.count()};
    Query{ledger.database(),
          "INSERT INTO entry (book, seq, format, receipt, kind, effective_on, recorded_at, actor,"
          " ref, reverses, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          book.id,
          entry.seq,
          entry_format,
          receipt,
          entry.kind,
          effective_on,
          recorded_at,
          entry.actor,
          entry.ref,
          entry.reverses,
          entry.body,
          entry.hash}
        .run();
    std::int64_t line = 0;
    for (const Posting& posting : entry.postings) {
        Query{ledger.database(),
              "INSERT INTO posting VALUES (?, ?, ?, ?, ?)",
              book.id,
              entry.seq,
              ++line,
              posting.account.name(),
              posting.amount}
            .run();
    }
}

}  // namespace hui::store
