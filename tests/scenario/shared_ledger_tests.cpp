// A ledger that several people use: who may read it, who may write, and who waits for whom.
#include "tests/support/child.hpp"
#include "tests/support/treasurer.hpp"

#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <string_view>
#include <thread>

using hui::Result;
using hui::ShareNo;
using hui::store::Ledger;
using hui::tests::granted;
using hui::tests::in_child;
using hui::tests::mode_of;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using hui::tests::try_open_ledger;
using hui::tests::without_root;
using namespace hui::literals;
namespace fs = std::filesystem;

namespace {

const hui::actions::Actor actor{.name = "chị Ba",
                                .now = hui::Instant{on("2026-03-05")} + std::chrono::hours{3}};

Result<Recorded> paid(Ledger& ledger) {
    return hui::actions::in_group(ledger, "G012", [&](hui::store::Book& book) {
        return hui::actions::contribute(
            ledger, book,
            {.command = {.share = ShareNo{1}, .amount = 1_vnd}, .on = on("2026-03-05"), .ref = ""},
            actor);
    });
}

void set_mode(const std::string& path, unsigned mode) {
    fs::permissions(path, static_cast<fs::perms>(mode));
}

/// A ledger that others may look at, in a folder that is theirs.
struct Shared : Treasurer {
    Shared() {
        set_mode(folder(), 0777);
        set_mode(file(), 0666);
    }
    [[nodiscard]] std::string folder() const { return fs::path{file()}.parent_path(); }
    /// What comes of a contribution by somebody without root's rights.
    [[nodiscard]] std::string paid_by_another() {
        return in_child([&]() -> std::string {
            if (!without_root()) { return "skipped"; }
            auto ledger = try_open_ledger(file());
            return std::string{ledger ? outcome_of(paid(*ledger)) : outcome_of(ledger)};
        });
    }
    void check_another_is_refused(std::string_view code) {
        const auto before = everything();
        const std::string outcome = paid_by_another();
        if (outcome == "skipped") {
            BOOST_TEST_MESSAGE("skipped: root's rights can't be given up here");
            return;
        }
        BOOST_TEST(outcome == code);
        BOOST_TEST(everything() == before, boost::test_tools::per_element());
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_ledger_tests)

BOOST_AUTO_TEST_CASE(nobody_else_reads_the_ledger_or_what_lies_beside_it) {
    const mode_t mask = umask(0);
    Treasurer treasurer;
    treasurer.pays("01", 300'000_vnd, on("2026-03-05"));
    umask(mask);
    BOOST_TEST(mode_of(treasurer.file()) == 0600U);
    BOOST_TEST(mode_of(treasurer.file() + "-journal") == 0600U);
    BOOST_TEST(mode_of(treasurer.file() + "-lock") == 0600U);
}

BOOST_FIXTURE_TEST_CASE(a_shared_ledger_takes_anothers_entries, Shared) {
    fs::remove(file() + "-lock");
    fs::remove(file() + "-journal");
    const std::string outcome = paid_by_another();
    BOOST_TEST((outcome == "done" || outcome == "skipped"), outcome);
}

BOOST_FIXTURE_TEST_CASE(a_read_only_file_takes_no_entry, Shared) {
    fs::remove(file() + "-lock");
    set_mode(file(), 0444);
    check_another_is_refused("ledger_read_only");
}

BOOST_FIXTURE_TEST_CASE(a_read_only_folder_takes_no_entry, Shared) {
    fs::remove(file() + "-lock");
    fs::remove(file() + "-journal");
    set_mode(folder(), 0555);
    check_another_is_refused("ledger_read_only");
}

BOOST_FIXTURE_TEST_CASE(a_ledger_whose_lock_is_another_users_takes_no_entry, Shared) {
    check_another_is_refused("ledger_read_only");
}

BOOST_FIXTURE_TEST_CASE(an_auditor_reads_a_ledger_that_is_read_only, Shared) {
    pays("01", 300'000_vnd, on("2026-03-05"));
    fs::remove(file() + "-lock");
    fs::remove(file() + "-journal");
    set_mode(file(), 0444);
    set_mode(folder(), 0555);
    const std::string outcome = in_child([&]() -> std::string {
        if (!without_root()) { return "done"; }
        auto ledger = try_open_ledger(file());
        if (!ledger) { return std::string{outcome_of(ledger)}; }
        return std::string{outcome_of(hui::actions::verify(
            *ledger, {.depth = hui::actions::VerifyRequest::Depth::deep}, [](std::int64_t) {}))};
    });
    BOOST_TEST(outcome == "done");
    set_mode(folder(), 0755);
}

BOOST_AUTO_TEST_CASE(a_second_writer_waits_for_the_first_and_is_told) {
    Treasurer treasurer;
    Ledger second = Ledger::open(treasurer.file());
    std::promise<std::string> told;
    second.on_wait([&](const std::string& process) { told.set_value(process); });
    std::promise<void> begun;
    std::thread first{[&] {
        hui::store::Transaction transaction{treasurer.ledger()};
        hui::store::Book book{treasurer.ledger(),
                              *hui::store::find_book(treasurer.ledger(), "G012")};
        granted(hui::actions::contribute(treasurer.ledger(), book,
                                         {.command = {.share = ShareNo{2}, .amount = 5_vnd},
                                          .on = on("2026-03-05"),
                                          .ref = "first"},
                                         actor));
        book.save();
        begun.set_value();
        BOOST_TEST(told.get_future().get() == std::to_string(getpid()));
        transaction.commit();
    }};
    begun.get_future().wait();
    const auto recorded = paid(second);
    first.join();
    BOOST_TEST(outcome_of(recorded) == "done");
    BOOST_TEST(recorded->entry.seq.count() == 3);
    BOOST_TEST(treasurer.journal().at(1).ref == "first");
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_CASE(a_reader_sees_nothing_of_what_is_not_committed) {
    Treasurer treasurer;
    Ledger reader = Ledger::open(treasurer.file());
    {
        const hui::store::Transaction transaction{treasurer.ledger()};
        hui::store::Book book{treasurer.ledger(),
                              *hui::store::find_book(treasurer.ledger(), "G012")};
        granted(hui::actions::contribute(
            treasurer.ledger(), book,
            {.command = {.share = ShareNo{2}, .amount = 5_vnd}, .on = on("2026-03-05"), .ref = ""},
            actor));
        book.save();
        const auto seen = granted(hui::report::group_report(reader, "G012", on("2026-03-05")));
        BOOST_TEST(seen.cash.count() == 0);
    }
    BOOST_TEST(treasurer.journal().size() == 1U);
    BOOST_TEST(treasurer.problems().empty());
}

BOOST_AUTO_TEST_CASE(a_lock_file_without_a_writer_stops_nobody) {
    Treasurer treasurer;
    std::ofstream{treasurer.file() + "-lock"} << "12345";
    treasurer.pays("01", 300'000_vnd, on("2026-03-05"));
    fs::remove(treasurer.file() + "-lock");
    treasurer.pays("02", 300'000_vnd, on("2026-03-05"));
    BOOST_TEST(treasurer.journal().size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
