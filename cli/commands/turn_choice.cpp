#include "cli/commands/turn_choice.hpp"

#include "cli/commands/recording.hpp"
#include "engine/base/text.hpp"

#include <algorithm>
#include <string>

namespace hui::cli {

namespace {

void need_given(const Arguments& arguments, const char* option) {
    if (!arguments.has(option)) {
        throw Failed{refuse(Code::missing_argument, {{"command", std::string{"turn set"}},
                                                     {"argument", std::string{option}}})};
    }
}

void need_absent(const Arguments& arguments, const char* option, const char* by) {
    if (arguments.has(option)) { refuse_both("turn set", option, by); }
}

savings::SetTurns set_in_order(const Arguments& arguments, savings::TurnsBy by) {
    need_given(arguments, "--order");
    for (const char* other : {"--points", "--wish", "--secret", "--mix", "--mixed-on"}) {
        need_absent(arguments, other, "--order");
    }
    return {.by = by,
            .order = parse_shares(arguments.at("--order")),
            .minute = need(parse_text(arguments.at("--minute")))};
}

savings::SetByNeed set_by_need(const Arguments& arguments, Date on) {
    need_given(arguments, "--points");
    for (const char* other : {"--order", "--wish"}) { need_absent(arguments, other, "--by need"); }
    savings::SetByNeed command{.pleas = {},
                               .minute = need(parse_text(arguments.at("--minute"))),
                               .lot = lot_of(arguments, on)};
    constexpr const char* form = "NO=POINTS:REASON";
    constexpr std::int64_t most_points = 1'000'000;
    for (const std::string& text : arguments.all("--points")) {
        const ShareText given = parse_share_text(text, form);
        const auto colon = given.text.find(':');
        if (colon == std::string::npos) { not_of_form(text, form); }
        const auto points = parse_whole(given.text.substr(0, colon), most_points);
        if (!points) { not_of_form(text, form); }
        command.pleas.push_back({.share = given.share,
                                 .points = *points,
                                 .reason = need(parse_text(given.text.substr(colon + 1)))});
    }
    return command;
}

savings::SetByWishes set_by_wishes(const Arguments& arguments, Date on) {
    need_given(arguments, "--wish");
    for (const char* other : {"--order", "--points"}) {
        need_absent(arguments, other, "--by wishes");
    }
    savings::SetByWishes command{.wishes = {},
                                 .minute = need(parse_text(arguments.at("--minute"))),
                                 .lot = lot_of(arguments, on)};
    constexpr const char* form = "NO=ROUND,ROUND,…";
    constexpr std::int64_t most_rounds{savings::most_shares};
    for (const std::string& text : arguments.all("--wish")) {
        const ShareText given = parse_share_text(text, form);
        savings::Wish wish{.share = given.share, .rounds = {}};
        for (std::size_t at = 0; at <= given.text.size();) {
            const std::size_t end = std::min(given.text.find(',', at), given.text.size());
            const auto round = parse_whole(given.text.substr(at, end - at), most_rounds);
            if (!round) { not_of_form(text, form); }
            wish.rounds.emplace_back(*round);
            at = end + 1;
        }
        command.wishes.push_back(std::move(wish));
    }
    return command;
}

}  // namespace

std::optional<savings::DrawLot> lot_of(const Arguments& arguments, Date on) {
    const auto mixed_on = arguments.get("--mixed-on");
    if (!arguments.has("--secret") && !arguments.has("--mix") && !mixed_on) { return std::nullopt; }
    need_given(arguments, "--secret");
    need_given(arguments, "--mix");
    return savings::DrawLot{.secret = need(savings::LotSecret::parse(arguments.at("--secret"))),
                            .mix = need(savings::LotMix::parse(arguments.at("--mix"))),
                            .mixed_on = mixed_on ? need(parse_date(*mixed_on)) : on};
}

decltype(actions::TurnsRequest::command) turns_set(const Arguments& arguments, Date on) {
    const std::string by = arguments.get("--by").value_or("vote");
    if (by == "vote") { return set_in_order(arguments, savings::TurnsBy::vote); }
    if (by == "fixed") { return set_in_order(arguments, savings::TurnsBy::fixed); }
    if (by == "need") { return set_by_need(arguments, on); }
    if (by == "wishes") { return set_by_wishes(arguments, on); }
    throw Failed{refuse(Code::bad_choice,
                        {{"given", by}, {"allowed", std::string{"vote, fixed, need, wishes"}}})};
}

}  // namespace hui::cli
