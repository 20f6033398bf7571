#pragma once

#include "cli/session.hpp"
#include "engine/actions/open_group.hpp"
#include "engine/report/group_report.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace hui::cli {

/// The options of `group open` that say on which days the rounds are.
[[nodiscard]] std::vector<OptionSpec> calendar_options();
/// What was given of them.
[[nodiscard]] savings::GroupCalendar calendar_of(const Arguments& arguments);

/// Makes the opening that of a group which runs already, as the file of `--opening` has it.
void take_over(actions::OpenGroupRequest& request, const std::string& file);
/// What the books of a group that was taken over begin with.
void print_taken_over(const savings::Group& group);

/// What the members agreed on beside the start and the interval; nothing for most groups.
void print_agreement(const savings::GroupCalendar& calendar);
/// The same as keys of a document.
void add_agreement(Json& document, const savings::GroupCalendar& calendar);

/// Says that the first round is not on the agreed day, where that is a rest day.
void print_first_round(const savings::Terms& terms);

/// The rounds with their days, in a lunar group also by the lunar calendar.
void print_calendar(const std::vector<report::TurnLine>& rounds, const savings::Terms& terms);
[[nodiscard]] Json calendar_json(const std::vector<report::TurnLine>& rounds,
                                 const savings::Terms& terms);

}  // namespace hui::cli
