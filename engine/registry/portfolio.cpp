#include "engine/registry/portfolio.hpp"

namespace hui::registry {

namespace {

/// No group's code has such a stroke in it.
constexpr std::string_view portfolio_prefix = "loans/";

}  // namespace

std::string portfolio_code(std::string_view unit) {
    return std::string{portfolio_prefix} + std::string{unit};
}

std::optional<std::string_view> unit_of_portfolio(std::string_view book) {
    if (!book.starts_with(portfolio_prefix)) { return std::nullopt; }
    return book.substr(portfolio_prefix.size());
}

}  // namespace hui::registry
