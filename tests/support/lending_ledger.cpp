#include "tests/support/lending_ledger.hpp"

namespace hui::tests {

void LendingLedger::lends_and_collects() {
    granted(pays_into("QTG", "M1", Vnd{9'000'000}, on("2026-05-04")));
    grants({.code = "V001", .borrower = "M2", .lender = "CSXH", .guarantors = "U1:60;U2:40"},
           on("2026-05-05"));
    disburses("V001", on("2026-05-10"), Vnd{8'000'000});
    disburses("V001", on("2026-05-20"));
    lends_out_of_the_fund();
    takes_over_and_gives_up();
    approves_and_withdraws();
    closes_may();
    collects();
}

void LendingLedger::lends_out_of_the_fund() {
    grants({.code = "V002",
            .borrower = "M3",
            .lender = "QTG",
            .principal = Vnd{2'000'000},
            .rate = Rate{},
            .periods = 10,
            .saving = Vnd{20'000}},
           on("2026-05-06"));
    disburses("V002", on("2026-05-06"));
    granted(on_loan(actions::save_with_loan, "V002", on("2026-06-06"), lending::Save{}));
    granted(on_loan(actions::repay_loan, "V002", on("2026-06-06"),
                    lending::Repay{.wanted = lending::Repay::Wanted::payoff}));
    granted(on_loan(actions::return_savings, "V002", on("2026-06-07"), Method::cash));
}

void LendingLedger::takes_over_and_gives_up() {
    grants({.code = "V003",
            .borrower = "M2",
            .lender = "QTG",
            .principal = Vnd{3'000'000},
            .disbursed = on("2025-06-15")},
           on("2026-05-07"));
    granted(on_loan(
        actions::take_over_loan, "V003", on("2026-05-07"),
        lending::LoanTakenOver{.loan = "V003",
                               .disbursed = Vnd{3'000'000},
                               .outstanding = Vnd{1'000'000},
                               .schedule = {{.on = on("2026-04-15"),
                                             .principal = Vnd{400'000},
                                             .interest = Vnd{5'000}},
                                            {.on = on("2026-06-15"), .principal = Vnd{600'000}}},
                               .interest_from = on("2026-04-15")}));
    granted(on_loan(actions::write_off_loan, "V003", on("2026-06-20"),
                    std::string{"người vay đã mất"}));
    // His children still pay a part.
    granted(repays("V003", Vnd{300'000}, on("2026-06-28")));
}

void LendingLedger::approves_and_withdraws() {
    const Date day = on("2026-05-08");
    granted(try_apply({.code = "V004", .lender = "CSXH", .principal = Vnd{2'000'000}}, day));
    granted(on_loan(
        actions::certify_loan, "V004", day,
        lending::Certified{.loan = {}, .unit = "U1", .by = "Lan", .conditions = {"có vườn"}}));
    granted(on_loan(
        actions::approve_loan, "V004", day,
        lending::Approved{.loan = {}, .by = "Hoa", .limits = {}, .outstanding = Vnd{1'500'000}}));
    granted(on_loan(
        actions::withdraw_loan, "V004", on("2026-05-09"),
        lending::Withdrawn{
            .loan = {}, .who = lending::Withdrawn::Who::borrower, .reason = "không vay nữa"}));
}

void LendingLedger::closes_may() {
    tick();
    granted(actions::close_month(
        ledger(), {.command = {.month = month_of(on("2026-05-01"))}, .groups = {"loans/U1"}},
        actor(), [](std::size_t, std::size_t) {}));
}

void LendingLedger::collects() {
    granted(repays("V001", Vnd{700'000}, on("2026-06-10")));
    granted(repays("V001", Vnd{900'000}, on("2026-07-20")));
    // An earlier one, found later, changes what the last was for.
    const Recorded found = granted(repays("V001", Vnd{200'000}, on("2026-06-25")));
    granted(repays("V001", Vnd{150'000}, on("2026-06-26")));
    tick();
    granted(actions::in_book(ledger(), "loans/U1", [&](store::Book& book) {
        return actions::reverse(
            ledger(), book,
            {.seq = found.entry.seq, .command = {.reason = "nhầm người", .on = {}}, .ref = ""},
            actor());
    }));
    granted(remits("CSXH", Vnd{500'000}, on("2026-07-21")));
    granted(on_loan(actions::note_on_loan, "V001", on("2026-08-01"),
                    lending::Noted{.loan = "V001",
                                   .what = lending::Noted::What::visited,
                                   .by = "Lan",
                                   .text = "bò còn nhỏ"}));
    granted(on_loan(actions::reschedule_loan, "V001", on("2026-08-02"),
                    lending::Reschedule{
                        .schedule = lending::NewPlan{.first_due = on("2026-09-10"), .periods = 12},
                        .reason = "mất mùa"}));
    granted(on_loan(actions::waive_late_interest, "V001", on("2026-11-20"),
                    lending::Waive{.amount = Vnd{500}, .reason = "bị lũ cuốn"}));
    granted(on_loan(actions::call_loan, "V001", on("2026-12-01"), std::string{"không trả nữa"}));
}

}  // namespace hui::tests
