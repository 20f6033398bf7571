#include "cli/audit/pack_texts.hpp"
#include "cli/commands/audit_flags.hpp"
#include "cli/commands/closing_sheet.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/reconcile_report.hpp"
#include "cli/commands/verify.hpp"
#include "cli/counted.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"
#include "engine/closing/seal.hpp"
#include "engine/exchange/csv_file.hpp"
#include "engine/exchange/json_lines.hpp"
#include "engine/exchange/new_folder.hpp"
#include "engine/registry/events.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/audit_flags.hpp"
#include "engine/report/book_report.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace hui::cli {

namespace {

using exchange::NewFolder;

/// `loans/PL` is no name of a file; nor is what somebody may have forged.
std::string file_name_of(const store::BookRow& book) {
    std::string name = book.code;
    std::replace(name.begin(), name.end(), '/', '-');
    const bool is_code = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '-';
    });
    return is_code && !name.empty() ? name : fmt::format("book {}", book.id);
}

/// What a pack tells of.
struct Packed {
    std::int64_t sheets = 0;
    exchange::Exported exported;
    actions::Verification verification;
    std::string witness;  ///< of the register's last entry; empty where its table says none
};

void print_damaged(const std::string& book) {
    print_line(fill(mark("{book} is too damaged to be read for this; verification.txt says what is "
                         "wrong"),
                    {{"book", printable(book)}}));
}

/// Of a book that the file names: one that can't be found by its code has none.
bool is_damaged(const Refusal& refusal) {
    return store::is_damage(refusal) || refusal.code == Code::unknown_book;
}

/// What a book is too damaged for is said in its place.
void tell_unless_damaged(const std::string& book, const std::function<void()>& tell) {
    std::optional<Refusal> refusal;
    try {
        refusal = store::fault_in(tell);
    } catch (const Failed& failed) { refusal = failed.refusal; }
    if (!refusal) { return; }
    if (!is_damaged(*refusal)) { throw Failed{*std::move(refusal)}; }
    print_damaged(book);
}

void add_paper(NewFolder& folder, const std::string& name, const std::function<void()>& tell) {
    std::string text;
    {
        const PrintingInto printing{text};
        tell();
    }
    need(folder.add(name, text));
}

/// Every entry as it is stored: what is wrong with it is what a pack is for, too.
void add_journal(NewFolder& folder, store::Ledger& ledger, Packed& packed) {
    auto file = need(folder.begin_file("journal.jsonl"));
    Progress progress{mark("exporting:")};
    packed.exported = need(exchange::export_as_stored(
        ledger, [&](std::string_view text) { need(file.write(text)); },
        [&](std::int64_t entries) { progress(static_cast<std::size_t>(entries), 0); }));
    need(file.finish());
}

/// The code of a book's last entry by the ledger's own table; empty where that names none.
std::string code_of_end(store::Ledger& ledger, const store::BookRow& book) {
    return need(store::attempt([&]() -> Result<std::string> {
        std::string code;
        store::unless_damaged([&] {
            const Head head = store::head_of(ledger, book);
            if (head.seq != Seq{}) { code = Witness::of(head.hash).text(); }
        });
        return code;
    }));
}

/// The codes of all ends, so that a journal that ends too early is found by whoever has the pack
/// alone, and what each book is about by its table, which no entry says.
void add_heads(NewFolder& folder, store::Ledger& ledger, const std::vector<store::BookRow>& books) {
    std::string lines = "book,kind,witness\n";
    for (const store::BookRow& book : books) {
        lines += fmt::format("{},{},{}\n", exchange::csv_cell(book.code),
                             store::kind_text(book.kind), code_of_end(ledger, book));
    }
    need(folder.add("heads.csv", lines));
}

