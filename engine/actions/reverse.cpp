#include "engine/actions/reverse.hpp"

#include "engine/actions/loans.hpp"
#include "engine/journal/reversal.hpp"

namespace hui::actions {

namespace {

bool same_content(const Entry& entry, const ReverseRequest& request) {
    return entry.kind == reversed_kind && entry.reverses == request.seq &&
           undone_by(entry.body).reason == request.command.reason &&
           entry.effective_on == request.command.on.value_or(entry.effective_on);
}

}  // namespace

Result<Recorded> reverse(store::Ledger& ledger, store::Book& book, const ReverseRequest& request,
                         const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto original = store::find_entry(ledger, book.row(), request.seq);
    if (!original) {
        return refuse(Code::unknown_entry,
                      {{"book", book.row().code}, {"seq", request.seq.count()}});
    }
    if (const auto by = store::reversal_of(ledger, book.row(), request.seq)) {
        return refuse(Code::already_reversed, {{"seq", request.seq.count()}, {"by", by->count()}});
    }
    switch (book.row().kind) {
        case store::BookKind::registry:
            return refuse(Code::kind_not_reversible, {{"kind", original->kind}});
        case store::BookKind::loans:
            return reverse_in_portfolio(
                ledger, book,
                {.original = *original,
                 .command = {.reason = request.command.reason, .on = request.command.on},
                 .ref = request.ref},
                actor);
        case store::BookKind::group:
            break;
    }
    auto draft = savings::decide_reverse(book.group(), book.history(), *original, request.command,
                                         actor.today());
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
