// What the journal holds of members who come and go, of a group's end and of its reserve fund:
// these texts are hashed, so they must never change.
#include "engine/savings/events.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using hui::Date;
using hui::date_of;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using namespace hui::savings;
using namespace hui::literals;

namespace {

const Date day = date_of("2026-03-08");

template <class Event>
void check_written(const Event& event, std::string_view kind, std::string_view body) {
    const hui::Draft draft = draft_of(event, day);
    BOOST_TEST(draft.kind == kind);
    BOOST_TEST(draft.body == body);
    const auto again = event_of(draft.kind, draft.body);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(draft_of(std::get<Event>(*again), day).body == body);
    BOOST_TEST((draft_of(std::get<Event>(*again), day).postings == draft.postings));
    BOOST_TEST(hui::sum_of(draft.postings).count() == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(share_events_tests)

BOOST_AUTO_TEST_CASE(a_share_that_left_is_written_like_this) {
    check_written(ShareLeft{.share = ShareNo{3},
                            .after = Round{1},
                            .refund = Refund::in_turn,
                            .refunded = {},
                            .reason = "đi xa",
                            .consents = {}},
                  "share-left", R"({"after":1,"reason":"đi xa","share":3})");
    check_written(ShareLeft{.share = ShareNo{3},
                            .after = Round{1},
                            .refund = Refund::by_organiser,
                            .refunded = 300'000_vnd,
                            .reason = "đi xa",
                            .consents = {{.share = ShareNo{2}, .name = "Hoa"}}},
                  "share-left",
                  R"({"after":1,"consents":[{"name":"Hoa","share":2}],"reason":"đi xa",)"
                  R"("refund":"organiser","refunded":300000,"share":3})");
    check_written(ShareLeft{.share = ShareNo{3},
                            .after = Round{1},
                            .refund = Refund::in_turn,
                            .refunded = {},
                            .reason = "đi xa",
                            .consents = {},
                            .returned = {{.share = ShareNo{2}, .amount = 300'000_vnd},
                                         {.share = ShareNo{3}, .amount = 600'000_vnd}},
                            .cash = 500'000_vnd},
                  "share-left",
                  R"({"after":1,"cash":500000,"reason":"đi xa",)"
                  R"("returned":[{"amount":300000,"share":2},{"amount":600000,"share":3}],)"
                  R"("share":3})");
    check_written(ShareLeft{.share = ShareNo{3},
                            .after = Round{1},
                            .refund = Refund::by_reserve,
                            .refunded = 300'000_vnd,
                            .reason = "đi xa",
                            .consents = {},
                            .returned = {},
                            .cash = 200'000_vnd,
                            .approved_by = "Bình"},
                  "share-left",
                  R"({"after":1,"approved_by":"Bình","cash":200000,"reason":"đi xa",)"
                  R"("refund":"reserve","refunded":300000,"share":3})");
    check_written(ShareLeft{.share = ShareNo{3},
                            .after = Round{3},
                            .refund = Refund::in_turn,
                            .refunded = {},
                            .reason = "bỏ trốn",
                            .consents = {},
                            .returned = {},
                            .cash = {},
                            .approved_by = {},
                            .advanced = 300'000_vnd,
                            .covered = 200'000_vnd},
                  "share-left",
                  R"({"advanced":300000,"after":3,"covered":200000,"reason":"bỏ trốn",)"
                  R"("share":3})");
}

BOOST_AUTO_TEST_CASE(a_share_that_changed_hands_is_written_like_this) {
    check_written(HolderChanged{.by = HandedBy::transfer,
                                .share = ShareNo{3},
                                .member = "M5",
                                .was = "M3",
                                .price = 300'000_vnd,
                                .reason = {},
                                .consents = {{.share = ShareNo{3}, .name = "Hoa"}}},
                  "holder-changed",
                  R"({"by":"transfer","consents":[{"name":"Hoa","share":3}],"member":"M5",)"
                  R"("price":300000,"share":3,"was":"M3"})");
    check_written(HolderChanged{.by = HandedBy::inheritance,
                                .share = ShareNo{3},
                                .member = "M5",
                                .was = "M3",
                                .price = {},
                                .reason = "mất",
                                .consents = {}},
                  "holder-changed",
                  R"({"by":"inheritance","member":"M5","reason":"mất","share":3,"was":"M3"})");
}

BOOST_AUTO_TEST_CASE(a_share_that_came_in_is_written_like_this) {
    check_written(
        ShareJoined{.seat = {.share = ShareNo{5}, .member = "M5", .turn = Round{5}},
                    .after = Round{1},
                    .amount = 300'000_vnd,
                    .passed = {{.share = ShareNo{1}, .amount = 300'000_vnd}},
                    .consents = {}},
        "share-joined",
        R"({"after":1,"amount":300000,"member":"M5","passed":[{"amount":300000,"share":1}],)"
        R"("share":5,"turn":5})");
}

BOOST_AUTO_TEST_CASE(another_organiser_is_written_like_this) {
    check_written(
        OrganiserChanged{
            .member = "M5", .was = "M1", .claims = 300'000_vnd, .reason = "chuyển công tác"},
        "organiser-changed",
        R"({"claims":300000,"member":"M5","reason":"chuyển công tác","was":"M1"})");
}

BOOST_AUTO_TEST_CASE(a_dissolution_is_written_like_this) {
    check_written(
        GroupDissolved{.cash = 300'000_vnd,
                       .bank = {},
                       .advanced = {},
                       .refunded = {},
                       .shared = {{.share = ShareNo{2}, .amount = 300'000_vnd}},
                       .claims = {{.from = ShareNo{1}, .to = ShareNo{2}, .amount = 100_vnd}},
                       .reason = "tổ tan",
                       .consents = {}},
        "group-dissolved",
        R"({"advanced":0,"bank":0,"cash":300000,"claims":[{"amount":100,"from":1,"to":2}],)"
        R"("reason":"tổ tan","refunded":0,"shared":[{"amount":300000,"share":2}]})");
    check_written(GroupDissolved{.cash = 50'206_vnd,
                                 .bank = {},
                                 .advanced = {},
                                 .refunded = {},
                                 .shared = {},
                                 .claims = {},
                                 .reason = "tổ tan",
                                 .consents = {},
                                 .funds = {.reserve = {{.share = ShareNo{1}, .amount = 50'000_vnd}},
                                           .interest = {{.share = ShareNo{1}, .amount = 206_vnd}},
                                           .to_organiser = 822_vnd,
                                           .on_hand_overs = 1'575_vnd,
                                           .to_drawers = 300_vnd},
                                 .approved_by = "Bình"},
                  "group-dissolved",
                  R"({"advanced":0,"approved_by":"Bình","bank":0,"cash":50206,"claims":[],)"
                  R"("interest":[{"amount":206,"share":1}],)"
                  R"("on_hand_overs":1575,"reason":"tổ tan","refunded":0,)"
                  R"("reserve":[{"amount":50000,"share":1}],"shared":[],)"
                  R"("to_drawers":300,"to_organiser":822})");
}

BOOST_AUTO_TEST_CASE(money_out_of_the_reserve_fund_is_written_like_this) {
    check_written(ReserveSpent{.amount = 100'000_vnd,
                               .reason = "thăm ốm",
                               .by = {"Lan", "Bình"},
                               .method = Method::cash},
                  "reserve-spent",
                  R"({"amount":100000,"by":[{"name":"Lan"},{"name":"Bình"}],"method":"cash",)"
                  R"("reason":"thăm ốm"})");
    check_written(ReserveReturned{.parts = {{.share = ShareNo{1}, .amount = 50'000_vnd},
                                            {.share = ShareNo{2}, .amount = 50'000_vnd}},
                                  .amount = 100'000_vnd,
                                  .cash = 60'000_vnd},
                  "reserve-returned",
                  R"({"amount":100000,"cash":60000,"parts":[{"amount":50000,"share":1},)"
                  R"({"amount":50000,"share":2}]})");
}

BOOST_AUTO_TEST_CASE(a_claim_that_was_paid_is_written_like_this) {
    check_written(
        ClaimSettled{.claim = {.from = ShareNo{1}, .to = ShareNo{}, .amount = 300'000_vnd}},
        "claim-settled", R"({"amount":300000,"from":1,"to":0})");
    check_written(
        ClaimSettled{.claim = {.from = ShareNo{1}, .to = ShareNo{}, .amount = 300'000_vnd},
                     .approved_by = "Bình"},
        "claim-settled", R"({"amount":300000,"approved_by":"Bình","from":1,"to":0})");
}

BOOST_AUTO_TEST_CASE(interest_that_others_get_is_written_like_this) {
    check_written(
        InterestSettled{.share = ShareNo{1},
                        .round = Round{2},
                        .amount = 986_vnd,
                        .to = {.organiser = 100_vnd, .reserve = 200_vnd, .drawer = 300_vnd},
                        .drawer = ShareNo{2},
                        .days = 12,
                        .rates = {},
                        .reason = {}},
        "late-interest-paid",
        R"({"amount":986,"days":12,"drawer":2,"method":"cash","on":"contribution",)"
        R"("rates":[],"round":2,"share":1,"to_drawer":300,"to_organiser":100,)"
        R"("to_reserve":200})");
    check_written(InterestShared{.parts = {{.share = ShareNo{1}, .amount = 386_vnd}},
                                 .amount = 386_vnd,
                                 .cash = 386_vnd,
                                 .method = {},
                                 .to_organiser = 100_vnd,
                                 .reason = "họp",
                                 .to_drawers = 300_vnd},
                  "late-interest-shared",
                  R"({"amount":386,"cash":386,"parts":[{"amount":386,"share":1}],)"
                  R"("reason":"họp","to_drawers":300,"to_organiser":100})");
}

BOOST_AUTO_TEST_SUITE_END()
