#include "cli/commands/commands.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/report/book_report.hpp"
#include "engine/report/due_report.hpp"
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr auto right = Table::Column::Align::right;

Json json_of(const report::DueLine& line) {
    return {{"group", line.group},
            {"share", share_text(line.share)},
            {"member", line.member},
            {"name", line.name},
            {"round", line.round.count()},
            {"due", iso(line.due)},
            {"amount", line.amount.count()},
            {"paid", line.paid.count()},
            {"advanced", line.advanced.count()},
            {"outstanding", line.outstanding.count()},
            {"days_late", line.days_late},
            {"interest", line.interest.count()}};
}

void print_dues(const std::vector<report::DueLine>& lines, Date on) {
    if (lines.empty()) {
        print_line(fill(mark("Nobody owes anything by {date}."), {{"date", on}}));
        return;
    }
    Table table{{{mark("Group")},
                 {mark("Share")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Round"), right},
                 {mark("Due")},
                 {mark("Owes"), right},
                 {mark("Advanced"), right},
                 {mark("Days late"), right},
                 {mark("Interest"), right}}};
    Vnd sum;
    for (const report::DueLine& line : lines) {
        sum += line.outstanding;
        table.add({line.group, share_text(line.share), line.member, line.name,
                   fmt::format("{}", line.round.count()), show(line.due), show(line.outstanding),
                   show(line.advanced), fmt::format("{}", line.days_late), show(line.interest)});
    }
    table.print();
    print_line(fill(mark("{count} dues, {sum} đ together"),
                    {{"count", static_cast<std::int64_t>(lines.size())}, {"sum", sum}}));
}

int run_due(const Arguments& arguments, Session& session) {
    report::DueRequest request{
        .group = arguments.get("GROUP"), .month = {}, .on = session.on(arguments)};
    if (const auto month = arguments.get("--month")) { request.month = need(parse_month(*month)); }
    auto ledger = session.open();
    const auto lines = need(report::due_report(ledger, request));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const report::DueLine& line : lines) { document.push_back(json_of(line)); }
        print(document);
    } else {
        print_dues(lines, request.month ? last_day(*request.month) : request.on);
    }
    return 0;
}

Json json_of(const report::BalanceReport& report) {
    Json balances = Json::array();
    for (const auto& [account, amount] : report.balances.all()) {
        balances.push_back({{"account", account.name()}, {"balance", amount.count()}});
    }
    return {{"book", report.book}, {"on", iso(report.on)}, {"balances", balances}};
}

/// A time as `journal` prints it, or a day, which means its end in Vietnam.
Instant parse_known(const std::string& text) {
    if (const auto instant = parse_instant(text)) { return *instant; }
    const Date day = need(parse_date(text));
    return end_of_day_in_vietnam(day);
}

int run_balance(const Arguments& arguments, Session& session) {
    report::BalanceRequest request{
        .book = arguments.get("BOOK"), .on = session.on(arguments), .as_known = {}};
    if (const auto known = arguments.get("--as-known")) { request.as_known = parse_known(*known); }
    auto ledger = session.open();
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
            table.add({report.book, account.name(), show(amount)});
        }
    }
    if (table.empty()) {
        print_line(fill(mark("No money moved by {date}."), {{"date", request.on}}));
    } else {
        table.print();
    }
    return 0;
}

Json json_of(const Entry& entry, const std::string& ledger_id, const std::string& book) {
    Json receipt = nullptr;
    Json reverses = nullptr;
    if (entry.receipt != ReceiptNo{}) { receipt = entry.receipt.count(); }
    if (entry.reverses) { reverses = entry.reverses->count(); }
    // A body that is no JSON was never written here; it is shown as it stands.
    const Json body = Json::parse(entry.body, nullptr, false);
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
            {"body", body.is_discarded() ? Json(entry.body) : body},
            {"postings", postings},
            {"prev_hash", hex(entry.prev_hash)},
            {"hash", hex(entry.hash)}};
}

