#include "engine/exchange/bank_labels.hpp"

#include "engine/base/text.hpp"
#include "engine/exchange/bank_cells.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <sstream>
#include <string_view>

namespace hui::exchange {

namespace {

using Words = std::initializer_list<std::string_view>;

bool has_any(const std::string& text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool is_any(const std::string& text, Words words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// What banks call the sums of their lines.
constexpr std::array<std::string_view, 14> totals{"tong",
                                                  "tong cong",
                                                  "tong so tien",
                                                  "tong phat sinh",
                                                  "tong so phat sinh",
                                                  "tong cong phat sinh",
                                                  "tong phat sinh trong ky",
                                                  "cong",
                                                  "cong phat sinh",
                                                  "cong phat sinh trong ky",
                                                  "total",
                                                  "totals",
                                                  "grand total",
                                                  "total amount"};

bool is_opening(const std::string& cell) {
    return has_any(plain_words(cell),
                   {"so du dau", "du dau ky", "opening balance", "beginning balance"});
}

bool is_closing(const std::string& cell) {
    return has_any(plain_words(cell),
                   {"so du cuoi", "du cuoi ky", "closing balance", "ending balance"});
}

std::vector<std::string> words_of_cells(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) { text += cell + " "; }
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ':' || c == ';'; }, ' ');
    std::istringstream in{text};
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        while (word.ends_with(')') || word.ends_with(',')) { word.pop_back(); }
        while (word.starts_with('(')) { word.erase(0, 1); }
        words.push_back(word);
    }
    return words;
}

/// The day behind one of the words, with or without `ngày` between them.
std::optional<Date> day_behind(const std::vector<std::string>& words, Words labels) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!is_any(plain_words(words[i]), labels)) { continue; }
        const bool is_day_word = is_any(plain_words(words[i + 1]), {"ngay", "date"});
        const std::size_t at = is_day_word ? i + 2 : i + 1;
        if (at >= words.size()) { continue; }
        if (const auto day = parse_bank_date(words[at])) { return *day; }
    }
    return std::nullopt;
}

/// The amount that belongs to the label in the cell at `at`.
std::optional<Vnd> amount_of_label(const std::vector<std::string>& cells, std::size_t at,
                                   const std::string& balance) {
    const std::string& label = cells[at];
    const auto colon = label.rfind(':');
    if (colon != std::string::npos) {
        if (const auto amount = parse_bank_amount(label.substr(colon + 1))) { return *amount; }
    }
    for (std::size_t i = at + 1; i < cells.size(); ++i) {
        if (is_opening(cells[i]) || is_closing(cells[i])) { break; }
        if (const auto amount = parse_bank_amount(cells[i])) { return *amount; }
    }
    const auto amount = parse_bank_amount(balance);
    return amount ? std::optional{*amount} : std::nullopt;
}

}  // namespace

void read_days(BankLabels& labels, const std::vector<std::string>& cells) {
    const std::vector<std::string> words = words_of_cells(cells);
    if (const auto from = day_behind(words, {"tu", "from"})) { labels.from = from; }
    if (const auto to = day_behind(words, {"den", "to"})) { labels.to = to; }
}

bool read_balances(BankLabels& labels, const std::vector<std::string>& cells,
                   const std::string& balance) {
    bool is_label = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool opens = is_opening(cells[i]);
        if (!opens && !is_closing(cells[i])) { continue; }
        is_label = true;
        const auto amount = amount_of_label(cells, i, balance);
        if (amount) { (opens ? labels.opening : labels.closing) = amount; }
    }
    return is_label;
}

bool is_total(const std::vector<std::string>& cells) {
    // In a later cell they may begin a description: who is paid may be a company (công ty).
    bool is_first = true;
    for (const std::string& cell : cells) {
        const std::string words = plain_words(cell);
        if (words.empty()) { continue; }
        const bool begins =
            words.starts_with("tong") || words.starts_with("cong ") || words.starts_with("total");
        if (is_first && begins) { return true; }
        is_first = false;
    }
    return is_total_of_lines(cells);
}

bool is_total_of_lines(const std::vector<std::string>& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return std::find(totals.begin(), totals.end(), heading_key(cell)) != totals.end();
    });
}

}  // namespace hui::exchange
