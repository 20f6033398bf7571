#include "engine/exchange/import.hpp"
#include "engine/report/loan_list.hpp"
#include "tests/bench/bare_ledger.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/rehearsal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace hui::bench {

namespace {

constexpr std::size_t pairs_wanted = 7;
constexpr std::int64_t repayments = 5;

std::string loan_code(std::int64_t loan) { return fmt::format("V{:05}", loan + 1); }

/// Loans of ten months with interest, half repaid, each late now and then.
void write_loans(const std::string& folder, std::int64_t loans) {
    std::filesystem::create_directories(folder);
    std::ofstream{folder + "/lenders.csv"} << "code,name,kind\nNH,Ngân hàng,bank\n";
    std::ofstream agreed{folder + "/loans.csv"};
    std::ofstream repaid{folder + "/repayments.csv"};
    agreed
        << "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,first_due,"
           "purpose\n";
    repaid << "loan,amount,date,ref,method\n";
    for (std::int64_t loan = 0; loan < loans; ++loan) {
        const std::string code = loan_code(loan);
        agreed << fmt::format(
            "{},M{:02},NH,U1,10000000,7.2,10,1m,equal-principal,2024-01-05,"
            "2024-02-05,chăn nuôi\n",
            code, loan % shares + 1);
        for (std::int64_t round = 1; round <= repayments; ++round) {
            repaid << fmt::format("{},1000000,2024-{:02}-{:02},{}-{},cash\n", code, round + 1,
                                  5 + (loan + round) % 10, code, round);
        }
    }
    require(agreed.flush().good() && repaid.flush().good(), "a CSV file can't be written");
}

}  // namespace

void measure_loans(const Setting& setting) {
    const std::string path = setting.folder + "/loans.db";
    const std::string folder = setting.folder + "/loans-csv";
    const std::int64_t loans = std::max<std::int64_t>(setting.entries / 100, 10);
    make_ledger(path, 0);
    write_loans(folder, loans);
    store::Ledger ledger = open_ledger(path);
    fmt::print(stderr, "Importing {} loans …\n", loans);
    const auto imported = need(exchange::import_csv(ledger, {.paths = {folder}}, clerk(),
                                                    [](std::size_t, std::size_t) {}));
    require(imported.created.repayments == loans * repayments, "not every row was imported");
    BareLedger bare{path, settings_of(ledger)};
    report::LoanQuery query;
    query.on = date_of("2024-07-31");
    Pairs pairs;
    pairs.alternate(
        pairs_wanted,
        [&](std::size_t) {
            const auto list = need(report::loan_list(ledger, query));
            require(std::ssize(list.loans) == loans, "the list is not whole");
        },
        [&](std::size_t) { require(bare.scan() != 0, "nothing was read"); });
    print_times({.name = fmt::format("list of {} loans", loans), .aim = ""}, pairs);
}

}  // namespace hui::bench
