// Reading what banks write: where the heading stands, what the columns are called, how numbers and
// days are written, and what must add up.
#include "engine/exchange/bank_cells.hpp"
#include "engine/exchange/bank_file.hpp"
#include "tests/support/import_ledger.hpp"
#include "tests/support/own_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using hui::iso;
using hui::exchange::heading_key;
using hui::exchange::parse_bank_amount;
using hui::exchange::parse_bank_date;
using hui::exchange::read_bank_statement;

namespace {

std::string amount_of(std::string_view text) {
    const auto amount = parse_bank_amount(text);
    return amount ? std::to_string(amount->count()) : "";
}
std::string day_of(std::string_view text) {
    const auto day = parse_bank_date(text);
    return day ? iso(*day) : "";
}

/// `from..to opening>closing: day amount reference|…`, or the refusal's code and the line it names.
std::string reading_of(std::string_view text, std::string_view profile = "") {
    const hui::tests::OwnFolder folder;
    const std::string path = folder / "statement.csv";
    hui::tests::write_file(path, text);
    const auto read = read_bank_statement(path, profile);
    if (!read) {
        std::string why{name_of(read.refusal().code)};
        for (const hui::NamedFact& fact : read.refusal().facts) {
            if (fact.name == "line") {
                why += " " + std::to_string(std::get<std::int64_t>(fact.value));
            }
            if (fact.name == "column") { why += " " + std::get<std::string>(fact.value); }
        }
        return why;
    }
    std::string lines;
    for (const auto& line : read->lines) {
        lines += (lines.empty() ? "" : "|") + iso(line.day) + " " +
                 std::to_string(line.amount.count()) + " " + line.reference;
    }
    return iso(read->period.from) + ".." + iso(read->period.to) + " " +
           std::to_string(read->opening.count()) + ">" + std::to_string(read->closing.count()) +
           ": " + lines;
}

const std::string heading = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Mô tả\n";
const std::string two_lines =
    "05/03/2026,A1,,300000,400000,góp\n"
    "06/03/2026,A2,100000,,300000,rút\n";
const std::string what_they_say =
    "2026-03-05..2026-03-06 100000>300000: 2026-03-05 300000 A1|2026-03-06 -100000 A2";

}  // namespace

BOOST_AUTO_TEST_SUITE(bank_file_tests)

BOOST_AUTO_TEST_CASE(amounts_are_read_as_banks_write_them) {
    for (const char* text :
         {"1500000", "1,500,000", "1.500.000", "1,500,000.00", "1.500.000,00", "1500000.00",
          "+1,500,000", " 1.500.000 VND", "VND 1,500,000", "1.500.000đ", "1.500.000 ₫"}) {
        BOOST_TEST(amount_of(text) == "1500000", text);
    }
    BOOST_TEST(amount_of("-1,500,000") == "-1500000");
    BOOST_TEST(amount_of("1.500") == "1500");
    BOOST_TEST(amount_of("0.00") == "0");
    for (const char* text : {"", "-", "1,500,000.50", "1.500.00", "15,00,000", "1e6", "300k", "--5",
                             "1,500.000", "x"}) {
        BOOST_TEST(amount_of(text) == "", text);
    }
}

BOOST_AUTO_TEST_CASE(days_are_read_with_or_without_a_time) {
    for (const char* text : {"05/03/2026", "5/3/2026", "05-03-2026", "05.03.2026", "2026-03-05",
                             "05/03/2026 08:15:00", "2026-03-05T08:15:00", "05/03/2026\n5243.65"}) {
        BOOST_TEST(day_of(text) == "2026-03-05", text);
    }
    for (const char* text : {"", "32/03/2026", "05/03/26", "05/03", "5 March 2026", "2026/03/05",
                             "03/2026", "45/", "Tổng cộng"}) {
        BOOST_TEST(day_of(text) == "", text);
    }
}

BOOST_AUTO_TEST_CASE(headings_are_compared_without_accents_and_translations) {
    BOOST_TEST(heading_key("  SỐ DƯ / Balance") == "so du");
    BOOST_TEST(heading_key("Ngày giao dịch\nTransaction date") == "ngay giao dich");
    BOOST_TEST(heading_key("Ghi có (VND)") == "ghi co");
}

