#include "tests/support/import_ledger.hpp"

namespace hui::tests {

ImportLedger::ImportLedger() {
    auto ledger = actions::init(path(), "test", actor_);
    BOOST_REQUIRE(ledger.ok());
    ledger_ = std::make_unique<store::Ledger>(*std::move(ledger));
}

std::string ImportLedger::path() const { return folder_ / "test.db"; }

std::string ImportLedger::input() const { return folder_ / "in"; }

std::string ImportLedger::input(std::string_view name) const {
    return folder_ / ("in/" + std::string{name});
}

void ImportLedger::put(std::string_view name, std::string_view text) {
    write_file(input(name), text);
}

Result<exchange::Imported> ImportLedger::import(const exchange::ImportRequest& request) {
    return exchange::import_csv(*ledger_, request, actor_, nothing);
}

exchange::Imported ImportLedger::import_folder(const std::string& folder, Rejects rejects,
                                               Run run) {
    auto imported = import({.paths = {folder}, .run = run, .rejects = rejects});
    BOOST_REQUIRE(imported.ok());
    return *std::move(imported);
}

exchange::Imported ImportLedger::import_put(Rejects rejects, Run run) {
    return import_folder(input(), rejects, run);
}

exchange::Imported ImportLedger::import_good(
    std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
    for (const auto& [name, text] : files) { put(name, text); }
    auto imported = import_put();
    BOOST_REQUIRE(imported.rejected.empty());
    std::filesystem::remove_all(input());
    return imported;
}

std::string ImportLedger::bytes() const { return read_file(path()); }

store::Ledger& ImportLedger::ledger() { return *ledger_; }

store::BookRow ImportLedger::book(std::string_view code) {
    return *store::find_book(*ledger_, code);
}

savings::Group ImportLedger::group(std::string_view code) {
    return store::load_group(*ledger_, book(code));
}

std::map<std::string, std::string> ImportLedger::heads() {
    std::map<std::string, std::string> heads;
    for (const store::BookRow& row : store::all_books(*ledger_)) {
        heads.emplace(row.code, hex(store::head_of(*ledger_, row).hash));
    }
    return heads;
}

void ImportLedger::nothing(std::size_t /*done*/, std::size_t /*all*/) {}

std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write_file(const std::string& path, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream file{path, std::ios::binary};
    file << text;
}

std::vector<std::string> rejections(const exchange::Imported& imported) {
    std::vector<std::string> lines;
    for (const exchange::RejectedRow& row : imported.rejected) {
        lines.push_back(row.file + ":" + std::to_string(row.line) + ":" + row.column + ": " +
                        std::string{name_of(row.reason.code)});
    }
    return lines;
}

void check_lines(const Lines& got, const Lines& wanted) {
    BOOST_TEST(got == wanted, boost::test_tools::per_element());
}

void put_setup(ImportLedger& ledger) {
    ledger.put("units.csv", three_units);
    ledger.put("members.csv", three_members);
    ledger.put("groups.csv", one_group);
    ledger.put("shares.csv", three_shares);
}

void import_setup(ImportLedger& ledger) {
    ledger.import_good({{"units.csv", three_units},
                        {"members.csv", three_members},
                        {"groups.csv", one_group},
                        {"shares.csv", three_shares}});
}

}  // namespace hui::tests