/// The balances of each book at the month's end, a day that the head names; of one that is too
/// damaged to be added up a line without any.
void add_balances(NewFolder& folder, store::Ledger& ledger,
                  const std::vector<store::BookRow>& books, Month month) {
    std::string lines = fmt::format("book,account,balance {}\n", iso(last_day(month)));
    for (const store::BookRow& book : books) {
        const auto reports = report::balance_report(
            ledger, {.book = book.code, .on = last_day(month), .as_known = {}});
        if (!reports && is_damaged(reports.refusal())) {
            lines += fmt::format("{},,\n", exchange::csv_cell(book.code));
            continue;
        }
        if (!reports && reports.refusal().code == Code::before_books) { continue; }
        const auto told = need(reports);
        for (const auto& [account, amount] : told.front().balances.all()) {
            lines += fmt::format("{},{},{}\n", exchange::csv_cell(book.code),
                                 exchange::csv_cell(account.name()), amount.count());
        }
    }
    need(folder.add("trial-balances.csv", lines));
}

/// A sheet of each book that is closed.
void add_sheets(NewFolder& folder, store::Ledger& ledger, const std::vector<store::BookRow>& books,
                Month month, Packed& packed) {
    need(folder.add_folder("closing-sheets"));
    for (const store::BookRow& book : books) {
        if (book.kind == store::BookKind::registry) { continue; }
        const auto sheet = report::closing_sheet(ledger, book.code, month);
        if (!sheet && sheet.refusal().code == Code::month_not_closed) { continue; }
        add_paper(folder, "closing-sheets/" + file_name_of(book) + ".txt",
                  [&] { tell_unless_damaged(book.code, [&] { print_sheet(need(sheet)); }); });
        ++packed.sheets;
    }
    if (packed.sheets == 0 && packed.verification.is_untouched()) {
        throw Failed{refuse(Code::month_not_closed, {{"month", month}})};
    }
}

void tell_one_seal(const closing::MonthSealed& seal, const Entry& entry) {
    print_line(
        fill(mark("Seal of {month} over {books}, entry no. {seq} of the register, by {actor} "
                  "on {date}: {root}"),
             {{"month", seal.month},
              {"books", books_in_words(seal.books)},
              {"seq", entry.seq.count()},
              {"actor", entry.actor},
              {"date", day_in_vietnam(entry.recorded_at)},
              {"root", seal.root}}));
    print_witness(Witness::of(entry.hash));
}

void tell_signature(const closing::SealSigned& signature, const Entry& entry) {
    print_line(
        fill(mark("Signed as entry no. {seq} of the register, by {actor} on {date}, with the "
                  "key {key}; python3 check.py --public-key FILE checks it"),
             {{"seq", entry.seq.count()},
              {"actor", entry.actor},
              {"date", day_in_vietnam(entry.recorded_at)},
              {"key", hex(signature.key)}}));
}

/// The month's seals and what is signed under them, with the register's last witness code.
void tell_seal(store::Ledger& ledger, Month month, const Packed& packed) {
    bool is_sealed = false;
    static_cast<void>(need(
        report::read_journal(ledger, {.book = registry::register_book}, [&](const Entry& entry) {
            if (entry.kind == closing::month_sealed_kind) {
                const auto seal = closing::month_sealed_of(entry.body);
                if (seal.month == month) { tell_one_seal(seal, entry); }
                is_sealed = is_sealed || seal.month == month;
            } else if (entry.kind == closing::seal_signed_kind) {
                const auto signature = closing::seal_signed_of(entry.body);
                if (signature.month == month) { tell_signature(signature, entry); }
            }
        })));
    if (!is_sealed) { print_line(fill(mark("{month} isn't sealed yet."), {{"month", month}})); }
    print_line(fill(mark("The register's last entry has the witness code {code}."),
                    {{"code", packed.witness}}));
}

/// What there is to ask about at the month's end; where books are too damaged, of the others alone,
/// and then nobody can say that there is nothing.
void tell_flags(store::Ledger& ledger, Month month) {
    const auto readable = need(report::flags_of_readable(ledger, last_day(month)));
    print_flags(readable.flags);
    for (const std::string& book : readable.damaged) { print_damaged(book); }
    if (readable.damaged.empty()) { print_count_of(readable.flags); }
}

