// What lies in a portfolio's box for lenders, entry by entry.
#include "engine/lending/collected.hpp"
#include "engine/lending/loan_accounts.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using hui::Account;
using hui::date_of;
using hui::Entry;
using hui::Seq;
using hui::Vnd;
using namespace hui::literals;

namespace account = hui::account;
namespace lending = hui::lending;

namespace {

using Lines = std::vector<std::string>;

const Account cash = account::cash();
const Account bank = account::bank();

/// A portfolio's book in which only money matters.
struct CollectingBook {
    void moves(std::string_view day, Vnd amount, const Account& money, const Account& other) {
        entries.push_back({.seq = Seq{std::ssize(entries) + 1},
                           .effective_on = date_of(day),
                           .postings = {{money, amount}, {other, -amount}}});
    }
    /// Negative = passes it on.
    void collects(std::string_view day, Vnd amount, const Account& money,
                  std::string_view lender = "CSXH") {
        moves(day, amount, money, lending::account::to_remit(lender));
    }
    void undoes(Seq seq, std::string_view day) {
        Entry reversal = entries.at(static_cast<std::size_t>(seq.count() - 1));
        reversal.reverses = seq;
        reversal.seq = Seq{std::ssize(entries) + 1};
        reversal.effective_on = date_of(day);
        for (auto& [of, amount] : reversal.postings) { amount = -amount; }
        entries.push_back(reversal);
    }
    /// `2026-03-05 2 300000`
    [[nodiscard]] Lines left(std::string_view day = "2026-12-31") const {
        Lines lines;
        for (const auto& [since, entry, amount] : lending::collected_cash(entries, date_of(day))) {
            lines.push_back(hui::iso(since) + " " + std::to_string(entry.count()) + " " +
                            std::to_string(amount.count()));
        }
        return lines;
    }

    std::vector<Entry> entries;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(collected_tests, CollectingBook)

BOOST_AUTO_TEST_CASE(what_was_collected_first_is_passed_on_first_also_by_lender) {
    collects("2026-01-05", 200'000_vnd, cash);
    collects("2026-01-06", 300'000_vnd, cash, "AGR");
    collects("2026-02-05", 200'000_vnd, cash);
    collects("2026-02-05", -250'000_vnd, cash);
    BOOST_TEST(left("2026-01-31") == (Lines{"2026-01-05 1 200000", "2026-01-06 2 300000"}),
               boost::test_tools::per_element());
    BOOST_TEST(left() == (Lines{"2026-01-06 2 300000", "2026-02-05 3 150000"}),
               boost::test_tools::per_element());
    collects("2026-02-06", -150'000_vnd, cash);
    collects("2026-02-07", -300'000_vnd, cash, "AGR");
    BOOST_TEST(left() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_goes_by_bank_takes_what_came_by_bank_before_it_takes_cash) {
    moves("2026-01-01", 500'000_vnd, bank, lending::account::funding("QTT"));
    collects("2026-01-05", 200'000_vnd, cash);
    collects("2026-02-05", 200'000_vnd, bank);
    collects("2026-02-06", -200'000_vnd, bank);
    BOOST_TEST(left() == Lines{"2026-01-05 2 200000"}, boost::test_tools::per_element());
    collects("2026-02-07", -150'000_vnd, bank);
    BOOST_TEST(left() == Lines{"2026-01-05 2 50000"}, boost::test_tools::per_element());
    collects("2026-02-08", 100'000_vnd, bank);
    BOOST_TEST(left() == Lines{"2026-01-05 2 50000"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_isnt_owed_to_a_lender_is_not_counted) {
    moves("2026-01-01", 500'000_vnd, cash, lending::account::funding("QTT"));
    moves("2026-01-02", 20'000_vnd, cash, lending::account::savings("V1"));
    BOOST_TEST(left() == Lines{}, boost::test_tools::per_element());
    // Lent out of the fund, while what was collected is covered by the bank account.
    collects("2026-01-05", 600'000_vnd, cash);
    moves("2026-01-06", -1'000'000_vnd, cash, lending::account::principal("V2"));
    BOOST_TEST(left() == Lines{"2026-01-05 3 120000"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_undone_leaves_nothing_in_the_box) {
    collects("2026-01-05", 200'000_vnd, cash);
    undoes(Seq{1}, "2026-01-05");
    BOOST_TEST(left() == Lines{}, boost::test_tools::per_element());
    collects("2026-01-05", 200'000_vnd, cash);
    collects("2026-01-07", -200'000_vnd, cash);
    undoes(Seq{4}, "2026-01-09");
    // It wasn't passed on after all.
    BOOST_TEST(left() == Lines{"2026-01-09 5 200000"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
