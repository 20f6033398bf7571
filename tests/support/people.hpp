#pragma once

#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::tests {

/// A treasurer whose members come and go.
struct People : Treasurer {
    explicit People(const GroupOf& group = {.shares = 4});

    Result<Recorded> tries(decltype(actions::ShareRequest::command) command, Date day,
                           const std::string& ref = "");
    Result<Recorded> leaves(std::string_view no, Date day,
                            savings::Refund refund = savings::Refund::in_turn);
    Result<Recorded> joins(std::string_view member, Date day);
    Result<Recorded> transfers(std::string_view no, std::string_view member, Date day,
                               std::vector<savings::Consent> consents,
                               std::optional<Vnd> price = {});
    Result<Recorded> inherits(std::string_view no, std::string_view member, Date day);
    Result<Recorded> dissolves(Date day);

    /// Everybody agrees: each share and the organiser.
    [[nodiscard]] std::vector<savings::Consent> all_consents(Date day);
    /// Every share received what it paid, and nothing is in hand.
    void check_everybody_is_square();
};

}  // namespace hui::tests
