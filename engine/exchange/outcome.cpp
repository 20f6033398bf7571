#include "engine/exchange/outcome.hpp"

#include "engine/exchange/rule_columns.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace hui::exchange {

std::string_view name_of(WarningCode code) {
    constexpr std::array names{
#define HUI_NAME(name) std::string_view{#name},
        HUI_IMPORT_WARNINGS(HUI_NAME)
#undef HUI_NAME
    };
    return names.at(static_cast<std::size_t>(code));
}

void Outcome::reject(Place place, std::string_view column, Refusal reason) {
    imported_.rejected.push_back({.file = files_[place.file].name,
                                  .line = place.line,
                                  .column = std::string{column},
                                  .reason = std::move(reason)});
}

void Outcome::reject(Place place, Refusal reason) {
    const std::string_view column = column_of(files_[place.file].kind, reason.code);
    reject(place, column, std::move(reason));
}

void Outcome::warn(WarningCode code, Place place, std::vector<NamedFact> facts) {
    imported_.warnings.push_back({.code = code,
                                  .file = files_[place.file].name,
                                  .line = place.line,
                                  .facts = std::move(facts)});
}

void Outcome::warn(WarningCode code, std::string file) {
    imported_.warnings.push_back({.code = code, .file = std::move(file), .facts = {}});
}

Imported Outcome::finish(Writing writing) && {
    if (writing == Writing::no) { imported_.created = {}; }
    // What a row needs stands in a file of an earlier kind: causes come before consequences.
    const auto kind_of = [&](const RejectedRow& row) {
        return std::find_if(files_.begin(), files_.end(),
                            [&](const ImportFile& file) { return file.name == row.file; })
            ->kind;
    };
    std::stable_sort(
        imported_.rejected.begin(), imported_.rejected.end(),
        [&](const RejectedRow& a, const RejectedRow& b) {
            return std::tuple{kind_of(a), a.file, a.line} < std::tuple{kind_of(b), b.file, b.line};
        });
    return std::move(imported_);
}

}  // namespace hui::exchange
