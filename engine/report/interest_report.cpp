#include "engine/report/interest_report.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/group_at.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

Result<InterestReport> interest_report(store::Ledger& ledger, const InterestRequest& request) {
    return store::attempt([&]() -> Result<InterestReport> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::group_book(ledger, request.group);
        if (!book) { return book.refusal(); }
        const registry::Policy policy = store::policy_of(ledger);
        const auto names = store::member_names(ledger);
        const auto [group, history] = group_at(ledger, *book, request.on);
        if (request.share && group.find(*request.share) == nullptr) {
            return savings::unknown_share(group, *request.share);
        }
        InterestReport report{
            .group = book->code,
            .is_agreed = !std::holds_alternative<savings::NoInterest>(group.terms.late_interest),
            .lines = {}};
        for (const savings::Share& share : group.shares) {
            if (request.share && share.no != *request.share) { continue; }
            const auto name = names.find(share.member);
            for (const savings::LateItem& item :
                 savings::late_items_of(group, history, share, request.on, policy)) {
                report.lines.push_back({.member = share.member,
                                        .name = name == names.end() ? "" : name->second,
                                        .item = item});
            }
        }
        return report;
    });
}

}  // namespace hui::report
