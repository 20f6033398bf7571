// What the entries themselves say is believed, and not the tables that repeat
// it: journals and tables rewritten together, and the codes on paper.
#include "engine/closing/seal.hpp"
#include "tests/support/forged_ledger.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using hui::Witness;
using hui::actions::WitnessElsewhere;
using hui::actions::WitnessFound;
using hui::actions::WitnessMissing;
using hui::tests::ForgedLedger;
using hui::tests::has;
using hui::tests::has_problem;
using hui::tests::HonestLedger;
using hui::tests::RawFile;
using hui::tests::rehash;
using Lines = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(verify_claims_tests)

BOOST_AUTO_TEST_CASE(a_seal_made_good_in_its_table_alone_is_broken) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE entry SET actor = 'anh Tư' WHERE seq = 2 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    rehash(ledger, "G012");
    std::vector<hui::closing::ClosedHead> heads;
    for (const std::string book : {"G012", "G013"}) {
        const auto of_closing = [&](const std::string& column) {
            return ledger.raw().ask("SELECT " + column +
                                    " FROM entry JOIN book ON book.id = entry.book"
                                    " WHERE entry.kind = 'month-closed' AND code = '" +
                                    book + "'");
        };
        heads.push_back({.book = book,
                         .seq = hui::Seq{std::stoll(of_closing("seq"))},
                         .hash = *hui::hash_from_hex(of_closing("lower(hex(hash))"))});
    }
    const std::string root = hui::closing::seal_root(hui::month_of("2026-03"), heads);
    ledger.forge("UPDATE seal SET root = '" + root + "'");
    const Lines problems = ledger.problems();
    BOOST_TEST(has_problem(problems, "seal_broken"));
    BOOST_TEST(has_problem(problems, "projection_differs"));
}

