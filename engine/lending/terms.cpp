#include "engine/lending/terms.hpp"

#include "engine/base/choice.hpp"

#include <array>

namespace hui::lending {

Result<Method> parse_method(std::string_view text) {
    return choose<Method>(text, {{"equal-principal", Method::equal_principal},
                                 {"equal-instalment", Method::equal_instalment},
                                 {"flat", Method::flat},
                                 {"bullet", Method::bullet}});
}

std::string_view method_text(Method method) {
    constexpr std::array<std::string_view, 4> words{"equal-principal", "equal-instalment", "flat",
                                                    "bullet"};
    return words.at(static_cast<std::size_t>(method));
}

Result<DayCount> parse_day_count(std::string_view text) {
    return choose<DayCount>(
        text, {{"actual/365", DayCount::actual_365}, {"30/360", DayCount::thirty_360}});
}

std::string_view day_count_text(DayCount day_count) {
    return day_count == DayCount::actual_365 ? "actual/365" : "30/360";
}

Result<Residue> parse_residue(std::string_view text) {
    return choose<Residue>(text, {{"last", Residue::last}, {"first", Residue::first}});
}

std::string_view residue_text(Residue residue) {
    return residue == Residue::last ? "last" : "first";
}

Result<Vnd> parse_round(std::string_view text) {
    constexpr Vnd hundred{100};
    constexpr Vnd thousand{1'000};
    return choose<Vnd>(text, {{"1", Vnd{1}}, {"100", hundred}, {"1000", thousand}});
}

}  // namespace hui::lending
