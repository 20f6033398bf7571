#include "engine/lending/loan_correction.hpp"

#include "engine/lending/record_loan.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

bool stands_for(const Happening& happening, Seq seq) {
    const auto* repaid = std::get_if<Repaid>(&happening.event);
    return repaid != nullptr && repaid->correction && repaid->correction->corrects == seq &&
           !happening.undone_on;
}

/// The day of the entry that is corrected, which must have been reversed by `day.on`.
Result<Date> reversed_day(const LoanHistory& history, Seq seq, const Day& day) {
    const auto& all = history.happenings();
    const auto original =
        std::find_if(all.begin(), all.end(), [&](const Happening& one) { return one.seq == seq; });
    if (original == all.end()) {
        return refuse(Code::unknown_entry, {{"book", day.book}, {"seq", seq.count()}});
    }
    if (!original->undone_on || *original->undone_on > day.on) {
        return refuse(Code::not_reversed, {{"book", day.book}, {"seq", seq.count()}});
    }
    const auto other = std::find_if(all.begin(), all.end(),
                                    [&](const Happening& one) { return stands_for(one, seq); });
    if (other != all.end()) {
        return refuse(Code::corrected_already, {{"seq", seq.count()}, {"by", other->seq.count()}});
    }
    return original->on;
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                    const TrueDate& said, const Day& day) {
    if (said == TrueDate{}) { return std::optional<Correction>{}; }
    Date of_date = said.of_date.value_or(day.on);
    if (said.corrects) {
        const auto original = reversed_day(history, *said.corrects, day);
        if (!original) { return original.refusal(); }
        of_date = said.of_date.value_or(*original);
    }
    if (of_date > day.on) {
        return refuse(Code::true_date_later, {{"date", day.on}, {"of_date", of_date}});
    }
    const bool has_its_day = said.corrects && of_date == day.on;
    const bool is_in_closed = day.closed_through && month_of(of_date) <= *day.closed_through;
    if (!has_its_day && !is_in_closed) {
        return refuse(Code::true_month_open, {{"of_date", of_date}, {"month", month_of(of_date)}});
    }
    if (auto refusal = check_begun(history, of_date)) { return *refusal; }
    return std::optional{Correction{.of_date = of_date, .corrects = said.corrects}};
}

}  // namespace hui::lending