BOOST_AUTO_TEST_CASE(tables_of_closings_seals_and_groups_are_compared_without_replaying) {
    for (const std::string_view forged :
         {"UPDATE closing SET register_seq = register_seq + 1 WHERE book ="
          " (SELECT id FROM book WHERE code = 'G012')",
          "DELETE FROM closing", "UPDATE seal SET month = '2026-02'", "DELETE FROM seal",
          "UPDATE seal SET books = 9", "UPDATE registered_group SET code = lower(code)",
          "DELETE FROM registered_group WHERE code = 'G013'"}) {
        ForgedLedger ledger;
        ledger.forge(std::string{forged});
        const Lines problems = ledger.problems();
        BOOST_TEST(!problems.empty(), forged);
        for (const std::string& line : problems) {
            BOOST_TEST(line.ends_with(" 0 projection_differs"), line);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_book_that_vanished_from_every_table_is_missed) {
    ForgedLedger ledger;
    const std::string of_book = " WHERE book = (SELECT id FROM book WHERE code = 'G012');";
    std::string vanish = "DELETE FROM registered_group WHERE code = 'G012';";
    for (const std::string table :
         {"posting", "entry", "head", "balance", "savings_group", "share", "advance", "closing",
          "checkpoint", "settled_interest", "former_holder", "claim", "dispute"}) {
        vanish += "DELETE FROM " + table + of_book;
    }
    ledger.forge(vanish + "DELETE FROM book WHERE code = 'G012'");
    const Lines problems = ledger.problems();
    BOOST_TEST(has(problems, "G012 0 book_missing"));
    BOOST_TEST(has_problem(problems, "seal_broken"));
}

BOOST_AUTO_TEST_CASE(what_was_forgotten_and_put_back_is_found) {
    HonestLedger honest;
    RawFile file = honest.raw();
    std::vector<std::string> rows;
    for (const std::string table : {"personal", "personal_hash"}) {
        std::string values;
        for (const std::string& column : file.columns_of(table)) {
            values += (values.empty() ? "" : " || ', ' || ") + ("quote(" + column + ")");
        }
        rows.push_back("INSERT INTO " + table + " VALUES (" +
                       file.ask("SELECT " + values + " FROM " + table + " WHERE member = 'M1'") +
                       ")");
    }
    honest.forgets("M1");
    for (const std::string& row : rows) { file.run(row); }
    const auto problems = honest.verification().problems;
    BOOST_REQUIRE(problems.size() == 1);
    BOOST_TEST(name_of(problems[0].code) == "personal_differs");
    BOOST_TEST(problems[0].detail == "M1 phone");
}

/// Appends an entry to G012 with a good hash; the rest of the file is left as it is.
void append(ForgedLedger& ledger, const std::string& kind, const std::string& on,
            const std::string& body, const std::string& reverses = "NULL") {
    const std::string id = "(SELECT id FROM book WHERE code = 'G012')";
    ledger.forge("INSERT INTO entry VALUES (" + id + ", 12, 1, NULL, '" + kind + "', '" + on +
                 "', '2026-12-31T03:00:00.000Z', 'anh Tư', 'x', " + reverses + ", '" + body +
                 "', zeroblob(32)); UPDATE head SET seq = 12 WHERE book = " + id);
    rehash(ledger, "G012");
}

BOOST_AUTO_TEST_CASE(an_entry_that_no_rule_would_have_let_in_is_found_though_its_hash_is_good) {
    struct Forged {
        std::string kind;
        std::string on;
        std::string body;
        std::string reverses = "NULL";
    };
    for (const Forged& forged : {
             Forged{"bonus", "2026-04-20", "{}"},
             Forged{"contributed", "2026-03-20", R"({"amount":100000,"method":"cash","share":1})"},
             Forged{"contributed", "2026-04-20", R"({"amount":-1,"method":"cash","share":1})"},
             Forged{"paid-out", "2026-04-20",
                    R"({"amount":900000,"cash":900000,"round":1,"share":1})"},
             Forged{"reversed", "2026-04-20",
                    R"({"kind":"contributed","of":{"amount":200000,"method":"cash","share":2},)"
                    R"("of_date":"2026-03-04","reason":"x"})",
                    "6"},
             Forged{"month-closed", "2026-04-30",
                    R"({"arrears":[],"balances":{},"drawn":1,"month":"2026-04","register_seq":5})"},
         }) {
        BOOST_TEST_CONTEXT(forged.kind << " of " << forged.on) {
            ForgedLedger ledger;
            append(ledger, forged.kind, forged.on, forged.body, forged.reverses);
            BOOST_TEST(has(ledger.deep_problems(), "G012 12 against_the_rules"));
        }
    }
}

/// A decision on turns, with `TEXT` for what is said in it: something, or nothing.
struct Said {
    std::string kind;
    std::string body;
    std::string good;
    std::string bad;
};

std::vector<Said> decisions_on_turns() {
    const std::string kept =
        R"("changes":[{"share":2,"turn":2,"was":2},{"share":3,"turn":3,"was":3}])";
    const std::string moved =
        R"("changes":[{"share":2,"turn":3,"was":2},{"share":3,"turn":2,"was":3}])";
    const std::string by_need =
        R"(,"minute":"Họp","outcome":{"bound":0,"proof":"complete","regret":0},"pleas":)";
    const std::string vote = R"(,"minute":TEXT,"order":[{"share":2},{"share":3}]})";
    const std::string swap = R"(,"consents":[{"name":"Lan","share":2},{"name":TEXT,"share":3}]})";
    const std::string reason = R"([{"points":2,"reason":TEXT,"share":3}]})";
    const std::string points =
        R"([{"points":2,"reason":"ốm","share":2},{"points":TEXT,"reason":"ốm","share":3}]})";
    const std::string sponsor =
        R"({"apart":0,"minute":"Họp","not_before":[],"sponsored_through":1,)"
        R"("sponsors":[{"name":TEXT,"share":2}]})";
    const std::string rules =
        R"({"apart":2,"minute":TEXT,"not_before":[],"sponsored_through":0,"sponsors":[]})";
    const std::string lot = R"({"commitment":")" + std::string(64, 'a') + R"(","source":TEXT})";
    return {{"turns-changed", R"({"by":"vote",)" + kept + vote, R"("Họp")", R"(" ")"},
            {"turns-changed", R"({"by":"swap",)" + moved + swap, R"("Hoa")", R"("")"},
            {"turns-changed", R"({"by":"need",)" + moved + by_need + reason, R"("ốm")", R"(" ")"},
            {"turns-changed", R"({"by":"need",)" + kept + by_need + points, "1", "-1"},
            {"turn-rules-agreed", sponsor, R"("Chị Tư")", R"("")"},
            {"turn-rules-agreed", rules, R"("Họp")", R"("")"},
            {"lot-committed", lot, R"("XSMB")", R"(" ")"}};
}

BOOST_AUTO_TEST_CASE(decisions_on_turns_in_which_nothing_is_said_are_against_the_rules) {
    for (const Said& said : decisions_on_turns()) {
        BOOST_TEST_CONTEXT(said.body) {
            const std::string on = said.kind == "lot-committed" ? "2026-12-31" : "2026-04-21";
            for (const auto& [text, is_bad] : {std::pair{said.good, false}, {said.bad, true}}) {
                std::string body = said.body;
                body.replace(body.find("TEXT"), 4, text);
                ForgedLedger ledger;
                append(ledger, said.kind, on, body);
                BOOST_TEST(has(ledger.deep_problems(), "G012 12 against_the_rules") == is_bad);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_sealed_month_rewritten_with_good_hashes_breaks_its_seal) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE entry SET actor = 'anh Tư' WHERE seq = 2 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    rehash(ledger, "G012");
    const std::string closing = ledger.raw().ask(
        "SELECT seq FROM entry WHERE kind = 'month-closed' AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    const Lines problems = ledger.problems();
    BOOST_TEST(has(problems, "G012 " + closing + " seal_broken"));
    BOOST_TEST(!has_problem(problems, "hash_mismatch"));
    for (const std::string& line : problems) {
        BOOST_TEST((line.starts_with("G012 ") || line.starts_with("register ")), line);
    }
}

BOOST_AUTO_TEST_CASE(a_seal_of_the_first_versions_names_no_book) {
    ForgedLedger ledger;
    const std::string seal = ledger.raw().ask("SELECT seq FROM entry WHERE kind = 'month-sealed'");
    ledger.forge(
        "UPDATE entry SET body = json_remove(body, '$.parts') WHERE kind = 'month-sealed'");
    rehash(ledger, "register");
    BOOST_TEST(!has_problem(ledger.problems(), "seal_broken"));
    ledger.forge(
        "UPDATE entry SET actor = 'anh Tư' WHERE seq = 2 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    rehash(ledger, "G012");
    const Lines problems = ledger.problems();
    BOOST_TEST(has(problems, "register " + seal + " seal_broken"));
    BOOST_TEST(std::count_if(problems.begin(), problems.end(), [](const std::string& line) {
                   return line.ends_with("seal_broken");
               }) == 1);
}

BOOST_AUTO_TEST_CASE(a_seal_whose_parts_were_made_to_fit_no_book_is_broken) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE entry SET body = replace(body, '\"first\":\"G012\"', '\"first\":\"G000\"')"
        " WHERE kind = 'month-sealed'");
    rehash(ledger, "register");
    BOOST_TEST(has_problem(ledger.problems(), "seal_broken"));
}

BOOST_AUTO_TEST_CASE(a_register_rewritten_with_good_hashes_is_not_the_one_that_the_closings_name) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE entry SET body = replace(body, 'Nguyễn Thị 3', 'Nguyễn Thị 33')"
        " WHERE kind = 'member-added'");
    rehash(ledger, "register");
    const Lines problems = ledger.problems();
    BOOST_TEST(!has_problem(problems, "hash_mismatch"));
    // It is said once, of the first entry that a closing names: nobody who closed is accused.
    const std::string first = ledger.raw().ask(
        "SELECT min(json_extract(body, '$.register_seq')) FROM entry WHERE kind = 'month-closed'");
    BOOST_TEST(has(problems, "register " + first + " register_rewritten"));
    BOOST_TEST(!has_problem(problems, "register_differs"));
}

BOOST_AUTO_TEST_CASE(a_closing_that_names_another_register_than_the_later_ones_is_wrong_itself) {
    ForgedLedger ledger;
    const std::string first =
        "(SELECT seq FROM entry WHERE kind = 'month-closed' AND book ="
        " (SELECT id FROM book WHERE code = 'G012') ORDER BY seq LIMIT 1)";
    ledger.forge(
        "UPDATE entry SET body = replace(body, '\"register_hash\":\"', '\"register_hash\":\"0')" +
        hui::tests::where_entry("G012", first));
    rehash(ledger, "G012");
    const Lines problems = ledger.problems();
    const std::string seq = ledger.raw().ask("SELECT " + first);
    BOOST_TEST(has(problems, "G012 " + seq + " register_differs"));
    BOOST_TEST(!has_problem(problems, "register_rewritten"));
}

BOOST_AUTO_TEST_CASE(an_opening_rewritten_with_good_hashes_is_not_the_registered_one) {
    ForgedLedger ledger;
    ledger.forge(
        "UPDATE entry SET actor = 'anh Tư' WHERE seq = 1 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    rehash(ledger, "G012");
    BOOST_TEST(has(ledger.problems(), "G012 1 book_not_registered"));
}

BOOST_AUTO_TEST_CASE(an_open_month_rewritten_with_good_hashes_is_found_by_the_witness_alone) {
    HonestLedger honest;
    const Witness paper = Witness::of(honest.journal("G012").back().hash);
    BOOST_TEST(
        std::get<WitnessFound>(honest.verification({.witness = paper}).witness).entry.seq.count() ==
        HonestLedger::last);
    ForgedLedger ledger;
    const auto code = Witness::of(*hui::hash_from_hex(
        ledger.raw().ask("SELECT lower(hex(hash)) FROM head WHERE book = (SELECT "
                         "id FROM book WHERE code ="
                         " 'G012')")));
    BOOST_TEST(ledger.verify({.witness = code})->ok());
    ledger.forge(
        "UPDATE entry SET actor = 'anh Tư' WHERE seq = 11 AND book ="
        " (SELECT id FROM book WHERE code = 'G012')");
    rehash(ledger, "G012");
    BOOST_TEST(ledger.problems() == Lines{}, boost::test_tools::per_element());
    const auto found = ledger.verify({.witness = code});
    BOOST_TEST(!found->ok());
    BOOST_TEST(std::holds_alternative<WitnessMissing>(found->witness));
}

BOOST_AUTO_TEST_CASE(the_code_of_another_books_paper_is_not_taken_for_a_forgery) {
    HonestLedger honest;
    const Witness paper = Witness::of(honest.journal("G012").at(4).hash);
    const auto found = honest.verification({.book = "G013", .witness = paper});
    BOOST_TEST(!found.ok());
    const auto* elsewhere = std::get_if<WitnessElsewhere>(&found.witness);
    BOOST_REQUIRE(elsewhere != nullptr);
    BOOST_TEST(elsewhere->entry.book == "G012");
    BOOST_TEST(elsewhere->entry.seq.count() == 5);
    BOOST_TEST(honest.verification({.book = "G012", .witness = paper}).ok());
    const Witness nobodys = Witness::of(hui::Hash{});
    BOOST_TEST(std::holds_alternative<WitnessMissing>(
        honest.verification({.book = "G013", .witness = nobodys}).witness));
}

BOOST_AUTO_TEST_CASE(an_entry_changed_under_its_hash_is_not_what_the_code_stands_for) {
    ForgedLedger ledger;
    const std::string g012 = "(SELECT id FROM book WHERE code = 'G012')";
    const auto code = Witness::of(*hui::hash_from_hex(
        ledger.raw().ask("SELECT lower(hex(hash)) FROM entry WHERE seq = 4 AND book = " + g012)));
    ledger.forge("UPDATE entry SET actor = 'anh Tư' WHERE seq = 4 AND book = " + g012);
    for (const std::optional<std::string>& book : {std::optional<std::string>{}, {"G012"}}) {
        const auto found = ledger.verify({.book = book, .witness = code});
        BOOST_TEST(std::holds_alternative<WitnessMissing>(found->witness));
    }
}

BOOST_AUTO_TEST_SUITE_END()