void print_entry(const Entry& entry) {
    std::string line = fmt::format("{:>5}  {}  {}", entry.seq.count(), show(entry.effective_on),
                                   kind_in_words(entry.kind));
    if (entry.receipt != ReceiptNo{}) {
        line += fill(mark(", receipt {receipt}"), {{"receipt", entry.receipt.count()}});
    }
    if (entry.reverses) {
        line += fill(mark(", undoes no. {seq}"), {{"seq", entry.reverses->count()}});
    }
    print_line(line +
               fill(mark("  ({actor}, ref {ref})"), {{"actor", entry.actor}, {"ref", entry.ref}}));
    for (const Posting& posting : entry.postings) {
        print_line(
            fmt::format("       {:<24} {:>16}", posting.account.name(), show(posting.amount)));
    }
}

int run_journal(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const std::string& wanted = arguments.at("BOOK");
    if (!session.wants_json()) {
        const auto entries = need(report::read_journal(ledger, wanted, print_entry));
        print_line(fill(mark("{count} entries"), {{"count", entries}}));
        return 0;
    }
    const auto code = need(report::book_code(ledger, wanted));
    std::string separator = "[\n";
    const auto entries = need(report::read_journal(ledger, wanted, [&](const Entry& entry) {
        print_line(
            separator +
            json_of(entry, ledger.id(), code).dump(-1, ' ', false, Json::error_handler_t::replace));
        separator = ",";
    }));
    print_line(entries == 0 ? "[]" : "]");
    return 0;
}

Json json_of(const report::Statement& statement) {
    Json shares = Json::array();
    for (const auto& share : statement.shares) {
        shares.push_back({{"group", share.group},
                          {"share", share_text(share.share)},
                          {"turn", share.turn.count()},
                          {"paid", share.paid.count()},
                          {"received", share.received.count()},
                          {"advanced", share.advanced.count()},
                          {"net", share.net.count()},
                          {"arrears", share.arrears.count()}});
    }
    Json lines = Json::array();
    for (const auto& line : statement.lines) {
        lines.push_back({{"on", iso(line.on)},
                         {"group", line.group},
                         {"share", share_text(line.share)},
                         {"seq", line.seq.count()},
                         {"kind", line.kind},
                         {"paid", line.paid.count()},
                         {"received", line.received.count()},
                         {"advanced", line.advanced.count()}});
    }
    return {{"member", statement.member},
            {"name", statement.name},
            {"shares", shares},
            {"lines", lines}};
}

void print_statement(const report::Statement& statement) {
    print_line(bold(fmt::format("{}  {}", statement.member, statement.name)));
    for (const auto& share : statement.shares) {
        print_line(
            fill(mark("{group} share {share}: paid {paid} đ, received {received} đ, net {net} "
                      "đ, overdue {arrears} đ (draws in round {turn})"),
                 {{"group", share.group},
                  {"share", share_text(share.share)},
                  {"paid", share.paid},
                  {"received", share.received},
                  {"net", share.net},
                  {"arrears", share.arrears},
                  {"turn", share.turn.count()}}));
    }
    if (statement.lines.empty()) { return; }
    Table table{{{mark("Date")},
                 {mark("Group")},
                 {mark("Share")},
                 {mark("What")},
                 {mark("Receipt"), right},
                 {mark("Paid"), right},
                 {mark("Received"), right},
                 {mark("Advanced"), right}}};
    for (const auto& line : statement.lines) {
        table.add({show(line.on), line.group, share_text(line.share), kind_in_words(line.kind),
                   line.receipt == ReceiptNo{} ? "" : fmt::format("{}", line.receipt.count()),
                   show(line.paid), show(line.received), show(line.advanced)});
    }
    table.print();
}

