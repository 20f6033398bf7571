// Who needs it most draws first, wishes are met as well as can be, and every decision keeps the
// rules that the members agreed on.
#include "engine/actions/agree_rules.hpp"
#include "engine/report/turn_grounds.hpp"
#include "tests/support/treasurer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Round;
using hui::actions::RulesRequest;
using hui::actions::TurnsRequest;
using hui::savings::DrawLot;
using hui::savings::LotMix;
using hui::savings::LotSecret;
using hui::savings::Order;
using hui::savings::Payout;
using hui::savings::Plea;
using hui::savings::SetByNeed;
using hui::savings::SetByWishes;
using hui::savings::SetTurns;
using hui::savings::SwapTurns;
using hui::savings::TurnRules;
using hui::savings::TurnsBy;
using hui::savings::Wish;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Recorded;
using hui::tests::share;
using hui::tests::Treasurer;

namespace {

constexpr std::string_view secret = "con mèo trèo cây cau";
const Date meeting = on("2026-03-02");

hui::savings::GroupOpened open_group() {
    auto opening = opening_of({.shares = 4});
    opening.terms.order = Order::need;
    for (hui::savings::Seat& seat : opening.seats) { seat.turn = {}; }
    return opening;
}

/// A group of four whose turns are open, at its first meeting.
struct Meeting : Treasurer {
    Meeting() : Treasurer(open_group(), on("2026-03-01")) {
        granted(try_commit(
            {.command = {.secret = *LotSecret::parse(secret), .source = "XSMB 02/03/2026"},
             .ref = ""}));
        set_today(on("2026-12-31"));
    }

