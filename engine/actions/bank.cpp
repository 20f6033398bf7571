#include "engine/actions/bank.hpp"

#include "engine/actions/corrected.hpp"

namespace hui::actions {

namespace {

bool is_same_move(const Entry& entry, const BankRequest& request) {
    if (entry.kind != savings::bank_moved_kind || entry.effective_on != request.on) {
        return false;
    }
    const auto event = savings::bank_moved_of(entry.body);
    const savings::BankMoved& command = request.command;
    return event.what == command.what && event.amount == command.amount &&
           event.reason == command.reason && is_as_said(event.correction, request.true_date);
}

}  // namespace

Result<Recorded> move_bank(store::Ledger& ledger, store::Book& book, const BankRequest& request,
                           const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return is_same_move(entry, request);
        })) {
        return *std::move(earlier);
    }
    const savings::When when{.on = request.on, .today = actor.today()};
    const auto moved =
        savings::decide_bank_move(book.group(), book.history(), request.command, when);
    auto draft = corrected(book, moved, request.true_date, when);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
