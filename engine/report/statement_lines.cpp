#include "engine/report/statement_lines.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/savings/events.hpp"

#include <utility>

namespace hui::report {

namespace {

/// What the organiser laid out, or got back, by a movement.
std::optional<Claim> claim_of(const StatementLine& line, const savings::Movement& movement) {
    const bool is_back = movement.draws != 0;
    // What he had advanced for a share that leaves is his as before.
    const Vnd kept = movement.leaving ? movement.repaid : Vnd{};
    Claim claim{.on = line.on,
                .group = line.group,
                .share = line.share,
                .seq = line.seq,
                .receipt = line.receipt,
                .laid_out = line.advanced + (is_back ? Vnd{} : movement.refunded - kept),
                .got_back = line.repaid - (is_back ? movement.refunded : Vnd{})};
    for (const savings::Passed& part : movement.passed) {
        if (part.share == ShareNo{}) { claim.got_back += part.amount; }
    }
    for (const savings::Claim& paid : movement.claims) {
        const bool is_his = !movement.dissolves && paid.to == ShareNo{};
        if (!is_his) { continue; }
        claim.share = paid.from;
        claim.got_back -= paid.amount;
    }
    for (const savings::SettledInterest& item : movement.interest) {
        const bool is_hand_over = item.what == savings::InterestOn::hand_over;
        (is_hand_over ? claim.interest_paid : claim.interest_received) +=
            is_hand_over ? item.paid : item.to.organiser;
    }
    const bool is_nothing = claim.laid_out == Vnd{} && claim.got_back == Vnd{} &&
                            claim.interest_received == Vnd{} && claim.interest_paid == Vnd{};
    return is_nothing ? std::nullopt : std::optional{claim};
}

/// What an entry hands out beside pots: of a reserve fund and of late interest, that of a due that
/// was lacking in a drawer's pot too.
struct HandedOut {
    std::vector<savings::ReservePart> reserve;
    std::vector<savings::ReservePart> interest;
};

HandedOut handed_out_by(std::string_view kind, std::string_view body) {
    if (kind == reversed_kind) {
        const Undone undone = undone_by(body);
        HandedOut back = handed_out_by(undone.kind, undone.body);
        for (auto* parts : {&back.reserve, &back.interest}) {
            for (savings::ReservePart& part : *parts) { part.amount = -part.amount; }
        }
        return back;
    }
    if (kind == savings::reserve_returned_kind) {
        return {.reserve = savings::reserve_returned_of(body).parts, .interest = {}};
    }
    if (kind == savings::interest_shared_kind) {
        return {.reserve = {}, .interest = savings::interest_shared_of(body).parts};
    }
    if (kind == savings::interest_paid_kind) {
        const auto event = savings::interest_settled_of(kind, body);
        if (event.drawer == ShareNo{}) { return {}; }
        return {.reserve = {}, .interest = {{.share = event.drawer, .amount = event.to.drawer}}};
    }
    if (kind != savings::group_dissolved_kind) { return {}; }
    const auto event = savings::group_dissolved_of(body);
    return {.reserve = event.funds.reserve, .interest = event.funds.interest};
}

/// One line for each share that something was handed out to.
void add_handed_out(std::vector<StatementLine>& lines, const StatementLine& empty,
                    const HandedOut& out) {
    for (const savings::ReservePart& part : out.reserve) {
        lines.push_back(empty);
        lines.back().share = part.share;
        lines.back().returned = part.amount;
    }
    for (const savings::ReservePart& part : out.interest) {
        lines.push_back(empty);
        lines.back().share = part.share;
        lines.back().interest_received = part.amount;
    }
}

/// Something was paid on claims of a dissolved group: a line for who paid, and who was paid.
void add_settled(std::vector<StatementLine>& lines, const StatementLine& empty,
                 const savings::Movement& movement) {
    for (const savings::Claim& paid : movement.claims) {
        for (const ShareNo party : {paid.from, paid.to}) {
            if (party == ShareNo{}) { continue; }
            lines.push_back(empty);
            lines.back().share = party;
            lines.back().settled = -paid.amount;
            lines.back().from = paid.from;
            lines.back().to = paid.to;
        }
    }
}

/// A line of what an entry is, before what it moved.
StatementLine empty_line(const std::string& group, const Entry& entry) {
    return {.on = entry.effective_on,
            .group = group,
            .share = {},
            .seq = entry.seq,
            .receipt = entry.receipt,
            .kind = entry.kind,
            .reverses = entry.reverses};
}

}  // namespace

EntryLines lines_of(const std::string& group, const Entry& entry,
                    const savings::Movement& movement) {
    const StatementLine empty = empty_line(group, entry);
    StatementLine line = empty;
    line.share = movement.share;
    line.paid = movement.paid - movement.laid_out();
    line.repaid = movement.leaving ? Vnd{} : movement.repaid;
    line.received = movement.received - movement.laid_out();
    line.advanced = movement.advanced_together();
    line.reserve = movement.kept_in_fund();
    line.covered = movement.covered_together();
    line.recovered = movement.leaving ? Vnd{} : movement.recovered;
    for (const savings::SettledInterest& item : movement.interest) {
        const bool is_hand_over = item.what == savings::InterestOn::hand_over;
        (is_hand_over ? line.interest_received : line.interest_paid) += item.paid;
    }
    EntryLines all{.on = line.on, .seq = line.seq, .lines = {}, .claims = {}};
    all.holder = movement.holder;
    if (movement.joining) { all.newcomer = movement.joining->seat.member; }
    line.paid -= movement.returned_to(movement.share);
    if (auto claim = claim_of(line, movement)) { all.claims.push_back(*claim); }
    if (movement.share != ShareNo{}) {
        all.lines.push_back(line);
        if (movement.draws != 0 && movement.refunded != Vnd{}) {
            all.lines.back().about = LineAbout::organiser_repaid;
            all.lines.back().refunded = -movement.refunded;
        }
        if (movement.back_to_fund() != Vnd{}) {
            if (movement.refunded != Vnd{}) { all.lines.push_back(line); }
            all.lines.back().about = LineAbout::fund_repaid;
            all.lines.back().refunded = movement.back_to_fund();
        }
        if (entry.kind == savings::holder_changed_kind) {
            all.lines.back().by = savings::holder_changed_of(entry.body).by;
        }
    }
    for (const savings::TakenOver& share : movement.taken_over) {
        StatementLine brought = line;
        brought.share = share.share;
        brought.paid = share.paid;
        brought.received = share.received;
        for (const savings::AdvancedDue& due : share.advances) { brought.advanced += due.amount; }
        if (auto claim = claim_of(brought, movement)) { all.claims.push_back(*claim); }
        all.lines.push_back(std::move(brought));
    }
    for (const savings::Passed& part : movement.passed) {
        if (part.share == ShareNo{}) { continue; }
        all.lines.push_back(empty);
        all.lines.back().share = part.share;
        all.lines.back().received = part.amount;
    }
    for (const savings::Passed& part : movement.returned) {
        if (part.share == movement.share) { continue; }
        all.lines.push_back(empty);
        all.lines.back().share = part.share;
        all.lines.back().paid = -part.amount;
    }
    if (!movement.dissolves) { add_settled(all.lines, empty, movement); }
    add_handed_out(all.lines, empty, handed_out_by(entry.kind, entry.body));
    return all;
}

}  // namespace hui::report
