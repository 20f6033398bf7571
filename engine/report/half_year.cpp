#include "engine/report/half_year.hpp"

#include "engine/actions/units_asked.hpp"
#include "engine/base/text.hpp"
#include "engine/registry/portfolio.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/group_at.hpp"
#include "engine/report/loans_at.hpp"
#include "engine/report/vouched.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace hui::report {

namespace {

using savings::Group;
using savings::Share;

constexpr int months_in_half = 6;

bool lies_in(Date date, HalfYear period) { return date >= period.first() && date <= period.last(); }

/// Whether something moved in the period (money paid ahead of the first round, too), or the group
/// had begun by its end and still had something to do at its start.
bool is_active(const Group& group, const savings::History& history, HalfYear period) {
    const auto movements = history.movements();
    const bool moved = std::any_of(movements.begin(), movements.end(),
                                   [&](const auto& m) { return lies_in(m.on, period); });
    return moved || (savings::first_day_of_books(group) <= period.last() &&
                     !savings::is_settled(history.as_of(group, period.first() - Days{1})));
}

/// What the organiser laid out by a movement, less what he got back.
Vnd advanced_by(const savings::Movement& movement) {
    Vnd advanced = movement.advanced_together() - movement.repaid + movement.refunded;
    for (const savings::Passed& part : movement.passed) {
        if (part.share == ShareNo{}) { advanced -= part.amount; }
    }
    return advanced;
}

Vnd paid_out_by(const savings::Movement& movement) {
    const bool is_pot = movement.hands_over() || movement.leaving;
    Vnd paid_out =
        is_pot ? movement.received - movement.kept_in_fund() - movement.laid_out() : Vnd{};
    for (const savings::Passed& part : movement.passed) {
        if (part.share != ShareNo{}) { paid_out += part.amount; }
    }
    return paid_out;
}

void add_flows(HalfYearReport& report, const savings::Movement& movement) {
    HalfYearReport::Flows& flows = report.flows;
    if (!movement.taken_over.empty()) {
        flows.taken_over += movement.cash + movement.bank;
        return;
    }
    report.contributed += movement.paid - movement.laid_out();
    for (const savings::Passed& part : movement.returned) { report.contributed -= part.amount; }
    report.paid_out += paid_out_by(movement);
    flows.advanced += advanced_by(movement);
    flows.cash_difference += movement.difference;
    if (movement.interest.empty()) {
        flows.interest_shared -= movement.interest_held;
    } else {
        // What is the reserve fund's came into the same money.
        flows.late_interest += movement.interest_held + movement.reserve;
    }
    if (movement.share == ShareNo{}) { flows.reserve_out -= movement.reserve; }
}

/// `members` are those that were counted already.
void add_group(HalfYearReport& report, const GroupAt& at, std::set<std::string>& members,
               const EachHalfYearPart& each) {
    const std::string& book = at.group.terms.code;
    const Vnd contribution = at.group.terms.contribution;
    report.contribution_min =
        report.groups == 0 ? contribution : std::min(report.contribution_min, contribution);
    report.contribution_max = std::max(report.contribution_max, contribution);
    ++report.groups;
    for (const savings::Movement& movement : at.history.movements()) {
        if (!lies_in(movement.on, report.period)) { continue; }
        add_flows(report, movement);
        each({.book = book, .seq = movement.seq}, report);
    }
    report.flows.cash_before += cash_on(at.history, report.period.first() - Days{1});
    report.reserve += at.group.reserve;
    report.cash += cash_on(at.history, report.period.last());
    each({.book = book}, report);
    for (const Share& share : at.group.shares) {
        members.insert(code_key(share.member));
        report.members = std::ssize(members);
        report.arrears += savings::arrears_of(at.group, share, report.period.last());
        each({.book = book, .share = share.no}, report);
    }
}

/// What of a loan was paid out on the days from `first` to `last`, by what stands on `end`. One
/// that was taken over was paid out on the day that its agreement names.
Vnd disbursed_in(const LoanAt& loan, Date first, Date last, Date end) {
    Vnd disbursed;
    for (const lending::Happening& happening : loan.history.happenings()) {
        if (!happening.stands_on(end)) { continue; }
        if (const auto* paid_out = std::get_if<lending::Disbursed>(&happening.event)) {
            if (happening.on >= first && happening.on <= last) { disbursed += paid_out->amount; }
        }
        if (const auto* taken_over = std::get_if<lending::LoanTakenOver>(&happening.event)) {
            const Date paid_out_on = loan.agreement().terms.disbursed;
            if (paid_out_on >= first && paid_out_on <= last) { disbursed += taken_over->disbursed; }
        }
    }
    return disbursed;
}

/// How the loan stood at the end of the day before; nothing had happened where there was none.
lending::Standing standing_before(const LoanAt& loan, Date day) {
    const Date before = day - Days{1};
    if (!loan.history.has_begun(before)) { return {}; }
    auto standing = lending::standing_of(loan.history, before);
    if (!standing) {
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", loan.agreement().loan}})};
    }
    return *std::move(standing);
}

void add_flows(HalfYearReport::Loans& loans, const LoanAt& loan, const lending::Standing& before,
               const lending::Standing& after) {
    const lending::Split repaid = after.paid - before.paid;
    loans.repaid = loans.repaid + repaid;
    loans.written_off += after.written_off - before.written_off;
    if (loan.agreement().lender_kind == registry::LenderKind::collected) {
        loans.collected += repaid.total();
    }
}

/// The days of the period on which something happened to a loan, or was undone, each with its last
/// entry.
std::map<Date, Seq> days_moved(store::Ledger& ledger, const LoanAt& loan, HalfYear period) {
    std::map<Date, Seq> days;
    const auto note = [&](Date day, Seq seq) {
        if (!lies_in(day, period)) { return; }
        const auto [place, is_new] = days.emplace(day, seq);
        if (!is_new) { place->second = std::max(place->second, seq); }
    };
    for (const lending::Happening& happening : loan.history.happenings()) {
        note(happening.on, happening.seq);
        if (!happening.undone_on) { continue; }
        const auto reversal = store::reversal_of(ledger, loan.book, happening.seq);
        if (reversal) { note(*happening.undone_on, *reversal); }
    }
    return days;
}

/// Adds the loans of the units to a report.
class LoansOfReport {
public:
    LoansOfReport(store::Ledger& ledger, HalfYearReport& report, const EachHalfYearPart& each)
        : ledger_(ledger),
          report_(report),
          each_(each) {}

