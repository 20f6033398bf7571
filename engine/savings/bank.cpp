#include "engine/savings/bank.hpp"

#include "engine/savings/cash_part.hpp"

namespace hui::savings {

Result<BankMoved> decide_bank_move(const Group& group, const History& history,
                                   const BankMoved& command, When when) {
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (command.amount <= Vnd{}) {
        return refuse(Code::amount_not_positive, {{"amount", command.amount}});
    }
    if (command.what == BankMoved::What::credited) { return command; }
    const bool leaves_box = into_box(command) < Vnd{};
    const auto out =
        cash_part(history, command.amount, leaves_box ? Method::cash : Method::bank, when.on);
    if (!out) {
        Refusal refusal = out.refusal();
        refusal.facts.push_back({"out_of", std::string{leaves_box ? "cash" : "bank"}});
        return refusal;
    }
    return command;
}

}  // namespace hui::savings
