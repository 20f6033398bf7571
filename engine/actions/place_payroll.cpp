#include "engine/actions/place_payroll.hpp"

#include "engine/actions/payroll_asked.hpp"
#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

#include <utility>

namespace hui::actions {

namespace {

using closing::PayrollItem;

/// Who is on the list, with what was asked of him and what he owes on the day.
Result<OnPayrolls> members_of(store::Ledger& ledger, const PayrollRequest& request) {
    const auto listed =
        payroll_asked(ledger, {.month = request.month, .unit = request.unit, .on = request.listed});
    if (!listed) { return listed.refusal(); }
    const auto owed =
        request.listed == request.on
            ? listed
            : payroll_asked(ledger,
                            {.month = request.month, .unit = request.unit, .on = request.on});
    if (!owed) { return owed.refusal(); }
    std::map<std::string, std::vector<PayrollItem>> on_day;
    for (const AskedOfMember& of : *owed) { on_day[code_key(of.member)] = of.items; }
    OnPayrolls members;
    for (const AskedOfMember& asked : *listed) {
        const std::string key = code_key(asked.member);
        closing::Placing placing{asked.items, {.on = request.on, .items = on_day[key]}};
        members.emplace(key, OnPayroll{.member = asked.member, .placing = std::move(placing)});
    }
    if (members.empty()) {
        return refuse(Code::nobody_owes, {{"unit", request.unit}, {"month", request.month}});
    }
    return members;
}

bool is_of_other_list(const OnPayrolls& members, const PayrollRow& row) {
    const auto member = members.find(code_key(row.member));
    const std::string& item = row.deduction.item;
    return row.listed && !item.empty() && member != members.end() &&
           *row.listed != member->second.placing.asked_for(item);
}

/// The refusal with the member and the month of the list that it is about.
Refusal about_payroll(Refusal refusal, const std::string& member, Month month) {
    refusal.facts.push_back({"member", member});
    refusal.facts.push_back({"month", month});
    return refusal;
}

Check place_row(store::Ledger& ledger, const PayrollRequest& request, OnPayrolls& members,
                const PayrollRow& row) {
    const auto found = members.find(code_key(row.member));
    if (found == members.end()) {
        if (!store::find_member(ledger, row.member)) {
            return refuse(Code::unknown_member, {{"member", row.member}});
        }
        // Somebody else's line with nothing deducted asks for nothing.
        if (row.deduction.amount == Vnd{}) { return {}; }
        return about_payroll(refuse(Code::not_on_payroll), row.member, request.month);
    }
    OnPayroll& member = found->second;
    if (member.line == 0) { member.line = row.line; }
    if (auto refusal = member.placing.place(row.deduction)) {
        return about_payroll(*std::move(refusal), member.member, request.month);
    }
    return {};
}

}  // namespace

Result<PlacedPayroll> place_payroll(store::Ledger& ledger, const PayrollRequest& request) {
    auto members = members_of(ledger, request);
    if (!members) { return members.refusal(); }
    PlacedPayroll placed{.members = *std::move(members)};
    for (const PayrollRow& row : request.rows) {
        if (is_of_other_list(placed.members, row)) { ++placed.of_other_list; }
    }
    // Named items first: what is for anything that is due takes what they leave.
    for (const bool is_named : {true, false}) {
        for (const PayrollRow& row : request.rows) {
            if (row.deduction.item.empty() == is_named) { continue; }
            if (auto refusal = place_row(ledger, request, placed.members, row)) {
                placed.refused.push_back({.line = row.line, .reason = *std::move(refusal)});
            }
        }
    }
    return placed;
}

}  // namespace hui::actions
