#include "cli/commands/reconcile_lines.hpp"

#include "cli/commands/reconcile_report.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

using closing::LineMatch;
using closing::Proposed;
using closing::Unmatched;

/// More would hide what is said.
constexpr std::size_t most_candidates = 5;

std::vector<Seq> entries_of(const closing::LineState& state) {
    if (const auto* match = std::get_if<LineMatch>(&state)) { return match->entries; }
    if (const auto* proposed = std::get_if<Proposed>(&state)) { return {proposed->entry}; }
    return {};
}

Json numbers_of_entries(const std::vector<Seq>& entries) {
    Json all = Json::array();
    for (const Seq seq : entries) { all.push_back(seq.count()); }
    return all;
}

const char* state_name(const closing::LineState& state) {
    if (std::holds_alternative<LineMatch>(state)) { return "matched"; }
    return std::holds_alternative<Proposed>(state) ? "proposed" : "unmatched";
}

Json json_of_line(const closing::StatementLine& line, const closing::LineState& state,
                  std::size_t no) {
    Json by = nullptr;
    if (const auto* match = std::get_if<LineMatch>(&state)) {
        by = match->by == LineMatch::By::reference ? "reference" : "person";
    }
    const auto* unmatched = std::get_if<Unmatched>(&state);
    return {{"line", no},
            {"day", iso(line.day)},
            {"amount", line.amount.count()},
            {"reference", line.reference},
            {"description", printable(line.description, 1'000)},
            {"state", state_name(state)},
            {"by", by},
            {"entries", numbers_of_entries(entries_of(state))},
            {"candidates", numbers_of_entries(unmatched == nullptr ? std::vector<Seq>{}
                                                                   : unmatched->candidates)}};
}

std::string joined_with(const std::vector<Seq>& entries, std::string_view sign) {
    std::string text;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == most_candidates) { return text + "…"; }
        text += fmt::format("{}{}", i == 0 ? "" : sign, entries[i].count());
    }
    return text;
}

/// `14+15`; what nobody has confirmed stands with a question mark.
std::string entry_cell(const closing::LineState& state) {
    if (const auto* unmatched = std::get_if<Unmatched>(&state)) {
        const std::string text = joined_with(unmatched->candidates, ", ");
        return text.empty() ? "" : text + "?";
    }
    const std::string text = joined_with(entries_of(state), "+");
    return std::holds_alternative<Proposed>(state) ? text + "?" : text;
}

const char* state_words(const closing::LineState& state) {
    if (const auto* match = std::get_if<LineMatch>(&state)) {
        return match->by == LineMatch::By::reference ? mark("matched by its reference")
                                                     : mark("confirmed");
    }
    return std::holds_alternative<Proposed>(state) ? mark("proposed") : mark("not matched");
}

std::string with_sign(Vnd amount) { return (amount > Vnd{} ? "+" : "") + show(amount); }

/// What came in and went out.
struct Turnover {
    Vnd credits;
    Vnd debits;
};
Turnover turnover_of(const closing::BankStatement& statement) {
    Turnover sums;
    for (const closing::StatementLine& line : statement.lines) {
        (line.amount < Vnd{} ? sums.debits : sums.credits) += line.amount;
    }
    sums.debits = -sums.debits;
    return sums;
}

void print_not_on_statement(const std::vector<closing::BankEntry>& rest) {
    if (rest.empty()) { return; }
    print_line(tr("In the book, but on no line of the statement:"));
    Table table{{{mark("Entry"), right},
                 {mark("Date")},
                 {mark("What")},
                 {mark("Share")},
                 {mark("Amount"), right}}};
    for (const closing::BankEntry& entry : rest) {
        table.add({fmt::format("{}", entry.seq.count()), show(entry.on), kind_in_words(entry.kind),
                   entry.share == ShareNo{} ? "" : share_text(entry.share),
                   with_sign(entry.amount)});
    }
    table.print();
}

