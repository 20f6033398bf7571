#pragma once

#include "engine/journal/account.hpp"
#include "engine/journal/witness.hpp"
#include "engine/lending/loan_figures.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/closing_sheet.hpp"
#include "engine/report/half_year.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// What the figures that can be explained are called where they are asked for.
namespace figure_name {
inline constexpr const char* balance = "balance";
inline constexpr const char* cash = "cash";
inline constexpr const char* reserve = "reserve";
inline constexpr const char* due = "due";
inline constexpr const char* late_interest = "late-interest";
inline constexpr const char* loan = "loan";
inline constexpr const char* sheet = "sheet";
inline constexpr const char* report = "report";
inline constexpr const char* half_year = "half-year";  ///< the report
}  // namespace figure_name

/// One line of an explanation: what adds to the figure, or takes off it.
struct ExplainedLine {
    enum class What {
        stated,          ///< the balance that a closing stated
        entry,           ///< an entry; of a round or an instalment where `n` is set
        due,             ///< a due of round `n`
        in_its_place,    ///< an entry by which others paid `beside` for round `n`: it adds nothing
        late_due,        ///< interest on a late due of round `n`: `base` for `days`
        late_hand_over,  ///< the same on a pot that came late
        as_settled,      ///< interest as it was settled
        principal,       ///< of instalment `n`, that fell due
        in_term,         ///< its contract interest: `base` for `days`
        agreed,          ///< the same, agreed beforehand
        on_late_principal,  ///< what grew on it since it fell due: `base` for `days`
        on_late_interest,   ///< the same
        of_book,            ///< what a book adds
        of_share,           ///< what the share `n` of it adds
        of_loan,            ///< what `loan` adds
    };
    What what = What::entry;
    Date on;
    std::optional<Seq> seq = {};       ///< the entry; of days, the one that ended them
    std::string kind = {};             ///< of the entry
    std::string book = {};             ///< of the entry, where it isn't the explanation's
    std::optional<Seq> reverses = {};  ///< of the entry
    std::int64_t n = 0;                ///< the round, the instalment, or the share
    std::string loan = {};
    Vnd base = {};
    Days days{0};
    Rate rate = {};  ///< a year
    /// As in `lending::FigurePart`.
    std::optional<lending::YearPart> of_year = {};
    std::optional<lending::YearPart> of_period = {};
    Vnd beside = {};
    Vnd amount = {};  ///< where the figure is a count, a count
    std::vector<std::string> next =
        {};  ///< the figure that explains the amount, as it is asked for
};

/// The closing that an explanation starts from.
struct ClosingBefore {
    Month month;
    Seq seq;
    Witness witness;
};

/// An entry that set what the rule goes by: terms, a policy, a schedule.
struct Ground {
    std::string book;
    Seq seq;
    std::string kind;
    Date on;
};

/// From what a figure comes. Its lines sum to it.
struct Explanation {
    enum class Rule {
        balance,
        cash,
        reserve,
        due,
        late_interest,
        outstanding,
        overdue,
        late_loan,
        loan_interest,
        payoff,
        sheet_account,
        sheet_kind,
        sheet_loan,
        half_year_groups,
        half_year_loans
    };
    /// What the rule says besides in a case.
    enum class Note {
        real_days,      ///< contract interest by real days of a year of 365
        equal_periods,  ///< the same in equal periods
        flat,           ///< the same agreed with the schedule, in equal periods
        to_hundreds,    ///< each interest of the loan is rounded to a multiple of 100 đồng
        to_thousands,
        each_once,         ///< members are counted with the first book that has them
        not_in_own_round,  ///< in a net group a share has no due in its own round
        left_the_group,    ///< what a share owes that left, and what it doesn't any more
        dissolved,         ///< nothing is due any more: what was owed is in the claims
        takes_off,         ///< what lessens late interest, and what counts of a pot that came late
        no_late_interest,  ///< the group agreed on none
    };
    Rule rule = Rule::balance;
    std::vector<Note> notes = {};
    std::vector<std::string> figure;  ///< as it is asked for: `balance`, `G001`, `assets:cash`
    std::string book;                 ///< empty = many
    Date on;
    Measure measure = Measure::money;
    std::optional<ClosingBefore> starts_from = {};  ///< nothing = the book's first entry
    std::vector<ExplainedLine> lines = {};
    Vnd total = {};
    /// Of a due: the interest that the lateness of what is outstanding has cost so far.
    std::vector<ExplainedLine> interest_lines = {};
    Vnd interest = {};
    std::vector<Ground> grounds = {};
    Witness witness;  ///< of the book, or of the month's closing
};

