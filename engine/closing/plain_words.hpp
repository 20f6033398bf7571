#pragma once

#include <string>
#include <string_view>

namespace hui::closing {

/// The words of a text as programs that know no accents write them: small letters a-z and digits,
/// one blank between words and for any other sign: `g001 03 nguyen thi lan`.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace hui::closing
