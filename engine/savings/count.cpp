#include "engine/savings/count.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace hui::savings {

namespace {

/// Of đồng, largest first.
constexpr auto denominations = std::to_array<Vnd>(
    {Vnd{500'000}, Vnd{200'000}, Vnd{100'000}, Vnd{50'000}, Vnd{20'000}, Vnd{10'000}, Vnd{5'000},
     Vnd{2'000}, Vnd{1'000}, Vnd{500}, Vnd{200}, Vnd{100}});
/// As they are typed: `500k, 200k … 500, 200, 100`
std::string allowed_notes() {
    constexpr std::int64_t thousand = 1'000;
    std::string allowed;
    for (const Vnd note : denominations) {
        const std::int64_t dong = note.count();
        allowed += (allowed.empty() ? "" : ", ") +
                   (dong < thousand ? std::to_string(dong) : std::to_string(dong / thousand) + "k");
    }
    return allowed;
}

constexpr std::int64_t most_notes = 1'000'000;

Check check_notes(const std::vector<Notes>& notes) {
    for (auto item = notes.begin(); item != notes.end(); ++item) {
        if (std::find(denominations.begin(), denominations.end(), item->note) ==
            denominations.end()) {
            return refuse(Code::unknown_note, {{"note", item->note}, {"allowed", allowed_notes()}});
        }
        const bool is_repeated = std::any_of(
            notes.begin(), item, [&](const Notes& earlier) { return earlier.note == item->note; });
        if (is_repeated) { return refuse(Code::note_repeated, {{"note", item->note}}); }
        if (item->count < 1 || item->count > most_notes) {
            return refuse(Code::bad_number, {{"given", std::to_string(item->count)}});
        }
    }
    return {};
}

bool is_after(const Movement& movement, const LastCount& count) {
    return std::tie(movement.on, movement.seq) > std::tie(count.on, count.seq);
}

Refusal before_count(const Group& group, Date on) {
    return refuse(Code::before_count, {{"group", group.terms.code},
                                       {"date", on},
                                       {"count", group.last_count->on},
                                       {"seq", group.last_count->seq.count()}});
}

}  // namespace

Vnd sum_of(const std::vector<Notes>& notes) {
    Vnd sum;
    for (const auto& [note, count] : notes) { sum += note * count; }
    return sum;
}

Result<CashCounted> decide_count(const Group& group, const History& history,
                                 const CountCash& command, When when) {
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (command.by.empty()) { return refuse(Code::missing_value, {{"column", std::string{"by"}}}); }
    if (auto refusal = check_notes(command.notes)) { return *refusal; }
    const Vnd counted = command.counted.value_or(sum_of(command.notes));
    if (counted < Vnd{}) {
        return refuse(Code::bad_amount, {{"given", std::to_string(counted.count())}});
    }
    if (!command.notes.empty() && counted != sum_of(command.notes)) {
        return refuse(Code::notes_differ, {{"counted", counted}, {"notes", sum_of(command.notes)}});
    }
    CashCounted event{.counted = counted,
                      .book = history.cash_on(when.on),
                      .notes = command.notes,
                      .by = command.by};
    std::sort(event.notes.begin(), event.notes.end(),
              [](const Notes& a, const Notes& b) { return a.note > b.note; });
    return event;
}

Vnd cash_at(const History& history, const LastCount& count) {
    Vnd sum;
    for (const Movement& movement : history.movements()) {
        if (!is_after(movement, count)) { sum += movement.cash; }
    }
    return sum;
}

Vnd open_difference(const Group& group, const History& history) {
    if (!group.last_count) { return {}; }
    return open_difference(*group.last_count, history, Date::max());
}

Vnd open_difference(const LastCount& count, const History& history, Date on) {
    Vnd difference = count.counted - cash_at(history, count);
    for (const Movement& movement : history.movements()) {
        // What the bank took or paid was never in the box.
        const bool is_of_box = movement.cash != Vnd{};
        if (is_of_box && is_after(movement, count) && movement.on <= on) {
            difference -= movement.difference;
        }
    }
    return difference;
}

std::optional<Seq> recorded_since(const LastCount& count, const History& history) {
    for (const Movement& movement : history.movements()) {
        const bool is_of_box = movement.cash != Vnd{} && movement.difference == Vnd{};
        if (is_of_box && movement.on == count.on && movement.seq > count.seq) {
            return movement.seq;
        }
    }
    return std::nullopt;
}

std::optional<OpenCount> open_count(const Group& group, const History& history, Date on) {
    if (!group.last_count || group.last_count->on > on) { return std::nullopt; }
    const LastCount& last = *group.last_count;
    const Vnd difference = open_difference(last, history, on);
    if (difference == Vnd{}) { return std::nullopt; }
    return OpenCount{
        .count = last, .difference = difference, .since = recorded_since(last, history)};
}

Check check_counted_last(const Group& group, const History& history) {
    const auto since = group.last_count ? recorded_since(*group.last_count, history) : std::nullopt;
    if (!since) { return {}; }
    return refuse(Code::count_again, {{"group", group.terms.code},
                                      {"count", group.last_count->on},
                                      {"seq", group.last_count->seq.count()},
                                      {"entry", since->count()}});
}

Date posting_day(const Group& group, const PostDifference& command, Date today) {
    if (command.on || !group.last_count) { return command.on.value_or(today); }
    return is_closed(group, group.last_count->on) ? today : group.last_count->on;
}

Result<DifferencePosted> decide_post_difference(const Group& group, const History& history,
                                                const PostDifference& command, Date today) {
    if (!group.dissolved && !group.last_count) {
        return refuse(Code::nothing_counted, {{"group", group.terms.code}});
    }
    const Date on = posting_day(group, command, today);
    if (auto refusal = check_money_date(group, {.on = on, .today = today})) { return *refusal; }
    if (on < group.last_count->on) { return before_count(group, on); }
    const Vnd difference = open_difference(group, history);
    if (difference == Vnd{}) {
        return refuse(Code::no_difference, {{"group", group.terms.code},
                                            {"count", group.last_count->on},
                                            {"counted", group.last_count->counted}});
    }
    const Vnd there = history.least_cash(on);
    if (there + difference < Vnd{}) {
        return refuse(Code::cash_since_used, {{"group", group.terms.code},
                                              {"missing", -difference},
                                              {"there", there},
                                              {"date", on}});
    }
    return DifferencePosted{
        .count = group.last_count->seq, .amount = difference, .reason = command.reason};
}

std::vector<CashLayer> cash_held(const History& history, Date on) {
    std::vector<CashLayer> layers;
    Vnd out;
    for (const Movement& movement : history.movements()) {
        if (movement.on > on || movement.is_cancelled()) { continue; }
        if (movement.cash > Vnd{}) {
            layers.push_back(
                {.since = movement.on, .entry = movement.seq, .amount = movement.cash});
        } else {
            out -= movement.cash;
        }
    }
    // No day ends with less than nothing in the box: what goes out was there by its day.
    take_oldest(layers, out);
    return layers;
}

}  // namespace hui::savings
