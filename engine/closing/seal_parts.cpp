#include "engine/closing/seal_parts.hpp"

#include "engine/journal/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace hui::closing {

namespace {

using Heads = std::span<const ClosedHead>;

SealPart part_of(Heads heads) {
    return {.first = heads.front().book, .root = root_over("hui-seal-part 1\n", heads)};
}

BrokenPart broken_part(const std::string& first, Heads heads) {
    const std::string& last = heads.empty() ? first : std::max(first, heads.back().book);
    const bool is_one = heads.size() == 1 && heads.front().book == first;
    return {.first = first, .last = last, .closing = is_one ? heads.front().seq : Seq{}};
}

}  // namespace

void sort_by_book(std::vector<ClosedHead>& heads) {
    std::sort(heads.begin(), heads.end(),
              [](const ClosedHead& a, const ClosedHead& b) { return a.book < b.book; });
}

std::string root_over(std::string text, std::span<const ClosedHead> heads) {
    for (const ClosedHead& head : heads) {
        text += fmt::format("{} {} {}\n", head.book, head.seq.count(), hex(head.hash));
    }
    return hex(Sha256{}.of(text));
}

std::vector<SealPart> seal_parts(std::vector<ClosedHead> heads) {
    sort_by_book(heads);
    // Rounded up, so that there are never more parts.
    const std::size_t size = (heads.size() + most_seal_parts - 1) / most_seal_parts;
    std::vector<SealPart> parts;
    for (Heads rest = heads; !rest.empty(); rest = rest.subspan(std::min(size, rest.size()))) {
        parts.push_back(part_of(rest.first(std::min(size, rest.size()))));
    }
    return parts;
}

std::vector<std::string> part_items(const std::vector<SealPart>& parts) {
    std::vector<std::string> items;
    items.reserve(parts.size());
    for (const SealPart& part : parts) {
        items.push_back(BodyWriter{}.add("first", part.first).add("root", part.root).text());
    }
    return items;
}

std::vector<SealPart> seal_parts_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    std::vector<SealPart> parts;
    if (!body.has("parts")) { return parts; }
    for (const BodyReader& part : body.list("parts")) {
        parts.push_back({.first = part.text("first"), .root = part.text("root")});
    }
    return parts;
}

std::vector<BrokenPart> broken_parts(const std::vector<SealPart>& sealed,
                                     std::vector<ClosedHead> heads) {
    sort_by_book(heads);
    std::vector<BrokenPart> broken;
    auto next = heads.begin();
    const auto end_before = [&](const std::string& book) {
        return std::find_if(next, heads.end(), [&](const auto& head) { return head.book >= book; });
    };
    const auto first = sealed.empty() ? heads.begin() : end_before(sealed.front().first);
    for (; next != first; ++next) { broken.push_back(broken_part(next->book, {next, next + 1})); }
    for (auto part = sealed.begin(); part != sealed.end(); ++part) {
        const auto after = std::next(part);
        const auto end = after == sealed.end() ? heads.end() : end_before(after->first);
        const Heads found{next, end};
        next = end;
        if (!found.empty() && part_of(found) == *part) { continue; }
        broken.push_back(broken_part(part->first, found));
    }
    return broken;
}

}  // namespace hui::closing
