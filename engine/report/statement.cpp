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

std::optional<StatementLine> line_of(const std::string& group, const Entry& entry) {
    const auto movement = savings::movement_of(entry);
    if (!movement || !movement->turns.empty()) { return std::nullopt; }
    return StatementLine{.on = entry.effective_on,
                         .group = group,
                         .share = movement->share,
                         .seq = entry.seq,
                         .receipt = entry.receipt,
                         .kind = entry.kind,
                         .reverses = entry.reverses,
                         .paid = movement->paid,
                         .repaid = movement->repaid,
                         .received = movement->received,
                         .advanced = movement->advanced_together()};
}

std::optional<Claim> claim_of(const StatementLine& line) {
    if (line.advanced == Vnd{} && line.repaid == Vnd{}) { return std::nullopt; }
    return Claim{.on = line.on,
                 .group = line.group,
                 .share = line.share,
                 .seq = line.seq,
                 .receipt = line.receipt,
                 .laid_out = line.advanced,
                 .got_back = line.repaid};
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
            .arrears = savings::arrears_of(group, share, on)};
}

/// Adds what one group has to say of the wanted members.
void add_group(store::Ledger& ledger, const store::BookRow& book, Date on,
               std::map<std::string, Statement>& wanted) {
    const Group now = store::load_group(ledger, book);
    const auto organiser = wanted.find(code_key(now.terms.organiser));
    const bool organises = organiser != wanted.end();
    const bool is_about =
        organises || std::any_of(now.shares.begin(), now.shares.end(), [&](const Share& s) {
            return wanted.contains(code_key(s.member));
        });
    if (!is_about) { return; }
    savings::History history;
    store::each_entry(ledger, book, [&](const Entry& entry) {
        if (auto movement = savings::movement_of(entry)) { history.add(*std::move(movement)); }
        const auto line = line_of(now.terms.code, entry);
        if (!line || line->on > on) { return; }
        const auto claim = claim_of(*line);
        if (organises && claim) { organiser->second.claims.push_back(*claim); }
        const Share* share = now.find(line->share);
        if (share == nullptr) {
            throw store::Fault{refuse(Code::ledger_damaged, {{"detail", now.terms.code}})};
        }
        const auto statement = wanted.find(code_key(share->member));
        if (statement != wanted.end()) { statement->second.lines.push_back(*line); }
    });
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
            if (!member && statement.shares.empty() && statement.claims.empty()) { continue; }
            const auto by_date = [](const auto& a, const auto& b) { return a.on < b.on; };
            std::stable_sort(statement.lines.begin(), statement.lines.end(), by_date);
            std::stable_sort(statement.claims.begin(), statement.claims.end(), by_date);
            all.push_back(std::move(statement));
        }
        return all;
    });
}

}  // namespace hui::report
