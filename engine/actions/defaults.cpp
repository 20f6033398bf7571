#include "engine/actions/defaults.hpp"

namespace hui::actions {

namespace {

using savings::CoverFromReserve;
using savings::DeclareDefault;

/// Whether an entry is what the command would write.
struct IsSameDefault {
    const Entry& entry;

    bool operator()(const CoverFromReserve& command) const {
        if (entry.kind != savings::reserve_covered_kind) { return false; }
        const auto event = savings::reserve_covered_of(entry.body);
        return event.share == command.share && event.by == command.by &&
               event.amount == command.amount.value_or(event.amount);
    }
    bool operator()(const DeclareDefault& command) const {
        if (entry.kind != savings::share_defaulted_kind) { return false; }
        const auto event = savings::share_defaulted_of(entry.body);
        return event.share == command.share && event.reason == command.reason;
    }
};

/// Decides each command on a group as its book has it.
struct DecideDefault {
    const savings::Group& group;
    const savings::History& history;
    savings::When when;

    Result<Draft> operator()(const CoverFromReserve& command) const {
        return drafted(savings::decide_cover(group, history, command, when), when.on);
    }
    Result<Draft> operator()(const DeclareDefault& command) const {
        return drafted(savings::decide_default(group, history, command, when), when.on);
    }
};

}  // namespace

Result<Recorded> record_default(store::Ledger& ledger, store::Book& book,
                                const DefaultRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return entry.effective_on == request.on &&
                   std::visit(IsSameDefault{entry}, request.command);
        })) {
        return *std::move(earlier);
    }
    auto draft = std::visit(DecideDefault{.group = book.group(),
                                          .history = book.history(),
                                          .when = {.on = request.on, .today = actor.today()}},
                            request.command);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
