#include "engine/actions/recorded.hpp"
#include "engine/report/book_report.hpp"
#include "engine/report/closing_sheet.hpp"
#include "engine/report/explain.hpp"
#include "engine/report/group_at.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/store/checkpoint.hpp"
#include "engine/store/fault.hpp"

#include <fmt/ranges.h>

#include <functional>

namespace hui::report {

namespace {

using What = ExplainedLine::What;

/// Whose side a figure is told from: debits add to it, or credits.
enum class Side { debit, credit };

/// Which accounts a figure is made of.
struct AccountsMeant {
    std::function<bool(const Account&)> is_meant;
    Side side = Side::debit;

    [[nodiscard]] Vnd of(const std::vector<Posting>& postings) const {
        Vnd sum;
        for (const Posting& posting : postings) {
            if (is_meant(posting.account)) { sum += posting.amount; }
        }
        return side == Side::debit ? sum : -sum;
    }
    [[nodiscard]] Vnd of(const Balances& balances) const {
        Vnd sum;
        for (const auto& [account, amount] : balances.all()) {
            if (is_meant(account)) { sum += amount; }
        }
        return side == Side::debit ? sum : -sum;
    }
};

AccountsMeant just(const Account& account) {
    return {.is_meant = [account](const Account& other) { return other == account; }};
}

ExplainedLine line_of_entry(const Entry& entry, Vnd amount) {
    return {.on = entry.effective_on,
            .seq = entry.seq,
            .kind = entry.kind,
            .reverses = entry.reverses,
            .amount = amount};
}

/// Begins with what the last closing stated.
void add_start(Explanation& explanation, store::Ledger& ledger, const store::BookRow& book,
               const store::Checkpoint& checkpoint, Vnd stated) {
    if (!checkpoint.month) { return; }
    const auto closing = store::closing_of(ledger, book, *checkpoint.month);
    if (!closing) { throw store::Fault{refuse(Code::ledger_damaged, {{"detail", book.code}})}; }
    explanation.starts_from = {
        .month = *checkpoint.month, .seq = closing->seq, .witness = Witness::of(closing->hash)};
    explanation.lines.push_back({.what = What::stated,
                                 .on = last_day(*checkpoint.month),
                                 .seq = closing->seq,
                                 .amount = stated});
}

/// What an account's figure is added up from, by what was recorded by a time.
struct Start {
    store::Checkpoint checkpoint;
    std::optional<Instant> as_known = {};
};

/// Starts at what a closing stated and adds each entry after it, up to the day, that moves the
/// accounts: from what `balances_as_of` adds up.
void add_movements(Explanation& explanation, store::Ledger& ledger, const store::BookRow& book,
                   const AccountsMeant& accounts, const Start& start) {
    const store::Checkpoint& checkpoint = start.checkpoint;
    add_start(explanation, ledger, book, checkpoint, accounts.of(checkpoint.balances));
    const auto first =
        checkpoint.month ? checkpoint.first() : store::first_date(ledger, book, start.as_known);
    if (!first) { return; }
    store::each_entry_between(ledger, book, *first, explanation.on, [&](const Entry& entry) {
        const bool is_known = !start.as_known || entry.recorded_at <= *start.as_known;
        const Vnd amount = accounts.of(entry.postings);
        if (is_known && amount != Vnd{}) {
            explanation.lines.push_back(line_of_entry(entry, amount));
        }
    });
}
void add_movements(Explanation& explanation, store::Ledger& ledger, const store::BookRow& book,
                   const AccountsMeant& accounts, const AsOf& as_of) {
    add_movements(
        explanation, ledger, book, accounts,
        Start{.checkpoint = store::checkpoint_as_of(ledger, book, as_of.on, as_of.as_known),
              .as_known = as_of.as_known});
}

Refusal unknown_figure(const std::string& given, const std::vector<std::string>& known) {
    return refuse(Code::unknown_figure,
                  {{"given", given}, {"known", fmt::format("{}", fmt::join(known, ", "))}});
}

Refusal unknown_account(const std::string& given, const Balances& balances) {
    std::vector<std::string> known;
    for (const auto& [account, amount] : balances.all()) { known.push_back(account.name()); }
    return unknown_figure(given, known);
}

/// A figure of a group that is made of accounts.
struct GroupFigure {
    Explanation::Rule rule;
    const char* name;
    AccountsMeant accounts;
    std::function<Vnd(const GroupAt&)> reported;
};

Result<Explanation> explain_group(store::Ledger& ledger, std::string_view group,
                                  const GroupFigure& figure, const AsOf& as_of) {
    return store::attempt([&]() -> Result<Explanation> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::group_book(ledger, group);
        if (!book) { return book.refusal(); }
        if (auto refusal = check_told(ledger, *book, as_of)) { return *std::move(refusal); }
        const auto at = group_at(ledger, *book, as_of);
        if (figure.rule == Explanation::Rule::reserve && at->group.terms.reserve == Vnd{}) {
            return refuse(Code::no_reserve, {{"group", book->code}});
        }
        Explanation explanation{.rule = figure.rule,
                                .figure = {figure.name, book->code},
                                .book = book->code,
                                .on = as_of.on,
                                .witness = at->witness};
        add_movements(explanation, ledger, *book, figure.accounts, as_of);
        return summed(std::move(explanation), figure.reported(*at));
    });
}

/// What the entries of a kind moved in a month.
void add_entries_of_kind(Explanation& explanation, store::Ledger& ledger,
                         const store::BookRow& book, const ClosingSheet& sheet,
                         const std::string& kind) {
    const Month month = sheet.said.month;
    store::each_entry_between(
        ledger, book, first_day(month), last_day(month), [&](const Entry& entry) {
            if (entry.kind != kind || entry.seq == sheet.closing.seq) { return; }
            explanation.lines.push_back(line_of_entry(entry, moved_by(entry)));
        });
}

Refusal unknown_line(const ClosingSheet& sheet, const std::string& given) {
    std::vector<std::string> known;
    for (const auto& line : sheet.lines) { known.push_back(line.account.name()); }
    for (const auto& moved : sheet.moved) { known.push_back(moved.kind); }
    // There may be thousands of loans.
    if (!sheet.loans.empty()) {
        known.push_back(fmt::format("LOAN {}", fmt::join(loan_columns, "|")));
    }
    return unknown_figure(given, known);
}

}  // namespace

