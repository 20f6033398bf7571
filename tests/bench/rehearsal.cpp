#include "tests/bench/rehearsal.hpp"

#include "engine/store/write_lock.hpp"
#include "tests/bench/bare_ledger.hpp"

namespace hui::bench {

namespace {

std::string settings_for(const std::string& path) {
    store::Ledger ledger = open_ledger(path);
    return settings_of(ledger);
}

}  // namespace

store::Ledger open_ledger(const std::string& path) {
    return need(
        store::attempt([&]() -> Result<store::Ledger> { return store::Ledger::open(path); }));
}

std::vector<std::int64_t> groups_of(const Batch& batch) {
    std::vector<std::int64_t> groups;
    for (const Contribution& one : batch) {
        if (groups.empty() || groups.back() != one.group) { groups.push_back(one.group); }
    }
    return groups;
}

void record(store::Ledger& ledger, const Batch& batch) {
    store::Transaction transaction{ledger};
    for (auto at = batch.begin(); at != batch.end();) {
        const std::int64_t group = at->group;
        store::Book book{ledger, need(actions::group_book(ledger, group_code(group)))};
        for (; at != batch.end() && at->group == group; ++at) {
            need(actions::contribute(ledger, book, at->request, clerk()));
        }
        book.save();
    }
    transaction.commit();
}

Rehearsal::Rehearsal(std::string path, std::int64_t groups, std::vector<Step> steps)
    : path_(std::move(path)),
      steps_(std::move(steps)) {
    make_ledger(path_ + ".db", groups);
    const std::string rehearsal = copy("rehearsal");
    store::Ledger ledger = open_ledger(rehearsal);
    watch_ = std::make_unique<RowWatch>(rehearsal);
    for (const Step& step : steps_) {
        auto& commits = rows_.emplace_back();
        for (const Commit& commit : step) {
            commit.record(ledger);
            StoredRows& rows = commits.emplace_back();
            for (const std::int64_t group : commit.groups) {
                watch_->add_changes(watch_->book_of(group_code(group)), rows);
            }
        }
    }
}

Pairs Rehearsal::engine_against_bare(int times) const {
    Pairs pairs;
    for (int i = 0; i < times; ++i) { compare_once(std::to_string(i), pairs); }
    return pairs;
}

void Rehearsal::compare_once(const std::string& name, Pairs& pairs) const {
    const std::string engine_file = copy("engine-" + name);
    const std::string bare_file = copy("bare-" + name);
    store::Ledger ledger = open_ledger(engine_file);
    BareLedger bare{bare_file, settings_of(ledger)};
    pairs.alternate(
        steps_.size(),
        [&](std::size_t step) {
            for (const Commit& commit : steps_[step]) { commit.record(ledger); }
        },
        [&](std::size_t step) {
            for (const StoredRows& rows : rows_[step]) { bare.write(rows); }
        });
    require(same_rows(engine_file, bare_file), "the two ledgers differ");
}

Pairs Rehearsal::lock_against_bare() const {
    const std::string locked_file = copy("locked");
    const std::string bare_file = copy("unlocked");
    const std::string settings = settings_for(bare_file);
    BareLedger locked{locked_file, settings};
    BareLedger bare{bare_file, settings};
    Pairs pairs;
    pairs.alternate(
        steps_.size(),
        [&](std::size_t step) {
            for (const StoredRows& rows : rows_[step]) {
                const store::WriteLock lock{locked_file, nullptr};
                locked.write(rows);
            }
        },
        [&](std::size_t step) {
            for (const StoredRows& rows : rows_[step]) { bare.write(rows); }
        });
    return pairs;
}

std::string Rehearsal::copy(const std::string& name) const {
    const std::string to = path_ + "-" + name + ".db";
    copy_ledger(path_ + ".db", to);
    return to;
}

}  // namespace hui::bench
