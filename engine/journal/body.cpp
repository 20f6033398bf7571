#include "engine/journal/body.hpp"

#include <fmt/format.h>

#include <charconv>
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

/// Walks over canonical JSON and finds where its parts begin and end.
class Scan {
public:
    explicit Scan(std::string_view json) : json_(json) {}

    using Part = std::pair<std::size_t, std::size_t>;  ///< where it begins, how long it is

    bool take(char c) {
        if (at_ == json_.size() || json_[at_] != c) { return false; }
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!take(c)) { throw BodyError(fmt::format("a body has no {} where it should", c)); }
    }
    void expect_end() const {
        if (at_ != json_.size()) { throw BodyError("something follows a body"); }
    }
    /// A string with its quotes; only a quote and a backslash are ever escaped.
    Part string() {
        const std::size_t from = at_;
        expect('"');
        while (!take('"')) {
            if (take('\\') && at_ < json_.size() && json_[at_] != '"' && json_[at_] != '\\') {
                throw BodyError("a body escapes what it never does");
            }
            if (++at_ > json_.size()) { throw BodyError("a body ends inside a text"); }
        }
        return {from, at_ - from};
    }
    /// A string, a number, or an object or a list with all that is inside.
    Part value() {
        const std::size_t from = at_;
        std::size_t depth = 0;
        do {
            if (at_ == json_.size()) { throw BodyError("a body ends inside a value"); }
            const char c = json_[at_];
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++at_;
            } else if (depth > 0 && (c == '}' || c == ']')) {
                --depth;
                ++at_;
            } else if (depth > 0 && (c == ',' || c == ':')) {
                ++at_;
            } else {
                number();
            }
        } while (depth > 0);
        return {from, at_ - from};
    }

private:
    void number() {
        const std::size_t from = at_;
        take('-');
        while (at_ < json_.size() && json_[at_] >= '0' && json_[at_] <= '9') { ++at_; }
        if (at_ == from) {
            throw BodyError("a body holds what is no number, text, list or object");
        }
    }

    std::string_view json_;
    std::size_t at_ = 0;
};

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

BodyReader::BodyReader(std::string body) : body_(std::move(body)) {
    Scan scan{body_};
    scan.expect('{');
    for (bool first = true; !scan.take('}'); first = false) {
        if (!first) { scan.expect(','); }
        const auto [key, key_size] = scan.string();
        scan.expect(':');
        const auto [value, value_size] = scan.value();
        const Member member{
            .key = key + 1, .key_size = key_size - 2, .value = value, .value_size = value_size};
        if (!members_.empty() && key_of(members_.back()) >= key_of(member)) {
            throw BodyError("the keys of a body are out of order");
        }
        members_.push_back(member);
    }
    scan.expect_end();
}

const BodyReader::Member* BodyReader::find(std::string_view key) const {
    for (const Member& member : members_) {
        if (key_of(member) == key) { return &member; }
    }
    return nullptr;
}

std::string_view BodyReader::value(std::string_view key) const {
    const Member* member = find(key);
    if (member == nullptr) { throw BodyError(fmt::format("no {} in a body", key)); }
    return std::string_view{body_}.substr(member->value, member->value_size);
}

std::string BodyReader::text(std::string_view key) const {
    const std::string_view json = value(key);
    if (json.front() != '"') { throw BodyError(fmt::format("{} is no text in a body", key)); }
    std::string text;
    for (std::size_t i = 1; i + 1 < json.size(); ++i) {
        if (json[i] == '\\') { ++i; }
        text += json[i];
    }
    return text;
}

std::optional<std::string> BodyReader::text_if(std::string_view key) const {
    if (!has(key)) { return std::nullopt; }
    return text(key);
}

std::int64_t BodyReader::number(std::string_view key) const {
    const std::string_view json = value(key);
    std::int64_t number{};
    const auto [end, error] = std::from_chars(json.data(), json.data() + json.size(), number);
    if (error != std::errc{} || end != json.data() + json.size()) {
        throw BodyError(fmt::format("{} is no integer in a body", key));
    }
    return number;
}

Date BodyReader::date(std::string_view key) const {
    const auto date = parse_date(text(key));
    if (!date) { throw BodyError(fmt::format("{} is no date in a body", key)); }
    return *date;
}

Month BodyReader::month(std::string_view key) const {
    const auto month = parse_month(text(key));
    if (!month) { throw BodyError(fmt::format("{} is no month in a body", key)); }
    return *month;
}

BodyReader BodyReader::object(std::string_view key) const { return BodyReader{json(key)}; }

std::vector<BodyReader> BodyReader::list(std::string_view key) const {
    const std::string_view json = value(key);
    std::vector<BodyReader> items;
    Scan scan{json};
    scan.expect('[');
    for (bool first = true; !scan.take(']'); first = false) {
        if (!first) { scan.expect(','); }
        const auto [item, size] = scan.value();
        items.emplace_back(std::string{json.substr(item, size)});
    }
    return items;
}

std::vector<std::string> BodyReader::keys() const {
    std::vector<std::string> names;
    for (const Member& member : members_) { names.emplace_back(key_of(member)); }
    return names;
}

std::string BodyReader::json(std::string_view key) const { return std::string{value(key)}; }

}  // namespace hui
