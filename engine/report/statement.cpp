#include "engine/report/statement.hpp"

#include "engine/base/text.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/report/group_at.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace hui::report {

namespace {

using savings::Group;
using savings::Share;

/// An entry's lines (of every share where a group was taken over), and what the organiser laid out
/// or got back by it.
struct EntryLines {
    Date on;
    Seq seq;
    std::vector<StatementLine> lines;
    std::vector<Claim> claims;
    std::optional<savings::HolderChange> holder = {};
    std::optional<std::string> newcomer = {};  ///< the member whose share came in, or went again
};

/// What goes along when a share, or the organiser's place (0), changes hands.
struct Carried {
    Vnd paid;
    Vnd received;
    Vnd advanced;
    Vnd claims;
};

/// What the organiser laid out, or got back, by a movement.
std::optional<Claim> claim_of(const StatementLine& line, const savings::Movement& movement) {
    const bool is_back = movement.draws != 0;
    Claim claim{.on = line.on,
                .group = line.group,
                .share = line.share,
                .seq = line.seq,
                .receipt = line.receipt,
                .laid_out = line.advanced + (is_back ? Vnd{} : movement.refunded),
                .got_back = line.repaid - (is_back ? movement.refunded : Vnd{})};
    for (const savings::Passed& part : movement.passed) {
        if (part.share == ShareNo{}) { claim.got_back += part.amount; }
    }
    for (const savings::Claim& paid : movement.claims) {
        const bool is_his = !movement.dissolves && paid.to == ShareNo{};
        if (!is_his) { continue; }
        claim.share = paid.from;
        claim.got_back -= paid.amount;
    }
    for (const savings::SettledInterest& item : movement.interest) {
        const bool is_hand_over = item.what == savings::InterestOn::hand_over;
        (is_hand_over ? claim.interest_paid : claim.interest_received) +=
            is_hand_over ? item.paid : item.to_organiser;
    }
    const bool is_nothing = claim.laid_out == Vnd{} && claim.got_back == Vnd{} &&
                            claim.interest_received == Vnd{} && claim.interest_paid == Vnd{};
    return is_nothing ? std::nullopt : std::optional{claim};
}

/// What an entry hands out beside pots: of a reserve fund and of late interest.
struct HandedOut {
    std::vector<savings::ReservePart> reserve;
    std::vector<savings::ReservePart> interest;
};

HandedOut handed_out_by(std::string_view kind, std::string_view body) {
    if (kind == reversed_kind) {
        const Undone undone = undone_by(body);
        HandedOut back = handed_out_by(undone.kind, undone.body);
        for (auto* parts : {&back.reserve, &back.interest}) {
            for (savings::ReservePart& part : *parts) { part.amount = -part.amount; }
        }
        return back;
    }
    if (kind == savings::reserve_returned_kind) {
        return {.reserve = savings::reserve_returned_of(body).parts, .interest = {}};
    }
    if (kind == savings::interest_shared_kind) {
        return {.reserve = {}, .interest = savings::interest_shared_of(body).parts};
    }
    if (kind != savings::group_dissolved_kind) { return {}; }
    const auto event = savings::group_dissolved_of(body);
    return {.reserve = event.funds.reserve, .interest = event.funds.interest};
}

/// One line for each share that something was handed out to.
void add_handed_out(std::vector<StatementLine>& lines, const StatementLine& empty,
                    const HandedOut& out) {
    for (const savings::ReservePart& part : out.reserve) {
        lines.push_back(empty);
        lines.back().share = part.share;
        lines.back().returned = part.amount;
    }
    for (const savings::ReservePart& part : out.interest) {
        lines.push_back(empty);
        lines.back().share = part.share;
        lines.back().interest_received = part.amount;
    }
}

/// Something was paid on claims of a dissolved group: a line for who paid, and who was paid.
void add_settled(std::vector<StatementLine>& lines, const StatementLine& empty,
                 const savings::Movement& movement) {
    for (const savings::Claim& paid : movement.claims) {
        for (const ShareNo party : {paid.from, paid.to}) {
            if (party == ShareNo{}) { continue; }
            lines.push_back(empty);
            lines.back().share = party;
            lines.back().settled = -paid.amount;
            lines.back().from = paid.from;
            lines.back().to = paid.to;
        }
    }
}

/// A line of what an entry is, before what it moved.
StatementLine empty_line(const std::string& group, const Entry& entry) {
    return {.on = entry.effective_on,
            .group = group,
            .share = {},
            .seq = entry.seq,
            .receipt = entry.receipt,
            .kind = entry.kind,
            .reverses = entry.reverses};
}

/// What an entry says of the shares, and to the organiser.
EntryLines lines_of(const std::string& group, const Entry& entry,
                    const savings::Movement& movement) {
    const StatementLine empty = empty_line(group, entry);
    StatementLine line = empty;
    line.share = movement.share;
    line.paid = movement.paid;
    line.repaid = movement.repaid;
    line.received = movement.received;
    line.advanced = movement.advanced_together();
    line.reserve = movement.reserve;
    for (const savings::SettledInterest& item : movement.interest) {
        const bool is_hand_over = item.what == savings::InterestOn::hand_over;
        (is_hand_over ? line.interest_received : line.interest_paid) += item.paid;
    }
    EntryLines all{.on = line.on, .seq = line.seq, .lines = {}, .claims = {}};
    all.holder = movement.holder;
    if (movement.joining) { all.newcomer = movement.joining->seat.member; }
    if (auto claim = claim_of(line, movement)) { all.claims.push_back(*claim); }
    if (movement.share != ShareNo{}) {
        all.lines.push_back(line);
        if (movement.draws != 0 && movement.refunded != Vnd{}) {
            all.lines.back().about = LineAbout::organiser_repaid;
            all.lines.back().refunded = -movement.refunded;
        }
        if (entry.kind == savings::holder_changed_kind) {
            all.lines.back().by = savings::holder_changed_of(entry.body).by;
        }
    }
    for (const savings::TakenOver& share : movement.taken_over) {
        StatementLine brought = line;
        brought.share = share.share;
        brought.paid = share.paid;
        brought.received = share.received;
        for (const savings::AdvancedDue& due : share.advances) { brought.advanced += due.amount; }
        if (auto claim = claim_of(brought, movement)) { all.claims.push_back(*claim); }
        all.lines.push_back(std::move(brought));
    }
    for (const savings::Passed& part : movement.passed) {
        if (part.share == ShareNo{}) { continue; }
        all.lines.push_back(empty);
        all.lines.back().share = part.share;
        all.lines.back().received = part.amount;
    }
    if (!movement.dissolves) { add_settled(all.lines, empty, movement); }
    add_handed_out(all.lines, empty, handed_out_by(entry.kind, entry.body));
    return all;
}

StatementShare share_of(const Group& group, const Share& share, Date on) {
    std::vector<savings::Claim> claims;
    for (const savings::Claim& claim : group.claims) {
        if (claim.from == share.no || claim.to == share.no) { claims.push_back(claim); }
    }
    return {.group = group.terms.code,
            .group_name = group.terms.name,
            .share = share.no,
            .turn = share.turn,
            .paid = share.paid,
            .received = share.received,
            .advanced = savings::advance_open(group, share),
            .net = savings::net_of(group, share),
            .arrears = savings::arrears_of(group, share, on),
            .dissolved = group.dissolved,
            .claims = std::move(claims)};
}

/// Whether one of the wanted members organises the group, or holds a share of it, or did.
bool is_about(store::Ledger& ledger, const store::BookRow& book, const Group& group,
              const std::map<std::string, Statement>& wanted) {
    const auto is_wanted = [&](const std::string& member) {
        return wanted.contains(code_key(member));
    };
    const auto former = store::former_holders(ledger, book);
    return is_wanted(group.terms.organiser) ||
           std::any_of(former.begin(), former.end(), is_wanted) ||
           std::any_of(group.shares.begin(), group.shares.end(),
                       [&](const Share& share) { return is_wanted(share.member); });
}

/// Gives each line to who held its share at the time, and each claim to who organised.
class Giving {
public:
    Giving(const Group& now, const savings::History& history,
           std::map<std::string, Statement>& wanted)
        : now_(now),
          history_(history),
          wanted_(wanted) {}

