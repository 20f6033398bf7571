// Whose turn it is: voted, swapped, ceded, drawn by lot, and given back.
#include "engine/actions/turns.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::ShareNo;
using hui::Vnd;
using hui::actions::TurnsRequest;
using hui::savings::CedeTurn;
using hui::savings::Consent;
using hui::savings::DrawLot;
using hui::savings::LotMix;
using hui::savings::LotSecret;
using hui::savings::Order;
using hui::savings::SetTurns;
using hui::savings::SwapTurns;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Recorded;
using hui::tests::share;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

const Date first_round = on("2026-03-05");

std::vector<ShareNo> shares(std::initializer_list<std::string_view> texts) {
    std::vector<ShareNo> list;
    for (const std::string_view text : texts) { list.push_back(share(text)); }
    return list;
}

hui::savings::GroupOpened open_turns(hui::savings::Pot pot = hui::savings::Pot::gross) {
    auto opening = opening_of({.shares = 4, .pot = pot});
    opening.terms.order = Order::lot;
    for (hui::savings::Seat& seat : opening.seats) { seat.turn = {}; }
    return opening;
}

/// A group of four with fixed turns, whose members change their minds.
struct Meeting : Treasurer {
    explicit Meeting(const GroupOf& group = {.shares = 4}) : Treasurer(group) {}
    explicit Meeting(const hui::savings::GroupOpened& group, Date today = on("2026-03-01"))
        : Treasurer(group, today) {}

