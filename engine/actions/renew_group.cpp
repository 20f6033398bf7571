#include "engine/actions/renew_group.hpp"

namespace hui::actions {

Result<Recorded> renew_group(store::Ledger& ledger, store::Book& registry_book,
                             const RenewGroupRequest& request, const Actor& actor) {
    const auto row = group_book(ledger, request.group);
    if (!row) { return row.refusal(); }
    auto wanted = savings::next_cycle(store::load_group(ledger, *row), request.command);
    if (!wanted) { return wanted.refusal(); }
    const OpenGroupRequest opening{
        .group = *std::move(wanted), .on = {}, .ref = request.ref, .renews = row->code};
    if (const auto next = store::renewed_as(ledger, row->code, std::nullopt)) {
        auto found = opened_before(ledger, *store::find_book(ledger, *next), opening);
        if (found) { return *std::move(found); }
        return refuse(Code::renewed_already, {{"group", row->code}, {"next", *next}});
    }
    return open_group(ledger, registry_book, opening, actor);
}

Result<OpenedGroup> renew_group(store::Ledger& ledger, const RenewGroupRequest& request,
                                const Actor& actor) {
    return opened_by(ledger, [&](store::Book& registry_book) {
        return renew_group(ledger, registry_book, request, actor);
    });
}

}  // namespace hui::actions
