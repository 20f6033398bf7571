#include "engine/actions/verify.hpp"
#include "tests/bench/bare_ledger.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/rehearsal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>

namespace hui::bench {

namespace {

constexpr std::size_t pairs_wanted = 7;

struct Alone {
    Seconds seconds = 0;
    std::int64_t peak_kb = 0;
};

/// Runs this program again with one task and reads what it prints.
Alone run_alone(const Setting& setting, const std::string& task, const std::string& ledger) {
    const std::string command = fmt::format("'{}' --alone {} '{}'", setting.program, task, ledger);
    const std::unique_ptr<FILE, int (*)(FILE*)> output{popen(command.c_str(), "r"), &pclose};
    require(output != nullptr, "the program can't be run again");
    Alone alone;
    require(std::fscanf(output.get(), "%lf %ld", &alone.seconds, &alone.peak_kb) == 2,
            task + " failed");
    return alone;
}

/// The peak memory of this process alone: getrusage would count what the process that started it
/// held at that moment.
std::int64_t peak_kb() {
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;) {
        if (word != "VmHWM:") { continue; }
        std::int64_t kb = 0;
        status >> kb;
        return kb;
    }
    return 0;
}

void print_alone(Seconds seconds) { fmt::print("{} {}\n", seconds, peak_kb()); }

std::int64_t make_long_ledger(const std::string& path, std::int64_t entries) {
    const std::int64_t groups = std::max<std::int64_t>(entries / (shares * shares), 1);
    make_ledger(path, groups);
    store::Ledger ledger = open_ledger(path);
    for (const Batch& batch : cycle_by_cycle(groups)) { record(ledger, batch); }
    return groups * shares * shares;
}

}  // namespace

void verify_alone(const std::string& path) {
    store::Ledger ledger = open_ledger(path);
    bool ok = false;
    const Seconds seconds =
        seconds_of([&] { ok = need(actions::verify(ledger, {}, [](std::int64_t) {})).ok(); });
    require(ok, "the ledger is not what was recorded");
    print_alone(seconds);
}

void scan_alone(const std::string& path) {
    store::Ledger ledger = open_ledger(path);
    BareLedger bare{path, settings_of(ledger)};
    std::uint64_t sum = 0;
    const Seconds seconds = seconds_of([&] { sum = bare.scan(); });
    require(sum != 0, "nothing was read");
    print_alone(seconds);
}

void measure_verify(const Setting& setting) {
    const std::string path = setting.folder + "/long.db";
    fmt::print(stderr, "Recording {} entries to verify …\n", setting.entries);
    const std::int64_t entries = make_long_ledger(path, setting.entries);
    std::int64_t peak = 0;
    Pairs pairs;
    for (std::size_t i = 0; i < pairs_wanted; ++i) {
        settle();
        const Alone ours = run_alone(setting, "verify", path);
        peak = std::max(peak, ours.peak_kb);
        settle();
        pairs.add(ours.seconds, run_alone(setting, "scan", path).seconds);
    }
    print_times({.name = fmt::format("verify of {} entries", entries), .aim = "≤ 1.50"}, pairs);
    fmt::print("{:<42} {:>8} MB {:>37}\n", "verify, peak memory", peak / 1'000, "< 100 MB");
}

}  // namespace hui::bench
