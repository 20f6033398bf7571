#include "cli/table.hpp"

#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"

#include <algorithm>

namespace hui::cli {

namespace {

constexpr std::size_t widest_cell = 50;

std::string padded(const std::string& cell, std::size_t width, Table::Column::Align align) {
    const std::string space(width - std::min(width, columns_of(cell)), ' ');
    return align == Table::Column::Align::left ? cell + space : space + cell;
}

}  // namespace

void Table::add(std::vector<std::string> row) {
    for (std::string& cell : row) { cell = printable(cell, widest_cell); }
    rows_.push_back(std::move(row));
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
