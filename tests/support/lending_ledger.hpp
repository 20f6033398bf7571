#pragma once

#include "tests/support/officer.hpp"

#include <string>
#include <string_view>

namespace hui::tests {

/// An officer's ledger into which loans of every kind can be written: V001 is collected for a bank,
/// late, rescheduled and called; V002, out of a fund, is paid off with its savings given back; V003
/// was taken over and given up, V004 approved as one that ran already and withdrawn. May is closed.
class LendingLedger : public Officer {
protected:
    void lends_and_collects();

private:
    void lends_out_of_the_fund();
    void takes_over_and_gives_up();
    void approves_and_withdraws();
    void closes_may();
    void collects();
};

}  // namespace hui::tests
