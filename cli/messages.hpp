#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/refusal.hpp"
#include "engine/base/vnd_text.hpp"

#include <libintl.h>

#include <string>
#include <vector>

namespace hui::cli {

/// The sentence of the catalogue in the reader's language; English is the key.
[[nodiscard]] inline const char* tr(const char* english) { return gettext(english); }
/// Marks a sentence for the catalogue where it can't be translated yet.
[[nodiscard]] constexpr const char* mark(const char* english) { return english; }

/// A sentence for one of something and one for more of it, both of the catalogue: a language has
/// as many forms of it as it needs.
struct Counted {
    const char* one;
    const char* more;
};
/// Marks both for the catalogue.
[[nodiscard]] constexpr Counted mark_counted(const char* one, const char* more) {
    return {.one = one, .more = more};
}

/// Switches everything that is printed to a language.
void speak(Language language);

/// Grouped as the language groups, without the currency.
[[nodiscard]] std::string show(Vnd amount);
/// `6.6`, in Vietnamese `6,6`.
[[nodiscard]] std::string show(Rate rate);
/// `2024-06-15`, in Vietnamese `15/06/2024`.
[[nodiscard]] std::string show(Date date);
/// `2024-06`, in Vietnamese `06/2024`.
[[nodiscard]] std::string show(Month month);

/// `2024-06-15 19:04:05 (UTC+7)`, the day as the language has it.
[[nodiscard]] std::string show(Instant instant);

/// A sentence of the catalogue with its facts put in: `{share}` is the fact of that name.
[[nodiscard]] std::string fill(const char* english, const std::vector<NamedFact>& facts);
/// The same for `count` of something, which is also the fact `{count}`.
[[nodiscard]] std::string fill(const Counted& english, std::int64_t count,
                               std::vector<NamedFact> facts = {});

}  // namespace hui::cli
