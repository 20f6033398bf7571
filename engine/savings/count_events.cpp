#include "engine/savings/count_events.hpp"

#include "engine/journal/body.hpp"
#include "engine/savings/group_accounts.hpp"

namespace hui::savings {

Draft draft_of(const CashCounted& event, Date on) {
    std::vector<std::string> names;
    for (const std::string& name : event.by) {
        names.push_back(BodyWriter{}.add("name", name).text());
    }
    std::vector<std::string> notes;
    for (const auto& [note, count] : event.notes) {
        notes.push_back(BodyWriter{}.add("count", count).add("note", note).text());
    }
    BodyWriter body;
    body.add("book", event.book).add_list("by", names).add("counted", event.counted);
    if (!notes.empty()) { body.add_list("notes", notes); }
    return {.kind = std::string{cash_counted_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = {}};
}

Draft draft_of(const DifferencePosted& event, Date on) {
    return {
        .kind = std::string{difference_posted_kind},
        .effective_on = on,
        .body = BodyWriter{}
                    .add("amount", event.amount)
                    .add("count", event.count.count())
                    .add("reason", event.reason)
                    .text(),
        .postings = {{account::cash(), event.amount}, {account::cash_difference(), -event.amount}}};
}

CashCounted cash_counted_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    CashCounted event{
        .counted = body.vnd("counted"), .book = body.vnd("book"), .notes = {}, .by = {}};
    for (const BodyReader& name : body.list("by")) { event.by.push_back(name.text("name")); }
    if (!body.has("notes")) { return event; }
    for (const BodyReader& item : body.list("notes")) {
        event.notes.push_back({.note = item.vnd("note"), .count = item.number("count")});
    }
    return event;
}

DifferencePosted difference_posted_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.count = Seq{body.number("count")},
            .amount = body.vnd("amount"),
            .reason = body.text("reason")};
}

LastCount count_of(const Entry& entry) {
    return {
        .seq = entry.seq, .on = entry.effective_on, .counted = cash_counted_of(entry.body).counted};
}

}  // namespace hui::savings
