#pragma once

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace hui::cli {

inline constexpr auto required = OptionSpec::Need::required;
inline constexpr auto repeated = OptionSpec::Need::repeated;

/// Options that several commands take, each with one text.
inline constexpr OptionSpec as_of_option{"--on", "DATE",
                                         mark("as it stood at the end of a day (else today)")};
inline constexpr OptionSpec as_known_option{
    "--as-known", "T",
    mark("with what was recorded by a day only, or by a time of UTC (2024-06-15T03:00:00.000Z)")};
inline constexpr OptionSpec ref_option{"--ref", "R",
                                       mark("the reference under which it is recorded once")};
inline constexpr OptionSpec happened_option{"--on", "DATE",
                                            mark("the day it happened (else today)")};
/// How money came in, which is cash unless it is said;
inline constexpr OptionSpec method_in_option{"--method", "cash|bank",
                                             mark("how the money changed hands (else cash)")};
/// and how it went out of box and bank account together.
inline constexpr OptionSpec method_out_option{
    "--method", "cash|bank", mark("how the money changed hands (else cash first, then bank)")};
inline constexpr OptionSpec decided_by_option{"--by", "NAME", mark("who decided it; two people"),
                                              repeated};
inline constexpr OptionSpec reason_option{"--reason", "TEXT", mark("why"), required};
inline constexpr OptionSpec of_date_option{
    "--of-date", "DATE", mark("when it truly happened, in a month that is closed")};
inline constexpr OptionSpec corrects_option{"--corrects", "SEQ",
                                            mark("the reversed entry in whose place it stands")};
inline constexpr OptionSpec of_unit_option{"--unit", "CODE", mark("only those of a unit")};

}  // namespace hui::cli
