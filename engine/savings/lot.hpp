#pragma once

#include "engine/base/numbers.hpp"
#include "engine/base/result.hpp"
#include "engine/journal/hash.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// The number of a cycle of a group, from 1 (dây hụi).
using Cycle = Number<struct CycleTag>;

/// Which turns a lot decides. It is part of every text that is hashed, so that what was committed
/// for one group is worth nothing in another.
struct LotPlace {
    std::string ledger;  ///< the ledger's id
    std::string group;   ///< the group's code, as its opening entry has it
    Cycle cycle{1};
};

/// What the officer chooses and commits before the public number exists, and reveals after it.
///
/// The commitment is public: who can guess the secret can try guesses against it at home, and then
/// knows the order for each number that he might call out. Sixteen characters drawn at random
/// (64 bits even when hexadecimal) can't be searched; a name or a birthday could. Only the length
/// can be checked here.
class LotSecret {
public:
    /// In characters: a letter of three bytes is one.
    static constexpr std::size_t shortest = 16;
    /// In bytes of UTF-8.
    static constexpr std::size_t longest = 200;

    /// Reads a text as `parse_text` does (NFC, trimmed, one line, no control characters), of at
    /// least `shortest` characters and at most `longest` bytes. Refuses anything else with
    /// `bad_lot_secret`, which doesn't repeat the secret.
    [[nodiscard]] static Result<LotSecret> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    friend bool operator==(const LotSecret&, const LotSecret&) = default;

private:
    explicit LotSecret(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// The public number that is mixed with the secret: what members called out, or the result of a
/// public lottery. It didn't exist when the secret was committed, so the officer couldn't choose
/// the secret that suits it.
///
/// Only its digits count, in their order: were the separators hashed, then whoever writes the
/// number down could try ways of writing it until the order pleases him. For the same reason the
/// number's source and date stand in the minute and not in the hash.
class LotMix {
public:
    /// A special prize of the northern lottery has as many. An officer may search for a secret that
    /// favours a share over all possible numbers: with 100,000 of them and 2^40 secrets tried, the
    /// chance of one turn among twelve grows from 8.3 % to 9.0 %; with ten numbers, to 70 %.
    static constexpr std::size_t fewest_digits = 5;
    /// In bytes.
    static constexpr std::size_t longest = 1'000;

    /// Reads digits with any of space , . ; : - / + between them, from digit to digit:
    /// `012345`, `12-07-33`, `45, 7, 108`. At least `fewest_digits` digits and at most `longest`
    /// bytes. Refuses anything else with `bad_lot_mix`.
    [[nodiscard]] static Result<LotMix> parse(std::string_view text);

    /// Exactly as it was given, for the minute.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// What counts: the digits alone, zeros in front too.
    [[nodiscard]] std::string digits() const;
    friend bool operator==(const LotMix&, const LotMix&) = default;

private:
    explicit LotMix(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// What is published of the secret before the public number exists: the SHA-256 of five lines,
/// each ended by a line feed (schema/README.md, "A lot"):
/// `hui-lot-commit 1`, `ledger ID`, `group CODE`, `cycle N`, `secret TEXT`.
[[nodiscard]] Hash lot_commitment(const LotPlace& place, const LotSecret& secret);

/// Refuses with `lot_secret_wrong` a secret that isn't the committed one of that place.
[[nodiscard]] Check check_lot_secret(const LotPlace& place, const LotSecret& secret,
                                     const Hash& committed);

/// The order in which the shares take their turns, the first to draw in front (bốc thăm): every
/// order is equally likely, and the same arguments give the same order for ever. No share gives
/// no order, one share stands alone. It doesn't look at the commitment: `check_lot_secret` does.
///
/// Blocks 0, 1, 2 … are the SHA-256s of seven lines, each ended by a line feed: `hui-lot 1`,
/// `ledger ID`, `group CODE`, `cycle N`, `secret TEXT`, `mix DIGITS`, `block N`. Each block is four
/// words of 64 bits, the first byte the highest; words are taken in order and each one once. The
/// shares stand in ascending order; for each place from the last down to the second, counted from
/// 1, the share there changes places with the one at place 1 + `fair_choice(word, place)`, the word
/// being the first one from there on that `fair_choice` doesn't reject (Fisher-Yates).
[[nodiscard]] std::vector<ShareNo> draw_lot(const LotPlace& place, const LotSecret& secret,
                                            const LotMix& mix, const std::set<ShareNo>& shares);

/// The number from 0 to `choices` - 1 that a random word stands for: the remainder of their
/// division. The last 2^64 mod `choices` words are rejected (nothing is given): with them the small
/// numbers would come up more often. `choices` is at least 1.
[[nodiscard]] std::optional<std::uint64_t> fair_choice(std::uint64_t word, std::uint64_t choices);

}  // namespace hui::savings
