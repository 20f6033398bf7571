#pragma once

#include "engine/base/result.hpp"
#include "engine/base/vnd.hpp"

#include <string>
#include <string_view>

namespace hui {

/// The languages that people read the books in.
enum class Language { english, vietnamese };

/// The largest amount that can be typed: a million milliard đồng. Sums may be larger.
inline constexpr Vnd largest_amount{1'000'000'000'000'000};

/// Reads whole đồng as people type them: `300000`, `300.000`, `300,000`, `300k`. Groups of three
/// digits all use the same separator; no sign, no fraction, no exponent, no spaces. Refuses
/// anything else, and more than `largest_amount`, with `bad_amount`; only of an amount that is too
/// large it has the fact `most`.
[[nodiscard]] Result<Vnd> parse_vnd(std::string_view text);

/// Grouped as the language groups: `3.000.000` or `3,000,000`; negative with `-`.
[[nodiscard]] std::string vnd_text(Vnd amount, Language language);

}  // namespace hui
