#include "engine/report/loan_list.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/actions/units_asked.hpp"
#include "engine/report/as_of.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hui::report {

namespace {

/// The query with its codes as the register writes them, and the units that are meant.
struct Meant {
    LoanQuery query;
    actions::UnitsAsked units;
};

Result<Meant> meant_by(store::Ledger& ledger, const LoanQuery& query) {
    auto units = actions::units_asked(ledger, query.unit);
    if (!units) { return units.refusal(); }
    Meant meant{.query = query, .units = *std::move(units)};
    if (query.lender) {
        const auto lender = store::find_lender(ledger, *query.lender);
        if (!lender) { return refuse(Code::unknown_lender, {{"lender", *query.lender}}); }
        meant.query.lender = lender->code;
    }
    if (query.member) {
        const auto member = actions::known_member(ledger, *query.member);
        if (!member) { return member.refusal(); }
        meant.query.member = member->code;
    }
    return meant;
}

bool is_meant(const LoanAt& loan, const Meant& meant) {
    const lending::Agreement& agreement = loan.agreement();
    const LoanQuery& query = meant.query;
    if (query.lender && agreement.lender != *query.lender) { return false; }
    if (query.member && agreement.borrower != *query.member) { return false; }
    if (query.stage && loan.standing.stage != *query.stage) { return false; }
    return std::any_of(
        agreement.guarantors.begin(), agreement.guarantors.end(),
        [&](const lending::Guarantor& guarantor) { return meant.units.include(guarantor.unit); });
}

LoanLine line_of(const LoanAt& loan) {
    const lending::Standing& standing = loan.standing;
    return {.code = loan.agreement().loan,
            .borrower = loan.agreement().borrower,
            .name = {},
            .lender = loan.agreement().lender,
            .unit = loan.unit,
            .stage = standing.stage,
            .withdrawn_by = standing.withdrawn_by,
            .disbursed = standing.disbursed,
            .outstanding = standing.outstanding,
            .late = standing.late().total(),
            .days_past_due = standing.days_past_due,
            .debt_group = standing.debt_group};
}

/// Puts the lines in order, and adds them up.
void finish(LoanList& list, const std::map<std::string, std::string>& names) {
    std::sort(list.loans.begin(), list.loans.end(),
              [](const LoanLine& a, const LoanLine& b) { return a.code < b.code; });
    std::map<std::string, LenderLine> lenders;
    for (LoanLine& line : list.loans) {
        const auto name = names.find(line.borrower);
        if (name != names.end()) { line.name = name->second; }
        LenderLine& lender = lenders[line.lender];
        lender.lender = line.lender;
        ++lender.loans;
        lender.disbursed += line.disbursed;
        lender.outstanding += line.outstanding;
        lender.late += line.late;
    }
    for (auto& [code, line] : lenders) { list.lenders.push_back(std::move(line)); }
}

}  // namespace

Result<LoanList> loan_list(store::Ledger& ledger, const LoanQuery& query) {
    return store::attempt([&]() -> Result<LoanList> {
        const store::Snapshot snapshot{ledger};
        const auto meant = meant_by(ledger, query);
        if (!meant) { return meant.refusal(); }
        if (auto refusal = check_told(ledger, {.on = query.on})) { return *std::move(refusal); }
        LoanList list{.on = query.on, .loans = {}, .lenders = {}, .ageing = {}, .unit = {}};
        if (meant->units.unit) { list.unit = vouched_on(ledger, *meant->units.unit, query.on); }
        const auto add = [&](const LoanAt& loan) {
            if (!is_meant(loan, *meant)) { return; }
            const std::int64_t days = loan.standing.days_past_due;
            list.ageing.add(days, loan.standing.outstanding);
            if (query.which == LoanQuery::Which::late && days == 0) { return; }
            list.loans.push_back(line_of(loan));
        };
        if (meant->query.member) {
            each_loan_of(ledger, *meant->query.member, query.on, add);
        } else {
            each_loan(ledger, query.on, add);
        }
        finish(list, store::member_names(ledger));
        return list;
    });
}

Result<LateLoans> late_loans(store::Ledger& ledger, Date on) {
    return store::attempt([&]() -> Result<LateLoans> {
        const store::Snapshot snapshot{ledger};
        LateLoans sums;
        each_loan(ledger, on, [&](const LoanAt& loan) {
            if (loan.standing.days_past_due == 0) { return; }
            ++sums.loans;
            sums.late += loan.standing.late().total();
        });
        return sums;
    });
}

}  // namespace hui::report
