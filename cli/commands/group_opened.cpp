#include "cli/commands/group_opened.hpp"

#include "cli/commands/group_calendar.hpp"
#include "cli/commands/group_terms.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "engine/savings/round_dates.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

int answer_opened(const actions::OpenedGroup& opened, const Session& session) {
    if (session.wants_json()) {
        Json document = json_of_recorded(opened.recorded);
        document["warnings"] = Json::array();
        if (opened.exceeded_cap) { document["warnings"].push_back("late_interest_above_cap"); }
        print(document);
        return 0;
    }
    if (opened.recorded.writing == actions::Recorded::Writing::found) {
        print_line(tr(there_already));
        return 0;
    }
    const savings::Terms& terms = opened.group.terms;
    print_line(
        fill(mark("Group {group} is open: {shares} shares of {contribution} đ, a pot of {pot} "
                  "đ, first round on {start}"),
             {{"group", terms.code},
              {"shares", opened.group.rounds().count()},
              {"contribution", terms.contribution},
              {"pot", savings::pot_of(opened.group, Round{1})},
              {"start", savings::date_of_round(terms, Round{1})}}));
    print_first_round(terms);
    if (opened.group.taken_over_on) { print_taken_over(opened.group); }
    if (!opened.group.renews.empty()) {
        print_line("  " +
                   fill(mark("cycle {cycle}: goes on from {group}"),
                        {{"cycle", opened.group.cycle.count()}, {"group", opened.group.renews}}));
    }
    print_terms(terms, opened.late_rate);
    if (opened.exceeded_cap) {
        print_line(fill(
            mark("Note: {text}"),
            {{"text",
              fill(above_cap_note, {{"group", terms.code},
                                    {"agreed", savings::late_interest_text(terms.late_interest)},
                                    {"cap", percent_text(*opened.exceeded_cap)}})}}));
    }
    print_witness(opened.recorded.witness());
    return 0;
}

}  // namespace hui::cli