Until until_of(const Explanation& explanation, const ExplainedLine& line) {
    if (!line.of_year && !line.of_period) { return Until::no_days; }
    if (line.seq) { return Until::entry; }
    if (line.on == explanation.on) { return Until::asked; }
    const bool falls_due =
        line.what == ExplainedLine::What::in_term || line.what == ExplainedLine::What::agreed;
    return falls_due ? Until::fell_due : Until::no_days;
}

Explanation summed(Explanation explanation, Vnd reported) {
    for (const ExplainedLine& line : explanation.lines) { explanation.total += line.amount; }
    for (const ExplainedLine& line : explanation.interest_lines) {
        explanation.interest += line.amount;
    }
    if (explanation.total != reported) {
        // The entries and what was made of them disagree.
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", explanation.book}})};
    }
    return explanation;
}

Result<Explanation> explain_balance(store::Ledger& ledger, std::string_view code,
                                    const Account& account, const AsOf& as_of) {
    return store::attempt([&]() -> Result<Explanation> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::any_book(ledger, code);
        if (!book) { return book.refusal(); }
        const auto reports = balance_report(
            ledger, {.book = book->code, .on = as_of.on, .as_known = as_of.as_known});
        if (!reports) { return reports.refusal(); }
        const BalanceReport& report = reports->front();
        if (report.balances.all().empty()) {
            return refuse(Code::nothing_posted, {{"book", book->code}, {"date", as_of.on}});
        }
        if (!report.balances.all().contains(account)) {
            const Balances now = store::balances_of(ledger, *book);
            if (now.all().contains(account)) {
                return refuse(
                    Code::nothing_posted,
                    {{"book", book->code}, {"date", as_of.on}, {"account", account.name()}});
            }
            return unknown_account(account.name(), report.balances);
        }
        Explanation explanation{.rule = Explanation::Rule::balance,
                                .figure = {figure_name::balance, book->code, account.name()},
                                .book = book->code,
                                .on = as_of.on,
                                .witness = report.witness};
        add_movements(explanation, ledger, *book, just(account), as_of);
        return summed(std::move(explanation), report.balances.of(account));
    });
}

Result<Explanation> explain_cash(store::Ledger& ledger, std::string_view group, const AsOf& as_of) {
    return explain_group(
        ledger, group,
        {.rule = Explanation::Rule::cash,
         .name = figure_name::cash,
         .accounts = {.is_meant = account::is_money},
         .reported = [&](const GroupAt& at) { return cash_on(at.history, as_of.on); }},
        as_of);
}

Result<Explanation> explain_reserve(store::Ledger& ledger, std::string_view group,
                                    const AsOf& as_of) {
    AccountsMeant reserve = just(account::reserve());
    reserve.side = Side::credit;
    return explain_group(ledger, group,
                         {.rule = Explanation::Rule::reserve,
                          .name = figure_name::reserve,
                          .accounts = std::move(reserve),
                          .reported = [](const GroupAt& at) { return at.group.reserve; }},
                         as_of);
}

Result<Explanation> explain_sheet(store::Ledger& ledger, std::string_view code, Month month,
                                  const std::string& line) {
    return store::attempt([&]() -> Result<Explanation> {
        const store::Snapshot snapshot{ledger};
        const auto sheet = closing_sheet(ledger, code, month);
        if (!sheet) { return sheet.refusal(); }
        const auto book = actions::any_book(ledger, code);
        if (!book) { return book.refusal(); }
        Explanation explanation{.figure = {figure_name::sheet, book->code, iso(month), line},
                                .book = book->code,
                                .on = last_day(month),
                                .witness = sheet->witness()};
        for (const ClosingSheet::Line& account : sheet->lines) {
            if (account.account.name() != line) { continue; }
            explanation.rule = Explanation::Rule::sheet_account;
            const Date before = last_day(month - date::months{1});
            add_movements(explanation, ledger, *book, just(account.account),
                          Start{.checkpoint = store::checkpoint_as_of(ledger, *book, before, {})});
            return summed(std::move(explanation), account.after);
        }
        for (const ClosingSheet::Moved& moved : sheet->moved) {
            if (moved.kind != line) { continue; }
            explanation.rule = Explanation::Rule::sheet_kind;
            add_entries_of_kind(explanation, ledger, *book, *sheet, line);
            return summed(std::move(explanation), moved.amount);
        }
        if (const auto loan = explain_sheet_loan(ledger, *sheet, line)) { return *loan; }
        return unknown_line(*sheet, line);
    });
}

}  // namespace hui::report
