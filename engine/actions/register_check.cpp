#include "engine/actions/register_check.hpp"

#include "engine/base/text.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/closing/seal_parts.hpp"
#include "engine/journal/body.hpp"
#include "engine/registry/portfolio.hpp"
#include "engine/registry/units_below.hpp"

#include <algorithm>
#include <array>

namespace hui::actions {

namespace {

using registry::Lender;
using registry::Member;
using registry::Unit;
using Refused = std::optional<Code>;

/// Nothing where the draft is just this entry.
Refused compared(const Draft& draft, const Entry& entry) {
    const bool same = draft.kind == entry.kind && draft.effective_on == entry.effective_on &&
                      draft.body == entry.body && entry.postings.empty() && !entry.reverses &&
                      entry.receipt == ReceiptNo{};
    return same ? Refused{} : Code::not_as_decided;
}

Refused check_named(const std::string& code, const std::string& name) {
    if (!parse_code(code)) { return Code::bad_code; }
    return check_text(name) ? Code::bad_text : Refused{};
}

bool are_hashes(const std::map<std::string, std::string>& hashes) {
    constexpr std::array<std::string_view, 3> fields{"phone", "id_number", "born"};
    return std::all_of(hashes.begin(), hashes.end(), [&](const auto& hash) {
        return std::find(fields.begin(), fields.end(), hash.first) != fields.end() &&
               hash_from_hex(hash.second);
    });
}

}  // namespace

/// Decides each event again on the register as it stood.
struct RegisterCheck::DecideAgain {
    RegisterCheck& register_;
    const Entry& entry;

