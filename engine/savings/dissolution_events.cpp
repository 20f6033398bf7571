#include "engine/savings/dissolution_events.hpp"

#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"

#include <map>

namespace hui::savings {

namespace {

BodyWriter body_of(const Claim& claim) {
    return BodyWriter{}
        .add("amount", claim.amount)
        .add("from", claim.from.count())
        .add("to", claim.to.count());
}

Claim read_claim(const BodyReader& body) {
    return {.from = ShareNo{body.number("from")},
            .to = ShareNo{body.number("to")},
            .amount = body.vnd("amount")};
}

/// The reserve and what is about late interest go to 0.
std::vector<Posting> postings_of(const FundsShared& funds) {
    return {{account::reserve(), together(funds.reserve)},
            {account::late_interest(),
             together(funds.interest) + funds.to_organiser + funds.to_drawers},
            {account::organiser_interest(), -funds.to_organiser},
            {account::drawer_interest(), -funds.to_drawers},
            {account::late_handover(), -funds.on_hand_overs},
            {account::organiser_handover(), funds.on_hand_overs},
            {account::reserve_advances(), together(funds.covered)}};
}

/// Every share's account goes to 0: what it got in hand, and what is now a claim.
std::vector<Posting> postings_of(const GroupDissolved& event) {
    std::map<ShareNo, Vnd> members;
    std::map<ShareNo, Vnd> settlements;
    for (const Passed& part : event.shared) { members[part.share] += part.amount; }
    for (const Claim& claim : event.claims) {
        members[claim.to] += claim.amount;
        members[claim.from] -= claim.amount;
        settlements[claim.to] -= claim.amount;
        settlements[claim.from] += claim.amount;
    }
    // A claim of the fund comes to a share beside what that one paid.
    for (const ReservePart& part : event.funds.covered) { members[part.share] -= part.amount; }
    members.erase(ShareNo{});
    std::vector<Posting> postings{{account::cash(), -event.cash},
                                  {account::bank(), -event.bank},
                                  {account::advances(), event.advanced},
                                  {account::refunds(), event.refunded}};
    for (const auto& [share, amount] : members) {
        postings.push_back({account::member(share), amount});
    }
    for (const auto& [share, amount] : settlements) {
        postings.push_back({account::settlement(share), amount});
    }
    for (Posting& posting : postings_of(event.funds)) { postings.push_back(std::move(posting)); }
    return without_zeros(std::move(postings));
}

}  // namespace

Draft draft_of(const GroupDissolved& event, Date on) {
    std::vector<std::string> claims;
    for (const Claim& claim : event.claims) { claims.push_back(body_of(claim).text()); }
    std::vector<std::string> shared;
    for (const Passed& part : event.shared) {
        shared.push_back(
            BodyWriter{}.add("amount", part.amount).add("share", part.share.count()).text());
    }
    BodyWriter body;
    body.add("advanced", event.advanced);
    if (!event.approved_by.empty()) { body.add("approved_by", event.approved_by); }
    body.add("bank", event.bank);
    if (event.advance_claims == AdvanceClaims::on_who_was_advanced_for) {
        body.add("by_advance", 1);
    }
    body.add("cash", event.cash).add_list("claims", claims);
    add_consents(body, event.consents);
    const FundsShared& funds = event.funds;
    if (!funds.covered.empty()) { body.add_list("covered", part_items(funds.covered)); }
    if (!funds.interest.empty()) { body.add_list("interest", part_items(funds.interest)); }
    if (funds.on_hand_overs != Vnd{}) { body.add("on_hand_overs", funds.on_hand_overs); }
    body.add("reason", event.reason).add("refunded", event.refunded);
    if (!funds.reserve.empty()) { body.add_list("reserve", part_items(funds.reserve)); }
    body.add_list("shared", shared);
    if (funds.to_drawers != Vnd{}) { body.add("to_drawers", funds.to_drawers); }
    if (funds.to_organiser != Vnd{}) { body.add("to_organiser", funds.to_organiser); }
    return {.kind = std::string{group_dissolved_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = postings_of(event),
            .receipt = event.cash + event.bank > Vnd{} ? Receipt::numbered : Receipt::none};
}

GroupDissolved group_dissolved_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    GroupDissolved event{.cash = body.vnd("cash"),
                         .bank = body.vnd("bank"),
                         .advanced = body.vnd("advanced"),
                         .refunded = body.vnd("refunded"),
                         .shared = {},
                         .claims = {},
                         .reason = body.text("reason"),
                         .consents = consents_in(body),
                         .funds = {.reserve = parts_in(body, "reserve"),
                                   .interest = parts_in(body, "interest"),
                                   .to_organiser = vnd_in(body, "to_organiser"),
                                   .on_hand_overs = vnd_in(body, "on_hand_overs"),
                                   .covered = parts_in(body, "covered"),
                                   .to_drawers = vnd_in(body, "to_drawers")},
                         .approved_by = body.text_if("approved_by").value_or(""),
                         .advance_claims = body.has("by_advance")
                                               ? AdvanceClaims::on_who_was_advanced_for
                                               : AdvanceClaims::on_who_owes_last};
    for (const BodyReader& part : body.list("shared")) {
        event.shared.push_back(
            {.share = ShareNo{part.number("share")}, .amount = part.vnd("amount")});
    }
    for (const BodyReader& claim : body.list("claims")) {
        event.claims.push_back(read_claim(claim));
    }
    return event;
}

Draft draft_of(const ClaimSettled& event, Date on) {
    BodyWriter body;
    body.add("amount", event.claim.amount);
    if (!event.approved_by.empty()) { body.add("approved_by", event.approved_by); }
    body.add("from", event.claim.from.count()).add("to", event.claim.to.count());
    return {.kind = std::string{claim_settled_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = {{account::settlement(event.claim.to), event.claim.amount},
                         {account::settlement(event.claim.from), -event.claim.amount}}};
}

ClaimSettled claim_settled_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.claim = read_claim(body), .approved_by = body.text_if("approved_by").value_or("")};
}

}  // namespace hui::savings
