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

/// What the loan's history tells of an entry; nothing where it is none of the loan's.
std::optional<CorrectedEntry> corrected_entry(const LoanHistory& history, Seq seq) {
    const auto& all = history.happenings();
    const auto original =
        std::find_if(all.begin(), all.end(), [&](const Happening& one) { return one.seq == seq; });
    if (original == all.end()) { return std::nullopt; }
    CorrectedEntry entry{.on = original->on, .undone_on = original->undone_on, .corrected_by = {}};
    const auto other = std::find_if(all.begin(), all.end(),
                                    [&](const Happening& one) { return stands_for(one, seq); });
    if (other != all.end()) { entry.corrected_by = other->seq; }
    return entry;
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                    const TrueDate& said, const Day& day) {
    const auto original = said.corrects ? corrected_entry(history, *said.corrects) : std::nullopt;
    auto correction = hui::decide_correction(
        said, original, {.book = day.book, .on = day.on, .closed_through = day.closed_through});
    if (correction && *correction) {
        if (auto refusal = check_begun(history, (*correction)->of_date)) { return *refusal; }
    }
    return correction;
}

}  // namespace hui::lending
