#include "engine/actions/portfolios.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/loan_correction.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

namespace hui::actions {

namespace {

using lending::Agreement;

Result<std::string> known_unit(store::Ledger& ledger, const std::string& code) {
    const auto unit = store::find_unit(ledger, code);
    if (!unit) { return refuse(Code::unknown_unit, {{"unit", code}}); }
    return unit->code;
}

/// Codes are kept as the register writes them.
Check resolve_codes(store::Ledger& ledger, Agreement& agreement) {
    const auto member = known_member(ledger, agreement.borrower);
    if (!member) { return member.refusal(); }
    agreement.borrower = member->code;
    const auto lender = store::find_lender(ledger, agreement.lender);
    if (!lender) { return refuse(Code::unknown_lender, {{"lender", agreement.lender}}); }
    agreement.lender = lender->code;
    agreement.lender_kind = lender->kind;
    for (lending::Guarantor& guarantor : agreement.guarantors) {
        const auto unit = known_unit(ledger, guarantor.unit);
        if (!unit) { return unit.refusal(); }
        guarantor.unit = *unit;
    }
    return {};
}

/// The loan that stands under the code already: the same one is found.
Result<Recorded> found_or_taken(store::Ledger& ledger, const store::LoanPlace& place,
                                Agreement wanted, ApplyRequest::Holidays holidays) {
    const auto history = store::load_loan(ledger, place.book, place.code);
    const auto& there = history.agreement().terms.rest_days;
    // The register's holidays became part of the agreement when it was recorded.
    if (holidays == ApplyRequest::Holidays::recorded && there && wanted.terms.rest_days) {
        wanted.terms.rest_days = there;
    }
    // These stay as they were when the loan was applied for.
    wanted.terms.flat_rounding = history.agreement().terms.flat_rounding;
    wanted.spread = history.agreement().spread;
    if (!(history.agreement() == wanted)) {
        return refuse(Code::code_taken,
                      {{"code", place.code}, {"holder", place.borrower}, {"loan", place.code}});
    }
    const Seq seq = history.happenings().front().seq;
    return Recorded{.book = place.book.code,
                    .entry = *store::find_entry(ledger, place.book, seq),
                    .writing = Recorded::Writing::found};
}

/// Runs `work` on the open portfolios in a transaction of its own.
Result<Recorded> in_portfolios(store::Ledger& ledger,
                               const std::function<Result<Recorded>(OpenPortfolios&)>& work,
                               const Actor& actor) {
    return in_register(ledger, [&](store::Book& registry_book) {
        OpenPortfolios portfolios{ledger, registry_book, actor};
        auto recorded = work(portfolios);
        portfolios.save();
        return recorded;
    });
}

/// Whether an entry says the same, also of its true date.
template <class Event>
SameContent same_event(Date on, Event wanted, const TrueDate& said) {
    const std::string body = lending::body_of(wanted);
    // Entries that were imported by the first versions don't say so.
    wanted.source = Source::typed;
    return [on, said, body, unmarked = lending::body_of(wanted),
            kind = lending::kind_of(wanted)](const Entry& entry) {
        if (entry.kind != kind || entry.effective_on != on) { return false; }
        auto there = std::get<Event>(*lending::event_of(entry.kind, entry.body));
        const bool is_of_that_date = is_as_said(there.correction, said);
        there.correction.reset();
        const std::string told = lending::body_of(there);
        return is_of_that_date && (told == body || told == unmarked);
    };
}

/// What the entry of money that no loan owes will say of its true date. `book` is null where the
/// unit has no portfolio yet.
Result<std::optional<Correction>> correction_of_money(store::Ledger& ledger,
                                                      const store::Book* book, const TrueDate& said,
                                                      const lending::Day& day) {
    lending::OtherMoney money;
    // Most entries say nothing of it, and need no history.
    if (book != nullptr && said.corrects) {
        store::each_entry(ledger, book->row(), [&](const Entry& entry) { money.add(entry); });
    }
    return lending::decide_correction(money, said, day);
}

}  // namespace

Result<Agreement> agreement_of(store::Ledger& ledger, const ApplyRequest& request) {
    Agreement agreement = request.agreement;
    if (auto refusal = resolve_codes(ledger, agreement)) { return *refusal; }
    const registry::Policy policy = store::policy_of(ledger);
    auto& rest_days = agreement.terms.rest_days;
    if (rest_days && request.holidays == ApplyRequest::Holidays::recorded) {
        for (const auto& [day, name] : policy.holidays) { rest_days->holidays.push_back(day); }
    }
    const lending::RateCaps caps = lending::rate_caps(policy, request.on);
    agreement.overdue_rate =
        request.overdue_rate.value_or(lending::highest_overdue_rate(agreement.terms.rate, caps));
    agreement.unpaid_interest_rate = request.unpaid_interest_rate.value_or(
        agreement.terms.rate == Rate{} ? Rate{} : caps.unpaid_interest);
    return agreement;
}

Result<Recorded> apply_for_loan(store::Ledger& ledger, store::Book& registry_book,
                                const ApplyRequest& request, const Actor& actor) {
    const auto agreement = agreement_of(ledger, request);
    if (!agreement) { return agreement.refusal(); }
    if (const auto place = store::find_loan(ledger, agreement->loan)) {
        return found_or_taken(ledger, *place, *agreement, request.holidays);
    }
    OpenPortfolios portfolios{ledger, registry_book, actor};
    const std::string& unit = agreement->guarantors.front().unit;
    if (const auto* book = portfolios.find(unit)) {
        // The loan isn't there: whatever stands under its reference is something else.
        const auto is_it = [](const Entry&) { return false; };
        if (auto other = already_recorded(ledger, book->row(), request.ref, is_it)) {
            return *std::move(other);
        }
    }
    const lending::RateCaps caps = lending::rate_caps(store::policy_of(ledger), request.on);
    auto recorded =
        portfolios.append(unit,
                          lending::decide_apply({.agreement = *agreement, .source = request.source},
                                                caps, portfolios.day(unit, request.on)),
                          request.ref.empty() ? "loan:" + code_key(agreement->loan) : request.ref);
    portfolios.save();
    return recorded;
}

Result<Recorded> apply_for_loan(store::Ledger& ledger, const ApplyRequest& request,
                                const Actor& actor) {
    return in_register(ledger, [&](store::Book& registry_book) {
        return apply_for_loan(ledger, registry_book, request, actor);
    });
}

Result<Recorded> remit(store::Ledger& ledger, OpenPortfolios& portfolios,
                       const RemitRequest& request) {
    const auto unit = known_unit(ledger, request.unit);
    if (!unit) { return unit.refusal(); }
    lending::Remitted event = request.event;
    const auto lender = store::find_lender(ledger, event.lender);
    if (!lender) { return refuse(Code::unknown_lender, {{"lender", event.lender}}); }
    if (lender->kind != registry::LenderKind::collected) {
        return refuse(Code::not_collected_for, {{"lender", lender->code}});
    }
    event.lender = lender->code;
    const store::Book* book = portfolios.find(*unit);
    Vnd held;
    if (book != nullptr) {
        if (auto earlier = already_recorded(ledger, book->row(), request.ref,
                                            same_event(request.on, event, request.true_date))) {
            return *std::move(earlier);
        }
        // The account is in credit by what stands there for the lender.
        const Account account = lending::account::to_remit(event.lender);
        held = -store::most_from(ledger, book->row(), account, request.on);
    }
    const lending::Day day = portfolios.day(*unit, request.on);
    const auto correction = correction_of_money(ledger, book, request.true_date, day);
    if (!correction) { return correction.refusal(); }
    event.correction = *correction;
    return portfolios.append(*unit, lending::decide_remit(event, held, day), request.ref);
}

Result<Recorded> remit(store::Ledger& ledger, const RemitRequest& request, const Actor& actor) {
    return in_portfolios(
        ledger, [&](OpenPortfolios& portfolios) { return remit(ledger, portfolios, request); },
        actor);
}

Result<Recorded> pay_into_fund(store::Ledger& ledger, OpenPortfolios& portfolios,
                               const PayInRequest& request) {
    const auto unit = known_unit(ledger, request.unit);
    if (!unit) { return unit.refusal(); }
    lending::FundPaidIn event = request.event;
    const auto lender = store::find_lender(ledger, event.lender);
    if (!lender) { return refuse(Code::unknown_lender, {{"lender", event.lender}}); }
    event.lender = lender->code;
    if (!event.member.empty()) {
        const auto member = known_member(ledger, event.member);
        if (!member) { return member.refusal(); }
        event.member = member->code;
    }
    const store::Book* book = portfolios.find(*unit);
    if (book != nullptr) {
        if (auto earlier = already_recorded(ledger, book->row(), request.ref,
                                            same_event(request.on, event, request.true_date))) {
            return *std::move(earlier);
        }
    }
    const lending::Day day = portfolios.day(*unit, request.on);
    const auto correction = correction_of_money(ledger, book, request.true_date, day);
    if (!correction) { return correction.refusal(); }
    event.correction = *correction;
    return portfolios.append(*unit, lending::decide_pay_in(event, lender->kind, day), request.ref);
}

Result<Recorded> pay_into_fund(store::Ledger& ledger, const PayInRequest& request,
                               const Actor& actor) {
    return in_portfolios(
        ledger,
        [&](OpenPortfolios& portfolios) { return pay_into_fund(ledger, portfolios, request); },
        actor);
}

}  // namespace hui::actions
