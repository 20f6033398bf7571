#include "cli/commands/commands.hpp"
#include "cli/commands/loan_recorded.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "engine/exchange/line_files.hpp"
#include "engine/lending/standing.hpp"

namespace hui::cli {

namespace {

/// Why nothing is left to pay out, where no amount was given.
Refusal nothing_to_disburse(const lending::LoanHistory& history, Date on, Refusal refusal) {
    const auto standing = lending::standing_of(history, on);
    if (!standing || refusal.code != Code::amount_not_positive) { return refusal; }
    const std::string& loan = history.agreement().loan;
    if (standing->stage == lending::Stage::running) {
        return refuse(Code::all_paid_out, {{"loan", loan}, {"date", on}});
    }
    return refuse(Code::wrong_stage, {{"stage", std::string{lending::stage_text(standing->stage)}},
                                      {"loan", loan},
                                      {"date", on}});
}

int run_disburse(const Arguments& arguments, Session& session) {
    lending::Disburse wanted{.amount = amount_of(arguments),
                             .method = cash_unless_said(arguments),
                             .schedule = std::nullopt};
    if (const auto file = arguments.get("--schedule")) {
        wanted.schedule = need(exchange::read_schedule(*file));
    }
    const auto mark = loan_mark(arguments, session);
    return record_on_loan(
        arguments, session,
        [&](store::Ledger& ledger, store::Book& book) -> Result<actions::Recorded> {
            auto recorded = actions::disburse_loan(ledger, book, mark, wanted, session.actor);
            const auto* history = book.loan(mark.loan);
            if (recorded || wanted.amount || history == nullptr) { return recorded; }
            return nothing_to_disburse(*history, mark.on, recorded.refusal());
        });
}

int run_repay(const Arguments& arguments, Session& session) {
    if (arguments.has("--payoff") && arguments.has("--amount")) {
        need_one_of(arguments, "loan repay", "--amount", "--payoff");
    }
    using Wanted = lending::Repay::Wanted;
    const lending::Repay wanted{.amount = amount_of(arguments),
                                .wanted = arguments.has("--payoff") ? Wanted::payoff : Wanted::due,
                                .method = cash_unless_said(arguments),
                                .true_date = true_date_in(arguments)};
    const auto mark = loan_mark(arguments, session);
    return record_on_loan(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::repay_loan(ledger, book, mark, wanted, session.actor);
    });
}

int run_save(const Arguments& arguments, Session& session) {
    const lending::Save wanted{.amount = amount_of(arguments),
                               .method = cash_unless_said(arguments),
                               .true_date = true_date_in(arguments)};
    const auto mark = loan_mark(arguments, session);
    return record_on_loan(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::save_with_loan(ledger, book, mark, wanted, session.actor);
    });
}

int run_return_savings(const Arguments& arguments, Session& session) {
    const auto mark = loan_mark(arguments, session);
    const Method method = cash_unless_said(arguments);
    return record_on_loan(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::return_savings(ledger, book, mark, method, session.actor);
    });
}

Command disburse_command() {
    return {"loan disburse",
            mark("record that the money of an approved loan, or a part of it, was paid out"),
            {{"CODE"}},
            {{"--amount", "N", mark("đồng (else all that isn't paid out yet)")},
             {"--schedule", "FILE",
              mark("another schedule than that of the terms: CSV with the columns due, principal")},
             method_in_option,
             happened_option,
             ref_option},
            "hui loan disburse V001 --on 2024-01-15",
            run_disburse,
            Command::Effect::records};
}

Command repay_command() {
    return {"loan repay",
            mark("record what a borrower paid: principal, interest, late interest"),
            {{"CODE"}},
            {{"--amount", "N", mark("đồng (else all that is due by the date)")},
             {"--payoff", nullptr, mark("all that is owed, with the interest to the day")},
             method_in_option,
             happened_option,
             of_date_option,
             corrects_option,
             ref_option},
            "hui loan repay V001 --on 2024-02-15\n"
            "hui loan repay V001 --amount 5000000 --on 2024-02-20\n"
            "hui loan repay V001 --payoff",
            run_repay,
            Command::Effect::records};
}

}  // namespace

std::vector<Command> loan_money_commands() {
    return {
        disburse_command(),
        repay_command(),
        {"loan save",
         mark("record what a borrower saved with the loan"),
         {{"CODE"}},
         {{"--amount", "N", mark("đồng (else what was agreed for each instalment)")},
          method_in_option,
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui loan save V001 --amount 100k --on 2024-02-15",
         run_save,
         Command::Effect::records},
        {"loan return-savings",
         mark("give the savings back when the loan is paid off, or was written off"),
         {{"CODE"}},
         {method_in_option, happened_option, ref_option},
         "hui loan return-savings V001",
         run_return_savings,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
