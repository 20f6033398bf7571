#include "engine/exchange/outcome.hpp"

#include <algorithm>
#include <array>
#include <tuple>

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

std::string_view money_column(Code rule) {
    switch (rule) {
        case Code::unknown_group:
        case Code::group_rejected:
        case Code::all_drawn:
        case Code::turn_open:
        case Code::group_dissolved:
            return "group";
        case Code::unknown_share:
        case Code::share_left:
        case Code::rest_first:
        case Code::already_drawn:
        case Code::out_of_turn:
            return "share";
        case Code::amount_not_positive:
        case Code::over_the_cycle:
        case Code::nothing_to_advance:
        case Code::advance_over_due:
        case Code::not_the_pot:
        case Code::pot_not_there:
        case Code::not_enough_money:
        case Code::overflow:
            return "amount";
        case Code::future_date:
        case Code::month_closed:
        case Code::before_takeover:
        case Code::before_first_period:
        case Code::before_round:
        case Code::before_last_draw:
        case Code::before_turn_change:
        case Code::before_share_change:
        case Code::out_of_date_order:
            return "date";
        case Code::approval_missing:
        case Code::same_person:
            return "approved_by";
        case Code::ref_taken:
            return "ref";
        default:
            return "";
    }
}

}  // namespace

std::string_view column_of(FileKind kind, Code rule) {
    switch (kind) {
        case FileKind::contributions:
        case FileKind::advances:
        case FileKind::payouts:
            return money_column(rule);
        default:
            return setup_column(kind, rule);
    }
}

std::string_view name_of(WarningCode code) {
    constexpr std::array names{
#define HUI_NAME(name) std::string_view{#name},
        HUI_IMPORT_WARNINGS(HUI_NAME)
#undef HUI_NAME
    };
    return names.at(static_cast<std::size_t>(code));
}

void Outcome::reject(Place place, std::string_view column, Refusal reason) {
    imported_.rejected.push_back({.file = files_[place.file].name,
                                  .line = place.line,
                                  .column = std::string{column},
                                  .reason = std::move(reason)});
}

void Outcome::reject(Place place, Refusal reason) {
    const std::string_view column = column_of(files_[place.file].kind, reason.code);
    reject(place, column, std::move(reason));
}

void Outcome::warn(WarningCode code, Place place, std::vector<NamedFact> facts) {
    imported_.warnings.push_back({.code = code,
                                  .file = files_[place.file].name,
                                  .line = place.line,
                                  .facts = std::move(facts)});
}

void Outcome::warn(WarningCode code, std::string file) {
    imported_.warnings.push_back({.code = code, .file = std::move(file), .facts = {}});
}

Imported Outcome::finish(Writing writing) && {
    if (writing == Writing::no) { imported_.created = {}; }
    // What a row needs stands in a file of an earlier kind: causes come before consequences.
    const auto kind_of = [&](const RejectedRow& row) {
        return std::find_if(files_.begin(), files_.end(),
                            [&](const ImportFile& file) { return file.name == row.file; })
            ->kind;
    };
    std::stable_sort(
        imported_.rejected.begin(), imported_.rejected.end(),
        [&](const RejectedRow& a, const RejectedRow& b) {
            return std::tuple{kind_of(a), a.file, a.line} < std::tuple{kind_of(b), b.file, b.line};
        });
    return std::move(imported_);
}

}  // namespace hui::exchange
