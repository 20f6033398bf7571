#include "cli/commands/turn_grounds.hpp"

#include "cli/messages.hpp"
#include "cli/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

std::string rounds_text(const std::vector<Round>& rounds) {
    std::string text;
    for (const Round round : rounds) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", round.count());
    }
    return text;
}

/// Why a share didn't get a round that it wished.
std::string sentence_for(const savings::MissedWish& missed) {
    std::vector<NamedFact> facts{{"round", missed.round.count()}};
    if (const auto* taken = std::get_if<savings::TakenBy>(&missed.hindrance)) {
        facts.push_back({"share", share_text(taken->other)});
        return fill(mark("round {round}: share {share} got it"), facts);
    }
    if (const auto* near = std::get_if<savings::TooNear>(&missed.hindrance)) {
        facts.push_back({"share", share_text(near->other)});
        facts.push_back({"other", near->round.count()});
        return fill(mark("round {round}: too near to round {other} of share {share}"), facts);
    }
    switch (std::get<savings::AgainstRule>(missed.hindrance).rule) {
        case savings::TurnRule::not_before:
            return fill(mark("round {round}: too early for it"), facts);
        case savings::TurnRule::sponsor:
            return fill(mark("round {round}: it has no sponsor"), facts);
        case savings::TurnRule::apart_from_drawn:
        case savings::TurnRule::apart:
            break;
    }
    return fill(mark("round {round}: too near to a round that its member has drawn"), facts);
}

Json json_of(const savings::MissedWish& missed) {
    Json document{{"round", missed.round.count()}};
    if (const auto* taken = std::get_if<savings::TakenBy>(&missed.hindrance)) {
        document["because"] = "taken";
        document["share"] = share_text(taken->other);
    } else if (const auto* near = std::get_if<savings::TooNear>(&missed.hindrance)) {
        document["because"] = "too-near";
        document["share"] = share_text(near->other);
    } else {
        document["because"] =
            std::string{turn_rule_text(std::get<savings::AgainstRule>(missed.hindrance).rule)};
        document["share"] = nullptr;
    }
    return document;
}

Json json_of(const savings::AssignedTurn& turn) {
    Json wishes = Json::array();
    for (const Round round : turn.wishes) { wishes.push_back(round.count()); }
    Json missed = Json::array();
    for (const savings::MissedWish& wish : turn.missed) { missed.push_back(json_of(wish)); }
    return {{"share", share_text(turn.share)},
            {"round", turn.round.count()},
            {"wishes", wishes},
            {"regret", turn.regret},
            {"missed", missed}};
}

/// A share with all that speaks for it.
struct PleaLine {
    ShareNo share;
    Round round;
    std::int64_t points = 0;
    std::vector<savings::Plea> pleas;
};

/// In the order of rounds.
std::vector<PleaLine> plea_lines(const savings::TurnsChanged& event) {
    std::vector<PleaLine> lines;
    for (const savings::TurnChange& change : event.changes) {
        lines.push_back({.share = change.share, .round = change.turn, .points = 0, .pleas = {}});
        for (const savings::Plea& plea : event.pleas) {
            if (plea.share != change.share) { continue; }
            lines.back().points += plea.points;
            lines.back().pleas.push_back(plea);
        }
    }
    std::sort(lines.begin(), lines.end(),
              [](const PleaLine& a, const PleaLine& b) { return a.round < b.round; });
    return lines;
}

Json json_of(const PleaLine& line) {
    Json reasons = Json::array();
    for (const savings::Plea& plea : line.pleas) {
        reasons.push_back({{"points", plea.points}, {"reason", plea.reason}});
    }
    return {{"share", share_text(line.share)},
            {"round", line.round.count()},
            {"points", line.points},
            {"reasons", reasons}};
}

std::string_view proof_text(savings::Proof proof) {
    switch (proof) {
        case savings::Proof::complete:
            return "complete";
        case savings::Proof::least_total:
            return "least-total";
        case savings::Proof::bound_only:
            return "bound-only";
    }
    return "";
}

Json json_of(const report::TurnDecision& decision) {
    const auto outcome = decision.event.outcome.value_or(savings::TurnsOutcome{});
    Json shares = Json::array();
    for (const auto& turn : decision.wishes) { shares.push_back(json_of(turn)); }
    if (decision.event.by == savings::TurnsBy::need) {
        for (const PleaLine& line : plea_lines(decision.event)) { shares.push_back(json_of(line)); }
    }
    Json lot = nullptr;
    if (decision.event.lot) {
        Json order = Json::array();
        for (const ShareNo share : decision.event.order) { order.push_back(share_text(share)); }
        lot = {{"commitment", decision.event.lot->commitment.count()}, {"order", order}};
    }
    return {{"entry", decision.seq.count()},
            {"on", iso(decision.on)},
            {"by", std::string{turns_by_text(decision.event.by)}},
            {"minute", decision.event.minute},
            {"regret", outcome.regret},
            {"bound", outcome.bound},
            {"proof", std::string{proof_text(outcome.proof)}},
            {"lot", lot},
            {"shares", shares}};
}

Json json_of(const report::TurnStep& step) {
    return {{"entry", step.seq.count()},
            {"on", iso(step.on)},
            {"by", std::string{turns_by_text(step.by)}},
            {"minute", step.minute}};
}

