#include "engine/actions/reserve.hpp"

#include "engine/actions/corrected.hpp"

namespace hui::actions {

namespace {

bool same_content(const Entry& entry, const SpendReserveRequest& request) {
    if (entry.kind != savings::reserve_spent_kind || entry.effective_on != request.on) {
        return false;
    }
    const auto event = savings::reserve_spent_of(entry.body);
    const savings::SpendReserve& command = request.command;
    return event.amount == command.amount && event.reason == command.reason &&
           event.by == command.by && event.method == command.method &&
           is_as_said(event.correction, request.true_date);
}

}  // namespace

Result<Recorded> spend_reserve(store::Ledger& ledger, store::Book& book,
                               const SpendReserveRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const savings::When when{.on = request.on, .today = actor.today()};
    const auto spent =
        savings::decide_spend_reserve(book.group(), book.history(), request.command, when);
    auto draft = corrected(book, spent, request.true_date, when);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

Result<Recorded> return_reserve(store::Ledger& ledger, store::Book& book,
                                const ReturnReserveRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return entry.kind == savings::reserve_returned_kind && entry.effective_on == request.on;
        })) {
        return *std::move(earlier);
    }
    const auto returned = savings::decide_return_reserve(
        book.group(), book.history(), {.on = request.on, .today = actor.today()});
    if (!returned) { return returned.refusal(); }
    return append(book, savings::draft_of(*returned, request.on), request.ref, actor);
}

}  // namespace hui::actions
