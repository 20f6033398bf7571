#include "engine/report/status.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/closing/month_close.hpp"
#include "engine/report/group_at.hpp"
#include "engine/report/loans_at.hpp"
#include "engine/report/vouched.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/book.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::report {

namespace {

using savings::Group;

/// The last month that is over at the end of `on`.
Month last_over(Date on) { return month_of(on + Days{1}) - date::months{1}; }

void add_to_hand_out(std::vector<ToHandOut>& all, const Group& group) {
    const bool at_the_end = group.all_drawn();
    const ToHandOut open{.group = group.terms.code,
                         .rest = rest_of(group),
                         .reserve = at_the_end ? group.reserve : Vnd{},
                         .interest = at_the_end ? group.interest_held : Vnd{}};
    if (open.rest || open.reserve > Vnd{} || open.interest > Vnd{}) { all.push_back(open); }
}

void add_next_to_close(Status& status, std::optional<Month> next) {
    if (next && (!status.next_to_close || *next < *status.next_to_close)) {
        status.next_to_close = next;
    }
}

void add_group(Status& status, const GroupAt& at) {
    const Group& group = at.group;
    ++status.groups;
    const auto due = savings::last_round_due(group, status.on);
    if (state_of(group) != GroupState::open) {
        ++status.finished;
    } else if (due != Round{}) {
        ++status.running;
    }
    if (!group.dissolved) {
        const auto to_draw = savings::last_round_to_draw(group, status.on);
        status.rounds_waiting += std::max<std::int64_t>(0, to_draw.count() - group.drawn.count());
    }
    add_to_hand_out(status.to_hand_out, group);
    if (const auto open = savings::open_count(group, at.history, status.on)) {
        status.open_counts.push_back({.group = group.terms.code, .open = *open});
    }
    status.cash += cash_on(at.history, status.on);
    for (const savings::Share& share : group.shares) {
        status.arrears += savings::arrears_of(group, share, status.on);
    }
    add_next_to_close(status, closing::next_to_close(group, at.history, last_over(status.on)));
}

/// The count of the loans that have come so far; null for a loan that is over.
std::int64_t* count_of(Status::Loans& loans, lending::Stage stage) {
    switch (stage) {
        case lending::Stage::applied:
            return &loans.to_certify;
        case lending::Stage::certified:
            return &loans.to_approve;
        case lending::Stage::approved:
            return &loans.to_disburse;
        case lending::Stage::running:
            return &loans.running;
        case lending::Stage::called:
            return &loans.called;
        case lending::Stage::paid_off:
        case lending::Stage::written_off:
        case lending::Stage::withdrawn:
            break;
    }
    return nullptr;
}

void add_loan(Status& status, const LoanAt& loan) {
    ++status.loans.begun;
    if (auto* count = count_of(status.loans, loan.standing.stage)) { ++*count; }
    if (loan.standing.days_past_due > 0) { ++status.loans.late; }
    status.loans.outstanding += loan.standing.outstanding;
}

void add_loans(Status& status, store::Ledger& ledger) {
    for (const store::BookRow& row : store::portfolio_books(ledger)) {
        const closing::PortfolioBooks books = store::Book{ledger, row}.portfolio_books();
        for (const auto& [code, history] : books.loans) {
            if (const auto loan = loan_at(row, history, status.on)) { add_loan(status, *loan); }
        }
        add_next_to_close(status, closing::next_to_close(books, last_over(status.on)));
    }
    for (const auto& [lender, parts] : held_for_lenders(ledger, status.on)) {
        for (const HeldFor& part : parts) { status.loans.to_remit += part.amount; }
    }
}

void add_register(Status& status, store::Ledger& ledger) {
    const store::BookRow book = actions::register_book(ledger);
    const auto opening = store::find_entry(ledger, book, Seq{1});
    const auto event = opening ? registry::event_of(opening->kind, opening->body) : std::nullopt;
    if (!event || !std::holds_alternative<registry::LedgerOpened>(*event)) {
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", std::string{"register 1"}}})};
    }
    status.name = std::get<registry::LedgerOpened>(*event).name;
    status.units = static_cast<std::int64_t>(store::all_units(ledger).size());
    status.members = static_cast<std::int64_t>(store::member_names(ledger).size());
    for (const store::SealRow& row : store::all_seals(ledger)) {
        status.sealed_through =
            std::max(status.sealed_through.value_or(row.seal.month), row.seal.month);
    }
    status.witness = Witness::of(store::head_of(ledger, book).hash);
}

}  // namespace

Result<std::vector<ToHandOut>> to_hand_out(store::Ledger& ledger,
                                           const std::optional<std::string>& group,
                                           const AsOf& as_of) {
    return store::attempt([&]() -> Result<std::vector<ToHandOut>> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_meant(ledger, group);
        if (!books) { return books.refusal(); }
        std::vector<ToHandOut> all;
        for (const store::BookRow& book : *books) {
            if (const auto at = group_at(ledger, book, as_of)) { add_to_hand_out(all, at->group); }
        }
        return all;
    });
}

Result<Status> status(store::Ledger& ledger, Date on) {
    return store::attempt([&]() -> Result<Status> {
        const store::Snapshot snapshot{ledger};
        Status status{.name = {}, .on = on};
        add_register(status, ledger);
        const auto names = store::member_names(ledger);
        for (const store::BookRow& book : store::group_books(ledger)) {
            const GroupAt at = group_at(ledger, book, on);
            add_group(status, at);
            const auto disputes = dispute_lines(at.group, names);
            status.disputes.insert(status.disputes.end(), disputes.begin(), disputes.end());
        }
        add_loans(status, ledger);
        const auto unsealed = store::first_unsealed_month(ledger);
        if (unsealed && (!status.next_to_close || *unsealed < *status.next_to_close)) {
            status.to_seal = unsealed;
        }
        return status;
    });
}

}  // namespace hui::report
