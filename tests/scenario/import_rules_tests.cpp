#include "engine/actions/registry.hpp"
#include "engine/exchange/outcome.hpp"
#include "engine/exchange/rule_columns.hpp"
#include "tests/support/import_ledger.hpp"

using hui::Code;
using hui::exchange::Imported;
using hui::tests::check_lines;
using hui::tests::import_setup;
using hui::tests::ImportLedger;
using hui::tests::Lines;
using hui::tests::rejections;
using Rejects = ImportLedger::Rejects;

namespace {

constexpr std::string_view money_header = "group,share,amount,date,method,ref\n";
constexpr std::string_view group_header =
    "code,name,unit,organiser,contribution,start,every,pot,order,late_interest\n";
constexpr std::string_view share_header = "group,share,member,turn\n";

std::string with(std::string_view header, std::string_view rows) {
    return std::string{header} + std::string{rows};
}

/// Units and members without a group.
void import_people(ImportLedger& ledger) {
    ledger.import_good(
        {{"units.csv", hui::tests::three_units}, {"members.csv", hui::tests::three_members}});
}

/// The rejections of a group's row and its shares' rows, imported by themselves.
Lines rejected_group(std::string_view groups, std::string_view shares) {
    ImportLedger ledger;
    import_people(ledger);
    ledger.put("groups.csv", with(group_header, groups));
    ledger.put("shares.csv", with(share_header, shares));
    return rejections(ledger.import_put());
}

/// The rejections of rows of contributions into the group G1.
Lines rejected_money(std::string_view contributions, std::string_view advances = "",
                     std::string_view payouts = "") {
    ImportLedger ledger;
    import_setup(ledger);
    ledger.put("contributions.csv", with(money_header, contributions));
    ledger.put("advances.csv", with(money_header, advances));
    ledger.put("payouts.csv", with(money_header, payouts));
    return rejections(ledger.import_put());
}

constexpr std::string_view good_group = "G1,Tổ 1,U1,M1,300000,2024-01-05,1m,gross,fixed,\n";
constexpr std::string_view good_shares = "G1,1,M1,\nG1,2,M2,\n";
constexpr std::string_view all_pay =
    "G1,1,300k,2024-01-05,cash,a\nG1,2,300k,2024-01-05,cash,b\nG1,3,300k,2024-01-05,cash,c\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(import_rules_tests)

BOOST_AUTO_TEST_CASE(a_unit_may_stand_before_the_one_above_it) {
    ImportLedger ledger;
    ledger.put("units.csv", "code,name,parent\nC,c,B\nA,a,\nB,b,a\nC,c,B\n");
    const Imported imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.units == 3);
    BOOST_TEST(imported.skipped == 1);
    ledger.put("units.csv", "code,name,parent\nD,d,E\nE,e,D\nF,f,F\nH,h,X\nI,i,H\n");
    check_lines(rejections(ledger.import_put()),
                {"units.csv:2:parent: circular_units", "units.csv:3:parent: circular_units",
                 "units.csv:4:parent: circular_units", "units.csv:5:parent: unknown_unit",
                 "units.csv:6:parent: unknown_unit"});
}

BOOST_AUTO_TEST_CASE(personal_columns_may_be_missing_or_empty) {
    ImportLedger ledger;
    ledger.import_good({{"units.csv", hui::tests::three_units},
                        {"members.csv",
                         "code,name,unit,born,phone\nM1,Lý Thị Hoa,U1,,\n"
                         "M2,Sơn Văn Kiệt,U1,27/12/1969,0900000001\n"}});
    const auto values = hui::store::personal_of(ledger.ledger(), "M2");
    BOOST_REQUIRE(values.size() == 2U);
    BOOST_TEST(values.front().value == "1969-12-27");
    BOOST_TEST(hui::store::personal_of(ledger.ledger(), "M1").empty());
    ledger.put("members.csv", "code,name,unit,born\nM3,Thạch Thị Nga,U1,1969-13-27\n");
    check_lines(rejections(ledger.import_put()), {"members.csv:2:born: bad_date"});
}

