#include "engine/actions/loan_rules_check.hpp"

#include "engine/actions/loan_limits.hpp"
#include "engine/actions/portfolios.hpp"
#include "engine/actions/same_entry.hpp"
#include "engine/base/text.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/record_loan.hpp"
#include "engine/registry/portfolio.hpp"

#include <algorithm>
#include <utility>

namespace hui::actions {

using Drafts = Result<std::vector<Draft>>;

namespace {

bool is_said(const std::string& text) { return parse_text(text).ok(); }

/// Whether the limits are those that the policy set, with what is approved and whatever stood
/// against them.
bool are_set(std::vector<lending::LimitHeld> held, const std::vector<lending::LimitHeld>& set) {
    for (lending::LimitHeld& limit : held) { limit.before = {}; }
    return held == set;
}

/// Whether they are the same limits, whatever is approved and stood against them.
bool are_limits_of(const std::vector<lending::LimitHeld>& held,
                   const std::vector<lending::LimitHeld>& set) {
    return std::equal(
        held.begin(), held.end(), set.begin(), set.end(),
        [](const auto& a, const auto& b) { return a.key == b.key && a.limit == b.limit; });
}

}  // namespace

/// Decides each event of a portfolio again.
struct LoanRulesCheck::DecideAgain {
    LoanRulesCheck& check;
    store::Book& before;
    const Entry& entry;

    [[nodiscard]] lending::Day day() const {
        return before.loan_day(entry.effective_on, day_in_vietnam(entry.recorded_at));
    }
    [[nodiscard]] const BookSoFar& so_far() const { return check.so_far_; }

    /// Decides what happened to a loan that the book has.
    template <class Decide>
    [[nodiscard]] Drafts on_loan(const std::string& code, Decide decide) const {
        const auto* history = before.loan(code);
        if (history == nullptr || history->agreement().loan != code) {
            return refuse(Code::unknown_loan);
        }
        return decide(*history);
    }

    Drafts operator()(const lending::PortfolioOpened& event) const {
        const bool is_its_book = before.row().code == registry::portfolio_code(event.unit);
        if (entry.seq != Seq{1} || !is_its_book ||
            !so_far().registry().has_unit(event.unit, so_far().then())) {
            return refuse(Code::not_as_decided);
        }
        return std::vector{lending::draft_of(event, entry.effective_on, {})};
    }
    Drafts operator()(const lending::Applied& event) const {
        const lending::Agreement& agreement = event.agreement;
        const RegisterThen then = so_far().then();
        const KnownRegister& registry = so_far().registry();
        if (before.loan(agreement.loan) != nullptr || !parse_code(agreement.loan)) {
            return refuse(Code::code_taken);
        }
        if (!registry.has_member(agreement.borrower, then)) { return refuse(Code::unknown_member); }
        if (registry.lender_kind(agreement.lender, then) != agreement.lender_kind) {
            return refuse(Code::unknown_lender);
        }
        for (const auto& guarantor : agreement.guarantors) {
            if (!registry.has_unit(guarantor.unit, then)) { return refuse(Code::unknown_unit); }
        }
        if (registry::portfolio_code(agreement.guarantors.front().unit) != before.row().code) {
            return refuse(Code::not_a_guarantor);
        }
        return lending::decide_apply(
            event, lending::rate_caps(so_far().policy(), entry.effective_on), day());
    }
    Drafts operator()(const lending::Certified& event) const {
        const bool all_said = is_said(event.by) && std::all_of(event.conditions.begin(),
                                                               event.conditions.end(), is_said);
        if (!all_said) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_certify(history, event, day());
        });
    }
    Drafts operator()(const lending::Approved& event) const {
        if (!is_said(event.by)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) -> Drafts {
            if (!check.counts_all(before, entry, event)) { return refuse(Code::not_as_decided); }
            return lending::decide_approve(history, event, day());
        });
    }
    Drafts operator()(const lending::Withdrawn& event) const {
        if (!is_said(event.reason)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_withdraw(history, event, day());
        });
    }
    Drafts operator()(const lending::Disbursed& event) const {
        return on_loan(event.loan, [&](const auto& history) {
            const bool is_brought = event.schedule_by == lending::Disbursed::By::hand;
            return lending::decide_disburse(
                history,
                {.amount = event.amount,
                 .method = event.method,
                 .schedule = is_brought ? std::optional{event.schedule} : std::nullopt,
                 .flat_on = event.flat_on,
                 .source = event.source},
                day());
        });
    }
    Drafts operator()(const lending::LoanTakenOver& event) const {
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_take_over(history, event, day());
        });
    }
    Drafts operator()(const lending::Repaid& event) const {
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_repay(history,
                                         {.amount = event.amount,
                                          .method = event.method,
                                          .source = event.source,
                                          .true_date = said_by(event.correction)},
                                         day());
        });
    }
    Drafts operator()(const lending::Reallocated&) const {
        // One that no entry before it brought.
        return refuse(Code::not_as_decided);
    }
    Drafts operator()(const lending::Rescheduled& event) const {
        if (!is_said(event.reason)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            lending::Reschedule command{.schedule = event.schedule, .reason = event.reason};
            if (event.plan) { command.schedule = *event.plan; }
            return lending::decide_reschedule(history, command, day());
        });
    }
    Drafts operator()(const lending::Called& event) const {
        if (!is_said(event.reason)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_call(history, event.reason, day());
        });
    }
    Drafts operator()(const lending::WrittenOff& event) const {
        if (!is_said(event.reason)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_write_off(history, event.reason, day());
        });
    }
    Drafts operator()(const lending::LateInterestWaived& event) const {
        if (!is_said(event.reason)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_waive(history,
                                         {.amount = event.amount,
                                          .reason = event.reason,
                                          .true_date = said_by(event.correction)},
                                         day());
        });
    }
    Drafts operator()(const lending::Noted& event) const {
        if (!is_said(event.text) || !is_said(event.by)) { return refuse(Code::bad_text); }
        return on_loan(event.loan, [&](const auto& history) {
            return lending::decide_note(history, event, day());
        });
    }
    Drafts operator()(const lending::Saved& event) const {
        return on_loan(event.loan, [&](const auto& history) {
            return event.amount < Vnd{}
                       ? lending::decide_return_savings(history, event.method, day())
                       : lending::decide_save(history,
                                              {.amount = event.amount,
                                               .method = event.method,
                                               .true_date = said_by(event.correction)},
                                              day());
        });
    }
    Drafts operator()(const lending::Remitted& event) const {
        const Account account = lending::account::to_remit(event.lender);
        // The account is in credit by what stands there for the lender.
        const Vnd held = -check.most_from(account, entry.effective_on);
        return with_true_date(
            event, [&](const auto& dated) { return lending::decide_remit(dated, held, day()); });
    }
    Drafts operator()(const lending::FundPaidIn& event) const {
        const auto kind = so_far().registry().lender_kind(event.lender, so_far().then());
        const bool is_known =
            event.member.empty() || so_far().registry().has_member(event.member, so_far().then());
        if (!kind || !is_known) { return refuse(Code::unknown_lender); }
        return with_true_date(
            event, [&](const auto& dated) { return lending::decide_pay_in(dated, *kind, day()); });
    }

