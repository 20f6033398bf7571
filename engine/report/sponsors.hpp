#pragma once

#include "engine/store/group_table.hpp"

#include <map>
#include <string>

namespace hui::report {

/// A group at the end of a day, and who vouched for the shares that had drawn by then.
struct GroupWithSponsors {
    savings::Group group;
    /// As the rules that were in force at the draw name him.
    std::map<ShareNo, std::string> sponsors;
};
[[nodiscard]] GroupWithSponsors group_with_sponsors(store::Ledger& ledger,
                                                    const store::BookRow& book, Date on);

}  // namespace hui::report
