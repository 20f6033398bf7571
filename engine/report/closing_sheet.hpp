#pragma once

#include "engine/closing/month_close.hpp"
#include "engine/closing/portfolio_close.hpp"
#include "engine/journal/witness.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// What was closed with a month in one book (sổ tháng). It follows from the closing and the entries
/// before it alone, so it is the same whenever it is asked for.
struct ClosingSheet {
    struct Line {
        Account account;
        Vnd before;  ///< debit positive, as are all balances
        Vnd debits;
        Vnd credits;
        Vnd after;
    };
    /// The entries of one kind that are dated in the month.
    struct Moved {
        std::string kind;
        std::int64_t entries = 0;
        Vnd amount;  ///< what they moved (`moved_by`)
    };
    /// An entry of the month for something that happened in an earlier one.
    struct Adjustment {
        Seq seq;
        std::string kind;
        Date on;
        Date of_date;
        std::optional<Seq> of;  ///< the entry that it undoes, or in whose place it stands
        Vnd amount;
    };

    std::string book;
    Entry closing;
    closing::MonthClosed said;
    std::vector<Line> lines = {};
    std::vector<Moved> moved = {};
    std::vector<Adjustment> adjustments = {};
    std::vector<closing::LoanClosed> loans = {};  ///< as they stood at the end of the month

    /// That of the closing entry.
    [[nodiscard]] Witness witness() const { return Witness::of(closing.hash); }
};

/// The sum of an entry's debits; of guarantees only where nothing else moved.
[[nodiscard]] Vnd moved_by(const Entry& entry);

/// The sheet of a closed month of a group or a portfolio. Refused with `unknown_book` or
/// `month_not_closed`, and with `ledger_damaged` where an entry since the closing before isn't what
/// was hashed, or the entries don't come to what the closing states.
[[nodiscard]] Result<ClosingSheet> closing_sheet(store::Ledger& ledger, std::string_view book,
                                                 Month month);

}  // namespace hui::report
