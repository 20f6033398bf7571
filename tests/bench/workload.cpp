#include "tests/bench/workload.hpp"

#include "engine/actions/init.hpp"
#include "engine/actions/open_group.hpp"
#include "engine/actions/registry.hpp"
#include "engine/savings/round_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace hui::bench {

namespace {

constexpr Vnd amount{300'000};
/// About as many entries as one transaction should hold.
constexpr std::int64_t batch_entries = 10'000;

savings::Terms terms_of(std::int64_t group) {
    return {.code = group_code(group),
            .name = fmt::format("Tổ hùn vốn xoay vòng số {}", group),
            .unit = "U1",
            .organiser = "M01",
            .contribution = amount,
            .start = date_of("2024-01-05"),
            .every = {.count = 1, .unit = Interval::Unit::months},
            .pot = savings::Pot::gross,
            .late_interest = savings::NoInterest{}};
}

std::string member_code(std::int64_t member) { return fmt::format("M{:02}", member); }

void open_groups(store::Ledger& ledger, store::Book& registry_book, std::int64_t from,
                 std::int64_t to) {
    for (std::int64_t group = from; group < to; ++group) {
        actions::OpenGroupRequest request{
            .group = {.terms = terms_of(group), .seats = {}}, .on = {}, .ref = ""};
        for (std::int64_t no = 1; no <= shares; ++no) {
            request.group.seats.push_back(
                {.share = ShareNo{no}, .member = member_code(no), .turn = Round{no}});
        }
        need(actions::open_group(ledger, registry_book, request, clerk()));
    }
}

void in_one_transaction(store::Ledger& ledger, const std::function<void(store::Book&)>& work) {
    store::Transaction transaction{ledger};
    store::Book registry_book{ledger, actions::register_book(ledger)};
    work(registry_book);
    registry_book.save();
    transaction.commit();
}

}  // namespace

void require(bool done, std::string_view what) {
    if (!done) { throw std::runtime_error{std::string{what}}; }
}

const actions::Actor& clerk() {
    static const actions::Actor actor{.name = "bench",
                                      .now = parse_instant("2026-01-05T03:12:45.123Z").value()};
    return actor;
}

std::string group_code(std::int64_t group) { return fmt::format("G{:05}", group + 1); }

Batch contributions(std::int64_t from_group, std::int64_t to_group, std::int64_t from_round,
                    std::int64_t to_round) {
    Batch batch;
    for (std::int64_t group = from_group; group < to_group; ++group) {
        const savings::Terms terms = terms_of(group);
        for (std::int64_t round = from_round; round < to_round; ++round) {
            const Date due = savings::date_of_round(terms, Round{round});
            for (std::int64_t no = 1; no <= shares; ++no) {
                const ShareNo share{no};
                batch.push_back({.group = group,
                                 .request = {.command = {.share = share, .amount = amount},
                                             .on = due + Days{(group + no) % shares},
                                             .ref = fmt::format("{}-{:02}-{}", terms.code, round,
                                                                share_text(share))}});
            }
        }
    }
    return batch;
}

std::vector<Batch> month_by_month(std::int64_t groups) {
    const std::int64_t step = batch_entries / shares;
    std::vector<Batch> batches;
    for (std::int64_t round = 1; round <= shares; ++round) {
        for (std::int64_t group = 0; group < groups; group += step) {
            batches.push_back(
                contributions(group, std::min(group + step, groups), round, round + 1));
        }
    }
    return batches;
}

std::vector<Batch> cycle_by_cycle(std::int64_t groups) {
    // In ten batches at least, so that there are pairs to compare.
    const std::int64_t step =
        std::clamp<std::int64_t>(groups / shares, 1, batch_entries / (shares * shares));
    std::vector<Batch> batches;
    for (std::int64_t group = 0; group < groups; group += step) {
        batches.push_back(contributions(group, std::min(group + step, groups), 1, shares + 1));
    }
    return batches;
}

void make_ledger(const std::string& path, std::int64_t groups) {
    store::Ledger ledger = need(actions::init(path, "bench", clerk()));
    in_one_transaction(ledger, [&](store::Book& registry_book) {
        const registry::Unit unit{.code = "U1", .name = "CĐCS thị trấn", .parent = ""};
        need(actions::add_unit(ledger, registry_book, unit, clerk()));
        for (std::int64_t member = 1; member <= shares; ++member) {
            const std::string code = member_code(member);
            const actions::NewMember person{
                .code = code, .name = "Thành viên " + code, .unit = "U1", .personal = {}};
            need(actions::add_member(ledger, registry_book, person, clerk()));
        }
    });
    for (std::int64_t group = 0; group < groups; group += batch_entries) {
        in_one_transaction(ledger, [&](store::Book& registry_book) {
            open_groups(ledger, registry_book, group, std::min(group + batch_entries, groups));
        });
    }
}

void copy_ledger(const std::string& from, const std::string& to) {
    std::filesystem::copy_file(from, to);
}

}  // namespace hui::bench
