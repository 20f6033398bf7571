#include "engine/actions/payout.hpp"

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
           paid_out.approved_by == command.approved_by;
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
    const auto paid_out = savings::decide_payout(book.group(), book.history(), command,
                                                 {.on = request.on, .today = actor.today()});
    if (!paid_out) { return paid_out.refusal(); }
    return append(book, savings::draft_of(*paid_out, request.on), request.ref, actor);
}

}  // namespace hui::actions
