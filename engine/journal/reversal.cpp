#include "engine/journal/reversal.hpp"

#include "engine/journal/body.hpp"

namespace hui {

Draft reversal_of(const Entry& original, Date on, std::string_view reason) {
    Draft draft{.kind = std::string{reversed_kind},
                .effective_on = on,
                .body = BodyWriter{}
                            .add("kind", original.kind)
                            .add_json("of", original.body)
                            .add("of_date", iso(original.effective_on))
                            .add("reason", reason)
                            .text(),
                .postings = {},
                .receipt = Receipt::none,
                .reverses = original.seq};
    for (const Posting& posting : original.postings) {
        draft.postings.push_back({posting.account, -posting.amount});
    }
    return draft;
}

Undone undone_by(std::string_view reversal_body) {
    const BodyReader body{std::string{reversal_body}};
    Undone undone{.kind = body.text("kind"),
                  .effective_on = body.date("of_date"),
                  .body = body.json("of"),
                  .reason = body.text("reason")};
    if (undone.kind == reversed_kind) { throw BodyError("a reversal undoes a reversal"); }
    return undone;
}

}  // namespace hui
