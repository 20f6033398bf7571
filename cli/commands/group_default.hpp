#pragma once

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/report/group_report.hpp"

namespace hui::cli {

/// What was agreed for the case that a member pays no more, as `group open` takes it.
inline constexpr OptionSpec on_default_option{
    "--on-default", "organiser|reserve|pro-rata|collected",
    mark("who bears it when a member pays no more (else organiser)")};
[[nodiscard]] savings::OnDefault on_default_of(const Arguments& arguments);

/// What was agreed, unless it is the usual.
void print_default_agreement(savings::OnDefault way);
/// Who pays no more, what the reserve fund is owed, and what those who drew are.
void print_default(const report::GroupReport& group);
/// Adds `on_default`, `owed`, and of each share `from_reserve` and `in_default`.
void add_default(Json& document, const report::GroupReport& group);

}  // namespace hui::cli
