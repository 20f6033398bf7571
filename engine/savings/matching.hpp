#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace hui::savings {

/// What it costs that a row takes a column (a share a round): a square table, both counted from 0.
class CostTable {
public:
    explicit CostTable(std::size_t size) : size_(size), costs_(size * size) {}
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const {
        return costs_[row * size_ + column];
    }
    void set(std::size_t row, std::size_t column, std::int64_t cost) {
        costs_[row * size_ + column] = cost;
    }

private:
    std::size_t size_;
    std::vector<std::int64_t> costs_;
};

/// The cost of what may not be. Every other cost is from 0 to `dearest`; so a matching of least
/// cost holds a forbidden pair only where there is none without, and no sum of a table of up to 500
/// rows leaves 64 bits.
inline constexpr std::int64_t forbidden = std::int64_t{1} << 45;
inline constexpr std::int64_t dearest = std::int64_t{1} << 35;

/// A column for each row, and the prices that prove that no other such matching costs less: no pair
/// costs less than the prices of its row and its column together, and the matched ones exactly
/// that.
struct Matching {
    std::vector<std::size_t> column_of;
    std::vector<std::int64_t> row_price;
    std::vector<std::int64_t> column_price;
};

/// Whether prices and cost of a pair agree; a matching costs the least exactly when all its pairs
/// are tight.
[[nodiscard]] bool is_tight(const CostTable& costs, const Matching& matching, std::size_t row,
                            std::size_t column);
/// Whether it holds no forbidden pair.
[[nodiscard]] bool is_allowed(const CostTable& costs, const Matching& matching);
/// What it costs by a table, which need not be the one that it was made for.
[[nodiscard]] std::int64_t cost_of(const CostTable& costs,
                                   const std::vector<std::size_t>& column_of);

/// Finds matchings of least cost in tables of one size, one after the other, by successive shortest
/// paths (Ahuja, Magnanti, Orlin: Network Flows, 9.7; Boost.Graph).
class Matcher {
public:
    explicit Matcher(std::size_t size);
    ~Matcher();
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;
    Matcher(Matcher&&) = delete;
    Matcher& operator=(Matcher&&) = delete;

    /// Of the matchings of least cost any one, always the same one. `start`, a matching for a
    /// similar table or an empty one, only makes it quicker.
    [[nodiscard]] Matching solve(const CostTable& costs, Matching start = {});

private:
    struct Network;
    std::size_t size_;
    std::unique_ptr<Network> network_;
};

/// Of all matchings of least cost the first: going through the rows in `order`, each gets the first
/// column of its own list in `preferences` that is left by those before it. `order` names each row
/// once, each list each column once.
[[nodiscard]] Matching first_of_the_best(const CostTable& costs, Matching matching,
                                         const std::vector<std::size_t>& order,
                                         const std::vector<std::vector<std::size_t>>& preferences);

}  // namespace hui::savings
