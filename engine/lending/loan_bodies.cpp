#include "engine/lending/loan_body_parts.hpp"

#include <array>

namespace hui::lending {

namespace {

// --- The bodies.

std::string text(const PortfolioOpened& event) {
    return BodyWriter{}.add("unit", event.unit).text();
}

std::string text(const Applied& event) {
    const Agreement& agreed = event.agreement;
    BodyWriter body;
    body.add("allocation", allocation_text(agreed.allocation))
        .add("borrower", agreed.borrower)
        .add("guarantors", guarantors_text(agreed.guarantors))
        .add("lender", agreed.lender)
        .add("lender_kind", registry::lender_kind_text(agreed.lender_kind))
        .add("loan", agreed.loan)
        .add("overdue_rate", percent_text(agreed.overdue_rate))
        .add("purpose", agreed.purpose)
        .add("saving", agreed.saving);
    add_source(body, event.source);
    const bool is_spread = agreed.surplus == Surplus::reamortised;
    if (is_spread && agreed.spread == Spread::day) { body.add("spread", "day"); }
    return body.add("surplus", surplus_text(agreed.surplus))
        .add_json("terms", text_of(agreed.terms))
        .add("unpaid_interest_rate", percent_text(agreed.unpaid_interest_rate))
        .text();
}

std::string text(const Certified& event) {
    std::vector<std::string> conditions;
    conditions.reserve(event.conditions.size());
    for (const std::string& condition : event.conditions) {
        conditions.push_back(BodyWriter{}.add("condition", condition).text());
    }
    return BodyWriter{}
        .add("by", event.by)
        .add_list("conditions", conditions)
        .add("loan", event.loan)
        .add("unit", event.unit)
        .text();
}

std::string text(const Approved& event) {
    std::vector<std::string> limits;
    limits.reserve(event.limits.size());
    for (const LimitHeld& held : event.limits) {
        limits.push_back(BodyWriter{}
                             .add("added", held.added)
                             .add("before", held.before)
                             .add("key", held.key)
                             .add("limit", held.limit)
                             .text());
    }
    BodyWriter body;
    body.add("by", event.by).add_list("limits", limits).add("loan", event.loan);
    if (event.outstanding) { body.add("outstanding", *event.outstanding); }
    return body.text();
}

std::string text(const Withdrawn& event) {
    return BodyWriter{}
        .add("loan", event.loan)
        .add("reason", event.reason)
        .add("who", who_text(event.who))
        .text();
}

constexpr std::string_view by_hand = "hand";

std::string text(const Disbursed& event) {
    BodyWriter body;
    body.add("amount", event.amount);
    if (event.flat_on == Disbursed::FlatOn::whole) { body.add("flat_on", "whole"); }
    body.add("loan", event.loan)
        .add("method", hui::method_text(event.method))
        .add_list("schedule", items_of(event.schedule));
    if (event.schedule_by == Disbursed::By::hand) { body.add("schedule_by", by_hand); }
    add_source(body, event.source);
    return body.text();
}

std::string text(const LoanTakenOver& event) {
    BodyWriter body;
    body.add("disbursed", event.disbursed)
        .add("interest_from", iso(event.interest_from))
        .add("loan", event.loan)
        .add("outstanding", event.outstanding);
    if (event.restructured != 0) { body.add("restructured", event.restructured); }
    return body.add_list("schedule", items_of(event.schedule)).text();
}

std::string text(const Repaid& event) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("loan", event.loan).add("method", hui::method_text(event.method));
    add_true_date(body, event.correction);
    add_source(body, event.source);
    return body.add_json("split", text_of(event.split)).text();
}

std::string text(const Reallocated& event) {
    return BodyWriter{}.add_json("change", text_of(event.change)).add("loan", event.loan).text();
}

constexpr std::string_view moved_word = "moved";
constexpr std::string_view extended_word = "extended";

std::string text(const Rescheduled& event) {
    BodyWriter body;
    body.add("how", event.how == Rescheduled::How::moved ? moved_word : extended_word)
        .add("loan", event.loan);
    if (event.plan) { body.add_json("plan", text_of(*event.plan)); }
    return body.add("reason", event.reason).add_list("schedule", items_of(event.schedule)).text();
}

std::string text(const Called& event) {
    return BodyWriter{}.add("loan", event.loan).add("reason", event.reason).text();
}

std::string text(const WrittenOff& event) {
    return BodyWriter{}
        .add("loan", event.loan)
        .add("principal", event.principal)
        .add("reason", event.reason)
        .text();
}

std::string text(const LateInterestWaived& event) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("loan", event.loan);
    add_true_date(body, event.correction);
    return body.add("reason", event.reason).text();
}

