#include "cli/commands/loan_terms.hpp"

#include "cli/commands/options.hpp"
#include "cli/messages.hpp"
#include "engine/base/choice.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/line_files.hpp"

#include <algorithm>

namespace hui::cli {

using namespace literals;

namespace {

/// Due dates move only where the agreement says so (`--roll next`), off weekends and the holidays
/// of the file. A list of holidays alone would look as if they moved.
std::optional<RestDays> rest_days(const Arguments& arguments, const char* command) {
    RestDays days;
    if (const auto file = arguments.get("--holidays")) {
        if (!arguments.has("--roll")) {
            throw Failed{refuse(Code::missing_argument, {{"command", std::string{command}},
                                                         {"argument", std::string{"--roll"}},
                                                         {"holidays", *file}})};
        }
        if (need(parse_roll(arguments.at("--roll"))) == Roll::none) {
            refuse_both(command, "--holidays", "--roll none");
        }
        for (const auto& holiday : need(exchange::read_holidays(*file))) {
            days.holidays.push_back(holiday.day);
        }
        std::sort(days.holidays.begin(), days.holidays.end());
    }
    const auto roll = need(parse_roll(arguments.get("--roll").value_or("none")));
    return roll == Roll::next ? std::optional{std::move(days)} : std::nullopt;
}

}  // namespace

std::int64_t whole_number(const Arguments& arguments, const char* option, const char* otherwise) {
    const std::string text = arguments.get(option).value_or(otherwise);
    const auto number = parse_whole(text, INT64_MAX);
    if (!number) { throw Failed{refuse(Code::bad_number, {{"given", text}})}; }
    return *number;
}

lending::Terms loan_terms(const Arguments& arguments, const char* command, Date disbursed) {
    lending::Terms terms{
        .principal = need(parse_vnd(arguments.at("--principal"))),
        .rate = need(parse_percent(arguments.at("--rate"))),
        .periods = whole_number(arguments, "--periods"),
        .every = need(parse_interval(arguments.at("--every"))),
        .disbursed = disbursed,
        .method = need(lending::parse_method(arguments.at("--method"))),
        .day_count =
            need(lending::parse_day_count(arguments.get("--day-count").value_or("actual/365"))),
        .round_to = need(lending::parse_round(arguments.get("--round").value_or("1"))),
        .residue = need(lending::parse_residue(arguments.get("--residue").value_or("last"))),
        .grace = whole_number(arguments, "--grace", "0"),
        .principal_every = whole_number(arguments, "--principal-every", "1"),
        .rest_days = rest_days(arguments, command)};
    if (const auto first = arguments.get("--first-due")) {
        terms.first_due = need(parse_date(*first));
    }
    return terms;
}

std::vector<OptionSpec> loan_terms_options(const OptionSpec& disbursed) {
    return {
        {"--principal", "N", mark("the sum that is lent"), required},
        {"--rate", "PERCENT", mark("the interest a year; 0 = none"), required},
        {"--periods", "N", mark("how many instalments"), required},
        {"--every", "EVERY", mark("how often: 1w, 2w, 1m, 3m …"), required},
        disbursed,
        {"--method", "METHOD",
         mark("equal-principal, equal-instalment, flat (interest on the whole sum throughout) "
              "or bullet (the principal last)"),
         required},
        {"--first-due", "DATE", mark("the first due date (else one period later)")},
        {"--day-count", "HOW", mark("actual/365 (else), or 30/360: equal periods")},
        {"--round", "N", mark("round to 1 (else), 100 or 1000 đồng")},
        {"--residue", "WHERE", mark("which instalment takes what rounding leaves: last or first")},
        {"--grace", "N", mark("the first periods, in which only interest is paid")},
        {"--principal-every", "N", mark("principal only with every n-th instalment")},
        {"--holidays", "FILE", mark("with --roll next: the holidays, a date on each line")},
        {"--roll", "ROLL", mark("none (else), or next: off rest days to the next working day")}};
}

}  // namespace hui::cli
