#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/share_screens.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/actions/shares.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr std::string_view organiser_word = "organiser";

/// `03`, or `organiser`, who is 0.
ShareNo parse_party(const std::string& text) {
    return text == organiser_word ? ShareNo{} : need(parse_share(text));
}

/// `03=Nguyễn Thị Lan`, `organiser=Trần Văn Bình`
std::vector<savings::Consent> consents_of(const Arguments& arguments) {
    std::vector<savings::Consent> consents;
    for (const std::string& text : arguments.all("--consent")) {
        const auto equals = text.find('=');
        if (equals == std::string::npos) {
            throw Failed{
                refuse(Code::bad_choice,
                       {{"given", text}, {"allowed", std::string{"NO=NAME, organiser=NAME"}}})};
        }
        consents.push_back({.share = parse_party(text.substr(0, equals)),
                            .name = need(parse_text(text.substr(equals + 1)))});
    }
    return consents;
}

/// The second person, if one is named.
savings::Approved approved_by(const Arguments& arguments) {
    const auto name = arguments.get("--approved-by");
    return {.approved_by = name ? need(parse_text(*name)) : ""};
}

int change(const Arguments& arguments, Session& session,
           decltype(actions::ShareRequest::command) command) {
    const actions::ShareRequest request{
        .command = std::move(command), .on = session.on(arguments), .ref = ref_of(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::change_shares(ledger, book, request, session.actor);
        }));
    if (session.wants_json()) {
        print(json_of_recorded(recorded));
        return 0;
    }
    print_share_change(ledger, recorded);
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

int run_leave(const Arguments& arguments, Session& session) {
    const auto refund = arguments.get("--refund");
    return change(arguments, session,
                  savings::LeaveShare{.share = need(parse_share(arguments.at("SHARE"))),
                                      .reason = need(parse_text(arguments.at("--reason"))),
                                      .refund = refund ? need(savings::parse_refund(*refund))
                                                       : savings::Refund::in_turn,
                                      .consents = consents_of(arguments),
                                      .approved = approved_by(arguments)});
}

int run_transfer(const Arguments& arguments, Session& session) {
    const auto price = arguments.get("--price");
    return change(
        arguments, session,
        savings::HandOver{.by = savings::HandedBy::transfer,
                          .share = need(parse_share(arguments.at("SHARE"))),
                          .member = need(parse_code(arguments.at("--to"))),
                          .price = price ? std::optional{need(parse_vnd(*price))} : std::nullopt,
                          .reason = {},
                          .consents = consents_of(arguments)});
}

int run_inherit(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::HandOver{.by = savings::HandedBy::inheritance,
                                    .share = need(parse_share(arguments.at("SHARE"))),
                                    .member = need(parse_code(arguments.at("--to"))),
                                    .price = {},
                                    .reason = need(parse_text(arguments.at("--reason"))),
                                    .consents = {}});
}

int run_join(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::JoinShare{.member = need(parse_code(arguments.at("--member"))),
                                     .consents = consents_of(arguments)});
}

int run_organiser(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::ChangeOrganiser{.member = need(parse_code(arguments.at("--to"))),
                                           .reason = need(parse_text(arguments.at("--reason")))});
}

int run_dissolve(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::DissolveGroup{.reason = need(parse_text(arguments.at("--reason"))),
                                         .consents = consents_of(arguments),
                                         .approved = approved_by(arguments)});
}

int run_settle(const Arguments& arguments, Session& session) {
    return change(
        arguments, session,
        savings::SettleClaim{.claim = {.from = parse_party(arguments.at("--from")),
                                       .to = parse_party(arguments.at("--to")),
                                       .amount = need(parse_vnd(arguments.at("--amount")))},
                             .approved = approved_by(arguments)});
}

}  // namespace

