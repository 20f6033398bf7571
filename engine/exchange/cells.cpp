#include "engine/exchange/cells.hpp"

#include "engine/base/text.hpp"

#include <algorithm>

namespace hui::exchange {

namespace {

constexpr std::size_t longest_plain = 1'000;
constexpr std::int64_t largest_turn = 999;

/// Whether a text is what `parse_text` would make of it: printable ASCII without outer spaces.
bool is_plain(std::string_view text) {
    return !text.empty() && text.size() <= longest_plain && text.front() != ' ' &&
           text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

Result<std::string> read_text(std::string_view text) {
    return is_plain(text) ? Result{std::string{text}} : parse_text(text);
}

Result<Round> parse_turn(std::string_view text) {
    const auto turn = parse_whole(text, largest_turn);
    if (!turn) { return refuse(Code::bad_number, {{"given", std::string{text}}}); }
    return Round{*turn};
}

bool Cells::is_good(std::size_t column) {
    const std::string_view cell = record_.cells[column];
    if (cell.empty()) {
        fail(column, refuse(Code::missing_value, {{"column", std::string{columns_[column].name}}}));
        return false;
    }
    if (is_plain(cell)) { return true; }
    const auto text = parse_text(cell);
    if (!text) { fail(column, text.refusal()); }
    return text.ok();
}

void Cells::fail(std::size_t column, Refusal reason) {
    wrong_ = {.column = std::string{columns_[column].name}, .reason = std::move(reason)};
}

}  // namespace hui::exchange
