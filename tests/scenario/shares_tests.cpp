// Who comes and goes in a running group: leaving, handing over, coming in.
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "tests/support/people.hpp"

#include <string>
#include <vector>

using hui::Date;
using hui::iso;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Consent;
using hui::savings::HandedBy;
using hui::savings::HandOver;
using hui::savings::JoinShare;
using hui::savings::LeaveShare;
using hui::savings::Refund;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = on("2026-03-05");
const Date after_first = on("2026-03-10");
const Date second_round = on("2026-04-05");

std::vector<Consent> agreed(std::initializer_list<std::string_view> shares) {
    std::vector<Consent> consents;
    for (const std::string_view no : shares) {
        consents.push_back({.share = share(no), .name = "chị " + std::string{no}});
    }
    return consents;
}

/// What the member's statement lists: `2026-03-05 contributed 300000`.
std::vector<std::string> lines_for(People& people, std::string_view member) {
    std::vector<std::string> lines;
    const auto all = granted(hui::report::statements(people.ledger(), member, on("2026-12-31")));
    for (const auto& line : all.front().lines) {
        lines.push_back(iso(line.on) + " " + line.kind + " " +
                        std::to_string((line.paid + line.received).count()));
    }
    return lines;
}

std::vector<std::string> shares_of(People& people, std::string_view member, Date day) {
    std::vector<std::string> shares;
    const auto all = granted(hui::report::statements(people.ledger(), member, day));
    for (const auto& line : all.front().shares) { shares.push_back(share_text(line.share)); }
    return shares;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shares_tests, People)

