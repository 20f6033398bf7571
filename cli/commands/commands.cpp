#include "cli/commands/commands.hpp"

#include "cli/messages.hpp"

#include <fmt/format.h>

namespace hui::cli {

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
        for (auto part : {ledger_commands(),        verify_commands(),        import_commands(),
                          unit_commands(),          member_commands(),        lender_commands(),
                          policy_commands(),        group_commands(),         group_end_commands(),
                          group_renewal_commands(), turn_commands(),          share_commands(),
                          money_commands(),         interest_commands(),      reserve_commands(),
                          default_commands(),       loan_commands(),          loan_apply_commands(),
                          loan_money_commands(),    loan_change_commands(),   loan_fund_commands(),
                          reconcile_commands(),     dispute_commands(),       payroll_commands(),
                          closing_commands(),       due_commands(),           book_commands(),
                          explain_commands(),       export_commands(),        statement_commands(),
                          half_year_commands(),     closing_sheet_commands(), audit_pack_commands(),
                          audit_sign_commands(),    audit_flags_commands(),   exposure_commands(),
                          loan_show_commands(),     loan_list_commands(),     bank_commands(),
                          help_commands()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return commands;
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
