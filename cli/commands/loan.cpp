#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/loan_terms.hpp"
#include "cli/commands/options.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/lending/plan.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

using namespace literals;

namespace {

Json json_of(const lending::Plan& plan, Vnd principal) {
    Json instalments = Json::array();
    for (const lending::Instalment& instalment : plan.instalments) {
        instalments.push_back({{"n", instalment.n},
                               {"due", iso(instalment.due)},
                               {"days", instalment.days.count()},
                               {"opening", instalment.opening.count()},
                               {"principal", instalment.principal.count()},
                               {"interest", instalment.interest.count()},
                               {"payment", instalment.payment().count()}});
    }
    return {{"principal", principal.count()},
            {"total_interest", plan.total_interest().count()},
            {"total", (principal + plan.total_interest()).count()},
            {"instalments", instalments}};
}

int run_plan(const Arguments& arguments, Session& session) {
    const lending::Terms terms =
        loan_terms(arguments, "loan plan", need(parse_date(arguments.at("--disbursed"))));
    const auto plan = need(lending::plan_of(terms));
    if (session.wants_json()) {
        print(json_of(plan, terms.principal));
    } else {
        print_plan(plan, terms.principal);
    }
    return 0;
}

}  // namespace

void print_plan(const lending::Plan& plan, Vnd principal) {
    Table table{{{mark("No."), right},
                 {mark("Due")},
                 {mark("Days"), right},
                 {mark("Owed before"), right},
                 {mark("Principal"), right},
                 {mark("Interest"), right},
                 {mark("To pay"), right}}};
    for (const lending::Instalment& instalment : plan.instalments) {
        table.add({fmt::format("{}", instalment.n), show(instalment.due),
                   fmt::format("{}", instalment.days.count()), show(instalment.opening),
                   show(instalment.principal), show(instalment.interest),
                   show(instalment.payment())});
    }
    table.print();
    print_line(fill(mark("Principal {principal} đ, interest {interest} đ, together {total} đ"),
                    {{"principal", principal},
                     {"interest", plan.total_interest()},
                     {"total", principal + plan.total_interest()}}));
}

std::vector<Command> loan_commands() {
    return {
        {"loan plan",
         mark("what a loan would have to repay, and when; needs no ledger"),
         {},
         loan_terms_options(
             {"--disbursed", "DATE", mark("the day the money is paid out"), required}),
         "hui loan plan --principal 20000000 --rate 6.6 --periods 12 --every 1m "
         "--disbursed 2026-01-15 --method equal-principal\n"
         "hui loan plan --principal 12000000 --rate 10.4 --periods 50 --every 1w "
         "--disbursed 2024-01-03 --method flat --round 100 --roll next "
         "--holidays samples/holidays-2024.txt",
         run_plan},
    };
}

}  // namespace hui::cli
