#include "engine/savings/correction.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// What the group's book tells of an entry; nothing where it moved nothing there.
std::optional<CorrectedEntry> corrected_entry(const History& history, Seq seq) {
    const auto movements = history.movements();
    const auto original = std::find_if(movements.begin(), movements.end(), [&](const Movement& m) {
        return m.seq == seq && !m.undoes;
    });
    if (original == movements.end()) { return std::nullopt; }
    CorrectedEntry entry{.on = original->on, .undone_on = original->undone_on, .corrected_by = {}};
    const auto other = std::find_if(movements.begin(), movements.end(), [&](const Movement& m) {
        return m.corrects == seq && !m.undone_on;
    });
    if (other != movements.end()) { entry.corrected_by = other->seq; }
    return entry;
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const Group& group, const History& history,
                                                    const TrueDate& said, When when) {
    const auto original = said.corrects ? corrected_entry(history, *said.corrects) : std::nullopt;
    auto correction = hui::decide_correction(
        said, original,
        {.book = group.terms.code, .on = when.on, .closed_through = group.closed_through});
    if (correction && *correction) {
        if (auto refusal = check_begun(group, (*correction)->of_date)) { return *refusal; }
    }
    return correction;
}

}  // namespace hui::savings
