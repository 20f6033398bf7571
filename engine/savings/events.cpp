#include "engine/savings/events.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/savings/entry_parts.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/takeover.hpp"

namespace hui::savings {

namespace {

std::int64_t number_of(ShareNo share) { return share.count(); }

GroupCalendar read_calendar(const BodyReader& body) {
    GroupCalendar calendar;
    if (body.has("calendar")) { calendar.lunar = stored(parse_leap(body.text("leap"))); }
    if (body.has("draw_after")) { calendar.draw_after = body.number("draw_after"); }
    if (body.has("roll")) { calendar.rest_days = {.holidays = dates_of(body.text("holidays"))}; }
    return calendar;
}

GroupOpened read_group_opened(const BodyReader& body) {
    GroupOpened event{
        .terms = {.code = body.text("code"),
                  .name = body.text("name"),
                  .unit = body.text("unit"),
                  .organiser = body.text("organiser"),
                  .contribution = body.vnd("contribution"),
                  .start = body.date("start"),
                  .every = stored(parse_interval(body.text("every"))),
                  .pot = stored(parse_pot(body.text("pot"))),
                  .order = stored(parse_order(body.text("order"))),
                  .late_interest = stored(parse_late_interest(body.text("late_interest"))),
                  .reserve = body.has("reserve") ? body.vnd("reserve") : Vnd{},
                  .payout_approval =
                      body.has("two_person") ? Approval::two_persons : Approval::none,
                  .calendar = read_calendar(body),
                  .on_default = body.has("on_default")
                                    ? stored(parse_on_default(body.text("on_default")))
                                    : OnDefault::organiser},
        .seats = {},
        .source = source_of(body)};
    for (const BodyReader& seat : body.list("shares")) {
        event.seats.push_back({.share = ShareNo{seat.number("share")},
                               .member = seat.text("member"),
                               .turn = Round{seat.number("turn")}});
        if (event.seats.back().share.count() != static_cast<std::int64_t>(event.seats.size())) {
            throw BodyError("shares are not numbered from 1 without a gap");
        }
    }
    if (body.has("taken_over")) { event.taken_over = taken_over_in(body.list("taken_over")); }
    event.renews = renewal_in(body);
    return event;
}

Contributed read_contributed(const BodyReader& body) {
    return {.share = ShareNo{body.number("share")},
            .amount = body.vnd("amount"),
            .repaid = body.has("repaid") ? body.vnd("repaid") : Vnd{},
            .method = stored(parse_method(body.text("method"))),
            .source = source_of(body),
            .recovered = body.has("recovered") ? body.vnd("recovered") : Vnd{},
            .correction = correction_in(body)};
}

Advanced read_advanced(const BodyReader& body) {
    Advanced event{.share = ShareNo{body.number("share")},
                   .amount = body.vnd("amount"),
                   .dues = {},
                   .method = stored(parse_method(body.text("method"))),
                   .source = source_of(body),
                   .correction = correction_in(body)};
    for (const BodyReader& due : body.list("dues")) {
        event.dues.push_back({.round = Round{due.number("round")}, .amount = due.vnd("amount")});
    }
    return event;
}

constexpr std::string_view organiser_text = "organiser";
constexpr std::string_view reserve_text = "reserve";

/// Who a payout was handed to; throws `BodyError` for anybody else.
Receiver receiver_in(const BodyReader& body) {
    const auto to = body.text_if("to");
    if (!to) { return Receiver::share; }
    if (*to != organiser_text && *to != reserve_text) { throw BodyError("an unknown receiver"); }
    return *to == organiser_text ? Receiver::organiser : Receiver::reserve;
}

PaidOut read_paid_out(const BodyReader& body) {
    const auto method = body.text_if("method");
    return {.round = Round{body.number("round")},
            .share = ShareNo{body.number("share")},
            .amount = body.vnd("amount"),
            .cash = body.vnd("cash"),
            .method = method ? std::optional{stored(parse_method(*method))} : std::nullopt,
            .to = receiver_in(body),
            .source = source_of(body),
            .part = body.has("part") ? PaidOut::Part::rest : PaidOut::Part::first,
            .reserve = body.has("reserve") ? body.vnd("reserve") : Vnd{},
            .approved_by = body.text_if("approved_by").value_or(""),
            .left = body.has("left") ? body.vnd("left") : Vnd{},
            .correction = correction_in(body)};
}

std::vector<Posting> postings_of(const PaidOut& event) {
    if (event.to == Receiver::reserve) {
        return without_zeros(
            {{account::reserve_advances(), event.amount}, {account::reserve(), -event.amount}});
    }
    const Posting cash{account::cash(), -event.cash};
    const Posting bank{account::bank(), -(event.amount - event.cash)};
    const Posting to_fund{account::reserve(), -event.reserve};
    if (event.to == Receiver::organiser) {
        return without_zeros({{account::refunds(), event.amount},
                              {account::reserve_advances(), event.reserve},
                              cash,
                              bank,
                              to_fund});
    }
    return without_zeros(
        {{account::member(event.share), event.amount + event.reserve}, cash, bank, to_fund});
}

}  // namespace

Draft draft_of(const GroupOpened& event, Date on) {
    std::vector<std::string> seats;
    for (const Seat& seat : event.seats) {
        seats.push_back(BodyWriter{}
                            .add("member", seat.member)
                            .add("share", number_of(seat.share))
                            .add("turn", seat.turn.count())
                            .text());
    }
    const Terms& terms = event.terms;
    const GroupCalendar& calendar = terms.calendar;
    BodyWriter body;
    // What most groups agree on is not written: their bodies stay as they always were.
    if (calendar.lunar) { body.add("calendar", calendar_text(calendar)); }
    body.add("code", terms.code).add("contribution", terms.contribution);
    if (event.renews) { body.add("cycle", event.renews->cycle.count()); }
    if (calendar.draw_after != 0) { body.add("draw_after", calendar.draw_after); }
    body.add("every", interval_text(terms.every));
    if (calendar.rest_days) { body.add("holidays", dates_text(calendar.rest_days->holidays)); }
    body.add("late_interest", late_interest_text(terms.late_interest));
    if (calendar.lunar) { body.add("leap", leap_text(*calendar.lunar)); }
    body.add("name", terms.name);
    if (terms.on_default != OnDefault::organiser) {
        body.add("on_default", on_default_text(terms.on_default));
    }
    body.add("order", order_text(terms.order))
        .add("organiser", terms.organiser)
        .add("pot", pot_text(terms.pot));
    if (event.renews) {
        body.add("renews", event.renews->group)
            .add("renews_hash", hex(event.renews->hash))
            .add("renews_seq", event.renews->seq.count());
    }
    if (terms.reserve != Vnd{}) { body.add("reserve", terms.reserve); }
    if (calendar.rest_days) { body.add("roll", roll_text(calendar)); }
    body.add_list("shares", seats);
    add_source(body, event.source);
    body.add("start", iso(terms.start));
    if (!event.taken_over.empty()) {
        body.add_list("taken_over", takeover_items(event.taken_over));
    }
    if (terms.payout_approval == Approval::two_persons) { body.add("two_person", "payout"); }
    body.add("unit", terms.unit);
    return {.kind = std::string{group_opened_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = takeover_postings(event.taken_over)};
}

Draft draft_of(const Contributed& event, Date on) {
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add("method", method_text(event.method));
    add_true_date(body, event.correction);
    if (event.recovered != Vnd{}) { body.add("recovered", event.recovered); }
    if (event.repaid != Vnd{}) { body.add("repaid", event.repaid); }
    body.add("share", number_of(event.share));
    add_source(body, event.source);
    return {.kind = std::string{contributed_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = without_zeros({{account_of(event.method), event.amount - event.repaid},
                                       {account::advances(), event.repaid},
                                       {account::member(event.share), -event.amount},
                                       {account::reserve_advances(), event.recovered},
                                       {account::reserve(), -event.recovered}}),
            .receipt = Receipt::numbered};
}

Draft draft_of(const Advanced& event, Date on) {
    std::vector<std::string> dues;
    for (const AdvancedDue& due : event.dues) {
        dues.push_back(
            BodyWriter{}.add("amount", due.amount).add("round", due.round.count()).text());
    }
    BodyWriter body;
    body.add("amount", event.amount);
    add_corrected_entry(body, event.correction);
    body.add_list("dues", dues).add("method", method_text(event.method));
    add_true_date(body, event.correction);
    body.add("share", number_of(event.share));
    add_source(body, event.source);
    return {.kind = std::string{advanced_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = {{account_of(event.method), event.amount},
                         {account::advances(), -event.amount}},
            .receipt = Receipt::numbered};
}

Draft draft_of(const PaidOut& event, Date on) {
    BodyWriter body;
    body.add("amount", event.amount);
    if (!event.approved_by.empty()) { body.add("approved_by", event.approved_by); }
    body.add("cash", event.cash);
    add_corrected_entry(body, event.correction);
    if (event.left != Vnd{}) { body.add("left", event.left); }
    if (event.method) { body.add("method", method_text(*event.method)); }
    add_true_date(body, event.correction);
    if (event.part == PaidOut::Part::rest) { body.add("part", "rest"); }
    if (event.reserve != Vnd{}) { body.add("reserve", event.reserve); }
    body.add("round", event.round.count()).add("share", number_of(event.share));
    add_source(body, event.source);
    if (event.to != Receiver::share) {
        body.add("to", event.to == Receiver::organiser ? organiser_text : reserve_text);
    }
    return {.kind = std::string{paid_out_kind},
            .effective_on = on,
            .body = body.text(),
            .postings = postings_of(event),
            .receipt = event.to == Receiver::reserve ? Receipt::none : Receipt::numbered};
}

std::optional<Event> event_of(std::string_view kind, std::string_view body) {
    const BodyReader reader{std::string{body}};
    if (kind == contributed_kind) { return read_contributed(reader); }
    if (kind == advanced_kind) { return read_advanced(reader); }
    if (kind == paid_out_kind) { return read_paid_out(reader); }
    if (kind == group_opened_kind) { return read_group_opened(reader); }
    if (kind == turns_changed_kind) { return turns_changed_of(body); }
    if (kind == lot_committed_kind) { return lot_committed_of(body); }
    if (kind == turn_rules_agreed_kind) { return turn_rules_agreed_of(body); }
    if (kind == interest_paid_kind || kind == interest_waived_kind) {
        return interest_settled_of(kind, body);
    }
    if (kind == interest_shared_kind) { return interest_shared_of(body); }
    if (kind == reserve_spent_kind) { return reserve_spent_of(body); }
    if (kind == reserve_returned_kind) { return reserve_returned_of(body); }
    if (kind == share_left_kind) { return share_left_of(body); }
    if (kind == holder_changed_kind) { return holder_changed_of(body); }
    if (kind == share_joined_kind) { return share_joined_of(body); }
    if (kind == organiser_changed_kind) { return organiser_changed_of(body); }
    if (kind == group_dissolved_kind) { return group_dissolved_of(body); }
    if (kind == claim_settled_kind) { return claim_settled_of(body); }
    if (kind == reserve_covered_kind) { return reserve_covered_of(body); }
    if (kind == share_defaulted_kind) { return share_defaulted_of(body); }
    if (kind == cash_counted_kind) { return cash_counted_of(body); }
    if (kind == difference_posted_kind) { return difference_posted_of(body); }
    if (kind == bank_moved_kind) { return bank_moved_of(body); }
    if (kind == dispute_opened_kind || kind == dispute_settled_kind) {
        return dispute_changed_of(kind, body);
    }
    return std::nullopt;
}

std::optional<std::vector<Posting>> postings_for(std::string_view kind, std::string_view body) {
    if (kind == reversed_kind) {
        const Undone undone = undone_by(body);
        auto postings = postings_for(undone.kind, undone.body);
        if (!postings) { return std::nullopt; }
        for (Posting& posting : *postings) { posting.amount = -posting.amount; }
        return postings;
    }
    const auto event = event_of(kind, body);
    if (!event) { return std::nullopt; }
    return std::visit([](const auto& fact) { return draft_of(fact, Date{}).postings; }, *event);
}

}  // namespace hui::savings
