#include "engine/actions/close_month.hpp"

#include "engine/closing/seal.hpp"
#include "engine/savings/owed.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

using closing::Standing;

Result<std::vector<store::BookRow>> groups_meant(store::Ledger& ledger,
                                                 const CloseRequest& request) {
    if (request.groups.empty()) { return store::group_books(ledger); }
    std::vector<store::BookRow> rows;
    for (const std::string& code : request.groups) {
        const auto row = group_book(ledger, code);
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

/// Closes one group's month, or notes why not.
void close_running_group(Run& run, store::Book& book, Seq register_seq) {
    const closing::CloseMonth& command = run.request.command;
    const Date end = last_day(command.month);
    const closing::MonthEnd month_end{.group = book.history().as_of(book.group(), end),
                                      .balances = book.balances_on(end),
                                      .register_seq = register_seq};
    const auto blockers = closing::blockers_of(command, book.group(), book.history(), month_end);
    for (const closing::Blocker& blocker : blockers) {
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

Check close_group(Run& run, store::Book& book, Seq register_seq) {
    const Month month = run.request.command.month;
    switch (closing::standing_in(month, book.group(), book.history())) {
        case Standing::running:
            close_running_group(run, book, register_seq);
            return {};
        case Standing::not_running:
            ++run.result.not_running;
            if (!run.request.command.counted) { return {}; }
            return refuse(Code::nothing_to_close, {{"group", book.row().code}, {"month", month}});
        case Standing::already_closed:
            ++run.result.already_closed;
            break;
    }
    const auto& counted = run.request.command.counted;
    if (!counted || counted == counted_in(run.ledger, book, month)) { return {}; }
    return refuse(Code::month_closed, {{"group", book.row().code},
                                       {"closed", *book.group().closed_through},
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

/// Inside a transaction: closes, seals, and says what it recorded.
Result<std::vector<Recorded>> close_all(
    Run& run, const std::function<void(std::size_t, std::size_t)>& progress) {
    const auto groups = groups_meant(run.ledger, run.request);
    if (!groups) { return groups.refusal(); }
    store::Book registry_book{run.ledger, register_book(run.ledger)};
    for (std::size_t i = 0; i < groups->size(); ++i) {
        store::Book book{run.ledger, (*groups)[i]};
        if (auto refusal = close_group(run, book, registry_book.head().seq)) { return *refusal; }
        progress(i + 1, groups->size());
    }
    const bool wants_seal = run.request.groups.empty() && run.result.blockers.empty();
    if (wants_seal && run.request.run == CloseRequest::Run::real) {
        seal_month(run, registry_book);
    }
    if (run.result.sealed || (groups->size() == 1 && !run.recorded.empty())) {
        run.result.witness = run.recorded.back().witness();
    }
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
