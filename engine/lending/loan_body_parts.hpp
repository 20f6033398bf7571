#pragma once

#include "engine/journal/body.hpp"
#include "engine/lending/loan_events.hpp"

#include <string>
#include <vector>

namespace hui::lending {

// What bodies of several kinds hold, as canonical text, and read from it.

[[nodiscard]] std::string text_of(const Split& split);
[[nodiscard]] Split read_split(const BodyReader& body);
[[nodiscard]] std::string text_of(const Terms& terms);
[[nodiscard]] Terms read_terms(const BodyReader& body);
[[nodiscard]] std::string text_of(const NewPlan& plan);
[[nodiscard]] NewPlan read_plan(const BodyReader& body);
/// The items of the list `schedule`.
[[nodiscard]] std::vector<std::string> items_of(const Schedule& schedule);
[[nodiscard]] Schedule read_schedule(const BodyReader& body);
[[nodiscard]] hui::Method read_method(const BodyReader& body);

}  // namespace hui::lending
