#include "cli/messages.hpp"

#include "engine/base/text.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdlib>
#include <filesystem>

namespace hui::cli {

namespace {

Language spoken = Language::english;

/// The catalogue lies where it was installed, as seen from the program itself.
std::string catalogue_folder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return (program.parent_path().parent_path() / "share" / "locale").string();
}

/// Facts may be paths, and may be anything that was typed.
constexpr std::size_t longest_fact = 300;
/// But lists of what there is are told to the end, for what is looked for may be the last of it; so
/// is a sentence that stands in another one.
constexpr std::array<std::string_view, 7> whole_facts{"known", "allowed", "codes",  "shares",
                                                      "units", "members", "message"};

/// A fact as a sentence has it.
struct TextOfFact {
    std::string_view name;
    std::string operator()(const std::string& text) const {
        const bool is_whole =
            std::find(whole_facts.begin(), whole_facts.end(), name) != whole_facts.end();
        return printable(text, is_whole ? text.size() : longest_fact);
    }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(Vnd amount) const { return show(amount); }
    std::string operator()(Date date) const { return show(date); }
    std::string operator()(Month month) const { return show(month); }
};

/// A sentence that was found in the catalogue, with its facts put in.
std::string filled(const char* sentence, const std::vector<NamedFact>& facts) {
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const NamedFact& fact : facts) {
        const std::string name{fact.name};
        const std::string text = std::visit(TextOfFact{fact.name}, fact.value);
        arguments.push_back(fmt::arg(name.c_str(), text));
    }
    try {
        return fmt::vformat(sentence, arguments);
    } catch (const fmt::format_error&) {
        // A fact that the sentence names is not known: the sentence without it is better than none.
        return sentence;
    }
}

}  // namespace

void speak(Language language) {
    spoken = language;
    // On a machine without Vietnamese locales the catalogue is still found this way.
    static_cast<void>(setlocale(LC_ALL, "C.UTF-8"));
    setenv("LANGUAGE", language == Language::vietnamese ? "vi" : "en", 1);
    bindtextdomain("hui", catalogue_folder().c_str());
    bind_textdomain_codeset("hui", "UTF-8");
    textdomain("hui");
}

std::string show(Vnd amount) { return vnd_text(amount, spoken); }

std::string show(Rate rate) {
    std::string text = percent_text(rate);
    if (spoken == Language::vietnamese) { std::replace(text.begin(), text.end(), '.', ','); }
    return text;
}

std::string show(Date date) {
    if (spoken == Language::english) { return iso(date); }
    const date::year_month_day day{date};
    return fmt::format("{:02}/{:02}/{:04}", unsigned{day.day()}, unsigned{day.month()},
                       int{day.year()});
}

std::string show(Month month) {
    if (spoken == Language::english) { return iso(month); }
    return fmt::format("{:02}/{:04}", unsigned{month.month()}, int{month.year()});
}

std::string show(Instant instant) {
    return fmt::format("{} {} (UTC+7)", show(day_in_vietnam(instant)), clock_in_vietnam(instant));
}

std::string fill(const char* english, const std::vector<NamedFact>& facts) {
    return filled(tr(english), facts);
}

std::string fill(const Counted& english, std::int64_t count, std::vector<NamedFact> facts) {
    facts.push_back({"count", count});
    return filled(ngettext(english.one, english.more, static_cast<unsigned long>(count)), facts);
}

}  // namespace hui::cli
