#include "engine/journal/body.hpp"
#include "engine/savings/events.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/groups.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using hui::BodyError;
using hui::Date;
using hui::date_of;
using hui::Draft;
using hui::Interval;
using hui::Posting;
using hui::Rate;
using hui::Receipt;
using hui::Round;
using hui::ShareNo;
using hui::sum_of;
using hui::Vnd;
using hui::savings::Advanced;
using hui::savings::Contributed;
using hui::savings::draft_of;
using hui::savings::Event;
using hui::savings::event_of;
using hui::savings::GroupOpened;
using hui::savings::LegalDefault;
using hui::savings::Method;
using hui::savings::NoInterest;
using hui::savings::PaidOut;
using hui::savings::Pot;
using hui::savings::Source;
using hui::tests::opening_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date day = date_of("2026-03-08");
constexpr ShareNo third{3};

/// The event that the journal gives back for what was written.
template <class Wanted>
Wanted read_back(const Draft& draft) {
    const auto event = event_of(draft.kind, draft.body);
    BOOST_REQUIRE(event.has_value());
    BOOST_REQUIRE(std::holds_alternative<Wanted>(*event));
    return std::get<Wanted>(*event);
}

/// Writes the event, reads it, writes that again: the entry is the same, and balanced.
template <class Given>
Given check_round_trip(const Given& event, Receipt receipt = Receipt::numbered) {
    const Draft draft = draft_of(event, day);
    const Given again = read_back<Given>(draft);
    const Draft second = draft_of(again, day);
    BOOST_TEST(second.kind == draft.kind);
    BOOST_TEST(second.body == draft.body);
    BOOST_TEST((second.postings == draft.postings));
    BOOST_TEST(sum_of(draft.postings).count() == 0);
    for (const Posting& posting : draft.postings) { BOOST_TEST(posting.amount.count() != 0); }
    BOOST_TEST((draft.effective_on == day));
    BOOST_TEST((draft.receipt == receipt));
    BOOST_TEST(!draft.reverses.has_value());
    return again;
}

