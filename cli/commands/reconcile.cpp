#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/reconcile_report.hpp"
#include "cli/commands/reconcile_statement.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/actions/counts.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr const char* notes_form = "500k=4,200k=3,50k=1";
constexpr std::int64_t most_of_a_note = 1'000'000;

savings::Notes parse_note(const std::string& item, const std::string& text) {
    const auto equals = item.find('=');
    if (equals == std::string::npos) { not_of_form(text, notes_form); }
    const auto count = parse_whole(item.substr(equals + 1), most_of_a_note);
    if (!count) { not_of_form(text, notes_form); }
    return {.note = need(parse_vnd(item.substr(0, equals))), .count = *count};
}

/// `500k=4,200k=3`; none of a denomination is nothing to keep.
std::vector<savings::Notes> parse_notes(const std::string& text) {
    std::vector<savings::Notes> notes;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const savings::Notes some = parse_note(text.substr(from, comma - from), text);
        if (some.count > 0) { notes.push_back(some); }
        from = comma + 1;
    }
    return notes;
}

[[noreturn]] void missing(const char* argument) {
    throw Failed{refuse(Code::missing_argument, {{"command", std::string{"reconcile"}},
                                                 {"argument", std::string{argument}}})};
}

/// What is about a statement stands with one, and with nothing that is about a count.
void check_statement_options(const Arguments& arguments) {
    const bool has_statement = arguments.has("--statement");
    for (const char* of_count :
         {"--counted", "--notes", "--by", "--post-difference", "--reason", "--on"}) {
        if (has_statement && arguments.has(of_count)) {
            refuse_both("reconcile", "--statement", of_count);
        }
    }
    for (const char* of_statement : {"--profile", "--within", "--confirm", "--record"}) {
        if (!has_statement && arguments.has(of_statement)) { missing("--statement"); }
    }
    if (has_statement && arguments.has("--ref") && !arguments.has("--record")) {
        missing("--record");
    }
}

/// What was asked for makes sense together.
void check_together(const Arguments& arguments) {
    check_statement_options(arguments);
    if (arguments.has("--statement")) { return; }
    const bool counts = arguments.has("--counted") || arguments.has("--notes");
    if (counts && arguments.has("--post-difference")) {
        refuse_both("reconcile", "--counted", "--post-difference");
    }
    if (arguments.has("--by") && !counts) { missing("--counted | --notes"); }
    if (arguments.has("--post-difference") && !arguments.has("--reason")) { missing("--reason"); }
    if (arguments.has("--reason") && !arguments.has("--post-difference")) {
        missing("--post-difference");
    }
    if (arguments.has("--ref") && !counts && !arguments.has("--post-difference")) {
        missing("--counted | --notes | --post-difference | --record");
    }
}

report::Reconciliation report_of(store::Ledger& ledger, const std::string& group, Date on) {
    return need(report::reconciliation(ledger, group, on));
}

const char* count_sentence(Vnd difference) {
    if (difference == Vnd{}) {
        return mark(
            "Entry no. {seq}: {counted} đ were counted in the box of {group} on {date}; the book "
            "has the same");
    }
    return difference < Vnd{}
               ? mark(
                     "Entry no. {seq}: {counted} đ were counted in the box of {group} on {date}; "
                     "the book has {book} đ: {missing} đ are missing")
               : mark(
                     "Entry no. {seq}: {counted} đ were counted in the box of {group} on {date}; "
                     "the book has {book} đ: {over} đ are too much");
}

void print_count(const actions::Recorded& recorded, const savings::CashCounted& event) {
    const Vnd difference = event.counted - event.book;
    print_line(fill(count_sentence(difference), {{"seq", recorded.entry.seq.count()},
                                                 {"counted", event.counted},
                                                 {"group", recorded.book},
                                                 {"date", recorded.entry.effective_on},
                                                 {"book", event.book},
                                                 {"missing", -difference},
                                                 {"over", difference}}));
    for (const auto& [note, count] : event.notes) {
        print_line(fill(mark("  {count} × {note} đ = {amount} đ"),
                        {{"count", count}, {"note", note}, {"amount", note * count}}));
    }
    for (const std::string& name : event.by) {
        print_line(fill(mark("  counted by {name}"), {{"name", name}}));
    }
}