private:
    /// Decides on money that no loan owes, after what it says of its true date.
    template <class Paid, class Decide>
    [[nodiscard]] Drafts with_true_date(Paid paid, Decide decide) const {
        const auto correction =
            lending::decide_correction(check.other_money_, said_by(paid.correction), day());
        if (!correction) { return correction.refusal(); }
        paid.correction = *correction;
        return decide(paid);
    }
};

std::optional<Code> LoanRulesCheck::refusal_of(store::Book& before, const Entry& entry) {
    so_far_.come_to(before.row().code, entry);
    auto refusal = check(before, entry);
    if (!refusal && entry.kind == closing::month_closed_kind) {
        so_far_.has_seen(closing::month_closed_of(entry.body).registry.seq);
    }
    add_moved(entry);
    other_money_.add(entry);
    so_far_.add(entry);
    return refusal;
}

std::optional<Code> LoanRulesCheck::check(store::Book& before, const Entry& entry) {
    if (approved_for_less_ && !keeps_approval(before, entry)) { return Code::not_as_decided; }
    if (!to_follow_.empty()) {
        const Draft draft = std::move(to_follow_.front());
        to_follow_.pop_front();
        return check_same(draft, entry);
    }
    if (entry.kind == reversed_kind) { return check_reversal(before, entry); }
    if (entry.kind == closing::month_closed_kind) { return check_closing(before, entry); }
    const auto event = lending::event_of(entry.kind, entry.body);
    const bool is_opening = event && std::holds_alternative<lending::PortfolioOpened>(*event);
    if (!event || is_opening != (entry.seq == Seq{1})) { return Code::not_as_decided; }
    const auto refusal = compare(std::visit(DecideAgain{*this, before, entry}, *event), entry);
    add_changed(lending::loan_of(*event), entry.effective_on);
    return refusal;
}

