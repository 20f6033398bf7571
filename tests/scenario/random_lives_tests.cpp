// Random lives of a group, told to a ledger: what the journal says, read again from its first
// entry, is what stands in every table, and the rules decide every entry once more as it is.
#include "tests/lives/group_life.hpp"
#include "tests/support/explained_figures.hpp"
#include "tests/support/treasurer.hpp"

#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <map>
#include <type_traits>
#include <variant>

using hui::Seq;
using hui::tests::any_group_with_funds;
using hui::tests::any_moves_at_all;
using hui::tests::Command;
using hui::tests::explain_everything;
using hui::tests::granted;
using hui::tests::Life;
using hui::tests::opening_of;
using hui::tests::Recorded;
using hui::tests::ReturnReserve;
using hui::tests::Treasurer;
using hui::tests::Undo;

namespace savings = hui::savings;

namespace {

template <class What, class... Some>
constexpr bool is_one_of = (std::is_same_v<What, Some> || ...);

/// Tells a ledger what happened in a life; a command that fits no more (a lot falls otherwise in
/// another ledger) is refused as it would be anywhere.
class Told {
public:
    explicit Told(const Life& life)
        : treasurer_{with_an_order_that_may_be_open(opening_of(life.wanted())),
                     life.wanted().start},
          today_{life.wanted().start + hui::Days{1}} {
        treasurer_.add_members(14);
        for (const Command& command : life.accepted()) { tell(command); }
    }

    [[nodiscard]] std::size_t accepted() const { return entries_.size(); }
    [[nodiscard]] Treasurer& treasurer() { return treasurer_; }

private:
    static savings::GroupOpened with_an_order_that_may_be_open(savings::GroupOpened opening) {
        opening.terms.order = savings::Order::vote;
        return opening;
    }
    void tell(const Command& command) {
        today_ = std::max(today_, command.on);
        treasurer_.set_today(today_);
        const auto recorded =
            std::visit([&](const auto& what) { return record(what, command.on); }, command.what);
        if (recorded) { entries_.emplace(told_, recorded->entry.seq); }
        ++told_;
    }

    hui::Result<Recorded> record(const Undo& undo, hui::Date on) {
        const auto original = entries_.find(undo.of);
        if (original == entries_.end()) { return hui::refuse(hui::Code::unknown_entry); }
        return treasurer_.try_reverse(original->second, {.reason = "nhầm", .on = on});
    }
    hui::Result<Recorded> record(const ReturnReserve&, hui::Date on) {
        return treasurer_.try_return_reserve(on);
    }
    hui::Result<Recorded> record(const savings::CommitLot& command, hui::Date) {
        return treasurer_.try_commit({.command = command, .ref = ""});
    }
    hui::Result<Recorded> record(const savings::PostDifference& command, hui::Date) {
        return treasurer_.record(command);
    }
    hui::Result<Recorded> record(const savings::AgreeRules& command, hui::Date on) {
        return treasurer_.try_rules({.command = command, .on = on, .ref = ""});
    }
    template <class What>
    hui::Result<Recorded> record(const What& what, hui::Date on) {
        if constexpr (is_one_of<What, savings::SetTurns, savings::SwapTurns, savings::CedeTurn,
                                savings::DrawLot, savings::SetByNeed, savings::SetByWishes>) {
            return treasurer_.try_turns({.command = what, .on = on, .ref = ""});
        } else if constexpr (is_one_of<What, savings::LeaveShare, savings::HandOver,
                                       savings::JoinShare, savings::ChangeOrganiser,
                                       savings::DissolveGroup, savings::SettleClaim>) {
            return treasurer_.try_shares({.command = what, .on = on, .ref = ""});
        } else {
            return treasurer_.record(what, on);
        }
    }

    Treasurer treasurer_;
    hui::Date today_;
    std::size_t told_ = 0;
    std::map<std::size_t, Seq> entries_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(random_lives_tests)

RC_BOOST_PROP(every_table_is_what_the_journal_says_after_any_life, ()) {
    Life life{*any_group_with_funds()};
    life.live(*any_moves_at_all());
    RC_LOG() << life.story();
    Told told{life};
    // A lot is committed to on the day it is told, and falls otherwise in another ledger: only it,
    // and what rests on it, may go another way.
    const auto& commands = life.accepted();
    const bool has_lots = std::any_of(commands.begin(), commands.end(), [](const Command& command) {
        return std::holds_alternative<savings::CommitLot>(command.what);
    });
    RC_ASSERT(has_lots || told.accepted() == commands.size());
    const auto problems = told.treasurer().problems();
    for (const std::string& problem : problems) { RC_LOG() << problem << "\n"; }
    RC_ASSERT(problems.empty());
}

RC_BOOST_PROP(every_figure_of_any_life_is_what_its_explanation_comes_to, ()) {
    Life life{*any_group_with_funds()};
    life.live(*any_moves_at_all());
    RC_LOG() << life.story();
    Told told{life};
    const auto days = life.days();
    const hui::Date middle = days.empty() ? life.wanted().start : days[days.size() / 2];
    const hui::Date last = days.empty() ? middle : days.back();
    for (const hui::Date day : {middle, last, last + hui::Days{45}}) {
        const auto figures = explain_everything(told.treasurer().ledger(), day);
        for (const std::string& wrong : figures.wrong) {
            RC_LOG() << hui::iso(day) << " " << wrong << "\n";
        }
        RC_ASSERT(figures.explained > 0U);
        RC_ASSERT(figures.wrong.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
