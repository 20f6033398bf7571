#include "engine/savings/organiser.hpp"

#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

using hui::Date;
using hui::date_of;
using hui::Month;
using hui::month_of;
using hui::Result;
using hui::Seq;
using hui::ShareNo;
using hui::savings::Advance;
using hui::savings::ChangeOrganiser;
using hui::savings::Contribute;
using hui::savings::decide_change_organiser;
using hui::savings::DissolveGroup;
using hui::savings::organiser_changed_of;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

struct Changing : MemoryBook {
    Changing() : MemoryBook(opening_of({.shares = 4})) {}

    Result<Seq> changes(std::string member, std::string_view day) {
        return record(ChangeOrganiser{.member = std::move(member), .reason = "chuyển công tác"},
                      date_of(day));
    }
    hui::Vnd taken_over_by(Result<Seq> changed) {
        BOOST_REQUIRE_EQUAL(outcome_of(changed), "done");
        return organiser_changed_of(entry(*changed).body).claims;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(organiser_tests, Changing)

BOOST_AUTO_TEST_CASE(the_new_organiser_takes_over_what_was_owed_to_the_old_one_on_the_day) {
    BOOST_REQUIRE(record(Advance{.share = ShareNo{3}, .amount = {}}, date_of("2026-03-05")).ok());
    BOOST_REQUIRE(
        record(Contribute{.share = ShareNo{3}, .amount = 300'000_vnd}, date_of("2026-03-20")).ok());
    Changing before = *this;
    BOOST_TEST(before.taken_over_by(before.changes("M9", "2026-03-04")).count() == 0);
    Changing between = *this;
    BOOST_TEST(between.taken_over_by(between.changes("M9", "2026-03-10")).count() == 300'000);
    BOOST_TEST(taken_over_by(changes("M9", "2026-03-20")).count() == 0);
}

BOOST_AUTO_TEST_CASE(what_a_change_of_the_organiser_refuses) {
    BOOST_TEST(outcome_of(changes("M1", "2026-03-10")) == "nothing_to_change");
    BOOST_TEST(outcome_of(changes("M9", "2026-02-04")) == "before_first_period");
    BOOST_REQUIRE(changes("M9", "2026-03-10").ok());
    BOOST_TEST(outcome_of(changes("M8", "2026-03-09")) == "before_share_change");
    set_today(date_of("2026-03-31"));
    BOOST_TEST(outcome_of(changes("M8", "2026-04-01")) == "future_date");
    close_through(month_of("2026-03"));
    BOOST_TEST(outcome_of(changes("M8", "2026-03-31")) == "month_closed");
}

BOOST_AUTO_TEST_CASE(a_dissolved_group_keeps_its_organiser) {
    BOOST_REQUIRE(
        record(DissolveGroup{.reason = "mở nhầm", .consents = {}}, date_of("2026-03-01")).ok());
    BOOST_TEST(outcome_of(changes("M9", "2026-03-10")) == "group_dissolved");
}

BOOST_AUTO_TEST_SUITE_END()
