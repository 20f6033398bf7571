#include "engine/lending/standing.hpp"

#include "engine/base/choice.hpp"
#include "engine/lending/loan_walk.hpp"

#include <array>

namespace hui::lending {

std::string_view stage_text(Stage stage) {
    constexpr std::array<std::string_view, 8> words{"applied",     "certified", "approved",
                                                    "running",     "paid-off",  "called",
                                                    "written-off", "withdrawn"};
    return words.at(static_cast<std::size_t>(stage));
}

Result<Stage> parse_stage(std::string_view text) {
    return choose<Stage>(text, {{"applied", Stage::applied},
                                {"certified", Stage::certified},
                                {"approved", Stage::approved},
                                {"running", Stage::running},
                                {"paid-off", Stage::paid_off},
                                {"called", Stage::called},
                                {"written-off", Stage::written_off},
                                {"withdrawn", Stage::withdrawn}});
}

Split Standing::late() const {
    Split late;
    for (const InstalmentStanding& item : instalments) {
        if (item.due < on) { late = late + item.open(); }
    }
    return late;
}

Vnd Standing::paid_before_schedule() const {
    Vnd before = paid.principal;
    for (const InstalmentStanding& item : instalments) { before -= item.paid.principal; }
    return before;
}

namespace {

/// The loan's life up to the end of a day.
Result<LoanWalk> walk_to(const LoanHistory& history, Date on) {
    LoanWalk walk{history.agreement()};
    for (const Happening& happening : history.happenings()) {
        if (!happening.stands_on(on)) { continue; }
        if (auto refusal = walk.take(happening)) { return *refusal; }
    }
    walk.pass_to(on);
    return walk;
}

}  // namespace

Result<Standing> standing_of(const LoanHistory& history, Date on) {
    const auto walk = walk_to(history, on);
    if (!walk) { return walk.refusal(); }
    return walk->standing();
}

Result<FlatInterest> flat_interest_left(const LoanHistory& history, Date on) {
    const auto walk = walk_to(history, on);
    if (!walk) { return walk.refusal(); }
    return walk->flat_interest_left();
}

Result<std::vector<InstalmentStanding>> expected_instalments(const LoanHistory& history, Date on) {
    auto walk = walk_to(history, on);
    if (!walk) { return walk.refusal(); }
    std::vector<InstalmentStanding> now = walk->standing().instalments;
    if (now.empty()) { return now; }
    // Principal that fell due bears no contract interest any more, paid or not: the interest of the
    // instalments to come is the same as if each were paid on its day.
    walk->pass_to(std::max(on, now.back().due));
    const Standing end = walk->standing();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].due > on) { now[i].owed.interest = end.instalments[i].owed.interest; }
    }
    return now;
}

}  // namespace hui::lending
