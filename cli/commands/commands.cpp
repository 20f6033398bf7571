#include "cli/commands/commands.hpp"

#include "cli/messages.hpp"

#include <iterator>

namespace hui::cli {

const std::vector<Command>& all_commands() {
    static const std::vector<Command> commands = [] {
        std::vector<Command> all;
        for (auto part :
             {ledger_commands(), import_commands(), registry_commands(), group_commands(),
              money_commands(), closing_commands(), question_commands(), help_commands()}) {
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
        {"--as", "NAME", mark("who acts (else $HUI_ACTOR, else the login name)")},
    };
    return options;
}

}  // namespace hui::cli
