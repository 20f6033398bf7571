// The file itself: what is no ledger, who may read it, who may write, and who
// waits for whom.
#include "tests/support/treasurer.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using hui::Result;
using hui::store::Ledger;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::OwnFolder;
using hui::tests::RawFile;
using hui::tests::Treasurer;
using hui::tests::try_open_ledger;
namespace fs = std::filesystem;

namespace {

const hui::actions::Actor actor{.name = "chị Ba",
                                .now = hui::Instant{on("2026-03-05")} + std::chrono::hours{3}};

Result<Ledger> made(const std::string& path) { return hui::actions::init(path, "Sổ", actor); }

std::string content(const std::string& path) {
    if (fs::is_directory(path)) { return "a folder"; }
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}
void put(const std::string& path, std::string_view text) {
    std::ofstream{path, std::ios::binary} << text;
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

/// What is opened in vain stays as it is, and nothing is laid beside it.
void check_no_ledger(const OwnFolder& folder, const std::string& path, std::string_view code) {
    const auto names = names_in(folder.path());
    const std::string before = content(path);
    BOOST_TEST(outcome_of(try_open_ledger(path)) == code);
    BOOST_TEST(content(path) == before);
    BOOST_TEST(names_in(folder.path()) == names, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_file_tests)

BOOST_AUTO_TEST_CASE(what_is_not_there_is_missing) {
    const OwnFolder folder;
    check_no_ledger(folder, folder / "none.db", "ledger_missing");
    check_no_ledger(folder, folder / "no/such/folder.db", "ledger_missing");
    fs::create_symlink(folder / "none.db", folder / "link.db");
    check_no_ledger(folder, folder / "link.db", "ledger_missing");
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_ledger) {
    const OwnFolder folder;
    fs::create_directory(folder / "book.db");
    check_no_ledger(folder, folder / "book.db", "ledger_is_directory");
    check_no_ledger(folder, folder.path(), "ledger_is_directory");
}

BOOST_AUTO_TEST_CASE(other_files_are_no_ledgers) {
    const OwnFolder folder;
    const std::string path = folder / "book.db";
    for (const std::string_view text :
         {"", "x", "Sổ hụi tháng 3\n", "SQLite format 3", "PK\x03\x04 a spreadsheet"}) {
        put(path, text);
        check_no_ledger(folder, path, "not_a_ledger");
    }
    put(path, std::string(100'000, 'x'));
    check_no_ledger(folder, path, "not_a_ledger");
    BOOST_TEST(outcome_of(try_open_ledger("/dev/null")) == "not_a_ledger");
}

BOOST_AUTO_TEST_CASE(another_programs_database_is_no_ledger) {
    const OwnFolder folder;
    const std::string path = folder / "contacts.db";
    RawFile{path}.run("CREATE TABLE contact (name TEXT); INSERT INTO contact VALUES ('Lan')");
    check_no_ledger(folder, path, "not_a_ledger");
    RawFile{path}.run("CREATE TABLE ledger (id TEXT); CREATE TABLE migration (number INTEGER)");
    check_no_ledger(folder, path, "not_a_ledger");
}

BOOST_AUTO_TEST_CASE(a_newer_ledger_needs_a_newer_program) {
    Treasurer treasurer;
    const OwnFolder folder;
    fs::copy_file(treasurer.file(), folder / "newer.db");
    RawFile{folder / "newer.db"}.run("PRAGMA user_version = 99");
    check_no_ledger(folder, folder / "newer.db", "newer_ledger");
}

BOOST_AUTO_TEST_CASE(a_ledger_of_another_schema_is_not_opened) {
    Treasurer treasurer;
    const OwnFolder folder;
    fs::copy_file(treasurer.file(), folder / "other.db");
    RawFile{folder / "other.db"}.run("UPDATE migration SET sha256 = replace(sha256, 'a', 'b')");
    check_no_ledger(folder, folder / "other.db", "other_schema");
    RawFile{folder / "other.db"}.run("DELETE FROM migration");
    check_no_ledger(folder, folder / "other.db", "other_schema");
}

BOOST_AUTO_TEST_CASE(a_ledger_with_another_history_of_its_schema_is_not_opened) {
    Treasurer treasurer;
    const OwnFolder folder;
    for (const std::string_view forged :
         {"PRAGMA user_version = 0", "PRAGMA user_version = -1", "PRAGMA user_version = 1",
          "INSERT INTO migration SELECT max(number) + 1, name, sha256 FROM migration",
          "INSERT INTO migration SELECT -min(number), name, sha256 FROM migration",
          "DELETE FROM migration WHERE number = 1", "DELETE FROM migration WHERE number = 2",
          "UPDATE migration SET name = 'x' WHERE number = 1",
          "UPDATE migration SET sha256 = 'x'"}) {
        BOOST_TEST_CONTEXT(forged) {
            fs::copy_file(treasurer.file(), folder / "other.db",
                          fs::copy_options::overwrite_existing);
            RawFile{folder / "other.db"}.run(std::string{forged});
            check_no_ledger(folder, folder / "other.db", "other_schema");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_ledger_with_two_ids_is_damaged) {
    Treasurer treasurer;
    const OwnFolder folder;
    fs::copy_file(treasurer.file(), folder / "two.db");
    RawFile file{folder / "two.db"};
    file.run("DROP TRIGGER ledger_insert");
    file.run("INSERT INTO ledger VALUES ('0123456789abcdef0123456789abcdef')");
    check_no_ledger(folder, folder / "two.db", "ledger_damaged");
}

BOOST_AUTO_TEST_CASE(a_ledger_cut_off_in_the_middle_is_damaged) {
    Treasurer treasurer;
    const OwnFolder folder;
    const std::string whole = content(treasurer.file());
    put(folder / "half.db", std::string_view{whole}.substr(0, whole.size() / 2));
    auto ledger = try_open_ledger(folder / "half.db");
    const auto outcome = ledger ? outcome_of(hui::actions::verify(
                                      *ledger, {.depth = hui::actions::VerifyRequest::Depth::deep},
                                      [](std::int64_t) {}))
                                : outcome_of(ledger);
    BOOST_TEST(outcome == "ledger_damaged");
}

BOOST_AUTO_TEST_CASE(init_never_overwrites) {
    Treasurer treasurer;
    const std::string before = content(treasurer.file());
    BOOST_TEST(outcome_of(made(treasurer.file())) == "ledger_exists");
    BOOST_TEST(content(treasurer.file()) == before);
    const OwnFolder folder;
    BOOST_TEST(outcome_of(made(folder.path())) == "ledger_exists");
    fs::create_symlink(folder / "elsewhere.db", folder / "link.db");
    BOOST_TEST(outcome_of(made(folder / "link.db")) == "ledger_exists");
    BOOST_TEST(!fs::exists(folder / "elsewhere.db"));
}

BOOST_AUTO_TEST_CASE(init_takes_over_the_empty_file_that_a_killed_one_left) {
    const OwnFolder folder;
    put(folder / "so.db", "");
    BOOST_TEST(outcome_of(try_open_ledger(folder / "so.db")) == "not_a_ledger");
    BOOST_TEST(outcome_of(made(folder / "so.db")) == "done");
    BOOST_TEST(outcome_of(try_open_ledger(folder / "so.db")) == "done");
}

BOOST_AUTO_TEST_CASE(init_without_a_folder_makes_none) {
    const OwnFolder folder;
    BOOST_TEST(outcome_of(made(folder / "no/such/folder.db")) == "input_output");
    BOOST_TEST(names_in(folder.path()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
