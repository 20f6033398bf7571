#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/read_rows.hpp"

#include <array>

namespace hui::exchange {

namespace {

namespace unit {
enum Column : std::size_t { code, name, parent };
constexpr std::array<CsvColumn, 3> columns{{{"code"}, {"name"}, {"parent"}}};
}  // namespace unit

namespace member {
enum Column : std::size_t { code, name, unit, phone, id_number, born };
constexpr std::array<CsvColumn, 6> columns{{{"code"},
                                            {"name"},
                                            {"unit"},
                                            {"phone", optional},
                                            {"id_number", optional},
                                            {"born", optional}}};
}  // namespace member

namespace lender {
enum Column : std::size_t { code, name, kind };
constexpr std::array<CsvColumn, 3> columns{{{"code"}, {"name"}, {"kind"}}};
}  // namespace lender

namespace group {
enum Column : std::size_t {
    code,
    name,
    unit,
    organiser,
    contribution,
    start,
    every,
    pot,
    order,
    late_interest,
    calendar,
    leap,
    roll,
    draw_after,
    reserve,
    two_person,
    on_default,
};
constexpr std::array<CsvColumn, 17> columns{{{"code"},
                                             {"name"},
                                             {"unit"},
                                             {"organiser"},
                                             {"contribution"},
                                             {"start"},
                                             {"every"},
                                             {"pot"},
                                             {"order"},
                                             {"late_interest", optional},
                                             {"calendar", optional},
                                             {"leap", optional},
                                             {"roll", optional},
                                             {"draw_after", optional},
                                             {"reserve", optional},
                                             {"two_person", optional},
                                             {"on_default", optional}}};
}  // namespace group

namespace share {
enum Column : std::size_t { group, share, member, turn };
constexpr std::array<CsvColumn, 4> columns{{{"group"}, {"share"}, {"member"}, {"turn", optional}}};
}  // namespace share

UnitRow read_unit(Cells& cells, Texts& texts) {
    return {.place = {},
            .code = texts.keep(cells.take(unit::code, parse_code)),
            .name = texts.keep(cells.take(unit::name, read_text)),
            .parent = texts.keep(cells.take_if(unit::parent, parse_code).value_or(""))};
}

MemberRow read_member(Cells& cells, Texts& texts) {
    MemberRow row{.place = {},
                  .code = texts.keep(cells.take(member::code, parse_code)),
                  .name = texts.keep(cells.take(member::name, read_text)),
                  .unit = texts.keep(cells.take(member::unit, parse_code)),
                  .phone = texts.keep(cells.take_if(member::phone, read_text).value_or("")),
                  .id_number = texts.keep(cells.take_if(member::id_number, read_text).value_or("")),
                  .born = {}};
    if (const auto born = cells.take_if(member::born, parse_date)) {
        row.born = texts.keep(iso(*born));
    }
    return row;
}

LenderRow read_lender(Cells& cells, Texts& texts) {
    return {.place = {},
            .code = texts.keep(cells.take(lender::code, parse_code)),
            .name = texts.keep(cells.take(lender::name, read_text)),
            .kind = cells.take(lender::kind, registry::parse_lender_kind)};
}

/// Only a lunar group has leap months, and it must say what it does in them.
savings::GroupCalendar read_calendar(Cells& cells) {
    savings::GroupCalendar calendar;
    const auto kind = cells.take_if(group::calendar, savings::parse_calendar);
    calendar.lunar = cells.take_if(group::leap, savings::parse_leap);
    cells.check(group::leap,
                savings::check_leap(kind.value_or(savings::CalendarKind::solar), calendar.lunar));
    if (cells.take_if(group::roll, parse_roll) == Roll::next) { calendar.rest_days.emplace(); }
    calendar.draw_after = cells.take_if(group::draw_after, savings::parse_draw_after).value_or(0);
    return calendar;
}

GroupRow read_group(Cells& cells, Codes& codes) {
    GroupRow row;
    savings::Terms& terms = row.terms;
    terms.code = cells.take(group::code, parse_code);
    terms.name = cells.take(group::name, read_text);
    terms.unit = cells.take(group::unit, parse_code);
    terms.organiser = cells.take(group::organiser, parse_code);
    terms.contribution = cells.take(group::contribution, parse_vnd);
    terms.start = cells.take(group::start, parse_date);
    terms.every = cells.take(group::every, parse_interval);
    terms.pot = cells.take(group::pot, savings::parse_pot);
    row.terms.order = cells.take(group::order, savings::parse_order);
    terms.late_interest = cells.take_if(group::late_interest, savings::parse_late_interest)
                              .value_or(savings::LegalDefault{});
    terms.reserve = cells.take_if(group::reserve, parse_vnd).value_or(Vnd{});
    terms.payout_approval = cells.take_if(group::two_person, registry::parse_approval)
                                .value_or(savings::Approval::none);
    terms.calendar = read_calendar(cells);
    terms.on_default = cells.take_if(group::on_default, savings::parse_on_default)
                           .value_or(savings::OnDefault::organiser);
    if (!cells.wrong()) { row.group = codes.index_of(terms.code); }
    return row;
}

ShareRow read_share(Cells& cells, ImportRows& rows) {
    ShareRow row;
    const std::string code = cells.take(share::group, parse_code);
    row.share = cells.take(share::share, parse_share);
    row.member = rows.texts.keep(cells.take(share::member, parse_code));
    row.turn = cells.take_if(share::turn, parse_turn);
    if (!cells.wrong()) { row.group = rows.codes.index_of(code); }
    return row;
}

/// Notes a row that can't be read under the group that its first column names.
void note_unread(const CsvRecord& record, Codes& codes, UnreadRows& unread) {
    const auto code =
        record.cells.empty() ? Result<std::string>{""} : parse_code(record.cells.front());
    if (code.ok() && !code->empty()) {
        unread.groups.insert(codes.index_of(*code));
    } else {
        unread.nameless = true;
    }
}

void ignore(const CsvRecord& /*record*/) {}

}  // namespace

Result<FileState> read_setup_file(std::uint32_t file, ImportRows& rows, Outcome& outcome) {
    switch (outcome.files()[file].kind) {
        case FileKind::units:
            return read_rows(
                FileToRead{file, unit::columns, outcome}, rows.units,
                [&](Cells& cells) { return read_unit(cells, rows.texts); }, ignore);
        case FileKind::members:
            return read_rows(
                FileToRead{file, member::columns, outcome}, rows.members,
                [&](Cells& cells) { return read_member(cells, rows.texts); }, ignore);
        case FileKind::lenders:
            return read_rows(
                FileToRead{file, lender::columns, outcome}, rows.lenders,
                [&](Cells& cells) { return read_lender(cells, rows.texts); }, ignore);
        case FileKind::groups:
            return read_rows(
                FileToRead{file, group::columns, outcome}, rows.groups,
                [&](Cells& cells) { return read_group(cells, rows.codes); },
                [&](const CsvRecord& record) {
                    note_unread(record, rows.codes, rows.unread_groups);
                });
        default:
            return read_rows(
                FileToRead{file, share::columns, outcome}, rows.shares,
                [&](Cells& cells) { return read_share(cells, rows); },
                [&](const CsvRecord& record) {
                    note_unread(record, rows.codes, rows.unread_shares);
                });
    }
}

}  // namespace hui::exchange
