#include "engine/actions/agree_rules.hpp"

namespace hui::actions {

namespace {

/// Whether an earlier agreement is what the request asks for again; the order in which it names
/// the shares says nothing.
bool same_content(const Entry& entry, const RulesRequest& request) {
    if (entry.kind != savings::turn_rules_agreed_kind || entry.effective_on != request.on) {
        return false;
    }
    const auto agreed = savings::turn_rules_agreed_of(entry.body);
    return agreed.minute == request.command.minute &&
           agreed.rules == savings::in_order(request.command.rules);
}

}  // namespace

Result<Recorded> agree_rules(store::Ledger& ledger, store::Book& book, const RulesRequest& request,
                             const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto agreed = savings::decide_rules(book.group(), book.history(), request.command,
                                              {.on = request.on, .today = actor.today()});
    if (!agreed) { return agreed.refusal(); }
    return append(book, savings::draft_of(*agreed, request.on), request.ref, actor);
}

}  // namespace hui::actions
