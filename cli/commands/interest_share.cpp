#include "cli/commands/interest.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/shared_parts.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/actions/interest.hpp"
#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

actions::ShareInterestRequest request_of(const Arguments& arguments, const Session& session) {
    actions::ShareInterestRequest request{
        .command = {.to = {}, .method = {}, .reason = need(parse_text(arguments.at("--reason")))},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    for (const std::string& text : arguments.all("--to")) {
        const ShareText given = parse_share_text(text, "NO=AMOUNT");
        request.command.to.push_back({.share = given.share, .amount = need(parse_vnd(given.text))});
    }
    if (const auto method = method_of(arguments)) { request.command.method = *method; }
    return request;
}

int run_share(const Arguments& arguments, Session& session) {
    const auto request = request_of(arguments, session);
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::share_interest(ledger, book, request, session.actor);
        }));
    const auto event = savings::interest_shared_of(recorded.entry.body);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["amount"] = event.amount.count();
        document["parts"] = parts_json(event.parts);
        print(document);
        return 0;
    }
    print_parts(event.parts, mark("Gets"));
    print_line(fill(mark("Receipt {receipt} (entry no. {seq}): {amount} đ of {group}'s late "
                         "interest were shared out on {date}"),
                    {{"date", recorded.entry.effective_on},
                     {"receipt", recorded.entry.receipt.count()},
                     {"seq", recorded.entry.seq.count()},
                     {"amount", event.amount},
                     {"group", recorded.book}}));
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

}  // namespace

Command interest_share_command() {
    return {"interest share",
            mark("hand out the late interest in a group's money, to all shares in equal parts"),
            {{"GROUP"}},
            {{"--to", "NO=AMOUNT",
              mark("a share and its part instead of equal parts; once for each share, all of it "
                   "together"),
              OptionSpec::Need::repeated},
             {"--reason", "TEXT", mark("why"), OptionSpec::Need::required},
             happened_option,
             ref_option,
             method_out_option},
            "hui interest share G001 --reason \"hết vòng\"",
            run_share,
            Command::Effect::records};
}

}  // namespace hui::cli
