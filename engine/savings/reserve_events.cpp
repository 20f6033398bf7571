#include "engine/savings/reserve_events.hpp"

#include "engine/journal/body.hpp"

namespace hui::savings {

Draft draft_of(const ReserveSpent& event, Date on) {
    std::vector<std::string> names;
    for (const std::string& name : event.by) {
        names.push_back(BodyWriter{}.add("name", name).text());
    }
    return {.kind = std::string{reserve_spent_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("amount", event.amount)
                        .add_list("by", names)
                        .add("method", method_text(event.method))
                        .add("reason", event.reason)
                        .text(),
            .postings = {{account::reserve(), event.amount},
                         {event.method == Method::cash ? account::cash() : account::bank(),
                          -event.amount}},
            .receipt = Receipt::numbered};
}

Draft draft_of(const ReserveReturned& event, Date on) {
    std::vector<std::string> parts;
    for (const ReservePart& part : event.parts) {
        parts.push_back(
            BodyWriter{}.add("amount", part.amount).add("share", part.share.count()).text());
    }
    std::vector<Posting> postings{{account::reserve(), event.amount},
                                  {account::cash(), -event.cash},
                                  {account::bank(), event.cash - event.amount}};
    std::erase_if(postings, [](const Posting& posting) { return posting.amount == Vnd{}; });
    return {.kind = std::string{reserve_returned_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("amount", event.amount)
                        .add("cash", event.cash)
                        .add_list("parts", parts)
                        .text(),
            .postings = std::move(postings),
            .receipt = Receipt::numbered};
}

ReserveSpent reserve_spent_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const auto method = parse_method(body.text("method"));
    if (!method) { throw BodyError("an unknown word in a body"); }
    ReserveSpent event{
        .amount = body.vnd("amount"), .reason = body.text("reason"), .by = {}, .method = *method};
    for (const BodyReader& name : body.list("by")) { event.by.push_back(name.text("name")); }
    return event;
}

ReserveReturned reserve_returned_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    ReserveReturned event{.parts = {}, .amount = body.vnd("amount"), .cash = body.vnd("cash")};
    for (const BodyReader& part : body.list("parts")) {
        event.parts.push_back(
            {.share = ShareNo{part.number("share")}, .amount = part.vnd("amount")});
    }
    return event;
}

}  // namespace hui::savings
