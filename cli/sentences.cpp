#include "cli/sentences.hpp"

#include "cli/messages.hpp"

#include <algorithm>
#include <utility>

namespace hui::cli {

namespace {

struct Text {
    Code code;
    const char* message;
    const char* hint;
};

/// The catalogue's English side, in the order of `HUI_REFUSALS`.
constexpr auto texts = std::to_array<Text>({
    {Code::bad_amount, mark("“{given}” is no amount of whole đồng"),
     mark("write 300000, 300.000, 300,000 or 300k, without a sign or a fraction")},
    {Code::bad_rate, mark("“{given}” is no percentage"),
     mark("write a number such as 10 or 6.6 (percent a year, at most four decimals)")},
    {Code::bad_date, mark("“{given}” is no day of the calendar"),
     mark("write it as 2024-06-15 or 15/06/2024, with two digits for day and month")},
    {Code::bad_month, mark("“{given}” is no month"), mark("write it as 2024-06 or 06/2024")},
    {Code::bad_period, mark("“{given}” is no half-year"),
     mark("write 2024-1 for January to June, 2024-2 for July to December")},
    {Code::bad_interval, mark("“{given}” is no interval between rounds"),
     mark("write 1m for monthly, 1w for weekly, 2w for every two weeks")},
    {Code::bad_share_number, mark("“{given}” is no share number"),
     mark("write the number of the share, such as 3 or 03")},
    {Code::bad_code, mark("“{given}” is no code"),
     mark("use 1 to 16 letters A-Z, digits and hyphens, beginning with a letter or digit")},
    {Code::bad_text, mark("“{given}” is no readable text"),
     mark("use one line of plain text of at most 1,000 bytes, in UTF-8")},
    {Code::bad_choice, mark("“{given}” is not one of the choices"),
     mark("choose one of: {allowed}")},
    {Code::bad_number, mark("“{given}” is no whole number"), mark("use digits only")},
    {Code::bad_witness, mark("“{given}” is no witness code: it was copied wrongly"),
     mark("compare it with the paper, character by character; there is no 0, 1, I, L or O in it")},
    {Code::bad_lot_secret,
     mark(
         "the secret of a lot is one line of at least {least} characters and at most {most} bytes"),
     mark("make it up at random, or take a sentence that nobody can guess")},
    {Code::bad_lot_mix, mark("“{given}” is no public number for a lot"),
     mark("write at least {least} digits, such as 012345 or 45, 7, 108; between them only a "
          "space or , . ; : - / +")},
    {Code::missing_value, mark("nothing is given for {column}"), mark("give a value")},
    {Code::unknown_command, mark("there is no command “{given}”"),
     mark("hui help lists the commands")},
    {Code::unknown_command_guess, mark("there is no command “{given}”"),
     mark("did you mean hui {guess}?")},
    {Code::incomplete_command, mark("hui {given} needs to know what to do"),
     mark("use one of: {known}")},
    {Code::unknown_option, mark("there is no option {given} here"),
     mark("add --help to see the options of this command")},
    {Code::unknown_option_guess, mark("there is no option {given} here"),
     mark("did you mean {guess}?")},
    {Code::too_many_arguments, mark("“{given}” is more than this command takes"),
     mark("add --help to see what it takes; put quotes round a text with spaces")},
    {Code::missing_argument, mark("hui {command} needs {argument}"),
     mark("hui {command} --help shows an example")},
    {Code::given_twice, mark("{option} is given twice"), mark("give it once")},
    {Code::not_both, mark("hui {command} takes {one} or {other}, not both"),
     mark("leave one of them out")},
    {Code::bad_command_line, mark("the command line can't be understood ({detail})"),
     mark("add --help to see an example")},
    {Code::unknown_topic, mark("there is no help on “{given}”"), mark("the topics are: {known}")},
    {Code::ref_taken, mark("the reference {ref} stands in {book} for another entry (no. {seq})"),
     mark("give a new reference, or the same amount, share and date as before")},
    {Code::code_taken, mark("the code {code} is taken ({holder})"),
     mark("choose another code; hui unit amend and hui member amend change what is there")},
    {Code::unknown_book, mark("there is no book {book}"),
     mark("a book is register or the code of a group; hui group list shows them")},
    {Code::unknown_unit, mark("there is no unit {unit}"),
     mark("hui unit list shows the units; hui unit add makes one")},
    {Code::unknown_member, mark("there is no member {member}"),
     mark("hui member list shows the members; hui member add makes one")},
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
     mark("number the shares from 01 to {shares}, each once")},
    {Code::turns_not_one_each,
     mark("share {share} has turn {turn}, which another share has or which is no round"),
     mark("give each share one of the rounds 1 to {shares}")},
    {Code::lot_secret_wrong, mark("this is not the secret that was committed for group {group}"),
     mark("write it exactly as it was then: capitals, tone marks and spaces count")},
    {Code::contribution_outside_policy,
     mark("a contribution of {amount} đ is outside the policy, {least} to {most} đ"),
     mark("change the amount, or the policy: hui policy set contribution-min or "
          "contribution-max")},
    {Code::future_date, mark("{date} lies in the future (today is {today})"),
     mark("record money on the day when it changes hands")},
    {Code::month_closed,
     mark("group {group} is closed through {closed}, and {date} lies in that time"),
     mark("a closed month never changes: record it with a date after that month")},
    {Code::before_first_period, mark("{date} is more than one period before group {group} begins"),
     mark("the first day is {earliest}; check the year")},
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
     mark("share {share} has an advance or a reversal, and its last money is dated {last}"),
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
     mark("a lot is for open turns; hui turn show {group} shows the turns")},
    {Code::lot_pending, mark("entry no. {seq} of {group} holds a commitment that isn't drawn yet"),
     mark("draw that lot with hui turn draw, or let the members decide with hui turn set")},
    {Code::lot_not_committed, mark("no lot of {group} waits to be drawn"),
     mark("hui turn commit comes first, before the number is known; a lot is drawn once")},
    {Code::lot_stands, mark("entry no. {seq} drew a lot, and a lot is drawn once"),
     mark("what the members decide instead is recorded with hui turn set, swap or cede")},
    {Code::mix_before_commitment,
     mark("the number is of {date}, before the secret was committed ({committed})"),
     mark("the number must become known after the commitment: use a later one")},
    {Code::order_not_one_each, mark("each share of {group} that has not drawn must be named once"),
     mark("those shares are {shares}")},
    {Code::consent_missing, mark("nobody is named who agreed for share {share}"),
     mark("add --consent {share}=NAME")},
    {Code::before_turn_change,
     mark("the turn of share {share} was decided on {last}; {date} is too early"),
     mark("use a later day, or reverse that decision first")},
    {Code::advance_open,
     mark("share {share} still owes the organiser {amount} đ, and its turn frees it of a round"),
     mark("record that it paid, or reverse the advance, then change the turn")},
    {Code::out_of_turn,
     mark("round {round} of {group} is the turn of share {holder}, not of share {share}"),
     mark("hui turn show {group} shows the turns")},
    {Code::before_round, mark("round {round} is due on {due}, after {date}"),
     mark("pay out on that day or later")},
    {Code::before_last_draw, mark("the last draw, or its reversal, is dated {last}, after {date}"),
     mark("rounds are drawn one after the other; check the date")},
    {Code::not_the_pot, mark("the pot is {pot} đ, not {amount}"),
     mark("pay out the whole pot, or leave the amount out")},
    {Code::pot_not_there,
     mark("the pot of round {round} of {group} lacks {lacking} đ on {date}: shares {shares}"),
     mark("record their contributions, or hui advance {group} SHARE where the organiser pays")},
    {Code::not_enough_money,
     mark("the pot is {pot} đ; there are {cash} đ in cash and {bank} đ in the bank"),
     mark("leave --method out to take cash first, then bank; or check the recorded methods")},
    {Code::kind_not_reversible, mark("an entry of the kind {kind} can't be reversed"),
     mark("money and decisions on turns can; correct a unit or member with amend")},
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
    {Code::missing_column, mark("column {column} is missing"),
     mark("the first line names the columns; hui help csv lists them")},
    {Code::repeated_column, mark("column {column} is there twice"), mark("keep one of them")},
    {Code::too_few_fields, mark("only {fields} fields, {expected} are needed"),
     mark("complete the row; put quotes round a text that holds the separator")},
    {Code::too_many_fields, mark("{fields} fields, but only {expected} columns"),
     mark("put quotes round a text that holds the separator")},
    {Code::has_nul, mark("the file holds a NUL byte"), mark("save it again as UTF-8 text")},
    {Code::field_too_long, mark("a field is longer than {limit} bytes"),
     mark("a quote may be missing at its end")},
    {Code::broken_quotes, mark("a quote is not closed"), mark("close it; the file may be cut off")},
    {Code::group_rejected, mark("group {group} was rejected"), mark("mend the group first")},
    {Code::ledger_missing, mark("there is no ledger {file}"),
     mark("name it with --ledger FILE or in HUI_LEDGER; hui init makes a new one")},
    {Code::ledger_exists, mark("{file} exists already"),
     mark("choose another name; a ledger is never overwritten")},
    {Code::ledger_is_directory, mark("{file} is a folder"), mark("name a file")},
    {Code::not_a_ledger, mark("{file} is no ledger of hui"),
     mark("check the name; nothing was changed")},
    {Code::newer_ledger, mark("{file} was written by a newer hui"),
     mark("install the newer version")},
    {Code::other_schema, mark("{file} was made by another build of hui"),
     mark("open it with the version that made it")},
    {Code::ledger_locked, mark("another program is writing into the ledger"),
     mark("wait for it to end, then run this again")},
    {Code::ledger_read_only,
     mark("the ledger can't be read and written: file or folder is protected"),
     mark("check the permissions, or copy it to a folder of your own")},
    {Code::disk_full, mark("the disk is full; nothing was recorded"),
     mark("free some space, then run this again")},
    {Code::input_output,
     mark("the ledger's file could not be read or written ({detail}); nothing was recorded"),
     mark("check the disk and the folder, then run this again")},
    {Code::outcome_unknown, mark("it is not known whether this was recorded ({detail})"),
     mark("run the same again, with --ref {ref} if the command takes one: nothing is recorded "
          "twice")},
    {Code::file_unreadable, mark("{file} can't be read"),
     mark("check the name and the permissions")},
    {Code::nothing_to_import, mark("{path} holds no file that can be imported"),
     mark("hui help csv lists the files")},
    {Code::unknown_file, mark("{file} is no file that can be imported"),
     mark("hui help csv lists the files")},
    {Code::output_lost, mark("the answer could not be written out"),
     mark("check the disk, then ask again")},
    {Code::ledger_damaged, mark("the ledger is damaged or was tampered with ({detail})"),
     mark("change nothing; run hui verify --deep, and fetch the last good copy")},
});

