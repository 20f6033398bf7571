#pragma once

#include "engine/actions/loans.hpp"
#include "engine/actions/portfolios.hpp"
#include "tests/support/treasurer.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hui::tests {

/// What a story says of a loan; the rest is usual: a year in months, equal parts of the principal.
struct LoanOf {
    std::string code = "V001";
    std::string borrower = "M1";
    std::string lender = "NHCS";
    std::string guarantors = "U1";
    Vnd principal{12'000'000};
    Rate rate = Rate::from_ppm(66'000);
    std::int64_t periods = 12;
    Interval every = {};
    lending::Method method = lending::Method::equal_principal;
    lending::Allocation allocation = lending::Allocation::principal_first;
    Vnd saving = {};
};

/// A union officer who keeps the loans that units vouch for, beside the treasurer's groups.
/// `try_…` and `repays` may be refused; everything else must succeed.
class Officer : public Treasurer {
public:
    using Treasurer::Treasurer;

    void adds_lender(std::string code, std::string name, registry::LenderKind kind) {
        in_register([&](store::Book& book) {
            return actions::add_lender(
                ledger(), book, {.code = std::move(code), .name = std::move(name), .kind = kind},
                actor());
        });
    }
    Result<Recorded> try_apply(const LoanOf& wanted, Date day) {
        tick();
        return actions::apply_for_loan(
            ledger(),
            {.agreement = {.loan = wanted.code,
                           .borrower = wanted.borrower,
                           .lender = wanted.lender,
                           .guarantors = granted(lending::parse_guarantors(wanted.guarantors)),
                           .terms = {.principal = wanted.principal,
                                     .rate = wanted.rate,
                                     .periods = wanted.periods,
                                     .every = wanted.every,
                                     .disbursed = day,
                                     .method = wanted.method},
                           .allocation = wanted.allocation,
                           .saving = wanted.saving,
                           .purpose = "nuôi bò"},
             .on = day},
            actor());
    }
    /// Runs one of the actions on a loan: `on_loan(actions::call_loan, "V001", day, "lý do")`.
    template <class Action, class Wanted>
    Result<Recorded> on_loan(Action action, const std::string& loan, Date day, Wanted wanted,
                             std::string ref = "") {
        tick();
        return actions::in_loan(ledger(), loan, [&](store::Book& book) {
            return action(ledger(), book,
                          actions::LoanMark{.loan = loan, .on = day, .ref = std::move(ref)}, wanted,
                          actor());
        });
    }
    /// Applied for, certified by all guarantors and approved, all on one day.
    void grants(const LoanOf& wanted, Date day) {
        granted(try_apply(wanted, day));
        for (const auto& guarantor : granted(lending::parse_guarantors(wanted.guarantors))) {
            granted(on_loan(actions::certify_loan, wanted.code, day,
                            lending::Certified{.loan = wanted.code,
                                               .unit = guarantor.unit,
                                               .by = "Lan",
                                               .conditions = {"có việc làm ổn định"}}));
        }
        granted(on_loan(actions::approve_loan, wanted.code, day, std::string{"Hoa"}));
    }
    void disburses(const std::string& loan, Date day, std::optional<Vnd> amount = {}) {
        granted(on_loan(actions::disburse_loan, loan, day, lending::Disburse{.amount = amount}));
    }
    Result<Recorded> repays(const std::string& loan, std::optional<Vnd> amount, Date day,
                            std::string ref = "") {
        return on_loan(actions::repay_loan, loan, day, lending::Repay{.amount = amount},
                       std::move(ref));
    }
    Result<Recorded> pays_into(const std::string& fund, std::string member, Vnd amount, Date day) {
        tick();
        return actions::pay_into_fund(
            ledger(),
            {.unit = "U1",
             .event = {.lender = fund, .member = std::move(member), .amount = amount},
             .on = day},
            actor());
    }
    Result<Recorded> remits(const std::string& lender, Vnd amount, Date day) {
        tick();
        return actions::remit(
            ledger(),
            {.unit = "U1",
             .event = {.lender = lender, .amount = amount, .method = Method::cash},
             .on = day},
            actor());
    }
    [[nodiscard]] lending::Standing standing(const std::string& loan, Date day) {
        const auto place = store::find_loan(ledger(), loan);
        BOOST_REQUIRE(place);
        return granted(
            lending::standing_of(store::load_loan(ledger(), place->book, place->code), day));
    }
};

}  // namespace hui::tests
