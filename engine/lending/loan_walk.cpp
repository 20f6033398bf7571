#include "engine/lending/loan_walk.hpp"

#include "engine/lending/debt_group.hpp"
#include "engine/lending/loan_schedules.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

Vnd principal_of(const Schedule& schedule) {
    Vnd sum;
    for (const Due& due : schedule) { sum += due.principal; }
    return sum;
}

std::vector<YearPart> parts_of(const std::vector<Period>& periods) {
    std::vector<YearPart> parts;
    parts.reserve(periods.size());
    for (const Period& period : periods) { parts.push_back(period.part); }
    return parts;
}

/// None where the terms make no plan.
std::vector<YearPart> parts_of(const Terms& terms) {
    const auto periods = periods_of(terms);
    return periods ? parts_of(*periods) : std::vector<YearPart>{};
}

bool is_in_order(const Schedule& schedule) {
    return std::is_sorted(schedule.begin(), schedule.end(),
                          [](const Due& a, const Due& b) { return a.on < b.on; }) &&
           std::all_of(schedule.begin(), schedule.end(), [](const Due& due) {
               return due.principal >= Vnd{} && due.interest.value_or(Vnd{}) >= Vnd{};
           });
}

}  // namespace

Check LoanWalk::refuse_here(Code code, std::vector<NamedFact> facts) const {
    facts.push_back({"loan", agreement_.loan});
    facts.push_back({"date", at_});
    facts.push_back({"seq", seq_.count()});
    return refuse(code, std::move(facts));
}

Check LoanWalk::need_stage(std::initializer_list<Stage> stages) const {
    if (std::find(stages.begin(), stages.end(), stage()) != stages.end()) { return {}; }
    return refuse_here(Code::wrong_stage, {{"stage", std::string{stage_text(stage())}}});
}

Check LoanWalk::need_approval() const {
    const Vnd open = sums_.outstanding + agreement_.terms.principal - sums_.disbursed;
    if (open <= sums_.approved) { return {}; }
    return refuse_here(Code::over_approved, {{"amount", open}, {"approved", sums_.approved}});
}

Check LoanWalk::take(const Happening& happening) {
    seq_ = happening.seq;
    if (items_.empty()) { at_ = happening.on; }
    pass_to(happening.on);
    return std::visit([&](const auto& event) { return apply(event); }, happening.event);
}

void LoanWalk::pass_to(Date on) {
    while (at_ < on) {
        const Item* next = running();
        const Date until = next == nullptr ? on : std::min(on, next->due.on);
        accrue(until - at_);
        at_ = until;
        fall_due();
    }
}

Item* LoanWalk::running() {
    const auto next = std::find_if(items_.begin(), items_.end(),
                                   [](const Item& item) { return !item.has_fallen_due(); });
    return next == items_.end() ? nullptr : &*next;
}

Vnd LoanWalk::in_term() const {
    Vnd in_term = sums_.outstanding;
    for (const Item& item : items_) {
        if (item.has_fallen_due()) { in_term -= item.open_principal(); }
    }
    return in_term;
}

Vnd LoanWalk::bearing(const Item& item) const {
    // Interest that was agreed beforehand grows by the day as long as anything is owed.
    const bool is_agreed = item.due.interest.has_value();
    return is_agreed && sums_.outstanding > Vnd{} ? Vnd{1} : in_term();
}

void LoanWalk::accrue(Days days) {
    if (stage_ == Stage::written_off) { return; }
    if (Item* item = running()) { grow(*item, days); }
    for (Item& item : items_) {
        if (!item.has_fallen_due()) { continue; }
        item.late_principal.add(item.open_principal(), days);
        item.late_interest.add(*item.interest - item.paid.interest, days);
        note(item, days);
    }
}

void LoanWalk::grow(Item& item, Days days) const {
    const Vnd bears = bearing(item);
    item.in_term.add(bears, days);
    if (item.due.interest && bears > Vnd{}) { item.exact.add(item.exact_on, days); }
    note(item, days);
}

void LoanWalk::note(const Item& item, Days days) const {
    if (bore_ == nullptr) { return; }
    const Split owes = grown(item);
    const auto add = [&](Bore::What what, Vnd amount, Vnd grown) {
        if (amount == Vnd{}) { return; }
        bore_->push_back({.n = item.n,
                          .what = what,
                          .from = at_,
                          .days = days,
                          .amount = amount,
                          .part = item.part,
                          .period = std::max(item.due.on - item.from, Days{1}),
                          .flat_on = item.exact_on,
                          .grown = grown});
    };
    if (!item.has_fallen_due()) {
        const Vnd bears = bearing(item);
        if (item.due.interest && bears > Vnd{}) {
            add(Bore::What::agreed, *item.due.interest, owes.interest);
        } else {
            add(Bore::What::in_term, bears, owes.interest);
        }
        return;
    }
    add(Bore::What::late_principal, item.open_principal(), owes.overdue_interest);
    add(Bore::What::late_interest, *item.interest - item.paid.interest, owes.interest_on_interest);
}

