#include "engine/base/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace hui {

namespace {
constexpr std::int64_t largest_share = 999;
}

bool is_all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> parse_whole(std::string_view text, std::int64_t max) {
    std::int64_t value{};
    if (!is_all_digits(text)) { return std::nullopt; }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > max) {
        return std::nullopt;
    }
    return value;
}

Result<ShareNo> parse_share(std::string_view text) {
    const auto number = parse_whole(text, largest_share);
    if (!number || *number == 0) {
        return refuse(Code::bad_share_number, {{"given", std::string{text}}});
    }
    return ShareNo{*number};
}

std::string share_text(ShareNo share) { return fmt::format("{:02}", share.count()); }

}  // namespace hui
