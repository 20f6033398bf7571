#include "engine/actions/decide_again.hpp"

#include "engine/actions/corrected.hpp"
#include "engine/actions/same_entry.hpp"
#include "engine/actions/turns_again.hpp"
#include "engine/savings/advance.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/bank.hpp"
#include "engine/savings/contribute.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/defaults.hpp"
#include "engine/savings/dispute.hpp"
#include "engine/savings/dissolution.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/lot_draw.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/organiser.hpp"
#include "engine/savings/payout.hpp"
#include "engine/savings/reserve.hpp"
#include "engine/savings/share_interest.hpp"
#include "engine/savings/shares.hpp"
#include "engine/savings/takeover.hpp"

namespace hui::actions {

namespace {

using savings::Advanced;
using savings::Contributed;
using savings::GroupOpened;
using savings::InterestSettled;
using savings::LotCommitted;
using savings::PaidOut;
using savings::ReserveReturned;
using savings::ReserveSpent;

/// Decides each event again on the book as it stood.
struct DecideAgain {
    const Grounds& grounds;
    store::Book& before;
    const Entry& entry;

    [[nodiscard]] savings::When when() const {
        return {.on = entry.effective_on, .today = day_in_vietnam(entry.recorded_at)};
    }

    /// Compares what a rule decided again with the entry, which says `correction` of its true date.
    template <class Event>
    [[nodiscard]] std::optional<Code> compared_with_date(
        const Result<Event>& decided, const std::optional<Correction>& correction) const {
        const auto draft = corrected(before, decided, said_by(correction), when());
        return draft ? check_same(*draft, entry) : std::optional{draft.refusal().code};
    }

    /// Entries of the first versions took a part of what lacked from the newest due in every group.
    template <class Again>
    [[nodiscard]] static std::optional<Code> in_either_order(Again again) {
        const std::optional<Code> problem = again(savings::PartOf::oldest);
        return problem ? again(savings::PartOf::newest) : problem;
    }

