#include "engine/savings/lot_draw.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/need.hpp"

#include <set>

namespace hui::savings {

Check check_commit(const Group& group, const std::string& source, When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (group.commitment) {
        return refuse(Code::lot_pending,
                      {{"group", group.terms.code}, {"seq", group.commitment->seq.count()}});
    }
    if (open_shares(group).empty() && undrawn_shares(group).size() < 2) {
        return refuse(Code::turns_decided, {{"group", group.terms.code}});
    }
    if (auto refusal = check_text(source)) { return refusal; }
    return check_decision_date(group, when);
}

Result<LotCommitted> decide_commit(const Group& group, const LotPlace& place,
                                   const CommitLot& command, When when) {
    if (auto refusal = check_commit(group, command.source, when)) { return *refusal; }
    return LotCommitted{.commitment = lot_commitment(place, command.secret),
                        .source = command.source};
}

Result<LotEvidence> reveal_lot(const Group& group, const LotPlace& place, const DrawLot& command,
                               When when) {
    if (!group.commitment) {
        return refuse(Code::lot_not_committed, {{"group", group.terms.code}});
    }
    const Commitment& commitment = *group.commitment;
    if (auto refusal = check_lot_secret(place, command.secret, commitment.hash)) {
        return *refusal;
    }
    if (command.mixed_on < commitment.on) {
        return refuse(Code::mix_before_commitment,
                      {{"date", command.mixed_on}, {"committed", commitment.on}});
    }
    if (command.mixed_on > when.on) {
        return refuse(Code::future_date, {{"date", command.mixed_on}, {"today", when.on}});
    }
    return LotEvidence{.commitment = commitment.seq,
                       .secret = command.secret.text(),
                       .mix = command.mix.text(),
                       .source = commitment.source,
                       .mixed_on = command.mixed_on};
}

Result<TurnsChanged> decide_draw(const Group& group, const History& history, const LotPlace& place,
                                 const DrawLot& command, When when) {
    const auto evidence = reveal_lot(group, place, command, when);
    if (!evidence) { return evidence.refusal(); }
    const std::vector<ShareNo> shares = open_shares(group);
    if (shares.empty()) { return refuse(Code::turns_decided, {{"group", group.terms.code}}); }
    const auto order = draw_lot(place, command.secret, command.mix,
                                std::set<ShareNo>(shares.begin(), shares.end()));
    // Nobody needs the money more than another: what was drawn decides alone.
    const auto turns =
        order_by_need(open_turns_of(group, order, open_rounds(group)), {}, short_search);
    if (!turns) { return turns.refusal(); }
    TurnsChanged event{.by = TurnsBy::lot,
                       .changes = changes_to(group, turns->turns),
                       .order = order,
                       .lot = *evidence,
                       .rules = rules_kept(group)};
    if (auto refusal = check_turn_date(group, history, event.changes, when)) { return *refusal; }
    return event;
}

}  // namespace hui::savings
