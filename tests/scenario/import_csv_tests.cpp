#include "engine/exchange/csv_file.hpp"
#include "tests/support/import_ledger.hpp"

#include <algorithm>
#include <array>

using hui::exchange::CsvColumn;
using hui::tests::check_lines;
using hui::tests::import_setup;
using hui::tests::ImportLedger;
using hui::tests::Lines;
using hui::tests::rejections;
using namespace std::string_literals;

namespace {

constexpr std::array<CsvColumn, 3> columns{
    {{"code"}, {"name"}, {"note", CsvColumn::Need::optional}}};

/// What is read of a file: `line|cell|cell|cell` of each record, `line:column: code` of each fault.
Lines reading_of(std::string_view text) {
    const hui::tests::OwnFolder folder;
    const std::string path = folder / "test.csv";
    hui::tests::write_file(path, text);
    Lines lines;
    const auto record = [&](const hui::exchange::CsvRecord& found) {
        std::string line = std::to_string(found.line);
        for (const std::string_view cell : found.cells) { line += "|" + std::string{cell}; }
        lines.push_back(line);
    };
    const auto fault = [&](const hui::exchange::CsvRecord& found,
                           const hui::exchange::CsvFault& why) {
        lines.push_back(std::to_string(found.line) + ":" + why.column + ": " +
                        std::string{name_of(why.reason.code)});
    };
    const auto reading = hui::exchange::read_csv(path, columns, {record, fault});
    BOOST_REQUIRE(reading.ok());
    for (const std::string& column : reading->unknown_columns) {
        lines.push_back("unknown " + column);
    }
    if (reading->state == hui::exchange::CsvReading::State::unusable) {
        lines.push_back("unusable");
    }
    return lines;
}

/// A contributions file of one row with one value in place of the usual one.
void put_contribution(ImportLedger& ledger, std::string_view text) {
    ledger.put("contributions.csv",
               "group,share,amount,date,method,ref\n" + std::string{text} + "\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_csv_tests)

BOOST_AUTO_TEST_CASE(a_file_is_read_as_spreadsheets_write_it) {
    const Lines wanted{"2|U1|Hoa, Lan|", "3|U2|Kiệt|"};
    check_lines(reading_of("code,name\nU1,\"Hoa, Lan\"\nU2,Kiệt\n"), wanted);
    check_lines(reading_of("\xEF\xBB\xBF"
                           "code,name\nU1,\"Hoa, Lan\"\nU2,Kiệt\n"),
                wanted);
    check_lines(reading_of("code;name\nU1;Hoa, Lan\nU2;Kiệt\n"), wanted);
    check_lines(reading_of("code,name\r\nU1,\"Hoa, Lan\"\r\nU2,Kiệt\r\n"), wanted);
    check_lines(reading_of("code,name\rU1,\"Hoa, Lan\"\rU2,Kiệt\r"), wanted);
    check_lines(reading_of("code,name\nU1,\"Hoa, Lan\"\nU2,Kiệt"), wanted);
    check_lines(reading_of("\"Name\", CODE \n\"Hoa, Lan\",U1\nKiệt,U2\n"), wanted);
}

BOOST_AUTO_TEST_CASE(quotes_may_hold_quotes_delimiters_and_line_breaks) {
    check_lines(reading_of("code,name\nU1,\"say \"\"Hoa\"\"\"\n\"U2\",\"\"\n"),
                {"2|U1|say \"Hoa\"|", "3|U2||"});
    check_lines(reading_of("code,name\nU1,\"two\nlines\"\nU2,b\n"),
                {"2|U1|two\nlines|", "4|U2|b|"});
    check_lines(reading_of("code,name\nU1, spaced \n"), {"2|U1| spaced |"});
}

BOOST_AUTO_TEST_CASE(a_record_is_named_by_its_physical_line) {
    check_lines(reading_of("\n\ncode,name\n\n\nU1,a\n\r\n,\nU2,\"b\r\n\r\nc\"\n\nU3\n"),
                {"6|U1|a|", "9|U2|b\r\n\r\nc|", "13:name: too_few_fields"});
}

BOOST_AUTO_TEST_CASE(columns_are_known_by_name) {
    check_lines(reading_of("note,age,name,,code\nx,40,Hoa,,U1\n"),
                {"2|U1|Hoa|x", "unknown age", "unknown "});
    check_lines(reading_of("code,note\nU1,x\n"), {"1:name: missing_column", "unusable"});
    check_lines(reading_of(""), {"1:code: missing_column", "1:name: missing_column", "unusable"});
    check_lines(reading_of("code,name,Code\nU1,a,U2\n"), {"1:code: repeated_column", "unusable"});
    check_lines(reading_of("code,name,\xE1\nU1,a,b\n"), {"1:: bad_text", "unusable"});
    check_lines(reading_of("code\tname\nU1\ta\n"),
                {"1:: bad_text", "1:code: missing_column", "1:name: missing_column", "unusable"});
}

BOOST_AUTO_TEST_CASE(a_record_has_as_many_fields_as_the_header) {
    check_lines(reading_of("code,name\nU1,a,b\nU2,b\nU3"),
                {"2:: too_many_fields", "3|U2|b|", "4:name: too_few_fields"});
    check_lines(reading_of("code,name\n,\n\"\",\nU1,a\n"), {"4|U1|a|"});
}

BOOST_AUTO_TEST_CASE(a_broken_quote_costs_its_own_record) {
    check_lines(reading_of("code,name\nU1,5\" pipe\nU2,\"b\"c,d\nU3,c\n"),
                {"2:name: broken_quotes", "3:name: broken_quotes", "4|U3|c|"});
    check_lines(reading_of("code,name\nU1,a\n\"U2,b\nU3,c\n"),
                {"2|U1|a|", "3:code: broken_quotes"});
    check_lines(reading_of("code,name\nU1,a\nU2,\"b"), {"2|U1|a|", "3:name: broken_quotes"});
}

BOOST_AUTO_TEST_CASE(a_file_with_a_nul_gives_nothing) {
    check_lines(reading_of("code,name\nU1,a\nU2,b\0c\nU3,c\n"s),
                {"2|U1|a|", "3:: has_nul", "unusable"});
    check_lines(reading_of("c\0o\0"s), {"1:: has_nul", "unusable"});
}

BOOST_AUTO_TEST_CASE(a_field_holds_at_most_64_kib) {
    const std::string longest(64UL * 1024, 'x');
    const std::string megabyte(1024UL * 1024, 'x');
    const auto file = [](const std::string& name) { return "code,name\nU1," + name + "\nU2,b\n"; };
    check_lines(reading_of(file(longest)), {"2|U1|" + longest + "|", "3|U2|b|"});
    for (const std::string& too_long : {longest + "x", megabyte, "\"" + megabyte + "\n\""}) {
        const std::string next = too_long.back() == '"' ? "4" : "3";
        check_lines(reading_of(file(too_long)), {"2:name: field_too_long", next + "|U2|b|"});
    }
    check_lines(reading_of("code,name\nU1,\"" + megabyte), {"2:name: broken_quotes"});
    check_lines(reading_of(megabyte + ",name\nU1,a\n"), {"1:: field_too_long", "unusable"});
}

BOOST_AUTO_TEST_CASE(wrong_cells_are_named_by_row_and_column) {
    ImportLedger ledger;
    import_setup(ledger);
    const std::array<std::pair<std::string_view, std::string_view>, 16> rows{{
        {"G 1,1,300000,2024-01-05,cash,a", "group: bad_code"},
        {",1,300000,2024-01-05,cash,a", "group: missing_value"},
        {"G1,0,300000,2024-01-05,cash,a", "share: bad_share_number"},
        {"G1,x,300000,2024-01-05,cash,a", "share: bad_share_number"},
        {"G1,1,300.5,2024-01-05,cash,a", "amount: bad_amount"},
        {"G1,1,\"3,00\",2024-01-05,cash,a", "amount: bad_amount"},
        {"G1,1,-1,2024-01-05,cash,a", "amount: bad_amount"},
        {"G1,1,1e6,2024-01-05,cash,a", "amount: bad_amount"},
        {"G1,1,300000,2024-02-30,cash,a", "date: bad_date"},
        {"G1,1,300000,2024-2-9,cash,a", "date: bad_date"},
        {"G1,1,300000,2024-01-05,gold,a", "method: bad_choice"},
        {"G1,1,300000,2024-01-05,cash,", "ref: missing_value"},
        {"G1,1,300000,2024-01-05,cash,a\tb", "ref: bad_text"},
        {"G1,1,300000,2024-01-05,cash,\"a\nb\"", "ref: bad_text"},
        {"G1,1,300000,2024-01-05,cash,\xE1\xBA", "ref: bad_text"},
        {"G1,1,3\xFF,2024-01-05,cash,a", "amount: bad_text"},
    }};
    for (const auto& [row, wanted] : rows) {
        put_contribution(ledger, row);
        check_lines(rejections(ledger.import_put()),
                    {"contributions.csv:2:" + std::string{wanted}});
    }
}

BOOST_AUTO_TEST_CASE(each_way_to_write_a_value_is_understood) {
    ImportLedger ledger;
    import_setup(ledger);
    ledger.put("contributions.csv",
               "REF;Date;amount;share;group;method\n"
               "a;05/01/2024;300.000;1;g1;\nb;2024-01-05;300,000;02;G1;bank\n"
               "c;05/01/2024;300k;003;G1;cash\n");
    ledger.put("payouts.csv",
               "group,share,amount,date,ref,method,note\nG1,1,900k,2024-01-05,p,,first\n");
    const auto imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.contributions == 3);
    BOOST_TEST(imported.created.payouts == 1);
    BOOST_REQUIRE(imported.warnings.size() == 1U);
    BOOST_TEST(name_of(imported.warnings.front().code) == "unknown_column");
    BOOST_TEST(imported.warnings.front().file == "payouts.csv");
    const auto book = ledger.book("G1");
    const auto entry = hui::store::find_ref(ledger.ledger(), book, "b");
    BOOST_REQUIRE(entry.has_value());
    BOOST_TEST(entry->body == R"({"amount":300000,"method":"bank","share":2,"source":"import"})");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_used_stops_before_any_rule) {
    ImportLedger ledger;
    put_setup(ledger);
    ledger.put("members.csv", "code,unit\nM1,U1\nM2,U1\nM3,U1\n");
    check_lines(rejections(ledger.import_put()), {"members.csv:1:name: missing_column"});
    check_lines(rejections(ledger.import_put(ImportLedger::Rejects::keep_going)),
                {"members.csv:1:name: missing_column", "groups.csv:2:organiser: unknown_member",
                 "shares.csv:2:member: unknown_member", "shares.csv:3:member: unknown_member",
                 "shares.csv:4:member: unknown_member"});
    BOOST_TEST(hui::store::find_unit(ledger.ledger(), "U1").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
