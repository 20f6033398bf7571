#pragma once

#include "engine/actions/init.hpp"
#include "engine/actions/registry.hpp"
#include "engine/base/text.hpp"
#include "engine/exchange/import.hpp"
#include "engine/store/book.hpp"
#include "tests/support/own_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::tests {

std::string read_file(const std::string& path);

void write_file(const std::string& path, std::string_view text);

/// A ledger into which files are imported on 1 July 2024.
class ImportLedger {
public:
    using Run = exchange::ImportRequest::Run;
    using Rejects = exchange::ImportRequest::Rejects;

    ImportLedger();

    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::string input() const;
    [[nodiscard]] std::string input(std::string_view name) const;
    /// Writes a file into the folder that `import` reads.
    void put(std::string_view name, std::string_view text);

    Result<exchange::Imported> import(const exchange::ImportRequest& request);
    exchange::Imported import_folder(const std::string& folder, Rejects rejects = Rejects::stop,
                                     Run run = Run::real);
    exchange::Imported import_put(Rejects rejects = Rejects::stop, Run run = Run::real);
    /// Imports files that hold nothing wrong.
    exchange::Imported import_good(
        std::initializer_list<std::pair<std::string_view, std::string_view>> files);

    /// Records in the register, by what gives a list of results.
    template <class Work>
    void in_register(Work work) {
        const auto recorded =
            actions::in_transaction(*ledger_, [&]() -> Result<std::vector<actions::Recorded>> {
                store::Book registry_book{*ledger_, actions::register_book(*ledger_)};
                std::vector<actions::Recorded> all;
                for (const auto& one : work(*ledger_, registry_book, actor_)) {
                    if (!one) { return one.refusal(); }
                    all.push_back(*one);
                }
                registry_book.save();
                return all;
            });
        BOOST_REQUIRE(recorded.ok());
    }

    [[nodiscard]] std::string bytes() const;
    [[nodiscard]] store::Ledger& ledger();
    [[nodiscard]] store::BookRow book(std::string_view code);
    [[nodiscard]] savings::Group group(std::string_view code);
    /// The heads of all books, as texts that a failing test can print.
    [[nodiscard]] std::map<std::string, std::string> heads();

private:
    static void nothing(std::size_t /*done*/, std::size_t /*all*/);

    OwnFolder folder_;
    actions::Actor actor_{.name = "thu quy", .now = date_of("2024-07-01") + std::chrono::hours{3}};
    std::unique_ptr<store::Ledger> ledger_;
};

/// `file:line:column: code` of each rejected row.
std::vector<std::string> rejections(const exchange::Imported& imported);

using Lines = std::vector<std::string>;

/// Compares lines one by one, so that a failing test prints them.
void check_lines(const Lines& got, const Lines& wanted);

constexpr std::string_view three_units = "code,name,parent\nU1,Liên đoàn,\n";
constexpr std::string_view three_members =
    "code,name,unit\nM1,Lý Thị Hoa,U1\nM2,Sơn Văn Kiệt,U1\nM3,Thạch Thị Nga,U1\n";
constexpr std::string_view one_group =
    "code,name,unit,organiser,contribution,start,every,pot,order\n"
    "G1,Tổ ấp 3,U1,M1,300000,2024-01-05,1m,gross,fixed\n";
constexpr std::string_view three_shares = "group,share,member\nG1,01,M1\nG1,02,M2\nG1,03,M3\n";

/// Puts a unit, three members and the group G1 of three shares of 300,000 đồng a month.
void put_setup(ImportLedger& ledger);

/// Imports that setup.
void import_setup(ImportLedger& ledger);

}  // namespace hui::tests
