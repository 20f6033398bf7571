#include "tests/support/officer.hpp"

namespace hui::tests {

void Officer::adds_lender(std::string code, std::string name, registry::LenderKind kind) {
    in_register([&](store::Book& book) {
        return actions::add_lender(ledger(), book,
                                   {.code = std::move(code), .name = std::move(name), .kind = kind},
                                   actor());
    });
}

Result<Recorded> Officer::try_apply(const LoanOf& wanted, Date day) {
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
                                 .disbursed = wanted.disbursed.value_or(day),
                                 .method = wanted.method},
                       .allocation = wanted.allocation,
                       .saving = wanted.saving,
                       .purpose = "nuôi bò"},
         .on = day},
        actor());
}

void Officer::grants(const LoanOf& wanted, Date day) {
    granted(try_apply(wanted, day));
    for (const auto& guarantor : granted(lending::parse_guarantors(wanted.guarantors))) {
        granted(on_loan(actions::certify_loan, wanted.code, day,
                        lending::Certified{.loan = wanted.code,
                                           .unit = guarantor.unit,
                                           .by = "Lan",
                                           .conditions = {"có việc làm ổn định"}}));
    }
    granted(on_loan(actions::approve_loan, wanted.code, day,
                    lending::Approved{.loan = {}, .by = "Hoa", .limits = {}}));
}

void Officer::disburses(const std::string& loan, Date day, std::optional<Vnd> amount) {
    granted(on_loan(actions::disburse_loan, loan, day, lending::Disburse{.amount = amount}));
}

Result<Recorded> Officer::repays(const std::string& loan, std::optional<Vnd> amount, Date day,
                                 std::string ref) {
    return on_loan(actions::repay_loan, loan, day, lending::Repay{.amount = amount},
                   std::move(ref));
}

Result<Recorded> Officer::pays_into(const std::string& fund, std::string member, Vnd amount,
                                    Date day) {
    tick();
    return actions::pay_into_fund(
        ledger(),
        {.unit = "U1",
         .event = {.lender = fund, .member = std::move(member), .amount = amount},
         .on = day},
        actor());
}

Result<Recorded> Officer::remits(const std::string& lender, Vnd amount, Date day) {
    tick();
    return actions::remit(ledger(),
                          {.unit = "U1",
                           .event = {.lender = lender, .amount = amount, .method = Method::cash},
                           .on = day},
                          actor());
}

lending::Standing Officer::standing(const std::string& loan, Date day) {
    const auto place = store::find_loan(ledger(), loan);
    BOOST_REQUIRE(place);
    return granted(lending::standing_of(store::load_loan(ledger(), place->book, place->code), day));
}

Result<Recorded> Officer::in_loan(const std::string& loan,
                                  const std::function<Result<Recorded>(store::Book&)>& work) {
    tick();
    return actions::in_loan(ledger(), loan, work);
}

}  // namespace hui::tests
