#include "cli/commands/commands.hpp"
#include "cli/commands/loan_recorded.hpp"
#include "cli/commands/loan_terms.hpp"
#include "cli/commands/options.hpp"
#include "cli/messages.hpp"
#include "engine/actions/portfolios.hpp"
#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"

#include <fmt/format.h>

namespace hui::cli {

namespace {

std::optional<Rate> rate_of(const Arguments& arguments, const char* option) {
    const auto text = arguments.get(option);
    return text ? std::optional{need(parse_percent(*text))} : std::nullopt;
}

lending::Agreement agreement_of(const Arguments& arguments, Date on) {
    const auto disbursed = arguments.get("--disbursed");
    lending::Agreement agreement{
        .loan = need(parse_code(arguments.at("CODE"))),
        .borrower = need(parse_code(arguments.at("--member"))),
        .lender = need(parse_code(arguments.at("--lender"))),
        .guarantors = need(lending::parse_guarantors(arguments.at("--guarantor"))),
        .terms = loan_terms(arguments, "loan apply", disbursed ? need(parse_date(*disbursed)) : on),
        .surplus = need(lending::parse_surplus(arguments.get("--surplus").value_or("next"))),
        .allocation = need(
            lending::parse_allocation(arguments.get("--allocation").value_or("principal-first")))};
    if (const auto saving = arguments.get("--saving")) {
        agreement.saving = need(parse_vnd(*saving));
    }
    if (const auto purpose = arguments.get("--purpose")) {
        agreement.purpose = need(parse_text(*purpose));
    }
    return agreement;
}

int run_apply(const Arguments& arguments, Session& session) {
    const Date on = session.on(arguments);
    const actions::ApplyRequest request{
        .agreement = agreement_of(arguments, on),
        .overdue_rate = rate_of(arguments, "--overdue-rate"),
        .unpaid_interest_rate = rate_of(arguments, "--unpaid-interest-rate"),
        .holidays = arguments.has("--holidays") ? actions::ApplyRequest::Holidays::given
                                                : actions::ApplyRequest::Holidays::recorded,
        .on = on,
        .ref = ref_of(arguments)};
    auto ledger = session.open();
    return answer_loan(ledger, session,
                       need(actions::apply_for_loan(ledger, request, session.actor)));
}

/// Who decided: named, or who acts.
std::string by(const Arguments& arguments, const Session& session) {
    const auto name = arguments.get("--by");
    return name ? need(parse_text(*name)) : session.actor.name;
}

/// The unit that certifies: named, or the only guarantor.
Result<std::string> certifying_unit(const Arguments& arguments, store::Book& book, Date on) {
    if (const auto unit = arguments.get("--unit")) { return *unit; }
    const auto* history = book.loan(arguments.at("CODE"));
    if (history == nullptr) { return refuse(Code::unknown_loan, {{"loan", arguments.at("CODE")}}); }
    const auto units = still_to_certify(*history, on);
    const auto& guarantors = history->agreement().guarantors;
    // Where all have certified, it is the same whichever is refused.
    if (guarantors.size() == 1 || units.empty()) { return guarantors.front().unit; }
    return refuse(Code::missing_argument, {{"command", std::string{"loan certify"}},
                                           {"argument", std::string{"--unit"}},
                                           {"loan", history->agreement().loan},
                                           {"unit", units.front()},
                                           {"units", fmt::format("{}", fmt::join(units, ", "))}});
}

int run_certify(const Arguments& arguments, Session& session) {
    lending::Certified certified{
        .loan = {}, .unit = {}, .by = by(arguments, session), .conditions = {}};
    for (const std::string& condition : arguments.all("--condition")) {
        certified.conditions.push_back(need(parse_text(condition)));
    }
    const auto mark = loan_mark(arguments, session);
    return record_on_loan(
        arguments, session,
        [&](store::Ledger& ledger, store::Book& book) -> Result<actions::Recorded> {
            auto unit = certifying_unit(arguments, book, mark.on);
            if (!unit) { return unit.refusal(); }
            certified.unit = *std::move(unit);
            return actions::certify_loan(ledger, book, mark, certified, session.actor);
        });
}

int run_approve(const Arguments& arguments, Session& session) {
    const auto mark = loan_mark(arguments, session);
    lending::Approved approved{.loan = {}, .by = by(arguments, session), .limits = {}};
    if (const auto amount = arguments.get("--outstanding")) {
        approved.outstanding = need(parse_vnd(*amount));
    }
    return record_on_loan(arguments, session, [&](store::Ledger& ledger, store::Book& book) {
        return actions::approve_loan(ledger, book, mark, approved, session.actor);
    });
}

constexpr OptionSpec by_option{"--by", "NAME", mark("who signed (else who acts)")};

std::vector<OptionSpec> apply_options() {
    std::vector<OptionSpec> options{
        {"--member", "MEMBER", mark("who borrows"), required},
        {"--lender", "LENDER", mark("who lends"), required},
        {"--guarantor", "UNITS", mark("the unit that vouches: U1, or U1:60;U2:40"), required}};
    for (OptionSpec option : loan_terms_options(
             {"--disbursed", "DATE", mark("the day planned for paying out (else --on)")})) {
        if (std::string_view{option.name} == "--holidays") {
            option.help = mark(
                "with --roll next: the holidays, a date on each line (else those "
                "that the ledger holds: hui policy holidays)");
        }
        options.push_back(option);
    }
    for (const OptionSpec& option : std::vector<OptionSpec>{
             {"--surplus", "WHERE",
              mark("what is paid beyond what is due meets the next (else), the last or all "
                   "instalments: next, last, re-amortised")},
             {"--allocation", "ORDER",
              mark("what money meets first: principal-first (else) or interest-first")},
             {"--overdue-rate", "PERCENT", mark("a year, on late principal (else the cap)")},
             {"--unpaid-interest-rate", "PERCENT", mark("a year, on late interest (else the cap)")},
             {"--saving", "N", mark("đồng to be saved with each instalment")},
             {"--purpose", "TEXT", mark("what the money is for")},
             happened_option,
             ref_option}) {
        options.push_back(option);
    }
    return options;
}

}  // namespace

std::vector<Command> loan_apply_commands() {
    return {
        {"loan apply",
         mark("record that a member applies for a loan that a unit vouches for"),
         {{"CODE"}},
         apply_options(),
         "hui lender add CSXH --name \"Ngân hàng Chính sách xã hội\" --kind collected\n"
         "hui loan apply V001 --member M0001 --lender CSXH --guarantor TT --principal 20000000 "
         "--rate 6.6 --periods 12 --every 1m --method equal-principal --purpose \"nuôi bò\" "
         "--on 2024-01-10 --disbursed 2024-01-15",
         run_apply,
         Command::Effect::records},
        {"loan certify",
         mark("record that a unit certifies the borrower of a loan"),
         {{"CODE"}},
         {{"--condition", "TEXT", mark("what the unit has checked"), OptionSpec::Need::repeated},
          {"--unit", "UNIT", mark("which guarantor (may be left out if there is one)")},
          by_option,
          happened_option,
          ref_option},
         "hui loan certify V001 --condition \"đoàn viên từ 2015\" --condition \"không nợ quá hạn\" "
         "--by \"Trần Thị Thu Diễm\" --on 2024-01-11",
         run_certify,
         Command::Effect::records},
        {"loan approve",
         mark("approve a loan, within the limits of the policy"),
         {{"CODE"}},
         {{"--outstanding", "N",
           mark("of a loan that runs already: what is still owed of the principal")},
          by_option,
          happened_option,
          ref_option},
         "hui loan approve V001 --by \"Huỳnh Minh Khang\" --on 2024-01-12",
         run_approve,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
