#include "engine/exchange/account_roots.hpp"

#include "engine/registry/portfolio.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace hui::exchange {

namespace {

/// Which accounts are of a root: by how they begin and end, the first line that fits.
struct AccountRule {
    std::string_view begins;
    std::string_view ends;
    Root root;
};

constexpr auto account_rules = std::to_array<AccountRule>({
    {"assets:", "", Root::assets},
    {"members:", "", Root::liabilities},
    {"organiser:advances", "", Root::liabilities},
    {"organiser:refunds", "", Root::liabilities},
    {"organiser:late-handover", "", Root::income},
    {"organiser:late-interest", "", Root::expenses},
    {"drawers:late-interest", "", Root::expenses},
    {"settlement:", "", Root::liabilities},
    {"late-interest", "", Root::income},
    {"late-handover", "", Root::expenses},
    {"cash-difference", "", Root::expenses},
    {"loans:", ":principal", Root::assets},
    {"loans:", ":written-off", Root::expenses},
    {"loans:", "", Root::income},
    {"lender:", ":to-remit", Root::liabilities},
    {"borrower:", "", Root::liabilities},
});

std::string_view name_of_root(Root root) {
    switch (root) {
        case Root::assets:
            return "Assets";
        case Root::liabilities:
            return "Liabilities";
        case Root::equity:
            return "Equity";
        case Root::income:
            return "Income";
        case Root::expenses:
            return "Expenses";
    }
    return "";
}

bool is_letter_or_digit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// What no tool takes for anything but a name: words of letters, digits and hyphens.
void check_name(std::string_view name) {
    char before = ':';
    for (const char c : name) {
        const bool begins = before == ':';
        const bool good = is_letter_or_digit(c) || (!begins && (c == '-' || c == ':'));
        if (!good) { throw std::invalid_argument("account " + std::string{name}); }
        before = c;
    }
    if (before == ':') { throw std::invalid_argument("account " + std::string{name}); }
}

/// Beancount counts what is below an account to it, so no account may be below another one that is
/// posted to.
std::string without_parents(const Account& account) {
    if (account.name() == "reserve:advances") { return "reserve-advances"; }
    if (account.name() == "guarantees:given") { return "guarantees-given"; }
    constexpr std::string_view assets = "assets:";
    const bool is_asset = account.name().starts_with(assets);
    return account.name().substr(is_asset ? assets.size() : 0);
}

std::string capitalised(std::string_view name) {
    std::string text{name};
    char before = ':';
    for (char& c : text) {
        if (before == ':' && c >= 'a' && c <= 'z') { c = static_cast<char>(c - 'a' + 'A'); }
        before = c;
    }
    return text;
}

/// A group may be called `Loans` and a unit `Cash`: the word between keeps them apart.
std::string book_part(std::string_view book) {
    const auto unit = registry::unit_of_portfolio(book);
    return unit ? "loans:unit:" + std::string{*unit} : std::string{book};
}

}  // namespace

Root root_of(const Account& account) {
    const std::string& name = account.name();
    const auto* const rule =
        std::find_if(account_rules.begin(), account_rules.end(), [&](const AccountRule& candidate) {
            return name.starts_with(candidate.begins) && name.ends_with(candidate.ends);
        });
    return rule == account_rules.end() ? Root::equity : rule->root;
}

std::string name_in_book(std::string_view book, const Account& account) {
    check_name(account.name());
    return std::string{book} + ':' + account.name();
}

std::string beancount_name(std::string_view book, const Account& account) {
    check_name(account.name());
    std::string name{name_of_root(root_of(account))};
    name += ':';
    return name + capitalised(book_part(book) + ':' + without_parents(account));
}

}  // namespace hui::exchange
