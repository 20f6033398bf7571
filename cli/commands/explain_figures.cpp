#include "cli/commands/explain_figures.hpp"

#include "cli/messages.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace hui::cli {

namespace {

struct FigureWords {
    std::string_view name;
    const char* words;
};
constexpr auto half_year_words = std::to_array<FigureWords>({
    {"groups", mark("Zero-interest savings groups")},
    {"members", mark("members")},
    {"contributed", mark("Contributed in the period")},
    {"paid_out", mark("Paid out in the period")},
    {"cash", mark("In hand of the groups on the last day")},
    {"arrears", mark("Overdue in the groups on the last day")},
    {"cash_before", mark("In hand of the groups before the period")},
    {"taken_over", mark("in hand of groups that were taken over")},
    {"advanced", mark("advanced by organisers, less what they got back")},
    {"late_interest", mark("late interest that came in")},
    {"late_interest_shared", mark("late interest that was shared out")},
    {"reserve_out", mark("out of reserve funds, spent or given back")},
    {"cash_difference", mark("more in the boxes by count than the books had, less what was "
                             "missing, and what banks paid, less what they took")},
    {"reserve", mark("of it in reserve funds")},
    {"loans", mark("Loans paid out in the period")},
    {"loan_principal", mark("Principal of loans paid out in the period")},
    {"loan_outstanding", mark("Loans outstanding on the last day")},
    {"overdue_loans", mark("overdue loans")},
    {"loan_late", mark("What is late of overdue loans")},
    {"loan_repaid_principal", mark("Loans repaid in the period")},
    {"loan_repaid_interest", mark("Interest of loans repaid in the period")},
    {"loan_written_off", mark("Loans written off in the period")},
    {"loan_collected", mark("Collected for lenders in the period")},
    {"loan_passed_on", mark("passed on to them")},
});
constexpr auto loan_column_words = std::to_array<FigureWords>({
    {"outstanding", mark("Outstanding")},
    {"overdue", mark("Past due")},
    {"overdue_interest", mark("Of it interest")},
    {"accrued", mark("Interest not due yet")},
});

std::string figure_in_words(std::span<const FigureWords> all, std::string_view name) {
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const FigureWords& one) { return one.name == name; });
    return known == all.end() ? std::string{name} : tr(known->words);
}

std::string figure_meant(std::span<const FigureWords> all, const std::string& given) {
    for (const FigureWords& one : all) {
        const bool is_it =
            same_code(one.name, given) || given == one.words || given == tr(one.words);
        if (is_it) { return std::string{one.name}; }
    }
    return given;
}

}  // namespace

std::string half_year_figures_told() {
    std::size_t width = 0;
    for (const FigureWords& one : half_year_words) { width = std::max(width, one.name.size()); }
    std::string text;
    for (const FigureWords& one : half_year_words) {
        text +=
            fmt::format("{}  {:<{}}  {}", text.empty() ? "" : "\n", one.name, width, tr(one.words));
    }
    return text;
}

std::string half_year_figure_in_words(std::string_view name) {
    return figure_in_words(half_year_words, name);
}

std::string loan_column_in_words(std::string_view name) {
    return figure_in_words(loan_column_words, name);
}

std::string half_year_figure_meant(const std::string& given) {
    return figure_meant(half_year_words, given);
}

std::string loan_column_meant(const std::string& given) {
    return figure_meant(loan_column_words, given);
}

}  // namespace hui::cli
