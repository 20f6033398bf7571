#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/result.hpp"
#include "engine/base/vnd.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>
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

/// A body that no version of this program wrote: the journal is damaged.
struct BodyError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A choice that a body holds as a word which the command line would also take. Throws `BodyError`
/// for a word that was never written there.
template <class Choice>
[[nodiscard]] Choice stored(Result<Choice> parsed) {
    if (!parsed) { throw BodyError("an unknown word in a body"); }
    return *parsed;
}

/// Reads the body of an entry, which is canonical as `BodyWriter` writes it. Anything else, and a
/// key that is missing or of another type, throws `BodyError`.
class BodyReader {
public:
    explicit BodyReader(std::string body);

    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::optional<std::string> text_if(std::string_view key) const;
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    [[nodiscard]] Vnd vnd(std::string_view key) const { return Vnd{number(key)}; }
    [[nodiscard]] Date date(std::string_view key) const;
    [[nodiscard]] Month month(std::string_view key) const;
    [[nodiscard]] BodyReader object(std::string_view key) const;
    [[nodiscard]] std::vector<BodyReader> list(std::string_view key) const;
    /// The keys of the body itself, sorted.
    [[nodiscard]] std::vector<std::string> keys() const;
    /// The object under `key` as it is written.
    [[nodiscard]] std::string json(std::string_view key) const;

private:
    /// A key and its value as places in the text, so that a reader can be moved.
    struct Member {
        std::size_t key;
        std::size_t key_size;
        std::size_t value;
        std::size_t value_size;
    };
    [[nodiscard]] std::string_view key_of(const Member& member) const {
        return std::string_view{body_}.substr(member.key, member.key_size);
    }
    [[nodiscard]] const Member* find(std::string_view key) const;
    [[nodiscard]] std::string_view value(std::string_view key) const;

    std::string body_;
    std::vector<Member> members_;
};

}  // namespace hui
