#include "engine/report/exposure.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/loans_at.hpp"
#include "engine/report/sponsors.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace hui::report {

namespace {

using savings::Group;
using savings::Share;

/// The people who are asked for, by the keys of their codes.
using People = std::map<std::string, Exposure>;

Exposure* find(People& people, std::string_view member) {
    const auto found = people.find(code_key(member));
    return found == people.end() ? nullptr : &found->second;
}

/// What a share that has drawn has still to pay; after a dissolution, what is claimed of it.
Vnd to_pay_of(const Group& group, const Share& share) {
    Vnd sum;
    for (const savings::Claim& claim : group.claims) {
        if (claim.from == share.no) { sum += claim.amount; }
    }
    if (!group.has_drawn(share)) { return sum; }
    for (const savings::Due& due : savings::dues_of(group, share)) { sum += due.outstanding(); }
    return sum;
}

/// What the organiser paid in the place of shares, or refunded to shares that left, and has not got
/// back; after a dissolution it is among the claims.
Vnd advanced_by_organiser(const Group& group) {
    Vnd sum = savings::advances_open(group) + savings::refunds_open(group);
    for (const savings::Claim& claim : group.claims) {
        if (claim.to == ShareNo{}) { sum += claim.amount; }
    }
    return sum;
}

/// The people by their names, as a minute may call them.
using Names = std::multimap<std::u32string, Exposure*>;

void add_sponsorship(People& people, const Names& names, const std::string& sponsor,
                     const Sponsorship& sponsorship) {
    if (sponsor.empty()) { return; }
    if (Exposure* person = find(people, sponsor)) {
        person->sponsorships.push_back(sponsorship);
        return;
    }
    const auto [first, last] = names.equal_range(name_key(sponsor));
    for (auto named = first; named != last; ++named) {
        named->second->sponsorships.push_back(sponsorship);
    }
}

void add_group(const GroupWithSponsors& at, Date on, People& people, const Names& names) {
    const Group& group = at.group;
    const std::string& code = group.terms.code;
    for (const Share& share : group.shares) {
        const Vnd to_pay = to_pay_of(group, share);
        if (to_pay == Vnd{}) { continue; }
        const auto found = at.sponsors.find(share.no);
        const std::string sponsor = found == at.sponsors.end() ? "" : found->second;
        if (Exposure* holder = find(people, share.member)) {
            holder->shares.push_back({.group = code,
                                      .share = share.no,
                                      .to_pay = to_pay,
                                      .arrears = savings::arrears_of(group, share, on),
                                      .sponsor = sponsor});
        }
        add_sponsorship(
            people, names, sponsor,
            {.group = code, .share = share.no, .member = share.member, .to_pay = to_pay});
    }
    const Vnd advanced = advanced_by_organiser(group);
    Exposure* organiser = find(people, group.terms.organiser);
    if (organiser != nullptr && advanced > Vnd{}) {
        organiser->advances.push_back({.group = code, .amount = advanced});
    }
}

void add_loan(People& people, const LoanAt& loan) {
    const lending::Agreement& agreement = loan.agreement();
    const Vnd open = lending::open_amount(agreement, loan.standing);
    Exposure* borrower = find(people, agreement.borrower);
    const Vnd late = loan.standing.late().total();
    if (borrower == nullptr || (open == Vnd{} && late == Vnd{})) { return; }
    borrower->loans.push_back({.loan = agreement.loan,
                               .lender = agreement.lender,
                               .stage = loan.standing.stage,
                               .open = open,
                               .outstanding = loan.standing.outstanding,
                               .late = late,
                               .late_interest = loan.standing.late().interests()});
}

bool has_nothing(const Exposure& person) {
    return person.shares.empty() && person.loans.empty() && person.sponsorships.empty() &&
           person.advances.empty();
}

/// Who owes most comes first; then who vouched for most, or advanced most; then by code.
bool comes_before(const Exposure& a, const Exposure& b) {
    const auto of = [](const Exposure& person) {
        return std::tuple{-person.owes(), -person.sponsored(), -person.advanced()};
    };
    return std::tuple{of(a), a.member} < std::tuple{of(b), b.member};
}

Result<People> people_meant(store::Ledger& ledger, std::optional<std::string_view> code) {
    People people;
    const auto add = [&](const std::string& member, const std::string& name) {
        Exposure& person = people[code_key(member)];
        person.member = member;
        person.name = name;
    };
    if (code) {
        const auto member = actions::known_member(ledger, *code);
        if (!member) { return member.refusal(); }
        add(member->code, member->name);
        return people;
    }
    for (const auto& [member, name] : store::member_names(ledger)) { add(member, name); }
    return people;
}

}  // namespace

Vnd Exposure::to_pay() const {
    Vnd sum;
    for (const ShareToPay& share : shares) { sum += share.to_pay; }
    return sum;
}

Vnd Exposure::loans_open() const {
    Vnd sum;
    for (const LoanOpen& loan : loans) { sum += loan.open; }
    return sum;
}

Vnd Exposure::loans_owed() const {
    Vnd sum;
    for (const LoanOpen& loan : loans) { sum += loan.owed(); }
    return sum;
}

Vnd Exposure::not_paid_out() const {
    Vnd sum;
    for (const LoanOpen& loan : loans) { sum += loan.not_paid_out(); }
    return sum;
}

Vnd Exposure::sponsored() const {
    Vnd sum;
    for (const Sponsorship& sponsorship : sponsorships) { sum += sponsorship.to_pay; }
    return sum;
}

Vnd Exposure::advanced() const {
    Vnd sum;
    for (const AdvanceGiven& advance : advances) { sum += advance.amount; }
    return sum;
}

Result<ExposureReport> exposure_report(store::Ledger& ledger,
                                       std::optional<std::string_view> member, Date on) {
    return store::attempt([&]() -> Result<ExposureReport> {
        const store::Snapshot snapshot{ledger};
        auto people = people_meant(ledger, member);
        if (!people) { return people.refusal(); }
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        Names names;
        for (auto& [code, person] : *people) { names.emplace(name_key(person.name), &person); }
        for (const store::BookRow& book : store::group_books(ledger)) {
            add_group(group_with_sponsors(ledger, book, on), on, *people, names);
        }
        const auto add = [&](const LoanAt& loan) { add_loan(*people, loan); };
        if (member) {
            each_loan_of(ledger, people->begin()->second.member, on, add);
        } else {
            each_loan(ledger, on, add);
        }
        const auto key = registry::key_text({.of = registry::LimitKey::Of::borrower, .code = {}});
        ExposureReport report{
            .on = on, .limit = store::policy_of(ledger).limit(key, on), .people = {}};
        for (auto& [code, person] : *people) {
            if (!member && has_nothing(person)) { continue; }
            std::sort(person.loans.begin(), person.loans.end(),
                      [](const LoanOpen& a, const LoanOpen& b) { return a.loan < b.loan; });
            report.people.push_back(std::move(person));
        }
        std::sort(report.people.begin(), report.people.end(), comes_before);
        return report;
    });
}

}  // namespace hui::report
