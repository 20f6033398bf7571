#include "cli/commands/commands.hpp"
#include "cli/commands/group_calendar.hpp"
#include "cli/commands/group_opened.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/session.hpp"
#include "engine/actions/renew_group.hpp"
#include "engine/base/text.hpp"

namespace hui::cli {

namespace {

/// Reads an option where it is given.
template <class Value>
std::optional<Value> given(const Arguments& arguments, const char* option,
                           Result<Value> (*parse)(std::string_view)) {
    const auto text = arguments.get(option);
    return text ? std::optional{need(parse(*text))} : std::nullopt;
}

/// Also `legal`: what was agreed on before falls back to the legal default.
Result<savings::LateInterest> parse_late(std::string_view text) {
    return savings::parse_late_interest(text == "legal" ? "" : text);
}

savings::NewTerms new_terms(const Arguments& arguments) {
    return {.name = given(arguments, "--name", parse_text),
            .unit = given(arguments, "--unit", parse_code),
            .organiser = given(arguments, "--organiser", parse_code),
            .contribution = given(arguments, "--contribution", parse_vnd),
            .every = given(arguments, "--every", parse_interval),
            .pot = given(arguments, "--pot", savings::parse_pot),
            .order = given(arguments, "--order", savings::parse_order),
            .late_interest = given(arguments, "--late-interest", parse_late),
            .reserve = given(arguments, "--reserve", parse_vnd),
            .payout_approval = given(arguments, "--two-person", registry::parse_approval),
            .on_default = given(arguments, "--on-default", savings::parse_on_default),
            .calendar = given(arguments, "--calendar", savings::parse_calendar),
            .leap = given(arguments, "--leap", savings::parse_leap),
            .roll = given(arguments, "--roll", parse_roll),
            .draw_after = given(arguments, "--draw-after", savings::parse_draw_after)};
}

int run_renew(const Arguments& arguments, Session& session) {
    actions::RenewGroupRequest request{
        .group = arguments.at("GROUP"),
        .command = {.code = given(arguments, "--code", parse_code).value_or(""),
                    .start = need(parse_date(arguments.at("--start"))),
                    .terms = new_terms(arguments)},
        .ref = ref_of(arguments)};
    for (const std::string& text : arguments.all("--share")) {
        const ShareText seat = parse_share_text(text, "NO=MEMBER");
        request.command.seats.push_back(
            {.share = seat.share, .member = need(parse_code(seat.text)), .turn = {}});
    }
    auto ledger = session.open();
    return answer_opened(need(actions::renew_group(ledger, request, session.actor)), session);
}

std::vector<OptionSpec> renew_options() {
    std::vector<OptionSpec> options{
        {"--code", "CODE", mark("of the new cycle's book (else the old one with -2, -3 …)")},
        {"--start", "DATE", mark("the day of the first round"), OptionSpec::Need::required},
        {"--name", "TEXT", mark("its name")},
        {"--unit", "CODE", mark("the unit it belongs to")},
        {"--organiser", "MEMBER", mark("who collects and hands over")},
        {"--contribution", "N", mark("đồng a share pays in a round")},
        {"--every", "Nm|Nw", mark("how far apart the rounds are: N months or weeks, 1m to 60m")},
        {"--pot", "gross|net", mark("whether the drawing share pays in its own round")},
        {"--order", "fixed|lot|need|vote",
         mark("how turns are decided; fixed: share 01 draws first, 02 second …")},
        {"--late-interest", "none|legal|PERCENT",
         mark("interest on late contributions: none, legal, or percent a year")},
        {"--reserve", "N", mark("đồng of each draw that stay in a reserve fund")},
        {"--on-default", "organiser|reserve|pro-rata|collected",
         mark("who bears it when a member pays no more")},
        {"--two-person", "yes|no", mark("whether a payout needs a second person who agrees")}};
    const auto calendar = calendar_options();
    options.insert(options.end(), calendar.begin(), calendar.end());
    options.push_back({"--share", "NO=MEMBER",
                       mark("who is in the new cycle, once for each share (else all who didn't "
                            "leave, in the same order)")});
    options.back().need = OptionSpec::Need::repeated;
    options.push_back(ref_option);
    return options;
}

}  // namespace

std::vector<Command> group_renewal_commands() {
    return {
        {"group renew",
         mark("go on with another cycle: what isn't said anew is as before"),
         {{"GROUP"}},
         renew_options(),
         "hui group renew H01 --start 2027-01-05 --contribution 500k",
         run_renew,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
