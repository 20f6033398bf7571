#pragma once

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace hui::cli {

/// Options that several commands take, each with one text.
inline constexpr OptionSpec as_of_option{"--on", "DATE",
                                         mark("as it stood at the end of a day (else today)")};
inline constexpr OptionSpec ref_option{"--ref", "R",
                                       mark("the reference under which it is recorded once")};
inline constexpr OptionSpec of_unit_option{"--unit", "CODE", mark("only those of a unit")};

}  // namespace hui::cli
