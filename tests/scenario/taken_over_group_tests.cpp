#include "engine/exchange/line_files.hpp"
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/treasurer.hpp"

#include <algorithm>
#include <fstream>

using namespace hui;
using namespace hui::tests;

namespace {

constexpr Vnd due{300'000};
constexpr Vnd pot{1'800'000};
const Date takeover = on("2026-03-10");

/// Six shares since January, two rounds drawn; share 05 missed February and the organiser paid, and
/// share 06 has paid March ahead.
std::vector<savings::PaperLine> after_two_rounds() {
    std::vector<savings::PaperLine> papers;
    for (std::int64_t no = 1; no <= 6; ++no) {
        papers.push_back({.share = ShareNo{no},
                          .paid = due * 2,
                          .received = no <= 2 ? pot : Vnd{},
                          .advanced = {}});
    }
    papers[4].paid = due;
    papers[4].advanced = due;
    papers[5].paid = due * 3;
    return papers;
}

savings::GroupOpened running_group() {
    savings::GroupOpened group = opening_of({.shares = 6, .start = on("2026-01-05")});
    group.terms.code = "G020";
    return group;
}

/// A treasurer who has taken over that group.
struct WithRunningGroup : Treasurer {
    WithRunningGroup() {
        add_members(6);
        takes_over(running_group(), after_two_rounds(), takeover);
    }
};

void write(const std::string& path, std::string_view text) { std::ofstream{path} << text; }

}  // namespace

BOOST_AUTO_TEST_SUITE(taken_over_group_tests)

BOOST_FIXTURE_TEST_CASE(it_runs_to_its_end_and_everyone_nets_0, WithRunningGroup) {
    const auto at_start = group_at(takeover);
    BOOST_TEST(at_start.drawn.count() == 2);
    BOOST_TEST(at_start.cash.count() == 300'000);
    BOOST_TEST(share_at("05", takeover).arrears.count() == 600'000);
    pays("05", due, on("2026-03-12"));
    for (std::int64_t round = 3; round <= 6; ++round) {
        const Date day = std::max(date_of_round(Round{round}), on("2026-03-12"));
        all_pay(day);
        draws(day);
    }
    const auto at_end = group_at(on("2026-06-30"));
    BOOST_TEST(at_end.cash.count() == 0);
    BOOST_TEST((at_end.state == report::GroupState::finished));
    for (const report::ShareLine& line : at_end.shares) {
        BOOST_TEST(line.net.count() == 0);
        BOOST_TEST(line.advanced.count() == 0);
        BOOST_TEST(line.received.count() == 1'800'000);
    }
    for (const char* month : {"2026-03", "2026-04", "2026-05", "2026-06"}) {
        BOOST_TEST(closes(month, {"G020"}).blockers.empty());
    }
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(nothing_is_known_of_the_days_before, WithRunningGroup) {
    const Date day_before = on("2026-03-09");
    BOOST_TEST(outcome_of(report::group_report(ledger(), "G020", day_before)) == "before_books");
    BOOST_TEST(outcome_of(report::turn_report(ledger(), "G020", day_before)) == "before_books");
    BOOST_TEST(outcome_of(report::due_report(
                   ledger(), {.group = "G020", .month = {}, .on = day_before})) == "before_books");
    BOOST_TEST(outcome_of(report::balance_report(
                   ledger(), {.book = "G020", .on = day_before, .as_known = {}})) ==
               "before_books");
    BOOST_TEST(group_at(on("2026-03-10")).drawn.count() > 0);
    check_refused(*this, "before_takeover", [&] {
        return record(savings::Contribute{.share = share("03"), .amount = due}, day_before);
    });
}

BOOST_FIXTURE_TEST_CASE(the_months_before_need_no_closing, WithRunningGroup) {
    BOOST_TEST(closes("2026-02", {"G020"}).not_running == 1);
}

BOOST_FIXTURE_TEST_CASE(the_opening_says_who_took_it_over_and_is_not_reversed, WithRunningGroup) {
    const Entry opening = journal().front();
    BOOST_TEST(opening.kind == "group-opened");
    BOOST_TEST(opening.actor == "chị Ba");
    BOOST_TEST(iso(opening.effective_on) == "2026-03-10");
    BOOST_TEST(opening.postings.size() == 8U);
    check_refused(*this, "kind_not_reversible",
                  [&] { return try_reverse(Seq{1}, {.reason = "nhầm", .on = {}}); });
}

BOOST_FIXTURE_TEST_CASE(the_same_papers_again_are_found, WithRunningGroup) {
    const auto again = [&](std::vector<savings::PaperLine> papers) {
        return try_open(
            {.group = running_group(), .on = takeover, .ref = "", .papers = std::move(papers)});
    };
    BOOST_TEST((granted(again(after_two_rounds())).writing == Recorded::Writing::found));
    auto others = after_two_rounds();
    others[5].paid = due * 2;
    check_refused(*this, "code_taken", [&] { return again(others); });
    check_refused(*this, "code_taken", [&] { return again({}); });
}

BOOST_FIXTURE_TEST_CASE(papers_that_do_not_add_up_open_nothing, WithRunningGroup) {
    auto group = running_group();
    group.terms.code = "G021";
    auto papers = after_two_rounds();
    papers[4].advanced = {};
    check_refused(*this, "takeover_lacking", [&] {
        return try_open({.group = group, .on = takeover, .ref = "", .papers = papers});
    });
    check_refused(*this, "future_date", [&] {
        return try_open(
            {.group = group, .on = on("2027-01-01"), .ref = "", .papers = after_two_rounds()});
    });
}

BOOST_FIXTURE_TEST_CASE(a_statement_begins_with_what_was_brought, WithRunningGroup) {
    const auto statement = granted(report::statements(ledger(), "M2", on("2026-03-31"))).front();
    const auto line = std::find_if(statement.lines.begin(), statement.lines.end(),
                                   [](const auto& l) { return l.group == "G020"; });
    BOOST_REQUIRE(line != statement.lines.end());
    BOOST_TEST(line->paid.count() == 600'000);
    BOOST_TEST(line->received.count() == 1'800'000);
}

BOOST_FIXTURE_TEST_CASE(the_half_year_counts_what_was_paid_since, WithRunningGroup) {
    pays("01", due, on("2026-03-12"));
    const auto report =
        granted(report::half_year_report(ledger(), *report::parse_half_year("2026-1"), {}));
    BOOST_TEST(report.contributed.count() == 300'000);
    BOOST_TEST(report.paid_out.count() == 0);
}

BOOST_AUTO_TEST_CASE(an_opening_file_is_read_with_its_lines) {
    const OwnFolder folder;
    const std::string file = folder / "opening.csv";
    write(file, "share,paid,received,turn\n01,300.000,900000,1\n2,300k,0,\n");
    const auto rows = granted(exchange::read_opening(file));
    BOOST_TEST(rows.size() == 2U);
    BOOST_TEST(rows.front().paper.received.count() == 900'000);
    BOOST_TEST(rows.front().turn.value().count() == 1);
    BOOST_TEST(!rows.back().turn);

    write(file, "share,paid,received,turn,advanced\n01,300000,0,1,0\n02,300.5,0,2,0\n");
    const auto wrong = exchange::read_opening(file);
    BOOST_TEST(outcome_of(wrong) == "bad_amount");
    BOOST_TEST(std::get<std::int64_t>(wrong.refusal().facts.at(1).value) == 3);
    BOOST_TEST(outcome_of(exchange::read_opening(folder / "none.csv")) == "file_unreadable");
}

BOOST_AUTO_TEST_CASE(an_opening_file_has_its_columns_and_no_others) {
    const OwnFolder folder;
    const std::string file = folder / "opening.csv";
    const auto named = [&](std::string_view text) {
        write(file, text);
        const auto rows = exchange::read_opening(file);
        BOOST_REQUIRE(!rows);
        return std::string{outcome_of(rows)} + ": " +
               std::get<std::string>(rows.refusal().facts.front().value);
    };
    BOOST_TEST(named("share,paid\n01,300000\n") == "missing_column: received, turn");
    BOOST_TEST(named("share,payd,received\n01,1,0\n") == "missing_column: paid, turn");
    // Its 300,000 would have been lost without a word.
    BOOST_TEST(named("share,paid,received,turn,advence\n01,0,0,1,300000\n") ==
               "unknown_column: advence");
    BOOST_TEST(named("name,share,paid,received,turn,note\nLan,01,0,0,1,\n") ==
               "unknown_column: name, note");
    write(file, "\xEF\xBB\xBFshare;paid;received;turn;\n01;300.000;0;;\n");
    BOOST_TEST(granted(exchange::read_opening(file)).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
