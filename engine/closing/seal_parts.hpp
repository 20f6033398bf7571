#pragma once

#include "engine/journal/entry.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hui::closing {

/// The closing entry of one book, whose hash covers the book's whole history up to it.
struct ClosedHead {
    std::string book;
    Seq seq;
    Hash hash;
};

/// In the bytewise order of the books' codes: seals read the heads so.
void sort_by_book(std::vector<ClosedHead>& heads);
/// The SHA-256 over the text and a line `book seq hash` for each head, in hexadecimal digits.
[[nodiscard]] std::string root_over(std::string text, std::span<const ClosedHead> heads);

/// What a seal says of closings whose books stand next to each other, so that a seal that breaks
/// can name the books: of each by itself, as long as there are no more than `most_seal_parts`.
struct SealPart {
    std::string first;  ///< the first of the books, in the bytewise order of their codes
    std::string root;   ///< 64 hexadecimal digits
    friend bool operator==(const SealPart&, const SealPart&) = default;
};

/// Keeps the seal of a country's books as short as that of a province's.
inline constexpr std::size_t most_seal_parts = 1'000;

/// Each part's root is the SHA-256 over `hui-seal-part 1` and the lines of its heads as in
/// `seal_root`.
[[nodiscard]] std::vector<SealPart> seal_parts(std::vector<ClosedHead> heads);
/// The parts as the list of a body,
[[nodiscard]] std::vector<std::string> part_items(const std::vector<SealPart>& parts);
/// and read from one: none in the seals of the first versions. Throws `BodyError` for a body that
/// was never written here.
[[nodiscard]] std::vector<SealPart> seal_parts_of(std::string_view body);

/// Books that a seal was put on and that are others by now.
struct BrokenPart {
    std::string first;
    std::string last;  ///< the same where only one book can be meant
    Seq closing;       ///< of that book; 0 where it is gone or more than one is meant
};
/// The parts that the closings found by now don't fit; a book before the first part is one too.
/// None where the seal has no parts.
[[nodiscard]] std::vector<BrokenPart> broken_parts(const std::vector<SealPart>& sealed,
                                                   std::vector<ClosedHead> heads);

}  // namespace hui::closing
