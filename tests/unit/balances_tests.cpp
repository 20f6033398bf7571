#include "engine/journal/balances.hpp"
#include "engine/savings/group_accounts.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

using hui::Account;
using hui::Balances;
using hui::Overflow;
using hui::ShareNo;
using hui::Vnd;
namespace account = hui::account;

BOOST_AUTO_TEST_SUITE(balances_tests)

BOOST_AUTO_TEST_CASE(an_account_that_was_never_posted_to_is_at_zero) {
    const Balances balances;
    BOOST_TEST(balances.of(account::cash()).count() == 0);
    BOOST_TEST(balances.sum().count() == 0);
    BOOST_TEST(balances.all().empty());
}

BOOST_AUTO_TEST_CASE(postings_to_one_account_add_up) {
    Balances balances;
    balances.add({{account::cash(), Vnd{300'000}}, {account::member(ShareNo{3}), Vnd{-300'000}}});
    balances.add({{account::cash(), Vnd{200'000}}, {account::member(ShareNo{12}), Vnd{-200'000}}});
    BOOST_TEST(balances.of(account::cash()).count() == 500'000);
    BOOST_TEST(balances.of(Account{"members:03"}).count() == -300'000);
    BOOST_TEST(balances.of(Account{"members:12"}).count() == -200'000);
    BOOST_TEST(balances.sum().count() == 0);
}

BOOST_AUTO_TEST_CASE(accounts_stand_in_the_order_of_their_names) {
    Balances balances;
    balances.add({{account::advances(), Vnd{1}},
                  {account::member(ShareNo{2}), Vnd{1}},
                  {account::member(ShareNo{1}), Vnd{1}},
                  {account::cash(), Vnd{1}},
                  {account::bank(), Vnd{1}}});
    std::vector<std::string> names;
    for (const auto& [account, amount] : balances.all()) { names.push_back(account.name()); }
    const std::vector<std::string> expected{"assets:bank", "assets:cash", "members:01",
                                            "members:02", "organiser:advances"};
    BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_account_that_came_back_to_zero_stays_listed) {
    Balances balances;
    balances.add({account::cash(), Vnd{5}});
    balances.add({account::cash(), Vnd{-5}});
    BOOST_TEST(balances.all().size() == 1U);
    BOOST_TEST(balances.of(account::cash()).count() == 0);
}

BOOST_AUTO_TEST_CASE(a_balance_beyond_64_bits_is_no_balance) {
    Balances balances;
    balances.add({account::cash(), Vnd{std::numeric_limits<std::int64_t>::max()}});
    BOOST_CHECK_THROW(balances.add({account::cash(), Vnd{1}}), Overflow);
    BOOST_TEST(balances.of(account::cash()).count() == std::numeric_limits<std::int64_t>::max());
}

BOOST_AUTO_TEST_SUITE_END()
