// Debt groups (Circular 11/2021/TT-NHNN): each edge of the days, each restructuring.
#include "engine/lending/debt_group.hpp"

#include "tests/support/loan_story.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <utility>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;
using How = Rescheduled::How;

constexpr auto edges = std::to_array<std::pair<std::int64_t, std::int64_t>>({
    {0, 1},
    {9, 1},
    {10, 2},
    {90, 2},
    {91, 3},
    {180, 3},
    {181, 4},
    {360, 4},
    {361, 5},
    {4'000, 5},
});

const Date due = 2026_y / 2 / 15;

/// 1,000,000 without interest, due in one sum.
LoanStory one_due() {
    LoanStory story{{.loan = "V1",
                     .borrower = "M1",
                     .lender = "QTT",
                     .lender_kind = registry::LenderKind::fund,
                     .guarantors = {{.unit = "U1"}},
                     .terms = {.principal = 1'000'000_vnd,
                               .rate = {},
                               .periods = 1,
                               .every = {},
                               .disbursed = 2026_y / 1 / 15},
                     .purpose = ""}};
    return story;
}

/// The same, taken over on its first day, with so many changes of its schedule before.
Result<std::vector<Draft>> take_over(const LoanStory& story, std::int64_t restructured) {
    const Date on = 2026_y / 1 / 15;
    return decide_take_over(story.history(),
                            {.loan = "V1",
                             .disbursed = 1'000'000_vnd,
                             .outstanding = 600'000_vnd,
                             .schedule = {{.on = due, .principal = 600'000_vnd}},
                             .interest_from = on,
                             .restructured = restructured},
                            LoanStory::day(on));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(debt_group_tests)

BOOST_AUTO_TEST_CASE(the_days_past_due_make_the_group) {
    for (const auto& [days, group] : edges) {
        BOOST_TEST_CONTEXT(days << " days") { BOOST_TEST(debt_group(days, {}) == group); }
    }
}

BOOST_AUTO_TEST_CASE(a_loan_goes_through_the_groups_day_by_day) {
    LoanStory story = one_due();
    story.disburse(2026_y / 1 / 15);
    for (const auto& [days, group] : edges) {
        BOOST_TEST_CONTEXT(days << " days") {
            const Standing standing = story.at(due + Days{days});
            BOOST_TEST(standing.days_past_due == days);
            BOOST_TEST(standing.debt_group == group);
        }
    }
}

BOOST_AUTO_TEST_CASE(restructurings_raise_the_group_whichever_way_they_were) {
    BOOST_TEST(debt_group(0, {How::moved}) == 2);
    BOOST_TEST(debt_group(0, {How::extended}) == 3);
    for (const How first : {How::moved, How::extended}) {
        for (const How second : {How::moved, How::extended}) {
            BOOST_TEST(debt_group(0, {first, second}) == 4);
            BOOST_TEST(debt_group(0, {first, second, How::moved}) == 5);
            BOOST_TEST(debt_group(0, {first, second, How::extended, How::moved}) == 5);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_worse_of_lateness_and_restructuring_counts) {
    BOOST_TEST(debt_group(9, {How::moved}) == 2);
    BOOST_TEST(debt_group(91, {How::moved}) == 3);
    BOOST_TEST(debt_group(90, {How::extended}) == 3);
    BOOST_TEST(debt_group(181, {How::extended}) == 4);
    BOOST_TEST(debt_group(361, {How::moved, How::moved}) == 5);
}

BOOST_AUTO_TEST_CASE(what_was_changed_before_a_loan_was_taken_over_counts) {
    constexpr std::array<std::int64_t, 5> groups{1, 2, 4, 5, 5};
    for (std::size_t before = 0; before < groups.size(); ++before) {
        LoanStory story = one_due();
        story.need(take_over(story, static_cast<std::int64_t>(before)));
        BOOST_TEST_CONTEXT(before << " before") {
            BOOST_TEST(story.at(due).debt_group == groups.at(before));
        }
    }
    LoanStory story = one_due();
    story.need(take_over(story, 1));
    story.need(decide_reschedule(
        story.history(), {.schedule = NewPlan{.first_due = due + Days{30}}, .reason = "a flood"},
        LoanStory::day(2026_y / 2 / 1)));
    BOOST_TEST(story.at(due).debt_group == 4);
}

BOOST_AUTO_TEST_CASE(nothing_was_changed_less_than_never) {
    const LoanStory story = one_due();
    BOOST_TEST(tests::outcome_of(take_over(story, -1)) == "bad_plan");
    BOOST_TEST(tests::outcome_of(take_over(story, most_restructured + 1)) == "bad_plan");
}

BOOST_AUTO_TEST_CASE(an_entry_without_the_number_was_changed_never) {
    const LoanTakenOver event{.loan = "V1",
                              .disbursed = 2_vnd,
                              .outstanding = 1_vnd,
                              .schedule = {{.on = due, .principal = 1_vnd}},
                              .interest_from = due};
    const std::string body = body_of(event);
    BOOST_TEST(body.find("restructured") == std::string::npos);
    BOOST_TEST(std::get<LoanTakenOver>(*event_of("loan-taken-over", body)).restructured == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
