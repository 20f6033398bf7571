#include "engine/savings/interest_events.hpp"

#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"

#include <algorithm>
#include <tuple>

namespace hui::savings {

namespace {

constexpr std::string_view on_contribution = "contribution";
constexpr std::string_view on_hand_over = "hand-over";

std::vector<Posting> postings_of(const InterestSettled& event) {
    if (event.how == Settling::waived) { return {}; }
    if (event.what == InterestOn::hand_over) {
        return {{account::late_handover(), event.amount},
                {account::organiser_handover(), -event.amount}};
    }
    return without_zeros({{account_of(event.method), event.amount - event.to.by_hand()},
                          {account::organiser_interest(), event.to.organiser},
                          {account::drawer_interest(), event.to.drawer},
                          {account::reserve(), -event.to.reserve},
                          {account::late_interest(), event.to.reserve - event.amount}});
}

std::vector<RateFrom> read_rates(const BodyReader& body) {
    std::vector<RateFrom> rates;
    for (const BodyReader& item : body.list("rates")) {
        rates.push_back(
            {.from = item.date("from"), .rate = stored(parse_percent(item.text("rate")))});
    }
    return rates;
}

InterestOn read_what(const BodyReader& body) {
    const std::string text = body.text("on");
    if (text != on_contribution && text != on_hand_over) {
        throw BodyError("interest on nothing known");
    }
    return text == on_hand_over ? InterestOn::hand_over : InterestOn::contribution;
}

}  // namespace

void add_settled(std::vector<SettledInterest>& all, const SettledInterest& item) {
    const auto at = std::lower_bound(
        all.begin(), all.end(), item, [](const SettledInterest& a, const SettledInterest& b) {
            return std::tie(a.what, a.round) < std::tie(b.what, b.round);
        });
    if (at == all.end() || at->what != item.what || at->round != item.round) {
        all.insert(at, item);
        return;
    }
    at->paid += item.paid;
    at->waived += item.waived;
    at->to.organiser += item.to.organiser;
    at->to.reserve += item.to.reserve;
    at->to.drawer += item.to.drawer;
    if (at->paid == Vnd{} && at->waived == Vnd{}) { all.erase(at); }
}

Draft draft_of(const InterestSettled& event, Date on) {
    std::vector<std::string> rates;
    for (const RateFrom& rate : event.rates) {
        rates.push_back(
            BodyWriter{}.add("from", iso(rate.from)).add("rate", percent_text(rate.rate)).text());
    }
    const bool is_paid = event.how == Settling::paid;
    const bool is_contribution = event.what == InterestOn::contribution;
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("days", event.days);
    if (event.drawer != ShareNo{}) { body.add("drawer", event.drawer.count()); }
    if (is_paid && is_contribution) { body.add("method", method_text(event.method)); }
    add_true_date(body, event.correction);
    body.add("on", is_contribution ? on_contribution : on_hand_over).add_list("rates", rates);
    if (!is_paid) { body.add("reason", event.reason); }
    body.add("round", event.round.count()).add("share", event.share.count());
    if (event.to.drawer != Vnd{}) { body.add("to_drawer", event.to.drawer); }
    if (event.to.organiser != Vnd{}) { body.add("to_organiser", event.to.organiser); }
    if (event.to.reserve != Vnd{}) { body.add("to_reserve", event.to.reserve); }
    return {.kind = std::string{is_paid ? interest_paid_kind : interest_waived_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = postings_of(event),
            .receipt = is_paid ? Receipt::numbered : Receipt::none};
}

InterestSettled interest_settled_of(std::string_view kind, std::string_view text) {
    const BodyReader body{std::string{text}};
    InterestSettled event{.share = ShareNo{body.number("share")},
                          .round = Round{body.number("round")},
                          .what = read_what(body),
                          .how = kind == interest_paid_kind ? Settling::paid : Settling::waived,
                          .amount = body.vnd("amount"),
                          .to = {.organiser = vnd_in(body, "to_organiser"),
                                 .reserve = vnd_in(body, "to_reserve"),
                                 .drawer = vnd_in(body, "to_drawer")},
                          .drawer = ShareNo{body.has("drawer") ? body.number("drawer") : 0},
                          .days = body.number("days"),
                          .rates = read_rates(body),
                          .reason = body.text_if("reason").value_or(""),
                          .correction = correction_in(body)};
    if (const auto word = body.text_if("method")) { event.method = stored(parse_method(*word)); }
    return event;
}

}  // namespace hui::savings
