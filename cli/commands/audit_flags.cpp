#include "cli/commands/audit_flags.hpp"

#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/report/audit_flags.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace hui::cli {

namespace {

using report::Flag;
using report::FlagCode;

constexpr auto flag_texts = std::to_array<std::pair<FlagCode, const char*>>({
    {FlagCode::no_contribution,
     mark("share {share} ({member}) has paid nothing of its own so far")},
    {FlagCode::shared_phone, mark("members with the same phone number: {members}")},
    {FlagCode::shared_id_number, mark("members with the same ID number: {members}")},
    {FlagCode::out_of_order,
     mark("share {share} drew round {round}; its turn was first to be round {planned}")},
    {FlagCode::several_groups, mark("member {member} organises several groups: {groups}")},
    {FlagCode::large_opening,
     mark("a pot of {amount} đ: from 100,000,000 đ on the commune must be told in writing")},
    {FlagCode::receipt_missing, mark("receipt {receipt} comes after receipt {last}")},
});

/// Those that say for how many days.
constexpr auto texts_of_days = std::to_array<std::pair<FlagCode, Counted>>({
    {FlagCode::far_from_date,
     mark_counted("what entry no. {seq} records happened on {date}, and was recorded {count} day "
                  "later",
                  "what entry no. {seq} records happened on {date}, and was recorded {count} days "
                  "later")},
    {FlagCode::round_trip,
     mark_counted("the money of entry no. {seq} was undone by no. {undone}, {count} day later",
                  "the money of entry no. {seq} was undone by no. {undone}, {count} days later")},
    {FlagCode::cash_held, mark_counted("{amount} đ have lain in the box for over {count} day",
                                       "{amount} đ have lain in the box for over {count} days")},
});

template <class Texts>
auto words_for(FlagCode code, const Texts& texts) {
    return std::find_if(texts.begin(), texts.end(),
                        [&](const auto& text) { return text.first == code; });
}

std::int64_t days_in(const Flag& flag) {
    const auto days = std::find_if(flag.facts.begin(), flag.facts.end(),
                                   [](const NamedFact& fact) { return fact.name == "days"; });
    return days == flag.facts.end() ? 0 : std::get<std::int64_t>(days->value);
}

std::string sentence_of(const Flag& flag) {
    const std::int64_t days = days_in(flag);
    // Money that was undone on the day it came was not there for days.
    if (flag.code == FlagCode::round_trip && days <= 0) {
        return fill(mark("the money of entry no. {seq} was undone by no. {undone}, and came back"),
                    flag.facts);
    }
    const auto* const text = words_for(flag.code, texts_of_days);
    if (text != texts_of_days.end()) { return fill(text->second, days, flag.facts); }
    return fill(words_for(flag.code, flag_texts)->second, flag.facts);
}

Json flag_json(const Flag& flag) {
    Json entries = Json::array();
    for (const report::EntryPlace& place : flag.entries) {
        entries.push_back({{"book", place.book}, {"seq", place.seq.count()}});
    }
    return {{"flag", std::string{name_of(flag.code)}},
            {"book", flag.book},
            {"entries", entries},
            {"detail", sentence_of(flag)}};
}

std::string entries_behind(const Flag& flag) {
    std::string list;
    for (const report::EntryPlace& place : flag.entries) {
        list += list.empty() ? "" : ", ";
        if (place.book != flag.book) { list += place.book + " "; }
        list += std::to_string(place.seq.count());
    }
    return fill(mark_counted("see entry {list}", "see entries {list}"), std::ssize(flag.entries),
                {{"list", list}});
}

Days days_of(const Arguments& arguments, const char* option, Days otherwise) {
    const auto text = arguments.get(option);
    if (!text) { return otherwise; }
    constexpr std::int64_t most = 3650;
    const auto days = parse_whole(*text, most);
    if (!days) { throw Failed{refuse(Code::bad_number, {{"given", *text}})}; }
    return Days{*days};
}

}  // namespace

void print_flags(const std::vector<Flag>& flags) {
    for (const Flag& flag : flags) {
        print_line(fmt::format("{}: {} ({})", flag.book, sentence_of(flag), entries_behind(flag)));
    }
}

void print_count_of(const std::vector<Flag>& flags) {
    print_line(fill(mark_counted("{count} thing to ask about", "{count} things to ask about"),
                    std::ssize(flags)));
}

namespace {

int run_flags(const Arguments& arguments, Session& session) {
    report::FlagsRequest request{.book = arguments.get("GROUP"), .on = session.on(arguments)};
    request.limits.recorded_after =
        days_of(arguments, "--recorded-after", request.limits.recorded_after);
    request.limits.cash_lies = days_of(arguments, "--cash-lies", request.limits.cash_lies);
    auto ledger = session.open();
    const auto flags = need(report::audit_flags(ledger, request));
    if (session.wants_json()) {
        // Also of an answer that raises none: it is the one that is kept.
        Json all = Json::array();
        for (const Flag& flag : flags) {
            all.push_back(flag_json(flag));
            all.back()["witness"] = witness_text(ledger, flag.book);
        }
        print({{"on", iso(request.on)},
               {"flags", all},
               {"witness", witness_text(ledger, request.book)}});
    } else {
        print_flags(flags);
        print_count_of(flags);
        print_witness(ledger, request.book);
    }
    return flags.empty() ? 0 : 1;
}

}  // namespace

std::vector<Command> audit_flags_commands() {
    return {
        {"audit flags",
         mark("what an auditor looks at first, with the entries behind it"),
         {{"GROUP", Count::optional}},
         {as_of_option,
          {"--recorded-after", "N", mark("days from an entry's date to its recording (else 7)")},
          {"--cash-lies", "N", mark("days that money lies in the box (else 35)")}},
         "hui audit flags\n"
         "hui audit flags G001 --on 2024-05-31\n"
         "hui audit flags loans/U1",
         run_flags},
    };
}

}  // namespace hui::cli
