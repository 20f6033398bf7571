#include "engine/savings/owed.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// What the dues of each round up to `last` lack; the first stands at index 1.
std::vector<Vnd> lacking_by_round(const Group& group, Round last) {
    std::vector<Vnd> lacking(group.shares.size() + 1);
    for (const Share& share : group.shares) {
        if (lack_of(group, share, last) == Vnd{}) { continue; }
        for (const Due& due : dues_of(group, share)) {
            if (due.round > last) { break; }
            lacking[static_cast<std::size_t>(due.round.count())] += due.uncovered();
        }
    }
    return lacking;
}

}  // namespace

std::vector<OwedPot> owed_pots(const Group& group) {
    std::vector<OwedPot> pots;
    if (group.dissolved || group.drawn == Round{}) { return pots; }
    const bool is_whole = group.terms.draws_whole_pots();
    const auto lacking = is_whole ? std::vector<Vnd>{} : lacking_by_round(group, group.drawn);
    // Pots that are drawn whole are handed over one after the other.
    for (Round round = is_whole ? group.drawn : Round{1}; round <= group.drawn;
         round = round.next()) {
        const Share* drawer = group.holder_of(round);
        const Vnd owed = drawer == nullptr ? Vnd{} : pot_of(group, round) - drawer->received;
        if (owed == Vnd{}) { continue; }
        const Vnd missing = is_whole ? Vnd{} : lacking[static_cast<std::size_t>(round.count())];
        pots.push_back({.round = round,
                        .share = drawer->no,
                        .amount = owed,
                        .payable = std::max(Vnd{}, owed - missing)});
    }
    return pots;
}

std::optional<OwedPot> next_to_hand_over(const Group& group) {
    for (const OwedPot& pot : owed_pots(group)) {
        if (pot.payable > Vnd{}) { return pot; }
    }
    return std::nullopt;
}

Vnd still_to_hand_over(const Group& group) {
    const auto pot = next_to_hand_over(group);
    return pot ? pot->payable : Vnd{};
}

StillOpen still_open(const Group& group) {
    return {.to_hand_over = still_to_hand_over(group),
            .reserve = group.reserve,
            .interest = group.interest_held};
}

bool is_finished(const Group& group) {
    return group.all_drawn() && owed_pots(group).empty() && still_open(group).is_nothing();
}

bool is_settled(const Group& group) {
    if (group.dissolved) { return true; }
    return is_finished(group) &&
           std::all_of(group.shares.begin(), group.shares.end(),
                       [](const Share& share) { return share.net() == Vnd{}; });
}

Vnd pot_expected(const Group& group, Round round) {
    Vnd pot = pot_of(group, round);
    for (const Share& share : group.shares) {
        if (!share.in_default) { continue; }
        for (const Due& due : dues_of(group, share)) {
            if (due.round == round) { pot -= due.uncovered(); }
        }
    }
    return pot;
}

Vnd lack_of(const Group& group, const Share& share, Round round) {
    const bool is_by_due = !share.covers.empty() || !group.terms.draws_whole_pots();
    const Vnd lack = dues_through(group, share, round) - share.paid;
    if (!is_by_due || share.paid_for_it() == Vnd{}) {
        return std::max(Vnd{}, lack - share.paid_for_it());
    }
    // What was paid in its place for a later due doesn't stand behind an earlier one.
    Vnd sum;
    for (const Due& due : dues_of(group, share)) {
        if (due.round <= round) { sum += due.uncovered(); }
    }
    return sum;
}

Vnd lacking_in(const Group& group, Round round) {
    return lacking_by_round(group, round).at(static_cast<std::size_t>(round.count()));
}

std::vector<Lack> lacks_in_the_way(const Group& group, Round round) {
    if (group.terms.on_default == OnDefault::collected) { return {}; }
    std::vector<Lack> lacks = lacking_for(group, round);
    if (group.terms.on_default == OnDefault::pro_rata) {
        std::erase_if(lacks, [&](const Lack& lack) { return group.find(lack.share)->in_default; });
    }
    return lacks;
}

bool are_pots_there(const Group& group) {
    if (lacking_for(group, group.drawn).empty()) { return true; }
    if (!lacks_in_the_way(group, group.drawn).empty()) { return false; }
    const auto lacking = lacking_by_round(group, group.drawn);
    for (Round round{1}; round <= group.drawn; round = round.next()) {
        const Share* drawer = group.holder_of(round);
        const Vnd missing = lacking[static_cast<std::size_t>(round.count())];
        if (drawer == nullptr || missing == Vnd{}) { continue; }
        if (pot_of(group, round) - missing < drawer->received) { return false; }
    }
    return true;
}

std::vector<Creditor> creditors_of(const Group& group, const Due& due) {
    std::vector<Creditor> creditors;
    const Share* drawer = due.round <= group.drawn ? group.holder_of(due.round) : nullptr;
    if (drawer != nullptr && due.uncovered() > Vnd{}) {
        creditors.push_back(
            {.who = Creditor::Who::share, .share = drawer->no, .amount = due.uncovered()});
    }
    if (due.advanced > Vnd{}) {
        creditors.push_back({.who = Creditor::Who::organiser, .share = {}, .amount = due.advanced});
    }
    if (due.from_reserve > Vnd{}) {
        creditors.push_back(
            {.who = Creditor::Who::reserve, .share = {}, .amount = due.from_reserve});
    }
    return creditors;
}

}  // namespace hui::savings
