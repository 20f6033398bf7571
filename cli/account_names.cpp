#include "cli/account_names.hpp"

#include "cli/messages.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace hui::cli {

namespace {

constexpr auto names = std::to_array<const char*>({
    mark("assets:cash"),
    mark("assets:bank"),
    mark("organiser:advances"),
    mark("organiser:refunds"),
    mark("organiser:late-interest"),
    mark("organiser:late-handover"),
    mark("reserve"),
    mark("reserve:advances"),
    mark("late-interest"),
    mark("late-handover"),
    mark("settlement:organiser"),
});

/// Accounts of which each share has one.
constexpr auto names_of_shares = std::to_array<std::pair<std::string_view, const char*>>({
    {"members:", mark("members:{share}")},
    {"settlement:", mark("settlement:{share}")},
});

}  // namespace

std::string account_in_words(const Account& account) {
    const std::string& name = account.name();
    for (const char* known : names) {
        if (name == known) { return tr(known); }
    }
    for (const auto& [first, words] : names_of_shares) {
        if (!name.starts_with(first)) { continue; }
        return fill(words, {{"share", name.substr(first.size())}});
    }
    return name;
}

}  // namespace hui::cli
