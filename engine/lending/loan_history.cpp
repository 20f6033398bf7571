#include "engine/lending/loan_history.hpp"

#include "engine/journal/body.hpp"
#include "engine/journal/reversal.hpp"

#include <algorithm>
#include <tuple>

namespace hui::lending {

void LoanHistory::add(const Entry& entry) {
    if (entry.kind == reversed_kind) { return undo(*entry.reverses, entry.effective_on); }
    auto event = event_of(entry.kind, entry.body);
    if (!event) { throw BodyError("no entry of a loan"); }
    if (std::holds_alternative<Reallocated>(*event)) { return; }  // It follows from the others.
    add(Happening{.seq = entry.seq, .on = entry.effective_on, .event = *std::move(event)});
}

void LoanHistory::add(Happening happening) {
    const auto place = std::upper_bound(happenings_.begin(), happenings_.end(), happening,
                                        [](const Happening& a, const Happening& b) {
                                            return std::tie(a.on, a.seq) < std::tie(b.on, b.seq);
                                        });
    happenings_.insert(place, std::move(happening));
}

void LoanHistory::undo(Seq seq, Date on) {
    Happening* undone = find(seq);
    if (undone == nullptr) { throw BodyError("a reversal of nothing"); }
    undone->undone_on = on;
}

Happening* LoanHistory::find(Seq seq) {
    const auto found = std::find_if(happenings_.begin(), happenings_.end(),
                                    [&](const Happening& h) { return h.seq == seq; });
    return found == happenings_.end() ? nullptr : &*found;
}

const Agreement& LoanHistory::agreement() const {
    for (const Happening& happening : happenings_) {
        if (const auto* applied = std::get_if<Applied>(&happening.event)) {
            return applied->agreement;
        }
    }
    throw BodyError("a loan without its application");
}

Date LoanHistory::begun_on() const {
    for (const Happening& happening : happenings_) {
        if (std::holds_alternative<Applied>(happening.event)) { return happening.on; }
    }
    throw BodyError("a loan without its application");
}

bool LoanHistory::has_begun(Date on) const {
    return std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& happening) {
        return happening.stands_on(on) && std::holds_alternative<Applied>(happening.event);
    });
}

std::vector<Date> LoanHistory::days_from(Date from) const {
    std::vector<Date> days;
    for (const Happening& happening : happenings_) {
        if (happening.on >= from) { days.push_back(happening.on); }
        if (happening.undone_on && *happening.undone_on >= from) {
            days.push_back(*happening.undone_on);
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::string loan_of(std::string_view kind, std::string_view body) {
    if (kind == reversed_kind) {
        const Undone undone = undone_by(body);
        return undone.kind == reversed_kind ? std::string{} : loan_of(undone.kind, undone.body);
    }
    const auto event = event_of(kind, body);
    return event ? loan_of(*event) : std::string{};
}

}  // namespace hui::lending