    void add(const LoanAt& loan, bool is_by_entries) {
        lending::Standing before = standing_before(loan, report_.period.first());
        const HalfYearPart part{.book = loan.book.code, .loan = loan.agreement().loan};
        const Vnd collected = report_.loans.collected;
        if (is_by_entries) { before = add_days(loan, std::move(before), part); }
        add_flows(report_.loans, loan, before, loan.standing);
        const HalfYear& period = report_.period;
        const Vnd disbursed = disbursed_in(loan, period.first(), period.last(), period.last());
        if (disbursed > Vnd{}) { ++report_.loans.disbursed; }
        report_.loans.principal += disbursed - disbursed_told_;
        disbursed_told_ = {};
        report_.loans.outstanding += loan.standing.outstanding;
        if (loan.standing.days_past_due > 0) { ++report_.loans.overdue; }
        report_.loans.late += loan.standing.late().total();
        each_(part, report_);
        collected_[loan.book.code] += report_.loans.collected - collected;
    }
    /// What was collected and isn't held any more was passed on.
    void add_passed_on(const actions::UnitsAsked& units) {
        const auto before = held_on(report_.period.first() - Days{1});
        const auto after = held_on(report_.period.last());
        const auto held_in = [](const auto& held, const std::string& unit) {
            const auto found = held.find(unit);
            return found == held.end() ? Vnd{} : found->second;
        };
        for (const store::BookRow& book : store::portfolio_books(ledger_)) {
            const std::string unit = code_key(registry::unit_of_portfolio(book.code).value());
            if (!units.include(unit)) { continue; }
            report_.loans.passed_on +=
                collected_[book.code] + held_in(before, unit) - held_in(after, unit);
            each_({.book = book.code}, report_);
        }
    }

private:
    /// Day by day, so that what moved is told with its entry; how the loan stood at the end.
    lending::Standing add_days(const LoanAt& loan, lending::Standing before,
                               const HalfYearPart& part) {
        for (const auto& [day, seq] : days_moved(ledger_, loan, report_.period)) {
            lending::Standing after = standing_before(loan, day + Days{1});
            add_flows(report_.loans, loan, before, after);
            const Vnd disbursed = disbursed_in(loan, day, day, report_.period.last());
            report_.loans.principal += disbursed;
            disbursed_told_ += disbursed;
            each_({.book = part.book, .loan = part.loan, .seq = seq}, report_);
            before = std::move(after);
        }
        return before;
    }
    /// What each unit's book holds for lenders at the end of a day, by the key of the unit's code.
    [[nodiscard]] std::map<std::string, Vnd> held_on(Date on) const {
        std::map<std::string, Vnd> held;
        for (const auto& [lender, parts] : held_for_lenders(ledger_, on)) {
            for (const HeldFor& part : parts) { held[code_key(part.unit)] += part.amount; }
        }
        return held;
    }

    store::Ledger& ledger_;
    HalfYearReport& report_;
    const EachHalfYearPart& each_;
    std::map<std::string, Vnd> collected_;  ///< by book
    Vnd disbursed_told_;                    ///< of the loan, with its entries
};

void add_loans(HalfYearReport& report, store::Ledger& ledger, const actions::UnitsAsked& units,
               const HalfYearParts& parts) {
    LoansOfReport loans{ledger, report, parts.each};
    each_loan(ledger, report.period.last(), [&](const LoanAt& loan) {
        if (!is_of_units(ledger, loan.book, units)) { return; }
        loans.add(loan, loan.book.code == parts.by_entries_of);
    });
    loans.add_passed_on(units);
}

}  // namespace

