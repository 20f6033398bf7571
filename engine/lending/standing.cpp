#include "engine/lending/standing.hpp"

#include "engine/base/choice.hpp"
#include "engine/lending/loan_walk.hpp"

#include <array>

namespace hui::lending {

std::string_view stage_text(Stage stage) {
    constexpr std::array<std::string_view, 7> words{
        "applied", "certified", "approved", "running", "paid-off", "called", "written-off"};
    return words.at(static_cast<std::size_t>(stage));
}

Result<Stage> parse_stage(std::string_view text) {
    return choose<Stage>(text, {{"applied", Stage::applied},
                                {"certified", Stage::certified},
                                {"approved", Stage::approved},
                                {"running", Stage::running},
                                {"paid-off", Stage::paid_off},
                                {"called", Stage::called},
                                {"written-off", Stage::written_off}});
}

Split Standing::late() const {
    Split late;
    for (const InstalmentStanding& item : instalments) {
        if (item.due < on) { late = late + item.open(); }
    }
    return late;
}

Result<Standing> standing_of(const LoanHistory& history, Date on) {
    LoanWalk walk{history.agreement()};
    for (const Happening& happening : history.happenings()) {
        if (!happening.stands_on(on)) { continue; }
        if (auto refusal = walk.take(happening)) { return *refusal; }
    }
    walk.pass_to(on);
    return walk.standing();
}

Result<std::vector<InstalmentStanding>> expected_instalments(const LoanHistory& history, Date on) {
    auto now = standing_of(history, on);
    if (!now) { return now.refusal(); }
    if (now->instalments.empty()) { return now->instalments; }
    LoanWalk walk{history.agreement()};
    for (const Happening& happening : history.happenings()) {
        if (!happening.stands_on(on)) { continue; }
        if (auto refusal = walk.take(happening)) { return *refusal; }
    }
    walk.pass_to(on);
    // Principal that fell due bears no contract interest any more, paid or not: the interest of the
    // instalments to come is the same as if each were paid on its day.
    walk.pass_to(std::max(on, now->instalments.back().due));
    const Standing end = walk.standing();
    for (std::size_t i = 0; i < now->instalments.size(); ++i) {
        InstalmentStanding& item = now->instalments[i];
        if (item.due > on) { item.owed.interest = end.instalments[i].owed.interest; }
    }
    return std::move(now->instalments);
}

}  // namespace hui::lending
