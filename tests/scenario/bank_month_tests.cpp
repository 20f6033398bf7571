// A treasurer's month with a bank account: its statement is compared with the book, kept, and
// tested again whenever the book is verified.
#include "engine/actions/statements.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Seq;
using hui::Vnd;
using hui::actions::ComparedStatement;
using hui::actions::StatementRequest;
using hui::closing::BankStatement;
using hui::closing::LineMatch;
using hui::closing::Proposed;
using hui::closing::StatementLine;
using hui::closing::Unmatched;
using hui::savings::Contribute;
using hui::savings::Method;
using hui::savings::Payout;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

using Lines = std::vector<std::string>;

StatementLine line_of(std::string_view day, Vnd amount, std::string description) {
    return {
        .day = on(day), .amount = amount, .reference = {}, .description = std::move(description)};
}

/// Three shares of 300,000; all pay March by bank, the pot is drawn the same way.
struct Account : Treasurer {
    Account() {
        set_today(on("2026-04-02"));
        by_bank("01", "2026-03-05");
        by_bank("02", "2026-03-05");
        by_bank("03", "2026-03-06");
        granted(
            record(Payout{.share = {}, .amount = {}, .method = Method::bank}, on("2026-03-10")));
    }
    Recorded by_bank(std::string_view no, std::string_view day, Vnd amount = 300'000_vnd) {
        return granted(record(
            Contribute{.share = hui::tests::share(no), .amount = amount, .method = Method::bank},
            on(day)));
    }
    static StatementRequest of_march() {
        return {.statement = {.period = {.from = on("2026-03-01"), .to = on("2026-03-31")},
                              .opening = {},
                              .closing = {},
                              .lines = {line_of("2026-03-05", 300'000_vnd, "G012-01 gop hui"),
                                        line_of("2026-03-05", 300'000_vnd, "G01202"),
                                        line_of("2026-03-07", 300'000_vnd, "chuyen khoan"),
                                        line_of("2026-03-10", -900'000_vnd, "chi hui")}},
                .matching = {},
                .ref = {}};
    }
    static StatementRequest confirmed(StatementRequest request) {
        request.matching.confirmed = {{.line = 3, .entries = {Seq{4}}},
                                      {.line = 4, .entries = {Seq{5}}}};
        return request;
    }
    ComparedStatement compared(const StatementRequest& request) {
        return granted(hui::actions::compare_statement(ledger(), "G012", request, actor()));
    }
    Lines states(const StatementRequest& request) {
        Lines lines;
        for (const auto& state : compared(request).states) {
            if (const auto* match = std::get_if<LineMatch>(&state)) {
                lines.push_back("matched " + std::to_string(match->entries.front().count()));
            } else if (const auto* proposed = std::get_if<Proposed>(&state)) {
                lines.push_back("proposed " + std::to_string(proposed->entry.count()));
            } else {
                lines.emplace_back("unmatched");
            }
        }
        return lines;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bank_month_tests, Account)

BOOST_AUTO_TEST_CASE(a_month_is_compared_confirmed_kept_and_closed) {
    // Two members wrote the code that they were given; the others are told by amount and day.
    BOOST_TEST(states(of_march()) == (Lines{"matched 2", "matched 3", "proposed 4", "proposed 5"}),
               boost::test_tools::per_element());
    BOOST_TEST(journal().size() == 5U);

    const Recorded kept = granted(record(confirmed(of_march())));
    BOOST_TEST((kept.entry.seq == Seq{6}));
    BOOST_TEST(kept.entry.postings.empty());
    BOOST_TEST(kept.entry.body.find("gop hui") == std::string::npos);
    const auto event = hui::closing::statement_reconciled_of(kept.entry.body);
    BOOST_TEST(event.closing.count() == 0);
    BOOST_TEST(event.book.count() == 0);
    BOOST_TEST(event.lines.size() == 4U);
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());

    closes("2026-03");
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
    // April's statement doesn't take March's entries again.
    const StatementRequest april{
        .statement = {.period = {.from = on("2026-04-01"), .to = on("2026-04-02")},
                      .opening = {},
                      .closing = 300'000_vnd,
                      .lines = {line_of("2026-04-01", 300'000_vnd, "G012-02")}},
        .matching = {.within = hui::Days{60}, .confirmed = {}},
        .ref = {}};
    BOOST_TEST(states(april) == Lines{"unmatched"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_nobody_confirmed_is_kept_as_not_matched) {
    const auto event =
        hui::closing::statement_reconciled_of(granted(record(of_march())).entry.body);
    BOOST_TEST(event.lines[1].match.has_value());
    BOOST_TEST(!event.lines[2].match.has_value());
    BOOST_TEST(!event.lines[3].match.has_value());
}

BOOST_AUTO_TEST_CASE(an_entry_dated_back_is_named_until_the_statement_is_compared_again) {
    granted(record(confirmed(of_march())));
    by_bank("02", "2026-03-20", 50'000_vnd);
    BOOST_TEST(problems() == Lines{"G012 7 statement_broken"}, boost::test_tools::per_element());
    const auto found = verification();
    BOOST_TEST(!found.ok());
    BOOST_TEST(found.is_untouched());
    BOOST_TEST(found.problems.front().detail == "6, 2026-03-31: 0 -> 50000");

    // The bank's file has no such line: the entry was wrong, and is taken back.
    const ComparedStatement again = compared(of_march());
    BOOST_REQUIRE(again.not_on_statement.size() == 1U);
    BOOST_TEST((again.not_on_statement.front().seq == Seq{7}));
    granted(try_reverse(Seq{7}, {.reason = "ghi nhầm tài khoản", .on = {}}));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
    BOOST_TEST(compared(of_march()).not_on_statement.empty());
}

BOOST_AUTO_TEST_CASE(what_comes_and_goes_within_a_kept_statement_is_named_too) {
    granted(record(confirmed(of_march())));
    const Recorded in = by_bank("02", "2026-03-20", 50'000_vnd);
    granted(try_reverse(in.entry.seq, {.reason = "trả lại", .on = on("2026-03-25")}));
    BOOST_TEST(problems() == Lines{"G012 7 statement_broken"}, boost::test_tools::per_element());
    BOOST_TEST(verification().problems.front().detail == "6, 2026-03-20: 0 -> 50000");
    // A statement of the last day alone says nothing of the days before it.
    const StatementRequest last_day{
        .statement = {.period = {.from = on("2026-03-31"), .to = on("2026-03-31")},
                      .opening = {},
                      .closing = {},
                      .lines = {}},
        .matching = {},
        .ref = {}};
    granted(record(last_day));
    BOOST_TEST(problems() == Lines{"G012 7 statement_broken"}, boost::test_tools::per_element());
    granted(record(confirmed(of_march())));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_what_moved_the_account_stands_on_a_line) {
    granted(record(Contribute{.share = hui::tests::share("01"), .amount = 300'000_vnd},
                   on("2026-04-01")));
    StatementRequest request = confirmed(of_march());
    request.matching.confirmed[0].entries.push_back(Seq{6});  // cash
    check_refused(*this, "match_differs", [&] { return record(request); });
}

BOOST_AUTO_TEST_CASE(a_matched_entry_that_is_reversed_is_named_by_its_reversal) {
    granted(record(confirmed(of_march())));
    set_today(on("2026-04-20"));
    granted(try_reverse(Seq{5}, {.reason = "chi nhầm", .on = on("2026-04-10")}));
    BOOST_TEST(problems() == Lines{"G012 7 statement_broken"}, boost::test_tools::per_element());
    // The bank gave the money back: once that stands on a line, nothing is amiss.
    granted(record(StatementRequest{
        .statement = {.period = {.from = on("2026-04-01"), .to = on("2026-04-15")},
                      .opening = {},
                      .closing = 900'000_vnd,
                      .lines = {line_of("2026-04-10", 900'000_vnd, "hoan tien")}},
        .matching = {.within = {}, .confirmed = {{.line = 1, .entries = {Seq{7}}}}},
        .ref = {}}));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_transfer_may_be_several_entries) {
    set_today(on("2026-04-10"));
    by_bank("01", "2026-04-05");
    by_bank("02", "2026-04-05");
    StatementRequest april{
        .statement = {.period = {.from = on("2026-04-01"), .to = on("2026-04-09")},
                      .opening = {},
                      .closing = 600'000_vnd,
                      .lines = {line_of("2026-04-05", 600'000_vnd, "hai suat")}},
        .matching = {},
        .ref = {}};
    BOOST_TEST(states(april) == Lines{"unmatched"}, boost::test_tools::per_element());
    april.matching.confirmed = {{.line = 1, .entries = {Seq{6}}}};
    check_refused(*this, "match_differs", [&] { return record(april); });
    april.matching.confirmed = {{.line = 1, .entries = {Seq{6}, Seq{7}}}};
    granted(record(april));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_statement_of_days_before_the_book_is_no_statement_of_nothing) {
    StatementRequest old = of_march();
    old.statement.lines = {line_of("2020-03-05", 1_vnd, "x")};
    old.statement.closing = 1_vnd;
    old.statement.period = {.from = on("2020-03-01"), .to = on("2020-03-31")};
    check_refused(*this, "before_books", [&] { return record(old); });
    BOOST_TEST(outcome_of(hui::actions::compare_statement(ledger(), "G012", old, actor())) ==
               "before_books");
    // It begins before the book does, and ends within it.
    StatementRequest long_one = of_march();
    long_one.statement.period.from = on("2020-03-01");
    granted(record(long_one));
}

BOOST_AUTO_TEST_CASE(one_that_an_older_program_kept_stands) {
    const hui::closing::StatementReconciled old{
        .file = {},
        .profile = {},
        .period = {.from = on("2020-03-01"), .to = on("2020-03-31")},
        .opening = {},
        .closing = 1_vnd,
        .book = {},
        .lines = {
            {.no = 1, .day = on("2020-03-05"), .amount = 1_vnd, .reference = {}, .match = {}}}};
    granted(hui::actions::in_group(ledger(), "G012", [&](hui::store::Book& book) {
        return hui::Result<hui::actions::Recorded>{hui::actions::append(
            book, hui::closing::draft_of(old, actor().today()), "old", actor())};
    }));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cant_be_true_is_refused_and_changes_nothing) {
    StatementRequest request = of_march();
    request.statement.closing = 1_vnd;
    check_refused(*this, "statement_not_whole", [&] { return record(request); });
    request = of_march();
    request.statement.period.to = on("2026-04-03");
    check_refused(*this, "future_date", [&] { return record(request); });
    request = of_march();
    request.matching.confirmed = {{.line = 1, .entries = {Seq{2}}},
                                  {.line = 2, .entries = {Seq{2}}}};
    check_refused(*this, "entry_matched", [&] { return record(request); });
    request.matching.confirmed = {{.line = 1, .entries = {Seq{77}}}};
    check_refused(*this, "unknown_entry", [&] { return record(request); });
    request = of_march();
    request.ref = "sk3";
    granted(record(request));
    BOOST_TEST((granted(record(request)).writing == Recorded::Writing::found));
    check_refused(*this, "ref_taken", [&] { return record(confirmed(request)); });
}

BOOST_AUTO_TEST_SUITE_END()
