#include "engine/exchange/bank_cells.hpp"

#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"

#include <fmt/format.h>

#include <string>

namespace hui::exchange {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view around = " \t\r\n\"'";

std::string_view trimmed_cell(std::string_view text) {
    const auto first = text.find_first_not_of(around);
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

/// The figures without a currency before or behind them.
std::string_view without_currency(std::string_view text) {
    for (const std::string_view currency : {"VND", "VNĐ", "vnd", "đồng", "đ", "Đ", "₫"}) {
        if (text.starts_with(currency)) { text.remove_prefix(currency.size()); }
        if (text.ends_with(currency)) { text.remove_suffix(currency.size()); }
    }
    return trimmed_cell(text);
}

/// Without decimals, which must be two zeros after the other separator than that of thousands.
std::string_view without_decimals(std::string_view text) {
    constexpr std::size_t decimals = 3;
    if (text.size() <= decimals) { return text; }
    const std::string_view last = text.substr(text.size() - decimals);
    const std::string_view rest = text.substr(0, text.size() - decimals);
    const bool is_zeros = last == ".00" || last == ",00";
    return is_zeros && rest.find(last.front()) == std::string_view::npos ? rest : text;
}

/// A number of two digits, of one or two.
std::string two_digits(std::string_view number) {
    return number.size() == 1 ? "0" + std::string{number} : std::string{number};
}

}  // namespace

Result<Vnd> parse_bank_amount(std::string_view text) {
    const auto bad = [&] {
        return refuse(Code::bad_amount,
                      {{"given", printable(text)}, {"form", std::string{"-1,500,000.00"}}});
    };
    std::string_view figures = trimmed_cell(text);
    const bool is_negative = figures.starts_with('-');
    if (is_negative || figures.starts_with('+')) { figures = trimmed_cell(figures.substr(1)); }
    figures = without_decimals(without_currency(figures));
    const bool is_plain = figures.find_first_not_of("0123456789.,") == std::string_view::npos;
    const auto amount = is_plain ? parse_vnd(figures) : Result<Vnd>{bad()};
    if (!amount) { return bad(); }
    return is_negative ? -*amount : *amount;
}

Result<Date> parse_bank_date(std::string_view text) {
    const auto bad = [&] { return refuse(Code::bad_date, {{"given", printable(text)}}); };
    std::string_view day = trimmed_cell(text);
    day = day.substr(0, day.find_first_of(" \t\r\nT"));
    const auto first_end = day.find_first_not_of(digits);
    if (first_end == std::string_view::npos) { return bad(); }
    const char separator = day[first_end];
    const auto second_end = day.find(separator, first_end + 1);
    if (second_end == std::string_view::npos) { return bad(); }
    const std::string_view first = day.substr(0, first_end);
    const std::string_view middle = day.substr(first_end + 1, second_end - first_end - 1);
    const std::string_view last = day.substr(second_end + 1);
    constexpr std::size_t year_digits = 4;
    const bool is_iso = separator == '-' && first.size() == year_digits;
    const bool is_known = is_iso || separator == '/' || separator == '-' || separator == '.';
    if (!is_known || (!is_iso && last.size() != year_digits)) { return bad(); }
    const auto date =
        parse_date(is_iso ? fmt::format("{}-{}-{}", first, two_digits(middle), two_digits(last))
                          : fmt::format("{}/{}/{}", two_digits(first), two_digits(middle), last));
    if (!date) { return bad(); }
    return *date;
}

std::string on_one_line(std::string_view cell) {
    std::string text;
    for (const char c : cell) {
        const bool is_break = c == '\n' || c == '\r' || c == '\t';
        if (!is_break) {
            text += c;
        } else if (!text.ends_with(' ')) {
            text += ' ';
        }
    }
    return text;
}

std::string heading_key(std::string_view cell) {
    const std::string_view heading = trimmed_cell(cell);
    return plain_words(heading.substr(0, heading.find_first_of("\n\r(/")));
}

}  // namespace hui::exchange
