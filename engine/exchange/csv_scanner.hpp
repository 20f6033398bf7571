#pragma once

#include "engine/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct csv_parser;

namespace hui::exchange {

/// The longest field that is read, in bytes.
inline constexpr std::size_t longest_field = 64UL * 1024;
/// The most columns that a file may have.
inline constexpr std::size_t most_columns = 1'000;

/// A record as it stands in a file; valid during the call only.
struct RawRecord {
    std::int64_t line = 0;                    ///< where it starts
    std::size_t fields = 0;                   ///< how many it has
    std::span<const std::string_view> cells;  ///< the first of them, at most `width`
    Check trouble;                            ///< `broken_quotes` or `field_too_long`
    std::size_t trouble_at = 0;               ///< the field that is in trouble
};

/// Splits the bytes of a CSV file into records, in memory of a few fields' size whatever the file
/// holds, and knows the physical line on which each record starts: blank lines and line breaks
/// inside quotes count, and so does a carriage return alone. After a broken quote it goes on with
/// the next line.
class CsvScanner {
public:
    using OnRecord = std::function<void(const RawRecord&)>;

    CsvScanner(char delimiter, OnRecord on_record);

    /// Takes the file's next bytes. False at a NUL: the file is no text, and nothing after it is
    /// taken.
    bool feed(std::string_view bytes);
    /// The file ends, with or without a line break.
    void finish();

    /// How many cells of a record are kept; the others are counted.
    void set_width(std::size_t width) { width_ = width; }
    /// Where the record starts that is being read.
    [[nodiscard]] std::int64_t line() const { return in_record_ ? record_line_ : line_; }

private:
    struct Free {
        void operator()(csv_parser* parser) const;
    };
    void restart();
    void feed_piece(std::string_view piece);
    void parse(std::string_view piece);
    static void take_field(void* text, std::size_t size, void* scanner);
    void add_field(std::string_view text);
    void end_record(Check trouble = {});

    char delimiter_;
    OnRecord on_record_;
    std::unique_ptr<csv_parser, Free> parser_;
    std::size_t width_ = most_columns;

    std::int64_t line_ = 1;
    bool after_return_ = false;  ///< the last byte was a carriage return
    bool skipping_ = false;      ///< the rest of the line belongs to a broken record
    bool in_record_ = false;
    bool row_ended_ = false;
    std::int64_t record_line_ = 1;
    std::size_t fields_ = 0;
    std::size_t long_field_ = 0;  ///< from 1; 0 = none
    std::string text_;            ///< the record's kept cells, one behind the other
    std::vector<std::size_t> ends_;
    std::vector<std::string_view> cells_;
};

}  // namespace hui::exchange