std::string text(const Noted& event) {
    return BodyWriter{}
        .add("by", event.by)
        .add("loan", event.loan)
        .add("text", event.text)
        .add("what", noted_text(event.what))
        .text();
}

std::string text(const Saved& event) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("loan", event.loan).add("method", hui::method_text(event.method));
    add_true_date(body, event.correction);
    return body.text();
}

std::string text(const Remitted& event) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("lender", event.lender).add("method", hui::method_text(event.method));
    add_true_date(body, event.correction);
    add_source(body, event.source);
    return body.text();
}

std::string text(const FundPaidIn& event) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("lender", event.lender)
        .add("member", event.member)
        .add("method", hui::method_text(event.method));
    add_true_date(body, event.correction);
    add_source(body, event.source);
    return body.text();
}

// --- What reads them; the type of the argument only chooses.

Event read(const BodyReader& body, const PortfolioOpened*) {
    return PortfolioOpened{.unit = body.text("unit")};
}

Event read(const BodyReader& body, const Applied*) {
    Applied event{{.loan = body.text("loan"),
                   .borrower = body.text("borrower"),
                   .lender = body.text("lender"),
                   .lender_kind = stored(registry::parse_lender_kind(body.text("lender_kind"))),
                   .guarantors = stored(parse_guarantors(body.text("guarantors"))),
                   .terms = read_terms(body.object("terms")),
                   .surplus = stored(parse_surplus(body.text("surplus"))),
                   .allocation = stored(parse_allocation(body.text("allocation"))),
                   .overdue_rate = stored(parse_percent(body.text("overdue_rate"))),
                   .unpaid_interest_rate = stored(parse_percent(body.text("unpaid_interest_rate"))),
                   .saving = body.vnd("saving"),
                   .purpose = body.text("purpose")},
                  source_of(body)};
    // No loan of the first programs says it.
    if (event.agreement.surplus == Surplus::reamortised && !body.has("spread")) {
        event.agreement.spread = Spread::each;
    }
    return event;
}

Event read(const BodyReader& body, const Certified*) {
    Certified event{.loan = body.text("loan"),
                    .unit = body.text("unit"),
                    .by = body.text("by"),
                    .conditions = {}};
    for (const BodyReader& item : body.list("conditions")) {
        event.conditions.push_back(item.text("condition"));
    }
    return event;
}

Event read(const BodyReader& body, const Approved*) {
    Approved event{.loan = body.text("loan"), .by = body.text("by"), .limits = {}};
    for (const BodyReader& item : body.list("limits")) {
        event.limits.push_back({.key = item.text("key"),
                                .before = item.vnd("before"),
                                .added = item.vnd("added"),
                                .limit = item.vnd("limit")});
    }
    if (body.has("outstanding")) { event.outstanding = body.vnd("outstanding"); }
    return event;
}

Event read(const BodyReader& body, const Withdrawn*) {
    return Withdrawn{.loan = body.text("loan"),
                     .who = stored(parse_who(body.text("who"))),
                     .reason = body.text("reason")};
}

Event read(const BodyReader& body, const Disbursed*) {
    return Disbursed{
        .loan = body.text("loan"),
        .amount = body.vnd("amount"),
        .method = read_method(body),
        .schedule = read_schedule(body),
        .schedule_by = body.has("schedule_by") ? Disbursed::By::hand : Disbursed::By::terms,
        .flat_on = body.has("flat_on") ? Disbursed::FlatOn::whole : Disbursed::FlatOn::left,
        .source = source_of(body)};
}

