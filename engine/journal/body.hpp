#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/vnd.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui {

/// Writes the body of an entry: canonical JSON with sorted keys, no spaces, integers only. Keys
/// must be given in ascending order (checked): the text is then the same on every machine.
class BodyWriter {
public:
    BodyWriter& add(std::string_view key, std::string_view text);
    BodyWriter& add(std::string_view key, const char* text) {
        return add(key, std::string_view{text});
    }
    BodyWriter& add(std::string_view key, std::int64_t number);
    BodyWriter& add(std::string_view key, Vnd amount) { return add(key, amount.count()); }
    /// Canonical JSON that another writer made.
    BodyWriter& add_json(std::string_view key, std::string_view json);
    BodyWriter& add_list(std::string_view key, const std::vector<std::string>& json_items);

    [[nodiscard]] std::string text() const { return text_ + '}'; }

private:
    void add_key(std::string_view key);
    std::string text_ = "{";
    std::string last_key_;
};

/// Reads the body of an entry that this program wrote. A key that is missing or of another type
/// means that the journal is damaged: `BodyError`.
class BodyReader {
public:
    explicit BodyReader(std::string_view body);
    ~BodyReader();
    BodyReader(BodyReader&&) noexcept;
    BodyReader& operator=(BodyReader&&) noexcept;
    BodyReader(const BodyReader&) = delete;
    BodyReader& operator=(const BodyReader&) = delete;

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::optional<std::string> text_if(std::string_view key) const;
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    [[nodiscard]] Vnd vnd(std::string_view key) const { return Vnd{number(key)}; }
    [[nodiscard]] Date date(std::string_view key) const;
    [[nodiscard]] Month month(std::string_view key) const;
    [[nodiscard]] BodyReader object(std::string_view key) const;
    [[nodiscard]] std::vector<BodyReader> list(std::string_view key) const;
    /// The keys of an object inside the body, sorted.
    [[nodiscard]] std::vector<std::string> keys(std::string_view key) const;
    /// The object under `key` as canonical JSON again.
    [[nodiscard]] std::string json(std::string_view key) const;

private:
    struct Content;
    explicit BodyReader(std::unique_ptr<Content> content);
    std::unique_ptr<Content> content_;
};

/// A body that no version of this program wrote.
struct BodyError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace hui
