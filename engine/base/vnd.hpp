#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <stdexcept>

namespace hui {

/// A sum left the range of 64 bits. Thrown by checked arithmetic, caught once where an action
/// runs and turned into the refusal `overflow`: nothing is written.
struct Overflow : std::overflow_error {
    Overflow() : std::overflow_error("a sum is too large") {}
};

/// An amount of money in whole đồng. There is no fraction of a đồng and no implicit conversion
/// from or to a number; sums are checked and throw `Overflow`.
class Vnd {
public:
    constexpr Vnd() = default;
    constexpr explicit Vnd(std::int64_t dong) : dong_(dong) {}
    /// Money never passes through floating point.
    explicit Vnd(std::floating_point auto) = delete;

    [[nodiscard]] constexpr std::int64_t count() const { return dong_; }

    friend constexpr auto operator<=>(Vnd, Vnd) = default;

    friend constexpr Vnd operator+(Vnd a, Vnd b) {
        std::int64_t sum{};
        if (__builtin_add_overflow(a.dong_, b.dong_, &sum)) { throw Overflow{}; }
        return Vnd{sum};
    }
    friend constexpr Vnd operator-(Vnd a, Vnd b) {
        std::int64_t difference{};
        if (__builtin_sub_overflow(a.dong_, b.dong_, &difference)) { throw Overflow{}; }
        return Vnd{difference};
    }
    friend constexpr Vnd operator*(Vnd a, std::int64_t times) {
        std::int64_t product{};
        if (__builtin_mul_overflow(a.dong_, times, &product)) { throw Overflow{}; }
        return Vnd{product};
    }
    friend constexpr Vnd operator-(Vnd a) { return Vnd{} - a; }
    constexpr Vnd& operator+=(Vnd b) { return *this = *this + b; }
    constexpr Vnd& operator-=(Vnd b) { return *this = *this - b; }

private:
    std::int64_t dong_ = 0;
};

namespace literals {
/// `300'000_vnd`
consteval Vnd operator""_vnd(unsigned long long dong) {
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}
}  // namespace literals

}  // namespace hui
