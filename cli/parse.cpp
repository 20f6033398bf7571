#include "cli/parse.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <numeric>

namespace hui::cli {

namespace {

constexpr std::size_t furthest_guess = 2;

std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// How many of `words` (from `at` on) are the command's own.
std::size_t matched_words(const Command& command, const std::vector<std::string>& words,
                          std::size_t at) {
    const std::string name = command.words;
    // `hui` alone is no word: an empty one must not stand for it.
    if (name.empty()) { return 0; }
    const auto space = name.find(' ');
    if (words[at] != name.substr(0, space)) { return 0; }
    if (space == std::string::npos) { return 1; }
    return at + 1 < words.size() && words[at + 1] == name.substr(space + 1) ? 2 : 0;
}

const OptionSpec* find_global(const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    for (const OptionSpec& option : global_options()) {
        if (name == option.name) { return &option; }
    }
    return nullptr;
}

/// The place of the first word that is no option that every command takes.
std::size_t first_command_word(const std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with('-')) {
        const OptionSpec* option = find_global(words[at]);
        const bool takes_next = option != nullptr && option->value != nullptr &&
                                words[at].find('=') == std::string::npos;
        at += takes_next ? 2 : 1;
    }
    return std::min(at, words.size());
}

/// The commands whose first word it is, with commas; empty where there are none.
std::string commands_below(const std::string& word) {
    std::string below;
    for (const Command& command : all_commands()) {
        if (!std::string_view{command.words}.starts_with(word + " ")) { continue; }
        below += (below.empty() ? "" : ", ") + std::string{command.words};
    }
    return below;
}

[[noreturn]] void fail_unknown_command(const std::vector<std::string>& words, std::size_t at) {
    std::vector<std::string> candidates;
    std::string given = words[at];
    for (const Command& command : all_commands()) {
        const std::string name = command.words;
        const auto space = name.find(' ');
        // `group opne` is compared with `group open`, `grup` with `group`.
        if (name.substr(0, space) == words[at] && at + 1 < words.size()) {
            given = words[at] + " " + words[at + 1];
        }
        candidates.push_back(name);
        candidates.push_back(name.substr(0, space));
    }
    const auto guess = nearest(given, candidates);
    const std::string below = commands_below(words[at]);
    if (guess && *guess != words[at]) {
        throw Failed{refuse(Code::unknown_command_guess, {{"given", given}, {"guess", *guess}})};
    }
    if (!below.empty()) {
        throw Failed{refuse(Code::incomplete_command, {{"given", words[at]}, {"known", below}})};
    }
    throw Failed{refuse(Code::unknown_command, {{"given", given}})};
}

[[noreturn]] void fail_unexpected(const std::string& word, const Command* command) {
    if (!word.starts_with('-')) {
        throw Failed{refuse(Code::too_many_arguments, {{"given", word}})};
    }
    std::vector<std::string> candidates{"--help"};
    for (const OptionSpec& option : global_options()) { candidates.emplace_back(option.name); }
    if (command != nullptr) {
        for (const OptionSpec& option : command->options) { candidates.emplace_back(option.name); }
    }
    if (const auto guess = nearest(word.substr(0, word.find('=')), candidates)) {
        throw Failed{refuse(Code::unknown_option_guess, {{"given", word}, {"guess", *guess}})};
    }
    throw Failed{refuse(Code::unknown_option, {{"given", word}})};
}

/// What CLI11 fills in for one option or positional.
struct Slot {
    std::string name;
    std::vector<std::string> values;
    std::int64_t times = 0;
    bool is_switch = false;
    bool repeated = false;
};

void add_option(CLI::App& app, const OptionSpec& option, Slot& slot) {
    slot.name = option.name;
    slot.is_switch = option.value == nullptr;
    slot.repeated = option.need == OptionSpec::Need::repeated;
    if (slot.is_switch) {
        app.add_flag(option.name, slot.times);
    } else {
        app.add_option(option.name, slot.values)
            ->type_size(1)
            ->expected(1, 1)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

void keep(const std::vector<std::unique_ptr<Slot>>& slots, Arguments& arguments) {
    for (const auto& slot : slots) {
        const bool given = slot->is_switch ? slot->times > 0 : !slot->values.empty();
        if (given) { arguments.set(slot->name, slot->values); }
        const bool twice = slot->is_switch ? slot->times > 1 : slot->values.size() > 1;
        if (twice && !slot->repeated) {
            throw Failed{refuse(Code::given_twice, {{"option", slot->name}})};
        }
    }
}

/// Gives the words that belong to no option to the command's positionals, in order.
void set_positionals(const Command* command, const std::vector<std::string>& words,
                     Arguments& arguments) {
    auto word = words.begin();
    if (command != nullptr) {
        for (const PositionalSpec& positional : command->positionals) {
            const auto end = positional.count == Count::any ? words.end()
                             : word == words.end()          ? word
                                                            : word + 1;
            if (word != end) { arguments.set(positional.name, {word, end}); }
            word = end;
        }
    }
    if (word != words.end()) { fail_unexpected(*word, command); }
}

void check_needed(const Command& command, const Arguments& arguments) {
    for (const PositionalSpec& positional : command.positionals) {
        if (positional.count == Count::one && !arguments.has(positional.name)) {
            throw Failed{refuse(Code::missing_argument, {{"argument", std::string{positional.name}},
                                                         {"command", std::string{command.words}}})};
        }
    }
    for (const OptionSpec& option : command.options) {
        if (option.need == OptionSpec::Need::required && !arguments.has(option.name)) {
            throw Failed{refuse(Code::missing_argument, {{"argument", std::string{option.name}},
                                                         {"command", std::string{command.words}}})};
        }
    }
}

/// Reads the words, without those of the command itself.
Parsed read(const Command* command, std::vector<std::string> words, Arguments& globals) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<std::unique_ptr<Slot>> common;
    std::vector<std::unique_ptr<Slot>> own;
    std::int64_t help = 0;
    app.add_flag("-h,--help", help);
    for (const OptionSpec& option : global_options()) {
        add_option(app, option, *common.emplace_back(std::make_unique<Slot>()));
    }
    if (command != nullptr) {
        for (const OptionSpec& option : command->options) {
            add_option(app, option, *own.emplace_back(std::make_unique<Slot>()));
        }
    }
    std::vector<std::string> rest;
    app.add_option("arguments", rest)->expected(0, CLI::detail::expected_max_vector_size);
    std::reverse(words.begin(), words.end());
    try {
        app.parse(words);
    } catch (const CLI::ArgumentMismatch& mismatch) {
        keep(common, globals);
        const std::string text = mismatch.what();
        throw Failed{refuse(Code::missing_value, {{"column", text.substr(0, text.find(':'))}})};
    } catch (const CLI::ParseError& error) {
        keep(common, globals);
        throw Failed{refuse(Code::bad_command_line, {{"detail", std::string{error.what()}}})};
    }
    keep(common, globals);
    Parsed parsed{.command = command, .arguments = {}, .help = {}};
    if (help > 0) { parsed.help = command == nullptr ? "" : command->words; }
    if (const auto unknown = app.remaining(); !unknown.empty()) {
        fail_unexpected(unknown.front(), command);
    }
    keep(common, parsed.arguments);
    keep(own, parsed.arguments);
    set_positionals(command, rest, parsed.arguments);
    if (command != nullptr && !parsed.help) { check_needed(*command, parsed.arguments); }
    return parsed;
}

}  // namespace

std::optional<std::string> nearest(const std::string& given,
                                   const std::vector<std::string>& candidates) {
    std::optional<std::string> best;
    std::size_t least = furthest_guess + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(given, candidate);
        if (distance < least && distance < candidate.size()) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

Parsed parse(const std::vector<std::string>& words, Arguments& globals) {
    // Whatever else is wrong with the line, it is answered in the form and language it asks for.
    if (std::find(words.begin(), words.end(), "--json") != words.end()) {
        globals.set("--json", {});
    }
    const auto language = std::find(words.begin(), words.end(), "--lang");
    if (language != words.end() && language + 1 != words.end()) {
        globals.set("--lang", {*(language + 1)});
    }
    const std::size_t at = first_command_word(words);
    if (at == words.size()) { return read(nullptr, words, globals); }
    for (const Command& command : all_commands()) {
        const std::size_t matched = matched_words(command, words, at);
        if (matched == 0) { continue; }
        std::vector<std::string> rest = words;
        const auto first = rest.begin() + static_cast<std::ptrdiff_t>(at);
        rest.erase(first, first + static_cast<std::ptrdiff_t>(matched));
        return read(&command, std::move(rest), globals);
    }
    // The options before it still say in which form the error is to be told.
    const auto before = words.begin() + static_cast<std::ptrdiff_t>(at);
    const bool asks_help =
        std::any_of(before, words.end(), [](const auto& w) { return w == "--help" || w == "-h"; });
    read(nullptr, {words.begin(), before}, globals);
    if (asks_help && !commands_below(words[at]).empty()) {
        return {.command = nullptr, .arguments = globals, .help = words[at]};
    }
    fail_unknown_command(words, at);
}

}  // namespace hui::cli
