#include "engine/actions/turns_again.hpp"

#include "engine/actions/same_entry.hpp"
#include "engine/savings/choose_turns.hpp"
#include "engine/savings/turns.hpp"

namespace hui::actions {

namespace {

using savings::TurnsBy;
using savings::TurnsChanged;

/// What drew the lot; nothing where no lot is drawn with such a text.
std::optional<savings::DrawLot> draw_of(const savings::LotEvidence& lot) {
    auto secret = savings::LotSecret::parse(lot.secret);
    auto mix = savings::LotMix::parse(lot.mix);
    if (!secret || !mix) { return std::nullopt; }
    return savings::DrawLot{
        .secret = *std::move(secret), .mix = *std::move(mix), .mixed_on = lot.mixed_on};
}

/// Decides a change of turns again, in the way in which it was decided.
struct TurnsAgain {
    const std::string& ledger_id;
    store::Book& before;
    const Entry& entry;

    [[nodiscard]] std::optional<Code> decide(const TurnsChanged& event) const {
        const auto& group = before.group();
        const auto& history = before.history();
        switch (event.by) {
            case TurnsBy::fixed:
            case TurnsBy::vote:
                return compared(
                    savings::decide_set(
                        group, history,
                        {.by = event.by, .order = event.order, .minute = event.minute}, when()),
                    entry);
            case TurnsBy::swap:
                if (event.changes.size() != 2) { return Code::not_as_decided; }
                return compared(savings::decide_swap(group, history,
                                                     {.one = event.changes[0].share,
                                                      .other = event.changes[1].share,
                                                      .consents = event.consents},
                                                     when()),
                                entry);
            case TurnsBy::cede:
                return compared(savings::decide_cede(
                                    group, history,
                                    {.to = receiver_of(event), .consents = event.consents}, when()),
                                entry);
            case TurnsBy::lot:
                return event.lot ? drawn_again(*event.lot) : Code::not_as_decided;
            case TurnsBy::need:
            case TurnsBy::wishes:
                return chosen_again(event);
        }
        return Code::not_as_decided;
    }

private:
    [[nodiscard]] savings::When when() const {
        return {.on = entry.effective_on, .today = day_in_vietnam(entry.recorded_at)};
    }
    /// The share that a ceded turn went to: not the one whose turn it was.
    [[nodiscard]] ShareNo receiver_of(const TurnsChanged& event) const {
        const Round next = before.group().drawn.next();
        for (const savings::TurnChange& change : event.changes) {
            if (change.was != next) { return change.share; }
        }
        return {};
    }
    [[nodiscard]] savings::LotPlace place() const {
        return {.ledger = ledger_id, .group = before.row().code, .cycle = before.group().cycle};
    }
    [[nodiscard]] std::optional<Code> drawn_again(const savings::LotEvidence& lot) const {
        const auto draw = draw_of(lot);
        if (!draw) { return Code::not_as_decided; }
        return compared(
            savings::decide_draw(before.group(), before.history(), place(), *draw, when()), entry);
    }
    /// By need or by wishes, with the lot that decided between equals, if there was one.
    [[nodiscard]] std::optional<Code> chosen_again(const TurnsChanged& event) const {
        const auto lot = event.lot ? draw_of(*event.lot) : std::nullopt;
        if (event.lot && !lot) { return Code::not_as_decided; }
        if (event.by == TurnsBy::need) {
            return compared(savings::decide_by_need(
                                before.group(), before.history(), place(),
                                {.pleas = event.pleas, .minute = event.minute, .lot = lot}, when()),
                            entry);
        }
        auto again = savings::decide_by_wishes(
            before.group(), before.history(), place(),
            {.wishes = event.wishes, .minute = event.minute, .lot = lot}, when());
        if (again && savings::is_as_good(before.group(), *again, event)) {
            again->changes = event.changes;
            again->outcome = event.outcome;
        }
        return compared(again, entry);
    }
};

}  // namespace

std::optional<Code> turns_changed_again(const RecordedTurns& recorded, const TurnsChanged& event) {
    return TurnsAgain{recorded.ledger_id, recorded.before, recorded.entry}.decide(event);
}

}  // namespace hui::actions
