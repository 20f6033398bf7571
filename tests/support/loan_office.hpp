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
    explicit LoanOffice(Date today = date_of("2027-12-31")) : Officer(GroupOf{}, today) {
        adds_lender("AGR", "Agribank", registry::LenderKind::bank);
        adds_lender("CSXH", "Ngân hàng Chính sách xã hội", registry::LenderKind::collected);
        adds_lender("QTT", "Quỹ tương trợ", registry::LenderKind::fund);
    }

    void sets_policy(const std::string& key, const std::string& value) {
        in_register([&](store::Book& book) {
            return actions::set_policy(
                ledger(), book, {.key = key, .value = value, .from = on("2020-01-01")}, actor());
        });
    }
    Result<Recorded> try_certify(const std::string& loan, Date day) {
        return on_loan(
            actions::certify_loan, loan, day,
            lending::Certified{
                .loan = loan, .unit = "U1", .by = "chị Tú", .conditions = {"đoàn viên từ 2015"}});
    }
    Result<Recorded> try_approve(const std::string& loan, Date day) {
        return on_loan(actions::approve_loan, loan, day, std::string{"anh Khang"});
    }
    Result<Recorded> try_disburse(const std::string& loan, Date day,
                                  std::optional<lending::Schedule> schedule = {}) {
        return on_loan(actions::disburse_loan, loan, day,
                       lending::Disburse{.amount = {}, .schedule = std::move(schedule)});
    }
    /// Pays an amount, or what is due; gives what it was for.
    lending::Split pays_back(const std::string& loan, Date day, std::optional<Vnd> amount = {}) {
        return split_of(granted(repays(loan, amount, day)));
    }
    Result<Recorded> try_save(const std::string& loan, Date day) {
        return on_loan(actions::save_with_loan, loan, day, lending::Save{});
    }
    Result<Recorded> try_return_savings(const std::string& loan, Date day) {
        return on_loan(actions::return_savings, loan, day, Method::cash);
    }
    Result<Recorded> try_reverse(Seq seq, std::optional<Date> day = {}, std::string ref = "") {
        tick();
        return actions::in_book(ledger(), "loans/U1", [&](store::Book& book) {
            return actions::reverse(
                ledger(), book,
                {.seq = seq, .command = {.reason = "nhầm", .on = day}, .ref = std::move(ref)},
                actor());
        });
    }

    [[nodiscard]] static lending::Split split_of(const Recorded& recorded) {
        const auto event = lending::event_of(recorded.entry.kind, recorded.entry.body);
        return std::get<lending::Repaid>(*event).split;
    }
    /// Of the portfolio of U1.
    [[nodiscard]] Vnd balance(const Account& account, Date day) {
        return granted(report::balance_report(ledger(),
                                              {.book = "loans/U1", .on = day, .as_known = {}}))
            .front()
            .balances.of(account);
    }
};

}  // namespace hui::tests
