#include "engine/actions/record_payroll.hpp"

#include "engine/actions/contribute.hpp"
#include "engine/actions/loans.hpp"
#include "engine/base/text.hpp"
#include "engine/registry/units_below.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace hui::actions {

namespace {

using closing::PayrollItem;
using closing::PayrollRecorded;

struct PayrollRun {
    store::Ledger& ledger;
    const PayrollRequest& request;
    const Actor& actor;
    PayrollOutcome outcome;
    OnPayrolls members = {};

    void refuse_row(std::int64_t line, Refusal reason) {
        outcome.refused.push_back({.line = line, .column = {}, .reason = std::move(reason)});
    }
};

/// What each member brought by the file, line by line.
std::map<std::string, Vnd> deducted_by_member(const std::vector<PayrollRow>& rows) {
    std::map<std::string, Vnd> sums;
    for (const PayrollRow& row : rows) {
        if (row.deduction.amount > Vnd{}) { sums[code_key(row.member)] += row.deduction.amount; }
    }
    return sums;
}

bool is_same_payroll(const PayrollRecorded& earlier, Date on, const PayrollRequest& request) {
    std::map<std::string, Vnd> sums;
    for (const closing::PayrollLine& line : earlier.lines) {
        if (line.deducted > Vnd{}) { sums[code_key(line.member)] = line.deducted; }
    }
    return earlier.month == request.month && same_code(earlier.unit, request.unit) &&
           earlier.listed == request.listed && earlier.method == request.method &&
           on == request.on && sums == deducted_by_member(request.rows);
}

/// The payroll of the month that the unit is in already: its own, or that of one above or below.
std::optional<Entry> earlier_payroll(store::Ledger& ledger, const PayrollRequest& request) {
    const auto units = store::all_units(ledger);
    const auto below = registry::with_those_below(units, request.unit);
    std::optional<Entry> earlier;
    store::each_entry(ledger, register_book(ledger), [&](const Entry& entry) {
        if (earlier || entry.kind != closing::payroll_recorded_kind) { return; }
        const PayrollRecorded payroll = closing::payroll_recorded_of(entry.body);
        if (payroll.month != request.month) { return; }
        const bool is_in =
            below.contains(code_key(payroll.unit)) ||
            registry::with_those_below(units, payroll.unit).contains(code_key(request.unit));
        if (is_in) { earlier = entry; }
    });
    return earlier;
}

/// One contribution or repayment, and who it comes from.
struct Payment {
    const OnPayroll* from;
    PayrollItem item;
};

/// Where each book of anybody of the unit ends. It may be too many: who had a share before somebody
/// else counts as well.
std::map<std::string, Seq> books_of(store::Ledger& ledger, const std::string& unit) {
    const auto below = registry::with_those_below(store::all_units(ledger), unit);
    std::set<std::string> members;
    std::map<std::string, Seq> books;
    const auto add = [&](const store::BookRow& book) {
        books.emplace(book.code, store::head_of(ledger, book).seq);
    };
    for (const registry::Member& member : store::all_members(ledger)) {
        if (!below.contains(code_key(member.unit))) { continue; }
        members.insert(code_key(member.code));
        for (const store::LoanPlace& loan : store::loans_of(ledger, member.code)) {
            add(loan.book);
        }
    }
    for (const store::BookRow& book : store::group_books(ledger)) {
        std::vector<std::string> holders = store::former_holders(ledger, book);
        for (const savings::Share& share : store::load_group(ledger, book).shares) {
            holders.push_back(share.member);
        }
        const bool is_of_unit = std::any_of(
            holders.begin(), holders.end(),
            [&](const std::string& holder) { return members.contains(code_key(holder)); });
        if (is_of_unit) { add(book); }
    }
    return books;
}

Result<Recorded> record_payment(PayrollRun& run, store::Book& book, const PayrollItem& item) {
    const PayrollRequest& request = run.request;
    std::string ref = closing::payroll_ref(request.month, run.outcome.payroll.unit, item);
    if (item.is_of_loan()) {
        return repay_loan(run.ledger, book,
                          {.loan = item.code, .on = request.on, .ref = std::move(ref)},
                          {.amount = item.amount,
                           .wanted = lending::Repay::Wanted::due,
                           .method = request.method},
                          run.actor);
    }
    return contribute(
        run.ledger, book,
        {.command = {.share = item.share, .amount = item.amount, .method = request.method},
         .on = request.on,
         .ref = std::move(ref)},
        run.actor);
}

/// The payments by the book that they go into, in the order of the books' codes.
std::map<std::string, std::vector<Payment>> payments_by_book(PayrollRun& run) {
    std::map<std::string, std::vector<Payment>> payments;
    for (const auto& [key, member] : run.members) {
        for (PayrollItem& item : member.placing.placed()) {
            const auto place =
                item.is_of_loan() ? store::find_loan(run.ledger, item.code) : std::nullopt;
            payments[place ? place->book.code : item.code].push_back(
                {.from = &member, .item = std::move(item)});
        }
    }
    return payments;
}

void record_money(PayrollRun& run) {
    for (const auto& [code, payments] : payments_by_book(run)) {
        store::Book book{run.ledger, *any_book(run.ledger, code)};
        for (const Payment& payment : payments) {
            if (!run.outcome.refused.empty()) { continue; }
            auto recorded = record_payment(run, book, payment.item);
            if (!recorded) {
                run.refuse_row(payment.from->line, recorded.refusal());
                continue;
            }
            if (recorded->writing == Recorded::Writing::found) {
                // Other money stands under the reference that this one would have.
                run.refuse_row(payment.from->line,
                               refuse(Code::ref_taken, {{"ref", recorded->entry.ref},
                                                        {"seq", recorded->entry.seq.count()}}));
                continue;
            }
            const auto& postings = recorded->entry.postings;
            const bool is_held = std::any_of(
                postings.begin(), postings.end(),
                [](const Posting& posting) { return account::is_money(posting.account); });
            if (payment.item.is_of_loan() && !is_held) {
                run.outcome.not_held += payment.item.amount;
            }
            ++(payment.item.is_of_loan() ? run.outcome.repayments : run.outcome.contributions);
            run.outcome.recorded.push_back(*std::move(recorded));
        }
        if (run.outcome.refused.empty()) { book.save(); }
    }
}

void say_what_was_asked(PayrollRun& run) {
    for (const auto& [key, member] : run.members) {
        run.outcome.payroll.lines.push_back({.member = member.member,
                                             .asked = member.placing.asked(),
                                             .deducted = member.placing.deducted(),
                                             .missing = member.placing.missing()});
    }
}

/// What was recorded before, as the answer to the same request.
PayrollOutcome found_again(const Entry& entry) {
    PayrollOutcome outcome{.payroll = closing::payroll_recorded_of(entry.body)};
    outcome.recorded.push_back({.book = std::string{registry::register_book},
                                .entry = entry,
                                .writing = Recorded::Writing::found});
    return outcome;
}

/// With a refused row nothing is kept of the others; the reasons stand by line.
void forget_money(PayrollOutcome& outcome) {
    outcome.contributions = 0;
    outcome.repayments = 0;
    outcome.not_held = {};
    outcome.recorded.clear();
    std::stable_sort(outcome.refused.begin(), outcome.refused.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
}

/// Inside a transaction: all of it, or the reasons why not.
Check record_all(PayrollRun& run) {
    const PayrollRequest& request = run.request;
    const auto unit = store::find_unit(run.ledger, request.unit);
    if (!unit) { return refuse(Code::unknown_unit, {{"unit", request.unit}}); }
    run.outcome.payroll.unit = unit->code;
    if (const auto earlier = earlier_payroll(run.ledger, request)) {
        run.outcome = found_again(*earlier);
        if (is_same_payroll(run.outcome.payroll, earlier->effective_on, request)) { return {}; }
        return refuse(Code::payroll_recorded,
                      {{"unit", run.outcome.payroll.unit}, {"month", request.month}});
    }
    auto placed = place_payroll(run.ledger, request);
    if (!placed) { return placed.refusal(); }
    run.members = std::move(placed->members);
    run.outcome.refused = std::move(placed->refused);
    run.outcome.of_other_list = placed->of_other_list;
    say_what_was_asked(run);
    run.outcome.payroll.books = books_of(run.ledger, unit->code);
    record_money(run);
    if (!run.outcome.refused.empty()) {
        forget_money(run.outcome);
        return {};
    }
    store::Book registry_book{run.ledger, register_book(run.ledger)};
    auto recorded = append(registry_book, closing::payroll_draft(run.outcome.payroll, request.on),
                           closing::payroll_ref(request.month, unit->code), run.actor);
    registry_book.save();
    run.outcome.recorded.insert(run.outcome.recorded.begin(), std::move(recorded));
    return {};
}

Check check_days(const PayrollRequest& request, const Actor& actor) {
    for (const Date day : {request.on, request.listed}) {
        if (day > actor.today()) {
            return refuse(Code::future_date, {{"date", day}, {"today", actor.today()}});
        }
    }
    return {};
}

/// A dry run, and one with a refused row, end without a commit.
Result<PayrollOutcome> tried(PayrollRun& run) {
    return store::attempt([&]() -> Result<PayrollOutcome> {
        const store::Transaction transaction{run.ledger};
        if (auto refusal = record_all(run)) { return *refusal; }
        std::erase_if(run.outcome.recorded, [](const Recorded& recorded) {
            return recorded.writing == Recorded::Writing::written;
        });
        return std::move(run.outcome);
    });
}

}  // namespace

Result<PayrollOutcome> record_payroll(store::Ledger& ledger, const PayrollRequest& request,
                                      const Actor& actor) {
    if (auto refusal = check_days(request, actor)) { return *refusal; }
    PayrollRun run{.ledger = ledger,
                   .request = request,
                   .actor = actor,
                   .outcome = {.payroll = {.month = request.month,
                                           .unit = request.unit,
                                           .listed = request.listed,
                                           .method = request.method,
                                           .lines = {}}}};
    if (request.run == PayrollRequest::Run::dry) { return tried(run); }
    const auto recorded = in_transaction(ledger, [&]() -> Result<std::vector<Recorded>> {
        if (auto refusal = record_all(run)) { return *refusal; }
        if (!run.outcome.refused.empty()) { return run.outcome.refused.front().reason; }
        return run.outcome.recorded;
    });
    if (!recorded && run.outcome.refused.empty()) { return recorded.refusal(); }
    return std::move(run.outcome);
}

}  // namespace hui::actions
