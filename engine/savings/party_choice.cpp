#include "engine/savings/round_prices.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

constexpr std::int64_t out_of_reach = std::int64_t{1} << 60;
/// More sets of shares than this are not told apart: six shares of six different wishes.
constexpr std::size_t most_states = 64;

}  // namespace

PartyChoice::PartyChoice(const Parties& parties, std::size_t party, std::size_t size)
    : parties_(&parties),
      party_(party),
      size_(size) {
    const Party& of = parties.parties[party];
    std::size_t states = 1;
    for (const std::size_t kind : of.kinds) {
        roles_.push_back({kind});
        states = std::min(states * (parties.kinds[kind].rows.size() + 1), most_states + size + 1);
    }
    std::vector<std::size_t> counts;
    for (const std::size_t kind : of.kinds) { counts.push_back(parties.kinds[kind].rows.size()); }
    if (roles_.size() > 1 && states > most_states) {
        roles_ = {of.kinds};
        counts = {of.shares};
    }
    for (const std::size_t count : counts) { states_ *= count + 1; }
    for (std::size_t state = 0; state < states_; ++state) {
        std::size_t stride = 1;
        for (std::size_t role = 0; role < roles_.size(); ++role) {
            if (state / stride % (counts[role] + 1) < counts[role]) {
                steps_.push_back({.from = state, .role = role, .to = state + stride});
            }
            stride *= counts[role] + 1;
        }
    }
    costs_.resize(size * roles_.size());
    is_owned_.resize(size);
    from_here_.resize((size + 1) * states_);
    up_to_here_.resize((size + 1) * states_);
}

std::int64_t PartyChoice::work() const {
    return static_cast<std::int64_t>(size_ * (steps_.size() + states_));
}

void PartyChoice::load_costs(const Branch& branch) {
    for (std::size_t column = 0; column < size_; ++column) {
        is_owned_[column] = branch.owner[column] == party_;
        for (std::size_t role = 0; role < roles_.size(); ++role) {
            std::int64_t least = forbidden;
            for (const std::size_t kind : roles_[role]) {
                least = std::min(least, branch.costs[kind * size_ + column]);
            }
            costs_[column * roles_.size() + role] =
                least == forbidden ? out_of_reach : least * price_parts - branch.prices[column];
        }
    }
}

std::optional<std::int64_t> PartyChoice::weigh(const Branch& branch) {
    load_costs(branch);
    const Columns& next = parties_->parties[party_].next;
    std::fill(from_here_.end() - static_cast<std::ptrdiff_t>(states_), from_here_.end(),
              out_of_reach);
    from_here_.back() = 0;
    for (std::size_t column = size_; column-- > 0;) {
        std::int64_t* here = &from_here_[column * states_];
        const std::int64_t* after = here + states_;
        const std::int64_t* far = &from_here_[next[column] * states_];
        const std::int64_t* costs = &costs_[column * roles_.size()];
        for (std::size_t state = 0; state < states_; ++state) {
            here[state] = may_skip(column) ? after[state] : out_of_reach;
        }
        for (const Step& step : steps_) {
            here[step.from] = std::min(here[step.from], costs[step.role] + far[step.to]);
        }
    }
    const std::int64_t least = from_here_.front();
    if (least > out_of_reach / 2) { return {}; }
    return least;
}

void PartyChoice::take_least(std::vector<std::size_t>& taken_by,
                             std::vector<std::int64_t>& crowds) const {
    const Columns& next = parties_->parties[party_].next;
    std::size_t state = 0;
    for (std::size_t column = 0; column < size_ && state + 1 < states_;) {
        const std::int64_t least = from_here_[column * states_ + state];
        const auto taken = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) {
            return step.from == state && least == costs_[column * roles_.size() + step.role] +
                                                      from_here_[next[column] * states_ + step.to];
        });
        const bool skips = may_skip(column) && from_here_[(column + 1) * states_ + state] == least;
        if (skips || taken == steps_.end()) {
            ++column;
            continue;
        }
        taken_by[column] = party_;
        ++crowds[column];
        state = taken->to;
        column = next[column];
    }
}

void PartyChoice::weigh_forwards() {
    const Columns& next = parties_->parties[party_].next;
    std::fill(up_to_here_.begin(), up_to_here_.end(), out_of_reach);
    up_to_here_.front() = 0;
    for (std::size_t column = 0; column < size_; ++column) {
        const std::int64_t* here = &up_to_here_[column * states_];
        std::int64_t* after = &up_to_here_[(column + 1) * states_];
        std::int64_t* far = &up_to_here_[next[column] * states_];
        for (std::size_t state = 0; may_skip(column) && state < states_; ++state) {
            after[state] = std::min(after[state], here[state]);
        }
        for (const Step& step : steps_) {
            const std::int64_t cost = costs_[column * roles_.size() + step.role];
            far[step.to] = std::min(far[step.to], here[step.from] + cost);
        }
    }
}

void PartyChoice::marginals(const Branch& branch, std::vector<std::int64_t>& by_kind_and_column) {
    weigh_forwards();
    const Columns& next = parties_->parties[party_].next;
    for (std::size_t column = 0; column < size_; ++column) {
        std::vector<std::int64_t> least(roles_.size(), out_of_reach);
        for (const Step& step : steps_) {
            least[step.role] =
                std::min(least[step.role], up_to_here_[column * states_ + step.from] +
                                               from_here_[next[column] * states_ + step.to]);
        }
        for (std::size_t role = 0; role < roles_.size(); ++role) {
            for (const std::size_t kind : roles_[role]) {
                const std::size_t at = kind * size_ + column;
                if (branch.costs[at] == forbidden) { continue; }
                by_kind_and_column[at] =
                    std::min(out_of_reach,
                             least[role] + branch.costs[at] * price_parts - branch.prices[column]);
            }
        }
    }
}

}  // namespace hui::savings
