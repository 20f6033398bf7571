#include "engine/report/statement.hpp"

#include "engine/base/text.hpp"
#include "engine/report/group_at.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>

namespace hui::report {

namespace {

using savings::Group;
using savings::Share;

/// An entry's lines (of every share where a group was taken over), and what the organiser laid out
/// or got back by it.
struct EntryLines {
    std::vector<StatementLine> lines;
    std::vector<Claim> claims;
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
    const bool is_nothing = claim.laid_out == Vnd{} && claim.got_back == Vnd{};
    return is_nothing ? std::nullopt : std::optional{claim};
}

/// What an entry says of the shares, and to the organiser.
EntryLines lines_of(const std::string& group, const Entry& entry,
                    const savings::Movement& movement) {
    Vnd interest;
    for (const savings::SettledInterest& item : movement.interest) { interest += item.paid; }
    const StatementLine line{.on = entry.effective_on,
                             .group = group,
                             .share = movement.share,
                             .seq = entry.seq,
                             .receipt = entry.receipt,
                             .kind = entry.kind,
                             .reverses = entry.reverses,
                             .paid = movement.paid,
                             .repaid = movement.repaid,
                             .received = movement.received,
                             .advanced = movement.advanced_together(),
                             .reserve = movement.hands_over() ? movement.reserve : Vnd{},
                             .covered = movement.covered_together(),
                             .recovered = movement.recovered,
                             .interest = interest};
    EntryLines all;
    if (auto claim = claim_of(line, movement)) { all.claims.push_back(*claim); }
    if (movement.share != ShareNo{}) { all.lines.push_back(line); }
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
        all.lines.push_back(line);
        all.lines.back().share = part.share;
        all.lines.back().paid = Vnd{};
        all.lines.back().received = part.amount;
        all.lines.back().reserve = Vnd{};
    }
    return all;
}

/// Whom the share owes what is due by the day, each once.
std::vector<savings::Creditor> creditors_of(const Group& group, const Share& share, Date on) {
    std::vector<savings::Creditor> all;
    for (const savings::Due& due : savings::dues_of(group, share)) {
        if (due.on > on) { continue; }
        for (const savings::Creditor& one : savings::creditors_of(group, due)) {
            const auto known = std::find_if(all.begin(), all.end(), [&](const auto& other) {
                return other.who == one.who && other.share == one.share;
            });
            if (known == all.end()) {
                all.push_back(one);
            } else {
                known->amount += one.amount;
            }
        }
    }
    return all;
}

Vnd owed_to(const Group& group, const Share& share) {
    for (const savings::OwedPot& pot : savings::owed_pots(group)) {
        if (pot.share == share.no) { return pot.amount; }
    }
    return Vnd{};
}

StatementShare share_of(const Group& group, const Share& share, Date on) {
    return {.group = group.terms.code,
            .group_name = group.terms.name,
            .share = share.no,
            .turn = share.turn,
            .paid = share.paid,
            .received = share.received,
            .advanced = share.still_advanced(),
            .net = share.net(),
            .arrears = savings::arrears_of(group, share, on),
            .from_reserve = share.still_from_reserve(),
            .owed = owed_to(group, share),
            .creditors = creditors_of(group, share, on)};
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
void give_out(const std::vector<EntryLines>& entries, const Group& now,
              const savings::History& history, std::map<std::string, Statement>& wanted) {
    const auto statement_of = [&](ShareNo share, const std::string& holder, const auto& line) {
        return wanted.find(code_key(history.holder_at(share, holder, line.on, line.seq)));
    };
    for (const auto& [lines, claims] : entries) {
        for (const Claim& claim : claims) {
            const auto organiser = statement_of(ShareNo{}, now.terms.organiser, claim);
            if (organiser != wanted.end()) { organiser->second.claims.push_back(claim); }
        }
        for (const StatementLine& line : lines) {
            const Share* share = now.find(line.share);
            if (share == nullptr) {
                throw store::Fault{refuse(Code::ledger_damaged, {{"detail", now.terms.code}})};
            }
            const auto holder = statement_of(line.share, share->member, line);
            if (holder != wanted.end()) { holder->second.lines.push_back(line); }
        }
    }
}

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
    give_out(entries, now, history, wanted);
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
