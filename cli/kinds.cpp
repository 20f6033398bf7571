#include "cli/sentences.hpp"

#include <array>
#include <utility>

namespace hui::cli {

namespace {

constexpr auto kinds = std::to_array<std::pair<std::string_view, const char*>>({
    {"contributed", mark("contribution")},
    {"advanced", mark("advance")},
    {"paid-out", mark("payout")},
    {"late-interest-paid", mark("late interest")},
    {"late-interest-waived", mark("late interest waived")},
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
    {"reversed", mark("reversal")},
    {"group-opened", mark("opening")},
    {"month-closed", mark("closing")},
    {"month-sealed", mark("seal")},
    {"ledger-opened", mark("new ledger")},
    {"unit-added", mark("new unit")},
    {"unit-amended", mark("unit changed")},
    {"member-added", mark("new member")},
    {"member-amended", mark("member changed")},
    {"member-forgotten", mark("personal data deleted")},
    {"policy-set", mark("policy")},
    {"group-registered", mark("new group")},
});

}  // namespace

std::string kind_in_words(std::string_view kind) {
    for (const auto& [name, words] : kinds) {
        if (name == kind) { return tr(words); }
    }
    return std::string{kind};
}

}  // namespace hui::cli
