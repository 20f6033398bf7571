// What loans have open against limits, day by day: the most from a day on, whatever came after.
#include "engine/lending/open_by_day.hpp"

#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;
using registry::LimitKey;

const Date begun = 2026_y / 1 / 15;
const Date paid_back = 2026_y / 6 / 15;

/// 10,000,001 without interest in two halves, for which U1 answers with 60 % and U2 with the rest.
LoanStory loan(const std::string& code, registry::LenderKind kind = registry::LenderKind::bank) {
    LoanStory story{{.loan = code,
                     .borrower = "M1",
                     .lender = "AGR",
                     .lender_kind = kind,
                     .guarantors = {{.unit = "U1", .percent = 60}, {.unit = "U2", .percent = 40}},
                     .terms = {.principal = 10'000'001_vnd,
                               .rate = {},
                               .periods = 2,
                               .every = {},
                               .disbursed = begun},
                     .purpose = ""}};
    story.disburse(begun);
    return story;
}

/// The most from the day on: the borrower's, the lender's, and those of both units.
std::vector<std::int64_t> most(const OpenByDay& open, Date from) {
    std::vector<std::int64_t> most;
    for (const LimitKey& key : {LimitKey{.of = LimitKey::Of::borrower, .code = {}},
                                LimitKey{.of = LimitKey::Of::lender, .code = "AGR"},
                                LimitKey{.of = LimitKey::Of::unit, .code = "U1"},
                                LimitKey{.of = LimitKey::Of::unit, .code = "U2"}}) {
        most.push_back(open.most_open(key, "M1", from).count());
    }
    return most;
}

using Amounts = std::vector<std::int64_t>;
void check(const Amounts& got, const Amounts& wanted) {
    BOOST_TEST(got == wanted, boost::test_tools::per_element());
}

const Amounts nothing{0, 0, 0, 0};
const Amounts whole{10'000'001, 10'000'001, 6'000'000, 4'000'001};
const Amounts half{5'000'001, 5'000'001, 3'000'000, 2'000'001};

}  // namespace

BOOST_AUTO_TEST_SUITE(open_by_day_tests)

BOOST_AUTO_TEST_CASE(the_most_of_an_amount_counts_from_the_end_of_a_day_on) {
    const ByDay changes{{begun, 5_vnd}, {begun + Days{2}, 3_vnd}, {begun + Days{4}, -7_vnd}};
    BOOST_TEST(most_from(changes, begun - Days{9}).count() == 8);
    BOOST_TEST(most_from(changes, begun + Days{3}).count() == 8);
    BOOST_TEST(most_from(changes, begun + Days{4}).count() == 1);
    BOOST_TEST(most_from({}, begun).count() == 0);
    BOOST_TEST(most_from({{begun, -5_vnd}}, begun).count() == -5);
}

BOOST_AUTO_TEST_CASE(what_is_paid_back_makes_room_from_that_day_on_only) {
    LoanStory story = loan("V1");
    BOOST_REQUIRE(!story.repay(paid_back, 5'000'000));
    OpenByDay open;
    check(most(open, begun), nothing);
    open.update(story.history(), begun);
    check(most(open, begun), whole);
    check(most(open, paid_back - Days{1}), whole);
    check(most(open, paid_back), half);
    check(most(open, Date::max()), half);
}

BOOST_AUTO_TEST_CASE(a_later_change_is_taken_up_and_the_days_before_it_stay) {
    LoanStory story = loan("V1");
    OpenByDay open;
    open.update(story.history(), begun);
    BOOST_REQUIRE(!story.repay(paid_back, 5'000'000));
    open.update(story.history(), paid_back);
    check(most(open, begun), whole);
    check(most(open, paid_back), half);
    // Undone a month later, it stands open again from then on.
    BOOST_REQUIRE(!story.reverse(Seq{std::ssize(story.journal())}, paid_back + Days{30}));
    open.update(story.history(), paid_back + Days{30});
    check(most(open, paid_back), whole);
    BOOST_REQUIRE(!story.repay(paid_back + Days{40}, 10'000'001));
    open.update(story.history(), paid_back + Days{40});
    check(most(open, paid_back + Days{40}), nothing);
}

BOOST_AUTO_TEST_CASE(loans_count_together_and_a_funds_own_are_no_guarantee) {
    LoanStory story = loan("V1");
    OpenByDay open;
    open.update(story.history(), begun);
    open.update(loan("V2", registry::LenderKind::fund).history(), begun);
    check(most(open, begun), {20'000'002, 20'000'002, 6'000'000, 4'000'001});
    BOOST_TEST(open.most_open({.of = LimitKey::Of::borrower, .code = {}}, "M2", begun).count() ==
               0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
