#include "cli/loan_words.hpp"

#include "cli/messages.hpp"
#include "engine/lending/loan_events.hpp"

#include <array>

namespace hui::cli {

namespace {

using lending::Split;

/// How many instalments a schedule has, and when the last one is due.
std::vector<NamedFact> facts_of(const lending::Schedule& schedule) {
    return {{"count", std::ssize(schedule)},
            {"last", schedule.empty() ? Date{} : schedule.back().on}};
}

std::vector<NamedFact> with(std::vector<NamedFact> facts, const std::vector<NamedFact>& others) {
    facts.insert(facts.end(), others.begin(), others.end());
    return facts;
}

/// `principal 1,666,667 đ, interest 112,110 đ, late interest 5,732 đ`: the parts that there are.
std::string split_in_words(const Split& split) {
    std::string words;
    const auto add = [&](const char* part, Vnd amount) {
        if (amount == Vnd{}) { return; }
        words += (words.empty() ? "" : ", ") + fill(part, {{"amount", amount}});
    };
    add(mark("principal {amount} đ"), split.principal);
    add(mark("interest {amount} đ"), split.interest);
    add(mark("late interest {amount} đ"), split.overdue_interest + split.interest_on_interest);
    return words;
}

/// `U1`, or `U1 60 %, U2 40 %`.
std::string guarantors_in_words(const std::vector<lending::Guarantor>& guarantors) {
    if (guarantors.size() == 1) { return guarantors.front().unit; }
    std::string words;
    for (const lending::Guarantor& guarantor : guarantors) {
        words += (words.empty() ? "" : ", ") + guarantor.unit + " " +
                 std::to_string(guarantor.percent) + " %";
    }
    return words;
}

/// The event in one line; empty where its kind says it all.
struct InWords {
    std::string operator()(const lending::PortfolioOpened&) const { return {}; }
    std::string operator()(const lending::Applied& event) const {
        const lending::Agreement& agreed = event.agreement;
        return fill(mark("Loan {loan}: {borrower} applies to {lender} for {amount} đ; guarantor: "
                         "{guarantors}"),
                    {{"loan", agreed.loan},
                     {"borrower", agreed.borrower},
                     {"lender", agreed.lender},
                     {"amount", agreed.terms.principal},
                     {"guarantors", guarantors_in_words(agreed.guarantors)}});
    }
    std::string operator()(const lending::Certified& event) const {
        std::string conditions;
        for (const std::string& condition : event.conditions) {
            conditions += (conditions.empty() ? "" : "; ") + condition;
        }
        return fill(mark("Loan {loan}: {unit} certifies the borrower ({by}): {conditions}"),
                    {{"loan", event.loan},
                     {"unit", event.unit},
                     {"by", event.by},
                     {"conditions", conditions}});
    }
    std::string operator()(const lending::Approved& event) const {
        return fill(event.outstanding ? mark("Loan {loan}: approved by {by}, as one that runs "
                                             "already: {outstanding} đ are still owed")
                                      : mark("Loan {loan}: approved by {by}"),
                    {{"loan", event.loan},
                     {"by", event.by},
                     {"outstanding", event.outstanding.value_or(Vnd{})}});
    }
    std::string operator()(const lending::Withdrawn& event) const {
        return fill(event.who == lending::Withdrawn::Who::borrower
                        ? mark("Loan {loan}: the borrower withdraws the application; reason: "
                               "{reason}")
                        : mark("Loan {loan}: the union refuses the application; reason: {reason}"),
                    {{"loan", event.loan}, {"reason", event.reason}});
    }
    std::string operator()(const lending::Disbursed& event) const {
        return fill(
            mark("Loan {loan}: {amount} đ paid out; instalments: {count}, the last on "
                 "{last}"),
            with(facts_of(event.schedule), {{"loan", event.loan}, {"amount", event.amount}}));
    }
    std::string operator()(const lending::LoanTakenOver& event) const {
        return fill(mark("Loan {loan}: taken over with {outstanding} of {disbursed} đ still owed; "
                         "instalments: {count}, the last on {last}"),
                    with(facts_of(event.schedule), {{"loan", event.loan},
                                                    {"outstanding", event.outstanding},
                                                    {"disbursed", event.disbursed}}));
    }
    std::string operator()(const lending::Repaid& event) const {
        return fill(mark("Loan {loan}: {amount} đ repaid, {parts}"),
                    {{"loan", event.loan},
                     {"amount", event.amount},
                     {"parts", split_in_words(event.split)}});
    }
    std::string operator()(const lending::Reallocated& event) const {
        const std::string parts = split_in_words(event.change);
        if (parts.empty()) {
            return fill(mark("Loan {loan}: what is owed was counted anew"), {{"loan", event.loan}});
        }
        return fill(mark("Loan {loan}: what was repaid was for other parts: {parts}"),
                    {{"loan", event.loan}, {"parts", parts}});
    }
    std::string operator()(const lending::Rescheduled& event) const {
        const bool is_longer = event.how == lending::Rescheduled::How::extended;
        return fill(
            is_longer ? mark("Loan {loan}: extended, instalments: {count}, the last on "
                             "{last}; reason: {reason}")
                      : mark("Loan {loan}: other due dates, instalments: {count}, the last "
                             "on {last}; reason: {reason}"),
            with(facts_of(event.schedule), {{"loan", event.loan}, {"reason", event.reason}}));
    }
    std::string operator()(const lending::Called& event) const {
        return fill(mark("Loan {loan}: the lender turns to the guarantor; reason: {reason}"),
                    {{"loan", event.loan}, {"reason", event.reason}});
    }
    std::string operator()(const lending::WrittenOff& event) const {
        return fill(mark("Loan {loan}: {amount} đ of principal given up; reason: {reason}"),
                    {{"loan", event.loan}, {"amount", event.principal}, {"reason", event.reason}});
    }
    std::string operator()(const lending::LateInterestWaived& event) const {
        return fill(mark("Loan {loan}: {amount} đ of late interest waived; reason: {reason}"),
                    {{"loan", event.loan}, {"amount", event.amount}, {"reason", event.reason}});
    }
    std::string operator()(const lending::Noted& event) const {
        constexpr std::array<const char*, 3> sentences{
            mark("Loan {loan}: {by} visited the borrower: {text}"),
            mark("Loan {loan}: {by} reminded the borrower: {text}"),
            mark("Loan {loan}: {by} notes: {text}")};
        return fill(sentences.at(static_cast<std::size_t>(event.what)),
                    {{"loan", event.loan}, {"by", event.by}, {"text", event.text}});
    }
    std::string operator()(const lending::Saved& event) const {
        const bool is_return = event.amount < Vnd{};
        return fill(is_return ? mark("Loan {loan}: {amount} đ of savings given back")
                              : mark("Loan {loan}: {amount} đ saved"),
                    {{"loan", event.loan}, {"amount", is_return ? -event.amount : event.amount}});
    }
    std::string operator()(const lending::Remitted& event) const {
        return fill(mark("{amount} đ passed on to {lender}"),
                    {{"amount", event.amount}, {"lender", event.lender}});
    }
    std::string operator()(const lending::FundPaidIn& event) const {
        const bool is_out = event.amount < Vnd{};
        return fill(is_out                 ? mark("{amount} đ taken out of the fund {lender}")
                    : event.member.empty() ? mark("{amount} đ of the union's put into the fund "
                                                  "{lender}")
                                           : mark("{amount} đ from {member} put into the fund "
                                                  "{lender}"),
                    {{"amount", is_out ? -event.amount : event.amount},
                     {"member", event.member},
                     {"lender", event.lender}});
    }
};

}  // namespace

std::string loans_closed_in_words(const closing::LoansClosed& loans, Date end) {
    return fill(loans.overdue_interest == Vnd{}
                    ? mark("Loans: {count}, outstanding {outstanding} đ, overdue {overdue} đ, "
                           "interest accrued to {date} and not due yet {accrued} đ")
                    : mark("Loans: {count}, outstanding {outstanding} đ, overdue {overdue} đ (of "
                           "it interest {interest} đ), interest accrued to {date} and not due yet "
                           "{accrued} đ"),
                {{"count", loans.count},
                 {"outstanding", loans.outstanding},
                 {"overdue", loans.overdue},
                 {"interest", loans.overdue_interest},
                 {"date", end},
                 {"accrued", loans.accrued}});
}

std::optional<std::string> loan_entry_in_words(const Entry& entry) {
    if (entry.kind == closing::month_closed_kind) {
        const auto loans = closing::loans_closed_of(entry.body);
        if (!loans) { return std::nullopt; }
        return loans_closed_in_words(*loans, entry.effective_on);
    }
    const auto event = lending::event_of(entry.kind, entry.body);
    if (!event) { return std::nullopt; }
    std::string words = std::visit(InWords{}, *event);
    return words.empty() ? std::nullopt : std::optional{std::move(words)};
}

}  // namespace hui::cli
