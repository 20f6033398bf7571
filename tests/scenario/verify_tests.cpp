// Whoever changes the journal's file behind the program's back is found: book
// and entry are named.
#include "tests/support/forged_ledger.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::actions::VerifyRequest;
using hui::tests::ForgedLedger;
using hui::tests::has;
using hui::tests::HonestLedger;
using hui::tests::outcome_of;
using Lines = std::vector<std::string>;

namespace {

constexpr std::string_view g012 = "(SELECT id FROM book WHERE code = 'G012')";
constexpr std::string_view g013 = "(SELECT id FROM book WHERE code = 'G013')";

std::string of_entry(std::int64_t seq) {
    return " WHERE book = " + std::string{g012} + " AND seq = " + std::to_string(seq);
}
std::string change(const std::string& assignment, std::int64_t seq = HonestLedger::contribution) {
    return "UPDATE entry SET " + assignment + of_entry(seq) + ";";
}
std::string change_posting(const std::string& assignment) {
    return "UPDATE posting SET " + assignment + of_entry(HonestLedger::contribution) +
           " AND line = 1;";
}

/// The first problem with an entry of the book.
std::string first_in(std::string_view book, const Lines& problems) {
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const auto& line) {
        return line.starts_with(std::string{book} + " ") && line.find(" 0 ") == std::string::npos;
    });
    return found == problems.end() ? "nothing" : *found;
}

