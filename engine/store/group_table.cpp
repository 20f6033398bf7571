#include "engine/store/group_table.hpp"

#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"

#include <set>

namespace hui::store {

namespace {

using savings::Group;
using savings::Share;

[[noreturn]] void damaged(const BookRow& book) {
    throw Fault{refuse(Code::ledger_damaged, {{"detail", book.code + " 1"}})};
}

/// What the row stores as a word must still be one that the rules know.
template <class Value>
Value stored(const Result<Value>& parsed, const BookRow& book) {
    if (!parsed) { damaged(book); }
    return *parsed;
}

savings::Commitment commitment_in(Ledger& ledger, const BookRow& book, Seq seq) {
    const auto entry = find_entry(ledger, book, seq);
    if (!entry || entry->kind != savings::lot_committed_kind) { damaged(book); }
    auto committed = savings::lot_committed_of(entry->body);
    return {.hash = committed.commitment,
            .source = std::move(committed.source),
            .seq = seq,
            .on = entry->effective_on};
}

Group read_group(Ledger& ledger, const BookRow& book) {
    Query row{ledger.database(),
              "SELECT code, name, unit, organiser, contribution, start, every, pot, turn_order,"
              " late_interest, drawn, closed_through, commitment FROM savings_group WHERE book = ?",
              book.id};
    if (!row.next()) { damaged(book); }
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
                  .late_interest = stored(savings::parse_late_interest(row.text(9)), book)},
        .shares = {},
        .drawn = Round{row.integer(10)},
        .closed_through = row.is_null(11) ? std::nullopt : std::optional{month_of(row.text(11))},
        .commitment = row.is_null(12)
                          ? std::nullopt
                          : std::optional{commitment_in(ledger, book, Seq{row.integer(12)})}};
}

/// Each round that was drawn must have its share, and no round two.
void check_turns(const Group& group, const BookRow& book) {
    std::set<Round> turns;
    for (const Share& share : group.shares) {
        const bool in_cycle = share.turn >= Round{} && share.turn <= group.rounds();
        const bool is_free = !share.has_turn() || turns.insert(share.turn).second;
        if (!in_cycle || !is_free) { damaged(book); }
    }
    if (group.shares.empty() || group.drawn < Round{} || group.drawn > group.rounds()) {
        damaged(book);
    }
    for (Round round{1}; round <= group.drawn; round = round.next()) {
        if (!turns.contains(round)) { damaged(book); }
    }
}

void save_terms(Ledger& ledger, const BookRow& book, const Group& group) {
    const savings::Terms& terms = group.terms;
    const std::optional<std::string> closed_through =
        group.closed_through ? std::optional{iso(*group.closed_through)} : std::nullopt;
    Query{ledger.database(),
          "INSERT OR REPLACE INTO savings_group VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
          group.commitment ? std::optional{group.commitment->seq.count()} : std::nullopt}
        .run();
}

void save_share(Ledger& ledger, const BookRow& book, const Share& share, const Share* before) {
    Query{ledger.database(), "INSERT OR REPLACE INTO share VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          book.id,           share.no,
          share.member,      share.turn,
          share.paid,        share.repaid,
          share.received,    share.late_reversals}
        .run();
    if (before != nullptr && before->advances == share.advances) { return; }
    Query{ledger.database(), "DELETE FROM advance WHERE book = ? AND share = ?", book.id, share.no}
        .run();
    for (const savings::AdvancedDue& due : share.advances) {
        Query{ledger.database(), "INSERT INTO advance VALUES (?, ?, ?, ?)",
              book.id,           share.no,
              due.round,         due.amount}
            .run();
    }
}

}  // namespace

Group load_group(Ledger& ledger, const BookRow& book) {
    Group group = read_group(ledger, book);
    Query row{
        ledger.database(),
        "SELECT no, member, turn, paid, repaid, received, late_reversals FROM share WHERE book = ?"
        " ORDER BY no",
        book.id};
    while (row.next()) {
        group.shares.push_back({.no = ShareNo{row.integer(0)},
                                .member = row.text(1),
                                .turn = Round{row.integer(2)},
                                .paid = row.vnd(3),
                                .repaid = row.vnd(4),
                                .received = row.vnd(5),
                                .advances = {},
                                .late_reversals = row.integer(6)});
        // Shares are found by their place; a gap would give one share's money to another.
        if (group.shares.back().no.count() != group.rounds().count()) { damaged(book); }
    }
    check_turns(group, book);
    Query due{ledger.database(),
              "SELECT share, round, amount FROM advance WHERE book = ? ORDER BY share, round",
              book.id};
    while (due.next()) {
        const ShareNo no{due.integer(0)};
        if (group.find(no) == nullptr) { damaged(book); }
        group.at(no).advances.push_back({.round = Round{due.integer(1)}, .amount = due.vnd(2)});
    }
    return group;
}

savings::History load_history(Ledger& ledger, const BookRow& book) {
    savings::History history;
    each_entry(ledger, book, [&](const Entry& entry) {
        if (auto movement = savings::movement_of(entry)) { history.add(*std::move(movement)); }
    });
    return history;
}

void save_group(Ledger& ledger, const BookRow& book, const Group& group, const Group* before) {
    if (before == nullptr || before->drawn != group.drawn ||
        before->closed_through != group.closed_through || before->commitment != group.commitment) {
        save_terms(ledger, book, group);
    }
    for (std::size_t i = 0; i < group.shares.size(); ++i) {
        const Share* old = before != nullptr ? &before->shares.at(i) : nullptr;
        if (old == nullptr || *old != group.shares[i]) {
            save_share(ledger, book, group.shares[i], old);
        }
    }
}

void save_closing(Ledger& ledger, const BookRow& book, const closing::MonthClosed& closed,
                  Seq closing_seq, Seq from_seq) {
    const std::string month = iso(closed.month);
    Query{ledger.database(),
          "INSERT INTO closing VALUES (?, ?, ?, ?, ?)",
          book.id,
          month,
          closing_seq,
          from_seq,
          closed.register_seq}
        .run();
    for (const auto& [account, amount] : closed.balances.all()) {
        Query{ledger.database(), "INSERT INTO checkpoint VALUES (?, ?, ?, ?)",
              book.id,           month,
              account.name(),    amount}
            .run();
    }
}

}  // namespace hui::store
