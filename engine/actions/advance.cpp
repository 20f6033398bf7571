#include "engine/actions/advance.hpp"

namespace hui::actions {

namespace {

bool same_content(const Entry& entry, const AdvanceRequest& request) {
    if (entry.kind != savings::advanced_kind || entry.effective_on != request.on) { return false; }
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& advanced = std::get<savings::Advanced>(*event);
    const savings::Advance& command = request.command;
    return advanced.share == command.share && advanced.method == command.method &&
           advanced.amount == command.amount.value_or(advanced.amount);
}

}  // namespace

Result<Recorded> advance(store::Ledger& ledger, store::Book& book, const AdvanceRequest& request,
                         const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto advanced = savings::decide_advance(
        book.group(), request.command, {.on = request.on, .today = actor.today()},
        book.history().last_moved(book.group(), request.command.share));
    if (!advanced) { return advanced.refusal(); }
    return append(book, savings::draft_of(*advanced, request.on), request.ref, actor);
}

}  // namespace hui::actions
