#include "engine/exchange/import.hpp"

#include "cli/commands/commands.hpp"
#include "cli/messages.hpp"
#include "cli/rejected_rows.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace hui::cli {

namespace {

using exchange::Imported;

constexpr std::size_t most_shown = 20;

struct CreatedKind {
    const char* name;  ///< in JSON
    Counted in_words;
    std::int64_t Imported::Created::*count;
};

constexpr std::array file_kinds{
    CreatedKind{"units", mark_counted("{number} unit", "{number} units"),
                &Imported::Created::units},
    CreatedKind{"members", mark_counted("{number} member", "{number} members"),
                &Imported::Created::members},
    CreatedKind{"lenders", mark_counted("{number} lender", "{number} lenders"),
                &Imported::Created::lenders},
    CreatedKind{"groups", mark_counted("{number} group", "{number} groups"),
                &Imported::Created::groups},
    CreatedKind{"shares", mark_counted("{number} share", "{number} shares"),
                &Imported::Created::shares},
    CreatedKind{"contributions", mark_counted("{number} contribution", "{number} contributions"),
                &Imported::Created::contributions},
    CreatedKind{"advances", mark_counted("{number} advance", "{number} advances"),
                &Imported::Created::advances},
    CreatedKind{"payouts", mark_counted("{number} payout", "{number} payouts"),
                &Imported::Created::payouts},
    CreatedKind{"loans", mark_counted("{number} loan", "{number} loans"),
                &Imported::Created::loans},
    CreatedKind{"fund_payments",
                mark_counted("{number} payment into funds", "{number} payments into funds"),
                &Imported::Created::fund_payments},
    CreatedKind{"repayments", mark_counted("{number} repayment", "{number} repayments"),
                &Imported::Created::repayments},
    CreatedKind{"remittances", mark_counted("{number} remittance", "{number} remittances"),
                &Imported::Created::remittances},
};

const char* words_for(exchange::WarningCode code) {
    using enum exchange::WarningCode;
    switch (code) {
        case unknown_column:
            return mark("column {column} is not known and was left out");
        case unknown_file:
            return mark("not a file that can be imported; it was left out");
        case late_interest_above_cap:
            return above_cap_note;
    }
    return "";
}

FilePlace place_of(const exchange::RejectedRow& row) {
    return {.file = row.file, .line = row.line, .column = row.column};
}

Json json_of(const Imported& imported) {
    Json created = Json::object();
    for (const CreatedKind& kind : file_kinds) {
        created[kind.name] = imported.created.*kind.count;
    }
    Json rejected = Json::array();
    for (const exchange::RejectedRow& row : imported.rejected) {
        Json one = Json::object();
        one["file"] = printable(row.file);
        one.update(rejected_json(place_of(row), row.reason));
        rejected.push_back(std::move(one));
    }
    Json warnings = Json::array();
    for (const exchange::ImportWarning& warning : imported.warnings) {
        warnings.push_back({{"file", printable(warning.file)},
                            {"line", warning.line},
                            {"code", std::string{name_of(warning.code)}},
                            {"message", fill(words_for(warning.code), warning.facts)}});
    }
    return {{"created", created},
            {"skipped", imported.skipped},
            {"rejected", rejected},
            {"warnings", warnings}};
}

void print_rejected(const Imported& imported) {
    const std::size_t shown = std::min(imported.rejected.size(), most_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const exchange::RejectedRow& row = imported.rejected[i];
        print_rejected(place_of(row), row.reason);
    }
    if (shown < imported.rejected.size()) {
        const auto more = static_cast<std::int64_t>(imported.rejected.size() - shown);
        print_line(fill(mark("… and {more} more (--json lists them all)"), {{"more", more}}));
    }
}

void print_imported(const Imported& imported, const exchange::ImportRequest& request) {
    const bool dry = request.run == exchange::ImportRequest::Run::dry;
    for (const exchange::ImportWarning& warning : imported.warnings) {
        print_line(fill(mark("Note, {place}: {text}"),
                        {{"place", in_words(FilePlace{.file = warning.file, .line = warning.line})},
                         {"text", fill(words_for(warning.code), warning.facts)}}));
    }
    print_rejected(imported);
    std::string created;
    for (const CreatedKind& kind : file_kinds) {
        const std::int64_t count = imported.created.*kind.count;
        if (count == 0) { continue; }
        created += (created.empty() ? "" : ", ") +
                   fill(kind.in_words, count, {{"number", show(Vnd{count})}});
    }
    if (created.empty()) { created = tr("nothing"); }
    print_line(fill(dry ? mark("Would be recorded: {what}") : mark("Recorded: {what}"),
                    {{"what", created}}));
    if (imported.skipped > 0) {
        print_line(fill(mark("There already: {rows}"), {{"rows", imported.skipped}}));
    }
    if (imported.rejected.empty()) { return; }
    const auto rows = static_cast<std::int64_t>(imported.rejected.size());
    const bool keeps_going = request.rejects == exchange::ImportRequest::Rejects::keep_going;
    print_line(fill(keeps_going || dry
                        ? mark("Rejected: {rows}")
                        : mark("Rejected: {rows}, so nothing was recorded; mend them, or add "
                               "--keep-going to take the rest"),
                    {{"rows", rows}}));
}

int run_import(const Arguments& arguments, Session& session) {
    using exchange::ImportRequest;
    const ImportRequest request{
        .paths = arguments.all("PATH"),
        .run = arguments.has("--dry-run") ? ImportRequest::Run::dry : ImportRequest::Run::real,
        .rejects = arguments.has("--keep-going") ? ImportRequest::Rejects::keep_going
                                                 : ImportRequest::Rejects::stop};
    if (request.paths.empty()) {
        throw Failed{refuse(Code::missing_argument, {{"argument", std::string{"PATH"}},
                                                     {"command", std::string{"import"}}})};
    }
    auto ledger = session.open();
    const auto imported = [&] {
        Progress progress{mark("rows imported:")};
        return need(
            exchange::import_csv(ledger, request, session.actor,
                                 [&](std::size_t done, std::size_t all) { progress(done, all); }));
    }();
    if (session.wants_json()) {
        print(json_of(imported));
    } else {
        print_imported(imported, request);
    }
    return imported.rejected.empty() ? 0 : 1;
}

}  // namespace

std::vector<Command> import_commands() {
    return {{"import",
             mark("take CSV files in: all of it or nothing"),
             {{"PATH", Count::any}},
             {{"--dry-run", nullptr, mark("only say what would be recorded or rejected")},
              {"--keep-going", nullptr, mark("record the good rows though others are rejected")}},
             "hui import samples/thanh-tri/setup",
             run_import,
             Command::Effect::records}};
}

}  // namespace hui::cli
