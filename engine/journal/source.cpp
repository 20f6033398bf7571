#include "engine/journal/source.hpp"

namespace hui {

namespace {

constexpr std::string_view import_mark = "import";

}  // namespace

void add_source(BodyWriter& body, Source source) {
    if (source == Source::imported) { body.add("source", import_mark); }
}

Source source_of(const BodyReader& body) {
    return body.has("source") ? Source::imported : Source::typed;
}

}  // namespace hui
