#include "engine/savings/bank_events.hpp"

#include "engine/base/choice.hpp"
#include "engine/journal/body.hpp"
#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"

namespace hui::savings {

namespace {

using What = BankMoved::What;

constexpr std::string_view deposited = "deposited";
constexpr std::string_view withdrawn = "withdrawn";
constexpr std::string_view charged = "charged";
constexpr std::string_view credited = "credited";

std::string_view word_of(What what) {
    switch (what) {
        case What::deposited:
            return deposited;
        case What::withdrawn:
            return withdrawn;
        case What::charged:
            return charged;
        case What::credited:
            return credited;
    }
    return "";
}

What what_of(std::string_view word) {
    return stored(choose<What>(word, {{deposited, What::deposited},
                                      {withdrawn, What::withdrawn},
                                      {charged, What::charged},
                                      {credited, What::credited}}));
}

}  // namespace

Vnd into_box(const BankMoved& event) {
    if (event.what == What::deposited) { return -event.amount; }
    return event.what == What::withdrawn ? event.amount : Vnd{};
}

Vnd into_bank(const BankMoved& event) {
    const bool comes_in = event.what == What::deposited || event.what == What::credited;
    return comes_in ? event.amount : -event.amount;
}

Draft draft_of(const BankMoved& event, Date on) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    add_true_date(body, event.correction);
    if (!event.reason.empty()) { body.add("reason", event.reason); }
    body.add("what", word_of(event.what));
    return {.kind = std::string{bank_moved_kind},
            .effective_on = on,
            .body = body.text(),
            .postings =
                without_zeros({{account::cash(), into_box(event)},
                               {account::bank(), into_bank(event)},
                               {account::cash_difference(), -into_box(event) - into_bank(event)}})};
}

BankMoved bank_moved_of(std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.what = what_of(body.text("what")),
            .amount = body.vnd("amount"),
            .reason = body.text_if("reason").value_or(""),
            .correction = correction_in(body)};
}

}  // namespace hui::savings
