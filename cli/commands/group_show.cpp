#include "cli/commands/group_show.hpp"

#include "cli/commands/disputes.hpp"
#include "cli/commands/group_calendar.hpp"
#include "cli/commands/group_default.hpp"
#include "cli/commands/group_terms.hpp"
#include "cli/commands/open_count.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

Json json_of(const std::optional<Date>& day) { return day ? Json(iso(*day)) : Json(nullptr); }

std::string party_text(ShareNo party) {
    return party == ShareNo{} ? "organiser" : share_text(party);
}

/// Which shares came in or left, and what is still owed in a group that was dissolved.
void print_changes(const report::GroupReport& group) {
    for (const report::ShareLine& line : group.shares) {
        const std::string share = share_text(line.share);
        if (line.joined) {
            print_line(fill(mark("share {share} came in on {date}"),
                            {{"share", share}, {"date", *line.joined}}));
        }
        if (line.left) {
            print_line(fill(mark("share {share} left on {date}"),
                            {{"share", share}, {"date", *line.left}}));
        }
    }
    if (group.dissolved && group.claims.empty()) { print_line(tr("nobody owes anything more")); }
    for (const savings::Claim& claim : group.claims) {
        print_line(
            fill(mark("  {from} owes {to} {amount} đ"), {{"from", party_in_words(claim.from)},
                                                         {"to", party_in_words(claim.to)},
                                                         {"amount", claim.amount}}));
    }
}

Json json_of(const report::ShareLine& line) {
    return {{"share", share_text(line.share)},
            {"member", line.member},
            {"name", line.name},
            {"turn", line.turn.count()},
            {"paid", line.paid.count()},
            {"advanced", line.advanced.count()},
            {"received", line.received.count()},
            {"net", line.net.count()},
            {"arrears", line.arrears.count()},
            {"ahead", line.ahead.count()},
            {"joined", json_of(line.joined)},
            {"left", json_of(line.left)}};
}

Json json_of(const savings::Claim& claim) {
    return {{"from", party_text(claim.from)},
            {"to", party_text(claim.to)},
            {"amount", claim.amount.count()}};
}

Json json_of(const report::PotRest& rest) {
    return {{"round", rest.round.count()},
            {"share", share_text(rest.share)},
            {"amount", rest.amount.count()}};
}

Json terms_json(const savings::Terms& terms) {
    return {{"group", terms.code},
            {"name", terms.name},
            {"contribution", terms.contribution.count()},
            {"pot", std::string{savings::pot_text(terms.pot)}},
            {"order", std::string{savings::order_text(terms.order)}},
            {"organiser", terms.organiser},
            {"unit", terms.unit},
            {"start", iso(terms.start)},
            {"every", interval_text(terms.every)},
            {"late_interest", savings::late_interest_text(terms.late_interest)},
            {"reserve_per_draw", terms.reserve.count()},
            {"two_person", terms.payout_approval == savings::Approval::two_persons}};
}

/// The pot is that of the next round, if there is one.
const char* pot_sentence(const report::GroupReport& group) {
    const bool is_open = group.state == report::GroupState::open && group.drawn < group.rounds;
    if (group.terms.pot == savings::Pot::gross) {
        return is_open ? mark(
                             "{contribution} đ a share, next pot {pot} đ (gross: the drawer pays "
                             "too)")
                       : mark("{contribution} đ a share (gross: the drawer paid too)");
    }
    return is_open
               ? mark("{contribution} đ a share, next pot {pot} đ (net: the drawer doesn't pay)")
               : mark("{contribution} đ a share (net: the drawer didn't pay)");
}

/// Where the group stands, and what was agreed.
void print_head(const report::GroupReport& group) {
    const savings::Terms& terms = group.terms;
    print_line(bold(fmt::format("{}  {}", terms.code, printable(terms.name, 300))));
    print_line(
        fill(pot_sentence(group), {{"contribution", terms.contribution}, {"pot", group.pot}}));
    print_line(fill(
        mark("organiser {name} ({organiser}), unit {unit}"),
        {{"name", group.organiser_name}, {"organiser", terms.organiser}, {"unit", terms.unit}}));
    print_terms(terms, group.late_rate);
    print_line(fill(group.dissolved
                        ? mark("{date}: dissolved on {end}, {drawn} of {rounds} rounds drawn; in "
                               "hand {cash} đ")
                        : mark("{date}: round {round} of {rounds} due, {drawn} drawn; in hand "
                               "{cash} đ"),
                    {{"date", group.on},
                     {"end", group.dissolved.value_or(group.on)},
                     {"round", group.round.count()},
                     {"rounds", group.rounds.count()},
                     {"drawn", group.drawn.count()},
                     {"cash", group.cash}}));
}

/// What of the money is no pot's, and what is to be done with it.
void print_funds(const report::GroupReport& group) {
    const std::string& code = group.terms.code;
    const bool at_the_end = group.drawn == group.rounds;
    if (group.reserve > Vnd{}) {
        print_line(
            fill(mark("  {reserve} đ of it are the reserve fund's"), {{"reserve", group.reserve}}));
    }
    if (group.interest_held > Vnd{}) {
        print_line(fill(mark("  {interest} đ of it are late interest"),
                        {{"interest", group.interest_held}}));
    }
    if (group.cash_difference != Vnd{}) {
        print_line(
            fill(mark("  {amount} đ of it are what counts of the box found, as it was posted, and "
                      "what the bank paid or took (hui reconcile {group})"),
                 {{"amount", group.cash_difference}, {"group", code}}));
    }
    print_disputes(group.disputes);
    if (group.open_count) { print_open_count(code, *group.open_count); }
    if (group.rest) { print_rest(code, *group.rest); }
    if (at_the_end && group.reserve > Vnd{}) { print_reserve_left(code, group.reserve); }
    if (at_the_end && group.interest_held > Vnd{}) {
        print_interest_left(code, group.interest_held);
    }
    if (group.interest_open > Vnd{}) {
        print_line(
            fill(mark("  late interest to be paid or waived: {interest} đ (hui interest show "
                      "{group})"),
                 {{"interest", group.interest_open}, {"group", code}}));
    }
}

