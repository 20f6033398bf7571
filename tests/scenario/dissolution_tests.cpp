// A group that ends before its time, and another organiser.
#include "engine/report/statement.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/people.hpp"

#include <cstdint>
#include <vector>

using hui::Date;
using hui::ShareNo;
using hui::Vnd;
using hui::report::GroupState;
using hui::savings::ChangeOrganiser;
using hui::savings::Claim;
using hui::savings::DissolveGroup;
using hui::savings::Refund;
using hui::savings::SettleClaim;
using hui::tests::check_refused;
using hui::tests::far_ahead;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::People;
using hui::tests::Recorded;
using hui::tests::share;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = on("2026-03-05");
const Date ending = on("2026-04-20");

constexpr ShareNo organiser{};

/// Everything of the book but what people owe each other stands at 0.
void check_only_claims_stand(People& people) {
    const auto balances = people.balances_at(far_ahead);
    for (const auto& [name, amount] : balances.all()) {
        if (name.name().starts_with("settlement:")) { continue; }
        BOOST_TEST(amount.count() == 0, name.name());
    }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dissolution_tests, People)

BOOST_AUTO_TEST_CASE(what_is_in_hand_is_shared_out_and_the_rest_is_claims) {
    plays_rounds(1, 2);
    pays("03", 300'000_vnd, on("2026-04-10"));
    const auto ended = granted(dissolves(ending));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    // 03 has paid 900,000 and 04 600,000; 300,000 are in hand.
    BOOST_TEST((event.shared == std::vector<hui::savings::Passed>{{share("03"), 180'000_vnd},
                                                                  {share("04"), 120'000_vnd}}));
    BOOST_TEST((event.claims == std::vector<Claim>{{share("01"), share("03"), 600'000_vnd},
                                                   {share("02"), share("03"), 120'000_vnd},
                                                   {share("02"), share("04"), 480'000_vnd}}));
    check_only_claims_stand(*this);
    BOOST_TEST(balances_at(ending).of(account::settlement(share("04"))).count() == -480'000);
    BOOST_TEST((group_at(ending).state == GroupState::dissolved));
    BOOST_TEST((group_at(ending - hui::Days{1}).state == GroupState::open));
    BOOST_TEST(group_at(ending).claims.size() == 3U);
    BOOST_TEST(dues_at(on("2026-12-01")).empty());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_divide_goes_one_dong_each_by_number) {
    plays_rounds(1, 1);
    pays("02", 1_vnd, on("2026-03-20"));
    pays("03", 99'999_vnd, on("2026-03-20"));
    const auto ended = granted(dissolves(ending));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    Vnd shared;
    for (const auto& part : event.shared) { shared += part.amount; }
    BOOST_TEST(shared.count() == 100'000);
    BOOST_TEST(event.shared.size() == 3U);
    BOOST_TEST(event.shared[0].amount.count() == 30'001);
    BOOST_TEST(event.shared[1].amount.count() == 39'999);
    BOOST_TEST(event.shared[2].amount.count() == 30'000);
    check_only_claims_stand(*this);
}

BOOST_AUTO_TEST_CASE(what_the_organiser_advanced_is_owed_by_the_share_that_he_advanced_it_for) {
    plays_rounds(1, 2);
    const Date third = on("2026-05-05");
    for (const std::string_view no : {"02", "03", "04"}) { pays(no, 300'000_vnd, third); }
    advances("01", third);
    draws(third);
    const auto ended = granted(dissolves(on("2026-05-10")));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    const std::vector<hui::savings::Claim> expected{
        {.from = share("01"), .to = hui::ShareNo{}, .amount = 300'000_vnd},
        {.from = share("01"), .to = share("04"), .amount = 300'000_vnd},
        {.from = share("02"), .to = share("04"), .amount = 300'000_vnd},
        {.from = share("03"), .to = share("04"), .amount = 300'000_vnd}};
    BOOST_TEST((event.claims == expected));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_organisers_advances_and_refunds_become_claims_of_the_organiser) {
    plays_rounds(1, 1);
    granted(leaves("04", on("2026-03-10"), Refund::by_organiser));
    advances("02", on("2026-04-05"));
    const auto ended = granted(dissolves(ending));
    const auto event = hui::savings::group_dissolved_of(ended.entry.body);
    BOOST_TEST(event.advanced.count() == 300'000);
    BOOST_TEST(event.refunded.count() == 300'000);
    Vnd to_organiser;
    for (const Claim& claim : event.claims) {
        if (claim.to == organiser) { to_organiser += claim.amount; }
    }
    for (const auto& part : event.shared) {
        if (part.share == organiser) { to_organiser += part.amount; }
    }
    BOOST_TEST(to_organiser.count() == 600'000);
    check_only_claims_stand(*this);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(after_it_claims_are_paid_and_nothing_else) {
    plays_rounds(1, 1);
    granted(dissolves(ending));
    const auto settles = [&](std::string_view from, std::string_view to, Vnd amount, Date day) {
        return tries(SettleClaim{.claim = {.from = share(from), .to = share(to), .amount = amount}},
                     day);
    };
    check_refused(*this, "group_dissolved", [&] {
        return record(hui::savings::Contribute{.share = share("01"), .amount = 1_vnd}, ending);
    });
    check_refused(*this, "group_dissolved", [&] { return dissolves(ending); });
    check_refused(*this, "group_dissolved", [&] { return leaves("02", ending); });
    check_refused(*this, "no_such_claim", [&] { return settles("02", "01", 1_vnd, ending); });
    check_refused(*this, "no_such_claim", [&] { return settles("01", "02", 300'001_vnd, ending); });
    check_refused(*this, "amount_not_positive", [&] { return settles("01", "02", Vnd{}, ending); });
    check_refused(*this, "before_share_change",
                  [&] { return settles("01", "02", 1_vnd, on("2026-04-19")); });
    for (const std::string_view to : {"02", "03", "04"}) {
        granted(settles("01", to, 100'000_vnd, on("2026-05-02")));
        granted(settles("01", to, 200'000_vnd, on("2026-05-03")));
    }
    BOOST_TEST(group_at(on("2026-05-02")).claims.size() == 3U);
    BOOST_TEST(group_at(on("2026-05-03")).claims.empty());
    const auto balances = balances_at(far_ahead);
    for (const auto& [name, amount] : balances.all()) {
        BOOST_TEST(amount.count() == 0, name.name());
    }
    const Recorded last{.book = "G012", .entry = journal().back()};
    reverses(last, "chưa nhận được");
    BOOST_TEST(group_at(on("2026-05-03")).claims.size() == 1U);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(each_paper_says_what_is_still_owed_after_the_end) {
    plays_rounds(1, 1);
    advances("03", on("2026-04-05"));
    granted(dissolves(ending));
    const auto paper = [&](std::string_view member) {
        return granted(hui::report::statements(ledger(), member, on("2026-12-31"))).front();
    };
    BOOST_REQUIRE(paper("M2").shares.front().claims.size() == 1U);
    BOOST_TEST(paper("M2").shares.front().net.count() ==
               -paper("M2").shares.front().claims.front().amount.count());
    BOOST_TEST(share_at("03", ending).advanced.count() == 0);
    for (const Claim& claim : group_at(ending).claims) {
        granted(tries(SettleClaim{.claim = claim}, on("2026-05-02")));
    }
    for (const std::string_view member : {"M1", "M2", "M3", "M4"}) {
        BOOST_TEST(paper(member).shares.front().net.count() == 0, member);
        BOOST_TEST(paper(member).shares.front().claims.empty());
        BOOST_TEST(paper(member).lines.back().kind == "claim-settled");
    }
    BOOST_TEST(paper("M2").lines.back().settled.count() > 0);
    for (const auto& line : group_at(on("2026-05-02")).shares) {
        BOOST_TEST(line.net.count() == 0, share_text(line.share));
    }
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_runs_has_no_claims_to_settle) {
    check_refused(*this, "not_dissolved", [&] {
        return tries(
            SettleClaim{.claim = {.from = share("01"), .to = share("02"), .amount = 1_vnd}},
            first_round);
    });
}

BOOST_AUTO_TEST_CASE(everybody_agrees_unless_the_group_was_opened_by_mistake) {
    granted(tries(DissolveGroup{.reason = "mở nhầm", .consents = {}}, on("2026-02-20")));
    for (const std::string_view month : {"2026-03", "2026-04"}) {
        BOOST_TEST(closes(month).blockers.empty());
    }
    BOOST_TEST(problems().empty());
    People real;
    real.plays_rounds(1, 1);
    check_refused(real, "consent_missing", [&] {
        return real.tries(DissolveGroup{.reason = "mở nhầm", .consents = {}}, ending);
    });
    check_refused(real, "before_share_change", [&] { return real.dissolves(on("2026-03-04")); });
    real.plays_rounds(2, 4);
    check_refused(real, "all_drawn", [&] { return real.dissolves(on("2026-07-01")); });
}

BOOST_AUTO_TEST_CASE(the_months_of_a_dissolved_group_are_closed_and_then_there_is_nothing_more) {
    plays_rounds(1, 1);
    granted(dissolves(ending));
    BOOST_TEST(closes("2026-03").closed == 1);
    BOOST_TEST(closes("2026-04").closed == 1);
    BOOST_TEST(closes("2026-05").closed == 0);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_new_organiser_takes_over_what_is_owed_to_the_old_one) {
    for (const std::string_view no : {"01", "02", "04"}) { pays(no, 300'000_vnd, first_round); }
    advances("03", first_round);
    draws(first_round);
    const auto change = [&](std::string member, Date day) {
        return tries(ChangeOrganiser{.member = std::move(member), .reason = "chuyển công tác"},
                     day);
    };
    check_refused(*this, "nothing_to_change", [&] { return change("M1", on("2026-03-10")); });
    check_refused(*this, "unknown_member", [&] { return change("M99", on("2026-03-10")); });
    const auto changed = granted(change("M5", on("2026-03-10")));
    BOOST_TEST(hui::savings::organiser_changed_of(changed.entry.body).claims.count() == 300'000);
    BOOST_TEST(group_at(on("2026-03-09")).terms.organiser == "M1");
    BOOST_TEST(group_at(on("2026-03-10")).terms.organiser == "M5");
    pays("03", 300'000_vnd, on("2026-03-20"));
    const auto claims_of = [&](std::string_view member) {
        return granted(hui::report::statements(ledger(), member, on("2026-12-31"))).front().claims;
    };
    const auto still_open = [&](std::string_view member) {
        Vnd open;
        for (const auto& claim : claims_of(member)) { open += claim.laid_out - claim.got_back; }
        return open.count();
    };
    // What was owed to the one is owed to the other, and comes back to him.
    BOOST_REQUIRE(claims_of("M1").size() == 2U);
    BOOST_TEST(claims_of("M1").back().got_back.count() == 300'000);
    BOOST_REQUIRE(claims_of("M5").size() == 2U);
    BOOST_TEST(claims_of("M5").front().laid_out.count() == 300'000);
    BOOST_TEST(still_open("M1") == 0);
    BOOST_TEST(still_open("M5") == 0);
    BOOST_TEST(problems().empty());
    reverses(changed, "nhầm");
    BOOST_TEST(group_at(on("2026-12-31")).terms.organiser == "M1");
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
