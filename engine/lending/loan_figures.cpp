#include "engine/lending/loan_figures.hpp"

#include "engine/base/rounding.hpp"
#include "engine/lending/loan_walk.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hui::lending {

namespace {

/// What an entry paid, or waived, of one instalment.
struct PaidByEntry {
    Seq seq;
    Date on;
    Split paid;
};

/// A loan's life, with what made it stand as it does.
struct LifeTold {
    Standing standing;
    std::vector<FigurePart> principal;           ///< what each entry changed of the outstanding
    std::vector<std::vector<PaidByEntry>> paid;  ///< by instalment
    std::vector<Bore> bore;
    std::map<Date, Seq> ends;  ///< what last changed on a day how much bears interest
};

/// A new schedule took the place of what was not due: what was paid of the running period's
/// interest goes on into its first instalment.
void replan(std::vector<std::vector<PaidByEntry>>& paid, const Standing& before,
            const Standing& after) {
    const auto& items = before.instalments;
    const auto fallen_due = static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(),
                      [&](const InstalmentStanding& item) { return item.due <= before.on; }));
    std::vector<PaidByEntry> begun;
    if (fallen_due < items.size()) { begun = paid[fallen_due]; }
    for (PaidByEntry& part : begun) {
        part.paid = part.paid - Split{.principal = part.paid.principal};
    }
    paid.resize(fallen_due);
    paid.push_back(std::move(begun));
    paid.resize(after.instalments.size());
}

void tell_step(LifeTold& life, const Happening& happening, const Standing& before,
               const Standing& after) {
    if (after.outstanding != before.outstanding) {
        life.principal.push_back({.on = happening.on,
                                  .seq = happening.seq,
                                  .amount = after.outstanding - before.outstanding});
    }
    const bool stops = after.stage != before.stage && after.stage == Stage::written_off;
    const bool plans_anew = schedule_in(happening.event) != nullptr;
    if (plans_anew || stops || after.outstanding != before.outstanding) {
        life.ends[happening.on] = happening.seq;
    }
    if (plans_anew) {
        replan(life.paid, before, after);
        return;
    }
    for (std::size_t i = 0; i < after.instalments.size(); ++i) {
        const InstalmentStanding& now = after.instalments[i];
        const InstalmentStanding& then = before.instalments[i];
        const Split paid = now.paid + now.waived - then.paid - then.waived;
        if (paid == Split{}) { continue; }
        life.paid[i].push_back({.seq = happening.seq, .on = happening.on, .paid = paid});
    }
}

Result<LifeTold> life_of(const LoanHistory& history, Date on) {
    LifeTold life;
    LoanWalk walk{history.agreement()};
    walk.note_into(life.bore);
    for (const Happening& happening : history.happenings()) {
        if (!happening.stands_on(on)) { continue; }
        walk.pass_to(happening.on);
        const Standing before = walk.standing();
        if (auto refusal = walk.take(happening)) { return *refusal; }
        tell_step(life, happening, before, walk.standing());
    }
    walk.pass_to(on);
    life.standing = walk.standing();
    return life;
}

/// The parts of figures that are made of instalments.
class PartsOfInstalments {
public:
    PartsOfInstalments(const Agreement& agreement, const LifeTold& life)
        : agreement_(agreement),
          life_(life) {}

    /// What fell due by the day `last` and is open.
    void add_due_by(Date last) {
        for (std::size_t i = 0; i < life_.standing.instalments.size(); ++i) {
            const InstalmentStanding& item = life_.standing.instalments[i];
            if (item.due > last || item.open().total() == Vnd{}) { continue; }
            add({.what = FigurePart::What::principal,
                 .on = item.due,
                 .n = item.n,
                 .amount = item.owed.principal});
            add_interest(item);
            for (const PaidByEntry& by : life_.paid[i]) { add_paid(item, by, by.paid.total()); }
        }
    }

    void add_interest() {
        for (std::size_t i = 0; i < life_.standing.instalments.size(); ++i) {
            const InstalmentStanding& item = life_.standing.instalments[i];
            if (item.open().interests() == Vnd{}) { continue; }
            add_interest(item);
            for (const PaidByEntry& by : life_.paid[i]) { add_paid(item, by, by.paid.interests()); }
        }
    }

    [[nodiscard]] std::vector<FigurePart> parts() && { return std::move(parts_); }

private:
    void add(FigurePart part) {
        if (part.amount != Vnd{} || part.base != Vnd{}) { parts_.push_back(part); }
    }

    void add_paid(const InstalmentStanding& item, const PaidByEntry& by, Vnd amount) {
        add({.what = FigurePart::What::entry,
             .on = by.on,
             .seq = by.seq,
             .n = item.n,
             .amount = -amount});
    }

    void add_interest(const InstalmentStanding& item) {
        const auto contract = grown(item.n, {Bore::What::in_term, Bore::What::agreed});
        if (sum_of(contract) == item.owed.interest) {
            for (const FigurePart& part : contract) { add(part); }
        } else {
            // It came with a loan that was taken over when it was late already.
            add({.what = FigurePart::What::agreed,
                 .on = item.due,
                 .n = item.n,
                 .amount = item.owed.interest});
        }
        for (const Bore::What what : {Bore::What::late_principal, Bore::What::late_interest}) {
            for (const FigurePart& part : grown(item.n, {what})) { add(part); }
        }
    }

    static Vnd sum_of(const std::vector<FigurePart>& parts) {
        Vnd sum;
        for (const FigurePart& part : parts) { sum += part.amount; }
        return sum;
    }

