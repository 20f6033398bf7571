// Money that is handed out with a second person who agrees.
#include "tests/support/treasurer.hpp"

#include <string>
#include <utility>
#include <vector>

using hui::Date;
using hui::Result;
using hui::ShareNo;
using hui::savings::Approval;
using hui::savings::DissolveGroup;
using hui::savings::Payout;
using hui::savings::SettleClaim;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Recorded;
using hui::tests::share;
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

struct Ending : Treasurer {
    using Treasurer::Treasurer;
    /// All three shares agree; share 01 is the organiser's.
    Result<Recorded> dissolves(Date day, std::string name) {
        std::vector<hui::savings::Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
        for (const char* no : {"01", "02", "03"}) {
            consents.push_back({.share = share(no), .name = "chị"});
        }
        return try_shares({.command = DissolveGroup{.reason = "tổ tan",
                                                    .consents = std::move(consents),
                                                    .approved = {.approved_by = std::move(name)}},
                           .on = day,
                           .ref = ""});
    }
};

/// The treasurer is "chị Ba".
struct Careful : Ending {
    Careful() : Ending(careful_group()) { all_pay(first_round); }
};

struct Policy : Ending {
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

BOOST_FIXTURE_TEST_CASE(a_dissolution_hands_money_out_like_a_payout, Careful) {
    const Date day = on("2026-03-10");
    check_refused(*this, "approval_missing", [&] { return dissolves(day, ""); });
    check_refused(*this, "same_person", [&] { return dissolves(day, "chị ba"); });
    const auto ended = granted(dissolves(day, "Trần Văn Bình"));
    BOOST_TEST(ended.entry.receipt.count() == 4);
    BOOST_TEST(ended.entry.body.find(R"("approved_by":"Trần Văn Bình")") != std::string::npos);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(where_nothing_is_in_hand_nobody_has_to_approve, Careful) {
    granted(record(approved("Bình"), first_round));
    const auto ended = granted(dissolves(on("2026-03-10"), ""));
    BOOST_TEST(ended.entry.receipt.count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_claim_is_written_off_by_two_people, Careful) {
    granted(record(approved("Bình"), first_round));
    const auto ended = granted(dissolves(on("2026-03-10"), ""));
    const auto claim = hui::savings::group_dissolved_of(ended.entry.body).claims.front();
    const auto settles = [&](std::string name) {
        return try_shares(
            {.command = SettleClaim{.claim = claim, .approved = {.approved_by = std::move(name)}},
             .on = on("2026-03-12"),
             .ref = ""});
    };
    check_refused(*this, "approval_missing", [&] { return settles(""); });
    check_refused(*this, "same_person", [&] { return settles("Chị Ba"); });
    const auto settled = granted(settles("Trần Văn Bình"));
    // It goes from hand to hand: no cash of the group moves.
    BOOST_TEST(settled.entry.receipt.count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_policy_asks_for_it_when_a_group_is_dissolved_too, Policy) {
    sets("yes", on("2026-04-01"));
    all_pay(first_round);
    check_refused(*this, "approval_missing", [&] { return dissolves(on("2026-04-02"), ""); });
    granted(dissolves(on("2026-03-31"), ""));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
