// The end of a month: what stands in the way, what is locked, what the register seals.
#include "engine/closing/seal.hpp"
#include "engine/report/status.hpp"
#include "tests/support/treasurer.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Entry;
using hui::iso;
using hui::last_day;
using hui::month_of;
using hui::ShareNo;
using hui::Vnd;
using hui::actions::CloseRequest;
using hui::savings::GroupOpened;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::MonthClosing;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

const Date first_round = on("2026-03-05");

GroupOpened called(const std::string& code, const GroupOf& wanted = {}) {
    GroupOpened group = opening_of(wanted);
    group.terms.code = code;
    return group;
}

struct Office : Treasurer {
    MonthClosing tries(std::string_view month, std::vector<std::string> groups = {},
                       std::optional<Vnd> counted = {}) {
        return granted(try_close(
            {.command = {.month = month_of(month), .counted = counted}, .groups = groups}));
    }
    MonthClosing dry_run(std::string_view month) {
        return granted(try_close(
            {.command = {.month = month_of(month)}, .groups = {}, .run = CloseRequest::Run::dry}));
    }
    [[nodiscard]] std::vector<std::string> seals() {
        std::vector<std::string> months;
        for (const Entry& entry : journal("register")) {
            if (entry.kind != hui::closing::month_sealed_kind) { continue; }
            const auto seal = hui::closing::month_sealed_of(entry.body);
            months.push_back(iso(seal.month) + " " + std::to_string(seal.books));
        }
        return months;
    }
    /// The month that the status says is closed and not sealed.
    [[nodiscard]] std::string to_seal() {
        const auto status = granted(hui::report::status(ledger(), on("2026-04-01")));
        return status.to_seal ? iso(*status.to_seal) : "";
    }
    void plays_in(const std::vector<std::string>& groups, std::int64_t round) {
        for (const std::string& group : groups) {
            turns_to(group);
            plays_rounds(round, round);
        }
    }
    /// What closing the last group by its name once left: no seal.
    void closes_without_a_seal(std::string_view group, hui::Month month) {
        const auto last = journal("register").back();
        granted(hui::actions::in_group(ledger(), group, [&](hui::store::Book& book) {
            const hui::closing::MonthEnd month_end{
                .group = book.history().as_of(book.group(), last_day(month)),
                .balances = book.balances_on(last_day(month)),
                .registry = {.seq = last.seq, .hash = hui::hex(last.hash)}};
            const auto draft =
                hui::closing::closing_draft({.month = month}, book.group(), month_end);
            return hui::Result{hui::actions::append(book, draft, "", actor())};
        }));
    }
    void check_seals(const std::vector<std::string>& wanted) {
        BOOST_TEST(seals() == wanted, boost::test_tools::per_element());
    }
};

/// `GROUP code` of what stands in the way.
std::vector<std::string> blockers(const MonthClosing& closing) {
    std::vector<std::string> lines;
    for (const auto& blocked : closing.blockers) {
        lines.push_back(blocked.group + " " + std::string{name_of(blocked.blocker.code)});
    }
    return lines;
}

