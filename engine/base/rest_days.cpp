#include "engine/base/rest_days.hpp"

#include "engine/base/choice.hpp"

#include <algorithm>

namespace hui {

Result<Roll> parse_roll(std::string_view text) {
    return choose<Roll>(text, {{"none", Roll::none}, {"next", Roll::next}});
}

Date working_day(const RestDays& rest_days, Date date) {
    const auto rests = [&](Date day) {
        const date::weekday weekday{day};
        return weekday == date::Saturday || weekday == date::Sunday ||
               std::binary_search(rest_days.holidays.begin(), rest_days.holidays.end(), day);
    };
    while (rests(date)) { date += Days{1}; }
    return date;
}

}  // namespace hui
