#include "tests/bench/figures.hpp"
#include "tests/bench/timing.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <exception>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace hui::bench;

struct Command {
    Setting setting;
    std::string only;  ///< empty = all figures
    std::string alone;
    std::string ledger;
};

int usage() {
    fmt::print(
        stderr,
        "Usage: hui_bench FOLDER [--entries N] [--only batches|import|one-by-one|verify|loans]\n"
        "       hui_bench --alone verify|scan LEDGER\n");
    return 2;
}

bool read(std::span<char*> words, Command& command) {
    command.setting.program = words[0];
    if (words.size() == 4 && words[1] == std::string_view{"--alone"}) {
        command.alone = words[2];
        command.ledger = words[3];
        return true;
    }
    if (words.size() < 2 || words.size() % 2 != 0) { return false; }
    command.setting.folder = words[1];
    for (std::size_t i = 2; i < words.size(); i += 2) {
        const std::string_view option = words[i];
        const std::string_view value = words[i + 1];
        if (option == "--only") {
            command.only = value;
        } else if (option == "--entries") {
            auto& entries = command.setting.entries;
            const auto end = value.data() + value.size();
            const auto read = std::from_chars(value.data(), end, entries);
            if (read.ec != std::errc{} || read.ptr != end || entries <= 0) { return false; }
        } else {
            return false;
        }
    }
    return true;
}

int run(const Command& command) {
    if (command.alone == "verify") { return verify_alone(command.ledger), 0; }
    if (command.alone == "scan") { return scan_alone(command.ledger), 0; }
    if (!command.alone.empty()) { return usage(); }
    const std::pair<std::string_view, void (*)(const Setting&)> figures[]{
        {"batches", measure_batches},
        {"import", measure_import},
        {"one-by-one", measure_one_by_one},
        {"verify", measure_verify},
        {"loans", measure_loans}};
    bool any = false;
    for (const auto& [name, measure] : figures) {
        if (!command.only.empty() && command.only != name) { continue; }
        if (!any) { print_head(); }
        any = true;
        measure(command.setting);
    }
    return any ? 0 : usage();
}

}  // namespace

int main(int count, char** words) {
    Command command;
    if (!read({words, static_cast<std::size_t>(count)}, command)) { return usage(); }
    try {
        return run(command);
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "hui_bench: {}\n", trouble.what());
        return 1;
    }
}
