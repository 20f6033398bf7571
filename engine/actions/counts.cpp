#include "engine/actions/counts.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

bool same_count(const Entry& entry, const CountRequest& request) {
    if (entry.kind != savings::cash_counted_kind || entry.effective_on != request.on) {
        return false;
    }
    const auto event = savings::cash_counted_of(entry.body);
    const savings::CountCash& command = request.command;
    return event.counted == command.counted.value_or(savings::sum_of(command.notes)) &&
           event.by == command.by &&
           std::is_permutation(event.notes.begin(), event.notes.end(), command.notes.begin(),
                               command.notes.end());
}

bool same_difference(const Entry& entry, const DifferenceRequest& request) {
    return entry.kind == savings::difference_posted_kind &&
           entry.effective_on == request.command.on.value_or(entry.effective_on) &&
           savings::difference_posted_of(entry.body).reason == request.command.reason;
}

}  // namespace

Result<Recorded> count_cash(store::Ledger& ledger, store::Book& book, const CountRequest& request,
                            const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_count(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto counted = savings::decide_count(book.group(), book.history(), request.command,
                                               {.on = request.on, .today = actor.today()});
    if (!counted) { return counted.refusal(); }
    return append(book, savings::draft_of(*counted, request.on), request.ref, actor);
}

Result<Recorded> post_difference(store::Ledger& ledger, store::Book& book,
                                 const DifferenceRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_difference(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto posted = savings::decide_post_difference(book.group(), book.history(),
                                                        request.command, actor.today());
    if (!posted) { return posted.refusal(); }
    if (auto refusal = savings::check_counted_last(book.group(), book.history())) {
        return *std::move(refusal);
    }
    const Date on = savings::posting_day(book.group(), request.command, actor.today());
    return append(book, savings::draft_of(*posted, on), request.ref, actor);
}

}  // namespace hui::actions
