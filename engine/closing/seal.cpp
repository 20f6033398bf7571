#include "engine/closing/seal.hpp"

#include "engine/closing/seal_parts.hpp"
#include "engine/journal/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace hui::closing {

namespace {

using Heads = std::span<const ClosedHead>;

/// In the bytewise order of the books' codes.
void put_in_order(std::vector<ClosedHead>& heads) {
    std::sort(heads.begin(), heads.end(),
              [](const ClosedHead& a, const ClosedHead& b) { return a.book < b.book; });
}

std::string root_over(std::string text, Heads heads) {
    for (const ClosedHead& head : heads) {
        text += fmt::format("{} {} {}\n", head.book, head.seq.count(), hex(head.hash));
    }
    return hex(Sha256{}.of(text));
}

SealPart part_of(Heads heads) {
    return {.first = heads.front().book, .root = root_over("hui-seal-part 1\n", heads)};
}

BrokenPart broken_part(const std::string& first, Heads heads) {
    const std::string& last = heads.empty() ? first : std::max(first, heads.back().book);
    const bool is_one = heads.size() == 1 && heads.front().book == first;
    return {.first = first, .last = last, .closing = is_one ? heads.front().seq : Seq{}};
}

std::vector<std::string> json_of(const std::vector<SealPart>& parts) {
    std::vector<std::string> items;
    items.reserve(parts.size());
    for (const SealPart& part : parts) {
        items.push_back(BodyWriter{}.add("first", part.first).add("root", part.root).text());
    }
    return items;
}

}  // namespace

std::string seal_root(Month month, std::vector<ClosedHead> heads) {
    put_in_order(heads);
    return root_over(fmt::format("hui-seal 1\nmonth {}\n", iso(month)), heads);
}

std::vector<SealPart> seal_parts(std::vector<ClosedHead> heads) {
    put_in_order(heads);
    // Rounded up, so that there are never more parts.
    const std::size_t size = (heads.size() + most_seal_parts - 1) / most_seal_parts;
    std::vector<SealPart> parts;
    for (Heads rest = heads; !rest.empty(); rest = rest.subspan(std::min(size, rest.size()))) {
        parts.push_back(part_of(rest.first(std::min(size, rest.size()))));
    }
    return parts;
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
    put_in_order(heads);
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

Draft seal_draft(Month month, const std::vector<ClosedHead>& heads) {
    return {.kind = std::string{month_sealed_kind},
            .effective_on = last_day(month),
            .body = BodyWriter{}
                        .add("books", static_cast<std::int64_t>(heads.size()))
                        .add("month", iso(month))
                        .add_list("parts", json_of(seal_parts(heads)))
                        .add("root", seal_root(month, heads))
                        .text(),
            .postings = {}};
}

MonthSealed month_sealed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.month = body.month("month"), .books = body.number("books"), .root = body.text("root")};
}

std::string signed_text(std::string_view ledger_id, Month month, Seq seal, const Hash& hash) {
    return fmt::format("hui-signature 1\nledger {}\nmonth {}\nseal {} {}\n", ledger_id, iso(month),
                       seal.count(), hex(hash));
}

Draft signature_draft(const SealSigned& event, Date on) {
    return {.kind = std::string{seal_signed_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("key", hex(event.key))
                        .add("month", iso(event.month))
                        .add("seal", event.seal.count())
                        .add("signature", hex(event.signature))
                        .text(),
            .postings = {}};
}

SealSigned seal_signed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const auto key = public_key_from_hex(body.text("key"));
    const auto signature = signature_from_hex(body.text("signature"));
    if (!key || !signature) { throw BodyError("no key or no signature"); }
    return {.month = body.month("month"),
            .seal = Seq{body.number("seal")},
            .key = *key,
            .signature = *signature};
}

}  // namespace hui::closing
