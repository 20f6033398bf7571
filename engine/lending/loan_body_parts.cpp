#include "engine/lending/loan_body_parts.hpp"

namespace hui::lending {

namespace {

constexpr std::string_view each_word = "each";

std::vector<std::string> day_items(const std::vector<Date>& days) {
    std::vector<std::string> items;
    items.reserve(days.size());
    for (const Date day : days) { items.push_back(BodyWriter{}.add("day", iso(day)).text()); }
    return items;
}

}  // namespace

std::string text_of(const Split& split) {
    return BodyWriter{}
        .add("interest", split.interest)
        .add("interest_on_interest", split.interest_on_interest)
        .add("overdue_interest", split.overdue_interest)
        .add("principal", split.principal)
        .text();
}

Split read_split(const BodyReader& body) {
    return {.principal = body.vnd("principal"),
            .interest = body.vnd("interest"),
            .overdue_interest = body.vnd("overdue_interest"),
            .interest_on_interest = body.vnd("interest_on_interest")};
}

std::vector<std::string> items_of(const Schedule& schedule) {
    std::vector<std::string> items;
    items.reserve(schedule.size());
    for (const Due& due : schedule) {
        BodyWriter item;
        item.add("due", iso(due.on));
        if (due.interest) { item.add("interest", *due.interest); }
        items.push_back(item.add("principal", due.principal).text());
    }
    return items;
}

Schedule read_schedule(const BodyReader& body) {
    Schedule schedule;
    for (const BodyReader& item : body.list("schedule")) {
        schedule.push_back({.on = item.date("due"),
                            .principal = item.vnd("principal"),
                            .interest = item.has("interest") ? std::optional{item.vnd("interest")}
                                                             : std::nullopt});
    }
    return schedule;
}

std::string text_of(const Terms& terms) {
    BodyWriter body;
    body.add("day_count", day_count_text(terms.day_count))
        .add("disbursed", iso(terms.disbursed))
        .add("every", interval_text(terms.every));
    if (terms.first_due) { body.add("first_due", iso(*terms.first_due)); }
    const bool is_flat = terms.method == Method::flat;
    if (is_flat && terms.flat_rounding == FlatRounding::each) {
        body.add("flat_rounding", each_word);
    }
    body.add("grace", terms.grace);
    if (terms.rest_days) { body.add_list("holidays", day_items(terms.rest_days->holidays)); }
    return body.add("method", method_text(terms.method))
        .add("periods", terms.periods)
        .add("principal", terms.principal)
        .add("principal_every", terms.principal_every)
        .add("rate", percent_text(terms.rate))
        .add("residue", residue_text(terms.residue))
        .add("round", terms.round_to)
        .text();
}

Terms read_terms(const BodyReader& body) {
    Terms terms{.principal = body.vnd("principal"),
                .rate = stored(parse_percent(body.text("rate"))),
                .periods = body.number("periods"),
                .every = stored(parse_interval(body.text("every"))),
                .disbursed = body.date("disbursed"),
                .method = stored(parse_method(body.text("method"))),
                .day_count = stored(parse_day_count(body.text("day_count"))),
                .round_to = stored(parse_round(std::to_string(body.number("round")))),
                .residue = stored(parse_residue(body.text("residue"))),
                .grace = body.number("grace"),
                .principal_every = body.number("principal_every")};
    if (body.has("first_due")) { terms.first_due = body.date("first_due"); }
    // No loan of the first programs says it.
    if (terms.method == Method::flat && !body.has("flat_rounding")) {
        terms.flat_rounding = FlatRounding::whole;
    }
    if (body.has("holidays")) {
        RestDays days;
        for (const BodyReader& item : body.list("holidays")) {
            days.holidays.push_back(item.date("day"));
        }
        terms.rest_days = std::move(days);
    }
    return terms;
}

std::string text_of(const NewPlan& plan) {
    BodyWriter body;
    if (plan.every) { body.add("every", interval_text(*plan.every)); }
    return body.add("first_due", iso(plan.first_due))
        .add("grace", plan.grace)
        .add("periods", plan.periods)
        .text();
}

NewPlan read_plan(const BodyReader& body) {
    NewPlan plan{.first_due = body.date("first_due"),
                 .periods = body.number("periods"),
                 .grace = body.number("grace")};
    if (body.has("every")) { plan.every = stored(parse_interval(body.text("every"))); }
    return plan;
}

hui::Method read_method(const BodyReader& body) {
    return stored(hui::parse_method(body.text("method")));
}

}  // namespace hui::lending
