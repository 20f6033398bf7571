#include "engine/actions/claims_check.hpp"

#include "engine/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace hui::actions {

namespace {

void check_registered(const std::vector<store::BookRow>& books, const ChainCheck& checked,
                      Verification& result) {
    JournalClaims::Hashes missing = checked.claims().registered();
    // The entry that named the book may be the one that can't be read any more.
    const bool is_register_changed = result.first_changed(registry::register_book).has_value();
    for (const store::BookRow& book : books) {
        // The word for what a book is about is under no hash.
        const bool is_register = book.code == registry::register_book;
        const bool is_called_right = (book.kind == store::BookKind::registry) == is_register;
        if (is_register) {
            if (!is_called_right) {
                result.add(book.code, ProblemCode::book_not_registered, "", Seq{1});
            }
            continue;
        }
        const auto known = missing.find(book.code);
        const auto opening = checked.opening_hashes().find(book.id);
        // A book whose entries are all gone has been named already.
        if (opening != checked.opening_hashes().end()) {
            const bool is_other = known == missing.end() ? !is_register_changed
                                                         : known->second != hex(opening->second);
            if (is_other || !is_called_right) {
                result.add(book.code, ProblemCode::book_not_registered, "", Seq{1});
            }
        }
        if (known != missing.end()) { missing.erase(known); }
    }
    for (const auto& [code, hash] : missing) { result.add(code, ProblemCode::book_missing, ""); }
}

std::map<std::int64_t, std::string> codes_of(const std::vector<store::BookRow>& books) {
    std::map<std::int64_t, std::string> codes;
    for (const store::BookRow& book : books) { codes.emplace(book.id, book.code); }
    return codes;
}

/// The closings of the seal's month that were made after the seal before it.
std::vector<closing::ClosedHead> covered_by(const JournalClaims::Sealed& sealed, Seq before,
                                            const JournalClaims& claims,
                                            std::map<std::int64_t, std::string>& codes) {
    std::vector<closing::ClosedHead> heads;
    for (const JournalClaims::Closing& closing : claims.closings()) {
        const Seq made = closing.registry.seq;
        if (closing.month != sealed.seal.month || made < before || made >= sealed.seq) { continue; }
        heads.push_back({.book = codes[closing.book], .seq = closing.seq, .hash = closing.hash});
    }
    return heads;
}

/// Names the books that the seal was not put on as they stand, as far as it tells of them.
void name_sealed_otherwise(const JournalClaims::Sealed& sealed,
                           const std::vector<closing::BrokenPart>& broken, Verification& result) {
    const std::string month = iso(sealed.seal.month);
    for (const closing::BrokenPart& part : broken) {
        const bool is_one = part.first == part.last;
        result.add(part.first, ProblemCode::seal_broken,
                   is_one ? month : fmt::format("{}, {} … {}", month, part.first, part.last),
                   part.closing);
    }
}

void check_seals(const std::vector<store::BookRow>& books, const JournalClaims& claims,
                 Verification& result) {
    auto codes = codes_of(books);
    std::map<Month, Seq> last_seals;
    for (const JournalClaims::Sealed& sealed : claims.seals()) {
        const auto& [seq, seal, parts] = sealed;
        const auto heads = covered_by(sealed, last_seals[seal.month], claims, codes);
        last_seals[seal.month] = seq;
        const auto broken = closing::broken_parts(parts, heads);
        const bool holds = std::ssize(heads) == seal.books &&
                           closing::seal_root(seal.month, heads) == seal.root && broken.empty();
        if (holds) { continue; }
        result.add(registry::register_book, ProblemCode::seal_broken, iso(seal.month), seq);
        name_sealed_otherwise(sealed, broken, result);
    }
}

/// Whether the register's entry that a closing names is the one that stands there.
bool fits_register(const JournalClaims::Closing& closing, const JournalClaims& claims) {
    const auto& [seq, hash] = closing.registry;
    const Hash* known = claims.register_hash(seq);
    return hash.empty() || (known != nullptr && hex(*known) == hash);
}

/// What stood in the register when a month was closed stands there still. One closing alone that
/// names another entry than stands there, though a later one is named rightly, is wrong itself; of
/// several none was changed, but the register before them, which is said once.
void check_register(const std::vector<store::BookRow>& books, const JournalClaims& claims,
                    Verification& result) {
    auto codes = codes_of(books);
    Seq right_through;
    for (const JournalClaims::Closing& closing : claims.closings()) {
        const bool is_named = !closing.registry.hash.empty();
        if (is_named && fits_register(closing, claims)) {
            right_through = std::max(right_through, closing.registry.seq);
        }
    }
    const JournalClaims::Closing* first = nullptr;
    std::int64_t others = 0;
    for (const JournalClaims::Closing& closing : claims.closings()) {
        if (fits_register(closing, claims)) { continue; }
        ++others;
        if (first == nullptr || closing.registry.seq < first->registry.seq) { first = &closing; }
    }
    if (first == nullptr) { return; }
    if (others == 1 && first->registry.seq <= right_through) {
        result.add(codes[first->book], ProblemCode::register_differs, iso(first->month),
                   first->seq);
        return;
    }
    result.add(registry::register_book, ProblemCode::register_rewritten,
               fmt::format("{} {}, {}", codes[first->book], first->seq.count(), iso(first->month)),
               first->registry.seq);
}

/// Each personal value has its hash in the register and the other way round; what was forgotten is
/// gone.
void check_personal(store::Ledger& ledger, const JournalClaims& claims, Verification& result) {
    auto missing = claims.personal();
    store::each_personal(ledger, [&](const std::string& member, const PersonalValue& personal) {
        JournalClaims::Hashes& hashes = missing[code_key(member)];
        const auto known = hashes.find(personal.field);
        const bool same = known != hashes.end() && known->second == hex(hash_of(personal));
        if (known != hashes.end()) { hashes.erase(known); }
        if (same) { return; }
        result.add(registry::register_book, ProblemCode::personal_differs,
                   fmt::format("{} {}", member, personal.field));
    });
    for (const auto& [member, hashes] : missing) {
        for (const auto& [field, hash] : hashes) {
            result.add(registry::register_book, ProblemCode::personal_missing,
                       fmt::format("{} {}", member, field));
        }
    }
}

using Lines = std::vector<std::string>;

/// What stands in the table and not in the journal, and the other way round.
void compare_lines(std::string_view book, Lines table, Lines journal, Verification& result) {
    std::sort(table.begin(), table.end());
    std::sort(journal.begin(), journal.end());
    const auto differ = [&](char sign, const Lines& from, const Lines& others) {
        Lines lines;
        std::set_difference(from.begin(), from.end(), others.begin(), others.end(),
                            std::back_inserter(lines));
        for (const std::string& line : lines) {
            result.add(book, ProblemCode::projection_differs, fmt::format("{} {}", sign, line));
        }
    };
    differ('+', table, journal);
    differ('-', journal, table);
}

Lines closing_lines(const JournalClaims& claims, const store::BookRow& book) {
    struct ByBook {
        bool operator()(const JournalClaims::Closing& a, std::int64_t b) const {
            return a.book < b;
        }
        bool operator()(std::int64_t a, const JournalClaims::Closing& b) const {
            return a < b.book;
        }
    };
    const auto& all = claims.closings();
    const auto [first, last] = std::equal_range(all.begin(), all.end(), book.id, ByBook{});
    Lines lines;
    for (auto closing = first; closing != last; ++closing) {
        lines.push_back(fmt::format("closing month={} seq={} register_seq={}", iso(closing->month),
                                    closing->seq.count(), closing->registry.seq.count()));
    }
    return lines;
}

/// Whether whoever has the key signed the seal that the entry names, as it stands.
bool is_true(const closing::SealSigned& event, const std::string& ledger_id,
             const JournalClaims& claims) {
    const auto& seals = claims.seals();
    const bool is_there = std::any_of(seals.begin(), seals.end(), [&](const auto& row) {
        return row.seq == event.seal && row.seal.month == event.month;
    });
    const Hash* hash = claims.register_hash(event.seal);
    return is_there && hash != nullptr &&
           is_signed_by(event.key, closing::signed_text(ledger_id, event.month, event.seal, *hash),
                        event.signature);
}

/// The months with closings that no seal covers.
std::set<Month> unsealed_months(const JournalClaims& claims) {
    std::map<Month, Seq> sealed_up_to;
    for (const JournalClaims::Sealed& sealed : claims.seals()) {
        sealed_up_to[sealed.seal.month] = sealed.seq;
    }
    std::set<Month> months;
    for (const JournalClaims::Closing& closing : claims.closings()) {
        if (closing.registry.seq >= sealed_up_to[closing.month]) { months.insert(closing.month); }
    }
    return months;
}

void check_signatures(const std::string& ledger_id, const JournalClaims& claims,
                      const std::optional<PublicKey>& signed_with, Verification& result) {
    std::set<Seq> signed_seals;
    for (const auto& [seq, event] : claims.signatures()) {
        if (!is_true(event, ledger_id, claims)) {
            result.add(registry::register_book, ProblemCode::signature_wrong, iso(event.month),
                       seq);
        } else if (event.key == signed_with) {
            signed_seals.insert(event.seal);
        }
    }
    if (!signed_with) { return; }
    // Whoever took a seal away with its signature would leave nothing that isn't signed.
    for (const Month month : unsealed_months(claims)) {
        result.add(registry::register_book, ProblemCode::not_sealed, iso(month));
    }
    for (const auto& [seq, seal, parts] : claims.seals()) {
        if (signed_seals.contains(seq)) { continue; }
        result.add(registry::register_book, ProblemCode::not_signed, iso(seal.month), seq);
    }
}

}  // namespace

