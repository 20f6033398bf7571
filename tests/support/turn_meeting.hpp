#pragma once

#include "engine/savings/choose_turns.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::tests {

using savings::AgreeRules;
using savings::Plea;
using savings::SetByNeed;
using savings::SetByWishes;
using savings::SetTurns;
using savings::TurnRules;
using savings::Wish;

inline const Date meeting = date_of("2026-03-01");

/// Four open turns; the shares 01 and 03 are one member's.
inline savings::GroupOpened open_group() {
    auto opening = opening_of({.shares = 4});
    opening.terms.order = savings::Order::need;
    for (savings::Seat& seat : opening.seats) { seat.turn = {}; }
    opening.seats[2].member = "M1";
    return opening;
}

struct TurnMeeting : MemoryBook {
    TurnMeeting() : MemoryBook(open_group()) {}

    std::string agrees(const TurnRules& rules, Date on = meeting) {
        return std::string{outcome_of(record(AgreeRules{.rules = rules, .minute = "Họp"}, on))};
    }
    std::string sets_by_need(const std::vector<Plea>& pleas, Date on = meeting) {
        return std::string{
            outcome_of(record(SetByNeed{.pleas = pleas, .minute = "Họp", .lot = {}}, on))};
    }
    std::string sets_by_wishes(const std::vector<Wish>& wishes, Date on = meeting) {
        return std::string{
            outcome_of(record(SetByWishes{.wishes = wishes, .minute = "Họp", .lot = {}}, on))};
    }
    /// The lot that the secret gives, committed on the day and drawn with a number of that day.
    savings::DrawLot commits(std::string_view text, std::string_view day) {
        const auto secret = *savings::LotSecret::parse(text);
        BOOST_REQUIRE(record(savings::CommitLot{.secret = secret, .source = "XSMB"}, date_of(day)));
        return {
            .secret = secret, .mix = *savings::LotMix::parse("48213"), .mixed_on = date_of(day)};
    }
    void draws_lot(std::string_view text, std::string_view day) {
        const auto lot = commits(text, day);
        BOOST_REQUIRE(record(lot, date_of(day)));
    }
    std::string sets(std::vector<ShareNo> order, Date on = meeting) {
        return std::string{
            outcome_of(record(SetTurns{.order = std::move(order), .minute = "Họp"}, on))};
    }
    /// The turns of the shares 01, 02 …: `3 1 2 4`.
    [[nodiscard]] std::string turns() const {
        std::string text;
        for (const auto& share : group().shares) {
            text += (text.empty() ? "" : " ") + std::to_string(share.turn.count());
        }
        return text;
    }
};

inline Plea plea(std::int64_t share, std::int64_t points) {
    return {.share = ShareNo{share}, .points = points, .reason = "con ốm"};
}
inline Wish wish(std::int64_t share, std::vector<std::int64_t> rounds) {
    Wish wish{.share = ShareNo{share}, .rounds = {}};
    for (const std::int64_t round : rounds) { wish.rounds.push_back(Round{round}); }
    return wish;
}
inline std::vector<ShareNo> shares(const std::vector<std::int64_t>& numbers) {
    std::vector<ShareNo> list;
    for (const std::int64_t number : numbers) { list.push_back(ShareNo{number}); }
    return list;
}
inline TurnRules not_before(std::int64_t share, std::int64_t round) {
    return {.not_before = {{.share = ShareNo{share}, .round = Round{round}}},
            .apart = 0,
            .sponsored_through = {},
            .sponsors = {}};
}
inline TurnRules apart(std::int64_t rounds) {
    return {.not_before = {}, .apart = rounds, .sponsored_through = {}, .sponsors = {}};
}
inline TurnRules sponsored(std::int64_t draws, const std::vector<std::int64_t>& sponsored_shares) {
    TurnRules rules{
        .not_before = {}, .apart = 0, .sponsored_through = Round{draws}, .sponsors = {}};
    for (const std::int64_t share : sponsored_shares) {
        rules.sponsors.push_back({.share = ShareNo{share}, .name = "Chị Tư"});
    }
    return rules;
}

}  // namespace hui::tests
