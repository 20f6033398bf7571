#include "engine/exchange/csv_scanner.hpp"

#include <csv.h>

#include <algorithm>
#include <new>
#include <utility>

namespace hui::exchange {

namespace {

constexpr std::size_t buffer_step = 4'096;

bool is_line_break(char c) { return c == '\n' || c == '\r'; }

/// Spaces belong to the field: without this the library trims them.
int is_no_space(unsigned char /*c*/) { return 0; }

}  // namespace

void CsvScanner::Free::operator()(csv_parser* parser) const {
    csv_free(parser);
    delete parser;
}

CsvScanner::CsvScanner(char delimiter, OnRecord on_record)
    : delimiter_(delimiter),
      on_record_(std::move(on_record)) {
    restart();
}

void CsvScanner::restart() {
    parser_.reset(new csv_parser{});
    if (csv_init(parser_.get(), CSV_STRICT | CSV_STRICT_FINI) != 0) { throw std::bad_alloc{}; }
    csv_set_delim(parser_.get(), static_cast<unsigned char>(delimiter_));
    csv_set_space_func(parser_.get(), is_no_space);
    csv_set_blk_size(parser_.get(), buffer_step);
}

bool CsvScanner::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        // A piece ends with a line break, so that it holds at most one record's end.
        const auto* const end = std::find_if(bytes.begin(), bytes.end(),
                                             [](char c) { return c == '\0' || is_line_break(c); });
        if (end != bytes.end() && *end == '\0') { return false; }
        const auto length = static_cast<std::size_t>(end - bytes.begin());
        const std::size_t size = std::min(length + 1, bytes.size());
        feed_piece(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return true;
}

void CsvScanner::feed_piece(std::string_view piece) {
    if (!skipping_) { parse(piece); }
    const char last = piece.back();
    const bool rest_of_break = last == '\n' && piece.size() == 1 && after_return_;
    after_return_ = last == '\r';
    if (!is_line_break(last)) { return; }
    if (!rest_of_break) { ++line_; }
    skipping_ = false;
}

void CsvScanner::parse(std::string_view piece) {
    if (!in_record_) {
        record_line_ = line_;
        in_record_ = !is_line_break(piece.front());
    }
    const auto on_row = [](int /*end*/, void* scanner) {
        static_cast<CsvScanner*>(scanner)->row_ended_ = true;
    };
    const std::size_t taken =
        csv_parse(parser_.get(), piece.data(), piece.size(), take_field, on_row, this);
    if (taken < piece.size()) {
        if (csv_error(parser_.get()) != CSV_EPARSE) { throw std::bad_alloc{}; }
        restart();
        skipping_ = true;
        return end_record(refuse(Code::broken_quotes));
    }
    if (row_ended_) { return end_record(); }
    if (parser_->entry_pos > longest_field) {
        // The field is refused whatever follows, so what was read of it isn't kept.
        if (long_field_ == 0) { long_field_ = fields_ + 1; }
        parser_->entry_pos = 1;
    }
}

void CsvScanner::take_field(void* text, std::size_t size, void* scanner) {
    static_cast<CsvScanner*>(scanner)->add_field({static_cast<const char*>(text), size});
}

void CsvScanner::add_field(std::string_view text) {
    ++fields_;
    if (text.size() > longest_field && long_field_ == 0) { long_field_ = fields_; }
    if (ends_.size() >= width_) { return; }
    // A long field's text is of no use to anybody.
    if (long_field_ != fields_) { text_ += text; }
    ends_.push_back(text_.size());
}

void CsvScanner::end_record(Check trouble) {
    cells_.clear();
    std::size_t start = 0;
    for (const std::size_t end : ends_) {
        cells_.push_back(std::string_view{text_}.substr(start, end - start));
        start = end;
    }
    std::size_t trouble_at = fields_;
    if (!trouble && long_field_ != 0) {
        trouble =
            refuse(Code::field_too_long, {{"limit", static_cast<std::int64_t>(longest_field)}});
        trouble_at = long_field_ - 1;
    }
    on_record_({.line = record_line_,
                .fields = fields_,
                .cells = cells_,
                .trouble = std::move(trouble),
                .trouble_at = trouble_at});
    in_record_ = false;
    row_ended_ = false;
    fields_ = 0;
    long_field_ = 0;
    text_.clear();
    ends_.clear();
}

void CsvScanner::finish() {
    if (!in_record_) { return; }
    const int unterminated = csv_fini(parser_.get(), take_field, nullptr, this);
    end_record(unterminated != 0 ? Check{refuse(Code::broken_quotes)} : Check{});
}

}  // namespace hui::exchange
