#include "engine/actions/payout.hpp"

#include "engine/actions/corrected.hpp"

namespace hui::actions {

namespace {

/// Who names no amount hands over all that was owed.
bool is_same_amount(const savings::PaidOut& paid_out, std::optional<Vnd> amount) {
    return amount ? paid_out.amount == *amount : paid_out.left == Vnd{};
}

bool same_content(const Entry& entry, const PayoutRequest& request) {
    if (entry.kind != savings::paid_out_kind || entry.effective_on != request.on) { return false; }
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& paid_out = std::get<savings::PaidOut>(*event);
    const savings::Payout& command = request.command;
    return paid_out.share == command.share.value_or(paid_out.share) &&
           is_same_amount(paid_out, command.amount) && paid_out.method == command.method &&
           paid_out.approved_by == command.approved_by &&
           is_as_said(paid_out.correction, request.true_date);
}

}  // namespace

Result<Recorded> payout(store::Ledger& ledger, store::Book& book, const PayoutRequest& request,
                        const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    savings::Payout command = request.command;
    command.by = actor.name;
    command.approval = store::policy_of(ledger).two_person_payout.on(request.on);
    const savings::When when{.on = request.on, .today = actor.today()};
    const auto paid_out = savings::decide_payout(book.group(), book.history(), command, when);
    auto draft = corrected(book, paid_out, request.true_date, when);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
