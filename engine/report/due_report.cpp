#include "engine/report/due_report.hpp"

#include "engine/report/as_of.hpp"
#include "engine/report/group_at.hpp"
#include "engine/savings/late_interest.hpp"
#include "engine/savings/late_segments.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::report {

namespace {

using savings::Due;
using savings::Share;

/// Whether the request is about this due at all.
bool is_meant(const Due& due, const DueRequest& request) {
    if (due.outstanding() == Vnd{}) { return false; }
    return request.month ? month_of(due.on) == *request.month : due.on <= request.on;
}

std::vector<OwedTo> owed_to(const savings::Group& group, const Due& due) {
    using Who = savings::Creditor::Who;
    std::vector<OwedTo> creditors;
    for (const savings::Creditor& creditor : savings::creditors_of(group, due)) {
        OwedTo owed{.creditor = creditor, .member = {}};
        if (creditor.who == Who::share) { owed.member = group.find(creditor.share)->member; }
        if (creditor.who == Who::organiser) { owed.member = group.terms.organiser; }
        creditors.push_back(std::move(owed));
    }
    return creditors;
}

DueLine line_of(const GroupAt& at, const Share& share, const Due& due, Date on,
                const registry::Policy& policy) {
    const Date since = savings::owed_since(at.group, at.history, due, on);
    return {.group = at.group.terms.code,
            .share = due.share,
            .member = share.member,
            .name = {},
            .round = due.round,
            .due = since,
            .amount = due.amount,
            .paid = due.paid,
            .advanced = due.advanced,
            .outstanding = due.outstanding(),
            .days_late = std::max<std::int64_t>(0, (on - since).count()),
            .interest = savings::late_interest_of(at.group, at.history, due, on, policy),
            .owed_to = owed_to(at.group, due),
            .witness = at.witness};
}

}  // namespace

Result<std::vector<DueLine>> due_report(store::Ledger& ledger, const DueRequest& request) {
    return store::attempt([&]() -> Result<std::vector<DueLine>> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_meant(ledger, request.group);
        if (!books) { return books.refusal(); }
        if (auto refusal = request.group ? check_told(ledger, books->front(), request.as_of())
                                         : check_told(ledger, request.as_of())) {
            return *std::move(refusal);
        }
        // A month that was over before the books began isn't one of which nothing is owed.
        if (request.month) {
            const AsOf end{.on = last_day(*request.month), .as_known = request.as_known};
            if (auto refusal = request.group ? check_told(ledger, books->front(), end)
                                             : check_told(ledger, end)) {
                return *std::move(refusal);
            }
        }
        const registry::Policy policy = policy_at(ledger, request.as_known);
        const auto names = store::member_names(ledger);
        std::vector<DueLine> lines;
        for (const store::BookRow& book : *books) {
            const auto at = group_at(ledger, book, request.as_of());
            if (!at || savings::is_before_books(at->group, request.on)) { continue; }
            for (const Share& share : at->group.shares) {
                for (const Due& due : savings::dues_of(at->group, share)) {
                    if (!is_meant(due, request)) { continue; }
                    lines.push_back(line_of(*at, share, due, request.on, policy));
                    const auto name = names.find(share.member);
                    if (name != names.end()) { lines.back().name = name->second; }
                }
            }
        }
        return lines;
    });
}

}  // namespace hui::report
