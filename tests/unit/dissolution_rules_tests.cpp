#include "engine/savings/dissolution.hpp"

#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::month_of;
using hui::Result;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::Consent;
using hui::savings::DissolveGroup;
using hui::savings::Group;
using hui::savings::HandedBy;
using hui::savings::HandOver;
using hui::savings::Payout;
using hui::savings::SettleClaim;
using hui::savings::Share;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

std::vector<Consent> holders(const Group& group) {
    std::vector<Consent> consents;
    for (const Share& share : group.shares) { consents.push_back({share.no, "chị"}); }
    return consents;
}

struct Ending : MemoryBook {
    Ending() : MemoryBook(opening_of({.shares = 4})) {}

    Result<Seq> dissolves(std::string_view day) {
        return record(DissolveGroup{.reason = "tổ tan", .consents = holders(group())},
                      date_of(day));
    }
    Result<Seq> settles(std::int64_t from, std::int64_t to, Vnd amount, std::string_view day) {
        return record(
            SettleClaim{.claim = {.from = ShareNo{from}, .to = ShareNo{to}, .amount = amount}},
            date_of(day));
    }
    /// The organiser pays for all but share 01, which draws.
    void plays_round_one() {
        for (std::int64_t no = 1; no <= 4; ++no) {
            BOOST_REQUIRE(
                record(Advance{.share = ShareNo{no}, .amount = {}}, date_of("2026-03-05")).ok());
        }
        BOOST_REQUIRE(record(Payout{}, date_of("2026-03-05")).ok());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dissolution_rules_tests, Ending)

BOOST_AUTO_TEST_CASE(a_group_opened_by_mistake_ends_on_a_day_of_its_own) {
    BOOST_TEST(outcome_of(dissolves("1950-01-01")) == "before_first_period");
    BOOST_TEST(outcome_of(dissolves("2026-02-04")) == "before_first_period");
    BOOST_TEST(outcome_of(dissolves("2026-02-05")) == "done");
}

BOOST_AUTO_TEST_CASE(what_a_dissolution_refuses) {
    plays_round_one();
    BOOST_REQUIRE(record(HandOver{.by = HandedBy::inheritance,
                                  .share = ShareNo{1},
                                  .member = "M9",
                                  .price = {},
                                  .reason = "chị Lan mất",
                                  .consents = {}},
                         date_of("2026-03-06"))
                      .ok());
    BOOST_TEST(outcome_of(dissolves("2026-03-10")) == "organiser_consent_missing");
    set_today(date_of("2026-03-31"));
    BOOST_TEST(outcome_of(dissolves("2026-04-01")) == "future_date");
    close_through(month_of("2026-03"));
    BOOST_TEST(outcome_of(dissolves("2026-03-31")) == "month_closed");
}

BOOST_AUTO_TEST_CASE(what_a_settlement_refuses) {
    plays_round_one();
    BOOST_REQUIRE(dissolves("2026-03-10").ok());
    BOOST_TEST(outcome_of(settles(7, 0, 1_vnd, "2026-03-11")) == "unknown_share");
    BOOST_TEST(outcome_of(settles(1, 9, 1_vnd, "2026-03-11")) == "unknown_share");
    BOOST_TEST(outcome_of(settles(1, 0, 1'200'001_vnd, "2026-03-11")) == "no_such_claim");
    BOOST_TEST(outcome_of(settles(1, 0, 1_vnd, "2026-03-09")) == "before_share_change");
    set_today(date_of("2026-03-31"));
    BOOST_TEST(outcome_of(settles(1, 0, 1_vnd, "2026-04-01")) == "future_date");
    close_through(month_of("2026-03"));
    BOOST_TEST(outcome_of(settles(1, 0, 1_vnd, "2026-03-31")) == "month_closed");
}

BOOST_AUTO_TEST_CASE(a_claim_is_not_settled_twice_on_the_days_before_its_settlement_was_undone) {
    plays_round_one();
    BOOST_REQUIRE(dissolves("2026-03-10").ok());
    const auto settled = settles(1, 0, 1'200'000_vnd, "2026-03-11");
    BOOST_REQUIRE(settled.ok());
    BOOST_REQUIRE(reverse(*settled, {.reason = "nhầm", .on = date_of("2026-03-31")}).ok());
    BOOST_TEST(outcome_of(settles(1, 0, 1'200'000_vnd, "2026-03-28")) == "no_such_claim");
    BOOST_TEST(outcome_of(settles(1, 0, 1'200'000_vnd, "2026-03-10")) == "no_such_claim");
    BOOST_TEST(outcome_of(settles(1, 0, 1'200'000_vnd, "2026-03-31")) == "done");
}

BOOST_AUTO_TEST_CASE(after_the_end_the_claims_say_how_everybody_stands) {
    plays_round_one();
    const auto net = [&](std::int64_t no) { return net_of(group(), share(no)).count(); };
    const std::int64_t before = net(1);
    BOOST_REQUIRE(dissolves("2026-03-10").ok());
    BOOST_TEST(net(1) == before);
    BOOST_TEST(advances_open(group()).count() == 0);
    BOOST_TEST(refunds_open(group()).count() == 0);
    BOOST_REQUIRE(settles(1, 0, 1'200'000_vnd, "2026-03-11").ok());
    for (std::int64_t no = 1; no <= 4; ++no) { BOOST_TEST(net(no) == 0); }
}

BOOST_AUTO_TEST_SUITE_END()
