#include "engine/actions/loans.hpp"

#include "engine/actions/append_drafts.hpp"
#include "engine/actions/loan_limits.hpp"
#include "engine/base/text.hpp"
#include "engine/lending/funds.hpp"

namespace hui::actions {

namespace {

using lending::LoanHistory;
using Drafts = Result<std::vector<Draft>>;
using Decision = std::function<Drafts(const LoanHistory&, const lending::Day&)>;

/// Whether what an earlier entry holds is what is asked for again.
template <class Event>
using SameEvent = std::function<bool(const Event&)>;

template <class Event>
SameContent same_content(const LoanMark& mark, SameEvent<Event> same) {
    return [&mark, same = std::move(same)](const Entry& entry) {
        const auto event = lending::event_of(entry.kind, entry.body);
        const auto* wanted = event ? std::get_if<Event>(&*event) : nullptr;
        return wanted != nullptr && entry.effective_on == mark.on &&
               same_code(wanted->loan, mark.loan) && same(*wanted);
    };
}

/// What shall be recorded of a loan, and what tells whether it stands there already.
struct Step {
    const LoanMark& mark;
    const SameContent& same;
    Decision decide;
};

/// Records what is decided about the loan, unless it stands there already.
Result<Recorded> record(store::Ledger& ledger, store::Book& book, const Step& step,
                        const Actor& actor) {
    const auto& [mark, same, decide] = step;
    if (auto earlier = already_recorded(ledger, book.row(), mark.ref, same)) {
        return *std::move(earlier);
    }
    const LoanHistory* history = book.loan(mark.loan);
    if (history == nullptr) { return refuse(Code::unknown_loan, {{"loan", mark.loan}}); }
    return append_drafts(ledger, book, decide(*history, book.loan_day(mark.on, actor.today())),
                         mark.ref, actor);
}

/// What was approved of a loan before its application was withdrawn would stand open again from a
/// day on.
Check check_approval_again(store::Ledger& ledger, const LoanHistory& history, Date from) {
    const auto standing = lending::standing_of(history, from);
    if (!standing) { return standing.refusal(); }
    if (standing->approved == Vnd{}) { return {}; }
    return lending::check_limits(limits_held(
        ledger, {.agreement = history.agreement(), .amount = standing->approved, .on = from}));
}

}  // namespace

Result<Recorded> certify_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                              const lending::Certified& wanted, const Actor& actor) {
    const auto same = same_content<lending::Certified>(mark, [&](const auto& event) {
        return same_code(event.unit, wanted.unit) && event.by == wanted.by &&
               event.conditions == wanted.conditions;
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       lending::Certified event = wanted;
                       event.loan = history.agreement().loan;
                       for (const auto& guarantor : history.agreement().guarantors) {
                           if (same_code(guarantor.unit, wanted.unit)) {
                               event.unit = guarantor.unit;
                           }
                       }
                       return lending::decide_certify(history, event, day);
                   }},
                  actor);
}

Result<Recorded> approve_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                              const lending::Approved& wanted, const Actor& actor) {
    const auto same = same_content<lending::Approved>(mark, [&](const auto& event) {
        return event.by == wanted.by && event.outstanding == wanted.outstanding;
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       lending::Approved event = wanted;
                       event.loan = history.agreement().loan;
                       event.limits =
                           limits_held(ledger, to_approve(history.agreement(), event, mark.on));
                       return lending::decide_approve(history, event, day);
                   }},
                  actor);
}

Result<Recorded> withdraw_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                               const lending::Withdrawn& wanted, const Actor& actor) {
    const auto same = same_content<lending::Withdrawn>(mark, [&](const auto& event) {
        return event.who == wanted.who && event.reason == wanted.reason;
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       lending::Withdrawn event = wanted;
                       event.loan = history.agreement().loan;
                       return lending::decide_withdraw(history, event, day);
                   }},
                  actor);
}

Result<Recorded> disburse_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                               const lending::Disburse& wanted, const Actor& actor) {
    const auto same = same_content<lending::Disbursed>(mark, [&](const auto& event) {
        return event.amount == wanted.amount.value_or(event.amount) &&
               event.method == wanted.method &&
               (event.schedule_by == lending::Disbursed::By::hand) == wanted.schedule.has_value() &&
               event.schedule == wanted.schedule.value_or(event.schedule);
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_disburse(history, wanted, day);
                   }},
                  actor);
}

