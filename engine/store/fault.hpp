#pragma once

#include "engine/base/result.hpp"

#include <exception>
#include <functional>
#include <optional>
#include <utility>

namespace hui::store {

/// Trouble with the ledger's file, thrown anywhere below an action and caught by `attempt`.
class Fault : public std::exception {
public:
    explicit Fault(Refusal refusal) : refusal_(std::move(refusal)) {}
    [[nodiscard]] const Refusal& refusal() const { return refusal_; }
    [[nodiscard]] const char* what() const noexcept override {
        return name_of(refusal_.code).data();
    }

private:
    Refusal refusal_;
};

/// What `errno` means for a ledger: missing, read-only, a full disk …; else `input_output`.
[[nodiscard]] Code code_for_errno();

/// Runs `work` and gives the refusal that stands for what it threw: the ledger's trouble (busy,
/// full, damaged) or a sum that overflowed. Anything else is a bug and flies on.
[[nodiscard]] std::optional<Refusal> fault_in(const std::function<void()>& work);

/// Whether a refusal says that what is stored can't be true: damage, or sums that no ledger has.
[[nodiscard]] bool is_damage(const Refusal& refusal);

/// Runs `work`, which ends early where what it reads can't be true: for those who look at a ledger
/// of which another tells what is damaged. All other trouble is thrown as `Fault`. Whether it came
/// to its end.
bool unless_damaged(const std::function<void()>& work);

/// The one place where the environment's trouble becomes a value: `work` gives a `Result<T>`.
template <class Work>
auto attempt(Work work) -> decltype(work()) {
    std::optional<decltype(work())> result;
    if (auto refusal = fault_in([&] { result.emplace(work()); })) { return *std::move(refusal); }
    return *std::move(result);
}

}  // namespace hui::store
