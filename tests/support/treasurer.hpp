#pragma once

#include "engine/actions/advance.hpp"
#include "engine/actions/agree_rules.hpp"
#include "engine/actions/close_month.hpp"
#include "engine/actions/contribute.hpp"
#include "engine/actions/defaults.hpp"
#include "engine/actions/init.hpp"
#include "engine/actions/interest.hpp"
#include "engine/actions/open_group.hpp"
#include "engine/actions/payout.hpp"
#include "engine/actions/registry.hpp"
#include "engine/actions/reserve.hpp"
#include "engine/actions/reverse.hpp"
#include "engine/actions/shares.hpp"
#include "engine/actions/turns.hpp"
#include "engine/actions/verify.hpp"
#include "engine/report/book_report.hpp"
#include "engine/report/due_report.hpp"
#include "engine/report/group_report.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/outcome.hpp"
#include "tests/support/own_folder.hpp"
#include "tests/support/raw_file.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::tests {

using actions::MonthClosing;
using actions::Recorded;

/// The day of a story: `pays("03", 300'000_vnd, on("2026-03-05"))`.
[[nodiscard]] inline Date on(std::string_view iso_date) { return date_of(iso_date); }
/// A day after all days of a story, and one that a ledger can hold.
inline const Date far_ahead = on("2199-12-31");

[[nodiscard]] inline ShareNo share(std::string_view text) { return *parse_share(text); }

/// What a command gave that a story takes for granted.
template <class T>
T granted(Result<T> result) {
    BOOST_REQUIRE_EQUAL(outcome_of(result), "done");
    return *std::move(result);
}

/// A treasurer with a ledger of his own: the unit U1, members M1, M2 … and a
/// group, who writes on the last day of 2026 what stands on his paper, unless
/// told another day. `record` and `try_…` may be refused; everything else must
/// succeed.
class Treasurer {
public:
    explicit Treasurer(const GroupOf& group = {}, Date today = date_of("2026-12-31"))
        : Treasurer(opening_of(group), today) {}
    explicit Treasurer(const savings::GroupOpened& group, Date today = date_of("2026-12-31"))
        : now_(ten_o_clock(today)),
          ledger_(granted(actions::init(file(), "Sổ ấp 3", actor()))) {
        in_register([&](store::Book& book) {
            return actions::add_unit(ledger_, book, {.code = "U1", .name = "Ấp 3", .parent = ""},
                                     actor());
        });
        add_members(group.seats.size());
        opens(group);
    }

    [[nodiscard]] std::string file() const { return folder_ / "so.db"; }
    [[nodiscard]] store::Ledger& ledger() { return ledger_; }
    [[nodiscard]] RawFile raw() const { return RawFile{file()}; }
    /// Every row of every table, for people who must see that nothing changed.
    [[nodiscard]] std::vector<std::string> everything() const { return raw().rows(); }

    /// It is ten in the morning of that day in Vietnam, and a second later after
    /// each command.
    void set_today(Date day) { now_ = ten_o_clock(day); }
    void set_name(std::string name) { name_ = std::move(name); }
    [[nodiscard]] actions::Actor actor() const { return {.name = name_, .now = now_}; }

    /// Members `M1` to `Mn`, each with a phone; those who are there already are
    /// found.
    void add_members(std::size_t count) {
        in_register([&](store::Book& book) {
            Result<Recorded> last = refuse(Code::nothing_to_change);
            for (std::size_t n = 1; n <= count; ++n) {
                const std::string no = std::to_string(n);
                last = actions::add_member(ledger_, book,
                                           {.code = "M" + no,
                                            .name = "Nguyễn Thị " + no,
                                            .unit = "U1",
                                            .personal = {{"phone", "09000000" + no}}},
                                           actor());
                if (!last) { break; }
            }
            return last;
        });
    }
    Result<Recorded> try_in_register(const std::function<Result<Recorded>(store::Book&)>& work) {
        tick();
        return actions::in_register(ledger_, work);
    }
    Recorded in_register(const std::function<Result<Recorded>(store::Book&)>& work) {
        return granted(try_in_register(work));
    }
    Recorded forgets(std::string_view member) {
        return in_register([&](store::Book& book) {
            return actions::forget_member(ledger_, book, member, actor());
        });
    }

    Result<Recorded> try_open(const savings::GroupOpened& group, std::optional<Date> agreed = {}) {
        return try_open({.group = group, .on = agreed, .ref = ""});
    }
    Result<Recorded> try_open(const actions::OpenGroupRequest& request) {
        return try_in_register([&](store::Book& book) {
            return actions::open_group(ledger_, book, request, actor());
        });
    }
    /// Opens a group; what follows happens in it.
    Recorded opens(const savings::GroupOpened& group) {
        group_ = group.terms.code;
        return granted(try_open(group));
    }
    /// Takes over a group that runs already; what follows happens in it.
    Recorded takes_over(const savings::GroupOpened& group,
                        const std::vector<savings::Standing>& standings, Date day) {
        group_ = group.terms.code;
        return granted(try_open({.group = group, .on = day, .ref = "", .standings = standings}));
    }
    /// What follows happens in another group.
    void turns_to(std::string group) { group_ = std::move(group); }

