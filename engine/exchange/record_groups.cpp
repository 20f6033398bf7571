#include "engine/actions/open_group.hpp"
#include "engine/base/text.hpp"
#include "engine/exchange/record_rows.hpp"
#include "engine/savings/open.hpp"

#include <algorithm>
#include <map>
#include <span>

namespace hui::exchange {

namespace {

using savings::GroupOpened;
using savings::Seat;
using savings::Terms;

bool same_terms(const Terms& a, const Terms& b) {
    return same_code(a.code, b.code) && a.name == b.name && same_code(a.unit, b.unit) &&
           same_code(a.organiser, b.organiser) && a.contribution == b.contribution &&
           a.start == b.start && a.every == b.every && a.pot == b.pot && a.order == b.order &&
           a.late_interest == b.late_interest && a.reserve == b.reserve &&
           a.payout_approval == b.payout_approval && same_agreement(a.calendar, b.calendar) &&
           a.on_default == b.on_default;
}

Round turn_of(const ShareRow& row, savings::Order order) {
    return row.turn.value_or(savings::turn_unless_named(row.share, order));
}

Refusal group_rejected(std::string_view group) {
    return refuse(Code::group_rejected, {{"group", std::string{group}}});
}

Refusal seat_taken(std::string_view group, ShareNo share, std::string_view member) {
    return refuse(Code::code_taken, {{"code", std::string{group} + " " + share_text(share)},
                                     {"holder", std::string{member}}});
}

/// The share that a refusal of an opening names.
std::string share_in(const Refusal& refusal) {
    for (const NamedFact& fact : refusal.facts) {
        if (fact.name == "share") { return std::get<std::string>(fact.value); }
    }
    return "";
}

/// A row of `shares.csv` on its way into a group that shall be opened.
struct WantedSeat {
    const ShareRow* row;
    enum class Standing { first, repeated };
    Standing standing = Standing::first;
    Check reason;  ///< why it can't be taken
};

class GroupImport {
public:
    explicit GroupImport(ImportRun& run) : run_(run), policy_(store::policy_of(run.ledger)) {
        std::stable_sort(rows().shares.begin(), rows().shares.end(),
                         [](const auto& a, const auto& b) { return a.group < b.group; });
        first_rows_.resize(rows().codes.size());
        for (const GroupRow& row : rows().groups) {
            if (first_rows_[row.group] == nullptr) { first_rows_[row.group] = &row; }
        }
        rejected_ = rows().unread_groups.groups;
        seats_lost_ = rows().unread_shares.nameless;
        for (const auto group : rows().unread_shares.groups) {
            const bool known = first_rows_[group] != nullptr || rejected_.contains(group) ||
                               store::find_book(run_.ledger, rows().codes.code(group));
            seats_lost_ = seats_lost_ || !known;
        }
    }

    RejectedGroups record_all() {
        for (const GroupRow& row : rows().groups) {
            if (first_rows_[row.group] == &row) {
                record_group(row);
            } else {
                record_again(row);
            }
        }
        for (auto at = rows().shares.cbegin(); at != rows().shares.cend();) {
            const auto shares = shares_of(at->group);
            if (first_rows_[at->group] == nullptr) { record_lone_shares(shares); }
            at += std::ssize(shares);
        }
        return std::move(rejected_);
    }

private:
    using Shares = std::span<const ShareRow>;

    ImportRows& rows() { return run_.rows; }
    Shares shares_of(Codes::Index group) {
        const auto [first, last] =
            std::equal_range(rows().shares.cbegin(), rows().shares.cend(), ShareRow{.group = group},
                             [](const auto& a, const auto& b) { return a.group < b.group; });
        return {first, last};
    }

