#include "engine/actions/loans.hpp"
#include "engine/exchange/record_rows.hpp"
#include "engine/exchange/rule_columns.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

namespace hui::exchange {

namespace {

using actions::Recorded;

/// A row, in the order in which a day's rows are recorded.
using Step = std::variant<const UnitMoneyRow*, const LoanRow*, const RepaymentRow*>;

/// A part of a plan is named as the option for it.
constexpr std::size_t option_dashes = 2;

struct DatedStep {
    Date on;
    int rank = 0;  ///< on its day
    Place place;
    Step step;
};

class LoanImport {
public:
    explicit LoanImport(ImportRun& run)
        : run_(run),
          portfolios_(run.ledger, run.registry_book, run.actor),
          has_limits_(!store::policy_of(run.ledger).limits.empty()),
          loans_(run.rows.loan_codes.size()) {
        for (const auto loan : run.rows.unread_loans) { loans_[loan].is_rejected = true; }
        for (const LoanRow& row : run.rows.loans) {
            const LoanRow*& first = loans_[row.loan].row;
            if (first == nullptr || row.place < first->place) { first = &row; }
        }
    }

    void record_all() {
        for (const DatedStep& step : steps()) {
            std::visit([&](const auto* row) { record(*row); }, step.step);
        }
        portfolios_.save();
    }

private:
    /// What is known of a loan that rows name.
    struct Loan {
        const LoanRow* row = nullptr;  ///< the first with its code
        std::optional<store::BookRow> book;
        bool is_rejected = false;
    };

    [[nodiscard]] std::vector<DatedStep> steps() const;
    void record(const UnitMoneyRow& row);
    void record(const LoanRow& row);
    void record(const RepaymentRow& row);
    [[nodiscard]] Result<Recorded> bring(const LoanRow& row);
    [[nodiscard]] Result<Recorded> record_money(const UnitMoneyRow& row);
    void refuse_loan(const LoanRow& row, Refusal reason);
    /// The portfolio of a loan; null where there is none.
    [[nodiscard]] store::Book* book_of(Codes::Index loan);
    [[nodiscard]] Seq head_of(std::string_view unit);

