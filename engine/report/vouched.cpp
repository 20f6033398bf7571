#include "engine/report/vouched.hpp"

#include "engine/base/text.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/registry/portfolio.hpp"
#include "engine/report/as_of.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

namespace {

using registry::LimitKey;

std::optional<Vnd> limit_on(const registry::Policy& policy, const LimitKey& key, Date on) {
    return policy.limit(registry::key_text(key), on);
}

/// What stands in the fund's own accounts of all units together: what was paid in, and came with
/// loans that were taken over.
Vnd funding_of(store::Ledger& ledger, const std::string& lender, Date on) {
    Vnd funding;
    for (const store::BookRow& book : store::portfolio_books(ledger)) {
        // The account is in credit by what was paid in.
        funding -= store::balances_as_of(ledger, book, on).of(lending::account::funding(lender));
    }
    return funding;
}

bool is_fund(const LenderReport& report) {
    return report.lender.kind == registry::LenderKind::fund;
}

std::vector<LenderReport> reports_on(store::Ledger& ledger, std::vector<registry::Lender> lenders,
                                     Date on) {
    const registry::Policy policy = store::policy_of(ledger);
    HeldForLenders held = held_for_lenders(ledger, on);
    std::vector<LenderReport> reports;
    std::map<std::string, std::size_t> places;
    for (registry::Lender& lender : lenders) {
        places.emplace(lender.code, reports.size());
        const auto limit = limit_on(policy, {.of = LimitKey::Of::lender, .code = lender.code}, on);
        auto held_for_it = std::move(held[lender.code]);
        reports.push_back({.lender = std::move(lender),
                           .outstanding = {},
                           .late = {},
                           .open = {},
                           .limit = limit,
                           .held = std::move(held_for_it)});
    }
    each_loan(ledger, on, [&](const LoanAt& loan) {
        const auto place = places.find(loan.agreement().lender);
        if (place == places.end()) { return; }
        LenderReport& report = reports[place->second];
        const Vnd open = lending::open_amount(loan.agreement(), loan.standing);
        if (open > Vnd{}) { ++report.loans; }
        report.open += open;
        report.outstanding += loan.standing.outstanding;
        report.late += loan.standing.late().total();
        report.written_off += loan.standing.written_off;
        // A fund has what came in and isn't lent out or lost, with the interest that it earned.
        if (!is_fund(report)) { return; }
        report.in_hand +=
            loan.standing.paid.interests() - loan.standing.outstanding - loan.standing.written_off;
    });
    for (LenderReport& report : reports) {
        if (is_fund(report)) { report.in_hand += funding_of(ledger, report.lender.code, on); }
    }
    return reports;
}

/// What a unit vouches for of a loan; nothing of a loan that it isn't a guarantor of.
Vnd vouched_by(std::string_view unit, const LoanAt& loan) {
    const auto parts = lending::exposures(loan.agreement().guarantors,
                                          lending::vouched_for(loan.agreement(), loan.standing));
    Vnd sum;
    for (const lending::Exposure& part : parts) {
        if (same_code(part.unit, unit)) { sum += part.amount; }
    }
    return sum;
}

}  // namespace

UnitVouched vouched_on(store::Ledger& ledger, const std::string& unit, Date on) {
    UnitVouched sums{
        .unit = unit,
        .vouched = {},
        .called = {},
        .limit = limit_on(store::policy_of(ledger), {.of = LimitKey::Of::unit, .code = unit}, on)};
    for (const store::BookRow& book : store::books_with_guarantor(ledger, unit)) {
        for (auto& [code, history] : store::load_loans(ledger, book)) {
            const auto loan = loan_at(book, std::move(history), on);
            const Vnd part = loan ? vouched_by(unit, *loan) : Vnd{};
            if (part > Vnd{}) { ++sums.loans; }
            sums.vouched += part;
            if (part == Vnd{} || loan->standing.stage != lending::Stage::called) { continue; }
            ++sums.loans_called;
            sums.called += part;
        }
    }
    return sums;
}

Result<UnitVouched> unit_vouched(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<UnitVouched> {
        const store::Snapshot snapshot{ledger};
        const auto unit = store::find_unit(ledger, code);
        if (!unit) { return refuse(Code::unknown_unit, {{"unit", std::string{code}}}); }
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        return vouched_on(ledger, unit->code, on);
    });
}

HeldForLenders held_for_lenders(store::Ledger& ledger, Date on) {
    HeldForLenders held;
    const auto lenders = store::all_lenders(ledger);
    for (const store::BookRow& book : store::portfolio_books(ledger)) {
        const Balances balances = store::balances_as_of(ledger, book, on);
        for (const registry::Lender& lender : lenders) {
            // The account is in credit by what stands there for the lender.
            const Vnd amount = -balances.of(lending::account::to_remit(lender.code));
            if (amount == Vnd{}) { continue; }
            held[lender.code].push_back(
                {.unit = std::string{registry::unit_of_portfolio(book.code).value()},
                 .amount = amount});
        }
    }
    return held;
}

Vnd LenderReport::to_remit() const {
    Vnd sum;
    for (const HeldFor& part : held) { sum += part.amount; }
    return sum;
}

Result<std::vector<LenderReport>> lender_list(store::Ledger& ledger, Date on) {
    return store::attempt([&]() -> Result<std::vector<LenderReport>> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        return reports_on(ledger, store::all_lenders(ledger), on);
    });
}

Result<LenderReport> lender_report(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<LenderReport> {
        const store::Snapshot snapshot{ledger};
        auto lender = store::find_lender(ledger, code);
        if (!lender) { return refuse(Code::unknown_lender, {{"lender", std::string{code}}}); }
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        return std::move(reports_on(ledger, {*std::move(lender)}, on).front());
    });
}

}  // namespace hui::report
