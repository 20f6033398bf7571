#include "engine/actions/shares.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"

namespace hui::actions {

namespace {

using savings::ChangeOrganiser;
using savings::DissolveGroup;
using savings::HandOver;
using savings::JoinShare;
using savings::LeaveShare;
using savings::SettleClaim;

/// Whether an earlier entry is what each command asks for again.
struct IsSameShares {
    const Entry& entry;

    bool operator()(const LeaveShare& command) const {
        if (entry.kind != savings::share_left_kind) { return false; }
        const auto event = savings::share_left_of(entry.body);
        return event.share == command.share && event.reason == command.reason &&
               event.refund == command.refund && event.consents == command.consents &&
               event.approved_by == command.approved.approved_by;
    }
    bool operator()(const HandOver& command) const {
        if (entry.kind != savings::holder_changed_kind) { return false; }
        const auto event = savings::holder_changed_of(entry.body);
        return event.by == command.by && event.share == command.share &&
               code_key(event.member) == code_key(command.member) &&
               event.price == command.price.value_or(event.price) &&
               event.reason == command.reason && event.consents == command.consents;
    }
    bool operator()(const JoinShare& command) const {
        if (entry.kind != savings::share_joined_kind) { return false; }
        const auto event = savings::share_joined_of(entry.body);
        return code_key(event.seat.member) == code_key(command.member) &&
               event.consents == command.consents;
    }
    bool operator()(const ChangeOrganiser& command) const {
        if (entry.kind != savings::organiser_changed_kind) { return false; }
        const auto event = savings::organiser_changed_of(entry.body);
        return code_key(event.member) == code_key(command.member) && event.reason == command.reason;
    }
    bool operator()(const DissolveGroup& command) const {
        if (entry.kind != savings::group_dissolved_kind) { return false; }
        const auto event = savings::group_dissolved_of(entry.body);
        return event.reason == command.reason && event.consents == command.consents &&
               event.approved_by == command.approved.approved_by;
    }
    bool operator()(const SettleClaim& command) const {
        if (entry.kind != savings::claim_settled_kind) { return false; }
        const auto event = savings::claim_settled_of(entry.body);
        return event.claim == command.claim && event.approved_by == command.approved.approved_by;
    }
};

/// Decides each command on a group as its book has it. A member must be known; the code is kept as
/// the register writes it.
struct DecideShares {
    store::Ledger& ledger;
    const savings::Group& group;
    const savings::History& history;
    savings::When when;
    const std::string& actor;

    Result<Draft> operator()(LeaveShare command) const {
        command.approved.by = actor;
        return drafted(savings::decide_leave(group, history, command, when), when.on);
    }
    Result<Draft> operator()(HandOver command) const {
        if (auto refusal = resolve(command.member)) { return *refusal; }
        return drafted(savings::decide_hand_over(group, history, command, when), when.on);
    }
    Result<Draft> operator()(JoinShare command) const {
        if (auto refusal = resolve(command.member)) { return *refusal; }
        return drafted(
            savings::decide_join(group, history, store::policy_of(ledger), command, when), when.on);
    }
    Result<Draft> operator()(ChangeOrganiser command) const {
        if (auto refusal = resolve(command.member)) { return *refusal; }
        return drafted(savings::decide_change_organiser(group, history, command, when), when.on);
    }
    Result<Draft> operator()(DissolveGroup command) const {
        add_approval(command.approved);
        return drafted(savings::decide_dissolve(group, history, command, when), when.on);
    }
    Result<Draft> operator()(SettleClaim command) const {
        add_approval(command.approved);
        return drafted(savings::decide_settle(group, history, command, when), when.on);
    }

private:
    /// Who hands the money out, and whether somebody else must agree.
    void add_approval(savings::Approved& approved) const {
        approved.by = actor;
        approved.approval = store::policy_of(ledger).two_person_payout.on(when.on);
    }
    [[nodiscard]] Check resolve(std::string& code) const {
        const auto member = known_member(ledger, code);
        if (!member) { return member.refusal(); }
        code = member->code;
        return {};
    }
};

}  // namespace

Result<Recorded> change_shares(store::Ledger& ledger, store::Book& book,
                               const ShareRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return entry.effective_on == request.on &&
                   std::visit(IsSameShares{entry}, request.command);
        })) {
        return *std::move(earlier);
    }
    auto draft = std::visit(DecideShares{.ledger = ledger,
                                         .group = book.group(),
                                         .history = book.history(),
                                         .when = {.on = request.on, .today = actor.today()},
                                         .actor = actor.name},
                            request.command);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

}  // namespace hui::actions
