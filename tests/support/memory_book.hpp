#pragma once

#include "engine/journal/balances.hpp"
#include "engine/journal/chain.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/savings/advance.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/apply.hpp"
#include "engine/savings/bank.hpp"
#include "engine/savings/choose_turns.hpp"
#include "engine/savings/contribute.hpp"
#include "engine/savings/correction.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/defaults.hpp"
#include "engine/savings/dispute.hpp"
#include "engine/savings/dissolution.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/organiser.hpp"
#include "engine/savings/payout.hpp"
#include "engine/savings/reserve.hpp"
#include "engine/savings/reverse.hpp"
#include "engine/savings/share_interest.hpp"
#include "engine/savings/shares.hpp"
#include "engine/savings/turns.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hui::tests {

/// A group's book in memory: each command is decided on the state before it, and what is written
/// goes the way of the journal, through the entry's body and back.
class MemoryBook {
public:
    explicit MemoryBook(const savings::GroupOpened& opening)
        : MemoryBook(opening, opening.terms.start) {}
    MemoryBook(const savings::GroupOpened& opening, Date on)
        : group_(savings::opened_group(opening.terms, opening.seats)) {
        (void)append(savings::draft_of(opening, on));
    }

    Result<Seq> record(const savings::Contribute& command, Date on) {
        const auto event = savings::decide_contribute(group_, command, when(on), &history_);
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::Contribute& command, Date on, const TrueDate& true_date) {
        auto event = savings::decide_contribute(group_, command, when(on), &history_);
        if (!event) { return event.refusal(); }
        const auto correction = savings::decide_correction(group_, history_, true_date, when(on));
        if (!correction) { return correction.refusal(); }
        event->correction = *correction;
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::Advance& command, Date on) {
        const auto event = savings::decide_advance(group_, command, when(on),
                                                   history_.last_moved(group_, command.share));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::SettleInterest& command, Date on) {
        const auto event = savings::decide_settle_interest(group_, history_, {}, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::SetTurns& command, Date on) {
        return record_turns(savings::decide_set(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::SwapTurns& command, Date on) {
        return record_turns(savings::decide_swap(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::CedeTurn& command, Date on) {
        return record_turns(savings::decide_cede(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::AgreeRules& command, Date on) {
        const auto event = savings::decide_rules(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::SetByNeed& command, Date on) {
        return record_turns(savings::decide_by_need(group_, history_, place(), command, when(on)),
                            on);
    }
    Result<Seq> record(const savings::SetByWishes& command, Date on) {
        return record_turns(savings::decide_by_wishes(group_, history_, place(), command, when(on)),
                            on);
    }
    Result<Seq> record(const savings::LeaveShare& command, Date on) {
        const auto event = savings::decide_leave(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::JoinShare& command, Date on) {
        const auto event = savings::decide_join(group_, history_, {}, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::HandOver& command, Date on) {
        const auto event = savings::decide_hand_over(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::ChangeOrganiser& command, Date on) {
        const auto event = savings::decide_change_organiser(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::SettleClaim& command, Date on) {
        const auto event = savings::decide_settle(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::DissolveGroup& command, Date on) {
        const auto event = savings::decide_dissolve(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::SpendReserve& command, Date on) {
        return appended(savings::decide_spend_reserve(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::BankMoved& command, Date on) {
        return appended(savings::decide_bank_move(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::CoverFromReserve& command, Date on) {
        return appended(savings::decide_cover(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::DeclareDefault& command, Date on) {
        return appended(savings::decide_default(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::ShareInterest& command, Date on) {
        return appended(savings::decide_share_interest(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::CountCash& command, Date on) {
        return appended(savings::decide_count(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::PostDifference& command) {
        const auto posted = savings::decide_post_difference(group_, history_, command, today_);
        if (!posted) { return posted.refusal(); }
        if (auto refusal = savings::check_counted_last(group_, history_)) {
            return *std::move(refusal);
        }
        return appended(posted, savings::posting_day(group_, command, today_));
    }
    Result<Seq> record(savings::PostDifference command, Date on) {
        command.on = on;
        return record(command);
    }
    Result<Seq> record(const savings::DisputeChanged& command, Date on) {
        return appended(savings::decide_dispute(group_, history_, command, when(on)), on);
    }
    Result<Seq> record(const savings::CommitLot& command, Date on) {
        return appended(savings::decide_commit(group_, place(), command, when(on)), on);
    }
    Result<Seq> record(const savings::DrawLot& command, Date on) {
        return record_turns(savings::decide_draw(group_, history_, place(), command, when(on)), on);
    }
    Result<Seq> return_reserve(Date on) {
        const auto event = savings::decide_return_reserve(group_, history_, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    Result<Seq> record(const savings::Payout& command, Date on) {
        const auto event = savings::decide_payout(group_, history_, command, when(on));
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }
    /// An entry is reversed at most once: the journal's own rule.
    Result<Seq> reverse(Seq seq, const savings::Reverse& command) {
        for (const Entry& entry : entries_) {
            if (entry.reverses == seq) { return refuse(Code::already_reversed); }
        }
        const auto draft = savings::decide_reverse(group_, history_, entry(seq), command, today_);
        if (!draft) { return draft.refusal(); }
        return append(*draft);
    }

    void set_today(Date today) { today_ = today; }
    void close_through(Month month) { group_.closed_through = month; }

    [[nodiscard]] const savings::Group& group() const { return group_; }
    [[nodiscard]] const savings::History& history() const { return history_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const Entry& entry(Seq seq) const {
        return entries_.at(static_cast<std::size_t>(seq.count() - 1));
    }
    /// Whether nothing was recorded in one that was not recorded in the other.
    [[nodiscard]] bool same_as(const MemoryBook& other) const {
        return head_ == other.head_ && group_ == other.group_ &&
               entries_.size() == other.entries_.size() &&
               history_.movements().size() == other.history_.movements().size();
    }
    [[nodiscard]] savings::Group as_of(Date on) const { return history_.as_of(group_, on); }
    [[nodiscard]] const savings::Share& share(std::int64_t no) const {
        return *group_.find(ShareNo{no});
    }
    /// What the postings dated `on` or before sum up to.
    [[nodiscard]] Balances balances_on(Date on) const {
        Balances balances;
        for (const Entry& entry : entries_) {
            if (entry.effective_on <= on) { balances.add(entry.postings); }
        }
        return balances;
    }
    [[nodiscard]] Vnd balance(const Account& account) const {
        return balances_on(Date::max()).of(account);
    }

private:
    [[nodiscard]] savings::When when(Date on) const { return {.on = on, .today = today_}; }

    [[nodiscard]] savings::LotPlace place() const {
        return {.ledger = "5f2c9a", .group = group_.terms.code, .cycle = group_.cycle};
    }

    template <class Event>
    Result<Seq> appended(const Result<Event>& event, Date on) {
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }

    Result<Seq> record_turns(const Result<savings::TurnsChanged>& event, Date on) {
        if (!event) { return event.refusal(); }
        return append(savings::draft_of(*event, on));
    }

    Seq append(Draft draft) {
        const Stamp stamp{.ref = "r" + std::to_string(head_.seq.next().count()),
                          .actor = "thu quy",
                          .recorded_at = Instant{draft.effective_on}};
        entries_.push_back(Chain{"5f2c9a"}.next(group_.terms.code, head_, std::move(draft), stamp));
        head_ = head_after(head_, entries_.back());
        if (auto movement = savings::movement_of(entries_.back())) {
            savings::apply(group_, *movement);
            history_.add(std::move(*movement));
            const bool is_turns = entries_.back().kind == savings::turns_changed_kind;
            // The lot that was committed to is drawn.
            if (is_turns && savings::turns_changed_of(entries_.back().body).lot) {
                group_.commitment.reset();
            }
        } else if (entries_.back().kind == savings::lot_committed_kind) {
            group_.commitment = savings::commitment_of(entries_.back());
        } else if (entries_.back().kind == savings::turn_rules_agreed_kind) {
            group_.rules = savings::rules_of(entries_.back());
        } else if (entries_.back().kind == savings::cash_counted_kind) {
            savings::apply_count(group_, savings::count_of(entries_.back()));
        }
        return head_.seq;
    }

    savings::Group group_;
    savings::History history_;
    std::vector<Entry> entries_;
    Head head_;
    Date today_ = date_of("2199-12-31");
};

/// Records what a share pays in, which the test takes for granted.
inline Seq contributed(MemoryBook& book, std::int64_t share, Date on, Vnd amount = Vnd{300'000},
                       Method method = Method::cash) {
    const auto seq = book.record(
        savings::Contribute{.share = ShareNo{share}, .amount = amount, .method = method}, on);
    BOOST_REQUIRE(seq.ok());
    return *seq;
}

}  // namespace hui::tests