void check_blockers(const MonthClosing& closing, const std::vector<std::string>& wanted) {
    BOOST_TEST(blockers(closing) == wanted, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(closing_tests, Office)

BOOST_AUTO_TEST_CASE(a_round_that_is_due_must_be_drawn) {
    check_blockers(tries("2026-03"), {"G012 pot_lacks_money"});
    all_pay(first_round);
    check_blockers(tries("2026-03"), {"G012 round_not_drawn"});
    draws(first_round);
    check_blockers(tries("2026-03"), {});
}

BOOST_AUTO_TEST_CASE(a_round_drawn_late_in_the_next_month_lets_its_own_be_closed) {
    all_pay(first_round);
    check_blockers(tries("2026-03"), {"G012 round_not_drawn"});
    draws(on("2026-04-01"));
    BOOST_TEST(tries("2026-03").closed == 1);
}

BOOST_AUTO_TEST_CASE(months_are_closed_in_their_order) {
    plays_rounds(1, 2);
    check_blockers(tries("2026-04"), {"G012 earlier_month_open"});
    BOOST_TEST(tries("2026-03").closed == 1);
    BOOST_TEST(tries("2026-04").closed == 1);
}

BOOST_AUTO_TEST_CASE(the_box_must_hold_what_the_book_says) {
    plays_rounds(1, 1);
    pays("01", 300'000_vnd, on("2026-03-31"));
    granted(record(
        hui::savings::Contribute{
            .share = ShareNo{2}, .amount = 300'000_vnd, .method = hui::savings::Method::bank},
        on("2026-03-31")));
    check_blockers(tries("2026-03", {"G012"}, 299'999_vnd), {"G012 cash_differs"});
    check_blockers(tries("2026-03", {"G012"}, 600'000_vnd), {"G012 cash_differs"});
    BOOST_TEST(tries("2026-03", {"G012"}, 300'000_vnd).closed == 1);
    BOOST_TEST(journal().back().body.find("\"counted\":300000") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(everything_in_the_way_is_named_at_once) {
    opens(called("G013"));
    check_blockers(tries("2026-04", {"G012", "G013"}),
                   {"G012 earlier_month_open", "G012 pot_lacks_money", "G012 pot_lacks_money",
                    "G013 earlier_month_open", "G013 pot_lacks_money", "G013 pot_lacks_money"});
}

BOOST_AUTO_TEST_CASE(a_month_may_be_closed_on_its_last_day) {
    plays_rounds(1, 1);
    set_today(on("2026-03-31"));
    BOOST_TEST(tries("2026-03").closed == 1);
    check_refused(*this, "month_closed", [&] {
        return record(hui::savings::Contribute{.share = ShareNo{1}, .amount = 300'000_vnd},
                      on("2026-03-31"));
    });
}

BOOST_AUTO_TEST_CASE(a_dry_run_says_what_would_be_and_changes_nothing) {
    opens(called("G013"));
    plays_rounds(1, 1);
    const auto before = everything();
    const MonthClosing dry = dry_run("2026-03");
    BOOST_TEST(dry.closed == 1);
    BOOST_TEST(!dry.sealed);
    check_blockers(dry, {"G012 pot_lacks_money"});
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_blocked_month_of_one_group_changes_nothing) {
    const auto before = everything();
    tries("2026-03", {"G012"});
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_closing_entry_states_the_months_balances) {
    plays_rounds(1, 1);
    pays("02", 300'000_vnd, on("2026-03-31"));
    pays("03", 300'000_vnd, on("2026-04-01"));
    tries("2026-03");
    const Entry entry = journal().back();
    const auto closed = hui::closing::month_closed_of(entry.body);
    BOOST_TEST(entry.kind == "month-closed");
    BOOST_TEST(iso(entry.effective_on) == "2026-03-31");
    BOOST_TEST(entry.postings.empty());
    BOOST_TEST((closed.balances == balances_at(on("2026-03-31"))));
    BOOST_TEST(closed.balances.of(hui::account::cash()).count() == 300'000);
    BOOST_TEST(closed.balances.sum().count() == 0);
}

BOOST_AUTO_TEST_CASE(the_register_seals_the_month_when_all_groups_are_closed) {
    opens(called("G013"));
    plays_rounds(1, 1);
    const MonthClosing first = tries("2026-03");
    BOOST_TEST(first.closed == 1);
    BOOST_TEST(!first.sealed);
    check_seals({});
    turns_to("G012");
    plays_rounds(1, 1);
    const MonthClosing second = tries("2026-03");
    BOOST_TEST(second.closed == 1);
    BOOST_TEST(second.already_closed == 1);
    BOOST_TEST(second.sealed);
    check_seals({"2026-03 2"});
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(groups_closed_by_name_one_after_the_other_are_sealed_with_the_last) {
    opens(called("G013"));
    opens(called("G014", {.start = on("2026-06-05")}));
    plays_in({"G012", "G013"}, 1);
    BOOST_TEST(!tries("2026-03", {"G012"}).sealed);
    const MonthClosing last = tries("2026-03", {"G013"});
    BOOST_TEST(last.sealed);
    // The paper of the group gets the code of its own book.
    BOOST_TEST_REQUIRE(last.witness.has_value());
    BOOST_TEST((*last.witness == hui::Witness::of(journal("G013").back().hash)));
    check_seals({"2026-03 2"});
    BOOST_TEST(!tries("2026-03").sealed);
    BOOST_TEST(to_seal() == "");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_is_named_and_blocked_seals_nothing) {
    opens(called("G013"));
    plays_in({"G012"}, 1);
    BOOST_TEST(!tries("2026-03", {"G012", "G013"}).sealed);
    plays_in({"G013"}, 1);
    const MonthClosing both = tries("2026-03", {"G012", "G013"});
    BOOST_TEST(both.sealed);
    BOOST_TEST_REQUIRE(both.witness.has_value());
    BOOST_TEST((*both.witness == hui::Witness::of(journal("register").back().hash)));
}

// A group that opens afterwards with money of a sealed month is sealed on its own.
BOOST_AUTO_TEST_CASE(the_last_open_group_of_a_sealed_month_gets_a_seal_of_its_own) {
    plays_in({"G012"}, 1);
    tries("2026-03");
    opens(called("G013"));
    plays_in({"G013"}, 1);
    BOOST_TEST(tries("2026-03", {"G013"}).sealed);
    check_seals({"2026-03 1", "2026-03 1"});
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_month_that_an_older_hui_closed_by_names_is_said_to_be_unsealed) {
    opens(called("G013"));
    plays_in({"G012", "G013"}, 1);
    tries("2026-03", {"G013"});
    BOOST_TEST(to_seal() == "");
    closes_without_a_seal("G012", month_of("2026-03"));
    BOOST_TEST(to_seal() == "2026-03");
    BOOST_TEST(problems().empty());
    BOOST_TEST(tries("2026-03").sealed);
    BOOST_TEST(to_seal() == "");
}

BOOST_AUTO_TEST_CASE(closing_again_writes_nothing) {
    plays_rounds(1, 1);
    tries("2026-03");
    const auto before = everything();
    const MonthClosing again = tries("2026-03");
    BOOST_TEST(again.closed == 0);
    BOOST_TEST(again.already_closed == 1);
    BOOST_TEST(!again.sealed);
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(cash_that_is_counted_for_a_closed_month_is_not_passed_over) {
    plays_rounds(1, 1);
    tries("2026-03");
    check_refused(*this, "month_closed", [&] {
        return try_close({.command = {.month = month_of("2026-03"), .counted = 300'000_vnd},
                          .groups = {"G012"}});
    });
}

BOOST_AUTO_TEST_CASE(the_same_count_again_is_a_closing_that_is_there_already) {
    plays_rounds(1, 1);
    BOOST_TEST(tries("2026-03", {"G012"}, 0_vnd).closed == 1);
    BOOST_TEST(tries("2026-03", {"G012"}, 0_vnd).already_closed == 1);
}

BOOST_AUTO_TEST_CASE(a_count_of_a_month_with_nothing_to_close_is_not_passed_over) {
    check_refused(*this, "nothing_to_close", [&] {
        return try_close({.command = {.month = month_of("2026-01"), .counted = 300'000_vnd},
                          .groups = {"G012"}});
    });
}

BOOST_AUTO_TEST_CASE(money_ahead_of_the_first_round_may_be_counted_and_closed_in_its_own_month) {
    pays("01", 300'000_vnd, on("2026-02-27"));
    check_blockers(tries("2026-02", {"G012"}, 0_vnd), {"G012 cash_differs"});
    BOOST_TEST(tries("2026-02", {"G012"}, 300'000_vnd).closed == 1);
    BOOST_TEST(tries("2026-02").already_closed == 1);
}

BOOST_AUTO_TEST_CASE(money_ahead_of_the_first_round_is_else_locked_with_its_month) {
    pays("01", 300'000_vnd, on("2026-02-27"));
    all_pay(first_round);
    draws(first_round);
    BOOST_TEST(tries("2026-03").closed == 1);
    check_refused(*this, "month_closed", [&] {
        return record(hui::savings::Contribute{.share = ShareNo{2}, .amount = 300'000_vnd},
                      on("2026-02-28"));
    });
}

BOOST_AUTO_TEST_CASE(a_group_that_is_named_twice_is_closed_once) {
    plays_rounds(1, 1);
    BOOST_TEST(tries("2026-03", {"G012", "g012"}).closed == 1);
    BOOST_TEST(tries("2026-03", {"G012", "g012"}).already_closed == 1);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_dry_run_asks_for_no_right_to_write) {
    plays_rounds(1, 1);
    std::filesystem::remove(file() + "-lock");
    BOOST_TEST(dry_run("2026-03").closed == 1);
    BOOST_TEST(!std::filesystem::exists(file() + "-lock"));
}

BOOST_AUTO_TEST_CASE(a_group_that_came_late_gets_a_second_seal) {
    plays_rounds(1, 1);
    tries("2026-03");
    opens(called("G013"));
    plays_rounds(1, 1);
    const MonthClosing late = tries("2026-03");
    BOOST_TEST(late.closed == 1);
    BOOST_TEST(late.sealed);
    check_seals({"2026-03 1", "2026-03 1"});
    opens(called("G014"));
    plays_rounds(1, 1);
    tries("2026-03");
    check_seals({"2026-03 1", "2026-03 1", "2026-03 1"});
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(seals_of_different_months_cover_their_own_closings) {
    opens(called("G013"));
    plays_rounds(1, 2);
    tries("2026-03", {"G013"});
    tries("2026-04", {"G013"});
    turns_to("G012");
    plays_rounds(1, 2);
    tries("2026-03");
    tries("2026-04");
    check_seals({"2026-03 2", "2026-04 2"});
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_has_not_begun_or_is_finished_needs_no_closing) {
    opens(called("G013", {.start = on("2026-06-05")}));
    turns_to("G012");
    plays_rounds(1, 3);
    for (const std::string_view month : {"2026-03", "2026-04", "2026-05"}) {
        const MonthClosing closing = tries(month);
        BOOST_TEST(closing.closed == 1);
        BOOST_TEST(closing.not_running == 1);
    }
    const MonthClosing june = tries("2026-06");
    BOOST_TEST(june.not_running == 1);
    check_blockers(june, {"G013 pot_lacks_money"});
}

BOOST_AUTO_TEST_CASE(a_finished_group_with_an_open_advance_goes_on) {
    for (const std::string_view day : {"2026-03-05", "2026-04-05", "2026-05-05"}) {
        for (const std::string_view no : {"01", "02"}) { pays(no, 300'000_vnd, on(day)); }
        advances("03", on(day));
        draws(on(day));
    }
    for (const std::string_view month : {"2026-03", "2026-04", "2026-05", "2026-06"}) {
        BOOST_TEST(tries(month).closed == 1);
    }
    pays("03", 900'000_vnd, on("2026-07-20"));
    BOOST_TEST(tries("2026-07").closed == 1);
    BOOST_TEST(tries("2026-08").closed == 0);
}

BOOST_AUTO_TEST_CASE(a_witness_is_given_for_one_group_or_for_the_seal) {
    opens(called("G013"));
    plays_in({"G013", "G012"}, 1);
    const MonthClosing one = tries("2026-03", {"G012"});
    BOOST_TEST_REQUIRE(one.witness.has_value());
    BOOST_TEST((*one.witness == hui::Witness::of(journal("G012").back().hash)));
    const MonthClosing all = tries("2026-03");
    BOOST_TEST_REQUIRE(all.witness.has_value());
    BOOST_TEST((*all.witness == hui::Witness::of(journal("register").back().hash)));
}

BOOST_AUTO_TEST_CASE(progress_is_told_to_the_end) {
    opens(called("G013"));
    std::set<std::size_t> told;
    granted(hui::actions::close_month(ledger(), {.command = {.month = month_of("2026-02")}},
                                      actor(), [&](std::size_t done, std::size_t all) {
                                          BOOST_TEST(all == 2U);
                                          told.insert(done);
                                      }));
    BOOST_TEST((told == std::set<std::size_t>{1, 2}));
}

BOOST_AUTO_TEST_SUITE_END()
