#include "engine/savings/correction.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// The entry that is corrected: its own day, and that of its reversal.
struct Corrected {
    Date on;
    Date undone_on;
};

/// It must have been reversed by `on`.
Result<Corrected> corrected_by(const Group& group, const History& history, Seq seq, Date on) {
    const auto movements = history.movements();
    const auto original = std::find_if(movements.begin(), movements.end(), [&](const Movement& m) {
        return m.seq == seq && !m.undoes;
    });
    if (original == movements.end()) {
        return refuse(Code::unknown_entry, {{"book", group.terms.code}, {"seq", seq.count()}});
    }
    if (!original->undone_on || *original->undone_on > on) {
        return refuse(Code::not_reversed,
                      {{"book", group.terms.code}, {"seq", seq.count()}, {"date", on}});
    }
    for (const Movement& other : movements) {
        if (other.corrects == seq && !other.undone_on) {
            return refuse(Code::corrected_already,
                          {{"seq", seq.count()}, {"by", other.seq.count()}});
        }
    }
    return Corrected{.on = original->on, .undone_on = *original->undone_on};
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const Group& group, const History& history,
                                                    const TrueDate& said, When when) {
    if (said == TrueDate{}) { return std::optional<Correction>{}; }
    Date of_date = said.of_date.value_or(when.on);
    // On the days before the reversal it would stand beside what it corrects.
    bool has_its_day = false;
    if (said.corrects) {
        const auto original = corrected_by(group, history, *said.corrects, when.on);
        if (!original) { return original.refusal(); }
        of_date = said.of_date.value_or(original->on);
        has_its_day = of_date == when.on || of_date < original->undone_on;
    }
    if (of_date > when.on) {
        return refuse(Code::true_date_later, {{"date", when.on}, {"of_date", of_date}});
    }
    if (!has_its_day && !is_closed(group, of_date)) {
        return refuse(Code::true_month_open, {{"of_date", of_date}, {"month", month_of(of_date)}});
    }
    if (auto refusal = check_begun(group, of_date)) { return *refusal; }
    return std::optional{Correction{.of_date = of_date, .corrects = said.corrects}};
}

}  // namespace hui::savings
