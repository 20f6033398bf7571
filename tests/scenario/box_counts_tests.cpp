// A treasurer's month with counts of the box, and a book that a member contests.
#include "engine/report/half_year.hpp"
#include "engine/report/reconciliation.hpp"
#include "engine/report/status.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Account;
using hui::Seq;
using hui::Vnd;
using hui::actions::CloseRequest;
using hui::report::Reconciliation;
using hui::savings::CountCash;
using hui::savings::DisputeChanged;
using hui::savings::PostDifference;
using hui::tests::cash_by_flows;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace account = hui::account;

namespace {

CountCash count_of(Vnd counted) { return {.counted = counted, .notes = {}, .by = {"Lan"}}; }
const PostDifference posting{.reason = "thối nhầm tiền", .on = {}};

/// Three shares of 300,000; all have paid for March, and the pot is not drawn yet.
struct Box : Treasurer {
    Box() {
        set_today(on("2026-03-10"));
        all_pay(on("2026-03-05"));
    }
    Recorded counts(Vnd counted, std::string_view day) {
        return granted(record(count_of(counted), on(day)));
    }
    Reconciliation reconciled(std::string_view day) {
        return granted(hui::report::reconciliation(ledger(), "G012", on(day)));
    }
    std::vector<std::string> blockers_of_march() {
        std::vector<std::string> names;
        const auto closing =
            granted(try_close({.command = {.month = hui::month_of(on("2026-03-01")), .counted = {}},
                               .groups = {"G012"},
                               .run = CloseRequest::Run::dry}));
        for (const auto& blocked : closing.blockers) {
            names.emplace_back(name_of(blocked.blocker.code));
        }
        return names;
    }
    Recorded disputes(DisputeChanged::Step step, std::string_view member, std::string_view day) {
        return granted(record(
            DisputeChanged{
                .step = step, .member = std::string{member}, .reason = "đã góp mà sổ không ghi"},
            on(day)));
    }
    std::int64_t balance(const Account& of) { return balances_at(on("2026-12-31")).of(of).count(); }
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(box_counts_tests, Box)

BOOST_AUTO_TEST_CASE(a_month_with_a_count_that_matches_and_one_that_is_short) {
    // A surprise count matches; it is kept all the same.
    counts(900'000_vnd, "2026-03-06");
    set_today(on("2026-03-31"));
    BOOST_TEST(blockers_of_march() == Lines{"round_not_drawn"}, boost::test_tools::per_element());
    draws(on("2026-03-10"));

    // April's money comes early, and 50,000 of it is gone by the end of the month.
    pays("01", 300'000_vnd, on("2026-03-20"));
    counts(250'000_vnd, "2026-03-31");
    BOOST_TEST(blockers_of_march() == Lines{"count_differs"}, boost::test_tools::per_element());
    BOOST_TEST(reconciled("2026-03-31").difference.count() == -50'000);

    // It is posted with a reason; then the month closes, with the same count.
    granted(record(posting));
    BOOST_TEST(blockers_of_march() == Lines{}, boost::test_tools::per_element());
    granted(
        try_close({.command = {.month = hui::month_of(on("2026-03-01")), .counted = 250'000_vnd},
                   .groups = {"G012"}}));
    BOOST_TEST(balance(account::cash()) == 250'000);
    BOOST_TEST(balance(account::cash_difference()) == 50'000);

    // The auditor sees both counts, what the book had then, and that nothing was touched.
    const Reconciliation seen = reconciled("2026-03-31");
    BOOST_REQUIRE(seen.counts.size() == 2U);
    BOOST_TEST(seen.counts[0].count.book.count() == 900'000);
    BOOST_TEST(seen.counts[1].count.book.count() == 300'000);
    BOOST_TEST(seen.counts[1].book_now.count() == 300'000);
    BOOST_TEST(seen.posted.count() == -50'000);
    BOOST_TEST(seen.difference.count() == 0);
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_made_good_is_counted_and_posted_again) {
    counts(850'000_vnd, "2026-03-08");
    granted(record(posting));
    counts(900'000_vnd, "2026-03-09");
    BOOST_TEST(reconciled("2026-03-09").difference.count() == 50'000);
    granted(record(PostDifference{.reason = "thủ quỹ bù", .on = {}}));
    BOOST_TEST(balance(account::cash_difference()) == 0);
    draws(on("2026-03-10"));
    BOOST_TEST(balance(account::cash()) == 0);
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_recorded_after_a_count_does_not_change_what_the_book_showed_then) {
    const Recorded count = counts(1'200'000_vnd, "2026-03-09");
    pays("02", 300'000_vnd, on("2026-03-07"));
    const Reconciliation seen = reconciled("2026-03-10");
    BOOST_REQUIRE(seen.counts.size() == 1U);
    BOOST_TEST(seen.counts[0].count.book.count() == 900'000);
    BOOST_TEST(seen.counts[0].book_now.count() == 1'200'000);
    BOOST_TEST(seen.difference.count() == 0);
    BOOST_TEST((seen.counts[0].seq == count.entry.seq));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_found_on_the_day_itself_is_not_posted_on_top) {
    const Recorded count = counts(1'200'000_vnd, "2026-03-09");
    const Recorded found = pays("02", 300'000_vnd, on("2026-03-09"));
    BOOST_TEST((reconciled("2026-03-09").since == found.entry.seq));
    check_refused(*this, "count_again", [&] { return record(posting); });
    const auto status = granted(hui::report::status(ledger(), on("2026-03-10")));
    BOOST_REQUIRE(status.open_counts.size() == 1U);
    BOOST_TEST((status.open_counts[0].open.count.seq == count.entry.seq));
    BOOST_TEST(granted(hui::report::group_report(ledger(), "G012", on("2026-03-09")))
                   .open_count.has_value());
    BOOST_TEST(!granted(hui::report::group_report(ledger(), "G012", on("2026-03-08")))
                    .open_count.has_value());
    counts(1'200'000_vnd, "2026-03-09");
    BOOST_TEST(reconciled("2026-03-09").difference.count() == 0);
    BOOST_TEST(granted(hui::report::status(ledger(), on("2026-03-10"))).open_counts.empty());
    BOOST_TEST(balance(account::cash()) == 1'200'000);
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_earlier_programs_posted_on_top_still_verifies) {
    const Recorded count = counts(1'200'000_vnd, "2026-03-09");
    pays("02", 300'000_vnd, on("2026-03-09"));
    granted(hui::actions::in_group(
        ledger(), "G012", [&](hui::store::Book& book) -> hui::Result<Recorded> {
            const hui::savings::DifferencePosted posted{
                .count = count.entry.seq, .amount = 300'000_vnd, .reason = "không rõ"};
            return hui::actions::append(book, hui::savings::draft_of(posted, on("2026-03-09")), "",
                                        actor());
        }));
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_the_bank_took_is_told_apart_from_what_counts_found) {
    granted(record(
        hui::savings::BankMoved{
            .what = hui::savings::BankMoved::What::deposited, .amount = 100'000_vnd, .reason = ""},
        on("2026-03-06")));
    granted(record(hui::savings::BankMoved{.what = hui::savings::BankMoved::What::charged,
                                           .amount = 11'000_vnd,
                                           .reason = "phí SMS"},
                   on("2026-03-08")));
    const Reconciliation charged = reconciled("2026-03-08");
    BOOST_TEST(charged.of_bank.count() == -11'000);
    BOOST_TEST(charged.posted.count() == 0);
    BOOST_TEST(reconciled("2026-03-07").cash_difference().count() == 0);
    counts(750'000_vnd, "2026-03-09");
    granted(record(posting));
    const Reconciliation seen = reconciled("2026-03-09");
    BOOST_TEST(seen.of_bank.count() == -11'000);
    BOOST_TEST(seen.posted.count() == -50'000);
    BOOST_TEST(seen.cash_difference().count() == -61'000);
}

BOOST_AUTO_TEST_CASE(the_half_year_adds_up_with_what_was_missing) {
    counts(850'000_vnd, "2026-03-09");
    granted(record(posting));
    const auto report = granted(hui::report::half_year_report(
        ledger(), granted(hui::report::parse_half_year("2026-1")), {}));
    BOOST_TEST(report.flows.cash_difference.count() == -50'000);
    BOOST_TEST(report.cash.count() == 850'000);
    BOOST_TEST(cash_by_flows(report).count() == 850'000);
}

BOOST_AUTO_TEST_CASE(a_posted_difference_is_undone_by_a_linked_entry) {
    counts(850'000_vnd, "2026-03-09");
    const Recorded posted = granted(record(posting));
    reverses(posted, "tìm thấy trong ngăn kéo");
    BOOST_TEST(balance(account::cash()) == 900'000);
    BOOST_TEST(balance(account::cash_difference()) == 0);
    BOOST_TEST(reconciled("2026-03-10").difference.count() == -50'000);
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_reference_is_counted_and_posted_once) {
    const auto count = granted(record(count_of(850'000_vnd), on("2026-03-09"), "c1"));
    const auto again = granted(record(count_of(850'000_vnd), on("2026-03-09"), "c1"));
    BOOST_TEST((again.entry.seq == count.entry.seq));
    check_refused(*this, "ref_taken",
                  [&] { return record(count_of(900'000_vnd), on("2026-03-09"), "c1"); });
    const auto posted = granted(record(posting, "p1"));
    BOOST_TEST((granted(record(posting, "p1")).entry.seq == posted.entry.seq));
    check_refused(*this, "ref_taken",
                  [&] { return record(PostDifference{.reason = "x", .on = {}}, "p1"); });
    check_refused(*this, "no_difference", [&] { return record(posting); });
}

BOOST_AUTO_TEST_CASE(what_is_written_down_late_is_named_and_cash_by_the_day_it_came) {
    set_today(on("2026-03-31"));
    pays("01", 300'000_vnd, on("2026-03-20"));
    const Reconciliation seen = reconciled("2026-03-31");
    BOOST_REQUIRE(seen.late.size() == 1U);
    BOOST_TEST((seen.late[0].on == on("2026-03-20")));
    BOOST_TEST((seen.late[0].recorded == on("2026-03-31")));
    BOOST_REQUIRE(seen.held.size() == 2U);
    BOOST_TEST((seen.held[0].since == on("2026-03-05")));
    BOOST_TEST(seen.held[0].amount.count() == 900'000);
    BOOST_TEST(reconciled("2026-03-04").held.empty());
}

BOOST_AUTO_TEST_CASE(what_is_written_down_late_counts_from_the_true_date_that_it_says) {
    draws(on("2026-03-10"));
    set_today(on("2026-04-01"));
    closes("2026-03", {"G012"});
    set_today(on("2026-05-18"));
    const hui::actions::ContributeRequest forgotten{
        .command = {.share = hui::tests::share("01"), .amount = 300'000_vnd},
        .on = on("2026-05-18"),
        .ref = {},
        .true_date = {.of_date = on("2026-03-10"), .corrects = {}}};
    granted(hui::actions::in_group(ledger(), "G012", [&](hui::store::Book& book) {
        return hui::actions::contribute(ledger(), book, forgotten, actor());
    }));
    const Reconciliation seen = reconciled("2026-05-18");
    BOOST_REQUIRE(seen.late.size() == 1U);
    BOOST_TEST((seen.late[0].on == on("2026-03-10")));
    BOOST_TEST((seen.late[0].recorded == on("2026-05-18")));
}

BOOST_AUTO_TEST_CASE(a_dispute_keeps_the_month_open_until_it_is_settled) {
    using Step = DisputeChanged::Step;
    draws(on("2026-03-10"));
    set_today(on("2026-04-02"));
    disputes(Step::opened, "M2", "2026-04-01");
    disputes(Step::opened, "m3", "2026-04-01");
    BOOST_TEST(blockers_of_march() == (Lines{"open_dispute", "open_dispute"}),
               boost::test_tools::per_element());
    disputes(Step::settled, "M3", "2026-04-02");
    const auto group = group_at(on("2026-04-02"));
    BOOST_REQUIRE(group.disputes.size() == 1U);
    BOOST_TEST(group.disputes[0].dispute.member == "M2");
    BOOST_TEST(!group.disputes[0].name.empty());
    const auto status = granted(hui::report::status(ledger(), on("2026-04-02")));
    BOOST_TEST(status.disputes.size() == 1U);
    disputes(Step::settled, "M2", "2026-04-02");
    BOOST_TEST(blockers_of_march() == Lines{}, boost::test_tools::per_element());
    closes("2026-03", {"G012"});
    BOOST_TEST(group_at(on("2026-04-01")).disputes.size() == 2U);
    BOOST_TEST(problems() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_finds_the_member_where_it_is_the_only_one_of_the_group) {
    const std::string name = group_at(on("2026-03-10")).shares.at(1).name;
    const auto opened = disputes(DisputeChanged::Step::opened, name, "2026-03-09");
    BOOST_TEST(opened.entry.body.find(R"("member":"M2")") != std::string::npos);
    check_refused(*this, "not_in_group", [&] {
        return record(
            DisputeChanged{
                .step = DisputeChanged::Step::opened, .member = "Người Lạ", .reason = "x"},
            on("2026-03-09"));
    });
    in_register([&](hui::store::Book& book) {
        return hui::actions::amend_member(ledger(), book, "M3",
                                          {.name = name, .unit = {}, .personal = {}}, actor());
    });
    check_refused(*this, "name_not_unique", [&] {
        return record(
            DisputeChanged{.step = DisputeChanged::Step::settled, .member = name, .reason = "x"},
            on("2026-03-09"));
    });
}

BOOST_AUTO_TEST_SUITE_END()
