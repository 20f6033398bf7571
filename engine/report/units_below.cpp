#include "engine/report/units_below.hpp"

#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

std::set<std::string> with_those_below(store::Ledger& ledger, const std::string& unit) {
    std::set<std::string> codes{code_key(unit)};
    const auto units = store::all_units(ledger);
    for (std::size_t before = 0; before != codes.size();) {
        before = codes.size();
        for (const registry::Unit& below : units) {
            if (codes.contains(code_key(below.parent))) { codes.insert(code_key(below.code)); }
        }
    }
    return codes;
}

}  // namespace hui::report
