#include "engine/savings/cash_part.hpp"

#include <algorithm>

namespace hui::savings {

Result<Vnd> cash_part(const History& history, Vnd amount, std::optional<Method> method, Date on) {
    const Vnd cash_there = history.least_cash(on);
    const Vnd bank_there = history.least_bank(on);
    const Vnd from_cash = method == Method::bank   ? Vnd{}
                          : method == Method::cash ? amount
                                                   : std::min(amount, cash_there);
    if (from_cash > cash_there || amount - from_cash > bank_there) {
        Refusal refusal = refuse(Code::not_enough_money,
                                 {{"pot", amount}, {"cash", cash_there}, {"bank", bank_there}});
        const Vnd together = history.least_money(on);
        if (amount > together) {
            refusal.facts.push_back({"lacking", amount - together});
            refusal.facts.push_back({"together", together});
        } else if (!method) {
            refusal.facts.push_back({"together", together});
            refusal.facts.push_back({"date", on});
        }
        return refusal;
    }
    return from_cash;
}

}  // namespace hui::savings
