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
    std::optional<Date> disbursed = {};  ///< as agreed; else on the day of the application
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

    void adds_lender(std::string code, std::string name, registry::LenderKind kind);
    Result<Recorded> try_apply(const LoanOf& wanted, Date day);
    /// Runs one of the actions on a loan: `on_loan(actions::call_loan, "V001", day, "lý do")`.
    template <class Action, class Wanted>
    Result<Recorded> on_loan(Action action, const std::string& loan, Date day, Wanted wanted,
                             std::string ref = "") {
        return in_loan(loan, [&](store::Book& book) {
            return action(ledger(), book,
                          actions::LoanMark{.loan = loan, .on = day, .ref = std::move(ref)}, wanted,
                          actor());
        });
    }
    /// Applied for, certified by all guarantors and approved, all on one day.
    void grants(const LoanOf& wanted, Date day);
    void disburses(const std::string& loan, Date day, std::optional<Vnd> amount = {});
    Result<Recorded> repays(const std::string& loan, std::optional<Vnd> amount, Date day,
                            std::string ref = "");
    Result<Recorded> pays_into(const std::string& fund, std::string member, Vnd amount, Date day);
    Result<Recorded> remits(const std::string& lender, Vnd amount, Date day);
    [[nodiscard]] lending::Standing standing(const std::string& loan, Date day);

private:
    Result<Recorded> in_loan(const std::string& loan,
                             const std::function<Result<Recorded>(store::Book&)>& work);
};

}  // namespace hui::tests
