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

/// The entry that is corrected: its own day, and that of its reversal.
struct CorrectedLoanEntry {
    Date on;
    Date undone_on;
};

/// It must have been reversed by `day.on`.
Result<CorrectedLoanEntry> corrected_by(const LoanHistory& history, Seq seq, const Day& day) {
    const auto& all = history.happenings();
    const auto original =
        std::find_if(all.begin(), all.end(), [&](const Happening& one) { return one.seq == seq; });
    if (original == all.end()) {
        return refuse(Code::unknown_entry, {{"book", day.book}, {"seq", seq.count()}});
    }
    if (!original->undone_on || *original->undone_on > day.on) {
        return refuse(Code::not_reversed,
                      {{"book", day.book}, {"seq", seq.count()}, {"date", day.on}});
    }
    const auto other = std::find_if(all.begin(), all.end(),
                                    [&](const Happening& one) { return stands_for(one, seq); });
    if (other != all.end()) {
        return refuse(Code::corrected_already, {{"seq", seq.count()}, {"by", other->seq.count()}});
    }
    return CorrectedLoanEntry{.on = original->on, .undone_on = *original->undone_on};
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                    const TrueDate& said, const Day& day) {
    if (said == TrueDate{}) { return std::optional<Correction>{}; }
    Date of_date = said.of_date.value_or(day.on);
    // On the days before the reversal it would stand beside what it corrects.
    bool has_its_day = false;
    if (said.corrects) {
        const auto original = corrected_by(history, *said.corrects, day);
        if (!original) { return original.refusal(); }
        of_date = said.of_date.value_or(original->on);
        has_its_day = of_date == day.on || of_date < original->undone_on;
    }
    if (of_date > day.on) {
        return refuse(Code::true_date_later, {{"date", day.on}, {"of_date", of_date}});
    }
    const bool is_in_closed = day.closed_through && month_of(of_date) <= *day.closed_through;
    if (!has_its_day && !is_in_closed) {
        return refuse(Code::true_month_open, {{"of_date", of_date}, {"month", month_of(of_date)}});
    }
    if (auto refusal = check_begun(history, of_date)) { return *refusal; }
    return std::optional{Correction{.of_date = of_date, .corrects = said.corrects}};
}

}  // namespace hui::lending
