#include "engine/report/interest_report.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/group_at.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <map>

namespace hui::report {

namespace {

/// What lines of late interest are made with: the day, the rates and the members' names.
struct Late {
    Date on;
    registry::Policy policy;
    std::map<std::string, std::string> names;
};

std::vector<InterestLine> late_lines_of(const Late& late, const GroupAt& at,
                                        const savings::Share& share) {
    const auto name = late.names.find(share.member);
    std::vector<InterestLine> lines;
    for (const savings::LateItem& item :
         savings::late_items_of(at.group, at.history, share, late.on, late.policy)) {
        lines.push_back({.member = share.member,
                         .name = name == late.names.end() ? "" : name->second,
                         .item = item});
    }
    return lines;
}

}  // namespace

Result<InterestReport> interest_report(store::Ledger& ledger, const InterestRequest& request) {
    return store::attempt([&]() -> Result<InterestReport> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::group_book(ledger, request.group);
        if (!book) { return book.refusal(); }
        if (auto refusal = check_told(ledger, *book, {.on = request.on})) {
            return *std::move(refusal);
        }
        const Late late{.on = request.on,
                        .policy = store::policy_of(ledger),
                        .names = store::member_names(ledger)};
        const GroupAt at = group_at(ledger, *book, request.on);
        if (request.share && at.group.find(*request.share) == nullptr) {
            return savings::unknown_share(at.group, *request.share);
        }
        InterestReport report{
            .group = book->code,
            .is_agreed = !std::holds_alternative<savings::NoInterest>(at.group.terms.late_interest),
            .lines = {},
            .witness = at.witness};
        for (const savings::Share& share : at.group.shares) {
            if (request.share && share.no != *request.share) { continue; }
            for (InterestLine& line : late_lines_of(late, at, share)) {
                report.lines.push_back(std::move(line));
            }
        }
        return report;
    });
}

Result<std::vector<OpenInterest>> open_interest(store::Ledger& ledger, const DueRequest& request) {
    return store::attempt([&]() -> Result<std::vector<OpenInterest>> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_meant(ledger, request.group);
        if (!books) { return books.refusal(); }
        const Late late{.on = request.on,
                        .policy = policy_at(ledger, request.as_known),
                        .names = store::member_names(ledger)};
        std::vector<OpenInterest> open;
        for (const store::BookRow& book : *books) {
            const auto at = group_at(ledger, book, request.as_of());
            if (!at) { continue; }
            for (const savings::Share& share : at->group.shares) {
                for (InterestLine& line : late_lines_of(late, *at, share)) {
                    const bool is_meant =
                        !request.month || month_of(line.item.due) == *request.month;
                    if (line.item.state != savings::LateState::open || !is_meant) { continue; }
                    open.push_back({.group = at->group.terms.code, .line = std::move(line)});
                }
            }
        }
        return open;
    });
}

}  // namespace hui::report