    void record_group(const GroupRow& row);
    void record_again(const GroupRow& row);
    void record_lone_shares(Shares shares);
    void compare_seats(const GroupOpened& opened, Shares shares);
    void open(const GroupRow& row, Shares shares);
    Check open_with(const GroupRow& row, std::vector<WantedSeat>& seats);
    Check blame(const GroupRow& row, const Refusal& refusal, std::vector<WantedSeat>& seats);
    void warn_of_interest(const GroupRow& row);
    GroupOpened opening_of(const store::BookRow& book);

    ImportRun& run_;
    registry::Policy policy_;
    std::vector<const GroupRow*> first_rows_;  ///< by the group's number
    RejectedGroups rejected_;
    bool seats_lost_ = false;  ///< a row of a share can't be read, and nobody knows whose
};

GroupOpened GroupImport::opening_of(const store::BookRow& book) {
    const auto opening = store::find_entry(run_.ledger, book, Seq{1});
    auto event = opening ? savings::event_of(opening->kind, opening->body) : std::nullopt;
    if (!event || !std::holds_alternative<GroupOpened>(*event)) {
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", book.code}})};
    }
    return std::get<GroupOpened>(*std::move(event));
}

void GroupImport::record_group(const GroupRow& row) {
    const auto book = actions::group_book(run_.ledger, row.terms.code);
    if (!book) { return open(row, shares_of(row.group)); }
    const GroupOpened opened = opening_of(*book);
    if (same_terms(opened.terms, row.terms)) {
        run_.skip_row();
    } else {
        rejected_.insert(row.group);
        run_.refuse_row(row.place, refuse(Code::code_taken, {{"code", row.terms.code},
                                                             {"holder", opened.terms.name},
                                                             {"group", opened.terms.code}}));
    }
    compare_seats(opened, shares_of(row.group));
}

/// Another row with the code of an earlier one.
void GroupImport::record_again(const GroupRow& row) {
    const Terms& first = first_rows_[row.group]->terms;
    if (!same_terms(first, row.terms)) {
        return run_.refuse_row(row.place, refuse(Code::code_taken, {{"code", row.terms.code},
                                                                    {"holder", first.name}}));
    }
    if (rejected_.contains(row.group)) {
        return run_.refuse_row(row.place, group_rejected(row.terms.code));
    }
    run_.skip_row();
}

/// Shares of a group that has no row in the files.
void GroupImport::record_lone_shares(Shares shares) {
    const auto group = shares.front().group;
    const std::string& code = rows().codes.code(group);
    const auto book = actions::group_book(run_.ledger, code);
    if (book) { return compare_seats(opening_of(*book), shares); }
    for (const ShareRow& share : shares) {
        run_.refuse_row(share.place,
                        rejected_.contains(group) ? group_rejected(code) : book.refusal());
    }
}

/// The shares of a group that is open must be those that it was opened with.
void GroupImport::compare_seats(const GroupOpened& opened, Shares shares) {
    for (const ShareRow& share : shares) {
        const auto seat =
            std::find_if(opened.seats.begin(), opened.seats.end(),
                         [&](const Seat& known) { return known.share == share.share; });
        if (seat == opened.seats.end()) {
            run_.refuse_row(share.place,
                            refuse(Code::unknown_share, {{"group", opened.terms.code},
                                                         {"share", share_text(share.share)},
                                                         {"shares", std::ssize(opened.seats)}}));
        } else if (seat->turn == turn_of(share, opened.terms.order) &&
                   same_code(seat->member, share.member)) {
            run_.skip_row();
        } else {
            run_.refuse_row(share.place, seat_taken(opened.terms.code, seat->share, seat->member));
        }
    }
}

std::vector<WantedSeat> wanted_seats(const Terms& terms, std::span<const ShareRow> shares) {
    std::vector<WantedSeat> seats;
    std::map<ShareNo, const ShareRow*> firsts;
    for (const ShareRow& share : shares) {
        WantedSeat seat{.row = &share, .reason = {}};
        const auto [first, is_new] = firsts.try_emplace(share.share, &share);
        if (!is_new) {
            const ShareRow& known = *first->second;
            seat.standing = WantedSeat::Standing::repeated;
            if (turn_of(known, terms.order) != turn_of(share, terms.order) ||
                !same_code(known.member, share.member)) {
                seat.reason = seat_taken(terms.code, known.share, known.member);
            }
        }
        seats.push_back(std::move(seat));
    }
    return seats;
}

void GroupImport::open(const GroupRow& row, Shares shares) {
    std::vector<WantedSeat> seats = wanted_seats(row.terms, shares);
    if (const auto reason = open_with(row, seats)) {
        rejected_.insert(row.group);
        run_.refuse_row(row.place, *reason);
        for (WantedSeat& seat : seats) {
            run_.refuse_row(seat.row->place,
                            seat.reason ? *std::move(seat.reason) : group_rejected(row.terms.code));
        }
        return;
    }
    ++run_.outcome.created().groups;
    run_.outcome.row_done();
    for (const WantedSeat& seat : seats) {
        if (seat.standing == WantedSeat::Standing::repeated) {
            run_.skip_row();
        } else {
            ++run_.outcome.created().shares;
            run_.outcome.row_done();
        }
    }
    warn_of_interest(row);
}

/// Opens the group, or gives the reason why its own row is rejected.
Check GroupImport::open_with(const GroupRow& row, std::vector<WantedSeat>& seats) {
    const bool bad_seat =
        std::any_of(seats.begin(), seats.end(), [](const WantedSeat& seat) { return seat.reason; });
    if (bad_seat || seats_lost_ || rejected_.contains(row.group) ||
        rows().unread_shares.groups.contains(row.group)) {
        return group_rejected(row.terms.code);
    }
    actions::OpenGroupRequest request{
        .group = {.terms = row.terms, .seats = {}, .source = savings::Source::imported},
        .on = {},
        .ref = ""};
    for (const WantedSeat& seat : seats) {
        if (seat.standing == WantedSeat::Standing::repeated) { continue; }
        request.group.seats.push_back({.share = seat.row->share,
                                       .member = std::string{seat.row->member},
                                       .turn = turn_of(*seat.row, row.terms.order)});
    }
    const auto opened = actions::open_group(run_.ledger, run_.registry_book, request, run_.actor);
    return opened ? Check{} : blame(row, opened.refusal(), seats);
}

/// Gives the refusal of an opening to the share that it is about, if any.
Check GroupImport::blame(const GroupRow& row, const Refusal& refusal,
                         std::vector<WantedSeat>& seats) {
    const auto unknown = [&](std::string_view member) {
        return !store::find_member(run_.ledger, member);
    };
    switch (refusal.code) {
        case Code::unknown_member:
            for (WantedSeat& seat : seats) {
                if (!unknown(seat.row->member)) { continue; }
                seat.reason =
                    refuse(Code::unknown_member, {{"member", std::string{seat.row->member}}});
            }
            if (!unknown(row.terms.organiser)) { break; }
            return refuse(Code::unknown_member, {{"member", row.terms.organiser}});
        case Code::share_repeated:
        case Code::turns_not_one_each:
            for (WantedSeat& seat : seats) {
                if (share_text(seat.row->share) == share_in(refusal)) { seat.reason = refusal; }
            }
            break;
        default:
            return refusal;
    }
    return group_rejected(row.terms.code);
}

void GroupImport::warn_of_interest(const GroupRow& row) {
    const auto cap = savings::exceeded_cap(row.terms, policy_);
    if (!cap) { return; }
    run_.outcome.warn(WarningCode::late_interest_above_cap, row.place,
                      {{"group", row.terms.code},
                       {"agreed", savings::late_interest_text(row.terms.late_interest)},
                       {"cap", percent_text(*cap)}});
}

}  // namespace

RejectedGroups record_groups(ImportRun& run) { return GroupImport{run}.record_all(); }

}  // namespace hui::exchange