    /// The next in the order of dates.
    void give(const EntryLines& entry) {
        if (entry.holder && entry.holder->share == ShareNo{}) { return pass_claims(entry); }
        if (entry.holder) { return pass_share(entry); }
        for (const Claim& claim : entry.claims) {
            carried_[ShareNo{}].claims += claim.laid_out - claim.got_back;
            give_claim(claim, holder_of(ShareNo{}, now_.terms.organiser, entry));
        }
        for (const StatementLine& line : entry.lines) {
            carry(line);
            const Share* share = now_.find(line.share);
            const std::string holder = share == nullptr ? "" : share->member;
            const bool is_newcomers = entry.newcomer && line.share == entry.lines.front().share;
            give_line(line, is_newcomers ? *entry.newcomer : holder_of(line.share, holder, entry));
        }
    }

private:
    [[nodiscard]] std::string holder_of(ShareNo share, std::string now,
                                        const EntryLines& entry) const {
        return history_.holder_at(share, std::move(now), entry.on, entry.seq);
    }
    void carry(const StatementLine& line) {
        Carried& carried = carried_[line.share];
        carried.paid += line.paid;
        carried.received += line.received;
        carried.advanced += line.advanced - line.repaid;
    }
    void give_line(const StatementLine& line, const std::string& member) {
        const auto statement = wanted_.find(code_key(member));
        if (statement != wanted_.end()) { statement->second.lines.push_back(line); }
    }
    void give_claim(const Claim& claim, const std::string& member) {
        const auto statement = wanted_.find(code_key(member));
        if (statement != wanted_.end()) { statement->second.claims.push_back(claim); }
    }
    /// What the group owes the organiser goes along with his place.
    void pass_claims(const EntryLines& entry) {
        Claim claim{.on = entry.on,
                    .group = now_.terms.code,
                    .share = ShareNo{},
                    .seq = entry.seq,
                    .receipt = {},
                    .laid_out = {},
                    .got_back = carried_[ShareNo{}].claims};
        if (claim.got_back == Vnd{}) { return; }
        give_claim(claim, entry.holder->was);
        std::swap(claim.laid_out, claim.got_back);
        give_claim(claim, entry.holder->member);
    }
    /// So does what a share has paid and received.
    void pass_share(const EntryLines& entry) {
        const Carried& carried = carried_[entry.holder->share];
        StatementLine line = entry.lines.front();
        line.paid = carried.paid;
        line.received = carried.received;
        line.advanced = carried.advanced;
        line.about = LineAbout::came;
        line.other_member = entry.holder->was;
        give_line(line, entry.holder->member);
        line.paid = -line.paid;
        line.received = -line.received;
        line.advanced = -line.advanced;
        line.about = LineAbout::went;
        line.other_member = entry.holder->member;
        give_line(line, entry.holder->was);
    }

