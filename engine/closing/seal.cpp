#include "engine/closing/seal.hpp"

#include "engine/journal/body.hpp"

#include <fmt/format.h>

namespace hui::closing {

std::string seal_root(Month month, std::vector<ClosedHead> heads) {
    sort_by_book(heads);
    return root_over(fmt::format("hui-seal 1\nmonth {}\n", iso(month)), heads);
}

Draft seal_draft(Month month, const std::vector<ClosedHead>& heads) {
    return {.kind = std::string{month_sealed_kind},
            .effective_on = last_day(month),
            .body = BodyWriter{}
                        .add("books", static_cast<std::int64_t>(heads.size()))
                        .add("month", iso(month))
                        .add_list("parts", part_items(seal_parts(heads)))
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