/// What ended the days for which a line reckons interest; `no_days` = nothing is known of it.
enum class Until { no_days, entry, fell_due, asked };
[[nodiscard]] Until until_of(const Explanation& explanation, const ExplainedLine& line);

/// What `balance_report` says of an account. Refused with `unknown_book`, `unknown_figure` (nothing
/// was posted to such an account), or as `check_told` does.
[[nodiscard]] Result<Explanation> explain_balance(store::Ledger& ledger, std::string_view book,
                                                  const Account& account, const AsOf& as_of);
/// A group's box and bank account together, as `group_report` says. Refused with `unknown_group`,
/// or as `check_told` does.
[[nodiscard]] Result<Explanation> explain_cash(store::Ledger& ledger, std::string_view group,
                                               const AsOf& as_of);
/// A group's reserve fund; likewise, and with `no_reserve`.
[[nodiscard]] Result<Explanation> explain_reserve(store::Ledger& ledger, std::string_view group,
                                                  const AsOf& as_of);

/// What a share owes by the day, and what that has cost, as `due_report` says. Refused with
/// `unknown_group`, `unknown_share`, or as `check_told` does.
[[nodiscard]] Result<Explanation> explain_due(store::Ledger& ledger, std::string_view group,
                                              ShareNo share, const AsOf& as_of);
/// The interest on what was late of a share, dues and hand-over, that is neither paid nor waived,
/// as `interest_report` says; what was settled is told, too. Refused likewise.
[[nodiscard]] Result<Explanation> explain_late_interest(store::Ledger& ledger,
                                                        std::string_view group, ShareNo share,
                                                        const AsOf& as_of);

/// A figure of a loan, as `loan_report` says. Refused with `unknown_loan`, `loan_not_begun`.
[[nodiscard]] Result<Explanation> explain_loan(store::Ledger& ledger, std::string_view loan,
                                               lending::Figure figure, Date on);

/// What a closing sheet says of a loan, in the order of its columns: `V001 overdue`.
inline constexpr auto loan_columns =
    std::to_array<std::string_view>({"outstanding", "overdue", "overdue_interest", "accrued"});
/// A line of a month's closing sheet: an account at the month's end, what the entries of a kind
/// moved, or a figure of a loan. Refused with `unknown_book`, `month_not_closed`, `unknown_figure`.
[[nodiscard]] Result<Explanation> explain_sheet(store::Ledger& ledger, std::string_view book,
                                                Month month, const std::string& line);

/// The last of them; nothing for what the sheet doesn't say of a loan. For use inside a snapshot.
[[nodiscard]] std::optional<Result<Explanation>> explain_sheet_loan(store::Ledger& ledger,
                                                                    const ClosingSheet& sheet,
                                                                    const std::string& line);

/// A figure of the half-year's report, of all units or one and those below it; by books, or of one
/// book by what makes it.
struct HalfYearAsked {
    HalfYear period;
    std::string figure;
    std::optional<std::string> unit = {};
    std::optional<std::string> book = {};
};
/// Refused with `unknown_figure`, `unknown_book` (also one that isn't of the unit: fact `unit`), or
/// as the report is.
[[nodiscard]] Result<Explanation> explain_half_year(store::Ledger& ledger,
                                                    const HalfYearAsked& asked);

/// The explanation with its sums; they must come to what the report says, or the program is wrong.
[[nodiscard]] Explanation summed(Explanation explanation, Vnd reported);

}  // namespace hui::report
