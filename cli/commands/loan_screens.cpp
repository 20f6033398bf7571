#include "cli/commands/loan_screens.hpp"

#include "cli/json_list.hpp"
#include "cli/messages.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace hui::cli {

namespace {

Json day_or_null(const std::optional<Date>& day) { return day ? Json(iso(*day)) : Json(nullptr); }

Json terms_json(const lending::Agreement& agreement) {
    const lending::Terms& terms = agreement.terms;
    return {{"principal", terms.principal.count()},
            {"rate", percent_text(terms.rate)},
            {"overdue_rate", percent_text(agreement.overdue_rate)},
            {"unpaid_interest_rate", percent_text(agreement.unpaid_interest_rate)},
            {"periods", terms.periods},
            {"every", interval_text(terms.every)},
            {"method", std::string{lending::method_text(terms.method)}},
            {"day_count", std::string{lending::day_count_text(terms.day_count)}},
            {"round", terms.round_to.count()},
            {"residue", std::string{lending::residue_text(terms.residue)}},
            {"grace", terms.grace},
            {"principal_every", terms.principal_every},
            {"roll", terms.rest_days ? "next" : "none"},
            {"disbursed", iso(terms.disbursed)},
            {"first_due", day_or_null(terms.first_due)},
            {"surplus", std::string{lending::surplus_text(agreement.surplus)}},
            {"allocation", std::string{lending::allocation_text(agreement.allocation)}},
            {"saving", agreement.saving.count()}};
}

Json json_of(const report::GuarantorLine& line) {
    return {{"unit", line.guarantor.unit},       {"name", line.name},
            {"percent", line.guarantor.percent}, {"certified_on", day_or_null(line.certified_on)},
            {"certified_by", line.certified_by}, {"vouches_for", line.vouches_for.count()}};
}

Json json_of(const lending::InstalmentStanding& item) {
    return {{"n", item.n},
            {"due", iso(item.due)},
            {"principal", item.owed.principal.count()},
            {"interest", item.owed.interest.count()},
            {"overdue_interest", item.owed.overdue_interest.count()},
            {"interest_on_interest", item.owed.interest_on_interest.count()},
            {"paid", item.paid.total().count()},
            {"paid_principal", item.paid.principal.count()},
            {"in_advance", item.in_advance.count()},
            {"late", item.late.count()},
            {"open", item.open().total().count()},
            {"paid_on", day_or_null(item.paid_on)}};
}

Json json_of(const report::LoanStep& step) {
    const Json noted =
        step.noted ? Json(std::string{lending::noted_text(*step.noted)}) : Json(nullptr);
    return {{"seq", step.seq.count()},
            {"on", iso(step.on)},
            {"kind", step.kind},
            {"what", noted},
            {"amount", step.amount.count()},
            {"by", step.by},
            {"text", step.words},
            {"undone_on", day_or_null(step.undone_on)}};
}

Json split_json(const lending::Split& split) {
    return {{"principal", split.principal.count()},
            {"interest", split.interest.count()},
            {"overdue_interest", split.overdue_interest.count()},
            {"interest_on_interest", split.interest_on_interest.count()},
            {"total", split.total().count()}};
}

}  // namespace

std::string stage_in_words(lending::Stage stage,
                           std::optional<lending::Withdrawn::Who> withdrawn_by) {
    if (withdrawn_by == lending::Withdrawn::Who::the_union) { return tr(mark("refused")); }
    constexpr std::array<const char*, 8> words{mark("applied for"), mark("certified"),
                                               mark("approved"),    mark("being repaid"),
                                               mark("paid off"),    mark("called on the guarantor"),
                                               mark("written off"), mark("withdrawn")};
    return tr(words.at(static_cast<std::size_t>(stage)));
}

Json amount_or_null(const std::optional<Vnd>& amount) {
    return amount ? Json(amount->count()) : Json(nullptr);
}

Json version_json(const report::ScheduleVersion& version) {
    Json dues = Json::array();
    for (const report::PlannedDue& due : version.dues) {
        dues.push_back({{"n", due.n},
                        {"due", iso(due.due)},
                        {"principal", due.principal.count()},
                        {"interest", due.interest.count()},
                        {"payment", (due.principal + due.interest).count()}});
    }
    Json how = nullptr;
    if (version.how) {
        how = *version.how == lending::Rescheduled::How::moved ? "moved" : "extended";
    }
    return {{"version", version.n},
            {"seq", version.seq.count()},
            {"on", iso(version.on)},
            {"kind", version.kind},
            {"how", how},
            {"reason", version.reason},
            {"instalments", dues}};
}

Json loan_json(const report::LoanReport& report) {
    const lending::Agreement& agreement = report.agreement;
    const lending::Standing& standing = report.standing;
    Json versions = Json::array();
    for (const report::ScheduleVersion& version : report.versions) {
        versions.push_back(version_json(version));
    }
    return {{"loan", agreement.loan},
            {"book", report.book},
            {"on", iso(standing.on)},
            {"member", agreement.borrower},
            {"name", report.borrower_name},
            {"lender", agreement.lender},
            {"lender_name", report.lender_name},
            {"lender_kind", std::string{registry::lender_kind_text(agreement.lender_kind)}},
            {"stage", std::string{lending::stage_text(standing.stage)}},
            {"purpose", agreement.purpose},
            {"terms", terms_json(agreement)},
            {"guarantors", list_of(report.guarantors, json_of)},
            {"disbursed", standing.disbursed.count()},
            {"outstanding", standing.outstanding.count()},
            {"written_off", standing.written_off.count()},
            {"to_recover", standing.to_recover.count()},
            {"paid", split_json(standing.paid)},
            {"paid_before_schedule", standing.paid_before_schedule().count()},
            {"waived", standing.waived.count()},
            {"due", split_json(standing.overdue)},
            {"late", split_json(standing.late())},
            {"accrued", standing.accrued.count()},
            {"payoff", standing.payoff().count()},
            {"days_past_due", standing.days_past_due},
            {"debt_group", standing.debt_group},
            {"saved", standing.saved.count()},
            {"instalments", list_of(report.dues, json_of)},
            {"versions", versions},
            {"history", list_of(report.steps, json_of)}};
}

}  // namespace hui::cli
