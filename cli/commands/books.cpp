#include "cli/account_names.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/kinds.hpp"
#include "cli/loan_words.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"
#include "engine/closing/statement_events.hpp"
#include "engine/journal/body.hpp"
#include "engine/journal/witness.hpp"
#include "engine/report/book_report.hpp"
#include "engine/savings/count_events.hpp"
#include "engine/savings/dispute_events.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace hui::cli {

namespace {

Json json_of(const report::BalanceReport& report) {
    Json balances = Json::array();
    for (const auto& [account, amount] : report.balances.all()) {
        balances.push_back({{"account", account.name()}, {"balance", amount.count()}});
    }
    return {{"book", report.book},
            {"on", iso(report.on)},
            {"balances", balances},
            {"witness", report.witness.text()}};
}

int run_balance(const Arguments& arguments, Session& session) {
    const report::BalanceRequest request{.book = arguments.get("BOOK"),
                                         .on = session.on(arguments),
                                         .as_known = session.as_known(arguments)};
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto reports = need(report::balance_report(ledger, request));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const auto& report : reports) { document.push_back(json_of(report)); }
        print(request.book ? document.front() : document);
        return 0;
    }
    Table table{{{mark("Book")}, {mark("Account")}, {mark("Balance"), right}}};
    for (const auto& report : reports) {
        for (const auto& [account, amount] : report.balances.all()) {
            table.add({report.book, account_in_words(account), show(amount)});
        }
    }
    if (table.empty()) {
        print_line(fill(mark("No money moved by {date}."), {{"date", request.on}}));
    } else {
        table.print();
    }
    print_witness(ledger, request.book, request.as_known);
    return 0;
}

/// A body that is no JSON, or nests deeper than any that is written here, is shown as it stands:
/// what is printed goes down into it level by level.
Json body_of(const Entry& entry) {
    constexpr int deepest_written = 32;
    int deepest = 0;
    const auto measure = [&](int depth, Json::parse_event_t, Json&) {
        deepest = std::max(deepest, depth);
        return depth <= deepest_written;
    };
    Json body = Json::parse(entry.body, measure, false);
    if (body.is_discarded() || deepest > deepest_written) { return entry.body; }
    return body;
}

Json json_of(const Entry& entry, const std::string& ledger_id, const std::string& book) {
    Json receipt = nullptr;
    Json reverses = nullptr;
    if (entry.receipt != ReceiptNo{}) { receipt = entry.receipt.count(); }
    if (entry.reverses) { reverses = entry.reverses->count(); }
    const Json body = body_of(entry);
    Json postings = Json::array();
    for (const Posting& posting : entry.postings) {
        postings.push_back(
            {{"account", posting.account.name()}, {"amount", posting.amount.count()}});
    }
    return {{"format", fmt::format("hui-entry {}", entry_format)},
            {"ledger", ledger_id},
            {"book", book},
            {"seq", entry.seq.count()},
            {"receipt", receipt},
            {"kind", entry.kind},
            {"effective_on", iso(entry.effective_on)},
            {"recorded_at", iso(entry.recorded_at)},
            {"actor", entry.actor},
            {"ref", entry.ref},
            {"reverses", reverses},
            {"body", body},
            {"postings", postings},
            {"prev_hash", hex(entry.prev_hash)},
            {"hash", hex(entry.hash)},
            {"witness", Witness::of(entry.hash).text()}};
}

void print_statement_line(const Entry& entry) {
    const auto statement = closing::statement_reconciled_of(entry.body);
    const auto& lines = statement.lines;
    const auto matched = std::count_if(lines.begin(), lines.end(),
                                       [](const auto& line) { return line.match.has_value(); });
    print_line(fill(mark("       of the bank, {from} to {to}: {closing} đ in the end; {matched} of "
                         "{lines} lines matched"),
                    {{"from", statement.period.from},
                     {"to", statement.period.to},
                     {"closing", statement.closing},
                     {"matched", static_cast<std::int64_t>(matched)},
                     {"lines", std::ssize(lines)}}));
}

void print_count_line(const Entry& entry) {
    const auto count = savings::cash_counted_of(entry.body);
    print_line(fill(count.by.empty()
                        ? mark("       counted {counted} đ, in the book {book} đ")
                        : mark("       counted {counted} đ, in the book {book} đ, by {people}"),
                    {{"counted", count.counted},
                     {"book", count.book},
                     {"people", fmt::format("{}", fmt::join(count.by, ", "))}}));
}