Json json_of(const savings::RulesInForce& agreed) {
    Json not_before = Json::array();
    for (const auto& first : agreed.rules.not_before) {
        not_before.push_back({{"share", share_text(first.share)}, {"round", first.round.count()}});
    }
    Json sponsors = Json::array();
    for (const auto& sponsor : agreed.rules.sponsors) {
        sponsors.push_back({{"share", share_text(sponsor.share)}, {"name", sponsor.name}});
    }
    return {{"entry", agreed.seq.count()},
            {"on", iso(agreed.on)},
            {"not_before", not_before},
            {"apart", agreed.rules.apart},
            {"sponsored_through", agreed.rules.sponsored_through.count()},
            {"sponsors", sponsors}};
}

void print_wishes(const std::vector<savings::AssignedTurn>& turns) {
    Table table{{{mark("Round"), right},
                 {mark("Share")},
                 {mark("Wished"), wrapped},
                 {mark("Regret"), right},
                 {mark("What stood against it"), wrapped}}};
    for (const savings::AssignedTurn& turn : turns) {
        std::string against;
        for (const savings::MissedWish& missed : turn.missed) {
            against += (against.empty() ? "" : "; ") + sentence_for(missed);
        }
        table.add({fmt::format("{}", turn.round.count()), share_text(turn.share),
                   rounds_text(turn.wishes), fmt::format("{}", turn.regret), against});
    }
    table.print();
    const auto rounds = static_cast<std::int64_t>(turns.size());
    if (std::any_of(turns.begin(), turns.end(),
                    [&](const auto& turn) { return turn.regret == rounds; })) {
        print_line(fill(mark("A round that a share didn't wish counts {rounds}, the number of "
                             "rounds that were open."),
                        {{"rounds", rounds}}));
    }
}

void print_pleas(const savings::TurnsChanged& event) {
    Table table{{{mark("Round"), right},
                 {mark("Share")},
                 {mark("Points"), right},
                 {mark("Reasons"), wrapped}}};
    for (const PleaLine& line : plea_lines(event)) {
        std::string reasons;
        for (const savings::Plea& plea : line.pleas) {
            reasons +=
                fmt::format("{}{}: {}", reasons.empty() ? "" : "; ", plea.points, plea.reason);
        }
        table.add({fmt::format("{}", line.round.count()), share_text(line.share),
                   fmt::format("{}", line.points), reasons});
    }
    table.print();
}

const char* proof_sentence(const savings::TurnsChanged& event) {
    const auto proof = event.outcome.value_or(savings::TurnsOutcome{}).proof;
    if (event.by == savings::TurnsBy::need) {
        return proof == savings::Proof::complete
                   ? mark("By need, as far as the rules allow; nothing better is possible.")
                   : mark("By need; the search was cut off, a share might get an earlier round.");
    }
    switch (proof) {
        case savings::Proof::complete:
        case savings::Proof::least_total:
            return mark("Regret of all together: {regret}; no order of turns has less.");
        case savings::Proof::bound_only:
            break;
    }
    return mark("Regret of all together: {regret}; proven: no order has less than {bound}.");
}

}  // namespace

Json json_of_grounds(const report::TurnGrounds& grounds) {
    Json document{
        {"rules", nullptr}, {"origin", nullptr}, {"since", Json::array()}, {"decision", nullptr}};
    if (grounds.rules) { document["rules"] = json_of(*grounds.rules); }
    if (grounds.origin) { document["origin"] = json_of(*grounds.origin); }
    for (const report::TurnStep& step : grounds.since) {
        document["since"].push_back(json_of(step));
    }
    if (grounds.decision) { document["decision"] = json_of(*grounds.decision); }
    return document;
}

void print_rules(const report::TurnGrounds& grounds) {
    if (!grounds.rules) { return; }
    const savings::TurnRules& rules = grounds.rules->rules;
    print_line(fill(mark("Rules for turns, of {date} (entry no. {entry}):"),
                    {{"date", grounds.rules->on}, {"entry", grounds.rules->seq.count()}}));
    for (const auto& first : rules.not_before) {
        print_line(fill(mark("  share {share} doesn't draw before round {round}"),
                        {{"share", share_text(first.share)}, {"round", first.round.count()}}));
    }
    if (rules.apart > 1) {
        print_line(fill(mark("  two turns of one member are {apart} rounds apart at least"),
                        {{"apart", rules.apart}}));
    }
    if (rules.sponsored_through > Round{}) {
        print_line(fill(mark_counted("  the first draw needs a sponsor",
                                     "  the first {count} draws need a sponsor"),
                        rules.sponsored_through.count()));
    }
    for (const auto& sponsor : rules.sponsors) {
        print_line(fill(mark("  sponsor of share {share}: {name}"),
                        {{"share", share_text(sponsor.share)}, {"name", sponsor.name}}));
    }
}

void print_decision(const report::TurnGrounds& grounds) {
    if (!grounds.decision) {
        print_line(tr("The turns were not decided by wishes or by need."));
        return;
    }
    const report::TurnDecision& decision = *grounds.decision;
    const auto outcome = decision.event.outcome.value_or(savings::TurnsOutcome{});
    if (!grounds.since.empty()) {
        print_line(tr("As it was decided then, before what was changed since:"));
    }
    if (decision.event.by == savings::TurnsBy::need) {
        print_pleas(decision.event);
    } else {
        print_wishes(decision.wishes);
    }
    if (decision.event.lot) {
        print_line(fill(mark("Equals stand in the order that the lot drew (entry no. {entry}): "
                             "shares {order}"),
                        {{"entry", decision.event.lot->commitment.count()},
                         {"order", savings::list_text(decision.event.order)}}));
    }
    print_line(fill(proof_sentence(decision.event),
                    {{"regret", outcome.regret}, {"bound", outcome.bound}}));
}

}  // namespace hui::cli
