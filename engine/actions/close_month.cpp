#include "engine/actions/close_month.hpp"

#include "engine/closing/seal.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/owed.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

using closing::MonthState;

Result<std::vector<store::BookRow>> books_meant(store::Ledger& ledger,
                                                const CloseRequest& request) {
    if (request.groups.empty()) {
        auto rows = store::all_books(ledger);
        std::erase_if(rows, [](const auto& row) { return row.kind == store::BookKind::registry; });
        return rows;
    }
    std::vector<store::BookRow> rows;
    for (const std::string& code : request.groups) {
        const auto row = money_book(ledger, code);
        if (!row) { return row.refusal(); }
        const bool named_before = std::any_of(
            rows.begin(), rows.end(), [&](const auto& known) { return known.id == row->id; });
        if (!named_before) { rows.push_back(*row); }
    }
    return rows;
}

std::string closing_ref(Month month) { return "close:" + iso(month); }

/// The reference that says what the entry is, unless somebody took it for something else.
std::string free_ref(store::Ledger& ledger, const store::Book& book, const std::string& ref) {
    return store::find_ref(ledger, book.row(), ref) ? "" : ref;
}

/// What one closing run does: the wish, who acts, and what has come of it so far.
struct Run {
    store::Ledger& ledger;
    const CloseRequest& request;
    const Actor& actor;
    MonthClosing result;
    std::vector<Recorded> recorded;
};

/// The closing entry says it too.
void note_pot_owed(Run& run, const savings::Group& group) {
    const auto rest = savings::next_to_hand_over(group);
    if (!rest) { return; }
    run.result.to_hand_over.push_back({.group = group.terms.code,
                                       .round = rest->round,
                                       .share = rest->share,
                                       .amount = rest->payable});
}

/// Who contests the book is known by a code alone until now.
void add_name(store::Ledger& ledger, closing::Blocker& blocker) {
    if (blocker.code != closing::BlockerCode::open_dispute) { return; }
    const auto code = std::find_if(blocker.facts.begin(), blocker.facts.end(),
                                   [](const NamedFact& fact) { return fact.name == "member"; });
    const auto member = store::find_member(ledger, std::get<std::string>(code->value));
    blocker.facts.push_back({"name", member ? member->name : ""});
}

/// Closes one group's month, or notes why not.
void close_running_group(Run& run, store::Book& book, const closing::RegisterHead& registry) {
    const closing::CloseMonth& command = run.request.command;
    const Date end = last_day(command.month);
    const closing::MonthEnd month_end{.group = book.history().as_of(book.group(), end),
                                      .balances = book.balances_on(end),
                                      .registry = registry};
    auto blockers = closing::blockers_of(command, book.group(), book.history(), month_end);
    for (closing::Blocker& blocker : blockers) {
        add_name(run.ledger, blocker);
        run.result.blockers.push_back({book.row().code, blocker});
    }
    if (!blockers.empty()) { return; }
    ++run.result.closed;
    for (const auto& due : closing::open_arrears(command.month, book.group())) {
        run.result.carried.push_back({book.row().code, due});
    }
    run.result.advanced -= month_end.balances.of(account::advances());
    note_pot_owed(run, month_end.group);
    if (run.request.run == CloseRequest::Run::dry) { return; }
    run.recorded.push_back(append(book, closing::closing_draft(command, book.group(), month_end),
                                  free_ref(run.ledger, book, closing_ref(command.month)),
                                  run.actor));
    book.save();
}

/// The cash that was counted when the month was closed.
std::optional<Vnd> counted_in(store::Ledger& ledger, const store::Book& book, Month month) {
    const auto closing = store::find_ref(ledger, book.row(), closing_ref(month));
    if (!closing || closing->kind != closing::month_closed_kind) { return std::nullopt; }
    return closing::month_closed_of(closing->body).counted;
}

/// Closes the month of one portfolio, or notes why not.
void close_running_portfolio(Run& run, store::Book& book, const closing::PortfolioBooks& books,
                             const closing::RegisterHead& registry) {
    const closing::CloseMonth& command = run.request.command;
    const Balances month_end = book.balances_on(last_day(command.month));
    const auto blockers = closing::blockers_of(command, books, month_end);
    for (const closing::Blocker& blocker : blockers) {
        run.result.blockers.push_back({book.row().code, blocker});
    }
    if (!blockers.empty()) { return; }
    ++run.result.closed;
    Draft draft = closing::closing_draft(command, books, month_end, registry);
    run.result.loans.add(*closing::loans_closed_of(draft.body));
    if (run.request.run == CloseRequest::Run::dry) { return; }
    run.recorded.push_back(append(
        book, std::move(draft), free_ref(run.ledger, book, closing_ref(command.month)), run.actor));
    book.save();
}

/// Closes what is running, and says what there was to close.
MonthState close_running(Run& run, store::Book& book, const closing::RegisterHead& registry) {
    const Month month = run.request.command.month;
    if (book.row().kind == store::BookKind::loans) {
        const auto books = book.portfolio_books();
        const MonthState state = closing::state_in(month, books);
        if (state == MonthState::running) { close_running_portfolio(run, book, books, registry); }
        return state;
    }
    const MonthState state = closing::state_in(month, book.group(), book.history());
    if (state == MonthState::running) { close_running_group(run, book, registry); }
    return state;
}

