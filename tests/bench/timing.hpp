#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace hui::bench {

using Seconds = double;

/// The seconds that pass until `work` is done.
template <class Work>
[[nodiscard]] Seconds seconds_of(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<Seconds>(std::chrono::steady_clock::now() - begin).count();
}

/// Writes out what the disk owes and waits a moment, so that no run pays for the one before.
void settle();

/// What many runs gave: the middle one counts, the others say how noisy it was.
struct Spread {
    double median = 0;
    double min = 0;
    double max = 0;
};
[[nodiscard]] Spread spread_of(std::vector<double> values);

/// Two ways of doing the same, timed one after the other, again and again. The machine's pace
/// drifts, but within a pair both see the same.
class Pairs {
public:
    void add(Seconds ours, Seconds bare);
    /// Times both ways of doing each of some steps, by turns.
    void alternate(std::size_t steps, const std::function<void(std::size_t)>& ours,
                   const std::function<void(std::size_t)>& bare);

    [[nodiscard]] Spread ours() const { return spread_of(ours_); }
    [[nodiscard]] Spread bare() const { return spread_of(bare_); }
    /// Time over time: 1 = as long as the bare one, 2 = twice as long.
    [[nodiscard]] Spread times() const;
    /// Rate over rate: 1 = as fast as the bare one, 0.5 = half as fast.
    [[nodiscard]] Spread rates() const;

private:
    std::vector<double> ours_;
    std::vector<double> bare_;
};

/// Prints the head of the table, then a line for each figure.
void print_head();

/// A figure of the table; `per_run` is how many things one run did, for the rates.
struct Figure {
    std::string name;
    std::string aim;  ///< empty = none
    double per_run = 1;
};
/// Things per second and the ratio of rates.
void print_rates(const Figure& figure, const Pairs& pairs);
/// Seconds and the ratio of times.
void print_times(const Figure& figure, const Pairs& pairs);

}  // namespace hui::bench
