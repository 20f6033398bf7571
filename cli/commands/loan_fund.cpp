#include "cli/commands/commands.hpp"
#include "cli/commands/loan_recorded.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "engine/actions/portfolios.hpp"
#include "engine/base/vnd_text.hpp"

namespace hui::cli {

namespace {

int run_remit(const Arguments& arguments, Session& session) {
    const actions::RemitRequest request{
        .unit = arguments.at("UNIT"),
        .event = {.lender = arguments.at("LENDER"),
                  .amount = need(parse_vnd(arguments.at("--amount"))),
                  .method = need(parse_method(arguments.get("--method").value_or("bank")))},
        .on = session.on(arguments),
        .ref = ref_of(arguments),
        .true_date = true_date_in(arguments)};
    auto ledger = session.open();
    const auto recorded = actions::remit(ledger, request, session.actor);
    if (!recorded) { throw Failed{of_purse(recorded.refusal(), request.unit, "")}; }
    return answer_loan(ledger, session, *recorded);
}

int run_fund(const Arguments& arguments, Session& session) {
    need_one_of(arguments, "loan fund", "--amount", "--out");
    const bool is_out = arguments.has("--out");
    if (is_out && arguments.has("--from")) {
        need_one_of(arguments, "loan fund", "--from", "--out");
    }
    const Vnd amount = need(parse_vnd(arguments.at(is_out ? "--out" : "--amount")));
    const actions::PayInRequest request{.unit = arguments.at("UNIT"),
                                        .event = {.lender = arguments.at("LENDER"),
                                                  .member = arguments.get("--from").value_or(""),
                                                  .amount = is_out ? -amount : amount,
                                                  .method = cash_unless_said(arguments)},
                                        .on = session.on(arguments),
                                        .ref = ref_of(arguments),
                                        .true_date = true_date_in(arguments)};
    auto ledger = session.open();
    const auto recorded = actions::pay_into_fund(ledger, request, session.actor);
    if (!recorded) {
        throw Failed{of_purse(recorded.refusal(), request.unit, request.event.lender)};
    }
    return answer_loan(ledger, session, *recorded);
}

}  // namespace

std::vector<Command> loan_fund_commands() {
    return {
        {"loan remit",
         mark("record that collected money was passed on to the lender"),
         {{"UNIT"}, {"LENDER"}},
         {{"--amount", "N", mark("đồng"), OptionSpec::Need::required},
          {"--method", "cash|bank", mark("how the money changed hands (else bank)")},
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui loan remit TT CSXH --amount 1778777 --method cash --on 2024-02-20",
         run_remit,
         Command::Effect::records},
        {"loan fund",
         mark("record money put into a union fund that lends, or taken out of it"),
         {{"UNIT"}, {"LENDER"}},
         {{"--amount", "N", mark("đồng put into it")},
          {"--from", "MEMBER", mark("who paid it in (else the union itself)")},
          {"--out", "N", mark("đồng taken out of it")},
          method_in_option,
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui lender add QTT --name \"Quỹ tương trợ\" --kind fund\n"
         "hui loan fund TT QTT --amount 10000000 --on 2024-01-05\n"
         "hui loan fund TT QTT --amount 100k --from M0003 --on 2024-01-05",
         run_fund,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
