#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/parse.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace hui::cli {

namespace {

constexpr int status_usage = 2;
constexpr int status_rule = 3;
constexpr int status_storage = 4;
constexpr int status_damage = 5;

int status_of(Trouble trouble) {
    switch (trouble) {
        case Trouble::usage:
            return status_usage;
        case Trouble::rule:
            return status_rule;
        case Trouble::storage:
            return status_storage;
        case Trouble::damage:
            return status_damage;
    }
    return status_usage;
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

Language language_of_environment() {
    // LC_ALL wins over LANG, as everywhere.
    const std::string all = environment("LC_ALL");
    const std::string locale = all.empty() ? environment("LANG") : all;
    return locale.starts_with("vi") ? Language::vietnamese : Language::english;
}

Language parse_language(const std::string& text) {
    if (text == "vi") { return Language::vietnamese; }
    if (text == "en") { return Language::english; }
    throw Failed{refuse(Code::bad_choice, {{"given", text}, {"allowed", std::string{"vi, en"}}})};
}

std::string login_name() {
    const passwd* entry = getpwuid(getuid());
    return entry == nullptr ? fmt::format("uid-{}", getuid()) : entry->pw_name;
}

std::string first_of(std::initializer_list<std::string> choices) {
    for (const std::string& choice : choices) {
        if (!choice.empty()) { return choice; }
    }
    return {};
}

Session session_of(const Arguments& arguments) {
    const auto now = std::chrono::system_clock::now();
    Session session;
    session.ledger_path = first_of(
        {arguments.get("--ledger").value_or(""), environment("HUI_LEDGER"), std::string{"hui.db"}});
    session.actor.name = need(parse_text(
        first_of({arguments.get("--as").value_or(""), environment("HUI_ACTOR"), login_name()})));
    session.actor.now = date::floor<std::chrono::milliseconds>(now);
    if (arguments.has("--json")) { session.output = Session::Output::json; }
    return session;
}

int report(const Refusal& refusal, bool as_json) {
    const Sentence sentence = sentence_of(refusal);
    if (as_json) {
        const Json error{{"error",
                          {{"code", std::string{name_of(refusal.code)}},
                           {"message", sentence.message},
                           {"hint", sentence.hint}}}};
        fmt::print(stderr, "{}\n", error.dump());
    } else {
        fmt::print(stderr, "hui: {}; {}\n", sentence.message, sentence.hint);
    }
    return status_of(trouble_of(refusal.code));
}

/// What was printed must have arrived: a full disk behind `>` is no success.
int flushed(int status) {
    const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (arrived) { return status; }
    throw Failed{refuse(Code::output_lost)};
}

int run(const std::vector<std::string>& words, Arguments& globals) {
    const Parsed parsed = parse(words, globals);
    if (const auto language = globals.get("--lang")) { speak(parse_language(*language)); }
    if (parsed.wants_help) {
        if (parsed.command == nullptr) {
            print_overview();
        } else {
            print_help(*parsed.command);
        }
        return flushed(0);
    }
    Session session = session_of(globals);
    const Command& command = parsed.command == nullptr ? all_commands().front() : *parsed.command;
    return flushed(command.run(parsed.arguments, session));
}

}  // namespace

}  // namespace hui::cli

int main(int argc, char** argv) {
    using namespace hui;
    cli::Arguments globals;
    try {
        cli::speak(cli::language_of_environment());
        return cli::run({argv + 1, argv + argc}, globals);
    } catch (const cli::Failed& failed) {
        try {
            const auto language = globals.get("--lang");
            if (language == "vi") { cli::speak(Language::vietnamese); }
            if (language == "en") { cli::speak(Language::english); }
            return cli::report(failed.refusal, globals.has("--json"));
        } catch (const std::exception& trouble) {
            std::fprintf(stderr, "hui: %s\n", trouble.what());
        }
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "hui: a bug: %s; nothing was recorded\n", trouble.what());
    }
    return cli::status_damage;
}