void check_first(const std::string& sql, const std::string& wanted) {
    BOOST_TEST_CONTEXT(sql) {
        ForgedLedger ledger;
        ledger.forge(sql);
        const Lines problems = ledger.problems();
        const std::string first = first_in(wanted.substr(0, wanted.find(' ')), problems);
        BOOST_TEST(first == wanted, "got: " << (problems.empty() ? "no problem" : problems[0]));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_tests)

BOOST_AUTO_TEST_CASE(an_honest_ledger_has_nothing_wrong) {
    HonestLedger honest;
    BOOST_TEST(honest.problems() == Lines{}, boost::test_tools::per_element());
    const auto found = honest.verification();
    BOOST_TEST(found.ok());
    const Lines books{"register", "G012", "G013", "G014",    "G015",
                      "G016",     "G017", "G018", "loans/U1"};
    std::size_t entries = 0;
    for (const std::string& book : books) { entries += honest.journal(book).size(); }
    BOOST_TEST(found.books == std::ssize(books));
    BOOST_TEST(found.entries == static_cast<std::int64_t>(entries));
    BOOST_TEST(honest.journal("G012").size() == static_cast<std::size_t>(HonestLedger::last));
}

BOOST_AUTO_TEST_CASE(without_its_guards_alone_a_ledger_still_has_nothing_wrong) {
    ForgedLedger ledger;
    BOOST_TEST(ledger.problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_column_of_an_entry_is_under_its_hash) {
    for (const std::string_view assignment :
         {"receipt = 99", "receipt = NULL", "receipt = 2", "kind = 'advanced'", "kind = ''",
          "effective_on = '2026-03-06'", "effective_on = 'hôm qua'",
          "recorded_at = '2026-12-30T03:00:00.000Z'", "actor = 'anh Tư'", "actor = ''",
          "ref = 'phiếu 7'", "reverses = 1", "body = replace(body, '200000', '200001')",
          "body = ''", "body = body || ' '", "hash = randomblob(32)", "hash = x'00'", "format = 2",
          "format = 0"}) {
        check_first(
            change(std::string{assignment}), "G012 2 " + [&]() -> std::string {
                if (assignment.starts_with("receipt") && assignment != "receipt = NULL") {
                    return "receipt_gap";
                }
                return assignment.starts_with("format") ? "unknown_format" : "hash_mismatch";
            }());
    }
}

BOOST_AUTO_TEST_CASE(an_entry_of_no_known_kind_is_named) {
    for (const std::string_view kind :
         {"member-forgotten", "month-closed", "group-opened", "reversed", "ăn cắp"}) {
        check_first(change("kind = '" + std::string{kind} + "'"), "G012 2 hash_mismatch");
    }
}

BOOST_AUTO_TEST_CASE(a_reversal_points_where_it_pointed) {
    check_first(change("reverses = 1", HonestLedger::reversal), "G012 3 hash_mismatch");
    check_first(change("reverses = NULL", HonestLedger::reversal), "G012 3 hash_mismatch");
}

BOOST_AUTO_TEST_CASE(every_column_of_a_posting_is_under_the_entrys_hash) {
    check_first(change_posting("amount = amount + 1"), "G012 2 not_balanced");
    check_first(change_posting("account = 'assets:bank'"), "G012 2 hash_mismatch");
    check_first(change_posting("line = 7"), "G012 2 posting_lines");
    check_first(change_posting("seq = 99"), "G012 2 posting_lines");
    check_first(change_posting("book = " + std::string{g013} + ", line = 9"),
                "G012 2 posting_lines");
}

BOOST_AUTO_TEST_CASE(amounts_that_still_balance_are_found) {
    check_first("UPDATE posting SET amount = amount * 2" + of_entry(HonestLedger::contribution),
                "G012 2 hash_mismatch");
    check_first("UPDATE posting SET amount = -amount" + of_entry(HonestLedger::contribution),
                "G012 2 hash_mismatch");
}

BOOST_AUTO_TEST_CASE(amounts_beyond_64_bits_are_found) {
    check_first(
        "UPDATE posting SET amount = 9223372036854775807" + of_entry(HonestLedger::contribution),
        "G012 2 not_balanced");
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_text_forges_no_other_line) {
    check_first(change("actor = actor || char(10) || 'ref x'"), "G012 2 hash_mismatch");
}

BOOST_AUTO_TEST_CASE(a_deleted_entry_leaves_a_gap) {
    check_first("DELETE FROM posting" + of_entry(2) + "; DELETE FROM entry" + of_entry(2),
                "G012 3 sequence_gap");
    check_first("DELETE FROM entry" + of_entry(2), "G012 2 orphan_posting");
    check_first("DELETE FROM entry" + of_entry(1), "G012 2 sequence_gap");
}

BOOST_AUTO_TEST_CASE(a_deleted_last_entry_is_missed_at_the_head) {
    ForgedLedger ledger;
    const std::string last = of_entry(HonestLedger::last);
    ledger.forge("DELETE FROM posting" + last + "; DELETE FROM entry" + last);
    const Lines problems = ledger.problems();
    BOOST_TEST(has(problems, "G012 10 head_differs"));
    BOOST_TEST(has(problems, "G012 0 balance_differs"));
}

BOOST_AUTO_TEST_CASE(a_deleted_posting_is_missed) {
    check_first("DELETE FROM posting" + of_entry(2) + " AND line = 2", "G012 2 not_balanced");
    check_first("DELETE FROM posting" + of_entry(2) + " AND line = 1", "G012 2 posting_lines");
    check_first("DELETE FROM posting" + of_entry(2), "G012 2 hash_mismatch");
}

BOOST_AUTO_TEST_CASE(an_added_entry_is_found) {
    check_first(
        "INSERT INTO entry SELECT book, 12, format, receipt, kind, effective_on,"
        " recorded_at, actor, 'thêm', reverses, body, hash FROM entry" +
            of_entry(11),
        "G012 12 receipt_gap");
    check_first(
        "INSERT INTO entry SELECT book, 99, format, NULL, kind, effective_on,"
        " recorded_at, actor, 'thêm', reverses, body, hash FROM entry" +
            of_entry(11),
        "G012 99 sequence_gap");
}

BOOST_AUTO_TEST_CASE(an_added_posting_is_found) {
    check_first(
        "INSERT INTO posting SELECT book, seq, line + 2, account, amount "
        "FROM posting" +
            of_entry(2),
        "G012 2 hash_mismatch");
    check_first(
        "INSERT INTO posting SELECT book, 50, line, account, amount FROM "
        "posting" +
            of_entry(2),
        "G012 50 orphan_posting");
}

BOOST_AUTO_TEST_CASE(swapped_entries_are_found) {
    const std::string swap =
        "UPDATE entry SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE book "
        "= " +
        std::string{g012} + " AND seq IN (5, 6); UPDATE entry SET seq = -seq WHERE seq < 0;" +
        "UPDATE posting SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE book "
        "= " +
        std::string{g012} + " AND seq IN (5, 6); UPDATE posting SET seq = -seq WHERE seq < 0;";
    check_first(swap, "G012 5 receipt_gap");
}

BOOST_AUTO_TEST_CASE(swapped_postings_are_found) {
    check_first("UPDATE posting SET line = -(3 - line)" + of_entry(2) +
                    "; UPDATE posting SET line = -line WHERE line < 0",
                "G012 2 hash_mismatch");
}

BOOST_AUTO_TEST_CASE(an_entry_moved_to_another_book_is_found_in_both) {
    const std::string move = "UPDATE posting SET book = " + std::string{g013} + ", seq = 99" +
                             of_entry(2) + "; UPDATE entry SET book = " + std::string{g013} +
                             ", seq = 99, ref = 'chuyển'" + of_entry(2);
    check_first(move, "G012 3 sequence_gap");
    check_first(move, "G013 99 sequence_gap");
}

BOOST_AUTO_TEST_CASE(only_the_touched_entry_is_named) {
    ForgedLedger ledger;
    ledger.forge(change("actor = 'anh Tư'"));
    BOOST_TEST(ledger.problems() == Lines{"G012 2 hash_mismatch"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_book_with_another_code_is_another_book) {
    check_first("UPDATE book SET code = 'G099' WHERE code = 'G012'", "G099 1 hash_mismatch");
    ForgedLedger ledger;
    ledger.forge("UPDATE book SET code = 'G099' WHERE code = 'G012'");
    BOOST_TEST(has(ledger.problems(), "G012 0 book_missing"));
}

BOOST_AUTO_TEST_CASE(a_book_that_vanished_is_missed) {
    ForgedLedger ledger;
    const std::string book{g012};
    ledger.forge(
        "DELETE FROM posting WHERE book = " + book + "; DELETE FROM entry WHERE book = " + book +
        "; DELETE FROM head WHERE book = " + book + "; DELETE FROM balance WHERE book = " + book +
        "; DELETE FROM book WHERE code = 'G012'");
    BOOST_TEST(has(ledger.problems(), "G012 0 book_missing"));
}

BOOST_AUTO_TEST_CASE(a_book_that_came_from_elsewhere_is_not_registered) {
    for (const std::string kind : {"group", "register"}) {
        ForgedLedger ledger;
        ledger.forge("INSERT INTO book VALUES (77, 'G077', '" + kind +
                     "');"
                     "INSERT INTO entry SELECT 77, seq, format, receipt, kind, effective_on,"
                     " recorded_at, actor, ref, reverses, body, hash FROM entry" +
                     of_entry(1));
        BOOST_TEST(has(ledger.problems(), "G077 1 book_not_registered"), kind);
    }
}

BOOST_AUTO_TEST_CASE(a_book_under_another_word_is_named) {
    ForgedLedger ledger;
    ledger.forge("UPDATE book SET kind = 'register' WHERE code = 'G012'");
    BOOST_TEST(has(ledger.problems(), "G012 1 book_not_registered"));
    ForgedLedger other;
    other.forge("UPDATE book SET kind = 'group' WHERE code = 'register'");
    BOOST_TEST(has(other.problems(), "register 1 book_not_registered"));
}

BOOST_AUTO_TEST_CASE(one_book_can_be_verified_alone) {
    ForgedLedger ledger;
    ledger.forge(change("actor = 'anh Tư'"));
    ledger.put_guards_back();
    BOOST_TEST(!ledger.verify({.book = "g012"})->ok());
    BOOST_TEST(ledger.verify({.book = "G013"})->ok());
    BOOST_TEST(ledger.verify({.book = "G013", .depth = VerifyRequest::Depth::deep})->ok());
    BOOST_TEST(outcome_of(ledger.verify({.book = "G099"})) == "unknown_book");
}

BOOST_AUTO_TEST_CASE(a_schema_that_was_changed_is_found_whichever_book_is_verified) {
    ForgedLedger ledger;
    BOOST_TEST(ledger.verify({.book = "G013"})->ok());
    BOOST_TEST(!ledger.verify({.book = "G013", .depth = VerifyRequest::Depth::deep})->ok());
}

BOOST_AUTO_TEST_CASE(a_head_that_cannot_be_read_is_named_and_the_rest_is_verified) {
    ForgedLedger ledger;
    ledger.forge("UPDATE head SET hash = x'00' WHERE book = 2");
    BOOST_TEST(ledger.problems() == std::vector<std::string>{"G012 11 head_differs"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(another_id_of_the_ledger_is_named_and_the_entries_are_not_accused) {
    ForgedLedger ledger;
    ledger.forge("UPDATE ledger SET id = substr(id, 1, 31) || 'z'");
    BOOST_TEST(ledger.problems() == std::vector<std::string>{" 0 ledger_id_differs"},
               boost::test_tools::per_element());
    BOOST_TEST(ledger.deep_problems() == std::vector<std::string>{" 0 ledger_id_differs"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_book_that_somebody_added_is_not_called_gone) {
    ForgedLedger ledger;
    ledger.forge("INSERT INTO book VALUES (50, 'H50', 'group')");
    const auto problems = ledger.problems();
    BOOST_TEST(has(problems, "H50 0 book_empty"));
    BOOST_TEST(!has(problems, "H50 0 book_missing"));
}

BOOST_AUTO_TEST_CASE(balances_that_cannot_be_read_are_no_zeros) {
    ForgedLedger ledger;
    ledger.forge("DROP TABLE balance");
    const auto problems = ledger.problems();
    BOOST_TEST(has(problems, "G012 0 table_unreadable"));
    BOOST_TEST(!has(problems, "G012 0 balance_differs"));
}

BOOST_AUTO_TEST_SUITE_END()
