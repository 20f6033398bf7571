#include "tests/property/group_life.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>
#include <random>
#include <set>
#include <type_traits>

namespace hui {

void showValue(Vnd amount, std::ostream& out) { out << amount.count(); }

}  // namespace hui

namespace hui::tests {

namespace {

using savings::Advance;
using savings::Contribute;
using savings::Method;
using savings::Payout;

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string amount_text(std::optional<Vnd> amount) {
    return amount ? std::to_string(amount->count()) : "what is due";
}

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

/// A newcomer, and sponsors for some of the first draws; often too many for the shares.
savings::AgreeRules any_rules(const savings::Group& group, const Move& move) {
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
    return {.rules = rules, .minute = "họp"};
}

/// Needs in any order; now and then two are equal.
savings::SetByNeed any_needs(const savings::Group& group, const Move& move) {
    savings::SetByNeed command{.pleas = {}, .minute = "họp", .lot = {}};
    std::int64_t points = 0;
    for (const ShareNo share : shuffled(savings::undrawn_shares(group), move.amount)) {
        command.pleas.push_back({.share = share,
                                 .points = ++points / (move.past % 8 == 0 ? 2 : 1),
                                 .reason = "khó khăn"});
    }
    return command;
}

/// The amount that an accepted command came to, said in so many words.
Command explicit_form(Command command, const Entry& entry) {
    const auto event = savings::event_of(entry.kind, entry.body);
    if (auto* contribute = std::get_if<Contribute>(&command.what)) {
        contribute->amount = std::get<savings::Contributed>(*event).amount;
    }
    if (auto* advance = std::get_if<Advance>(&command.what)) {
        advance->amount = std::get<savings::Advanced>(*event).amount;
    }
    if (auto* payout = std::get_if<Payout>(&command.what)) {
        payout->amount = std::get<savings::PaidOut>(*event).amount;
    }
    if (auto* sale = std::get_if<savings::HandOver>(&command.what)) {
        sale->price = std::get<savings::HolderChanged>(*event).price;
    }
    if (auto* interest = std::get_if<savings::SettleInterest>(&command.what)) {
        interest->round = std::get<savings::InterestSettled>(*event).round;
    }
    return command;
}

std::vector<savings::Consent> everybody(const savings::Group& group) {
    std::vector<savings::Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const savings::Share& share : group.shares) { consents.push_back({share.no, "chị"}); }
    return consents;
}

/// Another member for each share that comes in or changes hands.
std::string any_member(const Move& move) { return "M" + std::to_string(20 + move.past); }

rc::Gen<std::vector<Move>> moves_of(rc::Gen<Move::Kind> kind) {
    const auto few = rc::gen::inRange(0, 100);
    const auto days = rc::gen::weightedOneOf<int>(
        {{6, rc::gen::just(0)}, {1, rc::gen::inRange(-40, 41)}, {2, rc::gen::inRange(-3, 4)}});
    const auto move = rc::gen::build<Move>(
        rc::gen::set(&Move::kind, std::move(kind)), rc::gen::set(&Move::share, few),
        rc::gen::set(&Move::amount, few), rc::gen::set(&Move::days, days),
        rc::gen::set(&Move::past, few), rc::gen::set(&Move::bank), rc::gen::set(&Move::says_share),
        rc::gen::set(&Move::says_method), rc::gen::set(&Move::undoes_later));
    return rc::gen::container<std::vector<Move>>(move);
}

savings::GroupCalendar any_calendar(Interval::Unit unit) {
    savings::GroupCalendar calendar{.draw_after = *rc::gen::element<std::int64_t>(0, 0, 3)};
    const int rest = *rc::gen::inRange(0, 4);
    if (rest == 0) { calendar.rest_days = {.holidays = {date_of("2026-05-05")}}; }
    const int lunar = *rc::gen::inRange(0, 6);
    if (unit == Interval::Unit::months && lunar < 2) {
        calendar.lunar = lunar == 0 ? LeapMonth::skip : LeapMonth::repeat;
    }
    return calendar;
}

}  // namespace

