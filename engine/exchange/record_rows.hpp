#pragma once

#include "engine/exchange/rows.hpp"
#include "engine/store/book.hpp"

#include <set>

namespace hui::exchange {

/// What the steps of an import share, inside its transaction.
struct ImportRun {
    store::Ledger& ledger;
    store::Book& registry_book;
    const actions::Actor& actor;
    ImportRows& rows;
    Outcome& outcome;

    /// Counts what became of a row that makes one entry.
    void note(Place place, const Result<actions::Recorded>& recorded, std::int64_t& created) {
        if (!recorded) {
            outcome.reject(place, recorded.refusal());
        } else if (recorded->writing == actions::Recorded::Writing::found) {
            outcome.skip();
        } else {
            ++created;
        }
        outcome.row_done();
    }
    /// Counts a row that a rule refuses.
    void refuse_row(Place place, Refusal reason) {
        outcome.reject(place, std::move(reason));
        outcome.row_done();
    }
    /// Counts a row that stands in the ledger already.
    void skip_row() {
        outcome.skip();
        outcome.row_done();
    }
};

/// Adds the units, each after the one above it, whatever their order in the files.
void record_units(ImportRun& run);
void record_members(ImportRun& run);
void record_lenders(ImportRun& run);

using RejectedGroups = std::set<Codes::Index>;
/// Opens the groups, each with all its shares or not at all. Gives those whose rows were rejected:
/// nothing new is recorded in them.
[[nodiscard]] RejectedGroups record_groups(ImportRun& run);

/// Records the money, group by group in the order of dates.
void record_money(ImportRun& run, const RejectedGroups& rejected);

/// Records the loans and their money in the order of dates, whosever portfolio they are in, so that
/// limits across portfolios hold as they did then.
void record_loans(ImportRun& run);

}  // namespace hui::exchange
