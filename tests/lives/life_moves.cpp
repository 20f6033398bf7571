#include "tests/lives/life_moves.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <ostream>
#include <random>

namespace hui::tests {

namespace {

using savings::Advance;
using savings::Contribute;
using savings::Method;
using savings::Payout;

/// What a contribution or an advance may be about, from what is due to what is absurd.
std::optional<Vnd> amount_of(const Move& move, Vnd contribution) {
    const std::array<std::optional<Vnd>, 12> choices{
        std::nullopt, std::nullopt,     contribution,     contribution,
        contribution, contribution * 2, contribution * 3, Vnd{contribution.count() / 3},
        Vnd{100'000}, Vnd{1},           Vnd{INT64_MAX},   -contribution};
    return choices.at(static_cast<std::size_t>(move.amount) % choices.size());
}

/// Now and then a payout hands over a part of the pot only.
std::optional<Vnd> part_of(const Move& move) {
    return move.amount % 5 == 3 ? std::optional{Vnd{70'000}} : std::nullopt;
}

Method method_of(const Move& move) { return move.bank ? Method::bank : Method::cash; }

std::vector<ShareNo> shuffled(std::vector<ShareNo> shares, int seed) {
    std::mt19937 random{static_cast<std::uint32_t>(seed)};
    std::shuffle(shares.begin(), shares.end(), random);
    return shares;
}

using What = decltype(Command::what);

/// Where the group stands when something happens to it.
struct Seen {
    const savings::Group& group;
    const Move& move;
    Date on;

    [[nodiscard]] ShareNo share() const { return ShareNo{1 + move.share % group.rounds().count()}; }
    [[nodiscard]] std::optional<Vnd> amount() const {
        return amount_of(move, group.terms.contribution);
    }
};

What contribution(const Seen& seen) {
    return Contribute{
        .share = seen.share(), .amount = seen.amount(), .method = method_of(seen.move)};
}
What advance(const Seen& seen) {
    return Advance{.share = seen.share(), .amount = seen.amount(), .method = method_of(seen.move)};
}
What payout(const Seen& seen) {
    const Move& move = seen.move;
    return Payout{.share = move.says_share ? std::optional{seen.share()} : std::nullopt,
                  .amount = part_of(move),
                  .method = move.says_method ? std::optional{method_of(move)} : std::nullopt};
}
What order_of_turns(const Seen& seen) {
    return savings::SetTurns{
        .order = shuffled(savings::undrawn_shares(seen.group), seen.move.amount),
        .minute = "biểu quyết"};
}
What swap(const Seen& seen) {
    const ShareNo other{1 + seen.move.amount % seen.group.rounds().count()};
    return savings::SwapTurns{
        .one = seen.share(), .other = other, .consents = {{seen.share(), "Lan"}, {other, "Hoa"}}};
}
What cession(const Seen& seen) {
    const savings::Group& group = seen.group;
    const savings::Share* holder =
        group.all_drawn() ? nullptr : group.holder_of(group.drawn.next());
    const ShareNo from = holder == nullptr ? seen.share() : holder->no;
    return savings::CedeTurn{.to = seen.share(),
                             .consents = {{from, "Lan"}, {seen.share(), "Hoa"}}};
}
What settlement_of_interest(const Seen& seen) {
    const bool on_hand_over = seen.move.amount % 4 == 0;
    const bool is_waived = seen.move.amount % 3 == 0;
    return savings::SettleInterest{
        .share = seen.share(),
        .what = on_hand_over ? savings::InterestOn::hand_over : savings::InterestOn::contribution,
        .round = {},
        .how = is_waived ? savings::Settling::waived : savings::Settling::paid,
        .method = method_of(seen.move),
        .reason = is_waived ? "miễn" : ""};
}

/// A newcomer, and sponsors for some of the first draws; often too many for the shares.
What any_rules(const Seen& seen) {
    const auto& [group, move, on] = seen;
    const std::int64_t shares = group.rounds().count();
    savings::TurnRules rules{.not_before = {{.share = ShareNo{1 + move.share % shares},
                                             .round = Round{1 + move.amount % shares}}},
                             .apart = 0,
                             .sponsored_through = Round{move.past % (shares + 1)},
                             .sponsors = {}};
    for (const ShareNo share : savings::undrawn_shares(group)) {
        if (share.count() % 3 != move.amount % 4) {
            rules.sponsors.push_back({.share = share, .name = "Tư"});
        }
    }
    return savings::AgreeRules{.rules = rules, .minute = "họp"};
}

savings::LotSecret secret() { return *savings::LotSecret::parse("hoa sen nở giữa ao làng"); }

/// With a number of the day.
savings::DrawLot drawn_lot(const Seen& seen) {
    const auto mix = savings::LotMix::parse(std::to_string(10'000 + seen.move.amount));
    return {.secret = secret(), .mix = *mix, .mixed_on = seen.on};
}

/// Needs in any order; now and then two are equal, and a lot that was committed decides.
What any_needs(const Seen& seen) {
    const auto& [group, move, on] = seen;
    savings::SetByNeed command{.pleas = {}, .minute = "họp", .lot = {}};
    std::int64_t points = 0;
    for (const ShareNo share : shuffled(savings::undrawn_shares(group), move.amount)) {
        command.pleas.push_back({.share = share,
                                 .points = ++points / (move.past % 8 == 0 ? 2 : 1),
                                 .reason = "khó khăn"});
    }
    if (group.commitment) { command.lot = drawn_lot(seen); }
    return command;
}

/// Each share wishes one of the open rounds first, most of them another one.
What wishes(const Seen& seen) {
    savings::SetByWishes command{.wishes = {}, .minute = "họp", .lot = {}};
    const auto rounds = savings::undrawn_rounds(seen.group);
    std::size_t next = 0;
    for (const ShareNo share : shuffled(savings::undrawn_shares(seen.group), seen.move.amount)) {
        if (next == rounds.size()) { break; }
        command.wishes.push_back({.share = share, .rounds = {rounds[next]}});
        next += seen.move.past % 4 == 0 && next > 0 ? 0 : 1;
    }
    if (seen.group.commitment) { command.lot = drawn_lot(seen); }
    return command;
}
What commitment(const Seen&) { return savings::CommitLot{.secret = secret(), .source = "xổ số"}; }
What lot(const Seen& seen) { return drawn_lot(seen); }
What spending(const Seen& seen) {
    return savings::SpendReserve{.amount = Vnd{10'000 * (1 + seen.move.amount % 8)},
                                 .reason = "thăm bệnh",
                                 .by = {"Lan", "Bình"},
                                 .method = method_of(seen.move)};
}
What cover(const Seen& seen) {
    const std::array<std::optional<Vnd>, 3> amounts{std::nullopt, Vnd{30'000}, seen.group.reserve};
    return savings::CoverFromReserve{
        .share = seen.share(),
        .amount = amounts.at(static_cast<std::size_t>(seen.move.amount) % amounts.size()),
        .by = {"Lan", "Bình"}};
}
What default_of_member(const Seen& seen) {
    return savings::DeclareDefault{.share = seen.share(), .reason = "bỏ đi"};
}
/// In equal parts, or all of it to one share.
What sharing_of_interest(const Seen& seen) {
    savings::ShareInterest command{.to = {}, .method = {}, .reason = "cuối vòng"};
    if (seen.move.amount % 3 == 0) {
        command.to = {{.share = seen.share(), .amount = seen.group.interest_held}};
    }
    return command;
}
/// What is in hand, or a little more or less; where some of it is in the bank, too much.
What count_of_box(const Seen& seen) {
    const savings::Group& group = seen.group;
    Vnd there = group.reserve + group.interest_held + savings::refunds_open(group) +
                savings::advances_open(group) + savings::fund_claims_open(group) +
                group.cash_difference;
    for (const savings::Share& share : group.shares) { there -= share.net(); }
    const std::array<Vnd, 3> errors{Vnd{}, Vnd{10'000}, Vnd{-10'000}};
    there += errors.at(static_cast<std::size_t>(seen.move.amount) % errors.size());
    return savings::CountCash{.counted = std::max(there, Vnd{}), .notes = {}, .by = {"Lan"}};
}
What bank_move(const Seen& seen) {
    using enum savings::BankMoved::What;
    constexpr std::array all{deposited, withdrawn, deposited, withdrawn,
                             deposited, charged,   credited};
    const auto what = all.at(static_cast<std::size_t>(seen.move.past) % all.size());
    const bool is_the_banks = what == charged || what == credited;
    return savings::BankMoved{.what = what,
                              .amount = is_the_banks ? Vnd{1'100} : seen.group.terms.contribution,
                              .reason = is_the_banks ? "theo sao kê" : ""};
}
What difference(const Seen& seen) {
    return savings::PostDifference{.reason = "thối nhầm", .on = seen.on};
}
What dispute(const Seen& seen) {
    const savings::Share* share = seen.group.find(seen.share());
    const std::string member = share == nullptr ? "M99" : share->member;
    const bool is_open = savings::find_dispute(seen.group, member) != nullptr;
    return savings::DisputeChanged{.step = is_open ? savings::DisputeChanged::Step::settled
                                                   : savings::DisputeChanged::Step::opened,
                                   .member = member,
                                   .reason = "ghi thiếu"};
}
What giving_back(const Seen&) { return ReturnReserve{}; }

std::vector<savings::Consent> everybody(const savings::Group& group) {
    std::vector<savings::Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const savings::Share& share : group.shares) { consents.push_back({share.no, "chị"}); }
    return consents;
}
std::string somebody(const Move& move) { return "M" + std::to_string(9 + move.past % 6); }

/// A share whose money the fund could refund; 0 where there is none.
ShareNo in_reach_of_fund(const savings::Group& group) {
    for (const savings::Share& share : group.shares) {
        const bool has_money = !group.has_drawn(share) && !share.left && share.paid > Vnd{};
        if (has_money && share.paid <= group.reserve) { return share.no; }
    }
    return {};
}

What leaving(const Seen& seen) {
    using savings::Refund;
    const ShareNo on_fund = in_reach_of_fund(seen.group);
    const bool is_on_fund = on_fund != ShareNo{} && seen.move.past % 3 != 0;
    const Refund other = seen.move.past % 3 == 1 ? Refund::by_organiser : Refund::in_turn;
    return savings::LeaveShare{.share = is_on_fund ? on_fund : seen.share(),
                               .reason = "chuyển nhà",
                               .refund = is_on_fund ? Refund::by_reserve : other,
                               .consents = {},
                               .approved = {.approved_by = "Bình"}};
}
What joining(const Seen& seen) {
    return savings::JoinShare{.member = somebody(seen.move), .consents = everybody(seen.group)};
}
What transfer(const Seen& seen) {
    return savings::HandOver{.share = seen.share(),
                             .member = somebody(seen.move),
                             .price = {},
                             .reason = {},
                             .consents = everybody(seen.group)};
}
What inheritance(const Seen& seen) {
    return savings::HandOver{.by = savings::HandedBy::inheritance,
                             .share = seen.share(),
                             .member = somebody(seen.move),
                             .price = {},
                             .reason = "mất",
                             .consents = {}};
}
What new_organiser(const Seen& seen) {
    return savings::ChangeOrganiser{.member = somebody(seen.move), .reason = "chuyển đi"};
}
What dissolution(const Seen& seen) {
    return savings::DissolveGroup{.reason = "tan", .consents = everybody(seen.group)};
}
/// A claim of a dissolved group is paid, whole or in part; a running group has none.
What claim(const Seen& seen) {
    const auto& claims = seen.group.claims;
    if (claims.empty()) { return savings::SettleClaim{{ShareNo{1}, ShareNo{2}, Vnd{1}}}; }
    savings::Claim paid = claims[static_cast<std::size_t>(seen.move.share) % claims.size()];
    if (seen.move.amount % 2 == 0) { paid.amount = Vnd{1 + paid.amount.count() / 2}; }
    return savings::SettleClaim{paid};
}

/// In the order of `Move::Kind`.
constexpr std::array makers{contribution,
                            advance,
                            payout,
                            order_of_turns,
                            swap,
                            cession,
                            any_rules,
                            any_needs,
                            settlement_of_interest,
                            wishes,
                            commitment,
                            lot,
                            spending,
                            giving_back,
                            leaving,
                            joining,
                            transfer,
                            inheritance,
                            new_organiser,
                            dissolution,
                            claim,
                            cover,
                            default_of_member,
                            sharing_of_interest,
                            count_of_box,
                            difference,
                            dispute,
                            bank_move};

constexpr std::array names{"contribute",
                           "advance",
                           "pay_out",
                           "set_turns",
                           "swap_turns",
                           "cede_turn",
                           "agree_rules",
                           "set_by_need",
                           "settle_interest",
                           "set_by_wishes",
                           "commit_lot",
                           "draw_lot",
                           "spend_reserve",
                           "return_reserve",
                           "leave",
                           "join",
                           "transfer",
                           "inherit",
                           "change_organiser",
                           "dissolve",
                           "settle_claim",
                           "cover",
                           "declare_default",
                           "share_interest",
                           "count_box",
                           "post_difference",
                           "dispute",
                           "move_bank",
                           "undo",
                           "wait",
                           "next_round",
                           "whole_round"};

}  // namespace

Command command_for(const savings::Group& group, const Move& move, Date on) {
    const auto maker = makers.at(static_cast<std::size_t>(move.kind));
    return {maker({.group = group, .move = move, .on = on}), on};
}

void showValue(const Move& move, std::ostream& out) {
    out << names.at(static_cast<std::size_t>(move.kind)) << " share " << move.share << " amount "
        << move.amount << " days " << move.days << " past " << move.past
        << (move.bank ? " bank" : " cash");
}

}  // namespace hui::tests