void LoanWalk::fall_due() {
    for (Item* item = running(); item != nullptr && item->due.on <= at_; item = running()) {
        // Where rest days move two dues onto one day, the second's period is there all the same.
        if (item->due.on == item->from) { grow(*item, Days{1}); }
        // What was late when a loan was taken over comes with its interest.
        item->interest = item->came == Item::Came::late ? item->due.interest.value_or(Vnd{})
                                                        : contract_interest(*item);
        const bool is_claimed = item->claim == Item::Claim::whole;
        if (is_claimed && is_complete(*item)) {
            item->paid_on = item->last_paid.value_or(item->due.on);
        }
    }
}

Vnd LoanWalk::contract_interest(const Item& item) const {
    const Vnd unit = agreement_.terms.round_to;
    if (!rounds_each_flat()) { return item.in_term.rounded(unit); }
    // The one that takes the residue is no multiple: it grows by the đồng.
    const bool is_multiple = item.due.interest && item.due.interest->count() % unit.count() == 0;
    return item.begun + item.in_term.rounded(is_multiple ? unit : Vnd{1});
}

bool LoanWalk::rounds_each_flat() const {
    const Terms& terms = agreement_.terms;
    return terms.method == Method::flat && terms.flat_rounding == FlatRounding::each;
}

FlatInterest LoanWalk::flat_interest_left() const {
    FlatInterest left;
    if (!rounds_each_flat()) { return left; }
    for (const Item& item : items_) {
        if (!item.has_fallen_due()) {
            left.grown = item.exact.exact();
            left.begun = contract_interest(item);
            break;
        }
        if (item.came == Item::Came::late) { continue; }
        left.behind = left.behind + item.exact.exact() - Fraction{item.interest->count()};
    }
    return left;
}

Split LoanWalk::owed(const Item& item) const {
    return item.claim == Item::Claim::given_up ? item.paid : grown(item) - item.waived;
}

Split LoanWalk::grown(const Item& item) const {
    const Vnd unit = agreement_.terms.round_to;
    return {
        .principal = item.due.principal,
        .interest = item.interest.value_or(contract_interest(item)),
        .overdue_interest = item.late_principal.interest(day_rate(agreement_.overdue_rate), unit),
        .interest_on_interest =
            item.late_interest.interest(day_rate(agreement_.unpaid_interest_rate), unit)};
}

bool LoanWalk::is_complete(const Item& item) const {
    if (item.claim == Item::Claim::given_up) { return item.given_up == Split{}; }
    const bool may_grow = !item.has_fallen_due() &&
                          (agreement_.terms.rate != Rate{} || item.due.interest.has_value());
    return !may_grow && owed(item) == item.paid;
}

bool LoanWalk::is_settled() const {
    return sums_.disbursed > Vnd{} && sums_.outstanding == Vnd{} &&
           std::all_of(items_.begin(), items_.end(),
                       [&](const Item& item) { return owed(item) == item.paid; });
}

Stage LoanWalk::stage() const { return is_owed(stage_) && is_settled() ? Stage::paid_off : stage_; }

Check LoanWalk::apply(const Disbursed& event) {
    if (auto refusal = need_stage({Stage::approved, Stage::running})) { return refusal; }
    const Vnd left = agreement_.terms.principal - sums_.disbursed;
    if (event.amount > left) {
        return refuse_here(Code::over_principal, {{"amount", event.amount}, {"left", left}});
    }
    const Vnd in_term_after = in_term() + event.amount;
    const std::vector<YearPart> parts =
        event.schedule_by == Disbursed::By::hand ? parts_by_dates(event.schedule)
        : sums_.disbursed == Vnd{} ? parts_of(terms_of_first(agreement_, event.amount, at_))
                                   : parts_of(coming());
    sums_.disbursed += event.amount;
    sums_.outstanding += event.amount;
    if (auto refusal = need_approval()) { return refusal; }
    stage_ = Stage::running;
    const bool is_on_whole = event.flat_on == Disbursed::FlatOn::whole;
    return put_schedule(event.schedule, in_term_after, parts,
                        is_on_whole ? sums_.disbursed : in_term_after);
}

Check LoanWalk::apply(const LoanTakenOver& event) {
    if (auto refusal = need_stage({Stage::approved})) { return refusal; }
    const Date taken_over = at_;
    sums_.disbursed = event.disbursed;
    sums_.outstanding = event.outstanding;
    sums_.taken_over = event.outstanding;
    if (auto refusal = need_approval()) { return refusal; }
    restructured_.assign(static_cast<std::size_t>(event.restructured), Rescheduled::How::moved);
    stage_ = Stage::running;
    at_ = std::min(event.interest_from, taken_over);
    if (auto refusal =
            put_schedule(event.schedule, event.outstanding, parts_by_dates(event.schedule), {})) {
        return refusal;
    }
    pass_to(taken_over);
    return {};
}

