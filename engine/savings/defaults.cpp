#include "engine/savings/defaults.hpp"

#include "engine/savings/advance.hpp"
#include "engine/savings/approval.hpp"
#include "engine/savings/reserve.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

Refusal not_agreed_on(const Group& group) {
    return refuse(Code::not_agreed_on,
                  {{"group", group.terms.code},
                   {"way", std::string{on_default_text(group.terms.on_default)}}});
}

Refusal nothing_lacks(const Group& group, const Share& share, Date on) {
    return refuse(Code::nothing_to_advance,
                  {{"group", group.terms.code}, {"share", share_text(share.no)}, {"date", on}});
}

Vnd uncovered_together(const std::vector<Due>& dues) {
    Vnd sum;
    for (const Due& due : dues) { sum += due.uncovered(); }
    return sum;
}

/// Who gets the share's money would depend on the order of recording.
Check check_order(const Group& group, const History& history, const Share& share, Date on) {
    const auto last = history.last_moved(group, share.no);
    if (!last || on >= *last) { return {}; }
    return refuse(Code::out_of_date_order, {{"share", share_text(share.no)}, {"last", *last}});
}

Check check_cover(const Group& group, const CoverFromReserve& command, When when) {
    const OnDefault way = group.terms.on_default;
    if (way != OnDefault::reserve && way != OnDefault::pro_rata) { return not_agreed_on(group); }
    if (auto refusal = check_has_fund(group)) { return refusal; }
    if (auto refusal = check_money_date(group, when)) { return refusal; }
    if (auto refusal = check_was_there(*group.find(command.share), when.on)) { return refusal; }
    return check_two_people(command.by);
}

Check check_default(const Group& group, const History& history, const Share& share, When when) {
    if (group.terms.on_default != OnDefault::pro_rata) { return not_agreed_on(group); }
    if (!group.has_drawn(share)) {
        return refuse(Code::not_drawn_yet,
                      {{"group", group.terms.code}, {"share", share_text(share.no)}});
    }
    if (share.in_default) {
        return refuse(Code::already_in_default, {{"group", group.terms.code},
                                                 {"share", share_text(share.no)},
                                                 {"date", *share.in_default}});
    }
    if (auto refusal = check_money_date(group, when)) { return refusal; }
    if (const auto last = history.last_drawn(); last && when.on < *last) {
        return refuse(Code::before_last_draw, {{"date", when.on}, {"last", *last}});
    }
    return check_not_before(group, history.last_share_change(), when.on);
}

}  // namespace

Result<ReserveCovered> decide_cover(const Group& group, const History& history,
                                    const CoverFromReserve& command, When when) {
    const Share* share = group.find(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (auto refusal = check_cover(group, command, when)) { return *refusal; }
    const std::vector<Due> dues = dues_to_cover(group, *share, when.on, command.part_of);
    const Vnd lacking = uncovered_together(dues);
    if (lacking == Vnd{}) { return nothing_lacks(group, *share, when.on); }
    const Vnd amount = command.amount.value_or(lacking);
    if (amount <= Vnd{}) { return refuse(Code::amount_not_positive, {{"amount", amount}}); }
    if (amount > lacking) {
        return refuse(Code::advance_over_due,
                      {{"share", share_text(share->no)}, {"lacking", lacking}, {"amount", amount}});
    }
    if (auto refusal = check_order(group, history, *share, when.on)) { return *refusal; }
    const Vnd there = history.least_reserve(when.on);
    if (amount > there) { return reserve_short(group, {amount, there, when.on}); }
    return ReserveCovered{
        .share = command.share, .amount = amount, .dues = spread(amount, dues), .by = command.by};
}

Result<ShareDefaulted> decide_default(const Group& group, const History& history,
                                      const DeclareDefault& command, When when) {
    const Share* share = group.find(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (auto refusal = check_default(group, history, *share, when)) { return *refusal; }
    std::vector<Due> dues = dues_of(group, *share);
    std::erase_if(dues, [](const Due& due) { return due.uncovered() == Vnd{}; });
    if (dues.empty()) { return nothing_lacks(group, *share, when.on); }
    if (auto refusal = check_order(group, history, *share, when.on)) { return *refusal; }
    return ShareDefaulted{.share = command.share,
                          .after = group.drawn,
                          .reason = command.reason,
                          .covers = spread_evenly(history.least_reserve(when.on), dues)};
}

std::vector<AdvancedDue> spread_evenly(Vnd fund, const std::vector<Due>& dues) {
    std::vector<const Due*> least_first;
    least_first.reserve(dues.size());
    for (const Due& due : dues) { least_first.push_back(&due); }
    std::stable_sort(least_first.begin(), least_first.end(),
                     [](const Due* a, const Due* b) { return a->uncovered() < b->uncovered(); });
    Vnd lacking = std::max(Vnd{}, uncovered_together(dues) - fund);
    auto left = std::ssize(dues);
    std::vector<AdvancedDue> covers;
    for (const Due* due : least_first) {
        const Vnd lack = std::min(due->uncovered(), Vnd{lacking.count() / left--});
        lacking -= lack;
        const Vnd cover = due->uncovered() - lack;
        if (cover > Vnd{}) { covers.push_back({.round = due->round, .amount = cover}); }
    }
    std::sort(covers.begin(), covers.end(),
              [](const AdvancedDue& a, const AdvancedDue& b) { return a.round < b.round; });
    return covers;
}

}  // namespace hui::savings
