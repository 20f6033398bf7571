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

inline std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline void write_file(const std::string& path, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream file{path, std::ios::binary};
    file << text;
}

/// A ledger into which files are imported on 1 July 2024.
class ImportLedger {
public:
    using Run = exchange::ImportRequest::Run;
    using Rejects = exchange::ImportRequest::Rejects;

    ImportLedger() {
        auto ledger = actions::init(path(), "test", actor_);
        BOOST_REQUIRE(ledger.ok());
        ledger_ = std::make_unique<store::Ledger>(*std::move(ledger));
    }

    [[nodiscard]] std::string path() const { return folder_ / "test.db"; }
    [[nodiscard]] std::string input() const { return folder_ / "in"; }
    [[nodiscard]] std::string input(std::string_view name) const {
        return folder_ / ("in/" + std::string{name});
    }
    /// Writes a file into the folder that `import` reads.
    void put(std::string_view name, std::string_view text) { write_file(input(name), text); }

    Result<exchange::Imported> import(const exchange::ImportRequest& request) {
        return exchange::import_csv(*ledger_, request, actor_, nothing);
    }
    exchange::Imported import_folder(const std::string& folder, Rejects rejects = Rejects::stop,
                                     Run run = Run::real) {
        auto imported = import({.paths = {folder}, .run = run, .rejects = rejects});
        BOOST_REQUIRE(imported.ok());
        return *std::move(imported);
    }
    exchange::Imported import_put(Rejects rejects = Rejects::stop, Run run = Run::real) {
        return import_folder(input(), rejects, run);
    }
    /// Imports files that hold nothing wrong.
    exchange::Imported import_good(
        std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
        for (const auto& [name, text] : files) { put(name, text); }
        auto imported = import_put();
        BOOST_REQUIRE(imported.rejected.empty());
        std::filesystem::remove_all(input());
        return imported;
    }

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

    [[nodiscard]] std::string bytes() const { return read_file(path()); }
    [[nodiscard]] store::Ledger& ledger() { return *ledger_; }
    [[nodiscard]] store::BookRow book(std::string_view code) {
        return *store::find_book(*ledger_, code);
    }
    [[nodiscard]] savings::Group group(std::string_view code) {
        return store::load_group(*ledger_, book(code));
    }
    /// The heads of all books, as texts that a failing test can print.
    [[nodiscard]] std::map<std::string, std::string> heads() {
        std::map<std::string, std::string> heads;
        for (const store::BookRow& row : store::all_books(*ledger_)) {
            heads.emplace(row.code, hex(store::head_of(*ledger_, row).hash));
        }
        return heads;
    }

private:
    static void nothing(std::size_t /*done*/, std::size_t /*all*/) {}

    OwnFolder folder_;
    actions::Actor actor_{.name = "thu quy", .now = date_of("2024-07-01") + std::chrono::hours{3}};
    std::unique_ptr<store::Ledger> ledger_;
};

/// `file:line:column: code` of each rejected row.
inline std::vector<std::string> rejections(const exchange::Imported& imported) {
    std::vector<std::string> lines;
    for (const exchange::RejectedRow& row : imported.rejected) {
        lines.push_back(row.file + ":" + std::to_string(row.line) + ":" + row.column + ": " +
                        std::string{name_of(row.reason.code)});
    }
    return lines;
}

using Lines = std::vector<std::string>;

/// Compares lines one by one, so that a failing test prints them.
inline void check_lines(const Lines& got, const Lines& wanted) {
    BOOST_TEST(got == wanted, boost::test_tools::per_element());
}

constexpr std::string_view three_units = "code,name,parent\nU1,Liên đoàn,\n";
constexpr std::string_view three_members =
    "code,name,unit\nM1,Lý Thị Hoa,U1\nM2,Sơn Văn Kiệt,U1\nM3,Thạch Thị Nga,U1\n";
constexpr std::string_view one_group =
    "code,name,unit,organiser,contribution,start,every,pot,order\n"
    "G1,Tổ ấp 3,U1,M1,300000,2024-01-05,1m,gross,fixed\n";
constexpr std::string_view three_shares = "group,share,member\nG1,01,M1\nG1,02,M2\nG1,03,M3\n";

/// Puts a unit, three members and the group G1 of three shares of 300,000 đồng a month.
inline void put_setup(ImportLedger& ledger) {
    ledger.put("units.csv", three_units);
    ledger.put("members.csv", three_members);
    ledger.put("groups.csv", one_group);
    ledger.put("shares.csv", three_shares);
}

/// Imports that setup.
inline void import_setup(ImportLedger& ledger) {
    ledger.import_good({{"units.csv", three_units},
                        {"members.csv", three_members},
                        {"groups.csv", one_group},
                        {"shares.csv", three_shares}});
}

}  // namespace hui::tests
