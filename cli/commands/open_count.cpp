#include "cli/commands/open_count.hpp"

#include "cli/messages.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

Json open_count_json(const std::string& group, const savings::OpenCount& open) {
    return {{"group", group},
            {"seq", open.count.seq.count()},
            {"on", iso(open.count.on)},
            {"counted", open.count.counted.count()},
            {"difference", open.difference.count()}};
}

void print_open_count(const std::string& group, const savings::OpenCount& open) {
    print_line(fill(open.difference < Vnd{}
                        ? mark("  {group}: the count of {date} (entry no. {seq}) found {missing} "
                               "đ missing, and nobody posted it (hui reconcile {group})")
                        : mark("  {group}: the count of {date} (entry no. {seq}) found {over} đ "
                               "too much, and nobody posted it (hui reconcile {group})"),
                    {{"group", group},
                     {"date", open.count.on},
                     {"seq", open.count.seq.count()},
                     {"missing", -open.difference},
                     {"over", open.difference}}));
}

}  // namespace hui::cli
