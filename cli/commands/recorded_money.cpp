#include "cli/commands/recorded_money.hpp"

#include "cli/commands/interest.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

using actions::Recorded;

/// The share and the amount that an entry moved, for the line that a treasurer reads.
std::vector<NamedFact> facts_of(const Recorded& recorded, const report::GroupReport& group) {
    std::vector<NamedFact> facts{{"receipt", recorded.entry.receipt.count()},
                                 {"seq", recorded.entry.seq.count()},
                                 {"group", group.terms.code},
                                 {"date", recorded.entry.effective_on}};
    const auto movement = savings::movement_of(recorded.entry);
    facts.push_back({"undone", recorded.entry.reverses.value_or(Seq{}).count()});
    if (!movement) { return facts; }
    if (movement->share == ShareNo{}) {
        const Vnd moved = movement->reserve + movement->interest_held + movement->difference;
        facts.push_back({"amount", std::max(moved, -moved)});
        return facts;
    }
    // A share that came in and went again is no longer among them.
    const auto index = static_cast<std::size_t>(movement->share.count() - 1);
    const report::ShareLine line =
        index < group.shares.size() ? group.shares[index] : report::ShareLine{};
    facts.push_back({"share", share_text(movement->share)});
    facts.push_back({"name", line.name});
    const Vnd back = movement->draws != 0 ? -movement->refunded : Vnd{};
    const Vnd kept = movement->kept_in_fund();
    const Vnd to_fund = movement->back_to_fund();
    Vnd moved = movement->paid + movement->received - kept + movement->advanced_together() +
                movement->covered_together() + (back == Vnd{} ? to_fund : back);
    for (const savings::SettledInterest& item : movement->interest) {
        moved += item.paid + item.waived;
    }
    facts.push_back({"amount", moved < Vnd{} ? -moved : moved});
    facts.push_back({"reserve", kept});
    facts.push_back({"to_fund", back == Vnd{} ? Vnd{} : to_fund});
    facts.push_back({"repaid", movement->repaid});
    facts.push_back({"recovered", movement->recovered});
    facts.push_back({"paid", line.paid});
    facts.push_back({"arrears", line.arrears});
    facts.push_back({"ahead", line.ahead});
    return facts;
}

/// Who agreed to a payout besides the one who recorded it.
std::vector<std::string> approvers_of(const Entry& entry) {
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto* payout = event ? std::get_if<savings::PaidOut>(&*event) : nullptr;
    if (payout == nullptr || payout->approved_by.empty()) { return {}; }
    return {payout->approved_by};
}

const char* line_for_reversal(const savings::Movement& movement) {
    if (movement.reserve != Vnd{} && movement.share == ShareNo{}) {
        return mark(
            "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: {amount} đ of the "
            "reserve fund");
    }
    if (movement.interest_held != Vnd{} && movement.share == ShareNo{}) {
        return mark(
            "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: {amount} đ of late "
            "interest that had been shared out");
    }
    if (movement.difference != Vnd{} && movement.cash != Vnd{}) {
        return mark(
            "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: the difference of "
            "{amount} đ that the count of the box found is open again");
    }
    if (movement.holder || movement.changes_shares() || movement.defaults != 0 ||
        !movement.claims.empty()) {
        return mark("Entry no. {seq} of {group}, dated {date}, reverses no. {undone}");
    }
    if (!movement.turns.empty()) {
        return mark(
            "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: the turns are as "
            "they were before");
    }
    // What is about no share has no name to tell.
    if (movement.share == ShareNo{}) {
        return mark("Entry no. {seq} of {group}, dated {date}, reverses no. {undone}");
    }
    return mark(
        "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: {amount} đ of share "
        "{share}, {name}");
}

const char* line_for(const Recorded& recorded) {
    if (recorded.entry.kind == savings::contributed_kind) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): share {share} of {group}, {name}, paid {amount} "
            "đ on "
            "{date}");
    }
    if (recorded.entry.kind == savings::advanced_kind) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): the organiser paid {amount} đ on {date} for "
            "share {share} of "
            "{group}, {name}");
    }
    const auto movement = savings::movement_of(recorded.entry);
    if (recorded.entry.kind == savings::paid_out_kind && movement->refunded != Vnd{}) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): the organiser got back {amount} đ on {date}, "
            "which he had laid out for share {share} of {group}, {name}");
    }
    if (recorded.entry.kind == savings::paid_out_kind && movement->back_to_fund() != Vnd{}) {
        return mark(
            "Entry no. {seq}: the reserve fund got back {amount} đ on {date}, which it had "
            "laid out for share {share} of {group}, {name}");
    }
    if (recorded.entry.kind == savings::paid_out_kind) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): share {share} of {group}, {name}, drew {amount} "
            "đ on "
            "{date}");
    }
    return line_for_reversal(*movement);
}

