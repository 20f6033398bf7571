#pragma once

#include "engine/actions/whole_loan.hpp"
#include "engine/base/calendar.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/vnd.hpp"
#include "engine/exchange/outcome.hpp"
#include "engine/registry/lender.hpp"
#include "engine/savings/terms.hpp"

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hui::exchange {

/// Keeps the texts of many rows, small ones packed together, as long as it lives.
class Texts {
public:
    [[nodiscard]] std::string_view keep(std::string_view text);

private:
    std::pmr::monotonic_buffer_resource memory_;
};

/// The groups or loans that rows name, each with a number.
class Codes {
public:
    using Index = std::uint32_t;
    /// The number of a code, the same for any case of its letters.
    [[nodiscard]] Index index_of(std::string_view code);
    /// As it was written first.
    [[nodiscard]] const std::string& code(Index index) const { return codes_[index]; }
    [[nodiscard]] std::size_t size() const { return codes_.size(); }

private:
    std::unordered_map<std::string, Index> indexes_;
    std::vector<std::string> codes_;
};

struct UnitRow {
    Place place;
    std::string_view code;
    std::string_view name;
    std::string_view parent;
};

struct MemberRow {
    Place place;
    std::string_view code;
    std::string_view name;
    std::string_view unit;
    std::string_view phone;
    std::string_view id_number;
    std::string_view born;  ///< ISO
};

struct LenderRow {
    Place place;
    std::string_view code;
    std::string_view name;
    registry::LenderKind kind = registry::LenderKind::bank;
};

struct GroupRow {
    Place place;
    Codes::Index group = 0;
    savings::Terms terms;
};

struct ShareRow {
    Place place;
    Codes::Index group = 0;
    ShareNo share;
    std::optional<Round> turn;  ///< nothing = what the group's order makes of it
    std::string_view member;
};

/// What kind of money a row moves, in the order in which a day's rows are recorded.
enum class MoneyKind : std::uint8_t { advance, contribution, payout };

struct MoneyRow {
    Place place;
    Codes::Index group = 0;
    Date date;
    Vnd amount;
    std::string_view ref;
    ShareNo share;
    MoneyKind kind = MoneyKind::contribution;
    std::optional<savings::Method> method;
    std::string_view approved_by = {};  ///< of a payout: the second person who agreed
};

struct LoanRow {
    Place place;
    Codes::Index loan = 0;
    actions::WholeLoan whole;
};

struct RepaymentRow {
    Place place;
    Codes::Index loan = 0;
    Date date;
    Vnd amount;
    std::string_view ref;
    Method method = Method::cash;
};

/// Money of a unit's portfolio that is about no one loan: paid into a union fund, or passed on to a
/// lender.
struct UnitMoneyRow {
    Place place;
    FileKind kind = FileKind::fund_payments;
    std::string_view unit;
    std::string_view lender;
    std::string_view member;  ///< who paid into the fund; empty = the union itself
    Date date;
    Vnd amount;
    std::string_view ref;
    Method method = Method::cash;
};

/// Rows of `groups.csv` or `shares.csv` that can't be read, by the group that each names: a group
/// is opened whole or not at all, for its opening can't be undone.
struct UnreadRows {
    std::set<Codes::Index> groups;
    bool nameless = false;  ///< there are some that name no group for certain
};

/// All rows that could be read.
struct ImportRows {
    Texts texts;
    Codes codes;  ///< of groups
    Codes loan_codes;
    std::vector<UnitRow> units;
    std::vector<MemberRow> members;
    std::vector<LenderRow> lenders;
    std::vector<GroupRow> groups;
    std::vector<ShareRow> shares;
    std::vector<MoneyRow> money;
    UnreadRows unread_groups;
    UnreadRows unread_shares;
    std::vector<LoanRow> loans;
    std::vector<RepaymentRow> repayments;
    std::vector<UnitMoneyRow> unit_money;
    std::set<Codes::Index> unread_loans;

    [[nodiscard]] std::size_t count() const {
        return units.size() + members.size() + lenders.size() + groups.size() + shares.size() +
               money.size() + loans.size() + repayments.size() + unit_money.size();
    }
};

/// Whether a file could be read to its end; what can't be used of it has been rejected.
enum class FileState { usable, unusable };

/// Reads one file of `outcome.files()` into `rows` and rejects what can't be read. Refused with
/// `file_unreadable`.
[[nodiscard]] Result<FileState> read_setup_file(std::uint32_t file, ImportRows& rows,
                                                Outcome& outcome);
[[nodiscard]] Result<FileState> read_money_file(std::uint32_t file, ImportRows& rows,
                                                Outcome& outcome);
[[nodiscard]] Result<FileState> read_loan_file(std::uint32_t file, ImportRows& rows,
                                               Outcome& outcome);

}  // namespace hui::exchange
