// Payouts that need a second person who agrees.
#include "tests/support/treasurer.hpp"

#include <string>

using hui::Date;
using hui::savings::Approval;
using hui::savings::Payout;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Treasurer;

namespace {

const Date first_round = on("2026-03-05");

Payout approved(std::string name) {
    return {.share = {}, .amount = {}, .method = {}, .approved_by = std::move(name)};
}

hui::savings::GroupOpened careful_group() {
    auto opening = opening_of({});
    opening.terms.payout_approval = Approval::two_persons;
    return opening;
}

/// The treasurer is "chị Ba".
struct Careful : Treasurer {
    Careful() : Treasurer(careful_group()) { all_pay(first_round); }
};

struct Policy : Treasurer {
    void sets(std::string value, Date from) {
        in_register([&](hui::store::Book& book) {
            return hui::actions::set_policy(
                ledger(), book,
                {.key = "two-person-payout", .value = std::move(value), .from = from}, actor());
        });
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(two_people_tests)

BOOST_FIXTURE_TEST_CASE(a_group_that_agreed_on_it_pays_out_with_a_second_person, Careful) {
    check_refused(*this, "approval_missing", [&] { return record(Payout{}, first_round); });
    check_refused(*this, "same_person", [&] { return record(approved("Chị ba"), first_round); });
    // The same name with its marks as characters of their own.
    check_refused(*this, "same_person",
                  [&] { return record(approved("chi\u0323 Ba"), first_round); });
    const auto paid = granted(record(approved("Trần Văn Bình"), first_round));
    BOOST_TEST(paid.entry.body.find(R"("approved_by":"Trần Văn Bình")") != std::string::npos);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_policy_asks_for_it_from_its_day_on, Policy) {
    plays_rounds(1, 1);
    sets("yes", on("2026-04-01"));
    all_pay(on("2026-04-05"));
    check_refused(*this, "approval_missing", [&] { return record(Payout{}, on("2026-04-05")); });
    granted(record(approved("Bình"), on("2026-04-05")));
    sets("no", on("2026-05-01"));
    plays_rounds(3, 3);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
