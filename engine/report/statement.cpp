#include "engine/report/statement.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/loans_at.hpp"
#include "engine/report/statement_lines.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace hui::report {

namespace {

using savings::Group;
using savings::Share;

/// What goes along when a share, or the organiser's place (0), changes hands.
struct Carried {
    Vnd paid;
    Vnd received;
    Vnd advanced;
    Vnd claims;
};

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

StatementShare share_of(const Group& group, const Share& share, Vnd laid_out, Date on) {
    std::vector<savings::Claim> claims;
    for (const savings::Claim& claim : group.claims) {
        if (claim.from == share.no || claim.to == share.no) { claims.push_back(claim); }
    }
    return {.group = group.terms.code,
            .group_name = group.terms.name,
            .share = share.no,
            .turn = share.turn,
            .paid = share.paid - laid_out,
            .received = share.received - laid_out,
            .advanced = savings::advance_open(group, share),
            .net = savings::net_of(group, share),
            .arrears = savings::arrears_of(group, share, on),
            .dissolved = group.dissolved,
            .claims = std::move(claims),
            .from_reserve = savings::cover_open(group, share),
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
            statement->second.shares.push_back(
                share_of(then, share, history.laid_out_for(share.no, on), on));
        }
    }
}

/// When its money was first paid out, and when something was last repaid.
void add_days(const LoanAt& loan, StatementLoan& line) {
    for (const lending::Happening& happening : loan.history.happenings()) {
        if (!happening.stands_on(loan.standing.on)) { continue; }
        const bool is_disbursed = std::holds_alternative<lending::Disbursed>(happening.event);
        if (is_disbursed && !line.disbursed_on) { line.disbursed_on = happening.on; }
        if (std::holds_alternative<lending::LoanTakenOver>(happening.event)) {
            line.disbursed_on = loan.agreement().terms.disbursed;
        }
        if (std::holds_alternative<lending::Repaid>(happening.event)) {
            line.last_paid = happening.on;
        }
    }
}

void add_loan(const LoanAt& loan, std::map<std::string, Statement>& wanted) {
    const auto statement = wanted.find(code_key(loan.agreement().borrower));
    if (statement == wanted.end()) { return; }
    const lending::Standing& standing = loan.standing;
    StatementLoan line{.loan = loan.agreement().loan,
                       .lender = loan.agreement().lender,
                       .stage = standing.stage,
                       .withdrawn_by = standing.withdrawn_by,
                       .disbursed = standing.disbursed,
                       .paid = standing.paid.total(),
                       .outstanding = standing.outstanding,
                       .due = standing.overdue.total(),
                       .late = standing.late().total(),
                       .written_off = standing.written_off,
                       .saved = standing.saved,
                       .disbursed_on = {},
                       .last_paid = {}};
    add_days(loan, line);
    statement->second.loans.push_back(std::move(line));
}

/// The loans of one member, or (nothing) of all.
void add_loans(store::Ledger& ledger, std::optional<std::string_view> member, Date on,
               std::map<std::string, Statement>& wanted) {
    const auto add = [&](const LoanAt& loan) { add_loan(loan, wanted); };
    if (member) { return each_loan_of(ledger, *member, on, add); }
    each_loan(ledger, on, add);
    for (auto& [key, statement] : wanted) {
        std::sort(statement.loans.begin(), statement.loans.end(),
                  [](const StatementLoan& a, const StatementLoan& b) { return a.loan < b.loan; });
    }
}

Result<std::map<std::string, Statement>> members_meant(store::Ledger& ledger,
                                                       std::optional<std::string_view> code) {
    std::map<std::string, Statement> wanted;
    if (code) {
        const auto member = actions::known_member(ledger, *code);
        if (!member) { return member.refusal(); }
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
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        for (const store::BookRow& book : store::group_books(ledger)) {
            add_group(ledger, book, on, *wanted);
        }
        add_loans(ledger, member, on, *wanted);
        std::vector<Statement> all;
        for (auto& [key, statement] : *wanted) {
            const bool is_empty = statement.loans.empty() && statement.shares.empty() &&
                                  statement.lines.empty() && statement.claims.empty();
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
