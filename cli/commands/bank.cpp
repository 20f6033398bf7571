#include "engine/actions/bank.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/parse.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using savings::BankMoved;
using What = BankMoved::What;

const char* moved_sentence(What what) {
    switch (what) {
        case What::deposited:
            return mark(
                "Entry no. {seq}: {amount} đ went from the box of {group} into its bank account "
                "on {date}");
        case What::withdrawn:
            return mark(
                "Entry no. {seq}: {amount} đ went from the bank account of {group} into its box "
                "on {date}");
        case What::charged:
            return mark(
                "Entry no. {seq}: the bank took {amount} đ from the account of {group} on {date}: "
                "{reason}");
        case What::credited:
            return mark(
                "Entry no. {seq}: the bank paid {amount} đ into the account of {group} on {date}: "
                "{reason}");
    }
    return "";
}

int record_move(const Arguments& arguments, Session& session, What what) {
    actions::BankRequest request{.command = {.what = what,
                                             .amount = need(parse_vnd(arguments.at("--amount"))),
                                             .reason = {}},
                                 .on = session.on(arguments),
                                 .ref = ref_of(arguments),
                                 .true_date = true_date_in(arguments)};
    const bool is_the_banks = what == What::charged || what == What::credited;
    if (is_the_banks) { request.command.reason = need(parse_text(arguments.at("--reason"))); }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::move_bank(ledger, book, request, session.actor);
        }));
    if (session.wants_json()) {
        print(json_of_recorded(recorded));
        return 0;
    }
    print_line(fill(moved_sentence(what), {{"seq", recorded.entry.seq.count()},
                                           {"amount", request.command.amount},
                                           {"group", recorded.book},
                                           {"date", recorded.entry.effective_on},
                                           {"reason", request.command.reason}}));
    print_true_date(recorded.entry, "  ");
    if (is_the_banks) {
        print_line(fill(mark("  nobody has borne it yet: hui reconcile {group}"),
                        {{"group", recorded.book}}));
    }
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

int run_deposit(const Arguments& arguments, Session& session) {
    return record_move(arguments, session, What::deposited);
}

int run_withdraw(const Arguments& arguments, Session& session) {
    return record_move(arguments, session, What::withdrawn);
}

int run_charge(const Arguments& arguments, Session& session) {
    return record_move(arguments, session, What::charged);
}

int run_interest(const Arguments& arguments, Session& session) {
    return record_move(arguments, session, What::credited);
}

constexpr OptionSpec moved_amount{"--amount", "N", mark("how much, in đồng"), required};
constexpr OptionSpec banks_reason{"--reason", "TEXT", mark("what the bank says it is for"),
                                  required};

}  // namespace

std::vector<Command> bank_commands() {
    return {
        {"bank deposit",
         mark("record that cash of the box was paid into the group's bank account"),
         {{"GROUP"}},
         {moved_amount, happened_option, of_date_option, corrects_option, ref_option},
         "hui bank deposit G001 --amount 3.000.000 --on 2024-03-05",
         run_deposit,
         Command::Effect::records},
        {"bank withdraw",
         mark("record that money was taken out of the group's bank account into the box"),
         {{"GROUP"}},
         {moved_amount, happened_option, of_date_option, corrects_option, ref_option},
         "hui bank withdraw G001 --amount 3.000.000 --on 2024-03-05",
         run_withdraw,
         Command::Effect::records},
        {"bank charge",
         mark("record a fee that the bank took from the group's account"),
         {{"GROUP"}},
         {moved_amount, banks_reason, happened_option, of_date_option, corrects_option, ref_option},
         "hui bank charge G001 --amount 11k --reason \"phí quản lý tài khoản\" --on 2024-03-31",
         run_charge,
         Command::Effect::records},
        {"bank interest",
         mark("record interest that the bank paid on the group's account"),
         {{"GROUP"}},
         {moved_amount, banks_reason, happened_option, of_date_option, corrects_option, ref_option},
         "hui bank interest G001 --amount 512 --reason \"lãi không kỳ hạn\" --on 2024-03-31",
         run_interest,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