Result<Recorded> take_over_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                                const lending::LoanTakenOver& wanted, const Actor& actor) {
    const auto same = same_content<lending::LoanTakenOver>(mark, [&](const auto& event) {
        return event.disbursed == wanted.disbursed && event.outstanding == wanted.outstanding &&
               event.schedule == wanted.schedule && event.interest_from == wanted.interest_from &&
               event.restructured == wanted.restructured;
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       lending::LoanTakenOver event = wanted;
                       event.loan = history.agreement().loan;
                       return lending::decide_take_over(history, event, day);
                   }},
                  actor);
}

Result<Recorded> repay_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                            const lending::Repay& wanted, const Actor& actor) {
    const auto same = same_content<lending::Repaid>(mark, [&](const auto& event) {
        return event.amount == wanted.amount.value_or(event.amount) &&
               event.method == wanted.method && is_as_said(event.correction, wanted.true_date);
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_repay(history, wanted, day);
                   }},
                  actor);
}

Result<Recorded> reschedule_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                                 const lending::Reschedule& wanted, const Actor& actor) {
    const auto same = same_content<lending::Rescheduled>(mark, [&](const auto& event) {
        const auto* plan = std::get_if<lending::NewPlan>(&wanted.schedule);
        const auto* given = std::get_if<lending::Schedule>(&wanted.schedule);
        return event.reason == wanted.reason &&
               (plan != nullptr ? event.plan == *plan : !event.plan && event.schedule == *given);
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_reschedule(history, wanted, day);
                   }},
                  actor);
}

Result<Recorded> call_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                           const std::string& reason, const Actor& actor) {
    const auto same = same_content<lending::Called>(
        mark, [&](const auto& event) { return event.reason == reason; });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_call(history, reason, day);
                   }},
                  actor);
}

Result<Recorded> write_off_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                                const std::string& reason, const Actor& actor) {
    const auto same = same_content<lending::WrittenOff>(
        mark, [&](const auto& event) { return event.reason == reason; });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_write_off(history, reason, day);
                   }},
                  actor);
}

Result<Recorded> waive_late_interest(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                                     const lending::Waive& wanted, const Actor& actor) {
    const auto same = same_content<lending::LateInterestWaived>(mark, [&](const auto& event) {
        return event.amount == wanted.amount.value_or(event.amount) &&
               event.reason == wanted.reason && is_as_said(event.correction, wanted.true_date);
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_waive(history, wanted, day);
                   }},
                  actor);
}

Result<Recorded> note_on_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                              const lending::Noted& wanted, const Actor& actor) {
    const auto same = same_content<lending::Noted>(mark, [&](const auto& event) {
        return event.what == wanted.what && event.by == wanted.by && event.text == wanted.text;
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       lending::Noted event = wanted;
                       event.loan = history.agreement().loan;
                       return lending::decide_note(history, event, day);
                   }},
                  actor);
}

Result<Recorded> save_with_loan(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                                const lending::Save& wanted, const Actor& actor) {
    const auto same = same_content<lending::Saved>(mark, [&](const auto& event) {
        return event.amount == wanted.amount.value_or(event.amount) && event.amount > Vnd{} &&
               event.method == wanted.method && is_as_said(event.correction, wanted.true_date);
    });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_save(history, wanted, day);
                   }},
                  actor);
}

Result<Recorded> return_savings(store::Ledger& ledger, store::Book& book, const LoanMark& mark,
                                Method method, const Actor& actor) {
    const auto same = same_content<lending::Saved>(
        mark, [&](const auto& event) { return event.amount < Vnd{} && event.method == method; });
    return record(ledger, book,
                  {mark, same,
                   [&](const LoanHistory& history, const lending::Day& day) {
                       return lending::decide_return_savings(history, method, day);
                   }},
                  actor);
}

Result<Recorded> reverse_in_portfolio(store::Ledger& ledger, store::Book& book,
                                      const ReverseInPortfolio& request, const Actor& actor) {
    const auto& [original, wanted, ref] = request;
    const std::string loan = lending::loan_of(original.kind, original.body);
    const LoanHistory* history = loan.empty() ? nullptr : book.loan(loan);
    const lending::Day day = book.loan_day(actor.today(), actor.today());
    auto drafts = history == nullptr ? lending::decide_reverse_money(original, wanted, day)
                                     : lending::decide_reverse(*history, original, wanted, day);
    if (drafts && history != nullptr && original.kind == lending::withdrawn_kind) {
        if (auto refusal = check_approval_again(ledger, *history, drafts->front().effective_on)) {
            return *refusal;
        }
    }
    return append_drafts(ledger, book, std::move(drafts), ref, actor);
}

}  // namespace hui::actions