BOOST_AUTO_TEST_CASE(a_share_leaves_once_and_others_know_it) {
    pays("01", 300'000_vnd, first_round);
    pays("02", 300'000_vnd, first_round);
    advances("03", first_round);
    pays("04", 300'000_vnd, first_round);
    draws(first_round);
    granted(leaves("02", on("2026-03-11")));
    check_refused(*this, "share_left", [&] { return leaves("02", on("2026-03-12")); });
    check_refused(*this, "unknown_share", [&] { return leaves("09", on("2026-03-12")); });
}

BOOST_AUTO_TEST_CASE(a_share_does_not_leave_before_what_its_leaving_goes_by) {
    plays_rounds(1, 2);
    check_refused(*this, "before_share_change", [&] { return leaves("04", on("2026-04-04")); });
    check_refused(*this, "future_date", [&] { return leaves("04", on("2027-04-04")); });
    granted(leaves("04", second_round));
    check_refused(*this, "over_the_cycle", [&] {
        return record(hui::savings::Contribute{.share = share("04"), .amount = 1_vnd},
                      on("2026-05-05"));
    });
    plays_rounds(3, 4);
    check_everybody_is_square();
    check_refused(*this, "all_drawn", [&] { return leaves("01", on("2026-07-01")); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_pot_is_not_paid_out_on_a_day_before_a_share_left) {
    plays_rounds(1, 2);
    granted(leaves("04", on("2026-05-20")));
    all_pay(on("2026-05-05"));
    check_refused(*this, "before_share_change",
                  [&] { return record(hui::savings::Payout{}, on("2026-05-19")); });
    draws(on("2026-05-20"));
    plays_rounds(4, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(two_shares_at_least_go_on_paying) {
    plays_rounds(1, 1);
    granted(leaves("04", after_first));
    granted(leaves("03", after_first));
    check_refused(*this, "too_few_left", [&] { return leaves("02", after_first); });
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(who_leaves_before_the_first_draw_has_nothing_to_get) {
    granted(leaves("02", on("2026-03-01")));
    plays_rounds(1, 1);
    BOOST_TEST(dues_at(second_round).empty());
    draws(second_round);
    plays_rounds(3, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_share_with_an_advance_has_its_money_in_order_round_a_leaving) {
    all_pay(first_round);
    draws(first_round);
    advances("02", second_round);
    check_refused(*this, "out_of_date_order", [&] { return leaves("04", second_round); });
    granted(leaves("04", on("2026-04-06")));
    check_refused(*this, "out_of_date_order", [&] {
        return record(hui::savings::Contribute{.share = share("02"), .amount = 1_vnd},
                      second_round);
    });
    all_pay(on("2026-04-06"));
    draws(on("2026-04-06"));
    plays_rounds(3, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_share_that_left_keeps_its_turn) {
    plays_rounds(1, 1);
    granted(leaves("03", after_first));
    const auto vote = [&](std::vector<ShareNo> order) {
        return try_turns(
            {.command = hui::savings::SetTurns{.order = std::move(order), .minute = "Họp tổ"},
             .on = on("2026-03-15"),
             .ref = ""});
    };
    check_refused(*this, "share_left", [&] {
        return vote({share("03"), share("04"), share("02")});
    });
    granted(vote({share("04"), share("02")}));
    plays_rounds(2, 4);
    BOOST_TEST(share_at("04", on("2026-04-05")).received.count() == 900'000);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_share_that_has_drawn_owes_everything_at_once_when_it_leaves) {
    plays_rounds(1, 1);
    check_refused(*this, "already_drawn",
                  [&] { return leaves("01", after_first, Refund::by_organiser); });
    granted(leaves("01", after_first));
    BOOST_TEST(share_at("01", on("2026-03-09")).arrears.count() == 0);
    BOOST_TEST(share_at("01", after_first).arrears.count() == 900'000);
    const auto dues = dues_at(on("2026-03-20"));
    BOOST_REQUIRE(dues.size() == 3U);
    BOOST_TEST(iso(dues[2].due) == "2026-03-10");
    BOOST_TEST(dues[2].days_late == 10);
    all_pay(after_first);
    plays_rounds(2, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_leaving_is_undone_unless_something_goes_by_it) {
    plays_rounds(1, 1);
    const Recorded left = granted(leaves("04", after_first, Refund::by_organiser));
    plays_rounds(2, 2);
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(left.entry.seq, {.reason = "nhầm", .on = {}}); });
    granted(try_reverse(journal().back().seq, {.reason = "nhầm", .on = {}}));
    reverses(left, "chị ấy ở lại");
    BOOST_TEST(!share_at("04", on("2026-12-31")).left.has_value());
    all_pay(second_round);
    draws(second_round);
    plays_rounds(3, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_a_leaving_goes_by_is_undone_after_it) {
    plays_rounds(1, 1);
    const Seq draw = journal().back().seq;
    const Seq money = journal().at(journal().size() - 2).seq;
    granted(leaves("04", after_first));
    for (const Seq seq : {draw, money}) {
        check_refused(*this, "reverse_later_first",
                      [&] { return try_reverse(seq, {.reason = "nhầm", .on = {}}); });
    }
}

BOOST_AUTO_TEST_CASE(the_month_of_a_leaving_is_closed_as_any_other) {
    plays_rounds(1, 1);
    granted(leaves("02", after_first));
    BOOST_TEST(closes("2026-03").blockers.empty());
    all_pay(second_round);
    draws(second_round);
    BOOST_TEST(closes("2026-04").blockers.empty());
    check_refused(*this, "month_closed", [&] { return leaves("03", on("2026-04-30")); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_live_share_is_handed_over_at_what_was_paid) {
    plays_rounds(1, 2);
    check_refused(*this, "consent_missing",
                  [&] { return transfers("03", "M5", on("2026-04-10"), agreed({"01"})); });
    check_refused(*this, "unknown_member",
                  [&] { return transfers("03", "M99", on("2026-04-10"), agreed({"03"})); });
    check_refused(*this, "nothing_to_change",
                  [&] { return transfers("03", "m3", on("2026-04-10"), agreed({"03"})); });
    check_refused(*this, "price_over_paid", [&] {
        return transfers("03", "M5", on("2026-04-10"), agreed({"03"}), 600'001_vnd);
    });
    const auto sold = granted(transfers("03", "M5", on("2026-04-10"), agreed({"03"})));
    BOOST_TEST(hui::savings::holder_changed_of(sold.entry.body).price.count() == 600'000);
    BOOST_TEST(share_at("03", on("2026-04-09")).member == "M3");
    BOOST_TEST(share_at("03", on("2026-04-10")).member == "M5");
    plays_rounds(3, 4);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(each_holder_sees_what_happened_while_he_held_the_share) {
    plays_rounds(1, 2);
    granted(transfers("03", "M5", on("2026-04-10"), agreed({"03"})));
    plays_rounds(3, 3);
    BOOST_TEST(
        lines_for(*this, "M3") == (std::vector<std::string>{"2026-03-05 contributed 300000",
                                                            "2026-04-05 contributed 300000",
                                                            "2026-04-10 holder-changed -600000"}),
        boost::test_tools::per_element());
    BOOST_TEST(
        lines_for(*this, "M5") == (std::vector<std::string>{"2026-04-10 holder-changed 600000",
                                                            "2026-05-05 contributed 300000",
                                                            "2026-05-05 paid-out 1200000"}),
        boost::test_tools::per_element());
    BOOST_TEST(shares_of(*this, "M3", on("2026-04-09")).size() == 1U);
    BOOST_TEST(shares_of(*this, "M3", on("2026-04-10")).empty());
    BOOST_TEST(shares_of(*this, "M5", on("2026-04-10")).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_drawn_share_is_handed_over_if_organiser_and_live_shares_agree) {
    plays_rounds(1, 2);
    const Date day = on("2026-04-10");
    check_refused(*this, "consent_missing", [&] {
        return transfers("02", "M5", day, agreed({"02", "01", "03"}));
    });
    check_refused(*this, "organiser_consent_missing", [&] {
        return transfers("02", "M5", day, agreed({"02", "03", "04"}));
    });
    check_refused(*this, "price_over_paid", [&] {
        return transfers("02", "M5", day, agreed({"01", "02", "03", "04"}), 1_vnd);
    });
    // M1, who holds share 01, is the organiser.
    granted(transfers("02", "M5", day, agreed({"01", "02", "03", "04"})));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(heirs_take_the_place_of_who_died_and_a_mistake_is_undone) {
    plays_rounds(1, 1);
    const Recorded first = granted(inherits("02", "M5", after_first));
    const Recorded second = granted(inherits("02", "M6", after_first));
    check_refused(*this, "before_share_change",
                  [&] { return inherits("02", "M5", on("2026-03-09")); });
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(first.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(second, "nhầm người");
    BOOST_TEST(share_at("02", after_first).member == "M5");
    reverses(first, "chị ấy còn sống");
    BOOST_TEST(share_at("02", after_first).member == "M2");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_same_handing_over_under_its_reference_is_found) {
    const HandOver sale{.by = HandedBy::transfer,
                        .share = share("02"),
                        .member = "M5",
                        .price = {},
                        .reason = {},
                        .consents = agreed({"02"})};
    const Recorded first = granted(tries(sale, after_first, "giay-1"));
    const Recorded again = granted(tries(sale, after_first, "giay-1"));
    BOOST_TEST((again.writing == Recorded::Writing::found));
    BOOST_TEST(again.entry.seq.count() == first.entry.seq.count());
    check_refused(*this, "ref_taken", [&] {
        return tries(LeaveShare{.share = share("02"), .reason = "x", .consents = {}}, after_first,
                     "giay-1");
    });
}

BOOST_AUTO_TEST_CASE(a_share_comes_in_and_pays_those_who_have_drawn) {
    plays_rounds(1, 2);
    const Date day = on("2026-04-10");
    check_refused(*this, "unknown_member", [&] { return joins("M99", day); });
    check_refused(*this, "before_share_change", [&] { return joins("M5", on("2026-04-04")); });
    check_refused(*this, "consent_missing", [&] {
        return tries(JoinShare{.member = "M5", .consents = agreed({"01", "02", "03"})}, day);
    });
    const auto joined = granted(joins("M5", day));
    BOOST_TEST(joined.entry.receipt.count() > 0);
    BOOST_TEST(share_at("05", day).paid.count() == 600'000);
    BOOST_TEST(share_at("05", day).arrears.count() == 0);
    BOOST_TEST(share_at("01", day).received.count() == 1'500'000);
    BOOST_TEST(group_at(day).shares.size() == 5U);
    BOOST_TEST(group_at(on("2026-04-09")).shares.size() == 4U);
    BOOST_TEST(group_at(day).pot.count() == 1'500'000);
    BOOST_TEST(lines_for(*this, "M2").back() == "2026-04-10 share-joined 300000");
    check_refused(*this, "before_share_change", [&] {
        return record(hui::savings::Contribute{.share = share("05"), .amount = 1_vnd},
                      on("2026-04-09"));
    });
    plays_rounds(3, 5);
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(joined.entry.seq, {.reason = "nhầm", .on = {}}); });
    check_everybody_is_square();
    check_refused(*this, "all_drawn", [&] { return joins("M6", on("2026-08-01")); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_newcomer_of_the_wrong_day_goes_again_and_the_group_runs_on) {
    plays_rounds(1, 1);
    const Recorded joined = granted(joins("M5", on("2026-11-22")));
    all_pay(second_round);
    check_refused(*this, "before_share_change",
                  [&] { return record(hui::savings::Payout{}, second_round); });
    reverses(joined, "nhầm ngày");
    BOOST_TEST(group_at(on("2026-12-31")).shares.size() == 4U);
    BOOST_TEST(lines_for(*this, "M5").size() == 2U);
    draws(second_round);
    granted(joins("M6", on("2026-04-10")));
    BOOST_TEST(share_at("05", on("2026-12-31")).member == "M6");
    BOOST_TEST(lines_for(*this, "M6").size() == 1U);
    BOOST_TEST(lines_for(*this, "M5").size() == 2U);
    plays_rounds(3, 5);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_a_newcomer_pays_counts_in_the_half_year) {
    plays_rounds(1, 2);
    granted(joins("M5", on("2026-04-10")));
    const auto report = granted(hui::report::half_year_report(
        ledger(), *hui::report::parse_half_year("2026-1"), std::nullopt));
    BOOST_TEST(report.contributed.count() == 3'000'000);
    BOOST_TEST(report.paid_out.count() == 3'000'000);
    BOOST_TEST(report.members == 5);
}

BOOST_AUTO_TEST_CASE(nobody_comes_in_while_turns_are_open) {
    auto opening = hui::tests::opening_of({.shares = 4});
    opening.terms.code = "L1";
    opening.terms.order = hui::savings::Order::lot;
    for (hui::savings::Seat& seat : opening.seats) { seat.turn = {}; }
    opens(opening);
    check_refused(*this, "turn_open", [&] { return joins("M5", first_round); });
    check_refused(*this, "turn_open", [&] { return leaves("04", first_round); });
    granted(
        try_commit({.command = {.secret = *hui::savings::LotSecret::parse("con mèo trèo cây cau"),
                                .source = "XSMB"},
                    .ref = ""}));
    check_refused(*this, "lot_pending", [&] { return joins("M5", first_round); });
}

BOOST_AUTO_TEST_CASE(a_share_comes_in_after_another_left_and_leaves_again) {
    plays_rounds(1, 1);
    granted(leaves("04", after_first));
    plays_rounds(2, 2);
    granted(joins("M5", on("2026-04-10")));
    plays_rounds(3, 3);
    granted(leaves("05", on("2026-05-10")));
    plays_rounds(4, 5);
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
