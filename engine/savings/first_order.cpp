#include "engine/savings/first_order.hpp"

#include <algorithm>
#include <random>
#include <tuple>
#include <utility>

namespace hui::savings {

namespace {

enum class Way { forwards, backwards };

/// Gives the rounds away one after the other.
class Allotment {
public:
    Allotment(const TurnProblem& problem, Way way)
        : problem_(&problem),
          way_(way),
          column_of_(problem.costs.size(), size()),
          family_of_(problem.costs.size(), problem.families.size()) {
        for (std::size_t family = 0; family < problem.families.size(); ++family) {
            for (const std::size_t row : problem.families[family]) { family_of_[row] = family; }
            dues_.push_back(dues_of(problem.families[family]));
        }
        for (std::size_t row = 0; row < size(); ++row) {
            own_due_.push_back(dues_of({row}).back());
        }
        given_.resize(problem.families.size());
    }

    [[nodiscard]] std::optional<Columns> order() {
        for (std::size_t place = 0; place < size(); ++place) {
            const auto row = most_urgent(place);
            if (!row) { return {}; }
            column_of_[*row] = column_at(place);
            if (family_of_[*row] < given_.size()) { given_[family_of_[*row]].push_back(place); }
        }
        return column_of_;
    }

private:
    [[nodiscard]] std::size_t size() const { return problem_->costs.size(); }
    [[nodiscard]] std::size_t column_at(std::size_t place) const {
        return way_ == Way::forwards ? place : size() - 1 - place;
    }
    [[nodiscard]] bool is_open(std::size_t row, std::size_t place) const {
        return problem_->costs.at(row, column_at(place)) != forbidden;
    }

    /// The last places that shares can have, the first of them first; none is 0.
    [[nodiscard]] Columns dues_of(const Family& family) const {
        Columns dues;
        for (std::size_t place = size(); place-- > 0 && dues.size() < family.size();) {
            const bool is_near =
                !dues.empty() && are_too_near(*problem_, column_at(dues.back()), column_at(place));
            const bool is_for_one = std::any_of(
                family.begin(), family.end(), [&](std::size_t row) { return is_open(row, place); });
            if (!is_near && is_for_one) { dues.push_back(place); }
        }
        dues.resize(family.size());
        std::reverse(dues.begin(), dues.end());
        return dues;
    }

    /// Of the shares that may have the place, the one that is due first.
    [[nodiscard]] std::optional<std::size_t> most_urgent(std::size_t place) const {
        std::optional<std::size_t> found;
        std::tuple<std::size_t, std::size_t, std::int64_t> least;
        for (std::size_t row = 0; row < size(); ++row) {
            if (column_of_[row] != size() || !is_open(row, place)) { continue; }
            std::size_t due = own_due_[row];
            if (family_of_[row] < given_.size()) {
                const Columns& given = given_[family_of_[row]];
                const bool is_near =
                    !given.empty() &&
                    are_too_near(*problem_, column_at(given.back()), column_at(place));
                if (is_near) { continue; }
                due = std::min(due, dues_[family_of_[row]][given.size()]);
            }
            const std::tuple urgency{due, own_due_[row], problem_->costs.at(row, column_at(place))};
            if (found && urgency >= least) { continue; }
            found = row;
            least = urgency;
        }
        return found;
    }

    const TurnProblem* problem_;
    Way way_;
    Columns column_of_;
    std::vector<std::size_t> family_of_;
    std::vector<Columns> dues_;  ///< by family, for its first share to be served, its second …
    std::vector<std::size_t> own_due_;  ///< by row
    std::vector<Columns> given_;        ///< by family, the places that it has so far
};

/// An order in which shares change places.
class Exchange {
public:
    Exchange(const TurnProblem& problem, Columns order)
        : problem_(&problem),
          column_of_(std::move(order)),
          cost_(cost_of(problem.costs, column_of_)),
          family_of_(problem.costs.size(), nullptr) {
        for (const Family& family : problem.families) {
            for (const std::size_t row : family) { family_of_[row] = &family; }
        }
    }

    [[nodiscard]] const Columns& order() const { return column_of_; }
    [[nodiscard]] std::int64_t cost() const { return cost_; }

    /// The two change places, if that keeps the rules and costs at most `most` more.
    void swap(std::size_t one, std::size_t other, std::int64_t most) {
        const CostTable& costs = problem_->costs;
        const std::int64_t to_one = costs.at(one, column_of_[other]);
        const std::int64_t to_other = costs.at(other, column_of_[one]);
        if (to_one == forbidden || to_other == forbidden) { return; }
        const std::int64_t change =
            to_one + to_other - costs.at(one, column_of_[one]) - costs.at(other, column_of_[other]);
        if (change > most) { return; }
        std::swap(column_of_[one], column_of_[other]);
        if (is_apart(one) && is_apart(other)) {
            cost_ += change;
        } else {
            std::swap(column_of_[one], column_of_[other]);
        }
    }

    /// Two families of as many shares change all places; the first share of one gets the place of
    /// the first of the other.
    void swap_families(const Family& one, const Family& other, std::int64_t most) {
        if (one.size() != other.size() || one == other) { return; }
        const Columns before = column_of_;
        for (std::size_t i = 0; i < one.size(); ++i) {
            std::swap(column_of_[one[i]], column_of_[other[i]]);
        }
        const std::int64_t cost = cost_of(problem_->costs, column_of_);
        if (cost - cost_ > most) {
            column_of_ = before;
        } else {
            cost_ = cost;
        }
    }

private:
    [[nodiscard]] bool is_apart(std::size_t row) const {
        return family_of_[row] == nullptr ||
               std::all_of(family_of_[row]->begin(), family_of_[row]->end(),
                           [&](std::size_t other) {
                               return other == row ||
                                      !are_too_near(*problem_, column_of_[row], column_of_[other]);
                           });
    }

    const TurnProblem* problem_;
    Columns column_of_;
    std::int64_t cost_;
    std::vector<const Family*> family_of_;
};

}  // namespace

std::optional<Columns> quick_order(const TurnProblem& problem) {
    if (auto order = Allotment{problem, Way::forwards}.order()) { return order; }
    return Allotment{problem, Way::backwards}.order();
}

Columns improved(const TurnProblem& problem, Columns order, std::int64_t enough,
                 std::int64_t tries) {
    Exchange exchange{problem, std::move(order)};
    Columns best = exchange.order();
    std::int64_t least = exchange.cost();
    const std::size_t size = problem.costs.size();
    std::mt19937 random{1};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same for everybody
    // Nearly what it costs a share to get no wish, when everybody has few.
    const auto highest = static_cast<std::int64_t>(size) * 3 / 5;
    for (std::int64_t i = 0; i < tries && least > enough && size > 1; ++i) {
        const std::int64_t left = tries - i;
        const std::int64_t most = highest * left / tries * left / tries;
        const auto& families = problem.families;
        if (i % 8 == 0 && families.size() > 1) {
            exchange.swap_families(families[random() % families.size()],
                                   families[random() % families.size()], most);
        } else {
            exchange.swap(random() % size, random() % size, most);
        }
        if (exchange.cost() >= least) { continue; }
        least = exchange.cost();
        best = exchange.order();
    }
    return best;
}

}  // namespace hui::savings
