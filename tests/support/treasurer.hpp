#pragma once

#include "engine/actions/advance.hpp"
#include "engine/actions/agree_rules.hpp"
#include "engine/actions/bank.hpp"
#include "engine/actions/close_month.hpp"
#include "engine/actions/contribute.hpp"
#include "engine/actions/counts.hpp"
#include "engine/actions/defaults.hpp"
#include "engine/actions/disputes.hpp"
#include "engine/actions/init.hpp"
#include "engine/actions/interest.hpp"
#include "engine/actions/open_group.hpp"
#include "engine/actions/payout.hpp"
#include "engine/actions/registry.hpp"
#include "engine/actions/reserve.hpp"
#include "engine/actions/reverse.hpp"
#include "engine/actions/shares.hpp"
#include "engine/actions/statements.hpp"
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
[[nodiscard]] Date on(std::string_view iso_date);
/// A day after all days of a story, and one that a ledger can hold.
inline const Date far_ahead = on("2199-12-31");

[[nodiscard]] ShareNo share(std::string_view text);

/// The ledger in a file, or why it can't be opened.
[[nodiscard]] Result<store::Ledger> try_open_ledger(const std::string& path);

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
    explicit Treasurer(const GroupOf& group = {}, Date today = date_of("2026-12-31"));
    explicit Treasurer(const savings::GroupOpened& group, Date today = date_of("2026-12-31"));

    [[nodiscard]] std::string file() const;
    [[nodiscard]] store::Ledger& ledger();
    [[nodiscard]] RawFile raw() const;
    /// Every row of every table, for people who must see that nothing changed.
    [[nodiscard]] std::vector<std::string> everything() const;

    /// It is ten in the morning of that day in Vietnam, and a second later after
    /// each command.
    void set_today(Date day);
    void set_name(std::string name);
    [[nodiscard]] actions::Actor actor() const;

    /// Members `M1` to `Mn`, each with a phone; those who are there already are
    /// found.
    void add_members(std::size_t count);
    Result<Recorded> try_in_register(const std::function<Result<Recorded>(store::Book&)>& work);
    Recorded in_register(const std::function<Result<Recorded>(store::Book&)>& work);
    Recorded forgets(std::string_view member);

    Result<Recorded> try_open(const savings::GroupOpened& group, std::optional<Date> agreed = {});
    Result<Recorded> try_open(const actions::OpenGroupRequest& request);
    /// Opens a group; what follows happens in it.
    Recorded opens(const savings::GroupOpened& group);
    /// Takes over a group that runs already; what follows happens in it.
    Recorded takes_over(const savings::GroupOpened& group,
                        const std::vector<savings::PaperLine>& papers, Date day);
    /// What follows happens in another group.
    void turns_to(std::string group);

    Result<Recorded> record(const savings::Contribute& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::Advance& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::Payout& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::SettleInterest& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::SpendReserve& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::CoverFromReserve& command, Date day,
                            std::string ref = "");
    Result<Recorded> record(const savings::DeclareDefault& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::ShareInterest& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::CountCash& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::PostDifference& command, std::string ref = "");
    Result<Recorded> record(const savings::DisputeChanged& command, Date day, std::string ref = "");
    Result<Recorded> record(const savings::BankMoved& command, Date day, std::string ref = "");
    Result<Recorded> record(const actions::StatementRequest& request);
    /// Records what a request says, its true date too, by the action that it is for.
    template <class Request>
    Result<Recorded> record(const Request& request,
                            Result<Recorded> (*act)(store::Ledger&, store::Book&, const Request&,
                                                    const actions::Actor&)) {
        return in_group([&](store::Book& book) { return act(ledger_, book, request, actor()); });
    }
    Result<Recorded> try_return_reserve(Date day, std::string ref = "");
    Result<Recorded> try_turns(const actions::TurnsRequest& request);
    Result<Recorded> try_rules(const actions::RulesRequest& request);
    Result<Recorded> try_shares(const actions::ShareRequest& request);
    Result<Recorded> try_commit(const actions::CommitRequest& request);
    Result<Recorded> try_reverse(Seq seq, const savings::Reverse& command, std::string ref = "");
    Result<std::vector<Recorded>> try_pay_all(const actions::ContributeAllRequest& request);
    Result<MonthClosing> try_close(const actions::CloseRequest& request);

    Recorded pays(std::string_view no, Vnd amount, Date day);
    /// Every share pays what it owes by the day.
    void all_pay(Date day);
    /// The organiser pays what a share lacks.
    Recorded advances(std::string_view no, Date day);
    Recorded draws(Date day);
    Recorded reverses(const Recorded& wrong, std::string reason);
    MonthClosing closes(std::string_view month, std::vector<std::string> groups = {});
    /// Rounds `first` to `last`: all pay on the round's day, and the pot is
    /// drawn.
    void plays_rounds(std::int64_t first, std::int64_t last);

    [[nodiscard]] Date date_of_round(Round round);
    [[nodiscard]] report::GroupReport group_at(Date day);
    [[nodiscard]] report::ShareLine share_at(std::string_view no, Date day);
    [[nodiscard]] std::vector<report::DueLine> dues_at(Date day);
    [[nodiscard]] Balances balances_at(Date day, std::optional<Instant> as_known = {});
    [[nodiscard]] std::vector<Entry> journal(std::string_view book = "");
    [[nodiscard]] actions::Verification verification(const actions::VerifyRequest& request = {});
    /// `BOOK SEQ problem` of each problem that a look at everything finds.
    [[nodiscard]] std::vector<std::string> problems();

protected:
    void tick();

private:
    [[nodiscard]] static Instant ten_o_clock(Date day);
    Result<Recorded> in_group(const std::function<Result<Recorded>(store::Book&)>& work);

    OwnFolder folder_;
    std::string name_ = "chị Ba";
    Instant now_;
    std::string group_;
    store::Ledger ledger_;
};

/// `assets:cash 300000` of each account that isn't at zero: one that was touched and stands at
/// nothing may be left out.
[[nodiscard]] std::vector<std::string> lines_of(const Balances& balances);

/// What was refused changed nothing: no row of any table.
template <class Work>
void check_refused(Treasurer& treasurer, std::string_view code, Work work) {
    const auto before = treasurer.everything();
    BOOST_TEST(outcome_of(work()) == code);
    BOOST_TEST(treasurer.everything() == before, boost::test_tools::per_element());
}

}  // namespace hui::tests
