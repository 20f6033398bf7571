#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/lending/decide_loan.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hui::actions {

/// The portfolios in which something is recorded, inside a transaction: each is opened once, and
/// what changes in it is written once, by `save`. A unit that has none yet gets its portfolio with
/// the first entry that is recorded there.
class OpenPortfolios {
public:
    /// The register's book must be open for writing, and be saved afterwards.
    OpenPortfolios(store::Ledger& ledger, store::Book& registry_book, const Actor& actor)
        : ledger_(ledger),
          registry_book_(registry_book),
          actor_(actor) {}

    /// Null where the unit has none yet.
    [[nodiscard]] store::Book* find(std::string_view unit);
    /// The portfolio of a row that the ledger gave.
    [[nodiscard]] store::Book& open(const store::BookRow& row);
    /// What the rules of loans need to know of a day of the unit's portfolio.
    [[nodiscard]] lending::Day day(std::string_view unit, Date on);

    /// Records what was decided, as `append_drafts` does.
    [[nodiscard]] Result<Recorded> append(std::string_view unit, Result<std::vector<Draft>> drafts,
                                          const std::string& ref);
    /// Writes what changed since it was last written.
    void save();

private:
    struct Open {
        store::Book book;
        Seq saved;
    };
    store::Book& begin(std::string_view unit);

    store::Ledger& ledger_;
    store::Book& registry_book_;
    const Actor& actor_;
    std::map<std::string, Open> open_;  ///< by the book's key
};

}  // namespace hui::actions
