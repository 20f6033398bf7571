#include "cli/commands/interest.hpp"
#include "cli/counted.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"

namespace hui::cli {

using savings::InterestOn;
using savings::LateItem;
using savings::LateState;

std::vector<LateItem> completed_by(const report::InterestReport& report, ShareNo share, Date on) {
    std::vector<LateItem> items;
    for (const report::InterestLine& line : report.lines) {
        const LateItem& item = line.item;
        const bool is_open_due =
            item.state == LateState::open && item.what == InterestOn::contribution;
        if (is_open_due && item.share == share && item.due + item.days == on) {
            items.push_back(item);
        }
    }
    return items;
}

void print_completed(const report::InterestReport& report, ShareNo share, Date on) {
    for (const LateItem& item : completed_by(report, share, on)) {
        const std::vector<NamedFact> facts{{"round", item.round.count()},
                                           {"days", days_in_words(item.days.count())},
                                           {"interest", item.interest},
                                           {"group", report.group},
                                           {"share", share_text(share)}};
        print_line(fill(mark("  round {round} was paid in full {days} late: interest {interest} đ"),
                        facts));
        print_line(fill(mark("    when it is paid: hui interest pay {group} {share} --round "
                             "{round}; when the group forgives it: hui interest waive {group} "
                             "{share} --round {round} --reason TEXT"),
                        facts));
    }
}

void print_late_hand_over(const report::InterestReport& report, ShareNo share, Date on) {
    for (const report::InterestLine& line : report.lines) {
        const LateItem& item = line.item;
        const bool is_open = item.what == InterestOn::hand_over && item.state == LateState::open;
        if (!is_open || item.due + item.days != on) { continue; }
        const std::vector<NamedFact> facts{{"round", item.round.count()},
                                           {"days", days_in_words(item.days.count())},
                                           {"interest", item.interest},
                                           {"group", report.group},
                                           {"share", share_text(share)}};
        print_line(fill(mark("  the pot of round {round} came {days} late: the organiser owes "
                             "share {share} interest of {interest} đ"),
                        facts));
        print_line(fill(mark("    when it is paid: hui interest pay {group} {share} --hand-over; "
                             "when it is forgiven: hui interest waive {group} {share} --hand-over "
                             "--reason TEXT"),
                        facts));
    }
}

std::string late_in_words(InterestOn what) {
    return what == InterestOn::contribution ? tr("contribution") : tr("hand-over");
}

}  // namespace hui::cli