Check close_book(Run& run, store::Book& book, const closing::RegisterHead& registry) {
    const Month month = run.request.command.month;
    switch (close_running(run, book, registry)) {
        case MonthState::running:
            return {};
        case MonthState::not_running:
            ++run.result.not_running;
            if (!run.request.command.counted) { return {}; }
            return refuse(Code::nothing_to_close, {{"group", book.row().code}, {"month", month}});
        case MonthState::already_closed:
            // A month may lie before one that is closed, with nothing in it that could be.
            ++(store::closing_of(run.ledger, book.row(), month) ? run.result.already_closed
                                                                : run.result.not_running);
            break;
    }
    const auto& counted = run.request.command.counted;
    if (!counted || counted == counted_in(run.ledger, book, month)) { return {}; }
    return refuse(Code::month_closed, {{"group", book.row().code},
                                       {"closed", *book.closed_through()},
                                       {"date", last_day(month)}});
}

/// The register's last seal of the month, or its beginning.
Seq last_seal_of(store::Ledger& ledger, Month month) {
    Seq last;
    for (const store::SealRow& row : store::all_seals(ledger)) {
        if (row.seal.month == month) { last = row.seq; }
    }
    return last;
}

/// Writes the month's seal over what no earlier one covers.
void seal_month(Run& run, store::Book& registry_book) {
    const Month month = run.request.command.month;
    const auto heads = store::closed_heads(run.ledger, month, last_seal_of(run.ledger, month),
                                           registry_book.head().seq.next());
    if (heads.empty()) { return; }
    run.recorded.push_back(append(registry_book, closing::seal_draft(month, heads),
                                  free_ref(run.ledger, registry_book, "seal:" + iso(month)),
                                  run.actor));
    registry_book.save();
    run.result.sealed = true;
}

/// Whether no book is left that has something to close in the month. Those that the run was about
/// are closed by now, or have nothing to close, when nothing stood in the way.
bool is_nothing_left(Run& run) {
    if (!run.result.blockers.empty()) { return false; }
    if (run.request.groups.empty()) { return true; }
    const Month month = run.request.command.month;
    const auto open = store::books_not_closed(run.ledger, month);
    return std::none_of(open.begin(), open.end(), [&](const store::BookRow& row) {
        store::Book book{run.ledger, row};
        const MonthState state = row.kind == store::BookKind::loans
                                     ? closing::state_in(month, book.portfolio_books())
                                     : closing::state_in(month, book.group(), book.history());
        return state == MonthState::running;
    });
}

/// The code of the closing that a book's month has already.
std::optional<Witness> closing_witness(const Run& run, const store::BookRow& book) {
    const auto closing = store::closing_of(run.ledger, book, run.request.command.month);
    return closing ? std::optional{Witness::of(closing->hash)} : std::nullopt;
}

/// The code of the month's last seal.
std::optional<Witness> seal_witness(const Run& run) {
    const Seq seal = last_seal_of(run.ledger, run.request.command.month);
    const auto entry = store::find_entry(run.ledger, register_book(run.ledger), seal);
    return entry ? std::optional{Witness::of(entry->hash)} : std::nullopt;
}

/// The code for the paper of the one group that was asked for; for more of them that of the seal.
/// What was closed before has its code from then.
std::optional<Witness> witness_of(const Run& run, const std::vector<store::BookRow>& books) {
    if (run.result.sealed && (books.size() != 1 || run.request.groups.empty())) {
        return run.recorded.back().witness();
    }
    if (run.request.groups.empty()) {
        const bool is_done = run.result.closed == 0 && run.result.blockers.empty();
        return is_done ? seal_witness(run) : std::nullopt;
    }
    if (books.size() != 1) { return std::nullopt; }
    return run.recorded.empty() ? closing_witness(run, books.front())
                                : run.recorded.front().witness();
}

/// Inside a transaction: closes, seals, and says what it recorded.
Result<std::vector<Recorded>> close_all(
    Run& run, const std::function<void(std::size_t, std::size_t)>& progress) {
    const auto groups = books_meant(run.ledger, run.request);
    if (!groups) { return groups.refusal(); }
    store::Book registry_book{run.ledger, register_book(run.ledger)};
    const closing::RegisterHead registry{.seq = registry_book.head().seq,
                                         .hash = hex(registry_book.head().hash)};
    for (std::size_t i = 0; i < groups->size(); ++i) {
        store::Book book{run.ledger, (*groups)[i]};
        if (auto refusal = close_book(run, book, registry)) { return *refusal; }
        progress(i + 1, groups->size());
    }
    for (const Recorded& closing : run.recorded) {
        run.result.closings.push_back(
            {.book = closing.book, .seq = closing.entry.seq, .witness = closing.witness()});
    }
    const bool is_real = run.request.run == CloseRequest::Run::real;
    if (is_real && is_nothing_left(run)) { seal_month(run, registry_book); }
    run.result.witness = witness_of(run, *groups);
    return run.recorded;
}

Check check_request(const CloseRequest& request, const Actor& actor) {
    if (last_day(request.command.month) > actor.today()) {
        return refuse(Code::month_not_over, {{"month", request.command.month},
                                             {"last", last_day(request.command.month)},
                                             {"today", actor.today()}});
    }
    if (request.command.counted && request.groups.size() != 1) {
        return refuse(Code::count_needs_one_group);
    }
    return {};
}

}  // namespace

Result<MonthClosing> close_month(store::Ledger& ledger, const CloseRequest& request,
                                 const Actor& actor,
                                 const std::function<void(std::size_t, std::size_t)>& progress) {
    if (auto refusal = check_request(request, actor)) { return *refusal; }
    Run run{.ledger = ledger,
            .request = request,
            .actor = actor,
            .result = {.month = request.command.month},
            .recorded = {}};
    const auto work = [&] { return close_all(run, progress); };
    const auto recorded =
        request.run == CloseRequest::Run::real ? in_transaction(ledger, work) : store::attempt([&] {
            const store::Snapshot snapshot{ledger};
            return work();
        });
    if (!recorded) { return recorded.refusal(); }
    return std::move(run.result);
}

}  // namespace hui::actions
