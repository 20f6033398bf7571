// The late interest in a group's box, and how it gets out of it.
#include "engine/report/status.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/people.hpp"

#include <string_view>
#include <vector>

using hui::Date;
using hui::Vnd;
using hui::report::GroupState;
using hui::savings::Method;
using hui::savings::ReservePart;
using hui::savings::SettleInterest;
using hui::savings::ShareInterest;
using hui::tests::check_refused;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date ending = on("2026-05-10");

ShareInterest equal() { return {.to = {}, .method = {}, .reason = "hết vòng"}; }
ShareInterest named(std::vector<ReservePart> parts) {
    return {.to = std::move(parts), .method = {}, .reason = "tổ quyết"};
}

/// A group of three in which share 02 paid its first due twelve days late, and the interest: 986.
struct Box : People {
    Box() : People(GroupOf{}) {
        for (const auto* no : {"01", "03"}) { pays(no, 300'000_vnd, on("2026-03-05")); }
        pays("02", 300'000_vnd, on("2026-03-17"));
        interest = pays_interest("02", on("2026-03-20"));
        draws(on("2026-03-20"));
        plays_rounds(2, 3);
    }
    Recorded pays_interest(std::string_view no, Date day) {
        return granted(record(SettleInterest{.share = share(no), .round = {}, .reason = {}}, day));
    }
    Vnd balance(const hui::Account& of, Date day = far_ahead) { return balances_at(day).of(of); }
    std::vector<ReservePart> parts_of(const Recorded& recorded) {
        return hui::savings::interest_shared_of(recorded.entry.body).parts;
    }
    hui::report::Status status_on(Date day) { return granted(hui::report::status(ledger(), day)); }

    Recorded interest = {};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(share_interest_tests, Box)

BOOST_AUTO_TEST_CASE(a_group_is_finished_when_its_late_interest_is_shared_out) {
    BOOST_TEST((group_at(ending).state == GroupState::open));
    BOOST_TEST(group_at(ending).interest_held.count() == 986);
    BOOST_TEST(status_on(ending).finished == 0);
    BOOST_TEST(status_on(ending).to_hand_out.at(0).interest.count() == 986);
    const auto shared = granted(record(equal(), ending));
    BOOST_TEST((parts_of(shared) == std::vector<ReservePart>{{share("01"), 329_vnd},
                                                             {share("02"), 329_vnd},
                                                             {share("03"), 328_vnd}}));
    BOOST_TEST(balance(account::late_interest()).count() == 0);
    BOOST_TEST(balance(account::cash()).count() == 0);
    BOOST_TEST((group_at(ending).state == GroupState::finished));
    BOOST_TEST((group_at(on("2026-05-09")).state == GroupState::open));
    BOOST_TEST(status_on(ending).finished == 1);
    BOOST_TEST(status_on(ending).to_hand_out.empty());
    const auto groups = granted(hui::report::group_list(ledger(), ending));
    BOOST_TEST((groups.front().state == GroupState::finished));
    check_everybody_is_square();
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_group_with_interest_in_its_box_has_months_to_close) {
    for (const auto* month : {"2026-03", "2026-04", "2026-05"}) {
        BOOST_TEST(closes(month).closed == 1);
    }
    BOOST_TEST(closes("2026-06").closed == 1);
    granted(record(equal(), on("2026-07-10")));
    BOOST_TEST(closes("2026-07").closed == 1);
    BOOST_TEST(closes("2026-08").not_running == 1);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_members_may_decide_who_gets_it) {
    check_refused(*this, "unknown_share", [&] {
        return record(named({{share("04"), 986_vnd}}), ending);
    });
    check_refused(*this, "share_repeated", [&] {
        return record(named({{share("02"), 900_vnd}, {share("02"), 86_vnd}}), ending);
    });
    check_refused(*this, "amount_not_positive", [&] {
        return record(named({{share("01"), 986_vnd}, {share("02"), 0_vnd}}), ending);
    });
    check_refused(*this, "parts_not_whole", [&] {
        return record(named({{share("02"), 985_vnd}}), ending);
    });
    check_refused(*this, "not_enough_money", [&] {
        auto command = equal();
        command.method = Method::bank;
        return record(command, ending);
    });
    check_refused(*this, "future_date", [&] { return record(equal(), on("2027-01-01")); });
    const auto command = named({{share("03"), 86_vnd}, {share("01"), 900_vnd}});
    const auto shared = granted(record(command, ending, "r1"));
    BOOST_TEST(granted(record(command, ending, "r1")).entry.seq.count() ==
               shared.entry.seq.count());
    check_refused(*this, "ref_taken", [&] { return record(equal(), ending, "r1"); });
    BOOST_TEST((parts_of(shared) ==
                std::vector<ReservePart>{{share("01"), 900_vnd}, {share("03"), 86_vnd}}));
    check_refused(*this, "no_interest_held", [&] { return record(equal(), ending); });
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_shared_out_before_it_came_in_or_twice) {
    check_refused(*this, "no_interest_held", [&] { return record(equal(), on("2026-03-19")); });
    granted(record(equal(), on("2026-04-10")));
    check_refused(*this, "no_interest_held", [&] { return record(equal(), on("2026-04-01")); });
    BOOST_TEST((group_at(ending).state == GroupState::finished));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_was_shared_out_is_given_back_before_its_interest) {
    const auto shared = granted(record(equal(), ending));
    check_refused(*this, "money_already_used",
                  [&] { return try_reverse(interest.entry.seq, {.reason = "nhầm", .on = {}}); });
    reverses(shared, "chưa chia");
    BOOST_TEST(group_at(ending).interest_held.count() == 986);
    reverses(interest, "chưa nộp");
    BOOST_TEST(group_at(ending).interest_held.count() == 0);
    // With what the organiser owes share 01, whose pot came fifteen days late.
    BOOST_TEST(group_at(ending).interest_open.count() == 986 + 3'699);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_went_to_the_organiser_leaves_the_account_with_the_rest) {
    People advanced{GroupOf{}};
    for (const auto* no : {"01", "03"}) { advanced.pays(no, 300'000_vnd, on("2026-03-05")); }
    advanced.advances("02", on("2026-03-12"));
    advanced.pays("02", 300'000_vnd, on("2026-03-17"));
    granted(advanced.record(SettleInterest{.share = share("02"), .round = {}, .reason = {}},
                            on("2026-03-17")));
    const auto shared = granted(advanced.record(equal(), on("2026-03-18")));
    const auto event = hui::savings::interest_shared_of(shared.entry.body);
    BOOST_TEST(event.amount.count() == 575);
    BOOST_TEST(event.to_organiser.count() == 411);
    const auto balances = advanced.balances_at(far_ahead);
    BOOST_TEST(balances.of(account::late_interest()).count() == 0);
    BOOST_TEST(balances.of(account::organiser_interest()).count() == 0);
    BOOST_TEST(advanced.problems().empty());
}

BOOST_AUTO_TEST_CASE(a_share_that_left_gets_no_part_whether_the_group_goes_on_or_ends) {
    People group{GroupOf{.shares = 4}};
    for (const auto* no : {"01", "03", "04"}) { group.pays(no, 300'000_vnd, on("2026-03-05")); }
    group.pays("02", 300'000_vnd, on("2026-03-17"));
    granted(group.record(SettleInterest{.share = share("02"), .round = {}, .reason = {}},
                         on("2026-03-20")));
    group.draws(on("2026-03-20"));
    granted(group.leaves("04", on("2026-03-25")));
    const auto shared = granted(group.record(equal(), on("2026-03-26")));
    const std::vector<ReservePart> expected{
        {share("01"), 329_vnd}, {share("02"), 329_vnd}, {share("03"), 328_vnd}};
    BOOST_TEST((hui::savings::interest_shared_of(shared.entry.body).parts == expected));
    group.reverses(shared, "tổ giải thể");
    const auto ended = granted(group.dissolves(on("2026-03-30")));
    BOOST_TEST((hui::savings::group_dissolved_of(ended.entry.body).funds.interest == expected));
    check_refused(group, "group_dissolved",
                  [&] { return group.record(equal(), on("2026-03-31")); });
    BOOST_TEST(group.problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
