#include "engine/journal/body.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace hui {

namespace {

/// Appends `text` as a JSON string. Stored text is UTF-8 without control characters, so only the
/// quote and the backslash need escaping.
void append_string(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') { json += '\\'; }
        if (static_cast<unsigned char>(c) < 0x20) {
            throw std::logic_error("a control character in an entry's body");
        }
        json += c;
    }
    json += '"';
}

}  // namespace

void BodyWriter::add_key(std::string_view key) {
    if (key <= last_key_) { throw std::logic_error(fmt::format("body key {} out of order", key)); }
    last_key_ = key;
    if (text_.size() > 1) { text_ += ','; }
    append_string(text_, key);
    text_ += ':';
}

BodyWriter& BodyWriter::add(std::string_view key, std::string_view text) {
    add_key(key);
    append_string(text_, text);
    return *this;
}

BodyWriter& BodyWriter::add(std::string_view key, std::int64_t number) {
    add_key(key);
    const fmt::format_int digits{number};
    text_.append(digits.data(), digits.size());
    return *this;
}

BodyWriter& BodyWriter::add_json(std::string_view key, std::string_view json) {
    add_key(key);
    text_ += json;
    return *this;
}

BodyWriter& BodyWriter::add_list(std::string_view key, const std::vector<std::string>& json_items) {
    add_key(key);
    text_ += fmt::format("[{}]", fmt::join(json_items, ","));
    return *this;
}

struct BodyReader::Content {
    nlohmann::json json;

    [[nodiscard]] const nlohmann::json& at(std::string_view key) const {
        const auto found = json.find(key);
        if (found == json.end()) { throw BodyError(fmt::format("no {} in a body", key)); }
        return *found;
    }
};

BodyReader::BodyReader(std::unique_ptr<Content> content) : content_(std::move(content)) {}

BodyReader::BodyReader(std::string_view body) {
    auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) { throw BodyError("a body is no JSON object"); }
    content_ = std::make_unique<Content>(Content{std::move(json)});
}

BodyReader::~BodyReader() = default;
BodyReader::BodyReader(BodyReader&&) noexcept = default;
BodyReader& BodyReader::operator=(BodyReader&&) noexcept = default;

bool BodyReader::has(std::string_view key) const { return content_->json.contains(key); }

std::string BodyReader::text(std::string_view key) const {
    const auto& value = content_->at(key);
    if (!value.is_string()) { throw BodyError(fmt::format("{} is no text in a body", key)); }
    return value.get<std::string>();
}

std::optional<std::string> BodyReader::text_if(std::string_view key) const {
    if (!has(key)) { return std::nullopt; }
    return text(key);
}

std::int64_t BodyReader::number(std::string_view key) const {
    const auto& value = content_->at(key);
    // The parser takes a positive number as unsigned; one beyond 63 bits was never written here.
    const bool fits = value.is_number_integer() &&
                      (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
    if (!fits) { throw BodyError(fmt::format("{} is no integer in a body", key)); }
    return value.get<std::int64_t>();
}

Date BodyReader::date(std::string_view key) const { return date_of(text(key)); }

Month BodyReader::month(std::string_view key) const { return month_of(text(key)); }

BodyReader BodyReader::object(std::string_view key) const {
    const auto& value = content_->at(key);
    if (!value.is_object()) { throw BodyError(fmt::format("{} is no object in a body", key)); }
    return BodyReader{std::make_unique<Content>(Content{value})};
}

std::vector<BodyReader> BodyReader::list(std::string_view key) const {
    const auto& value = content_->at(key);
    if (!value.is_array()) { throw BodyError(fmt::format("{} is no list in a body", key)); }
    std::vector<BodyReader> items;
    for (const auto& item : value) {
        if (!item.is_object()) { throw BodyError(fmt::format("{} lists no objects", key)); }
        items.push_back(BodyReader{std::make_unique<Content>(Content{item})});
    }
    return items;
}

std::vector<std::string> BodyReader::keys(std::string_view key) const {
    const auto& value = content_->at(key);
    std::vector<std::string> names;
    for (const auto& item : value.items()) { names.push_back(item.key()); }
    return names;
}

std::string BodyReader::json(std::string_view key) const { return content_->at(key).dump(); }

}  // namespace hui