std::vector<YearPart> LoanWalk::parts_by_dates(const Schedule& schedule) const {
    std::vector<YearPart> parts;
    Date from = at_;
    for (const Due& due : schedule) {
        parts.push_back(part_between(agreement_.terms, from, std::max(from, due.on)));
        from = std::max(from, due.on);
    }
    return parts;
}

std::vector<Period> LoanWalk::coming() const {
    std::vector<Period> periods;
    for (const Item& item : items_) {
        if (item.has_fallen_due()) { continue; }
        const YearPart left = at_ > item.from
                                  ? share_of(item.part, item.due.on - at_, item.due.on - item.from)
                                  : item.part;
        periods.push_back({.due = item.due.on,
                           .part = left,
                           .principal = item.due.principal > Vnd{} ? Period::Principal::due
                                                                   : Period::Principal::free});
    }
    if (!periods.empty()) { periods.back().principal = Period::Principal::due; }
    return periods;
}

void LoanWalk::push_item(const Due& due, YearPart part, std::optional<Vnd> flat_on) {
    const Date from = items_.empty() ? at_ : std::max(at_, items_.back().due.on);
    const Days period = std::max(due.on - from, Days{1});
    const DayRate by_terms = day_rate(agreement_.terms.rate, part, period);
    const DayRate rate = due.interest ? agreed_day_rate(*due.interest, period) : by_terms;
    items_.push_back({.n = std::ssize(items_) + 1,
                      .due = due,
                      .from = from,
                      .part = part,
                      .in_term = PeriodInterest{rate},
                      .exact = PeriodInterest{flat_on ? by_terms : rate},
                      .exact_on = flat_on.value_or(Vnd{1}),
                      .came = due.on <= at_ ? Item::Came::late : Item::Came::in_term});
}

Check LoanWalk::put_schedule(const Schedule& schedule, Vnd principal,
                             const std::vector<YearPart>& parts, std::optional<Vnd> flat_on) {
    if (principal_of(schedule) != principal || !is_in_order(schedule) || schedule.empty() ||
        parts.size() != schedule.size()) {
        return refuse_here(Code::schedule_not_whole,
                           {{"principal", principal}, {"schedule", principal_of(schedule)}});
    }
    spread_.parts.clear();
    // What has grown in the running period goes on into the first instalment of the new schedule.
    std::optional<Item> begun;
    if (const Item* item = running()) { begun = *item; }
    std::erase_if(items_, [](const Item& item) { return !item.has_fallen_due(); });
    const std::size_t first = items_.size();
    for (std::size_t i = 0; i < schedule.size(); ++i) { push_item(schedule[i], parts[i], flat_on); }
    if (begun) {
        if (rounds_each_flat()) {
            items_[first].exact.begin_with(begun->exact);
            items_[first].begun = contract_interest(*begun);
        } else {
            items_[first].in_term.begin_with(begun->in_term);
        }
        items_[first].paid.interest = begun->paid.interest;
    }
    fall_due();
    return {};
}

Check LoanWalk::apply(const Rescheduled& event) {
    if (auto refusal = need_stage({Stage::running, Stage::called})) { return refusal; }
    for (Item& item : items_) {
        if (item.has_fallen_due()) { item.due.principal = item.paid.principal; }
    }
    restructured_.push_back(event.how);
    return put_schedule(
        event.schedule, sums_.outstanding,
        event.plan ? parts_of(terms_of_new(agreement_, sums_.outstanding, *event.plan, at_))
                   : parts_by_dates(event.schedule),
        sums_.outstanding);
}

Standing LoanWalk::standing() const {
    Standing standing = sums_;
    standing.on = at_;
    standing.stage = stage();
    standing.coming = coming();
    // On a loan that is paid off nothing grows any more, also before its due dates.
    const bool is_paid_off = standing.stage == Stage::paid_off;
    for (const Item& item : items_) {
        const Split owes = owed(item);
        standing.instalments.push_back(
            {.n = item.n,
             .due = item.due.on,
             .owed = owes,
             .paid = item.paid,
             .waived = item.waived,
             .in_advance = item.in_advance,
             .late = item.late,
             .paid_on = is_paid_off && !item.paid_on ? item.last_paid : item.paid_on});
        standing.to_recover += item.given_up.total();
        const Split open = owes - item.paid;
        if (!item.has_fallen_due()) {
            standing.accrued += open.interest;
            continue;
        }
        standing.overdue = standing.overdue + open;
        if (standing.days_past_due == 0 && open.total() > Vnd{}) {
            standing.days_past_due = (at_ - item.due.on).count();
        }
    }
    standing.debt_group = debt_group(standing.days_past_due, restructured_);
    return standing;
}

}  // namespace hui::lending
