#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/result.hpp"
#include "engine/journal/body.hpp"
#include "engine/journal/entry.hpp"

#include <optional>
#include <string_view>

namespace hui {

/// What an entry in an open month says of an earlier one, that is closed: the sheet of that month
/// stays as it is, the next one shows the adjustment.
struct Correction {
    Date of_date;                 ///< when it truly happened; the entry's own day or before
    std::optional<Seq> corrects;  ///< the reversed entry in whose place it stands; else forgotten
    friend bool operator==(const Correction&, const Correction&) = default;
};

/// What somebody says of the true date of what is recorded now; nothing in both = its own day.
struct TrueDate {
    std::optional<Date> of_date;  ///< nothing = that of the entry that is corrected
    std::optional<Seq> corrects;  ///< the reversed entry in whose place it stands
    friend bool operator==(const TrueDate&, const TrueDate&) = default;
};

/// What a book tells of the entry that is to be corrected.
struct CorrectedEntry {
    Date on;
    std::optional<Date> undone_on;    ///< the day from which its reversal holds
    std::optional<Seq> corrected_by;  ///< an entry that stands in its place already
};

/// Where and when a correction is recorded.
struct CorrectionDay {
    std::string_view book;
    Date on;
    std::optional<Month> closed_through;
};

/// What a correction's entry will say of it; nothing for what is no correction. `original` is what
/// `said.corrects` names; nothing where the book has no such entry, or one that moves nothing.
/// Refuses, in this order: `nothing_to_correct`, `not_reversed` (it still stands, or stands until a
/// later day), `corrected_already`, `true_date_later` (than the entry's own day), `true_month_open`
/// (then the entry can have its true date as its own; not where what it corrects still stands on
/// that).
[[nodiscard]] Result<std::optional<Correction>> decide_correction(
    const TrueDate& said, const std::optional<CorrectedEntry>& original, const CorrectionDay& day);

/// What an entry says of its true date, as it was said.
[[nodiscard]] TrueDate said_by(const std::optional<Correction>& correction);
/// Whether an entry says of its true date what is said again.
[[nodiscard]] bool is_as_said(const std::optional<Correction>& correction, const TrueDate& said);

/// Writes the number of the entry that is corrected, under `corrects`.
void add_corrected_entry(BodyWriter& body, const std::optional<Correction>& correction);
/// Writes the true date, under `of_date`.
void add_true_date(BodyWriter& body, const std::optional<Correction>& correction);
[[nodiscard]] std::optional<Correction> correction_in(const BodyReader& body);

/// The day on which what an entry records truly happened, where that isn't its own: of a
/// correction, and of the reversal of an entry of an earlier day.
[[nodiscard]] std::optional<Date> true_date_of(const Entry& entry);

/// When what an entry records happened: on the true date that it says, else on its own.
[[nodiscard]] Date happened_on(const Entry& entry);
/// How long after that it was recorded. Nothing where it came from a file of older books.
[[nodiscard]] std::optional<Days> recorded_after(const Entry& entry);
/// More than this is long.
inline constexpr Days long_after{7};

}  // namespace hui
