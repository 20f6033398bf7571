// Shares and the organiser's place that change hands: who must agree, what stands in the way, and
// what each statement says of it.
#include "engine/report/statement.hpp"
#include "tests/support/people.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::NamedFact;
using hui::Refusal;
using hui::Round;
using hui::ShareNo;
using hui::savings::Consent;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::People;
using hui::tests::share;
using namespace hui::literals;

namespace {

std::vector<Consent> agreed(std::initializer_list<std::string_view> shares) {
    std::vector<Consent> consents;
    for (const std::string_view no : shares) {
        consents.push_back(
            {.share = no == "organiser" ? ShareNo{} : share(no), .name = "người đồng ý"});
    }
    return consents;
}

std::string text_fact(const Refusal& refusal, std::string_view name) {
    for (const NamedFact& fact : refusal.facts) {
        if (fact.name == name) { return std::get<std::string>(fact.value); }
    }
    return "";
}

/// Four shares of 300,000 from 2026-03-05 on, held by M1 to M4 and drawn in that order.
struct Hands : People {
    void keeps_turns_apart(std::int64_t rounds) {
        granted(try_rules({.command = {.rules = {.not_before = {},
                                                 .apart = rounds,
                                                 .sponsored_through = {},
                                                 .sponsors = {}},
                                       .minute = "Họp tổ"},
                           .on = on("2026-03-01"),
                           .ref = ""}));
    }
};

/// What a member's lines of the group come to, and how many there are.
std::string lines_of(People& people, std::string_view member) {
    const auto statement =
        granted(hui::report::statements(people.ledger(), member, on("2026-12-31"))).front();
    const auto totals = hui::report::totals_of(statement);
    return std::to_string(statement.lines.size()) + " lines, paid " +
           std::to_string(totals.paid.count()) + ", received " +
           std::to_string(totals.received.count());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(changing_hands_tests, Hands)

BOOST_AUTO_TEST_CASE(a_buyer_keeps_the_distance_between_his_turns) {
    keeps_turns_apart(2);
    const Date day = on("2026-03-02");
    check_refused(*this, "turns_too_near",
                  [&] { return transfers("03", "M2", day, agreed({"03"})); });
    const auto refused = transfers("03", "M2", day, agreed({"03"}));
    BOOST_TEST(text_fact(refused.refusal(), "share") == "03");
    BOOST_TEST(text_fact(refused.refusal(), "sibling") == "02");
    granted(transfers("04", "M2", day, agreed({"04"})));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_buyer_keeps_the_distance_to_what_he_has_drawn) {
    plays_rounds(1, 1);
    granted(try_rules(
        {.command =
             {.rules = {.not_before = {}, .apart = 2, .sponsored_through = {}, .sponsors = {}},
              .minute = "Họp tổ"},
         .on = on("2026-03-10"),
         .ref = ""}));
    check_refused(*this, "turns_too_near",
                  [&] { return transfers("02", "M1", on("2026-03-11"), agreed({"02"})); });
    plays_rounds(2, 2);
    granted(transfers("02", "M1", on("2026-04-10"), agreed({"02", "03", "04", "organiser"})));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(an_inheritance_is_not_chosen) {
    keeps_turns_apart(2);
    granted(inherits("03", "M2", on("2026-03-02")));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(who_left_and_was_refunded_is_not_asked_for_a_dissolution) {
    plays_rounds(1, 1);
    granted(leaves("04", on("2026-03-10"), hui::savings::Refund::by_organiser));
    const auto dissolved = [&] {
        return tries(
            hui::savings::DissolveGroup{.reason = "tổ tan",
                                        .consents = agreed({"01", "02", "03", "organiser"})},
            on("2026-03-20"));
    };
    granted(dissolved());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(who_left_and_waits_for_its_money_is_asked) {
    plays_rounds(1, 1);
    granted(leaves("04", on("2026-03-10")));
    check_refused(*this, "consent_missing", [&] {
        return tries(
            hui::savings::DissolveGroup{.reason = "tổ tan",
                                        .consents = agreed({"01", "02", "03", "organiser"})},
            on("2026-03-20"));
    });
    check_refused(*this, "consent_missing", [&] {
        return transfers("01", "M5", on("2026-03-20"), agreed({"01", "02", "03", "organiser"}));
    });
}

BOOST_AUTO_TEST_CASE(who_left_and_was_refunded_is_not_asked_for_a_transfer) {
    plays_rounds(1, 1);
    granted(leaves("04", on("2026-03-10"), hui::savings::Refund::by_organiser));
    granted(transfers("01", "M5", on("2026-03-20"), agreed({"01", "02", "03", "organiser"})));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_is_settled_stays_with_who_was_in_it) {
    plays_rounds(1, 4);
    const Date day = on("2026-07-01");
    check_refused(*this, "all_drawn", [&] {
        return transfers("02", "M5", day, agreed({"02", "organiser"}));
    });
    check_refused(*this, "all_drawn", [&] { return inherits("02", "M5", day); });
    check_refused(*this, "all_drawn", [&] {
        return tries(hui::savings::ChangeOrganiser{.member = "M2", .reason = "nghỉ"}, day);
    });
}

BOOST_AUTO_TEST_CASE(who_is_still_owed_an_advance_at_the_end_may_be_followed) {
    plays_rounds(1, 3);
    for (const std::string_view no : {"01", "03", "04"}) {
        pays(no, 300'000_vnd, on("2026-06-05"));
    }
    advances("02", on("2026-06-05"));
    draws(on("2026-06-05"));
    const Date day = on("2026-07-01");
    granted(inherits("02", "M5", day));
    granted(tries(hui::savings::ChangeOrganiser{.member = "M2", .reason = "nghỉ"}, day));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(heirs_take_over_the_claims_of_a_dissolved_group) {
    plays_rounds(1, 1);
    granted(dissolves(on("2026-03-20")));
    const Date day = on("2026-04-01");
    check_refused(*this, "group_dissolved",
                  [&] { return transfers("02", "M5", day, agreed({"02"})); });
    check_refused(*this, "before_share_change",
                  [&] { return inherits("02", "M5", on("2026-03-19")); });
    granted(inherits("02", "M5", day));
    BOOST_TEST(share_at("02", day).member == "M5");
    // The organiser has no claim there.
    check_refused(*this, "group_dissolved", [&] {
        return tries(hui::savings::ChangeOrganiser{.member = "M2", .reason = "nghỉ"}, day);
    });
    const auto heir = granted(hui::report::statements(ledger(), "M5", day)).front();
    BOOST_REQUIRE(heir.shares.size() == 1U);
    BOOST_TEST(heir.shares.front().claims.size() == 1U);
    granted(tries(
        hui::savings::SettleClaim{
            .claim = {.from = share("01"), .to = share("02"), .amount = 300'000_vnd}},
        day));
    check_refused(*this, "group_dissolved", [&] { return inherits("02", "M6", day); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(who_follows_the_organiser_has_his_claims_on_a_dissolved_group) {
    plays_rounds(1, 1);
    advances("02", on("2026-04-05"));
    advances("01", on("2026-04-05"));
    granted(dissolves(on("2026-04-20")));
    const auto changed = granted(tries(
        hui::savings::ChangeOrganiser{.member = "M5", .reason = "chị Lan mất"}, on("2026-05-01")));
    BOOST_TEST(hui::savings::organiser_changed_of(changed.entry.body).claims.count() == 600'000);
    BOOST_TEST(problems().empty());
}

// What the buyer takes over is what stood there on the day; what was paid afterwards is his.
BOOST_AUTO_TEST_CASE(a_transfer_that_is_dated_back_parts_the_statements_at_its_day) {
    plays_rounds(1, 3);
    granted(transfers("04", "M5", on("2026-03-20"), agreed({"04"})));
    // The seller: March's contribution, and the share with it handed over.
    BOOST_TEST(lines_of(*this, "M4") == "2 lines, paid 0, received 0");
    // The buyer: the share with March's contribution, then April's and May's.
    BOOST_TEST(lines_of(*this, "M5") == "3 lines, paid 900000, received 0");
    BOOST_TEST(share_at("04", on("2026-03-19")).member == "M4");
    BOOST_TEST(share_at("04", on("2026-03-20")).member == "M5");
    BOOST_TEST(share_at("04", on("2026-12-31")).paid.count() == 900'000);
    plays_rounds(4, 4);
    check_everybody_is_square();
    BOOST_TEST(lines_of(*this, "M5") == "5 lines, paid 1200000, received 1200000");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_transfer_dated_back_costs_what_the_share_was_worth_then) {
    plays_rounds(1, 3);
    check_refused(*this, "price_over_paid", [&] {
        return transfers("04", "M5", on("2026-03-20"), agreed({"04"}), 900'000_vnd);
    });
    const auto sold = granted(transfers("04", "M5", on("2026-03-20"), agreed({"04"})));
    BOOST_TEST(hui::savings::holder_changed_of(sold.entry.body).price.count() == 300'000);
}

BOOST_AUTO_TEST_SUITE_END()
