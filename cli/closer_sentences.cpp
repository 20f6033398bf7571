#include "cli/closer_sentences.hpp"

#include "cli/facts.hpp"
#include "cli/loan_sentences.hpp"
#include "cli/messages.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace hui::cli {

namespace {

/// Less is asked than was deducted, or something else.
std::optional<Wording> deducted_wording(const Refusal& refusal) {
    if (has_fact(refusal, "date") && !has_fact(refusal, "item")) {
        return Wording{
            mark("{amount} đ were deducted from member {member}, and of what the payroll of "
                 "{month} asks only {left} đ are owed on {date}: the rest was paid since the list"),
            mark("put in what is owed, and give the rest back or record it with hui contribute or "
                 "hui loan repay")};
    }
    if (has_fact(refusal, "date")) {
        return Wording{
            mark("{amount} đ were deducted from member {member} for {item}, and on {date} only "
                 "{left} đ of it are owed: the rest was paid since the list"),
            mark("put in what is owed, and give the rest back or record it with hui contribute or "
                 "hui loan repay")};
    }
    if (has_fact(refusal, "left")) {
        return Wording{
            mark("{amount} đ were deducted from member {member}, and {left} đ are left of what "
                 "the payroll of {month} asks"),
            mark("put in what is asked, and give the rest back or record it with hui contribute "
                 "or hui loan repay")};
    }
    if (has_fact(refusal, "item")) {
        return Wording{
            mark("{item} is nothing that the payroll of {month} asks of member {member}"),
            mark("write the item as hui payroll list has it, or leave it empty: the oldest due "
                 "comes first")};
    }
    return std::nullopt;
}

/// What of a payroll's file isn't as the list has it.
std::optional<Wording> payroll_wording(const Refusal& refusal) {
    if (refusal.code == Code::not_on_payroll) { return deducted_wording(refusal); }
    if (refusal.code == Code::missing_value && has_fact(refusal, "rows")) {
        return Wording{mark("the file has a header and no row"),
                       mark("give each line of hui payroll list back with what was deducted: 0 "
                            "where it was nothing")};
    }
    if (refusal.code == Code::missing_value &&
        fact_of<std::string>(refusal, "column") == "deducted") {
        return Wording{mark("nothing is given for {column}"),
                       mark("write 0 where nothing was deducted, and leave out a row of sums")};
    }
    if (refusal.code == Code::nobody_owes && has_fact(refusal, "unit")) {
        return Wording{mark("nothing is asked of anybody of unit {unit} in the payroll of {month}"),
                       mark("check the unit and the month; hui payroll list shows what is asked")};
    }
    return std::nullopt;
}

/// Why a figure can't be explained of that day, unit or book.
std::optional<Wording> figure_wording(const Refusal& refusal) {
    if (refusal.code == Code::unknown_book) {
        if (!has_fact(refusal, "unit")) { return std::nullopt; }
        return Wording{mark("the book {book} is not of unit {unit}, nor of one below it"),
                       mark("leave --unit out, or name the unit of the book")};
    }
    const auto option = fact_of<std::string>(refusal, "option");
    if (option == "--unit" || option == "--book") { return std::nullopt; }
    const auto figure = fact_of<std::string>(refusal, "figure");
    constexpr const char* leave_out = mark("leave {option} out");
    if (figure == "loan") {
        return Wording{mark("hui explain {figure} takes no {option}: a loan is told as it is known "
                            "now; --on says of which day"),
                       leave_out};
    }
    if (figure == "sheet") {
        return Wording{mark("hui explain {figure} takes no {option}: a sheet is told as its MONTH "
                            "was closed"),
                       leave_out};
    }
    return Wording{mark("hui explain {figure} takes no {option}: a report is told of its PERIOD, "
                        "as it is known now"),
                   leave_out};
}

/// Why money isn't there that should go out of a group's box or bank account.
std::optional<Wording> paying_wording(const Refusal& refusal) {
    const auto out_of = fact_of<std::string>(refusal, "out_of");
    if (out_of == "cash") {
        return Wording{
            mark("{pot} đ are to go out of the box, which holds {cash} đ from that day "
                 "on"),
            mark("take no more than that; hui reconcile GROUP shows what is in the box")};
    }
    if (out_of == "bank") {
        return Wording{mark("{pot} đ are to go out of the bank account, which holds {bank} đ from "
                            "that day on"),
                       mark("take no more than that; hui group show shows what is in the bank")};
    }
    if (has_fact(refusal, "lacking")) {
        return Wording{
            mark("{pot} đ are to be paid; box and bank hold {together} đ together, {lacking} đ too "
                 "little"),
            mark("hui journal shows what went out, such as a bank's fee or a difference; once "
                 "somebody made it good in the box: hui reconcile GROUP --counted N, then "
                 "--post-difference --reason TEXT")};
    }
    if (has_fact(refusal, "together")) {
        return Wording{
            mark("{pot} đ are to be paid on {date}; box and bank hold {together} đ together, but a "
                 "part of it went from one to the other on a later day"),
            mark("record it on that later day; hui journal shows what went to the bank and back")};
    }
    return std::nullopt;
}

/// What a group, a share or a fund hasn't, so that it can't give it.
std::optional<Wording> group_money_wording(const Refusal& refusal) {
    if (refusal.code == Code::not_enough_money) { return paying_wording(refusal); }
    if (refusal.code == Code::reserve_short && has_fact(refusal, "amount")) {
        return Wording{mark("{amount} đ are asked of the reserve fund of {group}, which holds "
                            "{there} đ from {date} on"),
                       mark("take no more than that; hui reserve show {group} shows it")};
    }
    if (refusal.code == Code::price_over_paid && fact_of<Vnd>(refusal, "net") > Vnd{}) {
        return Wording{
            mark("share {share} has received {net} đ more than it paid: it can't be sold"),
            mark("nobody earns by handing over a share: leave --price out")};
    }
    if (refusal.code == Code::pot_not_there && fact_of<Vnd>(refusal, "there") > Vnd{}) {
        return Wording{
            mark("the pot of round {round} of {group} lacks {lacking} đ on {date}: {shares}"),
            mark("hand over what was collected: hui payout {group} --amount {there}")};
    }
    return std::nullopt;
}

/// Who is meant, or has still to be named.
std::optional<Wording> people_wording(const Refusal& refusal) {
    if (has_fact(refusal, "codes")) {
        return Wording{mark("“{name}” is a name, and a code is wanted; so is called: {codes}"),
                       mark("write the code")};
    }
    if (refusal.code == Code::same_person && has_fact(refusal, "named")) {
        const auto named = fact_of<std::int64_t>(refusal, "named");
        if (named > 2) {
            return Wording{mark("two people decide this, and {named} are named"),
                           mark("name two: --by NAME --by NAME")};
        }
        if (named == 0) {
            return Wording{mark("two people must decide this, and nobody is named"),
                           mark("name both: --by NAME --by NAME")};
        }
    }
    if (refusal.code != Code::nothing_to_change || !has_fact(refusal, "member")) {
        return std::nullopt;
    }
    if (has_fact(refusal, "share")) {
        return Wording{mark("share {share} is held by {member} already"),
                       mark("hui group show names who holds each share")};
    }
    return Wording{mark("{member} is the organiser already"),
                   mark("hui group show {code} names the organiser")};
}

/// What rests on something that was recorded for a later day.
std::optional<Wording> too_early_wording(const Refusal& refusal) {
    if (refusal.code == Code::before_share_change && has_fact(refusal, "seq")) {
        return Wording{
            mark("{date} is too early: it rests on entry no. {seq} of {group}, dated {last}"),
            mark("use {last} or a later day; if that entry's date is wrong, first: hui reverse "
                 "{group} {seq} --reason …")};
    }
    if (refusal.code == Code::out_of_date_order && has_fact(refusal, "leaver")) {
        return Wording{
            mark("share {leaver} can't leave on or before {last}: on that day share {share} had "
                 "money for which the order of days counts"),
            mark("let it leave on a later day")};
    }
    return std::nullopt;
}

/// What a text looks like that is written in a form of its own.
std::optional<Wording> form_wording(const Refusal& refusal) {
    if (!has_fact(refusal, "form")) { return std::nullopt; }
    if (has_fact(refusal, "confirm")) {
        return Wording{mark("“{given}” doesn't say which line is which entry"),
                       mark("write the number of the line, =, and that of its entry, as in {form}: "
                            "line 3 is entry no. 12, line 5 is no. 14 and 15 together")};
    }
    return Wording{mark("“{given}” is not written as it should be"), mark("write it as in {form}")};
}

/// A file that was to be a bank statement.
std::optional<Wording> statement_file_wording(const Refusal& refusal) {
    if (has_fact(refusal, "said")) {
        return Wording{mark("under “{column}” the row of sums says {said} đ, and the lines come "
                            "to {sum} đ"),
                       mark("export it again; lines are missing or were changed")};
    }
    if (has_fact(refusal, "from")) {
        return Wording{mark("the line is of {date}, the statement of {from} to {to}"),
                       mark("export it again for all its days; a line, or the days above the "
                            "lines, were changed")};
    }
    if (has_fact(refusal, "form")) {
        return Wording{mark("“{given}” is no amount of whole đồng"),
                       mark("write it as 1500000, 1.500.000 or 1,500,000; a sign may stand before "
                            "it and zeros as decimals behind it: {form}")};
    }
    if (has_fact(refusal, "credit")) {
        return Wording{mark("the line has both {debit} đ out and {credit} đ in"),
                       mark("export it again; on each line money goes one way")};
    }
    if (refusal.code == Code::has_nul) {
        if (!has_fact(refusal, "file")) { return std::nullopt; }
        return Wording{mark("{file} holds a NUL byte"), mark("save it again as UTF-8 text")};
    }
    if (has_fact(refusal, "wanted")) {
        return Wording{mark("{file} is no text in {wanted}, so its columns can't be read"),
                       mark("save it again as CSV in UTF-8; in Excel: Save As, CSV UTF-8")};
    }
    if (has_fact(refusal, "profile")) {
        return Wording{
            mark("{file} has no column for “{column}” by the names that {profile} has for it"),
            mark("leave --profile out, then any bank's names will do, or name another bank")};
    }
    if (has_fact(refusal, "lines")) {
        return Wording{mark("{file} has headings and not one line of a bank statement"),
                       mark("export it again for days on which money moved; where none did, the "
                            "file must say from when to when, and the first balance")};
    }
    return std::nullopt;
}

/// What stands, and what is done instead of undoing it.
std::optional<Wording> standing_wording(const Refusal& refusal) {
    const auto kind = fact_of<std::string>(refusal, "kind");
    if (kind == "cash-counted") {
        return Wording{
            mark("a count of the box stands: it can't be reversed"),
            mark("count again, the last one holds: hui reconcile GROUP --counted N; what "
                 "nothing explains is posted with --post-difference")};
    }
    if (kind == "statement-reconciled") {
        return Wording{mark("a bank statement that is kept stands: it can't be reversed"),
                       mark("compare and keep it again, of each day the last one holds: hui "
                            "reconcile GROUP --statement FILE --record")};
    }
    if (kind == "dispute-opened" || kind == "dispute-settled") {
        return Wording{mark("a step in a dispute stands: it can't be reversed"),
                       mark("settle it, or open it again: hui dispute settle GROUP --member M "
                            "--reason TEXT, hui dispute open GROUP --member M --reason TEXT")};
    }
    if (kind == "payroll-recorded") {
        return Wording{mark("a payroll stands: it can't be reversed"),
                       mark("reverse its wrong contributions and repayments, each in its book: "
                            "what they were for is open again")};
    }
    return std::nullopt;
}

/// What keeps a group from going on with another cycle, where it is one thing.
std::optional<Wording> settle_wording(const Refusal& refusal) {
    const bool is_fund_empty = fact_of<Vnd>(refusal, "reserve") == Vnd{};
    if (!fact_of<std::string>(refusal, "shares").empty()) {
        if (!is_fund_empty) { return std::nullopt; }
        return Wording{mark("{group} isn't settled: shares that don't stand at 0: {shares}"),
                       mark("collect what is owed and hand over what is left; hui group show "
                            "{group} shows it")};
    }
    if (is_fund_empty) {
        return Wording{
            mark("{group} isn't settled: {interest} đ of late interest are in its money"),
            mark("hui interest share {group} hands them out")};
    }
    return Wording{mark("{group} isn't settled: {reserve} đ are in its reserve fund"),
                   mark("hui reserve return {group} gives them back")};
}

/// A file that was to be a public key.
std::optional<Wording> key_wording(const Refusal& refusal) {
    if (!has_fact(refusal, "holds")) { return std::nullopt; }
    return Wording{mark("{file} holds a private key, which nobody but its officer may have: with "
                        "it anybody can sign"),
                   mark("the officer writes the public half, and hands out that alone: openssl "
                        "pkey -in {file} -pubout -out FILE")};
}

/// What is asked for as a day or a time, of what is there, of which month.
std::optional<Wording> asked_wording(const Refusal& refusal) {
    if (refusal.code == Code::nothing_posted && has_fact(refusal, "account")) {
        return Wording{mark("nothing was posted to {account} of {book} by {date}, so it has no "
                            "balance"),
                       mark("ask about a later day; hui balance {book} lists the accounts")};
    }
    if (refusal.code == Code::bad_date && has_fact(refusal, "time")) {
        return Wording{mark("“{given}” is no day of the calendar and no time"),
                       mark("write a day as 2024-06-15 or 15/06/2024, or a time of UTC as "
                            "2024-06-15T03:00:00.000Z")};
    }
    if (refusal.code == Code::month_not_closed && !has_fact(refusal, "book")) {
        return Wording{mark("no book is closed for {month}, so there is nothing to pack"),
                       mark("close the month first: hui close {month} --all; with --dry-run it "
                            "says what is in the way")};
    }
    if (refusal.code == Code::month_not_closed &&
        fact_of<std::string>(refusal, "book") == "register") {
        return Wording{mark("the register has no closing sheets: it keeps the seal of each month"),
                       mark("name a group, or loans/ and the code of a unit; hui journal register "
                            "shows the seals")};
    }
    if (refusal.code == Code::code_taken && has_fact(refusal, "group")) {
        return Wording{mark("the code {code} is taken ({holder})"),
                       mark("choose another code; hui group show {group} shows the group that has "
                            "it")};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Wording> closer_wording(const Refusal& refusal) {
    if (auto wording = loan_wording(refusal)) { return wording; }
    switch (refusal.code) {
        case Code::bad_date:
        case Code::nothing_posted:
        case Code::month_not_closed:
        case Code::code_taken:
            return asked_wording(refusal);
        case Code::bad_code:
        case Code::unknown_member:
        case Code::same_person:
        case Code::nothing_to_change:
            return people_wording(refusal);
        case Code::before_share_change:
        case Code::out_of_date_order:
            return too_early_wording(refusal);
        case Code::bad_public_key:
            return key_wording(refusal);
        case Code::cycle_not_settled:
            return settle_wording(refusal);
        case Code::reserve_short:
        case Code::price_over_paid:
        case Code::pot_not_there:
        case Code::not_enough_money:
            return group_money_wording(refusal);
        case Code::missing_value:
        case Code::nobody_owes:
        case Code::not_on_payroll:
            return payroll_wording(refusal);
        case Code::bad_choice:
            return form_wording(refusal);
        case Code::kind_not_reversible:
            return standing_wording(refusal);
        case Code::has_nul:
        case Code::not_a_statement:
        case Code::statement_not_whole:
        case Code::bad_amount:
            return statement_file_wording(refusal);
        case Code::not_of_figure:
        case Code::unknown_book:
            return figure_wording(refusal);
        default:
            return std::nullopt;
    }
}

std::string consent_options(const Refusal& refusal) {
    std::string options;
    for (const char* listed : {"share", "organiser"}) {
        std::istringstream parts{fact_of<std::string>(refusal, listed)};
        for (std::string part; std::getline(parts >> std::ws, part, ',');) {
            options += options.empty() ? "" : " ";
            options += fill(mark("--consent {who}=NAME"), {{"who", part}});
        }
    }
    return options;
}

}  // namespace hui::cli
