// Figures that are kept for speed, and personal values.
#include "tests/support/forged_ledger.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::tests::ForgedLedger;
using hui::tests::has;
using hui::tests::has_problem;
using hui::tests::HonestLedger;
using hui::tests::RawFile;
using Lines = std::vector<std::string>;
using namespace hui::literals;

namespace {

/// Something else of the same kind as the column holds.
std::string another(const std::string& column, const std::string& type) {
    if (type == "INTEGER") { return "coalesce(" + column + ", 0) + 100"; }
    if (type == "BLOB") { return "randomblob(32)"; }
    return "coalesce(" + column + ", '') || 'x'";
}

/// An SQL condition that holds for one row of the table.
std::string one_row(RawFile& file, const std::string& table) {
    std::string key;
    for (const std::string& name : file.column("SELECT name FROM pragma_table_info('" + table +
                                               "') WHERE pk > 0 ORDER BY pk")) {
        key += (key.empty() ? "" : ", ") + name;
    }
    return "(" + key + ") = (SELECT " + key + " FROM " + table + " LIMIT 1)";
}

/// The book that a row is of: what is wrong with it must be said of that one.
std::string owner_of(RawFile& file, const std::string& table, const std::string& condition) {
    // The id is bound by all books' hashes: the file as a whole is named.
    if (table == "ledger") { return ""; }
    if (table == "book") { return file.ask("SELECT code FROM book WHERE " + condition); }
    const auto columns = file.columns_of(table);
    const bool has_book = std::find(columns.begin(), columns.end(), "book") != columns.end();
    if (!has_book) { return "register"; }
    return file.ask("SELECT code FROM book WHERE id = (SELECT book FROM " + table + " WHERE " +
                    condition + ")");
}
/// A file that is refused as a whole says so before any book is read.
bool names(const Lines& problems, const std::string& book) {
    return std::any_of(problems.begin(), problems.end(), [&](const std::string& line) {
        return line.starts_with(book + " ") || line.starts_with("refused: ");
    });
}

/// All tables but those that tell SQLite and the program how the file is made.
std::vector<std::string> tables_of(ForgedLedger& ledger) {
    Lines tables = ledger.raw().tables();
    std::erase_if(tables, [](const std::string& name) {
        return name == "migration" || name.starts_with("sqlite_");
    });
    return tables;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_deep_tests)

BOOST_AUTO_TEST_CASE(the_honest_ledger_holds_something_in_every_table) {
    ForgedLedger ledger;
    RawFile file = ledger.raw();
    for (const std::string& table : tables_of(ledger)) {
        BOOST_TEST(file.ask("SELECT count(*) FROM " + table) != "0", table);
    }
}

BOOST_AUTO_TEST_CASE(no_value_of_any_table_can_be_changed_unseen) {
    ForgedLedger all;
    std::vector<std::string> unseen;
    std::vector<std::string> unread;
    std::vector<std::string> said_of_others;
    for (const std::string& table : tables_of(all)) {
        for (const std::string& column : all.raw().columns_of(table)) {
            ForgedLedger ledger;
            RawFile file = ledger.raw();
            const std::string type = file.ask("SELECT type FROM pragma_table_info('" + table +
                                              "') WHERE name = '" + column + "'");
            const std::string condition = one_row(file, table);
            const std::string owner = owner_of(file, table, condition);
            ledger.forge("UPDATE " + table + " SET " + column + " = " + another(column, type) +
                         " WHERE " + condition);
            const Lines problems = ledger.deep_problems();
            if (problems.empty()) { unseen.push_back(table + "." + column); }
            if (!names(problems, owner)) { said_of_others.push_back(table + "." + column); }
            if (has_problem(problems, "ledger_damaged")) { unread.push_back(table + "." + column); }
        }
    }
    BOOST_TEST(unseen == Lines{}, boost::test_tools::per_element());
    BOOST_TEST(said_of_others == Lines{}, boost::test_tools::per_element());
    BOOST_TEST(unread == Lines{"book.kind"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_row_of_any_table_can_be_deleted_unseen) {
    ForgedLedger all;
    std::vector<std::string> unseen;
    for (const std::string& table : tables_of(all)) {
        ForgedLedger ledger;
        RawFile file = ledger.raw();
        const std::string condition = one_row(file, table);
        const std::string owner = owner_of(file, table, condition);
        ledger.forge("DELETE FROM " + table + " WHERE " + condition);
        if (!names(ledger.deep_problems(), owner)) { unseen.push_back(table); }
    }
    BOOST_TEST(unseen == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_row_can_be_added_to_any_table_unseen) {
    ForgedLedger all;
    std::vector<std::string> unseen;
    for (const std::string& table : tables_of(all)) {
        if (table == "book") { continue; }  // its codes are unique in any hands
        ForgedLedger ledger;
        RawFile file = ledger.raw();
        const std::string column = file.column("SELECT name FROM pragma_table_info('" + table +
                                               "') WHERE pk > 0 ORDER BY pk DESC")
                                       .front();
        const std::string type = file.ask("SELECT type FROM pragma_table_info('" + table +
                                          "') WHERE name = '" + column + "'");
        const std::string condition = one_row(file, table);
        ledger.forge("CREATE TEMP TABLE added AS SELECT * FROM " + table + " WHERE " + condition +
                     "; UPDATE added SET " + column + " = " + another(column, type) +
                     (table == "entry" ? ", ref = 'thêm'" : "") + "; INSERT INTO " + table +
                     " SELECT * FROM added");
        if (ledger.deep_problems().empty()) { unseen.push_back(table); }
    }
    BOOST_TEST(unseen == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_a_row_that_was_changed_the_columns_are_told_that_differ) {
    ForgedLedger ledger;
    ledger.forge("UPDATE savings_group SET name = 'Tổ khác' WHERE code = 'G012'");
    ledger.put_guards_back();
    const auto found = ledger.verify({.depth = hui::actions::VerifyRequest::Depth::deep});
    BOOST_REQUIRE(found);
    BOOST_REQUIRE(found->problems.size() == 1);
    const std::string& detail = found->problems.front().detail;
    BOOST_TEST(detail.starts_with("savings_group code=G012 "), detail);
    BOOST_TEST(detail.find(": name=Tổ khác ≠ ") != std::string::npos, detail);
}

BOOST_AUTO_TEST_CASE(a_name_that_nobody_could_have_given_is_found) {
    for (const std::string_view column : {"actor", "ref"}) {
        ForgedLedger ledger;
        ledger.forge("UPDATE entry SET " + std::string{column} + " = CAST(x'ff41' AS TEXT)" +
                     hui::tests::where_entry("G012", "10"));
        hui::tests::rehash(ledger, "G012");
        BOOST_TEST(has(ledger.deep_problems(), "G012 10 against_the_rules"), column);
    }
}

BOOST_AUTO_TEST_CASE(a_loan_that_no_entry_made_is_found) {
    const std::string book = "(SELECT id FROM book WHERE code = 'G012')";
    for (const std::string& row :
         {"portfolio VALUES (" + book + ", 'U1', NULL)",
          "loan VALUES (" + book + ", 'V1', 'M1', 'CSXH', 'running', 1, 1, 1, 1)",
          "loan_entry VALUES (" + book + ", 'V1', 1)",
          "loan_exposure VALUES (" + book + ", 'V1', 'U1', 1)"}) {
        ForgedLedger ledger;
        ledger.forge("INSERT INTO " + row);
        BOOST_TEST(ledger.deep_problems() == Lines{"G012 0 projection_differs"},
                   boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(no_word_takes_a_group_out_of_the_lists_or_puts_a_portfolio_in) {
    ForgedLedger group;
    group.forge("UPDATE book SET kind = 'loans' WHERE code = 'G012'");
    ForgedLedger portfolio;
    portfolio.forge("INSERT INTO book (code, kind) VALUES ('loans/U2', 'group')");
    for (ForgedLedger* ledger : {&group, &portfolio}) {
        BOOST_TEST(ledger->problems() == Lines{"refused: ledger_damaged"},
                   boost::test_tools::per_element());
        const auto groups = hui::store::attempt([&]() -> hui::Result<std::size_t> {
            hui::store::Ledger file = hui::store::Ledger::open(ledger->file());
            return hui::store::group_books(file).size();
        });
        BOOST_TEST(hui::tests::outcome_of(groups) == "ledger_damaged");
    }
}

BOOST_AUTO_TEST_CASE(a_portfolio_that_nothing_could_have_written_is_found_and_is_no_group) {
    ForgedLedger ledger;
    ledger.forge(
        "INSERT INTO book (code, kind) VALUES ('loans/U2', 'loans');"
        "INSERT INTO entry SELECT (SELECT id FROM book WHERE code = 'loans/U2'), 1, format, "
        "receipt,"
        " kind, effective_on, recorded_at, actor, ref, reverses, body, hash FROM entry"
        " WHERE seq = 1 AND book = (SELECT id FROM book WHERE code = 'register')");
    hui::tests::rehash(ledger, "loans/U2");
    const Lines problems = ledger.deep_problems();
    BOOST_TEST(has(problems, "loans/U2 1 book_not_registered"));
    BOOST_TEST(has(problems, "loans/U2 1 against_the_rules"));
    hui::store::Ledger file = hui::store::Ledger::open(ledger.file());
    BOOST_TEST(hui::store::all_books(file).back().code == "loans/U2");
    BOOST_TEST(hui::store::portfolio_books(file).size() == 2U);
    BOOST_TEST(hui::store::group_books(file).size() + 3 == hui::store::all_books(file).size());
    BOOST_TEST(hui::tests::outcome_of(hui::actions::group_book(file, "loans/U2")) ==
               "unknown_group");
    BOOST_TEST(hui::tests::outcome_of(hui::actions::any_book(file, "LOANS/u2")) == "done");
}

BOOST_AUTO_TEST_CASE(a_changed_balance_is_found_without_replaying) {
    ForgedLedger ledger;
    ledger.forge("UPDATE balance SET amount = amount + 1 WHERE account = 'members:02'");
    BOOST_TEST(has(ledger.problems(), "G012 0 balance_differs"));
    BOOST_TEST(has(ledger.problems(), "G013 0 balance_differs"));
}

BOOST_AUTO_TEST_CASE(a_changed_share_is_found_by_replaying) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE share SET paid = paid + 100000 WHERE no = 2 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    BOOST_TEST(ledger.problems().empty());
    const Lines problems = ledger.deep_problems();
    BOOST_TEST(has(problems, "G012 0 projection_differs"));
    BOOST_TEST(!has(problems, "G013 0 projection_differs"));
}

BOOST_AUTO_TEST_CASE(a_code_in_another_case_is_another_row) {
    for (const std::string_view forged :
         {"UPDATE share SET member = lower(member)", "UPDATE savings_group SET unit = lower(unit)",
          "UPDATE member SET unit = lower(unit) WHERE code = 'M1'"}) {
        ForgedLedger ledger;
        ledger.forge(std::string{forged});
        BOOST_TEST(has_problem(ledger.deep_problems(), "projection_differs"), forged);
    }
}

BOOST_AUTO_TEST_CASE(the_entry_that_cant_be_replayed_is_named) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE entry SET body = '{}' WHERE seq = 2 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    BOOST_TEST(has(ledger.deep_problems(), "G012 2 replay_failed"));
    ForgedLedger unreadable;
    unreadable.forge(
        "UPDATE entry SET recorded_at = 'hôm qua' WHERE seq = 5 AND book ="
        " (SELECT id FROM book WHERE code = 'G013')");
    BOOST_TEST(has(unreadable.deep_problems(), "G013 5 replay_failed"));
}

BOOST_AUTO_TEST_CASE(a_broken_page_is_found) {
    ForgedLedger ledger;
    ledger.forge(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage "
        "= 3 WHERE name ="
        " 'closing'; PRAGMA writable_schema = OFF");
    BOOST_TEST(!ledger.deep_problems().empty());
}

BOOST_AUTO_TEST_CASE(a_forged_personal_value_is_found) {
    ForgedLedger ledger;
    ledger.forge("UPDATE personal SET value = '0911111111' WHERE member = 'M1'");
    BOOST_TEST(ledger.problems() == Lines{"register 0 personal_differs"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_personal_value_that_nobody_recorded_is_found) {
    ForgedLedger ledger;
    ledger.forge(
        "INSERT INTO personal SELECT 'M3', field, salt, value FROM personal"
        " WHERE member = 'M1'");
    BOOST_TEST(ledger.problems() == Lines{"register 0 personal_differs"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_personal_value_that_vanished_is_missed) {
    ForgedLedger ledger;
    ledger.forge("DELETE FROM personal WHERE member = 'M1'");
    BOOST_TEST(ledger.problems() == Lines{"register 0 personal_missing"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_member_who_was_forgotten_is_named_and_nothing_is_wrong) {
    HonestLedger honest;
    BOOST_TEST(honest.verification().forgotten == Lines{"M3"}, boost::test_tools::per_element());
    honest.forgets("M1");
    const auto found = honest.verification({.depth = hui::actions::VerifyRequest::Depth::deep});
    BOOST_TEST(found.ok());
    BOOST_TEST(found.forgotten == (Lines{"M1", "M3"}), boost::test_tools::per_element());
    BOOST_TEST(honest.raw().ask("SELECT count(*) FROM personal") == "3");
}

BOOST_AUTO_TEST_CASE(a_forgotten_member_who_gives_a_new_phone_must_keep_it) {
    HonestLedger honest;
    honest.in_register([&](hui::store::Book& book) {
        return hui::actions::amend_member(
            honest.ledger(), book, "M3",
            {.name = {}, .unit = {}, .personal = {{"phone", "0900000099"}}}, honest.actor());
    });
    BOOST_TEST(honest.problems() == Lines{}, boost::test_tools::per_element());
    honest.raw().run("DELETE FROM personal WHERE member = 'M3'");
    BOOST_TEST(honest.problems() == Lines{"register 0 personal_missing"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
