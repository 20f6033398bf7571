#include "cli/commands/commands.hpp"
#include "cli/commands/group_show.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/actions/init.hpp"
#include "engine/actions/verify.hpp"
#include "engine/base/text.hpp"
#include "engine/report/status.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

constexpr const char* how_to_begin =
    mark("Next: hui import FOLDER, or hui unit add, hui member add, hui group open");

Json json_of(const report::Status& status) {
    Json sealed = nullptr;
    Json next = nullptr;
    Json to_seal = nullptr;
    Json to_hand_out = Json::array();
    for (const report::ToHandOut& open : status.to_hand_out) {
        to_hand_out.push_back({{"group", open.group},
                               {"to_hand_over", (open.rest ? open.rest->amount : Vnd{}).count()},
                               {"reserve", open.reserve.count()},
                               {"late_interest", open.interest.count()}});
    }
    if (status.sealed_through) { sealed = iso(*status.sealed_through); }
    if (status.next_to_close) { next = iso(*status.next_to_close); }
    if (status.to_seal) { to_seal = iso(*status.to_seal); }
    return {{"name", status.name},
            {"on", iso(status.on)},
            {"units", status.units},
            {"members", status.members},
            {"groups", status.groups},
            {"running", status.running},
            {"finished", status.finished},
            {"cash", status.cash.count()},
            {"arrears", status.arrears.count()},
            {"rounds_waiting", status.rounds_waiting},
            {"to_hand_out", to_hand_out},
            {"sealed_through", sealed},
            {"next_to_close", next},
            {"to_seal", to_seal},
            {"witness", status.witness->text()}};
}

/// What groups have to hand out: the first ones by name.
void print_to_hand_out(const std::vector<report::ToHandOut>& groups) {
    constexpr std::size_t most_named = 5;
    const std::size_t named = std::min(groups.size(), most_named);
    for (std::size_t i = 0; i < named; ++i) {
        const auto& [group, rest, reserve, interest] = groups[i];
        if (rest) { print_rest(group, *rest); }
        if (reserve > Vnd{}) { print_reserve_left(group, reserve); }
        if (interest > Vnd{}) { print_interest_left(group, interest); }
    }
    if (groups.size() > named) {
        print_line(fill(mark("  groups that have something to hand out, besides: {count}"),
                        {{"count", static_cast<std::int64_t>(groups.size() - named)}}));
    }
}

void print_status(const report::Status& status, const std::string& path) {
    print_line(fill(mark("Ledger {name} ({path}), {date}"),
                    {{"name", status.name}, {"path", path}, {"date", status.on}}));
    print_line(
        fill(mark("Groups: {groups} ({running} running, {finished} finished, {ahead} not begun); "
                  "members: {members}; units: {units}"),
             {{"groups", status.groups},
              {"running", status.running},
              {"finished", status.finished},
              {"ahead", status.groups - status.running - status.finished},
              {"members", status.members},
              {"units", status.units}}));
    print_line(fill(
        mark("In hand {cash} đ; overdue {arrears} đ; rounds due and not drawn: {rounds}"),
        {{"cash", status.cash}, {"arrears", status.arrears}, {"rounds", status.rounds_waiting}}));
    print_to_hand_out(status.to_hand_out);
    if (status.sealed_through) {
        print_line(
            fill(mark("Closed and sealed through {month}"), {{"month", *status.sealed_through}}));
    }
    if (status.to_seal) {
        print_line(
            fill(mark("Closed and not yet sealed: {month} (hui close {iso} --all writes the seal)"),
                 {{"month", *status.to_seal}, {"iso", iso(*status.to_seal)}}));
    }
    if (status.groups == 0) {
        print_line(tr(how_to_begin));
    } else if (status.next_to_close) {
        print_line(
            fill(mark("Next to close: {month} (hui close {iso} --all --dry-run shows what is "
                      "in the way)"),
                 {{"month", *status.next_to_close}, {"iso", iso(*status.next_to_close)}}));
    }
    print_witness(*status.witness);
}

int run_status(const Arguments&, Session& session) {
    auto ledger = session.open();
    const auto status = need(report::status(ledger, session.actor.today()));
    if (session.wants_json()) {
        print(json_of(status));
    } else {
        print_status(status, session.ledger_path);
    }
    return 0;
}

int run_init(const Arguments& arguments, Session& session) {
    const auto name = arguments.get("--name");
    const auto ledger = need(
        actions::init(session.ledger_path, name ? need(parse_text(*name)) : "", session.actor));
    if (session.wants_json()) {
        print({{"ledger", session.ledger_path}, {"id", ledger.id()}});
    } else {
        print_line(fill(mark("New ledger: {path}"), {{"path", session.ledger_path}}));
        print_line(tr(how_to_begin));
    }
    return 0;
}

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
                            {"detail", printable(problem.detail)}});
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
            {"elsewhere", std::holds_alternative<actions::WitnessElsewhere>(found.witness)}};
    } else if (std::holds_alternative<actions::WitnessMissing>(found.witness)) {
        document["witnessed"] = nullptr;
    }
    return document;
}

