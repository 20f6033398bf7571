#pragma once

#include "engine/lending/loan_accounts.hpp"
#include "tests/support/officer.hpp"

#include <optional>
#include <string>
#include <utility>

namespace hui::tests {

/// An officer whose unit U1 vouches for loans of the bank AGR (borrowers pay it themselves), the
/// policy bank CSXH (the union collects) and the union's own fund QTT.
struct LoanOffice : Officer {
    explicit LoanOffice(Date today = date_of("2027-12-31"));

    void sets_policy(const std::string& key, const std::string& value);
    Result<Recorded> try_certify(const std::string& loan, Date day);
    /// Of one that ran already `outstanding` says what is still owed of it.
    Result<Recorded> try_approve(const std::string& loan, Date day,
                                 std::optional<Vnd> outstanding = {});
    Result<Recorded> try_disburse(const std::string& loan, Date day,
                                  std::optional<lending::Schedule> schedule = {});
    /// Pays an amount, or what is due; gives what it was for.
    lending::Split pays_back(const std::string& loan, Date day, std::optional<Vnd> amount = {});
    Result<Recorded> try_save(const std::string& loan, Date day);
    Result<Recorded> try_return_savings(const std::string& loan, Date day);
    Result<Recorded> try_reverse(Seq seq, std::optional<Date> day = {}, std::string ref = "");

    [[nodiscard]] static lending::Split split_of(const Recorded& recorded);
    /// Of the portfolio of U1.
    [[nodiscard]] Vnd balance(const Account& account, Date day);
};

}  // namespace hui::tests
