// A reference is recorded once: the same again gives the first entry, anything
// else is refused.
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Seq;
using hui::ShareNo;
using hui::savings::Advance;
using hui::savings::Contribute;
using hui::savings::Method;
using hui::savings::Payout;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

const Date first_round = on("2026-03-05");
const Contribute of_share_2{.share = ShareNo{2}, .amount = 300'000_vnd};

void check_found(const Recorded& again, const Recorded& first) {
    BOOST_TEST((again.writing == Recorded::Writing::found));
    BOOST_TEST(again.entry.seq.count() == first.entry.seq.count());
    BOOST_TEST(hui::hex(again.entry.hash) == hui::hex(first.entry.hash));
    BOOST_TEST(again.book == first.book);
}

/// Three shares, of which the second has paid on the paper slip "phiếu 7".
struct Slip7 : Treasurer {
    Recorded first = granted(record(of_share_2, first_round, "phiếu 7"));
    std::vector<std::string> before = everything();

    ~Slip7() { BOOST_TEST(everything() == before, boost::test_tools::per_element()); }
    Slip7() = default;
    Slip7(const Slip7&) = delete;
    Slip7& operator=(const Slip7&) = delete;

    void is_taken_for(const Contribute& command, Date day) {
        check_refused(*this, "ref_taken", [&] { return record(command, day, "phiếu 7"); });
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(idempotency_tests)

BOOST_FIXTURE_TEST_CASE(the_same_slip_twice_is_one_entry, Slip7) {
    check_found(granted(record(of_share_2, first_round, "phiếu 7")), first);
    set_name("anh Tư");
    set_today(on("2026-06-30"));
    check_found(granted(record(of_share_2, first_round, "phiếu 7")), first);
}

BOOST_FIXTURE_TEST_CASE(a_slip_without_an_amount_is_the_same_slip, Slip7) {
    check_found(
        granted(record(Contribute{.share = ShareNo{2}, .amount = {}}, first_round, "phiếu 7")),
        first);
}

BOOST_FIXTURE_TEST_CASE(a_slip_with_anything_else_on_it_is_refused, Slip7) {
    is_taken_for({.share = ShareNo{1}, .amount = 300'000_vnd}, first_round);
    is_taken_for({.share = ShareNo{2}, .amount = 300'001_vnd}, first_round);
    is_taken_for({.share = ShareNo{2}, .amount = 300'000_vnd}, on("2026-03-06"));
    is_taken_for({.share = ShareNo{2}, .amount = 300'000_vnd, .method = Method::bank}, first_round);
    is_taken_for({.share = ShareNo{99}, .amount = 0_vnd}, on("2099-01-01"));
    check_refused(*this, "ref_taken", [&] {
        return record(Advance{.share = ShareNo{2}, .amount = 300'000_vnd}, first_round, "phiếu 7");
    });
    check_refused(*this, "ref_taken", [&] { return record(Payout{}, first_round, "phiếu 7"); });
    check_refused(*this, "ref_taken", [&] {
        return try_reverse(first.entry.seq, {.reason = "nhầm", .on = {}}, "phiếu 7");
    });
}

BOOST_AUTO_TEST_CASE(the_same_payout_is_found_after_the_month_is_closed) {
    Treasurer treasurer;
    treasurer.all_pay(first_round);
    const Recorded first = granted(treasurer.record(Payout{}, first_round, "hốt 1"));
    treasurer.closes("2026-03");
    check_found(granted(treasurer.record(Payout{}, first_round, "hốt 1")), first);
    check_found(
        granted(treasurer.record(Payout{.share = ShareNo{1}, .amount = 900'000_vnd, .method = {}},
                                 first_round, "hốt 1")),
        first);
    check_refused(treasurer, "ref_taken", [&] {
        return treasurer.record(Payout{.share = ShareNo{2}, .amount = {}, .method = {}},
                                first_round, "hốt 1");
    });
    check_refused(treasurer, "ref_taken", [&] {
        return treasurer.record(Payout{.share = {}, .amount = {}, .method = Method::cash},
                                first_round, "hốt 1");
    });
}

BOOST_AUTO_TEST_CASE(the_same_contribution_is_found_when_the_cycle_is_over) {
    Treasurer treasurer;
    const Recorded first = granted(treasurer.record(of_share_2, first_round, "phiếu 7"));
    treasurer.plays_rounds(1, 3);
    for (const std::string_view month : {"2026-03", "2026-04", "2026-05"}) {
        treasurer.closes(month);
    }
    check_found(granted(treasurer.record(of_share_2, first_round, "phiếu 7")), first);
}

BOOST_AUTO_TEST_CASE(the_same_advance_is_found_after_it_was_repaid) {
    Treasurer treasurer;
    const Advance advance{.share = ShareNo{2}, .amount = {}};
    const Recorded first = granted(treasurer.record(advance, first_round, "choàng 1"));
    treasurer.pays("02", 300'000_vnd, on("2026-03-20"));
    check_found(granted(treasurer.record(advance, first_round, "choàng 1")), first);
    check_refused(treasurer, "ref_taken", [&] {
        return treasurer.record(Advance{.share = ShareNo{3}, .amount = {}}, first_round,
                                "choàng 1");
    });
}

BOOST_AUTO_TEST_CASE(a_contribution_is_found_after_it_was_reversed) {
    Treasurer treasurer;
    const Recorded first = granted(treasurer.record(of_share_2, first_round, "phiếu 7"));
    treasurer.reverses(first, "ghi nhầm");
    check_found(granted(treasurer.record(of_share_2, first_round, "phiếu 7")), first);
}

BOOST_AUTO_TEST_CASE(the_same_reversal_is_found) {
    Treasurer treasurer;
    const Recorded wrong = granted(treasurer.record(of_share_2, first_round, "phiếu 7"));
    const Recorded first =
        granted(treasurer.try_reverse(wrong.entry.seq, {.reason = "nhầm", .on = {}}, "đảo 1"));
    check_found(
        granted(treasurer.try_reverse(wrong.entry.seq, {.reason = "nhầm", .on = {}}, "đảo 1")),
        first);
    check_refused(treasurer, "ref_taken", [&] {
        return treasurer.try_reverse(wrong.entry.seq, {.reason = "lý do khác", .on = {}}, "đảo 1");
    });
    check_refused(treasurer, "already_reversed", [&] {
        return treasurer.try_reverse(wrong.entry.seq, {.reason = "nhầm", .on = {}}, "đảo 2");
    });
}

BOOST_AUTO_TEST_CASE(the_same_group_is_found_and_another_under_its_code_is_not) {
    Treasurer treasurer;
    const Recorded opening = granted(treasurer.try_open(opening_of({})));
    BOOST_TEST((opening.writing == Recorded::Writing::found));
    BOOST_TEST(opening.entry.seq.count() == 1);
}

BOOST_AUTO_TEST_CASE(a_reference_is_unique_in_its_book_alone) {
    Treasurer treasurer;
    const Recorded first = granted(treasurer.record(of_share_2, first_round, "phiếu 7"));
    auto group = opening_of({});
    group.terms.code = "G013";
    treasurer.opens(group);
    const Recorded other = granted(treasurer.record(of_share_2, first_round, "phiếu 7"));
    BOOST_TEST((other.writing == Recorded::Writing::written));
    BOOST_TEST(other.book == "G013");
}

BOOST_AUTO_TEST_CASE(two_slips_without_a_number_are_two_entries) {
    Treasurer treasurer;
    const Recorded first = granted(treasurer.record(of_share_2, first_round));
    const Recorded second = granted(treasurer.record(of_share_2, first_round));
    BOOST_TEST(first.entry.ref != second.entry.ref);
    BOOST_TEST(second.entry.seq.count() == first.entry.seq.count() + 1);
    check_found(granted(treasurer.record(of_share_2, first_round, first.entry.ref)), first);
}

BOOST_AUTO_TEST_CASE(all_who_paid_on_a_list_paid_once) {
    Treasurer treasurer;
    const hui::actions::ContributeAllRequest list{
        .group = "G012", .amount = {}, .except = {}, .on = first_round, .ref = "bảng tháng 3"};
    const auto first = granted(treasurer.try_pay_all(list));
    const auto before = treasurer.everything();
    const auto again = granted(treasurer.try_pay_all(list));
    BOOST_TEST(treasurer.everything() == before, boost::test_tools::per_element());
    BOOST_TEST_REQUIRE(first.size() == 3U);
    BOOST_TEST_REQUIRE(again.size() == 3U);
    for (std::size_t i = 0; i < first.size(); ++i) { check_found(again[i], first[i]); }
}

BOOST_AUTO_TEST_CASE(a_list_is_found_after_the_month_is_closed) {
    Treasurer treasurer;
    const hui::actions::ContributeAllRequest list{
        .group = "G012", .amount = {}, .except = {}, .on = first_round, .ref = "bảng tháng 3"};
    granted(treasurer.try_pay_all(list));
    treasurer.draws(first_round);
    treasurer.closes("2026-03");
    BOOST_TEST(granted(treasurer.try_pay_all(list)).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_list_with_other_amounts_is_refused) {
    Treasurer treasurer;
    hui::actions::ContributeAllRequest list{
        .group = "G012", .amount = {}, .except = {}, .on = first_round, .ref = "bảng tháng 3"};
    granted(treasurer.try_pay_all(list));
    list.amount = 200'000_vnd;
    check_refused(treasurer, "ref_taken", [&] { return treasurer.try_pay_all(list); });
    list.amount = {};
    list.on = on("2026-04-05");
    check_refused(treasurer, "ref_taken", [&] { return treasurer.try_pay_all(list); });
    list.on = first_round;
    list.method = Method::bank;
    check_refused(treasurer, "ref_taken", [&] { return treasurer.try_pay_all(list); });
}

BOOST_AUTO_TEST_CASE(a_list_without_an_absent_share_leaves_that_share_out_the_second_time_too) {
    Treasurer treasurer;
    const hui::actions::ContributeAllRequest list{.group = "G012",
                                                  .amount = {},
                                                  .except = {ShareNo{3}},
                                                  .on = first_round,
                                                  .ref = "bảng tháng 3"};
    BOOST_TEST(granted(treasurer.try_pay_all(list)).size() == 2U);
    BOOST_TEST(granted(treasurer.try_pay_all(list)).size() == 2U);
    BOOST_TEST(treasurer.share_at("03", first_round).paid.count() == 0);
}

BOOST_AUTO_TEST_CASE(a_list_that_now_names_more_shares_is_another_list) {
    Treasurer treasurer;
    hui::actions::ContributeAllRequest list{.group = "G012",
                                            .amount = {},
                                            .except = {ShareNo{3}},
                                            .on = first_round,
                                            .ref = "bảng tháng 3"};
    granted(treasurer.try_pay_all(list));
    list.except = {};
    check_refused(treasurer, "ref_taken", [&] { return treasurer.try_pay_all(list); });
}

BOOST_AUTO_TEST_SUITE_END()
