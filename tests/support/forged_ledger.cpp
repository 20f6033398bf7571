#include "tests/support/forged_ledger.hpp"

#include <algorithm>

namespace hui::tests {

ForgedLedger::ForgedLedger() {
    static HonestLedger honest;
    std::filesystem::copy_file(honest.file(), file());
    guards_ = raw().column(
        "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL");
    raw().drop_guards();
}

std::string ForgedLedger::file() const { return folder_ / "so.db"; }

RawFile ForgedLedger::raw() const { return RawFile{file()}; }

void ForgedLedger::forge(const std::string& sql) {
    RawFile forger{file()};
    forger.run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;");
    forger.run(sql);
}

Result<actions::Verification> ForgedLedger::verify(const actions::VerifyRequest& request) {
    return store::attempt([&]() -> Result<actions::Verification> {
        store::Ledger ledger = store::Ledger::open(file());
        return actions::verify(ledger, request, [](std::int64_t) {});
    });
}

std::vector<std::string> ForgedLedger::problems(actions::VerifyRequest::Depth depth) {
    const auto found = verify({.depth = depth});
    if (!found) { return {"refused: " + std::string{name_of(found.refusal().code)}}; }
    std::vector<std::string> lines;
    for (const actions::Problem& problem : found->problems) {
        lines.push_back(problem.book + " " + std::to_string(problem.seq.count()) + " " +
                        std::string{name_of(problem.code)});
    }
    return lines;
}

void ForgedLedger::put_guards_back() {
    RawFile forger{file()};
    for (const std::string& guard : std::exchange(guards_, {})) {
        try {
            forger.run(guard);
        } catch (const SQLite::Exception&) {
            continue;  // a unique index over what is no longer unique
        }
    }
}

std::vector<std::string> ForgedLedger::deep_problems() {
    put_guards_back();
    return problems(actions::VerifyRequest::Depth::deep);
}

bool has(const std::vector<std::string>& problems, const std::string& line) {
    return std::find(problems.begin(), problems.end(), line) != problems.end();
}

bool has_problem(const std::vector<std::string>& problems, std::string_view code) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const std::string& line) { return line.ends_with(code); });
}

void rehash(ForgedLedger& ledger, const std::string& book) {
    RawFile file = ledger.raw();
    const std::string id = file.ask("SELECT id FROM book WHERE code = '" + book + "'");
    const std::string ledger_id = file.ask("SELECT id FROM ledger");
    Hash previous{};
    for (const std::string& seq :
         file.column("SELECT seq FROM entry WHERE book = " + id + " ORDER BY seq")) {
        const std::string where = " WHERE book = " + id + " AND seq = " + seq;
        const auto text = [&](const std::string& column) {
            return file.ask("SELECT coalesce(" + column + ", '') FROM entry" + where);
        };
        const auto number = [&](const std::string& column) -> std::optional<std::int64_t> {
            const std::string value = text(column);
            return value.empty() ? std::nullopt : std::optional{std::stoll(value)};
        };
        const std::string kind = text("kind");
        const std::string effective_on = text("effective_on");
        const std::string recorded_at = text("recorded_at");
        const std::string actor = text("actor");
        const std::string ref = text("ref");
        const std::string body = text("body");
        CanonicalText canonical;
        canonical.begin({.ledger = ledger_id,
                         .book = book,
                         .seq = std::stoll(seq),
                         .receipt = number("receipt"),
                         .kind = kind,
                         .effective_on = effective_on,
                         .recorded_at = recorded_at,
                         .actor = actor,
                         .ref = ref,
                         .reverses = number("reverses"),
                         .body = body});
        for (const std::string& line :
             file.column("SELECT line FROM posting" + where + " ORDER BY line")) {
            const std::string posting = " FROM posting" + where + " AND line = " + line;
            canonical.add_posting(file.ask("SELECT account" + posting),
                                  std::stoll(file.ask("SELECT amount" + posting)));
        }
        previous = Sha256{}.of(canonical.finish(previous));
        file.run("UPDATE entry SET hash = x'" + hex(previous) + "'" + where);
        file.run("UPDATE head SET hash = x'" + hex(previous) + "' WHERE book = " + id);
    }
}

std::string where_entry(const std::string& book, const std::string& seq) {
    return " WHERE book = (SELECT id FROM book WHERE code = '" + book + "') AND seq = " + seq;
}

void forge_body(ForgedLedger& ledger, const std::string& book, const std::string& seq,
                const std::string& body) {
    const std::string where = where_entry(book, seq);
    const std::string kind = ledger.raw().ask("SELECT kind FROM entry" + where);
    ledger.forge("UPDATE entry SET body = '" + body + "'" + where);
    const auto postings = savings::postings_for(kind, body);
    if (!postings) { return; }
    std::string sql = "DELETE FROM posting" + where + ";";
    std::int64_t line = 0;
    for (const Posting& posting : *postings) {
        sql += "INSERT INTO posting SELECT id, " + seq + ", " + std::to_string(++line) + ", '" +
               posting.account.name() + "', " + std::to_string(posting.amount.count()) +
               " FROM book WHERE code = '" + book + "';";
    }
    ledger.forge(sql);
}

}  // namespace hui::tests
