#include "engine/actions/advance.hpp"

#include "engine/actions/corrected.hpp"

namespace hui::actions {

namespace {

bool same_content(const Entry& entry, const AdvanceRequest& request) {
    if (entry.kind != savings::advanced_kind || entry.effective_on != request.on) { return false; }
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& advanced = std::get<savings::Advanced>(*event);
    const savings::Advance& command = request.command;
    return advanced.share == command.share && advanced.method == command.method &&
           advanced.amount == command.amount.value_or(advanced.amount) &&
           is_as_said(advanced.correction, request.true_date);
}

}  // namespace

Result<Recorded> advance(store::Ledger& ledger, store::Book& book, const AdvanceRequest& request,
                         const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const savings::When when{.on = request.on, .today = actor.today()};
    const auto advanced =
        savings::decide_advance(book.group(), request.command, when,
                                book.history().last_moved(book.group(), request.command.share));
    auto draft = corrected(book, advanced, request.true_date, when);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