void check_claims(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                  const ChainCheck& checked, const std::optional<PublicKey>& signed_with,
                  Verification& result) {
    check_registered(books, checked, result);
    check_seals(books, checked.claims(), result);
    check_signatures(checked.ledger_id(), checked.claims(), signed_with, result);
    check_register(books, checked.claims(), result);
    check_personal(ledger, checked.claims(), result);
    const auto& forgotten = checked.claims().forgotten();
    result.forgotten.assign(forgotten.begin(), forgotten.end());
}

void check_claim_tables(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                        const JournalClaims& claims, Verification& result) {
    Lines groups;
    for (const auto& [code, hash] : claims.registered()) {
        groups.push_back(fmt::format("registered_group code={} opening_hash={}", code, hash));
    }
    Lines seals;
    for (const auto& [seq, seal, parts] : claims.seals()) {
        seals.push_back(fmt::format("seal seq={} month={} books={} root={}", seq.count(),
                                    iso(seal.month), seal.books, seal.root));
    }
    compare_lines(registry::register_book, store::registered_group_lines(ledger), std::move(groups),
                  result);
    compare_lines(registry::register_book, store::seal_lines(ledger), std::move(seals), result);
    for (const store::BookRow& book : books) {
        compare_lines(book.code, store::closing_lines(ledger, book), closing_lines(claims, book),
                      result);
    }
}

}  // namespace hui::actions