BOOST_AUTO_TEST_CASE(a_group_opens_with_its_shares_and_the_mark_of_an_import) {
    ImportLedger ledger;
    import_people(ledger);
    ledger.put("groups.csv", with(group_header, "G1,Tổ 1,u1,m1,300k,05/01/2024,1m,net,fixed,25\n"));
    ledger.put("shares.csv", with(share_header, "G1,2,m2,1\nG1,1,M1,2\nG1,02,M2,1\n"));
    const Imported imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.groups == 1);
    BOOST_TEST(imported.created.shares == 2);
    BOOST_TEST(imported.skipped == 1);
    const auto opening = hui::store::find_entry(ledger.ledger(), ledger.book("G1"), hui::Seq{1});
    BOOST_REQUIRE(opening.has_value());
    BOOST_TEST(opening->body ==
               R"({"code":"G1","contribution":300000,"every":"1m","late_interest":"25",)"
               R"("name":"Tổ 1","order":"fixed","organiser":"M1","pot":"net","shares":[)"
               R"({"member":"M1","share":1,"turn":2},{"member":"M2","share":2,"turn":1}],)"
               R"("source":"import","start":"2024-01-05","unit":"U1"})");
    BOOST_REQUIRE(imported.warnings.size() == 1U);
    BOOST_TEST(name_of(imported.warnings.front().code) == "late_interest_above_cap");
    BOOST_TEST(imported.warnings.front().line == 2);

    std::filesystem::remove(ledger.input("shares.csv"));
    BOOST_TEST(ledger.import_put().skipped == 1);
}

BOOST_AUTO_TEST_CASE(a_bad_group_takes_its_shares_with_it) {
    const Lines shares_fall{"shares.csv:2:group: group_rejected",
                            "shares.csv:3:group: group_rejected"};
    const std::array<std::pair<std::string_view, std::string_view>, 10> rows{{
        {"G1,Tổ 1,U9,M1,300000,2024-01-05,1m,gross,fixed,\n", "unit: unknown_unit"},
        {"G1,Tổ 1,U1,M9,300000,2024-01-05,1m,gross,fixed,\n", "organiser: unknown_member"},
        {"G1,Tổ 1,U1,M1,99999,2024-01-05,1m,gross,fixed,\n",
         "contribution: contribution_outside_policy"},
        {"G1,Tổ 1,U1,M1,300000,2024-01-32,1m,gross,fixed,\n", "start: bad_date"},
        {"G1,Tổ 1,U1,M1,300000,2024-01-05,1d,gross,fixed,\n", "every: bad_interval"},
        {"G1,Tổ 1,U1,M1,300000,2024-01-05,1m,,fixed,\n", "pot: missing_value"},
        {"G1,Tổ 1,U1,M1,300000,2024-01-05,1m,big,fixed,\n", "pot: bad_choice"},
        {"G1,Tổ 1,U1,M1,300000,2024-01-05,1m,gross,draw,\n", "order: bad_choice"},
        {"G1,Tổ 1,U1,M1,300000,2024-01-05,1m,gross,fixed,much\n", "late_interest: bad_rate"},
        {"register,Tổ 1,U1,M1,300000,2024-01-05,1m,gross,fixed,\n", "code: code_taken"},
    }};
    for (const auto& [row, wanted] : rows) {
        Lines lines{"groups.csv:2:" + std::string{wanted}};
        if (row.starts_with("G1")) {
            lines.insert(lines.end(), shares_fall.begin(), shares_fall.end());
        } else {
            lines.push_back("shares.csv:2:group: unknown_group");
            lines.push_back("shares.csv:3:group: unknown_group");
        }
        check_lines(rejected_group(row, good_shares), lines);
    }
}

BOOST_AUTO_TEST_CASE(a_bad_share_takes_its_group_with_it) {
    const auto group_falls = [](Lines shares) {
        shares.insert(shares.begin(), "groups.csv:2:code: group_rejected");
        return shares;
    };
    check_lines(
        rejected_group(good_group, "G1,1,M1,\nG1,2,M9,\n"),
        group_falls({"shares.csv:2:group: group_rejected", "shares.csv:3:member: unknown_member"}));
    check_lines(
        rejected_group(good_group, "G1,1,M1,\nG1,3,M2,2\n"),
        group_falls({"shares.csv:2:group: group_rejected", "shares.csv:3:share: share_repeated"}));
    check_lines(rejected_group(good_group, "G1,1,M1,2\nG1,2,M2,2\n"),
                group_falls({"shares.csv:2:group: group_rejected",
                             "shares.csv:3:turn: turns_not_one_each"}));
    check_lines(
        rejected_group(good_group, "G1,1,M1,\nG1,2,M2,\nG1,2,M3,\n"),
        group_falls({"shares.csv:2:group: group_rejected", "shares.csv:3:group: group_rejected",
                     "shares.csv:4:share: code_taken"}));
    check_lines(
        rejected_group(good_group, "G1,1,M1,\nG1,2,M2,x\n"),
        group_falls({"shares.csv:2:group: group_rejected", "shares.csv:3:turn: bad_number"}));
    check_lines(rejected_group(good_group, "G1,1,M1,\nG9,2,M2,\n"),
                {"groups.csv:2:code: shares_out_of_range", "shares.csv:2:group: group_rejected",
                 "shares.csv:3:group: unknown_group"});
}

