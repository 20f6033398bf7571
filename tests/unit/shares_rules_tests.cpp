// What the rules on members who come and go decide as of a day, whatever is recorded for later
// ones.
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::Days;
using hui::LeapMonth;
using hui::NamedFact;
using hui::Refusal;
using hui::Result;
using hui::Round;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::AgreeRules;
using hui::savings::Consent;
using hui::savings::Contribute;
using hui::savings::decide_join;
using hui::savings::Group;
using hui::savings::HandedBy;
using hui::savings::HandOver;
using hui::savings::holder_changed_of;
using hui::savings::InterestOn;
using hui::savings::JoinShare;
using hui::savings::LeaveShare;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::savings::Refund;
using hui::savings::Reverse;
using hui::savings::SettleInterest;
using hui::savings::Share;
using hui::savings::SwapTurns;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

Date on(std::string_view iso) { return date_of(iso); }

std::vector<Consent> everybody(const Group& group) {
    std::vector<Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const Share& share : group.shares) { consents.push_back({share.no, "chị"}); }
    return consents;
}

/// Four shares of 300,000 that everybody records by hand.
struct Four : MemoryBook {
    explicit Four(const GroupOf& group = {.shares = 4}) : MemoryBook(opening_of(group)) {}

    Result<Seq> pays(std::int64_t no, Vnd amount, std::string_view day) {
        return record(Contribute{.share = ShareNo{no}, .amount = amount}, on(day));
    }
    Result<Seq> advances(std::int64_t no, std::string_view day) {
        return record(Advance{.share = ShareNo{no}, .amount = {}}, on(day));
    }
    Result<Seq> draws(std::string_view day) { return record(Payout{}, on(day)); }
    Result<Seq> leaves(std::int64_t no, std::string_view day, Refund refund = Refund::in_turn) {
        return record(
            LeaveShare{.share = ShareNo{no}, .reason = "đi xa", .refund = refund, .consents = {}},
            on(day));
    }
    Result<Seq> joins(std::string_view day, std::string member = "M9") {
        return record(JoinShare{.member = std::move(member), .consents = everybody(group())},
                      on(day));
    }
    Result<Seq> sells(std::int64_t no, std::string_view day, std::vector<Consent> consents) {
        return record(HandOver{.by = HandedBy::transfer,
                               .share = ShareNo{no},
                               .member = "M9",
                               .price = {},
                               .reason = {},
                               .consents = std::move(consents)},
                      on(day));
    }
    Result<Seq> undoes(Seq seq, std::optional<Date> day = {}) {
        return reverse(seq, {.reason = "nhầm", .on = day});
    }
    void plays(std::string_view day) {
        for (const Share& share : Group{group()}.shares) {
            const Vnd due = arrears_of(group(), share, on(day));
            if (due > Vnd{}) { BOOST_REQUIRE(pays(share.no.count(), due, day).ok()); }
        }
        BOOST_REQUIRE(draws(day).ok());
    }
};

std::int64_t number_in(const Refusal& refusal, std::string_view name) {
    for (const NamedFact& fact : refusal.facts) {
        if (fact.name == name) { return std::get<std::int64_t>(fact.value); }
    }
    return -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shares_rules_tests)

