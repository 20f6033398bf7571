#include "cli/help.hpp"

#include "cli/commands/explain_figures.hpp"
#include "cli/messages.hpp"
#include "cli/usage_words.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace hui::cli {

namespace {

constexpr std::size_t option_column = 30;

/// A topic of several parts stands in several rows, one below the other.
constexpr auto topics = std::to_array<std::pair<const char*, const char*>>({
    {"csv",
     mark("Files for hui import: CSV in UTF-8, separated by , or ; with a header row; the columns "
          "may stand in any order.\n"
          "  units.csv          code, name, parent\n"
          "  members.csv        code, name, unit, phone, id_number, born\n"
          "  lenders.csv        code, name, kind (bank, collected or fund)\n"
          "  groups.csv         code, name, unit, organiser, contribution, start, every, pot, "
          "order; optional: late_interest, calendar, leap, roll, draw_after,\n"
          "                     reserve, two_person (yes|no), on_default\n"
          "  shares.csv         group, share, member; optional: turn\n"
          "  contributions.csv  group, share, amount, date, method, ref\n"
          "  payouts.csv        group, share, amount, date, ref; optional: method, approved_by\n"
          "  advances.csv       group, share, amount, date, ref\n"
          "Amounts are 300000 or 300.000, dates 2024-06-15 or 15/06/2024; method is cash or bank, "
          "pot gross or net, order fixed, lot, need or vote, every 1m, 2w … (up to 60), calendar "
          "solar or lunar, leap repeat or skip, roll none or next, draw_after a number of days.\n"
          "The same row again is skipped; the same ref with other content is rejected.")},
    {"csv",
     mark("Files of loans and their money, also for hui import; rates are percent a year:\n"
          "  loans.csv          code, member, lender, guarantor (U1 or U1:60;U2:40), "
          "principal, rate, periods, every, method (equal-principal, equal-instalment, "
          "flat or bullet),\n"
          "                     disbursed, first_due, purpose; optional: day_count, round, "
          "residue, grace, principal_every as in hui loan plan, surplus (next, last or\n"
          "                     re-amortised), allocation (principal-first or "
          "interest-first), paid_from (cash or bank: the fund's money),\n"
          "                     saving (with each instalment), overdue_rate and "
          "unpaid_interest_rate (else the caps), roll (none or next)\n"
          "  fund_payments.csv  unit, lender, amount, date, ref; optional: member (who "
          "pays into the fund), method\n"
          "  repayments.csv     loan, amount, date, ref; optional: method\n"
          "  remittances.csv    unit, lender, amount, date, ref; optional: method\n"
          "A loan that ran already has two more columns, outstanding (what is still owed "
          "of the principal) and taken_over (the day since when it is in these books), and "
          "interest_from if interest is not paid up to the last due date before, and restructured "
          "if its due dates were changed before: how often. What is "
          "owed falls due with the last instalments of its plan.")},
    {"csv",
     mark("The file of hui group open --opening, for a group that runs already: one row for each "
          "share, no other columns.\n"
          "  share     its number\n"
          "  paid      its own money so far, all rounds together, without advances\n"
          "  received  the whole pot if it has drawn, else 0\n"
          "  turn      the round in which it draws or drew; empty: not decided yet, in the fixed "
          "order that of its number\n"
          "  advanced  optional: what the organiser paid for it and has not got back\n"
          "For example, three shares of 300,000 after the first round, where the organiser paid "
          "for share 03:\n"
          "  share,paid,received,turn,advanced\n"
          "  1,300000,900000,1,0\n"
          "  2,300000,0,2,0\n"
          "  3,0,0,3,300000")},
    {"csv",
     mark("The file of --schedule (hui loan disburse, reschedule, take-over): one row for each due "
          "date, the earliest first.\n"
          "  due        the day\n"
          "  principal  what falls due of the principal; all rows together are all that is owed\n"
          "  interest   optional, for take-over alone: the interest of a due that is late "
          "already")},
    {"csv",
     mark("The file of hui payroll record: what the employer deducted, one row for each member or "
          "item; the columns of hui payroll list may stand beside them.\n"
          "  member    the code\n"
          "  deducted  what was deducted, 0 if nothing\n"
          "  item      optional: what it is for, as the list has it, or a share (H01/03), a loan "
          "or a group; empty: what fell due first")},
    {"loan-json",
     mark(
         "What hui loan show --json gives. Amounts are in đồng, days are 2024-06-15; null is "
         "nothing.\n"
         "  loan, book, on, member, name, lender, lender_name, lender_kind, purpose\n"
         "  stage        applied, certified, approved, running, paid-off, called, written-off or "
         "withdrawn\n"
         "  terms        what was agreed, named as the options of hui loan apply\n"
         "  guarantors   unit, name, percent, certified_on, certified_by, vouches_for\n"
         "  disbursed, outstanding, written_off (less what was recovered): principal; saved\n"
         "  to_recover   given up with its interest, and not recovered since\n"
         "  paid, due, late: principal, interest, overdue_interest, interest_on_interest, total; "
         "due fell due by the day, late before it\n"
         "  paid_before_schedule  principal paid ahead before the schedule was changed: "
         "instalments have the rest of what was paid\n"
         "  waived       of interest for being late, in all; owed is without it\n"
         "  accrued      interest that has grown since the last due date; payoff pays all off on "
         "the day\n"
         "  days_past_due, debt_group (1 to 5)\n"
         "  instalments  n, due, principal, interest, overdue_interest, interest_on_interest, "
         "paid, paid_principal, in_advance and late (of what was paid, before and after its day), "
         "open, paid_on; of those to come what is expected if each is paid on its day\n"
         "  versions     of the schedule: version, seq, on, kind, how (moved or extended), reason, "
         "instalments (n, due, principal, interest, payment); --schedule N gives one of them\n"
         "  history      seq, on, kind, what (of a note: visited, reminded, other), amount, by, "
         "text, undone_on\n"
         "What hui loan list --json gives:\n"
         "  loans        loan, member, name, lender, unit (whose book), stage, disbursed, "
         "outstanding, late, days_past_due, debt_group (null where nothing is owed)\n"
         "  lenders      lender, loans, disbursed, outstanding, late\n"
         "  ageing       from and through so many days past due: loans, outstanding\n"
         "  outstanding, at_risk (of loans with anything late by more than 30 days), "
         "at_risk_percent: with --overdue, too, of all that is owed\n"
         "  vouched      with --unit: unit, vouched_for, called (of that), limit")},
    {"bank-statement",
     mark("hui reconcile GROUP --statement FILE reads a bank's own file: CSV in UTF-8, with "
          "commas, semicolons or tabs. Other lines may stand above the heading and below the last "
          "line. Its columns, by the first of their names that the heading has:\n"
          "  day          Ngày giao dịch, Ngày hiệu lực …: 05/03/2026 or 2026-03-05, a time may "
          "follow\n"
          "  amount       Ghi nợ and Ghi có (Phát sinh nợ, Phát sinh có …), or one column Số tiền "
          "with signs: 1,500,000 or 1.500.000\n"
          "  balance      Số dư; each line must lead to its balance, the latest line may stand "
          "first\n"
          "  description  Mô tả, Nội dung, Diễn giải …\n"
          "  reference    Số tham chiếu, Số CT, Số bút toán …, if there is one\n"
          "The days and balances of Từ ngày … đến ngày …, Số dư đầu kỳ and Số dư cuối kỳ are "
          "understood.\n"
          "A line is matched by a code in it that leads to one entry of exactly its amount (the "
          "entry's own reference, or the share as G001-03, G001 03 or G00103); it is proposed "
          "where amount and name, or the amount alone, fit one entry in those days; --confirm "
          "LINE=SEQ says what it is.")},
    {"figures",
     mark("What hui explain takes apart, each as the command says that is named behind it.\n"
          "  balance BOOK ACCOUNT       hui balance; the account as it is written there\n"
          "  cash GROUP, reserve GROUP  hui group show\n"
          "  due GROUP SHARE            hui due; the interest that has run up, too\n"
          "  late-interest GROUP SHARE  hui interest show; what is neither paid nor waived\n"
          "  loan LOAN outstanding      hui loan show; or overdue, late, interest, payoff\n"
          "  sheet BOOK MONTH LINE      hui report closing-sheet; an account, or what happened\n"
          "  sheet BOOK MONTH LOAN      the same of a loan; with outstanding, overdue, "
          "overdue_interest or accrued\n"
          "  report half-year PERIOD FIGURE  hui report half-year, with --unit, too; a figure by "
          "its key of --json or its words; --book: what one book adds\n"
          "With --json: figure, notes (which days a year has, and the like), book, on, starts_from "
          "(the closing: month, seq, witness; null is the "
          "first entry), lines, total, interest_lines and interest (of a due), grounds (book, seq, "
          "kind, on), witness. A line: on, what, book, seq (the entry; of days, the one that ended "
          "them), kind, reverses, until (what ended the days: entry, due, asked), n (the round, "
          "instalment or share), loan, "
          "base, days, rate (percent), of_year and of_period (which part of a year is counted: "
          "31/365, or 1/12 and 10/31 of it), in_its_place (what others paid), next (the figure "
          "that explains it), amount. The amounts of "
          "the lines come to the total.")},
    {"money", mark("Money is in whole đồng: 300000, 300.000, 300,000 or 300k. Fractions, signs and "
                   "anything ambiguous are refused.")},
    {"dates", mark("Dates are 2024-06-15 or 15/06/2024, months 2024-06. --on is the day when "
                   "something happened, or the day a question is about; without it, today.")},
    {"witness",
     mark("A witness code is a short code of everything in a book up to an entry. Copy it "
          "onto paper; years later hui verify --witness CODE says whether that entry, and "
          "all before it, still stands as it was.")},
    {"status", mark("Exit status: 0 done; 1 a check found something; 2 the command line is wrong; "
                    "3 a rule of the books refuses; 4 the ledger can't be read or written; 5 the "
                    "ledger is damaged or was tampered with.")},
});

std::string padded(std::string text, std::size_t width) {
    text.append(width - std::min(width, columns_of(text)), ' ');
    return text;
}

/// ` GROUP`, or nothing for a switch.
std::string value_of(const OptionSpec& option) {
    return option.value == nullptr ? "" : " " + usage_in_words(option.value);
}

std::string usage_of(const Command& command) {
    std::string text = fmt::format("hui {}", command.words);
    for (const PositionalSpec& positional : command.positionals) {
        const std::string name = usage_in_words(positional.name);
        switch (positional.count) {
            case Count::one:
                text += fmt::format(" {}", name);
                break;
            case Count::optional:
                text += fmt::format(" [{}]", name);
                break;
            case Count::any:
                text += fmt::format(" [{}]...", name);
                break;
        }
    }
    for (const OptionSpec& option : command.options) {
        const std::string value = value_of(option);
        switch (option.need) {
            case OptionSpec::Need::required:
                text += fmt::format(" {}{}", option.name, value);
                break;
            case OptionSpec::Need::optional:
                text += fmt::format(" [{}{}]", option.name, value);
                break;
            case OptionSpec::Need::repeated:
                text += fmt::format(" [{}{}]...", option.name, value);
                break;
        }
    }
    return text;
}

std::string line_of(const OptionSpec& option) {
    const std::string name = option.name + value_of(option);
    return fmt::format("  {} {}\n", padded(name, option_column), tr(option.help));
}

std::string topic_names() {
    std::string names;
    std::string_view last;
    for (const auto& [name, text] : topics) {
        if (name == last) { continue; }
        names += (names.empty() ? "" : ", ") + std::string{name};
        last = name;
    }
    return names;
}

}  // namespace

