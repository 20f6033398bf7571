#include "engine/actions/sign_seal.hpp"

#include "engine/store/register_table.hpp"

namespace hui::actions {

namespace {

/// The newest seal of the month.
std::optional<Seq> seal_of(store::Ledger& ledger, Month month) {
    std::optional<Seq> newest;
    for (const store::SealRow& row : store::all_seals(ledger)) {
        if (row.seal.month == month) { newest = row.seq; }
    }
    return newest;
}

}  // namespace

Result<Recorded> sign_seal(store::Ledger& ledger, Month month, const SigningKey& key,
                           const Actor& actor) {
    return in_register(ledger, [&](store::Book& book) -> Result<Recorded> {
        const auto seal = seal_of(ledger, month);
        const auto entry = seal ? store::find_entry(ledger, book.row(), *seal) : std::nullopt;
        if (!entry) { return refuse(Code::month_not_sealed, {{"month", month}}); }
        const closing::SealSigned event{
            .month = month,
            .seal = *seal,
            .key = key.public_key(),
            .signature = key.sign(closing::signed_text(ledger.id(), month, *seal, entry->hash))};
        // Ed25519 signs a text in one way only, so the same again is the same entry.
        Draft draft = closing::signature_draft(event, actor.today());
        const std::string ref = "sign:" + std::to_string(seal->count()) + ":" + hex(event.key);
        if (auto earlier = already_recorded(ledger, book.row(), ref, [&](const Entry& recorded) {
                return recorded.kind == draft.kind && recorded.body == draft.body;
            })) {
            return *std::move(earlier);
        }
        return append(book, std::move(draft), ref, actor);
    });
}

}  // namespace hui::actions
