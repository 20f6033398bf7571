#include "engine/actions/registry.hpp"
#include "engine/base/text.hpp"
#include "engine/exchange/record_rows.hpp"

#include <unordered_map>
#include <unordered_set>

namespace hui::exchange {

namespace {

/// Adds units in the order of the rows; a row that comes before its parent's waits for it.
class UnitImport {
public:
    explicit UnitImport(ImportRun& run) : run_(run) {}

    void record_all() {
        for (const UnitRow& row : run_.rows.units) { missing_.insert(code_key(row.code)); }
        for (const UnitRow& row : run_.rows.units) {
            const std::string parent = code_key(row.parent);
            if (missing_.contains(parent)) {
                waiting_[parent].push_back(&row);
            } else {
                record_with_waiting(row);
            }
        }
        record_circular();
    }

private:
    Result<actions::Recorded> add(const UnitRow& row) {
        const registry::Unit unit{.code = std::string{row.code},
                                  .name = std::string{row.name},
                                  .parent = std::string{row.parent}};
        return actions::add_unit(run_.ledger, run_.registry_book, unit, run_.actor);
    }

    void record_with_waiting(const UnitRow& first) {
        std::vector<const UnitRow*> ready{&first};
        while (!ready.empty()) {
            const UnitRow& row = *ready.back();
            ready.pop_back();
            run_.note(row.place, add(row), run_.outcome.created().units);
            const std::string code = code_key(row.code);
            missing_.erase(code);
            if (const auto children = waiting_.extract(code)) {
                ready.insert(ready.end(), children.mapped().rbegin(), children.mapped().rend());
            }
        }
    }

    /// What still waits stands in a circle, or below one.
    void record_circular() {
        for (const UnitRow& row : run_.rows.units) {
            if (!waiting_.contains(code_key(row.parent))) { continue; }
            auto recorded = add(row);
            if (!recorded && recorded.refusal().code == Code::unknown_unit) {
                recorded = refuse(Code::circular_units, {{"unit", std::string{row.code}},
                                                         {"parent", std::string{row.parent}}});
            }
            run_.note(row.place, recorded, run_.outcome.created().units);
        }
    }

    ImportRun& run_;
    std::unordered_set<std::string> missing_;  ///< units in the files that weren't recorded yet
    std::unordered_map<std::string, std::vector<const UnitRow*>> waiting_;  ///< by the parent
};

actions::NewMember new_member(const MemberRow& row) {
    actions::NewMember member{.code = std::string{row.code},
                              .name = std::string{row.name},
                              .unit = std::string{row.unit},
                              .personal = {}};
    const auto keep = [&](const char* field, std::string_view value) {
        if (!value.empty()) { member.personal.emplace(field, value); }
    };
    keep("phone", row.phone);
    keep("id_number", row.id_number);
    keep("born", row.born);
    return member;
}

}  // namespace

void record_units(ImportRun& run) { UnitImport{run}.record_all(); }

void record_members(ImportRun& run) {
    for (const MemberRow& row : run.rows.members) {
        run.note(row.place,
                 actions::add_member(run.ledger, run.registry_book, new_member(row), run.actor),
                 run.outcome.created().members);
    }
}

void record_lenders(ImportRun& run) {
    for (const LenderRow& row : run.rows.lenders) {
        const registry::Lender lender{
            .code = std::string{row.code}, .name = std::string{row.name}, .kind = row.kind};
        run.note(row.place, actions::add_lender(run.ledger, run.registry_book, lender, run.actor),
                 run.outcome.created().lenders);
    }
}

}  // namespace hui::exchange
