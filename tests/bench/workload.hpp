#pragma once

#include "engine/actions/contribute.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hui::bench {

/// How many shares a group has; it runs as many rounds.
inline constexpr std::int64_t shares = 10;

/// Who records everything, at a time of his own: the same work gives the same bytes.
[[nodiscard]] const actions::Actor& clerk();

/// `G00001`
[[nodiscard]] std::string group_code(std::int64_t group);

/// A contribution to one of the groups.
struct Contribution {
    std::int64_t group = 0;
    actions::ContributeRequest request;
};
/// What is recorded at one go, group by group.
using Batch = std::vector<Contribution>;

/// What every share pays in a round, in the groups from one number to before another.
[[nodiscard]] Batch contributions(std::int64_t from_group, std::int64_t to_group,
                                  std::int64_t from_round, std::int64_t to_round);

/// The work of a federation: every month all groups pay their round.
[[nodiscard]] std::vector<Batch> month_by_month(std::int64_t groups);
/// The work of taking over old books: each group's whole cycle at once.
[[nodiscard]] std::vector<Batch> cycle_by_cycle(std::int64_t groups);

/// Makes a ledger with open groups through the engine.
void make_ledger(const std::string& path, std::int64_t groups);
/// A copy of a ledger that nobody has open.
void copy_ledger(const std::string& from, const std::string& to);

/// The value, or the end of the benchmark with the refusal's code.
void require(bool done, std::string_view what);
template <class Value>
Value need(Result<Value> result) {
    require(result.ok(), result.ok() ? "" : name_of(result.refusal().code));
    return *std::move(result);
}

}  // namespace hui::bench