int run_statement(const Arguments& arguments, Session& session) {
    const auto member = arguments.get("MEMBER");
    if (member.has_value() == arguments.has("--all")) {
        throw Failed{refuse(Code::missing_argument, {{"argument", std::string{"MEMBER | --all"}},
                                                     {"command", std::string{"statement"}}})};
    }
    auto ledger = session.open();
    const auto all = need(
        report::statements(ledger, member ? std::optional<std::string_view>{*member} : std::nullopt,
                           session.on(arguments)));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const auto& statement : all) { document.push_back(json_of(statement)); }
        print(member ? document.front() : document);
        return 0;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) { print_line(""); }
        print_statement(all[i]);
    }
    return 0;
}

Json json_of(const report::HalfYearReport& report) {
    Json unit = nullptr;
    if (report.unit) { unit = *report.unit; }
    // Loans are not kept by this version; a ledger without loans has none of them.
    return {{"period", report::half_year_text(report.period)},
            {"unit", unit},
            {"groups", report.groups},
            {"members", report.members},
            {"contribution_min", report.contribution_min.count()},
            {"contribution_max", report.contribution_max.count()},
            {"contributed", report.contributed.count()},
            {"paid_out", report.paid_out.count()},
            {"cash", report.cash.count()},
            {"arrears", report.arrears.count()},
            {"loans", 0},
            {"loan_principal", 0},
            {"loan_outstanding", 0},
            {"overdue_loans", 0}};
}

void print_half_year(const report::HalfYearReport& report) {
    print_line(bold(fill(mark("Half-year {period}, {first} to {last}"),
                         {{"period", report::half_year_text(report.period)},
                          {"first", report.period.first()},
                          {"last", report.period.last()}})));
    if (report.unit) {
        print_line(fill(mark("Unit {unit} and those below it"), {{"unit", *report.unit}}));
    }
    const std::vector<NamedFact> facts{{"groups", report.groups},
                                       {"members", report.members},
                                       {"min", report.contribution_min},
                                       {"max", report.contribution_max},
                                       {"contributed", report.contributed},
                                       {"paid_out", report.paid_out},
                                       {"cash", report.cash},
                                       {"arrears", report.arrears}};
    for (const char* line :
         {mark("Zero-interest savings groups: {groups}, with {members} members"),
          mark("Contributions of {min} to {max} đ a share"),
          mark("Contributed in the period: {contributed} đ"),
          mark("Paid out in the period: {paid_out} đ"), mark("In hand on the last day: {cash} đ"),
          mark("Overdue on the last day: {arrears} đ")}) {
        print_line("  " + fill(line, facts));
    }
}

int run_half_year(const Arguments& arguments, Session& session) {
    const auto period = need(report::parse_half_year(arguments.at("PERIOD")));
    auto ledger = session.open();
    const auto report = need(report::half_year_report(ledger, period, arguments.get("--unit")));
    if (session.wants_json()) {
        print(json_of(report));
    } else {
        print_half_year(report);
    }
    return 0;
}

}  // namespace

std::vector<Command> question_commands() {
    const OptionSpec on{"--on", "DATE", mark("as it stood at the end of a day (else today)")};
    return {
        {"due",
         mark("who owes what"),
         {{"GROUP", Count::optional}},
         {{"--month", "M", mark("only the dues of a month, paid late or not yet")}, on},
         "hui due --on 2024-06-30",
         run_due},
        {"balance",
         mark("the balances of a book's accounts"),
         {{"BOOK", Count::optional}},
         {on, {"--as-known", "T", mark("with what was recorded by a day or time only")}},
         "hui balance G001 --on 2024-06-30",
         run_balance},
        {"journal",
         mark("everything that was ever recorded in a book"),
         {{"BOOK"}},
         {},
         "hui journal G001",
         run_journal},
        {"statement",
         mark("what a member paid and received"),
         {{"MEMBER", Count::optional}},
         {{"--all", nullptr, mark("of every member")}, on},
         "hui statement M0001",
         run_statement},
        {"report half-year",
         mark("the figures that are reported twice a year"),
         {{"PERIOD"}},
         {{"--unit", "CODE", mark("only a unit and those below it")}},
         "hui report half-year 2024-1",
         run_half_year},
    };
}

}  // namespace hui::cli
