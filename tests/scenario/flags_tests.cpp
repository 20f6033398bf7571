// Red flags: each is planted once, and books that were kept well raise none.
#include "engine/report/audit_flags.hpp"
#include "tests/support/flag_lines.hpp"
#include "tests/support/people.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Days;
using hui::Seq;
using hui::report::Flag;
using hui::report::FlagCode;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using hui::tests::share;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace actions = hui::actions;
namespace report = hui::report;
namespace savings = hui::savings;

namespace {

struct Audit {
    explicit Audit(const GroupOf& group = {}, Date today = on("2026-03-05")) : people{group} {
        people.set_today(today);
    }

    std::vector<Flag> flags(Date day) {
        return granted(report::audit_flags(people.ledger(), {.book = {}, .on = day}));
    }
    std::vector<std::string> found(Date day) { return hui::tests::flag_lines(flags(day)); }
    void plays_on_the_day(std::int64_t round) {
        people.set_today(people.date_of_round(hui::Round{round}));
        people.plays_rounds(round, round);
    }
    /// Recorded today, with its true date in a month that is closed.
    Seq pays_what_was_forgotten(std::string_view no, Date truly, Date today) {
        people.set_today(today);
        const actions::ContributeRequest wanted{
            .command = {.share = share(no), .amount = 300'000_vnd},
            .on = today,
            .ref = {},
            .true_date = {.of_date = truly, .corrects = {}}};
        return granted(actions::in_group(people.ledger(), "G012",
                                         [&](hui::store::Book& book) {
                                             return actions::contribute(people.ledger(), book,
                                                                        wanted, people.actor());
                                         }))
            .entry.seq;
    }
    [[nodiscard]] Seq last() { return people.journal().back().seq; }

    People people;
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(flags_tests)

BOOST_AUTO_TEST_CASE(books_that_were_kept_well_raise_no_flag) {
    Audit audit;
    for (const std::int64_t round : {1, 2, 3}) {
        audit.plays_on_the_day(round);
        BOOST_TEST(audit.found(audit.people.date_of_round(hui::Round{round})) == Lines{},
                   boost::test_tools::per_element());
    }
    // A slip of the pen that was set right on its day is none.
    BOOST_TEST(audit.found(on("2026-12-31")).empty());
}

BOOST_AUTO_TEST_CASE(a_share_that_others_always_pay_for_is_asked_about) {
    Audit audit;
    for (const char* day : {"2026-03-05", "2026-04-05"}) {
        audit.people.set_today(on(day));
        audit.people.pays("01", 300'000_vnd, on(day));
        audit.people.pays("02", 300'000_vnd, on(day));
        audit.people.advances("03", on(day));
        audit.people.draws(on(day));
    }
    BOOST_TEST(audit.found(on("2026-03-31")).empty());
    BOOST_TEST(audit.found(on("2026-04-05")) == Lines{"no_contribution G012 4,8"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_draw_in_another_round_than_was_planned_is_shown_with_what_moved_it) {
    Audit audit;
    audit.people.set_today(on("2026-03-05"));
    const auto swapped = granted(audit.people.try_turns(
        {.command = savings::SwapTurns{.one = share("01"),
                                       .other = share("02"),
                                       .consents = {{share("01"), "Lan"}, {share("02"), "Hoa"}}},
         .on = on("2026-03-05"),
         .ref = ""}));
    audit.plays_on_the_day(1);
    const std::string draw = std::to_string(audit.last().count());
    const std::string swap = std::to_string(swapped.entry.seq.count());
    BOOST_TEST(audit.found(on("2026-03-05")) == Lines{"out_of_order G012 " + draw + "," + swap},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(money_that_is_recorded_long_after_its_day_is_asked_about) {
    Audit audit;
    audit.people.set_today(on("2026-03-12"));
    audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    BOOST_TEST(audit.found(on("2026-03-12")).empty());
    audit.people.set_today(on("2026-03-13"));
    audit.people.pays("02", 300'000_vnd, on("2026-03-05"));
    BOOST_TEST(audit.found(on("2026-03-13")) == Lines{"far_from_date G012 3"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(money_is_recorded_late_by_the_true_date_that_it_says) {
    Audit audit;
    audit.plays_on_the_day(1);
    audit.people.set_today(on("2026-04-01"));
    audit.people.closes("2026-03");
    audit.pays_what_was_forgotten("01", on("2026-03-31"), on("2026-04-07"));
    BOOST_TEST(audit.found(on("2026-04-07")).empty());
    const Seq late = audit.pays_what_was_forgotten("02", on("2026-03-31"), on("2026-04-08"));
    const auto flags = audit.flags(on("2026-04-08"));
    BOOST_REQUIRE(flags.size() == 1U);
    BOOST_TEST((flags.front().code == FlagCode::far_from_date));
    BOOST_TEST((flags.front().entries.front().seq == late));
    BOOST_TEST((std::get<Date>(flags.front().facts.at(1).value) == on("2026-03-31")));
    BOOST_TEST(std::get<std::int64_t>(flags.front().facts.at(2).value) == 8);
}

BOOST_AUTO_TEST_CASE(money_that_came_and_went_again_is_asked_about) {
    Audit audit;
    audit.people.set_today(on("2026-03-30"));
    const auto slip = audit.people.pays("01", 100'000_vnd, on("2026-03-30"));
    audit.people.reverses(slip, "gõ nhầm");
    BOOST_TEST(audit.found(on("2026-03-30")).empty());
    const auto lent = audit.people.pays("02", 500'000_vnd, on("2026-03-30"));
    audit.people.set_today(on("2026-04-02"));
    granted(
        audit.people.try_reverse(lent.entry.seq, {.reason = "trả lại", .on = on("2026-04-02")}));
    BOOST_TEST(audit.found(on("2026-04-02")) == Lines{"round_trip G012 4,5"},
               boost::test_tools::per_element());
    // What was undone at once and recorded again just as it was.
    audit.people.pays("01", 100'000_vnd, on("2026-04-02"));
    BOOST_TEST(
        audit.found(on("2026-04-02")) == (Lines{"round_trip G012 2,3,6", "round_trip G012 4,5"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(money_that_lies_in_the_box_for_weeks_is_asked_about) {
    Audit audit;
    audit.people.set_today(on("2026-03-05"));
    audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    // That two shares never paid is asked about, too.
    const auto held_on = [&](Date day) {
        auto flags = audit.flags(day);
        std::erase_if(flags, [](const Flag& flag) { return flag.code != FlagCode::cash_held; });
        return flags;
    };
    BOOST_TEST(held_on(on("2026-04-09")).empty());
    const auto held = held_on(on("2026-04-10"));
    BOOST_REQUIRE(held.size() == 1U);
    BOOST_TEST(held.front().entries.front().seq.count() == 2);
    BOOST_TEST(std::get<hui::Vnd>(held.front().facts.front().value).count() == 300'000);
}

BOOST_AUTO_TEST_CASE(all_that_brought_the_money_in_the_box_stands_behind_its_flag) {
    Audit audit;
    audit.people.set_today(on("2026-03-07"));
    audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    audit.people.pays("02", 300'000_vnd, on("2026-03-06"));
    audit.people.pays("03", 100'000_vnd, on("2026-03-07"));
    audit.people.set_today(on("2026-05-20"));
    audit.people.pays("03", 200'000_vnd, on("2026-05-20"));
    BOOST_TEST(audit.found(on("2026-05-20")) == Lines{"cash_held G012 2,3,4"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_paid_out_since_does_not_stand_behind_the_money_in_the_box) {
    for (const auto reserve : {0_vnd, 50'000_vnd}) {
        Audit audit{{.shares = 3, .reserve = reserve}};
        audit.plays_on_the_day(1);
        audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
        const std::string ahead = std::to_string(audit.last().count());
        BOOST_TEST(audit.found(on("2026-04-10")) == Lines{"cash_held G012 " + ahead},
                   boost::test_tools::per_element());
        BOOST_TEST(
            std::get<hui::Vnd>(audit.flags(on("2026-04-10")).front().facts.front().value).count() ==
            300'000);
    }
}

BOOST_AUTO_TEST_CASE(what_stays_in_the_reserve_fund_does_not_lie_idle) {
    Audit audit{{.shares = 3, .reserve = 50'000_vnd}};
    audit.plays_on_the_day(1);
    audit.plays_on_the_day(2);
    audit.plays_on_the_day(3);
    BOOST_TEST(audit.found(on("2026-12-31")).empty());
}

BOOST_AUTO_TEST_CASE(who_organises_two_running_groups_is_shown_with_both) {
    Audit audit;
    auto second = hui::tests::opening_of({});
    second.terms.code = "G013";
    audit.people.opens(second);
    BOOST_TEST(audit.found(on("2026-03-05")) == Lines{"several_groups register G012:1,G013:1"},
               boost::test_tools::per_element());
    BOOST_TEST(audit.found(on("2026-03-04")).empty());
}

BOOST_AUTO_TEST_CASE(an_organiser_since_a_change_is_shown_with_that_entry_and_to_each_group) {
    Audit audit;
    auto second = hui::tests::opening_of({});
    second.terms.code = "G013";
    second.terms.organiser = "M2";
    audit.people.opens(second);
    BOOST_TEST(audit.found(on("2026-03-05")).empty());
    audit.people.turns_to("G012");
    granted(audit.people.tries(savings::ChangeOrganiser{.member = "M2", .reason = "chủ hụi nghỉ"},
                               on("2026-03-05")));
    const std::string changed = std::to_string(audit.last().count());
    const Lines wanted{"several_groups register G012:" + changed + ",G013:1"};
    BOOST_TEST(audit.found(on("2026-03-05")) == wanted, boost::test_tools::per_element());
    const auto of_group = granted(
        report::audit_flags(audit.people.ledger(), {.book = "G013", .on = on("2026-03-05")}));
    BOOST_REQUIRE(of_group.size() == 1U);
    BOOST_TEST((of_group.front().code == FlagCode::several_groups));
}

BOOST_AUTO_TEST_CASE(what_is_dated_later_raises_no_flag_of_a_day_before) {
    Audit audit;
    audit.people.set_today(on("2026-03-05"));
    audit.people.all_pay(on("2026-03-05"));
    audit.people.draws(on("2026-03-05"));
    audit.people.set_today(on("2026-05-20"));
    audit.people.pays("01", 300'000_vnd, on("2026-04-05"));
    const auto lent = audit.people.pays("02", 500'000_vnd, on("2026-04-06"));
    granted(
        audit.people.try_reverse(lent.entry.seq, {.reason = "trả lại", .on = on("2026-05-02")}));
    BOOST_TEST(audit.found(on("2026-03-31")).empty());
    const Lines by_then{"far_from_date G012 6", "far_from_date G012 7"};
    BOOST_TEST(audit.found(on("2026-04-30")) == by_then, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_slip_that_was_set_right_on_its_day_is_not_asked_about) {
    Audit audit;
    audit.people.set_today(on("2026-03-05"));
    const auto slip = audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    audit.people.reverses(slip, "nhầm phần");
    audit.people.pays("02", 300'000_vnd, on("2026-03-05"));
    audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    BOOST_TEST(audit.found(on("2026-03-05")).empty());
}

BOOST_AUTO_TEST_CASE(money_that_was_undone_days_after_it_was_recorded_is_asked_about) {
    Audit audit;
    audit.people.set_today(on("2026-03-05"));
    const auto paid = audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    audit.people.set_today(on("2026-03-08"));
    // Dated as what it undoes.
    audit.people.reverses(paid, "không góp");
    BOOST_TEST(audit.found(on("2026-03-08")) == Lines{"round_trip G012 2,3"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(money_that_came_back_on_a_later_day_is_asked_about_whatever_date_it_bears) {
    for (const char* back : {"2026-03-11", "2026-03-20"}) {
        Audit audit;
        audit.people.set_today(on("2026-03-05"));
        audit.people.reverses(audit.people.pays("01", 300'000_vnd, on("2026-03-05")), "gõ nhầm");
        audit.people.set_today(on(back));
        audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
        BOOST_TEST(audit.found(on(back)).back() == "round_trip G012 2,3,4");
    }
}

BOOST_AUTO_TEST_CASE(a_date_that_was_mistyped_and_mended_at_once_is_not_asked_about) {
    Audit audit;
    audit.people.set_today(on("2026-03-06"));
    audit.people.reverses(audit.people.pays("01", 300'000_vnd, on("2026-03-04")), "nhầm ngày");
    audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    BOOST_TEST(audit.found(on("2026-03-06")).empty());
}

BOOST_AUTO_TEST_CASE(the_due_of_the_next_month_is_no_money_that_came_back) {
    Audit audit;
    audit.people.set_today(on("2026-03-05"));
    const auto slip = audit.people.pays("01", 300'000_vnd, on("2026-03-05"));
    audit.people.reverses(slip, "nhầm phần");
    audit.people.set_today(on("2026-03-12"));
    audit.people.pays("01", 300'000_vnd, on("2026-03-12"));
    BOOST_TEST(audit.found(on("2026-03-12")).empty());
    Audit soon;
    soon.people.set_today(on("2026-03-05"));
    soon.people.reverses(soon.people.pays("01", 300'000_vnd, on("2026-03-05")), "nhầm phần");
    soon.people.set_today(on("2026-03-11"));
    soon.people.pays("01", 300'000_vnd, on("2026-03-11"));
    BOOST_TEST(soon.found(on("2026-03-11")) == Lines{"round_trip G012 2,3,4"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_net_share_that_draws_first_owes_nothing_and_is_not_asked_about) {
    Audit audit{{.shares = 3, .pot = savings::Pot::net}};
    audit.plays_on_the_day(1);
    BOOST_TEST(audit.found(on("2026-03-05")).empty());
}

BOOST_AUTO_TEST_CASE(a_net_pot_collects_one_contribution_less) {
    Audit below{{.shares = 200, .contribution = 500'000_vnd, .pot = savings::Pot::net}};
    BOOST_TEST(below.found(on("2026-03-05")).empty());
    Audit audit{{.shares = 201, .contribution = 500'000_vnd, .pot = savings::Pot::net}};
    BOOST_TEST(audit.found(on("2026-03-05")) == Lines{"large_opening G012 1"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pot_of_a_hundred_million_is_shown) {
    Audit audit{{.shares = 200, .contribution = 500'000_vnd}};
    BOOST_TEST(audit.found(on("2026-03-05")) == Lines{"large_opening G012 1"},
               boost::test_tools::per_element());
    Audit below{{.shares = 199, .contribution = 500'000_vnd}};
    BOOST_TEST(below.found(on("2026-03-05")).empty());
}

BOOST_AUTO_TEST_CASE(a_gap_in_the_row_of_receipts_is_shown) {
    Audit audit;
    audit.plays_on_the_day(1);
    auto raw = audit.people.raw();
    raw.drop_guards();
    raw.run("UPDATE entry SET receipt = 9 WHERE receipt = 2");
    const auto flags = audit.found(on("2026-03-05"));
    BOOST_TEST((std::find(flags.begin(), flags.end(), "receipt_missing G012 3") != flags.end()));
}

BOOST_AUTO_TEST_CASE(members_with_one_phone_or_one_paper_are_shown_never_its_number) {
    const std::vector<report::MemberValue> phones{{"M1", "0912 345 678", Seq{4}},
                                                  {"M2", "0912.345.678", Seq{5}},
                                                  {"M3", "0912345679", Seq{6}},
                                                  {"M4", "", Seq{7}},
                                                  {"M5", "", Seq{8}},
                                                  {"M6", "+84 912 345 678", Seq{9}},
                                                  {"M7", "0084912345678", Seq{10}},
                                                  {"M8", "+84 (0)912 345 678", Seq{11}}};
    const auto flags = report::shared_values(FlagCode::shared_phone, phones);
    BOOST_REQUIRE(flags.size() == 1U);
    BOOST_TEST(std::get<std::string>(flags.front().facts.front().value) == "M1, M2, M6, M7, M8");
    BOOST_TEST(flags.front().facts.size() == 1U);
    BOOST_TEST(flags.front().entries.size() == 5U);
    BOOST_TEST((flags.front().entries.front().seq == Seq{4}));
    BOOST_TEST((report::shared_values(FlagCode::shared_id_number, phones).front().code ==
                FlagCode::shared_id_number));
}

BOOST_AUTO_TEST_SUITE_END()
