#include "cli/commands/reconcile_statement.hpp"

#include "cli/commands/reconcile_lines.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "engine/exchange/bank_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

constexpr const char* confirm_form = "3=12,5=14+15";
constexpr std::int64_t most_lines = 1'000'000;
constexpr std::int64_t most_days_apart = 366;

[[noreturn]] void not_a_confirmation(const std::string& text) {
    throw Failed{refuse(Code::bad_choice, {{"given", text},
                                           {"form", std::string{confirm_form}},
                                           {"confirm", std::string{"--confirm"}}})};
}

std::int64_t parse_number_in(const std::string& part, const std::string& text) {
    const auto number = parse_whole(part, most_lines);
    if (!number) { not_a_confirmation(text); }
    return *number;
}

/// The parts of a text between a sign.
std::vector<std::string> parts_between(const std::string& text, char sign) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(sign, from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

/// `3=12,5=14+15`
std::vector<closing::Confirmation> parse_confirmations(const std::string& text) {
    std::vector<closing::Confirmation> all;
    for (const std::string& item : parts_between(text, ',')) {
        const auto equals = item.find('=');
        if (equals == std::string::npos) { not_a_confirmation(text); }
        closing::Confirmation said{.line = parse_number_in(item.substr(0, equals), text),
                                   .entries = {}};
        for (const std::string& seq : parts_between(item.substr(equals + 1), '+')) {
            said.entries.emplace_back(parse_number_in(seq, text));
        }
        all.push_back(std::move(said));
    }
    return all;
}

actions::StatementRequest statement_request_of(const Arguments& arguments) {
    actions::StatementRequest request{
        .statement = need(exchange::read_bank_statement(arguments.at("--statement"),
                                                        arguments.get("--profile").value_or(""))),
        .matching = {},
        .ref = ref_of(arguments)};
    if (const auto text = arguments.get("--within")) {
        const auto days = parse_whole(*text, most_days_apart);
        if (!days) { throw Failed{refuse(Code::bad_number, {{"given", *text}})}; }
        request.matching.within = Days{static_cast<int>(*days)};
    }
    if (const auto text = arguments.get("--confirm")) {
        request.matching.confirmed = parse_confirmations(*text);
    }
    return request;
}

/// What is still to be said before it can be kept, and how.
void print_next_step(const Arguments& arguments, const actions::ComparedStatement& compared) {
    const std::string proposals = proposals_of(compared);
    if (!proposals.empty()) {
        print_line(fill(mark("What is proposed counts only if you confirm it: --confirm {lines}"),
                        {{"lines", proposals}}));
    }
    if (!arguments.has("--record")) {
        print_line(tr("Nothing is kept of it; --record keeps what is matched and confirmed."));
    }
}

void print_kept(const actions::Recorded& recorded, const closing::BankStatement& statement) {
    const auto event = closing::statement_reconciled_of(recorded.entry.body);
    const auto matched = std::count_if(event.lines.begin(), event.lines.end(),
                                       [](const auto& line) { return line.match.has_value(); });
    print_line(fill(mark("Entry no. {seq} keeps the statement of {group} up to {date}: {matched} "
                         "of {lines} lines matched"),
                    {{"seq", recorded.entry.seq.count()},
                     {"group", recorded.book},
                     {"date", statement.period.to},
                     {"matched", static_cast<std::int64_t>(matched)},
                     {"lines", static_cast<std::int64_t>(event.lines.size())}}));
    print_if_found(recorded);
    print_stamp(recorded);
}

int run_keep(const Arguments& arguments, Session& session,
             const actions::StatementRequest& request) {
    auto ledger = session.open();
    actions::ComparedStatement compared;
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::keep_statement(ledger, book, request, session.actor, compared);
        }));
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document.update(bank_statement_json(compared, request.statement));
        print(document);
    } else {
        print_bank_statement(compared, request.statement);
        print_next_step(arguments, compared);
        print_kept(recorded, request.statement);
    }
    return agrees(compared, request.statement) ? 0 : 1;
}

}  // namespace

int run_bank_statement(const Arguments& arguments, Session& session) {
    const actions::StatementRequest request = statement_request_of(arguments);
    if (arguments.has("--record")) { return run_keep(arguments, session, request); }
    auto ledger = session.open();
    const auto compared =
        need(actions::compare_statement(ledger, arguments.at("GROUP"), request, session.actor));
    if (session.wants_json()) {
        print(bank_statement_json(compared, request.statement));
    } else {
        print_bank_statement(compared, request.statement);
        print_next_step(arguments, compared);
    }
    return agrees(compared, request.statement) ? 0 : 1;
}

}  // namespace hui::cli
