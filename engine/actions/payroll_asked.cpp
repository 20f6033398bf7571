#include "engine/actions/payroll_asked.hpp"

#include "engine/actions/units_asked.hpp"
#include "engine/base/text.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace hui::actions {

namespace {

/// The items by the key of the member's code.
using ByMember = std::map<std::string, std::vector<closing::PayrollItem>>;

void add_items(ByMember& all, const std::string& member, std::vector<closing::PayrollItem> items) {
    auto& known = all[code_key(member)];
    std::move(items.begin(), items.end(), std::back_inserter(known));
}

void add_shares(store::Ledger& ledger, const PayrollQuery& query, ByMember& all) {
    for (const store::BookRow& book : store::group_books(ledger)) {
        const savings::Group group =
            store::load_history(ledger, book).as_of(store::load_group(ledger, book), query.on);
        if (savings::is_before_books(group, query.on)) { continue; }
        for (const savings::Share& share : group.shares) {
            add_items(all, share.member, closing::asked_of(group, share, query.month));
        }
    }
}

void add_loans(store::Ledger& ledger, const PayrollQuery& query, ByMember& all) {
    for (const store::BookRow& book : store::portfolio_books(ledger)) {
        for (const auto& [code, history] : store::load_loans(ledger, book)) {
            if (!history.has_begun(query.on)) { continue; }
            const auto instalments = lending::expected_instalments(history, query.on);
            if (!instalments) {
                throw store::Fault{refuse(Code::ledger_damaged, {{"detail", book.code}})};
            }
            add_items(all, history.agreement().borrower,
                      closing::asked_of(code, *instalments, query.month));
        }
    }
}

}  // namespace

Result<std::vector<AskedOfMember>> payroll_asked(store::Ledger& ledger, const PayrollQuery& query) {
    const auto units = units_asked(ledger, query.unit);
    if (!units) { return units.refusal(); }
    ByMember items;
    add_shares(ledger, query, items);
    add_loans(ledger, query, items);
    std::vector<AskedOfMember> asked;
    for (const registry::Member& member : store::all_members(ledger)) {
        const auto found = items.find(code_key(member.code));
        if (found == items.end() || found->second.empty()) { continue; }
        if (!units->include(member.unit)) { continue; }
        closing::put_in_order(found->second);
        asked.push_back({.unit = member.unit,
                         .member = member.code,
                         .name = member.name,
                         .items = std::move(found->second)});
    }
    std::sort(asked.begin(), asked.end(), [](const AskedOfMember& a, const AskedOfMember& b) {
        return std::tuple{code_key(a.unit), code_key(a.member)} <
               std::tuple{code_key(b.unit), code_key(b.member)};
    });
    return asked;
}

}  // namespace hui::actions
