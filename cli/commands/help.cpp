#include "cli/help.hpp"

#include "cli/commands/commands.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"

namespace hui::cli {

namespace {

int run_help(const Arguments& arguments, Session& session) {
    std::string topic;
    for (const std::string& word : arguments.all("TOPIC")) {
        topic += (topic.empty() ? "" : " ") + word;
    }
    print_text(session.output, topic.empty() ? overview() : help_on(topic));
    return 0;
}

int run_completion(const Arguments&, Session& session) {
    print_text(session.output, completion_script());
    return 0;
}

}  // namespace

std::vector<Command> help_commands() {
    return {
        {"help",
         mark("explain a command or a topic"),
         {{"TOPIC", Count::any}},
         {},
         "hui help csv",
         run_help},
        {"completion",
         mark("print the script that completes commands in bash"),
         {},
         {},
         "source <(hui completion)",
         run_completion},
    };
}

}  // namespace hui::cli
