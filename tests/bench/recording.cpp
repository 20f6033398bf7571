#include "engine/exchange/import.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/rehearsal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace hui::bench {

namespace {

constexpr const char* batch_aim = "≥ 0.70";

/// Each batch is a step of one commit.
std::vector<Step> steps_of(const std::vector<Batch>& batches) {
    std::vector<Step> steps;
    for (const Batch& batch : batches) {
        steps.push_back({{.record = [&batch](store::Ledger& ledger) { record(ledger, batch); },
                          .groups = groups_of(batch)}});
    }
    return steps;
}

/// The mean, for the last batch may be smaller.
double entries_per_step(const std::vector<Batch>& batches) {
    std::size_t entries = 0;
    for (const Batch& batch : batches) { entries += batch.size(); }
    return static_cast<double>(entries) / static_cast<double>(batches.size());
}

void measure_batches(const std::string& path, const std::string& name, std::int64_t groups,
                     const std::vector<Batch>& batches) {
    const Rehearsal rehearsal{path, groups, steps_of(batches)};
    print_rates({.name = name, .aim = batch_aim, .per_run = entries_per_step(batches)},
                rehearsal.engine_against_bare(2));
}

/// Writes a batch as a file that an import takes.
std::string write_csv(const std::string& folder, const Batch& batch) {
    std::filesystem::create_directories(folder);
    std::ofstream file{folder + "/contributions.csv"};
    file << "group,share,amount,date,method,ref\n";
    for (const Contribution& one : batch) {
        const actions::ContributeRequest& request = one.request;
        file << fmt::format("{},{},{},{},cash,{}\n", group_code(one.group),
                            share_text(request.command.share), request.command.amount->count(),
                            iso(request.on), request.ref);
    }
    require(file.flush().good(), "a CSV file can't be written");
    return folder;
}

void import(store::Ledger& ledger, const std::string& folder, std::size_t rows) {
    const auto imported = need(exchange::import_csv(ledger, {.paths = {folder}}, clerk(),
                                                    [](std::size_t, std::size_t) {}));
    require(imported.created.contributions == static_cast<std::int64_t>(rows),
            "not every row was imported");
}

/// Records one contribution as the command does.
void record_one(store::Ledger& ledger, const Contribution& one) {
    need(actions::in_group(ledger, group_code(one.group), [&](store::Book& book) {
        return actions::contribute(ledger, book, one.request, clerk());
    }));
}

}  // namespace

void measure_batches(const Setting& setting) {
    const std::int64_t groups = std::max<std::int64_t>(setting.entries / 1'000, 10);
    measure_batches(setting.folder + "/months", "batches, a month of each group", groups,
                    month_by_month(groups));
    measure_batches(setting.folder + "/cycles", "batches, each group's whole cycle", groups,
                    cycle_by_cycle(groups));
}

void measure_import(const Setting& setting) {
    const std::int64_t groups = std::max<std::int64_t>(setting.entries / 1'000, 10);
    const auto batches = month_by_month(groups);
    std::vector<Step> steps;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const std::string folder =
            write_csv(fmt::format("{}/csv-{}", setting.folder, i), batches[i]);
        const std::size_t rows = batches[i].size();
        steps.push_back({{.record = [=](store::Ledger& ledger) { import(ledger, folder, rows); },
                          .groups = groups_of(batches[i])}});
    }
    const Rehearsal rehearsal{setting.folder + "/import", groups, std::move(steps)};
    print_rates({.name = "import of a month's CSV file",
                 .aim = batch_aim,
                 .per_run = entries_per_step(batches)},
                rehearsal.engine_against_bare(2));
}

void measure_one_by_one(const Setting& setting) {
    constexpr std::size_t chunk = 50;
    const std::int64_t groups = std::clamp<std::int64_t>(setting.entries / 4'000, 5, 250);
    const Batch all = contributions(0, groups, 1, 2);
    std::vector<Step> steps;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % chunk == 0) { steps.emplace_back(); }
        const Contribution& one = all[i];
        steps.back().push_back(
            {.record = [&one](store::Ledger& ledger) { record_one(ledger, one); },
             .groups = {one.group}});
    }
    const Rehearsal rehearsal{setting.folder + "/one-by-one", groups, std::move(steps)};
    print_rates({.name = "one by one, a commit each", .aim = "≥ 0.85", .per_run = chunk},
                rehearsal.engine_against_bare(1));
    print_rates({.name = "one by one, bare under the outer lock", .aim = "", .per_run = chunk},
                rehearsal.lock_against_bare());
}

}  // namespace hui::bench
