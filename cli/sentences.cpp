#include "cli/sentences.hpp"

#include "cli/closer_sentences.hpp"
#include "cli/counted.hpp"
#include "cli/facts.hpp"
#include "cli/kinds.hpp"
#include "cli/loan_sentences.hpp"
#include "cli/messages.hpp"
#include "cli/refusal_texts.hpp"
#include "cli/turn_words.hpp"
#include "cli/usage_words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace hui::cli {

namespace {

/// What a rule of the books refuses, in the order of `HUI_REFUSALS`.
constexpr auto rule_texts = std::to_array<RefusalText>({
    {Code::ref_taken, mark("the reference {ref} stands in {book} for another entry (no. {seq})"),
     mark("give a new reference, or the same amount, share and date as before")},
    {Code::code_taken, mark("the code {code} is taken ({holder})"),
     mark("choose another code; hui unit amend, hui member amend and hui lender amend change what "
          "is there")},
    {Code::unknown_book, mark("there is no book {book}"),
     mark("a book is register, the code of a group, or loans/ and the code of a unit")},
    {Code::unknown_unit, mark("there is no unit {unit}"),
     mark("hui unit list shows the units; hui unit add makes one")},
    {Code::unknown_member, mark("there is no member {member}"),
     mark("hui member list names the members with their codes; hui member add makes one")},
    {Code::unknown_lender, mark("there is no lender {lender}"),
     mark("hui lender list shows the lenders; hui lender add makes one")},
    {Code::unknown_group, mark("there is no group {group}"),
     mark("hui group list shows the groups")},
    {Code::unknown_share, mark("group {group} has no share {share}"),
     mark("it has {shares} shares; hui group show {group} lists them")},
    {Code::unknown_entry, mark("book {book} has no entry no. {seq}"),
     mark("hui journal {book} lists its entries")},
    {Code::unknown_policy, mark("there is no policy “{given}”"), mark("the policies are: {known}")},
    {Code::circular_units, mark("unit {unit} can't stand below {parent}, which is part of it"),
     mark("choose a unit above it")},
    {Code::nothing_to_change, mark("{code} is already like that"), mark("say what to change")},
    {Code::nothing_to_forget, mark("nothing personal is kept of member {member}"),
     mark("there is nothing to do")},
    {Code::shares_out_of_range, mark("a group has 2 to 500 shares, not {shares}"),
     mark("name each share and who holds it, as in --share 01=M001 --share 02=M002")},
    {Code::share_repeated, mark("share {share} is named twice, or is above {shares}"),
     mark("number the shares from 1 to {shares}, each once")},
    {Code::turns_not_one_each,
     mark("share {share} has turn {turn}, which another share has or which is no round"),
     mark("give each share one of the rounds 1 to {shares}")},
    {Code::lot_secret_wrong, mark("this is not the secret that was committed for group {group}"),
     mark("write it exactly as it was then: capitals, tone marks and spaces count")},
    {Code::turns_impossible, mark("no order of turns keeps all the rules that bind {shares}"),
     mark("lift {any_rule}: {conflict}; another conflict may remain")},
    {Code::turns_not_found,
     mark("no order of turns that keeps all rules was found, nor proof that there is none"),
     mark("ask for fewer rounds between the turns of one member")},
    {Code::turns_undecided, mark("equals are left in {group}, and only a lot can decide them"),
     mark(
         "commit to a lot with hui turn commit, then give --secret and --mix to the same command")},
    {Code::turn_too_early,
     mark("share {share} may not draw before round {first}, and not in {round}"),
     mark("give it a later round; hui turn show {group} shows the rules")},
    {Code::sponsor_missing,
     mark("share {share} has no sponsor for round {round}; every draw up to round {draws} needs "
          "one"),
     mark("give it a later round, or name a sponsor with hui turn rules {group}")},
    {Code::turns_too_near,
     mark(
         "rounds {round} and {other} of shares {share} and {sibling}, of one member, are too near"),
     mark("keep them {apart} rounds apart; hui turn show {group} shows the rules")},
    {Code::turns_break_rules, mark("turns of {group} that are decided break rules: {conflict}"),
     mark("give those shares other turns first (hui turn swap, hui turn set), on the same day at "
          "the latest")},
    {Code::reversal_breaks_rules,
     mark("without entry no. {seq} turns of {group} would break rules in force: {conflict}"),
     mark("record what is right with hui turn set or hui turn swap, or change the rules first "
          "(hui turn rules)")},
    {Code::round_not_open, mark("{round} is no round of {group} that is still to be drawn"),
     mark("name rounds from {first} to {last}")},
    {Code::before_last_rules, mark("rules for turns were agreed on {last}; {date} is too early"),
     mark("date what is decided after them on that day or later")},
    {Code::contribution_outside_policy,
     mark("a contribution of {amount} đ is outside the policy, {least} to {most} đ"),
     mark("change the amount, or the policy: hui policy set contribution-min or "
          "contribution-max")},
    {Code::reserve_too_large, mark("a reserve of {reserve} đ is not less than the pot, {pot} đ"),
     mark("every pot must be more than what it leaves in the fund")},
    {Code::draw_after_too_long,
     mark("a draw {day_count} after the due date would fall into the next round"),
     mark("no more than {most_days} may lie between them")},
    {Code::lunar_needs_months, mark("a lunar group counts in months, not {every}"),
     mark("write 1m for every lunar month; weeks are the same in both calendars")},
    {Code::lunar_out_of_range,
     mark("a group from {start} on would leave the years 2000 to 2049, whose lunar months are "
          "known here"),
     mark("check the start, or open the group by the solar calendar")},
    {Code::lunar_start_in_leap_month,
     mark("{start} is {lunar}, in a leap month, and leap months are skipped"),
     mark("start in another month, or choose repeat")},
    {Code::takeover_share_missing, mark("the opening file says nothing of share {share}"),
     mark("give every share a row, with 0 where nothing was paid or received")},
    {Code::takeover_with_reserve,
     mark("{group} has a reserve fund and has drawn: it can't be taken over"),
     mark("open it without --reserve, or keep it on paper to the end of its cycle")},
    {Code::takeover_received,
     mark("share {share} is said to have received {received} đ, and the pot is {pot} đ"),
     mark("a share has received the pot or nothing")},
    {Code::takeover_turn,
     mark("share {share} has turn {turn} and received {received} đ, with {drawn_rounds} drawn"),
     mark("those who received the pot have the turns 1 to {drawn}, the others later ones")},
    {Code::takeover_over_cycle,
     mark("share {share} is said to have paid {paid} đ; the whole cycle takes {most} đ"),
     mark("count its own contributions again, all rounds together")},
    {Code::takeover_lacking,
     mark("share {share} lacks {lacking} đ of the rounds 1 to {drawn}, whose pots were paid out"),
     mark("what the organiser paid for it stands in the column advanced")},
    {Code::takeover_before_draw,
     mark("round {round} is said to be drawn, but it is drawn on {due} or later, not by {date}"),
     mark("take the group over on {due} or later (--on), or check the start")},
    {Code::future_date, mark("{date} lies in the future (today is {today})"),
     mark("record it on the day on which it happens")},
    {Code::month_closed,
     mark("group {group} is closed through {closed}, and {date} lies in that time"),
     mark("a closed month never changes: record it with a date after that month")},
    {Code::before_takeover,
     mark("group {group} was taken over on {taken_over}, and {date} lies before that day"),
     mark("what was before is in the opening; use that day or a later one")},
    {Code::before_first_period, mark("{date} is too long before group {group} begins"),
     mark("the first day is {earliest}; check the year")},
    {Code::before_books, mark("book {book} tells nothing of {date}: it begins on {first}"),
     mark("ask for that day or a later one")},
    {Code::before_ledger, mark("no book tells anything of {date}: the first begins on {first}"),
     mark("ask for that day or a later one")},
    {Code::before_recording,
     mark("nothing was recorded by {time}: the first entry was recorded at {first}"),
     mark("ask for that time or a later one")},
    {Code::known_ahead, mark("what will be known at {time} can't be told: it is {now}"),
     mark("give a time that has passed, or leave --as-known out")},
    {Code::period_ahead, mark("half-year {period} begins on {first}, and today is {today}"),
     mark("ask when it has begun; nothing can have happened in it yet")},
    {Code::amount_not_positive, mark("an amount must be more than 0"),
     mark("give the amount paid")},
    {Code::over_the_cycle,
     mark("share {share} of {group} can pay {left} đ more at most for the whole cycle"),
     mark("check the share and the amount; hui group show {group} shows what was paid")},
    {Code::nothing_due, mark("share {share} of {group} owes nothing by {date}"),
     mark("its next due is {amount} đ on {next}; to record money paid ahead, add --amount")},
    {Code::nobody_owes, mark("nobody in {group} owes anything by {date}"),
     mark("to record money paid ahead, add --amount")},
    {Code::out_of_date_order,
     mark("share {share} has an advance, a reversal, settled interest or has left, and its last "
          "money is dated {last}"),
     mark("record the money of such a share in the order of dates, or reverse the later entry "
          "first")},
    {Code::nothing_to_advance, mark("share {share} of {group} lacks nothing by {date}"),
     mark("an advance is for a due that is neither paid nor advanced; hui due {group} lists them")},
    {Code::advance_over_due, mark("share {share} lacks only {lacking} đ, not {amount}"),
     mark("advance what it lacks, or leave --amount out")},
    {Code::all_drawn, mark("every round of {group} is drawn"), mark("the cycle is over")},
    {Code::already_drawn, mark("share {share} of {group} has drawn, in round {round}"),
     mark("each share draws once; hui turn show {group} shows the turns")},
    {Code::turn_open, mark("whose turn round {round} of {group} is has not been decided"),
     mark("hui turn commit and hui turn draw draw the lot; hui turn set records a vote")},
    {Code::turns_decided, mark("every turn of {group} is decided"),
     mark("a lot is for open turns, or for equals in hui turn set --by need|wishes")},
    {Code::lot_pending, mark("entry no. {seq} of {group} holds a commitment that isn't drawn yet"),
     mark("use it: hui turn draw for open turns, hui turn set --by need|wishes between equals")},
    {Code::lot_not_committed, mark("no lot of {group} waits to be drawn"),
     mark("hui turn commit comes first, before the number is known; a lot is drawn once")},
    {Code::lot_stands, mark("entry no. {seq} drew a lot, and a lot is drawn once"),
     mark("what the members decide instead is recorded with hui turn set, swap or cede")},
    {Code::mix_before_commitment,
     mark("the number is of {date}, before the secret was committed ({committed})"),
     mark("the number must become known after the commitment: use a later one")},
    {Code::order_not_one_each, mark("each share of {group} that has not drawn must be named once"),
     mark("not yet drawn: {shares}")},
    {Code::consent_missing, mark("nobody is named who agreed for share {share}"),
     mark("add {options}")},
    {Code::before_turn_change,
     mark("the turn of share {share} was decided on {last}; {date} is too early"),
     mark("a turn is decided once a day: use a later day, or reverse that decision first")},
    {Code::advance_open,
     mark("share {share} still owes the organiser {amount} đ, and its turn frees it of a round"),
     mark("record that it paid, or reverse the advance, then change the turn")},
    {Code::share_left, mark("share {share} of {group} left on {date}"),
     mark("hui group show {group} shows who takes part")},
    {Code::before_share_change,
     mark("{date} is too early: something that this rests on is dated {last}"),
     mark("use {last} or a later day")},
    {Code::not_square,
     mark("of the {due} đ that share {share} owes for {round_count} drawn so far, {lacking} đ "
          "are paid by nobody"),
     mark("let it pay, or the organiser: hui advance; what he pays comes back to him in its "
          "turn")},
    {Code::paid_beyond, mark("share {share} has {amount} đ that it would no longer owe then"),
     mark("reverse what it paid, or the advance, and record it again afterwards")},
    {Code::too_few_left, mark("fewer than two shares of {group} would go on paying"),
     mark("hui group dissolve ends a group before its time")},
    {Code::organiser_consent_missing, mark("nobody is named who agreed as organiser"),
     mark("add --consent organiser=NAME")},
    {Code::price_over_paid,
     mark("a price of {price} đ is above the {worth} đ that share {share} has paid more than it "
          "received"),
     mark("nobody earns by handing over a share: leave --price out")},
    {Code::group_dissolved, mark("group {group} was dissolved on {date}"),
     mark("what is still owed is recorded with hui group settle")},
    {Code::not_dissolved, mark("group {group} is not dissolved"),
     mark("hui contribute and hui payout record its money")},
    {Code::no_such_claim, mark("only {owed} đ are owed there in {group}"),
     mark("hui group show {group} lists who owes whom")},
    {Code::out_of_turn,
     mark("round {round} of {group} is the turn of share {holder}, not of share {share}"),
     mark("hui turn show {group} shows the turns")},
    {Code::before_round, mark("round {round} is drawn on {due} or later, not on {date}"),
     mark("pay out on that day or later")},
    {Code::before_last_draw,
     mark("the last draw, or its reversal, is dated {last}; {date} is too early"),
     mark("rounds are drawn one after the other; check the date")},
    {Code::rest_first,
     mark("{rest} đ of the pot of round {round} of {group} are still owed to share {share}"),
     mark("hand them over first: hui payout {group}")},
    {Code::not_the_pot, mark("{pot} đ of the pot are to be handed over, not {amount}"),
     mark("pay out the whole pot, or leave the amount out")},
    {Code::approval_missing,
     mark("a payout, dissolution or settlement of {group}, or a refund out of its reserve fund, "
          "needs a second person who agrees"),
     mark("add --approved-by NAME")},
    {Code::same_person, mark("two different people must decide this; “{name}” can't do it alone"),
     mark("name a second person")},
    {Code::pot_not_there,
     mark("the pot of round {round} of {group} lacks {lacking} đ on {date}: {shares}"),
     mark("record their contributions, or hui advance {group} SHARE where the organiser pays")},
    {Code::not_enough_money,
     mark("{pot} đ are to be paid; there are {cash} đ in cash and {bank} đ in the bank"),
     mark("leave --method out to take cash first, then bank; hui bank records what went between")},
    {Code::no_interest_agreed, mark("group {group} agreed on no late interest"),
     mark("there is nothing to pay or to waive")},
    {Code::no_late_interest, mark("nothing of share {share} of {group} costs interest by {date}"),
     mark("hui interest show {group} shows what was late")},
    {Code::interest_settled,
     mark("the interest of share {share} of {group} on round {round} is paid or waived already"),
     mark("it is recorded once; hui interest show {group} shows it")},
    {Code::late_due_incomplete,
     mark("share {share} of {group} still lacks {lacking} đ for round {round} on {date}"),
     mark("record that money first: the interest is known when all of it is there")},
    {Code::hand_over_incomplete,
     mark("share {share} of {group} has {lacking} đ of the pot of round {round} still to get on "
          "{date}"),
     mark("hand them over first: hui payout {group}; then hui interest pay {group} {share} "
          "--hand-over")},
    {Code::interest_on_hand_over,
     mark("no contribution of share {share} of {group} has open interest, but the pot of round "
          "{round} came late: {interest} đ, from the organiser"),
     mark("add --hand-over to pay or waive that")},
    {Code::no_interest_held, mark("no late interest is in the money of {group} on {date}"),
     mark("hui interest show {group} shows what is open; hui interest pay records it")},
    {Code::parts_not_whole,
     mark("the parts come to {sum} đ, and {there} đ of late interest of {group} are there"),
     mark("share all of it out, or leave --to out for equal parts")},
    {Code::no_reserve, mark("group {group} has no reserve fund"),
     mark("a fund is agreed on when the group opens: hui group open --reserve")},
    {Code::reserve_short, mark("the reserve fund of {group} holds {there} đ from {date} on"),
     mark("hui reserve show {group} shows it")},
    {Code::cycle_not_over, mark("the cycle of {group} is not over on {date}"),
     mark("the reserve fund is given back after the last draw")},
    {Code::not_agreed_on, mark("{group} agreed on another way where a member pays no more: {way}"),
     mark("hui group show {group} shows it; the organiser may always help: hui advance {group} "
          "SHARE")},
    {Code::not_drawn_yet, mark("share {share} of {group} has not drawn: it owes nobody a pot"),
     mark("let it leave: hui share leave {group} {share} --reason TEXT")},
    {Code::already_in_default, mark("share {share} of {group} is said to pay no more since {date}"),
     mark("hui due {group} shows what it owes, and to whom")},
    {Code::rounds_to_draw,
     mark("the cycle of {group} is not over: {drawn} of {rounds} rounds are drawn"),
     mark("the next one begins when all have drawn and every share stands at 0")},
    {Code::cycle_not_settled,
     mark("{group} isn't settled: shares that don't stand at 0: {shares}; in the reserve fund: "
          "{reserve} đ"),
     mark("collect what is owed, hand over what is left; hui reserve return gives the fund back")},
    {Code::before_last_cycle_ended,
     mark("{date} lies before the day on which the last cycle of {group} ended ({last})"),
     mark("start the next cycle on that day or later")},
    {Code::renewed_already, mark("{group} goes on as {next} already"),
     mark("hui group show {next} shows it; a cycle is followed by one only")},
    {Code::next_code_too_long, mark("{code}, the code of the next cycle of {group}, is too long"),
     mark("choose one of at most 16 characters with --code")},
    {Code::kind_not_reversible, mark("an entry of the kind {kind} can't be reversed"),
     mark("a dissolution, a closing, an opening and a reversal stand, and a commitment to a lot; "
          "correct a unit or member with amend")},
    {Code::already_reversed, mark("entry no. {seq} is reversed already, by no. {by}"),
     mark("an entry is reversed once; record what is right as a new entry")},
    {Code::before_original, mark("{date} lies before the entry itself ({original})"),
     mark("date the reversal on that day or later")},
    {Code::reverse_later_first, mark("entry no. {later} rests on no. {seq}"),
     mark("reverse no. {later} first")},
    {Code::reverse_payout_first,
     mark("a pot was paid out with the money of entry no. {seq}; without it that pot lacks money "
          "from {date} on"),
     mark("reverse that payout first")},
    {Code::money_already_used,
     mark("without entry no. {seq} there would be less than nothing in hand on {date}"),
     mark("reverse first what was paid out with it")},
    {Code::month_not_over, mark("{month} runs to {last}, and today is {today}"),
     mark("close it on its last day or later")},
    {Code::nothing_to_close, mark("group {group} has nothing to close in {month}"),
     mark("check the month: it lies before the group began or after it was settled")},
    {Code::count_needs_one_group, mark("a count is for one group"),
     mark("name the group: hui close MONTH GROUP --counted N")},
    {Code::not_as_decided, mark("the rules decide something else"),
     mark("compare the entry with what was meant")},
    {Code::overflow, mark("a sum is too large to be kept"), mark("check the amounts")},
});

static_assert(input_texts.size() + std::size(rule_texts) + closed_texts.size() + box_texts.size() +
                  loan_texts.size() + file_texts.size() ==
              std::size({
#define HUI_ONE(name, trouble) 1,
                  HUI_REFUSALS(HUI_ONE)
#undef HUI_ONE
              }));

const RefusalText* text_for(Code code) {
    using Texts = std::span<const RefusalText>;
    for (const Texts all : {Texts{input_texts}, Texts{rule_texts}, Texts{closed_texts},
                            Texts{box_texts}, Texts{loan_texts}, Texts{file_texts}}) {
        for (const RefusalText& text : all) {
            if (text.code == code) { return &text; }
        }
    }
    return nullptr;
}

/// What is wrong in a file, with the line where it is known.
std::string with_line(const std::string& message, const Refusal& refusal) {
    if (!has_fact(refusal, "line")) { return message; }
    const auto line = fact_of<std::int64_t>(refusal, "line");
    if (!has_fact(refusal, "file")) {
        return fill(mark("line {line}: {message}"), {{"line", line}, {"message", message}});
    }
    return fill(
        mark("{file}, line {line}: {message}"),
        {{"file", fact_of<std::string>(refusal, "file")}, {"line", line}, {"message", message}});
}

/// Arguments are called as the help calls them.
void name_arguments(std::vector<NamedFact>& facts) {
    constexpr std::array<std::string_view, 5> names{"argument", "allowed", "one", "other", "form"};
    for (NamedFact& fact : facts) {
        auto* text = std::get_if<std::string>(&fact.value);
        const bool is_argument = std::find(names.begin(), names.end(), fact.name) != names.end();
        if (is_argument && text != nullptr) { *text = usage_in_words(*text); }
    }
}

/// The refusal's facts as they are said, and those that only its sentence needs.
std::vector<NamedFact> facts_for_people(const Refusal& refusal) {
    std::vector<NamedFact> facts = refusal.facts;
    name_counts(facts);
    name_arguments(facts);
    for (NamedFact& fact : facts) {
        if (!std::holds_alternative<std::string>(fact.value)) { continue; }
        const std::string text = std::get<std::string>(fact.value);
        if (fact.name == "kind") { fact.value = kind_in_words(text); }
        if (const auto time = parse_instant(text)) { fact.value = show(*time); }
        if (fact.name == "conflict") { fact.value = conflict_in_words(text); }
        if (refusal.code == Code::rate_over_cap && fact.name != "which") {
            if (const auto rate = parse_percent(text)) { fact.value = show(*rate); }
        }
    }
    if (refusal.code == Code::outcome_unknown) { facts.push_back({"ref", usage_in_words("REF")}); }
    if (refusal.code == Code::consent_missing) {
        facts.push_back({"options", consent_options(refusal)});
    }
    for (const NamedFact& fact : facts_of_limit(refusal)) { facts.push_back(fact); }
    return facts;
}

}  // namespace

Sentence sentence_of(const Refusal& refusal) {
    const std::vector<NamedFact> facts = facts_for_people(refusal);
    if (const auto closer = closer_wording(refusal)) {
        return {.message = with_line(fill(closer->message, facts), refusal),
                .hint = fill(closer->hint, facts)};
    }
    if (const RefusalText* text = text_for(refusal.code)) {
        return {.message = with_line(fill(text->message, facts), refusal),
                .hint = fill(text->hint, facts)};
    }
    return {};
}

}  // namespace hui::cli