std::vector<Command> share_commands() {
    const OptionSpec everybody{
        "--consent", "NO=NAME",
        mark("who agreed: for every share, and organiser=NAME if he holds none"), repeated};
    const OptionSpec seller{
        "--consent", "NO=NAME",
        mark("who agreed: for the share; once it has drawn also for every share that has not, and "
             "organiser=NAME if he holds none of these"),
        repeated};
    const OptionSpec witness{"--consent", "NO=NAME",
                             mark("who was asked and agreed, to be kept with it; nobody has to be"),
                             repeated};
    const OptionSpec to{"--to", "MEMBER", mark("who takes the place"), required};
    return {
        {"share join",
         mark("let a share come in mid-cycle, with what it pays for the rounds drawn so far"),
         {{"GROUP"}},
         {{"--member", "MEMBER", mark("who holds it"), required},
          everybody,
          happened_option,
          ref_option},
         "hui share join H01 --member M4 --consent \"01=Nguyễn Thị Lan\" --consent \"02=Trần Văn "
         "Bình\" --consent \"03=Lý Thị Hoa\"",
         run_join,
         Command::Effect::records},
        {"share transfer",
         mark("hand a share over to another member"),
         {{"GROUP"}, {"SHARE"}},
         {to,
          seller,
          {"--price", "N",
           mark("what the buyer gives the seller (else what was paid less what was received, at "
                "least 0)")},
          happened_option,
          ref_option},
         "hui share transfer H01 03 --to M4 --consent \"03=Lý Thị Hoa\"\n"
         "hui share transfer H01 03 --to M4 --price 300k --consent \"03=Lý Thị Hoa\"",
         run_transfer,
         Command::Effect::records},
        {"share leave",
         mark("let a share leave; nobody takes its place"),
         {{"GROUP"}, {"SHARE"}},
         {reason_option,
          {"--refund", "turn|organiser|reserve",
           mark("it gets its money back in its turn, or at once from the organiser or the reserve "
                "fund (else turn)")},
          {"--approved-by", "NAME", mark("the second person who agrees that the fund refunds it")},
          witness,
          happened_option,
          ref_option},
         "hui share leave H01 03 --reason \"chuyển đi tỉnh khác\"\n"
         "hui share leave H01 03 --reason \"con ốm nặng\" --refund organiser\n"
         "hui share leave H01 03 --reason \"con ốm nặng\" --refund reserve --approved-by "
         "\"Trần Văn Bình\"",
         run_leave,
         Command::Effect::records},
        {"share inherit",
         mark("let the heirs take the place of a member who died"),
         {{"GROUP"}, {"SHARE"}},
         {to, reason_option, happened_option, ref_option},
         "hui share inherit H01 03 --to M4 --reason \"chị Hoa mất, con gái thừa kế\"",
         run_inherit,
         Command::Effect::records},
    };
}

std::vector<Command> group_end_commands() {
    const OptionSpec consent{
        "--consent", "NO=NAME",
        mark("who agreed: for every share, and organiser=NAME if he holds none; nobody while no "
             "money is recorded"),
        repeated};
    const OptionSpec second{"--approved-by", "NAME", mark("the second person who agrees")};
    return {
        {"group organiser",
         mark("put another member in the organiser's place"),
         {{"GROUP"}},
         {{"--to", "MEMBER", mark("who takes the place"), required},
          reason_option,
          happened_option,
          ref_option},
         "hui group organiser H01 --to M2 --reason \"chị Lan chuyển công tác\"",
         run_organiser,
         Command::Effect::records},
        {"group dissolve",
         mark("dissolve a group before its time: share out what is in hand, name who owes whom"),
         {{"GROUP"}},
         {reason_option, consent, second, happened_option, ref_option},
         "hui group dissolve H01 --reason \"tổ tan\" --consent \"01=Nguyễn Thị Lan\" --consent "
         "\"02=Trần Văn Bình\" --consent \"03=Lý Thị Hoa\"",
         run_dissolve,
         Command::Effect::records},
        {"group settle",
         mark("record what was paid on a claim of a dissolved group"),
         {{"GROUP"}},
         {{"--from", "NO", mark("the share that paid"), required},
          {"--to", "NO", mark("the share that was paid, or organiser"), required},
          {"--amount", "N", mark("đồng"), required},
          second,
          happened_option,
          ref_option},
         "hui group settle H01 --from 01 --to 03 --amount 300k",
         run_settle,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
