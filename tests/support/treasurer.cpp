#include "tests/support/treasurer.hpp"

#include "engine/actions/init.hpp"
#include "engine/actions/registry.hpp"

namespace hui::tests {

Result<store::Ledger> try_open_ledger(const std::string& path) {
    return store::attempt([&]() -> Result<store::Ledger> { return store::Ledger::open(path); });
}

Treasurer::Treasurer(const GroupOf& group, Date today) : Treasurer(opening_of(group), today) {}

Treasurer::Treasurer(const savings::GroupOpened& group, Date today)
    : now_(ten_o_clock(today)),
      ledger_(granted(actions::init(file(), "Sổ ấp 3", actor()))) {
    in_register([&](store::Book& book) {
        return actions::add_unit(ledger_, book, {.code = "U1", .name = "Ấp 3", .parent = ""},
                                 actor());
    });
    add_members(group.seats.size());
    opens(group);
}

std::string Treasurer::file() const { return folder_ / "so.db"; }

store::Ledger& Treasurer::ledger() { return ledger_; }

RawFile Treasurer::raw() const { return RawFile{file()}; }

std::vector<std::string> Treasurer::everything() const { return raw().rows(); }

void Treasurer::set_today(Date day) { now_ = ten_o_clock(day); }

void Treasurer::set_name(std::string name) { name_ = std::move(name); }

actions::Actor Treasurer::actor() const { return {.name = name_, .now = now_}; }

void Treasurer::add_members(std::size_t count) {
    in_register([&](store::Book& book) {
        Result<Recorded> last = refuse(Code::nothing_to_change);
        for (std::size_t n = 1; n <= count; ++n) {
            const std::string no = std::to_string(n);
            last = actions::add_member(ledger_, book,
                                       {.code = "M" + no,
                                        .name = "Nguyễn Thị " + no,
                                        .unit = "U1",
                                        .personal = {{"phone", "09000000" + no}}},
                                       actor());
            if (!last) { break; }
        }
        return last;
    });
}

Result<Recorded> Treasurer::try_in_register(
    const std::function<Result<Recorded>(store::Book&)>& work) {
    tick();
    return actions::in_register(ledger_, work);
}

Recorded Treasurer::in_register(const std::function<Result<Recorded>(store::Book&)>& work) {
    return granted(try_in_register(work));
}

Recorded Treasurer::forgets(std::string_view member) {
    return in_register(
        [&](store::Book& book) { return actions::forget_member(ledger_, book, member, actor()); });
}

Result<Recorded> Treasurer::try_open(const savings::GroupOpened& group,
                                     std::optional<Date> agreed) {
    return try_open({.group = group, .on = agreed, .ref = ""});
}

Result<Recorded> Treasurer::try_open(const actions::OpenGroupRequest& request) {
    return try_in_register(
        [&](store::Book& book) { return actions::open_group(ledger_, book, request, actor()); });
}

Recorded Treasurer::opens(const savings::GroupOpened& group) {
    group_ = group.terms.code;
    return granted(try_open(group));
}

Recorded Treasurer::takes_over(const savings::GroupOpened& group,
                               const std::vector<savings::PaperLine>& papers, Date day) {
    group_ = group.terms.code;
    return granted(try_open({.group = group, .on = day, .ref = "", .papers = papers}));
}

void Treasurer::turns_to(std::string group) { group_ = std::move(group); }

Result<Recorded> Treasurer::record(const savings::Contribute& command, Date day, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::contribute(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::Advance& command, Date day, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::advance(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::Payout& command, Date day, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::payout(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::SettleInterest& command, Date day,
                                   std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::settle_interest(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::SpendReserve& command, Date day,
                                   std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::spend_reserve(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::CountCash& command, Date day, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::count_cash(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const actions::StatementRequest& request) {
    actions::ComparedStatement compared;
    return in_group([&](store::Book& book) {
        return actions::keep_statement(ledger_, book, request, actor(), compared);
    });
}

Result<Recorded> Treasurer::record(const savings::PostDifference& command, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::post_difference(ledger_, book, {command, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::DisputeChanged& command, Date day,
                                   std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::change_dispute(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::BankMoved& command, Date day, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::move_bank(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::CoverFromReserve& command, Date day,
                                   std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::record_default(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::DeclareDefault& command, Date day,
                                   std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::record_default(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::record(const savings::ShareInterest& command, Date day,
                                   std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::share_interest(ledger_, book, {command, day, ref}, actor());
    });
}

Result<Recorded> Treasurer::try_return_reserve(Date day, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::return_reserve(ledger_, book, {day, ref}, actor());
    });
}

Result<Recorded> Treasurer::try_turns(const actions::TurnsRequest& request) {
    return in_group(
        [&](store::Book& book) { return actions::change_turns(ledger_, book, request, actor()); });
}

Result<Recorded> Treasurer::try_rules(const actions::RulesRequest& request) {
    return in_group(
        [&](store::Book& book) { return actions::agree_rules(ledger_, book, request, actor()); });
}

Result<Recorded> Treasurer::try_shares(const actions::ShareRequest& request) {
    return in_group(
        [&](store::Book& book) { return actions::change_shares(ledger_, book, request, actor()); });
}

Result<Recorded> Treasurer::try_commit(const actions::CommitRequest& request) {
    return in_group(
        [&](store::Book& book) { return actions::commit_lot(ledger_, book, request, actor()); });
}

Result<Recorded> Treasurer::try_reverse(Seq seq, const savings::Reverse& command, std::string ref) {
    return in_group([&](store::Book& book) {
        return actions::reverse(ledger_, book, {seq, command, ref}, actor());
    });
}

Result<std::vector<Recorded>> Treasurer::try_pay_all(const actions::ContributeAllRequest& request) {
    tick();
    return actions::contribute_all(ledger_, request, actor());
}

Result<MonthClosing> Treasurer::try_close(const actions::CloseRequest& request) {
    tick();
    return actions::close_month(ledger_, request, actor(), [](std::size_t, std::size_t) {});
}

Recorded Treasurer::pays(std::string_view no, Vnd amount, Date day) {
    return granted(record(savings::Contribute{.share = share(no), .amount = amount}, day));
}

void Treasurer::all_pay(Date day) {
    granted(try_pay_all({.group = group_, .amount = {}, .except = {}, .on = day, .ref = ""}));
}

Recorded Treasurer::advances(std::string_view no, Date day) {
    return granted(record(savings::Advance{.share = share(no), .amount = {}}, day));
}

Recorded Treasurer::draws(Date day) { return granted(record(savings::Payout{}, day)); }

Recorded Treasurer::reverses(const Recorded& wrong, std::string reason) {
    return granted(try_reverse(wrong.entry.seq, {.reason = std::move(reason), .on = {}}));
}

MonthClosing Treasurer::closes(std::string_view month, std::vector<std::string> groups) {
    return granted(try_close({.command = {.month = month_of(month)}, .groups = std::move(groups)}));
}

void Treasurer::plays_rounds(std::int64_t first, std::int64_t last) {
    for (std::int64_t round = first; round <= last; ++round) {
        const Date day = date_of_round(Round{round});
        all_pay(day);
        draws(day);
    }
}

Date Treasurer::date_of_round(Round round) {
    return savings::date_of_round(group_at(far_ahead).terms, round);
}

report::GroupReport Treasurer::group_at(Date day) {
    return granted(report::group_report(ledger_, group_, day));
}

report::ShareLine Treasurer::share_at(std::string_view no, Date day) {
    return group_at(day).shares.at(static_cast<std::size_t>(share(no).count() - 1));
}

std::vector<report::DueLine> Treasurer::dues_at(Date day) {
    return granted(report::due_report(ledger_, {.group = group_, .month = {}, .on = day}));
}

Balances Treasurer::balances_at(Date day, std::optional<Instant> as_known) {
    return granted(
               report::balance_report(ledger_, {.book = group_, .on = day, .as_known = as_known}))
        .front()
        .balances;
}

std::vector<Entry> Treasurer::journal(std::string_view book) {
    std::vector<Entry> entries;
    granted(report::read_journal(ledger_, {.book = book.empty() ? group_ : book},
                                 [&](const Entry& entry) { entries.push_back(entry); }));
    return entries;
}

actions::Verification Treasurer::verification(const actions::VerifyRequest& request) {
    return granted(actions::verify(ledger_, request, [](std::int64_t) {}));
}

std::vector<std::string> Treasurer::problems() {
    std::vector<std::string> lines;
    for (const actions::Problem& problem :
         verification({.depth = actions::VerifyRequest::Depth::deep}).problems) {
        lines.push_back(problem.book + " " + std::to_string(problem.seq.count()) + " " +
                        std::string{name_of(problem.code)});
    }
    return lines;
}

void Treasurer::tick() { now_ += std::chrono::seconds{1}; }

Instant Treasurer::ten_o_clock(Date day) { return Instant{day} + std::chrono::hours{3}; }

Result<Recorded> Treasurer::in_group(const std::function<Result<Recorded>(store::Book&)>& work) {
    tick();
    return actions::in_group(ledger_, group_, work);
}

Date on(std::string_view iso_date) { return date_of(iso_date); }

ShareNo share(std::string_view text) { return *parse_share(text); }

std::vector<std::string> lines_of(const Balances& balances) {
    std::vector<std::string> lines;
    for (const auto& [account, amount] : balances.all()) {
        if (amount == Vnd{}) { continue; }
        lines.push_back(account.name() + " " + std::to_string(amount.count()));
    }
    return lines;
}

}  // namespace hui::tests
