#pragma once

#include "tests/support/lending_ledger.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::tests {

/// A ledger with every kind of entry and something in every table. G012 and G013 have a closed and
/// sealed March and an April that runs; G014 decides its turns in every way and keeps a reserve
/// fund; in G015 members come and go until it is dissolved; in G017 a member pays no more; G016
/// pays out with a second person; the box of G018 is counted, and two members contest its book, one
/// of them still; the loans of `LendingLedger` are vouched for by U1 and U2.
class HonestLedger : public LendingLedger {
public:
    HonestLedger();
    /// Entries of G012 by what they are, as the journal numbers them.
    static constexpr std::int64_t contribution = 2;
    static constexpr std::int64_t reversal = 3;
    static constexpr std::int64_t last = 11;

private:
    using Turns = decltype(actions::TurnsRequest::command);
    using Change = decltype(actions::ShareRequest::command);

    void sets(std::string key, std::string value, std::string_view from);
    void opens_as(std::string code, const GroupOf& wanted,
                  savings::Order order = savings::Order::fixed);
    void decides(Turns command, std::string_view day);
    Recorded changes(Change command, std::string_view day);
    void settles(std::string_view no, savings::InterestOn what, savings::Settling how,
                 std::string_view day);
    static std::vector<ShareNo> order_of(std::initializer_list<std::string_view> texts);

    void closes_march();

    void amends_the_register();

    void decides_turns();

    void pays_late_with_a_fund();

    void comes_and_goes();

    void pays_no_more();

    void counts_the_box();

    /// What is set afterwards, for days that are past, changes nothing.
    void pays_out_with_a_second_person();

    void vouches_within_limits();
};

}  // namespace hui::tests
