// Entries of every kind, forged with good hashes and with the postings that they ask for: each
// breaks a rule, and is found by being decided again.
#include "engine/report/group_report.hpp"
#include "tests/support/forged_ledger.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using hui::tests::forge_body;
using hui::tests::ForgedLedger;
using hui::tests::has;
using hui::tests::HonestLedger;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using hui::tests::rehash;
using hui::tests::where_entry;
using Lines = std::vector<std::string>;

namespace {

/// The first entry of the kind that says `was`, and what it says instead.
struct Forged {
    std::string_view book;
    std::string_view kind;
    std::string_view was;
    std::string_view instead;
};

constexpr std::string_view lan_and_binh = R"([{"name":"Lan"},{"name":"Bình"}])";

const std::vector<Forged> forged_entries{
    {"register", "ledger-opened", R"("name":"Sổ ấp 3")", R"("name":" ")"},
    {"register", "unit-added", R"("code":"U2")", R"("code":"u1")"},
    {"register", "unit-added", R"("parent":"U1")", R"("parent":"U9")"},
    {"register", "unit-added", R"("name":"Ấp 3")", R"("name":"")"},
    {"register", "unit-amended", R"("parent":"U1")", R"("parent":"U2")"},
    {"register", "unit-amended", R"("code":"U2")", R"("code":"U9")"},
    {"register", "member-added", R"("code":"M2")", R"("code":"m1")"},
    {"register", "member-added", R"("unit":"U1")", R"("unit":"U9")"},
    {"register", "member-amended", R"("code":"M2")", R"("code":"M9")"},
    {"register", "member-forgotten", R"("code":"M3")", R"("code":"M9")"},
    {"register", "lender-added", R"("code":"QTG")", R"("code":"csxh")"},
    {"register", "lender-added", R"("code":"QTG")", R"("code":"Q T")"},
    {"register", "lender-added", R"("name":"Quỹ tương trợ")", R"("name":" ")"},
    {"register", "lender-amended", R"("kind":"collected")", R"("kind":"bank")"},
    {"register", "lender-amended", R"("code":"CSXH")", R"("code":"csxh")"},
    {"register", "lender-amended", R"("name":"NHCSXH huyện")", R"("name":"Ngân hàng CSXH")"},
    {"register", "lender-amended", R"("name":"NHCSXH huyện")", R"("name":"")"},
    {"register", "policy-set", "limit-unit:U2", "limit-unit:U9"},
    {"register", "policy-set", "limit-unit:U2", "limit-unit:u2"},
    {"register", "policy-set", "limit-lender:CSXH", "limit-lender:U2"},
    {"register", "policy-set", "limit-lender:CSXH", "limit-lender:csxh"},
    {"register", "policy-set", "limit-borrower", "limit-borrower:M1"},
    {"register", "policy-set", R"("value":"50000000")", R"("value":"50.000.000")"},
    {"register", "policy-set", R"("key":"contribution-max")", R"("key":"bonus")"},
    {"register", "policy-set", R"("value":"1000000")", R"("value":"-1")"},
    {"register", "policy-set", R"("value":"yes")", R"("value":"perhaps")"},
    {"register", "policy-set", R"("value":"12")", R"("value":"1200")"},
    {"register", "group-registered", R"("group":"G013")", R"("group":"g012")"},
    {"register", "group-registered", R"("group":"loans/U1")", R"("group":"loans/U9")"},
    {"register", "month-sealed", R"("books":2)", R"("books":0)"},
    {"register", "month-sealed", R"("month":"2026-03")", R"("month":"2027-03")"},

    {"G012", "group-opened", R"("contribution":300000)", R"("contribution":3000000)"},
    {"G012", "group-opened", R"("member":"M2")", R"("member":"M9")"},
    {"G012", "group-opened", R"("unit":"U1")", R"("unit":"U9")"},
    {"G012", "contributed", "200000", "9900000"},
    {"G012", "advanced", "300000", "900000"},
    {"G012", "contributed", R"("share":2)", R"("of_date":"2026-01-05","share":2)"},
    {"G012", "contributed", R"("method":"cash")", R"("corrects":2,"method":"cash")"},
    {"G012", "paid-out", R"("round":1)", R"("round":2)"},
    {"G012", "month-closed", R"("drawn":1)", R"("drawn":0)"},
    {"G012", "reversed", R"("reason":"nhầm nhóm")", R"("reason":"  ")"},

    {"G014", "turn-rules-agreed", R"("round":2)", R"("round":9)"},
    {"G014", "turns-changed", R"("mix":"48213")", R"("mix":"48214")"},
    {"G014", "turns-changed", R"("by":"vote")", R"("by":"swap")"},
    {"G014", "turns-changed", R"("Biểu quyết","order":[{"share":2},{"share":1})",
     R"("Biểu quyết","order":[{"share":1},{"share":2})"},
    {"G014", "turns-changed", R"({"name":"Lan","share":3},)", ""},
    {"G014", "turns-changed", R"({"name":"Mai","share":2})", R"({"name":"Mai","share":1})"},
    {"G014", "turns-changed", R"("points":5)", R"("points":1)"},
    {"G014", "turns-changed", R"("regret":0)", R"("regret":1)"},
    {"G014", "late-interest-paid", R"("amount":575)", R"("amount":1)"},
    {"G014", "late-interest-waived", R"("reason":"con ốm")", R"("reason":" ")"},
    {"G014", "reserve-spent", R"("amount":20000)", R"("amount":200000)"},
    {"G014", "reserve-spent", R"("reason":"thăm bệnh")", R"("reason":"")"},
    {"G014", "reserve-spent", lan_and_binh, R"([{"name":"Lan"},{"name":"LAN"}])"},
    {"G014", "reserve-spent", lan_and_binh, R"([{"name":"Lan"},{"name":" "}])"},
    {"G014", "bank-moved", R"("amount":20000)", R"("amount":2000000)"},
    {"G014", "bank-moved", R"("reason":"phí tài khoản")", R"("reason":" ")"},
    {"G014", "bank-moved", R"("reason":"phí)", R"("of_date":"2026-01-05","reason":"phí)"},
    {"G014", "reserve-spent", R"("reason":)", R"("of_date":"2026-01-05","reason":)"},
    {"G014", "late-interest-paid", R"("on":)", R"("of_date":"2026-01-05","on":)"},
    {"G014", "late-interest-shared", R"("reason":"cuối vòng")", R"("reason":" ")"},
    {"G014", "reserve-returned", R"("cash":180000)", R"("cash":170000)"},

    {"G015", "holder-changed", R"([{"name":"Ba","share":3}])", R"([{"name":" ","share":3}])"},
    {"G015", "holder-changed", R"("member":"M5")", R"("member":"M9")"},
    {"G015", "holder-changed", R"("reason":"ông Hai mất")", R"("reason":"")"},
    {"G015", "organiser-changed", R"("reason":"chuyển công tác")", R"("reason":" ")"},
    {"G015", "organiser-changed", R"("claims":0)", R"("claims":5)"},
    {"G015", "share-joined", R"("name":"tổ trưởng")", R"("name":"")"},
    {"G015", "share-joined", "300000", "100000"},
    {"G015", "share-left", R"("reason":"đi xa")", R"("reason":" ")"},
    {"G015", "share-left", R"("after":1)", R"("after":0)"},
    {"G015", "group-dissolved", R"("reason":"không đủ người")", R"("reason":"")"},
    {"G015", "group-dissolved", R"({"name":"chị","share":1},)", ""},
    {"G015", "claim-settled", R"("amount":100000)", R"("amount":99000000)"},

    {"G015", "group-dissolved", R"("advanced":300000,)",
     R"("advanced":300000,"approved_by":"Chị  ba",)"},

    {"G017", "reserve-covered", "150000", "5000000"},
    {"G017", "reserve-covered", lan_and_binh, R"([{"name":"Lan"},{"name":"lan "}])"},
    {"G017", "reserve-covered", R"("share":)", R"("of_date":"2026-01-05","share":)"},
    {"G017", "share-defaulted", R"("reason":"bỏ đi biệt")", R"("reason":" ")"},
    {"G017", "share-defaulted", R"("after":2)", R"("after":1)"},
    {"G017", "late-interest-paid", R"("to_reserve":753)", R"("to_reserve":1329)"},
    {"G017", "late-interest-paid", R"("to_drawer":576)", R"("to_drawer":617)"},
    {"G017", "late-interest-paid", R"("drawer":3)", R"("drawer":2)"},
    {"G017", "paid-out", R"("round":3)", R"("round":4)"},

    {"G018", "cash-counted", R"("book":300000)", R"("book":250000)"},
    {"G018", "cash-counted", R"("book":600000)", R"("book":550000)"},
    {"G018", "cash-counted", R"({"name":"Lan"},{"name":"Bình"})", ""},
    {"G018", "cash-counted", R"("name":"Bình")", R"("name":" ")"},
    {"G018", "cash-counted", R"("counted":300000)", R"("counted":200000)"},
    {"G018", "cash-counted", R"({"count":1,"note":100000})", R"({"count":2,"note":100000})"},
    {"G018", "cash-counted", R"("count":1,"note":200000)", R"("count":0,"note":200000)"},
    {"G018", "cash-counted", "300000", "-300000"},
    {"G018", "statement-reconciled", R"("book":300000)", R"("book":200000)"},
    {"G018", "statement-reconciled", R"("closing":301000)", R"("closing":300000)"},
    {"G018", "statement-reconciled", R"([{"seq":10}])", R"([{"seq":2}])"},
    {"G018", "statement-reconciled", R"([{"seq":10}])", R"([{"seq":99}])"},
    {"G018", "statement-reconciled", R"([{"seq":10}])", R"([{"seq":10},{"seq":10}])"},
    {"G018", "statement-reconciled", R"([{"seq":10}])", "[]"},
    {"G018", "statement-reconciled", R"("no":1)", R"("no":3)"},
    {"G018", "statement-reconciled", R"("reference":"FT26132")", R"("reference":" FT")"},
    {"G018", "statement-reconciled", R"("to":"2026-05-31")", R"("to":"2027-05-31")"},
    {"G018", "cash-difference-posted", "-50000", "-60000"},
    {"G018", "cash-difference-posted", "-50000", "50000"},
    {"G018", "cash-difference-posted", R"("count":5)", R"("count":3)"},
    {"G018", "cash-difference-posted", "thối nhầm tiền", " "},
    {"G018", "dispute-opened", R"("member":"M2")", R"("member":"M9")"},
    {"G018", "dispute-opened", R"("member":"M2")", R"("member":"m2")"},
    {"G018", "dispute-opened", "góp mà sổ không ghi", ""},
    {"G018", "dispute-settled", R"("member":"M2")", R"("member":"M1")"},
    {"G018", "dispute-settled", "đã đối chiếu", " "},

    {"loans/U1", "portfolio-opened", R"("unit":"U1")", R"("unit":"U2")"},
    {"loans/U1", "loan-applied", R"("borrower":"M2")", R"("borrower":"M9")"},
    {"loans/U1", "loan-applied", R"("lender":"CSXH")", R"("lender":"XXXX")"},
    {"loans/U1", "loan-applied", R"("lender_kind":"collected")", R"("lender_kind":"bank")"},
    {"loans/U1", "loan-applied", R"("rate":"6.6")", R"("rate":"26.6")"},
    {"loans/U1", "loan-applied", R"("overdue_rate":"9.9")", R"("overdue_rate":"19.9")"},
    {"loans/U1", "loan-applied", "U1:60;U2:40", "U2:60;U1:40"},
    {"loans/U1", "loan-certified", R"("unit":"U2")", R"("unit":"U9")"},
    {"loans/U1", "loan-certified", "có việc làm ổn định", " "},
    {"loans/U1", "loan-approved", R"("limit":50000000)", R"("limit":500000000)"},
    {"loans/U1", "loan-approved", R"("by":"Hoa")", R"("by":" ")"},
    {"loans/U1", "loan-approved", R"("added":3000000,"before":12000000)",
     R"("added":3000000,"before":0)"},
    {"loans/U1", "loan-approved", R"("outstanding":1500000)", R"("outstanding":1400000)"},
    {"loans/U1", "loan-withdrawn", R"("reason":"không vay nữa")", R"("reason":" ")"},
    {"loans/U1", "loan-withdrawn", R"("loan":"V004")", R"("loan":"V001")"},
    {"loans/U1", "loan-disbursed", R"("amount":4000000)", R"("amount":5000000)"},
    {"loans/U1", "loan-disbursed", R"("due":"2026-06-10")", R"("due":"2026-06-09")"},
    {"loans/U1", "loan-taken-over", R"("outstanding":1000000)", R"("outstanding":9000000)"},
    {"loans/U1", "loan-repaid", R"("amount":900000)", R"("amount":9000000)"},
    {"loans/U1", "loan-reallocated", R"("interest":)", R"("interest":1)"},
    {"loans/U1", "loan-rescheduled", R"("how":"extended")", R"("how":"moved")"},
    {"loans/U1", "loan-rescheduled", R"("reason":"mất mùa")", R"("reason":"")"},
    {"loans/U1", "loan-called", "không trả nữa", " "},
    {"loans/U1", "loan-written-off", R"("principal":1000000)", R"("principal":1)"},
    {"loans/U1", "loan-interest-waived", R"("amount":500)", R"("amount":900000000)"},
    {"loans/U1", "loan-interest-waived", "bị lũ cuốn", " "},
    {"loans/U1", "loan-interest-waived", R"("reason":)", R"("of_date":"2026-01-05","reason":)"},
    {"loans/U1", "loan-noted", "bò còn nhỏ", " "},
    {"loans/U1", "loan-saved", R"("amount":20000)", R"("amount":90000)"},
    {"loans/U1", "remitted", R"("amount":500000)", R"("amount":99000000)"},
    {"loans/U1", "fund-paid-in", R"("member":"M1")", R"("member":"M9")"},
    {"loans/U1", "loan-saved", R"("method":"cash")", R"("method":"cash","of_date":"2026-01-05")"},
    {"loans/U1", "remitted", R"("method":"cash")", R"("method":"cash","of_date":"2099-01-05")"},
    {"loans/U1", "fund-paid-in", R"("method":"cash")", R"("method":"cash","of_date":"2099-01-05")"},
    {"loans/U1", "month-closed", R"("accrued":)", R"("accrued":1)"},
    {"loans/U1", "month-closed", R"("overdue_interest":)", R"("overdue_interest":1)"},

    {"G016", "paid-out", R"("approved_by":"Trần Văn Bình",)", ""},
    {"G016", "paid-out", R"("approved_by":"Trần Văn Bình")", R"("approved_by":" ")"},
    {"G016", "paid-out", R"("approved_by":"Trần Văn Bình")", R"("approved_by":"Chị  ba")"},
};

/// The text with each place where it says `was` changed.
std::string changed(std::string text, std::string_view was, std::string_view instead) {
    for (auto at = text.find(was); at != std::string::npos;
         at = text.find(was, at + instead.size())) {
        text.replace(at, was.size(), instead);
    }
    return text;
}

/// The number of the entry that is forged, which must be there.
std::string seq_of(ForgedLedger& ledger, const Forged& forged) {
    const std::string seq = ledger.raw().ask(
        "SELECT coalesce(min(seq), 0) FROM entry WHERE book = (SELECT id FROM book WHERE code = '" +
        std::string{forged.book} + "') AND kind = '" + std::string{forged.kind} +
        "' AND instr(body, '" + std::string{forged.was} + "') > 0");
    BOOST_TEST(seq != "0", forged.kind << " that says " << forged.was);
    return seq;
}

void forge(ForgedLedger& ledger, const Forged& forged, const std::string& seq) {
    const std::string book{forged.book};
    const std::string body = ledger.raw().ask("SELECT body FROM entry" + where_entry(book, seq));
    forge_body(ledger, book, seq, changed(body, forged.was, forged.instead));
    rehash(ledger, book);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(forged_entries_tests)

BOOST_AUTO_TEST_CASE(an_entry_of_any_kind_that_breaks_its_rule_is_found_though_its_hash_is_good) {
    for (const Forged& forged : forged_entries) {
        BOOST_TEST_CONTEXT(forged.book << " " << forged.kind << ": " << forged.instead) {
            ForgedLedger ledger;
            const std::string seq = seq_of(ledger, forged);
            if (seq == "0") { continue; }
            forge(ledger, forged, seq);
            const Lines problems = ledger.deep_problems();
            BOOST_TEST(has(problems, std::string{forged.book} + " " + seq + " against_the_rules"));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_honest_ledger_has_an_entry_of_every_kind_and_each_is_forged) {
    HonestLedger honest;
    std::set<std::string> kinds;
    for (const std::string& kind : honest.raw().column("SELECT DISTINCT kind FROM entry")) {
        kinds.insert(kind);
    }
    // The commitment is forged by its day alone.
    std::set<std::string> forged{"lot-committed"};
    for (const Forged& entry : forged_entries) { forged.insert(std::string{entry.kind}); }
    BOOST_TEST(kinds == forged, boost::test_tools::per_element());
    BOOST_TEST(kinds.size() == 11U + 28U + 17U);
}

BOOST_AUTO_TEST_CASE(a_loan_that_was_approved_for_less_than_what_is_taken_over_is_found) {
    const Forged less{.book = "loans/U1",
                      .kind = "loan-approved",
                      .was = R"("added":3000000,"before":12000000)",
                      .instead = R"("added":2000000,"before":12000000)"};
    ForgedLedger ledger;
    const std::string seq = seq_of(ledger, less);
    forge(ledger, less, seq);
    // The loan is taken over, with 1,000,000, by the entry after it.
    const std::string next = std::to_string(std::stoll(seq) + 1);
    BOOST_TEST(has(ledger.deep_problems(), "loans/U1 " + next + " against_the_rules"));
}

BOOST_AUTO_TEST_CASE(a_commitment_stands_under_the_day_on_which_it_was_recorded) {
    ForgedLedger ledger;
    const std::string seq = ledger.raw().ask("SELECT seq FROM entry WHERE kind = 'lot-committed'");
    ledger.forge("UPDATE entry SET effective_on = '2026-04-19'" + where_entry("G014", seq));
    rehash(ledger, "G014");
    BOOST_TEST(has(ledger.deep_problems(), "G014 " + seq + " against_the_rules"));
}

BOOST_AUTO_TEST_CASE(a_rate_that_the_register_did_not_hold_then_is_found_in_interest) {
    // 300,000 for 10 days at 6 % instead of 12 %: the register says 6 % by now.
    ForgedLedger ledger;
    const std::string seq = ledger.raw().ask(
        "SELECT seq FROM entry WHERE kind = 'late-interest-paid' AND book ="
        " (SELECT id FROM book WHERE code = 'G016')");
    std::string body = ledger.raw().ask("SELECT body FROM entry" + where_entry("G016", seq));
    BOOST_TEST(body.find(R"("amount":986)") != std::string::npos);
    body = changed(changed(body, R"("amount":986)", R"("amount":493)"), R"("12")", R"("6")");
    forge_body(ledger, "G016", seq, body);
    rehash(ledger, "G016");
    BOOST_TEST(has(ledger.deep_problems(), "G016 " + seq + " against_the_rules"));
}

BOOST_AUTO_TEST_CASE(who_dates_a_payout_back_before_the_policy_still_needs_a_second_person) {
    ForgedLedger ledger;
    const Forged forged{"G016", "paid-out", R"("approved_by":"Trần Văn Bình",)", ""};
    const std::string seq = seq_of(ledger, forged);
    ledger.forge("UPDATE entry SET recorded_at = '2026-12-31T03:00:00.001Z'" +
                 where_entry("G016", seq));
    forge(ledger, forged, seq);
    BOOST_TEST(has(ledger.deep_problems(), "G016 " + seq + " against_the_rules"));
}

BOOST_AUTO_TEST_CASE(an_entry_is_undone_once) {
    ForgedLedger ledger;
    const std::string id = "(SELECT id FROM book WHERE code = 'G012')";
    ledger.forge(
        "INSERT INTO entry SELECT book, 12, format, NULL, kind, '2026-04-20',"
        " '2026-12-31T04:00:00.000Z', actor, 'again', reverses, body, hash FROM entry"
        " WHERE seq = 3 AND book = " +
        id +
        ";"
        "INSERT INTO posting SELECT book, 12, line, account, amount FROM posting"
        " WHERE seq = 3 AND book = " +
        id + "; UPDATE head SET seq = 12 WHERE book = " + id);
    rehash(ledger, "G012");
    BOOST_TEST(has(ledger.deep_problems(), "G012 12 against_the_rules"));
}

BOOST_AUTO_TEST_CASE(a_refused_opening_ends_its_book_and_the_next_is_verified) {
    ForgedLedger ledger;
    auto opening = opening_of({.shares = 1'600});
    opening.terms.code = "G013";
    for (auto& seat : opening.seats) { seat.member = "M1"; }
    forge_body(ledger, "G013", "1", hui::savings::draft_of(opening, opening.terms.start).body);
    const hui::savings::TurnRulesAgreed rules{
        .rules = {.not_before = {}, .apart = 3, .sponsored_through = {}, .sponsors = {}},
        .minute = "Họp"};
    const auto draft = hui::savings::draft_of(rules, opening.terms.start);
    ledger.forge("UPDATE entry SET kind = '" + draft.kind + "', receipt = NULL, body = '" +
                 draft.body + "'" + where_entry("G013", "2"));
    rehash(ledger, "G013");
    const Forged next{"G014", "late-interest-waived", R"("reason":"con ốm")", R"("reason":" ")"};
    const std::string seq = seq_of(ledger, next);
    forge(ledger, next, seq);
    const Lines problems = ledger.deep_problems();
    BOOST_TEST(has(problems, "G013 1 against_the_rules"));
    BOOST_TEST(!has(problems, "G013 2 against_the_rules"));
    BOOST_TEST(has(problems, "G014 " + seq + " against_the_rules"));
}

BOOST_AUTO_TEST_CASE(what_cant_be_replayed_is_told_without_words_of_the_program) {
    ForgedLedger ledger;
    ledger.forge("UPDATE entry SET body = '{}'" + where_entry("G012", "2"));
    const auto found = ledger.verify({.depth = hui::actions::VerifyRequest::Depth::deep});
    for (const auto& problem : found->problems) {
        if (name_of(problem.code) == "replay_failed") { BOOST_TEST(problem.detail == ""); }
    }
    BOOST_TEST(has(ledger.deep_problems(), "G012 2 replay_failed"));
}

BOOST_AUTO_TEST_CASE(figures_of_any_size_end_in_a_finding) {
    constexpr std::string_view largest = "9223372036854775807";
    for (const Forged& forged : {
             Forged{"G012", "contributed", "200000", largest},
             Forged{"G012", "advanced", "300000", largest},
             Forged{"G012", "group-opened", "300000", largest},
             Forged{"G012", "paid-out", R"("round":1)", R"("round":9223372036854775807)"},
             Forged{"G012", "contributed", R"("share":2)", R"("share":9223372036854775807)"},
             Forged{"G014", "turn-rules-agreed", R"("round":2)", R"("round":9223372036854775807)"},
             Forged{"G015", "claim-settled", "100000", largest},
         }) {
        BOOST_TEST_CONTEXT(forged.kind << ": " << forged.instead) {
            ForgedLedger ledger;
            const std::string seq = seq_of(ledger, forged);
            forge(ledger, forged, seq);
            const std::string place = std::string{forged.book} + " " + seq;
            const Lines problems = ledger.deep_problems();
            BOOST_TEST((has(problems, place + " against_the_rules") ||
                        has(problems, place + " replay_failed")));
            hui::store::Ledger file = hui::store::Ledger::open(ledger.file());
            for (const std::string_view day : {"2026-03-10", "2026-12-31"}) {
                const auto outcome =
                    outcome_of(hui::report::group_report(file, forged.book, on(day)));
                const bool is_told = outcome == "done" || outcome == "overflow" ||
                                     outcome == "ledger_damaged" || outcome == "before_books";
                BOOST_TEST(is_told, outcome);
            }
        }
    }
    ForgedLedger numbers;
    numbers.forge("UPDATE entry SET seq = " + std::string{largest} + where_entry("G012", "11"));
    BOOST_TEST(!numbers.deep_problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
