#include "cli/commands/turn_origin.hpp"

#include "cli/messages.hpp"
#include "cli/session.hpp"

namespace hui::cli {

namespace {

/// How the turns came about. The opening is entry 1 of every group's book.
const char* origin_sentence(const report::TurnStep& step) {
    switch (step.by) {
        case savings::TurnsBy::fixed:
            return step.seq == Seq{1}
                       ? mark("Turns as agreed at the opening, {date} (entry no. {entry})")
                       : mark("Turns as agreed on {date} (entry no. {entry}): {minute}");
        case savings::TurnsBy::vote:
            return mark("Turns by vote on {date} (entry no. {entry}): {minute}");
        case savings::TurnsBy::lot:
            return mark("Turns by lot on {date} (entry no. {entry})");
        case savings::TurnsBy::need:
            return mark("Turns by need, decided on {date} (entry no. {entry}): {minute}");
        case savings::TurnsBy::wishes:
            return mark("Turns by wishes, decided on {date} (entry no. {entry}): {minute}");
        case savings::TurnsBy::swap:
            return mark("  since then changed by a swap on {date} (entry no. {entry})");
        case savings::TurnsBy::cede:
            return mark("  since then changed by ceding on {date} (entry no. {entry})");
    }
    return "";
}

void print_step(const report::TurnStep& step) {
    print_line(fill(origin_sentence(step),
                    {{"date", step.on}, {"entry", step.seq.count()}, {"minute", step.minute}}));
}

}  // namespace

void print_origin(const report::TurnGrounds& grounds) {
    if (!grounds.origin) { return; }
    print_step(*grounds.origin);
    for (const report::TurnStep& step : grounds.since) { print_step(step); }
}

}  // namespace hui::cli
