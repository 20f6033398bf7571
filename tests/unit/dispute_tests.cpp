// Disputes: who may contest a book, once at a time, and what stays open until it is settled.
#include "engine/closing/month_close.hpp"
#include "engine/savings/dispute.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using hui::Date;
using hui::date_of;
using hui::month_of;
using hui::savings::DisputeChanged;
using hui::savings::HandOver;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

struct Contested : MemoryBook {
    Contested() : MemoryBook(opening_of({})) { set_today(date_of("2026-04-30")); }
    std::string_view opens(std::string_view member, std::string_view on = "2026-03-10") {
        return outcome_of(record(DisputeChanged{.step = DisputeChanged::Step::opened,
                                                .member = std::string{member},
                                                .reason = "đã góp mà sổ không ghi"},
                                 date_of(on)));
    }
    std::string_view settles(std::string_view member, std::string_view on = "2026-03-20") {
        return outcome_of(record(DisputeChanged{.step = DisputeChanged::Step::settled,
                                                .member = std::string{member},
                                                .reason = "đã ghi bổ sung"},
                                 date_of(on)));
    }
    std::string blockers() {
        const hui::closing::CloseMonth close{.month = month_of(date_of("2026-02-01")),
                                             .counted = {}};
        std::string names;
        for (const auto& blocker : blockers_of(
                 close, group(), history(), {.group = group(), .balances = {}, .registry = {}})) {
            names += std::string{name_of(blocker.code)} + " ";
        }
        return names;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dispute_tests, Contested)

BOOST_AUTO_TEST_CASE(a_dispute_is_written_like_this) {
    BOOST_REQUIRE_EQUAL(opens("M2"), "done");
    BOOST_TEST(entries().back().kind == "dispute-opened");
    BOOST_TEST(entries().back().body == R"({"member":"M2","reason":"đã góp mà sổ không ghi"})");
    BOOST_TEST(entries().back().postings.empty());
    BOOST_REQUIRE_EQUAL(settles("M2"), "done");
    BOOST_TEST(entries().back().kind == "dispute-settled");
    BOOST_TEST(entries().back().body == R"({"member":"M2","reason":"đã ghi bổ sung"})");
}

BOOST_AUTO_TEST_CASE(several_members_may_contest_the_book_and_each_is_settled_for_itself) {
    BOOST_REQUIRE_EQUAL(opens("M2"), "done");
    BOOST_REQUIRE_EQUAL(opens("M3", "2026-03-12"), "done");
    BOOST_TEST(group().disputes.size() == 2U);
    BOOST_REQUIRE_EQUAL(settles("M2"), "done");
    BOOST_REQUIRE(group().disputes.size() == 1U);
    BOOST_TEST(group().disputes.front().member == "M3");
    BOOST_TEST((group().disputes.front().since == date_of("2026-03-12")));
    BOOST_TEST((hui::savings::find_dispute(group(), "m3") != nullptr));
}

BOOST_AUTO_TEST_CASE(a_member_has_one_dispute_at_a_time_whatever_the_case_of_its_code) {
    BOOST_REQUIRE_EQUAL(opens("M2"), "done");
    BOOST_TEST(opens("m2") == "dispute_open");
    BOOST_TEST(settles("M3") == "no_dispute");
    BOOST_TEST(settles("m2") == "done");
    BOOST_TEST(entries().back().body.find(R"("member":"M2")") != std::string::npos);
    BOOST_TEST(settles("M2") == "no_dispute");
    BOOST_TEST(opens("M2", "2026-03-25") == "done");
}

BOOST_AUTO_TEST_CASE(who_never_had_a_part_in_the_group_contests_nothing) {
    BOOST_TEST(opens("M9") == "not_in_group");
    BOOST_REQUIRE(record(HandOver{.share = hui::ShareNo{3},
                                  .member = "M9",
                                  .price = {},
                                  .reason = {},
                                  .consents = {{hui::ShareNo{3}, "Ba"}}},
                         date_of("2026-03-08")));
    BOOST_TEST(opens("M9") == "done");
    BOOST_TEST(opens("M3") == "done");
}

BOOST_AUTO_TEST_CASE(a_dispute_has_its_day_like_any_entry) {
    BOOST_TEST(opens("M2", "2026-05-01") == "future_date");
    BOOST_TEST(opens("M2", "2025-03-05") == "before_first_period");
    BOOST_REQUIRE_EQUAL(opens("M2"), "done");
    BOOST_TEST(settles("M2", "2026-03-09") == "before_dispute");
    close_through(month_of(date_of("2026-03-01")));
    BOOST_TEST(settles("M2") == "month_closed");
    BOOST_TEST(settles("M2", "2026-04-01") == "done");
}

BOOST_AUTO_TEST_CASE(an_open_dispute_is_known_as_of_a_day_and_is_not_reversed) {
    BOOST_REQUIRE_EQUAL(opens("M2"), "done");
    const auto seq = entries().back().seq;
    BOOST_REQUIRE_EQUAL(settles("M2"), "done");
    BOOST_TEST(as_of(date_of("2026-03-09")).disputes.empty());
    BOOST_TEST(as_of(date_of("2026-03-15")).disputes.size() == 1U);
    BOOST_TEST(as_of(date_of("2026-03-20")).disputes.empty());
    BOOST_TEST(outcome_of(reverse(seq, hui::savings::Reverse{.reason = "nhầm", .on = {}})) ==
               "kind_not_reversible");
}

BOOST_AUTO_TEST_CASE(an_open_dispute_blocks_every_month_until_it_is_settled) {
    BOOST_TEST(blockers() == "");
    BOOST_REQUIRE_EQUAL(opens("M2", "2026-04-10"), "done");
    BOOST_TEST(blockers() == "open_dispute ");
    BOOST_REQUIRE_EQUAL(settles("M2", "2026-04-11"), "done");
    BOOST_TEST(blockers() == "");
}

BOOST_AUTO_TEST_SUITE_END()
