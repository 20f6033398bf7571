#include "tests/bench/timing.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <thread>

namespace hui::bench {

namespace {

constexpr auto pause = std::chrono::milliseconds{20};

std::vector<double> quotients(const std::vector<double>& over, const std::vector<double>& under) {
    std::vector<double> all;
    std::transform(over.begin(), over.end(), under.begin(), std::back_inserter(all),
                   std::divides<>{});
    return all;
}

void print_line(const Figure& figure, const std::string& ours, const std::string& bare,
                const Spread& ratio) {
    fmt::print("{:<42} {:>11} {:>11} {:>6.2f}  ({:.2f}–{:.2f})   {}\n", figure.name, ours, bare,
               ratio.median, ratio.min, ratio.max, figure.aim);
    std::fflush(stdout);
}

}  // namespace

void settle() {
    sync();
    std::this_thread::sleep_for(pause);
}

Spread spread_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const bool odd = values.size() % 2 == 1;
    const double median = odd ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
    return {.median = median, .min = values.front(), .max = values.back()};
}

void Pairs::add(Seconds ours, Seconds bare) {
    ours_.push_back(ours);
    bare_.push_back(bare);
}

void Pairs::alternate(std::size_t steps, const std::function<void(std::size_t)>& ours,
                      const std::function<void(std::size_t)>& bare) {
    for (std::size_t step = 0; step < steps; ++step) {
        settle();
        const Seconds first = seconds_of([&] { ours(step); });
        settle();
        add(first, seconds_of([&] { bare(step); }));
    }
}

Spread Pairs::times() const { return spread_of(quotients(ours_, bare_)); }
Spread Pairs::rates() const { return spread_of(quotients(bare_, ours_)); }

void print_head() {
    fmt::print("{:<42} {:>11} {:>11} {:>6}  {:<13} {}\n", "", "hui", "bare", "ratio", "(min–max)",
               "aim");
    std::fflush(stdout);
}

void print_rates(const Figure& figure, const Pairs& pairs) {
    const auto rate = [&](const Spread& seconds) {
        return fmt::format("{:.0f} /s", figure.per_run / seconds.median);
    };
    print_line(figure, rate(pairs.ours()), rate(pairs.bare()), pairs.rates());
}

void print_times(const Figure& figure, const Pairs& pairs) {
    const auto time = [](const Spread& seconds) { return fmt::format("{:.3f} s", seconds.median); };
    print_line(figure, time(pairs.ours()), time(pairs.bare()), pairs.times());
}

}  // namespace hui::bench
