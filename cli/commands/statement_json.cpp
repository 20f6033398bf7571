#include "cli/commands/statement_json.hpp"

#include "cli/commands/recording.hpp"
#include "cli/json_list.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

Json receipt_of(ReceiptNo receipt) {
    return receipt == ReceiptNo{} ? Json(nullptr) : Json(receipt.count());
}

Json totals_json(const report::StatementTotals& totals) {
    return {{"paid", totals.paid.count()},
            {"received", totals.received.count()},
            {"advanced", totals.advanced.count()},
            {"reserve", totals.reserve.count()},
            {"returned", totals.returned.count()},
            {"interest_paid", totals.interest_paid.count()},
            {"interest_received", totals.interest_received.count()}};
}

Json json_of(const report::StatementShare& share) {
    Json creditors = Json::array();
    for (const savings::Creditor& creditor : share.creditors) {
        creditors.push_back({{"to", creditor_text(creditor)}, {"amount", creditor.amount.count()}});
    }
    return {{"group", share.group},
            {"share", share_text(share.share)},
            {"turn", share.turn.count()},
            {"paid", share.paid.count()},
            {"received", share.received.count()},
            {"advanced", share.advanced.count()},
            {"net", share.net.count()},
            {"arrears", share.arrears.count()},
            {"dissolved", share.dissolved ? Json(iso(*share.dissolved)) : Json()},
            {"from_reserve", share.from_reserve.count()},
            {"owed", share.owed.count()},
            {"owes", creditors}};
}

Json json_of(const report::StatementLine& line) {
    return {{"on", iso(line.on)},
            {"group", line.group},
            {"share", share_text(line.share)},
            {"seq", line.seq.count()},
            {"receipt", receipt_of(line.receipt)},
            {"kind", line.kind},
            {"paid", line.paid.count()},
            {"repaid", line.repaid.count()},
            {"received", line.received.count()},
            {"advanced", line.advanced.count()},
            {"reserve", line.reserve.count()},
            {"covered", line.covered.count()},
            {"recovered", line.recovered.count()},
            {"returned", line.returned.count()},
            {"interest_paid", line.interest_paid.count()},
            {"interest_received", line.interest_received.count()},
            {"settled", line.settled.count()},
            {"other_member", line.other_member}};
}

Json json_of(const report::Claim& claim) {
    return {{"on", iso(claim.on)},
            {"group", claim.group},
            {"share", share_text(claim.share)},
            {"seq", claim.seq.count()},
            {"receipt", receipt_of(claim.receipt)},
            {"laid_out", claim.laid_out.count()},
            {"got_back", claim.got_back.count()},
            {"interest_received", claim.interest_received.count()},
            {"interest_paid", claim.interest_paid.count()}};
}

Json day_or_null(const std::optional<Date>& day) { return day ? Json(iso(*day)) : Json(nullptr); }

Json json_of(const report::StatementLoan& loan) {
    return {{"loan", loan.loan},
            {"lender", loan.lender},
            {"stage", std::string{lending::stage_text(loan.stage)}},
            {"disbursed", loan.disbursed.count()},
            {"paid", loan.paid.count()},
            {"outstanding", loan.outstanding.count()},
            {"due", loan.due.count()},
            {"late", loan.late.count()},
            {"written_off", loan.written_off.count()},
            {"saved", loan.saved.count()},
            {"disbursed_on", day_or_null(loan.disbursed_on)},
            {"last_paid", day_or_null(loan.last_paid)}};
}

}  // namespace

Json statement_json(const report::Statement& statement) {
    return {{"member", statement.member},
            {"name", statement.name},
            {"shares", list_of(statement.shares, json_of)},
            {"lines", list_of(statement.lines, json_of)},
            {"totals", totals_json(report::totals_of(statement))},
            {"claims", list_of(statement.claims, json_of)},
            {"loans", list_of(statement.loans, json_of)}};
}

}  // namespace hui::cli
