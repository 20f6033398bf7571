// A disk that is full: nothing half is written, and what was acknowledged is
// there.
#include "tests/support/child.hpp"
#include "tests/support/treasurer.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

using hui::Code;
using hui::ShareNo;
using hui::Trouble;
using hui::savings::Contribute;
using hui::tests::in_child;
using hui::tests::on;
using hui::tests::OwnFolder;
using hui::tests::Treasurer;
using hui::tests::with_file_limit;
using hui::tests::with_small_disk;
using namespace hui::literals;
namespace fs = std::filesystem;

namespace {

constexpr rlim_t no_limit = RLIM_INFINITY;
constexpr int most_entries = 20'000;

/// Records until something is refused; gives what was wrong with that, or
/// "well" and the code.
std::string fill(Treasurer& treasurer) {
    std::size_t acknowledged = 0;
    std::string code;
    for (int n = 0; n < most_entries && code.empty(); ++n) {
        const auto recorded = treasurer.record(
            Contribute{.share = ShareNo{1 + n % 3}, .amount = 1_vnd}, on("2026-03-05"));
        if (recorded) {
            ++acknowledged;
        } else if (trouble_of(recorded.refusal().code) == Trouble::storage) {
            code = name_of(recorded.refusal().code);
        } else {
            return "refused with " + std::string{name_of(recorded.refusal().code)};
        }
    }
    if (code.empty()) { return "never full"; }
    with_file_limit(no_limit);
    if (treasurer.journal().size() != acknowledged + 1) { return "acknowledged and not written"; }
    if (!treasurer.problems().empty()) { return "half: " + treasurer.problems().front(); }
    return "well, " + code;
}

/// Runs `work` with a disk of its own as the temporary folder.
template <class Work>
std::string on_small_disk(int kilobytes, Work work) {
    const OwnFolder mount_point;
    return in_child([&]() -> std::string {
        if (!with_small_disk(mount_point.path(), kilobytes)) { return "skipped"; }
        setenv("TMPDIR", mount_point.path().c_str(), 1);
        return work(mount_point.path());
    });
}

bool is_skipped(const std::string& outcome) {
    if (outcome == "skipped") { BOOST_TEST_MESSAGE("skipped: no disk can be mounted here"); }
    return outcome == "skipped";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(full_disk_tests)

BOOST_AUTO_TEST_CASE(a_full_disk_takes_nothing_half) {
    const std::string outcome = on_small_disk(600, [](const std::string&) {
        Treasurer treasurer;
        return fill(treasurer);
    });
    if (!is_skipped(outcome)) { BOOST_TEST(outcome == "well, disk_full"); }
}

BOOST_AUTO_TEST_CASE(after_a_full_disk_was_cleared_the_work_goes_on) {
    const std::string outcome = on_small_disk(700, [](const std::string& disk) -> std::string {
        Treasurer treasurer;
        { std::ofstream{disk + "/film"} << std::string(100'000, 'x'); }
        if (const std::string full = fill(treasurer); !full.starts_with("well")) { return full; }
        fs::remove(disk + "/film");
        treasurer.pays("01", 1_vnd, on("2026-03-05"));
        return treasurer.problems().empty() ? "well" : "half";
    });
    if (!is_skipped(outcome)) { BOOST_TEST(outcome == "well"); }
}

BOOST_AUTO_TEST_CASE(no_ledger_is_begun_on_a_full_disk) {
    const std::string outcome = on_small_disk(64, [](const std::string& disk) -> std::string {
        const auto ledger = hui::actions::init(
            disk + "/so.db", "Sổ", {.name = "chị Ba", .now = hui::Instant{on("2026-03-05")}});
        if (ledger) { return "done"; }
        if (!fs::is_empty(disk)) { return "left something behind"; }
        return std::string{name_of(ledger.refusal().code)};
    });
    if (!is_skipped(outcome)) { BOOST_TEST(outcome == "disk_full"); }
}

BOOST_AUTO_TEST_CASE(a_file_that_may_not_grow_takes_nothing_half) {
    const std::string outcome = in_child([]() -> std::string {
        Treasurer treasurer;
        with_file_limit(fs::file_size(treasurer.file()) + 20'000);
        return fill(treasurer);
    });
    BOOST_TEST(outcome.starts_with("well, "), outcome);
}

BOOST_AUTO_TEST_CASE(no_ledger_is_begun_where_no_file_may_grow) {
    const OwnFolder folder;
    const std::string outcome = in_child([&]() -> std::string {
        with_file_limit(50'000);
        const auto ledger = hui::actions::init(
            folder / "so.db", "Sổ", {.name = "chị Ba", .now = hui::Instant{on("2026-03-05")}});
        if (ledger) { return "done"; }
        const bool storage = trouble_of(ledger.refusal().code) == Trouble::storage;
        return storage ? "refused" : std::string{name_of(ledger.refusal().code)};
    });
    BOOST_TEST(outcome == "refused");
    BOOST_TEST(fs::is_empty(folder.path()));
}

BOOST_AUTO_TEST_SUITE_END()
