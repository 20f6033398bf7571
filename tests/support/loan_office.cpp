#include "tests/support/loan_office.hpp"

namespace hui::tests {

LoanOffice::LoanOffice(Date today) : Officer(GroupOf{}, today) {
    adds_lender("AGR", "Agribank", registry::LenderKind::bank);
    adds_lender("CSXH", "Ngân hàng Chính sách xã hội", registry::LenderKind::collected);
    adds_lender("QTT", "Quỹ tương trợ", registry::LenderKind::fund);
}

void LoanOffice::sets_policy(const std::string& key, const std::string& value) {
    in_register([&](store::Book& book) {
        return actions::set_policy(ledger(), book,
                                   {.key = key, .value = value, .from = on("2020-01-01")}, actor());
    });
}

Result<Recorded> LoanOffice::try_certify(const std::string& loan, Date day) {
    return on_loan(
        actions::certify_loan, loan, day,
        lending::Certified{
            .loan = loan, .unit = "U1", .by = "chị Tú", .conditions = {"đoàn viên từ 2015"}});
}

Result<Recorded> LoanOffice::try_approve(const std::string& loan, Date day,
                                         std::optional<Vnd> outstanding) {
    return on_loan(
        actions::approve_loan, loan, day,
        lending::Approved{.loan = {}, .by = "anh Khang", .limits = {}, .outstanding = outstanding});
}

Result<Recorded> LoanOffice::try_disburse(const std::string& loan, Date day,
                                          std::optional<lending::Schedule> schedule) {
    return on_loan(actions::disburse_loan, loan, day,
                   lending::Disburse{.amount = {}, .schedule = std::move(schedule)});
}

lending::Split LoanOffice::pays_back(const std::string& loan, Date day, std::optional<Vnd> amount) {
    return split_of(granted(repays(loan, amount, day)));
}

Result<Recorded> LoanOffice::try_save(const std::string& loan, Date day) {
    return on_loan(actions::save_with_loan, loan, day, lending::Save{});
}

Result<Recorded> LoanOffice::try_return_savings(const std::string& loan, Date day) {
    return on_loan(actions::return_savings, loan, day, Method::cash);
}

Result<Recorded> LoanOffice::try_reverse(Seq seq, std::optional<Date> day, std::string ref) {
    tick();
    return actions::in_book(ledger(), "loans/U1", [&](store::Book& book) {
        return actions::reverse(
            ledger(), book,
            {.seq = seq, .command = {.reason = "nhầm", .on = day}, .ref = std::move(ref)}, actor());
    });
}

lending::Split LoanOffice::split_of(const Recorded& recorded) {
    const auto event = lending::event_of(recorded.entry.kind, recorded.entry.body);
    return std::get<lending::Repaid>(*event).split;
}

Vnd LoanOffice::balance(const Account& account, Date day) {
    return granted(
               report::balance_report(ledger(), {.book = "loans/U1", .on = day, .as_known = {}}))
        .front()
        .balances.of(account);
}

}  // namespace hui::tests
