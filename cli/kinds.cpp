#include "cli/kinds.hpp"

#include "cli/messages.hpp"
#include "engine/journal/body.hpp"
#include "engine/registry/portfolio.hpp"

#include <array>
#include <string>
#include <utility>

namespace hui::cli {

namespace {

constexpr auto entry_kinds = std::to_array<std::pair<std::string_view, const char*>>({
    {"contributed", mark("contribution")},
    {"advanced", mark("advance")},
    {"paid-out", mark("payout")},
    {"late-interest-paid", mark("late interest")},
    {"late-interest-waived", mark("late interest waived")},
    {"late-interest-shared", mark("late interest shared out")},
    {"reserve-spent", mark("reserve fund spent")},
    {"reserve-returned", mark("reserve fund given back")},
    {"turns-changed", mark("turns decided")},
    {"lot-committed", mark("commitment to a lot")},
    {"turn-rules-agreed", mark("rules for turns")},
    {"share-left", mark("share left")},
    {"holder-changed", mark("share handed over")},
    {"share-joined", mark("share came in")},
    {"organiser-changed", mark("new organiser")},
    {"group-dissolved", mark("dissolution")},
    {"reserve-covered", mark("the reserve fund paid in its place")},
    {"share-defaulted", mark("pays no more")},
    {"claim-settled", mark("claim paid")},
    {"cash-counted", mark("count of the box")},
    {"cash-difference-posted", mark("difference of the box")},
    {"statement-reconciled", mark("bank statement")},
    {"bank-moved", mark("bank account")},
    {"dispute-opened", mark("book contested")},
    {"dispute-settled", mark("dispute settled")},
    {"reversed", mark("reversal")},
    {"group-opened", mark("opening")},
    {"month-closed", mark("closing")},
    {"month-sealed", mark("seal")},
    {"seal-signed", mark("signature under a seal")},
    {"ledger-opened", mark("new ledger")},
    {"unit-added", mark("new unit")},
    {"unit-amended", mark("unit changed")},
    {"member-added", mark("new member")},
    {"member-amended", mark("member changed")},
    {"member-forgotten", mark("personal data deleted")},
    {"lender-added", mark("new lender")},
    {"lender-amended", mark("lender changed")},
    {"policy-set", mark("policy")},
    {"group-registered", mark("new group")},
    {"payroll-recorded", mark("payroll")},
    {"portfolio-opened", mark("new loan book of a unit")},
    {"loan-applied", mark("loan applied for")},
    {"loan-certified", mark("loan certified")},
    {"loan-approved", mark("loan approved")},
    {"loan-withdrawn", mark("loan application withdrawn or refused")},
    {"loan-disbursed", mark("loan paid out")},
    {"loan-taken-over", mark("loan taken over")},
    {"loan-repaid", mark("repayment")},
    {"loan-reallocated", mark("repayments counted anew")},
    {"loan-rescheduled", mark("loan rescheduled")},
    {"loan-called", mark("guarantee called")},
    {"loan-written-off", mark("loan written off")},
    {"loan-interest-waived", mark("late interest of a loan waived")},
    {"loan-noted", mark("note on a loan")},
    {"loan-saved", mark("savings with a loan")},
    {"remitted", mark("passed on to the lender")},
    {"fund-paid-in", mark("money of a union fund")},
});

}  // namespace

std::string kind_in_words(std::string_view kind) {
    for (const auto& [name, words] : entry_kinds) {
        if (name == kind) { return tr(words); }
    }
    return std::string{kind};
}

std::string entry_kind_in_words(const Entry& entry) {
    const bool is_registered = entry.kind == "group-registered";
    const auto book = is_registered ? BodyReader{entry.body}.text_if("group") : std::nullopt;
    const bool is_of_loans = book && registry::unit_of_portfolio(*book);
    return kind_in_words(is_of_loans ? std::string_view{"portfolio-opened"} : entry.kind);
}

}  // namespace hui::cli