void check_refused(std::string_view kind, std::string_view body) {
    BOOST_TEST_CONTEXT(kind << " " << body) {
        BOOST_CHECK_THROW((void)event_of(kind, body), BodyError);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(events_tests)

BOOST_AUTO_TEST_CASE(a_contribution_is_written_like_this) {
    const Draft draft =
        draft_of(Contributed{.share = third, .amount = 300'000_vnd, .repaid = {}}, day);
    BOOST_TEST(draft.kind == "contributed");
    BOOST_TEST(draft.body == R"({"amount":300000,"method":"cash","share":3})");
    const std::vector<Posting> expected{{account::cash(), Vnd{300'000}},
                                        {account::member(third), Vnd{-300'000}}};
    BOOST_TEST((draft.postings == expected));
}

BOOST_AUTO_TEST_CASE(a_contribution_that_repays_the_organiser_is_written_like_this) {
    const Draft draft = draft_of(Contributed{.share = third,
                                             .amount = 300'000_vnd,
                                             .repaid = 100'000_vnd,
                                             .method = Method::bank,
                                             .source = Source::imported},
                                 day);
    BOOST_TEST(draft.body == R"({"amount":300000,"method":"bank","repaid":100000,"share":3,)"
                             R"("source":"import"})");
    const std::vector<Posting> expected{{account::bank(), Vnd{200'000}},
                                        {account::advances(), Vnd{100'000}},
                                        {account::member(third), Vnd{-300'000}}};
    BOOST_TEST((draft.postings == expected));
}

BOOST_AUTO_TEST_CASE(what_is_repaid_whole_moves_no_cash) {
    const Draft draft =
        draft_of(Contributed{.share = third, .amount = 300'000_vnd, .repaid = 300'000_vnd}, day);
    const std::vector<Posting> expected{{account::advances(), Vnd{300'000}},
                                        {account::member(third), Vnd{-300'000}}};
    BOOST_TEST((draft.postings == expected));
}

BOOST_AUTO_TEST_CASE(an_advance_is_written_like_this) {
    const Draft draft = draft_of(Advanced{.share = third,
                                          .amount = 400'000_vnd,
                                          .dues = {{.round = Round{1}, .amount = 100'000_vnd},
                                                   {.round = Round{2}, .amount = 300'000_vnd}}},
                                 day);
    BOOST_TEST(draft.kind == "advanced");
    BOOST_TEST(draft.body == R"({"amount":400000,"dues":[{"amount":100000,"round":1},)"
                             R"({"amount":300000,"round":2}],"method":"cash","share":3})");
    const std::vector<Posting> expected{{account::cash(), Vnd{400'000}},
                                        {account::advances(), Vnd{-400'000}}};
    BOOST_TEST((draft.postings == expected));
}

BOOST_AUTO_TEST_CASE(a_payout_out_of_the_box_and_the_bank_account_is_written_like_this) {
    const Draft draft = draft_of(PaidOut{.round = Round{2},
                                         .share = third,
                                         .amount = 900'000_vnd,
                                         .cash = 600'000_vnd,
                                         .method = {}},
                                 day);
    BOOST_TEST(draft.kind == "paid-out");
    BOOST_TEST(draft.body == R"({"amount":900000,"cash":600000,"round":2,"share":3})");
    const std::vector<Posting> expected{{account::member(third), Vnd{900'000}},
                                        {account::cash(), Vnd{-600'000}},
                                        {account::bank(), Vnd{-300'000}}};
    BOOST_TEST((draft.postings == expected));
}

BOOST_AUTO_TEST_CASE(an_opening_is_written_like_this) {
    const Draft draft = draft_of(opening_of({.shares = 2, .turns = {2, 1}}), day);
    BOOST_TEST(draft.kind == "group-opened");
    BOOST_TEST(draft.body ==
               R"({"code":"G012","contribution":300000,"every":"1m","late_interest":"",)"
               R"("name":"Tổ hùn vốn ấp 3","order":"fixed","organiser":"M1","pot":"gross",)"
               R"("shares":[{"member":"M1","share":1,"turn":2},)"
               R"({"member":"M2","share":2,"turn":1}],"start":"2026-03-05","unit":"U1"})");
    BOOST_TEST(draft.postings.empty());
}

BOOST_AUTO_TEST_CASE(every_contribution_comes_back_as_it_was) {
    for (const Method method : {Method::cash, Method::bank}) {
        for (const Source source : {Source::typed, Source::imported}) {
            for (const Vnd repaid : {0_vnd, 1_vnd, 300'000_vnd}) {
                const Contributed event = check_round_trip(Contributed{.share = ShareNo{500},
                                                                       .amount = 300'000_vnd,
                                                                       .repaid = repaid,
                                                                       .method = method,
                                                                       .source = source});
                BOOST_TEST(event.share.count() == 500);
                BOOST_TEST(event.amount.count() == 300'000);
                BOOST_TEST(event.repaid.count() == repaid.count());
                BOOST_TEST((event.method == method));
                BOOST_TEST((event.source == source));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_advance_comes_back_as_it_was) {
    for (const Method method : {Method::cash, Method::bank}) {
        for (const Source source : {Source::typed, Source::imported}) {
            const std::vector<hui::savings::AdvancedDue> dues{
                {.round = Round{3}, .amount = 1_vnd}, {.round = Round{12}, .amount = 299'999_vnd}};
            const Advanced event = check_round_trip(Advanced{.share = third,
                                                             .amount = 300'000_vnd,
                                                             .dues = dues,
                                                             .method = method,
                                                             .source = source});
            BOOST_TEST((event.dues == dues));
            BOOST_TEST((event.share == third));
            BOOST_TEST(event.amount.count() == 300'000);
            BOOST_TEST((event.method == method));
            BOOST_TEST((event.source == source));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_payout_comes_back_as_it_was) {
    for (const std::optional<Method> method :
         {std::optional<Method>{}, std::optional{Method::cash}, std::optional{Method::bank}}) {
        for (const Source source : {Source::typed, Source::imported}) {
            for (const Vnd cash : {0_vnd, 1_vnd, 900'000_vnd}) {
                const PaidOut event = check_round_trip(PaidOut{.round = Round{2},
                                                               .share = third,
                                                               .amount = 900'000_vnd,
                                                               .cash = cash,
                                                               .method = method,
                                                               .source = source});
                BOOST_TEST(event.round.count() == 2);
                BOOST_TEST((event.share == third));
                BOOST_TEST(event.amount.count() == 900'000);
                BOOST_TEST(event.cash.count() == cash.count());
                BOOST_TEST((event.method == method));
                BOOST_TEST((event.source == source));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_opening_comes_back_as_it_was) {
    for (const Pot pot : {Pot::gross, Pot::net}) {
        for (const hui::savings::LateInterest& late :
             {hui::savings::LateInterest{LegalDefault{}}, hui::savings::LateInterest{NoInterest{}},
              hui::savings::LateInterest{Rate::from_ppm(66'000)},
              hui::savings::LateInterest{Rate{}}}) {
            GroupOpened opening = opening_of({.shares = 12,
                                              .pot = pot,
                                              .start = date_of("2024-01-31"),
                                              .every = {.count = 2, .unit = Interval::Unit::weeks},
                                              .late_interest = late});
            opening.terms.name = R"(ấp "Ba" \ 7)";
            opening.source = Source::imported;
            const GroupOpened event = check_round_trip(opening, Receipt::none);
            BOOST_TEST((event.terms == opening.terms));
            BOOST_TEST((event.seats == opening.seats));
            BOOST_TEST((event.source == Source::imported));
        }
    }
}

BOOST_AUTO_TEST_CASE(kinds_of_other_modules_are_no_events_of_a_group) {
    for (const char* kind : {"month-closed", "reversed", "unit-added", "", "Contributed"}) {
        BOOST_TEST(!event_of(kind, "{}").has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_body_that_was_never_written_here_is_an_error) {
    for (const char* kind : {"contributed", "advanced", "paid-out", "group-opened"}) {
        check_refused(kind, "{}");
        check_refused(kind, "[]");
        check_refused(kind, "");
    }
    check_refused("contributed", R"({"amount":300000,"method":"gold","share":3})");
    check_refused("contributed", R"({"amount":"300000","method":"cash","share":3})");
    check_refused("contributed", R"({"amount":1e20,"method":"cash","share":3})");
    check_refused("paid-out", R"({"amount":9,"cash":6,"method":"","round":2,"share":3})");
    check_refused("advanced", R"({"amount":4,"dues":[1],"method":"cash","share":3})");
    const std::string opening = draft_of(opening_of({.shares = 2}), day).body;
    for (const auto& [right, wrong] :
         {std::pair{"\"1m\"", "\"0m\""}, std::pair{"\"gross\"", "\"big\""},
          std::pair{"\"2026-03-05\"", "\"2026-02-30\""}}) {
        std::string damaged = opening;
        damaged.replace(damaged.find(right), std::string_view{right}.size(), wrong);
        check_refused("group-opened", damaged);
    }
}

BOOST_AUTO_TEST_SUITE_END()
