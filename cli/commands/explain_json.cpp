#include "cli/commands/explain_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace hui::cli {

namespace {

using report::ExplainedLine;
using report::Explanation;

const char* what_text(ExplainedLine::What what) {
    constexpr auto texts = std::to_array<const char*>(
        {"stated", "entry", "due", "in-its-place", "late-due", "late-hand-over", "as-settled",
         "principal", "in-term", "agreed", "on-late-principal", "on-late-interest", "of-book",
         "of-share", "of-loan"});
    return texts.at(static_cast<std::size_t>(what));
}

const char* note_text(Explanation::Note note) {
    constexpr auto texts = std::to_array<const char*>(
        {"actual/365", "30/360", "flat", "rounded-to-100", "rounded-to-1000", "each-once",
         "not-in-own-round", "left-the-group", "dissolved", "takes-off"});
    return texts.at(static_cast<std::size_t>(note));
}

/// `10/31`
Json json_of(const std::optional<lending::YearPart>& part) {
    if (!part) { return nullptr; }
    return fmt::format("{}/{}", part->numerator, part->denominator);
}

Json until_json(report::Until until) {
    constexpr auto texts = std::to_array<const char*>({"", "entry", "due", "asked"});
    if (until == report::Until::no_days) { return nullptr; }
    return texts.at(static_cast<std::size_t>(until));
}

Json json_of(const Explanation& explanation, const ExplainedLine& line) {
    return {{"on", iso(line.on)},
            {"until", until_json(report::until_of(explanation, line))},
            {"book", line.book.empty() ? explanation.book : line.book},
            {"what", what_text(line.what)},
            {"seq", line.seq ? Json(line.seq->count()) : Json(nullptr)},
            {"kind", line.kind},
            {"reverses", line.reverses ? Json(line.reverses->count()) : Json(nullptr)},
            {"n", line.n},
            {"base", line.base.count()},
            {"days", line.days.count()},
            {"rate", percent_text(line.rate)},
            {"of_year", json_of(line.of_year)},
            {"of_period", json_of(line.of_period)},
            {"in_its_place", line.beside.count()},
            {"loan", line.loan},
            {"next", line.next},
            {"amount", line.amount.count()}};
}

Json json_of(const Explanation& explanation, const std::vector<ExplainedLine>& lines) {
    Json all = Json::array();
    for (const ExplainedLine& line : lines) { all.push_back(json_of(explanation, line)); }
    return all;
}

}  // namespace

Json explanation_json(const Explanation& explanation) {
    Json grounds = Json::array();
    for (const report::Ground& ground : explanation.grounds) {
        grounds.push_back({{"book", ground.book},
                           {"seq", ground.seq.count()},
                           {"kind", ground.kind},
                           {"on", iso(ground.on)}});
    }
    Json closing = nullptr;
    if (const auto& from = explanation.starts_from) {
        closing = {{"month", iso(from->month)},
                   {"seq", from->seq.count()},
                   {"witness", from->witness.text()}};
    }
    Json notes = Json::array();
    for (const Explanation::Note note : explanation.notes) { notes.push_back(note_text(note)); }
    return {{"figure", explanation.figure},
            {"notes", notes},
            {"book", explanation.book},
            {"on", iso(explanation.on)},
            {"starts_from", closing},
            {"lines", json_of(explanation, explanation.lines)},
            {"total", explanation.total.count()},
            {"interest_lines", json_of(explanation, explanation.interest_lines)},
            {"interest", explanation.interest.count()},
            {"grounds", grounds},
            {"witness", explanation.witness.text()}};
}

}  // namespace hui::cli
