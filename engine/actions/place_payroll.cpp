#include "engine/actions/place_payroll.hpp"

#include "engine/actions/payroll_asked.hpp"
#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

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
    OnPayrolls members;
    for (const AskedOfMember& asked : *listed) {
        members.emplace(code_key(asked.member), OnPayroll{.member = asked.member,
                                                          .placing = closing::Placing{asked.items},
                                                          .owed = {}});
    }
    for (const AskedOfMember& asked : *owed) {
        const auto member = members.find(code_key(asked.member));
        if (member == members.end()) { continue; }
        for (const PayrollItem& item : asked.items) {
            member->second.owed[closing::target_text(item)] += item.amount;
        }
    }
    if (members.empty()) {
        return refuse(Code::nobody_owes, {{"unit", request.unit}, {"month", request.month}});
    }
    return members;
}

/// Puts money for whatever is due in the place of the oldest that is asked and still owed on the
/// day: some of it may have been paid in another way since the list was made.
Check place_on_oldest(OnPayroll& member, Vnd amount, Date on) {
    auto owed = member.owed;
    for (const PayrollItem& item : member.placing.placed()) {
        Vnd& left = owed[closing::target_text(item)];
        left -= std::min(left, item.amount);
    }
    std::vector<closing::Deduction> parts;
    Vnd rest = amount;
    for (const PayrollItem& item : member.placing.missing()) {
        Vnd& left = owed[closing::target_text(item)];
        const Vnd part = std::min({rest, item.amount, left});
        if (part == Vnd{}) { continue; }
        left -= part;
        rest -= part;
        parts.push_back({.item = closing::target_text(item), .amount = part});
    }
    const Vnd asked = closing::sum_of(member.placing.missing());
    if (amount > asked) {
        return refuse(Code::not_on_payroll, {{"amount", amount}, {"left", asked}});
    }
    if (rest > Vnd{}) {
        return refuse(Code::not_on_payroll,
                      {{"amount", amount}, {"left", amount - rest}, {"date", on}});
    }
    for (const closing::Deduction& part : parts) {
        if (auto refusal = member.placing.place(part)) { return refusal; }
    }
    return {};
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
    const auto& [item, amount] = row.deduction;
    auto refusal = item.empty() ? place_on_oldest(member, amount, request.on)
                                : member.placing.place(row.deduction);
    if (refusal) { return about_payroll(*std::move(refusal), member.member, request.month); }
    return {};
}

}  // namespace

Refusal about_payroll(Refusal refusal, const std::string& member, Month month) {
    refusal.facts.push_back({"member", member});
    refusal.facts.push_back({"month", month});
    return refusal;
}

Result<PlacedPayroll> place_payroll(store::Ledger& ledger, const PayrollRequest& request) {
    auto members = members_of(ledger, request);
    if (!members) { return members.refusal(); }
    PlacedPayroll placed{.members = *std::move(members)};
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
