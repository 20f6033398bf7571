#include "cli/commands/share_screens.hpp"

#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "engine/report/group_report.hpp"
#include "engine/savings/events.hpp"
#include "engine/store/register_table.hpp"

namespace hui::cli {

namespace {

using savings::Consent;

/// Says of one event what it means.
class Screen {
public:
    Screen(store::Ledger& ledger, const actions::Recorded& recorded)
        : ledger_(ledger),
          entry_(recorded.entry),
          group_(recorded.book),
          report_(need(report::group_report(ledger, group_, entry_.effective_on))) {}

    void operator()(const savings::ShareLeft& event) const {
        const report::ShareLine& share = line_of(event.share);
        auto facts = facts_of({{"share", named(event.share)},
                               {"after", event.after.count()},
                               {"paid", share.paid},
                               {"round", share.turn.count()},
                               {"no", share_text(event.share)},
                               {"arrears", share.arrears},
                               {"amount", event.refunded}});
        print_line(fill(mark("Share {share} of {group} left on {date}; rounds drawn by then: "
                             "{after}"),
                        facts));
        print_parts(mark("  {party} gets back {amount} đ that it had paid ahead"), event.returned);
        if (event.advanced > Vnd{}) {
            print_line(
                fill(mark("  the {amount} đ that the organiser had advanced for it come back "
                          "to him in its turn"),
                     {{"amount", event.advanced}}));
        }
        if (event.covered > Vnd{}) {
            print_line(fill(mark("  the {amount} đ that the reserve fund had paid for it come back "
                                 "to the fund in its turn"),
                            {{"amount", event.covered}}));
        }
        if (share.turn <= event.after) {
            print_line(fill(mark("  it owes {arrears} đ now: hui contribute {group} {no}"), facts));
        } else if (share.paid == Vnd{}) {
            print_line(tr("  it paid nothing itself: nothing comes back to it"));
        } else if (event.refund == savings::Refund::by_organiser) {
            print_line(
                fill(mark("  the organiser refunded {amount} đ, and gets them back in its turn"),
                     facts));
        } else if (event.refund == savings::Refund::by_reserve) {
            print_line(
                fill(mark("  the reserve fund refunded {amount} đ, and gets them back in its turn"),
                     facts));
        } else {
            facts.push_back({"back", day_of(share.turn)});
            print_line(fill(mark("  the {paid} đ that it paid come back in round {round}, {back}"),
                            facts));
        }
        print_agreed(event.consents);
        print_approved(event.approved_by);
        print_reason(event.reason);
    }
    void operator()(const savings::HolderChanged& event) const {
        const auto facts = facts_of({{"share", share_text(event.share)},
                                     {"member", member(event.member)},
                                     {"was", member(event.was)},
                                     {"price", event.price}});
        print_line(fill(
            event.by == savings::HandedBy::inheritance
                ? mark("Share {share} of {group} is inherited by {member} from {was} on {date}")
                : mark("Share {share} of {group} is held by {member} from {date} on, before by "
                       "{was}"),
            facts));
        if (event.price > Vnd{}) {
            print_line(fill(
                mark("  {member} owes {was} {price} đ for it, outside the group's books"), facts));
        }
        print_agreed(event.consents);
        print_reason(event.reason);
    }
    void operator()(const savings::ShareJoined& event) const {
        print_line(fill(mark("Share {share} of {group}, held by {member}, came in on {date}; it "
                             "draws in round {turn}, the last"),
                        facts_of({{"share", share_text(event.seat.share)},
                                  {"member", member(event.seat.member)},
                                  {"turn", event.seat.turn.count()}})));
        for (const savings::Passed& part : event.passed) {
            print_line(
                fill(mark("  it pays share {share} {amount} đ directly, not through the box; "
                          "the book has it as paid"),
                     {{"amount", part.amount}, {"share", named(part.share)}}));
        }
        print_agreed(event.consents);
    }
    void operator()(const savings::OrganiserChanged& event) const {
        print_line(fill(mark("{member} organises {group} from {date} on, before it was {was}"),
                        facts_of({{"member", member(event.member)}, {"was", member(event.was)}})));
        if (event.claims > Vnd{}) {
            print_line(
                fill(mark("  {member} takes over the claim on {amount} đ that {was} had laid out, "
                          "and owes "
                          "{was} that much outside the group's books"),
                     {{"member", event.member}, {"was", event.was}, {"amount", event.claims}}));
        }
        print_reason(event.reason);
    }
    void operator()(const savings::GroupDissolved& event) const {
        print_line(
            fill(mark("Group {group} is dissolved on {date}"), facts_of(std::vector<NamedFact>{})));
        print_parts(mark("  {party} gets {amount} đ of what is in hand"), event.shared);
        print_parts(mark("  {party} gets {amount} đ of the reserve fund"), event.funds.reserve);
        print_parts(mark("  {party} gets {amount} đ of the late interest"), event.funds.interest);
        for (const savings::Claim& claim : event.claims) {
            print_line(fill(mark("  {from} owes {to} {amount} đ"), facts_of(claim)));
        }
        if (!event.claims.empty()) {
            const savings::Claim& first = event.claims.front();
            print_line(fill(
                mark("  when it is paid: hui group settle {group} --from {debtor} "
                     "--to {creditor} --amount N"),
                facts_of(
                    {{"debtor", share_text(first.from)},
                     {"creditor", first.to == ShareNo{} ? "organiser" : share_text(first.to)}})));
        }
        print_agreed(event.consents);
        print_approved(event.approved_by);
        print_reason(event.reason);
    }
    void operator()(const savings::ClaimSettled& event) const {
        print_line(
            fill(mark("{group}, {date}: {from} has paid {to} {amount} đ"), facts_of(event.claim)));
        Vnd open;
        for (const savings::Claim& claim : report_.claims) {
            const bool is_same = claim.from == event.claim.from && claim.to == event.claim.to;
            if (is_same) { open += claim.amount; }
        }
        print_line(fill(mark("  {amount} đ of it are still owed"), {{"amount", open}}));
        print_approved(event.approved_by);
    }
    template <class Other>
    void operator()(const Other&) const {}

private:
    [[nodiscard]] std::vector<NamedFact> facts_of(std::vector<NamedFact> more) const {
        more.push_back({"group", group_});
        more.push_back({"date", entry_.effective_on});
        return more;
    }
    [[nodiscard]] std::vector<NamedFact> facts_of(const savings::Claim& claim) const {
        return facts_of(
            {{"from", party(claim.from)}, {"to", party(claim.to)}, {"amount", claim.amount}});
    }
    [[nodiscard]] const report::ShareLine& line_of(ShareNo share) const {
        return report_.shares.at(static_cast<std::size_t>(share.count() - 1));
    }
    /// `03 (Lý Thị Hoa)`
    [[nodiscard]] std::string named(ShareNo share) const {
        return share_text(share) + " (" + line_of(share).name + ")";
    }
    /// `share 03 (Lý Thị Hoa)`, or the organiser.
    [[nodiscard]] std::string party(ShareNo no) const {
        if (no == ShareNo{}) { return party_in_words(no); }
        return fill(mark("share {share}"), {{"share", named(no)}});
    }
    /// `M4 (Lý Thị Hoa)`
    [[nodiscard]] std::string member(const std::string& code) const {
        const auto found = store::find_member(ledger_, code);
        return found ? code + " (" + found->name + ")" : code;
    }
    [[nodiscard]] Date day_of(Round round) const {
        const auto rounds = need(report::turn_report(ledger_, group_, entry_.effective_on));
        return rounds.at(static_cast<std::size_t>(round.count() - 1)).due;
    }
    template <class Part>
    void print_parts(const char* line, const std::vector<Part>& parts) const {
        for (const Part& part : parts) {
            print_line(fill(line, {{"party", party(part.share)}, {"amount", part.amount}}));
        }
    }
    static void print_agreed(const std::vector<Consent>& consents) {
        std::string names;
        for (const Consent& consent : consents) {
            names += (names.empty() ? "" : ", ") + consent.name + " (" +
                     party_in_words(consent.share) + ")";
        }
        if (!names.empty()) { print_line(fill(mark("  agreed: {names}"), {{"names", names}})); }
    }
    static void print_approved(const std::string& name) {
        if (name.empty()) { return; }
        print_line(fill(mark("  approved by {name}"), {{"name", name}}));
    }
    static void print_reason(const std::string& reason) {
        if (reason.empty()) { return; }
        print_line(fill(mark("  reason: {reason}"), {{"reason", reason}}));
    }

    store::Ledger& ledger_;
    const Entry& entry_;
    const std::string& group_;
    report::GroupReport report_;
};

}  // namespace

void print_share_change(store::Ledger& ledger, const actions::Recorded& recorded) {
    std::visit(Screen{ledger, recorded},
               *savings::event_of(recorded.entry.kind, recorded.entry.body));
    if (recorded.entry.receipt != ReceiptNo{}) {
        print_line(fill(mark("Receipt {receipt}"), {{"receipt", recorded.entry.receipt.count()}}));
    }
}

}  // namespace hui::cli
