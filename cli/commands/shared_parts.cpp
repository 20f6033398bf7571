#include "cli/commands/shared_parts.hpp"

#include "cli/messages.hpp"
#include "cli/table.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

Json parts_json(const std::vector<savings::ReservePart>& parts) {
    Json all = Json::array();
    for (const savings::ReservePart& part : parts) {
        all.push_back({{"share", share_text(part.share)}, {"amount", part.amount.count()}});
    }
    return all;
}

void print_parts(const std::vector<savings::ReservePart>& parts, const char* title) {
    Table table{{{mark("Share")}, {title, Table::Column::Align::right}}};
    for (const savings::ReservePart& part : parts) {
        table.add({share_text(part.share), show(part.amount)});
    }
    table.print();
}

}  // namespace hui::cli
