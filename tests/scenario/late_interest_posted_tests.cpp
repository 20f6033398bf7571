// Interest on late dues and on pots that were handed over late: paid, waived, undone.
#include "engine/report/interest_report.hpp"
#include "tests/support/treasurer.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::Account;
using hui::Date;
using hui::Rate;
using hui::Round;
using hui::Vnd;
using hui::savings::Contribute;
using hui::savings::InterestOn;
using hui::savings::LateState;
using hui::savings::NoInterest;
using hui::savings::Payout;
using hui::savings::SettleInterest;
using hui::savings::Settling;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::Recorded;
using hui::tests::share;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

SettleInterest interest_of(std::string_view no) {
    return {.share = share(no), .round = {}, .reason = {}};
}

SettleInterest waiver_of(std::string_view no) {
    return {.share = share(no), .round = {}, .how = Settling::waived, .reason = "con ốm"};
}

SettleInterest hand_over_to(std::string_view no) {
    return {.share = share(no), .what = InterestOn::hand_over, .round = {}, .reason = {}};
}

/// A group of three, which pays on the 5th, at the legal default of 10 % a year.
struct Late : Treasurer {
    using Treasurer::Treasurer;

    std::int64_t amount_of(const Recorded& recorded) {
        const auto movement = hui::savings::movement_of(recorded.entry);
        return (movement->interest.at(0).paid + movement->interest.at(0).waived).count();
    }
    std::int64_t balance(std::string_view account, Date day = on("2026-12-31")) {
        return balances_at(day).of(Account{std::string{account}}).count();
    }
    std::vector<hui::report::InterestLine> late_at(Date day) {
        return granted(hui::report::interest_report(ledger(),
                                                    {.group = "G012", .share = {}, .on = day}))
            .lines;
    }
    /// `02 1 open 986` of each late due.
    std::vector<std::string> late_dues(Date day) {
        std::vector<std::string> texts;
        for (const auto& [member, name, item] : late_at(day)) {
            if (item.what == InterestOn::hand_over) { continue; }
            const char* state = item.state == LateState::open         ? "open"
                                : item.state == LateState::incomplete ? "incomplete"
                                : item.state == LateState::paid       ? "paid"
                                                                      : "waived";
            texts.push_back(share_text(item.share) + " " + std::to_string(item.round.count()) +
                            " " + state + " " + std::to_string(item.interest.count()));
        }
        return texts;
    }
};

