#pragma once

#include "engine/lending/decide_loan.hpp"
#include "engine/lending/loan_accounts.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hui::lending {

/// A loan whose life is told step by step: each step is decided by the rules and, where they give
/// entries, added to its journal.
class LoanStory {
public:
    explicit LoanStory(Agreement agreement) : agreement_(std::move(agreement)) {
        const Date on = agreement_.terms.disbursed;
        need(decide_apply({.agreement = agreement_}, caps(), day(on)));
        for (const Guarantor& guarantor : agreement_.guarantors) {
            need(decide_certify(history_,
                                {.loan = agreement_.loan,
                                 .unit = guarantor.unit,
                                 .by = "Lan",
                                 .conditions = {"works here"}},
                                day(on)));
        }
        need(decide_approve(history_, {.loan = agreement_.loan, .by = "Hoa", .limits = {}},
                            day(on)));
    }

    static RateCaps caps() {
        return {.contract = Rate::percent(20),
                .overdue = Rate::percent(150),
                .unpaid_interest = Rate::percent(10)};
    }
    [[nodiscard]] static Day day(Date on) {
        return {.on = on, .today = latest_date, .book = "loans/U1", .closed_through = {}};
    }

    /// Adds the entries, or gives why there are none.
    Check take(const Result<std::vector<Draft>>& drafts) {
        if (!drafts) { return drafts.refusal(); }
        for (const Draft& draft : *drafts) {
            Entry entry{};
            entry.seq = Seq{static_cast<std::int64_t>(journal_.size()) + 1};
            entry.kind = draft.kind;
            entry.effective_on = draft.effective_on;
            entry.body = draft.body;
            entry.postings = draft.postings;
            entry.reverses = draft.reverses;
            BOOST_TEST(sum_of(entry.postings).count() == 0);
            history_.add(entry);
            journal_.push_back(std::move(entry));
        }
        return {};
    }
    void need(const Result<std::vector<Draft>>& drafts) {
        const auto refusal = take(drafts);
        BOOST_REQUIRE_MESSAGE(!refusal, (refusal ? name_of(refusal->code) : ""));
    }

    void disburse(Date on, std::optional<Schedule> schedule = {}) {
        need(decide_disburse(history_, {.schedule = std::move(schedule)}, day(on)));
    }
    void reschedule(Date on, const NewPlan& plan) {
        need(decide_reschedule(history_, {.schedule = plan, .reason = "flood"}, day(on)));
    }
    Check repay(Date on, std::int64_t amount) {
        return take(decide_repay(history_, {.amount = Vnd{amount}}, day(on)));
    }
    /// What the last entry paid for.
    [[nodiscard]] Split last_split() const {
        const auto event = event_of(journal_.back().kind, journal_.back().body);
        return std::get<Repaid>(*event).split;
    }
    Check reverse(Seq seq, std::optional<Date> on = {}) {
        return take(decide_reverse(history_, journal_.at(static_cast<std::size_t>(seq.count() - 1)),
                                   {.reason = "a slip", .on = on}, day(latest_date)));
    }
    /// Undoes an entry, unless it is undone already or can't be.
    Check reverse_if_open(Seq seq, std::optional<Date> on = {}) {
        for (const Entry& entry : journal_) {
            if (entry.reverses == seq) { return {}; }
        }
        return reverse(seq, on);
    }
    [[nodiscard]] Standing at(Date on) const {
        const auto standing = standing_of(history_, on);
        BOOST_REQUIRE(standing.ok());
        return *standing;
    }
    /// The interest of each instalment, if all are paid on their days.
    [[nodiscard]] std::vector<std::int64_t> interests(Date on) const {
        const auto expected = expected_instalments(history_, on);
        BOOST_REQUIRE(expected.ok());
        std::vector<std::int64_t> interests;
        for (const auto& item : *expected) { interests.push_back(item.owed.interest.count()); }
        return interests;
    }
    [[nodiscard]] const LoanHistory& history() const { return history_; }
    [[nodiscard]] const std::vector<Entry>& journal() const { return journal_; }

    /// Every account holds, on every day, what follows from what happened by then.
    void check_accounts() const {
        std::vector<Date> days;
        for (const Entry& entry : journal_) { days.push_back(entry.effective_on); }
        for (const Date on : days) {
            Balances posted;
            for (const Entry& entry : journal_) {
                if (entry.effective_on <= on) { posted.add(entry.postings); }
            }
            // Money comes from and goes to the box: what all other accounts hold is what it lacks.
            Balances wanted = accounts_of(agreement_, at(on));
            Vnd rest;
            for (const auto& [account, amount] : wanted.all()) { rest += amount; }
            wanted.add(Posting{hui::account::cash(), -rest});
            for (const Balances* accounts : {&posted, &wanted}) {
                for (const auto& [account, amount] : accounts->all()) {
                    BOOST_TEST_CONTEXT(account.name() << " on " << iso(on)) {
                        BOOST_TEST(posted.of(account).count() == wanted.of(account).count());
                    }
                }
            }
        }
    }

private:
    Agreement agreement_;
    LoanHistory history_;
    std::vector<Entry> journal_;
};

}  // namespace hui::lending