static_assert(std::size(texts) == std::size({
#define HUI_ONE(name, trouble) 1,
                                      HUI_REFUSALS(HUI_ONE)
#undef HUI_ONE
                                  }));

constexpr auto kinds = std::to_array<std::pair<std::string_view, const char*>>({
    {"contributed", mark("contribution")},
    {"advanced", mark("advance")},
    {"paid-out", mark("payout")},
    {"turns-changed", mark("turns decided")},
    {"lot-committed", mark("commitment to a lot")},
    {"reversed", mark("reversal")},
    {"group-opened", mark("opening")},
    {"month-closed", mark("closing")},
    {"month-sealed", mark("seal")},
    {"ledger-opened", mark("new ledger")},
    {"unit-added", mark("new unit")},
    {"unit-amended", mark("unit changed")},
    {"member-added", mark("new member")},
    {"member-amended", mark("member changed")},
    {"member-forgotten", mark("personal data deleted")},
    {"policy-set", mark("policy")},
    {"group-registered", mark("new group")},
});

bool is_nobodys_turn(const closing::Blocker& blocker) {
    return std::any_of(blocker.facts.begin(), blocker.facts.end(), [](const NamedFact& fact) {
        const std::string* text = std::get_if<std::string>(&fact.value);
        return fact.name == "holder" && text != nullptr && text->empty();
    });
}

