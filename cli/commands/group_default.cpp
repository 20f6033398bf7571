#include "cli/commands/group_default.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace hui::cli {

savings::OnDefault on_default_of(const Arguments& arguments) {
    const auto way = arguments.get("--on-default");
    return way ? need(savings::parse_on_default(*way)) : savings::OnDefault::organiser;
}

void print_default_agreement(savings::OnDefault way) {
    switch (way) {
        case savings::OnDefault::organiser:
            return;
        case savings::OnDefault::reserve:
            return print_line(
                "  " + std::string{tr("where a member pays no more: the reserve fund pays first")});
        case savings::OnDefault::pro_rata:
            return print_line(
                "  " +
                std::string{tr("where a member pays no more: what the reserve fund has not is "
                               "spread over the draws to come")});
        case savings::OnDefault::collected:
            return print_line(
                "  " + std::string{tr("where a member pays no more: the drawer gets what was "
                                      "collected, and the rest once it is paid")});
    }
}

void print_default(const report::GroupReport& group) {
    for (const report::ShareLine& line : group.shares) {
        const std::string share = share_text(line.share);
        if (line.in_default) {
            print_line(fill(mark("share {share} is said to pay no more since {date}"),
                            {{"share", share}, {"date", *line.in_default}}));
        }
        if (line.from_reserve > Vnd{}) {
            print_line(fill(mark("share {share} owes the reserve fund {amount} đ"),
                            {{"share", share}, {"amount", line.from_reserve}}));
        }
    }
    for (const savings::OwedPot& pot : group.owed) {
        if (pot.amount == pot.payable) { continue; }
        print_line(fill(mark("share {share} is still owed {amount} đ of the pot of round {round}; "
                             "{payable} đ of it are there"),
                        {{"share", share_text(pot.share)},
                         {"amount", pot.amount},
                         {"round", pot.round.count()},
                         {"payable", pot.payable}}));
    }
}

void add_default(Json& document, const report::GroupReport& group) {
    document["on_default"] = std::string{savings::on_default_text(group.terms.on_default)};
    document["owed"] = Json::array();
    for (const savings::OwedPot& pot : group.owed) {
        document["owed"].push_back({{"round", pot.round.count()},
                                    {"share", share_text(pot.share)},
                                    {"amount", pot.amount.count()},
                                    {"payable", pot.payable.count()}});
    }
    for (std::size_t i = 0; i < group.shares.size(); ++i) {
        const report::ShareLine& line = group.shares[i];
        Json& share = document["shares"][i];
        share["from_reserve"] = line.from_reserve.count();
        share["in_default"] = line.in_default ? Json(iso(*line.in_default)) : Json(nullptr);
    }
}

}  // namespace hui::cli
