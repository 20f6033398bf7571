// Loans that were applied for before each flat instalment was rounded by itself and a day's money
// was spread together: they stay as they are, whatever is recorded of them now.
#include "tests/support/loan_office.hpp"

#include <string>

using hui::Rate;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;

namespace {

/// 4,000,000 flat at 20 %, by the thousand.
actions::ApplyRequest as_first(bool is_by_first_program) {
    actions::ApplyRequest request{.agreement = {.loan = is_by_first_program ? "OLD" : "NEW",
                                                .borrower = "M1",
                                                .lender = "CSXH",
                                                .guarantors = {{.unit = "U1"}},
                                                .terms = {.principal = 4'000'000_vnd,
                                                          .rate = Rate::percent(20),
                                                          .periods = 12,
                                                          .every = {},
                                                          .disbursed = on("2026-01-15"),
                                                          .method = lending::Method::flat,
                                                          .round_to = 1'000_vnd},
                                                .surplus = lending::Surplus::reamortised,
                                                .purpose = "nuôi bò"},
                                  .on = on("2026-01-15")};
    if (is_by_first_program) {
        request.agreement.terms.flat_rounding = lending::FlatRounding::whole;
        request.agreement.spread = lending::Spread::each;
    }
    return request;
}

struct BothPrograms : LoanOffice {
    BothPrograms() {
        for (const bool is_by_first_program : {true, false}) {
            const auto request = as_first(is_by_first_program);
            const std::string& loan = request.agreement.loan;
            granted(actions::apply_for_loan(ledger(), request, actor()));
            granted(try_certify(loan, on("2026-01-15")));
            granted(try_approve(loan, on("2026-01-15")));
            disburses(loan, on("2026-01-15"), 2'000'000_vnd);
            pays_back(loan, on("2026-02-15"));
            disburses(loan, on("2026-02-20"));
            pays_back(loan, on("2026-03-01"), 500'001_vnd);
            pays_back(loan, on("2026-03-01"), 100'003_vnd);
            pays_back(loan, on("2026-03-15"));
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loans_of_first_programs_tests, BothPrograms)

BOOST_AUTO_TEST_CASE(what_either_rule_recorded_is_decided_again_by_a_deep_verification) {
    const auto checked = granted(actions::verify(
        ledger(), {.book = {}, .depth = actions::VerifyRequest::Depth::deep, .witness = {}},
        [](std::int64_t) {}));
    BOOST_TEST(checked.problems.empty());
    // Five of 28 days of 33,333.33 and 23 of 66,666.67: 60,714.3. It was 5,892.9 and 55,000.
    const auto interest = [&](const char* loan) {
        return standing(loan, on("2026-03-15")).paid.interest.count();
    };
    BOOST_TEST(interest("NEW") == 33'000 + 61'000);
    BOOST_TEST(interest("OLD") == 33'000 + 61'000);
}

BOOST_AUTO_TEST_CASE(an_application_is_the_same_one_by_whichever_rule_it_runs) {
    auto again = as_first(false);
    again.agreement.loan = "OLD";
    BOOST_TEST((granted(actions::apply_for_loan(ledger(), again, actor())).writing ==
                actions::Recorded::Writing::found));
}

BOOST_AUTO_TEST_SUITE_END()
