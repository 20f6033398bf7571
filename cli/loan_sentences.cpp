#include "cli/loan_sentences.hpp"

#include "cli/facts.hpp"
#include "cli/messages.hpp"
#include "engine/registry/policy.hpp"
#include "engine/registry/portfolio.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace hui::cli {

namespace {

using Words = std::pair<std::string_view, Wording>;

/// The wording that stands under a word; nothing for a word that has none.
template <std::size_t size>
std::optional<Wording> wording_under(const std::array<Words, size>& wordings,
                                     std::string_view word) {
    for (const auto& [key, wording] : wordings) {
        if (key == word) { return wording; }
    }
    return std::nullopt;
}

/// What a loan's plan can't have, by the option that says it.
constexpr auto plan_parts = std::to_array<Words>({
    {"--principal",
     {mark("a loan of nothing has no plan"), mark("give the sum that is lent with --principal")}},
    {"--periods",
     {mark("a loan has 1 to 600 instalments, the last one before the year 2200"),
      mark("check --periods and --every")}},
    {"--first-due",
     {mark("the first due date must lie after the day the money is paid out"),
      mark("check --first-due, or leave it out: then it is one period later")}},
    {"--grace",
     {mark("--grace must be less than --periods, and a bullet loan has none"),
      mark("give fewer periods of grace, or leave it out")}},
    {"--principal-every",
     {mark("--principal-every is for equal-principal and flat, and at most --periods"),
      mark("give a number from 1 to --periods, or leave it out")}},
    {"--saving",
     {mark("what is saved with each instalment is no more than the loan itself"),
      mark("check --saving, or leave it out")}},
    {"--restructured",
     {mark("the schedule of a loan was changed 0 to 99 times before"),
      mark("give the number with --restructured, or leave it out")}},
    {"--interest-from",
     {mark("interest is owed from a day between {from}, when the money was paid out, and {until}, "
           "when the loan is taken over"),
      mark("check --interest-from; in loans.csv the columns interest_from and taken_over")}},
    {"--taken-over",
     {mark("the loan is taken over on {date}, before the money was paid out on {disbursed}"),
      mark("check the columns taken_over and disbursed of loans.csv")}},
    {"--schedule",
     {mark("such a file says when how much principal falls due: it gives no interest, and a loan "
           "with flat interest takes none"),
      mark("leave the column interest out; a flat loan goes by its terms")}},
});

/// How far a loan has come, and so what can't be done with it, or not any more.
constexpr auto stage_texts = std::to_array<Words>({
    {"applied",
     {mark("loan {loan} is only applied for on {date}: not every guarantor has certified it"),
      mark("certify it first: hui loan certify {loan} --condition …")}},
    {"certified",
     {mark("loan {loan} is certified on {date}, and not approved yet"),
      mark("approve it first: hui loan approve {loan}")}},
    {"approved",
     {mark("loan {loan} is approved on {date}, and nothing of it has been paid out yet"),
      mark("what comes next is hui loan disburse {loan}")}},
    {"running",
     {mark("loan {loan} is paid out and is being repaid on {date}"),
      mark("hui loan repay {loan} records what is paid; what was wrong is undone with hui "
           "reverse")}},
    {"paid-off",
     {mark("loan {loan} is paid off on {date}"),
      mark("nothing more is recorded in it; what was wrong is undone with hui reverse")}},
    {"called",
     {mark("the lender of loan {loan} has turned to the guarantor by {date}"),
      mark("what is paid is still recorded: hui loan repay {loan}")}},
    {"written-off",
     {mark("loan {loan} is written off on {date}"),
      mark("money that still comes is recorded with its amount: hui loan repay {loan} --amount N; "
           "a write-off by mistake is undone with hui reverse")}},
    {"withdrawn",
     {mark("the application for loan {loan} is withdrawn or refused by {date}"),
      mark(
          "what is wanted now is applied for under another code; a withdrawal by mistake is undone "
          "with hui reverse")}},
});

constexpr auto rate_texts = std::to_array<Words>({
    {"contract",
     {mark("a rate of {rate} % a year is above the cap of {cap} %"),
      mark("agree on a lower --rate; hui policy show shows the cap")}},
    {"overdue",
     {mark("{rate} % a year on late principal is above the cap for this loan, {cap} %"),
      mark("give a lower --overdue-rate, or leave it out: then it is the cap")}},
    {"unpaid-interest",
     {mark("{rate} % a year on late interest is above the cap of {cap} %"),
      mark("give a lower --unpaid-interest-rate, or leave it out: then it is the cap")}},
});

std::optional<Wording> limit_wording(const Refusal& refusal) {
    const auto limit = registry::limit_key_of(fact_of<std::string>(refusal, "key"));
    if (!limit) { return std::nullopt; }
    const char* change = mark(
        "wait until enough is repaid, or change the limit: hui policy set "
        "{key} N --from DATE");
    switch (limit->of) {
        case registry::LimitKey::Of::unit:
            return Wording{mark("unit {code} may vouch for {limit} đ; it does for {before} đ, and "
                                "{added} đ more would be {over} đ too much"),
                           change};
        case registry::LimitKey::Of::lender:
            return Wording{mark("{limit} đ may be open with lender {code}; {before} đ are, and "
                                "{added} đ more would be {over} đ too much"),
                           change};
        case registry::LimitKey::Of::borrower:
            return Wording{mark("a borrower may owe {limit} đ; this one has {before} đ open, and "
                                "{added} đ more would be {over} đ too much"),
                           change};
    }
    return std::nullopt;
}

/// Of a loan that is taken over the refusal names no loan.
std::optional<Wording> principal_wording(const Refusal& refusal) {
    if (!fact_of<std::string>(refusal, "loan").empty()) { return std::nullopt; }
    return Wording{mark("{amount} đ are more than there can be: {left} đ"),
                   mark("--outstanding is at most --disbursed-amount, and that at most what was "
                        "approved")};
}

std::optional<Wording> schedule_wording(const Refusal& refusal) {
    if (fact_of<Vnd>(refusal, "principal") != fact_of<Vnd>(refusal, "schedule")) {
        return std::nullopt;
    }
    return Wording{mark("the due dates of the schedule are not in order"),
                   mark("put the earliest first")};
}

std::optional<Wording> kind_wording(const Refusal& refusal) {
    const auto kind = fact_of<std::string>(refusal, "kind");
    if (kind == "loan-applied") {
        return Wording{
            mark("an application for a loan stands: it can't be reversed"),
            mark("withdraw it: hui loan withdraw LOAN --reason …; what is right instead is "
                 "applied for under another code")};
    }
    if (!kind.starts_with("loan-")) { return std::nullopt; }
    return Wording{mark("an entry of the kind {kind} can't be reversed"),
                   mark("repayments counted anew follow from another entry: undo that one")};
}

/// The code of a loan that was applied for stays with it.
std::optional<Wording> taken_wording(const Refusal& refusal) {
    if (!has_fact(refusal, "loan")) { return std::nullopt; }
    return Wording{mark("the code {code} is taken by a loan of {holder}"),
                   mark("choose another code; hui loan show {code} shows that loan")};
}

/// A unit's book of loans is no group.
std::optional<Wording> month_wording(const Refusal& refusal) {
    if (!registry::unit_of_portfolio(fact_of<std::string>(refusal, "group"))) {
        return std::nullopt;
    }
    return Wording{mark("{group} is closed through {closed}, and {date} lies in that time"),
                   mark("a closed month never changes: record it with a date after that month")};
}

/// What to do where the money isn't there: it is where the command didn't look, or the fund lacks
/// it.
const char* money_hint(const Refusal& refusal) {
    const Vnd wanted = fact_of<Vnd>(refusal, "pot");
    const Vnd cash = fact_of<Vnd>(refusal, "cash");
    const Vnd bank = fact_of<Vnd>(refusal, "bank");
    const bool is_others = has_fact(refusal, "others");
    if (!is_others && cash >= wanted) { return mark("add --method cash"); }
    if (!is_others && bank >= wanted) { return mark("add --method bank"); }
    if (!fact_of<std::string>(refusal, "fund").empty()) {
        return mark("put money into the fund first: hui loan fund {unit} {fund} --amount …");
    }
    if (cash + bank >= wanted) {
        return mark("record it in two parts, one with --method cash and one with --method bank");
    }
    return mark("check the recorded methods: hui journal loans/{unit}");
}

/// Where a unit's book of loans lacks money, or there is some, but not the union's own.
std::optional<Wording> money_wording(const Refusal& refusal) {
    if (has_fact(refusal, "undone")) {
        return Wording{
            mark("undoing entry no. {undone} takes {pot} đ out of {book} again; there are {cash} đ "
                 "in cash and {bank} đ in the bank"),
            mark("first undo what was paid out of that money, or passed on: hui journal {book} "
                 "names the entries")};
    }
    const bool is_known = has_fact(refusal, "unit");
    if (has_fact(refusal, "others")) {
        return Wording{
            mark("{pot} đ are to be paid out of the union's own money; of the {cash} đ in cash and "
                 "{bank} đ in the bank {others} đ are for lenders or saved by borrowers"),
            is_known ? money_hint(refusal)
                     : mark("pay money into the fund first: hui loan fund UNIT LENDER --amount N")};
    }
    if (!is_known) { return std::nullopt; }
    return Wording{
        mark("{pot} đ are to be paid; there are {cash} đ in cash and {bank} đ in the bank"),
        money_hint(refusal)};
}

/// An option that only some need: the loan knows what it may be.
std::optional<Wording> argument_wording(const Refusal& refusal) {
    if (has_fact(refusal, "holidays")) {
        return Wording{mark("hui {command} needs {argument}: holidays alone move no due date"),
                       mark("add --roll next")};
    }
    if (!has_fact(refusal, "units")) { return std::nullopt; }
    return Wording{mark("several units vouch for loan {loan}: hui {command} needs {argument}; "
                        "still to certify it: {units}"),
                   mark("hui loan certify {loan} --unit {unit} --condition …")};
}

/// What is written well, and beyond what the books can hold.
std::optional<Wording> range_wording(const Refusal& refusal) {
    if (has_fact(refusal, "most")) {
        return refusal.code == Code::bad_rate
                   ? Wording{mark("“{given}” is more than any rate can be"),
                             mark("write a percentage from 0 to {most}")}
                   : Wording{mark("“{given}” is more than any amount can be"),
                             mark("write an amount of at most {most} đ")};
    }
    if (has_fact(refusal, "last")) {
        return Wording{mark("“{given}” lies outside the years of these books"),
                       mark("write a day from {first} to {last}")};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Wording> loan_wording(const Refusal& refusal) {
    switch (refusal.code) {
        case Code::bad_amount:
        case Code::bad_rate:
        case Code::bad_date:
            return range_wording(refusal);
        case Code::missing_argument:
            return argument_wording(refusal);
        case Code::bad_plan:
            return wording_under(plan_parts, fact_of<std::string>(refusal, "part"));
        case Code::wrong_stage:
            return wording_under(stage_texts, fact_of<std::string>(refusal, "stage"));
        case Code::rate_over_cap:
            return wording_under(rate_texts, fact_of<std::string>(refusal, "which"));
        case Code::no_late_interest:
            if (!has_fact(refusal, "loan")) { return std::nullopt; }
            return Wording{mark("loan {loan} has no interest for being late on {date}"),
                           mark("hui loan show {loan} shows what is owed")};
        case Code::over_limit:
            return limit_wording(refusal);
        case Code::over_principal:
            return principal_wording(refusal);
        case Code::later_in_the_way:
            if (!has_fact(refusal, "undone_on")) { return std::nullopt; }
            return Wording{mark("entry no. {seq} of {book} stands until {undone_on}, from which "
                                "day on it is undone, and couldn't stand then"),
                           mark("record this from that day on: --on {undone_on}")};
        case Code::schedule_not_whole:
            return schedule_wording(refusal);
        case Code::code_taken:
            return taken_wording(refusal);
        case Code::kind_not_reversible:
            return kind_wording(refusal);
        case Code::not_enough_money:
            return money_wording(refusal);
        case Code::month_closed:
            return month_wording(refusal);
        case Code::future_date:
            if (!has_fact(refusal, "loan")) { return std::nullopt; }
            return Wording{mark("{date} lies in the future (today is {today})"),
                           mark("record it on the day on which it happens")};
        default:
            return std::nullopt;
    }
}

std::vector<NamedFact> facts_of_limit(const Refusal& refusal) {
    if (refusal.code != Code::over_limit) { return {}; }
    const auto limit = registry::limit_key_of(fact_of<std::string>(refusal, "key"));
    return {{"code", limit ? limit->code : std::string{}},
            {"over", fact_of<Vnd>(refusal, "before") + fact_of<Vnd>(refusal, "added") -
                         fact_of<Vnd>(refusal, "limit")}};
}

}  // namespace hui::cli
