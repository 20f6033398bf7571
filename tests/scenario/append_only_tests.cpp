// The database itself refuses to change the journal, whoever asks.
#include "tests/support/forged_ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::tests::HonestLedger;
using hui::tests::RawFile;

namespace {

const std::string g012 = "(SELECT id FROM book WHERE code = 'G012')";

/// An honest ledger with all guards on, opened by somebody with SQLite's own
/// defaults.
struct Guarded : HonestLedger {
    void refuses(const std::string& sql) {
        BOOST_TEST_CONTEXT(sql) {
            RawFile file = raw();
            const std::vector<std::string> before = file.rows();
            BOOST_CHECK_THROW(file.run(sql), SQLite::Exception);
            BOOST_TEST(file.rows() == before, boost::test_tools::per_element());
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(append_only_tests, Guarded)

BOOST_AUTO_TEST_CASE(no_column_of_the_journal_is_updated) {
    for (const std::string table : {"entry", "posting", "book", "ledger"}) {
        for (const std::string& column : raw().columns_of(table)) {
            refuses("UPDATE " + table + " SET " + column + " = " + column);
        }
    }
    refuses("UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2");
    refuses("UPDATE OR IGNORE posting SET amount = 0");
}

BOOST_AUTO_TEST_CASE(no_row_of_the_journal_is_deleted) {
    for (const std::string_view table : {"posting", "entry", "book", "ledger"}) {
        refuses("DELETE FROM " + std::string{table});
    }
    refuses("DELETE FROM posting WHERE seq = 11");
    refuses("DELETE FROM entry WHERE seq = 11");
}

BOOST_AUTO_TEST_CASE(no_entry_is_replaced_by_its_number) {
    for (const std::string_view verb : {"INSERT OR REPLACE", "REPLACE"}) {
        refuses(std::string{verb} +
                " INTO entry SELECT book, seq, format, receipt, kind, "
                "effective_on, recorded_at,"
                " 'anh Tư', ref, reverses, body, hash FROM entry WHERE seq = 2 AND "
                "book = " +
                g012);
    }
    refuses("INSERT INTO entry SELECT * FROM entry WHERE seq = 2 AND book = " + g012 +
            " ON CONFLICT DO UPDATE SET actor = 'anh Tư'");
}

BOOST_AUTO_TEST_CASE(no_entry_is_replaced_by_its_reference) {
    refuses(
        "INSERT OR REPLACE INTO entry SELECT book, 12, format, NULL, kind, "
        "effective_on,"
        " recorded_at, actor, ref, NULL, body, hash FROM entry WHERE seq = 2 "
        "AND book = " +
        g012);
}

BOOST_AUTO_TEST_CASE(no_reversal_is_replaced_by_another_of_the_same_entry) {
    refuses(
        "INSERT OR REPLACE INTO entry SELECT book, 12, format, NULL, kind, "
        "effective_on,"
        " recorded_at, actor, 'đảo lại', reverses, body, hash FROM entry "
        "WHERE seq = 3"
        " AND book = " +
        g012);
}

BOOST_AUTO_TEST_CASE(no_posting_is_replaced) {
    refuses(
        "INSERT OR REPLACE INTO posting SELECT book, seq, line, account, 0 "
        "FROM posting"
        " WHERE seq = 2 AND book = " +
        g012);
}

BOOST_AUTO_TEST_CASE(no_book_is_replaced) {
    refuses(
        "INSERT OR REPLACE INTO book SELECT id, 'G099', kind FROM book WHERE "
        "code = 'G012'");
    refuses("INSERT OR REPLACE INTO book VALUES (99, 'g012', 'group')");
    refuses("INSERT INTO book VALUES (99, 'G012', 'group')");
}

BOOST_AUTO_TEST_CASE(a_ledger_keeps_its_id) {
    refuses("INSERT OR REPLACE INTO ledger SELECT id FROM ledger");
    refuses("INSERT INTO ledger VALUES ('0123456789abcdef0123456789abcdef')");
}

BOOST_AUTO_TEST_CASE(an_entry_has_the_next_number) {
    for (const std::string_view seq : {"0", "-1", "1", "11", "13", "9223372036854775807"}) {
        refuses("INSERT INTO entry SELECT book, " + std::string{seq} +
                ", format, NULL, kind, effective_on, recorded_at, actor, 'thêm', "
                "NULL, body, hash"
                " FROM entry WHERE seq = 11 AND book = " +
                g012);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_entry_is_not_written) {
    const auto refuses_value = [&](const std::string& column, const std::string& value) {
        std::string values;
        for (const std::string& name : raw().columns_of("entry")) {
            const std::string plain = name == "seq"       ? "12"
                                      : name == "ref"     ? "'thêm'"
                                      : name == "receipt" ? "7"
                                                          : name;
            values += (values.empty() ? "" : ", ") + (name == column ? value : plain);
        }
        refuses("INSERT INTO entry SELECT " + values +
                " FROM entry WHERE seq = 11 AND book = " + g012);
    };
    refuses_value("effective_on", "'2026-02-30'");
    refuses_value("effective_on", "'2026-2-9'");
    refuses_value("effective_on", "'2026-03-05 00:00'");
    refuses_value("recorded_at", "'2026-03-05'");
    refuses_value("hash", "x'00'");
    refuses_value("hash", "'not a hash'");
    refuses_value("receipt", "0");
    refuses_value("reverses", "12");
    refuses_value("format", "0");
    refuses_value("actor", "NULL");
}

BOOST_AUTO_TEST_SUITE_END()
