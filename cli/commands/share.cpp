#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
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

void print_left(const savings::ShareLeft& event, const std::string& group) {
    const std::vector<NamedFact> facts{{"share", share_text(event.share)},
                                       {"group", group},
                                       {"after", event.after.count()},
                                       {"amount", event.refunded}};
    print_line(
        fill(mark("Share {share} of {group} has left; rounds drawn so far: {after}"), facts));
    if (event.refund == savings::Refund::by_organiser) {
        print_line(fill(mark("  the organiser refunded {amount} đ, and gets them back in its turn"),
                        facts));
    }
}

void print_handed_over(const savings::HolderChanged& event, const std::string& group) {
    const std::vector<NamedFact> facts{{"share", share_text(event.share)},
                                       {"group", group},
                                       {"member", event.member},
                                       {"was", event.was},
                                       {"price", event.price}};
    print_line(
        fill(mark("Share {share} of {group} is now held by {member}, before by {was}"), facts));
    if (event.by == savings::HandedBy::transfer) {
        print_line(
            fill(mark("  {member} owes {was} {price} đ for it, outside the group's books"), facts));
    }
}

void print_joined(const savings::ShareJoined& event, const std::string& group) {
    print_line(
        fill(mark("Share {share} of {group}, held by {member}, has come in; it draws in round "
                  "{turn}, the last"),
             {{"share", share_text(event.seat.share)},
              {"group", group},
              {"member", event.seat.member},
              {"turn", event.seat.turn.count()}}));
    for (const savings::Passed& part : event.passed) {
        print_line(fill(mark("  it pays {amount} đ to share {share}, which has drawn"),
                        {{"amount", part.amount}, {"share", share_text(part.share)}}));
    }
}

void print_parts(const char* line, const std::vector<savings::ReservePart>& parts) {
    for (const savings::ReservePart& part : parts) {
        print_line(fill(line, {{"party", party_in_words(part.share)}, {"amount", part.amount}}));
    }
}

void print_dissolved(const savings::GroupDissolved& event, const std::string& group) {
    print_line(fill(mark("Group {group} is dissolved"), {{"group", group}}));
    for (const savings::Passed& part : event.shared) {
        print_line(fill(mark("  {party} gets {amount} đ of what is in hand"),
                        {{"party", party_in_words(part.share)}, {"amount", part.amount}}));
    }
    print_parts(mark("  {party} gets {amount} đ of the reserve fund"), event.funds.reserve);
    print_parts(mark("  {party} gets {amount} đ of the late interest"), event.funds.interest);
    for (const savings::Claim& claim : event.claims) {
        print_line(
            fill(mark("  {from} owes {to} {amount} đ"), {{"from", party_in_words(claim.from)},
                                                         {"to", party_in_words(claim.to)},
                                                         {"amount", claim.amount}}));
    }
}

/// What each event means, for people.
struct Print {
    const std::string& group;

    void operator()(const savings::ShareLeft& event) const { print_left(event, group); }
    void operator()(const savings::HolderChanged& event) const { print_handed_over(event, group); }
    void operator()(const savings::ShareJoined& event) const { print_joined(event, group); }
    void operator()(const savings::GroupDissolved& event) const { print_dissolved(event, group); }
    void operator()(const savings::OrganiserChanged& event) const {
        print_line(
            fill(mark("{member} organises {group} now, and is owed the {amount} đ that {was} "
                      "had laid out"),
                 {{"member", event.member},
                  {"group", group},
                  {"was", event.was},
                  {"amount", event.claims}}));
    }
    void operator()(const savings::ClaimSettled& event) const {
        print_line(fill(mark("{from} has paid {to} {amount} đ"),
                        {{"from", party_in_words(event.claim.from)},
                         {"to", party_in_words(event.claim.to)},
                         {"amount", event.claim.amount}}));
    }
    template <class Other>
    void operator()(const Other&) const {}
};

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
        print(json_of(recorded));
        return 0;
    }
    std::visit(Print{recorded.book}, *savings::event_of(recorded.entry.kind, recorded.entry.body));
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
                                      .consents = consents_of(arguments)});
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
                                         .consents = consents_of(arguments)});
}

