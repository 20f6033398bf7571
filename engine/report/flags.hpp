#pragma once

#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"
#include "engine/savings/history.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// What an auditor looks at first (dấu hiệu đáng ngờ). None of them is a fault: each is a reason to
/// ask.
#define HUI_FLAGS(X)    \
    X(no_contribution)  \
    X(shared_phone)     \
    X(shared_id_number) \
    X(out_of_order)     \
    X(far_from_date)    \
    X(round_trip)       \
    X(cash_held)        \
    X(several_groups)   \
    X(large_opening)    \
    X(receipt_missing)

enum class FlagCode {
#define HUI_CODE(name) name,
    HUI_FLAGS(HUI_CODE)
#undef HUI_CODE
};
[[nodiscard]] std::string_view name_of(FlagCode code);

/// An entry of some book.
struct EntryPlace {
    std::string book;
    Seq seq;
    friend auto operator<=>(const EntryPlace&, const EntryPlace&) = default;
};

struct Flag {
    FlagCode code;
    std::string book;                 ///< the register for what is about several groups
    std::vector<EntryPlace> entries;  ///< those behind it
    std::vector<NamedFact> facts;     ///< for its sentence
};

/// From when on something is worth asking about.
struct FlagLimits {
    Days recorded_after = long_after;  ///< longer than this after its own day
    Days cash_lies{35};                ///< a month and some days
    Vnd large_opening{100'000'000};    ///< Decree 19/2019 art. 14: to be told to the commune
};

/// A book as it is looked at: all its entries in order. Only those by a day raise a flag, or stand
/// behind one.
struct BookUnderAudit {
    std::string code;
    std::vector<Entry> entries;
    Date on;
};
/// A group's book, and what its entries by the day make of the group.
struct GroupUnderAudit {
    BookUnderAudit book;
    savings::Group group;
    savings::History history;
};

/// The flags of one group, in the order of their codes:
/// - `no_contribution`: a share that never paid itself, though two of its dues have passed, or one
///   and it has drawn;
/// - `out_of_order`: a draw in another round than was planned when the turn was first decided;
/// - `far_from_date`: money that was recorded long after the day on which it truly happened
///   (imported entries don't count; what undoes others late is a `round_trip`);
/// - `round_trip`: money that was undone on a later day than the one on which it was recorded, or
///   than its own; or that came back on a later day than it was recorded: recorded again just as it
///   was within a week, by the days of recording or by the dates, or corrected at any time. What
///   was recorded in its place stands behind the flag, too;
/// - `cash_held`: money that has lain in the box for long (`savings::cash_held`), without the
///   oldest of it, which is the reserve fund's;
/// - `large_opening`: a round that collects 100,000,000 đồng or more;
/// - `receipt_missing`: a gap in the row of receipts.
[[nodiscard]] std::vector<Flag> flags_of_group(const GroupUnderAudit& group,
                                               const FlagLimits& limits);

/// The flags of a portfolio: `far_from_date`, `round_trip` and `receipt_missing` as of a group, and
/// `cash_held` for what was collected for lenders (`lending::collected_cash`).
[[nodiscard]] std::vector<Flag> flags_of_portfolio(const BookUnderAudit& book,
                                                   const FlagLimits& limits);

/// An organiser of a group that is running, for `several_groups`.
struct Organises {
    std::string member;
    std::string group;
    Seq since;  ///< the entry of the group's book by which he is
};
/// One flag for each member who organises two groups or more.
[[nodiscard]] std::vector<Flag> several_groups(const std::vector<Organises>& all);

/// A value that a member gave; only whether two are the same is ever told.
struct MemberValue {
    std::string member;
    std::string value;
    Seq seq;  ///< the entry of the register that it came with
};
/// One flag for each value that two members or more have, without regard to blanks and signs,
/// and in phone numbers to +84 or 0 before them.
[[nodiscard]] std::vector<Flag> shared_values(FlagCode code, std::vector<MemberValue> values);

}  // namespace hui::report