BOOST_AUTO_TEST_CASE(a_statement_is_read_below_whatever_the_bank_writes_above_it) {
    BOOST_TEST(reading_of(heading + two_lines) == what_they_say);
    BOOST_TEST(reading_of("\xEF\xBB\xBFNGÂN HÀNG\nSố tài khoản: 0351,\"\"\n\n" + heading +
                          two_lines + "Tổng cộng,,100000,300000,,\nNgười lập,,,,,\n") ==
               what_they_say);
    std::string semicolons = heading + two_lines;
    std::replace(semicolons.begin(), semicolons.end(), ',', ';');
    BOOST_TEST(reading_of("Kính gửi quý khách, xin cảm ơn\r\n" + semicolons) == what_they_say);
    BOOST_TEST(reading_of(heading + two_lines + heading) == what_they_say);
}

BOOST_AUTO_TEST_CASE(the_latest_line_may_stand_first) {
    BOOST_TEST(reading_of(heading + "06/03/2026,A2,100000,,300000,rút\n"
                                    "05/03/2026,A1,,300000,400000,góp\n") == what_they_say);
}

BOOST_AUTO_TEST_CASE(one_column_of_amounts_with_signs_does_too) {
    BOOST_TEST(reading_of("Date;Reference;Amount;Balance;Description\n"
                          "2026-03-05;A1;+300,000;400,000;in\n"
                          "2026-03-06;A2;-100,000;300,000;out\n") == what_they_say);
}

BOOST_AUTO_TEST_CASE(the_days_and_balances_above_and_below_the_lines_are_taken_in) {
    const std::string days = "Từ ngày: 01/03/2026,,Đến ngày: 31/03/2026,,,\n";
    const std::string whole = "2026-03-01..2026-03-31" + what_they_say.substr(22);
    BOOST_TEST(reading_of(days + heading + two_lines) == whole);
    BOOST_TEST(reading_of("Số dư đầu kỳ,\"100,000 VND\"\n" + days + heading + two_lines +
                          ",,,,300000,Số dư cuối kỳ\n") == whole);
    BOOST_TEST(reading_of(heading + "01/03/2026,,,,100000,Số dư đầu kỳ\n" + two_lines) ==
               "2026-03-01" + what_they_say.substr(10));
    // Nothing moved.
    BOOST_TEST(reading_of(days + "Số dư đầu kỳ: 5.000\n" + heading) ==
               "2026-03-01..2026-03-31 5000>5000: ");
    // There is neither a line nor what it is about.
    BOOST_TEST(reading_of(heading) == "not_a_statement");
    BOOST_TEST(reading_of(days + heading) == "not_a_statement");
}

BOOST_AUTO_TEST_CASE(what_does_not_add_up_is_refused_with_its_line) {
    BOOST_TEST(reading_of(heading + two_lines + "07/03/2026,A3,,1000,302000,lãi\n") ==
               "statement_not_whole 4");
    BOOST_TEST(reading_of("Số dư cuối kỳ: 300.001\n" + heading + two_lines) ==
               "statement_not_whole 4");
    BOOST_TEST(reading_of("Số dư đầu kỳ: 99.999\n" + heading + two_lines) ==
               "statement_not_whole 3");
}

