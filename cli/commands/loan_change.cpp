#include "cli/commands/commands.hpp"
#include "cli/commands/loan_recorded.hpp"
#include "cli/commands/loan_terms.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/line_files.hpp"

namespace hui::cli {

namespace {

lending::Reschedule reschedule_of(const Arguments& arguments) {
    constexpr const char* command = "loan reschedule";
    need_one_of(arguments, command, "--schedule", "--first-due");
    const std::string reason = need(parse_text(arguments.at("--reason")));
    if (const auto file = arguments.get("--schedule")) {
        return {.schedule = need(exchange::read_schedule(*file)), .reason = reason};
    }
    if (!arguments.has("--periods")) {
        throw Failed{refuse(Code::missing_argument, {{"command", std::string{command}},
                                                     {"argument", std::string{"--periods"}}})};
    }
    lending::NewPlan plan{.first_due = need(parse_date(arguments.at("--first-due"))),
                          .periods = whole_number(arguments, "--periods"),
                          .every = std::nullopt,
                          .grace = whole_number(arguments, "--grace", "0")};
    if (const auto every = arguments.get("--every")) { plan.every = need(parse_interval(*every)); }
    return {.schedule = plan, .reason = reason};
}

/// Records what is no payment: of a day to come it says so.
int record_step(const Arguments& arguments, const Session& session, const LoanWork& work) {
    return record_on_loan(
        arguments, session,
        [&](store::Ledger& ledger, store::Book& book) -> Result<actions::Recorded> {
            auto done = work(ledger, book);
            if (done || done.refusal().code != Code::future_date) { return done; }
            Refusal refusal = done.refusal();
            refusal.facts.push_back({"loan", arguments.at("CODE")});
            return refusal;
        });
}

int run_reschedule(const Arguments& arguments, Session& session) {
    const lending::Reschedule wanted = reschedule_of(arguments);
    const auto mark = loan_mark(arguments, session);
    return record_step(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::reschedule_loan(ledger, book, mark, wanted, session.actor);
    });
}

/// Records by `act` what needs no more than a reason.
int run_for_reason(const Arguments& arguments, const Session& session,
                   Result<actions::Recorded> (*act)(store::Ledger&, store::Book&,
                                                    const actions::LoanMark&, const std::string&,
                                                    const actions::Actor&)) {
    const std::string reason = need(parse_text(arguments.at("--reason")));
    const auto mark = loan_mark(arguments, session);
    return record_step(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return act(ledger, book, mark, reason, session.actor);
    });
}

int run_call(const Arguments& arguments, Session& session) {
    return run_for_reason(arguments, session, actions::call_loan);
}

int run_write_off(const Arguments& arguments, Session& session) {
    return run_for_reason(arguments, session, actions::write_off_loan);
}

int run_withdraw(const Arguments& arguments, Session& session) {
    const lending::Withdrawn wanted{
        .loan = {},
        .who = need(lending::parse_who(arguments.get("--who").value_or("borrower"))),
        .reason = need(parse_text(arguments.at("--reason")))};
    const auto mark = loan_mark(arguments, session);
    return record_step(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::withdraw_loan(ledger, book, mark, wanted, session.actor);
    });
}

int run_waive(const Arguments& arguments, Session& session) {
    const lending::Waive wanted{.amount = amount_of(arguments),
                                .reason = need(parse_text(arguments.at("--reason"))),
                                .true_date = true_date_in(arguments)};
    const auto mark = loan_mark(arguments, session);
    return record_step(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::waive_late_interest(ledger, book, mark, wanted, session.actor);
    });
}

int run_note(const Arguments& arguments, Session& session) {
    const auto by = arguments.get("--by");
    const lending::Noted wanted{.loan = {},
                                .what = need(lending::parse_noted(arguments.at("--what"))),
                                .by = by ? need(parse_text(*by)) : session.actor.name,
                                .text = need(parse_text(arguments.at("--text")))};
    const auto mark = loan_mark(arguments, session);
    return record_step(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::note_on_loan(ledger, book, mark, wanted, session.actor);
    });
}