BOOST_AUTO_TEST_CASE(no_group_opens_while_a_share_is_lost) {
    ImportLedger ledger;
    import_people(ledger);
    ledger.put("groups.csv",
               with(group_header,
                    std::string{good_group} + "G2,Tổ 2,U1,M1,300000,2024-01-05,1m,gross,fixed,\n"));
    const std::string shares = "G1,1,M1,\nG1,2,M2,\nG2,1,M1,\nG2,2,M2,\n";
    // Cut off in the middle of its group's code: it may be anybody's.
    ledger.put("shares.csv", with(share_header, shares + "G"));
    const Imported lost = ledger.import_put(Rejects::keep_going);
    BOOST_TEST(lost.created.groups == 0);
    BOOST_TEST(lost.rejected.size() == 7U);
    // The row of one group, for certain.
    ledger.put("shares.csv", with(share_header, shares + "G2,3"));
    const Imported one = ledger.import_put(Rejects::keep_going);
    BOOST_TEST(one.created.groups == 1);
    check_lines(rejections(one),
                {"groups.csv:3:code: group_rejected", "shares.csv:4:group: group_rejected",
                 "shares.csv:5:group: group_rejected", "shares.csv:6:member: too_few_fields"});
}

BOOST_AUTO_TEST_CASE(repeated_group_rows_are_the_same_or_rejected) {
    const std::string twice = std::string{good_group} + std::string{good_group};
    check_lines(rejected_group(twice, good_shares), {});
    const std::string other =
        std::string{good_group} + "g1,Tổ 2,U1,M1,300000,2024-01-05,1m,gross,fixed,\n";
    check_lines(rejected_group(other, good_shares), {"groups.csv:3:code: code_taken"});
}

BOOST_AUTO_TEST_CASE(each_rule_of_money_names_its_column) {
    check_lines(rejected_money("G9,1,1,2024-01-05,cash,a\n"),
                {"contributions.csv:2:group: unknown_group"});
    check_lines(rejected_money("register,1,1,2024-01-05,cash,a\n"),
                {"contributions.csv:2:group: unknown_group"});
    check_lines(rejected_money("G1,4,1,2024-01-05,cash,a\n"),
                {"contributions.csv:2:share: unknown_share"});
    check_lines(rejected_money("G1,1,1,2024-07-02,cash,a\n"),
                {"contributions.csv:2:date: future_date"});
    check_lines(rejected_money("G1,1,1,2023-12-04,cash,a\n"),
                {"contributions.csv:2:date: before_first_period"});
    check_lines(rejected_money("G1,1,900001,2024-01-05,cash,a\n"),
                {"contributions.csv:2:amount: over_the_cycle"});
    check_lines(rejected_money("G1,1,300k,2024-01-05,cash,a\nG1,1,300k,2024-01-05,bank,a\n"),
                {"contributions.csv:3:ref: ref_taken"});
    check_lines(
        rejected_money("G1,1,1,2024-01-05,cash,a\n", "G1,2,1,2024-01-04,cash,b\n",
                       "G1,1,900000,2024-01-05,cash,p\n"),
        {"advances.csv:2:amount: nothing_to_advance", "payouts.csv:2:amount: pot_not_there"});
    check_lines(rejected_money(all_pay, "", "G1,2,900k,2024-01-05,,p\n"),
                {"payouts.csv:2:share: out_of_turn"});
    check_lines(rejected_money(all_pay, "", "G1,1,900001,2024-01-05,,p\n"),
                {"payouts.csv:2:amount: not_the_pot"});
    check_lines(rejected_money(all_pay, "", "G1,1,900k,2024-01-05,bank,p\n"),
                {"payouts.csv:2:amount: not_enough_money"});
    check_lines(rejected_money(all_pay, "",
                               "G1,1,900k,2024-01-04,,o\nG1,1,900k,2024-01-05,,p\n"
                               "G1,1,900k,2024-01-06,,q\n"),
                {"payouts.csv:2:date: before_round", "payouts.csv:4:share: already_drawn"});
}