    Refused operator()(const registry::LedgerOpened& event) const {
        if (entry.seq != Seq{1}) { return Code::not_as_decided; }
        return !event.name.empty() && check_text(event.name) ? Code::bad_text : Refused{};
    }
    Refused operator()(const registry::UnitAdded& event) const {
        if (auto refusal = check_named(event.unit.code, event.unit.name)) { return refusal; }
        if (known(register_.units_, event.unit.code) != nullptr) { return Code::code_taken; }
        if (auto refusal = check_parent(event.unit)) { return refusal; }
        register_.units_.emplace(code_key(event.unit.code), event.unit);
        return {};
    }
    Refused operator()(const registry::UnitAmended& event) const {
        if (auto refusal = check_named(event.unit.code, event.unit.name)) { return refusal; }
        Unit* before = known(register_.units_, event.unit.code);
        if (before == nullptr || before->code != event.unit.code) { return Code::unknown_unit; }
        if (auto refusal = check_parent(event.unit)) { return refusal; }
        if (is_below_itself(event.unit)) { return Code::circular_units; }
        if (*before == event.unit) { return Code::nothing_to_change; }
        *before = event.unit;
        return {};
    }
    Refused operator()(const registry::MemberAdded& event) const {
        if (auto refusal = check_member(event.member)) { return refusal; }
        if (known(register_.members_, event.member.code) != nullptr) { return Code::code_taken; }
        register_.members_.emplace(code_key(event.member.code), event.member);
        return {};
    }
    Refused operator()(const registry::MemberAmended& event) const {
        if (auto refusal = check_member(event.member)) { return refusal; }
        Member* before = known(register_.members_, event.member.code);
        if (before == nullptr || before->code != event.member.code) { return Code::unknown_member; }
        *before = event.member;
        return {};
    }
    Refused operator()(const registry::MemberForgotten& event) const {
        Member* member = known(register_.members_, event.code);
        if (member == nullptr || member->code != event.code) { return Code::unknown_member; }
        if (member->personal_hashes.empty()) { return Code::nothing_to_forget; }
        member->personal_hashes.clear();
        return {};
    }
    Refused operator()(const registry::LenderAdded& event) const {
        if (auto refusal = check_named(event.lender.code, event.lender.name)) { return refusal; }
        if (known(register_.lenders_, event.lender.code) != nullptr) { return Code::code_taken; }
        register_.lenders_.emplace(code_key(event.lender.code), event.lender);
        return {};
    }
    Refused operator()(const registry::LenderAmended& event) const {
        if (auto refusal = check_named(event.lender.code, event.lender.name)) { return refusal; }
        Lender* before = known(register_.lenders_, event.lender.code);
        if (before == nullptr || before->code != event.lender.code) { return Code::unknown_lender; }
        if (before->kind != event.lender.kind) { return Code::not_as_decided; }
        if (*before == event.lender) { return Code::nothing_to_change; }
        *before = event.lender;
        return {};
    }
    Refused operator()(const registry::PolicySet& event) const {
        if (auto refusal = check_limit(event.line.key)) { return refusal; }
        registry::Policy policy = register_.policy_;
        if (auto refusal = registry::set_policy(policy, event.line)) { return refusal->code; }
        if (!parse_date(iso(event.line.from))) { return Code::bad_date; }
        const auto line = registry::normal_form(policy, event.line);
        if (line.key != event.line.key || line.value != event.line.value) {
            return Code::not_as_decided;
        }
        register_.policy_ = std::move(policy);
        return {};
    }
    /// A group has a code of its own; a portfolio is named after its unit.
    [[nodiscard]] Refused check_book_code(std::string_view code) const {
        const auto unit = registry::unit_of_portfolio(code);
        if (!unit) { return parse_code(code) ? Refused{} : Code::bad_code; }
        return register_.units_.contains(code_key(*unit)) ? Refused{} : Code::unknown_unit;
    }
    Refused operator()(const registry::GroupRegistered& event) const {
        if (auto refusal = check_book_code(event.group)) { return refusal; }
        if (!register_.groups_.insert(code_key(event.group)).second) { return Code::code_taken; }
        return hash_from_hex(event.opening_hash) ? Refused{} : Code::not_as_decided;
    }

private:
    template <class Value>
    [[nodiscard]] static Value* known(std::map<std::string, Value>& all, const std::string& code) {
        const auto found = all.find(code_key(code));
        return found == all.end() ? nullptr : &found->second;
    }
    /// Whether there is one with just this code.
    template <class Value>
    [[nodiscard]] static bool has(std::map<std::string, Value>& all, const std::string& code) {
        const Value* value = known(all, code);
        return value != nullptr && value->code == code;
    }
    [[nodiscard]] Refused check_parent(const Unit& unit) const {
        const bool is_there = unit.parent.empty() || has(register_.units_, unit.parent);
        return is_there ? Refused{} : Code::unknown_unit;
    }
    /// Whom a limit is about stands in the register before it.
    [[nodiscard]] Refused check_limit(const std::string& key) const {
        using Of = registry::LimitKey::Of;
        const auto limit = registry::limit_key_of(key);
        if (!limit || limit->of == Of::borrower) { return {}; }
        if (limit->of == Of::unit) {
            return has(register_.units_, limit->code) ? Refused{} : Code::unknown_unit;
        }
        return has(register_.lenders_, limit->code) ? Refused{} : Code::unknown_lender;
    }
    [[nodiscard]] bool is_below_itself(const Unit& unit) const {
        std::string above = unit.parent;
        while (!above.empty()) {
            if (same_code(above, unit.code)) { return true; }
            const Unit* next = known(register_.units_, above);
            above = next == nullptr ? "" : next->parent;
        }
        return false;
    }
    [[nodiscard]] Refused check_member(const Member& member) const {
        if (auto refusal = check_named(member.code, member.name)) { return refusal; }
        if (!has(register_.units_, member.unit)) { return Code::unknown_unit; }
        return are_hashes(member.personal_hashes) ? Refused{} : Code::not_as_decided;
    }
};

namespace {

/// A signature is of a seal that was there, once with each key, on the day it was recorded. Whether
/// it is true is checked without deciding anything again.
Refused check_signature(const Entry& entry, const std::map<Seq, Month>& seals,
                        std::set<std::pair<Seq, std::string>>& signed_seals) {
    const closing::SealSigned event = closing::seal_signed_of(entry.body);
    const auto seal = seals.find(event.seal);
    if (seal == seals.end() || seal->second != event.month) { return Code::month_not_sealed; }
    if (!signed_seals.emplace(event.seal, hex(event.key)).second) { return Code::not_as_decided; }
    return compared(closing::signature_draft(event, day_in_vietnam(entry.recorded_at)), entry);
}

/// A seal is put on once a month is over, over one closing at least. Months may be sealed in any
/// order: those of a group that was taken over come after.
Refused check_seal(const Entry& entry) {
    const closing::MonthSealed seal = closing::month_sealed_of(entry.body);
    // Seals of the first versions have no parts; whether those there are fit is checked without
    // deciding anything again.
    const std::size_t values = closing::seal_parts_of(entry.body).empty() ? 3 : 4;
    const Date end = last_day(seal.month);
    if (end > day_in_vietnam(entry.recorded_at)) { return Code::month_not_over; }
    if (seal.books < 1) { return Code::nothing_to_close; }
    const Draft draft{.kind = std::string{closing::month_sealed_kind},
                      .effective_on = end,
                      .body = BodyReader{entry.body}.keys().size() == values ? entry.body : "",
                      .postings = {}};
    return compared(draft, entry);
}

}  // namespace

/// A unit is in one payroll of a month: its own, or that of one above or below it as they stood.
std::optional<Code> RegisterCheck::refusal_of_payroll(const Entry& entry) {
    const auto payroll = closing::payroll_recorded_of(entry.body);
    if (entry.effective_on > day_in_vietnam(entry.recorded_at)) { return Code::future_date; }
    if (auto refusal = compared(closing::payroll_draft(payroll, entry.effective_on), entry)) {
        return refusal;
    }
    std::vector<Unit> units;
    for (const auto& [key, unit] : units_) { units.push_back(unit); }
    const bool has_unit = std::any_of(units.begin(), units.end(),
                                      [&](const Unit& unit) { return unit.code == payroll.unit; });
    if (!has_unit) { return Code::unknown_unit; }
    for (const closing::PayrollLine& line : payroll.lines) {
        const auto member = members_.find(code_key(line.member));
        if (member == members_.end() || member->second.code != line.member) {
            return Code::unknown_member;
        }
    }
    for (const auto& [month, other] : payrolls_) {
        const bool is_in =
            registry::with_those_below(units, other).contains(code_key(payroll.unit)) ||
            registry::with_those_below(units, payroll.unit).contains(other);
        if (month == payroll.month && is_in) { return Code::payroll_recorded; }
    }
    payrolls_.emplace(payroll.month, code_key(payroll.unit));
    return closing::is_possible(payroll, entry.effective_on) ? Refused{} : Code::not_as_decided;
}

std::optional<Code> RegisterCheck::refusal_of(const Entry& entry) {
    if (entry.kind == closing::payroll_recorded_kind) { return refusal_of_payroll(entry); }
    if (entry.kind == closing::month_sealed_kind) {
        seals_.emplace(entry.seq, closing::month_sealed_of(entry.body).month);
        return check_seal(entry);
    }
    if (entry.kind == closing::seal_signed_kind) {
        return check_signature(entry, seals_, signed_seals_);
    }
    const auto event = registry::event_of(entry.kind, entry.body);
    const bool is_opening = event && std::holds_alternative<registry::LedgerOpened>(*event);
    if (!event || (entry.seq == Seq{1} && !is_opening)) { return Code::not_as_decided; }
    const Date today = day_in_vietnam(entry.recorded_at);
    // A group is registered under the day of its opening, all else under the day of its recording.
    const bool is_group = std::holds_alternative<registry::GroupRegistered>(*event);
    const Date on = is_group ? entry.effective_on : today;
    if (on > today) { return Code::future_date; }
    if (auto refusal = compared(registry::draft_of(*event, on), entry)) { return refusal; }
    return std::visit(DecideAgain{*this, entry}, *event);
}

}  // namespace hui::actions
