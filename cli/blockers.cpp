#include "cli/blockers.hpp"

#include "cli/counted.hpp"
#include "cli/messages.hpp"

#include <algorithm>

namespace hui::cli {

namespace {

const char* sentence_for(closing::BlockerCode code) {
    using enum closing::BlockerCode;
    switch (code) {
        case earlier_month_open:
            return mark("{month} is still open: close it first");
        case turn_undecided:
            return mark(
                "round {round}, to be drawn on {due}, is not drawn, and whose turn it is has "
                "not been decided: hui turn draw or hui turn set, then the payout");
        case pot_lacks_money:
            return mark(
                "round {round}, to be drawn on {due}, is not drawn (share {holder}); {lacking} "
                "đ are lacking of {shares}: record the money or an advance, then the payout");
        case pot_partly_there:
            return mark(
                "round {round}, to be drawn on {due}, is not drawn (share {holder}); {lacking} "
                "đ are lacking of {shares}: record the money, or hand over what was collected: "
                "hui payout {group} --amount {there}");
        case money_not_there:
            return mark(
                "round {round}, to be drawn on {due}, is not drawn (share {holder}): all have "
                "paid, but {lacking} đ of it went out of box and bank, such as a bank's fee or "
                "a difference; hui journal {group} shows it. Once it was made good, pay the pot "
                "out");
        case round_not_drawn:
            return mark(
                "round {round}, to be drawn on {due}, is not drawn: the pot is there, pay it "
                "out to share {holder}");
        case due_unpaid:
            return mark(
                "share {share} owes {amount} đ of round {round}, which is drawn: record its "
                "money or an advance, or carry it with --carry");
        case cash_differs:
            return mark(
                "{counted} đ were counted, but at the end of {date} the book has {book} đ in "
                "cash: count what was there on that day, and look for what was not recorded");
        case count_differs:
            return mark(
                "{counted} đ were counted on {date} (entry no. {seq}), but the book has {book} "
                "đ in cash: look for what was not recorded, record it, and count again, or post "
                "the difference: hui reconcile {group} --post-difference --reason TEXT");
        case open_dispute:
            return mark(
                "{name} ({member}) contests the book since {since} (entry no. {seq}): {reason}; "
                "settle it first: hui dispute settle {group} --member {member} --reason TEXT");
    }
    return "";
}

}  // namespace

std::string sentence_of(const closing::Blocker& blocker) {
    std::vector<NamedFact> facts = blocker.facts;
    name_counts(facts);
    const bool is_to_count_again =
        blocker.code == closing::BlockerCode::count_differs &&
        std::any_of(facts.begin(), facts.end(), [](const auto& f) { return f.name == "since"; });
    if (is_to_count_again) {
        return fill(mark("{counted} đ were counted on {date} (entry no. {seq}), but the book has "
                         "{book} đ in cash, and entry no. {since} of the same day was recorded "
                         "since; count again: hui reconcile {group} --counted N"),
                    facts);
    }
    return fill(sentence_for(blocker.code), facts);
}

}  // namespace hui::cli
