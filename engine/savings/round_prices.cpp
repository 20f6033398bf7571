#include "engine/savings/round_prices.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace hui::savings {

namespace {

/// Of a sum in parts, the least whole cost that isn't less.
std::int64_t whole(std::int64_t sum) {
    return sum >= 0 ? (sum + price_parts - 1) / price_parts : -(-sum / price_parts);
}

/// Moves the prices: those of what nobody takes up, those of what many take down, and on in the
/// direction of the steps before, which keeps them from going to and fro. `gap` is how far the sum
/// is from where it should come, in parts; `cut` makes the steps smaller.
void step(std::vector<std::int64_t>& prices, std::vector<std::int64_t>& direction,
          const std::vector<std::int64_t>& crowds, std::int64_t gap, std::int64_t cut) {
    constexpr std::int64_t scale = 16;
    constexpr std::int64_t kept = 14;
    std::int64_t squares = 0;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        direction[i] = direction[i] * kept / scale + scale * (1 - crowds[i]);
        squares += direction[i] * direction[i];
    }
    squares = std::max<std::int64_t>(squares, 1);
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const std::int64_t length = scale * gap * direction[i] / (squares * cut);
        prices[i] = std::clamp(prices[i] + length, -highest_price, highest_price);
    }
}

}  // namespace

Parties::Parties(const TurnProblem& problem) {
    const std::size_t size = problem.costs.size();
    std::vector<bool> is_kept_apart(size, false);
    const auto costs_of = [&](std::size_t row) {
        std::vector<std::int64_t> costs(size);
        for (std::size_t i = 0; i < size; ++i) { costs[i] = problem.costs.at(row, i); }
        return costs;
    };
    for (const Family& family : problem.families) {
        std::map<std::vector<std::int64_t>, Family> alike;
        for (const std::size_t row : family) {
            alike[costs_of(row)].push_back(row);
            is_kept_apart[row] = true;
        }
        Party party{.kinds = {}, .next = next_far_enough(problem), .shares = family.size()};
        for (auto& [costs, rows] : alike) {
            party.kinds.push_back(kinds.size());
            kinds.push_back({.party = parties.size(), .rows = std::move(rows)});
        }
        parties.push_back(std::move(party));
    }
    std::map<std::vector<std::int64_t>, Family> alike;
    for (std::size_t row = 0; row < size; ++row) {
        if (!is_kept_apart[row]) { alike[costs_of(row)].push_back(row); }
    }
    Columns next(size);
    std::iota(next.begin(), next.end(), 1);
    for (auto& [costs, rows] : alike) {
        parties.push_back({.kinds = {kinds.size()}, .next = next, .shares = rows.size()});
        kinds.push_back({.party = parties.size() - 1, .rows = std::move(rows)});
    }
}

RoundPricing::RoundPricing(const Parties& parties, std::size_t size, std::int64_t& left)
    : parties_(&parties),
      size_(size),
      left_(&left),
      taken_by_(size),
      crowds_(size) {
    for (std::size_t party = 0; party < parties.parties.size(); ++party) {
        choices_.emplace_back(parties, party, size);
    }
}

std::optional<std::int64_t> RoundPricing::price_once(const Branch& branch) {
    std::fill(taken_by_.begin(), taken_by_.end(), nobody);
    std::fill(crowds_.begin(), crowds_.end(), 0);
    std::int64_t sum = std::accumulate(branch.prices.begin(), branch.prices.end(), std::int64_t{0});
    for (PartyChoice& choice : choices_) {
        *left_ -= choice.work();
        const auto least = choice.weigh(branch);
        if (!least) { return {}; }
        sum += *least;
        choice.take_least(taken_by_, crowds_);
    }
    return sum;
}

std::optional<Columns> RoundPricing::raise_bound(Branch& branch, std::int64_t limit, Pace pace) {
    // Smaller steps than these come to nothing, and a cut must never grow out of its 64 bits.
    constexpr std::int64_t deepest_cut = 1 << 10;
    std::vector<std::int64_t> best_prices = branch.prices;
    std::vector<std::int64_t> direction(size_);
    std::optional<std::int64_t> best;
    std::int64_t cut = pace.cut;
    for (int idle = 0; idle<pace.patience&& * left_> 0; ++idle) {
        const auto sum = price_once(branch);
        branch.bound = std::max(branch.bound, sum ? whole(*sum) : limit + 1);
        if (branch.bound > limit) { return {}; }
        if (std::all_of(crowds_.begin(), crowds_.end(), [](auto crowd) { return crowd == 1; })) {
            return taken_by_;
        }
        if (!best || *sum > *best) {
            if (!best || *sum >= *best + price_parts / 8) { idle = 0; }
            best = sum;
            best_prices = branch.prices;
        } else if (idle % pace.steps_per_cut == 0) {
            cut = std::min(cut * 2, deepest_cut);
        }
        const std::int64_t far = (limit + 1) * price_parts - *sum;
        const std::int64_t near = std::max(*sum / 16, 16 * price_parts);
        step(branch.prices, direction, crowds_, std::min(far, near), cut);
    }
    branch.prices = std::move(best_prices);
    return {};
}

