#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/lending/standing.hpp"
#include "engine/store/loan_table.hpp"
#include "tests/support/import_ledger.hpp"

namespace hui::tests {

constexpr std::string_view three_lenders =
    "code,name,kind\nCSXH,Ngân hàng CSXH,bank\nCEP,Quỹ CEP,collected\nQTG,Quỹ tương trợ,fund\n";
constexpr std::string_view loan_header =
    "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,first_due,"
    "purpose\n";
constexpr std::string_view repayment_header = "loan,amount,date,ref\n";

/// A ledger with units U1 and U2, members M1 to M3, and a lender of each kind.
class LoanLedger : public ImportLedger {
public:
    LoanLedger();

    void put_loans(std::string_view rows);
    void put_repayments(std::string_view rows);
    /// Puts 10,000,000 đồng into the fund in U1's portfolio.
    void put_fund_money();
    void import_all_good();

    [[nodiscard]] lending::LoanHistory history(std::string_view loan);
    [[nodiscard]] lending::Standing standing(std::string_view loan, std::string_view on);
    /// The kinds of a book's entries, in order.
    [[nodiscard]] Lines kinds(std::string_view code);
};

/// V1: 12,000,000 out of the policy bank, in twelve months; M1 borrows, U1 vouches.
constexpr std::string_view bank_loan =
    "V1,M1,CSXH,U1,12000000,6.6,12,1m,equal-principal,2024-01-15,2024-02-15,chăn nuôi bò\n";
/// V2: 5,000,000 out of the fund, a tenth a month without interest.
constexpr std::string_view fund_loan =
    "V2,M2,QTG,U1,5000000,0,10,1m,equal-principal,2024-01-10,2024-02-10,học phí cho con\n";

}  // namespace hui::tests
