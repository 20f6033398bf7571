#include "cli/table.hpp"

#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"

#include <algorithm>
#include <utility>

namespace hui::cli {

namespace {

constexpr std::size_t widest_cell = 50;

std::string padded(const std::string& cell, std::size_t width, Table::Column::Align align) {
    const std::string space(width - std::min(width, columns_of(cell)), ' ');
    return align == right ? space + cell : cell + space;
}

/// Broken at blanks into lines that a cell has room for; one at least.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines{""};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        std::string longer = lines.back() + (lines.back().empty() ? "" : " ") + word;
        if (lines.back().empty() || columns_of(longer) <= widest_cell) {
            lines.back() = std::move(longer);
        } else {
            lines.push_back(word);
        }
        at = end + 1;
    }
    return lines;
}

}  // namespace

void Table::add(std::vector<std::string> row) {
    std::vector<std::vector<std::string>> lines{std::vector<std::string>(row.size())};
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool is_whole = columns_[i].align == wrapped;
        const auto parts = is_whole ? lines_of(row[i]) : std::vector<std::string>{row[i]};
        lines.resize(std::max(lines.size(), parts.size()), std::vector<std::string>(row.size()));
        for (std::size_t line = 0; line < parts.size(); ++line) {
            lines[line][i] = printable(parts[line], widest_cell);
        }
    }
    rows_.insert(rows_.end(), lines.begin(), lines.end());
}

void Table::print() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::size_t width = columns_of(tr(columns_[i].title));
        for (const auto& row : rows_) { width = std::max(width, columns_of(row[i])); }
        widths.push_back(width);
    }
    const auto line = [&](const auto& cell_of) {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            text += (i == 0 ? "" : "  ") + padded(cell_of(i), widths[i], columns_[i].align);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    };
    print_line(bold(line([&](std::size_t i) { return std::string{tr(columns_[i].title)}; })));
    for (const auto& row : rows_) {
        print_line(line([&](std::size_t i) { return row[i]; }));
    }
}

}  // namespace hui::cli
