#include "engine/actions/rules_check.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/savings/advance.hpp"
#include "engine/savings/contribute.hpp"
#include "engine/savings/lot_draw.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/payout.hpp"
#include "engine/savings/reverse.hpp"

#include <type_traits>

namespace hui::actions {

namespace {

using savings::Advanced;
using savings::Contributed;
using savings::GroupOpened;
using savings::LotCommitted;
using savings::PaidOut;
using savings::TurnsBy;
using savings::TurnsChanged;

/// Nothing where the rules decide just this entry; `not_as_decided` where they decide another one.
std::optional<Code> compared(const Draft& draft, const Entry& entry) {
    const bool has_receipt = entry.receipt != ReceiptNo{};
    const bool same = draft.kind == entry.kind && draft.effective_on == entry.effective_on &&
                      draft.body == entry.body && draft.postings == entry.postings &&
                      draft.reverses == entry.reverses &&
                      (draft.receipt == Receipt::numbered) == has_receipt;
    return same ? std::nullopt : std::optional{Code::not_as_decided};
}

template <class Event>
std::optional<Code> compared(const Result<Event>& decided, const Entry& entry) {
    if (!decided) { return decided.refusal().code; }
    return compared(savings::draft_of(*decided, entry.effective_on), entry);
}

/// The policy of the day isn't looked up: no amount and no rate stands outside this one.
registry::Policy widest_policy() {
    registry::Policy policy;
    policy.contribution_min.set(Date::min(), Vnd{1});
    policy.contribution_max.set(Date::min(), Vnd{INT64_MAX});
    return policy;
}

/// Decides each event again on the book as it stood.
struct DecideAgain {
    const std::string& ledger_id;
    store::Book& before;
    const Entry& entry;

    [[nodiscard]] savings::When when() const {
        return {.on = entry.effective_on, .today = day_in_vietnam(entry.recorded_at)};
    }
    [[nodiscard]] savings::Pot pot() const { return before.group().terms.pot; }

