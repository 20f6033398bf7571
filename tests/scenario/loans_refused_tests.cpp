// What the rules of loans refuse changes nothing, and names the figures that it is about.
#include "engine/exchange/line_files.hpp"
#include "tests/support/loan_office.hpp"

#include <fstream>
#include <string>
#include <string_view>

using hui::Date;
using hui::Refusal;
using hui::Vnd;
using hui::exchange::read_schedule;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOf;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::OwnFolder;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;

namespace {

const Date agreed = on("2026-01-12");
const Date paid_out = on("2026-01-15");

LoanOf bank_loan(const std::string& code, Vnd principal = 12'000'000_vnd) {
    return {.code = code, .lender = "AGR", .principal = principal};
}

template <class Value>
Value fact(const Refusal& refusal, std::string_view name) {
    for (const auto& each : refusal.facts) {
        if (each.name == name) { return std::get<Value>(each.value); }
    }
    BOOST_FAIL("no fact " << name);
    return {};
}

void write(const std::string& file, std::string_view text) { std::ofstream{file} << text; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loans_refused_tests, LoanOffice)

BOOST_AUTO_TEST_CASE(a_limit_that_is_exceeded_by_one_dong_refuses_the_approval) {
    sets_policy("limit-unit:U1", "30000000");
    grants(bank_loan("V1", 10'000'000_vnd), agreed);
    granted(try_apply(bank_loan("V2", 20'000'001_vnd), agreed));
    granted(try_certify("V2", agreed));
    check_refused(*this, "over_limit", [&] { return try_approve("V2", agreed); });
    const Refusal refusal = try_approve("V2", agreed).refusal();
    BOOST_TEST(fact<Vnd>(refusal, "before").count() == 10'000'000);
    BOOST_TEST(fact<Vnd>(refusal, "limit").count() == 30'000'000);
    granted(try_apply(bank_loan("V3", 20'000'000_vnd), agreed));
    granted(try_certify("V3", agreed));
    granted(try_approve("V3", agreed));
}

BOOST_AUTO_TEST_CASE(a_step_that_is_not_its_turn_says_how_far_the_loan_is_on_that_day) {
    grants(bank_loan("V1"), agreed);
    disburses("V1", paid_out);
    const Date early = on("2026-01-14");
    check_refused(*this, "wrong_stage", [&] { return repays("V1", 1_vnd, early); });
    const Refusal refusal = repays("V1", 1_vnd, early).refusal();
    BOOST_TEST(fact<std::string>(refusal, "stage") == "approved");
    BOOST_TEST((fact<Date>(refusal, "date") == early));
}

BOOST_AUTO_TEST_CASE(what_is_later_in_the_way_is_named_with_its_book) {
    grants(bank_loan("V1"), agreed);
    disburses("V1", paid_out);
    const auto off = granted(on_loan(actions::repay_loan, "V1", on("2026-03-15"),
                                     lending::Repay{.wanted = lending::Repay::Wanted::payoff}));
    check_refused(*this, "later_in_the_way", [&] { return repays("V1", 1_vnd, on("2026-02-20")); });
    const Refusal refusal = repays("V1", 1_vnd, on("2026-02-20")).refusal();
    BOOST_TEST(fact<std::string>(refusal, "book") == "loans/U1");
    BOOST_TEST(fact<std::int64_t>(refusal, "seq") == off.entry.seq.count());
}

BOOST_AUTO_TEST_CASE(money_that_comes_after_the_agreed_first_due_date_needs_other_dates) {
    const Date first_due = on("2026-02-10");
    granted(actions::apply_for_loan(ledger(),
                                    {.agreement = {.loan = "V1",
                                                   .borrower = "M1",
                                                   .lender = "AGR",
                                                   .guarantors = {{.unit = "U1"}},
                                                   .terms = {.principal = 12'000'000_vnd,
                                                             .rate = {},
                                                             .periods = 12,
                                                             .every = {},
                                                             .disbursed = paid_out,
                                                             .first_due = first_due}},
                                     .on = agreed},
                                    actor()));
    granted(try_certify("V1", agreed));
    granted(try_approve("V1", agreed));
    check_refused(*this, "due_not_later", [&] { return try_disburse("V1", first_due); });
    granted(try_disburse("V1", first_due,
                         lending::Schedule{{.on = on("2026-03-10"), .principal = 12'000'000_vnd}}));
}

BOOST_AUTO_TEST_CASE(a_file_of_due_dates_is_read_with_its_lines) {
    const OwnFolder folder;
    const std::string file = folder / "schedule.csv";
    write(file,
          "\xEF\xBB\xBFprincipal;due;interest\n1.000.000;15/05/2026;55k\n9000000;2026-06-15;\n");
    const lending::Schedule wanted{
        {.on = on("2026-05-15"), .principal = 1'000'000_vnd, .interest = 55'000_vnd},
        {.on = on("2026-06-15"), .principal = 9'000'000_vnd}};
    BOOST_TEST((granted(read_schedule(file)) == wanted));

    write(file, "due,principal\n2026-05-15,1000000\n2026-06-31,1000000\n");
    const auto wrong = read_schedule(file);
    BOOST_TEST(outcome_of(wrong) == "bad_date");
    BOOST_TEST(fact<std::int64_t>(wrong.refusal(), "line") == 3);
    write(file, "due,amount\n2026-05-15,1000000\n");
    BOOST_TEST(outcome_of(read_schedule(file)) == "missing_column");
    write(file, "due,principal,intrest\n2026-05-15,1000000,5\n");
    BOOST_TEST(outcome_of(read_schedule(file)) == "unknown_column");
    BOOST_TEST(outcome_of(read_schedule(folder / "none.csv")) == "file_unreadable");
}

BOOST_AUTO_TEST_SUITE_END()
