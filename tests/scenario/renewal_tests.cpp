// A group that has run its course goes on with another cycle.
#include "engine/actions/renew_group.hpp"
#include "tests/support/people.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Round;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Cycle;
using hui::savings::GroupOpened;
using hui::savings::LotMix;
using hui::savings::LotSecret;
using hui::savings::OnDefault;
using hui::savings::Order;
using hui::savings::Pot;
using hui::savings::Renewal;
using hui::savings::RenewGroup;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace {

const Date new_year = on("2027-01-05");

/// Friends who go on with what they agree on anew.
struct Friends : People {
    explicit Friends(const GroupOf& group = {.shares = 3}) : People(group) {}

    hui::Result<Recorded> renews(RenewGroup command, std::string_view group = "G012",
                                 std::string ref = "") {
        return try_in_register([&](hui::store::Book& book) {
            return hui::actions::renew_group(
                ledger(), book,
                {.group = std::string{group}, .command = std::move(command), .ref = std::move(ref)},
                actor());
        });
    }
    GroupOpened opening_of_book(const std::string& book) {
        const hui::Entry opening = journal(book).front();
        return std::get<GroupOpened>(*hui::savings::event_of(opening.kind, opening.body));
    }
    /// Writes an opening that no rule has seen, in the register too.
    void forges(const GroupOpened& opening, Date day) {
        in_register([&](hui::store::Book& registry) -> hui::Result<Recorded> {
            auto book =
                hui::store::Book::create(ledger(), opening.terms.code, hui::store::BookKind::group);
            Recorded recorded =
                hui::actions::append(book, hui::savings::draft_of(opening, day), "open", actor());
            book.save();
            hui::actions::append(
                registry,
                hui::registry::draft_of(
                    hui::registry::GroupRegistered{.group = opening.terms.code,
                                                   .opening_hash = hui::hex(recorded.entry.hash)},
                    day),
                "group:" + opening.terms.code, actor());
            return recorded;
        });
    }
};

/// Three friends whose cycle is over on 5 May 2026.
struct Finished : Friends {
    Finished() { plays_rounds(1, 3); }
};

/// Ten friends, one of whom left after four rounds.
struct TenFriends : Friends {
    TenFriends() : Friends({.shares = 10}) {
        plays_rounds(1, 4);
        granted(leaves("05", on("2026-06-20")));
        plays_rounds(5, 10);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(renewal_tests)

BOOST_FIXTURE_TEST_CASE(ten_friends_go_on_with_more_money_and_one_friend_fewer, TenFriends) {
    check_everybody_is_square();
    const auto old_book = journal();
    granted(renews({.code = {}, .start = new_year, .terms = {.contribution = 500'000_vnd}}));

    const GroupOpened opened = opening_of_book("G012-2");
    BOOST_TEST((opened.renews == Renewal{.group = "G012",
                                         .seq = old_book.back().seq,
                                         .hash = old_book.back().hash,
                                         .cycle = Cycle{2}}));
    BOOST_TEST(opened.terms.contribution.count() == 500'000);
    BOOST_TEST(opened.terms.name == "Tổ hùn vốn ấp 3");
    BOOST_TEST(opened.seats.size() == 9U);
    BOOST_TEST(opened.seats[3].member == "M4");
    // Share 05 left: those after it move up, and draw in the rounds of their new numbers.
    BOOST_TEST(opened.seats[4].member == "M6");
    BOOST_TEST((opened.seats[4].turn == Round{5}));

    BOOST_TEST(journal().size() == old_book.size());
    const auto before = group_at(on("2026-12-30"));
    BOOST_TEST(before.renewed_as.empty());
    BOOST_TEST(group_at(on("2026-12-31")).renewed_as == "G012-2");
    turns_to("G012-2");
    const auto group = group_at(new_year);
    BOOST_TEST(group.renews == "G012");
    BOOST_TEST((group.cycle == Cycle{2}));
    BOOST_TEST(group.pot.count() == 4'500'000);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_new_cycle_runs_like_any_other_and_is_renewed_in_its_turn, Finished) {
    granted(renews({.code = {}, .start = on("2026-06-05")}));
    turns_to("G012-2");
    plays_rounds(1, 3);
    check_everybody_is_square();
    granted(renews({.code = {}, .start = on("2026-09-05")}, "G012-2"));
    turns_to("G012-3");
    BOOST_TEST((group_at(on("2026-12-31")).cycle == Cycle{3}));
    closes("2026-03");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_is_agreed_anew_takes_the_place_of_what_was, Finished) {
    granted(
        renews({.code = "G100",
                .start = on("2026-06-05"),
                .terms = {.name = "Tổ mới",
                          .unit = {},
                          .organiser = "m2",
                          .contribution = {},
                          .every = hui::Interval{.count = 1, .unit = hui::Interval::Unit::weeks},
                          .pot = Pot::net,
                          .order = Order::vote,
                          .late_interest = hui::savings::LateInterest{hui::savings::NoInterest{}},
                          .reserve = 50'000_vnd,
                          .payout_approval = hui::savings::Approval::two_persons,
                          .calendar = {},
                          .leap = {},
                          .roll = hui::Roll::next,
                          .draw_after = 2},
                .seats = {{.share = ShareNo{1}, .member = "M5", .turn = {}},
                          {.share = ShareNo{2}, .member = "M1", .turn = {}}}}));
    const GroupOpened opened = opening_of_book("G100");
    BOOST_TEST(opened.terms.name == "Tổ mới");
    BOOST_TEST(opened.terms.unit == "U1");
    BOOST_TEST(opened.terms.organiser == "M2");
    BOOST_TEST(hui::interval_text(opened.terms.every) == "1w");
    BOOST_TEST((opened.terms.pot == Pot::net));
    BOOST_TEST(opened.terms.reserve.count() == 50'000);
    BOOST_TEST(opened.terms.calendar.draw_after == 2);
    BOOST_TEST(opened.terms.calendar.rest_days.has_value());
    BOOST_TEST(opened.seats.size() == 2U);
    BOOST_TEST(opened.seats[0].member == "M5");
    BOOST_TEST((opened.seats[0].turn == Round{}));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_lot_is_drawn_for_its_own_cycle, Finished) {
    granted(renews({.code = {}, .start = on("2026-06-05"), .terms = {.order = Order::lot}}));
    turns_to("G012-2");
    const LotSecret secret = *LotSecret::parse("con mèo trèo cây cau");
    const LotMix mix = *LotMix::parse("48213");
    granted(try_commit({.command = {.secret = secret, .source = "XSMB"}, .ref = ""}));
    granted(try_turns(
        {.command =
             hui::savings::DrawLot{.secret = secret, .mix = mix, .mixed_on = on("2026-12-31")},
         .on = on("2026-12-31"),
         .ref = ""}));
    const auto drawn = hui::savings::turns_changed_of(journal().back().body);
    const hui::savings::LotPlace place{
        .ledger = ledger().id(), .group = "G012-2", .cycle = Cycle{2}};
    BOOST_TEST((drawn.order ==
                hui::savings::draw_lot(place, secret, mix, {ShareNo{1}, ShareNo{2}, ShareNo{3}})));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(who_bears_a_default_is_as_before_unless_it_is_agreed_anew) {
    Friends as_before{{.shares = 3, .on_default = OnDefault::collected}};
    as_before.plays_rounds(1, 3);
    granted(as_before.renews({.code = {}, .start = new_year}));
    BOOST_TEST((as_before.opening_of_book("G012-2").terms.on_default == OnDefault::collected));
    Friends anew{{.shares = 3, .on_default = OnDefault::collected}};
    anew.plays_rounds(1, 3);
    granted(anew.renews(
        {.code = {}, .start = new_year, .terms = {.on_default = OnDefault::organiser}}));
    BOOST_TEST((anew.opening_of_book("G012-2").terms.on_default == OnDefault::organiser));
}

BOOST_FIXTURE_TEST_CASE(a_cycle_that_is_not_over_is_not_followed_by_another, Friends) {
    const auto goes_on = [&] { return renews({.code = {}, .start = new_year}); };
    plays_rounds(1, 2);
    const auto open = goes_on();
    BOOST_TEST(hui::tests::outcome_of(open) == "rounds_to_draw");
    check_refused(*this, "rounds_to_draw", goes_on);
    // The last pot is drawn with what the organiser advanced: share 02 still owes it.
    pays("01", 300'000_vnd, on("2026-05-05"));
    pays("03", 300'000_vnd, on("2026-05-05"));
    advances("02", on("2026-05-05"));
    draws(on("2026-05-05"));
    check_refused(*this, "cycle_not_settled", goes_on);
    pays("02", 300'000_vnd, on("2026-05-20"));
    granted(goes_on());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_is_in_the_reserve_fund_is_given_back_first) {
    Friends friends{{.shares = 3, .reserve = 50'000_vnd}};
    friends.plays_rounds(1, 3);
    check_refused(friends, "cycle_not_settled",
                  [&] { return friends.renews({.code = {}, .start = new_year}); });
    granted(friends.try_return_reserve(on("2026-05-06")));
    granted(friends.renews({.code = {}, .start = new_year}));
    BOOST_TEST(friends.problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_next_cycle_does_not_begin_before_the_last_one_ended, Finished) {
    check_refused(*this, "before_last_cycle_ended",
                  [&] { return renews({.code = {}, .start = on("2026-05-04")}); });
    granted(renews({.code = {}, .start = on("2026-05-05")}));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_cycle_is_followed_by_one_only_and_the_same_again_is_found, Finished) {
    const Recorded first = granted(renews({.code = {}, .start = new_year}, "G012", "r1"));
    const Recorded again = granted(renews({.code = {}, .start = new_year}, "g012", "r1"));
    BOOST_TEST((again.writing == Recorded::Writing::found));
    BOOST_TEST(again.book == first.book);
    check_refused(*this, "renewed_already",
                  [&] { return renews({.code = "G200", .start = new_year}); });
    check_refused(*this, "renewed_already", [&] {
        return renews({.code = {}, .start = new_year, .terms = {.contribution = 400'000_vnd}});
    });
    // Somebody opens just the same as a first cycle: that isn't what stands there.
    GroupOpened plain = opening_of_book("G012-2");
    plain.renews.reset();
    check_refused(*this, "code_taken", [&] { return try_open(plain, on("2026-12-31")); });
}

BOOST_FIXTURE_TEST_CASE(a_renewal_is_refused_as_any_opening_is, Finished) {
    const auto goes_on = [&](RenewGroup command) {
        command.start = new_year;
        return renews(std::move(command));
    };
    check_refused(*this, "unknown_group",
                  [&] { return renews({.code = {}, .start = new_year}, "G999"); });
    check_refused(*this, "code_taken", [&] { return goes_on({.code = "G012", .start = {}}); });
    check_refused(*this, "unknown_member", [&] {
        return goes_on({.code = {}, .start = {}, .terms = {.organiser = "M99"}});
    });
    check_refused(*this, "shares_out_of_range", [&] {
        return goes_on({.code = {},
                        .start = {},
                        .seats = {{.share = ShareNo{1}, .member = "M1", .turn = {}}}});
    });
    check_refused(*this, "contribution_outside_policy", [&] {
        return goes_on({.code = {}, .start = {}, .terms = {.contribution = 1'000_vnd}});
    });
    check_refused(*this, "leap_without_lunar", [&] {
        return goes_on({.code = {}, .start = {}, .terms = {.leap = hui::LeapMonth::skip}});
    });
    check_refused(*this, "leap_not_agreed", [&] {
        return goes_on(
            {.code = {}, .start = {}, .terms = {.calendar = hui::savings::CalendarKind::lunar}});
    });
}

BOOST_AUTO_TEST_CASE(a_code_too_long_for_a_number_needs_another_one) {
    GroupOpened opening = hui::tests::opening_of({.shares = 2});
    opening.terms.code = "TO-HUN-VON-AP-03";
    Friends friends;
    friends.opens(opening);
    friends.plays_rounds(1, 2);
    check_refused(friends, "next_code_too_long", [&] {
        return friends.renews({.code = {}, .start = new_year}, "TO-HUN-VON-AP-03");
    });
    granted(friends.renews({.code = "AP-03", .start = new_year}, "TO-HUN-VON-AP-03"));
}

BOOST_FIXTURE_TEST_CASE(a_dissolved_group_may_begin_anew, Friends) {
    plays_rounds(1, 1);
    granted(dissolves(on("2026-03-20")));
    check_refused(*this, "before_last_cycle_ended",
                  [&] { return renews({.code = {}, .start = on("2026-03-19")}); });
    granted(renews({.code = {}, .start = on("2026-04-05")}));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_old_book_may_still_be_closed_after_it, Finished) {
    granted(renews({.code = {}, .start = on("2026-06-05")}));
    closes("2026-03");
    closes("2026-04");
    closes("2026-05");
    BOOST_TEST(journal().size() > 10U);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_forged_renewal_is_found, Finished) {
    granted(renews({.code = {}, .start = new_year}));
    GroupOpened opening = opening_of_book("G012-2");
    const auto old_book = journal("G012");
    const auto with = [&](std::string code, Renewal renewal) {
        GroupOpened forged = opening;
        forged.terms.code = std::move(code);
        forged.renews = std::move(renewal);
        return forged;
    };
    // Twice; from no book; from one that isn't settled yet at that entry; with another hash.
    forges(with("F1", *opening.renews), on("2026-12-31"));
    Renewal nowhere = *opening.renews;
    nowhere.group = "G999";
    forges(with("F2", nowhere), on("2026-12-31"));
    GroupOpened other = hui::tests::opening_of({.shares = 2});
    other.terms.code = "G300";
    opens(other);
    plays_rounds(1, 2);
    const auto second = journal();
    forges(with("F3", {.group = "G300",
                       .seq = Seq{second.back().seq.count() - 1},
                       .hash = second[second.size() - 2].hash,
                       .cycle = Cycle{2}}),
           on("2026-12-31"));
    other.terms.code = "G400";
    opens(other);
    plays_rounds(1, 2);
    forges(with("F4", {.group = "G400",
                       .seq = journal().back().seq,
                       .hash = second.back().hash,
                       .cycle = Cycle{2}}),
           on("2026-12-31"));
    BOOST_TEST((problems() ==
                std::vector<std::string>{"F1 1 against_the_rules", "F2 1 against_the_rules",
                                         "F3 1 against_the_rules", "F4 1 against_the_rules"}));
}

BOOST_FIXTURE_TEST_CASE(an_old_book_that_had_gone_on_by_then_was_not_at_its_end, Finished) {
    const auto head = journal().back();
    closes("2026-03");
    set_today(on("2027-01-02"));
    GroupOpened forged = opening_of_book("G012");
    forged.terms.code = "F1";
    forged.terms.start = new_year;
    forged.renews = Renewal{.group = "G012", .seq = head.seq, .hash = head.hash, .cycle = Cycle{2}};
    forges(forged, on("2027-01-02"));
    BOOST_TEST((problems() == std::vector<std::string>{"F1 1 against_the_rules"}));
}

BOOST_AUTO_TEST_SUITE_END()
