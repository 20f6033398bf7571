#include "engine/savings/contribute.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// What of a share's money pays others back.
struct PaidBack {
    Vnd to_organiser;
    Vnd to_reserve;
};

/// The part of `amount` that pays others back: in each due, oldest first, the share's money first
/// meets what nobody covers, then what the organiser advanced, then what the reserve fund paid.
PaidBack paid_back_by(const Group& group, const Share& share, Vnd amount) {
    PaidBack back;
    if (share.paid_for_it() == Vnd{}) { return back; }
    for (const Due& due : dues_of(group, share)) {
        amount -= std::min(amount, due.uncovered());
        const Vnd to_organiser = std::min(amount, due.advanced);
        back.to_organiser += to_organiser;
        amount -= to_organiser;
        const Vnd to_reserve = std::min(amount, due.from_reserve);
        back.to_reserve += to_reserve;
        amount -= to_reserve;
    }
    return back;
}

Refusal nothing_due(const Group& group, const Share& share, Date on) {
    for (const Due& due : dues_of(group, share)) {
        if (due.outstanding() > Vnd{}) {
            return refuse(Code::nothing_due, {{"group", group.terms.code},
                                              {"share", share_text(share.no)},
                                              {"date", on},
                                              {"next", due.on},
                                              {"amount", due.outstanding()}});
        }
    }
    return refuse(Code::over_the_cycle,
                  {{"group", group.terms.code}, {"share", share_text(share.no)}, {"left", Vnd{}}});
}

}  // namespace

Result<Contributed> decide_contribute(const Group& group, const Contribute& command, When when,
                                      std::optional<Date> last_moved) {
    const Share* share = group.find(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_was_there(*share, when.on)) { return *refusal; }
    const Vnd amount = command.amount.value_or(arrears_of(group, *share, when.on));
    if (!command.amount && amount == Vnd{}) { return nothing_due(group, *share, when.on); }
    if (amount <= Vnd{}) { return refuse(Code::amount_not_positive, {{"amount", amount}}); }
    const Vnd left = dues_through(group, *share, group.rounds()) - share->paid;
    if (amount > left) {
        return refuse(
            Code::over_the_cycle,
            {{"group", group.terms.code}, {"share", share_text(command.share)}, {"left", left}});
    }
    if (share->needs_date_order() && last_moved && when.on < *last_moved) {
        return refuse(Code::out_of_date_order,
                      {{"share", share_text(command.share)}, {"last", *last_moved}});
    }
    const PaidBack back = paid_back_by(group, *share, amount);
    return Contributed{.share = command.share,
                       .amount = amount,
                       .repaid = back.to_organiser,
                       .method = command.method,
                       .source = command.source,
                       .recovered = back.to_reserve};
}

std::vector<ShareNo> shares_owing(const Group& group, Date on) {
    std::vector<ShareNo> owing;
    for (const Share& share : group.shares) {
        if (arrears_of(group, share, on) > Vnd{}) { owing.push_back(share.no); }
    }
    return owing;
}

}  // namespace hui::savings