    std::optional<Code> operator()(const GroupOpened& event) const {
        if (entry.seq != Seq{1}) { return Code::not_as_decided; }
        return compared(savings::decide_open(event, widest_policy()), entry);
    }
    std::optional<Code> operator()(const Contributed& event) const {
        const savings::Share* share = before.group().find(event.share);
        const bool ordered = share != nullptr && share->needs_date_order();
        return compared(
            savings::decide_contribute(
                before.group(),
                {.share = event.share,
                 .amount = event.amount,
                 .method = event.method,
                 .source = event.source},
                when(), ordered ? before.history().last_moved(event.share, pot()) : std::nullopt),
            entry);
    }
    std::optional<Code> operator()(const Advanced& event) const {
        return compared(
            savings::decide_advance(before.group(),
                                    {.share = event.share,
                                     .amount = event.amount,
                                     .method = event.method,
                                     .source = event.source},
                                    when(), before.history().last_moved(event.share, pot())),
            entry);
    }
    std::optional<Code> operator()(const PaidOut& event) const {
        return compared(savings::decide_payout(before.group(), before.history(),
                                               {.share = event.share,
                                                .amount = event.amount,
                                                .method = event.method,
                                                .source = event.source},
                                               when()),
                        entry);
    }
    std::optional<Code> operator()(const TurnsChanged& event) const {
        const auto& group = before.group();
        const auto& history = before.history();
        switch (event.by) {
            case TurnsBy::fixed:
            case TurnsBy::vote:
                return compared(
                    savings::decide_set(
                        group, history,
                        {.by = event.by, .order = event.order, .minute = event.minute}, when()),
                    entry);
            case TurnsBy::swap:
                if (event.changes.size() != 2) { return Code::not_as_decided; }
                return compared(savings::decide_swap(group, history,
                                                     {.one = event.changes[0].share,
                                                      .other = event.changes[1].share,
                                                      .consents = event.consents},
                                                     when()),
                                entry);
            case TurnsBy::cede:
                return compared(savings::decide_cede(
                                    group, history,
                                    {.to = receiver_of(event), .consents = event.consents}, when()),
                                entry);
            case TurnsBy::lot:
                return event.lot ? drawn_again(*event.lot) : Code::not_as_decided;
        }
        return Code::not_as_decided;
    }
    std::optional<Code> operator()(const LotCommitted& event) const {
        // The secret isn't known yet: only whether there may be a commitment.
        if (auto refusal = savings::check_commit(before.group(), when())) { return refusal->code; }
        return compared(savings::draft_of(event, day_in_vietnam(entry.recorded_at)), entry);
    }

private:
    /// The share that a ceded turn went to: not the one whose turn it was.
    [[nodiscard]] ShareNo receiver_of(const TurnsChanged& event) const {
        const Round next = before.group().drawn.next();
        for (const savings::TurnChange& change : event.changes) {
            if (change.was != next) { return change.share; }
        }
        return {};
    }
    [[nodiscard]] std::optional<Code> drawn_again(const savings::LotEvidence& lot) const {
        auto secret = savings::LotSecret::parse(lot.secret);
        auto mix = savings::LotMix::parse(lot.mix);
        if (!secret || !mix) { return Code::not_as_decided; }
        return compared(
            savings::decide_draw(
                before.group(), before.history(), {.ledger = ledger_id, .group = before.row().code},
                {.secret = *secret, .mix = *mix, .mixed_on = lot.mixed_on}, when()),
            entry);
    }
};

Balances without_zeros(const Balances& balances) {
    Balances rest;
    for (const auto& [account, amount] : balances.all()) {
        if (amount != Vnd{}) { rest.add({account, amount}); }
    }
    return rest;
}

}  // namespace

std::optional<Code> RulesCheck::refusal_of(store::Book& before, const Entry& entry) {
    const auto check = [&]() -> std::optional<Code> {
        if (entry.kind == reversed_kind) {
            const Entry* original = find(entry.reverses);
            if (original == nullptr) { return Code::unknown_entry; }
            const auto draft = savings::decide_reverse(
                before.group(), before.history(), *original,
                {.reason = undone_by(entry.body).reason, .on = entry.effective_on},
                day_in_vietnam(entry.recorded_at));
            return draft ? compared(*draft, entry) : std::optional{draft.refusal().code};
        }
        if (entry.kind == closing::month_closed_kind) { return check_closing(before, entry); }
        const auto event = savings::event_of(entry.kind, entry.body);
        if (!event) { return Code::not_as_decided; }
        return std::visit(DecideAgain{ledger_id_, before, entry}, *event);
    };
    auto refusal = check();
    entries_.push_back(entry);
    return refusal;
}

std::optional<Code> RulesCheck::check_closing(store::Book& before, const Entry& entry) const {
    const closing::MonthClosed said = closing::month_closed_of(entry.body);
    const Date end = last_day(said.month);
    if (closing::standing_in(said.month, before.group(), before.history()) !=
        closing::Standing::running) {
        return Code::nothing_to_close;
    }
    if (end > day_in_vietnam(entry.recorded_at)) { return Code::month_not_over; }
    const bool is_true = without_zeros(said.balances) == without_zeros(balances_on(end)) &&
                         said.register_seq >= Seq{1} && said.register_seq <= register_head_;
    const closing::MonthEnd month_end{.group = before.history().as_of(before.group(), end),
                                      .balances = said.balances,
                                      .register_seq = said.register_seq};
    const closing::CloseMonth command{
        .month = said.month, .counted = said.counted, .arrears = closing::Arrears::carry};
    const bool is_blocked =
        !closing::blockers_of(command, before.group(), before.history(), month_end).empty();
    if (!is_true || is_blocked) { return Code::not_as_decided; }
    return compared(closing::closing_draft(command, month_end), entry);
}

const Entry* RulesCheck::find(std::optional<Seq> seq) const {
    if (!seq || *seq < Seq{1}) { return nullptr; }
    const auto index = static_cast<std::size_t>(seq->count() - 1);
    return index < entries_.size() ? &entries_[index] : nullptr;
}

Balances RulesCheck::balances_on(Date date) const {
    Balances balances;
    for (const Entry& entry : entries_) {
        if (entry.effective_on <= date) { balances.add(entry.postings); }
    }
    return balances;
}

}  // namespace hui::actions