BOOST_AUTO_TEST_CASE(what_the_bank_adds_up_must_be_its_lines) {
    for (const char* sums : {"Tổng cộng,,100000,300000,,\n", "Total:,,-100000,\"300,000.00\",,\n",
                             ",,100000,300000,300000,CỘNG PHÁT SINH\n", "Tổng cộng,,,300000,,\n",
                             "Tổng cộng,,2 GD,1 GD,,\n", "Tổng phí,,1,2,,\n"}) {
        BOOST_TEST(reading_of(heading + two_lines + sums) == what_they_say, sums);
    }
    // The last line was cut off, or one was changed together with its balance.
    for (const char* sums : {"Tổng cộng,,100000,300001,,\n", "Total (VND),,100001,300000,,\n",
                             "Cộng,,150000,300000,,\n", ",,0,300000,,Tổng cộng / Total\n"}) {
        BOOST_TEST(reading_of(heading + two_lines + sums).starts_with("statement_not_whole"), sums);
    }
    BOOST_TEST(reading_of(heading + two_lines + "Cộng,,100000,300001,,\n") ==
               "statement_not_whole Ghi có 4");
    const std::string with_signs =
        "Date;Reference;Amount;Balance;Description\n"
        "2026-03-05;A1;+300,000;400,000;in\n"
        "2026-03-06;A2;-100,000;300,000;out\n";
    for (const char* sum : {"200,000", "400,000", "300,000", "-100,000", ""}) {
        BOOST_TEST(reading_of(with_signs + "Total;;" + sum + ";;\n") == what_they_say, sum);
    }
    BOOST_TEST(reading_of(with_signs + "Total;;500,000;;\n") == "statement_not_whole Amount 4");
    // It may stand first, or below each page.
    BOOST_TEST(reading_of(heading + "Tổng cộng,,100000,300000,,\n" + two_lines) == what_they_say);
    BOOST_TEST(reading_of(heading + "Tổng cộng,,0,0,,\n" + two_lines) ==
               "statement_not_whole Ghi nợ 2");
    BOOST_TEST(reading_of(heading + "05/03/2026,A1,,300000,400000,góp\nCộng,,0,300000,,\n"
                                    "06/03/2026,A2,100000,,300000,rút\nCộng,,100000,0,,\n"
                                    "Tổng cộng,,100000,300000,,\n") == what_they_say);
}

BOOST_AUTO_TEST_CASE(a_line_lies_in_the_days_that_the_statement_is_of) {
    BOOST_TEST(reading_of("Từ ngày 06/03/2026 đến ngày 07/03/2026\n" + heading + two_lines) ==
               "statement_not_whole 3");
    BOOST_TEST(reading_of("Từ ngày 05/03/2026 đến ngày 05/03/2026\n" + heading + two_lines) ==
               "statement_not_whole 4");
    BOOST_TEST(reading_of("Đến ngày 05/03/2026\n" + heading + two_lines) ==
               "statement_not_whole 4");
    // The balance before it is that of the day before.
    BOOST_TEST(reading_of("Từ ngày 05/03/2026 đến ngày 06/03/2026\n" + heading +
                          "04/03/2026,,,,100000,Số dư đầu kỳ\n" + two_lines) == what_they_say);
}

BOOST_AUTO_TEST_CASE(money_goes_one_way_on_a_line) {
    BOOST_TEST(reading_of(heading + "05/03/2026,A1,1,300001,400000,góp\n") == "bad_amount 2");
    BOOST_TEST(reading_of(heading + "05/03/2026,A1,0,300000,400000,góp\n" +
                          two_lines.substr(two_lines.find("06/"))) == what_they_say);
}

BOOST_AUTO_TEST_CASE(what_cant_be_read_is_refused_with_its_line) {
    BOOST_TEST(reading_of("a,b\nc,d\n") == "not_a_statement Ngày giao dịch");
    BOOST_TEST(reading_of("Ngày giao dịch,Ghi nợ,Ghi có,Mô tả\n") == "not_a_statement Số dư");
    BOOST_TEST(reading_of("Ngày giao dịch,Ghi nợ,Số dư,Mô tả\n") == "not_a_statement Ghi có");
    BOOST_TEST(reading_of("") == "not_a_statement Ngày giao dịch");
    BOOST_TEST(reading_of(heading + "05/03/2026,A1,,3x,400000,góp\n") == "bad_amount 2");
    BOOST_TEST(reading_of(heading + "05/03/2026,A1,,300000,?,góp\n") == "bad_amount 2");
    BOOST_TEST(reading_of(heading + "31/02/2026,A1,,300000,400000,góp\n") == "bad_date 2");
    BOOST_TEST(reading_of(heading + ",A1,,300000,400000,góp\n") == "bad_date 2");
    BOOST_TEST(reading_of(heading + "05/03/2026,\"A1,,3\n") == "broken_quotes 2");
    BOOST_TEST(reading_of(heading + "05/03/2026,A\x07,,300000,400000,góp\n") == "bad_text 2");
    BOOST_TEST(reading_of(heading + std::string(1, '\0')) == "has_nul");
}

