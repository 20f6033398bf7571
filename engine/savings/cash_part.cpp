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
        const Vnd lacking = amount - cash_there - bank_there;
        if (lacking > Vnd{}) { refusal.facts.push_back({"lacking", lacking}); }
        return refusal;
    }
    return from_cash;
}

}  // namespace hui::savings
