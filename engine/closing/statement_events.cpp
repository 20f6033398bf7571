#include "engine/closing/statement_events.hpp"

#include "engine/journal/body.hpp"

namespace hui::closing {

namespace {

std::string line_item(const ReconciledLine& line) {
    BodyWriter item;
    item.add("amount", line.amount);
    if (line.match) {
        item.add("by", line.match->by == LineMatch::By::reference ? "reference" : "person");
    }
    item.add("day", iso(line.day));
    if (line.match) {
        std::vector<std::string> entries;
        for (const Seq seq : line.match->entries) {
            entries.push_back(BodyWriter{}.add("seq", seq.count()).text());
        }
        item.add_list("entries", entries);
    }
    item.add("no", line.no);
    if (!line.reference.empty()) { item.add("reference", line.reference); }
    return item.text();
}

LineMatch match_in(const BodyReader& item) {
    const std::string by = item.text("by");
    if (by != "reference" && by != "person") { throw BodyError("an unknown way to match"); }
    LineMatch match{.entries = {},
                    .by = by == "person" ? LineMatch::By::person : LineMatch::By::reference};
    for (const BodyReader& entry : item.list("entries")) {
        match.entries.emplace_back(entry.number("seq"));
    }
    return match;
}

}  // namespace

Draft draft_of(const StatementReconciled& event, Date on) {
    std::vector<std::string> lines;
    for (const ReconciledLine& line : event.lines) { lines.push_back(line_item(line)); }
    BodyWriter body;
    body.add("book", event.book)
        .add("closing", event.closing)
        .add("file", hex(event.file))
        .add("from", iso(event.period.from))
        .add_list("lines", lines)
        .add("opening", event.opening);
    if (!event.profile.empty()) { body.add("profile", event.profile); }
    return {.kind = std::string{statement_reconciled_kind},
            .effective_on = on,
            .body = body.add("to", iso(event.period.to)).text(),
            .postings = {}};
}

StatementReconciled statement_reconciled_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const auto file = hash_from_hex(body.text("file"));
    if (!file) { throw BodyError("a file's hash that is none"); }
    StatementReconciled event{.file = *file,
                              .profile = body.text_if("profile").value_or(""),
                              .period = {.from = body.date("from"), .to = body.date("to")},
                              .opening = body.vnd("opening"),
                              .closing = body.vnd("closing"),
                              .book = body.vnd("book"),
                              .lines = {}};
    for (const BodyReader& item : body.list("lines")) {
        event.lines.push_back(
            {.no = item.number("no"),
             .day = item.date("day"),
             .amount = item.vnd("amount"),
             .reference = item.text_if("reference").value_or(""),
             .match = item.has("by") ? std::optional{match_in(item)} : std::nullopt});
    }
    return event;
}

Vnd moved_in_bank(const Entry& entry) {
    Vnd sum;
    for (const Posting& posting : entry.postings) {
        if (posting.account == account::bank()) { sum += posting.amount; }
    }
    return sum;
}

}  // namespace hui::closing