/// What is said in an entry beside its money: of whom, what was seen, and why.
void print_said(const Entry& entry) {
    print_true_date(entry, "       ");
    if (entry.kind == closing::statement_reconciled_kind) { print_statement_line(entry); }
    if (entry.kind == savings::cash_counted_kind) { print_count_line(entry); }
    const BodyReader body{entry.body};
    const bool is_dispute =
        entry.kind == savings::dispute_opened_kind || entry.kind == savings::dispute_settled_kind;
    if (is_dispute) {
        print_line(fill(mark("       member {member}"), {{"member", body.text("member")}}));
    }
    if (const auto words = loan_entry_in_words(entry)) { return print_line("       " + *words); }
    const auto reason = body.text_if("reason");
    if (reason && !reason->empty()) {
        print_line(fill(mark("       reason: {reason}"), {{"reason", *reason}}));
    }
}

/// How wide the column of accounts must be.
std::size_t width_of_accounts(const std::vector<Entry>& entries) {
    std::size_t width = 24;
    for (const Entry& entry : entries) {
        for (const Posting& posting : entry.postings) {
            width = std::max(width, columns_of(account_in_words(posting.account)));
        }
    }
    return width;
}

void print_entry(const Entry& entry, std::optional<Seq> undone_by_no, std::size_t width) {
    std::string line = fmt::format("{:>5}  {}  {}", entry.seq.count(), show(entry.effective_on),
                                   entry_kind_in_words(entry));
    if (entry.receipt != ReceiptNo{}) {
        line += fill(mark(", receipt {receipt}"), {{"receipt", entry.receipt.count()}});
    }
    if (entry.reverses) {
        line += fill(mark(", undoes no. {seq}"), {{"seq", entry.reverses->count()}});
    }
    print_line(line + fill(mark("  ({actor}, reference {ref})"),
                           {{"actor", entry.actor}, {"ref", entry.ref}}));
    if (undone_by_no) {
        print_line(fill(mark("       undone by no. {seq}"), {{"seq", undone_by_no->count()}}));
    }
    print_said(entry);
    for (const Posting& posting : entry.postings) {
        const std::string account = account_in_words(posting.account);
        print_line(fmt::format("       {}{:{}} {:>16}", account, "", width - columns_of(account),
                               show(posting.amount)));
    }
}

void print_journal(store::Ledger& ledger, const report::JournalRequest& request) {
    std::vector<Entry> entries;
    std::map<Seq, Seq> undone;
    const auto count = need(report::read_journal(ledger, request, [&](const Entry& entry) {
        if (entry.reverses) { undone.emplace(*entry.reverses, entry.seq); }
        entries.push_back(entry);
    }));
    const std::size_t width = width_of_accounts(entries);
    for (const Entry& entry : entries) {
        const auto by = undone.find(entry.seq);
        print_entry(entry, by == undone.end() ? std::nullopt : std::optional{by->second}, width);
    }
    print_line(fill(mark("Entries: {count}"), {{"count", count}}));
    if (!entries.empty()) { print_witness(Witness::of(entries.back().hash)); }
}

int run_journal(const Arguments& arguments, Session& session) {
    const std::string& wanted = arguments.at("BOOK");
    const report::JournalRequest request{.book = wanted, .as_known = session.as_known(arguments)};
    auto ledger = session.open();
    if (!session.wants_json()) {
        print_journal(ledger, request);
        return 0;
    }
    const auto code = need(report::book_code(ledger, wanted));
    // Printed at the end: a document that breaks off in the middle would be none.
    std::string document = "[";
    static_cast<void>(need(report::read_journal(ledger, request, [&](const Entry& entry) {
        document += document.size() == 1 ? "\n" : ",\n";
        document +=
            json_of(entry, ledger.id(), code).dump(-1, ' ', false, Json::error_handler_t::replace);
    })));
    print_line(document + "\n]");
    return 0;
}

}  // namespace

std::vector<Command> book_commands() {
    return {
        {"balance",
         mark("the balances of a book's accounts"),
         {{"BOOK", Count::optional}},
         {as_of_option, as_known_option},
         "hui balance G001 --on 2024-06-30",
         run_balance},
        {"journal",
         mark("everything that was ever recorded in a book"),
         {{"BOOK"}},
         {as_known_option},
         "hui journal G001\n"
         "hui journal G001 --as-known 2024-06-30",
         run_journal},
    };
}

}  // namespace hui::cli