std::optional<Code> LoanRulesCheck::check_reversal(store::Book& before, const Entry& entry) {
    if (auto refusal = so_far_.check_reversal(entry)) { return refusal; }
    const Entry& original = *so_far_.find(entry.reverses);
    const lending::ReverseLoanEntry command{.reason = undone_by(entry.body).reason,
                                            .on = entry.effective_on};
    const Date today = day_in_vietnam(entry.recorded_at);
    const lending::Day day = before.loan_day(today, today);
    const std::string loan = lending::loan_of(original.kind, original.body);
    const auto* history = loan.empty() ? nullptr : before.loan(loan);
    add_changed(loan, entry.effective_on);
    return compare(history == nullptr ? lending::decide_reverse_money(original, command, day)
                                      : lending::decide_reverse(*history, original, command, day),
                   entry);
}

std::optional<Code> LoanRulesCheck::check_closing(store::Book& before, const Entry& entry) const {
    const closing::MonthClosed said = closing::month_closed_of(entry.body);
    const Date end = last_day(said.month);
    const auto books = before.portfolio_books();
    if (closing::state_in(said.month, books) != closing::MonthState::running) {
        return Code::nothing_to_close;
    }
    if (end > day_in_vietnam(entry.recorded_at)) { return Code::month_not_over; }
    const closing::CloseMonth command{.month = said.month, .counted = said.counted};
    const bool is_true =
        said.balances.without_zeros() == so_far_.balances_on(end).without_zeros() &&
        said.registry.seq >= Seq{1} && said.registry.seq <= so_far_.registry().head();
    if (!is_true || !closing::blockers_of(command, books, said.balances).empty()) {
        return Code::not_as_decided;
    }
    // In closings of the first programs no loan has the key.
    const bool is_told = entry.body.find("\"overdue_interest\"") != std::string::npos;
    return check_same(closing::closing_draft(command, books, said.balances, said.registry,
                                             is_told ? closing::LoanFigures::with_overdue_interest
                                                     : closing::LoanFigures::first),
                      entry);
}

std::optional<Code> LoanRulesCheck::compare(const Drafts& drafts, const Entry& entry) {
    if (!drafts) { return drafts.refusal().code; }
    const Date on = drafts->front().effective_on;
    if (auto refusal = lending::check_money(lending::taken_by(*drafts), money_.least_from(on))) {
        return refusal->code;
    }
    to_follow_.assign(drafts->begin() + 1, drafts->end());
    return check_same(drafts->front(), entry);
}

Vnd LoanRulesCheck::most_from(const Account& account, Date from) const {
    const auto moved = moved_.find(account);
    return moved == moved_.end() ? Vnd{} : lending::most_from(moved->second, from);
}

bool LoanRulesCheck::counts_all(store::Book& before, const Entry& entry,
                                const lending::Approved& event) {
    if (event.limits.empty() && so_far_.policy().limits.empty()) { return true; }
    for (const auto& [code, day] : std::exchange(changed_, {})) {
        if (const auto* loan = before.loan(code)) { open_.update(*loan, day); }
    }
    const Date on = entry.effective_on;
    const lending::Agreement& agreement = before.loan(event.loan)->agreement();
    const bool counts_open =
        std::all_of(event.limits.begin(), event.limits.end(), [&](const auto& held) {
            const auto key = registry::limit_key_of(held.key);
            return key && held.before >= open_.most_open(*key, agreement.borrower, on);
        });
    const auto whole = limits_set(so_far_.policy(), to_approve(agreement, event, on));
    if (!counts_open || !are_limits_of(event.limits, whole)) { return false; }
    if (are_set(event.limits, whole)) { return true; }
    // Approvals of the first programs didn't say that the loan ran already.
    if (!event.outstanding) { approved_for_less_ = event; }
    return !event.outstanding;
}

bool LoanRulesCheck::keeps_approval(store::Book& before, const Entry& entry) {
    const lending::Approved approved = *std::exchange(approved_for_less_, std::nullopt);
    const auto event = lending::event_of(entry.kind, entry.body);
    const auto* taken = event ? std::get_if<lending::LoanTakenOver>(&*event) : nullptr;
    const auto* loan = before.loan(approved.loan);
    if (taken == nullptr || loan == nullptr || taken->loan != approved.loan) { return false; }
    return are_set(approved.limits, limits_set(so_far_.policy(), {.agreement = loan->agreement(),
                                                                  .amount = taken->outstanding,
                                                                  .on = entry.effective_on}));
}

void LoanRulesCheck::add_changed(const std::string& loan, Date on) {
    if (loan.empty()) { return; }
    Date& first = changed_.try_emplace(loan, on).first->second;
    first = std::min(first, on);
}

void LoanRulesCheck::add_moved(const Entry& entry) {
    for (const Posting& posting : entry.postings) {
        moved_[posting.account][entry.effective_on] += posting.amount;
        money_.add(entry.effective_on, posting.account, posting.amount);
    }
}

}  // namespace hui::actions