Event read(const BodyReader& body, const LoanTakenOver*) {
    return LoanTakenOver{
        .loan = body.text("loan"),
        .disbursed = body.vnd("disbursed"),
        .outstanding = body.vnd("outstanding"),
        .schedule = read_schedule(body),
        .interest_from = body.date("interest_from"),
        .restructured = body.has("restructured") ? body.number("restructured") : 0};
}

Event read(const BodyReader& body, const Repaid*) {
    return Repaid{.loan = body.text("loan"),
                  .amount = body.vnd("amount"),
                  .method = read_method(body),
                  .split = read_split(body.object("split")),
                  .source = source_of(body),
                  .correction = correction_in(body)};
}

Event read(const BodyReader& body, const Reallocated*) {
    return Reallocated{.loan = body.text("loan"), .change = read_split(body.object("change"))};
}

Event read(const BodyReader& body, const Rescheduled*) {
    const std::string how = body.text("how");
    if (how != moved_word && how != extended_word) { throw BodyError("an unknown restructuring"); }
    return Rescheduled{
        .loan = body.text("loan"),
        .how = how == moved_word ? Rescheduled::How::moved : Rescheduled::How::extended,
        .schedule = read_schedule(body),
        .reason = body.text("reason"),
        .plan = body.has("plan") ? std::optional{read_plan(body.object("plan"))} : std::nullopt};
}

Event read(const BodyReader& body, const Called*) {
    return Called{.loan = body.text("loan"), .reason = body.text("reason")};
}

Event read(const BodyReader& body, const WrittenOff*) {
    return WrittenOff{.loan = body.text("loan"),
                      .principal = body.vnd("principal"),
                      .reason = body.text("reason")};
}

Event read(const BodyReader& body, const LateInterestWaived*) {
    return LateInterestWaived{.loan = body.text("loan"),
                              .amount = body.vnd("amount"),
                              .reason = body.text("reason"),
                              .correction = correction_in(body)};
}

Event read(const BodyReader& body, const Noted*) {
    return Noted{.loan = body.text("loan"),
                 .what = stored(parse_noted(body.text("what"))),
                 .by = body.text("by"),
                 .text = body.text("text")};
}

Event read(const BodyReader& body, const Saved*) {
    return Saved{.loan = body.text("loan"),
                 .amount = body.vnd("amount"),
                 .method = read_method(body),
                 .correction = correction_in(body)};
}

Event read(const BodyReader& body, const Remitted*) {
    return Remitted{.lender = body.text("lender"),
                    .amount = body.vnd("amount"),
                    .method = read_method(body),
                    .source = source_of(body),
                    .correction = correction_in(body)};
}

Event read(const BodyReader& body, const FundPaidIn*) {
    return FundPaidIn{.lender = body.text("lender"),
                      .member = body.text("member"),
                      .amount = body.vnd("amount"),
                      .method = read_method(body),
                      .source = source_of(body),
                      .correction = correction_in(body)};
}

/// The event_kinds, in the order of the alternatives of `Event`.
constexpr std::array<std::string_view, std::variant_size_v<Event>> event_kinds{
    "portfolio-opened",     "loan-applied",     "loan-certified",  "loan-approved",
    withdrawn_kind,         "loan-disbursed",   "loan-taken-over", repaid_kind,
    "loan-reallocated",     "loan-rescheduled", "loan-called",     "loan-written-off",
    "loan-interest-waived", "loan-noted",       "loan-saved",      remitted_kind,
    fund_paid_in_kind};

template <std::size_t at = 0>
std::optional<Event> read_kind(std::string_view kind, std::string_view body) {
    if constexpr (at == event_kinds.size()) {
        return std::nullopt;
    } else {
        if (event_kinds.at(at) != kind) { return read_kind<at + 1>(kind, body); }
        const std::variant_alternative_t<at, Event>* chosen = nullptr;
        return read(BodyReader{std::string{body}}, chosen);
    }
}

}  // namespace

std::string_view kind_of(const Event& event) { return event_kinds.at(event.index()); }

std::string body_of(const Event& event) {
    return std::visit([](const auto& alternative) { return text(alternative); }, event);
}

std::optional<Event> event_of(std::string_view kind, std::string_view body) {
    return read_kind(kind, body);
}

}  // namespace hui::lending