std::string overview() {
    std::string text = fmt::format(
        "{}\n\n",
        tr("hui keeps the books of rotating savings groups (hụi, tổ hùn vốn), and of loans that a "
           "union vouches for (vay tín chấp)."));
    std::size_t width = 0;
    for (const Command& command : all_commands()) {
        width = std::max(width, std::string_view{command.words}.size());
    }
    for (const Subject& subject : subjects()) {
        text += fmt::format("{}:\n", tr(subject.title));
        for (const Command& command : subject.commands) {
            text +=
                fmt::format("  hui {}  {}\n", padded(command.words, width), tr(command.summary));
        }
        text += "\n";
    }
    text += fmt::format("{}\n", tr("With every command:"));
    for (const OptionSpec& option : global_options()) { text += line_of(option); }
    return text + "\n" +
           fill(mark("hui COMMAND --help shows an example. More help: hui help TOPIC ({topics})"),
                {{"topics", topic_names()}});
}

std::string help_on(const Command& command) {
    std::string text = fmt::format("{}\n\n  {}\n", tr(command.summary), usage_of(command));
    if (!command.options.empty()) { text += "\n"; }
    for (const OptionSpec& option : command.options) { text += line_of(option); }
    text += fmt::format("\n{}", tr("Example:"));
    std::string_view examples = command.example;
    while (!examples.empty()) {
        const auto end = std::min(examples.find('\n'), examples.size());
        text += fmt::format("\n  {}", examples.substr(0, end));
        examples.remove_prefix(std::min(end + 1, examples.size()));
    }
    return text;
}

