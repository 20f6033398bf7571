#include "engine/actions/close_month.hpp"

#include "engine/closing/seal.hpp"

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
        rows.push_back(*row);
    }
    return rows;
}

/// The reference that says what the entry is, unless somebody took it for something else.
std::string free_ref(store::Ledger& ledger, const store::Book& book, const std::string& ref) {
    return store::find_ref(ledger, book.row(), ref) ? "" : ref;
}

/// Closes one group's month, or notes why not.
void close_group(store::Ledger& ledger, store::Book& book, const CloseRequest& request,
                 Seq register_seq, const Actor& actor, MonthClosing& result) {
    const Month month = request.command.month;
    const Date end = last_day(month);
    if (closing::standing_in(month, book.group(), book.history()) != Standing::running) {
        ++result.skipped;
        return;
    }
    const closing::MonthEnd month_end{.group = book.history().as_of(book.group(), end),
                                      .balances = book.balances_on(end),
                                      .register_seq = register_seq};
    const auto blockers =
        closing::blockers_of(request.command, book.group(), book.history(), month_end);
    for (const closing::Blocker& blocker : blockers) {
        result.blockers.push_back({book.row().code, blocker});
    }
    if (!blockers.empty()) { return; }
    ++result.closed;
    if (request.run == CloseRequest::Run::dry) { return; }
    const Recorded recorded = append(book, closing::closing_draft(request.command, month_end),
                                     free_ref(ledger, book, "close:" + iso(month)), actor);
    result.witness = recorded.witness();
    book.save();
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
void seal_month(store::Ledger& ledger, store::Book& book, const Actor& actor,
                MonthClosing& result) {
    const auto heads = store::closed_heads(ledger, result.month, last_seal_of(ledger, result.month),
                                           book.head().seq.next());
    if (heads.empty()) { return; }
    const Recorded recorded = append(book, closing::seal_draft(result.month, heads),
                                     free_ref(ledger, book, "seal:" + iso(result.month)), actor);
    book.save();
    result.witness = recorded.witness();
    result.sealed = true;
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
    return store::attempt([&]() -> Result<MonthClosing> {
        if (auto refusal = check_request(request, actor)) { return *refusal; }
        store::Transaction transaction{ledger};
        const auto groups = groups_meant(ledger, request);
        if (!groups) { return groups.refusal(); }
        MonthClosing result{.month = request.command.month};
        store::Book registry_book{ledger, register_book(ledger)};
        for (std::size_t i = 0; i < groups->size(); ++i) {
            store::Book book{ledger, (*groups)[i]};
            close_group(ledger, book, request, registry_book.head().seq, actor, result);
            progress(i + 1, groups->size());
        }
        if (groups->size() > 1) { result.witness.reset(); }
        if (request.run == CloseRequest::Run::dry) { return result; }
        if (request.groups.empty() && result.blockers.empty()) {
            seal_month(ledger, registry_book, actor, result);
        }
        transaction.commit();
        return result;
    });
}

}  // namespace hui::actions
