#include "engine/lending/loan_correction.hpp"

#include "engine/lending/record_loan.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

bool stands_for(const Happening& happening, Seq seq) {
    const auto correction = correction_of(happening.event);
    return correction && correction->corrects == seq && !happening.undone_on;
}

/// What is told of an entry; nothing where it is none of them.
std::optional<CorrectedEntry> corrected_entry(const std::vector<Happening>& all, Seq seq) {
    const auto original =
        std::find_if(all.begin(), all.end(), [&](const Happening& one) { return one.seq == seq; });
    if (original == all.end()) { return std::nullopt; }
    CorrectedEntry entry{.on = original->on, .undone_on = original->undone_on, .corrected_by = {}};
    const auto other = std::find_if(all.begin(), all.end(),
                                    [&](const Happening& one) { return stands_for(one, seq); });
    if (other != all.end()) { entry.corrected_by = other->seq; }
    return entry;
}

Result<std::optional<Correction>> decide_among(const std::vector<Happening>& all,
                                               const TrueDate& said, const Day& day) {
    const auto original = said.corrects ? corrected_entry(all, *said.corrects) : std::nullopt;
    return hui::decide_correction(
        said, original, {.book = day.book, .on = day.on, .closed_through = day.closed_through});
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                    const TrueDate& said, const Day& day) {
    auto correction = decide_among(history.happenings(), said, day);
    if (correction && *correction) {
        if (auto refusal = check_begun(history, (*correction)->of_date)) { return *refusal; }
    }
    return correction;
}

Result<std::optional<Correction>> decide_correction(const OtherMoney& money, const TrueDate& said,
                                                    const Day& day) {
    return decide_among(money.happenings(), said, day);
}

void OtherMoney::add(const Entry& entry) {
    if (entry.reverses) {
        const auto undone =
            std::find_if(happenings_.begin(), happenings_.end(),
                         [&](const Happening& one) { return one.seq == *entry.reverses; });
        if (undone != happenings_.end()) { undone->undone_on = entry.effective_on; }
    } else if (entry.kind == remitted_kind || entry.kind == fund_paid_in_kind) {
        happenings_.push_back({.seq = entry.seq,
                               .on = entry.effective_on,
                               .event = *event_of(entry.kind, entry.body)});
    }
}

}  // namespace hui::lending