    Result<Recorded> record(const savings::Contribute& command, Date day, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::contribute(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::Advance& command, Date day, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::advance(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::Payout& command, Date day, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::payout(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::SettleInterest& command, Date day,
                            std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::settle_interest(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::SpendReserve& command, Date day, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::spend_reserve(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::CoverFromReserve& command, Date day,
                            std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::record_default(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::DeclareDefault& command, Date day,
                            std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::record_default(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> record(const savings::ShareInterest& command, Date day, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::share_interest(ledger_, book, {command, day, ref}, actor());
        });
    }
    Result<Recorded> try_return_reserve(Date day, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::return_reserve(ledger_, book, {day, ref}, actor());
        });
    }
    Result<Recorded> try_turns(const actions::TurnsRequest& request) {
        return in_group([&](store::Book& book) {
            return actions::change_turns(ledger_, book, request, actor());
        });
    }
    Result<Recorded> try_rules(const actions::RulesRequest& request) {
        return in_group([&](store::Book& book) {
            return actions::agree_rules(ledger_, book, request, actor());
        });
    }
    Result<Recorded> try_shares(const actions::ShareRequest& request) {
        return in_group([&](store::Book& book) {
            return actions::change_shares(ledger_, book, request, actor());
        });
    }
    Result<Recorded> try_commit(const actions::CommitRequest& request) {
        return in_group([&](store::Book& book) {
            return actions::commit_lot(ledger_, book, request, actor());
        });
    }
    Result<Recorded> try_reverse(Seq seq, const savings::Reverse& command, std::string ref = "") {
        return in_group([&](store::Book& book) {
            return actions::reverse(ledger_, book, {seq, command, ref}, actor());
        });
    }
    Result<std::vector<Recorded>> try_pay_all(const actions::ContributeAllRequest& request) {
        tick();
        return actions::contribute_all(ledger_, request, actor());
    }
    Result<MonthClosing> try_close(const actions::CloseRequest& request) {
        tick();
        return actions::close_month(ledger_, request, actor(), [](std::size_t, std::size_t) {});
    }

    Recorded pays(std::string_view no, Vnd amount, Date day) {
        return granted(record(savings::Contribute{.share = share(no), .amount = amount}, day));
    }
    /// Every share pays what it owes by the day.
    void all_pay(Date day) {
        granted(try_pay_all({.group = group_, .amount = {}, .except = {}, .on = day, .ref = ""}));
    }
    /// The organiser pays what a share lacks.
    Recorded advances(std::string_view no, Date day) {
        return granted(record(savings::Advance{.share = share(no), .amount = {}}, day));
    }
    Recorded draws(Date day) { return granted(record(savings::Payout{}, day)); }
    Recorded reverses(const Recorded& wrong, std::string reason) {
        return granted(try_reverse(wrong.entry.seq, {.reason = std::move(reason), .on = {}}));
    }
    MonthClosing closes(std::string_view month, std::vector<std::string> groups = {}) {
        return granted(
            try_close({.command = {.month = month_of(month)}, .groups = std::move(groups)}));
    }
    /// Rounds `first` to `last`: all pay on the round's day, and the pot is
    /// drawn.
    void plays_rounds(std::int64_t first, std::int64_t last) {
        for (std::int64_t round = first; round <= last; ++round) {
            const Date day = date_of_round(Round{round});
            all_pay(day);
            draws(day);
        }
    }

    [[nodiscard]] Date date_of_round(Round round) {
        return savings::date_of_round(group_at(far_ahead).terms, round);
    }
    [[nodiscard]] report::GroupReport group_at(Date day) {
        return granted(report::group_report(ledger_, group_, day));
    }
    [[nodiscard]] report::ShareLine share_at(std::string_view no, Date day) {
        return group_at(day).shares.at(static_cast<std::size_t>(share(no).count() - 1));
    }
    [[nodiscard]] std::vector<report::DueLine> dues_at(Date day) {
        return granted(report::due_report(ledger_, {.group = group_, .month = {}, .on = day}));
    }
    [[nodiscard]] Balances balances_at(Date day, std::optional<Instant> as_known = {}) {
        return granted(report::balance_report(ledger_,
                                              {.book = group_, .on = day, .as_known = as_known}))
            .front()
            .balances;
    }
    [[nodiscard]] std::vector<Entry> journal(std::string_view book = "") {
        std::vector<Entry> entries;
        granted(report::read_journal(ledger_, book.empty() ? group_ : std::string{book},
                                     [&](const Entry& entry) { entries.push_back(entry); }));
        return entries;
    }
    [[nodiscard]] actions::Verification verification(const actions::VerifyRequest& request = {}) {
        return granted(actions::verify(ledger_, request, [](std::int64_t) {}));
    }
    /// `BOOK SEQ problem` of each problem that a look at everything finds.
    [[nodiscard]] std::vector<std::string> problems() {
        std::vector<std::string> lines;
        for (const actions::Problem& problem :
             verification({.depth = actions::VerifyRequest::Depth::deep}).problems) {
            lines.push_back(problem.book + " " + std::to_string(problem.seq.count()) + " " +
                            std::string{name_of(problem.code)});
        }
        return lines;
    }

protected:
    void tick() { now_ += std::chrono::seconds{1}; }

private:
    [[nodiscard]] static Instant ten_o_clock(Date day) {
        return Instant{day} + std::chrono::hours{3};
    }
    Result<Recorded> in_group(const std::function<Result<Recorded>(store::Book&)>& work) {
        tick();
        return actions::in_group(ledger_, group_, work);
    }

    OwnFolder folder_;
    std::string name_ = "chị Ba";
    Instant now_;
    std::string group_;
    store::Ledger ledger_;
};

/// What was refused changed nothing: no row of any table.
template <class Work>
void check_refused(Treasurer& treasurer, std::string_view code, Work work) {
    const auto before = treasurer.everything();
    BOOST_TEST(outcome_of(work()) == code);
    BOOST_TEST(treasurer.everything() == before, boost::test_tools::per_element());
}

}  // namespace hui::tests