BOOST_AUTO_TEST_CASE(a_day_begins_with_money_in_and_ends_with_payouts) {
    // The organiser advances for share 3, which pays him back the same day; then the pot goes out.
    check_lines(rejected_money("G1,3,300k,2024-01-05,cash,c\nG1,2,300k,2024-01-05,cash,b\n"
                               "G1,1,300k,2024-01-04,cash,a\n",
                               "G1,3,300k,2024-01-05,cash,d\n", "G1,1,900k,2024-01-05,,p\n"),
                {});
}

BOOST_AUTO_TEST_CASE(money_of_a_rejected_group_is_rejected_for_that) {
    ImportLedger ledger;
    import_people(ledger);
    ledger.put("groups.csv",
               with(group_header, "G1,Tổ 1,U1,M9,300000,2024-01-05,1m,gross,fixed,\n"));
    ledger.put("shares.csv", with(share_header, good_shares));
    ledger.put("contributions.csv", with(money_header, "G1,1,300k,2024-01-05,cash,a\n"));
    const Imported imported = ledger.import_put(Rejects::keep_going);
    check_lines(
        rejections(imported),
        {"groups.csv:2:organiser: unknown_member", "shares.csv:2:group: group_rejected",
         "shares.csv:3:group: group_rejected", "contributions.csv:2:group: group_rejected"});
}

BOOST_AUTO_TEST_CASE(a_group_of_one_or_of_501_shares_is_rejected) {
    check_lines(rejected_group(good_group, "G1,1,M1,\n"),
                {"groups.csv:2:code: shares_out_of_range", "shares.csv:2:group: group_rejected"});
    std::string shares;
    for (int no = 1; no <= 501; ++no) { shares += "G1," + std::to_string(no) + ",M1,\n"; }
    BOOST_TEST(rejected_group(good_group, shares).front() ==
               "groups.csv:2:code: shares_out_of_range");
}

BOOST_AUTO_TEST_CASE(a_second_person_stands_in_a_column_of_the_payouts) {
    ImportLedger ledger;
    import_people(ledger);
    const std::string header =
        "code,name,unit,organiser,contribution,start,every,pot,order,"
        "reserve,two_person\n";
    const auto group = [&](std::string_view terms) {
        return header + "G1,Tổ 1,U1,M1,300000,2024-01-05,1m,gross,fixed," + std::string{terms};
    };
    ledger.import_good({{"groups.csv", group("50k,yes\n")},
                        {"shares.csv", with(share_header, good_shares)},
                        {"contributions.csv", with(money_header,
                                                   "G1,1,300k,2024-01-05,cash,a\n"
                                                   "G1,2,300k,2024-01-05,cash,b\n")}});
    BOOST_TEST(ledger.group("G1").terms.reserve.count() == 50'000);
    ledger.put("payouts.csv", "group,share,amount,date,ref\nG1,1,550k,2024-01-05,p\n");
    check_lines(rejections(ledger.import_put()), {"payouts.csv:2:approved_by: approval_missing"});
    ledger.put("payouts.csv",
               "group,share,amount,date,ref,approved_by\nG1,1,550k,2024-01-05,p,thu quy\n");
    check_lines(rejections(ledger.import_put()), {"payouts.csv:2:approved_by: same_person"});
    ledger.import_good(
        {{"payouts.csv",
          "group,share,amount,date,ref,approved_by\nG1,1,550k,2024-01-05,p,Trần Văn Bình\n"}});
    for (const auto* other : {"50k,no\n", "60k,yes\n", "50k,maybe\n"}) {
        ledger.put("groups.csv", group(other));
        BOOST_TEST(ledger.import_put().rejected.size() == 1U, other);
    }
    ledger.put("groups.csv", group("50k,yes\n"));
    BOOST_TEST(ledger.import_put().skipped == 1);
}

BOOST_AUTO_TEST_CASE(what_a_group_went_through_is_told_in_the_column_it_is_about) {
    const auto column = [](Code rule) {
        return hui::exchange::column_of(hui::exchange::FileKind::payouts, rule);
    };
    BOOST_TEST(column(Code::group_dissolved) == "group");
    BOOST_TEST(column(Code::approval_missing) == "approved_by");
    BOOST_TEST(column(Code::share_left) == "share");
    BOOST_TEST(column(Code::rest_first) == "share");
    BOOST_TEST(column(Code::before_share_change) == "date");
}

BOOST_AUTO_TEST_SUITE_END()
