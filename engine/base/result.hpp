#pragma once

#include "engine/base/refusal.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace hui {

/// What a function gives that may be refused: the value, or why not.
template <class T>
class [[nodiscard]] Result {
public:
    // NOLINTBEGIN(google-explicit-constructor)
    Result(T value) : content_(std::move(value)) {}
    Result(Refusal refusal) : content_(std::move(refusal)) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& operator*() & { return std::get<0>(content_); }
    [[nodiscard]] const T& operator*() const& { return std::get<0>(content_); }
    [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(content_)); }
    [[nodiscard]] T* operator->() { return &std::get<0>(content_); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(content_); }

    [[nodiscard]] const Refusal& refusal() const { return std::get<1>(content_); }

private:
    std::variant<T, Refusal> content_;
};

/// What a guard gives: nothing when all is well, else the refusal.
using Check = std::optional<Refusal>;

}  // namespace hui
