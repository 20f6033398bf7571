#include "engine/savings/turn_rules.hpp"

#include "engine/journal/body.hpp"

namespace hui::savings {

Draft draft_of(const TurnRulesAgreed& event, Date on) {
    std::vector<std::string> not_before;
    for (const FirstRound& first : event.rules.not_before) {
        not_before.push_back(BodyWriter{}
                                 .add("round", first.round.count())
                                 .add("share", first.share.count())
                                 .text());
    }
    std::vector<std::string> sponsors;
    for (const Sponsor& sponsor : event.rules.sponsors) {
        sponsors.push_back(
            BodyWriter{}.add("name", sponsor.name).add("share", sponsor.share.count()).text());
    }
    return {.kind = std::string{turn_rules_agreed_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("apart", event.rules.apart)
                        .add("minute", event.minute)
                        .add_list("not_before", not_before)
                        .add("sponsored_through", event.rules.sponsored_through.count())
                        .add_list("sponsors", sponsors)
                        .text(),
            .postings = {}};
}

TurnRulesAgreed turn_rules_agreed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    TurnRulesAgreed event{.rules = {.not_before = {},
                                    .apart = body.number("apart"),
                                    .sponsored_through = Round{body.number("sponsored_through")},
                                    .sponsors = {}},
                          .minute = body.text("minute")};
    for (const BodyReader& first : body.list("not_before")) {
        event.rules.not_before.push_back(
            {.share = ShareNo{first.number("share")}, .round = Round{first.number("round")}});
    }
    for (const BodyReader& sponsor : body.list("sponsors")) {
        event.rules.sponsors.push_back(
            {.share = ShareNo{sponsor.number("share")}, .name = sponsor.text("name")});
    }
    return event;
}

RulesInForce rules_of(const Entry& entry) {
    return {.rules = turn_rules_agreed_of(entry.body).rules,
            .seq = entry.seq,
            .on = entry.effective_on};
}

}  // namespace hui::savings
