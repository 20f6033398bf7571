#include "tests/support/import_loans.hpp"

namespace hui::tests {

LoanLedger::LoanLedger() {
    import_good({{"units.csv", "code,name,parent\nU1,Liên đoàn,\nU2,Công đoàn xã,U1\n"},
                 {"members.csv", three_members},
                 {"lenders.csv", three_lenders}});
}

void LoanLedger::put_loans(std::string_view rows) {
    put("loans.csv", std::string{loan_header} + std::string{rows});
}

void LoanLedger::put_repayments(std::string_view rows) {
    put("repayments.csv", std::string{repayment_header} + std::string{rows});
}

void LoanLedger::put_fund_money() {
    put("fund_payments.csv", "unit,lender,amount,date,ref\nU1,QTG,10.000.000,2024-01-02,f1\n");
}

void LoanLedger::import_all_good() { check_lines(rejections(import_put()), {}); }

lending::LoanHistory LoanLedger::history(std::string_view loan) {
    const auto place = store::find_loan(ledger(), loan);
    BOOST_REQUIRE(place.has_value());
    return store::load_loan(ledger(), place->book, loan);
}

lending::Standing LoanLedger::standing(std::string_view loan, std::string_view on) {
    const auto standing = lending::standing_of(history(loan), date_of(on));
    BOOST_REQUIRE(standing.ok());
    return *standing;
}

Lines LoanLedger::kinds(std::string_view code) {
    Lines kinds;
    store::each_entry(ledger(), book(code),
                      [&](const Entry& entry) { kinds.push_back(entry.kind); });
    return kinds;
}

}  // namespace hui::tests
