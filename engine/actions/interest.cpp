#include "engine/actions/interest.hpp"

#include "engine/actions/corrected.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

bool same_content(const Entry& entry, const InterestRequest& request) {
    const savings::SettleInterest& command = request.command;
    const bool is_paid = command.how == savings::Settling::paid;
    const auto kind = is_paid ? savings::interest_paid_kind : savings::interest_waived_kind;
    if (entry.kind != kind || entry.effective_on != request.on) { return false; }
    const auto event = savings::interest_settled_of(entry.kind, entry.body);
    return event.share == command.share && event.what == command.what &&
           event.round == command.round.value_or(event.round) && event.method == command.method &&
           event.reason == command.reason && is_as_said(event.correction, request.true_date);
}

bool same_content(const Entry& entry, const ShareInterestRequest& request) {
    if (entry.kind != savings::interest_shared_kind || entry.effective_on != request.on) {
        return false;
    }
    const auto event = savings::interest_shared_of(entry.body);
    const savings::ShareInterest& command = request.command;
    const bool is_equal = event.split == savings::InterestShared::Split::equal;
    const bool same_parts = is_equal ? command.to.empty()
                                     : std::is_permutation(event.parts.begin(), event.parts.end(),
                                                           command.to.begin(), command.to.end());
    return same_parts && event.method == command.method && event.reason == command.reason;
}

}  // namespace

Result<Recorded> settle_interest(store::Ledger& ledger, store::Book& book,
                                 const InterestRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const savings::When when{.on = request.on, .today = actor.today()};
    const auto settled = savings::decide_settle_interest(
        book.group(), book.history(), store::policy_of(ledger), request.command, when);
    auto draft = corrected(book, settled, request.true_date, when);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

Result<Recorded> share_interest(store::Ledger& ledger, store::Book& book,
                                const ShareInterestRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto shared = savings::decide_share_interest(
        book.group(), book.history(), request.command, {.on = request.on, .today = actor.today()});
    if (!shared) { return shared.refusal(); }
    return append(book, savings::draft_of(*shared, request.on), request.ref, actor);
}

}  // namespace hui::actions
