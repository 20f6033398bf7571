#include "engine/savings/share_events.hpp"

#include "engine/base/choice.hpp"
#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"

#include <utility>

namespace hui::savings {

namespace {

constexpr std::string_view by_organiser = "organiser";
constexpr std::string_view by_reserve = "reserve";
constexpr std::string_view in_turn = "turn";
constexpr std::string_view transfer = "transfer";
constexpr std::string_view inheritance = "inheritance";

std::vector<std::string> passed_items(const std::vector<Passed>& parts) {
    std::vector<std::string> items;
    items.reserve(parts.size());
    for (const Passed& part : parts) {
        items.push_back(
            BodyWriter{}.add("amount", part.amount).add("share", part.share.count()).text());
    }
    return items;
}

std::vector<Passed> passed_in(const BodyReader& body, std::string_view name) {
    std::vector<Passed> parts;
    if (!body.has(name)) { return parts; }
    for (const BodyReader& part : body.list(name)) {
        parts.push_back({.share = ShareNo{part.number("share")}, .amount = part.vnd("amount")});
    }
    return parts;
}

/// What the organiser or the reserve fund refunds, and what comes back out of the group's money.
std::vector<Posting> postings_of(const ShareLeft& event) {
    std::vector<Posting> postings{{account::member(event.share), event.refunded}};
    if (event.refund == Refund::by_reserve) {
        postings.push_back({account::reserve(), event.refunded});
        postings.push_back({account::reserve_advances(), -event.refunded});
    } else {
        postings.push_back({account::refunds(), -event.refunded});
    }
    // What the fund had paid stays in its own account: that holds its refunds too.
    postings.push_back({account::advances(), event.advanced});
    postings.push_back({account::refunds(), -event.advanced});
    for (const Passed& part : event.returned) {
        postings.push_back({account::member(part.share), part.amount});
    }
    postings.push_back({account::cash(), -event.cash});
    postings.push_back({account::bank(), event.cash - event.handed_out()});
    return without_zeros(std::move(postings));
}

/// Who refunds at once; throws `BodyError` for anybody else.
Refund refund_in(const BodyReader& body) {
    const auto by = body.text_if("refund");
    if (!by) { return Refund::in_turn; }
    if (*by != by_organiser && *by != by_reserve) { throw BodyError("an unknown refund"); }
    return *by == by_organiser ? Refund::by_organiser : Refund::by_reserve;
}

}  // namespace

Vnd ShareLeft::handed_out() const {
    Vnd sum = refund == Refund::by_reserve ? refunded : Vnd{};
    for (const Passed& part : returned) { sum += part.amount; }
    return sum;
}

void add_consents(BodyWriter& body, const std::vector<Consent>& consents) {
    if (consents.empty()) { return; }
    std::vector<std::string> items;
    items.reserve(consents.size());
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
    return choose<Refund>(text, {{in_turn, Refund::in_turn},
                                 {by_organiser, Refund::by_organiser},
                                 {by_reserve, Refund::by_reserve}});
}

Draft draft_of(const ShareLeft& event, Date on) {
    BodyWriter body;
    if (event.advanced != Vnd{}) { body.add("advanced", event.advanced); }
    body.add("after", event.after.count());
    if (!event.approved_by.empty()) { body.add("approved_by", event.approved_by); }
    if (event.handed_out() != Vnd{}) { body.add("cash", event.cash); }
    add_consents(body, event.consents);
    if (event.covered != Vnd{}) { body.add("covered", event.covered); }
    body.add("reason", event.reason);
    if (event.refund != Refund::in_turn) {
        body.add("refund", event.refund == Refund::by_organiser ? by_organiser : by_reserve)
            .add("refunded", event.refunded);
    }
    if (!event.returned.empty()) { body.add_list("returned", passed_items(event.returned)); }
    body.add("share", event.share.count());
    std::vector<Posting> postings = postings_of(event);
    // That the organiser gets in its turn what he advanced before hands nothing to anybody.
    const bool hands_nothing = event.refunded == Vnd{} && event.returned.empty();
    const auto receipt = hands_nothing ? Receipt::none : Receipt::numbered;
    return {.kind = std::string{share_left_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = std::move(postings),
            .receipt = receipt};
}

ShareLeft share_left_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.share = ShareNo{body.number("share")},
            .after = Round{body.number("after")},
            .refund = refund_in(body),
            .refunded = vnd_in(body, "refunded"),
            .reason = body.text("reason"),
            .consents = consents_in(body),
            .returned = passed_in(body, "returned"),
            .cash = vnd_in(body, "cash"),
            .approved_by = body.text_if("approved_by").value_or(""),
            .advanced = vnd_in(body, "advanced"),
            .covered = vnd_in(body, "covered")};
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
    for (const Passed& part : event.passed) {
        postings.push_back({account::member(part.share), part.amount});
    }
    if (event.amount != Vnd{}) {
        postings.push_back({account::member(event.seat.share), -event.amount});
    }
    body.add("member", event.seat.member)
        .add_list("passed", passed_items(event.passed))
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
    return {.seat = {.share = ShareNo{body.number("share")},
                     .member = body.text("member"),
                     .turn = Round{body.number("turn")}},
            .after = Round{body.number("after")},
            .amount = body.vnd("amount"),
            .passed = passed_in(body, "passed"),
            .consents = consents_in(body)};
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
