// Units, members, groups and policies that can't be are refused, and nothing changes.
#include "tests/support/treasurer.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using hui::Date;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Contribute;
using hui::savings::GroupOpened;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::opening_of_another;
using hui::tests::outcome_of;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

struct Office : Treasurer {
    void refuses_group(std::string_view code, const GroupOpened& group) {
        check_refused(*this, code, [&] { return try_open(group); });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(setup_refusals_tests, Office)

BOOST_AUTO_TEST_CASE(two_members_cannot_have_one_code) {
    for (const std::string_view code : {"M2", "m2"}) {
        check_refused(*this, "code_taken", [&] {
            return try_in_register([&](hui::store::Book& book) {
                return hui::actions::add_member(
                    ledger(), book,
                    {.code = std::string{code}, .name = "Người khác", .unit = "U1", .personal = {}},
                    actor());
            });
        });
    }
}

BOOST_AUTO_TEST_CASE(a_member_belongs_to_a_unit_that_is_there) {
    check_refused(*this, "unknown_unit", [&] {
        return try_in_register([&](hui::store::Book& book) {
            return hui::actions::add_member(
                ledger(), book, {.code = "M9", .name = "Lan", .unit = "U9", .personal = {}},
                actor());
        });
    });
}

BOOST_AUTO_TEST_CASE(a_group_has_members_that_are_there) {
    GroupOpened stranger = opening_of_another();
    stranger.seats.back().member = "M99";
    refuses_group("unknown_member", stranger);
    GroupOpened led_by_stranger = opening_of_another();
    led_by_stranger.terms.organiser = "M99";
    refuses_group("unknown_member", led_by_stranger);
    GroupOpened elsewhere = opening_of_another();
    elsewhere.terms.unit = "U9";
    refuses_group("unknown_unit", elsewhere);
}

BOOST_AUTO_TEST_CASE(two_groups_cannot_have_one_code) {
    refuses_group("code_taken", opening_of({.shares = 3, .contribution = 200'000_vnd}));
    GroupOpened lower = opening_of({.shares = 2});
    lower.terms.code = "g012";
    refuses_group("code_taken", lower);
    lower.terms.code = "register";
    refuses_group("code_taken", lower);
}

BOOST_AUTO_TEST_CASE(a_group_has_2_to_500_shares) {
    add_members(501);
    refuses_group("shares_out_of_range", opening_of_another({.shares = 0}));
    refuses_group("shares_out_of_range", opening_of_another({.shares = 1}));
    refuses_group("shares_out_of_range", opening_of_another({.shares = 501}));
    BOOST_TEST(outcome_of(try_open(opening_of_another({.shares = 500}))) == "done");
}

BOOST_AUTO_TEST_CASE(each_share_has_one_number_and_one_turn) {
    GroupOpened twice = opening_of_another();
    twice.seats.back().share = ShareNo{1};
    refuses_group("share_repeated", twice);
    GroupOpened gap = opening_of_another();
    gap.seats.back().share = ShareNo{4};
    refuses_group("share_repeated", gap);
    refuses_group("turns_not_one_each", opening_of_another({.shares = 3, .turns = {1, 1, 3}}));
    refuses_group("turns_not_one_each", opening_of_another({.shares = 3, .turns = {1, 2, 4}}));
    refuses_group("turns_not_one_each", opening_of_another({.shares = 3, .turns = {0, 1, 2}}));
}

BOOST_AUTO_TEST_CASE(a_contribution_lies_inside_the_policy) {
    for (const Vnd amount : {99'999_vnd, 500'001_vnd, 0_vnd, Vnd{-300'000}, Vnd{INT64_MAX}}) {
        refuses_group("contribution_outside_policy", opening_of_another({.contribution = amount}));
    }
}

BOOST_AUTO_TEST_CASE(a_group_is_not_agreed_on_tomorrow) {
    set_today(on("2026-04-05"));
    check_refused(*this, "future_date",
                  [&] { return try_open(opening_of_another(), on("2026-04-06")); });
}

BOOST_AUTO_TEST_CASE(a_unit_cannot_stand_below_itself) {
    in_register([&](hui::store::Book& book) {
        return hui::actions::add_unit(ledger(), book,
                                      {.code = "U2", .name = "Tổ 2", .parent = "U1"}, actor());
    });
    check_refused(*this, "circular_units", [&] {
        return try_in_register([&](hui::store::Book& book) {
            return hui::actions::amend_unit(ledger(), book, "U1", {.name = {}, .parent = "u2"},
                                            actor());
        });
    });
}

BOOST_AUTO_TEST_CASE(a_policy_that_is_unknown_or_unreadable_is_not_set) {
    const auto sets = [&](std::string key, std::string value) {
        return [this, key, value] {
            return try_in_register([&](hui::store::Book& book) {
                return hui::actions::set_policy(
                    ledger(), book, {.key = key, .value = value, .from = on("2026-01-01")},
                    actor());
            });
        };
    };
    check_refused(*this, "unknown_policy", sets("contribution", "300000"));
    check_refused(*this, "bad_amount", sets("contribution-max", "1e6"));
    check_refused(*this, "bad_rate", sets("late-rate-cap", "zwanzig"));
}

BOOST_AUTO_TEST_CASE(a_lender_is_added_once_and_only_its_name_changes) {
    using hui::registry::Lender;
    using hui::registry::LenderKind;
    const Lender bank{.code = "CSXH", .name = "Ngân hàng CSXH", .kind = LenderKind::collected};
    const auto adds = [&](const Lender& lender) {
        return [this, lender] {
            return try_in_register([&](hui::store::Book& book) {
                return hui::actions::add_lender(ledger(), book, lender, actor());
            });
        };
    };
    const auto amends = [&](std::string_view code, const std::string& name) {
        return [this, code, name] {
            return try_in_register([&](hui::store::Book& book) {
                return hui::actions::amend_lender(ledger(), book, code, name, actor());
            });
        };
    };
    const auto first = granted(adds(bank)());
    check_refused(*this, "code_taken",
                  adds({.code = "csxh", .name = "Khác", .kind = LenderKind::collected}));
    check_refused(*this, "code_taken",
                  adds({.code = "CSXH", .name = bank.name, .kind = LenderKind::bank}));
    check_refused(*this, "unknown_lender", amends("QTG", "Quỹ"));
    check_refused(*this, "nothing_to_change", amends("csxh", bank.name));
    granted(amends("csxh", "NHCSXH huyện")());
    // As it was first added, and as it is, it is found.
    for (const std::string& name : {bank.name, std::string{"NHCSXH huyện"}}) {
        const auto again =
            granted(adds({.code = "csxh", .name = name, .kind = LenderKind::collected})());
        BOOST_TEST(again.entry.seq.count() == first.entry.seq.count());
    }
    BOOST_TEST(hui::store::find_lender(ledger(), "csxh")->name == "NHCSXH huyện");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_limit_is_of_a_unit_or_a_lender_that_is_there) {
    const auto sets = [&](std::string key, std::string value) {
        return [this, key, value] {
            return try_in_register([&](hui::store::Book& book) {
                return hui::actions::set_policy(
                    ledger(), book, {.key = key, .value = value, .from = on("2026-01-01")},
                    actor());
            });
        };
    };
    check_refused(*this, "unknown_unit", sets("limit-unit:U9", "1000000"));
    check_refused(*this, "unknown_lender", sets("limit-lender:U1", "1000000"));
    check_refused(*this, "unknown_policy", sets("limit-unit", "1000000"));
    check_refused(*this, "bad_amount", sets("limit-unit:U1", "1e6"));
    for (const std::string_view key : {"limit-unit:u1", "limit-unit:U1", "limit-borrower"}) {
        granted(sets(std::string{key}, "1.000.000")());
    }
    const Date day = on("2026-01-01");
    BOOST_TEST(hui::store::policy_of(ledger()).limit("limit-unit:u1", day)->count() == 1'000'000);
    BOOST_TEST(raw().ask("SELECT count(*) FROM policy WHERE key = 'limit-unit:U1'") == "1");
    BOOST_TEST(problems().empty());
}

/// No single amount can overflow; the sum of many of the largest that can be
/// agreed on does.
BOOST_AUTO_TEST_CASE(a_sum_beyond_64_bits_is_refused) {
    in_register([&](hui::store::Book& book) {
        return hui::actions::set_policy(
            ledger(), book,
            {.key = "contribution-max", .value = "1000000000000000", .from = on("2026-01-01")},
            actor());
    });
    add_members(500);
    opens(opening_of_another({.shares = 500, .contribution = Vnd{1'000'000'000'000'000}}));
    const Date day = on("2026-03-05");
    const Vnd whole_cycle{500'000'000'000'000'000};
    for (std::int64_t no = 1; no <= 18; ++no) {
        granted(record(Contribute{.share = ShareNo{no}, .amount = whole_cycle}, day));
    }
    check_refused(*this, "overflow", [&] {
        return record(Contribute{.share = ShareNo{19}, .amount = whole_cycle}, day);
    });
    BOOST_TEST(balances_at(day).of(hui::account::cash()).count() == 9'000'000'000'000'000'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
