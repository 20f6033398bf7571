#include "engine/savings/takeover.hpp"

#include "engine/savings/advance.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/money_date.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/round_dates.hpp"

#include <algorithm>
#include <set>

namespace hui::savings {

namespace {

bool has_drawn(const PaperLine& paper) { return paper.received != Vnd{}; }

/// Each share of the group once, none with less than nothing.
Check check_named(const GroupOpened& wanted, const std::vector<PaperLine>& papers) {
    const auto count = static_cast<std::int64_t>(wanted.seats.size());
    std::set<ShareNo> named;
    for (const PaperLine& paper : papers) {
        const bool in_range = paper.share.count() >= 1 && paper.share.count() <= count;
        if (!in_range || !named.insert(paper.share).second) {
            return refuse(Code::share_repeated,
                          {{"share", share_text(paper.share)}, {"shares", count}});
        }
    }
    for (const Seat& seat : wanted.seats) {
        if (!named.contains(seat.share)) {
            return refuse(Code::takeover_share_missing, {{"share", share_text(seat.share)}});
        }
    }
    for (const PaperLine& paper : papers) {
        const Vnd least = std::min({paper.paid, paper.received, paper.advanced});
        if (least < Vnd{}) { return refuse(Code::amount_not_positive, {{"amount", least}}); }
    }
    return {};
}

/// The group as the papers have it.
Group group_of(const GroupOpened& opened, const std::vector<PaperLine>& papers) {
    Group group = opened_group(opened.terms, opened.seats);
    for (const PaperLine& paper : papers) {
        Share& share = group.at(paper.share);
        share.paid = paper.paid;
        share.received = paper.received;
        if (has_drawn(paper)) { group.drawn = group.drawn.next(); }
    }
    return group;
}

Check check_drawn(const Group& group, const PaperLine& paper) {
    const Share& share = *group.find(paper.share);
    const std::string name = share_text(paper.share);
    const Vnd pot = pot_of(group, Round{1});
    if (has_drawn(paper) && paper.received != pot) {
        return refuse(Code::takeover_received,
                      {{"share", name}, {"received", paper.received}, {"pot", pot}});
    }
    if (group.has_drawn(share) != has_drawn(paper)) {
        return refuse(Code::takeover_turn, {{"share", name},
                                            {"turn", share.turn.count()},
                                            {"received", paper.received},
                                            {"drawn", group.drawn.count()}});
    }
    return {};
}

Check check_paid(const Group& group, const PaperLine& paper, Date on) {
    const Share& share = *group.find(paper.share);
    const std::string name = share_text(paper.share);
    const Vnd most = dues_through(group, share, group.rounds());
    if (paper.paid > most) {
        return refuse(Code::takeover_over_cycle,
                      {{"share", name}, {"paid", paper.paid}, {"most", most}});
    }
    Vnd lacking;
    for (const Due& due : uncovered_dues(group, share, on)) { lacking += due.uncovered(); }
    if (paper.advanced > lacking) {
        return refuse(Code::advance_over_due,
                      {{"share", name}, {"lacking", lacking}, {"amount", paper.advanced}});
    }
    const Vnd open = dues_through(group, share, group.drawn) - paper.paid - paper.advanced;
    if (open > Vnd{}) {
        return refuse(Code::takeover_lacking,
                      {{"share", name}, {"lacking", open}, {"drawn", group.drawn.count()}});
    }
    return {};
}

TakenOver taken_over(const Group& group, const PaperLine& paper, Date on) {
    std::vector<Due> dues = uncovered_dues(group, *group.find(paper.share), on);
    // Without it the drawn rounds would not have had their pots.
    std::stable_partition(dues.begin(), dues.end(),
                          [&](const Due& due) { return due.round <= group.drawn; });
    TakenOver share{.share = paper.share,
                    .paid = paper.paid,
                    .received = paper.received,
                    .advances = spread(paper.advanced, dues)};
    std::sort(share.advances.begin(), share.advances.end(),
              [](const AdvancedDue& a, const AdvancedDue& b) { return a.round < b.round; });
    return share;
}

}  // namespace

std::vector<PaperLine> papers_of(const GroupOpened& opened) {
    std::vector<PaperLine> papers;
    for (const TakenOver& share : opened.taken_over) {
        Vnd advanced;
        for (const AdvancedDue& due : share.advances) { advanced += due.amount; }
        papers.push_back({.share = share.share,
                          .paid = share.paid,
                          .received = share.received,
                          .advanced = advanced});
    }
    return papers;
}

Result<GroupOpened> decide_takeover(GroupOpened wanted, std::vector<PaperLine> papers,
                                    const registry::Policy& policy, Date on) {
    if (auto refusal = check_named(wanted, papers)) { return *refusal; }
    std::sort(papers.begin(), papers.end(),
              [](const PaperLine& a, const PaperLine& b) { return a.share < b.share; });
    wanted.taken_over.clear();
    for (const PaperLine& paper : papers) {
        wanted.taken_over.push_back(
            {.share = paper.share, .paid = paper.paid, .received = paper.received, .advances = {}});
    }
    auto opened = decide_open(std::move(wanted), policy);
    if (!opened) { return opened; }
    const Group group = group_of(*opened, papers);
    if (group.terms.reserve > Vnd{} && group.drawn != Round{}) {
        return refuse(Code::takeover_with_reserve, {{"group", group.terms.code}});
    }
    // Nothing that comes after would be accepted on the day.
    if (auto refusal = check_money_date(group, {.on = on, .today = on})) { return *refusal; }
    for (const PaperLine& paper : papers) {
        if (auto refusal = check_drawn(group, paper)) { return *refusal; }
        if (auto refusal = check_paid(group, paper, on)) { return *refusal; }
    }
    if (group.drawn != Round{} && draw_date_of_round(group.terms, group.drawn) > on) {
        return refuse(Code::takeover_before_draw,
                      {{"round", group.drawn.count()},
                       {"due", draw_date_of_round(group.terms, group.drawn)},
                       {"date", on}});
    }
    opened->taken_over.clear();
    for (const PaperLine& paper : papers) {
        opened->taken_over.push_back(taken_over(group, paper, on));
    }
    return opened;
}

std::vector<Posting> takeover_postings(const std::vector<TakenOver>& shares) {
    std::vector<Posting> postings;
    Vnd cash;
    Vnd advanced;
    for (const TakenOver& share : shares) {
        for (const AdvancedDue& due : share.advances) { advanced += due.amount; }
        cash += share.paid - share.received;
        postings.push_back({account::member(share.share), share.received - share.paid});
    }
    postings.insert(postings.begin(),
                    {{account::cash(), cash + advanced}, {account::advances(), -advanced}});
    return without_zeros(std::move(postings));
}

std::vector<std::string> takeover_items(const std::vector<TakenOver>& shares) {
    std::vector<std::string> items;
    for (const TakenOver& share : shares) {
        BodyWriter item;
        if (!share.advances.empty()) {
            std::vector<std::string> dues;
            for (const AdvancedDue& due : share.advances) {
                dues.push_back(
                    BodyWriter{}.add("amount", due.amount).add("round", due.round.count()).text());
            }
            item.add_list("advanced", dues);
        }
        items.push_back(item.add("paid", share.paid)
                            .add("received", share.received)
                            .add("share", share.share.count())
                            .text());
    }
    return items;
}

std::vector<TakenOver> taken_over_in(const std::vector<BodyReader>& items) {
    std::vector<TakenOver> shares;
    for (const BodyReader& item : items) {
        TakenOver share{.share = ShareNo{item.number("share")},
                        .paid = item.vnd("paid"),
                        .received = item.vnd("received"),
                        .advances = {}};
        if (item.has("advanced")) {
            for (const BodyReader& due : item.list("advanced")) {
                share.advances.push_back(
                    {.round = Round{due.number("round")}, .amount = due.vnd("amount")});
            }
        }
        shares.push_back(std::move(share));
    }
    return shares;
}

}  // namespace hui::savings
