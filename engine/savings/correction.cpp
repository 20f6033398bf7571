#include "engine/savings/correction.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// The day of the entry that is corrected, which must have been reversed by `on`.
Result<Date> corrected_day(const Group& group, const History& history, Seq seq, Date on) {
    const auto movements = history.movements();
    const auto original = std::find_if(movements.begin(), movements.end(), [&](const Movement& m) {
        return m.seq == seq && !m.undoes;
    });
    if (original == movements.end()) {
        return refuse(Code::unknown_entry, {{"book", group.terms.code}, {"seq", seq.count()}});
    }
    if (!original->undone_on || *original->undone_on > on) {
        return refuse(Code::not_reversed, {{"book", group.terms.code}, {"seq", seq.count()}});
    }
    for (const Movement& other : movements) {
        if (other.corrects == seq && !other.undone_on) {
            return refuse(Code::corrected_already,
                          {{"seq", seq.count()}, {"by", other.seq.count()}});
        }
    }
    return original->on;
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const Group& group, const History& history,
                                                    const TrueDate& said, When when) {
    if (said == TrueDate{}) { return std::optional<Correction>{}; }
    Date of_date = said.of_date.value_or(when.on);
    if (said.corrects) {
        const auto day = corrected_day(group, history, *said.corrects, when.on);
        if (!day) { return day.refusal(); }
        of_date = said.of_date.value_or(*day);
    }
    if (of_date > when.on) {
        return refuse(Code::true_date_later, {{"date", when.on}, {"of_date", of_date}});
    }
    const bool has_its_day = said.corrects && of_date == when.on;
    if (!has_its_day && !is_closed(group, of_date)) {
        return refuse(Code::true_month_open, {{"of_date", of_date}, {"month", month_of(of_date)}});
    }
    if (auto refusal = check_begun(group, of_date)) { return *refusal; }
    return std::optional{Correction{.of_date = of_date, .corrects = said.corrects}};
}

}  // namespace hui::savings
