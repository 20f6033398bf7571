#include "engine/savings/terms.hpp"

#include "engine/base/choice.hpp"

namespace hui::savings {

Result<Pot> parse_pot(std::string_view text) {
    return choose<Pot>(text, {{"gross", Pot::gross}, {"net", Pot::net}});
}

std::string_view pot_text(Pot pot) { return pot == Pot::gross ? "gross" : "net"; }

Result<Order> parse_order(std::string_view text) {
    return choose<Order>(text, {{"fixed", Order::fixed},
                                {"lot", Order::lot},
                                {"need", Order::need},
                                {"vote", Order::vote}});
}

std::string_view order_text(Order order) {
    switch (order) {
        case Order::fixed:
            return "fixed";
        case Order::lot:
            return "lot";
        case Order::need:
            return "need";
        case Order::vote:
            return "vote";
    }
    return "";
}

Result<OnDefault> parse_on_default(std::string_view text) {
    return choose<OnDefault>(text, {{"organiser", OnDefault::organiser},
                                    {"reserve", OnDefault::reserve},
                                    {"pro-rata", OnDefault::pro_rata},
                                    {"collected", OnDefault::collected}});
}

std::string_view on_default_text(OnDefault way) {
    switch (way) {
        case OnDefault::organiser:
            return "organiser";
        case OnDefault::reserve:
            return "reserve";
        case OnDefault::pro_rata:
            return "pro-rata";
        case OnDefault::collected:
            return "collected";
    }
    return "";
}

Result<LateInterest> parse_late_interest(std::string_view text) {
    if (text.empty()) { return LateInterest{LegalDefault{}}; }
    if (text == "none") { return LateInterest{NoInterest{}}; }
    const auto rate = parse_percent(text);
    if (!rate) { return rate.refusal(); }
    return LateInterest{*rate};
}

std::string late_interest_text(const LateInterest& late) {
    if (std::holds_alternative<NoInterest>(late)) { return "none"; }
    if (const Rate* rate = std::get_if<Rate>(&late)) { return percent_text(*rate); }
    return "";
}

}  // namespace hui::savings
