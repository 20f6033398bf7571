#include "cli/commands/group_terms.hpp"

#include "cli/commands/group_calendar.hpp"
#include "cli/commands/group_default.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"

namespace hui::cli {

namespace {

/// What was agreed, and the rate that it comes to.
std::string late_interest_in_words(const savings::LateInterest& late, Rate rate) {
    const Rate* agreed = std::get_if<Rate>(&late);
    if (std::holds_alternative<savings::NoInterest>(late)) { return tr("late interest: none"); }
    if (agreed == nullptr) {
        // xgettext:no-c-format
        return fill(mark("late interest: the legal default, {rate} % a year"),
                    {{"rate", show(rate)}});
    }
    if (*agreed > rate) {
        // xgettext:no-c-format
        return fill(mark("late interest: {agreed} % a year, computed at the cap of {rate} %"),
                    {{"agreed", show(*agreed)}, {"rate", show(rate)}});
    }
    // xgettext:no-c-format
    return fill(mark("late interest: {rate} % a year"), {{"rate", show(*agreed)}});
}

}  // namespace

void print_terms(const savings::Terms& terms, Rate late_rate) {
    print_line("  " + late_interest_in_words(terms.late_interest, late_rate));
    if (terms.reserve > Vnd{}) {
        print_line("  " + fill(mark("reserve fund: {reserve} đ are left in it from each draw"),
                               {{"reserve", terms.reserve}}));
    }
    if (terms.payout_approval == savings::Approval::two_persons) {
        print_line("  " + std::string{tr("each payout needs a second person who agrees")});
    }
    print_default_agreement(terms.on_default);
    print_agreement(terms.calendar);
}

}  // namespace hui::cli
