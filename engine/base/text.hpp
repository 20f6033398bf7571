#pragma once

#include "engine/base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace hui {

/// A text of unknown origin as it can be shown: valid UTF-8 on one line, without control
/// characters, cut with an ellipsis where it is longer than `longest` characters.
[[nodiscard]] std::string printable(std::string_view text, std::size_t longest = 40);

[[nodiscard]] bool is_utf8(std::string_view text);

/// Reads what a person wrote (a name, a reason, a reference): valid UTF-8, put in Unicode's
/// composed form (NFC) with white space trimmed from both ends, without control characters, at
/// most 1,000 bytes, not empty. Refuses anything else with `bad_text`.
[[nodiscard]] Result<std::string> parse_text(std::string_view text);

/// Whether a text is one that `parse_text` gave: refuses `bad_text` for one that it refuses, or
/// would write otherwise.
[[nodiscard]] Check check_text(std::string_view text);

/// Reads a code of a unit, member, group …: `[A-Za-z0-9][A-Za-z0-9-]{0,15}`. Refuses anything
/// else with `bad_code`. Codes are unique without regard to case.
[[nodiscard]] Result<std::string> parse_code(std::string_view text);

/// Whether two codes are the same, without regard to case.
[[nodiscard]] bool same_code(std::string_view a, std::string_view b);

/// A code in upper case: the key under which codes are the same.
[[nodiscard]] std::string code_key(std::string_view code);

/// The text with the letters A-Z in lower case, the others as they are: as the names of files and
/// columns are compared.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Whether two names are written the same, without regard to case, Unicode form, how many blanks
/// stand between and around the words, and characters that nobody sees.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);
/// The key under which names are the same.
[[nodiscard]] std::u32string name_key(std::string_view name);

/// How many columns of a terminal the text takes.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// The text for searching: lower case, no marks, đ as d, and the two ways to place the tone
/// ("Hoà", "Hòa") alike.
[[nodiscard]] std::string folded(std::string_view text);

/// The words of a text as programs that know no accents write them: small letters a-z and digits,
/// one blank between words and for any other sign: `g001 03 nguyen thi lan`.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace hui
