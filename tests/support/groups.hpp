#pragma once

#include "engine/savings/events.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hui::tests {

/// A group with the shares 1 to N, as a test names what matters to it. Share n is held by `Mn`.
struct GroupOf {
    std::int64_t shares = 3;
    Vnd contribution{300'000};
    savings::Pot pot = savings::Pot::gross;
    Date start = date_of("2026-03-05");
    Interval every = {.count = 1, .unit = Interval::Unit::months};
    savings::LateInterest late_interest = savings::LegalDefault{};
    std::vector<std::int64_t> turns = {};  ///< of share 1, 2 …; empty = in the order of the shares
    Vnd reserve = {};                      ///< left in the fund from each draw
    savings::GroupCalendar calendar = {};
    savings::OnDefault on_default = savings::OnDefault::organiser;
};

[[nodiscard]] inline savings::GroupOpened opening_of(const GroupOf& wanted) {
    savings::GroupOpened opening{.terms = {.code = "G012",
                                           .name = "Tổ hùn vốn ấp 3",
                                           .unit = "U1",
                                           .organiser = "M1",
                                           .contribution = wanted.contribution,
                                           .start = wanted.start,
                                           .every = wanted.every,
                                           .pot = wanted.pot,
                                           .late_interest = wanted.late_interest,
                                           .reserve = wanted.reserve,
                                           .calendar = wanted.calendar,
                                           .on_default = wanted.on_default},
                                 .seats = {}};
    for (std::int64_t no = 1; no <= wanted.shares; ++no) {
        const auto index = static_cast<std::size_t>(no - 1);
        const std::int64_t turn = wanted.turns.empty() ? no : wanted.turns.at(index);
        opening.seats.push_back(
            {.share = ShareNo{no}, .member = "M" + std::to_string(no), .turn = Round{turn}});
    }
    return opening;
}

/// A second group beside that one.
[[nodiscard]] inline savings::GroupOpened opening_of_another(const GroupOf& wanted = {}) {
    savings::GroupOpened opening = opening_of(wanted);
    opening.terms.code = "G013";
    return opening;
}

[[nodiscard]] inline savings::Group group_of(const GroupOf& wanted) {
    const savings::GroupOpened opening = opening_of(wanted);
    return savings::opened_group(opening.terms, opening.seats);
}

}  // namespace hui::tests