int run_settle(const Arguments& arguments, Session& session) {
    return change(
        arguments, session,
        savings::ClaimSettled{.claim = {.from = parse_party(arguments.at("--from")),
                                        .to = parse_party(arguments.at("--to")),
                                        .amount = need(parse_vnd(arguments.at("--amount")))}});
}

constexpr auto required = OptionSpec::Need::required;
constexpr auto repeated = OptionSpec::Need::repeated;
constexpr OptionSpec on{"--on", "DATE", mark("the day it happened (else today)")};
constexpr OptionSpec reason{"--reason", "TEXT", mark("why"), required};

}  // namespace

std::vector<Command> share_commands() {
    const OptionSpec consent{"--consent", "NO=NAME",
                             mark("who agreed for a share, or organiser=NAME"), repeated};
    const OptionSpec to{"--to", "MEMBER", mark("who takes the place"), required};
    return {
        {"share join",
         mark("let a share come in mid-cycle, with what it pays for the rounds drawn so far"),
         {{"GROUP"}},
         {{"--member", "MEMBER", mark("who holds it"), required}, consent, on, ref_option},
         "hui share join H01 --member M4 --consent \"01=Nguyễn Thị Lan\" --consent \"02=Trần Văn "
         "Bình\" --consent \"03=Lý Thị Hoa\"",
         run_join,
         Command::Effect::records},
        {"share transfer",
         mark("hand a share over to another member"),
         {{"GROUP"}, {"SHARE"}},
         {to,
          consent,
          {"--price", "N", mark("what the buyer gives the seller (else all that was paid so far)")},
          on,
          ref_option},
         "hui share transfer H01 03 --to M4 --consent \"03=Lý Thị Hoa\"\n"
         "hui share transfer H01 03 --to M4 --price 300k --consent \"03=Lý Thị Hoa\"",
         run_transfer,
         Command::Effect::records},
        {"share leave",
         mark("let a share leave; nobody takes its place"),
         {{"GROUP"}, {"SHARE"}},
         {reason,
          {"--refund", "turn|organiser",
           mark("it gets its money back in its turn, or at once from the organiser (else turn)")},
          consent,
          on,
          ref_option},
         "hui share leave H01 03 --reason \"chuyển đi tỉnh khác\"\n"
         "hui share leave H01 03 --reason \"con ốm nặng\" --refund organiser",
         run_leave,
         Command::Effect::records},
        {"share inherit",
         mark("let the heirs take the place of a member who died"),
         {{"GROUP"}, {"SHARE"}},
         {to, reason, on, ref_option},
         "hui share inherit H01 03 --to M4 --reason \"chị Hoa mất, con gái thừa kế\"",
         run_inherit,
         Command::Effect::records},
    };
}

std::vector<Command> group_end_commands() {
    const OptionSpec consent{"--consent", "NO=NAME",
                             mark("who agreed for a share, or organiser=NAME"), repeated};
    return {
        {"group organiser",
         mark("put another member in the organiser's place"),
         {{"GROUP"}},
         {{"--to", "MEMBER", mark("who takes the place"), required}, reason, on, ref_option},
         "hui group organiser H01 --to M2 --reason \"chị Lan chuyển công tác\"",
         run_organiser,
         Command::Effect::records},
        {"group dissolve",
         mark("dissolve a group before its time: share out what is in hand, name who owes whom"),
         {{"GROUP"}},
         {reason, consent, on, ref_option},
         "hui group dissolve H01 --reason \"mở nhầm\"",
         run_dissolve,
         Command::Effect::records},
        {"group settle",
         mark("record what was paid on a claim of a dissolved group"),
         {{"GROUP"}},
         {{"--from", "NO", mark("the share that paid"), required},
          {"--to", "NO", mark("the share that was paid, or organiser"), required},
          {"--amount", "N", mark("đồng"), required},
          on,
          ref_option},
         "hui group settle H01 --from 01 --to 03 --amount 300k",
         run_settle,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
