#include "engine/savings/renew.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using hui::date_of;
using hui::Seq;
using hui::savings::Cycle;
using hui::savings::draft_of;
using hui::savings::event_of;
using hui::savings::Group;
using hui::savings::group_opened_kind;
using hui::savings::GroupOpened;
using hui::savings::next_cycle;
using hui::savings::Renewal;
using hui::tests::group_of;
using hui::tests::opening_of;
using hui::tests::outcome_of;

namespace {

std::string next_code(std::string code, std::int64_t cycle) {
    Group last = group_of({});
    last.terms.code = std::move(code);
    last.cycle = Cycle{cycle};
    const auto next = next_cycle(last, {.code = {}, .start = date_of("2027-01-05")});
    return next ? next->terms.code : std::string{outcome_of(next)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(renew_tests)

BOOST_AUTO_TEST_CASE(an_opening_keeps_what_it_renews_and_a_first_one_says_nothing_of_it) {
    GroupOpened opening = opening_of({.shares = 2});
    const auto first = draft_of(opening, opening.terms.start);
    BOOST_TEST(first.body.find("cycle") == std::string::npos);
    BOOST_TEST(first.body.find("renews") == std::string::npos);
    opening.renews = Renewal{.group = "G011", .seq = Seq{31}, .hash = {}, .cycle = Cycle{4}};
    opening.renews->hash[0] = 0xab;
    const auto later = draft_of(opening, opening.terms.start);
    BOOST_TEST(later.body.find(R"("cycle":4)") != std::string::npos);
    BOOST_TEST(later.body.find(R"("renews":"G011","renews_hash":"ab00)") != std::string::npos);
    BOOST_TEST(later.body.find(R"("renews_seq":31)") != std::string::npos);
    const auto event = event_of(group_opened_kind, later.body);
    BOOST_TEST((std::get<GroupOpened>(*event).renews == opening.renews));
}

BOOST_AUTO_TEST_CASE(a_cycle_is_named_after_the_first_one_and_its_number) {
    BOOST_TEST(next_code("H01", 1) == "H01-2");
    BOOST_TEST(next_code("H01-2", 2) == "H01-3");
    BOOST_TEST(next_code("H01-9", 9) == "H01-10");
    // It has its own name, which happens to end with a number.
    BOOST_TEST(next_code("AP-1", 1) == "AP-1-2");
    BOOST_TEST(next_code("AP-3", 2) == "AP-3-3");
    BOOST_TEST(next_code("TO-HUN-VON-AP-3", 1) == "next_code_too_long");
    BOOST_TEST(next_code("TO-HUN-VON-AP3", 1) == "TO-HUN-VON-AP3-2");
}

BOOST_AUTO_TEST_SUITE_END()
