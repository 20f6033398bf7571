#include "engine/exchange/bank_sums.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace hui::exchange {

namespace {

/// What some lines come to, and what they would if each were 1 đ: a row may count them.
struct Tally {
    BankTurnover sums = {};
    BankTurnover counts = {};

    void add(Vnd amount) {
        if (amount > Vnd{}) {
            sums.credits += amount;
            counts.credits += Vnd{1};
        } else if (amount < Vnd{}) {
            sums.debits -= amount;
            counts.debits += Vnd{1};
        }
    }
};

BankTurnover operator-(const BankTurnover& a, const BankTurnover& b) {
    return {.credits = a.credits - b.credits, .debits = a.debits - b.debits};
}

bool comes_to(const SumsRow& row, const Tally& before, const Tally& through) {
    const BankTurnover sums = through.sums - before.sums;
    if (row.of_both) {
        // Banks add up with the signs, without them, or one way only.
        const std::array ways{sums.credits - sums.debits, sums.debits - sums.credits,
                              sums.credits + sums.debits, sums.credits, sums.debits};
        return std::find(ways.begin(), ways.end(), *row.of_both) != ways.end();
    }
    const auto fits = [&](const BankTurnover& turnover) {
        return row.credits.value_or(turnover.credits) == turnover.credits &&
               row.debits.value_or(turnover.debits) == turnover.debits;
    };
    return fits(sums) || fits(through.counts - before.counts);
}

}  // namespace

BankTurnover turnover_of(std::span<const BankLine> lines) {
    Tally tally;
    for (const BankLine& one : lines) { tally.add(one.line.amount); }
    return tally.sums;
}

const SumsRow* first_wrong(std::span<const SumsRow> rows, std::span<const BankLine> lines) {
    std::vector<Tally> through(lines.size() + 1);  // by how many lines
    for (std::size_t i = 0; i < lines.size(); ++i) {
        through[i + 1] = through[i];
        through[i + 1].add(lines[i].line.amount);
    }
    std::size_t since = 0;
    for (const SumsRow& row : rows) {
        const bool fits =
            comes_to(row, {}, through.back()) ||
            (row.behind > 0 && comes_to(row, {}, through[row.behind])) ||
            (row.behind > since && comes_to(row, through[since], through[row.behind]));
        if (!fits) { return &row; }
        since = row.behind;
    }
    return nullptr;
}

}  // namespace hui::exchange
