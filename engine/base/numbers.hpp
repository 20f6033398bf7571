#pragma once

#include "engine/base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace hui {

/// A whole number of one kind: share 3 is not round 3. `Tag` only makes the type distinct.
template <class Tag>
class Number {
public:
    constexpr Number() = default;
    constexpr explicit Number(std::int64_t value) : value_(value) {}
    [[nodiscard]] constexpr std::int64_t count() const { return value_; }
    [[nodiscard]] constexpr Number next() const { return Number{value_ + 1}; }
    friend constexpr auto operator<=>(Number, Number) = default;

private:
    std::int64_t value_ = 0;
};

/// The number of a share in its group, from 1; written with at least two digits (số chân hụi).
using ShareNo = Number<struct ShareNoTag>;
/// The number of a round in its cycle, from 1; 0 = before the first (kỳ).
using Round = Number<struct RoundTag>;
/// The number of an entry in its book, from 1 without a gap; 0 = an empty book.
using Seq = Number<struct SeqTag>;
/// The number of a receipt in its book, from 1 without a gap; 0 = the entry carries none.
using ReceiptNo = Number<struct ReceiptNoTag>;

/// Whether it is a whole number of any size.
[[nodiscard]] bool is_all_digits(std::string_view text);

/// Reads `3` or `03`; refuses what is no whole number from 1 to 999 with `bad_share_number`.
[[nodiscard]] Result<ShareNo> parse_share(std::string_view text);

/// `03`
[[nodiscard]] std::string share_text(ShareNo share);

/// Reads a number of digits only, at most `max`; nothing else is a number.
[[nodiscard]] std::optional<std::int64_t> parse_whole(std::string_view text, std::int64_t max);

}  // namespace hui
