#include "engine/savings/interest_shared.hpp"

#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"

namespace hui::savings {

namespace {

constexpr std::string_view named = "named";

InterestShared::Split read_split(const BodyReader& body) {
    const auto word = body.text_if("split");
    if (!word) { return InterestShared::Split::equal; }
    if (*word != named) { throw BodyError("an unknown word in a body"); }
    return InterestShared::Split::named;
}

}  // namespace

Draft draft_of(const InterestShared& event, Date on) {
    BodyWriter body;
    body.add("amount", event.amount).add("cash", event.cash);
    if (event.method) { body.add("method", method_text(*event.method)); }
    body.add_list("parts", part_items(event.parts)).add("reason", event.reason);
    if (event.split == InterestShared::Split::named) { body.add("split", named); }
    if (event.to_drawers != Vnd{}) { body.add("to_drawers", event.to_drawers); }
    if (event.to_organiser != Vnd{}) { body.add("to_organiser", event.to_organiser); }
    return {.kind = std::string{interest_shared_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = without_zeros(
                {{account::late_interest(), event.amount + event.to_organiser + event.to_drawers},
                 {account::organiser_interest(), -event.to_organiser},
                 {account::drawer_interest(), -event.to_drawers},
                 {account::cash(), -event.cash},
                 {account::bank(), event.cash - event.amount}}),
            .receipt = Receipt::numbered};
}

InterestShared interest_shared_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const auto method = body.text_if("method");
    return {.parts = parts_in(body, "parts"),
            .amount = body.vnd("amount"),
            .cash = body.vnd("cash"),
            .method = method ? std::optional{stored(parse_method(*method))} : std::nullopt,
            .to_organiser = vnd_in(body, "to_organiser"),
            .split = read_split(body),
            .reason = body.text("reason"),
            .to_drawers = vnd_in(body, "to_drawers")};
}

}  // namespace hui::savings
