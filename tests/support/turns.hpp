#pragma once

#include "engine/savings/assignment.hpp"
#include "engine/savings/need.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace hui::tests {

using RoundOf = std::map<ShareNo, Round>;

/// The rounds 1 to N open for the shares 1 to N, each of a member of its own, with a sponsor; the
/// tie order is that of their numbers.
[[nodiscard]] inline savings::OpenTurns open_turns(std::int64_t shares) {
    savings::OpenTurns open;
    for (std::int64_t no = 1; no <= shares; ++no) {
        open.rounds.push_back(Round{no});
        open.shares.push_back({.share = ShareNo{no},
                               .member = "M" + std::to_string(no),
                               .not_before = Round{},
                               .sponsor = "M99"});
        open.tie_order.push_back(ShareNo{no});
    }
    return open;
}

[[nodiscard]] inline savings::UndrawnShare& share_of(savings::OpenTurns& open, std::int64_t no) {
    return open.shares.at(static_cast<std::size_t>(no - 1));
}

/// `{{1, {3, 2}}}`: share 1 wishes round 3, then round 2.
[[nodiscard]] inline std::vector<savings::Wish> wishes(
    const std::vector<std::pair<std::int64_t, std::vector<std::int64_t>>>& lists) {
    std::vector<savings::Wish> found;
    for (const auto& [share, rounds] : lists) {
        found.push_back({.share = ShareNo{share}, .rounds = {}});
        for (const std::int64_t round : rounds) { found.back().rounds.push_back(Round{round}); }
    }
    return found;
}

/// Fewer than `end`, from 0; the same on every machine.
[[nodiscard]] inline std::int64_t below(std::mt19937& random, std::int64_t end) {
    return static_cast<std::int64_t>(random()) % end;
}

template <class Value>
void shuffle(std::mt19937& random, std::vector<Value>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
        const auto other = static_cast<std::size_t>(below(random, static_cast<std::int64_t>(i)));
        std::swap(values[i - 1], values[other]);
    }
}

/// Shares of few members after some drawn rounds, with rules of every kind; often too many.
[[nodiscard]] inline savings::OpenTurns any_open_turns(std::mt19937& random, std::int64_t shares) {
    savings::OpenTurns open = open_turns(shares);
    const std::int64_t drawn = below(random, 4);
    for (Round& round : open.rounds) { round = Round{round.count() + drawn}; }
    if (below(random, 3) == 0) { open.rounds.back() = Round{shares + drawn + 2}; }
    const std::int64_t members = 1 + below(random, shares);
    for (savings::UndrawnShare& share : open.shares) {
        share.member = "M" + std::to_string(below(random, members));
        if (below(random, 4) == 0) { share.not_before = Round{drawn + below(random, shares)}; }
        if (below(random, 3) == 0) { share.sponsor.clear(); }
    }
    for (std::int64_t round = 1; round <= drawn; ++round) {
        open.drawn.push_back({"M" + std::to_string(below(random, members)), Round{round}});
    }
    open.apart = 1 + below(random, 3);
    open.sponsored_through = Round{drawn + below(random, 1 + shares / 2)};
    if (below(random, 4) == 0) {
        open.waived.push_back({ShareNo{1}, savings::TurnRule::apart});
        open.waived.push_back({ShareNo{2}, savings::TurnRule::apart_from_drawn});
    }
    shuffle(random, open.tie_order);
    shuffle(random, open.shares);
    return open;
}

[[nodiscard]] inline std::vector<savings::Wish> any_wishes(std::mt19937& random,
                                                           const savings::OpenTurns& open) {
    std::vector<savings::Wish> found;
    for (const savings::UndrawnShare& share : open.shares) {
        std::vector<Round> rounds = open.rounds;
        shuffle(random, rounds);
        rounds.resize(static_cast<std::size_t>(below(random, 4)));
        if (!rounds.empty()) { found.push_back({.share = share.share, .rounds = rounds}); }
    }
    return found;
}

/// Whether an order keeps all rules, asked share by share and pair by pair.
[[nodiscard]] inline bool keeps_rules(const savings::OpenTurns& open, const RoundOf& round_of) {
    using enum savings::TurnRule;
    const auto waived = [&](ShareNo share, savings::TurnRule rule) {
        return std::count(open.waived.begin(), open.waived.end(), savings::BoundRule{share, rule}) >
               0;
    };
    const auto near = [&](Round a, Round b) {
        return std::abs(a.count() - b.count()) < open.apart;
    };
    for (const savings::UndrawnShare& share : open.shares) {
        const Round round = round_of.at(share.share);
        if (round < share.not_before && !waived(share.share, not_before)) { return false; }
        if (round <= open.sponsored_through && share.sponsor.empty() &&
            !waived(share.share, sponsor)) {
            return false;
        }
        for (const savings::DrawnRound& drawn : open.drawn) {
            if (drawn.member == share.member && near(drawn.round, round) &&
                !waived(share.share, apart_from_drawn)) {
                return false;
            }
        }
        for (const savings::UndrawnShare& other : open.shares) {
            if (other.share != share.share && other.member == share.member &&
                near(round_of.at(other.share), round) && !waived(share.share, apart) &&
                !waived(other.share, apart)) {
                return false;
            }
        }
    }
    return true;
}

/// What decides between orders: the least comes first.
using Key = std::vector<std::int64_t>;

/// Looks at every order there is for the one with the least key among those that keep the rules.
[[nodiscard]] inline std::optional<RoundOf> slow_first(
    const savings::OpenTurns& open, const std::function<Key(const RoundOf&)>& key) {
    std::vector<Round> rounds = open.rounds;
    std::sort(rounds.begin(), rounds.end());
    std::optional<RoundOf> best;
    Key least;
    do {
        RoundOf round_of;
        for (std::size_t i = 0; i < rounds.size(); ++i) {
            round_of[open.shares[i].share] = rounds[i];
        }
        if (!keeps_rules(open, round_of)) { continue; }
        Key found = key(round_of);
        if (!best || found < least) {
            best = round_of;
            least = std::move(found);
        }
    } while (std::next_permutation(rounds.begin(), rounds.end()));
    return best;
}

[[nodiscard]] inline bool slow_possible(const savings::OpenTurns& open) {
    return slow_first(open, [](const RoundOf&) { return Key{}; }).has_value();
}

template <class Turns>
[[nodiscard]] RoundOf round_of(const Turns& turns) {
    RoundOf found;
    for (const auto& turn : turns) { found[turn.share] = turn.round; }
    return found;
}

/// `01-3 02-1`: share 1 got round 3, share 2 round 1.
[[nodiscard]] inline std::string text_of(const std::optional<RoundOf>& order) {
    if (!order) { return "turns_impossible"; }
    std::string text;
    for (const auto& [share, round] : *order) {
        text += (text.empty() ? "" : " ") + share_text(share) + "-" + std::to_string(round.count());
    }
    return text;
}

template <class Outcome>
[[nodiscard]] std::string order_text(const Result<Outcome>& result) {
    if (!result) { return std::string{name_of(result.refusal().code)}; }
    return text_of(round_of(result->turns));
}

}  // namespace hui::tests