std::string help_on(const std::string& topic) {
    std::string all;
    for (const auto& [name, text] : topics) {
        if (topic == name) { all += (all.empty() ? "" : "\n\n") + std::string{tr(text)}; }
    }
    if (topic == "figures") {
        all += fmt::format("\n\n{}\n{}", tr("The figures of report half-year:"),
                           half_year_figures_told());
    }
    if (!all.empty()) { return all; }
    for (const Command& command : all_commands()) {
        const std::string words = command.words;
        if (words == topic || words.substr(0, words.find(' ')) == topic) {
            all += (all.empty() ? "" : "\n\n") + help_on(command);
        }
    }
    if (all.empty()) {
        throw Failed{refuse(Code::unknown_topic, {{"given", topic}, {"known", topic_names()}})};
    }
    return all;
}

std::string completion_script() {
    std::string commands;
    std::string cases;
    for (const Command& command : all_commands()) {
        const std::string words = command.words;
        if (words.empty()) { continue; }
        const auto space = words.find(' ');
        std::string options;
        for (const OptionSpec& option : command.options) {
            options += (options.empty() ? "" : " ") + std::string{option.name};
        }
        cases += fmt::format("        \"{}\"*) options=\"{}\" ;;\n", words, options);
        const std::string first = words.substr(0, space);
        if ((" " + commands + " ").find(" " + first + " ") == std::string::npos) {
            commands += (commands.empty() ? "" : " ") + first;
        }
    }
    std::string below;
    for (const Command& command : all_commands()) {
        const std::string words = command.words;
        if (const auto space = words.find(' '); space != std::string::npos) {
            below += fmt::format("        {}) words=\"$words {}\" ;;\n", words.substr(0, space),
                                 words.substr(space + 1));
        }
    }
    std::string common = "--help";
    for (const OptionSpec& option : global_options()) { common += " " + std::string{option.name}; }
    // One pattern may stand in several cases, so every second word is offered by its own `;;&`.
    for (std::size_t at = below.find(";;\n"); at != std::string::npos;
         at = below.find(";;\n", at + 4)) {
        below.replace(at, 2, ";;&");
    }
    return fmt::format(
        R"(# bash completion for hui
_hui() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} words="" options=""
    local line="${{COMP_WORDS[*]:1:COMP_CWORD}}"
    case "$line" in
{cases}    esac
    if [[ $current == -* ]]; then
        words="$options {common}"
    elif ((COMP_CWORD == 1)); then
        words="{commands}"
    elif ((COMP_CWORD == 2)); then
        case "${{COMP_WORDS[1]}}" in
{below}        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if ((${{#COMPREPLY[@]}} == 0)); then
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}}
complete -F _hui hui)",
        fmt::arg("cases", cases), fmt::arg("common", common), fmt::arg("commands", commands),
        fmt::arg("below", below));
}

}  // namespace hui::cli
