// What the lines of a bank statement stand for: nothing is guessed where two things fit.
#include "engine/closing/match_lines.hpp"
#include "engine/closing/statements_again.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::Days;
using hui::Entry;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using namespace hui::closing;
using namespace hui::literals;

namespace {

constexpr std::string_view march_5 = "2026-03-05";

BankEntry entry_of(std::int64_t seq, std::string_view day, Vnd amount, std::int64_t share = 0,
                   std::string name = "") {
    return {.seq = Seq{seq},
            .on = date_of(day),
            .amount = amount,
            .share = ShareNo{share},
            .name = std::move(name),
            .ref = "r" + std::to_string(seq),
            .kind = "contributed"};
}

StatementLine line_of(std::string_view day, Vnd amount, std::string description) {
    return {.day = date_of(day),
            .amount = amount,
            .reference = {},
            .description = std::move(description)};
}

/// Lan (share 3) and Bình (share 4) pay 300,000 each by bank on 5 March.
struct Account {
    BankBook book{.group = "G001",
                  .head = Seq{9},
                  .entries = {entry_of(3, march_5, 300'000_vnd, 3, "Nguyễn Thị Lan"),
                              entry_of(4, march_5, 300'000_vnd, 4, "Trần Văn Bình"),
                              entry_of(5, "2026-03-10", -500'000_vnd)},
                  .taken = {}};
    BankStatement statement{.period = {.from = date_of("2026-03-01"), .to = date_of("2026-03-31")},
                            .lines = {}};
    Matching matching{};

    /// `3`, `3?` for a proposal, `?3 4` for what may be it, by line.
    std::string states() {
        const auto found = match_lines(book, statement, matching);
        if (!found) { return std::string{name_of(found.refusal().code)}; }
        std::string text;
        for (const LineState& state : *found) {
            text += text.empty() ? "" : "; ";
            if (const auto* match = std::get_if<LineMatch>(&state)) {
                for (const Seq seq : match->entries) { text += std::to_string(seq.count()); }
            } else if (const auto* proposed = std::get_if<Proposed>(&state)) {
                text += std::to_string(proposed->entry.count()) + "?";
            } else {
                text += "?";
                for (const Seq seq : std::get<Unmatched>(state).candidates) {
                    text += " " + std::to_string(seq.count());
                }
            }
        }
        return text;
    }
    std::string states_of(Vnd amount, std::string description, std::string_view day = march_5) {
        statement.lines = {line_of(day, amount, std::move(description))};
        return states();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(match_lines_tests, Account)

BOOST_AUTO_TEST_CASE(a_share_written_as_the_ledger_writes_it_is_a_match) {
    for (const char* text :
         {"G001-03 gop hui", "nop G001 03", "IBFT G00103.CT tu 0351", "g001.03"}) {
        BOOST_TEST(states_of(300'000_vnd, text) == "3", text);
    }
    // Part of a longer number is another code.
    BOOST_TEST(states_of(300'000_vnd, "G001031") == "? 3 4");
}

BOOST_AUTO_TEST_CASE(a_reference_counts_only_with_the_exact_amount_and_sign) {
    BOOST_TEST(states_of(299'999_vnd, "G001-03") == "?");
    BOOST_TEST(states_of(-300'000_vnd, "G001-03") == "?");
}

BOOST_AUTO_TEST_CASE(the_own_reference_of_an_entry_is_a_match_on_any_day) {
    book.entries[1].ref = "FT26064-0004";
    BOOST_TEST(states_of(300'000_vnd, "chuyen tien ft260640004", "2026-03-30") == "4");
    statement.lines.front().description = "";
    statement.lines.front().reference = "FT26064-0004";
    BOOST_TEST(states() == "4");
    // A short one may stand there by chance.
    BOOST_TEST(states_of(300'000_vnd, "phong r3 lau 2", "2026-03-30") == "?");
}

BOOST_AUTO_TEST_CASE(a_share_that_paid_the_same_twice_in_those_days_is_not_guessed) {
    book.entries.push_back(entry_of(6, "2026-03-06", 300'000_vnd, 3, "Nguyễn Thị Lan"));
    BOOST_TEST(states_of(300'000_vnd, "G001-03 Nguyen Thi Lan") == "? 3 4 6");
}

BOOST_AUTO_TEST_CASE(one_entry_is_not_given_to_two_lines) {
    statement.lines = {line_of(march_5, 300'000_vnd, "G001-03"),
                       line_of("2026-03-06", 300'000_vnd, "G001-03 gop bo sung")};
    BOOST_TEST(states() == "? 3 4; ? 3 4");
}

BOOST_AUTO_TEST_CASE(a_name_without_accents_is_a_proposal) {
    BOOST_TEST(states_of(300'000_vnd, "TRAN VAN BINH chuyen tien") == "4?");
    BOOST_TEST(states_of(300'000_vnd, "TRAN VAN BINHX") == "? 3 4");
    BOOST_TEST(states_of(300'000_vnd, "Trần Văn Bình", "2026-03-08") == "4?");
    BOOST_TEST(states_of(300'000_vnd, "Trần Văn Bình", "2026-03-09") == "?");
    matching.within = Days{4};
    BOOST_TEST(states() == "4?");
}

BOOST_AUTO_TEST_CASE(an_amount_alone_is_a_proposal_where_only_one_entry_has_it) {
    BOOST_TEST(states_of(-500'000_vnd, "rut tien", "2026-03-11") == "5?");
    // Once Bình's line is known, the other is Lan's.
    statement.lines = {line_of(march_5, 300'000_vnd, "chuyen tien"),
                       line_of(march_5, 300'000_vnd, "TRAN VAN BINH")};
    BOOST_TEST(states() == "3?; 4?");
}

BOOST_AUTO_TEST_CASE(what_a_person_says_comes_first_and_is_not_looked_for_again) {
    statement.lines = {line_of(march_5, 300'000_vnd, "G001-03"),
                       line_of(march_5, 600'000_vnd, "hai suat")};
    matching.confirmed = {{.line = 2, .entries = {Seq{3}, Seq{4}}}};
    BOOST_TEST(states() == "?; 34");
    matching.confirmed.push_back({.line = 2, .entries = {Seq{5}}});
    BOOST_TEST(states() == "line_matched");
    matching.confirmed = {{.line = 3, .entries = {Seq{3}}}};
    BOOST_TEST(states() == "no_statement_line");
    matching.confirmed = {{.line = 0, .entries = {Seq{3}}}};
    BOOST_TEST(states() == "no_statement_line");
}

BOOST_AUTO_TEST_CASE(entries_on_another_statement_are_not_looked_at) {
    book.taken = {Seq{3}};
    BOOST_TEST(states_of(300'000_vnd, "G001-03") == "4?");
    const auto found = match_lines(book, statement, matching);
    BOOST_REQUIRE(found.ok());
    const auto rest = not_on_statement(book, statement, *found);
    BOOST_REQUIRE(rest.size() == 1U);
    BOOST_TEST((rest.front().seq == Seq{5}));
}

BOOST_AUTO_TEST_CASE(a_statement_must_add_up_within_its_days) {
    statement.lines = {line_of(march_5, 300'000_vnd, ""), line_of(march_5, -100'000_vnd, "")};
    statement.opening = 50'000_vnd;
    statement.closing = 250'000_vnd;
    BOOST_TEST(!check_whole(statement).has_value());
    statement.closing = 250'001_vnd;
    BOOST_TEST((check_whole(statement)->code == hui::Code::statement_not_whole));
    statement.closing = 250'000_vnd;
    statement.period.to = date_of("2026-03-04");
    BOOST_TEST(check_whole(statement).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

/// Shares 1 to 3 pay by bank in March; a statement that has them is kept.
struct MarchIsKept : MemoryBook {
    MarchIsKept() : MemoryBook(opening_of({})) {
        for (std::int64_t share = 1; share <= 3; ++share) { pays(share, march_5); }
        keep("2026-03-31", 900'000_vnd);
    }
    Seq pays(std::int64_t share, std::string_view day, Vnd amount = 300'000_vnd) {
        const auto seq = record(
            hui::savings::Contribute{
                .share = ShareNo{share}, .amount = amount, .method = hui::Method::bank},
            date_of(day));
        BOOST_REQUIRE(seq.ok());
        return *seq;
    }
    /// With the first three entries on a line each; what the bank has besides came on 20 March.
    void keep(std::string_view to, Vnd closing) {
        StatementReconciled event{.file = {},
                                  .period = {.from = date_of("2026-03-01"), .to = date_of(to)},
                                  .opening = {},
                                  .closing = closing,
                                  .book = balances_on(date_of(to)).of(hui::account::bank()),
                                  .lines = {}};
        for (std::int64_t no = 1; no <= 3; ++no) {
            event.lines.push_back({.no = no,
                                   .day = date_of(march_5),
                                   .amount = 300'000_vnd,
                                   .reference = {},
                                   .match = LineMatch{.entries = {Seq{no + 1}}}});
        }
        const Vnd rest = closing - 900'000_vnd;
        if (rest != Vnd{}) {
            event.lines.push_back({.no = 4,
                                   .day = date_of("2026-03-20"),
                                   .amount = rest,
                                   .reference = {},
                                   .match = {}});
        }
        statements_.emplace_back(entries().size(), event);
    }
    /// The journal with the statements in it: each stands behind what was recorded before it.
    std::vector<Entry> journal() {
        std::vector<Entry> all;
        for (std::size_t i = 0; i <= entries().size(); ++i) {
            for (const auto& [behind, event] : statements_) {
                if (behind == i) { all.push_back(statement_entry(event)); }
            }
            if (i < entries().size()) { all.push_back(entries()[i]); }
        }
        return all;
    }
    std::string broken() {
        std::string text;
        for (const BrokenStatement& found : broken_statements(journal())) {
            text += text.empty() ? "" : "; ";
            text += "by " + std::to_string(found.by.count());
            if (const auto* sums = std::get_if<BrokenStatement::Balance>(&found.how)) {
                text += " " + std::to_string(sums->was.count()) + " -> " +
                        std::to_string(sums->is.count());
            } else {
                const auto& undone = std::get<BrokenStatement::Undone>(found.how);
                text += " line " + std::to_string(undone.line);
            }
        }
        return text;
    }

    /// Between the kept statements and one of a period: `2: until 900000, from 900000`.
    std::string gap(std::string_view from, Vnd opening) {
        return text_of(gap_before(kept_statements(journal()),
                                  {.from = date_of(from), .to = date_of("2026-05-31")}, opening));
    }
    /// The same between one that ends on a day and the kept statements.
    std::string gap_behind(std::string_view to, Vnd closing) {
        return text_of(gap_after(kept_statements(journal()),
                                 {.from = date_of("2026-02-01"), .to = date_of(to)}, closing));
    }

private:
    static std::string text_of(const std::optional<hui::closing::StatementGap>& gap) {
        if (!gap) { return ""; }
        return std::to_string(gap->kept.count()) + ": " + hui::iso(gap->until) + " " +
               std::to_string(gap->closing.count()) + (gap->has_days() ? ", " : " | ") +
               hui::iso(gap->from) + " " + std::to_string(gap->opening.count());
    }
    /// Numbered like the entry before it, so that the others keep their numbers.
    Entry statement_entry(const StatementReconciled& event) {
        const auto draft = draft_of(event, event.period.to);
        Entry entry{};
        for (const auto& [behind, kept] : statements_) {
            if (&kept == &event) { entry.seq = Seq{static_cast<std::int64_t>(behind)}; }
        }
        entry.kind = draft.kind;
        entry.effective_on = draft.effective_on;
        entry.body = draft.body;
        return entry;
    }
    std::vector<std::pair<std::size_t, StatementReconciled>> statements_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(statements_again_tests, MarchIsKept)

BOOST_AUTO_TEST_CASE(what_is_dated_after_a_statement_leaves_it_alone) {
    pays(1, "2026-04-01");
    BOOST_TEST(broken() == "");
}

BOOST_AUTO_TEST_CASE(what_is_dated_back_into_it_breaks_it_from_the_first_entry_on) {
    pays(1, "2026-03-20", 50'000_vnd);
    pays(2, "2026-03-21", 50'000_vnd);
    BOOST_TEST(broken() == "by 5 900000 -> 1000000");
}

BOOST_AUTO_TEST_CASE(what_was_lacking_and_is_recorded_later_does_not_break_it) {
    keep("2026-03-31", 950'000_vnd);
    pays(1, "2026-03-20", 50'000_vnd);
    BOOST_TEST(broken() == "");
    pays(2, "2026-03-21", 50'000_vnd);
    BOOST_TEST(broken() == "by 6 900000 -> 1000000");
}

BOOST_AUTO_TEST_CASE(what_was_lacking_may_be_recorded_with_a_later_day) {
    keep("2026-03-31", 950'000_vnd);
    pays(1, "2026-03-22", 50'000_vnd);
    BOOST_TEST(broken() == "");
}

BOOST_AUTO_TEST_CASE(the_balance_of_the_last_day_covers_up_no_earlier_one) {
    keep("2026-03-31", 950'000_vnd);
    pays(1, "2026-03-10", 20'000_vnd);
    BOOST_TEST(broken() == "by 5 900000 -> 920000");
    pays(2, "2026-03-20", 30'000_vnd);
    BOOST_TEST(broken() == "by 5 900000 -> 920000");
}

BOOST_AUTO_TEST_CASE(a_day_inside_a_statement_is_told_by_its_own_figures) {
    pays(1, "2026-04-01");
    keep("2026-04-30", 900'000_vnd);
    const Seq in = pays(1, "2026-03-20", 50'000_vnd);
    BOOST_REQUIRE(reverse(in, {.reason = "trả lại", .on = date_of("2026-03-25")}).ok());
    BOOST_TEST(broken() == "by 6 900000 -> 950000");
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_taken_back_leaves_the_balance_as_it_was) {
    const Seq wrong = pays(1, "2026-03-20", 50'000_vnd);
    BOOST_REQUIRE(reverse(wrong, {.reason = "nhầm", .on = date_of("2026-03-20")}).ok());
    BOOST_TEST(broken() == "");
}

BOOST_AUTO_TEST_CASE(a_line_whose_entry_was_reversed_is_named) {
    BOOST_REQUIRE(reverse(Seq{3}, {.reason = "nhầm suất", .on = date_of("2026-04-02")}).ok());
    BOOST_TEST(broken() == "by 5 line 2");
    // The same statement, kept again after that, says nothing of the reversed entry's line any
    // more.
    keep("2026-03-31", 900'000_vnd);
    BOOST_TEST(broken() == "");
}

BOOST_AUTO_TEST_CASE(a_statement_of_the_same_days_takes_the_place_of_an_earlier_one) {
    pays(1, "2026-03-20", 50'000_vnd);
    BOOST_TEST(broken() != "");
    keep("2026-03-31", 950'000_vnd);
    BOOST_TEST(broken() == "");
}

BOOST_AUTO_TEST_CASE(a_statement_says_nothing_once_later_ones_are_about_each_of_its_days) {
    keep("2026-03-15", 900'000_vnd);
    auto kept = hui::closing::kept_statements(journal());
    BOOST_REQUIRE(kept.size() == 2U);
    BOOST_TEST(!hui::closing::is_replaced(kept[0], std::span{kept}.subspan(1)));
    keep("2026-03-31", 900'000_vnd);
    kept = hui::closing::kept_statements(journal());
    BOOST_TEST(hui::closing::is_replaced(kept[0], std::span{kept}.subspan(1)));
    BOOST_TEST(!hui::closing::is_replaced(kept[2], {}));
}

BOOST_AUTO_TEST_CASE(a_statement_follows_from_the_one_before_it_or_has_a_gap_to_it) {
    BOOST_TEST(gap("2026-04-01", 900'000_vnd) == "");
    BOOST_TEST(gap("2026-04-01", 850'000_vnd) == "4: 2026-03-31 900000 | 2026-04-01 850000");
    BOOST_TEST(gap("2026-04-05", 900'000_vnd) == "4: 2026-03-31 900000, 2026-04-05 900000");
    BOOST_TEST(gap("2026-04-05", 850'000_vnd) == "4: 2026-03-31 900000, 2026-04-05 850000");
}

BOOST_AUTO_TEST_CASE(the_first_statement_and_one_that_shares_days_have_no_gap) {
    BOOST_TEST(gap("2026-02-01", 50'000_vnd) == "");
    BOOST_TEST(gap("2026-03-01", 50'000_vnd) == "");
    BOOST_TEST(gap("2026-03-31", 50'000_vnd) == "");
}

BOOST_AUTO_TEST_CASE(a_statement_that_is_kept_late_has_a_gap_to_the_one_after_it) {
    BOOST_TEST(gap_behind("2026-02-28", 0_vnd) == "");
    BOOST_TEST(gap_behind("2026-02-28", 50'000_vnd) == "4: 2026-02-28 50000 | 2026-03-01 0");
    BOOST_TEST(gap_behind("2026-02-20", 50'000_vnd) == "4: 2026-02-20 50000, 2026-03-01 0");
    BOOST_TEST(gap_behind("2026-03-01", 50'000_vnd) == "");
    BOOST_TEST(gap_behind("2026-03-31", 50'000_vnd) == "");
    pays(1, "2026-03-20", 50'000_vnd);
    keep("2026-04-30", 950'000_vnd);
    BOOST_TEST(gap_behind("2026-02-28", 50'000_vnd) == "5: 2026-02-28 50000 | 2026-03-01 0");
}

BOOST_AUTO_TEST_CASE(of_two_that_end_on_one_day_the_gap_is_to_the_later_kept) {
    pays(1, "2026-03-20", 50'000_vnd);
    keep("2026-03-31", 950'000_vnd);
    BOOST_TEST(gap("2026-04-01", 950'000_vnd) == "");
    BOOST_TEST(gap("2026-04-01", 900'000_vnd) == "5: 2026-03-31 950000 | 2026-04-01 900000");
}

BOOST_AUTO_TEST_SUITE_END()
