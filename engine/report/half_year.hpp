#pragma once

#include "engine/actions/units_asked.hpp"
#include "engine/lending/loan_events.hpp"
#include "engine/savings/history.hpp"
#include "engine/store/journal_table.hpp"
#include "engine/store/ledger.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace hui::report {

/// The first or second half of a year: `2024-1` is January to June.
struct HalfYear {
    date::year year;
    int half = 1;
    [[nodiscard]] Date first() const;
    [[nodiscard]] Date last() const;
};
/// Refuses anything but `YYYY-1` and `YYYY-2` with `bad_period`.
[[nodiscard]] Result<HalfYear> parse_half_year(std::string_view text);
/// `2024-1`
[[nodiscard]] std::string half_year_text(HalfYear period);

/// The figures that a federation reports twice a year.
struct HalfYearReport {
    HalfYear period;
    std::optional<std::string> unit;  ///< nothing = all
    std::int64_t groups = 0;          ///< active on any day of the period
    std::int64_t members = 0;         ///< people with a share in them
    Vnd contribution_min;
    Vnd contribution_max;
    Vnd contributed;  ///< in the period
    Vnd paid_out;     ///< in the period, without what draws left in reserve funds
    Vnd cash;         ///< of the groups, on its last day
    Vnd arrears;      ///< in the groups, on its last day
    /// What else came in or went out in the period, so that `cash` adds up to the đồng.
    struct Flows {
        Vnd cash_before = {};  ///< in hand on the day before the period
        Vnd taken_over = {};   ///< in hand of groups when these books took them over
        Vnd advanced = {};  ///< by organisers, for late shares or refunds, less what they got back
        Vnd late_interest = {};    ///< that came into the groups' money
        Vnd interest_shared = {};  ///< late interest that was handed out
        Vnd reserve_out = {};      ///< of reserve funds, spent or given back
        Vnd cash_difference = {};  ///< of counts of the boxes, as posted, and of banks
    };
    Flows flows = {};
    /// The loans that the union vouches for or lends. A loan belongs to the unit of its portfolio.
    struct Loans {
        std::int64_t disbursed = 0;  ///< of which something was paid out in the period
        Vnd principal = {};          ///< what was paid out of it in the period
        Vnd outstanding = {};        ///< of all loans' principal, on its last day
        std::int64_t overdue = 0;    ///< loans with something late on its last day
        Vnd late = {};               ///< of them, what is late on that day, with interest
        lending::Split repaid = {};  ///< in the period
        Vnd written_off = {};        ///< of the principal, in the period, less what was recovered
        Vnd collected = {};          ///< in the period, for lenders
        Vnd passed_on = {};          ///< to them, in the period
    };
    Loans loans = {};
    Vnd reserve = {};  ///< the part of `cash` in reserve funds: it stayed there of the pots
};

/// A unit includes those below it. Refused with `unknown_unit`, or as `check_told` does of the last
/// day.
[[nodiscard]] Result<HalfYearReport> half_year_report(store::Ledger& ledger, HalfYear period,
                                                      std::optional<std::string> unit);

/// What a figure is.
enum class Measure { money, count };

/// A figure of the report that its parts add up to, by its name in the answers of programs.
struct HalfYearFigure {
    using MoneyIn = Vnd (*)(const HalfYearReport& report);
    using CountIn = std::int64_t (*)(const HalfYearReport& report);
    const char* name;
    enum class Of { groups, loans } of;
    std::variant<MoneyIn, CountIn> read;

    [[nodiscard]] Measure measure() const;
    /// What the report says; of a count, the count, as in `ExplainedLine::amount`.
    [[nodiscard]] Vnd in(const HalfYearReport& report) const;
};
[[nodiscard]] std::span<const HalfYearFigure> half_year_figures();

/// Whether the report of units counts a book: a group by the unit that it is of, loans by that of
/// their portfolio.
[[nodiscard]] bool is_of_units(store::Ledger& ledger, const store::BookRow& book,
                               const actions::UnitsAsked& units);

/// What adds to the report: a book and, of it, a loan, a share, or an entry of the period.
struct HalfYearPart {
    std::string book;
    std::string loan = {};
    ShareNo share = {};
    std::optional<Seq> seq = {};
};
/// Is told of each part when it was added, and the report as it is then.
using EachHalfYearPart = std::function<void(const HalfYearPart&, const HalfYearReport&)>;
struct HalfYearParts {
    EachHalfYearPart each;
    std::string by_entries_of = {};  ///< the portfolio whose loans are told entry by entry
};
/// The report, part by part. Refused likewise.
[[nodiscard]] Result<HalfYearReport> half_year_by_parts(store::Ledger& ledger, HalfYear period,
                                                        std::optional<std::string> unit,
                                                        const HalfYearParts& parts);

}  // namespace hui::report