/// What it goes on from, and what goes on from it.
void print_cycle(const report::GroupReport& group) {
    if (!group.renews.empty()) {
        print_line(fill(mark("cycle {cycle}: goes on from {group}"),
                        {{"cycle", group.cycle.count()}, {"group", group.renews}}));
    }
    if (!group.renewed_as.empty()) {
        print_line(fill(mark("goes on as {group}"), {{"group", group.renewed_as}}));
    }
}

void print_shares(const std::vector<report::ShareLine>& shares) {
    Table table{{{mark("Share")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Turn"), right},
                 {mark("Paid"), right},
                 {mark("Advanced"), right},
                 {mark("Received"), right},
                 {mark("Net"), right},
                 {mark("Overdue"), right},
                 {mark("Paid ahead"), right}}};
    for (const report::ShareLine& line : shares) {
        table.add({share_text(line.share), line.member, line.name,
                   line.turn == Round{} ? "" : fmt::format("{}", line.turn.count()),
                   show(line.paid), show(line.advanced), show(line.received), show(line.net),
                   show(line.arrears), show(line.ahead)});
    }
    table.print();
}

}  // namespace

Json json_of_code(const std::string& code) { return code.empty() ? Json(nullptr) : Json(code); }

Json group_json(const report::GroupReport& group) {
    Json shares = Json::array();
    for (const report::ShareLine& line : group.shares) { shares.push_back(json_of(line)); }
    Json claims = Json::array();
    for (const savings::Claim& claim : group.claims) { claims.push_back(json_of(claim)); }
    Json closed = nullptr;
    if (group.closed_through) { closed = iso(*group.closed_through); }
    Json open_count = nullptr;
    if (group.open_count) { open_count = open_count_json(group.terms.code, *group.open_count); }
    Json document = terms_json(group.terms);
    document.update({{"pot_amount", group.pot.count()},
                     {"late_rate", percent_text(group.late_rate)},
                     {"on", iso(group.on)},
                     {"shares", shares},
                     {"cash", group.cash.count()},
                     {"reserve", group.reserve.count()},
                     {"late_interest_held", group.interest_held.count()},
                     {"cash_difference", group.cash_difference.count()},
                     {"disputes", disputes_json(group.disputes)},
                     {"open_count", open_count},
                     {"late_interest_open", group.interest_open.count()},
                     {"to_hand_over", group.rest ? json_of(*group.rest) : Json(nullptr)},
                     {"round", group.round.count()},
                     {"drawn", group.drawn.count()},
                     {"rounds", group.rounds.count()},
                     {"closed_through", closed},
                     {"taken_over_on", json_of(group.taken_over_on)},
                     {"state", std::string{name_of(group.state)}},
                     {"dissolved", json_of(group.dissolved)},
                     {"claims", claims},
                     {"cycle", group.cycle.count()},
                     {"renews", json_of_code(group.renews)},
                     {"renewed_as", json_of_code(group.renewed_as)},
                     {"witness", group.witness.text()}});
    add_agreement(document, group.terms.calendar);
    add_default(document, group);
    return document;
}

void print_group(const report::GroupReport& group) {
    print_head(group);
    print_funds(group);
    if (group.closed_through) {
        print_line(fill(mark("closed through {month}"), {{"month", *group.closed_through}}));
    }
    print_cycle(group);
    if (group.taken_over_on) {
        print_line(fill(mark("taken over on {date}: this book knows nothing of the days before"),
                        {{"date", *group.taken_over_on}}));
    }
    print_line("");
    print_shares(group.shares);
    print_changes(group);
    print_default(group);
    print_witness(group.witness);
}

std::string state_in_words(report::GroupState state) {
    switch (state) {
        case report::GroupState::open:
            return tr("running");
        case report::GroupState::finished:
            return tr("finished");
        case report::GroupState::dissolved:
            return tr("dissolved");
    }
    return "";
}

void print_rest(const std::string& group, const report::PotRest& rest) {
    print_line(fill(mark("  {group}: {rest} đ of the pot of round {round} are still to be handed "
                         "over to share {share}: hui payout {group}"),
                    {{"group", group},
                     {"rest", rest.amount},
                     {"round", rest.round.count()},
                     {"share", share_text(rest.share)}}));
}

void print_reserve_left(const std::string& group, Vnd reserve) {
    print_line(
        fill(mark("  {group}: every round is drawn, and {reserve} đ are still in the reserve "
                  "fund: hui reserve return {group}"),
             {{"group", group}, {"reserve", reserve}}));
}

void print_interest_left(const std::string& group, Vnd interest) {
    print_line(fill(mark("  {group}: every round is drawn, and {interest} đ of late interest are "
                         "still to be shared out: hui interest share {group} --reason TEXT"),
                    {{"group", group}, {"interest", interest}}));
}

}  // namespace hui::cli