bool lacks_money(const closing::Blocker& blocker) {
    return std::any_of(blocker.facts.begin(), blocker.facts.end(), [](const NamedFact& fact) {
        const Vnd* amount = std::get_if<Vnd>(&fact.value);
        return fact.name == "lacking" && amount != nullptr && *amount > Vnd{};
    });
}

const char* sentence_for(const closing::Blocker& blocker) {
    using enum closing::BlockerCode;
    switch (blocker.code) {
        case earlier_month_open:
            return mark("{month} is still open: close it first");
        case round_not_drawn:
            if (is_nobodys_turn(blocker)) {
                return mark(
                    "round {round}, due {due}, is not drawn, and whose turn it is has not been "
                    "decided: hui turn draw or hui turn set, then the payout");
            }
            return lacks_money(blocker)
                       ? mark(
                             "round {round}, due {due}, is not drawn (share {holder}); "
                             "shares {shares} lack {lacking} đ: record their money or an "
                             "advance, then the payout")
                       : mark(
                             "round {round}, due {due}, is not drawn: the pot is there, "
                             "pay it out to share {holder}");
        case due_unpaid:
            return mark(
                "share {share} owes {amount} đ of round {round}, which is drawn: record "
                "its money or an advance, or carry it with --carry");
        case cash_differs:
            return mark(
                "{counted} đ were counted, but at the end of {date} the book has {book} đ in cash: "
                "count what was there on that day, and look for what was not recorded");
    }
    return "";
}

}  // namespace

Sentence sentence_of(const Refusal& refusal) {
    std::vector<NamedFact> facts = refusal.facts;
    if (refusal.code == Code::outcome_unknown) { facts.push_back({"ref", std::string{"REF"}}); }
    for (NamedFact& fact : facts) {
        if (fact.name == "kind") { fact.value = kind_in_words(std::get<std::string>(fact.value)); }
    }
    for (const Text& text : texts) {
        if (text.code == refusal.code) {
            return {.message = fill(text.message, facts), .hint = fill(text.hint, facts)};
        }
    }
    return {};
}

std::string sentence_of(const closing::Blocker& blocker) {
    return fill(sentence_for(blocker), blocker.facts);
}

std::string kind_in_words(std::string_view kind) {
    for (const auto& [name, words] : kinds) {
        if (name == kind) { return tr(words); }
    }
    return std::string{kind};
}

}  // namespace hui::cli
