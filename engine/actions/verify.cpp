#include "engine/actions/verify.hpp"

#include "engine/actions/chain_check.hpp"
#include "engine/base/text.hpp"
#include "engine/closing/seal.hpp"
#include "engine/store/compare.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace hui::actions {

namespace {

void add_problem(Verification& result, std::string book, ProblemCode code, std::string detail,
                 Seq seq = {}) {
    result.problems.push_back(
        {.book = std::move(book), .seq = seq, .code = code, .detail = std::move(detail)});
}

/// The stored head and balances of a book against what its journal gives.
void check_totals(store::Ledger& ledger, const store::BookRow& book,
                  const ChainCheck::BookState& state, Verification& result) {
    const Head stored = store::head_of(ledger, book);
    if (stored != state.head) {
        add_problem(result, book.code, ProblemCode::head_differs,
                    fmt::format("{} ≠ {}", stored.seq.count(), state.head.seq.count()),
                    state.head.seq);
    }
    const Balances balances = store::balances_of(ledger, book);
    if (balances == state.balances) { return; }
    std::map<Account, std::pair<Vnd, Vnd>> pairs;
    for (const auto& [account, amount] : balances.all()) { pairs[account].first = amount; }
    for (const auto& [account, amount] : state.balances.all()) { pairs[account].second = amount; }
    for (const auto& [account, pair] : pairs) {
        if (pair.first == pair.second) { continue; }
        add_problem(
            result, book.code, ProblemCode::balance_differs,
            fmt::format("{}: {} ≠ {}", account.name(), pair.first.count(), pair.second.count()));
    }
}

/// Every group that the register names has its book, and every group's book is in the register.
void check_registered(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                      const std::map<std::int64_t, Hash>& opening_hashes, Verification& result) {
    std::map<std::string, std::string> registered;
    for (const store::RegisteredGroup& group : store::registered_groups(ledger)) {
        registered.emplace(group.code, group.opening_hash);
    }
    for (const store::BookRow& book : books) {
        if (book.kind == store::BookKind::registry) { continue; }
        const auto known = registered.find(book.code);
        const auto opening = opening_hashes.find(book.id);
        if (opening == opening_hashes.end()) {
            registered.erase(book.code);
            continue;
        }
        if (known == registered.end() || known->second != hex(opening->second)) {
            add_problem(result, book.code, ProblemCode::book_not_registered, "", Seq{1});
        }
        registered.erase(book.code);
    }
    for (const auto& [code, hash] : registered) {
        add_problem(result, code, ProblemCode::book_missing, "");
    }
}

void check_seals(store::Ledger& ledger, Verification& result) {
    std::map<Month, Seq> last_seals;
    for (const store::SealRow& row : store::all_seals(ledger)) {
        Seq& last = last_seals[row.seal.month];
        const auto heads = store::closed_heads(ledger, row.seal.month, last, row.seq);
        last = row.seq;
        const auto books = static_cast<std::int64_t>(heads.size());
        if (closing::seal_root(row.seal.month, heads) == row.seal.root && books == row.seal.books) {
            continue;
        }
        add_problem(result, std::string{registry::register_book}, ProblemCode::seal_broken,
                    iso(row.seal.month), row.seq);
    }
}

/// Each personal value has its hash in the register and the other way round; forgetting a member
/// takes both away.
void check_personal(store::Ledger& ledger, Verification& result) {
    for (const store::PersonalPair& pair : store::personal_pairs(ledger)) {
        const bool same = pair.personal && pair.hash && hex(hash_of(*pair.personal)) == *pair.hash;
        if (same) { continue; }
        add_problem(result, std::string{registry::register_book},
                    pair.personal ? ProblemCode::personal_differs : ProblemCode::personal_missing,
                    pair.member + " " + pair.field);
    }
}

/// Replays the journal into an empty ledger, through the same function that writes the
/// projections, and compares every row.
void check_projections(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                       Verification& result) {
    store::Ledger replay = store::Ledger::in_memory(ledger.id());
    store::copy_books(ledger, replay);
    std::set<std::string> compared;
    for (const store::BookRow& row : books) {
        try {
            store::Book book{replay, row};
            store::each_entry(ledger, row, std::nullopt, [&](const Entry& entry) {
                const auto postings = savings::postings_for(entry.kind, entry.body);
                if (postings && *postings != entry.postings) {
                    add_problem(result, row.code, ProblemCode::postings_differ, "", entry.seq);
                }
                book.apply(entry);
            });
            book.save();
            compared.insert(row.code);
            if (row.kind == store::BookKind::registry) { compared.insert(""); }
        } catch (const std::exception& trouble) {
            add_problem(result, row.code, ProblemCode::replay_failed, trouble.what());
        }
    }
    for (const store::DifferentRow& row : store::different_rows(ledger, replay)) {
        if (!compared.contains(row.book)) { continue; }
        const bool extra = row.side == store::DifferentRow::Side::only_in_ledger;
        add_problem(result, row.book.empty() ? std::string{registry::register_book} : row.book,
                    ProblemCode::projection_differs,
                    fmt::format("{} {} {}", extra ? "+" : "-", row.table, row.row));
    }
}

void check_chain(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                 const VerifyRequest& request, Verification& result,
                 const std::function<void(std::int64_t)>& progress) {
    std::map<std::int64_t, store::BookRow> rows;
    for (const store::BookRow& book : books) { rows.emplace(book.id, book); }
    std::map<std::int64_t, Hash> opening_hashes;
    ChainCheck check{ledger.id(), books, request.witness, result};
    check.on_book_end = [&](std::int64_t book, const ChainCheck::BookState& state) {
        const auto row = rows.find(book);
        opening_hashes.emplace(book, state.opening_hash);
        if (row == rows.end()) {
            add_problem(result, fmt::format("#{}", book), ProblemCode::book_not_registered, "");
            return;
        }
        check_totals(ledger, row->second, state, result);
    };
    const auto one = request.book ? std::optional{books.front().id} : std::nullopt;
    store::scan_journal(ledger, one, [&](const store::StoredEntry& entry) {
        check.add(entry);
        progress(result.entries);
    });
    check.finish();
    // A book whose entries are all gone ends too, with nothing in it.
    for (const store::BookRow& book : books) {
        if (opening_hashes.contains(book.id)) { continue; }
        ++result.books;
        add_problem(result, book.code, ProblemCode::book_missing, "");
    }
    if (request.book) { return; }
    check_registered(ledger, books, opening_hashes, result);
    check_seals(ledger, result);
    check_personal(ledger, result);
    result.forgotten.assign(check.forgotten().begin(), check.forgotten().end());
}

Result<std::vector<store::BookRow>> books_meant(store::Ledger& ledger,
                                                const VerifyRequest& request) {
    if (!request.book) {
        // Without a register there is no ledger to verify.
        static_cast<void>(register_book(ledger));
        return store::all_books(ledger);
    }
    const auto book = store::find_book(ledger, *request.book);
    if (!book) { return refuse(Code::unknown_book, {{"book", *request.book}}); }
    return std::vector{*book};
}

}  // namespace

std::string_view name_of(ProblemCode code) {
    constexpr std::array names{
#define HUI_NAME(name) std::string_view{#name},
        HUI_PROBLEMS(HUI_NAME)
#undef HUI_NAME
    };
    return names.at(static_cast<std::size_t>(code));
}

Result<Verification> verify(store::Ledger& ledger, const VerifyRequest& request,
                            const std::function<void(std::int64_t)>& progress) {
    return store::attempt([&]() -> Result<Verification> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_meant(ledger, request);
        if (!books) { return books.refusal(); }
        Verification result;
        check_chain(ledger, *books, request, result, progress);
        result.witness_missing = request.witness && !result.witnessed;
        if (request.depth == VerifyRequest::Depth::deep) {
            check_projections(ledger, *books, result);
            for (const std::string& problem : store::integrity_problems(ledger)) {
                add_problem(result, "", ProblemCode::file_integrity, problem);
            }
        }
        return result;
    });
}

}  // namespace hui::actions
