#pragma once

#include "cli/messages.hpp"
#include "engine/base/refusal.hpp"

#include <array>

namespace hui::cli {

/// The sentence and the hint of a refusal: of the catalogue, in English.
struct RefusalText {
    Code code;
    const char* message;
    const char* hint;
};

/// What is wrong with what was typed.
inline constexpr auto input_texts = std::to_array<RefusalText>({
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
    {Code::leap_without_lunar, mark("“{given}” is about leap months, which only a lunar group has"),
     mark("leave it out, or choose the lunar calendar")},
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
});

/// What is wrong with files: those that are imported, and the ledger's own.
inline constexpr auto file_texts = std::to_array<RefusalText>({
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

}  // namespace hui::cli
