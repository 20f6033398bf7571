#include "engine/savings/entry_parts.hpp"

namespace hui::savings {

std::vector<std::string> part_items(const std::vector<ReservePart>& parts) {
    std::vector<std::string> items;
    items.reserve(parts.size());
    for (const ReservePart& part : parts) {
        items.push_back(
            BodyWriter{}.add("amount", part.amount).add("share", part.share.count()).text());
    }
    return items;
}

std::vector<ReservePart> parts_in(const BodyReader& body, std::string_view name) {
    std::vector<ReservePart> parts;
    if (!body.has(name)) { return parts; }
    for (const BodyReader& part : body.list(name)) {
        parts.push_back({.share = ShareNo{part.number("share")}, .amount = part.vnd("amount")});
    }
    return parts;
}

Vnd vnd_in(const BodyReader& body, std::string_view name) {
    return body.has(name) ? body.vnd(name) : Vnd{};
}

Vnd together(const std::vector<ReservePart>& parts) {
    Vnd sum;
    for (const ReservePart& part : parts) { sum += part.amount; }
    return sum;
}

}  // namespace hui::savings
