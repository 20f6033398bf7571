#include "engine/store/share_table.hpp"

#include "engine/store/database.hpp"

namespace hui::store {

namespace {

using savings::Group;
using savings::Share;

/// The day and the round in two columns; nothing where they are empty.
std::optional<savings::Passage> passage_in(const Query& row, int day) {
    if (row.is_null(day)) { return std::nullopt; }
    return savings::Passage{.on = date_of(row.text(day)), .after = Round{row.integer(day + 1)}};
}

/// Writes anew what was settled of the interest on a share's dues and hand-over.
void save_interest(Ledger& ledger, const BookRow& book, const Share& share) {
    Query{ledger.database(), "DELETE FROM settled_interest WHERE book = ? AND share = ?", book.id,
          share.no}
        .run();
    for (const savings::SettledInterest& item : share.interest) {
        Query{ledger.database(),
              "INSERT INTO settled_interest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              book.id,
              share.no,
              std::int64_t{item.what == savings::InterestOn::hand_over ? 1 : 0},
              item.round,
              item.paid,
              item.waived,
              item.to.organiser,
              item.to.reserve,
              item.to.drawer}
            .run();
    }
}

void load_interest(Ledger& ledger, const BookRow& book, Group& group) {
    Query row{ledger.database(),
              "SELECT share, hand_over, round, paid, waived, to_organiser, to_reserve, to_drawer"
              " FROM settled_interest WHERE book = ? ORDER BY share, hand_over, round",
              book.id};
    while (row.next()) {
        const ShareNo no{row.integer(0)};
        if (group.find(no) == nullptr) { group_damaged(book); }
        group.at(no).interest.push_back(
            {.what = row.integer(1) == 0 ? savings::InterestOn::contribution
                                         : savings::InterestOn::hand_over,
             .round = Round{row.integer(2)},
             .paid = row.vnd(3),
             .waived = row.vnd(4),
             .to = {.organiser = row.vnd(5), .reserve = row.vnd(6), .drawer = row.vnd(7)}});
    }
}

/// Where what others paid for a share's dues stands.
struct DuesTable {
    std::vector<savings::AdvancedDue> Share::*dues;
    const char* select;
    const char* remove;
    const char* insert;
};
constexpr DuesTable advance_table{
    &Share::advances,
    "SELECT share, round, amount FROM advance WHERE book = ? ORDER BY share, round",
    "DELETE FROM advance WHERE book = ? AND share = ?", "INSERT INTO advance VALUES (?, ?, ?, ?)"};
constexpr DuesTable cover_table{
    &Share::covers,
    "SELECT share, round, amount FROM reserve_cover WHERE book = ? ORDER BY share, round",
    "DELETE FROM reserve_cover WHERE book = ? AND share = ?",
    "INSERT INTO reserve_cover VALUES (?, ?, ?, ?)"};

/// Writes anew what others paid for a share's dues.
void save_dues(Ledger& ledger, const BookRow& book, const DuesTable& table, const Share& share) {
    Query{ledger.database(), table.remove, book.id, share.no}.run();
    for (const savings::AdvancedDue& due : share.*table.dues) {
        Query{ledger.database(), table.insert, book.id, share.no, due.round, due.amount}.run();
    }
}

void load_dues(Ledger& ledger, const BookRow& book, const DuesTable& table, Group& group) {
    Query row{ledger.database(), table.select, book.id};
    while (row.next()) {
        const ShareNo no{row.integer(0)};
        if (group.find(no) == nullptr) { group_damaged(book); }
        (group.at(no).*table.dues)
            .push_back({.round = Round{row.integer(1)}, .amount = row.vnd(2)});
    }
}

void save_share(Ledger& ledger, const BookRow& book, const Share& share, const Share* before) {
    const auto day_of = [](const auto& passage) {
        return passage ? std::optional{iso(passage->on)} : std::nullopt;
    };
    const auto round_of = [](const auto& passage) {
        return passage ? std::optional{passage->after.count()} : std::nullopt;
    };
    Query{ledger.database(),
          "INSERT OR REPLACE INTO share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          book.id,
          share.no,
          share.member,
          share.turn,
          share.paid,
          share.repaid,
          share.received,
          share.late_reversals,
          day_of(share.joined),
          round_of(share.joined),
          day_of(share.left),
          round_of(share.left),
          share.recovered,
          share.in_default ? std::optional{iso(*share.in_default)} : std::nullopt,
          share.from_fund}
        .run();
    if (before == nullptr ? !share.interest.empty() : before->interest != share.interest) {
        save_interest(ledger, book, share);
    }
    if (before == nullptr || before->advances != share.advances) {
        save_dues(ledger, book, advance_table, share);
    }
    if (before == nullptr ? !share.covers.empty() : before->covers != share.covers) {
        save_dues(ledger, book, cover_table, share);
    }
}

}  // namespace

void load_shares(Ledger& ledger, const BookRow& book, Group& group) {
    Query row{
        ledger.database(),
        "SELECT no, member, turn, paid, repaid, received, late_reversals, joined_on, joined_after,"
        " left_on, left_after, recovered, defaulted_on, from_fund FROM share WHERE book = ?"
        " ORDER BY no",
        book.id};
    while (row.next()) {
        group.shares.push_back(
            {.no = ShareNo{row.integer(0)},
             .member = row.text(1),
             .turn = Round{row.integer(2)},
             .paid = row.vnd(3),
             .repaid = row.vnd(4),
             .received = row.vnd(5),
             .advances = {},
             .late_reversals = row.integer(6),
             .joined = passage_in(row, 7),
             .left = passage_in(row, 9),
             .recovered = row.vnd(11),
             .in_default = row.is_null(12) ? std::nullopt : std::optional{date_of(row.text(12))},
             .from_fund = row.vnd(13)});
        if (group.shares.back().is_out()) { group.out.push_back(group.shares.back().no); }
        // Shares are found by their place; a gap would give one share's money to another.
        if (group.shares.back().no.count() != group.rounds().count()) { group_damaged(book); }
    }
    load_dues(ledger, book, advance_table, group);
    load_dues(ledger, book, cover_table, group);
    load_interest(ledger, book, group);
}

void save_shares(Ledger& ledger, const BookRow& book, const Group& group, const Group* before) {
    // A share that came in and was sent back has no money, advance or interest left.
    if (before != nullptr && before->shares.size() > group.shares.size()) {
        Query{ledger.database(), "DELETE FROM share WHERE book = ? AND no > ?", book.id,
              group.rounds().count()}
            .run();
    }
    for (std::size_t i = 0; i < group.shares.size(); ++i) {
        const bool is_new = before == nullptr || i >= before->shares.size();
        const Share* old = is_new ? nullptr : &before->shares[i];
        if (old == nullptr || *old != group.shares[i]) {
            save_share(ledger, book, group.shares[i], old);
        }
    }
}

}  // namespace hui::store
