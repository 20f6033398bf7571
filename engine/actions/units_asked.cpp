#include "engine/actions/units_asked.hpp"

#include "engine/base/text.hpp"
#include "engine/registry/units_below.hpp"
#include "engine/store/register_table.hpp"

namespace hui::actions {

bool UnitsAsked::include(std::string_view code) const {
    return !unit || keys.contains(code_key(code));
}

Result<UnitsAsked> units_asked(store::Ledger& ledger, const std::optional<std::string>& unit) {
    if (!unit) { return UnitsAsked{}; }
    const auto known = store::find_unit(ledger, *unit);
    if (!known) { return refuse(Code::unknown_unit, {{"unit", *unit}}); }
    return UnitsAsked{.unit = known->code,
                      .keys = registry::with_those_below(store::all_units(ledger), known->code)};
}

}  // namespace hui::actions
