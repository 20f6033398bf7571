#include "engine/savings/events.hpp"
#include "tests/lives/life_moves.hpp"

namespace hui::tests {

namespace {

using savings::Advance;
using savings::Contribute;
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
            [](const savings::SetByWishes& s) {
                return "by wishes of " + std::to_string(s.wishes.size());
            },
            [](const savings::CommitLot&) { return std::string{"commit to a lot"}; },
            [](const savings::DrawLot&) { return std::string{"draw the lot"}; },
            [](const savings::SpendReserve& s) {
                return "spend of the reserve " + amount_text(s.amount) + " " +
                       std::string{method_text(s.method)};
            },
            [](const savings::CoverFromReserve& c) {
                return "the reserve pays for " + share_text(c.share) + " " + amount_text(c.amount);
            },
            [](const savings::DeclareDefault& d) { return share_text(d.share) + " pays no more"; },
            [](const savings::ShareInterest& s) {
                return std::string{"share the interest out"} +
                       (s.to.empty() ? "" : " to " + share_text(s.to.front().share));
            },
            [](const savings::CountCash& c) { return "count " + amount_text(c.counted); },
            [](const savings::BankMoved& b) {
                return "bank " + std::to_string(static_cast<int>(b.what)) + " " +
                       amount_text(b.amount);
            },
            [](const savings::PostDifference&) { return std::string{"post the difference"}; },
            [](const savings::DisputeChanged& d) { return d.member + " contests or has settled"; },
            [](const ReturnReserve&) { return std::string{"return the reserve"}; },
            [](const savings::LeaveShare& l) {
                return "leave " + share_text(l.share) +
                       (l.refund == savings::Refund::by_organiser ? " refunded at once" : "");
            },
            [](const savings::JoinShare& j) { return "join " + j.member; },
            [](const savings::HandOver& h) {
                return "hand " + share_text(h.share) + " over to " + h.member;
            },
            [](const savings::ChangeOrganiser& c) { return "organiser " + c.member; },
            [](const savings::DissolveGroup&) { return std::string{"dissolve"}; },
            [](const savings::SettleClaim& c) {
                return "claim of " + share_text(c.claim.to) + " on " + share_text(c.claim.from) +
                       " " + amount_text(c.claim.amount);
            },
            [](const Undo& undo) { return "undo command " + std::to_string(undo.of + 1); }},
        command.what);
    return iso(command.on) + " " + said;
}

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
    if (auto* interest = std::get_if<savings::SettleInterest>(&command.what)) {
        interest->round = std::get<savings::InterestSettled>(*event).round;
    }
    return command;
}

}  // namespace hui::tests
