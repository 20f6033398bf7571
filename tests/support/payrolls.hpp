#pragma once

#include "engine/actions/record_payroll.hpp"
#include "engine/actions/reverse.hpp"
#include "engine/report/payroll.hpp"
#include "tests/support/officer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::tests {

inline actions::PayrollRow row(std::string member, Vnd amount, std::string item = "") {
    return {.member = std::move(member), .deduction = {.item = std::move(item), .amount = amount}};
}

/// Three shares of 300,000 from 5 March, and a loan of M1 without interest, 1,000,000 a month from
/// 15 April. M3, who works in U2, owes his share's first due when the April list is made.
struct Payrolls : Officer {
    Payrolls() {
        adds_unit("U2", "U1");
        adds_unit("U3", "");
        adds_lender("NHCS", "Ngân hàng Chính sách", registry::LenderKind::collected);
        moves("M3", "U2");
        pays("01", Vnd{300'000}, on("2026-03-05"));
        pays("02", Vnd{300'000}, on("2026-03-05"));
        grants({.rate = Rate::from_ppm(0)}, on("2026-03-15"));
        disburses("V001", on("2026-03-15"));
    }
    void adds_unit(std::string code, std::string parent) {
        in_register([&](store::Book& book) {
            return actions::add_unit(ledger(), book,
                                     {.code = code, .name = "Đơn vị " + code, .parent = parent},
                                     actor());
        });
    }
    void moves(const std::string& member, const std::string& unit) {
        in_register([&](store::Book& book) {
            return actions::amend_member(ledger(), book, member, {.unit = unit}, actor());
        });
    }
    void undoes(std::string_view book, Seq seq, Date day) {
        tick();
        granted(actions::in_book(ledger(), book, [&](store::Book& open) {
            return actions::reverse(
                ledger(), open, {.seq = seq, .command = {.reason = "nhầm", .on = day}, .ref = ""},
                actor());
        }));
    }
    actions::PayrollRequest april(std::vector<actions::PayrollRow> rows) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].line = static_cast<std::int64_t>(i) + 2;
        }
        return {.month = month_of("2026-04"),
                .unit = "U1",
                .listed = on("2026-04-01"),
                .on = on("2026-04-25"),
                .method = Method::bank,
                .rows = std::move(rows)};
    }
    actions::PayrollRequest april_as_it_came() {
        return april({row("M1", Vnd{1'000'000}), row("M2", Vnd{0}), row("m3", Vnd{600'000})});
    }
    Result<actions::PayrollOutcome> tries(const actions::PayrollRequest& request) {
        tick();
        return actions::record_payroll(ledger(), request, actor());
    }
    actions::PayrollOutcome records(const actions::PayrollRequest& request) {
        auto outcome = granted(tries(request));
        BOOST_TEST(outcome.refused.empty());
        return outcome;
    }
    /// The code of each refused row.
    std::string refused(const actions::PayrollRequest& request) {
        std::string codes;
        for (const auto& one : granted(tries(request)).refused) {
            codes += (codes.empty() ? "" : " ") + std::string{name_of(one.reason.code)};
        }
        return codes;
    }
    /// `M1 G012/01/2 300000, …`
    std::string list(std::string_view month, std::string_view day,
                     std::optional<std::string> unit = {}) {
        std::string text;
        for (const auto& member : granted(report::payroll_list(
                 ledger(), {.month = month_of(month), .unit = std::move(unit), .on = on(day)}))) {
            for (const auto& item : member.items) {
                text += (text.empty() ? "" : ", ") + member.member + " " +
                        closing::item_text(item) + " " + std::to_string(item.amount.count());
            }
        }
        return text;
    }
    /// The same of what is open of all payrolls.
    std::string open(std::string_view day, std::optional<std::string> unit = {}) {
        std::string text;
        for (const auto& one : granted(
                 report::open_payroll_items(ledger(), {.unit = std::move(unit), .on = on(day)}))) {
            text += (text.empty() ? "" : ", ") + one.member + " " + closing::item_text(one.item) +
                    " " + std::to_string(one.open.count()) + " x" + std::to_string(one.times);
        }
        return text;
    }
};

}  // namespace hui::tests
