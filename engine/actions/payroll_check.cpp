#include "engine/actions/payroll_check.hpp"

#include "engine/actions/payroll_again.hpp"
#include "engine/base/text.hpp"
#include "engine/registry/units_below.hpp"
#include "engine/store/fault.hpp"

namespace hui::actions {

namespace {

/// The register as it stands entry by entry: who is in which unit.
class UnitsThen {
public:
    void add(const Entry& entry) {
        const auto event = registry::event_of(entry.kind, entry.body);
        if (!event) { return; }
        if (const auto* unit = std::get_if<registry::UnitAdded>(&*event)) {
            units_.insert_or_assign(code_key(unit->unit.code), unit->unit);
        } else if (const auto* amended = std::get_if<registry::UnitAmended>(&*event)) {
            units_.insert_or_assign(code_key(amended->unit.code), amended->unit);
        } else if (const auto* member = std::get_if<registry::MemberAdded>(&*event)) {
            members_.insert_or_assign(code_key(member->member.code), member->member.unit);
        } else if (const auto* moved = std::get_if<registry::MemberAmended>(&*event)) {
            members_.insert_or_assign(code_key(moved->member.code), moved->member.unit);
        }
    }
    /// Those of a unit and of the units below it, by the keys of their codes.
    [[nodiscard]] std::set<std::string> members_of(const std::string& unit) const {
        std::vector<registry::Unit> units;
        units.reserve(units_.size());
        for (const auto& [key, one] : units_) { units.push_back(one); }
        const auto below = registry::with_those_below(units, unit);
        std::set<std::string> members;
        for (const auto& [member, of] : members_) {
            if (below.contains(code_key(of))) { members.insert(member); }
        }
        return members;
    }

private:
    std::map<std::string, registry::Unit> units_;
    std::map<std::string, std::string> members_;  ///< the unit of each
};

PayrollsAgain payrolls_of(store::Ledger& ledger) {
    PayrollsAgain payrolls;
    UnitsThen then;
    store::each_entry(ledger, register_book(ledger), [&](const Entry& entry) {
        if (entry.kind != closing::payroll_recorded_kind) { return then.add(entry); }
        auto payroll = closing::payroll_recorded_of(entry.body);
        auto members = then.members_of(payroll.unit);
        auto ref = closing::payroll_ref(payroll.month, payroll.unit) + ":";
        payrolls.push_back({.seq = entry.seq,
                            .recorded_at = entry.recorded_at,
                            .on = entry.effective_on,
                            .payroll = std::move(payroll),
                            .ref = std::move(ref),
                            .members = std::move(members)});
    });
    return payrolls;
}

void add_finding(Verification& result, std::string book, Seq seq) {
    result.problems.push_back({.book = std::move(book),
                               .seq = seq,
                               .code = ProblemCode::against_the_rules,
                               .detail = std::string{name_of(Code::not_as_decided)}});
}

}  // namespace

void check_payrolls(store::Ledger& ledger, Verification& result) {
    // What can't be read is named where its book is replayed.
    store::unless_damaged([&] {
        PayrollsAgain payrolls = payrolls_of(ledger);
        for (const store::BookRow& book : store::all_books(ledger)) {
            if (book.kind == store::BookKind::registry) { continue; }
            for (const Seq seq : find_in_book(ledger, book, payrolls)) {
                add_finding(result, book.code, seq);
            }
        }
        for (const PayrollAgain& payroll : payrolls) {
            if (payroll.is_as_decided()) { continue; }
            add_finding(result, std::string{registry::register_book}, payroll.seq);
        }
    });
}

}  // namespace hui::actions
