#include "engine/report/units_below.hpp"

#include "engine/registry/units_below.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

std::set<std::string> with_those_below(store::Ledger& ledger, const std::string& unit) {
    return registry::with_those_below(store::all_units(ledger), unit);
}

}  // namespace hui::report
