#include "cli/account_names.hpp"

#include "cli/messages.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace hui::cli {

namespace {

constexpr auto account_words = std::to_array<const char*>({
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
    mark("cash-difference"),
    mark("settlement:organiser"),
    mark("guarantees:given"),
});

/// Accounts of which each share has one.
constexpr auto names_of_shares = std::to_array<std::pair<std::string_view, const char*>>({
    {"members:", mark("members:{share}")},
    {"settlement:", mark("settlement:{share}")},
});

/// Accounts of a loan or a lender: what comes before and after its code.
struct AccountOfCode {
    std::string_view first;
    std::string_view last;
    const char* words;
};
constexpr auto names_of_codes = std::to_array<AccountOfCode>({
    {"loans:", ":principal", mark("loans:{code}:principal")},
    {"loans:", ":interest", mark("loans:{code}:interest")},
    {"loans:", ":overdue-interest", mark("loans:{code}:overdue-interest")},
    {"loans:", ":written-off", mark("loans:{code}:written-off")},
    {"borrower:", ":savings", mark("borrower:{code}:savings")},
    {"lender:", ":to-remit", mark("lender:{code}:to-remit")},
    {"lender:", ":funding", mark("lender:{code}:funding")},
});
constexpr std::string_view guarantees = "guarantees:";

std::optional<std::string> loan_account_in_words(std::string_view name) {
    for (const auto& [first, last, words] : names_of_codes) {
        if (!name.starts_with(first) || !name.ends_with(last)) { continue; }
        const std::string code{name.substr(first.size(), name.size() - first.size() - last.size())};
        return fill(words, {{"code", code}});
    }
    const auto colon = name.find(':', guarantees.size());
    if (!name.starts_with(guarantees) || colon == std::string_view::npos) { return std::nullopt; }
    const std::string loan{name.substr(guarantees.size(), colon - guarantees.size())};
    return fill(mark("guarantees:{loan}:{unit}"),
                {{"loan", loan}, {"unit", std::string{name.substr(colon + 1)}}});
}

}  // namespace

std::string account_in_words(const Account& account) {
    const std::string& name = account.name();
    for (const char* known : account_words) {
        if (name == known) { return tr(known); }
    }
    for (const auto& [first, words] : names_of_shares) {
        if (!name.starts_with(first)) { continue; }
        return fill(words, {{"share", name.substr(first.size())}});
    }
    return loan_account_in_words(name).value_or(name);
}

}  // namespace hui::cli