/// What of the pot the drawer didn't get in hand.
void print_pot(std::vector<NamedFact> facts, const report::GroupReport& group) {
    const auto is_there = [&](std::string_view name) {
        return std::any_of(facts.begin(), facts.end(), [&](const NamedFact& fact) {
            return fact.name == name && std::get<Vnd>(fact.value) > Vnd{};
        });
    };
    if (is_there("reserve")) {
        print_line(fill(mark("  {reserve} đ of the pot stay in the reserve fund"), facts));
    }
    if (is_there("to_fund")) {
        print_line(fill(mark("  {to_fund} đ go back to the reserve fund"), facts));
    }
    if (group.rest) {
        facts.push_back({"rest", group.rest->amount});
        print_line(fill(
            mark("  {rest} đ of the pot are still to be handed over: hui payout {group}"), facts));
    }
}

/// Where the share stands after its contribution.
void print_standing(const std::vector<NamedFact>& facts, const report::ShareLine& share) {
    print_line(fill(share.ahead > Vnd{}
                        ? mark("  paid so far {paid} đ, {ahead} đ more than is due by today")
                        : mark("  paid so far {paid} đ; overdue today {arrears} đ"),
                    facts));
}

/// The late dues that a contribution completed, for programs.
Json completed_as_json(store::Ledger& ledger, const Recorded& recorded) {
    Json items = Json::array();
    const ShareNo share = savings::movement_of(recorded.entry)->share;
    const Date on = recorded.entry.effective_on;
    const auto late =
        report::interest_report(ledger, {.group = recorded.book, .share = share, .on = on});
    if (!late) { return items; }
    for (const savings::LateItem& item : completed_by(*late, share, on)) {
        items.push_back({{"round", item.round.count()},
                         {"days", item.days.count()},
                         {"interest", item.interest.count()},
                         {"to_organiser", item.to.organiser.count()},
                         {"to_reserve", item.to.reserve.count()},
                         {"to_drawer", item.to.drawer.count()}});
    }
    return items;
}

/// What follows from what was recorded: where the share stands, and what interest runs.
void print_consequences(store::Ledger& ledger, const Recorded& recorded,
                        const report::GroupReport& group) {
    const bool is_contribution = recorded.entry.kind == savings::contributed_kind;
    if (!is_contribution && recorded.entry.kind != savings::paid_out_kind) { return; }
    const ShareNo share = savings::movement_of(recorded.entry)->share;
    const Date on = recorded.entry.effective_on;
    if (is_contribution) {
        print_standing(facts_of(recorded, group),
                       group.shares.at(static_cast<std::size_t>(share.count() - 1)));
    }
    const auto late =
        report::interest_report(ledger, {.group = recorded.book, .share = share, .on = on});
    if (late && is_contribution) { print_completed(*late, share, on); }
    if (late && !is_contribution) { print_late_hand_over(*late, share, on); }
}

}  // namespace

void print_recorded_money(const Recorded& recorded, const report::GroupReport& group) {
    const auto facts = facts_of(recorded, group);
    print_line(fill(line_for(recorded), facts));
    print_true_date(recorded.entry, "  ");
    const auto movement = savings::movement_of(recorded.entry);
    if (recorded.entry.kind == savings::contributed_kind && movement->repaid > Vnd{}) {
        print_line(
            fill(mark("  of it {repaid} đ go to the organiser, who had advanced them"), facts));
    }
    if (recorded.entry.kind == savings::contributed_kind && movement->recovered > Vnd{}) {
        print_line(fill(
            mark("  of it {recovered} đ go back to the reserve fund, which had paid them"), facts));
    }
    if (recorded.entry.kind == savings::paid_out_kind) {
        print_pot(facts, group);
        print_deciders(recorded, approvers_of(recorded.entry));
    }
    print_if_found(recorded);
}

int answer_money(store::Ledger& ledger, const Session& session, const Recorded& recorded) {
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        if (recorded.entry.kind == savings::contributed_kind) {
            document["late_interest"] = completed_as_json(ledger, recorded);
        }
        print(document);
        return 0;
    }
    // It is recorded: that the rest can't be read now is no reason to say otherwise.
    if (const auto group = report::group_report(ledger, recorded.book, session.actor.today())) {
        print_recorded_money(recorded, *group);
        print_consequences(ledger, recorded, *group);
    }
    print_stamp(recorded);
    return 0;
}

}  // namespace hui::cli
