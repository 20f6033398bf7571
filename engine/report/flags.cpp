#include "engine/report/flags.hpp"

#include "engine/journal/body.hpp"
#include "engine/journal/correction.hpp"
#include "engine/lending/collected.hpp"
#include "engine/registry/events.hpp"
#include "engine/savings/count.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace hui::report {

namespace {

using savings::Movement;
using savings::Share;

Flag flag_of(FlagCode code, const BookUnderAudit& book, const std::vector<Seq>& entries,
             std::vector<NamedFact> facts) {
    Flag flag{.code = code, .book = book.code, .entries = {}, .facts = std::move(facts)};
    for (const Seq seq : entries) { flag.entries.push_back({book.code, seq}); }
    return flag;
}

/// The entries that stand for the share without its own money, or its opening where there is none.
std::vector<Seq> entries_instead(const GroupUnderAudit& group, ShareNo share) {
    std::vector<Seq> entries;
    for (const Movement& movement : group.history.movements()) {
        const bool is_of_it = movement.share == share && movement.on <= group.book.on &&
                              (movement.covers_dues() || movement.hands_over());
        if (is_of_it && !movement.is_cancelled()) { entries.push_back(movement.seq); }
    }
    if (entries.empty()) { entries.emplace_back(1); }
    return entries;
}

bool is_dated_by(const Entry& entry, Date on) { return entry.effective_on <= on; }

std::int64_t dues_passed(const GroupUnderAudit& group, const Share& share) {
    const auto dues = savings::dues_of(group.group, share);
    return std::count_if(dues.begin(), dues.end(),
                         [&](const savings::Due& due) { return due.on <= group.book.on; });
}

void add_no_contribution(const GroupUnderAudit& group, std::vector<Flag>& flags) {
    for (const Share& share : group.group.shares) {
        const std::int64_t enough_dues = group.group.has_drawn(share) ? 1 : 2;
        const bool is_asked = dues_passed(group, share) >= enough_dues;
        if (share.paid != Vnd{} || share.left || !is_asked) { continue; }
        flags.push_back(flag_of(FlagCode::no_contribution, group.book,
                                entries_instead(group, share.no),
                                {{"share", share_text(share.no)}, {"member", share.member}}));
    }
}

void add_out_of_order(const BookUnderAudit& book, std::vector<Flag>& flags) {
    struct Plan {
        Round round;
        std::vector<Seq> changes;
    };
    std::map<ShareNo, Plan> plans;
    for (const Entry& entry : book.entries) {
        const auto event = savings::event_of(entry.kind, entry.body);
        if (!event || !is_dated_by(entry, book.on)) { continue; }
        if (const auto* opened = std::get_if<savings::GroupOpened>(&*event)) {
            for (const auto& seat : opened->seats) { plans[seat.share].round = seat.turn; }
        } else if (const auto* joined = std::get_if<savings::ShareJoined>(&*event)) {
            plans[joined->seat.share].round = joined->seat.turn;
        } else if (const auto* turns = std::get_if<savings::TurnsChanged>(&*event)) {
            for (const savings::TurnChange& change : turns->changes) {
                Plan& plan = plans[change.share];
                if (plan.round == Round{}) { plan.round = change.turn; }
                plan.changes.push_back(entry.seq);
            }
        } else if (const auto* pot = std::get_if<savings::PaidOut>(&*event)) {
            Plan& plan = plans[pot->share];
            if (pot->part != savings::PaidOut::Part::first || plan.round == pot->round) {
                continue;
            }
            std::vector<Seq> entries{entry.seq};
            entries.insert(entries.end(), plan.changes.begin(), plan.changes.end());
            flags.push_back(flag_of(FlagCode::out_of_order, book, entries,
                                    {{"share", share_text(pot->share)},
                                     {"round", pot->round.count()},
                                     {"planned", plan.round.count()}}));
        }
    }
}

void add_far_from_date(const BookUnderAudit& book, const FlagLimits& limits,
                       std::vector<Flag>& flags) {
    for (const Entry& entry : book.entries) {
        const bool is_money = !entry.postings.empty() && !entry.reverses && entry.seq != Seq{1} &&
                              is_dated_by(entry, book.on);
        const auto days = is_money ? recorded_after(entry) : std::nullopt;
        if (!days || *days <= limits.recorded_after) { continue; }
        flags.push_back(flag_of(
            FlagCode::far_from_date, book, {entry.seq},
            {{"seq", entry.seq.count()}, {"date", happened_on(entry)}, {"days", days->count()}}));
    }
}

Date recorded_on(const Entry& entry) { return day_in_vietnam(entry.recorded_at); }

/// Whether both record the same money. What it was for follows from what else is recorded, and its
/// true date or where it came from makes it no other money.
bool is_just_as(const Entry& entry, const Entry& original) {
    constexpr std::array<std::string_view, 6> besides{"corrects", "of_date", "recovered",
                                                      "repaid",   "source",  "split"};
    const auto said_in = [&](const Entry& one) {
        const BodyReader body{one.body};
        std::map<std::string, std::string> said;
        for (const std::string& key : body.keys()) {
            const bool is_besides = std::find(besides.begin(), besides.end(), key) != besides.end();
            if (!is_besides) { said[key] = body.json(key); }
        }
        return said;
    };
    return entry.kind == original.kind && said_in(entry) == said_in(original);
}

/// The entry that was recorded in the place of one that was undone, if any: the next that is just
/// as that was, in the days after the reversal, or one that says that it corrects it.
const Entry* again_after(const BookUnderAudit& book, const Entry& reversal, const Entry& original) {
    const Days soon{7};  // a week later the share owes as much again
    const auto again = std::find_if(book.entries.begin(), book.entries.end(), [&](const Entry& e) {
        const bool may_be = e.seq > reversal.seq && e.kind == original.kind;
        if (!may_be || !is_dated_by(e, book.on)) { return false; }
        const auto correction = correction_in(BodyReader{e.body});
        if (correction && correction->corrects) { return *correction->corrects == original.seq; }
        const bool is_soon = e.effective_on < reversal.effective_on + soon ||
                             recorded_on(e) < recorded_on(reversal) + soon;
        return is_soon && is_just_as(e, original);
    });
    return again == book.entries.end() ? nullptr : &*again;
}

/// How long money stood in the book before it was undone: by when both were recorded, since a
/// reversal may bear the day of what it undoes, or by the dates.
Days days_stood(const Entry& original, const Entry& reversal) {
    return std::max(recorded_on(reversal) - recorded_on(original),
                    reversal.effective_on - original.effective_on);
}

void add_round_trip(const BookUnderAudit& book, std::vector<Flag>& flags) {
    for (const Entry& reversal : book.entries) {
        if (!reversal.reverses || reversal.postings.empty() || !is_dated_by(reversal, book.on)) {
            continue;
        }
        const Entry& original =
            book.entries.at(static_cast<std::size_t>(reversal.reverses->count() - 1));
        const Days stood = days_stood(original, reversal);
        const Entry* again = again_after(book, reversal, original);
        // What comes back may bear the old date, too.
        const bool came_back = again != nullptr && recorded_on(*again) > recorded_on(original);
        if (stood <= Days{} && !came_back) { continue; }
        std::vector<Seq> entries{original.seq, reversal.seq};
        if (again != nullptr) { entries.push_back(again->seq); }
        flags.push_back(flag_of(FlagCode::round_trip, book, entries,
                                {{"seq", original.seq.count()},
                                 {"undone", reversal.seq.count()},
                                 {"days", stood.count()}}));
    }
}

/// Of what lies in the box what has lain there for long.
void add_cash_held(const BookUnderAudit& book, const std::vector<CashLayer>& layers,
                   const FlagLimits& limits, std::vector<Flag>& flags) {
    // What came on this day or before has lain there for longer than that.
    const Date since = book.on - limits.cash_lies - Days{1};
    Vnd held;
    std::vector<Seq> entries;
    for (const CashLayer& layer : layers) {
        if (layer.since > since) { break; }
        held += layer.amount;
        entries.push_back(layer.entry);
    }
    if (entries.empty()) { return; }
    flags.push_back(flag_of(FlagCode::cash_held, book, entries,
                            {{"amount", held}, {"days", limits.cash_lies.count()}}));
}

/// The fund keeps what the first draws left in it.
std::vector<CashLayer> held_without_fund(const GroupUnderAudit& group) {
    auto layers = savings::cash_held(group.history, group.book.on);
    take_oldest(layers, group.group.reserve);
    return layers;
}

void add_large_opening(const GroupUnderAudit& group, const FlagLimits& limits,
                       std::vector<Flag>& flags) {
    Vnd most;
    for (Round round{1}; round <= group.group.rounds(); round = round.next()) {
        most = std::max(most, savings::pot_of(group.group, round));
    }
    if (most < limits.large_opening) { return; }
    flags.push_back(flag_of(FlagCode::large_opening, group.book, {Seq{1}}, {{"amount", most}}));
}

void add_receipt_missing(const BookUnderAudit& book, std::vector<Flag>& flags) {
    std::int64_t last = 0;
    for (const Entry& entry : book.entries) {
        if (entry.receipt == ReceiptNo{}) { continue; }
        if (entry.receipt.count() != last + 1 && is_dated_by(entry, book.on)) {
            flags.push_back(flag_of(FlagCode::receipt_missing, book, {entry.seq},
                                    {{"receipt", entry.receipt.count()}, {"last", last}}));
        }
        last = entry.receipt.count();
    }
}

/// Digits and letters alone, in lower case.
std::string bare(const std::string& value) {
    std::string text;
    for (const char letter : value) {
        const auto code = static_cast<unsigned char>(letter);
        if (std::isalnum(code) != 0) { text += static_cast<char>(std::tolower(code)); }
    }
    return text;
}

/// A phone number as it is dialled in Vietnam: with 0 in the place of +84 or 0084.
std::string dialled(std::string number) {
    constexpr std::size_t least_after_country = 9;
    for (const std::string_view country : {"0084", "84"}) {
        const bool is_abroad =
            number.starts_with(country) && number.size() >= country.size() + least_after_country;
        if (!is_abroad) { continue; }
        number.erase(0, country.size());
        return number.starts_with('0') ? number : "0" + number;
    }
    return number;
}

}  // namespace