    hui::Result<Recorded> tries(decltype(TurnsRequest::command) command, Date day,
                                const std::string& ref = "") {
        return try_turns({.command = std::move(command), .on = day, .ref = ref});
    }
    hui::Result<Recorded> commits(std::string_view text) {
        return try_commit(
            {.command = {.secret = *LotSecret::parse(text), .source = "XSMB 10/03/2026"},
             .ref = ""});
    }
    hui::Result<Recorded> draws_lot(std::string_view text, std::string_view mix, Date mixed_on,
                                    Date day) {
        return tries(DrawLot{.secret = *LotSecret::parse(text),
                             .mix = *LotMix::parse(mix),
                             .mixed_on = mixed_on},
                     day);
    }
    hui::Result<Recorded> swaps(std::string_view one, std::string_view other, Date day) {
        return tries(SwapTurns{.one = share(one),
                               .other = share(other),
                               .consents = {{share(one), "Lan"}, {share(other), "Hoa"}}},
                     day);
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

struct Lottery : Meeting {
    Lottery() : Meeting(open_turns()) {}
};

constexpr std::string_view secret = "con mèo trèo cây cau";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(turns_tests, Meeting)

BOOST_AUTO_TEST_CASE(a_vote_decides_the_turns_that_were_not_drawn) {
    plays_rounds(1, 1);
    granted(tries(SetTurns{.order = shares({"04", "02", "03"}), .minute = "Họp ngày 10/03"},
                  on("2026-03-10")));
    BOOST_TEST(turns(on("2026-03-09")) == "01 02 03 04");
    BOOST_TEST(turns(on("2026-03-10")) == "01 04 02 03");
    plays_rounds(2, 4);
    BOOST_TEST(problems().empty());
    check_refused(*this, "all_drawn",
                  [&] { return tries(SetTurns{.order = {}, .minute = "nữa"}, on("2026-07-01")); });
}

BOOST_AUTO_TEST_CASE(an_order_names_each_share_that_has_not_drawn_once) {
    plays_rounds(1, 1);
    const auto order = [&](std::vector<ShareNo> list) {
        return tries(SetTurns{.order = std::move(list), .minute = "x"}, on("2026-03-10"));
    };
    check_refused(*this, "order_not_one_each", [&] { return order(shares({"02", "03"})); });
    check_refused(*this, "order_not_one_each", [&] { return order(shares({"02", "03", "03"})); });
    check_refused(*this, "already_drawn", [&] { return order(shares({"01", "02", "03"})); });
    check_refused(*this, "unknown_share", [&] { return order(shares({"02", "03", "09"})); });
}

BOOST_AUTO_TEST_CASE(a_vote_that_confirms_the_order_is_recorded_with_its_minute) {
    const Recorded vote =
        granted(tries(SetTurns{.order = shares({"01", "02", "03", "04"}), .minute = "Giữ nguyên"},
                      on("2026-03-02")));
    BOOST_TEST(hui::savings::turns_changed_of(vote.entry.body).minute == "Giữ nguyên");
    BOOST_TEST(turns(on("2026-03-02")) == "01 02 03 04");
    plays_rounds(1, 4);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(two_shares_change_places_with_both_consents) {
    granted(swaps("02", "04", on("2026-03-02")));
    BOOST_TEST(turns(on("2026-03-02")) == "01 04 03 02");
    check_refused(*this, "consent_missing", [&] {
        return tries(
            SwapTurns{.one = share("01"), .other = share("03"), .consents = {{share("01"), "Lan"}}},
            on("2026-03-04"));
    });
    check_refused(*this, "nothing_to_change", [&] { return swaps("03", "03", on("2026-03-04")); });
    plays_rounds(1, 4);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_turn_that_was_drawn_never_moves) {
    plays_rounds(1, 1);
    check_refused(*this, "already_drawn", [&] { return swaps("01", "03", on("2026-03-20")); });
}

BOOST_AUTO_TEST_CASE(whose_turn_it_is_may_cede_it) {
    granted(
        tries(CedeTurn{.to = share("03"), .consents = {{share("01"), "Lan"}, {share("03"), "Hoa"}}},
              on("2026-03-02")));
    BOOST_TEST(turns(on("2026-03-02")) == "03 02 01 04");
    all_pay(first_round);
    draws(first_round);
    BOOST_TEST(group_at(first_round).shares.at(2).received.count() == 1'200'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(two_decisions_on_one_turn_stand_on_different_days_in_their_order) {
    granted(swaps("02", "03", on("2026-03-03")));
    check_refused(*this, "before_turn_change", [&] { return swaps("03", "04", on("2026-03-03")); });
    check_refused(*this, "before_turn_change", [&] { return swaps("02", "04", on("2026-03-02")); });
    granted(swaps("01", "04", on("2026-03-01")));
    granted(swaps("03", "04", on("2026-03-04")));
    BOOST_TEST(turns(on("2026-03-04")) == "03 04 02 01");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_pot_is_not_paid_out_before_its_turn_was_decided) {
    all_pay(first_round);
    granted(swaps("01", "02", on("2026-03-10")));
    check_refused(*this, "before_turn_change",
                  [&] { return record(hui::savings::Payout{}, on("2026-03-09")); });
    draws(on("2026-03-10"));
}

BOOST_AUTO_TEST_CASE(a_decision_is_given_back_by_a_reversal_unless_something_rests_on_it) {
    const Recorded swap = granted(swaps("01", "02", on("2026-03-02")));
    all_pay(first_round);
    draws(first_round);
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(swap.entry.seq, {.reason = "nhầm", .on = {}}); });
    granted(try_reverse(journal().back().seq, {.reason = "nhầm", .on = {}}));
    reverses(swap, "hai người đổi ý");
    BOOST_TEST(turns(first_round) == "01 02 03 04");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_same_decision_under_its_reference_is_found) {
    const SetTurns vote{.order = shares({"02", "01", "03", "04"}), .minute = "Họp"};
    const Recorded first = granted(tries(vote, on("2026-03-02"), "bien-ban-1"));
    const Recorded again = granted(tries(vote, on("2026-03-02"), "bien-ban-1"));
    BOOST_TEST((again.writing == Recorded::Writing::found));
    BOOST_TEST(again.entry.seq.count() == first.entry.seq.count());
    check_refused(*this, "ref_taken", [&] {
        return tries(SetTurns{.order = vote.order, .minute = "Họp khác"}, on("2026-03-02"),
                     "bien-ban-1");
    });
}

BOOST_AUTO_TEST_CASE(in_a_net_group_nothing_may_be_advanced_for_who_changes_places) {
    Meeting net{GroupOf{.shares = 3, .pot = hui::savings::Pot::net}};
    net.advances("03", first_round);
    check_refused(net, "advance_open", [&] { return net.swaps("02", "03", on("2026-03-20")); });
    net.pays("03", 300'000_vnd, on("2026-03-20"));
    check_refused(net, "out_of_date_order",
                  [&] { return net.swaps("02", "03", on("2026-03-20")); });
    granted(net.swaps("02", "03", on("2026-03-21")));
    net.plays_rounds(1, 3);
    BOOST_TEST(net.problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_lot_gives_the_open_turns_and_can_be_drawn_again_by_anybody, Lottery) {
    BOOST_TEST(turns(first_round) == ".. .. .. ..");
    granted(commits(secret));
    set_today(on("2026-12-31"));
    all_pay(first_round);
    check_refused(*this, "turn_open",
                  [&] { return record(hui::savings::Payout{}, on("2026-03-09")); });
    const Recorded drawn = granted(draws_lot(secret, "48-213", on("2026-03-10"), on("2026-03-10")));
    const auto event = hui::savings::turns_changed_of(drawn.entry.body);
    BOOST_TEST((event.order ==
                hui::savings::draw_lot({.ledger = ledger().id(), .group = "G012"},
                                       *LotSecret::parse(secret), *LotMix::parse("48213"),
                                       {share("01"), share("02"), share("03"), share("04")})));
    BOOST_TEST(event.lot->source == "XSMB 10/03/2026");
    draws(on("2026-03-10"));
    plays_rounds(2, 4);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_lot_needs_its_commitment_its_secret_and_a_later_number, Lottery) {
    const auto draws = [&](std::string_view with, Date mixed_on) {
        return draws_lot(with, "48213", mixed_on, on("2026-03-10"));
    };
    set_today(on("2026-03-05"));
    check_refused(*this, "lot_not_committed", [&] { return draws(secret, on("2026-03-10")); });
    granted(commits(secret));
    check_refused(*this, "lot_pending", [&] { return commits("một số bí mật khác hẳn"); });
    set_today(on("2026-12-31"));
    check_refused(*this, "lot_secret_wrong",
                  [&] { return draws("con meo treo cay cau", on("2026-03-10")); });
    check_refused(*this, "mix_before_commitment", [&] { return draws(secret, on("2026-03-04")); });
    check_refused(*this, "future_date", [&] { return draws(secret, on("2026-03-11")); });
    granted(draws(secret, on("2026-03-10")));
    check_refused(*this, "lot_not_committed", [&] { return draws(secret, on("2026-03-10")); });
    granted(commits("một chuỗi bí mật khác hẳn"));
    check_refused(*this, "turns_decided", [&] {
        return draws_lot("một chuỗi bí mật khác hẳn", "48213", on("2026-12-31"), on("2026-12-31"));
    });
}

BOOST_AUTO_TEST_CASE(nobody_commits_to_a_lot_over_one_share_or_none) {
    plays_rounds(1, 3);
    check_refused(*this, "turns_decided", [&] { return commits(secret); });
    plays_rounds(4, 4);
    check_refused(*this, "all_drawn", [&] { return commits(secret); });
}

BOOST_FIXTURE_TEST_CASE(a_lot_that_was_drawn_stands, Lottery) {
    granted(commits(secret));
    set_today(on("2026-12-31"));
    const Recorded drawn = granted(draws_lot(secret, "48213", on("2026-03-10"), on("2026-03-10")));
    check_refused(*this, "lot_stands",
                  [&] { return try_reverse(drawn.entry.seq, {.reason = "bốc lại", .on = {}}); });
}

BOOST_FIXTURE_TEST_CASE(a_vote_may_take_the_place_of_a_lot_and_gives_no_second_one, Lottery) {
    granted(commits(secret));
    set_today(on("2026-12-31"));
    const Recorded vote = granted(tries(
        SetTurns{.order = shares({"02", "01", "03", "04"}), .minute = "Họp"}, on("2026-03-02")));
    check_refused(*this, "turns_decided",
                  [&] { return draws_lot(secret, "48213", on("2026-03-10"), on("2026-03-10")); });
    reverses(vote, "bốc thăm vậy");
    check_refused(*this, "lot_pending", [&] { return commits("một số bí mật khác hẳn"); });
    granted(draws_lot(secret, "48213", on("2026-03-10"), on("2026-03-10")));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_turn_ceded_to_another_under_the_same_reference_is_refused) {
    const auto cedes = [&](std::string_view to) {
        return tries(
            CedeTurn{.to = share(to), .consents = {{share("01"), "Lan"}, {share("03"), "Hoa"}}},
            on("2026-03-02"), "s1");
    };
    granted(cedes("03"));
    BOOST_TEST((granted(cedes("03")).writing == Recorded::Writing::found));
    check_refused(*this, "ref_taken", [&] { return cedes("01"); });
}

BOOST_FIXTURE_TEST_CASE(an_open_round_blocks_the_closing_of_its_month, Lottery) {
    set_today(on("2026-12-31"));
    all_pay(first_round);
    const auto closing = closes("2026-03");
    BOOST_REQUIRE(closing.blockers.size() == 1U);
    BOOST_TEST(name_of(closing.blockers[0].blocker.code) == "turn_undecided");
}

BOOST_AUTO_TEST_CASE(a_net_share_pays_one_round_less_whatever_its_turn_will_be) {
    Meeting net{open_turns(hui::savings::Pot::net), on("2026-12-31")};
    net.pays("01", 900'000_vnd, first_round);
    check_refused(net, "over_the_cycle", [&] {
        return net.record(hui::savings::Contribute{.share = share("01"), .amount = 1_vnd},
                          first_round);
    });
}

BOOST_AUTO_TEST_SUITE_END()
