// A payroll that somebody changed behind the program's back is found when it is decided again.
#include "engine/actions/register_check.hpp"
#include "tests/support/payrolls.hpp"

#include <algorithm>
#include <string>
#include <string_view>

using hui::Entry;
using hui::tests::on;
using hui::tests::Payrolls;
using namespace hui::literals;

namespace actions = hui::actions;

namespace {

/// What the rules find once somebody changed the file.
bool finds(Payrolls& books, const std::string& change, std::string_view book, hui::Seq seq) {
    auto raw = books.raw();
    raw.drop_guards();
    raw.run(change);
    const auto found = books.problems();
    const std::string wanted =
        std::string{book} + " " + std::to_string(seq.count()) + " against_the_rules";
    return std::find(found.begin(), found.end(), wanted) != found.end();
}

/// Makes payrolls what they were before they said where the books stood.
constexpr std::string_view as_first_kept =
    "UPDATE entry SET body = json_remove(body, '$.books') WHERE kind = 'payroll-recorded'";

/// What can be true by itself, and isn't by the books as they were known then.
struct Forged : Payrolls {
    Forged() { records(april_as_it_came()); }
    bool is_found(const std::string& was, const std::string& instead) {
        const Entry payroll = journal("register").back();
        BOOST_REQUIRE(payroll.body.find(was) != std::string::npos);
        return finds(*this,
                     "UPDATE entry SET body = replace(body, '" + was + "', '" + instead +
                         "') WHERE kind = 'payroll-recorded'",
                     "register", payroll.seq);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(payroll_forged_tests)

BOOST_FIXTURE_TEST_CASE(a_forged_payroll_is_found_when_it_is_decided_again, Payrolls) {
    records(april_as_it_came());
    const auto entries = journal("register");
    const auto refusal_of = [&](std::string_view was, std::string_view instead) {
        actions::RegisterCheck check;
        for (Entry entry : entries) {
            if (entry.kind != "payroll-recorded") {
                BOOST_TEST(!check.refusal_of(entry));
                continue;
            }
            const auto at = entry.body.find(was);
            BOOST_REQUIRE(at != std::string::npos);
            entry.body.replace(at, was.size(), instead);
            const auto code = check.refusal_of(entry);
            return code ? std::string{name_of(*code)} : std::string{"none"};
        }
        return std::string{"no payroll"};
    };
    BOOST_TEST(refusal_of("U1", "U1") == "none");
    BOOST_TEST(refusal_of(R"("unit":"U1")", R"("unit":"U9")") == "unknown_unit");
    BOOST_TEST(refusal_of(R"("member":"M2")", R"("member":"M9")") == "unknown_member");
    BOOST_TEST(refusal_of(R"("deducted":600000)", R"("deducted":500000)") == "not_as_decided");
    BOOST_TEST(refusal_of(R"("listed":"2026-04-01")", R"("listed":"2026-05-01")") ==
               "not_as_decided");
    BOOST_TEST(refusal_of(R"("share":2)", R"("share":0)") == "not_as_decided");
}

BOOST_FIXTURE_TEST_CASE(a_payroll_that_the_books_dont_bear_out_is_found, Payrolls) {
    records(april_as_it_came());
    const auto seq = journal("register").back().seq;
    BOOST_TEST(finds(*this, "UPDATE entry SET ref = 'x' WHERE ref = 'payroll:2026-04:U1:03'",
                     "register", seq));
}

BOOST_FIXTURE_TEST_CASE(what_was_changed_in_the_register_later_hides_it_not, Payrolls) {
    records(april_as_it_came());
    const auto seq = journal("register").back().seq;
    adds_unit("U4", "");
    BOOST_TEST(finds(*this,
                     "UPDATE entry SET ref = 'x' WHERE ref = 'payroll:2026-04:U1:03';"
                     "UPDATE entry SET body = replace(body, 'U4', 'U5') WHERE kind = 'unit-added'",
                     "register", seq));
}

BOOST_FIXTURE_TEST_CASE(what_was_asked_is_decided_again, Forged) {
    // 300,000 were asked of M2's share, and nothing was deducted.
    BOOST_TEST(
        is_found(R"("asked":300000,"deducted":0,"member":"M2","missing":[{"amount":300000)",
                 R"("asked":200000,"deducted":0,"member":"M2","missing":[{"amount":200000)"));
}

BOOST_FIXTURE_TEST_CASE(a_member_who_was_left_out_is_found, Forged) {
    BOOST_TEST(
        is_found(R"({"asked":300000,"deducted":0,"member":"M2","missing":[)"
                 R"({"amount":300000,"due":"2026-04-05","group":"G012","round":2,"share":2}]},)",
                 ""));
}

BOOST_FIXTURE_TEST_CASE(a_missing_item_in_the_place_of_another_is_found, Forged) {
    BOOST_TEST(is_found(R"("due":"2026-04-15","instalment":1,"loan":"V001")",
                        R"("due":"2026-04-05","group":"G012","round":2,"share":1)"));
}

BOOST_FIXTURE_TEST_CASE(another_day_of_the_list_is_found_where_it_asks_otherwise, Forged) {
    BOOST_TEST(is_found(R"("listed":"2026-04-01")", R"("listed":"2026-03-04")"));
}

BOOST_FIXTURE_TEST_CASE(another_way_of_paying_is_found, Forged) {
    BOOST_TEST(is_found(R"("method":"bank")", R"("method":"cash")"));
}

BOOST_FIXTURE_TEST_CASE(money_of_a_payroll_that_is_gone_is_found, Forged) {
    const auto money = journal("G012").back().seq;
    BOOST_TEST(finds(*this, "DELETE FROM entry WHERE kind = 'payroll-recorded'", "G012", money));
}

BOOST_FIXTURE_TEST_CASE(what_was_recorded_later_for_an_earlier_day_was_not_known, Forged) {
    pays("02", 300'000_vnd, on("2026-03-31"));
    BOOST_TEST(problems().empty());
    // Nor is a share of whoever joined the unit since on a list of then.
    moves("M2", "U3");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_book_without_money_of_the_payroll_is_asked_by_the_clock, Payrolls) {
    // What M2 pays for March on the day after was still asked.
    set_today(on("2027-01-01"));
    records(april({hui::tests::row("M1", 1'000'000_vnd, "V001")}));
    const auto payroll = journal("register").back().seq;
    set_today(on("2027-01-02"));
    pays("02", 300'000_vnd, on("2026-03-31"));
    BOOST_TEST(problems().empty());
    BOOST_TEST(!finds(*this, std::string{as_first_kept}, "register", payroll));
    BOOST_TEST(finds(*this,
                     "UPDATE entry SET body = replace(body, '300000,\"deducted\":0,\"member\":"
                     "\"M2\",\"missing\":[{\"amount\":300000', '200000,\"deducted\":0,"
                     "\"member\":\"M2\",\"missing\":[{\"amount\":200000')",
                     "register", payroll));
}

BOOST_FIXTURE_TEST_CASE(where_the_clock_may_have_been_set_back_nobody_is_accused, Payrolls) {
    // Within a minute nothing tells which came first.
    records(april({hui::tests::row("M1", 1'000'000_vnd, "V001")}));
    const auto payroll = journal("register").back().seq;
    pays("02", 300'000_vnd, on("2026-03-31"));
    BOOST_TEST(problems().empty());
    BOOST_TEST(!finds(*this, std::string{as_first_kept}, "register", payroll));
}

BOOST_FIXTURE_TEST_CASE(a_payroll_that_says_another_place_of_a_book_is_found, Forged) {
    // Before the money that had come to the group, more would have been asked.
    const std::string body = journal("register").back().body;
    const std::string book = R"("book":"G012","seq":)";
    const auto at = body.find(book);
    BOOST_REQUIRE(at != std::string::npos);
    const std::string was = body.substr(at, body.find('}', at) - at);
    BOOST_TEST(was != book + "1");
    BOOST_TEST(is_found(was, book + "1"));
}

BOOST_AUTO_TEST_SUITE_END()