std::string_view name_of(FlagCode code) {
    constexpr std::array names{
#define HUI_NAME(name) std::string_view{#name},
        HUI_FLAGS(HUI_NAME)
#undef HUI_NAME
    };
    return names.at(static_cast<std::size_t>(code));
}

std::vector<Flag> flags_of_group(const GroupUnderAudit& group, const FlagLimits& limits) {
    std::vector<Flag> flags;
    add_no_contribution(group, flags);
    add_out_of_order(group.book, flags);
    add_far_from_date(group.book, limits, flags);
    add_round_trip(group.book, flags);
    add_cash_held(group.book, held_without_fund(group), limits, flags);
    add_large_opening(group, limits, flags);
    add_receipt_missing(group.book, flags);
    return flags;
}

std::vector<Flag> flags_of_portfolio(const BookUnderAudit& book, const FlagLimits& limits) {
    std::vector<Flag> flags;
    add_far_from_date(book, limits, flags);
    add_round_trip(book, flags);
    add_cash_held(book, lending::collected_cash(book.entries, book.on), limits, flags);
    add_receipt_missing(book, flags);
    return flags;
}

std::vector<Flag> several_groups(const std::vector<Organises>& all) {
    std::map<std::string, std::vector<EntryPlace>> groups;
    for (const Organises& one : all) { groups[one.member].push_back({one.group, one.since}); }
    std::vector<Flag> flags;
    for (const auto& [member, places] : groups) {
        if (places.size() < 2) { continue; }
        std::string codes;
        for (const EntryPlace& place : places) {
            codes += (codes.empty() ? "" : ", ") + place.book;
        }
        flags.push_back({.code = FlagCode::several_groups,
                         .book = std::string{registry::register_book},
                         .entries = places,
                         .facts = {{"member", member}, {"groups", codes}}});
    }
    return flags;
}

std::vector<Flag> shared_values(FlagCode code, std::vector<MemberValue> values) {
    std::map<std::string, std::vector<MemberValue>> by_value;
    for (MemberValue& value : values) {
        std::string same = bare(value.value);
        if (code == FlagCode::shared_phone) { same = dialled(std::move(same)); }
        by_value[same].push_back(std::move(value));
    }
    std::vector<Flag> flags;
    for (const auto& [value, members] : by_value) {
        if (value.empty() || members.size() < 2) { continue; }
        std::vector<std::string> names;
        Flag flag{
            .code = code, .book = std::string{registry::register_book}, .entries = {}, .facts = {}};
        for (const MemberValue& one : members) {
            names.push_back(one.member);
            flag.entries.push_back({flag.book, one.seq});
        }
        flag.facts = {{"members", fmt::format("{}", fmt::join(names, ", "))}};
        flags.push_back(std::move(flag));
    }
    return flags;
}

}  // namespace hui::report
