// Whoever rewrites the tables themselves, and not only their rows, is found as well; what nobody
// touched isn't accused in the place of what was.
#include "tests/support/forged_ledger.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::tests::ForgedLedger;
using hui::tests::where_entry;
using Depth = hui::actions::VerifyRequest::Depth;
using Lines = std::vector<std::string>;

namespace {

/// Writes what no column of the table takes: its schema is loosened for that, and put back.
void forge_type(ForgedLedger& ledger, const std::string& table, const std::string& sql) {
    const std::string of_table = " WHERE name = '" + table + "';";
    const std::string was =
        ledger.raw().ask("SELECT replace(sql, '''', '''''') FROM sqlite_master" + of_table);
    ledger.forge(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'STRICT, ', '')" +
        of_table + "PRAGMA writable_schema = RESET;");
    ledger.forge(sql);
    ledger.forge("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = '" + was + "'" +
                 of_table + "PRAGMA writable_schema = RESET;");
}

std::string first_of(const Lines& problems) { return problems.empty() ? "nothing" : problems[0]; }

/// The problems with other books than the register.
Lines of_others(Lines problems) {
    std::erase_if(problems,
                  [](const std::string& problem) { return problem.starts_with("register "); });
    return problems;
}

/// Whether the deep check says that the table isn't one that the program makes.
bool names_table(ForgedLedger& ledger, std::string_view table) {
    const auto found = ledger.verify({.depth = Depth::deep});
    BOOST_REQUIRE(found);
    const auto& problems = found->problems;
    return std::any_of(problems.begin(), problems.end(), [&](const hui::actions::Problem& problem) {
        return problem.code == hui::actions::ProblemCode::schema_differs && problem.book.empty() &&
               problem.detail.find(table) != std::string::npos;
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_altered_tables_tests)

BOOST_AUTO_TEST_CASE(a_value_that_no_column_takes_is_found_though_it_reads_like_the_right_one) {
    const std::string of_line = where_entry("G012", "2") + " AND line = 1";
    const std::vector<std::pair<std::string, std::string>> changes{
        {"posting", "UPDATE posting SET amount = amount + 0.5" + of_line},
        {"posting", "UPDATE posting SET amount = amount || 'x'" + of_line},
        {"posting", "UPDATE posting SET account = CAST(account AS BLOB)" + of_line},
        {"entry", "UPDATE entry SET body = CAST(body AS BLOB)" + where_entry("G012", "2")},
        {"entry", "UPDATE entry SET actor = CAST(actor AS BLOB)" + where_entry("G012", "2")},
        {"entry", "UPDATE entry SET receipt = receipt || 'abc'" + where_entry("G012", "2")},
        {"entry", "UPDATE entry SET format = format || 'abc'" + where_entry("G012", "2")}};
    for (const auto& [table, sql] : changes) {
        BOOST_TEST_CONTEXT(sql) {
            ForgedLedger ledger;
            forge_type(ledger, table, sql);
            BOOST_TEST(first_of(ledger.problems()) == "G012 2 hash_mismatch");
            const Lines deep = ledger.deep_problems();
            BOOST_TEST(first_of(deep) == "G012 2 hash_mismatch");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_table_that_is_gone_or_has_other_columns_is_named) {
    const std::vector<std::pair<std::string, std::string>> changes{
        {"share", "DROP TABLE share"},
        {"balance", "DROP TABLE balance"},
        {"head", "DROP TABLE head"},
        {"entry0", "ALTER TABLE entry RENAME TO entry0; CREATE VIEW entry AS SELECT * FROM entry0"},
        {"share", "ALTER TABLE share RENAME COLUMN paid TO payd"},
        {"balance", "ALTER TABLE balance ADD COLUMN more TEXT"},
        {"claim", "DROP TABLE claim"}};
    for (const auto& [named, sql] : changes) {
        BOOST_TEST_CONTEXT(sql) {
            ForgedLedger ledger;
            ledger.forge("PRAGMA legacy_alter_table = ON;" + sql);
            BOOST_TEST(names_table(ledger, named));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_book_without_a_code_is_named_by_its_number) {
    ForgedLedger ledger;
    const std::string was = ledger.raw().ask(
        "SELECT replace(sql, '''', '''''') FROM sqlite_master WHERE name = 'book'");
    ledger.forge(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = "
        "replace(sql, 'code TEXT NOT NULL', 'code TEXT') WHERE name = 'book';"
        "PRAGMA writable_schema = RESET;");
    const std::string id = ledger.raw().ask("SELECT id FROM book WHERE code = 'G012'");
    ledger.forge("UPDATE book SET code = NULL WHERE code = 'G012'");
    const Lines problems = ledger.problems();
    BOOST_TEST(first_of(problems) == "#" + id + " 1 hash_mismatch");
    BOOST_TEST(std::count(problems.begin(), problems.end(), "G012 0 book_missing") == 1);
}

BOOST_AUTO_TEST_CASE(where_the_register_was_changed_the_other_books_are_not_accused) {
    const std::vector<std::string> changes{
        "UPDATE entry SET kind = 'contributed'" +
            where_entry("register", "(SELECT min(seq) FROM entry WHERE kind = 'member-added')"),
        "UPDATE entry SET body = replace(body, '}', ' }')" +
            where_entry("register", "(SELECT min(seq) FROM entry WHERE kind = 'member-added')"),
        "UPDATE entry SET body = replace(body, '}', ' }')" +
            where_entry("register",
                        "(SELECT min(seq) FROM entry WHERE kind = 'group-registered')")};
    for (const std::string& sql : changes) {
        BOOST_TEST_CONTEXT(sql) {
            ForgedLedger ledger;
            ledger.forge(sql);
            BOOST_TEST(of_others(ledger.problems()) == Lines{}, boost::test_tools::per_element());
            const Lines deep = ledger.deep_problems();
            BOOST_TEST(of_others(deep) == Lines{}, boost::test_tools::per_element());
            BOOST_TEST(std::any_of(deep.begin(), deep.end(), [](const std::string& problem) {
                return problem.ends_with(" rules_not_checked");
            }));
            // Whoever asks about one book alone hears it, too.
            const auto one = ledger.verify({.book = "G012", .depth = Depth::deep});
            BOOST_REQUIRE(one);
            BOOST_REQUIRE(one->problems.size() == 1);
            BOOST_TEST(one->problems.front().book == "register");
            BOOST_TEST(
                (one->problems.front().code == hui::actions::ProblemCode::rules_not_checked));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
