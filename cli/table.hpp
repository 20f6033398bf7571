#pragma once

#include <string>
#include <vector>

namespace hui::cli {

/// A table for people: columns as wide as they need to be, numbers to the right.
class Table {
public:
    struct Column {
        const char* title;  ///< a word of the catalogue
        enum class Align { left, right } align = Align::left;
    };
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// Cells are cut where they are wider than a screen could show, and made printable.
    void add(std::vector<std::string> row);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    /// Prints the titles and the rows.
    void print() const;

private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

/// Of a column of numbers.
inline constexpr auto right = Table::Column::Align::right;

}  // namespace hui::cli
