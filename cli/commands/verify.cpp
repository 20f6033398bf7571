#include "cli/commands/verify.hpp"

#include "cli/commands/commands.hpp"
#include "cli/commands/reconcile_report.hpp"
#include "cli/counted.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"
#include "engine/exchange/key_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

namespace hui::cli {

namespace {

/// A changed row with some columns, or what SQLite says.
constexpr std::size_t longest_detail = 200;

/// The entry that the witness code stands for, wherever it is; null where there is none.
const store::EntryTitle* entry_of(const actions::WitnessFinding& witness) {
    if (const auto* found = std::get_if<actions::WitnessFound>(&witness)) { return &found->entry; }
    const auto* elsewhere = std::get_if<actions::WitnessElsewhere>(&witness);
    return elsewhere != nullptr ? &elsewhere->entry : nullptr;
}

Json json_of(const actions::Verification& found) {
    Json problems = Json::array();
    for (const actions::Problem& problem : found.problems) {
        problems.push_back({{"book", printable(problem.book)},
                            {"seq", problem.seq.count()},
                            {"problem", std::string{name_of(problem.code)}},
                            {"detail", printable(problem.detail, longest_detail)}});
    }
    Json document{{"ok", found.ok()},
                  {"books", found.books},
                  {"entries", found.entries},
                  {"problems", problems},
                  {"forgotten", found.forgotten}};
    if (const auto* entry = entry_of(found.witness)) {
        document["witnessed"] = {
            {"book", printable(entry->book)},
            {"seq", entry->seq.count()},
            {"kind", printable(entry->kind)},
            {"effective_on", printable(entry->effective_on)},
            {"recorded_at", printable(entry->recorded_at)},
            {"elsewhere", std::holds_alternative<actions::WitnessElsewhere>(found.witness)},
            {"first_changed", nullptr}};
        if (const auto changed = found.changed_before_witness()) {
            document["witnessed"]["first_changed"] = changed->count();
        }
    } else if (std::holds_alternative<actions::WitnessMissing>(found.witness)) {
        document["witnessed"] = nullptr;
    }
    return document;
}

constexpr auto problem_texts = std::to_array<std::pair<actions::ProblemCode, const char*>>({
    {actions::ProblemCode::sequence_gap, mark("the numbers have a gap ({detail})")},
    {actions::ProblemCode::hash_mismatch,
     mark("the entry is not as it was written (hash {detail})")},
    {actions::ProblemCode::not_balanced, mark("the entry doesn't balance ({detail} đ)")},
    {actions::ProblemCode::posting_lines, mark("a posting is missing or out of order ({detail})")},
    {actions::ProblemCode::receipt_gap, mark("the receipt numbers have a gap ({detail})")},
    {actions::ProblemCode::orphan_posting, mark("postings without an entry ({detail})")},
    {actions::ProblemCode::unknown_format, mark("an entry of an unknown format ({detail})")},
    {actions::ProblemCode::head_differs,
     mark("the journal doesn't end where it should ({detail})")},
    {actions::ProblemCode::balance_differs,
     mark("a balance isn't the sum of its entries ({detail})")},
    {actions::ProblemCode::table_unreadable,
     mark("what the table “{detail}” should hold of the book can't be read")},
    {actions::ProblemCode::book_missing, mark("the book is gone, though the register names it")},
    {actions::ProblemCode::book_empty,
     mark("no entry stands in the book: they were all taken away, or whoever changed the file made "
          "it")},
    {actions::ProblemCode::book_not_registered,
     mark("the book isn't the one that the register names")},
    {actions::ProblemCode::seal_broken,
     mark("the books are not those that the seal of {detail} was put on")},
    {actions::ProblemCode::register_differs,
     mark("the register isn't the one that stood when {detail} was closed")},
    {actions::ProblemCode::register_rewritten,
     mark("this entry, or one before it, isn't the one that a closing names ({detail}): the "
          "register was rewritten since, or that closing was")},
    {actions::ProblemCode::ledger_id_differs,
     mark("the ledger's id isn't the one that its first entry gives, by which all others were "
          "checked ({detail})")},
    {actions::ProblemCode::signature_wrong,
     mark("the signature under the seal of {detail} isn't of what stands there")},
    {actions::ProblemCode::not_signed,
     mark("this seal over {detail} isn't signed with the key that was given")},
    {actions::ProblemCode::not_sealed,
     mark("books closed {detail} under no seal that could be signed: it is still to be sealed (hui "
          "close {detail} --all), or its seal was taken away")},
    {actions::ProblemCode::personal_differs,
     mark("personal data isn't what was recorded ({detail})")},
    {actions::ProblemCode::personal_missing,
     mark("personal data is gone without an entry ({detail})")},
    {actions::ProblemCode::body_unreadable, mark("the entry's body can't be read")},
    {actions::ProblemCode::postings_differ, mark("the postings aren't what the entry's body says")},
    {actions::ProblemCode::dated_in_closed,
     mark("the entry is dated {detail}, in a month that had been closed before it was recorded")},
    {actions::ProblemCode::against_the_rules,
     mark("the rules would not have let this be recorded: {detail}")},
    {actions::ProblemCode::rules_not_checked,
     mark("from here on the register says nothing for certain: by the rules, which go by it, the "
          "entries of the books weren't decided again")},
    {actions::ProblemCode::projection_differs,
     mark("a table isn't what the journal gives ({detail}); + is too much there, - is missing, "
          "and before ≠ stands what the file has")},
    {actions::ProblemCode::schema_differs,
     mark("tables, indexes or the guards against changes aren't those that hui makes ({detail}); "
          "+ is too much, - is missing")},
    {actions::ProblemCode::file_integrity, mark("the file itself is damaged ({detail})")},
    {actions::ProblemCode::replay_failed,
     mark("the book can't be worked out from here on: the entry can't be read, or doesn't "
          "fit what stands before it")},
});

const char* words_for(actions::ProblemCode code) {
    const auto* const found =
        std::find_if(problem_texts.begin(), problem_texts.end(),
                     [&](const auto& problem) { return problem.first == code; });
    return found == problem_texts.end() ? "" : found->second;
}

/// Why the rules refuse an entry; the figures of it aren't known.
std::string rule_words(const std::string& code) {
    const auto refused = code_named(code);
    if (!refused) { return printable(code); }
    static const std::regex fact{R"(\{\w+\})"};
    return std::regex_replace(sentence_of(refuse(*refused)).message, fact, "…");
}

/// In words; a day in the form of the language.
std::string words_of(const actions::Problem& problem) {
    if (problem.statement) { return broken_statement_text(*problem.statement); }
    if (const auto day = parse_date(problem.detail)) {
        return fill(words_for(problem.code), {{"detail", *day}});
    }
    if (problem.code == actions::ProblemCode::not_balanced && problem.detail.empty()) {
        return tr(mark("the entry doesn't balance: its amounts are too large to be added up"));
    }
    if (problem.code == actions::ProblemCode::against_the_rules) {
        return fill(words_for(problem.code), {{"detail", rule_words(problem.detail)}});
    }
    return fill(words_for(problem.code), {{"detail", printable(problem.detail, longest_detail)}});
}

/// `G001 5: `, `register: `; nothing for the file as a whole.
std::string place_of(const actions::Problem& problem) {
    if (problem.book.empty()) { return {}; }
    std::string place = printable(problem.book);
    if (problem.seq != Seq{}) { place += fmt::format(" {}", problem.seq.count()); }
    return place + ": ";
}

/// What is said of the entry that a witness code stands for.
const char* finding_text(const actions::Verification& found) {
    if (std::holds_alternative<actions::WitnessElsewhere>(found.witness)) {
        return mark(
            "The witness code stands for entry no. {seq} of another book, {book} ({kind}, "
            "{date}), recorded {time}; hui verify {book} --witness CODE verifies that one");
    }
    return found.changed_before_witness()
               ? mark(
                     "The witness code stands for entry no. {seq} of {book} ({kind}, {date}), "
                     "recorded {time}; but entry no. {changed}, which stands before it, is not as "
                     "it was when the code was given")
               : mark(
                     "The witness code stands for entry no. {seq} of {book} ({kind}, {date}), "
                     "recorded {time}; it is in the book unchanged");
}

void print_finding(const actions::Verification& found) {
    if (std::holds_alternative<actions::WitnessMissing>(found.witness)) {
        print_line(
            tr("No entry has this witness code: the book was rewritten since, or the code is "
               "another ledger's"));
    }
    const auto* entry = entry_of(found.witness);
    if (entry == nullptr) { return; }
    const auto day = parse_date(entry->effective_on);
    const auto time = parse_instant(entry->recorded_at);
    print_line(fill(finding_text(found),
                    {{"seq", entry->seq.count()},
                     {"book", printable(entry->book)},
                     {"kind", kind_in_words(entry->kind)},
                     {"date", day ? show(*day) : printable(entry->effective_on)},
                     {"time", time ? show(*time) : printable(entry->recorded_at)},
                     {"changed", found.changed_before_witness().value_or(Seq{}).count()}}));
}

/// A code that isn't found speaks against the books, though they agree with themselves.
const char* verdict_on(const actions::Verification& found) {
    if (found.is_untouched() && !found.problems.empty()) {
        return mark(
            "{books}, {entries}: nothing was changed or lost, but a bank statement holds no "
            "longer");
    }
    if (!found.problems.empty()) { return mark("{books}, {entries}: something is wrong"); }
    return found.ok() ? mark("{books}, {entries}: nothing wrong")
                      : mark(
                            "{books}, {entries}: they agree with themselves, but not with the "
                            "witness code");
}

}  // namespace

void print_verification(const actions::Verification& found) {
    for (const actions::Problem& problem : found.problems) {
        print_line(place_of(problem) + words_of(problem));
    }
    for (const std::string& member : found.forgotten) {
        print_line(fill(mark("Personal data of member {member} was deleted at the member's wish"),
                        {{"member", member}}));
    }
    print_finding(found);
    print_line(fill(verdict_on(found), {{"books", books_in_words(found.books)},
                                        {"entries", entries_in_words(found.entries)}}));
}

actions::Verification verify_with_progress(store::Ledger& ledger,
                                           const actions::VerifyRequest& request) {
    Progress progress{mark("entries verified:")};
    return need(actions::verify(ledger, request, [&](std::int64_t entries) {
        constexpr std::int64_t step = 4096;
        if (entries % step == 0) { progress(static_cast<std::size_t>(entries), 0); }
    }));
}

namespace {

int run_verify(const Arguments& arguments, Session& session) {
    actions::VerifyRequest request;
    request.book = arguments.get("BOOK");
    if (arguments.has("--deep")) { request.depth = actions::VerifyRequest::Depth::deep; }
    if (const auto code = arguments.get("--witness")) {
        request.witness = need(Witness::parse(*code));
    }
    if (const auto path = arguments.get("--public-key")) {
        // A seal is over all books.
        if (request.book) { refuse_both("verify", "BOOK", "--public-key"); }
        request.signed_with = need(exchange::read_public_key(*path));
    }
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto found = verify_with_progress(ledger, request);
    // A book in which something is wrong has nothing to vouch for.
    const bool vouches = found.is_untouched();
    if (session.wants_json()) {
        Json document = json_of(found);
        document["witness"] = vouches ? Json(witness_text(ledger, request.book)) : Json(nullptr);
        print(document);
    } else {
        print_verification(found);
        if (vouches) { print_witness(ledger, request.book); }
    }
    return found.ok() ? 0 : 1;
}

}  // namespace

std::vector<Command> verify_commands() {
    return {
        {"verify",
         mark("prove that nothing was changed or lost"),
         {{"BOOK", Count::optional}},
         {{"--deep", nullptr, mark("also replay the journal and compare every row")},
          {"--witness", "CODE", mark("look for the entry that a witness code stands for")},
          {"--public-key", "FILE", mark("each seal must be signed with this key")}},
         "hui verify --deep\n"
         "hui verify --public-key officer.pub",
         run_verify},
    };
}

}  // namespace hui::cli
