#include "cli/commands/group_calendar.hpp"

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "engine/exchange/line_files.hpp"
#include "engine/savings/round_dates.hpp"

#include <fmt/format.h>

namespace hui::cli {

namespace {

/// Empty where the day lies outside the years that are computed.
std::string lunar_day(Date date) {
    const auto lunar = lunar_of(date);
    return lunar ? lunar_text(*lunar) : "";
}

/// The same for people: `15/6/2025`, `15/6 leap 2025`.
std::string lunar_day_in_words(Date date) {
    const auto lunar = lunar_of(date);
    if (!lunar || lunar->month.kind == LunarMonth::Kind::ordinary) { return lunar_day(date); }
    return fill(mark("{day}/{month} leap {year}"), {{"day", std::int64_t{lunar->day}},
                                                    {"month", std::int64_t{lunar->month.month}},
                                                    {"year", std::int64_t{lunar->month.year}}});
}

std::string draw_after_in_words(const savings::GroupCalendar& calendar) {
    std::string text = fill(mark_counted("drawn on the day after the contributions are due",
                                         "drawn {count} days after the contributions are due"),
                            calendar.draw_after);
    if (calendar.rest_days) { text += tr(", counted from that day before it moves"); }
    return text;
}

std::string rest_days_in_words(const RestDays& rest_days) {
    const std::int64_t known = std::ssize(rest_days.holidays);
    if (known > 0) {
        return fill(mark("days that are a Saturday, a Sunday or a holiday ({holidays} known when "
                         "the group opened) move to the next working day"),
                    {{"holidays", known}});
    }
    return tr(
        "days that are a Saturday or a Sunday move to the next working day; no holidays of "
        "this time were recorded before the group opened (hui policy holidays FILE), and "
        "those recorded later move nothing");
}

}  // namespace

std::vector<OptionSpec> calendar_options() {
    return {
        {"--calendar", "solar|lunar", mark("the calendar of the rounds (else solar)")},
        {"--leap", "repeat|skip",
         mark("lunar: whether a leap month has a round of its own or is skipped")},
        {"--roll", "none|next",
         mark("next: a day that is a Saturday, Sunday or holiday moves to the next working day")},
        {"--draw-after", "N",
         mark("days from the due date, before it moves, to the draw (else 0)")},
    };
}

savings::GroupCalendar calendar_of(const Arguments& arguments) {
    savings::GroupCalendar calendar{
        .draw_after = need(savings::parse_draw_after(arguments.get("--draw-after").value_or("0")))};
    const auto kind = need(savings::parse_calendar(arguments.get("--calendar").value_or("solar")));
    if (const auto leap = arguments.get("--leap")) {
        calendar.lunar = need(savings::parse_leap(*leap));
    }
    need(savings::check_leap(kind, calendar.lunar));
    const auto roll = need(parse_roll(arguments.get("--roll").value_or("none")));
    if (roll == Roll::next) { calendar.rest_days.emplace(); }
    return calendar;
}

void take_over(actions::OpenGroupRequest& request, const std::string& file) {
    const auto rows = need(exchange::read_opening(file));
    if (rows.empty()) {
        throw Failed{refuse(Code::takeover_share_missing, {{"share", share_text(ShareNo{1})}})};
    }
    for (const exchange::OpeningRow& row : rows) {
        request.papers.push_back(row.paper);
        for (savings::Seat& seat : request.group.seats) {
            if (seat.share == row.paper.share) { seat.turn = row.turn.value_or(seat.turn); }
        }
    }
}

void print_agreement(const savings::GroupCalendar& calendar) {
    if (calendar.lunar) {
        print_line("  " + std::string{*calendar.lunar == LeapMonth::repeat
                                          ? tr("lunar calendar; a leap month has its own round")
                                          : tr("lunar calendar; leap months are skipped")});
    }
    if (calendar.draw_after != 0) { print_line("  " + draw_after_in_words(calendar)); }
    if (calendar.rest_days) { print_line("  " + rest_days_in_words(*calendar.rest_days)); }
}

void print_first_round(const savings::Terms& terms) {
    const Date first = savings::date_of_round(terms, Round{1});
    if (first == terms.start) { return; }
    const date::weekday weekday{terms.start};
    const char* const what = weekday == date::Saturday ? mark("a Saturday")
                             : weekday == date::Sunday ? mark("a Sunday")
                                                       : mark("a holiday");
    print_line("  " +
               fill(mark("it was agreed for {start}, {what}, and moves to {first}"),
                    {{"start", terms.start}, {"what", std::string{tr(what)}}, {"first", first}}));
}

void add_agreement(Json& document, const savings::GroupCalendar& calendar) {
    Json leap = nullptr;
    if (calendar.lunar) { leap = std::string{savings::leap_text(*calendar.lunar)}; }
    Json holidays = Json::array();
    if (calendar.rest_days) {
        for (const Date day : calendar.rest_days->holidays) { holidays.push_back(iso(day)); }
    }
    document["calendar_kind"] = std::string{savings::calendar_text(calendar)};
    document["leap"] = leap;
    document["roll"] = std::string{savings::roll_text(calendar)};
    document["holidays"] = holidays;
    document["draw_after"] = calendar.draw_after;
}

void print_calendar(const std::vector<report::TurnLine>& rounds, const savings::Terms& terms) {
    print_agreement(terms.calendar);
    const bool lunar = terms.calendar.lunar.has_value();
    std::vector<Table::Column> columns{{mark("Round"), Table::Column::Align::right},
                                       {mark("Due")},
                                       {mark("Drawn on")},
                                       {mark("Share")},
                                       {mark("Member")},
                                       {mark("Name")}};
    if (lunar) {
        columns.insert(columns.begin() + 3, {mark("Drawn on (lunar)")});
        columns.insert(columns.begin() + 2, {mark("Due (lunar)")});
    }
    Table table{columns};
    for (const report::TurnLine& line : rounds) {
        std::vector<std::string> row{
            fmt::format("{}", line.round.count()),     show(line.due), show(line.draw),
            line.share ? share_text(*line.share) : "", line.member,    line.name};
        if (lunar) {
            row.insert(row.begin() + 3, lunar_day_in_words(line.draw));
            row.insert(row.begin() + 2, lunar_day_in_words(line.due));
        }
        table.add(std::move(row));
    }
    table.print();
}

Json calendar_json(const std::vector<report::TurnLine>& rounds, const savings::Terms& terms) {
    Json document = Json::array();
    for (const report::TurnLine& line : rounds) {
        Json share = nullptr;
        if (line.share) { share = share_text(*line.share); }
        Json round{{"round", line.round.count()},
                   {"due", iso(line.due)},
                   {"draw", iso(line.draw)},
                   {"share", share}};
        if (terms.calendar.lunar) {
            round["due_lunar"] = lunar_day(line.due);
            round["draw_lunar"] = lunar_day(line.draw);
        }
        document.push_back(std::move(round));
    }
    return document;
}

void print_taken_over(const savings::Group& group) {
    Vnd paid;
    Vnd received;
    Vnd advanced;
    for (const savings::Share& share : group.shares) {
        paid += share.paid;
        received += share.received;
        advanced += share.still_advanced();
    }
    print_line("  " + fill(mark("taken over on {date} after round {round}: {paid} đ paid in, "
                                "{advanced} đ advanced, {received} đ paid out, {cash} đ in hand"),
                           {{"date", *group.taken_over_on},
                            {"round", group.drawn.count()},
                            {"paid", paid},
                            {"advanced", advanced},
                            {"received", received},
                            {"cash", paid + advanced - received}}));
}

}  // namespace hui::cli
