#include "cli/counted.hpp"

#include "cli/messages.hpp"

#include <algorithm>
#include <array>

namespace hui::cli {

namespace {

/// `1 round`, `3 rounds`
std::string rounds_in_words(std::int64_t rounds) {
    return fill(mark_counted("{count} round", "{count} rounds"), rounds);
}

/// `this rule`, `any one of these 3 rules`
std::string any_rule_in_words(std::int64_t rules) {
    return fill(mark_counted("this rule", "any one of these {count} rules"), rules);
}

/// `1 field`, `3 fields`
std::string fields_in_words(std::int64_t fields) {
    return fill(mark_counted("{count} field", "{count} fields"), fields);
}

/// `1 column`, `3 columns`
std::string columns_in_words(std::int64_t columns) {
    return fill(mark_counted("{count} column", "{count} columns"), columns);
}

/// A number that a refusal gives, and the fact that says in words what it counts.
struct CountFact {
    std::string_view number;
    std::string_view words;
    std::string (*in_words)(std::int64_t);
};
constexpr auto count_facts = std::to_array<CountFact>({
    {"days", "day_count", days_in_words},
    {"most", "most_days", days_in_words},
    {"rounds", "round_count", rounds_in_words},
    {"drawn", "drawn_rounds", rounds_in_words},
    {"rules", "any_rule", any_rule_in_words},
    {"fields", "field_count", fields_in_words},
    {"expected", "column_count", columns_in_words},
});

}  // namespace

std::string days_in_words(std::int64_t days) {
    return fill(mark_counted("{count} day", "{count} days"), days);
}

std::string books_in_words(std::int64_t books) {
    return fill(mark_counted("{count} book", "{count} books"), books);
}

std::string entries_in_words(std::int64_t entries) {
    return fill(mark_counted("{count} entry", "{count} entries"), entries);
}

std::string members_in_words(std::int64_t members) {
    return fill(mark_counted("{count} member", "{count} members"), members);
}

std::int64_t count_of(std::string_view list) {
    return list.empty() ? 0 : std::count(list.begin(), list.end(), ',') + 1;
}

std::string shares_in_words(const std::string& list) {
    return fill(mark_counted("share {shares}", "shares {shares}"), count_of(list),
                {{"shares", list}});
}

void name_counts(std::vector<NamedFact>& facts) {
    std::vector<NamedFact> words;
    for (NamedFact& fact : facts) {
        auto* list = std::get_if<std::string>(&fact.value);
        if (fact.name == "shares" && list != nullptr) { *list = shares_in_words(*list); }
        const auto* number = std::get_if<std::int64_t>(&fact.value);
        for (const CountFact& count : count_facts) {
            if (number == nullptr || fact.name != count.number) { continue; }
            words.push_back({count.words, count.in_words(*number)});
        }
    }
    facts.insert(facts.end(), words.begin(), words.end());
}

}  // namespace hui::cli
