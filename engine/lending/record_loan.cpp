#include "engine/lending/record_loan.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/standing.hpp"
#include "engine/registry/portfolio.hpp"

namespace hui::lending {

namespace {

/// An entry that is not written yet comes after all others.
constexpr Seq unwritten{INT64_MAX};

/// The money that an event moves through the box or the bank account of the union: none where the
/// borrower and a bank settle it between themselves.
std::vector<Posting> money_of(const Event& event, registry::LenderKind lender) {
    if (const auto* disbursed = std::get_if<Disbursed>(&event)) {
        if (lender != registry::LenderKind::fund) { return {}; }
        return {{account_of(disbursed->method), -disbursed->amount}};
    }
    if (const auto* repaid = std::get_if<Repaid>(&event)) {
        if (lender == registry::LenderKind::bank) { return {}; }
        return {{account_of(repaid->method), repaid->amount}};
    }
    if (const auto* saved = std::get_if<Saved>(&event)) {
        return {{account_of(saved->method), saved->amount}};
    }
    return {};
}

Balances difference(const Balances& a, const Balances& b) {
    Balances difference = a;
    for (const auto& [account, amount] : b.all()) { difference.add({account, -amount}); }
    return difference;
}

std::vector<Posting> postings_of(const Balances& change) {
    std::vector<Posting> postings;
    for (const auto& [account, amount] : change.all()) { postings.push_back({account, amount}); }
    return without_zeros(std::move(postings));
}

/// What a change of the history changes on a day: how the loan stood, and how it stands now.
struct DayChange {
    Date on;
    Balances accounts;  ///< since the day before
    Split paid;         ///< since the day before
};

/// How the loan stands, or an empty standing where there is no loan yet.
Result<Standing> stands(const LoanHistory& history, Date on) {
    if (history.empty()) { return Standing{}; }
    return standing_of(history, on);
}

/// The book that a loan is in: the portfolio of its first guarantor.
std::string book_of(const Agreement& agreement) {
    return registry::portfolio_code(agreement.guarantors.front().unit);
}

/// A later entry is in the way; the new one's own refusal stays as it is.
Refusal in_the_way(const Refusal& refusal, LoanHistory& history) {
    for (const NamedFact& fact : refusal.facts) {
        const auto* seq = std::get_if<std::int64_t>(&fact.value);
        if (fact.name != "seq" || seq == nullptr || *seq == unwritten.count()) { continue; }
        std::vector<NamedFact> facts{{"book", book_of(history.agreement())}, {"seq", *seq}};
        const Happening* later = history.find(Seq{*seq});
        if (later != nullptr && later->undone_on) {
            facts.push_back({"undone_on", *later->undone_on});
        }
        return refuse(Code::later_in_the_way, std::move(facts));
    }
    return refusal;
}

/// What a change of the history changes, day by day from `from` on.
Result<std::vector<DayChange>> changes(const LoanHistory& before, LoanHistory& after, Date from) {
    std::vector<DayChange> days;
    Balances accounts_so_far;
    Split paid_so_far;
    for (const Date day : after.days_from(from)) {
        const Agreement& agreement = after.agreement();
        const auto was = stands(before, day);
        const auto is = standing_of(after, day);
        if (!is) { return in_the_way(is.refusal(), after); }
        const Balances accounts = difference(accounts_of(agreement, *is),
                                             accounts_of(agreement, was ? *was : Standing{}));
        const Split paid = is->paid - (was ? was->paid : Split{});
        days.push_back({.on = day,
                        .accounts = difference(accounts, accounts_so_far),
                        .paid = paid - paid_so_far});
        accounts_so_far = accounts;
        paid_so_far = paid;
    }
    return days;
}

bool has_receipt(const Event& event) {
    return std::holds_alternative<Repaid>(event) || std::holds_alternative<Disbursed>(event) ||
           std::holds_alternative<Saved>(event) || std::holds_alternative<Remitted>(event) ||
           std::holds_alternative<FundPaidIn>(event);
}

void add_reallocation(std::vector<Draft>& drafts, const std::string& loan, const DayChange& day) {
    auto postings = postings_of(day.accounts);
    if (postings.empty() && day.paid == Split{}) { return; }
    drafts.push_back(
        draft_of(Reallocated{.loan = loan, .change = day.paid}, day.on, std::move(postings)));
}

}  // namespace

Draft draft_of(const Event& event, Date on, std::vector<Posting> postings) {
    const bool is_money = has_receipt(event);
    return {.kind = std::string{kind_of(event)},
            .effective_on = on,
            .body = body_of(event),
            .postings = std::move(postings),
            .receipt = is_money ? Receipt::numbered : Receipt::none};
}

Check check_begun(const LoanHistory& history, Date on) {
    if (history.has_begun(on)) { return {}; }
    return refuse(
        Code::loan_not_begun,
        {{"loan", history.agreement().loan}, {"date", on}, {"begun", history.begun_on()}});
}

Result<std::vector<Draft>> record(const LoanHistory& history, Event event, Date on) {
    if (!history.empty()) {
        if (auto refusal = check_begun(history, on)) { return *refusal; }
    }
    LoanHistory after = history;
    after.add(Happening{.seq = unwritten, .on = on, .event = event});
    const auto days = changes(history, after, on);
    if (!days) { return days.refusal(); }
    const Agreement& agreement = after.agreement();
    if (auto* repaid = std::get_if<Repaid>(&event)) { repaid->split = days->front().paid; }
    std::vector<Posting> postings = money_of(event, agreement.lender_kind);
    for (Posting& posting : postings_of(days->front().accounts)) {
        postings.push_back(std::move(posting));
    }
    std::vector<Draft> drafts{draft_of(event, on, std::move(postings))};
    for (auto day = days->begin() + 1; day != days->end(); ++day) {
        add_reallocation(drafts, agreement.loan, *day);
    }
    return drafts;
}

Result<std::vector<Draft>> record_reversal(const LoanHistory& history, const Entry& original,
                                           Date on, std::string_view reason) {
    LoanHistory after = history;
    after.find(original.seq)->undone_on = on;
    auto days = changes(history, after, on);
    if (!days) { return days.refusal(); }
    std::vector<Draft> drafts{reversal_of(original, on, reason)};
    // The reversal turns the signs of what was posted; what the day needs besides comes after it.
    for (const Posting& posting : drafts.front().postings) {
        if (!hui::account::is_money(posting.account)) {
            days->front().accounts.add({posting.account, -posting.amount});
        }
    }
    if (const auto event = event_of(original.kind, original.body)) {
        if (const auto* repaid = std::get_if<Repaid>(&*event)) {
            days->front().paid = days->front().paid + repaid->split;
        }
    }
    for (const DayChange& day : *days) { add_reallocation(drafts, history.agreement().loan, day); }
    return drafts;
}

}  // namespace hui::lending
