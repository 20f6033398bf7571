#include "engine/actions/rules_check.hpp"

#include "engine/actions/decide_again.hpp"
#include "engine/actions/same_entry.hpp"
#include "engine/closing/bank_statement.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/savings/event_texts.hpp"
#include "engine/savings/reverse.hpp"

namespace hui::actions {

std::optional<Code> RulesCheck::refusal_of(store::Book& before, const Entry& entry) {
    so_far_.come_to(before.row().code, entry);
    auto refusal = check(before, entry);
    if (!refusal && entry.kind == closing::month_closed_kind) {
        so_far_.has_seen(closing::month_closed_of(entry.body).registry.seq);
    }
    so_far_.add(entry);
    return refusal;
}

std::optional<Code> RulesCheck::check(store::Book& before, const Entry& entry) const {
    if (entry.seq == Seq{1} && entry.kind != savings::group_opened_kind) {
        return Code::not_as_decided;
    }
    if (entry.kind == reversed_kind) { return check_reversal(before, entry); }
    if (entry.kind == closing::month_closed_kind) { return check_closing(before, entry); }
    if (entry.kind == closing::statement_reconciled_kind) { return check_statement(before, entry); }
    const auto event = savings::event_of(entry.kind, entry.body);
    if (!event) { return Code::not_as_decided; }
    if (auto refusal = savings::check_texts(*event)) { return refusal->code; }
    const Grounds grounds{.ledger_id = ledger_id_,
                          .registry = so_far_.registry(),
                          .then = so_far_.then(),
                          .policy = so_far_.policy()};
    return decided_again(grounds, before, entry, *event);
}

std::optional<Code> RulesCheck::check_reversal(store::Book& before, const Entry& entry) const {
    if (auto refusal = so_far_.check_reversal(entry)) { return refusal; }
    const Entry* original = so_far_.find(entry.reverses);
    const std::string reason = undone_by(entry.body).reason;
    const auto draft = savings::decide_reverse(before.group(), before.history(), *original,
                                               {.reason = reason, .on = entry.effective_on},
                                               day_in_vietnam(entry.recorded_at));
    return draft ? check_same(*draft, entry) : std::optional{draft.refusal().code};
}

/// Which line stands for which entry was said by the bank's text or by a person, and isn't decided
/// again; that the amounts agree is.
std::optional<Code> RulesCheck::check_statement(const store::Book& before,
                                                const Entry& entry) const {
    const closing::StatementReconciled said = closing::statement_reconciled_of(entry.body);
    closing::BankStatement statement{.file = said.file,
                                     .profile = said.profile,
                                     .period = said.period,
                                     .opening = said.opening,
                                     .closing = said.closing,
                                     .lines = {}};
    std::vector<std::optional<closing::LineMatch>> matches;
    for (const closing::ReconciledLine& line : said.lines) {
        statement.lines.push_back({.day = line.day,
                                   .amount = line.amount,
                                   .reference = line.reference,
                                   .description = {}});
        matches.push_back(line.match);
    }
    const closing::BankBook book =
        closing::bank_book_of(before.row().code, so_far_.entries(), said.period);
    const savings::When when{.on = entry.effective_on, .today = day_in_vietnam(entry.recorded_at)};
    return compared(closing::decide_reconcile(before.group(), book, statement, matches, when),
                    entry);
}

std::optional<Code> RulesCheck::check_closing(store::Book& before, const Entry& entry) const {
    const closing::MonthClosed said = closing::month_closed_of(entry.body);
    const Date end = last_day(said.month);
    if (closing::state_in(said.month, before.group(), before.history()) !=
        closing::MonthState::running) {
        return Code::nothing_to_close;
    }
    if (end > day_in_vietnam(entry.recorded_at)) { return Code::month_not_over; }
    const bool is_true =
        said.balances.without_zeros() == so_far_.balances_on(end).without_zeros() &&
        said.registry.seq >= Seq{1} && said.registry.seq <= so_far_.registry().head();
    const closing::MonthEnd month_end{.group = before.history().as_of(before.group(), end),
                                      .balances = said.balances,
                                      .registry = said.registry};
    const closing::CloseMonth command{
        .month = said.month, .counted = said.counted, .arrears = said.arrears};
    const bool is_blocked =
        !closing::blockers_of(command, before.group(), before.history(), month_end).empty();
    if (!is_true || is_blocked) { return Code::not_as_decided; }
    return check_same(closing::closing_draft(command, before.group(), month_end), entry);
}

}  // namespace hui::actions
