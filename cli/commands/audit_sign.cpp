#include "cli/commands/commands.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/actions/sign_seal.hpp"
#include "engine/exchange/key_file.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

int run_sign(const Arguments& arguments, Session& session) {
    const Month month = need(parse_month(arguments.at("MONTH")));
    const auto key = need(exchange::read_signing_key(arguments.at("--key")));
    auto ledger = session.open();
    const auto recorded = need(actions::sign_seal(ledger, month, key, session.actor));
    const std::string public_key = hex(key.public_key());
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["public_key"] = public_key;
        print(document);
        return 0;
    }
    print_line(fill(mark("The seal of {month} is signed with the key {key}"),
                    {{"month", month}, {"key", public_key}}));
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

}  // namespace

std::vector<Command> audit_sign_commands() {
    return {
        {"audit sign",
         mark("sign the seal of a month with a key of your own"),
         {{"MONTH"}},
         {{"--key", "FILE", mark("an Ed25519 key (openssl genpkey -algorithm ed25519 -out FILE)"),
           OptionSpec::Need::required}},
         "hui audit sign 2024-01 --key officer.key",
         run_sign,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
