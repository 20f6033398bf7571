#include "tests/support/explained_figures.hpp"

#include "engine/report/closing_sheet.hpp"
#include "engine/report/explain.hpp"
#include "engine/report/interest_report.hpp"
#include "engine/report/loan_list.hpp"
#include "engine/report/loan_report.hpp"

namespace hui::tests {

namespace {

using report::ExplainedLine;
using report::Explanation;

Vnd sum_of(const std::vector<ExplainedLine>& lines) {
    Vnd sum;
    for (const ExplainedLine& line : lines) { sum += line.amount; }
    return sum;
}

class Explaining {
public:
    Explaining(store::Ledger& ledger, Date day) : ledger_(ledger), day_(day) {}

    void everything() {
        balances();
        for (const auto& group : granted(report::group_list(ledger_, day_))) {
            group_money(group.code);
            for (const auto& share :
                 granted(report::group_report(ledger_, group.code, day_)).shares) {
                share_figures(group.code, share.share);
            }
            if (group.closed_through) { sheets(group.code, group.start, *group.closed_through); }
        }
        for (const auto& loan : granted(report::loan_list(ledger_, {.on = day_})).loans) {
            loan_figures(loan.code);
        }
        half_year();
    }

    [[nodiscard]] ExplainedFigures figures() && { return std::move(figures_); }

private:
    void compare(const Result<Explanation>& result, Vnd reported) {
        ++figures_.explained;
        const Explanation told = granted(result);
        std::string name;
        for (const std::string& word : told.figure) { name += word + " "; }
        check(name, sum_of(told.lines), reported);
        check(name + "total", told.total, reported);
    }
    void check(const std::string& name, Vnd sum, Vnd reported) {
        if (sum == reported) { return; }
        figures_.wrong.push_back(name + ": " + std::to_string(sum.count()) + ", not " +
                                 std::to_string(reported.count()));
    }

    void balances() {
        for (const auto& report :
             granted(report::balance_report(ledger_, {.book = {}, .on = day_, .as_known = {}}))) {
            for (const auto& [account, amount] : report.balances.all()) {
                compare(report::explain_balance(ledger_, report.book, account, {.on = day_}),
                        amount);
            }
            if (report.book.starts_with("loans/")) {
                sheets(report.book, day_ - Days{366}, month_of(day_));
            }
        }
    }

    void group_money(const std::string& group) {
        const auto report = granted(report::group_report(ledger_, group, day_));
        compare(report::explain_cash(ledger_, group, {.on = day_}), report.cash);
        const auto reserve = report::explain_reserve(ledger_, group, {.on = day_});
        if (report.terms.reserve > Vnd{}) {
            compare(reserve, report.reserve);
        } else {
            BOOST_TEST(outcome_of(reserve) == "no_reserve");
        }
    }

    void share_figures(const std::string& group, ShareNo share) {
        Vnd outstanding;
        Vnd interest;
        for (const auto& line :
             granted(report::due_report(ledger_, {.group = group, .month = {}, .on = day_}))) {
            if (line.share != share) { continue; }
            outstanding += line.outstanding;
            interest += line.interest;
        }
        const auto due = report::explain_due(ledger_, group, share, {.on = day_});
        compare(due, outstanding);
        check("interest of due " + group + " " + share_text(share), granted(due).interest,
              interest);
        Vnd open;
        for (const auto& line :
             granted(report::interest_report(ledger_, {.group = group, .share = share, .on = day_}))
                 .lines) {
            const bool is_open = line.item.state == savings::LateState::open ||
                                 line.item.state == savings::LateState::incomplete;
            const bool is_owed = line.item.what == savings::InterestOn::hand_over;
            if (is_open) { open += is_owed ? -line.item.interest : line.item.interest; }
        }
        compare(report::explain_late_interest(ledger_, group, share, {.on = day_}), open);
    }

    void loan_figures(const std::string& loan) {
        const auto standing = granted(report::loan_report(ledger_, loan, day_)).standing;
        const auto explained = [&](lending::Figure figure) {
            return report::explain_loan(ledger_, loan, figure, day_);
        };
        compare(explained(lending::Figure::outstanding), standing.outstanding);
        compare(explained(lending::Figure::overdue), standing.overdue.total());
        compare(explained(lending::Figure::late), standing.late().total());
        compare(explained(lending::Figure::interest),
                standing.accrued + standing.overdue.interests());
        compare(explained(lending::Figure::payoff), standing.payoff());
    }

    /// All of the half-year in which the day lies.
    void half_year() {
        const date::year_month_day day{day_};
        const report::HalfYear period{.year = day.year(),
                                      .half = day.month() <= date::June ? 1 : 2};
        const auto reported = granted(report::half_year_report(ledger_, period, {}));
        for (const report::HalfYearFigure& figure : report::half_year_figures()) {
            compare(report::explain_half_year(ledger_, {.period = period, .figure = figure.name}),
                    figure.in(reported));
        }
    }

    void sheet_of_loans(const report::ClosingSheet& sheet) {
        for (const auto& loan : sheet.loans) {
            const std::vector<Vnd> stated{loan.outstanding, loan.overdue, loan.overdue_interest,
                                          loan.accrued};
            for (std::size_t i = 0; i < stated.size(); ++i) {
                const std::string line = loan.loan + " " + std::string{report::loan_columns.at(i)};
                const auto told =
                    report::explain_sheet(ledger_, sheet.book, sheet.said.month, line);
                compare(told, stated[i]);
                const bool by_entries =
                    granted(told).lines.empty() ||
                    granted(told).lines.front().what != ExplainedLine::What::stated;
                if (!by_entries) { figures_.wrong.push_back(line + " is only stated"); }
            }
        }
    }

    void sheets(const std::string& group, Date start, Month last) {
        for (Month month = month_of(start) - date::months{1}; month <= last;
             month += date::months{1}) {
            const auto sheet = report::closing_sheet(ledger_, group, month);
            if (!sheet) { continue; }
            for (const auto& line : sheet->lines) {
                compare(report::explain_sheet(ledger_, group, month, line.account.name()),
                        line.after);
            }
            sheet_of_loans(*sheet);
            for (const auto& moved : sheet->moved) {
                compare(report::explain_sheet(ledger_, group, month, moved.kind), moved.amount);
            }
        }
    }

    store::Ledger& ledger_;
    Date day_;
    ExplainedFigures figures_;
};

}  // namespace

ExplainedFigures explain_everything(store::Ledger& ledger, Date day) {
    Explaining explaining{ledger, day};
    explaining.everything();
    return std::move(explaining).figures();
}

}  // namespace hui::tests
