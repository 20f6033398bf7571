#pragma once

#include <string>
#include <vector>

namespace hui::cli {

/// A table for people: columns as wide as they need to be, numbers to the right.
class Table {
public:
    struct Column {
        const char* title;  ///< a word of the catalogue
        enum class Align { left, right, wrapped } align = Align::left;
    };
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// Cells are made printable, and cut where they are wider than a screen could show; those of a
    /// wrapped column go on in the lines below.
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
/// Of a column of texts that must be read to the end.
inline constexpr auto wrapped = Table::Column::Align::wrapped;

}  // namespace hui::cli