bool RoundPricing::close_dear(Branch& branch, std::int64_t limit) {
    marginals_.assign(parties_->kinds.size() * size_, 0);
    std::vector<std::int64_t> least(choices_.size());
    std::int64_t sum = std::accumulate(branch.prices.begin(), branch.prices.end(), std::int64_t{0});
    for (std::size_t party = 0; party < choices_.size(); ++party) {
        *left_ -= 3 * choices_[party].work();
        const auto found = choices_[party].weigh(branch);
        if (!found) {
            branch.bound = limit + 1;
            return false;
        }
        least[party] = *found;
        sum += *found;
        choices_[party].marginals(branch, marginals_);
    }
    bool has_closed = false;
    for (std::size_t kind = 0; kind < parties_->kinds.size(); ++kind) {
        for (std::size_t column = 0; column < size_; ++column) {
            const std::size_t at = kind * size_ + column;
            if (branch.costs[at] == forbidden) { continue; }
            marginals_[at] += sum - least[parties_->kinds[kind].party];
            if (whole(marginals_[at]) <= limit) { continue; }
            branch.costs[at] = forbidden;
            has_closed = true;
        }
    }
    return give_last_ones(branch, limit) || has_closed;
}

bool RoundPricing::give_last_ones(Branch& branch, std::int64_t limit) const {
    bool has_given = false;
    for (std::size_t column = 0; column < size_; ++column) {
        if (branch.owner[column] != nobody) { continue; }
        std::vector<std::size_t> kinds;
        for (std::size_t kind = 0; kind < parties_->kinds.size(); ++kind) {
            if (branch.costs[kind * size_ + column] != forbidden) { kinds.push_back(kind); }
        }
        if (kinds.empty()) {
            branch.bound = limit + 1;
            return false;
        }
        if (kinds.size() > 1) { continue; }
        take(branch, {.kind = kinds.front(), .column = column});
        has_given = true;
    }
    return has_given;
}

std::optional<Decision> RoundPricing::undecided(const Branch& branch) const {
    std::optional<Decision> found;
    std::size_t fewest = 0;
    for (std::size_t column = 0; column < size_; ++column) {
        if (branch.owner[column] != nobody) { continue; }
        std::size_t count = 0;
        Decision least{.kind = 0, .column = column};
        for (std::size_t kind = 0; kind < parties_->kinds.size(); ++kind) {
            const std::size_t at = kind * size_ + column;
            if (branch.costs[at] == forbidden) { continue; }
            const bool is_less =
                count == 0 || marginals_[at] < marginals_[least.kind * size_ + column];
            if (is_less) { least.kind = kind; }
            ++count;
        }
        if (found && count >= fewest) { continue; }
        fewest = count;
        found = least;
    }
    return found;
}

void RoundPricing::take(Branch& branch, Decision decision) const {
    const Kind& kind = parties_->kinds[decision.kind];
    const Party& party = parties_->parties[kind.party];
    const std::size_t column = decision.column;
    branch.owner[column] = kind.party;
    for (std::size_t other = 0; other < parties_->kinds.size(); ++other) {
        if (other != decision.kind) { branch.costs[other * size_ + column] = forbidden; }
    }
    std::size_t taken = 0;
    for (std::size_t other = 0; other < size_; ++other) {
        const bool is_near =
            other < column ? party.next[other] > column : other < party.next[column];
        for (const std::size_t sibling : party.kinds) {
            std::int64_t& cost = branch.costs[sibling * size_ + other];
            if (is_near && other != column) { cost = forbidden; }
        }
        const bool is_own = branch.owner[other] == kind.party &&
                            branch.costs[decision.kind * size_ + other] != forbidden;
        taken += is_own ? 1 : 0;
    }
    if (taken < kind.rows.size()) { return; }
    for (std::size_t other = 0; other < size_; ++other) {
        if (branch.owner[other] != kind.party) {
            branch.costs[decision.kind * size_ + other] = forbidden;
        }
    }
}

}  // namespace hui::savings
