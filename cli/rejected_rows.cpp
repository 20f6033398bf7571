#include "cli/rejected_rows.hpp"

#include "cli/sentences.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

std::string in_words(const FilePlace& place) {
    std::string text = printable(place.file);
    if (place.line > 0) { text += fmt::format(":{}", place.line); }
    if (!place.column.empty()) { text += fmt::format(" ({})", printable(place.column)); }
    return text;
}

void print_rejected(const FilePlace& place, const Refusal& reason) {
    const Sentence sentence = sentence_of(reason);
    print_line(fmt::format("{}: {}; {}", in_words(place), sentence.message, sentence.hint));
}

Json rejected_json(const FilePlace& place, const Refusal& reason) {
    const Sentence sentence = sentence_of(reason);
    return {{"line", place.line},
            {"column", printable(place.column)},
            {"reason", sentence.message},
            {"code", std::string{name_of(reason.code)}},
            {"hint", sentence.hint}};
}

}  // namespace hui::cli
