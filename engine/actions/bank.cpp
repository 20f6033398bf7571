#include "engine/actions/bank.hpp"

namespace hui::actions {

Result<Recorded> move_bank(store::Ledger& ledger, store::Book& book, const BankRequest& request,
                           const Actor& actor) {
    const auto is_same = [&](const Entry& entry) {
        const Draft asked = savings::draft_of(request.command, request.on);
        return entry.kind == asked.kind && entry.effective_on == request.on &&
               entry.body == asked.body;
    };
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, is_same)) {
        return *std::move(earlier);
    }
    const auto moved = savings::decide_bank_move(book.group(), book.history(), request.command,
                                                 {.on = request.on, .today = actor.today()});
    if (!moved) { return moved.refusal(); }
    return append(book, savings::draft_of(*moved, request.on), request.ref, actor);
}

}  // namespace hui::actions
