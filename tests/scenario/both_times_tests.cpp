// Whatever was recorded, and in whatever order: how things stood on a day, as known at a time, is
// what the entries alone give that are dated up to that day and were recorded by that time.
#include "engine/savings/group_accounts.hpp"
#include "tests/support/treasurer.hpp"

#include <algorithm>
#include <map>
#include <random>

using hui::Balances;
using hui::Date;
using hui::Days;
using hui::Entry;
using hui::Instant;
using hui::Round;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::tests::far_ahead;
using hui::tests::lines_of;
using hui::tests::on;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

constexpr std::int64_t shares = 4;
constexpr Vnd contribution = 300'000_vnd;

/// A treasurer who writes down late, in parts, ahead of time and wrongly, and closes months.
class Careless : public Treasurer {
public:
    explicit Careless(unsigned seed)
        : Treasurer({.shares = shares}, on("2026-02-20")),
          random_(seed) {
        for (int step = 0; step < 75; ++step) { live(); }
    }

    std::int64_t draw(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>{least, most}(random_);
    }
    template <class Item>
    const Item& one_of(const std::vector<Item>& items) {
        return items.at(static_cast<std::size_t>(draw(0, std::ssize(items) - 1)));
    }

private:
    /// What the rules refuse isn't recorded: that is no matter here.
    void live() {
        today_ += Days{draw(0, 5)};
        // The computer's clock isn't always right.
        set_today(today_ - Days{draw(0, 7) == 0 ? draw(1, 10) : 0});
        const Date day = today_ - Days{draw(0, 1) == 0 ? 0 : draw(0, 40)};
        const ShareNo share{draw(1, shares)};
        switch (draw(0, 9)) {
            case 0:
                static_cast<void>(record(hui::savings::Advance{.share = share, .amount = {}}, day));
                break;
            case 1:
                static_cast<void>(record(hui::savings::Payout{}, day));
                break;
            case 2:
                static_cast<void>(try_reverse(Seq{draw(2, std::ssize(journal()))},
                                              {.reason = "ghi nhầm", .on = {}}));
                break;
            case 3:
                static_cast<void>(
                    try_close({.command = {.month = hui::month_of(day) - date::months{1},
                                           .arrears = hui::closing::Arrears::carry},
                               .groups = {"G012"}}));
                break;
            case 4:
                static_cast<void>(try_pay_all(
                    {.group = "G012", .amount = {}, .except = {}, .on = day, .ref = ""}));
                break;
            default:
                static_cast<void>(record(
                    hui::savings::Contribute{.share = share, .amount = Vnd{draw(1, 6) * 75'000}},
                    day));
        }
    }

    std::mt19937 random_;
    Date today_ = on("2026-02-20");
};

bool counts(const Entry& entry, Date day, Instant known) {
    return entry.effective_on <= day && entry.recorded_at <= known;
}

Balances naive_balances(const std::vector<Entry>& entries, Date day, Instant known) {
    Balances sum;
    for (const Entry& entry : entries) {
        if (counts(entry, day, known)) { sum.add(entry.postings); }
    }
    return sum;
}

/// Own money of each share: the credit of its account but for what its draws took out of it.
std::map<ShareNo, Vnd> naive_paid(const std::vector<Entry>& entries, Date day, Instant known) {
    std::map<ShareNo, Vnd> paid;
    for (const Entry& entry : entries) {
        const Entry& original =
            entry.reverses ? entries.at(static_cast<std::size_t>(entry.reverses->count() - 1))
                           : entry;
        if (original.kind != hui::savings::contributed_kind || !counts(entry, day, known)) {
            continue;
        }
        for (ShareNo no{1}; no <= ShareNo{shares}; no = ShareNo{no.count() + 1}) {
            for (const hui::Posting& posting : entry.postings) {
                if (posting.account == hui::account::member(no)) { paid[no] -= posting.amount; }
            }
        }
    }
    return paid;
}

/// `02 3 150000`: share 02 lacks 150,000 đồng for round 3.
std::vector<std::string> naive_dues(Careless& treasurer, const std::vector<Entry>& entries,
                                    Date day, Instant known) {
    auto paid = naive_paid(entries, day, known);
    std::vector<std::string> lines;
    for (ShareNo no{1}; no <= ShareNo{shares}; no = ShareNo{no.count() + 1}) {
        Vnd left = paid[no];
        for (Round round{1}; round <= Round{shares}; round = round.next()) {
            const Vnd met = std::clamp(left, Vnd{}, contribution);
            left -= met;
            if (treasurer.date_of_round(round) > day || met == contribution) { continue; }
            lines.push_back(hui::share_text(no) + " " + std::to_string(round.count()) + " " +
                            std::to_string((contribution - met).count()));
        }
    }
    return lines;
}

std::vector<std::string> told_dues(Careless& treasurer, Date day, Instant known) {
    std::vector<std::string> lines;
    for (const auto& line : hui::tests::granted(hui::report::due_report(
             treasurer.ledger(), {.group = "G012", .month = {}, .on = day, .as_known = known}))) {
        lines.push_back(hui::share_text(line.share) + " " + std::to_string(line.round.count()) +
                        " " + std::to_string(line.outstanding.count()));
    }
    return lines;
}

/// The numbers of the entries that the journal tells of, with their hashes.
std::vector<std::string> told_journal(Careless& treasurer, Instant known) {
    std::vector<std::string> lines;
    hui::tests::granted(hui::report::read_journal(
        treasurer.ledger(), {.book = "G012", .as_known = known}, [&](const Entry& entry) {
            lines.push_back(std::to_string(entry.seq.count()) + " " + hui::hex(entry.hash));
        }));
    return lines;
}

std::vector<std::string> naive_journal(const std::vector<Entry>& entries, Instant known) {
    std::vector<std::string> lines;
    for (const Entry& entry : entries) {
        if (entry.recorded_at > known) { continue; }
        lines.push_back(std::to_string(entry.seq.count()) + " " + hui::hex(entry.hash));
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(both_times_tests)

BOOST_AUTO_TEST_CASE(any_day_as_known_at_any_time_is_what_the_entries_give) {
    std::map<std::string, int> lived;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        Careless treasurer{seed};
        const std::vector<Entry> entries = treasurer.journal();
        for (const Entry& entry : entries) { ++lived[entry.kind]; }
        for (int question = 0; question < 60; ++question) {
            const Date day = on("2026-02-20") + Days{treasurer.draw(0, 200)};
            const Instant known = treasurer.one_of(entries).recorded_at -
                                  std::chrono::milliseconds{treasurer.draw(0, 1)};
            if (known < entries.front().recorded_at) { continue; }
            BOOST_TEST_CONTEXT("seed " << seed << ", " << hui::iso(day) << " as known "
                                       << hui::iso(known)) {
                BOOST_TEST(lines_of(treasurer.balances_at(day, known)) ==
                               lines_of(naive_balances(entries, day, known)),
                           boost::test_tools::per_element());
                BOOST_TEST(
                    told_dues(treasurer, day, known) == naive_dues(treasurer, entries, day, known),
                    boost::test_tools::per_element());
                BOOST_TEST(told_journal(treasurer, known) == naive_journal(entries, known),
                           boost::test_tools::per_element());
                const Instant now = entries.back().recorded_at;
                BOOST_TEST(lines_of(treasurer.balances_at(day)) ==
                               lines_of(naive_balances(entries, day, now)),
                           boost::test_tools::per_element());
            }
        }
        BOOST_TEST(treasurer.problems() == std::vector<std::string>{},
                   boost::test_tools::per_element());
    }
    // Otherwise the questions would be about nothing.
    for (const std::string kind :
         {"contributed", "advanced", "paid-out", "reversed", "month-closed"}) {
        BOOST_TEST(lived[kind] >= 8, kind << " was recorded " << lived[kind] << " times");
    }
}

BOOST_AUTO_TEST_SUITE_END()
