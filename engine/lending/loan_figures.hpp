#pragma once

#include "engine/lending/standing.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace hui::lending {

/// What of a loan's standing can be taken apart: the principal that is owed, what is due and not
/// paid, what of that fell due before the day, the interest that has grown and is not paid (due or
/// not), and what pays the loan off.
enum class Figure { outstanding, overdue, late, interest, payoff };
inline constexpr auto figure_names =
    std::to_array<std::string_view>({"outstanding", "overdue", "late", "interest", "payoff"});
/// `outstanding`
[[nodiscard]] std::string_view figure_text(Figure figure);
/// Nothing for what is no figure of a loan.
[[nodiscard]] std::optional<Figure> figure_named(std::string_view text);
[[nodiscard]] Vnd figure_of(const Standing& standing, Figure figure);

/// A part of such a figure.
struct FigurePart {
    enum class What {
        entry,              ///< what an entry added or took off; of an instalment where `n` is set
        principal,          ///< of an instalment, that fell due
        in_term,            ///< contract interest of an instalment, on `base` for `days`
        agreed,             ///< contract interest of an instalment that was agreed beforehand
        on_late_principal,  ///< grew since it fell due, on `base` for `days`
        on_late_interest,   ///< the same
    };
    What what = What::entry;
    Date on;                      ///< of the entry, the due, or the last of the days
    std::optional<Seq> seq = {};  ///< of the entry; of days, the one that ended them, if any did
    std::int64_t n = 0;           ///< the instalment
    Vnd base = {};
    Days days{0};
    Rate rate = {};  ///< a year
    /// What part of a year it is counted for: its days of 365 or, in equal periods, a whole period
    /// (`1/12`), of which `of_period` says how much (`10/31`). Of agreed interest that its days got
    /// a part of, `base` is that interest, and it goes by `of_period` alone.
    std::optional<YearPart> of_year = {};
    std::optional<YearPart> of_period = {};
    Vnd amount;  ///< rounded so that the parts of one interest come to it
};

/// From what a figure comes at the end of the day `on`: its parts sum to it. Instalments of which
/// nothing of it is open are left out. Refuses as `standing_of` does.
[[nodiscard]] Result<std::vector<FigurePart>> parts_of(const LoanHistory& history, Figure figure,
                                                       Date on);

}  // namespace hui::lending
