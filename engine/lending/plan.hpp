#pragma once

#include "engine/lending/year_part.hpp"

#include <vector>

namespace hui::lending {

struct FlatInterest;

/// What falls due on one day of a loan's plan (kỳ trả nợ).
struct Instalment {
    std::int64_t n = 1;
    Date due;
    Days days;    ///< since the due date before, or the disbursement
    Vnd opening;  ///< the principal that was outstanding over those days
    Vnd principal;
    Vnd interest;
    [[nodiscard]] Vnd payment() const { return principal + interest; }
    friend bool operator==(const Instalment&, const Instalment&) = default;
};

/// A loan's plan: its principal, to the đồng, and the interest if all is paid on its day.
struct Plan {
    std::vector<Instalment> instalments;
    [[nodiscard]] Vnd total_interest() const;
};

/// One of the periods that a plan is made of.
struct Period {
    Date due;
    YearPart part;
    enum class Principal { free, due } principal = Principal::due;
};

/// The periods of some terms. Refuses `bad_plan` as `plan_of` does.
[[nodiscard]] Result<std::vector<Period>> periods_of(const Terms& terms);

/// Makes the plan of a loan. Interest of a period is the principal outstanding over it × its part
/// of the year × the rate (Circular 14/2017/TT-NHNN, where the days are counted); a flat loan's is
/// on the whole principal throughout. Parts of the principal, and each interest, are rounded half
/// up to `round_to` once; of equal instalments the instalment and the interest are. Two sums are to
/// the đồng, for they are agreed beforehand: the principal, and flat interest over the whole term.
/// What rounding leaves of them goes to the first or last instalment that has a part of it. Where
/// it goes to the first of equal instalments and rounding lets no first one make the others come
/// out even, the last is the least bit smaller than they are.
///
/// Several due dates that move off the same rest days fall on one day, with no days between them:
/// none is left out, for the number of instalments is agreed.
///
/// Refuses, in this order: `bad_plan` (a principal or number of periods that no loan has, a first
/// due date not after the disbursement, a last one beyond `latest_date`, a grace that leaves no
/// instalment, or what the method has no room for; its fact `part` is the option that is wrong),
/// `plan_too_coarse` (rounding, or a long period's interest in equal instalments, leaves nothing or
/// less for an instalment; its fact `unit` is `round_to`). Throws `Overflow` where a sum leaves 64
/// bits, which none does of the amounts, rates and dates that are read from text.
[[nodiscard]] Result<Plan> plan_of(const Terms& terms);
/// The same over given periods, at least one: of the terms, only what isn't about dates counts.
/// What a flat loan's first instalment has begun with comes on top of the interest it gets here.
[[nodiscard]] Result<Plan> plan_over(const Terms& terms, const std::vector<Period>& periods,
                                     const FlatInterest& flat);

}  // namespace hui::lending
