#include "cli/help.hpp"

#include "cli/commands/commands.hpp"
#include "cli/messages.hpp"

namespace hui::cli {

namespace {

int run_help(const Arguments& arguments, Session&) {
    const auto words = arguments.all("TOPIC");
    if (words.empty()) {
        print_overview();
        return 0;
    }
    std::string topic;
    for (const std::string& word : words) { topic += (topic.empty() ? "" : " ") + word; }
    print_topic(topic);
    return 0;
}

int run_completion(const Arguments&, Session&) {
    print_completion();
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