BOOST_AUTO_TEST_CASE(a_share_is_worth_what_it_had_paid_on_the_day_of_the_sale) {
    Four book;
    book.plays("2026-03-05");
    book.plays("2026-04-05");
    const auto sold = book.sells(3, "2026-03-10", {{ShareNo{3}, "chị Ba"}});
    BOOST_REQUIRE_EQUAL(outcome_of(sold), "done");
    BOOST_TEST(holder_changed_of(book.entry(*sold).body).price.count() == 300'000);
}

BOOST_AUTO_TEST_CASE(a_share_that_was_sold_before_it_drew_needs_only_the_seller) {
    Four book;
    book.plays("2026-03-05");
    book.plays("2026-04-05");
    BOOST_TEST(outcome_of(book.sells(2, "2026-04-04", {{ShareNo{2}, "chị Hai"}})) == "done");
    Four later;
    later.plays("2026-03-05");
    later.plays("2026-04-05");
    BOOST_TEST(outcome_of(later.sells(2, "2026-04-05", {{ShareNo{2}, "chị Hai"}})) ==
               "consent_missing");
}

BOOST_AUTO_TEST_CASE(a_drawn_share_leaves_no_earlier_than_its_last_money) {
    Four book;
    book.plays("2026-03-05");
    BOOST_REQUIRE(book.advances(1, "2026-04-06").ok());
    const auto left = book.leaves(1, "2026-03-06");
    BOOST_REQUIRE_EQUAL(outcome_of(left), "before_share_change");
    BOOST_TEST(number_in(left.refusal(), "seq") == book.entries().back().seq.count());
    BOOST_TEST(outcome_of(book.leaves(1, "2026-04-06")) == "out_of_date_order");
    BOOST_TEST(outcome_of(book.leaves(1, "2026-04-07")) == "done");
    // In the other order the advance stands for what fell due on the day.
    Four other;
    other.plays("2026-03-05");
    BOOST_REQUIRE(other.leaves(1, "2026-03-06").ok());
    BOOST_TEST(outcome_of(other.advances(1, "2026-04-06")) == "done");
}

BOOST_AUTO_TEST_CASE(a_leaving_of_the_wrong_day_that_was_undone_takes_no_earlier_one_with_it) {
    Four book;
    book.plays("2026-03-05");
    const auto wrong = book.leaves(3, "2026-03-17");
    BOOST_REQUIRE(book.undoes(*wrong).ok());
    BOOST_REQUIRE(book.leaves(3, "2026-03-16").ok());
    BOOST_TEST((book.as_of(on("2026-03-17")) == book.group()));
    BOOST_TEST(book.as_of(on("2026-03-16")).find(ShareNo{3})->is_out());
}

BOOST_AUTO_TEST_CASE(a_drawn_share_leaves_no_earlier_than_its_settled_interest) {
    Four book;
    book.plays("2026-03-05");
    BOOST_REQUIRE(book.pays(1, 300'000_vnd, "2026-04-15").ok());
    const SettleInterest interest{
        .share = ShareNo{1}, .what = InterestOn::contribution, .round = {}, .reason = {}};
    BOOST_REQUIRE(book.record(interest, on("2026-04-16")).ok());
    BOOST_TEST(outcome_of(book.leaves(1, "2026-03-06")) == "before_share_change");
    BOOST_TEST(outcome_of(book.leaves(1, "2026-04-16")) == "done");
}

BOOST_AUTO_TEST_CASE(nobody_has_paid_more_on_a_day_than_the_cycle_of_that_day_takes) {
    Four book;
    book.plays("2026-03-05");
    BOOST_REQUIRE(book.joins("2026-03-20").ok());
    BOOST_TEST(outcome_of(book.pays(2, 1'200'000_vnd, "2026-03-10")) == "over_the_cycle");
    BOOST_TEST(outcome_of(book.pays(2, 900'000_vnd, "2026-03-10")) == "done");
    BOOST_TEST(outcome_of(book.pays(2, 300'000_vnd, "2026-03-19")) == "over_the_cycle");
    BOOST_TEST(outcome_of(book.pays(2, 300'000_vnd, "2026-03-20")) == "done");
}

BOOST_AUTO_TEST_CASE(what_was_paid_after_a_newcomer_came_leaves_the_days_before_their_room) {
    Four book;
    BOOST_REQUIRE(book.joins("2026-03-01").ok());
    BOOST_REQUIRE(book.pays(2, 1'200'000_vnd, "2026-03-02").ok());
    BOOST_TEST(outcome_of(book.pays(2, 300'000_vnd, "2026-02-20")) == "done");
}

BOOST_AUTO_TEST_CASE(two_shares_leave_on_one_day_beside_one_that_was_advanced) {
    Four book{GroupOf{.shares = 5}};
    for (const std::int64_t no : {1, 3, 4, 5}) {
        BOOST_REQUIRE(book.pays(no, 300'000_vnd, "2026-03-05").ok());
    }
    BOOST_REQUIRE(book.advances(2, "2026-03-05").ok());
    BOOST_REQUIRE(book.draws("2026-03-05").ok());
    BOOST_REQUIRE(book.pays(2, 300'000_vnd, "2026-03-06").ok());
    BOOST_TEST(outcome_of(book.leaves(4, "2026-03-06")) == "out_of_date_order");
    BOOST_TEST(outcome_of(book.leaves(4, "2026-03-10")) == "done");
    BOOST_TEST(outcome_of(book.leaves(5, "2026-03-10")) == "done");
}

BOOST_AUTO_TEST_CASE(the_leaving_of_a_drawn_share_moves_no_money_of_another) {
    Four book;
    for (const std::int64_t no : {1, 3, 4}) {
        BOOST_REQUIRE(book.pays(no, 300'000_vnd, "2026-03-05").ok());
    }
    BOOST_REQUIRE(book.advances(2, "2026-03-05").ok());
    BOOST_REQUIRE(book.draws("2026-03-05").ok());
    BOOST_REQUIRE(book.pays(2, 300'000_vnd, "2026-03-06").ok());
    BOOST_REQUIRE(book.leaves(1, "2026-03-20").ok());
    BOOST_TEST(outcome_of(book.pays(2, 300'000_vnd, "2026-03-15")) == "done");
    BOOST_REQUIRE(book.leaves(4, "2026-03-20").ok());
    BOOST_TEST(outcome_of(book.pays(2, 300'000_vnd, "2026-03-16")) == "out_of_date_order");
}

BOOST_AUTO_TEST_CASE(what_is_no_money_of_the_share_may_be_undone_on_a_later_day) {
    Four book;
    book.plays("2026-03-05");
    const Seq draw = book.entries().back().seq;
    const auto sold = book.sells(2, "2026-03-10", {{ShareNo{2}, "chị Hai"}});
    BOOST_REQUIRE(book.undoes(*sold, on("2026-03-12")).ok());
    BOOST_REQUIRE(book.undoes(draw, on("2026-03-12")).ok());
    BOOST_TEST(book.share(1).late_reversals == 0);
    BOOST_TEST(book.share(2).late_reversals == 0);
    BOOST_REQUIRE(book.pays(2, 300'000_vnd, "2026-03-20").ok());
    BOOST_TEST(outcome_of(book.pays(2, 300'000_vnd, "2026-03-15")) == "done");
}

BOOST_AUTO_TEST_CASE(a_newcomer_goes_as_it_came) {
    Four book;
    book.plays("2026-03-05");
    const auto before = book.group();
    const auto joined = book.joins("2026-11-22");
    BOOST_REQUIRE(joined.ok());
    BOOST_REQUIRE(book.undoes(*joined).ok());
    BOOST_TEST((book.group() == before));
    BOOST_TEST((book.as_of(on("2026-12-31")) == before));
    for (std::int64_t no = 1; no <= 5; ++no) {
        const auto balance = book.balance(hui::account::member(ShareNo{no}));
        BOOST_TEST(balance.count() == (no == 1 ? 900'000 : no == 5 ? 0 : -300'000));
    }
    // The draws of the months before are accepted again, and another newcomer.
    book.plays("2026-04-05");
    BOOST_REQUIRE(book.joins("2026-04-06", "M8").ok());
    BOOST_TEST(book.as_of(on("2026-12-31")).shares.back().member == "M8");
    BOOST_TEST((book.as_of(on("2026-12-31")) == book.group()));
}

BOOST_AUTO_TEST_CASE(a_newcomer_goes_only_when_nothing_rests_on_it) {
    Four book;
    book.plays("2026-03-05");
    const auto joined = book.joins("2026-03-10");
    BOOST_REQUIRE(joined.ok());
    const auto paid = book.pays(5, 300'000_vnd, "2026-03-12");
    BOOST_TEST(outcome_of(book.undoes(*joined)) == "reverse_later_first");
    BOOST_REQUIRE(book.undoes(*paid).ok());
    const auto too_early = book.undoes(*joined);
    BOOST_REQUIRE_EQUAL(outcome_of(too_early), "before_share_change");
    BOOST_REQUIRE(book.undoes(*joined, on("2026-03-12")).ok());
    BOOST_TEST(book.as_of(on("2026-03-11")).shares.size() == 5U);
    BOOST_TEST(book.as_of(on("2026-03-12")).shares.size() == 4U);
    BOOST_TEST((book.as_of(on("2026-12-31")) == book.group()));
}

BOOST_AUTO_TEST_CASE(a_newcomer_stays_where_a_draw_a_turn_or_money_goes_by_it) {
    Four drawn;
    drawn.plays("2026-03-05");
    const auto one = drawn.joins("2026-03-10");
    drawn.plays("2026-04-05");
    BOOST_TEST(outcome_of(drawn.undoes(*one)) == "reverse_later_first");
    Four swapped;
    swapped.plays("2026-03-05");
    const auto two = swapped.joins("2026-03-10");
    BOOST_REQUIRE(swapped
                      .record(SwapTurns{.one = ShareNo{2},
                                        .other = ShareNo{5},
                                        .consents = {{ShareNo{2}, "Hai"}, {ShareNo{5}, "Năm"}}},
                              on("2026-03-12"))
                      .ok());
    BOOST_TEST(outcome_of(swapped.undoes(*two)) == "reverse_later_first");
    Four ahead;
    ahead.plays("2026-03-05");
    const auto three = ahead.joins("2026-03-10");
    BOOST_REQUIRE(ahead.pays(2, 1'200'000_vnd, "2026-03-12").ok());
    BOOST_TEST(outcome_of(ahead.undoes(*three)) == "paid_beyond");
}

BOOST_AUTO_TEST_CASE(a_newcomer_that_a_rule_for_turns_names_stays) {
    Four book;
    book.plays("2026-03-05");
    const auto joined = book.joins("2026-03-10");
    BOOST_REQUIRE(
        book.record(AgreeRules{.rules = {.not_before = {{ShareNo{5}, Round{4}}}}, .minute = "họp"},
                    on("2026-03-11"))
            .ok());
    BOOST_TEST(outcome_of(book.undoes(*joined)) == "reverse_later_first");
}

BOOST_AUTO_TEST_CASE(all_who_did_not_agree_are_named_at_once) {
    Four book;
    book.plays("2026-03-05");
    const auto asked = book.record(JoinShare{.member = "M9", .consents = {{ShareNo{2}, "chị Hai"}}},
                                   on("2026-03-10"));
    BOOST_REQUIRE_EQUAL(outcome_of(asked), "consent_missing");
    BOOST_TEST(std::get<std::string>(asked.refusal().facts.at(0).value) == "01, 03, 04");
    BOOST_TEST(std::get<std::string>(asked.refusal().facts.at(1).value) == "organiser");
    const auto stranger = book.record(
        JoinShare{.member = "M9", .consents = {{ShareNo{9}, "ai đó"}}}, on("2026-03-10"));
    BOOST_TEST(outcome_of(stranger) == "unknown_share");
}

BOOST_AUTO_TEST_CASE(the_organisers_consent_alone_may_be_missing) {
    Four book;
    book.plays("2026-03-05");
    BOOST_REQUIRE(book.record(HandOver{.by = HandedBy::inheritance,
                                       .share = ShareNo{1},
                                       .member = "M8",
                                       .price = {},
                                       .reason = "chị Lan mất",
                                       .consents = {}},
                              on("2026-03-06"))
                      .ok());
    std::vector<Consent> consents = everybody(book.group());
    consents.erase(consents.begin());
    const auto asked =
        book.record(JoinShare{.member = "M9", .consents = consents}, on("2026-03-10"));
    BOOST_TEST(outcome_of(asked) == "organiser_consent_missing");
}

BOOST_AUTO_TEST_CASE(a_group_of_the_largest_size_takes_nobody_in) {
    Four book{GroupOf{.shares = hui::savings::most_shares}};
    BOOST_TEST(outcome_of(book.joins("2026-03-01")) == "shares_out_of_range");
}

BOOST_AUTO_TEST_CASE(nobody_comes_in_at_a_contribution_that_the_policy_no_longer_takes) {
    const Four book;
    hui::registry::Policy policy;
    policy.contribution_max.set(Date::min(), 200'000_vnd);
    const auto joined = decide_join(book.group(), book.history(), policy,
                                    {.member = "M9", .consents = everybody(book.group())},
                                    {.on = on("2026-03-01"), .today = on("2026-03-01")});
    BOOST_TEST(outcome_of(joined) == "contribution_outside_policy");
}

BOOST_AUTO_TEST_CASE(the_round_of_a_newcomer_must_have_a_day) {
    GroupOf lunar{.shares = 4, .start = on("2049-05-31")};
    lunar.calendar.lunar = LeapMonth::skip;
    while (hui::savings::has_day(opening_of(lunar).terms, Round{5})) { lunar.start += Days{20}; }
    Four book{lunar};
    BOOST_TEST(outcome_of(book.joins("2049-06-01")) == "lunar_out_of_range");
}

BOOST_AUTO_TEST_CASE(the_turn_of_a_newcomer_keeps_the_rules_for_turns) {
    Four book;
    BOOST_REQUIRE(book.record(AgreeRules{.rules = {.not_before = {}, .apart = 2}, .minute = "họp"},
                              on("2026-02-20"))
                      .ok());
    BOOST_TEST(outcome_of(book.joins("2026-03-01", "M4")) == "turns_too_near");
    BOOST_TEST(outcome_of(book.joins("2026-03-01", "M2")) == "done");
}

BOOST_AUTO_TEST_CASE(a_refund_comes_in_its_turn_or_from_the_organiser_or_the_fund) {
    BOOST_TEST((*hui::savings::parse_refund("turn") == Refund::in_turn));
    BOOST_TEST((*hui::savings::parse_refund("organiser") == Refund::by_organiser));
    BOOST_TEST((*hui::savings::parse_refund("reserve") == Refund::by_reserve));
    BOOST_TEST(outcome_of(hui::savings::parse_refund("later")) == "bad_choice");
}

BOOST_AUTO_TEST_SUITE_END()
