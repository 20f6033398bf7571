#include "engine/savings/exact_turns.hpp"

#include <Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace hui::savings {

namespace {

using Model = std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)>;

/// A share may take a column: a variable that is 0 or 1.
struct Place {
    std::size_t row;
    std::size_t column;
};

/// The columns from `first` to before `last` are too near to each other for the family.
struct Window {
    std::size_t family;
    std::size_t first;
    std::size_t last;
};

/// The program's columns: which places there are, what each costs and which conditions it is in.
/// The conditions are numbered: those of the shares, those of the columns, those of the windows.
class Program {
public:
    explicit Program(const TurnProblem& problem) : size_(problem.costs.size()) {
        note_windows(problem);
        std::vector<std::size_t> family_of(size_, problem.families.size());
        for (std::size_t family = 0; family < problem.families.size(); ++family) {
            for (const std::size_t row : problem.families[family]) { family_of[row] = family; }
        }
        for (std::size_t row = 0; row < size_; ++row) {
            for (std::size_t column = 0; column < size_; ++column) {
                const std::int64_t cost = problem.costs.at(row, column);
                if (cost == forbidden) { continue; }
                add(Place{.row = row, .column = column}, cost, family_of[row]);
            }
        }
    }

    /// Ready to be solved.
    [[nodiscard]] Model model() const {
        Model model{Cbc_newModel(), &Cbc_deleteModel};
        const std::vector<double> none(places_.size(), 0.0);
        const std::vector<double> one(places_.size(), 1.0);
        const std::size_t conditions = 2 * size_ + windows_.size();
        std::vector<double> at_least(conditions, 0.0);
        std::fill_n(at_least.begin(), 2 * size_, 1.0);
        const std::vector<double> at_most(conditions, 1.0);
        const std::vector<double> weights(conditions_.size(), 1.0);
        Cbc_setLogLevel(model.get(), 0);
        Cbc_loadProblem(model.get(), static_cast<int>(places_.size()), static_cast<int>(conditions),
                        starts_.data(), conditions_.data(), weights.data(), none.data(), one.data(),
                        costs_.data(), at_least.data(), at_most.data());
        for (std::size_t place = 0; place < places_.size(); ++place) {
            Cbc_setInteger(model.get(), static_cast<int>(place));
        }
        return model;
    }

    /// The order that a solution stands for.
    [[nodiscard]] Columns order(const double* solution) const {
        Columns column_of(size_, 0);
        for (std::size_t place = 0; place < places_.size(); ++place) {
            if (solution[place] > 0.5) { column_of[places_[place].row] = places_[place].column; }
        }
        return column_of;
    }

private:
    void note_windows(const TurnProblem& problem) {
        const Columns next = next_far_enough(problem);
        for (std::size_t family = 0; family < problem.families.size(); ++family) {
            std::size_t covered = 0;
            for (std::size_t column = 0; column < size_; ++column) {
                // One that lies within the last asks for nothing new.
                if (next[column] <= std::max(covered, column + 1)) { continue; }
                covered = next[column];
                windows_.push_back({.family = family, .first = column, .last = covered});
            }
        }
    }

    void add(Place place, std::int64_t cost, std::size_t family) {
        places_.push_back(place);
        costs_.push_back(static_cast<double>(cost));
        conditions_.push_back(static_cast<int>(place.row));
        conditions_.push_back(static_cast<int>(size_ + place.column));
        for (std::size_t i = 0; i < windows_.size(); ++i) {
            const Window& window = windows_[i];
            if (window.family == family && window.first <= place.column &&
                place.column < window.last) {
                conditions_.push_back(static_cast<int>(2 * size_ + i));
            }
        }
        starts_.push_back(static_cast<int>(conditions_.size()));
    }

    std::size_t size_;
    std::vector<Window> windows_;
    std::vector<Place> places_;
    std::vector<double> costs_;
    std::vector<int> starts_{0};  ///< of each place's conditions, and where the last ones end
    std::vector<int> conditions_;
};

/// Each row has a column of its own, which isn't forbidden, and the families are apart.
bool is_order(const TurnProblem& problem, const Columns& column_of) {
    std::vector<bool> is_taken(column_of.size(), false);
    for (std::size_t row = 0; row < column_of.size(); ++row) {
        const std::size_t column = column_of[row];
        if (is_taken[column] || problem.costs.at(row, column) == forbidden) { return false; }
        is_taken[column] = true;
    }
    return keeps_apart(problem, column_of);
}

/// The least whole cost that the library's bound leaves; 0 where it has none.
std::int64_t whole_bound(double bound) {
    constexpr double trusted = 0.001;
    const bool is_one = bound > 0 && bound < static_cast<double>(forbidden);
    return is_one ? static_cast<std::int64_t>(std::ceil(bound - trusted)) : 0;
}

}  // namespace

Found least_by_programming(const TurnProblem& problem, const Found& cut_off) {
    constexpr int most_branches = 100'000;
    const Program program{problem};
    const Model model = program.model();
    Cbc_setMaximumNodes(model.get(), most_branches);
    Cbc_solve(model.get());
    if (Cbc_isProvenInfeasible(model.get()) != 0 && !cut_off.column_of) {
        return {.column_of = {}, .bound = cut_off.bound};
    }
    Found found = cut_off;
    found.bound = std::max(found.bound, whole_bound(Cbc_getBestPossibleObjValue(model.get())));
    const double* solution = Cbc_bestSolution(model.get());
    if (solution == nullptr) { return found; }
    Columns order = program.order(solution);
    const std::int64_t cost = cost_of(problem.costs, order);
    const bool is_worse = found.column_of && cost_of(problem.costs, *found.column_of) < cost;
    if (is_worse || !is_order(problem, order)) { return found; }
    found.column_of = std::move(order);
    if (Cbc_isProvenOptimal(model.get()) != 0) {
        found.bound = cost;
        found.gave_up = false;
    }
    return found;
}

}  // namespace hui::savings