    const Group& now_;
    const savings::History& history_;
    std::map<std::string, Statement>& wanted_;
    std::map<ShareNo, Carried> carried_;
};

/// Adds what one group has to say of the wanted members.
void add_group(store::Ledger& ledger, const store::BookRow& book, Date on,
               std::map<std::string, Statement>& wanted) {
    const Group now = store::load_group(ledger, book);
    if (!is_about(ledger, book, now, wanted)) { return; }
    savings::History history;
    std::vector<EntryLines> entries;
    store::each_entry(ledger, book, [&](const Entry& entry) {
        auto movement = savings::movement_of(entry);
        if (!movement) { return; }
        if (entry.effective_on <= on) {
            entries.push_back(lines_of(now.terms.code, entry, *movement));
        }
        history.add(*std::move(movement));
    });
    std::sort(entries.begin(), entries.end(), [](const EntryLines& a, const EntryLines& b) {
        return std::tie(a.on, a.seq) < std::tie(b.on, b.seq);
    });
    Giving giving{now, history, wanted};
    for (const EntryLines& entry : entries) { giving.give(entry); }
    const Group then = history.as_of(now, on);
    for (const Share& share : then.shares) {
        const auto statement = wanted.find(code_key(share.member));
        if (statement != wanted.end()) {
            statement->second.shares.push_back(share_of(then, share, on));
        }
    }
}

Result<std::map<std::string, Statement>> members_meant(store::Ledger& ledger,
                                                       std::optional<std::string_view> code) {
    std::map<std::string, Statement> wanted;
    if (code) {
        const auto member = store::find_member(ledger, *code);
        if (!member) { return refuse(Code::unknown_member, {{"member", std::string{*code}}}); }
        wanted[code_key(member->code)] = {.member = member->code, .name = member->name};
        return wanted;
    }
    for (const auto& [member, name] : store::member_names(ledger)) {
        wanted[code_key(member)] = {.member = member, .name = name};
    }
    return wanted;
}

}  // namespace

StatementTotals totals_of(const Statement& statement) {
    StatementTotals totals{};
    for (const StatementLine& line : statement.lines) {
        totals.paid += line.paid;
        totals.received += line.received;
        totals.advanced += line.advanced;
        totals.reserve += line.reserve;
        totals.returned += line.returned;
        totals.interest_paid += line.interest_paid;
        totals.interest_received += line.interest_received;
    }
    return totals;
}

Result<std::vector<Statement>> statements(store::Ledger& ledger,
                                          std::optional<std::string_view> member, Date on) {
    return store::attempt([&]() -> Result<std::vector<Statement>> {
        const store::Snapshot snapshot{ledger};
        auto wanted = members_meant(ledger, member);
        if (!wanted) { return wanted.refusal(); }
        for (const store::BookRow& book : store::group_books(ledger)) {
            add_group(ledger, book, on, *wanted);
        }
        std::vector<Statement> all;
        for (auto& [key, statement] : *wanted) {
            const bool is_empty =
                statement.shares.empty() && statement.lines.empty() && statement.claims.empty();
            if (!member && is_empty) { continue; }
            const auto by_date = [](const auto& a, const auto& b) { return a.on < b.on; };
            std::stable_sort(statement.lines.begin(), statement.lines.end(), by_date);
            std::stable_sort(statement.claims.begin(), statement.claims.end(), by_date);
            all.push_back(std::move(statement));
        }
        return all;
    });
}

}  // namespace hui::report
