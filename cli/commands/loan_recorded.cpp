#include "cli/commands/loan_recorded.hpp"

#include "cli/commands/recording.hpp"
#include "cli/loan_words.hpp"
#include "cli/messages.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/report/book_report.hpp"
#include "engine/report/loans_at.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <set>

namespace hui::cli {

namespace {

using actions::Recorded;
using lending::Event;
using lending::Stage;
using lending::Standing;

/// A loan as it stands today, with what was just recorded about it.
struct LoanNow : report::LoanAt {
    std::string borrower_name;
};

/// Nothing where the entry is about no loan. What was recorded stands, also when this can't be
/// read now.
std::optional<LoanNow> loan_now(store::Ledger& ledger, const Recorded& recorded, Date today) {
    const std::string code = lending::loan_of(recorded.entry.kind, recorded.entry.body);
    if (code.empty()) { return std::nullopt; }
    auto now = store::attempt([&]() -> Result<LoanNow> {
        const store::Snapshot snapshot{ledger};
        auto loan = report::find_loan_at(ledger, code, today);
        if (!loan) { return loan.refusal(); }
        const auto borrower = store::find_member(ledger, loan->agreement().borrower);
        return LoanNow{*std::move(loan), borrower ? borrower->name : std::string{}};
    });
    return now ? std::optional{*std::move(now)} : std::nullopt;
}

/// What the union holds for a lender.
std::optional<Vnd> held_for(store::Ledger& ledger, const Recorded& recorded,
                            const std::string& lender, Date today) {
    const auto reports = report::balance_report(
        ledger, {.book = recorded.book, .on = today, .as_known = std::nullopt});
    if (!reports) { return std::nullopt; }
    return -reports->front().balances.of(lending::account::to_remit(lender));
}

/// Whether what was recorded changed what later repayments were for.
bool counts_later_anew(store::Ledger& ledger, const Recorded& recorded) {
    const auto next = store::attempt([&]() -> Result<std::string> {
        const auto book = store::find_book(ledger, recorded.book);
        const auto entry = store::find_entry(ledger, *book, recorded.entry.seq.next());
        return entry ? entry->kind : std::string{};
    });
    return next && *next == lending::kind_of(Event{lending::Reallocated{}});
}

// --- For programs.

void add_split(Json& document, const lending::Split& split) {
    document["principal"] = split.principal.count();
    document["interest"] = split.interest.count();
    document["overdue_interest"] = split.overdue_interest.count();
    document["interest_on_interest"] = split.interest_on_interest.count();
}

/// What only some events tell.
struct EventAsJson {
    Json& document;
    void operator()(const lending::Approved& event) const {
        if (event.outstanding) { document["amount"] = event.outstanding->count(); }
    }
    void operator()(const lending::Withdrawn& event) const {
        document["who"] = lending::who_text(event.who);
    }
    void operator()(const lending::Disbursed& event) const {
        document["amount"] = event.amount.count();
        document["instalments"] = event.schedule.size();
    }
    void operator()(const lending::Repaid& event) const {
        document["amount"] = event.amount.count();
        add_split(document, event.split);
    }
    void operator()(const lending::LateInterestWaived& event) const {
        document["amount"] = event.amount.count();
    }
    void operator()(const lending::Saved& event) const {
        document["amount"] = event.amount.count();
    }
    void operator()(const lending::Remitted& event) const {
        document["lender"] = event.lender;
        document["amount"] = event.amount.count();
    }
    void operator()(const lending::FundPaidIn& event) const {
        document["lender"] = event.lender;
        document["amount"] = event.amount.count();
    }
    template <class Other>
    void operator()(const Other&) const {}
};

/// Whether a lender is said to turn to the guarantor though nothing was late on that day.
bool is_called_early(const Recorded& recorded, const std::optional<LoanNow>& loan) {
    if (!loan || recorded.entry.kind != lending::kind_of(Event{lending::Called{}})) {
        return false;
    }
    const auto then = lending::standing_of(loan->history, recorded.entry.effective_on);
    return then && then->late().total() == Vnd{};
}

Json document_of(const Recorded& recorded, const std::optional<Event>& event,
                 const std::optional<LoanNow>& loan) {
    Json document = json_of_recorded(recorded);
    if (event) { std::visit(EventAsJson{document}, *event); }
    if (loan) {
        document["loan"] = loan->agreement().loan;
        document["stage"] = std::string{lending::stage_text(loan->standing.stage)};
        document["outstanding"] = loan->standing.outstanding.count();
        document["overdue"] = loan->standing.overdue.total().count();
        document["saved"] = loan->standing.saved.count();
    }
    if (is_called_early(recorded, loan)) { document["warnings"] = Json::array({"nothing_late"}); }
    return document;
}

// --- For people.

void print_headline(const Recorded& recorded) {
    const Entry& entry = recorded.entry;
    std::vector<NamedFact> facts{{"receipt", entry.receipt.count()},
                                 {"seq", entry.seq.count()},
                                 {"date", entry.effective_on},
                                 {"group", recorded.book},
                                 {"undone", entry.reverses.value_or(Seq{}).count()},
                                 {"what", loan_entry_in_words(entry).value_or("")}};
    if (entry.reverses) {
        print_line(
            fill(mark("Entry no. {seq} of {group}, dated {date}, reverses no. {undone}"), facts));
    } else if (entry.receipt != ReceiptNo{}) {
        print_line(fill(mark("Receipt {receipt} (entry no. {seq}), {date}: {what}"), facts));
    } else {
        print_line(fill(mark("{date}: {what}"), facts));
    }
}

void print_agreement(const lending::Agreement& agreement) {
    const std::vector<NamedFact> facts{{"rate", show(agreement.terms.rate)},
                                       {"overdue", show(agreement.overdue_rate)},
                                       {"unpaid", show(agreement.unpaid_interest_rate)},
                                       {"saving", agreement.saving}};
    print_line(fill(mark("  interest {rate} % a year; {overdue} % on late principal, {unpaid} % on "
                         "late interest"),
                    facts));
    if (agreement.terms.rest_days) {
        print_line(
            fill(mark_counted("  due dates move off Saturdays, Sundays and {count} holiday",
                              "  due dates move off Saturdays, Sundays and {count} holidays"),
                 std::ssize(agreement.terms.rest_days->holidays)));
    }
    if (agreement.saving > Vnd{}) {
        print_line(fill(mark("  {saving} đ are to be saved with each instalment"), facts));
    }
}

void print_limits(const lending::Approved& event) {
    for (const lending::LimitHeld& held : event.limits) {
        print_line(fill(mark("  {key}: {before} đ were open, with this loan {after} of {limit} đ"),
                        {{"key", held.key},
                         {"before", held.before},
                         {"after", held.before + held.added},
                         {"limit", held.limit}}));
    }
}

/// Who is still to certify the borrower, and how that is recorded.
void print_to_certify(const LoanNow& loan) {
    const auto units = still_to_certify(loan.history, loan.standing.on);
    const bool is_one = loan.agreement().guarantors.size() == 1;
    print_line(fill(is_one ? mark("  still to certify it: {units}; hui loan certify {loan} "
                                  "--condition \"…\"")
                           : mark("  still to certify it: {units}; hui loan certify {loan} "
                                  "--unit {unit} --condition \"…\""),
                    {{"loan", loan.agreement().loan},
                     {"units", fmt::format("{}", fmt::join(units, ", "))},
                     {"unit", units.empty() ? std::string{} : units.front()}}));
}

/// Where the loan stands today, in the sentence of its stage.
void print_standing(const LoanNow& loan) {
    const Standing& now = loan.standing;
    const std::vector<NamedFact> facts{{"loan", loan.agreement().loan},
                                       {"outstanding", now.outstanding},
                                       {"overdue", now.overdue.total()},
                                       {"saved", now.saved},
                                       {"to_recover", now.to_recover},
                                       {"days", now.days_past_due},
                                       {"debt_group", now.debt_group},
                                       {"left", loan.agreement().terms.principal - now.disbursed}};
    const auto say = [&](const char* sentence) { print_line(fill(sentence, facts)); };
    switch (now.stage) {
        case Stage::applied:
            return print_to_certify(loan);
        case Stage::certified:
            return say(mark("  what comes next is hui loan approve {loan}"));
        case Stage::approved:
            return say(now.approved < loan.agreement().terms.principal
                           ? mark("  what comes next is hui loan take-over {loan}")
                           : mark("  what comes next is hui loan disburse {loan}"));
        case Stage::paid_off:
            say(mark("  the loan is paid off"));
            if (now.saved > Vnd{}) {
                say(
                    mark("  {saved} đ of savings are to be given back: hui loan return-savings "
                         "{loan}"));
            }
            return;
        case Stage::written_off:
            say(mark("  given up and not recovered {to_recover} đ"));
            if (now.saved > Vnd{}) {
                say(
                    mark("  {saved} đ of savings stay the borrower's: hui loan return-savings "
                         "{loan}; what he lets the lender have of it is a repayment: hui loan "
                         "repay {loan} --amount N"));
            }
            return;
        case Stage::withdrawn:
            return;
        case Stage::running:
        case Stage::called:
            break;
    }
    say(mark("  today: principal still owed {outstanding} đ, overdue {overdue} đ"));
    if (now.debt_group > 1) { say(mark("  today: {days} days late, debt group {debt_group}")); }
    if (now.saved > Vnd{}) { say(mark("  saved with it {saved} đ")); }
    if (now.disbursed < loan.agreement().terms.principal && now.taken_over == Vnd{}) {
        say(mark("  still to be paid out {left} đ"));
    }
}

/// A repayment that was recorded later than it happened: late interest goes by the day under which
/// it stands, which nothing else here tells.
void print_counted_late(const Recorded& recorded, const Event& event, const LoanNow& loan) {
    const auto* repaid = std::get_if<lending::Repaid>(&event);
    if (repaid == nullptr || !repaid->correction) { return; }
    const auto then = lending::standing_of(loan.history, recorded.entry.effective_on);
    const Vnd open = then ? then->late_interest() : Vnd{};
    const Vnd met = repaid->split.interests() - repaid->split.interest;
    const std::vector<NamedFact> facts{{"loan", loan.agreement().loan},
                                       {"book", recorded.book},
                                       {"seq", recorded.entry.seq.count()},
                                       {"date", recorded.entry.effective_on},
                                       {"open", open},
                                       {"met", met}};
    if (met > Vnd{}) {
        print_line(fill(mark("  late interest was counted up to {date}, and {met} đ of the money "
                             "went to it; if it isn't asked for: hui reverse {book} {seq}, then "
                             "hui loan waive {loan} --reason \"…\" --on {date}, then record it "
                             "again"),
                        facts));
    } else if (open > Vnd{}) {
        print_line(fill(mark("  late interest was counted up to {date}: {open} đ are open; if it "
                             "isn't asked for: hui loan waive {loan} --reason \"…\" --on {date}"),
                        facts));
    }
}

void print_held(store::Ledger& ledger, const Recorded& recorded, const Event& event, Date today) {
    const auto* remitted = std::get_if<lending::Remitted>(&event);
    const auto held =
        remitted != nullptr ? held_for(ledger, recorded, remitted->lender, today) : std::nullopt;
    if (!held) { return; }
    print_line(fill(mark("  still to be passed on to {lender} {held} đ"),
                    {{"lender", remitted->lender}, {"held", *held}}));
}

void print_recorded(store::Ledger& ledger, const Recorded& recorded,
                    const std::optional<Event>& event, Date today) {
    print_headline(recorded);
    const auto loan = loan_now(ledger, recorded, today);
    if (loan) {
        print_line(fill(mark("  borrower {member}, {name}; lender {lender}"),
                        {{"member", loan->agreement().borrower},
                         {"name", loan->borrower_name},
                         {"lender", loan->agreement().lender}}));
    }
    if (event && std::holds_alternative<lending::Applied>(*event)) {
        print_agreement(std::get<lending::Applied>(*event).agreement);
    }
    if (event && std::holds_alternative<lending::Approved>(*event)) {
        print_limits(std::get<lending::Approved>(*event));
    }
    if (event) { print_held(ledger, recorded, *event, today); }
    if (is_called_early(recorded, loan)) {
        print_line(fill(mark("  warning: nothing of it is late on {date}"),
                        {{"date", recorded.entry.effective_on}}));
    }
    if (loan) { print_standing(*loan); }
    if (loan && event) { print_counted_late(recorded, *event, *loan); }
    if (counts_later_anew(ledger, recorded)) {
        print_line(fill(mark("  what later money was for has changed by it: hui journal {book}"),
                        {{"book", recorded.book}}));
    }
    print_true_date(recorded.entry, "  ");
    print_if_found(recorded);
    print_stamp(recorded);
}

}  // namespace

actions::LoanMark loan_mark(const Arguments& arguments, const Session& session) {
    return {.loan = arguments.at("CODE"), .on = session.on(arguments), .ref = ref_of(arguments)};
}

int record_on_loan(const Arguments& arguments, const Session& session, const LoanWork& work) {
    auto ledger = session.open();
    const auto recorded = need(
        actions::in_loan(ledger, arguments.at("CODE"), [&](store::Book& book) -> Result<Recorded> {
            auto done = work(ledger, book);
            const auto* history = book.loan(arguments.at("CODE"));
            if (done || history == nullptr) { return done; }
            const lending::Agreement& agreement = history->agreement();
            const bool is_fund = agreement.lender_kind == registry::LenderKind::fund;
            return of_purse(done.refusal(), agreement.guarantors.front().unit,
                            is_fund ? agreement.lender : std::string{});
        }));
    return answer_loan(ledger, session, recorded);
}

std::vector<std::string> still_to_certify(const lending::LoanHistory& history, Date on) {
    std::set<std::string> certified;
    for (const lending::Happening& happening : history.happenings()) {
        const auto* event = std::get_if<lending::Certified>(&happening.event);
        if (event != nullptr && happening.stands_on(on)) { certified.insert(event->unit); }
    }
    std::vector<std::string> units;
    for (const lending::Guarantor& guarantor : history.agreement().guarantors) {
        if (!certified.contains(guarantor.unit)) { units.push_back(guarantor.unit); }
    }
    return units;
}

Refusal of_purse(Refusal refusal, const std::string& unit, const std::string& fund) {
    if (refusal.code != Code::not_enough_money) { return refusal; }
    refusal.facts.push_back({"unit", unit});
    refusal.facts.push_back({"fund", fund});
    return refusal;
}

int answer_loan(store::Ledger& ledger, const Session& session, const Recorded& recorded) {
    const auto event = lending::event_of(recorded.entry.kind, recorded.entry.body);
    const Date today = session.actor.today();
    if (session.wants_json()) {
        print(document_of(recorded, event, loan_now(ledger, recorded, today)));
    } else {
        print_recorded(ledger, recorded, event, today);
    }
    return 0;
}

}  // namespace hui::cli
