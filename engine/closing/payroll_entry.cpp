#include "engine/closing/payroll_entry.hpp"

#include "engine/base/text.hpp"
#include "engine/journal/body.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hui::closing {

namespace {

std::string missing_json(const PayrollItem& item) {
    BodyWriter writer;
    writer.add("amount", item.amount).add("due", iso(item.due));
    if (item.is_of_loan()) {
        writer.add("instalment", item.number).add("loan", item.code);
    } else {
        writer.add("group", item.code).add("round", item.number).add("share", item.share.count());
    }
    return writer.text();
}

PayrollItem read_missing(const BodyReader& body) {
    const bool is_of_loan = body.has("loan");
    PayrollItem item{.code = body.text(is_of_loan ? "loan" : "group"),
                     .share = {},
                     .number = body.number(is_of_loan ? "instalment" : "round"),
                     .due = body.date("due"),
                     .amount = body.vnd("amount")};
    // A share 0 isn't written back like this: the entry is found to be none of ours.
    if (!is_of_loan) { item.share = ShareNo{body.number("share")}; }
    return item;
}

std::string line_json(const PayrollLine& line) {
    BodyWriter writer;
    writer.add("asked", line.asked).add("deducted", line.deducted).add("member", line.member);
    if (!line.missing.empty()) {
        std::vector<std::string> items;
        for (const PayrollItem& item : line.missing) { items.push_back(missing_json(item)); }
        writer.add_list("missing", items);
    }
    return writer.text();
}

PayrollLine read_line(const BodyReader& body) {
    PayrollLine line{.member = body.text("member"),
                     .asked = body.vnd("asked"),
                     .deducted = body.vnd("deducted"),
                     .missing = {}};
    if (!body.has("missing")) { return line; }
    for (const BodyReader& item : body.list("missing")) {
        line.missing.push_back(read_missing(item));
    }
    return line;
}

bool is_line_possible(const PayrollLine& line, Month month) {
    auto in_order = line.missing;
    put_in_order(in_order);
    const bool all_asked =
        std::all_of(line.missing.begin(), line.missing.end(), [&](const PayrollItem& item) {
            return item.amount > Vnd{} && item.number > 0 && item.due <= last_day(month);
        });
    return all_asked && in_order == line.missing && line.asked > Vnd{} && line.deducted >= Vnd{} &&
           line.asked - line.deducted == sum_of(line.missing);
}

}  // namespace

std::string payroll_ref(Month month, std::string_view unit) {
    return fmt::format("{}{}:{}", payroll_ref_prefix, iso(month), unit);
}

std::string payroll_ref(Month month, std::string_view unit, const PayrollItem& item) {
    return fmt::format("{}:{}", payroll_ref(month, unit),
                       item.is_of_loan() ? item.code : share_text(item.share));
}

Result<std::string> parse_own_ref(std::string_view text) {
    auto ref = parse_text(text);
    if (ref && ref->starts_with(payroll_ref_prefix)) {
        return refuse(Code::ref_reserved, {{"ref", *ref}});
    }
    return ref;
}

Draft payroll_draft(const PayrollRecorded& event, Date on) {
    std::vector<std::string> lines;
    for (const PayrollLine& line : event.lines) { lines.push_back(line_json(line)); }
    std::vector<std::string> books;
    for (const auto& [book, seq] : event.books) {
        books.push_back(BodyWriter{}.add("book", book).add("seq", seq.count()).text());
    }
    BodyWriter body;
    if (!books.empty()) { body.add_list("books", books); }
    return {.kind = std::string{payroll_recorded_kind},
            .effective_on = on,
            .body = body.add_list("lines", lines)
                        .add("listed", iso(event.listed))
                        .add("method", method_text(event.method))
                        .add("month", iso(event.month))
                        .add("unit", event.unit)
                        .text(),
            .postings = {}};
}

PayrollRecorded payroll_recorded_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const auto method = parse_method(body.text("method"));
    if (!method) { throw BodyError("an unknown method in a payroll"); }
    PayrollRecorded event{.month = body.month("month"),
                          .unit = body.text("unit"),
                          .listed = body.date("listed"),
                          .method = *method,
                          .lines = {}};
    for (const BodyReader& line : body.list("lines")) { event.lines.push_back(read_line(line)); }
    if (!body.has("books")) { return event; }
    for (const BodyReader& book : body.list("books")) {
        event.books.emplace(book.text("book"), Seq{book.number("seq")});
    }
    return event;
}

bool is_possible(const PayrollRecorded& event, Date on) {
    const auto not_after = [](const PayrollLine& a, const PayrollLine& b) {
        return code_key(a.member) >= code_key(b.member);
    };
    const auto& lines = event.lines;
    const bool have_entries = std::all_of(event.books.begin(), event.books.end(),
                                          [](const auto& book) { return book.second > Seq{}; });
    return event.listed <= on && !lines.empty() && have_entries &&
           std::adjacent_find(lines.begin(), lines.end(), not_after) == lines.end() &&
           std::all_of(lines.begin(), lines.end(), [&](const PayrollLine& line) {
               return is_line_possible(line, event.month);
           });
}

}  // namespace hui::closing
