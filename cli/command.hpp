#pragma once

#include "engine/base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hui::cli {

struct Session;

/// How often a positional argument may be given.
enum class Count { one, optional, any };

struct PositionalSpec {
    const char* name;  ///< as the help shows it: `GROUP`
    Count count = Count::one;
};

struct OptionSpec {
    const char* name;   ///< `--amount`
    const char* value;  ///< `N`; null for a switch
    const char* help;   ///< a sentence of the catalogue
    enum class Need { optional, required, repeated } need = Need::optional;
};

/// What was given on the command line, as text.
class Arguments {
public:
    void set(const std::string& name, std::vector<std::string> values) {
        values_[name] = std::move(values);
    }
    [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
    [[nodiscard]] std::optional<std::string> get(const std::string& name) const {
        const auto found = values_.find(name);
        if (found == values_.end()) { return std::nullopt; }
        return found->second.front();
    }
    /// A positional or required option, which the parser has seen to be there.
    [[nodiscard]] const std::string& at(const std::string& name) const {
        return values_.at(name).front();
    }
    [[nodiscard]] std::vector<std::string> all(const std::string& name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? std::vector<std::string>{} : found->second;
    }

private:
    std::map<std::string, std::vector<std::string>> values_;
};

/// A command: its words, what it takes, its help and what it does.
struct Command {
    const char* words;    ///< `group open`
    const char* summary;  ///< a sentence of the catalogue
    std::vector<PositionalSpec> positionals;
    std::vector<OptionSpec> options;
    const char* example;  ///< whole lines that work as they stand in the README's ledger
    int (*run)(const Arguments&, Session&);
    /// Whether it may write into the ledger: then an answer that is lost leaves the outcome
    /// unknown.
    enum class Effect { asks, records } effect = Effect::asks;
};

/// Throws `Failed` with `not_both`: the two don't go together.
[[noreturn]] void refuse_both(const char* command, const std::string& one,
                              const std::string& other);

/// One of two arguments must be given, not both: throws `Failed` with `missing_argument` or
/// `not_both`.
void need_one_of(const Arguments& arguments, const char* command, const char* one,
                 const char* other);

/// What several commands are about.
struct Subject {
    const char* title;  ///< of the catalogue
    std::vector<Command> commands;
};

/// All commands by their subjects, in the order of the help.
[[nodiscard]] const std::vector<Subject>& subjects();
/// The same without the subjects. The first is `hui` alone.
[[nodiscard]] const std::vector<Command>& all_commands();
/// The options that every command takes.
[[nodiscard]] const std::vector<OptionSpec>& global_options();

/// A command that can't go on: caught once, in `main`.
struct Failed {
    Refusal refusal;
};

/// All is well, or the end of the command.
inline void need(const Check& check) {
    if (check) { throw Failed{*check}; }
}

/// The value, or the end of the command.
template <class Value>
[[nodiscard]] Value need(Result<Value> result) {
    if (!result) { throw Failed{result.refusal()}; }
    return *std::move(result);
}

}  // namespace hui::cli
