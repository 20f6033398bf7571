#include "engine/savings/turn_events.hpp"

#include "engine/journal/body.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hui::savings {

namespace {

constexpr std::array<std::pair<std::string_view, TurnsBy>, 7> ways{{{"fixed", TurnsBy::fixed},
                                                                    {"vote", TurnsBy::vote},
                                                                    {"swap", TurnsBy::swap},
                                                                    {"cede", TurnsBy::cede},
                                                                    {"lot", TurnsBy::lot},
                                                                    {"need", TurnsBy::need},
                                                                    {"wishes", TurnsBy::wishes}}};

/// What `write` makes of each value.
template <class Value, class Write>
std::vector<std::string> json_of_each(const std::vector<Value>& values, Write write) {
    std::vector<std::string> items;
    items.reserve(values.size());
    for (const Value& value : values) { items.push_back(write(value).text()); }
    return items;
}

/// What `read` makes of each item of a list that may be missing.
template <class Read>
auto each_of(const BodyReader& body, std::string_view key, Read read) {
    std::vector<decltype(read(body))> values;
    if (!body.has(key)) { return values; }
    for (const BodyReader& item : body.list(key)) { values.push_back(read(item)); }
    return values;
}

BodyWriter json_of(const TurnChange& change) {
    return BodyWriter{}
        .add("share", change.share.count())
        .add("turn", change.turn.count())
        .add("was", change.was.count());
}

BodyWriter json_of(const Wish& wish) {
    return BodyWriter{}
        .add_list("rounds", json_of_each(wish.rounds,
                                         [](Round round) {
                                             return BodyWriter{}.add("round", round.count());
                                         }))
        .add("share", wish.share.count());
}

std::string json_of(const LotEvidence& lot) {
    return BodyWriter{}
        .add("commitment", lot.commitment.count())
        .add("mix", lot.mix)
        .add("mixed_on", iso(lot.mixed_on))
        .add("secret", lot.secret)
        .add("source", lot.source)
        .text();
}

constexpr std::array<std::string_view, 3> proofs{"complete", "least-total", "bound-only"};

std::string json_of(TurnsOutcome outcome) {
    return BodyWriter{}
        .add("bound", outcome.bound)
        .add("proof", proofs.at(static_cast<std::size_t>(outcome.proof)))
        .add("regret", outcome.regret)
        .text();
}

TurnsOutcome read_outcome(const BodyReader& body) {
    const auto* const proof = std::find(proofs.begin(), proofs.end(), body.text("proof"));
    if (proof == proofs.end()) { throw BodyError("an unknown proof of turns"); }
    return {.regret = body.number("regret"),
            .bound = body.number("bound"),
            .proof = static_cast<Proof>(proof - proofs.begin())};
}

TurnsBy read_by(const BodyReader& body) {
    const auto* const way =
        std::find_if(ways.begin(), ways.end(),
                     [by = body.text("by")](const auto& known) { return known.first == by; });
    if (way == ways.end()) { throw BodyError("an unknown way to decide turns"); }
    return way->second;
}

LotEvidence read_lot(const BodyReader& body) {
    return {.commitment = Seq{body.number("commitment")},
            .secret = body.text("secret"),
            .mix = body.text("mix"),
            .source = body.text("source"),
            .mixed_on = body.date("mixed_on")};
}

}  // namespace

std::string_view turns_by_text(TurnsBy by) { return ways.at(static_cast<std::size_t>(by)).first; }

Draft draft_of(const TurnsChanged& event, Date on) {
    BodyWriter body;
    body.add("by", turns_by_text(event.by))
        .add_list("changes",
                  json_of_each(event.changes, [](const TurnChange& c) { return json_of(c); }));
    if (!event.consents.empty()) {
        body.add_list(
            "consents", json_of_each(event.consents, [](const Consent& consent) {
                return BodyWriter{}.add("name", consent.name).add("share", consent.share.count());
            }));
    }
    if (event.lot) { body.add_json("lot", json_of(*event.lot)); }
    if (!event.minute.empty()) { body.add("minute", event.minute); }
    if (!event.order.empty()) {
        body.add_list("order", json_of_each(event.order, [](ShareNo share) {
                          return BodyWriter{}.add("share", share.count());
                      }));
    }
    if (event.outcome) { body.add_json("outcome", json_of(*event.outcome)); }
    if (!event.pleas.empty()) {
        body.add_list("pleas", json_of_each(event.pleas, [](const Plea& plea) {
                          return BodyWriter{}
                              .add("points", plea.points)
                              .add("reason", plea.reason)
                              .add("share", plea.share.count());
                      }));
    }
    if (event.rules) { body.add("rules", event.rules->count()); }
    if (!event.wishes.empty()) {
        body.add_list("wishes",
                      json_of_each(event.wishes, [](const Wish& w) { return json_of(w); }));
    }
    return {.kind = std::string{turns_changed_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = {}};
}

Draft draft_of(const LotCommitted& event, Date on) {
    return {.kind = std::string{lot_committed_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("commitment", hex(event.commitment))
                        .add("source", event.source)
                        .text(),
            .postings = {}};
}

TurnsChanged turns_changed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {
        .by = read_by(body),
        .changes = each_of(body, "changes",
                           [](const BodyReader& change) {
                               return TurnChange{.share = ShareNo{change.number("share")},
                                                 .turn = Round{change.number("turn")},
                                                 .was = Round{change.number("was")}};
                           }),
        .order = each_of(body, "order",
                         [](const BodyReader& place) { return ShareNo{place.number("share")}; }),
        .minute = body.text_if("minute").value_or(""),
        .consents = each_of(body, "consents",
                            [](const BodyReader& consent) {
                                return Consent{.share = ShareNo{consent.number("share")},
                                               .name = consent.text("name")};
                            }),
        .lot = body.has("lot") ? std::optional{read_lot(body.object("lot"))} : std::nullopt,
        .pleas = each_of(body, "pleas",
                         [](const BodyReader& plea) {
                             return Plea{.share = ShareNo{plea.number("share")},
                                         .points = plea.number("points"),
                                         .reason = plea.text("reason")};
                         }),
        .wishes = each_of(body, "wishes",
                          [](const BodyReader& wish) {
                              return Wish{
                                  .share = ShareNo{wish.number("share")},
                                  .rounds = each_of(wish, "rounds", [](const BodyReader& round) {
                                      return Round{round.number("round")};
                                  })};
                          }),
        .outcome = body.has("outcome") ? std::optional{read_outcome(body.object("outcome"))}
                                       : std::nullopt,
        .rules = body.has("rules") ? std::optional{Seq{body.number("rules")}} : std::nullopt};
}

LotCommitted lot_committed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const auto hash = hash_from_hex(body.text("commitment"));
    if (!hash) { throw BodyError("a commitment is no hash"); }
    return {.commitment = *hash, .source = body.text("source")};
}

Commitment commitment_of(const Entry& entry) {
    LotCommitted committed = lot_committed_of(entry.body);
    return {.hash = committed.commitment,
            .source = std::move(committed.source),
            .seq = entry.seq,
            .on = entry.effective_on};
}

}  // namespace hui::savings
