#include "tests/support/import_ledger.hpp"

using namespace hui;
using namespace hui::tests;

namespace {

constexpr std::string_view header =
    "code,name,unit,organiser,contribution,start,every,pot,order,on_default\n";

/// Puts the group G1 with what its row says in the last column.
void put_group(ImportLedger& ledger, std::string_view on_default) {
    put_setup(ledger);
    ledger.put("groups.csv", std::string{header} +
                                 "G1,Tổ ấp 3,U1,M1,300000,2024-01-05,1m,gross,fixed," +
                                 std::string{on_default} + "\n");
}

/// Share 01 pays its second and third contribution on 1 March, and the second pot was handed over
/// as `second` says.
void put_money(ImportLedger& ledger, std::string_view second) {
    ledger.put("contributions.csv",
               "group,share,amount,date,method,ref\n"
               "G1,01,300000,2024-01-05,cash,c1\n"
               "G1,02,900000,2024-01-05,cash,c2\n"
               "G1,03,900000,2024-01-05,cash,c3\n"
               "G1,01,600000,2024-03-01,cash,c4\n");
    ledger.put("payouts.csv",
               "group,share,amount,date,ref\n"
               "G1,01,900000,2024-01-05,p1\n" +
                   std::string{second} + "G1,03,900000,2024-03-05,p4\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_defaults_tests)

BOOST_AUTO_TEST_CASE(a_file_may_hold_payouts_of_what_was_collected) {
    ImportLedger ledger;
    put_group(ledger, "collected");
    put_money(ledger, "G1,02,600000,2024-02-05,p2\nG1,02,300000,2024-03-02,p3\n");
    check_lines(rejections(ledger.import_put()), {});
    const auto group = ledger.group("G1");
    BOOST_TEST((group.terms.on_default == savings::OnDefault::collected));
    BOOST_TEST(savings::is_settled(group));
}

BOOST_AUTO_TEST_CASE(such_a_payout_is_all_that_was_there) {
    ImportLedger ledger;
    put_group(ledger, "collected");
    put_money(ledger, "G1,02,500000,2024-02-05,p2\n");
    BOOST_TEST(rejections(ledger.import_put()).front() == "payouts.csv:3:amount: not_the_pot");
}

BOOST_AUTO_TEST_CASE(without_the_agreement_a_pot_is_paid_whole) {
    ImportLedger ledger;
    put_group(ledger, "");
    put_money(ledger, "G1,02,600000,2024-02-05,p2\n");
    BOOST_TEST(rejections(ledger.import_put()).front() == "payouts.csv:3:amount: not_the_pot");
    put_group(ledger, "pay-as-you-like");
    BOOST_TEST(rejections(ledger.import_put()).front() == "groups.csv:2:on_default: bad_choice");
}

BOOST_AUTO_TEST_SUITE_END()
