#include "engine/savings/reserve_events.hpp"

#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"

namespace hui::savings {

Draft draft_of(const ReserveSpent& event, Date on) {
    std::vector<std::string> names;
    for (const std::string& name : event.by) {
        names.push_back(BodyWriter{}.add("name", name).text());
    }
    BodyWriter body;
    body.add("amount", event.amount).add_list("by", names);
    add_corrected_entry(body, event.correction);
    body.add("method", method_text(event.method));
    add_true_date(body, event.correction);
    body.add("reason", event.reason);
    return {
        .kind = std::string{reserve_spent_kind},
        .effective_on = on,
        .body = body.text(),
        .postings = {{account::reserve(), event.amount}, {account_of(event.method), -event.amount}},
        .receipt = Receipt::numbered};
}

Draft draft_of(const ReserveReturned& event, Date on) {
    return {.kind = std::string{reserve_returned_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("amount", event.amount)
                        .add("cash", event.cash)
                        .add_list("parts", part_items(event.parts))
                        .text(),
            .postings = without_zeros({{account::reserve(), event.amount},
                                       {account::cash(), -event.cash},
                                       {account::bank(), event.cash - event.amount}}),
            .receipt = Receipt::numbered};
}

ReserveSpent reserve_spent_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    ReserveSpent event{.amount = body.vnd("amount"),
                       .reason = body.text("reason"),
                       .by = {},
                       .method = stored(parse_method(body.text("method"))),
                       .correction = correction_in(body)};
    for (const BodyReader& name : body.list("by")) { event.by.push_back(name.text("name")); }
    return event;
}

ReserveReturned reserve_returned_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {
        .parts = parts_in(body, "parts"), .amount = body.vnd("amount"), .cash = body.vnd("cash")};
}

}  // namespace hui::savings
