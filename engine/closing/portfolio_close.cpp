#include "engine/closing/portfolio_close.hpp"

#include "engine/journal/body.hpp"

#include <algorithm>
#include <stdexcept>

namespace hui::closing {

namespace {

/// Nothing where the loan had not begun by then.
std::optional<lending::Standing> standing_by(const lending::LoanHistory& loan, Date on) {
    const auto begun =
        std::any_of(loan.happenings().begin(), loan.happenings().end(),
                    [&](const lending::Happening& happening) { return happening.stands_on(on); });
    if (!begun) { return std::nullopt; }
    auto standing = lending::standing_of(loan, on);
    if (!standing) { throw std::logic_error("a loan that couldn't have been recorded"); }
    return *std::move(standing);
}

constexpr std::string_view overdue_interest_key = "overdue_interest";

std::string loan_text(const std::string& code, const lending::Standing& standing,
                      LoanFigures figures) {
    BodyWriter body;
    body.add("accrued", standing.accrued)
        .add("debt_group", standing.debt_group)
        .add("loan", code)
        .add("outstanding", standing.outstanding)
        .add("overdue", standing.overdue.total());
    const Vnd interest = standing.overdue.interests();
    if (figures == LoanFigures::with_overdue_interest && interest != Vnd{}) {
        body.add(overdue_interest_key, interest);
    }
    return body.text();
}

bool is_running(Month month, const PortfolioBooks& books) {
    const auto moved = books.moved.lower_bound(first_day(month));
    if (moved != books.moved.end() && *moved <= last_day(month)) { return true; }
    const Date before = first_day(month) - Days{1};
    return std::any_of(books.loans.begin(), books.loans.end(), [&](const auto& loan) {
        const auto standing = standing_by(loan.second, before);
        return standing && lending::is_owed(standing->stage);
    });
}

}  // namespace

MonthState state_in(Month month, const PortfolioBooks& books) {
    if (books.closed_through && month <= *books.closed_through) {
        return MonthState::already_closed;
    }
    return is_running(month, books) ? MonthState::running : MonthState::not_running;
}

std::optional<Month> next_to_close(const PortfolioBooks& books, Month last) {
    if (books.moved.empty()) { return std::nullopt; }
    const date::months one{1};
    Month month =
        books.closed_through ? *books.closed_through + one : month_of(*books.moved.begin());
    for (; month <= last; month += one) {
        if (is_running(month, books)) { return month; }
    }
    return std::nullopt;
}

std::vector<Blocker> blockers_of(const CloseMonth& command, const PortfolioBooks& books,
                                 const Balances& month_end) {
    std::vector<Blocker> blockers;
    if (const auto earlier = next_to_close(books, command.month - date::months{1})) {
        blockers.push_back({BlockerCode::earlier_month_open, {{"month", *earlier}}});
    }
    const Vnd cash = month_end.of(account::cash());
    if (command.counted && *command.counted != cash) {
        blockers.push_back(
            {BlockerCode::cash_differs,
             {{"counted", *command.counted}, {"book", cash}, {"date", last_day(command.month)}}});
    }
    return blockers;
}

Draft closing_draft(const CloseMonth& command, const PortfolioBooks& books,
                    const Balances& month_end, const RegisterHead& registry, LoanFigures figures) {
    std::vector<std::string> loans;
    Vnd accrued;
    for (const auto& [code, history] : books.loans) {
        const auto standing = standing_by(history, last_day(command.month));
        if (!standing || !lending::is_owed(standing->stage)) { continue; }
        accrued += standing->accrued;
        loans.push_back(loan_text(history.agreement().loan, *standing, figures));
    }
    BodyWriter body;
    body.add("accrued", accrued).add_json("balances", balances_text(month_end));
    if (command.counted) { body.add("counted", *command.counted); }
    body.add_list("loans", loans).add("month", iso(command.month));
    add_to(body, registry);
    return {.kind = std::string{month_closed_kind},
            .effective_on = last_day(command.month),
            .body = body.text(),
            .postings = {}};
}

void LoansClosed::add(const LoansClosed& other) {
    count += other.count;
    outstanding += other.outstanding;
    overdue += other.overdue;
    overdue_interest += other.overdue_interest;
    accrued += other.accrued;
}

std::vector<LoanClosed> each_loan_closed(std::string_view text) {
    const BodyReader body{std::string{text}};
    std::vector<LoanClosed> loans;
    if (!body.has("loans")) { return loans; }
    for (const BodyReader& loan : body.list("loans")) {
        loans.push_back({.loan = loan.text("loan"),
                         .outstanding = loan.vnd("outstanding"),
                         .overdue = loan.vnd("overdue"),
                         .overdue_interest = loan.has(overdue_interest_key)
                                                 ? loan.vnd(overdue_interest_key)
                                                 : Vnd{},
                         .accrued = loan.vnd("accrued"),
                         .debt_group = loan.number("debt_group")});
    }
    return loans;
}

std::optional<LoansClosed> loans_closed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    if (!body.has("loans")) { return std::nullopt; }
    LoansClosed closed{.accrued = body.vnd("accrued")};
    for (const LoanClosed& loan : each_loan_closed(text)) {
        ++closed.count;
        closed.outstanding += loan.outstanding;
        closed.overdue += loan.overdue;
        closed.overdue_interest += loan.overdue_interest;
    }
    return closed;
}

}  // namespace hui::closing