std::string text_of(const Command& command) {
    const std::string said = std::visit(
        Overloaded{
            [](const Contribute& c) {
                return "contribute " + share_text(c.share) + " " + amount_text(c.amount) + " " +
                       std::string{method_text(c.method)};
            },
            [](const Advance& a) {
                return "advance " + share_text(a.share) + " " + amount_text(a.amount) + " " +
                       std::string{method_text(a.method)};
            },
            [](const Payout& p) {
                return "payout of " + amount_text(p.amount) + " " +
                       (p.share ? share_text(*p.share) : "to whose turn it is") + " " +
                       (p.method ? std::string{method_text(*p.method)} : "from what there is");
            },
            [](const savings::SetTurns& s) { return "turns " + savings::list_text(s.order); },
            [](const savings::SwapTurns& s) {
                return "swap " + share_text(s.one) + " " + share_text(s.other);
            },
            [](const savings::SettleInterest& s) {
                return std::string{s.how == savings::Settling::paid ? "pay" : "waive"} +
                       " interest of " + share_text(s.share) +
                       (s.what == savings::InterestOn::hand_over ? " on its pot" : "") +
                       (s.round ? " of round " + std::to_string(s.round->count()) : "");
            },
            [](const savings::CedeTurn& c) { return "cede to " + share_text(c.to); },
            [](const savings::AgreeRules& a) {
                return "rules for " + std::to_string(a.rules.not_before.size()) +
                       ", sponsors for " + std::to_string(a.rules.sponsored_through.count());
            },
            [](const savings::SetByNeed& s) {
                return "by need of " + std::to_string(s.pleas.size());
            },
            [](const savings::LeaveShare& l) {
                return share_text(l.share) + " leaves" +
                       (l.refund == savings::Refund::by_organiser ? ", refunded at once" : "");
            },
            [](const savings::JoinShare& j) { return j.member + " joins"; },
            [](const savings::HandOver& h) {
                return share_text(h.share) + " goes to " + h.member +
                       (h.price ? " for " + amount_text(h.price) : "");
            },
            [](const savings::ChangeOrganiser& c) { return c.member + " organises"; },
            [](const Undo& undo) { return "undo command " + std::to_string(undo.of + 1); }},
        command.what);
    return iso(command.on) + " " + said;
}

Result<Seq> run(MemoryBook& book, const Command& command, const Entries& entries) {
    return std::visit(
        [&](const auto& what) -> Result<Seq> {
            if constexpr (std::is_same_v<std::decay_t<decltype(what)>, Undo>) {
                const auto original = entries.find(what.of);
                if (original == entries.end()) { return refuse(Code::unknown_entry); }
                return book.reverse(original->second, {.reason = "nhầm", .on = command.on});
            } else {
                return book.record(what, command.on);
            }
        },
        command.what);
}

