#pragma once

#include "engine/base/vnd.hpp"

#include <date/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hui {

/// What kind of trouble a refusal is; the command line's exit status follows from it.
enum class Trouble {
    usage,    ///< what was asked for can't be understood
    rule,     ///< a rule of the books says no
    storage,  ///< the ledger can't be read or written
    damage,   ///< the ledger is damaged or was tampered with
};

/// Every refusal that there is: its stable code (for programs) and its kind of trouble.
/// The sentences for people stand in the command line's catalogue, under the same names.
#define HUI_REFUSALS(X)                  \
    X(bad_amount, usage)                 \
    X(bad_rate, usage)                   \
    X(bad_date, usage)                   \
    X(bad_month, usage)                  \
    X(bad_period, usage)                 \
    X(bad_interval, usage)               \
    X(bad_share_number, usage)           \
    X(bad_code, usage)                   \
    X(bad_text, usage)                   \
    X(bad_choice, usage)                 \
    X(bad_number, usage)                 \
    X(bad_witness, usage)                \
    X(bad_lot_secret, usage)             \
    X(bad_lot_mix, usage)                \
    X(missing_value, usage)              \
    X(leap_without_lunar, usage)         \
    X(leap_not_agreed, usage)            \
    X(bad_plan, usage)                   \
    X(bad_key, usage)                    \
    X(bad_public_key, usage)             \
    X(plan_too_coarse, usage)            \
    X(bad_guarantors, usage)             \
    X(unknown_command, usage)            \
    X(unknown_command_guess, usage)      \
    X(incomplete_command, usage)         \
    X(unknown_option, usage)             \
    X(unknown_option_guess, usage)       \
    X(too_many_arguments, usage)         \
    X(missing_argument, usage)           \
    X(given_twice, usage)                \
    X(not_both, usage)                   \
    X(bad_command_line, usage)           \
    X(unknown_topic, usage)              \
    X(unknown_figure, usage)             \
    X(not_of_figure, usage)              \
    X(nothing_posted, rule)              \
    X(unknown_bank_profile, usage)       \
    X(ref_reserved, usage)               \
    X(ref_taken, rule)                   \
    X(code_taken, rule)                  \
    X(unknown_book, rule)                \
    X(unknown_unit, rule)                \
    X(unknown_member, rule)              \
    X(unknown_group, rule)               \
    X(unknown_lender, rule)              \
    X(unknown_loan, rule)                \
    X(loan_not_begun, rule)              \
    X(unknown_version, rule)             \
    X(unknown_share, rule)               \
    X(unknown_entry, rule)               \
    X(unknown_policy, rule)              \
    X(circular_units, rule)              \
    X(nothing_to_change, rule)           \
    X(nothing_to_forget, rule)           \
    X(shares_out_of_range, rule)         \
    X(share_repeated, rule)              \
    X(turns_not_one_each, rule)          \
    X(lot_secret_wrong, rule)            \
    X(turns_impossible, rule)            \
    X(turns_not_found, rule)             \
    X(turns_undecided, rule)             \
    X(turn_too_early, rule)              \
    X(sponsor_missing, rule)             \
    X(turns_too_near, rule)              \
    X(turns_break_rules, rule)           \
    X(reversal_breaks_rules, rule)       \
    X(round_not_open, rule)              \
    X(before_last_rules, rule)           \
    X(contribution_outside_policy, rule) \
    X(reserve_too_large, rule)           \
    X(draw_after_too_long, rule)         \
    X(lunar_needs_months, rule)          \
    X(lunar_out_of_range, rule)          \
    X(lunar_start_in_leap_month, rule)   \
    X(takeover_share_missing, rule)      \
    X(takeover_with_reserve, rule)       \
    X(takeover_received, rule)           \
    X(takeover_turn, rule)               \
    X(takeover_over_cycle, rule)         \
    X(takeover_lacking, rule)            \
    X(takeover_before_draw, rule)        \
    X(future_date, rule)                 \
    X(month_closed, rule)                \
    X(before_takeover, rule)             \
    X(before_first_period, rule)         \
    X(before_books, rule)                \
    X(before_ledger, rule)               \
    X(before_recording, rule)            \
    X(known_ahead, rule)                 \
    X(period_ahead, rule)                \
    X(amount_not_positive, rule)         \
    X(over_the_cycle, rule)              \
    X(nothing_due, rule)                 \
    X(nobody_owes, rule)                 \
    X(out_of_date_order, rule)           \
    X(nothing_to_advance, rule)          \
    X(advance_over_due, rule)            \
    X(all_drawn, rule)                   \
    X(already_drawn, rule)               \
    X(turn_open, rule)                   \
    X(turns_decided, rule)               \
    X(lot_pending, rule)                 \
    X(lot_not_committed, rule)           \
    X(lot_stands, rule)                  \
    X(mix_before_commitment, rule)       \
    X(order_not_one_each, rule)          \
    X(consent_missing, rule)             \
    X(before_turn_change, rule)          \
    X(advance_open, rule)                \
    X(share_left, rule)                  \
    X(before_share_change, rule)         \
    X(not_square, rule)                  \
    X(paid_beyond, rule)                 \
    X(too_few_left, rule)                \
    X(organiser_consent_missing, rule)   \
    X(price_over_paid, rule)             \
    X(group_dissolved, rule)             \
    X(not_dissolved, rule)               \
    X(no_such_claim, rule)               \
    X(out_of_turn, rule)                 \
    X(before_round, rule)                \
    X(before_last_draw, rule)            \
    X(rest_first, rule)                  \
    X(not_the_pot, rule)                 \
    X(approval_missing, rule)            \
    X(same_person, rule)                 \
    X(pot_not_there, rule)               \
    X(not_enough_money, rule)            \
    X(no_interest_agreed, rule)          \
    X(no_late_interest, rule)            \
    X(interest_settled, rule)            \
    X(late_due_incomplete, rule)         \
    X(hand_over_incomplete, rule)        \
    X(interest_on_hand_over, rule)       \
    X(no_interest_held, rule)            \
    X(parts_not_whole, rule)             \
    X(no_reserve, rule)                  \
    X(reserve_short, rule)               \
    X(cycle_not_over, rule)              \
    X(unknown_note, rule)                \
    X(note_repeated, rule)               \
    X(notes_differ, rule)                \
    X(nothing_counted, rule)             \
    X(before_count, rule)                \
    X(no_difference, rule)               \
    X(count_again, rule)                 \
    X(cash_since_used, rule)             \
    X(difference_stands, rule)           \
    X(not_a_statement, rule)             \
    X(statement_not_whole, rule)         \
    X(no_statement_line, rule)           \
    X(line_matched, rule)                \
    X(entry_matched, rule)               \
    X(match_differs, rule)               \
    X(payroll_recorded, rule)            \
    X(not_on_payroll, rule)              \
    X(not_in_group, rule)                \
    X(name_not_unique, rule)             \
    X(dispute_open, rule)                \
    X(no_dispute, rule)                  \
    X(before_dispute, rule)              \
    X(not_agreed_on, rule)               \
    X(not_drawn_yet, rule)               \
    X(already_in_default, rule)          \
    X(rounds_to_draw, rule)              \
    X(cycle_not_settled, rule)           \
    X(above_the_law, rule)               \
    X(rate_over_cap, rule)               \
    X(not_a_guarantor, rule)             \
    X(certified_already, rule)           \
    X(conditions_missing, rule)          \
    X(over_limit, rule)                  \
    X(wrong_stage, rule)                 \
    X(over_principal, rule)              \
    X(over_approved, rule)               \
    X(all_paid_out, rule)                \
    X(schedule_not_whole, rule)          \
    X(no_due_to_come, rule)              \
    X(due_not_later, rule)               \
    X(no_instalment_due, rule)           \
    X(no_principal_owed, rule)           \
    X(over_outstanding, rule)            \
    X(over_late_interest, rule)          \
    X(later_in_the_way, rule)            \
    X(loan_not_paid_off, rule)           \
    X(nothing_saved, rule)               \
    X(no_saving_agreed, rule)            \
    X(over_savings, rule)                \
    X(more_than_collected, rule)         \
    X(not_a_fund, rule)                  \
    X(not_collected_for, rule)           \
    X(before_last_cycle_ended, rule)     \
    X(renewed_already, rule)             \
    X(next_code_too_long, rule)          \
    X(kind_not_reversible, rule)         \
    X(already_reversed, rule)            \
    X(nothing_to_correct, rule)          \
    X(not_reversed, rule)                \
    X(corrected_already, rule)           \
    X(true_date_later, rule)             \
    X(true_month_open, rule)             \
    X(before_original, rule)             \
    X(reverse_later_first, rule)         \
    X(reverse_payout_first, rule)        \
    X(money_already_used, rule)          \
    X(month_not_over, rule)              \
    X(month_not_closed, rule)            \
    X(month_not_sealed, rule)            \
    X(nothing_to_close, rule)            \
    X(count_needs_one_group, rule)       \
    X(not_as_decided, rule)              \
    X(overflow, rule)                    \
    X(missing_column, rule)              \
    X(unknown_column, rule)              \
    X(repeated_column, rule)             \
    X(too_few_fields, rule)              \
    X(too_many_fields, rule)             \
    X(has_nul, rule)                     \
    X(field_too_long, rule)              \
    X(broken_quotes, rule)               \
    X(group_rejected, rule)              \
    X(loan_rejected, rule)               \
    X(ledger_missing, storage)           \
    X(ledger_exists, storage)            \
    X(ledger_is_directory, storage)      \
    X(not_a_ledger, storage)             \
    X(newer_ledger, storage)             \
    X(other_schema, storage)             \
    X(ledger_locked, storage)            \
    X(ledger_read_only, storage)         \
    X(disk_full, storage)                \
    X(input_output, storage)             \
    X(outcome_unknown, storage)          \
    X(file_unreadable, storage)          \
    X(file_exists, storage)              \
    X(file_unwritable, storage)          \
    X(nothing_to_import, storage)        \
    X(unknown_file, storage)             \
    X(output_lost, storage)              \
    X(ledger_damaged, damage)

enum class Code {
#define HUI_CODE(name, trouble) name,
    HUI_REFUSALS(HUI_CODE)
#undef HUI_CODE
};

/// `pot_not_there`
[[nodiscard]] std::string_view name_of(Code code);
/// The other way round; nothing for what is no code.
[[nodiscard]] std::optional<Code> code_named(std::string_view name);
[[nodiscard]] Trouble trouble_of(Code code);

/// A fact that a refusal's sentence names; each language prints it in its own way.
using Fact = std::variant<std::string, std::int64_t, Vnd, date::sys_days, date::year_month>;

struct NamedFact {
    std::string_view name;  ///< as the sentence calls it: a literal
    Fact value;
};

/// Why something was not done. A value, not an exception: it is expected.
struct Refusal {
    Code code;
    std::vector<NamedFact> facts;
};

[[nodiscard]] Refusal refuse(Code code, std::vector<NamedFact> facts = {});

}  // namespace hui
