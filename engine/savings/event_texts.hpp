#pragma once

#include "engine/savings/events.hpp"

namespace hui::savings {

/// Whether what people must say is said in an event about money, shares, the organiser or the
/// group's end: why, and who agreed, decided or approved, each as `parse_text` reads it. Refuses
/// `bad_text`.
[[nodiscard]] Check check_texts(const Event& event);

}  // namespace hui::savings