void print_balance(const actions::ComparedStatement& compared,
                   const closing::BankStatement& statement) {
    const Vnd difference = statement.closing - compared.balance;
    const char* sentence =
        difference == Vnd{}
            ? mark("By the book {book} đ are in the bank account on {date}, as the bank says.")
        : difference < Vnd{}
            ? mark(
                  "By the book {book} đ are in the bank account on {date}; the bank says "
                  "{closing} đ: {missing} đ less.")
            : mark(
                  "By the book {book} đ are in the bank account on {date}; the bank says "
                  "{closing} đ: {over} đ more.");
    print_line(fill(sentence, {{"book", compared.balance},
                               {"date", statement.period.to},
                               {"closing", statement.closing},
                               {"missing", -difference},
                               {"over", difference}}));
}

}  // namespace

Json bank_statement_json(const actions::ComparedStatement& compared,
                         const closing::BankStatement& statement) {
    Json lines = Json::array();
    for (std::size_t i = 0; i < statement.lines.size(); ++i) {
        lines.push_back(json_of_line(statement.lines[i], compared.states[i], i + 1));
    }
    Json rest = Json::array();
    for (const closing::BankEntry& entry : compared.not_on_statement) {
        rest.push_back(
            {{"seq", entry.seq.count()},
             {"on", iso(entry.on)},
             {"kind", entry.kind},
             {"share", entry.share == ShareNo{} ? Json(nullptr) : Json(share_text(entry.share))},
             {"amount", entry.amount.count()}});
    }
    const auto [credits, debits] = turnover_of(statement);
    return {{"group", compared.group},
            {"file", hex(statement.file)},
            {"from", iso(statement.period.from)},
            {"to", iso(statement.period.to)},
            {"opening", statement.opening.count()},
            {"credits", credits.count()},
            {"debits", debits.count()},
            {"closing", statement.closing.count()},
            {"book_balance", compared.balance.count()},
            {"difference", (statement.closing - compared.balance).count()},
            {"agrees", agrees(compared, statement)},
            {"gap", gap_json(compared.gap_before)},
            {"gap_after", gap_json(compared.gap_after)},
            {"lines", lines},
            {"not_on_statement", rest}};
}

void print_bank_statement(const actions::ComparedStatement& compared,
                          const closing::BankStatement& statement) {
    const auto [credits, debits] = turnover_of(statement);
    print_line(
        fill(mark("Bank statement of {group}, {from} to {to}: {opening} đ + {credits} đ in - "
                  "{debits} đ out = {closing} đ"),
             {{"group", compared.group},
              {"from", statement.period.from},
              {"to", statement.period.to},
              {"opening", statement.opening},
              {"credits", credits},
              {"debits", debits},
              {"closing", statement.closing}}));
    Table table{{{mark("Line"), right},
                 {mark("Date")},
                 {mark("Amount"), right},
                 {mark("State")},
                 {mark("Entry"), right},
                 {mark("Reference")},
                 {mark("Description")}}};
    for (std::size_t i = 0; i < statement.lines.size(); ++i) {
        const closing::StatementLine& line = statement.lines[i];
        const closing::LineState& state = compared.states[i];
        table.add({fmt::format("{}", i + 1), show(line.day), with_sign(line.amount),
                   tr(state_words(state)), entry_cell(state), line.reference, line.description});
    }
    if (!table.empty()) { table.print(); }
    print_not_on_statement(compared.not_on_statement);
    print_balance(compared, statement);
    if (compared.gap_before) { print_line(gap_text(*compared.gap_before)); }
    if (compared.gap_after) { print_line(gap_text(*compared.gap_after)); }
}

bool agrees(const actions::ComparedStatement& compared, const closing::BankStatement& statement) {
    const bool all_matched =
        std::all_of(compared.states.begin(), compared.states.end(),
                    [](const auto& state) { return std::holds_alternative<LineMatch>(state); });
    const auto has_money = [](const auto& gap) { return gap && gap->has_money(); };
    return all_matched && compared.not_on_statement.empty() &&
           compared.balance == statement.closing && !has_money(compared.gap_before) &&
           !has_money(compared.gap_after);
}

std::string proposals_of(const actions::ComparedStatement& compared) {
    std::string text;
    for (std::size_t i = 0; i < compared.states.size(); ++i) {
        const auto* proposed = std::get_if<Proposed>(&compared.states[i]);
        if (proposed == nullptr) { continue; }
        text += fmt::format("{}{}={}", text.empty() ? "" : ",", i + 1, proposed->entry.count());
    }
    return text;
}

}  // namespace hui::cli