Date HalfYear::first() const { return year / (half == 1 ? 1 : 1 + months_in_half) / 1; }

Date HalfYear::last() const {
    return last_day(year / (half == 1 ? months_in_half : 2 * months_in_half));
}

Result<HalfYear> parse_half_year(std::string_view text) {
    constexpr std::size_t length = 6;
    const bool has_shape =
        text.size() == length && text[4] == '-' && (text[5] == '1' || text[5] == '2');
    const auto month = has_shape ? parse_month(std::string{text.substr(0, 4)} + "-01")
                                 : Result<Month>{refuse(Code::bad_period)};
    if (!month) { return refuse(Code::bad_period, {{"given", std::string{text}}}); }
    return HalfYear{.year = month->year(), .half = text[5] == '1' ? 1 : 2};
}

std::string half_year_text(HalfYear period) {
    return fmt::format("{:04}-{}", int{period.year}, period.half);
}

Measure HalfYearFigure::measure() const {
    return std::holds_alternative<MoneyIn>(read) ? Measure::money : Measure::count;
}

Vnd HalfYearFigure::in(const HalfYearReport& report) const {
    if (const auto* money = std::get_if<MoneyIn>(&read)) { return (*money)(report); }
    return Vnd{std::get<CountIn>(read)(report)};
}

std::span<const HalfYearFigure> half_year_figures() {
    using Report = const HalfYearReport&;
    using Of = HalfYearFigure::Of;
    static constexpr auto figures = std::to_array<HalfYearFigure>({
        {"groups", Of::groups, [](Report r) { return r.groups; }},
        {"members", Of::groups, [](Report r) { return r.members; }},
        {"contributed", Of::groups, [](Report r) { return r.contributed; }},
        {"paid_out", Of::groups, [](Report r) { return r.paid_out; }},
        {"cash", Of::groups, [](Report r) { return r.cash; }},
        {"arrears", Of::groups, [](Report r) { return r.arrears; }},
        {"cash_before", Of::groups, [](Report r) { return r.flows.cash_before; }},
        {"taken_over", Of::groups, [](Report r) { return r.flows.taken_over; }},
        {"advanced", Of::groups, [](Report r) { return r.flows.advanced; }},
        {"late_interest", Of::groups, [](Report r) { return r.flows.late_interest; }},
        {"late_interest_shared", Of::groups, [](Report r) { return r.flows.interest_shared; }},
        {"reserve_out", Of::groups, [](Report r) { return r.flows.reserve_out; }},
        {"cash_difference", Of::groups, [](Report r) { return r.flows.cash_difference; }},
        {"reserve", Of::groups, [](Report r) { return r.reserve; }},
        {"loans", Of::loans, [](Report r) { return r.loans.disbursed; }},
        {"loan_principal", Of::loans, [](Report r) { return r.loans.principal; }},
        {"loan_outstanding", Of::loans, [](Report r) { return r.loans.outstanding; }},
        {"overdue_loans", Of::loans, [](Report r) { return r.loans.overdue; }},
        {"loan_late", Of::loans, [](Report r) { return r.loans.late; }},
        {"loan_repaid_principal", Of::loans, [](Report r) { return r.loans.repaid.principal; }},
        {"loan_repaid_interest", Of::loans, [](Report r) { return r.loans.repaid.interests(); }},
        {"loan_written_off", Of::loans, [](Report r) { return r.loans.written_off; }},
        {"loan_collected", Of::loans, [](Report r) { return r.loans.collected; }},
        {"loan_passed_on", Of::loans, [](Report r) { return r.loans.passed_on; }},
    });
    return figures;
}

bool is_of_units(store::Ledger& ledger, const store::BookRow& book,
                 const actions::UnitsAsked& units) {
    if (!units.unit) { return true; }
    if (const auto unit = registry::unit_of_portfolio(book.code)) { return units.include(*unit); }
    return units.include(store::load_group(ledger, book).terms.unit);
}

Result<HalfYearReport> half_year_report(store::Ledger& ledger, HalfYear period,
                                        std::optional<std::string> unit) {
    return half_year_by_parts(ledger, period, std::move(unit),
                              {.each = [](const HalfYearPart&, const HalfYearReport&) {}});
}

Result<HalfYearReport> half_year_by_parts(store::Ledger& ledger, HalfYear period,
                                          std::optional<std::string> unit,
                                          const HalfYearParts& parts) {
    return store::attempt([&]() -> Result<HalfYearReport> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = period.last()})) {
            return *std::move(refusal);
        }
        HalfYearReport report{.period = period};
        const auto units = actions::units_asked(ledger, unit);
        if (!units) { return units.refusal(); }
        report.unit = units->unit;
        std::set<std::string> members;
        for (const store::BookRow& book : store::group_books(ledger)) {
            if (!is_of_units(ledger, book, *units)) { continue; }
            const GroupAt at = group_at(ledger, book, period.last());
            if (is_active(at.group, at.history, period)) {
                add_group(report, at, members, parts.each);
            }
        }
        add_loans(report, ledger, *units, parts);
        return report;
    });
}

}  // namespace hui::report
