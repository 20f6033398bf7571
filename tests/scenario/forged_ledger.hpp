#pragma once

#include "tests/support/treasurer.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace hui::tests {

/// Two groups with a closed and sealed March and an April that runs; an advance
/// and its repayment, a reversal, a policy, a member who was forgotten:
/// something in every table.
class HonestLedger : public Treasurer {
public:
    HonestLedger() {
        in_register([&](store::Book& book) {
            return actions::set_policy(
                ledger(), book,
                {.key = "contribution-max", .value = "1000000", .from = on("2026-01-01")}, actor());
        });
        savings::GroupOpened second = opening_of({.pot = savings::Pot::net});
        second.terms.code = "G013";
        opens(second);
        plays_rounds(1, 1);
        turns_to("G012");
        const Recorded wrong = pays("02", Vnd{200'000}, on("2026-03-04"));
        reverses(wrong, "nhầm nhóm");
        advances("03", on("2026-03-05"));
        plays_rounds(1, 1);
        closes("2026-03");
        advances("02", on("2026-04-05"));
        pays("03", Vnd{100'000}, on("2026-04-20"));
        forgets("M3");
    }
    /// Entries of G012 by what they are, as the journal numbers them.
    static constexpr std::int64_t contribution = 2;
    static constexpr std::int64_t reversal = 3;
    static constexpr std::int64_t last = 11;
};

/// A copy of that ledger in the hands of somebody who changes the file behind
/// the program's back.
class ForgedLedger {
public:
    ForgedLedger() {
        static HonestLedger honest;
        std::filesystem::copy_file(honest.file(), file());
        guards_ = raw().column(
            "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL");
        raw().drop_guards();
    }
    [[nodiscard]] std::string file() const { return folder_ / "so.db"; }
    [[nodiscard]] RawFile raw() const { return RawFile{file()}; }
    void forge(const std::string& sql) {
        RawFile forger{file()};
        forger.run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;");
        forger.run(sql);
    }

    [[nodiscard]] Result<actions::Verification> verify(const actions::VerifyRequest& request = {}) {
        return store::attempt([&]() -> Result<actions::Verification> {
            store::Ledger ledger = store::Ledger::open(file());
            return actions::verify(ledger, request, [](std::int64_t) {});
        });
    }
    /// `BOOK SEQ problem`, or `refused: CODE` where the file can't be read
    /// through.
    [[nodiscard]] std::vector<std::string> problems(
        actions::VerifyRequest::Depth depth = actions::VerifyRequest::Depth::chain) {
        const auto found = verify({.depth = depth});
        if (!found) { return {"refused: " + std::string{name_of(found.refusal().code)}}; }
        std::vector<std::string> lines;
        for (const actions::Problem& problem : found->problems) {
            lines.push_back(problem.book + " " + std::to_string(problem.seq.count()) + " " +
                            std::string{name_of(problem.code)});
        }
        return lines;
    }
    /// Puts the guards on again, as far as what was forged lets them: a careful forger leaves no
    /// trace in the schema.
    void put_guards_back() {
        RawFile forger{file()};
        for (const std::string& guard : std::exchange(guards_, {})) {
            try {
                forger.run(guard);
            } catch (const SQLite::Exception&) {
                continue;  // a unique index over what is no longer unique
            }
        }
    }
    [[nodiscard]] std::vector<std::string> deep_problems() {
        put_guards_back();
        return problems(actions::VerifyRequest::Depth::deep);
    }

private:
    OwnFolder folder_;
    std::vector<std::string> guards_;
};

}  // namespace hui::tests
