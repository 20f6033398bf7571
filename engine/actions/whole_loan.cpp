#include "engine/actions/whole_loan.hpp"

#include "engine/actions/loan_limits.hpp"
#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <utility>

namespace hui::actions {

namespace {

using lending::Agreement;
using lending::LoanHistory;
using lending::RanAlready;
using Drafts = std::vector<Draft>;

/// A loan's first steps, each decided by its rule from those before it, and not recorded yet.
class FirstSteps {
public:
    /// False where the rule refuses the step.
    bool take(Result<Drafts> decided) {
        if (!decided) {
            refusal_ = decided.refusal();
            return false;
        }
        for (Draft& draft : *decided) {
            Entry entry{};
            entry.seq = Seq{static_cast<std::int64_t>(drafts_.size()) + 1};
            entry.kind = draft.kind;
            entry.effective_on = draft.effective_on;
            entry.body = draft.body;
            history_.add(entry);
            drafts_.push_back(std::move(draft));
        }
        return true;
    }
    [[nodiscard]] const LoanHistory& history() const { return history_; }
    [[nodiscard]] Result<Drafts> drafts() && {
        if (refusal_) { return *std::move(refusal_); }
        return std::move(drafts_);
    }

private:
    LoanHistory history_;
    Drafts drafts_;
    Check refusal_;
};

Result<Drafts> decide_money(const LoanHistory& history, const WholeLoan& wanted,
                            const lending::Day& day) {
    if (const auto* method = std::get_if<Method>(&wanted.money)) {
        return lending::decide_disburse(
            history, {.amount = {}, .method = *method, .source = Source::imported}, day);
    }
    const auto event = lending::taken_over(history.agreement(), std::get<RanAlready>(wanted.money));
    if (!event) { return event.refusal(); }
    return lending::decide_take_over(history, *event, day);
}

Result<Drafts> decide_all(store::Ledger& ledger, const Agreement& agreement,
                          const WholeLoan& wanted, const lending::Day& day,
                          const std::string& actor) {
    FirstSteps steps;
    const auto caps = lending::rate_caps(store::policy_of(ledger), day.on);
    bool goes_on = steps.take(
        lending::decide_apply({.agreement = agreement, .source = Source::imported}, caps, day));
    for (const lending::Guarantor& guarantor : agreement.guarantors) {
        goes_on = goes_on && steps.take(lending::decide_certify(steps.history(),
                                                                {.loan = agreement.loan,
                                                                 .unit = guarantor.unit,
                                                                 .by = actor,
                                                                 .conditions = {wanted.condition}},
                                                                day));
    }
    if (goes_on) {
        lending::Approved event{.loan = agreement.loan, .by = actor, .limits = {}};
        if (const auto* ran = std::get_if<RanAlready>(&wanted.money)) {
            event.outstanding = ran->outstanding;
        }
        event.limits = limits_held(ledger, to_approve(agreement, event, day.on));
        goes_on = steps.take(lending::decide_approve(steps.history(), event, day));
    }
    if (goes_on) { steps.take(decide_money(steps.history(), wanted, day)); }
    return std::move(steps).drafts();
}

bool same_guarantors(const std::vector<lending::Guarantor>& a,
                     const std::vector<lending::Guarantor>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const lending::Guarantor& one, const lending::Guarantor& other) {
                          return same_code(one.unit, other.unit) && one.percent == other.percent;
                      });
}

/// Whether all that the borrower and the lender agreed on is what is wanted; the lender's kind, the
/// holidays and rates for lateness that aren't named follow from the register.
bool is_agreed(const Agreement& a, const WholeLoan& wanted) {
    Agreement b = wanted.agreement;
    b.terms.flat_rounding = a.terms.flat_rounding;  // It stays as the loan was applied for.
    if (a.terms.rest_days && b.terms.rest_days) { b.terms.rest_days = a.terms.rest_days; }
    return a.overdue_rate == wanted.overdue_rate.value_or(a.overdue_rate) &&
           a.unpaid_interest_rate == wanted.unpaid_interest_rate.value_or(a.unpaid_interest_rate) &&
           same_code(a.loan, b.loan) && same_code(a.borrower, b.borrower) &&
           same_code(a.lender, b.lender) && same_guarantors(a.guarantors, b.guarantors) &&
           a.terms == b.terms && a.surplus == b.surplus && a.allocation == b.allocation &&
           a.saving == b.saving && a.purpose == b.purpose;
}

/// Whether something that happened is how the borrower got the money, or the loan came here.
bool is_money(const lending::Happening& happening, const WholeLoan& wanted) {
    if (happening.on != wanted.on()) { return false; }
    if (const auto* method = std::get_if<Method>(&wanted.money)) {
        const auto* disbursed = std::get_if<lending::Disbursed>(&happening.event);
        return disbursed != nullptr && disbursed->amount == wanted.agreement.terms.principal &&
               disbursed->method == *method;
    }
    const auto& ran = std::get<RanAlready>(wanted.money);
    const auto* taken = std::get_if<lending::LoanTakenOver>(&happening.event);
    return taken != nullptr && taken->outstanding == ran.outstanding &&
           taken->interest_from == ran.interest_from.value_or(taken->interest_from) &&
           taken->restructured == ran.restructured;
}

}  // namespace

Date WholeLoan::on() const {
    const auto* ran = std::get_if<RanAlready>(&money);
    return ran == nullptr ? agreement.terms.disbursed : ran->on;
}

Result<Recorded> record_whole_loan(store::Ledger& ledger, OpenPortfolios& portfolios,
                                   const WholeLoan& wanted, const Actor& actor) {
    const auto agreement =
        agreement_of(ledger, {.agreement = wanted.agreement,
                              .overdue_rate = wanted.overdue_rate,
                              .unpaid_interest_rate = wanted.unpaid_interest_rate,
                              .holidays = ApplyRequest::Holidays::recorded,
                              .on = wanted.on()});
    if (!agreement) { return agreement.refusal(); }
    const std::string& unit = agreement->guarantors.front().unit;
    return portfolios.append(
        unit, decide_all(ledger, *agreement, wanted, portfolios.day(unit, wanted.on()), actor.name),
        "");
}

bool is_same_loan(const LoanHistory& history, const WholeLoan& wanted) {
    const auto& happenings = history.happenings();
    return is_agreed(history.agreement(), wanted) &&
           std::any_of(happenings.begin(), happenings.end(),
                       [&](const auto& happening) { return is_money(happening, wanted); });
}

}  // namespace hui::actions
