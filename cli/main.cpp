#include "cli/facts.hpp"
#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/parse.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"
#include "engine/journal/body.hpp"
#include "engine/store/fault.hpp"

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

int status_of(const Refusal& refusal) {
    switch (trouble_of(refusal.code)) {
        case Trouble::usage:
            // What stands on a line of a file is no fault of the command line.
            return has_fact(refusal, "line") ? status_rule : status_usage;
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

Session::Output output_of(const Arguments& arguments) {
    return arguments.has("--json") ? Session::Output::json : Session::Output::text;
}

Session session_of(const Arguments& arguments) {
    const auto now = std::chrono::system_clock::now();
    Session session;
    session.ledger_path = first_of(
        {arguments.get("--ledger").value_or(""), environment("HUI_LEDGER"), std::string{"hui.db"}});
    session.actor.name = need(parse_text(
        first_of({arguments.get("--as").value_or(""), environment("HUI_ACTOR"), login_name()})));
    session.actor.now = date::floor<std::chrono::milliseconds>(now);
    session.output = output_of(arguments);
    return session;
}

int report(const Refusal& refusal, Session::Output output) {
    const Sentence sentence = sentence_of(refusal);
    if (output == Session::Output::json) {
        const Json error{{"error",
                          {{"code", std::string{name_of(refusal.code)}},
                           {"message", sentence.message},
                           {"hint", sentence.hint}}}};
        fmt::print(stderr, "{}\n", error.dump());
    } else {
        fmt::print(stderr, "hui: {}; {}\n", sentence.message, sentence.hint);
    }
    return status_of(refusal);
}

/// What was printed must have arrived: a full disk behind `>` is no success, and whoever recorded
/// something doesn't know it then.
int flushed(int status, Command::Effect effect = Command::Effect::asks) {
    const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (arrived) { return status; }
    throw Failed{effect == Command::Effect::records
                     ? refuse(Code::outcome_unknown, {{"detail", std::string{"stdout"}}})
                     : refuse(Code::output_lost)};
}

/// Who wrote a member's name where a code is wanted hears the code.
Refusal with_codes(Refusal refusal, const Session& session) {
    const bool is_of_code = refusal.code == Code::bad_code || refusal.code == Code::unknown_member;
    if (!is_of_code || has_fact(refusal, "line")) { return refusal; }
    const auto name =
        fact_of<std::string>(refusal, refusal.code == Code::bad_code ? "given" : "member");
    const auto codes = store::attempt([&]() -> Result<std::vector<std::string>> {
        store::Ledger ledger = store::Ledger::open(session.ledger_path);
        return actions::members_called(ledger, name);
    });
    // Where the ledger can't be read, the refusal stands as it is.
    if (!codes || codes->empty()) { return refusal; }
    refusal.facts.push_back({"name", name});
    refusal.facts.push_back({"codes", fmt::format("{}", fmt::join(*codes, ", "))});
    return refusal;
}

/// Runs the command. One that only asks and meets an entry that nobody wrote like this says so:
/// nothing was recorded.
int run_command(const Command& command, const Arguments& arguments, Session& session) {
    try {
        return command.run(arguments, session);
    } catch (const Failed& failed) {
        throw Failed{with_codes(failed.refusal, session)};
    } catch (const BodyError& trouble) {
        if (command.effect == Command::Effect::records) { throw; }
        throw Failed{refuse(Code::ledger_damaged, {{"detail", std::string{trouble.what()}}})};
    }
}

int run(const std::vector<std::string>& words, Arguments& globals) {
    const Parsed parsed = parse(words, globals);
    if (const auto language = globals.get("--lang")) { speak(parse_language(*language)); }
    const auto output = output_of(globals);
    if (globals.has("--version")) {
        print_text(output, "hui " HUI_VERSION);
        return flushed(0);
    }
    if (parsed.help) {
        print_text(output, parsed.help->empty() ? overview() : help_on(*parsed.help));
        return flushed(0);
    }
    Session session = session_of(globals);
    const Command& command = parsed.command == nullptr ? all_commands().front() : *parsed.command;
    return flushed(run_command(command, parsed.arguments, session), command.effect);
}

/// Answers a refusal in the language and form that were asked for.
int answer(const Refusal& refusal, const Arguments& globals) {
    const auto language = globals.get("--lang");
    if (language == "vi") { speak(Language::vietnamese); }
    if (language == "en") { speak(Language::english); }
    return report(refusal, output_of(globals));
}

/// Runs the command line and answers whatever comes of it.
int run_and_answer(const std::vector<std::string>& words) {
    Arguments globals;
    try {
        speak(language_of_environment());
        return run(words, globals);
    } catch (const Failed& failed) {
        return answer(failed.refusal, globals);
    } catch (const std::exception& trouble) {
        // Nobody foresaw it, so nobody knows how far the command had come.
        return answer(refuse(Code::outcome_unknown, {{"detail", std::string{trouble.what()}}}),
                      globals);
    }
}

}  // namespace

}  // namespace hui::cli

int main(int argc, char** argv) {
    try {
        return hui::cli::run_and_answer({argv + 1, argv + argc});
    } catch (...) {
        // Even the answer failed: nothing is left to say it with.
        return hui::cli::status_storage;
    }
}