rc::Gen<GroupOf> any_group() {
    return rc::gen::exec([] {
        GroupOf group;
        group.shares = *rc::gen::inRange<std::int64_t>(2, 9);
        group.contribution = Vnd{*rc::gen::element<std::int64_t>(100'000, 300'000, 500'000)};
        group.pot = *rc::gen::element(savings::Pot::gross, savings::Pot::net);
        group.start = date_of(
            *rc::gen::element<std::string>("2024-01-31", "2024-02-29", "2026-03-05", "2025-12-01"));
        group.every.unit = *rc::gen::element(Interval::Unit::months, Interval::Unit::weeks);
        group.calendar = any_calendar(group.every.unit);
        group.turns.resize(static_cast<std::size_t>(group.shares));
        std::iota(group.turns.begin(), group.turns.end(), 1);
        for (std::size_t i = group.turns.size(); i > 1; --i) {
            std::swap(group.turns[i - 1], group.turns[*rc::gen::inRange<std::size_t>(0, i)]);
        }
        return group;
    });
}

rc::Gen<std::vector<Move>> any_moves() {
    using Kind = Move::Kind;
    return moves_of(rc::gen::weightedElement<Kind>({{8, Kind::contribute},
                                                    {4, Kind::advance},
                                                    {4, Kind::pay_out},
                                                    {1, Kind::set_turns},
                                                    {2, Kind::swap_turns},
                                                    {1, Kind::cede_turn},
                                                    {1, Kind::agree_rules},
                                                    {1, Kind::set_by_need},
                                                    {3, Kind::settle_interest},
                                                    {3, Kind::undo},
                                                    {2, Kind::wait},
                                                    {3, Kind::next_round},
                                                    {5, Kind::whole_round}}));
}

rc::Gen<std::vector<Move>> any_moves_and_people() {
    using Kind = Move::Kind;
    return moves_of(rc::gen::weightedElement<Kind>({{6, Kind::contribute},
                                                    {3, Kind::advance},
                                                    {3, Kind::pay_out},
                                                    {1, Kind::swap_turns},
                                                    {3, Kind::settle_interest},
                                                    {4, Kind::leave},
                                                    {4, Kind::join},
                                                    {2, Kind::hand_over},
                                                    {1, Kind::change_organiser},
                                                    {4, Kind::undo},
                                                    {2, Kind::wait},
                                                    {3, Kind::next_round},
                                                    {6, Kind::whole_round}}));
}

void showValue(const GroupOf& group, std::ostream& out) {
    out << group.shares << " shares of " << group.contribution.count() << " " << pot_text(group.pot)
        << " from " << iso(group.start) << " every " << interval_text(group.every) << " ("
        << calendar_text(group.calendar) << ", drawn " << group.calendar.draw_after
        << " days later, roll " << roll_text(group.calendar) << "), turns";
    for (const std::int64_t turn : group.turns) { out << ' ' << turn; }
}

void showValue(const Move& move, std::ostream& out) {
    constexpr std::array kinds{"contribute",       "advance",   "pay_out",     "set_turns",
                               "swap_turns",       "cede_turn", "agree_rules", "set_by_need",
                               "settle_interest",  "leave",     "join",        "hand_over",
                               "change_organiser", "undo",      "wait",        "next_round",
                               "whole_round"};
    out << kinds.at(static_cast<std::size_t>(move.kind)) << " share " << move.share << " amount "
        << move.amount << " days " << move.days << " past " << move.past
        << (move.bank ? " bank" : " cash");
}

void Life::live(const Move& move) {
    using Kind = Move::Kind;
    const savings::Group& group = book_.group();
    const Date on = today_ + Days{move.days};
    const ShareNo share{1 + move.share % group.rounds().count()};
    const std::optional<Vnd> amount = amount_of(move, group.terms.contribution);
    const auto method = method_of(move);
    switch (move.kind) {
        case Kind::contribute:
            return tell({Contribute{.share = share, .amount = amount, .method = method}, on});
        case Kind::advance:
            return tell({Advance{.share = share, .amount = amount, .method = method}, on});
        case Kind::pay_out:
            return tell({Payout{.share = move.says_share ? std::optional{share} : std::nullopt,
                                .amount = part_of(move),
                                .method = move.says_method ? std::optional{method} : std::nullopt},
                         on});
        case Kind::set_turns:
            return tell(
                {savings::SetTurns{.order = shuffled(savings::undrawn_shares(group), move.amount),
                                   .minute = "biểu quyết"},
                 on});
        case Kind::swap_turns: {
            const ShareNo other{1 + move.amount % group.rounds().count()};
            return tell(
                {savings::SwapTurns{
                     .one = share, .other = other, .consents = {{share, "Lan"}, {other, "Hoa"}}},
                 on});
        }
        case Kind::cede_turn: {
            const savings::Share* holder = group.holder_of(group.drawn.next());
            const ShareNo from = holder == nullptr ? share : holder->no;
            return tell(
                {savings::CedeTurn{.to = share, .consents = {{from, "Lan"}, {share, "Hoa"}}}, on});
        }
        case Kind::agree_rules:
            return tell({any_rules(group, move), on});
        case Kind::set_by_need:
            return tell({any_needs(group, move), on});
        case Kind::settle_interest: {
            const bool on_hand_over = move.amount % 4 == 0;
            const bool is_waived = move.amount % 3 == 0;
            return tell({savings::SettleInterest{
                             .share = share,
                             .what = on_hand_over ? savings::InterestOn::hand_over
                                                  : savings::InterestOn::contribution,
                             .round = {},
                             .how = is_waived ? savings::Settling::waived : savings::Settling::paid,
                             .method = method,
                             .reason = is_waived ? "miễn" : ""},
                         on});
        }
        case Kind::leave:
        case Kind::join:
        case Kind::hand_over:
        case Kind::change_organiser:
            return move_people(move, share, on);
        case Kind::undo: {
            if (accepted_.empty()) { return; }
            const std::size_t of = static_cast<std::size_t>(move.past) % accepted_.size();
            return tell({Undo{of}, move.undoes_later ? today_ : accepted_[of].on});
        }
        case Kind::wait:
            today_ += Days{std::max(0, move.days)};
            return;
        case Kind::next_round:
            if (group.all_drawn()) { return; }
            today_ = std::max(today_, draw_date_of_round(group.terms, group.drawn.next()));
            return;
        case Kind::whole_round:
            return collect_and_draw(move);
    }
}

void Life::move_people(const Move& move, ShareNo share, Date on) {
    using Kind = Move::Kind;
    if (move.kind == Kind::leave) {
        return tell(
            {savings::LeaveShare{.share = share,
                                 .reason = "đi xa",
                                 .refund = move.amount % 3 == 0 ? savings::Refund::by_organiser
                                                                : savings::Refund::in_turn,
                                 .consents = {}},
             on});
    }
    if (move.kind == Kind::join) {
        return tell(
            {savings::JoinShare{.member = any_member(move), .consents = everybody(book_.group())},
             on});
    }
    if (move.kind == Kind::change_organiser) {
        return tell({savings::ChangeOrganiser{.member = any_member(move), .reason = "nghỉ"}, on});
    }
    const bool sold = move.amount % 2 == 0;
    std::vector<savings::Consent> consents;
    if (sold) { consents = everybody(book_.as_of(on)); }
    tell({savings::HandOver{
              .by = sold ? savings::HandedBy::transfer : savings::HandedBy::inheritance,
              .share = share,
              .member = any_member(move),
              .price = {},
              .reason = sold ? "" : "mất",
              .consents = std::move(consents)},
          on});
}

void Life::collect_and_draw(const Move& move) {
    hand_over_rest();
    if (book_.group().all_drawn()) { return; }
    today_ = std::max(today_, draw_date_of_round(book_.group().terms, book_.group().drawn.next()));
    for (const savings::Share& share : savings::Group{book_.group()}.shares) {
        // Now and then the organiser pays for a share instead.
        if (share.no.count() % 4 == move.amount % 5) {
            tell({Advance{.share = share.no, .amount = {}, .method = method_of(move)}, today_});
        } else if (arrears_of(book_.group(), share, today_) > Vnd{}) {
            tell({Contribute{.share = share.no, .amount = {}, .method = method_of(move)}, today_});
        }
    }
    tell({Payout{}, today_});
}

void Life::hand_over_rest() {
    if (still_to_hand_over(book_.group()) > Vnd{}) { tell({Payout{}, today_}); }
}

bool Life::finish() {
    for (const Entry& entry : book_.entries()) { today_ = std::max(today_, entry.effective_on); }
    // An amount of 4 leaves every share to pay for itself.
    for (Round round = book_.group().drawn; round < book_.group().rounds(); round = round.next()) {
        collect_and_draw({.kind = Move::Kind::whole_round, .amount = 4});
    }
    hand_over_rest();
    return book_.group().all_drawn();
}

void Life::tell(const Command& command) {
    const MemoryBook before = book_;
    const auto result = run(book_, command, entries_);
    if (result) {
        entries_.emplace(accepted_.size(), *result);
        accepted_.push_back(explicit_form(command, book_.entry(*result)));
    } else {
        ++refusals_[std::string{name_of(result.refusal().code)}];
        refusals_changed_nothing_ = refusals_changed_nothing_ && book_.same_as(before);
    }
}

std::string Life::story() const {
    std::string text;
    for (std::size_t i = 0; i < accepted_.size(); ++i) {
        text += std::to_string(i + 1) + ". " + text_of(accepted_[i]) + "\n";
    }
    return text;
}

std::vector<Date> Life::days() const {
    std::set<Date> days;
    for (const Entry& entry : book_.entries()) { days.insert(entry.effective_on); }
    return {days.begin(), days.end()};
}

}  // namespace hui::tests