int run_count(const Arguments& arguments, Session& session) {
    actions::CountRequest request{.command = {.counted = {}, .notes = {}, .by = {}},
                                  .on = session.on(arguments),
                                  .ref = ref_of(arguments)};
    if (const auto text = arguments.get("--counted")) {
        request.command.counted = need(parse_vnd(*text));
    }
    if (const auto text = arguments.get("--notes")) { request.command.notes = parse_notes(*text); }
    request.command.by = texts_of(arguments, "--by");
    if (request.command.by.empty()) { request.command.by = {session.actor.name}; }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::count_cash(ledger, book, request, session.actor);
        }));
    const auto event = savings::cash_counted_of(recorded.entry.body);
    const auto report = report_of(ledger, recorded.book, request.on);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document.update({{"counted", event.counted.count()},
                         {"book_cash", event.book.count()},
                         {"difference", (event.counted - event.book).count()}});
        document.update(reconciliation_json(report));
        print(document);
    } else {
        print_count(recorded, event);
        print_if_found(recorded);
        print_box(report);
        print_open_difference(report);
        print_stamp(recorded);
    }
    return event.counted == event.book ? 0 : 1;
}

int run_post(const Arguments& arguments, Session& session) {
    actions::DifferenceRequest request{
        .command = {.reason = need(parse_text(arguments.at("--reason"))), .on = {}},
        .ref = ref_of(arguments)};
    if (arguments.has("--on")) { request.command.on = session.on(arguments); }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::post_difference(ledger, book, request, session.actor);
        }));
    const auto event = savings::difference_posted_of(recorded.entry.body);
    const auto report = report_of(ledger, recorded.book, recorded.entry.effective_on);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document.update({{"amount", event.amount.count()},
                         {"count", event.count.count()},
                         {"reason", event.reason},
                         {"box", report.box.count()}});
        print(document);
        return 0;
    }
    print_line(fill(event.amount < Vnd{}
                        ? mark("Entry no. {seq}: {missing} đ that were missing by the count of "
                               "entry no. {count} are posted on {date}: {reason}")
                        : mark("Entry no. {seq}: {over} đ that were too much by the count of "
                               "entry no. {count} are posted on {date}: {reason}"),
                    {{"seq", recorded.entry.seq.count()},
                     {"missing", -event.amount},
                     {"over", event.amount},
                     {"count", event.count.count()},
                     {"date", recorded.entry.effective_on},
                     {"reason", event.reason}}));
    print_if_found(recorded);
    print_box(report);
    print_stamp(recorded);
    return 0;
}

int run_reconcile(const Arguments& arguments, Session& session) {
    check_together(arguments);
    if (arguments.has("--statement")) { return run_bank_statement(arguments, session); }
    if (arguments.has("--post-difference")) { return run_post(arguments, session); }
    if (arguments.has("--counted") || arguments.has("--notes")) {
        return run_count(arguments, session);
    }
    auto ledger = session.open();
    const auto report = report_of(ledger, arguments.at("GROUP"), session.on(arguments));
    if (session.wants_json()) {
        print(reconciliation_json(report));
    } else {
        print_counts(report);
        print_box(report);
        print_cash_difference(report);
        print_open_difference(report);
        print_statements(report);
        print_witness(report.witness);
    }
    return report.agrees() ? 0 : 1;
}

}  // namespace

std::vector<Command> reconcile_commands() {
    return {
        {"reconcile",
         mark("compare the cash that was counted in a group's box, or the statement of its bank "
              "account, with the book, and keep it; with neither, show the counts "
              "and statements that were kept"),
         {{"GROUP"}},
         {{"--counted", "N", mark("the cash that was counted, in đồng")},
          {"--notes", "AMOUNT=NUMBER,…",
           mark("the notes that were counted: how many of which; with --counted they must come "
                "to it")},
          {"--by", "NAME", mark("who counted (else who records it)"), repeated},
          {"--post-difference", nullptr,
           mark("post what the last count found, so that the book says what is in the box")},
          {"--reason", "TEXT", mark("why there is a difference, with --post-difference")},
          {"--on", "DATE",
           mark("the day of the count (else today); of a posting, else the day of the count")},
          ref_option,
          {"--statement", "FILE", mark("the bank's statement in CSV")},
          {"--profile", "NAME",
           mark("what the bank calls its columns: generic (the default), vietcombank, vietinbank, "
                "bidv or agribank")},
          {"--within", "DAYS", mark("a line and its entry are at most so far apart (else 3)")},
          {"--confirm", "LINE=SEQ,…",
           mark("these lines of the statement are these entries; SEQ+SEQ where several are one "
                "line")},
          {"--record", nullptr,
           mark("keep the statement, with what is matched and confirmed; else it is only shown")}},
         "hui reconcile G001 --counted 250k\n"
         "hui reconcile G001 --notes 200k=1,50k=1 --by \"Trần Văn Bình\"\n"
         "hui reconcile G001 --post-difference --reason \"thối nhầm tiền\"\n"
         "hui reconcile G001\n"
         "hui reconcile G001 --statement samples/bank-statement.csv",
         run_reconcile,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