/// What was counted in the boxes of groups by the month's end, what banks said of its days and
/// those before, and what stands open of both.
void tell_reconciliations(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                          Month month) {
    std::int64_t counted = 0;
    std::int64_t statements = 0;
    const auto tell = [&](const store::BookRow& book) {
        if (!report::tells_of(ledger, book, {.on = last_day(month)})) { return; }
        const auto report = need(report::reconciliation(ledger, book.code, last_day(month)));
        if (report.counts.empty() && report.statements.empty() &&
            report.cash_difference() == Vnd{}) {
            return;
        }
        print_counts(report);
        print_box(report);
        print_cash_difference(report);
        print_open_difference(report);
        print_statements(report);
        print_witness(report.witness);
        counted += report.counts.empty() ? 0 : 1;
        statements += std::ssize(report.statements);
    };
    for (const store::BookRow& book : books) {
        if (book.kind == store::BookKind::group) {
            tell_unless_damaged(book.code, [&] { tell(book); });
        }
    }
    print_line(fill(mark("Groups whose box was counted by {date}: {count}"),
                    {{"date", last_day(month)}, {"count", counted}}));
    print_line(fill(mark("Bank statements that are kept and begin by {date}: {count}"),
                    {{"date", last_day(month)}, {"count", statements}}));
}

int run_audit_pack(const Arguments& arguments, Session& session) {
    const Month month = need(parse_month(arguments.at("MONTH")));
    const std::string& path = arguments.at("-o");
    auto ledger = session.open();
    const auto view = view_of(ledger);  // all files tell of one moment
    auto folder = need(NewFolder::begin(path));
    Packed packed;
    actions::VerifyRequest request;
    request.depth = actions::VerifyRequest::Depth::deep;
    packed.verification = verify_with_progress(ledger, request);
    const auto books = need(store::attempt(
        [&]() -> Result<std::vector<store::BookRow>> { return store::all_books(ledger); }));
    packed.witness = code_of_end(ledger, books.front());
    add_sheets(folder, ledger, books, month, packed);
    add_balances(folder, ledger, books, month);
    add_journal(folder, ledger, packed);
    add_heads(folder, ledger, books);
    add_paper(folder, "seal.txt", [&] {
        tell_unless_damaged(books.front().code, [&] { tell_seal(ledger, month, packed); });
    });
    add_paper(folder, "verification.txt", [&] { print_verification(packed.verification); });
    add_paper(folder, "reconciliations.txt", [&] { tell_reconciliations(ledger, books, month); });
    add_paper(folder, "flags.txt", [&] { tell_flags(ledger, month); });
    for (const PackText& file : pack_texts()) {
        need(folder.add(std::string{file.name}, file.text));
    }
    need(folder.finish());
    if (session.wants_json()) {
        print({{"folder", path},
               {"month", iso(month)},
               {"books", packed.exported.books},
               {"entries", packed.exported.entries},
               {"sheets", packed.sheets},
               {"problems", packed.verification.problems.size()},
               {"witness", packed.witness.empty() ? Json(nullptr) : Json(packed.witness)}});
    } else {
        print_line(fill(mark("{entries} of {books} and {count} closing sheets of {month} are in "
                             "{file}; python3 {file}/check.py checks them without hui."),
                        {{"entries", entries_in_words(packed.exported.entries)},
                         {"books", books_in_words(packed.exported.books)},
                         {"count", packed.sheets},
                         {"month", month},
                         {"file", path}}));
        print_verification(packed.verification);
    }
    return packed.verification.ok() ? 0 : 1;
}

}  // namespace

std::vector<Command> audit_pack_commands() {
    return {
        {"audit pack",
         mark("the evidence of a month in a folder, with a checker that needs no hui"),
         {{"MONTH"}},
         {{"-o", "DIR", mark("a folder that isn't there yet"), OptionSpec::Need::required}},
         "hui audit pack 2024-01 -o evidence",
         run_audit_pack},
    };
}

}  // namespace hui::cli
