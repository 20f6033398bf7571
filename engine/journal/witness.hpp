#pragma once

#include "engine/base/result.hpp"
#include "engine/journal/hash.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace hui {

/// The short code of an entry's hash that is printed on papers, so that somebody can ask years
/// later whether that entry, and so all before it, still stands in the book. Sixteen characters
/// without look-alikes in groups of four: fourteen carry about 69 bits of the hash, two are check
/// characters that find every wrong or swapped character.
class Witness {
public:
    [[nodiscard]] static Witness of(const Hash& hash);
    /// Reads a code as people copy it: any case, with or without hyphens or spaces. Refuses with
    /// `bad_witness` what fails the check characters: a typing error, not a forgery.
    [[nodiscard]] static Result<Witness> parse(std::string_view text);

    /// `K7QM-3XRA-92TH-VBCD`
    [[nodiscard]] const std::string& text() const { return text_; }
    friend auto operator<=>(const Witness&, const Witness&) = default;

private:
    explicit Witness(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace hui
