#include "engine/actions/turns.hpp"

#include "engine/actions/random_hex.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

using savings::CedeTurn;
using savings::DrawLot;
using savings::SetByNeed;
using savings::SetByWishes;
using savings::SetTurns;
using savings::SwapTurns;
using savings::TurnsBy;
using savings::TurnsChanged;

constexpr std::size_t secret_bytes = 16;

savings::LotPlace place_of(store::Ledger& ledger, const store::Book& book) {
    return {.ledger = ledger.id(), .group = book.row().code, .cycle = book.group().cycle};
}

/// Decides each command on a group as its book has it.
struct DecideTurns {
    savings::LotPlace place;
    const savings::Group& group;
    const savings::History& history;
    savings::When when;

    Result<TurnsChanged> operator()(const SetTurns& command) const {
        return savings::decide_set(group, history, command, when);
    }
    Result<TurnsChanged> operator()(const SwapTurns& command) const {
        return savings::decide_swap(group, history, command, when);
    }
    Result<TurnsChanged> operator()(const CedeTurn& command) const {
        return savings::decide_cede(group, history, command, when);
    }
    Result<TurnsChanged> operator()(const DrawLot& command) const {
        return savings::decide_draw(group, history, place, command, when);
    }
    Result<TurnsChanged> operator()(const SetByNeed& command) const {
        return savings::decide_by_need(group, history, place, command, when);
    }
    Result<TurnsChanged> operator()(const SetByWishes& command) const {
        return savings::decide_by_wishes(group, history, place, command, when);
    }
};

/// Whether an earlier decision is what each command asks for again.
struct IsSameTurns {
    const TurnsChanged& event;

    bool operator()(const SetTurns& command) const {
        return event.by == command.by && event.order == command.order &&
               event.minute == command.minute;
    }
    bool operator()(const SwapTurns& command) const {
        return event.by == TurnsBy::swap && moves(command.one) && moves(command.other) &&
               event.consents == command.consents;
    }
    bool operator()(const CedeTurn& command) const {
        const auto receives = [&](const savings::TurnChange& change) {
            return change.share == command.to && change.turn < change.was;
        };
        return event.by == TurnsBy::cede && event.consents == command.consents &&
               std::any_of(event.changes.begin(), event.changes.end(), receives);
    }
    bool operator()(const DrawLot& command) const {
        return event.by == TurnsBy::lot && is_drawn_with(command);
    }
    bool operator()(const SetByNeed& command) const {
        return event.by == TurnsBy::need && event.pleas == command.pleas &&
               event.minute == command.minute && is_drawn_with(command.lot);
    }
    bool operator()(const SetByWishes& command) const {
        return event.by == TurnsBy::wishes && event.wishes == command.wishes &&
               event.minute == command.minute && is_drawn_with(command.lot);
    }

private:
    [[nodiscard]] bool is_drawn_with(const std::optional<DrawLot>& lot) const {
        if (!lot || !event.lot) { return !lot && !event.lot; }
        return event.lot->secret == lot->secret.text() && event.lot->mix == lot->mix.text() &&
               event.lot->mixed_on == lot->mixed_on;
    }
    [[nodiscard]] bool moves(ShareNo share) const {
        return std::any_of(event.changes.begin(), event.changes.end(),
                           [&](const auto& change) { return change.share == share; });
    }
};

bool same_content(const Entry& entry, const TurnsRequest& request) {
    if (entry.kind != savings::turns_changed_kind || entry.effective_on != request.on) {
        return false;
    }
    return std::visit(IsSameTurns{savings::turns_changed_of(entry.body)}, request.command);
}

bool same_commitment(const Entry& entry, const CommitRequest& request,
                     const savings::LotPlace& place) {
    if (entry.kind != savings::lot_committed_kind) { return false; }
    const auto committed = savings::lot_committed_of(entry.body);
    return committed.source == request.command.source &&
           committed.commitment == savings::lot_commitment(place, request.command.secret);
}

}  // namespace

Result<Recorded> change_turns(store::Ledger& ledger, store::Book& book, const TurnsRequest& request,
                              const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const DecideTurns decide{.place = place_of(ledger, book),
                             .group = book.group(),
                             .history = book.history(),
                             .when = {.on = request.on, .today = actor.today()}};
    const auto changed = std::visit(decide, request.command);
    if (!changed) { return changed.refusal(); }
    return append(book, savings::draft_of(*changed, request.on), request.ref, actor);
}

Result<Recorded> commit_lot(store::Ledger& ledger, store::Book& book, const CommitRequest& request,
                            const Actor& actor) {
    const savings::LotPlace place = place_of(ledger, book);
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_commitment(entry, request, place);
        })) {
        return *std::move(earlier);
    }
    const auto committed = savings::decide_commit(book.group(), place, request.command,
                                                  {.on = actor.today(), .today = actor.today()});
    if (!committed) { return committed.refusal(); }
    return append(book, savings::draft_of(*committed, actor.today()), request.ref, actor);
}

savings::LotSecret new_lot_secret() { return *savings::LotSecret::parse(random_hex(secret_bytes)); }

}  // namespace hui::actions