int run_take_over(const Arguments& arguments, Session& session) {
    const lending::LoanTakenOver wanted{
        .loan = {},
        .disbursed = need(parse_vnd(arguments.at("--disbursed-amount"))),
        .outstanding = need(parse_vnd(arguments.at("--outstanding"))),
        .schedule = need(exchange::read_schedule(arguments.at("--schedule"))),
        .interest_from = need(parse_date(arguments.at("--interest-from"))),
        .restructured = whole_number(arguments, "--restructured", "0")};
    const auto mark = loan_mark(arguments, session);
    return record_on_loan(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::take_over_loan(ledger, book, mark, wanted, session.actor);
    });
}

Command reschedule_command() {
    return {"loan reschedule",
            mark("agree on other due dates for all that is still owed of the principal"),
            {{"CODE"}},
            {{"--schedule", "FILE", mark("CSV with the columns due, principal")},
             {"--first-due", "DATE", mark("or by the loan's terms: the first due date")},
             {"--periods", "N", mark("with --first-due: how many instalments")},
             {"--every", "EVERY", mark("with --first-due: how often (else as before)")},
             {"--grace", "N", mark("the first periods, in which only interest is paid")},
             reason_option,
             happened_option,
             ref_option},
            "hui loan reschedule V001 --first-due 2024-06-15 --periods 10 --reason \"mất mùa\" "
            "--on 2024-05-10",
            run_reschedule,
            Command::Effect::records};
}

Command note_command() {
    return {"loan note",
            mark("note what a guarantor did: visited or reminded the borrower"),
            {{"CODE"}},
            {{"--what", "visited|reminded|other", mark("what was done"), required},
             {"--text", "TEXT", mark("what was found or said"), required},
             {"--by", "NAME", mark("who did it (else who acts)")},
             happened_option,
             ref_option},
            "hui loan note V001 --what visited --text \"đàn bò tốt\" --by \"chị Tú\" "
            "--on 2024-03-02",
            run_note,
            Command::Effect::records};
}

Command take_over_command() {
    return {"loan take-over",
            mark("take over an approved loan that runs already, from its paper"),
            {{"CODE"}},
            {{"--disbursed-amount", "N", mark("what was paid out in all"), required},
             {"--outstanding", "N", mark("what is still owed of the principal"), required},
             {"--schedule", "FILE",
              mark("CSV with the columns due, principal of what is still owed; interest too where "
                   "a due is late already"),
              required},
             {"--interest-from", "DATE", mark("from when on interest is counted here"), required},
             {"--restructured", "N",
              mark("how often its due dates were changed before: once makes it at least debt group "
                   "2, twice 4, three times 5")},
             happened_option,
             ref_option},
            "hui loan take-over V001 --disbursed-amount 20000000 --outstanding 15000000 "
            "--schedule samples/loan-schedule.csv --interest-from 2024-04-15 --on 2024-05-01",
            run_take_over,
            Command::Effect::records};
}

}  // namespace

std::vector<Command> loan_change_commands() {
    return {
        {"loan withdraw",
         mark("withdraw an application for a loan, or refuse it, before money is paid out"),
         {{"CODE"}},
         {{"--who", "borrower|union",
           mark("the borrower steps back (else), or the union refuses it")},
          reason_option,
          happened_option,
          ref_option},
         "hui loan withdraw V001 --reason \"không còn nhu cầu vay\" --on 2024-01-13",
         run_withdraw,
         Command::Effect::records},
        reschedule_command(),
        {"loan call",
         mark("record that the lender turns to the guarantor"),
         {{"CODE"}},
         {reason_option, happened_option, ref_option},
         "hui loan call V001 --reason \"quá hạn 6 tháng\" --on 2024-06-28",
         run_call,
         Command::Effect::records},
        {"loan write-off",
         mark("give up what is still owed of a loan"),
         {{"CODE"}},
         {reason_option, happened_option, ref_option},
         "hui loan write-off V001 --reason \"người vay qua đời\" --on 2024-06-28",
         run_write_off,
         Command::Effect::records},
        {"loan waive",
         mark("waive interest for being late with a loan"),
         {{"CODE"}},
         {{"--amount", "N", mark("how much of it (else all that has grown by that day)")},
          reason_option,
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui loan waive V001 --reason \"bị lũ cuốn\" --on 2024-06-28",
         run_waive,
         Command::Effect::records},
        note_command(),
        take_over_command(),
    };
}

}  // namespace hui::cli
