// A member pays no more: by each way that a group may have agreed on, who bears it, and to whom
// the debt is owed.
#include "engine/report/statement.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/people.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using hui::Account;
using hui::Date;
using hui::Result;
using hui::Round;
using hui::Vnd;
using hui::report::GroupState;
using hui::savings::AdvancedDue;
using hui::savings::CoverFromReserve;
using hui::savings::DeclareDefault;
using hui::savings::OnDefault;
using hui::savings::OwedPot;
using hui::savings::Payout;
using hui::tests::check_refused;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace {

/// `01 round 2: share 02 300000, organiser 200000` of each due.
std::vector<std::string> debts_of(const std::vector<hui::report::DueLine>& lines) {
    std::vector<std::string> debts;
    for (const auto& line : lines) {
        std::string text =
            share_text(line.share) + " round " + std::to_string(line.round.count()) + ":";
        for (const auto& [creditor, member] : line.owed_to) {
            using Who = hui::savings::Creditor::Who;
            const std::string to = creditor.who == Who::share       ? share_text(creditor.share)
                                   : creditor.who == Who::organiser ? "organiser"
                                                                    : "reserve";
            text += " " + to + " " + std::to_string(creditor.amount.count());
        }
        debts.push_back(text);
    }
    return debts;
}

void check_lines(const std::vector<std::string>& found, const std::vector<std::string>& wanted) {
    BOOST_TEST(found == wanted, boost::test_tools::per_element());
}

struct Agreed : People {
    explicit Agreed(const GroupOf& group) : People(group) {}

    Result<Recorded> hands_over(Date day, std::optional<Vnd> amount = {}) {
        return record(Payout{.share = {}, .amount = amount, .method = {}}, day);
    }
    Result<Recorded> covers(std::string_view no, Date day, std::optional<Vnd> amount = {},
                            std::vector<std::string> by = {"Lan", "Bình"}) {
        return record(CoverFromReserve{.share = share(no), .amount = amount, .by = std::move(by)},
                      day);
    }
    Result<Recorded> defaults(std::string_view no, Date day) {
        return record(DeclareDefault{.share = share(no), .reason = "bỏ đi khỏi địa phương"}, day);
    }
    /// All but one pay what they owe by the day.
    void others_pay(std::string_view not_this, Date day) {
        granted(try_pay_all(
            {.group = "G012", .amount = {}, .except = {share(not_this)}, .on = day, .ref = ""}));
    }
    std::int64_t balance(std::string_view account) {
        return balances_at(on("2027-12-31")).of(Account{std::string{account}}).count();
    }
};

/// Four shares of 300,000; each drawer gets what was collected.
struct Collected : Agreed {
    Collected() : Agreed(GroupOf{.shares = 4, .on_default = OnDefault::collected}) {
        plays_rounds(1, 1);
        others_pay("01", second);
    }
    const Date second = on("2026-04-05");
    const Date third = on("2026-05-05");
    const Date fourth = on("2026-06-05");
};

/// Three shares of 300,000 leave 50,000 of each pot in the fund, which pays first.
struct FromReserve : Agreed {
    FromReserve() : Agreed(GroupOf{.reserve = 50'000_vnd, .on_default = OnDefault::reserve}) {
        plays_rounds(1, 2);
        others_pay("01", third);
    }
    const Date third = on("2026-05-05");
};

/// Ten shares of 300,000 leave 150,000 of each pot in the fund: 600,000 after four draws.
struct ProRata : Agreed {
    ProRata()
        : Agreed(GroupOf{.shares = 10, .reserve = 150'000_vnd, .on_default = OnDefault::pro_rata}) {
        plays_rounds(1, 4);
    }
    void plays_without_04(std::int64_t first, std::int64_t last) {
        for (std::int64_t round = first; round <= last; ++round) {
            const Date day = date_of_round(Round{round});
            others_pay("04", day);
            draws(day);
        }
    }
    const Date gone = on("2026-06-10");
    const Date fifth = on("2026-07-05");
};

}  // namespace

BOOST_AUTO_TEST_SUITE(defaults_tests)

BOOST_FIXTURE_TEST_CASE(the_drawer_gets_what_was_collected_and_the_rest_when_it_is_paid,
                        Collected) {
    check_refused(*this, "pot_not_there", [&] { return hands_over(second); });
    check_refused(*this, "pot_not_there", [&] { return hands_over(second, 900'001_vnd); });
    check_refused(*this, "not_the_pot", [&] { return hands_over(second, 1'200'001_vnd); });
    check_refused(*this, "not_the_pot", [&] { return hands_over(second, 0_vnd); });
    granted(hands_over(second, 900'000_vnd));
    others_pay("01", third);
    granted(hands_over(third, 900'000_vnd));
    BOOST_TEST((group_at(third).owed ==
                std::vector<OwedPot>{{Round{2}, share("02"), 300'000_vnd, 0_vnd},
                                     {Round{3}, share("03"), 300'000_vnd, 0_vnd}}));
    BOOST_TEST(!group_at(third).rest.has_value());
    check_lines(debts_of(dues_at(third)), {"01 round 2: 02 300000", "01 round 3: 03 300000"});
    // The oldest due is met first; who drew its round gets the money before the next draw.
    pays("01", 450'000_vnd, on("2026-05-20"));
    BOOST_TEST(group_at(on("2026-05-20")).rest->share.count() == 2);
    others_pay("01", fourth);
    check_refused(*this, "rest_first", [&] {
        return record(Payout{.share = share("04"), .amount = {}, .method = {}}, fourth);
    });
    BOOST_TEST(granted(hands_over(on("2026-05-21"))).entry.body ==
               R"({"amount":300000,"cash":300000,"part":"rest","round":2,"share":2})");
    granted(hands_over(on("2026-05-21")));
    BOOST_TEST(share_at("03", fourth).received.count() == 1'050'000);
    granted(hands_over(fourth, 900'000_vnd));
    check_lines(debts_of(dues_at(fourth)), {"01 round 3: 03 150000", "01 round 4: 04 300000"});
    BOOST_TEST(group_at(on("2026-05-05")).owed.size() == 2U);
    BOOST_TEST((group_at(fourth).state == GroupState::open));
    pays("01", 450'000_vnd, on("2026-07-10"));
    granted(hands_over(on("2026-07-10")));
    granted(hands_over(on("2026-07-10")));
    BOOST_TEST((group_at(on("2026-07-10")).state == GroupState::finished));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(money_that_was_handed_on_is_not_taken_back, Collected) {
    granted(hands_over(second, 900'000_vnd));
    const auto late = pays("01", 300'000_vnd, on("2026-04-20"));
    const auto rest = granted(hands_over(on("2026-04-21")));
    check_refused(*this, "reverse_payout_first",
                  [&] { return try_reverse(late.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(rest, "nhầm");
    reverses(late, "nhầm");
    BOOST_TEST(group_at(on("2026-04-30")).owed.front().payable.count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_organiser_may_help_in_every_way, Collected) {
    granted(hands_over(second, 900'000_vnd));
    advances("01", on("2026-04-25"));
    check_lines(debts_of(dues_at(on("2026-04-30"))), {"01 round 2: organiser 300000"});
    granted(hands_over(on("2026-04-26")));
    pays("01", 300'000_vnd, on("2026-04-28"));
    BOOST_TEST(balance("organiser:advances") == 0);
    BOOST_TEST(balance("assets:cash") == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_month_with_arrears_is_closed_only_when_they_are_carried, Collected) {
    granted(hands_over(second, 900'000_vnd));
    closes("2026-03");
    const auto blocked = closes("2026-04");
    BOOST_TEST(blocked.closed == 0);
    BOOST_TEST((blocked.blockers.front().blocker.code == hui::closing::BlockerCode::due_unpaid));
    const auto carried = granted(try_close({.command = {.month = hui::month_of("2026-04"),
                                                        .counted = {},
                                                        .arrears = hui::closing::Arrears::carry},
                                            .groups = {}}));
    BOOST_TEST(carried.closed == 1);
    BOOST_TEST(carried.carried.size() == 1U);
    BOOST_TEST((carried.carried.front().due ==
                hui::closing::CarriedDue{share("01"), Round{2}, 300'000_vnd}));
    BOOST_TEST(journal().back().body.find(R"("carried":[{"amount":300000,"round":2,"share":1}])") !=
               std::string::npos);
    // It was paid in the next month: nothing is left to be carried.
    all_pay(third);
    granted(hands_over(third));
    granted(hands_over(third));
    BOOST_TEST(closes("2026-05").closed == 1);
    BOOST_TEST(journal().back().body.find("carried") == std::string::npos);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(only_what_was_there_could_come_late, Collected) {
    const auto part = granted(hands_over(second, 800'000_vnd));
    BOOST_TEST(part.entry.body.find(R"("left":100000)") != std::string::npos, part.entry.body);
    granted(hands_over(on("2026-04-14"), 100'000_vnd));
    pays("01", 300'000_vnd, on("2026-05-01"));
    granted(hands_over(on("2026-05-01")));
    const auto paid =
        granted(record(hui::savings::SettleInterest{.share = share("02"),
                                                    .what = hui::savings::InterestOn::hand_over,
                                                    .round = Round{2},
                                                    .how = hui::savings::Settling::paid,
                                                    .method = {},
                                                    .reason = {}},
                       on("2026-05-02")));
    // 100,000 for nine days at 10 % a year.
    BOOST_TEST(paid.entry.body.find(R"("amount":247)") != std::string::npos, paid.entry.body);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_fund_pays_no_more_than_lacks_and_two_people_decide, FromReserve) {
    check_refused(*this, "unknown_share", [&] { return covers("09", third); });
    check_refused(*this, "same_person", [&] { return covers("01", third, {}, {"Lan"}); });
    check_refused(*this, "nothing_to_advance", [&] { return covers("02", third); });
    check_refused(*this, "amount_not_positive", [&] { return covers("01", third, 0_vnd); });
    check_refused(*this, "advance_over_due", [&] { return covers("01", third, 300'001_vnd); });
    advances("01", third);
    pays("01", 1_vnd, on("2026-05-06"));
    draws(on("2026-05-06"));
    check_refused(*this, "nothing_to_advance", [&] { return covers("01", on("2026-05-06")); });
}

BOOST_FIXTURE_TEST_CASE(who_is_repaid_goes_by_the_order_of_dates, FromReserve) {
    pays("01", 1_vnd, on("2026-05-06"));
    check_refused(*this, "out_of_date_order", [&] { return covers("01", third, 100'000_vnd); });
    granted(covers("01", on("2026-05-06"), 100'000_vnd));
    check_refused(*this, "out_of_date_order", [&] {
        return record(hui::savings::Contribute{.share = share("01"), .amount = 1_vnd}, third);
    });
}

BOOST_FIXTURE_TEST_CASE(the_fund_stands_behind_a_due_and_gets_its_money_back, FromReserve) {
    check_refused(*this, "reserve_short", [&] { return covers("01", third); });
    const auto cover = granted(covers("01", third, 100'000_vnd, {"Lan", "Bình"}));
    BOOST_TEST(cover.entry.body == R"({"amount":100000,"by":[{"name":"Lan"},{"name":"Bình"}],)"
                                   R"("dues":[{"amount":100000,"round":3}],"share":1})");
    check_refused(*this, "pot_not_there", [&] { return hands_over(third); });
    advances("01", third);
    draws(third);
    BOOST_TEST(balance("reserve") == -50'000);
    BOOST_TEST(balance("reserve:advances") == -100'000);
    check_lines(debts_of(dues_at(third)), {"01 round 3: organiser 200000 reserve 100000"});
    BOOST_TEST(closes("2026-03").closed == 1);
    BOOST_TEST(closes("2026-04").closed == 1);
    const auto paid = pays("01", 250'000_vnd, on("2026-05-20"));
    BOOST_TEST(paid.entry.body ==
               R"({"amount":250000,"method":"cash","recovered":50000,"repaid":200000,"share":1})");
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(cover.entry.seq, {.reason = "nhầm", .on = {}}); });
    BOOST_TEST(balance("organiser:advances") == 0);
    BOOST_TEST(balance("reserve") == -100'000);
    BOOST_TEST(share_at("01", third).from_reserve.count() == 100'000);
    pays("01", 50'000_vnd, on("2026-05-21"));
    granted(try_return_reserve(on("2026-05-31")));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_cover_is_taken_back_while_no_pot_was_paid_with_it, FromReserve) {
    const auto cover = granted(covers("01", third, 100'000_vnd));
    reverses(cover, "nhầm");
    BOOST_TEST(balance("reserve:advances") == 0);
    BOOST_TEST(balance("reserve") == -100'000);
    const auto again = granted(covers("01", third, 100'000_vnd));
    advances("01", third);
    draws(third);
    BOOST_TEST(outcome_of(try_reverse(again.entry.seq, {.reason = "nhầm", .on = {}})) != "done");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_reference_covers_once, FromReserve) {
    const CoverFromReserve command{
        .share = share("01"), .amount = 100'000_vnd, .by = {"Lan", "Bình"}};
    const auto first = granted(record(command, third, "r1"));
    BOOST_TEST(granted(record(command, third, "r1")).entry.seq.count() == first.entry.seq.count());
    CoverFromReserve other = command;
    other.amount = 90'000_vnd;
    check_refused(*this, "ref_taken", [&] { return record(other, third, "r1"); });
}

BOOST_FIXTURE_TEST_CASE(when_a_group_ends_the_claims_of_the_fund_are_those_of_who_filled_it,
                        FromReserve) {
    granted(covers("01", third, 100'000_vnd));
    const auto ended = granted(dissolves(on("2026-05-10")));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    BOOST_TEST((event.funds.covered == std::vector<hui::savings::ReservePart>{
                                           {share("01"), 50'000_vnd}, {share("02"), 50'000_vnd}}));
    const auto balances = balances_at(on("2026-12-31"));
    for (const auto& [account, amount] : balances.all()) {
        if (account.name().starts_with("settlement:")) { continue; }
        BOOST_TEST(amount.count() == 0, account.name());
    }
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_the_fund_has_not_is_spread_over_the_draws_to_come, ProRata) {
    const auto gone_away = granted(defaults("04", gone));
    const auto event = hui::savings::share_defaulted_of(gone_away.entry.body);
    BOOST_TEST(event.covers.size() == 6U);
    BOOST_TEST((event.covers.front() == AdvancedDue{Round{5}, 100'000_vnd}));
    BOOST_TEST((event.covers.back() == AdvancedDue{Round{10}, 100'000_vnd}));
    BOOST_TEST(group_at(gone).pot.count() == 2'800'000);
    BOOST_TEST(balance("reserve") == 0);
    BOOST_TEST(balance("reserve:advances") == -600'000);
    plays_without_04(5, 10);
    // The pot of 3,000,000 less 150,000 for the fund and the 200,000 that lack.
    BOOST_TEST(share_at("05", far_ahead).received.count() == 2'800'000);
    BOOST_TEST(group_at(far_ahead).owed.size() == 6U);
    BOOST_TEST(group_at(far_ahead).owed.back().amount.count() == 200'000);
    BOOST_TEST(debts_of(dues_at(fifth)).front() == "04 round 5: 05 200000 reserve 100000");
    const auto statement = granted(hui::report::statements(ledger(), "M4", fifth)).front();
    BOOST_TEST(statement.shares.front().creditors.size() == 2U);
    BOOST_TEST(granted(hui::report::statements(ledger(), "M5", fifth))
                   .front()
                   .shares.front()
                   .owed.count() == 200'000);
    // When it pays after all, each drawer gets his rest and the fund its cover.
    const Date late = on("2027-01-10");
    set_today(on("2027-02-01"));
    pays("04", 1'800'000_vnd, late);
    for (int n = 0; n < 6; ++n) { granted(hands_over(late)); }
    granted(try_return_reserve(late));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(only_a_drawn_share_is_said_to_pay_no_more_and_only_once, ProRata) {
    check_refused(*this, "unknown_share", [&] { return defaults("11", gone); });
    check_refused(*this, "not_drawn_yet", [&] { return defaults("05", gone); });
    check_refused(*this, "before_last_draw", [&] { return defaults("04", on("2026-06-04")); });
    pays("03", 1'800'000_vnd, gone);
    check_refused(*this, "nothing_to_advance", [&] { return defaults("03", gone); });
    granted(defaults("04", gone));
    check_refused(*this, "already_in_default", [&] { return defaults("04", gone); });
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(who_else_lacks_something_still_stands_in_the_way, ProRata) {
    granted(defaults("04", gone));
    granted(try_pay_all({.group = "G012",
                         .amount = {},
                         .except = {share("04"), share("07")},
                         .on = fifth,
                         .ref = ""}));
    check_refused(*this, "pot_not_there", [&] { return hands_over(fifth); });
    pays("07", 300'000_vnd, fifth);
    draws(fifth);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_default_is_taken_back_while_no_pot_was_smaller_for_it, ProRata) {
    const auto wrong = granted(defaults("04", gone));
    reverses(wrong, "chị ấy đã về");
    BOOST_TEST(balance("reserve") == -600'000);
    BOOST_TEST(!share_at("04", far_ahead).in_default.has_value());
    const auto again = granted(defaults("04", gone));
    BOOST_TEST(share_at("04", gone).in_default.has_value());
    BOOST_TEST(!share_at("04", on("2026-06-09")).in_default.has_value());
    plays_without_04(5, 5);
    check_refused(*this, "reverse_later_first",
                  [&] { return try_reverse(again.entry.seq, {.reason = "nhầm", .on = {}}); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(each_group_keeps_to_the_way_it_agreed_on) {
    Agreed organiser{GroupOf{.shares = 3, .reserve = 50'000_vnd}};
    organiser.plays_rounds(1, 1);
    const Date second = on("2026-04-05");
    check_refused(organiser, "not_agreed_on", [&] { return organiser.covers("01", second); });
    check_refused(organiser, "not_agreed_on", [&] { return organiser.defaults("01", second); });
    Agreed no_fund{GroupOf{.shares = 3, .on_default = OnDefault::pro_rata}};
    check_refused(no_fund, "no_reserve", [&] { return no_fund.covers("01", on("2026-03-05")); });
    auto opening = hui::tests::opening_of({.on_default = OnDefault::reserve});
    opening.terms.code = "G013";
    check_refused(no_fund, "no_reserve", [&] { return no_fund.try_open(opening); });
}

BOOST_AUTO_TEST_SUITE_END()