    /// What bore interest of an instalment: days in a row with one amount are one part.
    [[nodiscard]] std::vector<FigurePart> grown(std::int64_t n,
                                                std::initializer_list<Bore::What> kinds) const {
        std::vector<FigurePart> parts;
        std::vector<Bore> bores;
        Vnd before;
        for (const Bore& bore : life_.bore) {
            if (bore.n != n || std::find(kinds.begin(), kinds.end(), bore.what) == kinds.end()) {
                continue;
            }
            FigurePart part = part_of(bore, before);
            before = bore.grown;
            const bool goes_on = !parts.empty() && parts.back().on == bore.from &&
                                 bears_the_same(bores.back(), bore);
            if (goes_on) {
                parts.back().on = part.on;
                parts.back().days += part.days;
                parts.back().amount += part.amount;
            } else {
                parts.push_back(part);
                bores.push_back(bore);
            }
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            reckon(parts[i], bores[i]);
            parts[i].seq = ended_by(parts[i]);
        }
        return parts;
    }

    /// What was late ends with what paid of it; what wasn't due also by falling due, which no entry
    /// is.
    [[nodiscard]] std::optional<Seq> ended_by(const FigurePart& part) const {
        const auto index = static_cast<std::size_t>(part.n - 1);
        const bool was_late = part.what == FigurePart::What::on_late_principal ||
                              part.what == FigurePart::What::on_late_interest;
        if (!was_late && part.on == life_.standing.instalments.at(index).due) { return {}; }
        std::optional<Seq> seq;
        const auto end = life_.ends.find(part.on);
        if (end != life_.ends.end()) { seq = end->second; }
        for (const PaidByEntry& by : life_.paid.at(index)) {
            if (was_late && by.on == part.on) { seq = by.seq; }
        }
        return seq;
    }

    static bool bears_the_same(const Bore& a, const Bore& b) {
        return a.what == b.what && a.amount == b.amount && a.part == b.part && a.period == b.period;
    }

    [[nodiscard]] FigurePart part_of(const Bore& bore, Vnd before) const {
        FigurePart part{.what = FigurePart::What::in_term,
                        .on = bore.from + bore.days,
                        .n = bore.n,
                        .base = bore.amount,
                        .days = bore.days,
                        .rate = agreement_.terms.rate,
                        .amount = bore.grown - before};
        if (bore.what == Bore::What::agreed) { part.what = FigurePart::What::agreed; }
        if (bore.what == Bore::What::late_principal) {
            part.what = FigurePart::What::on_late_principal;
            part.rate = agreement_.overdue_rate;
        }
        if (bore.what == Bore::What::late_interest) {
            part.what = FigurePart::What::on_late_interest;
            part.rate = agreement_.unpaid_interest_rate;
        }
        return part;
    }

    /// Says what part of a year a part is counted for, once all its days are known.
    void reckon(FigurePart& part, const Bore& bore) const {
        const Terms& terms = agreement_.terms;
        const bool is_late =
            bore.what == Bore::What::late_principal || bore.what == Bore::What::late_interest;
        if (is_late || (bore.what == Bore::What::in_term && counts_real_days(terms))) {
            part.of_year =
                YearPart{.numerator = part.days.count(), .denominator = interest_year_days};
            return;
        }
        if (bore.what == Bore::What::agreed && !is_by_terms(part, bore)) {
            part.rate = Rate{};
            part.of_period =
                YearPart{.numerator = part.days.count(), .denominator = bore.period.count()};
            return;
        }
        if (bore.what == Bore::What::agreed) { part.base = bore.flat_on; }
        part.of_year = part_of_whole(terms);
        part.of_period = share_of_whole(terms, bore.part, part.days, bore.period);
    }

    /// Whether a period's flat interest is what the terms make, with nothing that rounding left or
    /// an earlier schedule had begun.
    [[nodiscard]] bool is_by_terms(const FigurePart& part, const Bore& bore) const {
        const Terms& terms = agreement_.terms;
        PeriodInterest by_terms{day_rate(terms.rate, bore.part, bore.period)};
        by_terms.add(bore.flat_on, bore.period);
        const bool is_whole = part.days == bore.period && part.amount == bore.amount;
        return is_whole && bore.flat_on > Vnd{1} && by_terms.rounded(terms.round_to) == part.amount;
    }

    const Agreement& agreement_;
    const LifeTold& life_;
    std::vector<FigurePart> parts_;
};

}  // namespace

std::string_view figure_text(Figure figure) {
    return figure_names.at(static_cast<std::size_t>(figure));
}

std::optional<Figure> figure_named(std::string_view text) {
    const auto* const name = std::find(figure_names.begin(), figure_names.end(), text);
    if (name == figure_names.end()) { return std::nullopt; }
    return static_cast<Figure>(name - figure_names.begin());
}

Vnd figure_of(const Standing& standing, Figure figure) {
    switch (figure) {
        case Figure::outstanding:
            return standing.outstanding;
        case Figure::overdue:
            return standing.overdue.total();
        case Figure::late:
            return standing.late().total();
        case Figure::interest:
            return standing.accrued + standing.overdue.interests();
        case Figure::payoff:
            return standing.payoff();
    }
    return {};
}

Result<std::vector<FigurePart>> parts_of(const LoanHistory& history, Figure figure, Date on) {
    const auto life = life_of(history, on);
    if (!life) { return life.refusal(); }
    PartsOfInstalments parts{history.agreement(), *life};
    if (figure == Figure::overdue) { parts.add_due_by(on); }
    if (figure == Figure::late) { parts.add_due_by(on - Days{1}); }
    if (figure == Figure::interest || figure == Figure::payoff) { parts.add_interest(); }
    std::vector<FigurePart> all = std::move(parts).parts();
    if (figure == Figure::outstanding || figure == Figure::payoff) {
        all.insert(all.begin(), life->principal.begin(), life->principal.end());
    }
    return all;
}

}  // namespace hui::lending
