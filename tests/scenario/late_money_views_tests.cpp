// What questions and papers say of late interest, pots in parts and the reserve fund.
#include "engine/report/half_year.hpp"
#include "engine/report/interest_report.hpp"
#include "engine/report/statement.hpp"
#include "engine/report/status.hpp"
#include "tests/support/cash_by_flows.hpp"
#include "tests/support/people.hpp"

#include <string_view>
#include <vector>

using hui::Date;
using hui::Round;
using hui::Vnd;
using hui::report::GroupState;
using hui::report::Statement;
using hui::savings::InterestOn;
using hui::savings::Payout;
using hui::savings::SettleInterest;
using hui::savings::ShareInterest;
using hui::savings::SpendReserve;
using hui::tests::cash_by_flows;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace {

const Date first = on("2026-03-05");

struct Views : People {
    explicit Views(const GroupOf& group = {}) : People(group) {}

    Recorded hands_over(Vnd amount, Date day) {
        return granted(record(Payout{.share = {}, .amount = amount, .method = {}}, day));
    }
    Recorded pays_interest(std::string_view no, InterestOn what, Date day) {
        return granted(record(
            SettleInterest{.share = share(no), .what = what, .round = {}, .reason = {}}, day));
    }
    Recorded shares_interest(Date day) {
        return granted(record(ShareInterest{.to = {}, .method = {}, .reason = "hết vòng"}, day));
    }
    Statement statement_of(std::string_view member, Date day = far_ahead) {
        return granted(hui::report::statements(ledger(), member, day)).front();
    }
    hui::report::Status status_on(Date day) { return granted(hui::report::status(ledger(), day)); }
};

struct Fund : Views {
    Fund() : Views(GroupOf{.reserve = 50'000_vnd}) {}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(late_money_views_tests)

BOOST_FIXTURE_TEST_CASE(the_rest_of_a_pot_is_named_by_the_status_and_keeps_the_group_open, Views) {
    plays_rounds(1, 2);
    all_pay(on("2026-05-05"));
    hands_over(600'000_vnd, on("2026-05-05"));
    const auto open = status_on(on("2026-05-06")).to_hand_out.at(0);
    BOOST_TEST(open.group == "G012");
    BOOST_TEST(open.rest->amount.count() == 300'000);
    BOOST_TEST(share_text(open.rest->share) == "03");
    BOOST_TEST((group_at(on("2026-05-06")).state == GroupState::open));
    draws(on("2026-05-07"));
    BOOST_TEST((group_at(on("2026-05-07")).state == GroupState::finished));
    BOOST_TEST(status_on(on("2026-05-07")).to_hand_out.empty());
    BOOST_TEST(status_on(on("2026-05-06")).to_hand_out.size() == 1U);
    const auto of_group = [&](Date day) {
        return granted(hui::report::to_hand_out(ledger(), "G012", {.on = day}));
    };
    BOOST_TEST(of_group(on("2026-05-06")).at(0).rest->amount.count() == 300'000);
    BOOST_TEST(of_group(on("2026-05-07")).empty());
}

BOOST_FIXTURE_TEST_CASE(a_reserve_fund_is_open_only_after_the_last_draw, Fund) {
    plays_rounds(1, 2);
    BOOST_TEST(status_on(on("2026-04-30")).to_hand_out.empty());
    plays_rounds(3, 3);
    BOOST_TEST(status_on(on("2026-05-05")).to_hand_out.at(0).reserve.count() == 150'000);
    BOOST_TEST((group_at(on("2026-05-05")).state == GroupState::open));
    granted(try_return_reserve(on("2026-05-10")));
    BOOST_TEST((group_at(on("2026-05-10")).state == GroupState::finished));
}

BOOST_FIXTURE_TEST_CASE(closing_a_month_names_what_the_organiser_owes_of_a_pot, Views) {
    all_pay(first);
    hands_over(600'000_vnd, first);
    const auto march = closes("2026-03");
    BOOST_REQUIRE(march.to_hand_over.size() == 1U);
    BOOST_TEST(march.to_hand_over.front().group == "G012");
    BOOST_TEST((march.to_hand_over.front().round == Round{1}));
    BOOST_TEST((march.to_hand_over.front().share == share("01")));
    BOOST_TEST(march.to_hand_over.front().amount.count() == 300'000);
    draws(on("2026-04-05"));
    all_pay(on("2026-04-05"));
    draws(on("2026-04-05"));
    BOOST_TEST(closes("2026-04").to_hand_over.empty());
}

BOOST_FIXTURE_TEST_CASE(open_interest_on_what_is_paid_is_no_due_and_is_seen, Views) {
    for (const auto* no : {"01", "03"}) { pays(no, 300'000_vnd, first); }
    pays("02", 300'000_vnd, on("2026-03-17"));
    draws(on("2026-03-17"));
    const Date day = on("2026-03-20");
    BOOST_TEST(dues_at(day).empty());
    const auto open =
        granted(hui::report::open_interest(ledger(), {.group = {}, .month = {}, .on = day}));
    BOOST_REQUIRE(open.size() == 2U);
    BOOST_TEST((open.at(0).line.item.what == InterestOn::hand_over));
    BOOST_TEST(open.at(0).line.item.interest.count() == 2'959);
    BOOST_TEST(open.at(1).line.item.interest.count() == 986);
    BOOST_TEST(group_at(day).interest_open.count() == 986 + 2'959);
    BOOST_TEST(
        granted(hui::report::open_interest(
                    ledger(), {.group = "G012", .month = hui::month_of("2026-04"), .on = day}))
            .empty());
    pays_interest("02", InterestOn::contribution, day);
    pays_interest("01", InterestOn::hand_over, day);
    BOOST_TEST(
        granted(hui::report::open_interest(ledger(), {.group = "G012", .month = {}, .on = day}))
            .empty());
    BOOST_TEST(group_at(day).interest_open.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_statement_tells_interest_paid_from_interest_received_and_adds_up, Fund) {
    for (const auto* no : {"01", "03"}) { pays(no, 300'000_vnd, first); }
    pays("02", 300'000_vnd, on("2026-03-17"));
    draws(on("2026-03-17"));
    pays_interest("02", InterestOn::contribution, on("2026-03-20"));
    const auto late_pot = pays_interest("01", InterestOn::hand_over, on("2026-03-20"));
    plays_rounds(2, 3);
    granted(try_return_reserve(on("2026-05-10")));
    shares_interest(on("2026-05-10"));
    const auto second = hui::report::totals_of(statement_of("M2"));
    BOOST_TEST(second.paid.count() == 900'000);
    BOOST_TEST(second.received.count() == 900'000);
    BOOST_TEST(second.reserve.count() == 50'000);
    BOOST_TEST(second.returned.count() == 50'000);
    BOOST_TEST(second.interest_paid.count() == 986);
    BOOST_TEST(second.interest_received.count() == 329);
    // M1 organises, holds share 01, and owed it 850,000 for twelve days.
    const auto organiser = statement_of("M1");
    BOOST_TEST(hui::report::totals_of(organiser).interest_received.count() == 2'795 + 329);
    BOOST_REQUIRE(organiser.claims.size() == 1U);
    BOOST_TEST((organiser.claims.front().seq == late_pot.entry.seq));
    BOOST_TEST(organiser.claims.front().interest_paid.count() == 2'795);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_organisers_statement_has_the_interest_on_what_he_advanced, Views) {
    for (const auto* no : {"01", "03"}) { pays(no, 300'000_vnd, first); }
    advances("02", on("2026-03-12"));
    pays("02", 300'000_vnd, on("2026-03-17"));
    const auto paid = pays_interest("02", InterestOn::contribution, on("2026-03-17"));
    const auto claims = statement_of("M1").claims;
    BOOST_REQUIRE(claims.size() == 3U);
    BOOST_TEST(claims.back().interest_received.count() == 411);
    reverses(paid, "chưa nộp");
    Vnd all;
    for (const auto& claim : statement_of("M1").claims) { all += claim.interest_received; }
    BOOST_TEST(all.count() == 0);
    BOOST_TEST(hui::report::totals_of(statement_of("M2")).interest_paid.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(what_was_given_back_of_the_fund_by_mistake_stands_and_is_undone, Fund) {
    plays_rounds(1, 3);
    const auto returned = granted(try_return_reserve(on("2026-05-10")));
    reverses(returned, "chưa trả");
    const auto statement = statement_of("M2");
    BOOST_TEST(statement.lines.back().returned.count() == -50'000);
    BOOST_TEST(hui::report::totals_of(statement).returned.count() == 0);
}

BOOST_FIXTURE_TEST_CASE(the_half_year_adds_up_to_what_is_in_hand, Fund) {
    for (const auto* no : {"01", "03"}) { pays(no, 300'000_vnd, first); }
    pays("02", 300'000_vnd, on("2026-03-17"));
    draws(on("2026-03-17"));
    pays_interest("02", InterestOn::contribution, on("2026-03-20"));
    for (const auto* no : {"01", "02"}) { pays(no, 300'000_vnd, on("2026-04-05")); }
    advances("03", on("2026-04-05"));
    draws(on("2026-04-05"));
    granted(record(SpendReserve{.amount = 20'000_vnd, .reason = "thăm bệnh", .by = {"Lan", "Bình"}},
                   on("2026-04-20")));
    shares_interest(on("2026-04-20"));
    const auto half = [&](std::string_view period) {
        return granted(hui::report::half_year_report(
            ledger(), granted(hui::report::parse_half_year(period)), {}));
    };
    const auto report = half("2026-1");
    BOOST_TEST(report.contributed.count() == 1'500'000);
    BOOST_TEST(report.paid_out.count() == 1'700'000);
    BOOST_TEST(report.flows.advanced.count() == 300'000);
    BOOST_TEST(report.flows.late_interest.count() == 986);
    BOOST_TEST(report.flows.interest_shared.count() == 986);
    BOOST_TEST(report.flows.reserve_out.count() == 20'000);
    BOOST_TEST(report.reserve.count() == 80'000);
    BOOST_TEST(report.cash.count() == 80'000);
    BOOST_TEST(cash_by_flows(report).count() == report.cash.count());
    granted(dissolves(on("2026-07-10")));
    const auto second = half("2026-2");
    BOOST_TEST(second.flows.cash_before.count() == 80'000);
    BOOST_TEST(second.cash.count() == 0);
    BOOST_TEST(cash_by_flows(second).count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_half_year_adds_up_where_people_come_and_go, Fund) {
    const auto adds_up = [&] {
        const auto report = granted(hui::report::half_year_report(
            ledger(), granted(hui::report::parse_half_year("2026-1")), {}));
        BOOST_TEST(cash_by_flows(report).count() == report.cash.count());
    };
    plays_rounds(1, 1);
    granted(joins("M5", on("2026-03-20")));
    adds_up();
    granted(leaves("03", on("2026-03-25"), hui::savings::Refund::by_organiser));
    adds_up();
    plays_rounds(2, 4);
    adds_up();
    granted(try_return_reserve(on("2026-06-10")));
    adds_up();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
