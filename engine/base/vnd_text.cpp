#include "engine/base/vnd_text.hpp"

#include "engine/base/numbers.hpp"

#include <fmt/format.h>

#include <optional>

namespace hui {

namespace {

constexpr std::size_t group_digits = 3;

/// The digits of `text` without its separators, or nothing where the groups are not well formed:
/// one to three digits, then groups of exactly three, all after the same separator.
std::optional<std::string> without_separators(std::string_view text) {
    const auto first = text.find_first_of(".,");
    if (first == std::string_view::npos) { return std::string{text}; }
    if (first == 0 || first > group_digits) { return std::nullopt; }
    std::string digits{text.substr(0, first)};
    for (auto rest = text.substr(first); !rest.empty(); rest.remove_prefix(group_digits + 1)) {
        if (rest.size() < group_digits + 1 || rest[0] != text[first]) { return std::nullopt; }
        digits += rest.substr(1, group_digits);
    }
    return digits;
}

}  // namespace

Result<Vnd> parse_vnd(std::string_view text) {
    const auto bad = [&] { return refuse(Code::bad_amount, {{"given", std::string{text}}}); };
    const bool thousands = text.ends_with('k') || text.ends_with('K');
    // `1.500k` could mean 1,500 or 1,500,000: with a k no separator is understood.
    const auto digits = thousands ? std::optional{std::string{text.substr(0, text.size() - 1)}}
                                  : without_separators(text);
    if (!digits || (digits->size() > 1 && digits->front() == '0')) { return bad(); }
    const std::int64_t unit = thousands ? 1'000 : 1;
    const auto number = parse_whole(*digits, largest_amount.count() / unit);
    if (!number && is_all_digits(*digits)) {
        return refuse(Code::bad_amount, {{"given", std::string{text}}, {"most", largest_amount}});
    }
    if (!number) { return bad(); }
    return Vnd{*number} * unit;
}

std::string vnd_text(Vnd amount, Language language) {
    std::string text = fmt::format("{}", amount.count());
    const char separator = language == Language::vietnamese ? '.' : ',';
    const std::size_t sign = amount < Vnd{} ? 1 : 0;
    for (std::size_t at = text.size(); at > sign + group_digits;) {
        at -= group_digits;
        text.insert(at, 1, separator);
    }
    return text;
}

}  // namespace hui
