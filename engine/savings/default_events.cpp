#include "engine/savings/default_events.hpp"

#include "engine/journal/body.hpp"
#include "engine/savings/group_accounts.hpp"

namespace hui::savings {

namespace {

std::vector<std::string> texts_of(const std::vector<AdvancedDue>& dues) {
    std::vector<std::string> texts;
    texts.reserve(dues.size());
    for (const AdvancedDue& due : dues) {
        texts.push_back(
            BodyWriter{}.add("amount", due.amount).add("round", due.round.count()).text());
    }
    return texts;
}

std::vector<AdvancedDue> dues_in(const BodyReader& body, std::string_view name) {
    std::vector<AdvancedDue> dues;
    for (const BodyReader& due : body.list(name)) {
        dues.push_back({.round = Round{due.number("round")}, .amount = due.vnd("amount")});
    }
    return dues;
}

/// Out of what the fund has into what it is owed.
std::vector<Posting> postings_for_cover(Vnd amount) {
    if (amount == Vnd{}) { return {}; }
    return {{account::reserve(), amount}, {account::reserve_advances(), -amount}};
}

}  // namespace

Draft draft_of(const ReserveCovered& event, Date on) {
    std::vector<std::string> names;
    for (const std::string& name : event.by) {
        names.push_back(BodyWriter{}.add("name", name).text());
    }
    BodyWriter body;
    body.add("amount", event.amount).add_list("by", names);
    add_corrected_entry(body, event.correction);
    body.add_list("dues", texts_of(event.dues));
    add_true_date(body, event.correction);
    body.add("share", event.share.count());
    return {.kind = std::string{reserve_covered_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = postings_for_cover(event.amount),
            .receipt = Receipt::numbered};
}

Draft draft_of(const ShareDefaulted& event, Date on) {
    Vnd covered;
    for (const AdvancedDue& due : event.covers) { covered += due.amount; }
    BodyWriter body;
    body.add("after", event.after.count());
    if (!event.covers.empty()) { body.add_list("covers", texts_of(event.covers)); }
    body.add("reason", event.reason).add("share", event.share.count());
    return {.kind = std::string{share_defaulted_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = postings_for_cover(covered)};
}

ReserveCovered reserve_covered_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    ReserveCovered event{.share = ShareNo{body.number("share")},
                         .amount = body.vnd("amount"),
                         .dues = dues_in(body, "dues"),
                         .by = {},
                         .correction = correction_in(body)};
    for (const BodyReader& name : body.list("by")) { event.by.push_back(name.text("name")); }
    return event;
}

ShareDefaulted share_defaulted_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.share = ShareNo{body.number("share")},
            .after = Round{body.number("after")},
            .reason = body.text("reason"),
            .covers = body.has("covers") ? dues_in(body, "covers") : std::vector<AdvancedDue>{}};
}

}  // namespace hui::savings
