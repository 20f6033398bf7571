#include "engine/registry/units_below.hpp"

#include "engine/base/text.hpp"

namespace hui::registry {

std::set<std::string> with_those_below(const std::vector<Unit>& units, std::string_view unit) {
    std::set<std::string> codes{code_key(unit)};
    for (std::size_t before = 0; before != codes.size();) {
        before = codes.size();
        for (const Unit& below : units) {
            if (codes.contains(code_key(below.parent))) { codes.insert(code_key(below.code)); }
        }
    }
    return codes;
}

}  // namespace hui::registry
