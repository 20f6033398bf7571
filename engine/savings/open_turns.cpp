#include "engine/savings/open_turns.hpp"

#include "engine/savings/terms.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

namespace hui::savings {

namespace {

bool is_waived(const OpenTurns& open, ShareNo share, TurnRule rule) {
    return std::find(open.waived.begin(), open.waived.end(), BoundRule{share, rule}) !=
           open.waived.end();
}

template <class Value>
bool has_repeated(std::vector<Value> values) {
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) != values.end();
}

bool has_drawn_near(const OpenTurns& open, const UndrawnShare& share, Round round) {
    return std::any_of(open.drawn.begin(), open.drawn.end(), [&](const DrawnRound& drawn) {
        return drawn.member == share.member && are_too_near(open, drawn.round, round);
    });
}

bool goes_against(const OpenTurns& open, const UndrawnShare& share, TurnRule rule, Round round) {
    switch (rule) {
        case TurnRule::not_before:
            return round < share.not_before;
        case TurnRule::sponsor:
            return share.sponsor.empty() && round <= open.sponsored_through;
        case TurnRule::apart_from_drawn:
            return has_drawn_near(open, share, round);
        case TurnRule::apart:
            return false;  // not by itself
    }
    return false;
}

bool has_sibling(const OpenTurns& open, const UndrawnShare& share) {
    return std::any_of(open.shares.begin(), open.shares.end(), [&](const UndrawnShare& other) {
        return other.share != share.share && are_kept_apart(open, share, other);
    });
}

constexpr std::array all_rules{TurnRule::not_before, TurnRule::sponsor, TurnRule::apart_from_drawn,
                               TurnRule::apart};

}  // namespace

std::string_view turn_rule_text(TurnRule rule) {
    constexpr std::array<std::string_view, 4> texts{"not-before", "sponsor", "apart-from-drawn",
                                                    "apart"};
    return texts.at(static_cast<std::size_t>(rule));
}

void check_open_turns(const OpenTurns& open) {
    std::vector<ShareNo> shares;
    for (const UndrawnShare& share : open.shares) { shares.push_back(share.share); }
    const bool one_each = open.rounds.size() == shares.size() && !has_repeated(open.rounds) &&
                          !has_repeated(shares) && shares.size() <= most_shares;
    const bool in_range = std::all_of(open.rounds.begin(), open.rounds.end(),
                                      [](Round round) { return round >= Round{1}; });
    if (!one_each || !in_range || open.apart < 0) {
        throw std::invalid_argument{"open turns: a round for each share"};
    }
    if (!std::is_permutation(open.tie_order.begin(), open.tie_order.end(), shares.begin(),
                             shares.end())) {
        throw std::invalid_argument{"open turns: the tie order names each share once"};
    }
}

std::optional<TurnRule> rule_against(const OpenTurns& open, const UndrawnShare& share,
                                     Round round) {
    for (const TurnRule rule : all_rules) {
        if (goes_against(open, share, rule, round) && !is_waived(open, share.share, rule)) {
            return rule;
        }
    }
    return {};
}

bool are_kept_apart(const OpenTurns& open, const UndrawnShare& a, const UndrawnShare& b) {
    return open.apart > 1 && a.member == b.member && !is_waived(open, a.share, TurnRule::apart) &&
           !is_waived(open, b.share, TurnRule::apart);
}

bool are_too_near(const OpenTurns& open, Round a, Round b) {
    return std::abs(a.count() - b.count()) < open.apart;
}

std::vector<BoundRule> bound_rules(const OpenTurns& open) {
    std::vector<BoundRule> found;
    for (const UndrawnShare& share : open.shares) {
        for (const TurnRule rule : all_rules) {
            const bool binds =
                rule == TurnRule::apart
                    ? has_sibling(open, share)
                    : !is_waived(open, share.share, rule) &&
                          std::any_of(open.rounds.begin(), open.rounds.end(), [&](Round round) {
                              return goes_against(open, share, rule, round);
                          });
            if (binds) { found.push_back({share.share, rule}); }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const BoundRule& a, const BoundRule& b) { return a.share < b.share; });
    return found;
}

}  // namespace hui::savings
