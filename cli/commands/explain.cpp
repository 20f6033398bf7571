#include "engine/report/explain.hpp"
#include "cli/account_names.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/explain_figures.hpp"
#include "cli/commands/explain_json.hpp"
#include "cli/commands/explain_words.hpp"
#include "cli/commands/half_year.hpp"
#include "cli/commands/options.hpp"
#include "cli/kinds.hpp"
#include "cli/session.hpp"
#include "cli/usage_words.hpp"
#include "engine/base/text.hpp"
#include "engine/report/book_report.hpp"
#include "engine/report/closing_sheet.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace hui::cli {

namespace {

using report::Explanation;
namespace figure_name = report::figure_name;

/// What was asked, with the day that it is about.
struct Question {
    store::Ledger& ledger;
    const Arguments& arguments;
    const Session& session;
    std::span<const std::string> words;  ///< after the figure's name

    [[nodiscard]] report::AsOf as_of() const {
        return {.on = session.on(arguments), .as_known = session.as_known(arguments)};
    }
    /// The words from the n-th on, as they were typed.
    [[nodiscard]] std::string from(std::size_t n) const {
        return fmt::format("{}", fmt::join(words.subspan(n), " "));
    }
};

/// An account by its name, or by what it is called where people read of it.
Account account_meant(const std::string& given, const Balances& balances) {
    for (const auto& [account, amount] : balances.all()) {
        if (same_code(account.name(), given) || account_in_words(account) == given) {
            return account;
        }
    }
    return Account{given};
}

Explanation explained_balance(const Question& question) {
    const report::AsOf as_of = question.as_of();
    const auto reports = need(report::balance_report(
        question.ledger, {.book = question.words[0], .on = as_of.on, .as_known = as_of.as_known}));
    return need(report::explain_balance(question.ledger, question.words[0],
                                        account_meant(question.from(1), reports.front().balances),
                                        as_of));
}

Explanation explained_cash(const Question& question) {
    return need(report::explain_cash(question.ledger, question.words[0], question.as_of()));
}

Explanation explained_reserve(const Question& question) {
    return need(report::explain_reserve(question.ledger, question.words[0], question.as_of()));
}

Explanation explained_due(const Question& question) {
    const ShareNo share = need(parse_share(question.words[1]));
    return need(report::explain_due(question.ledger, question.words[0], share, question.as_of()));
}

Explanation explained_late_interest(const Question& question) {
    const ShareNo share = need(parse_share(question.words[1]));
    return need(
        report::explain_late_interest(question.ledger, question.words[0], share, question.as_of()));
}

/// Options that say nothing of the figure.
void refuse_options(const Question& question, const char* figure,
                    std::initializer_list<const char*> options) {
    for (const char* option : options) {
        if (!question.arguments.has(option)) { continue; }
        throw Failed{refuse(Code::not_of_figure,
                            {{"figure", std::string{figure}}, {"option", std::string{option}}})};
    }
}

Explanation explained_loan(const Question& question) {
    refuse_options(question, figure_name::loan, {"--as-known"});
    const auto figure = lending::figure_named(question.words[1]);
    if (!figure) {
        throw Failed{
            refuse(Code::unknown_figure,
                   {{"given", question.words[1]},
                    {"known", fmt::format("{}", fmt::join(lending::figure_names, ", "))}})};
    }
    return need(report::explain_loan(question.ledger, question.words[0], *figure,
                                     question.session.on(question.arguments)));
}

/// A line of a sheet by its name, or by what it is called on it.
std::string line_meant(const report::ClosingSheet& sheet, const std::string& given) {
    for (const auto& line : sheet.lines) {
        const bool is_it =
            same_code(line.account.name(), given) || account_in_words(line.account) == given;
        if (is_it) { return line.account.name(); }
    }
    for (const auto& moved : sheet.moved) {
        if (same_code(moved.kind, given) || kind_in_words(moved.kind) == given) {
            return moved.kind;
        }
    }
    for (const auto& loan : sheet.loans) {
        const std::string code = given.substr(0, given.find(' '));
        if (!same_code(loan.loan, code)) { continue; }
        const bool is_alone = code.size() == given.size();
        return loan.loan + " " +
               (is_alone ? std::string{report::loan_columns.front()}
                         : loan_column_meant(given.substr(code.size() + 1)));
    }
    return given;
}

Explanation explained_sheet(const Question& question) {
    refuse_options(question, figure_name::sheet, {"--on", "--as-known"});
    const Month month = need(parse_month(question.words[1]));
    const auto sheet = need(report::closing_sheet(question.ledger, question.words[0], month));
    return need(report::explain_sheet(question.ledger, question.words[0], month,
                                      line_meant(sheet, question.from(2))));
}

Explanation explained_report(const Question& question) {
    refuse_options(question, figure_name::report, {"--on", "--as-known"});
    const report::HalfYearAsked asked{
        .period = begun_half_year(question.words[1], question.session.actor.today()),
        .figure = half_year_figure_meant(question.from(2)),
        .unit = question.arguments.get("--unit"),
        .book = question.arguments.get("--book")};
    return need(report::explain_half_year(question.ledger, asked));
}

/// A figure that can be asked for.
struct FigureForm {
    const char* name;
    const char* usage;  ///< of what follows
    std::size_t words;  ///< that follow, at least
    enum class More { no, yes } more;
    Explanation (*explain)(const Question&);
    std::span<const std::string_view> one_of = {};  ///< the last of them
};
constexpr auto no_more = FigureForm::More::no;
/// What follows is called by several words.
constexpr auto or_more = FigureForm::More::yes;
constexpr auto figure_forms = std::to_array<FigureForm>({
    {figure_name::balance, "BOOK ACCOUNT", 2, or_more, explained_balance},
    {figure_name::cash, "GROUP", 1, no_more, explained_cash},
    {figure_name::reserve, "GROUP", 1, no_more, explained_reserve},
    {figure_name::due, "GROUP SHARE", 2, no_more, explained_due},
    {figure_name::late_interest, "GROUP SHARE", 2, no_more, explained_late_interest},
    {figure_name::loan, "LOAN", 2, no_more, explained_loan, lending::figure_names},
    {figure_name::sheet, "BOOK MONTH LINE", 3, or_more, explained_sheet},
    {figure_name::report, "half-year PERIOD FIGURE", 3, or_more, explained_report},
});

std::string in_words(const FigureForm& form) {
    std::string text = fmt::format("{} {}", form.name, usage_in_words(form.usage));
    if (!form.one_of.empty()) { text += fmt::format(" {}", fmt::join(form.one_of, "|")); }
    return text;
}

[[noreturn]] void refuse_figure(const std::vector<std::string>& words, const FigureForm* meant) {
    std::vector<std::string> known;
    for (const FigureForm& form : figure_forms) {
        if (meant == nullptr || meant == &form) { known.push_back(in_words(form)); }
    }
    throw Failed{
        refuse(Code::unknown_figure, {{"given", fmt::format("{}", fmt::join(words, " "))},
                                      {"known", fmt::format("{}", fmt::join(known, "; "))}})};
}

/// A share may be written as one word: `G001-03` for `G001 03`.
void part_share(std::vector<std::string>& words) {
    const bool is_of_share =
        words.front() == figure_name::due || words.front() == figure_name::late_interest;
    if (!is_of_share || words.size() != 2) { return; }
    const auto dash = words[1].rfind('-');
    if (dash == std::string::npos || dash == 0 || dash + 1 == words[1].size()) { return; }
    words.push_back(words[1].substr(dash + 1));
    words[1].resize(dash);
}

const FigureForm& form_of(const std::vector<std::string>& words) {
    const auto* const form =
        std::find_if(figure_forms.begin(), figure_forms.end(),
                     [&](const FigureForm& known) { return words.front() == known.name; });
    if (form == figure_forms.end()) { refuse_figure(words, nullptr); }
    const std::size_t given = words.size() - 1;
    const bool is_too_much = given > form->words && form->more == no_more;
    const bool is_other_report = form->name == std::string_view{figure_name::report} && given > 0 &&
                                 words[1] != figure_name::half_year;
    if (given < form->words || is_too_much || is_other_report) { refuse_figure(words, form); }
    return *form;
}

int run_explain(const Arguments& arguments, Session& session) {
    std::vector<std::string> words = arguments.all("NAME");
    words.insert(words.begin(), arguments.at("FIGURE"));
    part_share(words);
    const FigureForm& form = form_of(words);
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const Question question{.ledger = ledger,
                            .arguments = arguments,
                            .session = session,
                            .words = std::span<const std::string>{words}.subspan(1)};
    const bool is_of_report = form.name == std::string_view{figure_name::report};
    if (!is_of_report) { refuse_options(question, form.name, {"--unit", "--book"}); }
    const Explanation explanation = form.explain(question);
    if (session.wants_json()) {
        print(explanation_json(explanation));
    } else {
        print_explanation(explanation);
    }
    return 0;
}

}  // namespace

std::vector<Command> explain_commands() {
    return {
        {"explain",
         mark("the entries and the rule that make a figure: a balance, a due, an interest, a line "
              "of a sheet or a report"),
         {{"FIGURE"}, {"NAME", Count::any}},
         {as_of_option,
          as_known_option,
          {"--unit", "CODE", mark("only a unit and those below it")},
          {"--book", "BOOK", mark("only what a book adds to the figure of a report")}},
         "hui explain balance G001 assets:cash --on 2024-01-31\n"
         "hui explain cash G001\n"
         "hui explain reserve G001\n"
         "hui explain due G001 03 --on 2024-06-30\n"
         "hui explain late-interest G001 03 --on 2024-06-30\n"
         "hui explain loan V001 overdue --on 2024-06-30\n"
         "hui explain sheet G001 2024-01 assets:cash\n"
         "hui explain sheet loans/U1 2024-01 V001 overdue\n"
         "hui explain report half-year 2024-1 contributed --unit U1\n"
         "hui explain report half-year 2024-1 contributed --book G001",
         run_explain},
    };
}

}  // namespace hui::cli
