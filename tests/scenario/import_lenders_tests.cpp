#include "engine/store/register_table.hpp"
#include "tests/support/import_ledger.hpp"

using hui::exchange::Imported;
using hui::tests::check_lines;
using hui::tests::ImportLedger;
using hui::tests::rejections;

BOOST_AUTO_TEST_SUITE(import_lenders_tests)

BOOST_AUTO_TEST_CASE(lenders_are_taken_in_once) {
    ImportLedger ledger;
    const std::string_view lenders =
        "kind,code,name\ncollected,CSXH,Ngân hàng CSXH\nfund,QTG,Quỹ tương trợ\n";
    const Imported first = ledger.import_good({{"lenders.csv", lenders}});
    BOOST_TEST(first.created.lenders == 2);
    const Imported again = ledger.import_good({{"lenders.csv", lenders}});
    BOOST_TEST(again.created.lenders == 0);
    BOOST_TEST(again.skipped == 2);
    const auto there = hui::store::all_lenders(ledger.ledger());
    BOOST_REQUIRE(there.size() == 2U);
    BOOST_TEST(there[0].name == "Ngân hàng CSXH");
    BOOST_TEST((there[1].kind == hui::registry::LenderKind::fund));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_lender_is_named) {
    ImportLedger ledger;
    ledger.import_good({{"lenders.csv", "code,name,kind\nCSXH,Ngân hàng CSXH,collected\n"}});
    ledger.put("lenders.csv",
               "code,name,kind\ncsxh,Ngân hàng CSXH,bank\nQTG,Quỹ,union\nQ T,Quỹ,fund\nQ,,fund\n");
    check_lines(rejections(ledger.import_put()),
                {"lenders.csv:2:code: code_taken", "lenders.csv:3:kind: bad_choice",
                 "lenders.csv:4:code: bad_code", "lenders.csv:5:name: missing_value"});
}

BOOST_AUTO_TEST_SUITE_END()