struct LateAt24 : Late {
    LateAt24() : Late(GroupOf{.late_interest = Rate::percent(24)}) {}
};
struct LateOfTen : Late {
    LateOfTen() : Late(GroupOf{.shares = 10}) {}
};
struct NeverLate : Late {
    NeverLate() : Late(GroupOf{.late_interest = NoInterest{}}) {}
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(late_interest_posted_tests)

BOOST_FIXTURE_TEST_CASE(worked_example_2_twelve_days_late_cost_986_which_go_into_the_box, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    BOOST_TEST(late_dues(on("2026-03-20")).front() == "01 1 incomplete 1233");
    BOOST_TEST(amount_of(granted(record(interest_of("02"), on("2026-03-20")))) == 986);
    BOOST_TEST(balance("assets:cash") == 300'986);
    BOOST_TEST(balance("late-interest") == -986);
    BOOST_TEST(balance("members:02") == -300'000);
    BOOST_TEST(group_at(on("2026-03-20")).cash.count() == 300'986);
    BOOST_TEST(group_at(on("2026-03-19")).cash.count() == 300'000);
    BOOST_TEST(share_at("02", on("2026-03-20")).net.count() == -300'000);
    BOOST_TEST(late_dues(on("2026-03-19")).at(1) == "02 1 open 986");
    BOOST_TEST(late_dues(on("2026-03-20")).at(1) == "02 1 paid 986");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(worked_example_2_an_agreed_24_percent_costs_1973_at_the_cap, LateAt24) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    BOOST_TEST(amount_of(granted(record(interest_of("02"), on("2026-03-17")))) == 1'973);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(worked_example_2_parts_of_a_due_are_rounded_once_to_942, Late) {
    pays("02", 100'000_vnd, on("2026-03-05"));
    pays("02", 120'000_vnd, on("2026-03-15"));
    check_refused(*this, "late_due_incomplete",
                  [&] { return record(interest_of("02"), on("2026-03-20")); });
    pays("02", 80'000_vnd, on("2026-04-02"));
    BOOST_TEST(amount_of(granted(record(interest_of("02"), on("2026-04-02")))) == 942);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(worked_example_2_ninety_one_days_of_500000_cost_12466) {
    Late late{GroupOf{.contribution = 500'000_vnd, .start = on("2023-12-05")}};
    late.pays("02", 500'000_vnd, on("2024-03-05"));
    BOOST_TEST(late.amount_of(granted(late.record(interest_of("02"), on("2024-03-05")))) == 12'466);
    BOOST_TEST(late.problems().empty());
}

BOOST_FIXTURE_TEST_CASE(worked_example_4_what_was_advanced_and_its_interest_go_to_the_organiser,
                        LateOfTen) {
    plays_rounds(1, 1);
    const Date second = on("2026-04-05");
    for (const auto* no : {"01", "02", "04", "05", "06", "07", "08", "09", "10"}) {
        pays(no, 300'000_vnd, second);
    }
    advances("03", second);
    BOOST_TEST(hui::savings::movement_of(draws(second).entry)->received.count() == 3'000'000);
    const auto cash = balance("assets:cash");
    pays("03", 300'000_vnd, on("2026-05-20"));
    const auto paid = granted(record(interest_of("03"), on("2026-05-20")));
    BOOST_TEST(amount_of(paid) == 3'699);
    BOOST_TEST(balance("assets:cash") == cash);
    BOOST_TEST(balance("organiser:advances") == 0);
    BOOST_TEST(balance("organiser:late-interest") == 3'699);
    BOOST_TEST(balance("late-interest") == -3'699);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(before_the_advance_the_interest_is_the_groups, Late) {
    advances("02", on("2026-03-12"));
    pays("02", 300'000_vnd, on("2026-03-17"));
    BOOST_TEST(amount_of(granted(record(interest_of("02"), on("2026-03-17")))) == 986);
    // Five of twelve days: 410.96.
    BOOST_TEST(balance("organiser:late-interest") == 411);
    BOOST_TEST(balance("assets:cash") == 300'000 + 575);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(interest_is_settled_once_and_the_oldest_first, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    pays("02", 300'000_vnd, on("2026-04-06"));
    granted(record(interest_of("02"), on("2026-04-10")));
    granted(record(waiver_of("02"), on("2026-04-10")));
    BOOST_TEST(late_dues(on("2026-04-10")).at(2) == "02 1 paid 986");
    BOOST_TEST(late_dues(on("2026-04-10")).at(3) == "02 2 waived 82");
    BOOST_TEST(balance("assets:cash") == 600'986);
    check_refused(*this, "interest_settled",
                  [&] { return record(interest_of("02"), on("2026-04-11")); });
    check_refused(*this, "interest_settled",
                  [&] { return record(interest_of("02"), on("2026-04-09")); });
    check_refused(*this, "no_late_interest", [&] {
        auto third = interest_of("02");
        third.round = Round{3};
        return record(third, on("2026-04-11"));
    });
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_reference_is_settled_once, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    const auto first = granted(record(interest_of("02"), on("2026-03-20"), "r1"));
    BOOST_TEST(granted(record(interest_of("02"), on("2026-03-20"), "r1")).entry.seq.count() ==
               first.entry.seq.count());
    check_refused(*this, "ref_taken",
                  [&] { return record(waiver_of("02"), on("2026-03-20"), "r1"); });
}

BOOST_FIXTURE_TEST_CASE(a_group_without_late_interest_has_nothing_to_pay, NeverLate) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    check_refused(*this, "no_interest_agreed",
                  [&] { return record(interest_of("02"), on("2026-03-20")); });
    BOOST_TEST(late_at(on("2026-03-20")).empty());
}

BOOST_FIXTURE_TEST_CASE(what_was_paid_in_time_costs_nothing, Late) {
    pays("02", 300'000_vnd, on("2026-03-05"));
    check_refused(*this, "no_late_interest",
                  [&] { return record(interest_of("02"), on("2026-03-20")); });
    check_refused(*this, "unknown_share",
                  [&] { return record(interest_of("09"), on("2026-03-20")); });
    check_refused(*this, "future_date",
                  [&] { return record(interest_of("02"), on("2027-03-20")); });
}

BOOST_FIXTURE_TEST_CASE(after_settled_interest_no_earlier_money_is_recorded, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    granted(record(interest_of("02"), on("2026-03-20")));
    check_refused(*this, "out_of_date_order", [&] {
        return record(Contribute{.share = share("02"), .amount = 300'000_vnd}, on("2026-03-10"));
    });
    pays("02", 300'000_vnd, on("2026-03-20"));
    BOOST_TEST(late_dues(on("2026-03-20")).at(1) == "02 1 paid 986");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_money_under_settled_interest_is_undone_after_it, Late) {
    const auto late = pays("02", 300'000_vnd, on("2026-03-17"));
    const auto interest = granted(record(interest_of("02"), on("2026-03-20")));
    const auto next = pays("02", 300'000_vnd, on("2026-04-05"));
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(late.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(interest, "chưa nộp");
    BOOST_TEST(balance("late-interest") == 0);
    BOOST_TEST(late_dues(on("2026-03-20")).at(1) == "02 1 open 986");
    reverses(late, "nhầm ngày");
    BOOST_TEST(late_dues(on("2026-04-10")).at(2) == "02 1 open 2548");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_waiver_is_undone_and_the_interest_paid_after_all, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    const auto waived = granted(record(waiver_of("02"), on("2026-03-20")));
    granted(try_reverse(waived.entry.seq, {.reason = "tổ không miễn", .on = on("2026-03-25")}));
    BOOST_TEST(late_dues(on("2026-03-24")).at(1) == "02 1 waived 986");
    check_refused(*this, "interest_settled",
                  [&] { return record(interest_of("02"), on("2026-03-24")); });
    check_refused(*this, "out_of_date_order",
                  [&] { return record(interest_of("02"), on("2026-03-18")); });
    granted(record(interest_of("02"), on("2026-03-25")));
    BOOST_TEST(late_dues(on("2026-03-25")).at(1) == "02 1 paid 986");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_policy_that_is_set_later_leaves_settled_interest_as_it_was, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    granted(record(interest_of("02"), on("2026-03-20")));
    in_register([&](hui::store::Book& book) {
        return hui::actions::set_policy(
            ledger(), book, {.key = "late-rate-default", .value = "5", .from = on("2026-03-10")},
            actor());
    });
    BOOST_TEST(late_dues(on("2026-03-20")).at(1) == "02 1 paid 986");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(worked_example_3_a_pot_nine_days_late_costs_the_organiser_7397, LateOfTen) {
    all_pay(on("2026-03-05"));
    draws(on("2026-03-14"));
    BOOST_TEST(amount_of(granted(record(hand_over_to("01"), on("2026-03-14")))) == 7'397);
    BOOST_TEST(balance("assets:cash") == 0);
    BOOST_TEST(balance("organiser:late-handover") == -7'397);
    BOOST_TEST(balance("late-handover") == 7'397);
    check_refused(*this, "interest_settled",
                  [&] { return record(hand_over_to("01"), on("2026-03-14")); });
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(worked_example_3_with_2000000_of_it_on_time_it_is_2466, LateOfTen) {
    all_pay(on("2026-03-05"));
    const auto part = granted(
        record(Payout{.share = {}, .amount = 2'000'000_vnd, .method = {}}, on("2026-03-05")));
    BOOST_TEST(group_at(on("2026-03-05")).rest->amount.count() == 1'000'000);
    BOOST_TEST(balance("assets:cash") == 1'000'000);
    check_refused(*this, "hand_over_incomplete",
                  [&] { return record(hand_over_to("01"), on("2026-03-14")); });
    check_refused(*this, "rest_first", [&] {
        return record(Payout{.share = share("02"), .amount = {}, .method = {}}, on("2026-03-14"));
    });
    check_refused(*this, "not_the_pot", [&] {
        return record(Payout{.share = {}, .amount = 1'000'001_vnd, .method = {}}, on("2026-03-14"));
    });
    const auto rest = draws(on("2026-03-14"));
    BOOST_TEST(!group_at(on("2026-03-14")).rest);
    BOOST_TEST(group_at(on("2026-03-13")).rest->share.count() == 1);
    BOOST_TEST(amount_of(granted(record(hand_over_to("01"), on("2026-03-20")))) == 2'466);
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(part.entry.seq, {.reason = "nhầm", .on = {}}); });
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(rest.entry.seq, {.reason = "nhầm", .on = {}}); });
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_rest_of_a_pot_goes_before_the_next_one, Late) {
    all_pay(on("2026-03-05"));
    granted(record(Payout{.share = {}, .amount = 600'000_vnd, .method = {}}, on("2026-03-05")));
    BOOST_TEST(closes("2026-03").closed == 1);
    const std::string closing = journal().back().body;
    BOOST_TEST(closing.ends_with(R"("to_hand_over":{"amount":300000,"round":1,"share":1}})"));
    all_pay(on("2026-04-05"));
    draws(on("2026-04-05"));
    BOOST_TEST(share_at("01", on("2026-04-05")).received.count() == 900'000);
    draws(on("2026-04-05"));
    BOOST_TEST(share_at("02", on("2026-04-05")).received.count() == 900'000);
    plays_rounds(3, 3);
    for (const auto* no : {"01", "02", "03"}) {
        BOOST_TEST(share_at(no, on("2026-05-05")).net.count() == 0);
    }
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_part_of_a_pot_is_not_the_whole_under_one_reference, Late) {
    all_pay(on("2026-03-05"));
    const Payout part{.share = {}, .amount = 600'000_vnd, .method = {}};
    const auto first = granted(record(part, on("2026-03-05"), "r1"));
    BOOST_TEST(granted(record(part, on("2026-03-05"), "r1")).entry.seq.count() ==
               first.entry.seq.count());
    check_refused(*this, "ref_taken", [&] { return record(Payout{}, on("2026-03-05"), "r1"); });
    const auto rest = granted(record(Payout{}, on("2026-03-05"), "r2"));
    const Payout same{.share = {}, .amount = 300'000_vnd, .method = {}};
    BOOST_TEST(granted(record(same, on("2026-03-05"), "r2")).entry.seq.count() ==
               rest.entry.seq.count());
    check_refused(*this, "ref_taken", [&] { return record(part, on("2026-03-05"), "r2"); });
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(settled_interest_itself_is_no_money_that_later_money_must_follow, Late) {
    pays("02", 300'000_vnd, on("2026-03-17"));
    granted(record(interest_of("02"), on("2026-04-20")));
    // What was paid for the second round in time is only written down now.
    pays("02", 300'000_vnd, on("2026-04-05"));
    check_refused(*this, "out_of_date_order", [&] {
        return record(Contribute{.share = share("02"), .amount = 300'000_vnd}, on("2026-04-04"));
    });
    BOOST_TEST(late_dues(on("2026-04-20")).at(2) == "02 1 paid 986");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(interest_may_be_settled_before_the_day_of_other_interest, Late) {
    advances("02", on("2026-03-12"));
    pays("02", 300'000_vnd, on("2026-03-17"));
    pays("02", 300'000_vnd, on("2026-04-15"));
    granted(record(interest_of("02"), on("2026-05-01")));
    auto second = interest_of("02");
    second.round = Round{2};
    granted(record(second, on("2026-04-25")));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_forgets_the_hand_over_is_told_of_it, Late) {
    all_pay(on("2026-03-05"));
    draws(on("2026-03-14"));
    check_refused(*this, "interest_on_hand_over",
                  [&] { return record(interest_of("01"), on("2026-03-14")); });
    granted(record(hand_over_to("01"), on("2026-03-14")));
    check_refused(*this, "no_late_interest",
                  [&] { return record(interest_of("01"), on("2026-03-14")); });
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_hand_over_that_was_undone_later_says_so, Late) {
    all_pay(on("2026-03-05"));
    const auto drawn = draws(on("2026-03-14"));
    granted(try_reverse(drawn.entry.seq, {.reason = "nhầm", .on = on("2026-03-20")}));
    draws(on("2026-03-21"));
    check_refused(*this, "before_last_draw",
                  [&] { return record(hand_over_to("01"), on("2026-03-15")); });
    granted(record(hand_over_to("01"), on("2026-03-21")));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_went_to_the_organiser_stands_whatever_the_policy_says_later, Late) {
    advances("02", on("2026-03-12"));
    pays("02", 300'000_vnd, on("2026-03-17"));
    granted(record(interest_of("02"), on("2026-03-17")));
    in_register([&](hui::store::Book& book) {
        return hui::actions::set_policy(
            ledger(), book, {.key = "late-rate-default", .value = "5", .from = on("2026-03-01")},
            actor());
    });
    const auto lines = late_at(on("2026-03-17"));
    const auto paid = std::find_if(lines.begin(), lines.end(), [](const auto& line) {
        return line.item.state == LateState::paid;
    });
    BOOST_REQUIRE((paid != lines.end()));
    BOOST_TEST(paid->item.interest.count() == 986);
    BOOST_TEST(paid->item.to.organiser.count() == 411);
}

BOOST_AUTO_TEST_SUITE_END()
