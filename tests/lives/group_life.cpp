#include "tests/lives/group_life.hpp"
#include "engine/savings/round_dates.hpp"

#include "engine/savings/owed.hpp"

#include <algorithm>
#include <set>
#include <type_traits>

namespace hui::tests {

using savings::Advance;
using savings::Contribute;
using savings::Payout;

Vnd money_in(const Balances& balances) {
    return balances.of(account::cash()) + balances.of(account::bank());
}

Result<Seq> run(MemoryBook& book, const Command& command, const Entries& entries) {
    return std::visit(
        [&](const auto& what) -> Result<Seq> {
            if constexpr (std::is_same_v<std::decay_t<decltype(what)>, Undo>) {
                const auto original = entries.find(what.of);
                if (original == entries.end()) { return refuse(Code::unknown_entry); }
                return book.reverse(original->second, {.reason = "nhầm", .on = command.on});
            } else if constexpr (std::is_same_v<std::decay_t<decltype(what)>, ReturnReserve>) {
                return book.return_reserve(command.on);
            } else {
                return book.record(what, command.on);
            }
        },
        command.what);
}

void Life::live(const Move& move) {
    const savings::Group& group = book_.group();
    switch (move.kind) {
        case Move::Kind::undo:
            return undo(move);
        case Move::Kind::wait:
            today_ += Days{std::max(0, move.days)};
            return;
        case Move::Kind::next_round:
            if (group.all_drawn()) { return; }
            today_ = std::max(today_, draw_date_of_round(group.terms, group.drawn.next()));
            return;
        case Move::Kind::whole_round:
            return collect_and_draw(move);
        default:
            return tell(command_for(group, move, today_ + Days{move.days}));
    }
}

void Life::undo(const Move& move) {
    if (accepted_.empty()) { return; }
    const std::size_t of = static_cast<std::size_t>(move.past) % accepted_.size();
    tell({Undo{of}, move.undoes_later ? today_ : accepted_[of].on});
}

void Life::collect_and_draw(const Move& move) {
    hand_over_rest();
    if (book_.group().all_drawn() || book_.group().dissolved) { return; }
    today_ = std::max(today_, draw_date_of_round(book_.group().terms, book_.group().drawn.next()));
    decide_open_turns();
    collect(move);
    // With what was late a drawer gets the rest of his pot first.
    hand_over_rest();
    draw();
}

void Life::collect(const Move& move) {
    const auto method = move.bank ? savings::Method::bank : savings::Method::cash;
    for (const savings::Share& share : savings::Group{book_.group()}.shares) {
        if (share.no.count() % 4 == move.amount % 5) {
            miss(share, method);
        } else if (arrears_of(book_.group(), share, today_) > Vnd{}) {
            tell({Contribute{.share = share.no, .amount = {}, .method = method}, today_});
        }
    }
}

void Life::miss(const savings::Share& share, savings::Method method) {
    switch (book_.group().terms.on_default) {
        case savings::OnDefault::organiser:
            return tell({Advance{.share = share.no, .amount = {}, .method = method}, today_});
        case savings::OnDefault::reserve:
            // What the fund has not, the organiser pays.
            tell({savings::CoverFromReserve{
                      .share = share.no,
                      .amount =
                          std::min(book_.group().reserve, arrears_of(book_.group(), share, today_)),
                      .by = {"Lan", "Bình"}},
                  today_});
            return tell({Advance{.share = share.no, .amount = {}, .method = method}, today_});
        case savings::OnDefault::pro_rata:
            return tell({savings::DeclareDefault{.share = share.no, .reason = "bỏ đi"}, today_});
        case savings::OnDefault::collected:
            return;
    }
}

void Life::draw() {
    const savings::Group& group = book_.group();
    const savings::Share* holder =
        group.all_drawn() ? nullptr : group.holder_of(group.drawn.next());
    // Who is to get a part alone is told how much; what others laid out for a share goes back
    // whole.
    const bool says_how_much = holder != nullptr &&
                               group.terms.on_default == savings::OnDefault::collected &&
                               holder->refunded_early() == Vnd{};
    if (!says_how_much) { return tell({Payout{}, today_}); }
    const savings::Group then = book_.as_of(today_);
    const Vnd there = pot_to_hand_over(group, *holder) - lacking_in(then, group.drawn.next());
    tell({Payout{.share = {}, .amount = there}, today_});
}

void Life::decide_open_turns() {
    if (book_.group().holder_of(book_.group().drawn.next()) != nullptr) { return; }
    savings::SetByNeed command{.pleas = {}, .minute = "họp", .lot = {}};
    std::int64_t points = 0;
    for (const ShareNo share : savings::undrawn_shares(book_.group())) {
        command.pleas.push_back({.share = share, .points = ++points, .reason = "khó khăn"});
    }
    tell({command, today_});
}

void Life::hand_over_rest() {
    for (Round round{1}; round <= book_.group().rounds(); round = round.next()) {
        if (still_to_hand_over(book_.group()) == Vnd{}) { return; }
        tell({Payout{}, today_});
    }
}

bool Life::finish() {
    // Turns are decided after the day of the last draw.
    for (const Entry& entry : book_.entries()) {
        today_ = std::max(today_, entry.effective_on + Days{1});
    }
    // An amount of 4 leaves every share to pay for itself.
    for (Round round = book_.group().drawn; round < book_.group().rounds(); round = round.next()) {
        collect_and_draw({.kind = Move::Kind::whole_round, .amount = 4});
    }
    // Where pots were drawn in part, somebody may still owe a drawer something.
    if (!book_.group().terms.draws_whole_pots()) { collect({.amount = 4}); }
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
        const std::string code{name_of(result.refusal().code)};
        ++refusals_[code];
        refused_ = "refused with " + code + ": " + text_of(command) + "\n";
        refusals_changed_nothing_ = refusals_changed_nothing_ && book_.same_as(before);
    }
}

bool Life::return_reserve() {
    if (book_.group().reserve > Vnd{}) { tell({ReturnReserve{}, today_}); }
    return book_.group().reserve == Vnd{};
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