    ImportRun& run_;
    actions::OpenPortfolios portfolios_;
    bool has_limits_;
    std::vector<Loan> loans_;  ///< by the loan's number
};

/// Which rate a cap refuses.
std::string rate_column(const Refusal& reason) {
    const auto& which = std::get<std::string>(reason.facts.front().value);
    if (which == "overdue") { return "overdue_rate"; }
    return which == "contract" ? "rate" : "unpaid_interest_rate";
}

/// A sum that is too large while a rule decides refuses its row; nothing was appended then.
template <class Head, class Work>
Result<Recorded> unless_overflow(Head head, Work work) {
    const Seq before = head();
    try {
        return work();
    } catch (const Overflow&) {
        if (head() != before) { throw; }
        return refuse(Code::overflow);
    }
}

/// What is about a loan comes after its row, and other rows with its code come with it.
std::vector<DatedStep> LoanImport::steps() const {
    constexpr int fund_payment = 0;
    constexpr int repayment = 1;  // A fund lends again what came back that day.
    constexpr int loan = 2;
    constexpr int repayment_of_new = 3;
    constexpr int remittance = 4;
    const ImportRows& rows = run_.rows;
    std::vector<DatedStep> steps;
    steps.reserve(rows.loans.size() + rows.repayments.size() + rows.unit_money.size());
    for (const UnitMoneyRow& row : rows.unit_money) {
        const int rank = row.kind == FileKind::fund_payments ? fund_payment : remittance;
        steps.push_back({.on = row.date, .rank = rank, .place = row.place, .step = &row});
    }
    for (const LoanRow& row : rows.loans) {
        const Date on = loans_[row.loan].row->whole.on();
        steps.push_back({.on = on, .rank = loan, .place = row.place, .step = &row});
    }
    for (const RepaymentRow& row : rows.repayments) {
        const LoanRow* of = loans_[row.loan].row;
        const bool is_of_new = of != nullptr && row.date <= of->whole.on();
        steps.push_back({.on = is_of_new ? of->whole.on() : row.date,
                         .rank = is_of_new ? repayment_of_new : repayment,
                         .place = row.place,
                         .step = &row});
    }
    std::sort(steps.begin(), steps.end(), [](const DatedStep& a, const DatedStep& b) {
        return std::tie(a.on, a.rank, a.place) < std::tie(b.on, b.rank, b.place);
    });
    return steps;
}

store::Book* LoanImport::book_of(Codes::Index loan) {
    auto& book = loans_[loan].book;
    if (!book) {
        if (const auto place = store::find_loan(run_.ledger, run_.rows.loan_codes.code(loan))) {
            book = place->book;
        }
    }
    return book ? &portfolios_.open(*book) : nullptr;
}

Seq LoanImport::head_of(std::string_view unit) {
    const auto* book = portfolios_.find(unit);
    return book == nullptr ? Seq{} : book->head().seq;
}

Result<Recorded> LoanImport::bring(const LoanRow& row) {
    // What stands against limits is looked up in the tables.
    if (has_limits_) { portfolios_.save(); }
    return unless_overflow([&] { return head_of(row.whole.agreement.guarantors.front().unit); },
                           [&] {
                               return actions::record_whole_loan(run_.ledger, portfolios_,
                                                                 row.whole, run_.actor);
                           });
}

void LoanImport::record(const LoanRow& row) {
    Loan& loan = loans_[row.loan];
    const std::string& code = row.whole.agreement.loan;
    if (auto* book = book_of(row.loan)) {
        const auto* history = book->loan(code);
        if (actions::is_same_loan(*history, row.whole)) { return run_.skip_row(); }
        if (loan.row == &row) { loan.is_rejected = true; }
        return refuse_loan(row, refuse(Code::code_taken, {{"code", code},
                                                          {"holder", history->agreement().borrower},
                                                          {"loan", code}}));
    }
    if (loan.row != &row) {
        return refuse_loan(row, refuse(Code::loan_rejected, {{"loan", code}}));
    }
    const auto recorded = bring(row);
    loan.is_rejected = !recorded.ok();
    if (!recorded) { return refuse_loan(row, recorded.refusal()); }
    loan.book = store::find_book(run_.ledger, recorded->book);
    run_.note(row.place, recorded, run_.outcome.created().loans);
}

/// Some rules name the column by what they are about.
void LoanImport::refuse_loan(const LoanRow& row, Refusal reason) {
    std::string column{column_of(FileKind::loans, reason.code)};
    if (reason.code == Code::future_date || reason.code == Code::month_closed) {
        const bool ran = std::holds_alternative<lending::RanAlready>(row.whole.money);
        column = ran ? "taken_over" : "disbursed";
    }
    if (reason.code == Code::rate_over_cap) { column = rate_column(reason); }
    if (reason.code == Code::bad_plan) {
        column = std::get<std::string>(reason.facts.front().value).substr(option_dashes);
        std::replace(column.begin(), column.end(), '-', '_');
    }
    run_.outcome.reject(row.place, column, std::move(reason));
    run_.outcome.row_done();
}

void LoanImport::record(const RepaymentRow& row) {
    const std::string& code = run_.rows.loan_codes.code(row.loan);
    auto* book = book_of(row.loan);
    const auto is_there = [&] {
        return book != nullptr && store::find_ref(run_.ledger, book->row(), row.ref);
    };
    // A loan that is another one in the files takes nothing new.
    if (loans_[row.loan].is_rejected && !is_there()) {
        return run_.refuse_row(row.place, refuse(Code::loan_rejected, {{"loan", code}}));
    }
    if (book == nullptr) {
        return run_.refuse_row(row.place, refuse(Code::unknown_loan, {{"loan", code}}));
    }
    const auto recorded = unless_overflow(
        [&] { return book->head().seq; },
        [&] {
            return actions::repay_loan(
                run_.ledger, *book, {.loan = code, .on = row.date, .ref = std::string{row.ref}},
                {.amount = row.amount, .method = row.method, .source = Source::imported},
                run_.actor);
        });
    run_.note(row.place, recorded, run_.outcome.created().repayments);
}

Result<Recorded> LoanImport::record_money(const UnitMoneyRow& row) {
    const std::string unit{row.unit};
    const std::string lender{row.lender};
    const std::string ref{row.ref};
    if (row.kind == FileKind::fund_payments) {
        return actions::pay_into_fund(run_.ledger, portfolios_,
                                      {.unit = unit,
                                       .event = {.lender = lender,
                                                 .member = std::string{row.member},
                                                 .amount = row.amount,
                                                 .method = row.method,
                                                 .source = Source::imported},
                                       .on = row.date,
                                       .ref = ref});
    }
    return actions::remit(run_.ledger, portfolios_,
                          {.unit = unit,
                           .event = {.lender = lender,
                                     .amount = row.amount,
                                     .method = row.method,
                                     .source = Source::imported},
                           .on = row.date,
                           .ref = ref});
}

void LoanImport::record(const UnitMoneyRow& row) {
    const auto recorded =
        unless_overflow([&] { return head_of(row.unit); }, [&] { return record_money(row); });
    auto& created = run_.outcome.created();
    run_.note(row.place, recorded,
              row.kind == FileKind::fund_payments ? created.fund_payments : created.remittances);
}

}  // namespace

void record_loans(ImportRun& run) { LoanImport{run}.record_all(); }

}  // namespace hui::exchange
