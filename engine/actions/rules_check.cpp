#include "engine/actions/rules_check.hpp"

#include "engine/actions/decide_again.hpp"
#include "engine/base/text.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/savings/reverse.hpp"
#include "engine/savings/written.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

Balances without_zeros(const Balances& balances) {
    Balances rest;
    for (const auto& [account, amount] : balances.all()) {
        if (amount != Vnd{}) { rest.add({account, amount}); }
    }
    return rest;
}

}  // namespace

std::optional<Code> RulesCheck::refusal_of(store::Book& before, const Entry& entry) {
    come_to(before, entry);
    auto refusal = check(before, entry);
    if (!refusal && entry.kind == closing::month_closed_kind) {
        then_.seen = std::max(then_.seen, closing::month_closed_of(entry.body).register_seq);
    }
    entries_.push_back(entry);
    return refusal;
}

void RulesCheck::come_to(const store::Book& before, const Entry& entry) {
    const bool is_opening = entries_.empty();
    const Seq named = is_opening ? registry_.registered(before.row().code) : Seq{};
    if (named != Seq{}) {
        // A group is registered with its opening: that was decided by just what stood before.
        then_ = {.at = Instant::min(), .seen = Seq{named.count() - 1}};
    } else {
        // Whoever dates an entry back can't get behind those that stand before it.
        const Instant last = is_opening ? entry.recorded_at : entries_.back().recorded_at;
        then_.at = std::max({then_.at, last, entry.recorded_at});
    }
    const std::size_t known = registry_.policies_by(then_);
    if (known != policies_known_) {
        policies_known_ = known;
        policy_ = registry_.policy_by(then_);
    }
}

std::optional<Code> RulesCheck::check(store::Book& before, const Entry& entry) const {
    if (entry.seq == Seq{1} && entry.kind != savings::group_opened_kind) {
        return Code::not_as_decided;
    }
    if (entry.kind == reversed_kind) { return check_reversal(before, entry); }
    if (entry.kind == closing::month_closed_kind) { return check_closing(before, entry); }
    const auto event = savings::event_of(entry.kind, entry.body);
    if (!event) { return Code::not_as_decided; }
    if (auto refusal = savings::check_written(*event)) { return refusal->code; }
    const Grounds grounds{
        .ledger_id = ledger_id_, .registry = registry_, .then = then_, .policy = policy_};
    return decided_again(grounds, before, entry, *event);
}

std::optional<Code> RulesCheck::check_reversal(store::Book& before, const Entry& entry) const {
    const Entry* original = find(entry.reverses);
    if (original == nullptr) { return Code::unknown_entry; }
    const bool again = std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) {
        return other.reverses == entry.reverses;
    });
    if (again) { return Code::already_reversed; }
    const std::string reason = undone_by(entry.body).reason;
    if (!parse_text(reason)) { return Code::bad_text; }
    const auto draft = savings::decide_reverse(before.group(), before.history(), *original,
                                               {.reason = reason, .on = entry.effective_on},
                                               day_in_vietnam(entry.recorded_at));
    return draft ? check_same(*draft, entry) : std::optional{draft.refusal().code};
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
                         said.register_seq >= Seq{1} && said.register_seq <= registry_.head();
    const closing::MonthEnd month_end{.group = before.history().as_of(before.group(), end),
                                      .balances = said.balances,
                                      .register_seq = said.register_seq};
    const closing::CloseMonth command{
        .month = said.month, .counted = said.counted, .arrears = said.arrears};
    const bool is_blocked =
        !closing::blockers_of(command, before.group(), before.history(), month_end).empty();
    if (!is_true || is_blocked) { return Code::not_as_decided; }
    return check_same(closing::closing_draft(command, before.group(), month_end), entry);
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
