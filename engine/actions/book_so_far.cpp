#include "engine/actions/book_so_far.hpp"

#include "engine/base/text.hpp"
#include "engine/journal/reversal.hpp"

#include <algorithm>

namespace hui::actions {

void BookSoFar::come_to(std::string_view book, const Entry& entry) {
    const bool is_opening = entries_.empty();
    const Seq named = is_opening ? registry_.registered(book) : Seq{};
    if (named != Seq{}) {
        // A book is registered with its opening: that was decided by just what stood before.
        then_ = {.at = Instant::min(), .seen = Seq{named.count() - 1}};
    } else {
        // Whoever dates an entry back can't get behind those that stand before it.
        const Instant last = is_opening ? entry.recorded_at : entries_.back().recorded_at;
        then_.at = std::max({then_.at, last, entry.recorded_at});
    }
    const std::size_t known = registry_.policies_by(then_);
    if (known != policies_known_) {
        policies_known_ = known;
        policy_ = registry_.policy_by(then_);
    }
}

void BookSoFar::has_seen(Seq register_seq) { then_.seen = std::max(then_.seen, register_seq); }

const Entry* BookSoFar::find(std::optional<Seq> seq) const {
    if (!seq || *seq < Seq{1}) { return nullptr; }
    const auto index = static_cast<std::size_t>(seq->count() - 1);
    return index < entries_.size() ? &entries_[index] : nullptr;
}

std::optional<Code> BookSoFar::check_reversal(const Entry& entry) const {
    if (find(entry.reverses) == nullptr) { return Code::unknown_entry; }
    const bool again = std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) {
        return other.reverses == entry.reverses;
    });
    if (again) { return Code::already_reversed; }
    if (!parse_text(undone_by(entry.body).reason)) { return Code::bad_text; }
    return std::nullopt;
}

Balances BookSoFar::balances_on(Date date) const {
    Balances balances;
    for (const Entry& entry : entries_) {
        if (entry.effective_on <= date) { balances.add(entry.postings); }
    }
    return balances;
}

}  // namespace hui::actions
