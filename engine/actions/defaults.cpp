#include "engine/actions/defaults.hpp"

#include "engine/actions/corrected.hpp"

namespace hui::actions {

namespace {

using savings::CoverFromReserve;
using savings::DeclareDefault;

/// Whether an entry is what the command would write.
struct IsSameDefault {
    const Entry& entry;
    const TrueDate& true_date;

    bool operator()(const CoverFromReserve& command) const {
        if (entry.kind != savings::reserve_covered_kind) { return false; }
        const auto event = savings::reserve_covered_of(entry.body);
        return event.share == command.share && event.by == command.by &&
               event.amount == command.amount.value_or(event.amount) &&
               is_as_said(event.correction, true_date);
    }
    bool operator()(const DeclareDefault& command) const {
        if (entry.kind != savings::share_defaulted_kind) { return false; }
        const auto event = savings::share_defaulted_of(entry.body);
        return event.share == command.share && event.reason == command.reason;
    }
};

/// Decides each command on a group as its book has it.
struct DecideDefault {
    store::Book& book;
    const TrueDate& true_date;
    savings::When when;

    Result<Draft> operator()(const CoverFromReserve& command) const {
        return corrected(book, savings::decide_cover(book.group(), book.history(), command, when),
                         true_date, when);
    }
    Result<Draft> operator()(const DeclareDefault& command) const {
        return drafted(savings::decide_default(book.group(), book.history(), command, when),
                       when.on);
    }
};

}  // namespace

Result<Recorded> record_default(store::Ledger& ledger, store::Book& book,
                                const DefaultRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return entry.effective_on == request.on &&
                   std::visit(IsSameDefault{entry, request.true_date}, request.command);
        })) {
        return *std::move(earlier);
    }
    auto draft = std::visit(DecideDefault{.book = book,
                                          .true_date = request.true_date,
                                          .when = {.on = request.on, .today = actor.today()}},
                            request.command);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
