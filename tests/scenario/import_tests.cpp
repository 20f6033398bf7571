#include "tests/support/import_ledger.hpp"

#include <algorithm>
#include <random>
#include <sstream>

using hui::exchange::Imported;
using hui::tests::check_lines;
using hui::tests::ImportLedger;
using hui::tests::read_file;
using hui::tests::rejections;
using Run = ImportLedger::Run;
using Rejects = ImportLedger::Rejects;

namespace {

std::string sample(std::string_view folder) {
    return std::string{HUI_SOURCE_DIR} + "/samples/thanh-tri/" + std::string{folder};
}

constexpr std::array<std::string_view, 7> sample_folders{"setup",   "2024-01", "2024-02", "2024-03",
                                                         "2024-04", "2024-05", "2024-06"};

void add(Imported::Created& sum, const Imported::Created& part) {
    using Created = Imported::Created;
    for (std::int64_t Created::*count :
         {&Created::units, &Created::members, &Created::lenders, &Created::groups, &Created::shares,
          &Created::contributions, &Created::advances, &Created::payouts, &Created::loans,
          &Created::fund_payments, &Created::repayments, &Created::remittances}) {
        sum.*count += part.*count;
    }
}

/// Imports the sample folder by folder and gives what was created and skipped together.
Imported import_sample(ImportLedger& ledger) {
    Imported all;
    for (const std::string_view folder : sample_folders) {
        const Imported imported = ledger.import_folder(sample(folder));
        check_lines(rejections(imported), {});
        add(all.created, imported.created);
        all.skipped += imported.skipped;
    }
    return all;
}

const Imported::Created sample_created{.units = 43,
                                       .members = 1'452,
                                       .lenders = 4,
                                       .groups = 260,
                                       .shares = 1'522,
                                       .contributions = 7'203,
                                       .advances = 164,
                                       .payouts = 1'228,
                                       .loans = 987,
                                       .fund_payments = 108,
                                       .repayments = 2'675,
                                       .remittances = 184};
/// All of that.
constexpr std::int64_t sample_row_count =
    43 + 1'452 + 4 + 260 + 1'522 + 7'203 + 164 + 1'228 + 987 + 108 + 2'675 + 184;

/// The rows of one kind of file of all months, without the header.
std::vector<std::string> sample_rows(std::string_view name) {
    std::vector<std::string> rows;
    for (const std::string_view folder : sample_folders) {
        std::istringstream text{read_file(sample(folder) + "/" + std::string{name})};
        std::string row;
        std::getline(text, row);
        while (std::getline(text, row)) { rows.push_back(row + "\n"); }
    }
    return rows;
}

/// The kind's rows in a random order, half of them in one folder, half in another.
void put_shuffled(ImportLedger& ledger, std::string_view name, std::mt19937& random) {
    auto rows = sample_rows(name);
    std::string header;
    std::istringstream first_file{read_file(sample("2024-01") + "/" + std::string{name})};
    std::getline(first_file, header);
    std::shuffle(rows.begin(), rows.end(), random);
    const auto half = rows.begin() + std::ssize(rows) / 2;
    for (const auto& [folder, first, last] :
         {std::tuple{"a/", rows.begin(), half}, std::tuple{"b/", half, rows.end()}}) {
        std::string text = header + "\n";
        std::for_each(first, last, [&](const std::string& row) { text += row; });
        ledger.put(folder + std::string{name}, text);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_tests)

BOOST_AUTO_TEST_CASE(the_sample_comes_in_month_by_month_and_again_changes_nothing) {
    ImportLedger ledger;
    const Imported first = import_sample(ledger);
    BOOST_TEST((first.created == sample_created));
    BOOST_TEST(first.skipped == 0);

    const auto heads = ledger.heads();
    const std::string bytes = ledger.bytes();
    const Imported again = import_sample(ledger);
    BOOST_TEST((again.created == Imported::Created{}));
    BOOST_TEST(again.skipped == sample_row_count);
    BOOST_TEST((ledger.heads() == heads));
    BOOST_TEST((ledger.bytes() == bytes));
}

BOOST_AUTO_TEST_CASE(rows_in_any_order_in_any_file_give_the_same_balances) {
    ImportLedger by_month;
    import_sample(by_month);
    ImportLedger shuffled;
    shuffled.import_folder(sample("setup"));
    std::mt19937 random{2024};
    for (const std::string_view name :
         {"contributions.csv", "advances.csv", "payouts.csv", "loans.csv", "fund_payments.csv",
          "repayments.csv", "remittances.csv"}) {
        put_shuffled(shuffled, name, random);
    }
    const auto imported = shuffled.import({.paths = {shuffled.input("b"), shuffled.input("a")}});
    BOOST_REQUIRE(imported.ok());
    check_lines(rejections(*imported), {});
    BOOST_TEST(imported->created.contributions == sample_created.contributions);
    BOOST_TEST(imported->created.repayments == sample_created.repayments);

    for (const auto& row : hui::store::group_books(by_month.ledger())) {
        const auto other = shuffled.book(row.code);
        const bool same = hui::store::balances_of(by_month.ledger(), row) ==
                              hui::store::balances_of(shuffled.ledger(), other) &&
                          by_month.group(row.code) == shuffled.group(row.code);
        BOOST_TEST(same, row.code);
    }
    for (const auto& row : hui::store::portfolio_books(by_month.ledger())) {
        const bool same = hui::store::balances_of(by_month.ledger(), row) ==
                          hui::store::balances_of(shuffled.ledger(), shuffled.book(row.code));
        BOOST_TEST(same, row.code);
    }
}

BOOST_AUTO_TEST_CASE(a_dry_run_says_what_would_be_and_changes_no_byte) {
    ImportLedger ledger;
    put_setup(ledger);
    ledger.put("contributions.csv",
               "group,share,amount,date,method,ref\nG1,1,300000,2024-01-05,cash,a\n");
    const std::string bytes = ledger.bytes();
    const Imported dry = ledger.import_put(Rejects::stop, Run::dry);
    BOOST_TEST(dry.created.members == 3);
    BOOST_TEST(dry.created.contributions == 1);
    BOOST_TEST((ledger.bytes() == bytes));
    const Imported real = ledger.import_put();
    BOOST_TEST((real.created == dry.created));
    BOOST_TEST((ledger.bytes() != bytes));
}

BOOST_AUTO_TEST_CASE(one_bad_row_of_many_leaves_the_ledger_as_it_was) {
    ImportLedger ledger;
    import_setup(ledger);
    ledger.put("members.csv", "code,name,unit\nM4,Lâm Thị Út,U1\nM5,Kim Văn Tám,U9\n");
    ledger.put("contributions.csv",
               "group,share,amount,date,method,ref\n"
               "G1,1,300000,2024-01-05,cash,a\nG1,2,0,2024-01-05,cash,b\n");
    const std::string bytes = ledger.bytes();
    for (const Run run : {Run::dry, Run::real}) {
        const Imported imported = ledger.import_put(Rejects::stop, run);
        check_lines(rejections(imported), {"members.csv:3:unit: unknown_unit",
                                           "contributions.csv:3:amount: amount_not_positive"});
        BOOST_TEST((imported.created == Imported::Created{}));
        BOOST_TEST((ledger.bytes() == bytes));
    }
    const Imported kept = ledger.import_put(Rejects::keep_going);
    check_lines(rejections(kept), {"members.csv:3:unit: unknown_unit",
                                   "contributions.csv:3:amount: amount_not_positive"});
    BOOST_TEST(kept.created.members == 1);
    BOOST_TEST(kept.created.contributions == 1);
    BOOST_TEST(hui::store::find_member(ledger.ledger(), "M4").has_value());
    BOOST_TEST(ledger.group("G1").shares.front().paid.count() == 300'000);
}

BOOST_AUTO_TEST_CASE(what_is_there_is_skipped_before_any_other_rule) {
    ImportLedger ledger;
    import_setup(ledger);
    constexpr std::string_view money =
        "group,share,amount,date,method,ref\nG1,1,900k,2024-01-05,cash,a\n"
        "g1,01,900.000,05/01/2024,,a\n";
    ledger.put("contributions.csv", money);
    const Imported first = ledger.import_put();
    BOOST_TEST(first.created.contributions == 1);
    BOOST_TEST(first.skipped == 1);
    // The share has paid its whole cycle: nothing more would be taken.
    const Imported again = ledger.import_put();
    check_lines(rejections(again), {});
    BOOST_TEST(again.skipped == 2);
}

BOOST_AUTO_TEST_CASE(rows_that_were_amended_since_are_still_the_same_rows) {
    ImportLedger office;
    office.put("units.csv", "code,name,parent\nU1,Huyện,\nU2,Xã,u1\n");
    office.put("members.csv", "code,name,unit,phone\nM1,Lan,U2,0900000001\nM2,Hoa,U2,\n");
    check_lines(rejections(office.import_put()), {});
    office.in_register([&](auto& ledger, auto& book, const auto& actor) {
        using namespace hui::actions;
        return std::vector{
            amend_unit(ledger, book, "U2", {.name = "Xã An Hiệp", .parent = {}}, actor),
            amend_member(ledger, book, "M1",
                         {.name = {}, .unit = {}, .personal = {{"phone", "0900000002"}}}, actor),
            amend_member(ledger, book, "M2", {.name = "Hoa Mai", .unit = {}, .personal = {}},
                         actor)};
    });
    const Imported again = office.import_put();
    check_lines(rejections(again), {});
    BOOST_TEST(again.skipped == 4);
    office.put("members.csv",
               "code,name,unit,phone\nM2,Hồng,U2,\nM2,Hoa,U2,0900000003\nM1,Lan,U2,0900000001\n");
    check_lines(rejections(office.import_put()),
                {"members.csv:2:code: code_taken", "members.csv:3:code: code_taken"});
}

BOOST_AUTO_TEST_CASE(the_same_key_with_other_content_is_rejected) {
    ImportLedger ledger;
    import_setup(ledger);
    ledger.put("units.csv", "code,name,parent\nu1,Liên đoàn khác,\n");
    ledger.put("members.csv", "code,name,unit\nM1,Lý Thị Hoa,U1\nM2,Sơn Văn Kiên,U1\n");
    ledger.put("groups.csv",
               "code,name,unit,organiser,contribution,start,every,pot,order\n"
               "G1,Tổ ấp 3,U1,M1,300000,2024-01-05,1m,net,fixed\n");
    ledger.put("shares.csv", "group,share,member\nG1,1,M1\nG1,02,M3\nG1,4,M3\n");
    ledger.put("contributions.csv",
               "group,share,amount,date,method,ref\nG1,1,300000,2024-01-05,cash,a\n");
    const Imported imported = ledger.import_put();
    check_lines(rejections(imported),
                {"units.csv:2:code: code_taken", "members.csv:3:code: code_taken",
                 "groups.csv:2:code: code_taken", "shares.csv:3:share: code_taken",
                 "shares.csv:4:share: unknown_share", "contributions.csv:2:group: group_rejected"});
    BOOST_TEST(imported.skipped == 2);
}

BOOST_AUTO_TEST_CASE(the_files_of_one_folder_are_named_without_it) {
    ImportLedger ledger;
    ledger.put("members.csv", "code,name,unit\nM1,Lý Thị Hoa,U9\n");
    check_lines(rejections(ledger.import_put()), {"members.csv:2:unit: unknown_unit"});
    const std::string path = ledger.input("members.csv");
    const auto one = ledger.import({.paths = {path}});
    BOOST_REQUIRE(one.ok());
    check_lines(rejections(*one), {path + ":2:unit: unknown_unit"});
}

BOOST_AUTO_TEST_CASE(only_known_files_are_taken) {
    ImportLedger ledger;
    ledger.put("notes.csv", "a,b\n");
    ledger.put("readme.txt", "a");
    ledger.put("below/units.csv", "code,name,parent\nU1,Liên đoàn,\n");
    const auto refusal_of = [&](const std::string& path) {
        const auto imported = ledger.import({.paths = {path}});
        return std::string{imported.ok() ? "done" : name_of(imported.refusal().code)};
    };
    BOOST_TEST(refusal_of(ledger.input()) == "nothing_to_import");
    BOOST_TEST(refusal_of(ledger.input("notes.csv")) == "unknown_file");
    BOOST_TEST(refusal_of(ledger.input("units.csv")) == "file_unreadable");
    BOOST_TEST(refusal_of(ledger.input("nowhere")) == "file_unreadable");

    ledger.put("Units.CSV", "code,name,parent\nU1,Liên đoàn,\n");
    const Imported imported = ledger.import_put();
    BOOST_TEST(imported.created.units == 1);
    BOOST_REQUIRE(imported.warnings.size() == 1U);
    BOOST_TEST(name_of(imported.warnings.front().code) == "unknown_file");
    BOOST_TEST(imported.warnings.front().file == "notes.csv");
}

BOOST_AUTO_TEST_CASE(progress_counts_every_row) {
    ImportLedger ledger;
    put_setup(ledger);
    std::vector<std::size_t> seen;
    const auto imported = hui::exchange::import_csv(
        ledger.ledger(), {.paths = {ledger.input()}},
        {.name = "thu quy", .now = hui::Instant{hui::date_of("2024-07-01")}},
        [&](std::size_t done, std::size_t all) {
            BOOST_TEST(all == 8U);
            seen.push_back(done);
        });
    BOOST_TEST(imported.ok());
    BOOST_TEST(seen == (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
