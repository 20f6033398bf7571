#include "engine/exchange/rule_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hui::exchange {

namespace {

std::string_view setup_column(FileKind kind, Code rule) {
    switch (rule) {
        case Code::unknown_unit:
        case Code::circular_units:
            return kind == FileKind::units ? "parent" : "unit";
        case Code::unknown_member:
            return kind == FileKind::groups ? "organiser" : "member";
        case Code::contribution_outside_policy:
            return "contribution";
        case Code::reserve_too_large:
            return "reserve";
        case Code::turns_not_one_each:
            return "turn";
        case Code::draw_after_too_long:
            return "draw_after";
        case Code::lunar_needs_months:
            return "every";
        case Code::lunar_out_of_range:
        case Code::lunar_start_in_leap_month:
            return "start";
        case Code::unknown_group:
            return "group";
        case Code::unknown_share:
        case Code::share_repeated:
            return "share";
        case Code::code_taken:
            return kind == FileKind::shares ? "share" : "code";
        case Code::group_rejected:
        case Code::shares_out_of_range:
            return kind == FileKind::shares ? "group" : "code";
        default:
            return "";
    }
}

constexpr auto money_columns = std::to_array<std::pair<Code, std::string_view>>({
    {Code::unknown_group, "group"},
    {Code::group_rejected, "group"},
    {Code::all_drawn, "group"},
    {Code::turn_open, "group"},
    {Code::group_dissolved, "group"},
    {Code::unknown_share, "share"},
    {Code::share_left, "share"},
    {Code::rest_first, "share"},
    {Code::already_drawn, "share"},
    {Code::out_of_turn, "share"},
    {Code::amount_not_positive, "amount"},
    {Code::over_the_cycle, "amount"},
    {Code::nothing_to_advance, "amount"},
    {Code::advance_over_due, "amount"},
    {Code::not_the_pot, "amount"},
    {Code::pot_not_there, "amount"},
    {Code::not_enough_money, "amount"},
    {Code::overflow, "amount"},
    {Code::future_date, "date"},
    {Code::month_closed, "date"},
    {Code::before_takeover, "date"},
    {Code::before_first_period, "date"},
    {Code::before_round, "date"},
    {Code::before_last_draw, "date"},
    {Code::before_turn_change, "date"},
    {Code::before_share_change, "date"},
    {Code::out_of_date_order, "date"},
    {Code::approval_missing, "approved_by"},
    {Code::same_person, "approved_by"},
    {Code::ref_taken, "ref"},
});

std::string_view money_column(Code rule) {
    const auto* const found =
        std::find_if(money_columns.begin(), money_columns.end(),
                     [&](const auto& column) { return column.first == rule; });
    return found == money_columns.end() ? "" : found->second;
}

std::string_view loan_column(Code rule) {
    switch (rule) {
        case Code::code_taken:
        case Code::loan_rejected:
            return "code";
        case Code::unknown_member:
            return "member";
        case Code::unknown_lender:
            return "lender";
        case Code::unknown_unit:
            return "guarantor";
        case Code::rate_over_cap:
            return "rate";
        case Code::over_limit:
        case Code::not_enough_money:
        case Code::overflow:
            return "principal";
        case Code::plan_too_coarse:
            return "round";
        case Code::over_principal:
        case Code::amount_not_positive:
            return "outstanding";
        default:
            return "";
    }
}

std::string_view portfolio_money_column(Code rule) {
    switch (rule) {
        case Code::unknown_loan:
        case Code::loan_rejected:
            return "loan";
        case Code::unknown_unit:
            return "unit";
        case Code::unknown_lender:
        case Code::not_a_fund:
        case Code::not_collected_for:
            return "lender";
        case Code::unknown_member:
            return "member";
        case Code::wrong_stage:
        case Code::loan_not_begun:
        case Code::later_in_the_way:
            return "date";
        case Code::over_outstanding:
        case Code::more_than_collected:
            return "amount";
        default:
            return money_column(rule);
    }
}

}  // namespace

std::string_view column_of(FileKind kind, Code rule) {
    switch (kind) {
        case FileKind::contributions:
        case FileKind::advances:
        case FileKind::payouts:
            return money_column(rule);
        case FileKind::loans:
            return loan_column(rule);
        case FileKind::fund_payments:
        case FileKind::repayments:
        case FileKind::remittances:
            return portfolio_money_column(rule);
        default:
            return setup_column(kind, rule);
    }
}

}  // namespace hui::exchange
