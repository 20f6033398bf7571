#pragma once

#include "engine/lending/accrual.hpp"
#include "engine/lending/flat_interest.hpp"
#include "engine/lending/standing.hpp"

#include <map>
#include <set>

namespace hui::lending {

/// One instalment while a loan's life is walked through.
struct Item {
    std::int64_t n = 1;
    Due due;
    Date from;                    ///< its period runs from here to `due.on`
    YearPart part;                ///< what that makes of a year
    std::optional<Vnd> interest;  ///< the contract's, once it fell due
    PeriodInterest in_term;       ///< grows over its period
    PeriodInterest exact;         ///< the same of a flat loan, before anything was rounded
    Vnd exact_on;                 ///< what that is on
    Vnd begun;                    ///< had grown when this schedule began, of a flat loan
    DongDays late_principal;      ///< since it fell due
    DongDays late_interest;
    Split paid;
    Split waived;  ///< interest for being late
    Vnd in_advance;
    Vnd late;
    std::optional<Date> last_paid;
    std::optional<Date> paid_on;
    enum class Came { in_term, late } came = Came::in_term;  ///< when its schedule began
    enum class Claim { whole, given_up } claim = Claim::whole;
    Split given_up;  ///< with the loan, and not recovered since

    [[nodiscard]] bool has_fallen_due() const { return interest.has_value(); }
    [[nodiscard]] Vnd open_principal() const { return due.principal - paid.principal; }
};

/// What bore interest for some days.
struct Bore {
    std::int64_t n = 1;  ///< the instalment
    enum class What { in_term, agreed, late_principal, late_interest } what = What::in_term;
    Date from;  ///< the day before the first of them
    Days days{0};
    Vnd amount;      ///< the interest itself where it was agreed beforehand
    YearPart part;   ///< what the instalment's period makes of a year
    Days period{1};  ///< its days
    Vnd flat_on;  ///< what flat interest was worked out on; 1 đồng = it came with the schedule
    Vnd grown;    ///< all such interest of the instalment at the end of them, rounded
};

/// What of a day's repayments was spread over the instalments that are not yet due.
struct SpreadOfDay {
    Date on;
    std::map<std::int64_t, Vnd> parts;  ///< by instalment
};

/// Walks through a loan's life in the order of days: lets interest grow, instalments fall due, and
/// what happened happen.
class LoanWalk {
public:
    explicit LoanWalk(const Agreement& agreement) : agreement_(agreement) {}

    /// From now on notes what bears interest; `bore` must outlive the walk.
    void note_into(std::vector<Bore>& bore) { bore_ = &bore; }

    /// Refuses as `standing_of` does.
    [[nodiscard]] Check take(const Happening& happening);
    /// Lets the days up to the end of `on` pass.
    void pass_to(Date on);
    [[nodiscard]] Standing standing() const;
    /// What the schedule so far leaves of a flat loan's interest for another one in its place.
    [[nodiscard]] FlatInterest flat_interest_left() const;

private:
    friend class Allocating;
    [[nodiscard]] Check apply(const Certified& event);
    [[nodiscard]] Check apply(const Approved& event);
    [[nodiscard]] Check apply(const Withdrawn& event);
    [[nodiscard]] Check apply(const Disbursed& event);
    [[nodiscard]] Check apply(const LoanTakenOver& event);
    [[nodiscard]] Check apply(const Repaid& event);
    [[nodiscard]] Check apply(const Rescheduled& event);
    [[nodiscard]] Check apply(const Called& event);
    [[nodiscard]] Check apply(const WrittenOff& event);
    [[nodiscard]] Check apply(const LateInterestWaived& event);
    [[nodiscard]] Check apply(const Saved& event);
    template <class Other>
    [[nodiscard]] Check apply(const Other&) {
        return {};  // It changes nothing of what is owed.
    }

    [[nodiscard]] Check need_stage(std::initializer_list<Stage> stages) const;
    /// Refuses what leaves more open than was approved.
    [[nodiscard]] Check need_approval() const;
    [[nodiscard]] Check refuse_here(Code code, std::vector<NamedFact> facts = {}) const;
    /// Puts a schedule, whose periods make those parts of a year, in the place of what is not yet
    /// due. Flat interest was worked out on `flat_on`; null = it came with the schedule.
    [[nodiscard]] Check put_schedule(const Schedule& schedule, Vnd principal,
                                     const std::vector<YearPart>& parts,
                                     std::optional<Vnd> flat_on);
    void push_item(const Due& due, YearPart part, std::optional<Vnd> flat_on);
    [[nodiscard]] bool rounds_each_flat() const;
    /// Of periods whose dates somebody chose.
    [[nodiscard]] std::vector<YearPart> parts_by_dates(const Schedule& schedule) const;
    [[nodiscard]] std::vector<Period> coming() const;
    void accrue(Days days);
    void grow(Item& item, Days days) const;
    /// Notes, after the days were added, what bore interest for an instalment.
    void note(const Item& item, Days days) const;
    void fall_due();
    [[nodiscard]] Item* running();
    [[nodiscard]] Vnd in_term() const;
    [[nodiscard]] Vnd contract_interest(const Item& item) const;
    /// What bears the contract's interest for an instalment.
    [[nodiscard]] Vnd bearing(const Item& item) const;
    [[nodiscard]] Split owed(const Item& item) const;
    /// The same with what was waived.
    [[nodiscard]] Split grown(const Item& item) const;
    [[nodiscard]] bool is_complete(const Item& item) const;
    [[nodiscard]] bool is_settled() const;
    [[nodiscard]] Stage stage() const;

    const Agreement& agreement_;
    std::vector<Bore>* bore_ = nullptr;  ///< null = nobody asked
    Seq seq_;                            ///< of what is looked at
    Date at_;
    Stage stage_ = Stage::applied;
    std::set<std::string> certified_by_;
    std::vector<Item> items_;
    std::vector<Rescheduled::How> restructured_;
    SpreadOfDay spread_;
    Standing sums_;  ///< what is summed up on the way
};

}  // namespace hui::lending
