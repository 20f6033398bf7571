#include "tests/lives/group_life.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

using hui::Account;
using hui::Date;
using hui::date_of;
using hui::Days;
using hui::Entry;
using hui::iso;
using hui::Posting;
using hui::Round;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::AdvancedDue;
using hui::savings::Contributed;
using hui::savings::Group;
using hui::savings::History;
using hui::savings::Movement;
using hui::savings::Pot;
using hui::savings::Share;
using hui::savings::Shortfall;
using hui::tests::any_group;
using hui::tests::any_moves;
using hui::tests::group_of;
using hui::tests::GroupOf;
using hui::tests::Life;
using hui::tests::MemoryBook;

namespace {

/// What a slow reader of the journal knows of one share at the end of a day.
struct Known {
    Vnd paid;
    Vnd repaid;
    Vnd received;
    std::map<std::int64_t, Vnd> advanced;  ///< by round
    friend bool operator==(const Known&, const Known&) = default;
};

/// Reads every entry dated up to `day` by itself; a reversal through the entry that it undoes.
std::map<ShareNo, Known> slow_as_of(const MemoryBook& book, Date day, std::int64_t& drawn) {
    std::map<ShareNo, Known> shares;
    for (const Share& share : book.group().shares) { shares[share.no] = {}; }
    for (const Entry& entry : book.entries()) {
        if (entry.effective_on > day) { continue; }
        const std::int64_t sign = entry.reverses ? -1 : 1;
        const Entry& meant = entry.reverses ? book.entry(*entry.reverses) : entry;
        const auto event = hui::savings::event_of(meant.kind, meant.body);
        if (const auto* paid = std::get_if<Contributed>(&*event)) {
            shares[paid->share].paid += paid->amount * sign;
            shares[paid->share].repaid += paid->repaid * sign;
        }
        if (const auto* advance = std::get_if<hui::savings::Advanced>(&*event)) {
            for (const AdvancedDue& due : advance->dues) {
                shares[advance->share].advanced[due.round.count()] += due.amount * sign;
            }
        }
        if (const auto* pot = std::get_if<hui::savings::PaidOut>(&*event)) {
            shares[pot->share].received += pot->amount * sign;
            drawn += pot->part == hui::savings::PaidOut::Part::first ? sign : 0;
        }
    }
    for (auto& [no, known] : shares) {
        std::erase_if(known.advanced, [](const auto& due) { return due.second == Vnd{}; });
    }
    return shares;
}

Known known_of(const Share& share) {
    Known known{
        .paid = share.paid, .repaid = share.repaid, .received = share.received, .advanced = {}};
    for (const AdvancedDue& due : share.advances) {
        known.advanced[due.round.count()] += due.amount;
    }
    return known;
}

/// Movements of a few days that no rule has looked at, in the order in which they are recorded.
std::vector<Movement> any_movements(std::int64_t shares) {
    const auto amount = rc::gen::map(rc::gen::inRange<std::int64_t>(-2, 5),
                                     [](std::int64_t thousands) { return Vnd{thousands * 1'000}; });
    std::vector<Movement> movements(*rc::gen::inRange<std::size_t>(0, 12));
    std::int64_t seq = 0;
    for (Movement& movement : movements) {
        movement.on = date_of("2026-03-05") + Days{*rc::gen::inRange(0, 6)};
        movement.seq = Seq{++seq};
        movement.share = ShareNo{*rc::gen::inRange<std::int64_t>(1, shares + 1)};
        movement.paid = *amount;
        movement.cash = *amount;
        movement.bank = *amount;
        movement.draws = *rc::gen::weightedElement<std::int64_t>({{5, 0}, {1, 1}});
    }
    return movements;
}

/// The movements dated up to `day`, added up with a loop for each question.
Vnd slow_sum(const std::vector<Movement>& movements, Date day, Vnd Movement::*part) {
    Vnd sum;
    for (const Movement& movement : movements) {
        if (movement.on <= day) { sum += movement.*part; }
    }
    return sum;
}

bool slow_pot_lacks(const Group& group, const std::vector<Movement>& movements, Date day) {
    std::int64_t drawn = 0;
    for (const Movement& movement : movements) { drawn += movement.on <= day ? movement.draws : 0; }
    return std::any_of(group.shares.begin(), group.shares.end(), [&](const Share& share) {
        Vnd paid;
        for (const Movement& movement : movements) {
            if (movement.on <= day && movement.share == share.no) { paid += movement.paid; }
        }
        const bool free_round = group.terms.pot == Pot::net && share.turn.count() <= drawn;
        return paid < group.terms.contribution * (drawn - (free_round ? 1 : 0));
    });
}

const Date first_day = date_of("2026-03-03");
const Date last_day = date_of("2026-03-14");

}  // namespace

BOOST_AUTO_TEST_SUITE(history_oracle_tests)

RC_BOOST_PROP(a_group_as_of_any_day_is_what_reading_the_journal_from_the_start_gives, ()) {
    Life life{*any_group()};
    life.live(*any_moves());
    RC_LOG() << life.story();
    std::vector<Date> days = life.days();
    days.insert(days.begin(), days.front() - Days{1});
    for (const Date day : days) {
        const Group then = life.book().as_of(day);
        std::int64_t drawn = 0;
        const auto expected = slow_as_of(life.book(), day, drawn);
        RC_ASSERT(then.drawn.count() == drawn);
        for (const Share& share : then.shares) {
            RC_ASSERT((known_of(share) == expected.at(share.no)));
        }
    }
    RC_ASSERT((life.book().as_of(Date::max()) == life.book().group()));
}

RC_BOOST_PROP(the_least_money_from_a_day_on_is_the_least_at_the_end_of_each_day, ()) {
    const std::vector<Movement> movements = any_movements(3);
    History history;
    for (const Movement& movement : movements) { history.add(movement); }
    for (Date from = first_day; from <= last_day; from += Days{1}) {
        for (const auto& [part, found] : {std::pair{&Movement::cash, history.least_cash(from)},
                                          std::pair{&Movement::bank, history.least_bank(from)}}) {
            Vnd least = slow_sum(movements, from, part);
            for (Date day = from; day <= last_day; day += Days{1}) {
                least = std::min(least, slow_sum(movements, day, part));
            }
            RC_ASSERT(found == least);
        }
    }
}

RC_BOOST_PROP(the_first_shortfall_is_the_first_day_that_looking_at_each_day_finds, ()) {
    GroupOf wanted = *any_group();
    wanted.contribution = Vnd{1'000};
    const Group group = group_of(wanted);
    const std::vector<Movement> movements = any_movements(wanted.shares);
    History history;
    for (const Movement& movement : movements) { history.add(movement); }
    std::optional<Date> expected;
    bool pot = false;
    for (Date day = last_day; day >= first_day; day -= Days{1}) {
        const bool pot_lacks = slow_pot_lacks(group, movements, day);
        const bool money_lacks = slow_sum(movements, day, &Movement::cash) < Vnd{} ||
                                 slow_sum(movements, day, &Movement::bank) < Vnd{};
        if (!pot_lacks && !money_lacks) { continue; }
        expected = day;
        pot = pot_lacks;
    }
    const auto found = first_shortfall(group, history);
    RC_CLASSIFY(found.has_value(), "falls short");
    RC_ASSERT(found.has_value() == expected.has_value());
    if (found) {
        RC_ASSERT(iso(found->on) == iso(*expected));
        RC_ASSERT((found->what == Shortfall::What::pot) == pot);
    }
}

BOOST_AUTO_TEST_SUITE_END()
