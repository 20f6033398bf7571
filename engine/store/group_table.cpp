#include "engine/store/group_table.hpp"

#include "engine/savings/apply.hpp"
#include "engine/store/database.hpp"
#include "engine/store/share_table.hpp"

#include <set>

namespace hui::store {

namespace {

using savings::Group;
using savings::Share;

/// What the row stores as a word must still be one that the rules know.
template <class Value>
Value stored(const Result<Value>& parsed, const BookRow& book) {
    if (!parsed) { group_damaged(book); }
    return *parsed;
}

savings::Commitment commitment_in(Ledger& ledger, const BookRow& book, Seq seq) {
    const auto entry = find_entry(ledger, book, seq);
    if (!entry || entry->kind != savings::lot_committed_kind) { group_damaged(book); }
    return savings::commitment_of(*entry);
}

savings::RulesInForce rules_in(Ledger& ledger, const BookRow& book, Seq seq) {
    const auto entry = find_entry(ledger, book, seq);
    if (!entry || entry->kind != savings::turn_rules_agreed_kind) { group_damaged(book); }
    return savings::rules_of(*entry);
}

savings::LastCount count_in(Ledger& ledger, const BookRow& book, Seq seq) {
    const auto entry = find_entry(ledger, book, seq);
    if (!entry || entry->kind != savings::cash_counted_kind) { group_damaged(book); }
    return savings::count_of(*entry);
}

/// From the columns `leap`, `draw_after`, `roll` and `holidays`, the first of which is `at`.
savings::GroupCalendar read_calendar(const Query& row, int at, const BookRow& book) {
    savings::GroupCalendar calendar{.draw_after = row.integer(at + 1)};
    if (!row.is_null(at)) { calendar.lunar = stored(savings::parse_leap(row.text(at)), book); }
    if (stored(parse_roll(row.text(at + 2)), book) == Roll::next) {
        calendar.rest_days = {.holidays = savings::dates_of(row.text(at + 3))};
    }
    return calendar;
}

Group read_group(Ledger& ledger, const BookRow& book) {
    Query row{ledger.database(),
              "SELECT code, name, unit, organiser, contribution, start, every, pot, turn_order,"
              " late_interest, drawn, closed_through, commitment, turn_rules, reserve_term,"
              " two_person, reserve, dissolved_on, leap, draw_after, roll, holidays, taken_over_on,"
              " interest_held, cycle, renews, on_default, last_count, cash_difference FROM "
              "savings_group WHERE book = ?",
              book.id};
    if (!row.next()) { group_damaged(book); }
    return {
        .terms = {.code = row.text(0),
                  .name = row.text(1),
                  .unit = row.text(2),
                  .organiser = row.text(3),
                  .contribution = row.vnd(4),
                  .start = date_of(row.text(5)),
                  .every = stored(parse_interval(row.text(6)), book),
                  .pot = stored(savings::parse_pot(row.text(7)), book),
                  .order = stored(savings::parse_order(row.text(8)), book),
                  .late_interest = stored(savings::parse_late_interest(row.text(9)), book),
                  .reserve = row.vnd(14),
                  .payout_approval = row.integer(15) == 0 ? savings::Approval::none
                                                          : savings::Approval::two_persons,
                  .calendar = read_calendar(row, 18, book),
                  .on_default = stored(savings::parse_on_default(row.text(26)), book)},
        .shares = {},
        .drawn = Round{row.integer(10)},
        .closed_through = row.is_null(11) ? std::nullopt : std::optional{month_of(row.text(11))},
        .commitment = row.is_null(12)
                          ? std::nullopt
                          : std::optional{commitment_in(ledger, book, Seq{row.integer(12)})},
        .rules = row.is_null(13) ? std::nullopt
                                 : std::optional{rules_in(ledger, book, Seq{row.integer(13)})},
        .reserve = row.vnd(16),
        .interest_held = row.vnd(23),
        .dissolved = row.is_null(17) ? std::nullopt : std::optional{date_of(row.text(17))},
        .taken_over_on = row.is_null(22) ? std::nullopt : std::optional{date_of(row.text(22))},
        .cycle = savings::Cycle{row.integer(24)},
        .renews = row.text(25),
        .last_count = row.is_null(27) ? std::nullopt
                                      : std::optional{count_in(ledger, book, Seq{row.integer(27)})},
        .cash_difference = row.vnd(28)};
}

/// Each round that was drawn must have its share, and no round two.
void check_turns(const Group& group, const BookRow& book) {
    std::set<Round> turns;
    for (const Share& share : group.shares) {
        const bool in_cycle = share.turn >= Round{} && share.turn <= group.rounds();
        const bool is_free = !share.has_turn() || turns.insert(share.turn).second;
        if (!in_cycle || !is_free) { group_damaged(book); }
    }
    if (group.shares.empty() || group.drawn < Round{} || group.drawn > group.rounds()) {
        group_damaged(book);
    }
    for (Round round{1}; round <= group.drawn; round = round.next()) {
        if (!turns.contains(round)) { group_damaged(book); }
    }
}

void save_terms(Ledger& ledger, const BookRow& book, const Group& group) {
    const savings::Terms& terms = group.terms;
    const std::optional<std::string> closed_through =
        group.closed_through ? std::optional{iso(*group.closed_through)} : std::nullopt;
    const savings::GroupCalendar& calendar = terms.calendar;
    Query{ledger.database(),
          "INSERT OR REPLACE INTO savings_group VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          book.id,
          terms.code,
          terms.name,
          terms.unit,
          terms.organiser,
          terms.contribution,
          iso(terms.start),
          interval_text(terms.every),
          savings::pot_text(terms.pot),
          savings::order_text(terms.order),
          savings::late_interest_text(terms.late_interest),
          group.drawn,
          closed_through,
          group.commitment ? std::optional{group.commitment->seq.count()} : std::nullopt,
          group.rules ? std::optional{group.rules->seq.count()} : std::nullopt,
          terms.reserve,
          std::int64_t{terms.payout_approval == savings::Approval::two_persons ? 1 : 0},
          group.reserve,
          group.interest_held,
          group.dissolved ? std::optional{iso(*group.dissolved)} : std::nullopt,
          calendar.lunar ? std::optional{std::string{savings::leap_text(*calendar.lunar)}}
                         : std::nullopt,
          calendar.draw_after,
          savings::roll_text(calendar),
          calendar.rest_days ? savings::dates_text(calendar.rest_days->holidays) : "",
          group.taken_over_on ? std::optional{iso(*group.taken_over_on)} : std::nullopt,
          group.cycle,
          group.renews,
          savings::on_default_text(terms.on_default),
          group.last_count ? std::optional{group.last_count->seq.count()} : std::nullopt,
          group.cash_difference}
        .run();
}

void save_claims(Ledger& ledger, const BookRow& book, const Group& group) {
    Query{ledger.database(), "DELETE FROM claim WHERE book = ?", book.id}.run();
    for (const savings::Claim& claim : group.claims) {
        Query{ledger.database(), "INSERT INTO claim VALUES (?, ?, ?, ?)",
              book.id,           claim.from,
              claim.to,          claim.amount}
            .run();
    }
}

void load_claims(Ledger& ledger, const BookRow& book, Group& group) {
    Query row{ledger.database(),
              "SELECT debtor, creditor, amount FROM claim WHERE book = ? ORDER BY debtor, creditor",
              book.id};
    while (row.next()) {
        group.claims.push_back(
            {.from = ShareNo{row.integer(0)}, .to = ShareNo{row.integer(1)}, .amount = row.vnd(2)});
    }
}

void save_disputes(Ledger& ledger, const BookRow& book, const Group& group) {
    Query{ledger.database(), "DELETE FROM dispute WHERE book = ?", book.id}.run();
    for (const savings::OpenDispute& open : group.disputes) {
        Query{ledger.database(), "INSERT INTO dispute VALUES (?, ?, ?, ?, ?)",
              book.id,           open.seq,
              open.member,       iso(open.since),
              open.reason}
            .run();
    }
}

void load_disputes(Ledger& ledger, const BookRow& book, Group& group) {
    Query row{ledger.database(),
              "SELECT member, since, reason, seq FROM dispute WHERE book = ? ORDER BY seq",
              book.id};
    while (row.next()) {
        group.disputes.push_back({.member = row.text(0),
                                  .since = date_of(row.text(1)),
                                  .reason = row.text(2),
                                  .seq = Seq{row.integer(3)}});
    }
}

/// Whether the row of the group itself says something else.
bool differs(const Group& group, const Group& before) {
    return before.terms != group.terms || before.drawn != group.drawn ||
           before.dissolved != group.dissolved || before.closed_through != group.closed_through ||
           before.commitment != group.commitment || before.rules != group.rules ||
           before.reserve != group.reserve || before.interest_held != group.interest_held ||
           before.last_count != group.last_count || before.cash_difference != group.cash_difference;
}

Group opened_by(const Entry& entry) {
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& opened = std::get<savings::GroupOpened>(*event);
    Group group = savings::opened_group(opened.terms, opened.seats);
    if (opened.renews) {
        group.cycle = opened.renews->cycle;
        group.renews = opened.renews->group;
    }
    return group;
}

}  // namespace

Group load_group(Ledger& ledger, const BookRow& book) {
    Group group = read_group(ledger, book);
    load_shares(ledger, book, group);
    check_turns(group, book);
    if (group.dissolved) { load_claims(ledger, book, group); }
    load_disputes(ledger, book, group);
    return group;
}

savings::History load_history(Ledger& ledger, const BookRow& book) {
    savings::History history;
    each_entry(ledger, book, [&](const Entry& entry) {
        if (auto movement = savings::movement_of(entry)) { history.add(*std::move(movement)); }
    });
    return history;
}

std::optional<savings::Movement> applied(std::optional<Group>& group, const BookRow& book,
                                         const Entry& entry) {
    if (entry.kind == savings::group_opened_kind) { group = opened_by(entry); }
    if (!group) { group_damaged(book); }
    auto movement = savings::movement_of(entry);
    if (movement) {
        savings::apply(*group, *movement);
        // The lot that was committed to is drawn.
        if (entry.kind == savings::turns_changed_kind &&
            savings::turns_changed_of(entry.body).lot) {
            group->commitment.reset();
        }
    } else if (entry.kind == savings::lot_committed_kind) {
        group->commitment = savings::commitment_of(entry);
    } else if (entry.kind == savings::turn_rules_agreed_kind) {
        group->rules = savings::rules_of(entry);
    } else if (entry.kind == savings::cash_counted_kind) {
        savings::apply_count(*group, savings::count_of(entry));
    } else if (entry.kind == closing::month_closed_kind) {
        group->closed_through = closing::month_closed_of(entry.body).month;
    }
    return movement;
}

std::optional<GroupKnown> load_known(Ledger& ledger, const BookRow& book, Instant as_known) {
    std::optional<Group> group;
    savings::History history;
    each_entry(ledger, book, [&](const Entry& entry) {
        // Where the clock was set back, what was recorded later may come first.
        const bool has_begun = group || entry.kind == savings::group_opened_kind;
        if (entry.recorded_at > as_known || !has_begun) { return; }
        if (auto movement = applied(group, book, entry)) { history.add(*std::move(movement)); }
    });
    if (!group) { return std::nullopt; }
    return GroupKnown{.group = *std::move(group), .history = std::move(history)};
}

void save_group(Ledger& ledger, const BookRow& book, const Group& group, const Group* before) {
    if (group.dissolved && (before == nullptr || before->claims != group.claims)) {
        save_claims(ledger, book, group);
    }
    if (before == nullptr || differs(group, *before)) { save_terms(ledger, book, group); }
    if (before == nullptr ? !group.disputes.empty() : before->disputes != group.disputes) {
        save_disputes(ledger, book, group);
    }
    save_shares(ledger, book, group, before);
}

void save_former_holder(Ledger& ledger, const BookRow& book, const std::string& member) {
    Query{ledger.database(), "INSERT OR IGNORE INTO former_holder VALUES (?, ?)", book.id, member}
        .run();
}

std::optional<std::string> renewed_as(Ledger& ledger, std::string_view group,
                                      std::optional<Date> by) {
    // The query reads the text again with each row.
    const std::optional<std::string> last = by ? std::optional{iso(*by)} : std::nullopt;
    Query row{ledger.database(),
              "SELECT book.code FROM savings_group AS next JOIN book ON book.id = next.book"
              " JOIN entry ON entry.book = next.book AND entry.seq = 1"
              " WHERE next.renews = ? AND entry.effective_on <= coalesce(?, entry.effective_on)",
              group, last};
    return row.next() ? std::optional{row.text(0)} : std::nullopt;
}

std::vector<BookRow> books_not_closed(Ledger& ledger, Month month) {
    std::vector<BookRow> books;
    // The query reads the text again with each row.
    const std::string wanted = iso(month);
    Query row{ledger.database(),
              "SELECT book.id, book.code, portfolio.unit FROM book"
              " LEFT JOIN savings_group ON savings_group.book = book.id"
              " LEFT JOIN portfolio ON portfolio.book = book.id"
              " WHERE book.kind <> 'register'"
              " AND coalesce(savings_group.closed_through, portfolio.closed_through, '') < ?"
              " ORDER BY book.code",
              wanted};
    while (row.next()) {
        books.push_back({.id = row.integer(0),
                         .code = row.text(1),
                         .kind = row.is_null(2) ? BookKind::group : BookKind::loans});
    }
    return books;
}

std::vector<std::string> former_holders(Ledger& ledger, const BookRow& book) {
    std::vector<std::string> members;
    Query row{ledger.database(), "SELECT member FROM former_holder WHERE book = ? ORDER BY member",
              book.id};
    while (row.next()) { members.push_back(row.text(0)); }
    return members;
}

void save_closing(Ledger& ledger, const BookRow& book, const closing::MonthClosed& closed,
                  const ClosingPlace& place) {
    const std::string month = iso(closed.month);
    const std::string recorded_through = iso(place.recorded_through);
    Query{ledger.database(),
          "INSERT INTO closing VALUES (?, ?, ?, ?, ?, ?)",
          book.id,
          month,
          place.seq,
          place.from_seq,
          closed.registry.seq,
          recorded_through}
        .run();
    for (const auto& [account, amount] : closed.balances.all()) {
        Query{ledger.database(), "INSERT INTO checkpoint VALUES (?, ?, ?, ?)",
              book.id,           month,
              account.name(),    amount}
            .run();
    }
}

}  // namespace hui::store
