#include "cli/commands/commands.hpp"

#include "cli/messages.hpp"

#include <fmt/format.h>

#include <initializer_list>

namespace hui::cli {

namespace {

std::vector<Command> joined(std::initializer_list<std::vector<Command>> parts) {
    std::vector<Command> all;
    for (const std::vector<Command>& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace

void refuse_both(const char* command, const std::string& one, const std::string& other) {
    throw Failed{refuse(Code::not_both,
                        {{"command", std::string{command}}, {"one", one}, {"other", other}})};
}

void need_one_of(const Arguments& arguments, const char* command, const char* one,
                 const char* other) {
    const std::vector<NamedFact> facts{{"command", std::string{command}},
                                       {"one", std::string{one}},
                                       {"other", std::string{other}},
                                       {"argument", fmt::format("{} | {}", one, other)}};
    if (arguments.has(one) && arguments.has(other)) { refuse_both(command, one, other); }
    if (!arguments.has(one) && !arguments.has(other)) {
        throw Failed{refuse(Code::missing_argument, facts)};
    }
}

const std::vector<Command>& all_commands() {
    static const std::vector<Command> commands = [] {
        std::vector<Command> all;
        for (const Subject& subject : subjects()) {
            all.insert(all.end(), subject.commands.begin(), subject.commands.end());
        }
        return all;
    }();
    return commands;
}

const std::vector<Subject>& subjects() {
    static const std::vector<Subject> all{
        {mark("The ledger"), joined({ledger_commands(), import_commands()})},
        {mark("Who takes part, and by which policies"),
         joined({unit_commands(), member_commands(), lender_commands(), policy_commands()})},
        {mark("Savings groups and their turns"),
         joined({group_commands(), group_renewal_commands(), group_end_commands(), share_commands(),
                 turn_commands()})},
        {mark("A group's money"), joined({money_commands(), due_commands(), interest_commands(),
                                          reserve_commands(), default_commands()})},
        {mark("The box, the bank and wages"),
         joined({reconcile_commands(), bank_commands(), payroll_commands()})},
        {mark("Loans"), joined({loan_commands(), loan_apply_commands(), loan_money_commands(),
                                loan_change_commands(), loan_fund_commands(), loan_show_commands(),
                                loan_list_commands()})},
        {mark("The month's close, books and reports"),
         joined({closing_commands(), closing_sheet_commands(), book_commands(),
                 statement_commands(), half_year_commands(), exposure_commands()})},
        {mark("Auditing"),
         joined({verify_commands(), explain_commands(), dispute_commands(), audit_flags_commands(),
                 audit_sign_commands(), audit_pack_commands(), export_commands()})},
        {mark("Help"), help_commands()},
    };
    return all;
}

const std::vector<OptionSpec>& global_options() {
    static const std::vector<OptionSpec> options{
        {"--ledger", "FILE", mark("the ledger (else $HUI_LEDGER, else hui.db)")},
        {"--json", nullptr, mark("one JSON document instead of text")},
        {"--lang", "vi|en", mark("the language (else from LC_ALL or LANG)")},
        {"--version", nullptr, mark("the program's version")},
        {"--as", "NAME", mark("who acts (else $HUI_ACTOR, else the login name)")},
    };
    return options;
}

}  // namespace hui::cli
