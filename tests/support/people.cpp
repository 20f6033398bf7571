#include "tests/support/people.hpp"

namespace hui::tests {

People::People(const GroupOf& group) : Treasurer(group) {
    // Two more people than the group has shares.
    add_members(static_cast<std::size_t>(group.shares) + 2);
}

Result<Recorded> People::tries(decltype(actions::ShareRequest::command) command, Date day,
                               const std::string& ref) {
    return try_shares({.command = std::move(command), .on = day, .ref = ref});
}

Result<Recorded> People::leaves(std::string_view no, Date day, savings::Refund refund) {
    return tries(
        savings::LeaveShare{
            .share = share(no), .reason = "chuyển đi tỉnh khác", .refund = refund, .consents = {}},
        day);
}

Result<Recorded> People::joins(std::string_view member, Date day) {
    return tries(savings::JoinShare{.member = std::string{member}, .consents = all_consents(day)},
                 day);
}

Result<Recorded> People::transfers(std::string_view no, std::string_view member, Date day,
                                   std::vector<savings::Consent> consents,
                                   std::optional<Vnd> price) {
    return tries(savings::HandOver{.by = savings::HandedBy::transfer,
                                   .share = share(no),
                                   .member = std::string{member},
                                   .price = price,
                                   .reason = {},
                                   .consents = std::move(consents)},
                 day);
}

Result<Recorded> People::inherits(std::string_view no, std::string_view member, Date day) {
    return tries(savings::HandOver{.by = savings::HandedBy::inheritance,
                                   .share = share(no),
                                   .member = std::string{member},
                                   .price = {},
                                   .reason = "chị Hoa mất",
                                   .consents = {}},
                 day);
}

Result<Recorded> People::dissolves(Date day) {
    return tries(savings::DissolveGroup{.reason = "tổ tan", .consents = all_consents(day)}, day);
}

std::vector<savings::Consent> People::all_consents(Date day) {
    std::vector<savings::Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const auto& line : group_at(day).shares) {
        consents.push_back({.share = line.share, .name = line.name});
    }
    return consents;
}

void People::check_everybody_is_square() {
    const auto group = group_at(far_ahead);
    for (const auto& line : group.shares) {
        BOOST_TEST(line.net.count() == 0, "share " << share_text(line.share));
    }
    BOOST_TEST(group.cash.count() == 0);
    const auto balances = balances_at(far_ahead);
    for (const auto& [account, amount] : balances.all()) {
        BOOST_TEST(amount.count() == 0, account.name());
    }
}

}  // namespace hui::tests
