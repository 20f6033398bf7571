#include "engine/actions/rules_check.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/savings/advance.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/choose_turns.hpp"
#include "engine/savings/contribute.hpp"
#include "engine/savings/defaults.hpp"
#include "engine/savings/dissolution.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/payout.hpp"
#include "engine/savings/reserve.hpp"
#include "engine/savings/reverse.hpp"
#include "engine/savings/shares.hpp"
#include "engine/savings/takeover.hpp"

#include <type_traits>

namespace hui::actions {

namespace {

using savings::Advanced;
using savings::Contributed;
using savings::GroupOpened;
using savings::InterestSettled;
using savings::LotCommitted;
using savings::PaidOut;
using savings::ReserveReturned;
using savings::ReserveSpent;
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

/// The same with the holidays that an opening itself names.
registry::Policy widest_policy(const GroupOpened& event) {
    registry::Policy policy = widest_policy();
    const auto& rest_days = event.terms.calendar.rest_days;
    if (!rest_days) { return policy; }
    for (const Date holiday : rest_days->holidays) { policy.holidays.emplace(holiday, ""); }
    return policy;
}

/// What drew the lot; nothing where no lot is drawn with such a text.
std::optional<savings::DrawLot> draw_of(const savings::LotEvidence& lot) {
    auto secret = savings::LotSecret::parse(lot.secret);
    auto mix = savings::LotMix::parse(lot.mix);
    if (!secret || !mix) { return std::nullopt; }
    return savings::DrawLot{
        .secret = *std::move(secret), .mix = *std::move(mix), .mixed_on = lot.mixed_on};
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
        const registry::Policy policy = widest_policy(event);
        if (event.taken_over.empty()) {
            return compared(savings::decide_open(event, policy), entry);
        }
        if (when().on > when().today) { return Code::future_date; }
        return compared(savings::decide_takeover(event, savings::standings_of(event), policy,
                                                 entry.effective_on),
                        entry);
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
                                                .source = event.source,
                                                .by = entry.actor,
                                                .approved_by = event.approved_by},
                                               when()),
                        entry);
    }
    std::optional<Code> operator()(const InterestSettled& event) const {
        // The policy may say something else by now: the entry holds its rates.
        return compared(savings::decide_settle_interest(before.group(), before.history(),
                                                        savings::policy_of(event.rates),
                                                        {.share = event.share,
                                                         .what = event.what,
                                                         .round = event.round,
                                                         .how = event.how,
                                                         .method = event.method,
                                                         .reason = event.reason},
                                                        when()),
                        entry);
    }
    std::optional<Code> operator()(const ReserveSpent& event) const {
        return compared(savings::decide_spend_reserve(before.group(), before.history(),
                                                      {.amount = event.amount,
                                                       .reason = event.reason,
                                                       .by = event.by,
                                                       .method = event.method},
                                                      when()),
                        entry);
    }
    std::optional<Code> operator()(const ReserveReturned&) const {
        return compared(savings::decide_return_reserve(before.group(), before.history(), when()),
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
            case TurnsBy::need:
            case TurnsBy::wishes:
                return chosen_again(event);
        }
        return Code::not_as_decided;
    }
    std::optional<Code> operator()(const savings::TurnRulesAgreed& event) const {
        return compared(
            savings::decide_rules(before.group(), before.history(),
                                  {.rules = event.rules, .minute = event.minute}, when()),
            entry);
    }
    std::optional<Code> operator()(const savings::ShareLeft& event) const {
        return compared(savings::decide_leave(before.group(), before.history(),
                                              {.share = event.share,
                                               .reason = event.reason,
                                               .refund = event.refund,
                                               .consents = event.consents},
                                              when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::HolderChanged& event) const {
        return compared(savings::decide_hand_over(before.group(), before.history(),
                                                  {.by = event.by,
                                                   .share = event.share,
                                                   .member = event.member,
                                                   .price = event.price,
                                                   .reason = event.reason,
                                                   .consents = event.consents},
                                                  when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::ShareJoined& event) const {
        return compared(
            savings::decide_join(before.group(), before.history(), widest_policy(),
                                 {.member = event.seat.member, .consents = event.consents}, when()),
            entry);
    }
    std::optional<Code> operator()(const savings::OrganiserChanged& event) const {
        return compared(savings::decide_change_organiser(
                            before.group(), before.history(),
                            {.member = event.member, .reason = event.reason}, when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::GroupDissolved& event) const {
        return compared(
            savings::decide_dissolve(before.group(), before.history(),
                                     {.reason = event.reason, .consents = event.consents}, when()),
            entry);
    }
    std::optional<Code> operator()(const savings::ClaimSettled& event) const {
        return compared(savings::decide_settle(before.group(), event.claim, when()), entry);
    }
    std::optional<Code> operator()(const savings::ReserveCovered& event) const {
        return compared(savings::decide_cover(
                            before.group(), before.history(),
                            {.share = event.share, .amount = event.amount, .by = event.by}, when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::ShareDefaulted& event) const {
        return compared(
            savings::decide_default(before.group(), before.history(),
                                    {.share = event.share, .reason = event.reason}, when()),
            entry);
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
    [[nodiscard]] savings::LotPlace place() const {
        return {.ledger = ledger_id, .group = before.row().code};
    }
    [[nodiscard]] std::optional<Code> drawn_again(const savings::LotEvidence& lot) const {
        const auto draw = draw_of(lot);
        if (!draw) { return Code::not_as_decided; }
        return compared(
            savings::decide_draw(before.group(), before.history(), place(), *draw, when()), entry);
    }
    /// By need or by wishes, with the lot that decided between equals, if there was one.
    [[nodiscard]] std::optional<Code> chosen_again(const TurnsChanged& event) const {
        const auto lot = event.lot ? draw_of(*event.lot) : std::nullopt;
        if (event.lot && !lot) { return Code::not_as_decided; }
        if (event.by == TurnsBy::need) {
            return compared(savings::decide_by_need(
                                before.group(), before.history(), place(),
                                {.pleas = event.pleas, .minute = event.minute, .lot = lot}, when()),
                            entry);
        }
        return compared(savings::decide_by_wishes(
                            before.group(), before.history(), place(),
                            {.wishes = event.wishes, .minute = event.minute, .lot = lot}, when()),
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
        .month = said.month, .counted = said.counted, .arrears = said.arrears};
    const bool is_blocked =
        !closing::blockers_of(command, before.group(), before.history(), month_end).empty();
    if (!is_true || is_blocked) { return Code::not_as_decided; }
    return compared(closing::closing_draft(command, before.group(), month_end), entry);
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
