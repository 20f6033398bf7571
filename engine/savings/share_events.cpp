#include "engine/savings/share_events.hpp"

#include <fmt/format.h>

namespace hui::savings {

namespace {

constexpr std::string_view by_organiser = "organiser";
constexpr std::string_view in_turn = "turn";
constexpr std::string_view transfer = "transfer";
constexpr std::string_view inheritance = "inheritance";

}  // namespace

void add_consents(BodyWriter& body, const std::vector<Consent>& consents) {
    if (consents.empty()) { return; }
    std::vector<std::string> items;
    for (const Consent& consent : consents) {
        items.push_back(
            BodyWriter{}.add("name", consent.name).add("share", consent.share.count()).text());
    }
    body.add_list("consents", items);
}

std::vector<Consent> consents_in(const BodyReader& body) {
    std::vector<Consent> consents;
    if (!body.has("consents")) { return consents; }
    for (const BodyReader& consent : body.list("consents")) {
        consents.push_back(
            {.share = ShareNo{consent.number("share")}, .name = consent.text("name")});
    }
    return consents;
}

Result<Refund> parse_refund(std::string_view text) {
    if (text == in_turn) { return Refund::in_turn; }
    if (text == by_organiser) { return Refund::by_organiser; }
    return refuse(Code::bad_choice, {{"given", std::string{text}},
                                     {"allowed", fmt::format("{}, {}", in_turn, by_organiser)}});
}

Draft draft_of(const ShareLeft& event, Date on) {
    const bool refunds = event.refund == Refund::by_organiser;
    BodyWriter body;
    body.add("after", event.after.count());
    add_consents(body, event.consents);
    body.add("reason", event.reason);
    if (refunds) { body.add("refund", by_organiser).add("refunded", event.refunded); }
    body.add("share", event.share.count());
    Draft draft{.kind = std::string{share_left_kind},
                .effective_on = on,
                .body = body.text(),
                .postings = {}};
    if (event.refunded != Vnd{}) {
        draft.postings = {{account::member(event.share), event.refunded},
                          {account::refunds(), -event.refunded}};
        draft.receipt = Receipt::numbered;
    }
    return draft;
}

ShareLeft share_left_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const bool refunds = body.has("refund");
    return {.share = ShareNo{body.number("share")},
            .after = Round{body.number("after")},
            .refund = refunds ? Refund::by_organiser : Refund::in_turn,
            .refunded = refunds ? body.vnd("refunded") : Vnd{},
            .reason = body.text("reason"),
            .consents = consents_in(body)};
}

Draft draft_of(const HolderChanged& event, Date on) {
    const bool sold = event.by == HandedBy::transfer;
    BodyWriter body;
    body.add("by", sold ? transfer : inheritance);
    add_consents(body, event.consents);
    body.add("member", event.member);
    if (sold) {
        body.add("price", event.price);
    } else {
        body.add("reason", event.reason);
    }
    body.add("share", event.share.count()).add("was", event.was);
    return {.kind = std::string{holder_changed_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = {}};
}

HolderChanged holder_changed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    const std::string by = body.text("by");
    if (by != transfer && by != inheritance) { throw BodyError("an unknown way to hand over"); }
    const bool sold = by == transfer;
    return {.by = sold ? HandedBy::transfer : HandedBy::inheritance,
            .share = ShareNo{body.number("share")},
            .member = body.text("member"),
            .was = body.text("was"),
            .price = sold ? body.vnd("price") : Vnd{},
            .reason = sold ? "" : body.text("reason"),
            .consents = consents_in(body)};
}

Draft draft_of(const ShareJoined& event, Date on) {
    BodyWriter body;
    body.add("after", event.after.count()).add("amount", event.amount);
    add_consents(body, event.consents);
    std::vector<Posting> postings;
    std::vector<std::string> passed;
    for (const Passed& part : event.passed) {
        passed.push_back(
            BodyWriter{}.add("amount", part.amount).add("share", part.share.count()).text());
        postings.push_back({account::member(part.share), part.amount});
    }
    if (event.amount != Vnd{}) {
        postings.push_back({account::member(event.seat.share), -event.amount});
    }
    body.add("member", event.seat.member)
        .add_list("passed", passed)
        .add("share", event.seat.share.count())
        .add("turn", event.seat.turn.count());
    return {.kind = std::string{share_joined_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = std::move(postings),
            .receipt = event.amount == Vnd{} ? Receipt::none : Receipt::numbered};
}

ShareJoined share_joined_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    ShareJoined event{.seat = {.share = ShareNo{body.number("share")},
                               .member = body.text("member"),
                               .turn = Round{body.number("turn")}},
                      .after = Round{body.number("after")},
                      .amount = body.vnd("amount"),
                      .passed = {},
                      .consents = consents_in(body)};
    for (const BodyReader& part : body.list("passed")) {
        event.passed.push_back(
            {.share = ShareNo{part.number("share")}, .amount = part.vnd("amount")});
    }
    return event;
}

Draft draft_of(const OrganiserChanged& event, Date on) {
    return {.kind = std::string{organiser_changed_kind},
            .effective_on = on,
            .body = BodyWriter{}
                        .add("claims", event.claims)
                        .add("member", event.member)
                        .add("reason", event.reason)
                        .add("was", event.was)
                        .text(),
            .postings = {}};
}

OrganiserChanged organiser_changed_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.member = body.text("member"),
            .was = body.text("was"),
            .claims = body.vnd("claims"),
            .reason = body.text("reason")};
}

}  // namespace hui::savings
