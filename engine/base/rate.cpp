#include "engine/base/rate.hpp"

#include "engine/base/numbers.hpp"

#include <fmt/format.h>

namespace hui {

namespace {
constexpr std::int64_t ppm_in_percent = 10'000;
constexpr std::size_t most_decimals = 4;

/// Without `%` or ` %` at the end.
std::string_view without_sign(std::string_view text) {
    if (!text.ends_with('%')) { return text; }
    text.remove_suffix(1);
    if (text.ends_with(' ')) { text.remove_suffix(1); }
    return text;
}

}  // namespace

Result<Rate> parse_percent(std::string_view text) {
    const auto bad = [&] { return refuse(Code::bad_rate, {{"given", std::string{text}}}); };
    const auto too_high = [&] {
        return refuse(Code::bad_rate,
                      {{"given", std::string{text}}, {"most", percent_text(highest_rate)}});
    };
    const std::string_view number = without_sign(text);
    const auto point = number.find_first_of(".,");
    const auto before_point = number.substr(0, point);
    const auto whole = parse_whole(before_point, highest_rate.ppm() / ppm_in_percent);
    if (!whole && is_all_digits(number)) { return too_high(); }
    if (!whole || (point != 1 && number.size() > 1 && number.front() == '0')) { return bad(); }
    if (point == std::string_view::npos) { return Rate::percent(*whole); }
    std::string decimals{number.substr(point + 1)};
    if (decimals.empty() || decimals.size() > most_decimals) { return bad(); }
    decimals.resize(most_decimals, '0');
    const auto fraction = parse_whole(decimals, ppm_in_percent);
    if (!fraction) { return bad(); }
    const auto rate = Rate::from_ppm(*whole * ppm_in_percent + *fraction);
    if (rate > highest_rate) { return too_high(); }
    return rate;
}

std::string percent_text(Rate rate) {
    auto text = fmt::format("{}.{:04}", rate.ppm() / ppm_in_percent, rate.ppm() % ppm_in_percent);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') { text.pop_back(); }
    return text;
}

}  // namespace hui
