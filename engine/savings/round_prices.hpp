#pragma once

#include "engine/savings/turn_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hui::savings {

/// Rows of one party whose costs are the same: no search need tell them apart.
struct Kind {
    std::size_t party;
    Family rows;
};

/// The shares that a member has to keep apart, or shares without that rule whose costs are the
/// same. It chooses its columns without regard to the other parties, and prices on the columns
/// bring their choices together.
struct Party {
    std::vector<std::size_t> kinds;
    Columns next;  ///< for each column the first that is far enough after it
    std::size_t shares = 0;
};

/// The rows of a problem, once each.
struct Parties {
    explicit Parties(const TurnProblem& problem);

    std::vector<Party> parties;
    std::vector<Kind> kinds;
};

/// The parts of one unit of cost in which prices are set.
inline constexpr std::int64_t price_parts = 256;
/// So that no sum leaves 64 bits.
inline constexpr std::int64_t highest_price = dearest / 1024;
inline constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// A part of all orders: what each kind may still take, and what is known of all of them.
struct Branch {
    std::vector<std::int64_t> costs;   ///< by kind and column; `forbidden` where it may not
    std::vector<std::size_t> owner;    ///< by column the party that takes it, or `nobody`
    std::vector<std::int64_t> prices;  ///< by column, in parts of one unit of cost
    std::int64_t bound = 0;            ///< none of the orders costs less
};

/// A kind takes a column, or leaves it to others.
struct Decision {
    std::size_t kind;
    std::size_t column;
};

/// The choice of columns that one party's shares have: the least that they can cost at prices, by
/// going through the columns once for each set of shares that still have none.
class PartyChoice {
public:
    PartyChoice(const Parties& parties, std::size_t party, std::size_t size);

    /// How many places the tables have that `weigh` fills.
    [[nodiscard]] std::int64_t work() const;
    /// Finds the least cost in parts; nothing where the branch leaves the party too little room.
    [[nodiscard]] std::optional<std::int64_t> weigh(const Branch& branch);
    /// Notes in `taken_by` and counts in `crowds` what the party takes at that cost.
    void take_least(std::vector<std::size_t>& taken_by, std::vector<std::int64_t>& crowds) const;
    /// The least cost of the choices in which `kind` takes `column`, for each.
    void marginals(const Branch& branch, std::vector<std::int64_t>& by_kind_and_column);

private:
    struct Step {
        std::size_t from;
        std::size_t role;
        std::size_t to;
    };
    void load_costs(const Branch& branch);
    [[nodiscard]] bool may_skip(std::size_t column) const { return !is_owned_[column]; }
    void weigh_forwards();

    const Parties* parties_;
    std::size_t party_;
    std::size_t size_;
    std::vector<std::vector<std::size_t>> roles_;  ///< the kinds that it doesn't tell apart
    std::vector<Step> steps_;                      ///< a share of a role gets a column
    std::size_t states_ = 1;
    std::vector<std::int64_t> costs_;      ///< by column and role, with prices
    std::vector<bool> is_owned_;           ///< by column
    std::vector<std::int64_t> from_here_;  ///< by column and state: the least for what is to come
    std::vector<std::int64_t> up_to_here_;
};

/// How steps go on: after so many without use they end, or are halved; `cut` are the first ones.
struct Pace {
    int patience;
    int steps_per_cut;
    std::int64_t cut;
};

/// Prices on the rounds bound from below what an order costs (Lagrangian relaxation, subgradient
/// steps; Ahuja, Magnanti, Orlin: Network Flows, 16): the prices of all rounds, and for each party
/// the least that its rounds cost it above their prices. Integers throughout.
class RoundPricing {
public:
    /// What it looks at is taken from `left`; it stops when that is used up.
    RoundPricing(const Parties& parties, std::size_t size, std::int64_t& left);

    /// Moves the prices so that the branch's bound rises, until it is above the limit or nothing
    /// has helped for a while. A result takes every column once, by party, and is as good
    /// as the bound says.
    [[nodiscard]] std::optional<Columns> raise_bound(Branch& branch, std::int64_t limit, Pace pace);
    /// Closes what no order of at most `limit` has, and gives columns that only one kind can take
    /// to it. Returns whether it has closed anything; the bound is above the limit where that
    /// leaves no order.
    [[nodiscard]] bool close_dear(Branch& branch, std::int64_t limit);
    /// What to decide next: where the fewest are left to choose from, the one that promises most.
    /// Nothing where every column has its owner. After `close_dear`.
    [[nodiscard]] std::optional<Decision> undecided(const Branch& branch) const;
    void take(Branch& branch, Decision decision) const;

private:
    /// The sum at the branch's prices, in parts, and who takes what; nothing where there's no
    /// order.
    [[nodiscard]] std::optional<std::int64_t> price_once(const Branch& branch);
    [[nodiscard]] bool give_last_ones(Branch& branch, std::int64_t limit) const;

    const Parties* parties_;
    std::size_t size_;
    std::int64_t* left_;
    std::vector<PartyChoice> choices_;
    Columns taken_by_;
    std::vector<std::int64_t> crowds_;     ///< how many parties take a column
    std::vector<std::int64_t> marginals_;  ///< by kind and column: no order with it costs less
};

}  // namespace hui::savings