    hui::Result<Recorded> tries(decltype(TurnsRequest::command) command, Date day = meeting,
                                const std::string& ref = "") {
        return try_turns({.command = std::move(command), .on = day, .ref = ref});
    }
    hui::Result<Recorded> agrees(const TurnRules& rules, Date day, const std::string& ref = "") {
        return try_rules({.command = {.rules = rules, .minute = "Họp tổ"}, .on = day, .ref = ref});
    }
    hui::report::TurnGrounds grounds(Date day) {
        return granted(hui::report::turn_grounds(ledger(), "G012", day));
    }
    /// The shares in the order of their rounds, as of a day: `03 01 02 ..`.
    std::string turns(Date day) {
        std::string text;
        for (const auto& line : granted(hui::report::turn_report(ledger(), "G012", day))) {
            text += (text.empty() ? "" : " ") + (line.share ? share_text(*line.share) : "..");
        }
        return text;
    }
};

DrawLot lot() {
    return {
        .secret = *LotSecret::parse(secret), .mix = *LotMix::parse("48213"), .mixed_on = meeting};
}

Plea plea(std::string_view no, std::int64_t points) {
    return {.share = share(no), .points = points, .reason = "nhà dột"};
}

SetByWishes wish_for(std::optional<DrawLot> with) {
    return {.wishes = {{.share = share("01"), .rounds = {Round{1}}},
                       {.share = share("02"), .rounds = {Round{1}, Round{2}}},
                       {.share = share("04"), .rounds = {Round{2}}}},
            .minute = "Ghi nguyện vọng",
            .lot = std::move(with)};
}

TurnRules newcomer(std::string_view no, std::int64_t round) {
    return {.not_before = {{.share = share(no), .round = Round{round}}},
            .apart = 0,
            .sponsored_through = {},
            .sponsors = {}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(turn_choice_tests, Meeting)

BOOST_AUTO_TEST_CASE(the_cycle_is_played_in_the_order_of_need) {
    granted(tries(SetByNeed{
        .pleas = {plea("03", 5), plea("01", 2), plea("04", 1)}, .minute = "Họp tổ", .lot = {}}));
    BOOST_TEST(turns(on("2026-03-01")) == ".. .. .. ..");
    BOOST_TEST(turns(meeting) == "03 01 04 02");
    BOOST_TEST(!grounds(on("2026-03-01")).decision);
    BOOST_TEST(grounds(meeting).decision->event.pleas.size() == 3U);
    plays_rounds(1, 4);
    BOOST_TEST(problems().empty());
    check_refused(*this, "all_drawn", [&] {
        return tries(SetByNeed{.pleas = {}, .minute = "nữa", .lot = {}}, on("2026-07-01"));
    });
    check_refused(*this, "all_drawn", [&] { return tries(wish_for({}), on("2026-07-01")); });
    check_refused(*this, "all_drawn", [&] { return agrees({}, on("2026-07-01")); });
}

BOOST_AUTO_TEST_CASE(a_committed_lot_decides_between_equals) {
    const SetByNeed equals{.pleas = {plea("03", 5)}, .minute = "Họp tổ", .lot = {}};
    check_refused(*this, "turns_undecided", [&] { return tries(equals); });
    SetByNeed with_lot = equals;
    with_lot.lot = lot();
    const Recorded decided = granted(tries(with_lot, meeting, "bb-1"));
    const auto event = hui::savings::turns_changed_of(decided.entry.body);
    BOOST_TEST(event.lot->mix == "48213");
    BOOST_TEST(event.order.size() == 4U);
    BOOST_TEST(turns(meeting).substr(0, 2) == "03");
    const Recorded again = granted(tries(with_lot, meeting, "bb-1"));
    BOOST_TEST((again.writing == Recorded::Writing::found));
    check_refused(*this, "ref_taken", [&] { return tries(equals, meeting, "bb-1"); });
    check_refused(*this, "lot_not_committed", [&] { return tries(lot(), on("2026-03-03")); });
    plays_rounds(1, 4);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_lot_for_wishes_needs_its_secret) {
    check_refused(*this, "turns_undecided", [&] { return tries(wish_for({})); });
    DrawLot wrong = lot();
    wrong.secret = *LotSecret::parse("một số bí mật khác hẳn");
    check_refused(*this, "lot_secret_wrong", [&] { return tries(wish_for(wrong)); });
    granted(tries(wish_for(lot())));
    const auto decided = grounds(meeting).decision;
    BOOST_REQUIRE(decided.has_value());
    BOOST_TEST(decided->event.outcome->regret == 8);
    BOOST_TEST(decided->wishes.size() == 4U);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_lot_keeps_the_rules_in_force) {
    granted(agrees(newcomer("02", 4), on("2026-03-01")));
    granted(tries(lot()));
    BOOST_TEST(turns(meeting).substr(9) == "02");
    plays_rounds(1, 4);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(rules_are_shown_as_of_a_day_and_found_under_their_reference) {
    granted(agrees(newcomer("02", 3), on("2026-03-01"), "qd-1"));
    granted(agrees(newcomer("02", 2), on("2026-03-04"), "qd-2"));
    BOOST_TEST(!grounds(on("2026-02-28")).rules);
    BOOST_TEST(grounds(on("2026-03-03")).rules->rules.not_before.at(0).round.count() == 3);
    BOOST_TEST(grounds(on("2026-03-04")).rules->rules.not_before.at(0).round.count() == 2);
    const Recorded again = granted(agrees(newcomer("02", 2), on("2026-03-04"), "qd-2"));
    BOOST_TEST((again.writing == Recorded::Writing::found));
    check_refused(*this, "ref_taken",
                  [&] { return agrees(newcomer("02", 4), on("2026-03-04"), "qd-2"); });
    check_refused(*this, "kind_not_reversible",
                  [&] { return try_reverse(again.entry.seq, {.reason = "nhầm", .on = {}}); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_decision_by_wishes_is_given_back_by_a_reversal) {
    const auto one_each = [](std::string_view no, std::int64_t round) {
        return Wish{.share = share(no), .rounds = {Round{round}}};
    };
    const Recorded decided = granted(tries(SetByWishes{
        .wishes = {one_each("01", 4), one_each("02", 1), one_each("03", 2), one_each("04", 3)},
        .minute = "Ghi nguyện vọng",
        .lot = {}}));
    BOOST_TEST(turns(meeting) == "02 03 04 01");
    reverses(decided, "cả tổ đổi ý");
    BOOST_TEST(turns(meeting) == ".. .. .. ..");
    BOOST_TEST(!grounds(meeting).decision);
    granted(tries(
        SetByNeed{
            .pleas = {plea("03", 5), plea("01", 2), plea("04", 1)}, .minute = "Họp lại", .lot = {}},
        on("2026-03-03")));
    BOOST_TEST(turns(on("2026-03-03")) == "03 01 04 02");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(equals_among_turns_that_are_decided_draw_a_lot) {
    granted(tries(lot()));
    const Date second = on("2026-03-10");
    set_today(on("2026-03-08"));
    check_refused(*this, "bad_text", [&] {
        return try_commit(
            {.command = {.secret = *LotSecret::parse(secret), .source = " "}, .ref = ""});
    });
    granted(try_commit({.command = {.secret = *LotSecret::parse("một chuỗi bí mật khác hẳn"),
                                    .source = "XSMB 10/03/2026"},
                        .ref = ""}));
    set_today(on("2026-12-31"));
    const DrawLot between_equals{.secret = *LotSecret::parse("một chuỗi bí mật khác hẳn"),
                                 .mix = *LotMix::parse("07-11-23"),
                                 .mixed_on = second};
    check_refused(*this, "turns_decided", [&] { return tries(between_equals, second); });
    SetByNeed need{.pleas = {plea("01", 2), plea("02", 2), plea("04", 2)},
                   .minute = "Họp tổ",
                   .lot = between_equals};
    check_refused(*this, "lot_stands", [&] { return tries(need, second); });
    need.pleas.back() = plea("04", 1);
    SetByNeed with_lot = need;
    need.lot = {};
    check_refused(*this, "turns_undecided", [&] { return tries(need, second); });
    const Recorded decided = granted(tries(with_lot, second));
    check_refused(*this, "lot_stands",
                  [&] { return try_reverse(decided.entry.seq, {.reason = "bốc lại", .on = {}}); });
    check_refused(*this, "lot_not_committed", [&] { return tries(with_lot, on("2026-03-11")); });
    all_pay(second);
    draws(second);
    plays_rounds(2, 4);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_vote_leaves_a_commitment_waiting_for_equals) {
    granted(tries(SetTurns{.order = {share("01"), share("02"), share("03"), share("04")},
                           .minute = "Biểu quyết"}));
    check_refused(*this, "turns_decided", [&] { return tries(lot(), on("2026-03-03")); });
    granted(tries(wish_for(lot()), on("2026-03-03")));
    plays_rounds(1, 4);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(rules_and_reversals_leave_no_decided_turn_against_a_rule) {
    const Recorded first = granted(tries(
        SetTurns{.order = {share("02"), share("01"), share("03"), share("04")}, .minute = "Họp"}));
    check_refused(*this, "turns_break_rules", [&] { return agrees(newcomer("02", 3), meeting); });
    const Recorded swap =
        granted(tries(SwapTurns{.one = share("02"),
                                .other = share("04"),
                                .consents = {{share("02"), "Bình"}, {share("04"), "Hoa"}}},
                      on("2026-03-03")));
    granted(agrees(newcomer("02", 3), on("2026-03-03")));
    check_refused(*this, "reversal_breaks_rules",
                  [&] { return try_reverse(swap.entry.seq, {.reason = "đổi ý", .on = {}}); });
    granted(agrees({}, on("2026-03-03")));
    reverses(swap, "đổi ý");
    reverses(first, "đổi ý");
    BOOST_TEST(turns(on("2026-03-03")) == ".. .. .. ..");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_is_explained_tells_what_was_changed_since) {
    BOOST_TEST(!grounds(meeting).origin);
    granted(tries(SetByNeed{
        .pleas = {plea("03", 5), plea("01", 2), plea("04", 1)}, .minute = "Họp tổ", .lot = {}}));
    const Recorded swap =
        granted(tries(SwapTurns{.one = share("03"),
                                .other = share("04"),
                                .consents = {{share("03"), "Bình"}, {share("04"), "Hoa"}}},
                      on("2026-03-03")));
    const Recorded vote = granted(tries(
        SetTurns{.order = {share("04"), share("01"), share("03"), share("02")}, .minute = "Chốt"},
        on("2026-03-04")));
    BOOST_TEST(grounds(meeting).since.empty());
    const auto swapped = grounds(on("2026-03-03"));
    BOOST_TEST((swapped.origin->by == TurnsBy::need));
    BOOST_TEST(swapped.decision.has_value());
    BOOST_REQUIRE(swapped.since.size() == 1U);
    BOOST_TEST(swapped.since[0].seq.count() == swap.entry.seq.count());
    const auto voted = grounds(on("2026-03-04"));
    BOOST_TEST((voted.origin->by == TurnsBy::vote));
    BOOST_TEST(voted.origin->minute == "Chốt");
    BOOST_TEST(voted.since.empty());
    BOOST_TEST(!voted.decision);
    reverses(vote, "nhầm");
    reverses(swap, "nhầm");
    BOOST_TEST(grounds(on("2026-03-04")).since.empty());
    BOOST_TEST(grounds(on("2026-03-04")).decision.has_value());
}

BOOST_AUTO_TEST_CASE(the_regret_of_all_shares_adds_up_to_the_total) {
    granted(tries(wish_for(lot())));
    const auto decided = grounds(meeting).decision;
    std::int64_t sum = 0;
    for (const auto& turn : decided->wishes) { sum += turn.regret; }
    BOOST_TEST(sum == decided->event.outcome->regret);
}

BOOST_AUTO_TEST_SUITE_END()
