#include "engine/closing/payroll.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/journal/body.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using hui::BodyError;
using hui::Code;
using hui::date_of;
using hui::month_of;
using hui::ShareNo;
using hui::Vnd;
using hui::closing::asked_of;
using hui::closing::item_text;
using hui::closing::payroll_draft;
using hui::closing::payroll_recorded_of;
using hui::closing::PayrollItem;
using hui::closing::PayrollLine;
using hui::closing::PayrollRecorded;
using hui::closing::Placing;
using hui::closing::put_in_order;
using hui::savings::Contribute;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using namespace hui::literals;

namespace {

PayrollItem of_share(std::int64_t share, std::int64_t round, std::string_view due, Vnd amount) {
    return {.code = "G012",
            .share = ShareNo{share},
            .number = round,
            .due = date_of(due),
            .amount = amount};
}

PayrollItem of_loan(std::int64_t instalment, std::string_view due, Vnd amount) {
    return {
        .code = "V001", .share = {}, .number = instalment, .due = date_of(due), .amount = amount};
}

/// Two rounds of share 1, a round of share 2 and an instalment, in the order of payroll items.
std::vector<PayrollItem> all_items() {
    std::vector<PayrollItem> items{
        of_loan(2, "2026-04-05", 1'000'000_vnd), of_share(2, 2, "2026-04-05", 300'000_vnd),
        of_share(1, 2, "2026-04-05", 300'000_vnd), of_share(1, 1, "2026-03-05", 200'000_vnd)};
    put_in_order(items);
    return items;
}

/// As it is owed where nothing was paid since the list was made.
hui::closing::OwedOnDay all_owed() { return {.on = date_of("2026-04-25"), .items = all_items()}; }

/// `G012/01/1=200000 …`
std::string told(const std::vector<PayrollItem>& items) {
    std::string text;
    for (const PayrollItem& item : items) {
        text +=
            (text.empty() ? "" : " ") + item_text(item) + "=" + std::to_string(item.amount.count());
    }
    return text;
}

PayrollRecorded payroll_of_april() {
    return {
        .month = month_of("2026-04"),
        .unit = "U1",
        .listed = date_of("2026-04-01"),
        .method = hui::Method::bank,
        .lines = {{.member = "M1", .asked = 300'000_vnd, .deducted = 300'000_vnd, .missing = {}},
                  {.member = "M2",
                   .asked = 1'300'000_vnd,
                   .deducted = 500'000_vnd,
                   .missing = {of_share(2, 2, "2026-04-05", 100'000_vnd),
                               of_loan(2, "2026-04-05", 700'000_vnd)}}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(payroll_tests)

BOOST_AUTO_TEST_CASE(items_stand_in_the_order_in_which_money_meets_them) {
    BOOST_TEST(told(all_items()) ==
               "G012/01/1=200000 G012/01/2=300000 G012/02/2=300000 V001#2=1000000");
}

BOOST_AUTO_TEST_CASE(a_share_is_asked_for_what_it_still_owes_up_to_the_months_end) {
    MemoryBook book{opening_of(GroupOf{})};
    BOOST_REQUIRE(
        book.record(Contribute{.share = ShareNo{1}, .amount = 100'000_vnd}, date_of("2026-03-05")));
    const auto group = book.as_of(date_of("2026-03-31"));
    BOOST_TEST(told(asked_of(group, *group.find(ShareNo{1}), month_of("2026-04"))) ==
               "G012/01/1=200000 G012/01/2=300000");
    BOOST_TEST(told(asked_of(group, *group.find(ShareNo{1}), month_of("2026-02"))).empty());
}

BOOST_AUTO_TEST_CASE(a_loan_is_asked_for_what_is_open_of_its_instalments) {
    const std::vector<hui::lending::InstalmentStanding> instalments{
        {.n = 1,
         .due = date_of("2026-03-15"),
         .owed = {.principal = 100_vnd},
         .paid = {.principal = 100_vnd}},
        {.n = 2,
         .due = date_of("2026-04-15"),
         .owed = {.principal = 100_vnd, .interest = 20_vnd},
         .paid = {.principal = 30_vnd}},
        {.n = 3, .due = date_of("2026-05-15"), .owed = {.principal = 100_vnd}, .paid = {}}};
    BOOST_TEST(told(asked_of("V001", instalments, month_of("2026-04"))) == "V001#2=90");
}

BOOST_AUTO_TEST_CASE(money_for_whatever_is_due_meets_the_oldest_first) {
    Placing placing{all_items(), all_owed()};
    BOOST_TEST(!placing.place({.item = "", .amount = 900'000_vnd}));
    BOOST_TEST(told(placing.placed()) == "G012/01/1=500000 G012/02/2=300000 V001#2=100000");
    BOOST_TEST(told(placing.missing()) == "V001#2=900000");
}

BOOST_AUTO_TEST_CASE(named_money_goes_to_its_share_or_loan_the_oldest_round_first) {
    Placing placing{all_items(), all_owed()};
    BOOST_TEST(!placing.place({.item = "v001#2", .amount = 600'000_vnd}));
    BOOST_TEST(!placing.place({.item = "G012/01/2", .amount = 300'000_vnd}));
    BOOST_TEST(!placing.place({.item = "G012/02", .amount = 50'000_vnd}));
    BOOST_TEST(told(placing.missing()) == "G012/01/2=200000 G012/02/2=250000 V001#2=400000");
    BOOST_TEST(!placing.place({.item = "G012", .amount = 450'000_vnd}));
    BOOST_TEST(told(placing.missing()) == "V001#2=400000");
}

BOOST_AUTO_TEST_CASE(money_meets_what_is_still_owed_on_the_day) {
    // Since the list was made share 1 paid all but 100,000, and share 2 all.
    Placing placing{all_items(),
                    {.on = date_of("2026-04-25"),
                     .items = {of_share(1, 2, "2026-04-05", 100'000_vnd),
                               of_loan(2, "2026-04-05", 1'000'000_vnd)}}};
    for (const std::string item : {"G012/02", "G012", ""}) {
        const auto refused = placing.place({.item = item, .amount = 1'300'000_vnd});
        BOOST_TEST_CONTEXT(item) {
            BOOST_REQUIRE(refused);
            BOOST_TEST((refused->code == Code::not_on_payroll));
        }
    }
    BOOST_TEST(placing.place({.item = "G012", .amount = 100'001_vnd}).has_value());
    BOOST_TEST(placing.deducted().count() == 0);
    BOOST_TEST(!placing.place({.item = "G012", .amount = 60'000_vnd}));
    BOOST_TEST(placing.place({.item = "", .amount = 1'040'001_vnd}).has_value());
    BOOST_TEST(!placing.place({.item = "", .amount = 1'040'000_vnd}));
    BOOST_TEST(told(placing.placed()) == "G012/01/1=100000 V001#2=1000000");
}

BOOST_AUTO_TEST_CASE(a_named_share_may_be_written_as_on_the_command_line) {
    for (const std::string item : {"G012/1", "g012/01", "G012/1/2", "G012/01/1"}) {
        Placing placing{all_items(), all_owed()};
        BOOST_TEST(!placing.place({.item = item, .amount = 500'000_vnd}), item);
        BOOST_TEST(told(placing.placed()) == "G012/01/1=500000", item);
    }
}

BOOST_AUTO_TEST_CASE(what_is_asked_is_told_for_each_name_of_it) {
    const Placing placing{all_items(), all_owed()};
    BOOST_TEST(placing.asked_for("G012/1/2").count() == 300'000);
    BOOST_TEST(placing.asked_for("g012/01").count() == 500'000);
    BOOST_TEST(placing.asked_for("G012").count() == 800'000);
    BOOST_TEST(placing.asked_for("V001#2").count() == 1'000'000);
    BOOST_TEST(placing.asked_for("V001#1").count() == 0);
}

BOOST_AUTO_TEST_CASE(more_than_is_asked_is_refused_and_nothing_of_it_is_placed) {
    Placing placing{all_items(), all_owed()};
    const auto too_much = placing.place({.item = "", .amount = 1'800'001_vnd});
    BOOST_REQUIRE(too_much);
    BOOST_TEST((too_much->code == Code::not_on_payroll));
    BOOST_TEST(placing.place({.item = "G012/02", .amount = 300'001_vnd}).has_value());
    BOOST_TEST(placing.deducted().count() == 0);
    BOOST_TEST(!placing.place({.item = "", .amount = 1'800'000_vnd}));
    BOOST_TEST(placing.place({.item = "", .amount = 1_vnd}).has_value());
    BOOST_TEST(!placing.place({.item = "", .amount = 0_vnd}));
}

BOOST_AUTO_TEST_CASE(a_name_of_which_nothing_is_asked_is_refused) {
    Placing placing{all_items(), all_owed()};
    for (const std::string item :
         {"G012/03", "G012/01/3", "V002", "V001#3", "G01", "/", "G012/", "G012/x/1"}) {
        BOOST_TEST(placing.place({.item = item, .amount = 0_vnd}).has_value(), item);
    }
}

BOOST_AUTO_TEST_CASE(what_is_placed_and_what_is_missing_is_what_was_asked) {
    for (std::int64_t amount = 0; amount <= 1'800'000; amount += 45'000) {
        Placing placing{all_items(), all_owed()};
        BOOST_TEST(!placing.place({.item = "", .amount = Vnd{amount}}));
        BOOST_TEST(sum_of(placing.placed()).count() == amount);
        BOOST_TEST(sum_of(placing.missing()).count() == 1'800'000 - amount);
        BOOST_TEST(placing.deducted().count() == amount);
    }
}

BOOST_AUTO_TEST_CASE(its_entry_is_read_back_as_it_was_written) {
    const PayrollRecorded payroll = payroll_of_april();
    const auto draft = payroll_draft(payroll, date_of("2026-04-25"));
    BOOST_TEST(draft.kind == "payroll-recorded");
    BOOST_TEST(draft.postings.empty());
    BOOST_TEST(draft.body ==
               R"({"lines":[{"asked":300000,"deducted":300000,"member":"M1"},)"
               R"({"asked":1300000,"deducted":500000,"member":"M2","missing":[)"
               R"({"amount":100000,"due":"2026-04-05","group":"G012","round":2,"share":2},)"
               R"({"amount":700000,"due":"2026-04-05","instalment":2,"loan":"V001"}]}],)"
               R"("listed":"2026-04-01","method":"bank","month":"2026-04","unit":"U1"})");
    BOOST_TEST((payroll_recorded_of(draft.body) == payroll));
    // With where the books stood; without that it is as it was first kept.
    PayrollRecorded placed = payroll;
    placed.books = {{"G012", hui::Seq{7}}, {"loans/U1", hui::Seq{3}}};
    const std::string body = payroll_draft(placed, date_of("2026-04-25")).body;
    BOOST_TEST(body == R"({"books":[{"book":"G012","seq":7},{"book":"loans/U1","seq":3}],)" +
                           draft.body.substr(1));
    BOOST_TEST((payroll_recorded_of(body) == placed));
    BOOST_CHECK_THROW((void)payroll_recorded_of("{}"), BodyError);
}

BOOST_AUTO_TEST_CASE(only_a_payroll_that_adds_up_is_possible) {
    const hui::Date on = date_of("2026-04-25");
    const PayrollRecorded good = payroll_of_april();
    BOOST_TEST(is_possible(good, on));
    BOOST_TEST(!is_possible(good, date_of("2026-03-31")));
    const auto without = [&](auto change) {
        PayrollRecorded payroll = good;
        change(payroll);
        return !is_possible(payroll, on);
    };
    BOOST_TEST(without([](auto& payroll) { payroll.lines.clear(); }));
    BOOST_TEST(without([](auto& payroll) { payroll.books["G012"] = hui::Seq{0}; }));
    BOOST_TEST(without([](auto& payroll) { payroll.lines[1].member = "m1"; }));
    BOOST_TEST(without([](auto& payroll) { std::swap(payroll.lines[0], payroll.lines[1]); }));
    BOOST_TEST(without([](auto& payroll) { payroll.lines[1].deducted += 1_vnd; }));
    BOOST_TEST(without([](auto& payroll) { payroll.lines[0].deducted = 300'001_vnd; }));
    BOOST_TEST(without([](auto& payroll) {
        payroll.lines[0].asked = 0_vnd;
        payroll.lines[0].deducted = 0_vnd;
    }));
    BOOST_TEST(without([](auto& payroll) {
        std::swap(payroll.lines[1].missing[0], payroll.lines[1].missing[1]);
    }));
    BOOST_TEST(
        without([](auto& payroll) { payroll.lines[1].missing[0].due = date_of("2026-05-01"); }));
}

BOOST_AUTO_TEST_SUITE_END()
