#include "engine/exchange/export.hpp"

#include "cli/commands/commands.hpp"
#include "cli/counted.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/exchange/new_file.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace hui::cli {

namespace {

void print_piece(std::string_view text) {
    // A reader that went away wants no more, and a full disk takes no more.
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
        throw Failed{refuse(Code::output_lost)};
    }
}

exchange::ExportRequest export_request(const Arguments& arguments) {
    return {.format = need(exchange::parse_export_format(arguments.at("--format"))),
            .book = arguments.get("BOOK"),
            .personal = arguments.has("--personal") ? exchange::PersonalData::included
                                                    : exchange::PersonalData::left_out,
            .words = {.kind = kind_in_words, .balances = tr(mark("balances"))}};
}

exchange::Exported export_into(const exchange::ExportSink& sink, const Arguments& arguments,
                               Session& session) {
    const auto request = export_request(arguments);
    auto ledger = session.open();
    Progress progress{mark("exporting:")};
    return need(exchange::export_ledger(ledger, request, sink, [&](std::int64_t entries) {
        progress(static_cast<std::size_t>(entries), 0);
    }));
}

int run_export(const Arguments& arguments, Session& session) {
    const auto path = arguments.get("-o");
    if (!path) {
        // What is exported is no JSON document, and standard output holds one thing only.
        if (session.wants_json()) {
            throw Failed{refuse(Code::missing_argument, {{"command", std::string{"export --json"}},
                                                         {"argument", std::string{"-o"}}})};
        }
        static_cast<void>(export_into(print_piece, arguments, session));
        return 0;
    }
    auto file = need(exchange::NewFile::begin(*path));
    const auto exported =
        export_into([&](std::string_view text) { need(file.write(text)); }, arguments, session);
    need(file.finish());
    if (session.wants_json()) {
        print({{"file", *path}, {"books", exported.books}, {"entries", exported.entries}});
    } else {
        print_line(fill(mark("{entries} of {books} are in {file}."),
                        {{"entries", entries_in_words(exported.entries)},
                         {"books", books_in_words(exported.books)},
                         {"file", *path}}));
    }
    return 0;
}

}  // namespace

std::vector<Command> export_commands() {
    return {
        {"export",
         mark("the journal for an auditor's own program: hledger, ledger, beancount, CSV, JSON "
              "lines"),
         {{"BOOK", Count::optional}},
         {{"--format", "hledger|ledger|beancount|csv|jsonl", mark("what it is written as"),
           OptionSpec::Need::required},
          {"-o", "PATH", mark("a file that isn't there yet (else it is printed)")},
          {"--personal", nullptr,
           mark("also phone numbers, ID numbers and birth dates, which are left out otherwise")}},
         "hui export --format hledger -o thanh-tri.journal\n"
         "hui export --format csv G001",
         run_export},
    };
}

}  // namespace hui::cli
