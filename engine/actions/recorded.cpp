#include "engine/actions/recorded.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

/// After a commit that failed: whether every entry stands in the ledger, opened anew.
bool all_there(store::Ledger& ledger, const std::vector<Recorded>& wanted) {
    ledger = store::Ledger::open(ledger.path());
    return std::all_of(wanted.begin(), wanted.end(), [&](const Recorded& recorded) {
        const auto book = store::find_book(ledger, recorded.book);
        const auto entry = book ? store::find_ref(ledger, *book, recorded.entry.ref) : std::nullopt;
        return entry && entry->hash == recorded.entry.hash;
    });
}

/// Says what became of a commit that failed.
Result<std::vector<Recorded>> outcome_of(store::Ledger& ledger, std::vector<Recorded> wanted,
                                         const Refusal& failure) {
    const std::string ref = wanted.empty() ? "" : wanted.front().entry.ref;
    std::optional<bool> there;
    const auto trouble = store::fault_in([&] { there = all_there(ledger, wanted); });
    if (trouble || !there) {
        Refusal unknown = failure;
        unknown.facts.push_back({"ref", ref});
        return unknown;
    }
    if (*there) { return wanted; }
    for (const NamedFact& fact : failure.facts) {
        const auto* detail = std::get_if<std::string>(&fact.value);
        if (detail != nullptr && detail->ends_with("disk is full")) {
            return refuse(Code::disk_full);
        }
    }
    return refuse(Code::input_output, failure.facts);
}

/// The book is looked for inside the transaction, so that a record locks the file once.
template <class FindBook>
Result<Recorded> in_found_book(store::Ledger& ledger, const FindBook& find_book,
                               const BookWork& work) {
    const auto result = in_transaction(ledger, [&]() -> Result<std::vector<Recorded>> {
        const auto row = find_book();
        if (!row) { return row.refusal(); }
        store::Book book{ledger, *row};
        auto recorded = work(book);
        if (!recorded) { return recorded.refusal(); }
        if (recorded->writing == Recorded::Writing::written) { book.save(); }
        return std::vector{*std::move(recorded)};
    });
    if (!result) { return result.refusal(); }
    return result->front();
}

}  // namespace

std::optional<Result<Recorded>> already_recorded(store::Ledger& ledger, const store::BookRow& book,
                                                 const std::string& ref, const SameContent& same) {
    if (ref.empty()) { return std::nullopt; }
    auto entry = store::find_ref(ledger, book, ref);
    if (!entry) { return std::nullopt; }
    if (!same(*entry)) {
        return refuse(Code::ref_taken, {{"ref", ref},
                                        {"book", book.code},
                                        {"seq", entry->seq.count()},
                                        {"kind", entry->kind}});
    }
    return Recorded{
        .book = book.code, .entry = *std::move(entry), .writing = Recorded::Writing::found};
}

Recorded append(store::Book& book, Draft draft, const std::string& ref, const Actor& actor) {
    const Stamp stamp{.ref = ref.empty() ? book.new_ref(actor.name, actor.now) : ref,
                      .actor = actor.name,
                      .recorded_at = actor.now};
    return {.book = book.row().code, .entry = book.append(std::move(draft), stamp)};
}

Result<store::BookRow> group_book(store::Ledger& ledger, std::string_view code) {
    const auto book = store::find_book(ledger, code);
    if (!book || book->kind != store::BookKind::group) {
        return refuse(Code::unknown_group, {{"group", std::string{code}}});
    }
    return *book;
}

Result<store::BookRow> money_book(store::Ledger& ledger, std::string_view code) {
    const auto book = store::find_book(ledger, code);
    if (book && book->kind == store::BookKind::loans) { return *book; }
    return group_book(ledger, code);
}

Result<store::BookRow> any_book(store::Ledger& ledger, std::string_view code) {
    const auto book = store::find_book(ledger, code);
    if (!book) { return refuse(Code::unknown_book, {{"book", std::string{code}}}); }
    return *book;
}

store::BookRow register_book(store::Ledger& ledger) {
    const auto book = store::find_book(ledger, registry::register_book);
    if (!book) {
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", std::string{"register"}}})};
    }
    return *book;
}

Result<std::vector<Recorded>> in_transaction(
    store::Ledger& ledger, const std::function<Result<std::vector<Recorded>>()>& work) {
    std::vector<Recorded> wanted;
    auto result = store::attempt([&]() -> Result<std::vector<Recorded>> {
        store::Transaction transaction{ledger};
        auto done = work();
        if (!done) { return done; }
        wanted = *done;
        transaction.commit();
        return done;
    });
    if (!result.ok() && result.refusal().code == Code::outcome_unknown) {
        return outcome_of(ledger, std::move(wanted), result.refusal());
    }
    return result;
}

Result<Recorded> in_group(store::Ledger& ledger, std::string_view code, const BookWork& work) {
    return in_found_book(
        ledger, [&] { return group_book(ledger, code); }, work);
}

Result<Recorded> in_loan(store::Ledger& ledger, std::string_view loan, const BookWork& work) {
    return in_found_book(
        ledger,
        [&]() -> Result<store::BookRow> {
            const auto place = store::find_loan(ledger, loan);
            if (!place) { return refuse(Code::unknown_loan, {{"loan", std::string{loan}}}); }
            return place->book;
        },
        work);
}

Result<Recorded> in_book(store::Ledger& ledger, std::string_view code, const BookWork& work) {
    return in_found_book(
        ledger, [&] { return any_book(ledger, code); }, work);
}

Result<Recorded> in_register(store::Ledger& ledger, const BookWork& work) {
    return in_found_book(
        ledger, [&]() -> Result<store::BookRow> { return register_book(ledger); }, work);
}

}  // namespace hui::actions