BOOST_AUTO_TEST_CASE(a_profile_knows_its_bank_s_names_alone) {
    const std::string of_bidv =
        "Ngày hiệu lực,Số CT,Phát sinh nợ,Phát sinh có,Số dư,Diễn giải\n" + two_lines;
    BOOST_TEST(reading_of(of_bidv) == what_they_say);
    BOOST_TEST(reading_of(of_bidv, "BIDV") == what_they_say);
    BOOST_TEST(reading_of(of_bidv, "vietcombank") == "not_a_statement Ngày giao dịch");
    BOOST_TEST(reading_of(heading + two_lines, "agribank") == what_they_say);
    BOOST_TEST(reading_of(heading + two_lines, "vietinbank") == what_they_say);
    BOOST_TEST(reading_of(heading + two_lines, "acb") == "unknown_bank_profile");
}

BOOST_AUTO_TEST_CASE(a_reference_is_taken_under_any_name_that_banks_have_for_it) {
    const std::string_view others = ",Ghi nợ,Ghi có,Số dư,Mô tả\n";
    for (const std::string_view profile :
         {"generic", "vietcombank", "vietinbank", "bidv", "agribank"}) {
        for (const std::string_view name : {"SỐ CT", "Mã GD", "Số bút toán", "Doc No"}) {
            std::string text = "Ngày giao dịch,";
            text.append(name).append(others).append(two_lines);
            BOOST_TEST(reading_of(text, profile) == what_they_say, profile << " " << name);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_break_spaces_and_line_breaks_in_cells_are_blanks) {
    BOOST_TEST(reading_of(heading + "05/03/2026\u00A008:15,A1,,\"300,000\u00A0VND\",400000,góp\n"
                                    "06/03/2026\u202F08:15,A2,100000,,300000,rút\n") ==
               what_they_say);
    const hui::tests::OwnFolder folder;
    const std::string path = folder / "statement.csv";
    hui::tests::write_file(path, heading +
                                     "05/03/2026,\"FT\n1\",,300000,400000,"
                                     "\"NGUYEN THI LAN\r\nG1-01\tgop\u00A0hui\"\n");
    const auto read = read_bank_statement(path, "");
    BOOST_REQUIRE(read);
    BOOST_TEST(read->lines.at(0).reference == "FT 1");
    BOOST_TEST(read->lines.at(0).description == "NGUYEN THI LAN G1-01 gop hui");
}

BOOST_AUTO_TEST_CASE(a_number_of_the_row_is_no_debit) {
    const std::string numbered =
        "1,05/03/2026,A1,,300000,400000,góp\n"
        "2,06/03/2026,A2,100000,,300000,rút\n";
    for (const char* names :
         {"No,Transaction Date,Reference No,Debit,Credit,Balance,Description\n",
          "No.,Date,Reference,Debit,Credit,Balance,Description\n",
          "NO,Ngày GD,Số CT,Nợ,Có,Số dư,Diễn giải\n", "STT,Ngày GD,Số CT,No,Co,So du,Dien giai\n",
          "#,Ngày,Số tham chiếu,Nợ TKTT,Có TKTT,Số dư,Nội dung GD\n"}) {
        BOOST_TEST(reading_of(names + numbered) == what_they_say, names);
    }
    BOOST_TEST(reading_of("No,Date,Reference,Credit,Balance,Description\n" + numbered) ==
               "not_a_statement Ghi nợ");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_no_statement) {
    BOOST_TEST(
        (read_bank_statement("/nowhere/x.csv", "").refusal().code == hui::Code::file_unreadable));
    BOOST_TEST((read_bank_statement("/", "").refusal().code == hui::Code::file_unreadable));
}

BOOST_AUTO_TEST_CASE(where_amounts_fit_both_ways_the_days_tell_what_came_first) {
    BOOST_TEST(reading_of(heading + "06/03/2026,A2,300000,,0,rút\n"
                                    "05/03/2026,A1,,300000,300000,góp\n") ==
               "2026-03-05..2026-03-06 0>0: 2026-03-05 300000 A1|2026-03-06 -300000 A2");
}

BOOST_AUTO_TEST_CASE(a_line_without_a_day_is_no_sum_whoever_it_names) {
    BOOST_TEST(reading_of(heading + two_lines + ",A3,,50000,350000,Cong ty Hoa Mai\n") ==
               "bad_date 4");
    BOOST_TEST(reading_of(heading + two_lines + "Cộng,,100000,300000,,\n") == what_they_say);
    BOOST_TEST(reading_of(heading + two_lines + ",, - ,-,,(tiếp nội dung)\n") == what_they_say);
}

BOOST_AUTO_TEST_SUITE_END()
