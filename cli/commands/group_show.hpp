#pragma once

#include "cli/session.hpp"
#include "engine/report/group_report.hpp"

#include <string>

namespace hui::cli {

/// A code, or null where there is none.
[[nodiscard]] Json json_of_code(const std::string& code);

/// A group at the end of a day, for programs and for people.
[[nodiscard]] Json group_json(const report::GroupReport& group);
void print_group(const report::GroupReport& group);

[[nodiscard]] std::string state_in_words(report::GroupState state);

/// Says what a group has to hand out, and by which command.
void print_rest(const std::string& group, const report::PotRest& rest);
void print_reserve_left(const std::string& group, Vnd reserve);
void print_interest_left(const std::string& group, Vnd interest);

}  // namespace hui::cli