    std::optional<Code> operator()(const GroupOpened& event) const {
        if (entry.seq != Seq{1} || event.terms.code != before.row().code) {
            return Code::not_as_decided;
        }
        if (auto refusal = check_known(event)) { return refusal; }
        if (when().on > when().today) { return Code::future_date; }
        if (event.taken_over.empty()) {
            return compared(savings::decide_open(event, grounds.policy), entry);
        }
        return compared(savings::decide_takeover(event, savings::papers_of(event), grounds.policy,
                                                 entry.effective_on),
                        entry);
    }
    std::optional<Code> operator()(const Contributed& event) const {
        const bool needs_history =
            savings::goes_by_history(before.group(), event.share, entry.effective_on);
        return compared_with_date(
            savings::decide_contribute(before.group(),
                                       {.share = event.share,
                                        .amount = event.amount,
                                        .method = event.method,
                                        .source = event.source},
                                       when(), needs_history ? &before.history() : nullptr),
            event.correction);
    }
    std::optional<Code> operator()(const Advanced& event) const {
        return in_either_order([&](savings::PartOf part_of) {
            return compared_with_date(
                savings::decide_advance(before.group(),
                                        {.share = event.share,
                                         .amount = event.amount,
                                         .method = event.method,
                                         .source = event.source,
                                         .part_of = part_of},
                                        when(),
                                        before.history().last_moved(before.group(), event.share)),
                event.correction);
        });
    }
    std::optional<Code> operator()(const PaidOut& event) const {
        return compared_with_date(
            savings::decide_payout(
                before.group(), before.history(),
                {.share = event.share,
                 .amount = event.amount,
                 .method = event.method,
                 .source = event.source,
                 .by = entry.actor,
                 .approved_by = event.approved_by,
                 .approval = grounds.policy.two_person_payout.on(entry.effective_on)},
                when()),
            event.correction);
    }
    std::optional<Code> operator()(const InterestSettled& event) const {
        return compared_with_date(
            savings::decide_settle_interest(before.group(), before.history(), grounds.policy,
                                            {.share = event.share,
                                             .what = event.what,
                                             .round = event.round,
                                             .how = event.how,
                                             .method = event.method,
                                             .reason = event.reason},
                                            when()),
            event.correction);
    }
    std::optional<Code> operator()(const savings::InterestShared& event) const {
        const bool is_equal = event.split == savings::InterestShared::Split::equal;
        return compared(savings::decide_share_interest(
                            before.group(), before.history(),
                            {.to = is_equal ? std::vector<savings::ReservePart>{} : event.parts,
                             .method = event.method,
                             .reason = event.reason},
                            when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::BankMoved& event) const {
        return compared_with_date(
            savings::decide_bank_move(before.group(), before.history(), event, when()),
            event.correction);
    }
    std::optional<Code> operator()(const ReserveSpent& event) const {
        return compared_with_date(savings::decide_spend_reserve(before.group(), before.history(),
                                                                {.amount = event.amount,
                                                                 .reason = event.reason,
                                                                 .by = event.by,
                                                                 .method = event.method},
                                                                when()),
                                  event.correction);
    }
    std::optional<Code> operator()(const ReserveReturned&) const {
        return compared(savings::decide_return_reserve(before.group(), before.history(), when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::TurnsChanged& event) const {
        return turns_changed_again({grounds.ledger_id, before, entry}, event);
    }
    std::optional<Code> operator()(const savings::TurnRulesAgreed& event) const {
        return compared(
            savings::decide_rules(before.group(), before.history(),
                                  {.rules = event.rules, .minute = event.minute}, when()),
            entry);
    }
    std::optional<Code> operator()(const savings::ShareLeft& event) const {
        return compared(savings::decide_leave(
                            before.group(), before.history(),
                            {.share = event.share,
                             .reason = event.reason,
                             .refund = event.refund,
                             .consents = event.consents,
                             .approved = {.by = entry.actor, .approved_by = event.approved_by}},
                            when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::HolderChanged& event) const {
        if (auto refusal = check_member(event.member)) { return refusal; }
        return compared(savings::decide_hand_over(before.group(), before.history(),
                                                  {.by = event.by,
                                                   .share = event.share,
                                                   .member = event.member,
                                                   .price = event.price,
                                                   .reason = event.reason,
                                                   .consents = event.consents},
                                                  when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::ShareJoined& event) const {
        if (auto refusal = check_member(event.seat.member)) { return refusal; }
        return compared(
            savings::decide_join(before.group(), before.history(), grounds.policy,
                                 {.member = event.seat.member, .consents = event.consents}, when()),
            entry);
    }
    std::optional<Code> operator()(const savings::OrganiserChanged& event) const {
        if (auto refusal = check_member(event.member)) { return refusal; }
        return compared(savings::decide_change_organiser(
                            before.group(), before.history(),
                            {.member = event.member, .reason = event.reason}, when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::GroupDissolved& event) const {
        return compared(savings::decide_dissolve(before.group(), before.history(),
                                                 {.reason = event.reason,
                                                  .consents = event.consents,
                                                  .approved = approved(event.approved_by),
                                                  .advance_claims = event.advance_claims},
                                                 when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::ClaimSettled& event) const {
        return compared(
            savings::decide_settle(before.group(), before.history(),
                                   {.claim = event.claim, .approved = approved(event.approved_by)},
                                   when()),
            entry);
    }
    std::optional<Code> operator()(const savings::ReserveCovered& event) const {
        return in_either_order([&](savings::PartOf part_of) {
            return compared_with_date(savings::decide_cover(before.group(), before.history(),
                                                            {.share = event.share,
                                                             .amount = event.amount,
                                                             .by = event.by,
                                                             .part_of = part_of},
                                                            when()),
                                      event.correction);
        });
    }
    std::optional<Code> operator()(const savings::ShareDefaulted& event) const {
        return compared(
            savings::decide_default(before.group(), before.history(),
                                    {.share = event.share, .reason = event.reason}, when()),
            entry);
    }
    std::optional<Code> operator()(const savings::CashCounted& event) const {
        const bool has_notes = !event.notes.empty();
        return compared(savings::decide_count(
                            before.group(), before.history(),
                            {.counted = has_notes ? std::nullopt : std::optional{event.counted},
                             .notes = event.notes,
                             .by = event.by},
                            when()),
                        entry);
    }
    std::optional<Code> operator()(const savings::DifferencePosted& event) const {
        return compared(savings::decide_post_difference(
                            before.group(), before.history(),
                            {.reason = event.reason, .on = entry.effective_on}, when().today),
                        entry);
    }
    std::optional<Code> operator()(const savings::DisputeChanged& event) const {
        return compared(savings::decide_dispute(before.group(), before.history(), event, when()),
                        entry);
    }
    std::optional<Code> operator()(const LotCommitted& event) const {
        // The secret isn't known yet: only whether there may be a commitment.
        if (auto refusal = savings::check_commit(before.group(), event.source, when())) {
            return refusal->code;
        }
        return check_same(savings::draft_of(event, day_in_vietnam(entry.recorded_at)), entry);
    }

private:
    /// Who handed money out, and what the register asked for then.
    [[nodiscard]] savings::Approved approved(const std::string& approved_by) const {
        return {.by = entry.actor,
                .approved_by = approved_by,
                .approval = grounds.policy.two_person_payout.on(entry.effective_on)};
    }
    /// Whether the register knew the member when the entry was recorded.
    [[nodiscard]] std::optional<Code> check_member(const std::string& code) const {
        const bool is_known = grounds.registry.has_member(code, grounds.then);
        return is_known ? std::nullopt : std::optional{Code::unknown_member};
    }
    [[nodiscard]] std::optional<Code> check_known(const GroupOpened& event) const {
        if (!grounds.registry.has_unit(event.terms.unit, grounds.then)) {
            return Code::unknown_unit;
        }
        if (auto refusal = check_member(event.terms.organiser)) { return refusal; }
        for (const savings::Seat& seat : event.seats) {
            if (auto refusal = check_member(seat.member)) { return refusal; }
        }
        return {};
    }
};

}  // namespace

std::optional<Code> decided_again(const Grounds& grounds, store::Book& before, const Entry& entry,
                                  const savings::Event& event) {
    return std::visit(DecideAgain{grounds, before, entry}, event);
}

}  // namespace hui::actions