const char* words_for(actions::ProblemCode code) {
    using enum actions::ProblemCode;
    switch (code) {
        case sequence_gap:
            return mark("the numbers have a gap ({detail})");
        case hash_mismatch:
            return mark("the entry is not as it was written (hash {detail})");
        case not_balanced:
            return mark("the entry doesn't balance ({detail} đ)");
        case posting_lines:
            return mark("a posting is missing or out of order ({detail})");
        case receipt_gap:
            return mark("the receipt numbers have a gap ({detail})");
        case orphan_posting:
            return mark("postings without an entry ({detail})");
        case unknown_format:
            return mark("an entry of an unknown format ({detail})");
        case head_differs:
            return mark("the journal doesn't end where it should ({detail})");
        case balance_differs:
            return mark("a balance isn't the sum of its entries ({detail})");
        case book_missing:
            return mark("the book is gone, though the register names it");
        case book_not_registered:
            return mark("the book isn't the one that the register names");
        case seal_broken:
            return mark("the books are not those that the seal of {detail} was put on");
        case personal_differs:
            return mark("personal data isn't what was recorded ({detail})");
        case personal_missing:
            return mark("personal data is gone without an entry ({detail})");
        case body_unreadable:
            return mark("the entry's body can't be read");
        case postings_differ:
            return mark("the postings aren't what the entry's body says");
        case against_the_rules:
            return mark("the rules would not have let this be recorded ({detail})");
        case projection_differs:
            return mark("a table isn't what the journal gives ({detail})");
        case file_integrity:
            return mark("the file itself is damaged ({detail})");
        case replay_failed:
            return mark(
                "the book can't be worked out from here on: the entry can't be read, or doesn't "
                "fit what stands before it");
    }
    return "";
}

void print_witness(const actions::WitnessFinding& witness) {
    if (std::holds_alternative<actions::WitnessMissing>(witness)) {
        print_line(
            tr("No entry has this witness code: the book was rewritten since, or the code is "
               "another ledger's"));
    }
    const auto* entry = entry_of(witness);
    if (entry == nullptr) { return; }
    const char* words =
        std::holds_alternative<actions::WitnessFound>(witness)
            ? mark(
                  "The witness code stands for entry no. {seq} of {book} ({kind}, {date}), "
                  "recorded {time}; it is in the book unchanged")
            : mark(
                  "The witness code stands for entry no. {seq} of another book, {book} ({kind}, "
                  "{date}), recorded {time}; hui verify {book} --witness CODE verifies that one");
    print_line(fill(words, {{"seq", entry->seq.count()},
                            {"book", printable(entry->book)},
                            {"kind", kind_in_words(entry->kind)},
                            {"date", printable(entry->effective_on)},
                            {"time", printable(entry->recorded_at)}}));
}

void print_verification(const actions::Verification& found) {
    for (const actions::Problem& problem : found.problems) {
        const std::string place =
            problem.seq == Seq{}
                ? printable(problem.book)
                : fmt::format("{} {}", printable(problem.book), problem.seq.count());
        print_line(fmt::format("{}: {}", place,
                               fill(words_for(problem.code), {{"detail", problem.detail}})));
    }
    for (const std::string& member : found.forgotten) {
        print_line(fill(mark("Personal data of member {member} was deleted at the member's wish"),
                        {{"member", member}}));
    }
    print_witness(found.witness);
    print_line(fill(found.problems.empty()
                        ? mark("{books} books, {entries} entries: nothing wrong")
                        : mark("{books} books, {entries} entries: something is wrong"),
                    {{"books", found.books}, {"entries", found.entries}}));
}

int run_verify(const Arguments& arguments, Session& session) {
    actions::VerifyRequest request;
    request.book = arguments.get("BOOK");
    if (arguments.has("--deep")) { request.depth = actions::VerifyRequest::Depth::deep; }
    if (const auto code = arguments.get("--witness")) {
        request.witness = need(Witness::parse(*code));
    }
    auto ledger = session.open();
    const auto found = [&] {
        Progress progress{mark("entries verified:")};
        return need(actions::verify(ledger, request, [&](std::int64_t entries) {
            constexpr std::int64_t step = 4096;
            if (entries % step == 0) { progress(static_cast<std::size_t>(entries), 0); }
        }));
    }();
    if (session.wants_json()) {
        print(json_of(found));
    } else {
        print_verification(found);
    }
    return found.ok() ? 0 : 1;
}

}  // namespace

std::vector<Command> ledger_commands() {
    return {
        {"", mark("where the ledger stands today"), {}, {}, "hui", run_status},
        {"init",
         mark("make a new ledger file"),
         {},
         {{"--name", "TEXT", mark("what the ledger is called")}},
         "hui init --ledger thanh-tri.db --name \"LĐLĐ huyện Thạnh Trị\"",
         run_init,
         Command::Effect::records},
        {"verify",
         mark("prove that nothing was changed or lost"),
         {{"BOOK", Count::optional}},
         {{"--deep", nullptr, mark("also replay the journal and compare every row")},
          {"--witness", "CODE", mark("look for the entry that a witness code stands for")}},
         "hui verify --deep",
         run_verify},
    };
}

}  // namespace hui::cli
