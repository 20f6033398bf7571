#include "engine/exchange/bank_profiles.hpp"

#include "engine/base/text.hpp"
#include "engine/exchange/bank_cells.hpp"

#include <algorithm>

namespace hui::exchange {

namespace {

/// In the order of `BankColumn`.
constexpr auto profiles = std::to_array<BankProfile>({
    {"generic",
     {"Ngày giao dịch|Ngày GD|Ngày hiệu lực|Ngày hạch toán|Ngày phát sinh|Ngày|Thời gian giao dịch|"
      "Transaction date|Trans date|TNX Date|Date",
      "Số tham chiếu|Số CT|Số chứng từ|Số bút toán|Mã giao dịch|Số giao dịch|Mã GD|Reference|"
      "Reference no|Doc no|Transaction no|Transaction number|Sequence no",
      "Ghi nợ|Số tiền ghi nợ|Phát sinh nợ|PS nợ|Nợ|Nợ TKTT|Tiền ra|Rút ra|Debit|Debit amount",
      "Ghi có|Số tiền ghi có|Phát sinh có|PS có|Có|Có TKTT|Tiền vào|Gửi vào|Credit|Credit amount",
      "Số tiền|Số tiền giao dịch|Số tiền GD|Amount|Transaction amount",
      "Số dư|Số dư sau giao dịch|Số dư sau GD|Số dư cuối|Số dư lũy kế|Balance|Running balance",
      "Mô tả|Nội dung|Nội dung giao dịch|Nội dung GD|Nội dung chi tiết|Mô tả giao dịch|Diễn "
      "giải|Description|"
      "Transactions in detail|Transaction comment|Remark|Details"}},
    {"vietcombank",
     {"Ngày giao dịch|Ngày|TNX Date|Transaction date", "Số tham chiếu|Số CT|Doc no|Reference",
      "Số tiền ghi nợ|Ghi nợ|Nợ|Debit", "Số tiền ghi có|Ghi có|Có|Credit", "Số tiền|Amount",
      "Số dư|Balance", "Mô tả|Nội dung chi tiết|Nội dung|Transactions in detail|Description"}},
    {"vietinbank",
     {"Ngày giao dịch|Ngày phát sinh|Ngày hạch toán|Ngày|Transaction date",
      "Số giao dịch|Số tham chiếu|Mã giao dịch|Transaction number",
      "Ghi nợ|Số tiền ghi nợ|Nợ|Tiền ra|Debit", "Ghi có|Số tiền ghi có|Có|Tiền vào|Credit",
      "Số tiền|Amount", "Số dư|Số dư sau giao dịch|Balance",
      "Nội dung|Nội dung giao dịch|Nội dung GD|Mô tả giao dịch|Mô tả|Transaction "
      "comment|Description"}},
    {"bidv",
     {"Ngày giao dịch|Ngày GD|Ngày hiệu lực|Transaction date",
      "Số tham chiếu|Số CT|Số chứng từ|Mã giao dịch|Reference",
      "Ghi nợ|Phát sinh nợ|PS nợ|Số tiền ghi nợ|Debit",
      "Ghi có|Phát sinh có|PS có|Số tiền ghi có|Credit", "Số tiền|Amount",
      "Số dư|Số dư cuối|Balance",
      "Mô tả|Diễn giải|Nội dung|Nội dung giao dịch|Nội dung GD|Description"}},
    {"agribank",
     {"Ngày giao dịch|Ngày GD|Ngày hạch toán|Transaction date",
      "Số bút toán|Số tham chiếu|Mã GD|Số chứng từ|Sequence no",
      "Phát sinh nợ|Số tiền ghi nợ|Ghi nợ|Nợ|Debit", "Phát sinh có|Số tiền ghi có|Ghi có|Có|Credit",
      "Số tiền|Amount", "Số dư|Số dư cuối|Balance",
      "Nội dung|Nội dung giao dịch|Nội dung GD|Diễn giải|Mô tả|Description"}},
});

/// `No.`: the number of the row, or `Nợ` where a file is without accents.
bool may_be_row_number(std::string_view cell) {
    constexpr unsigned char first_behind = 0x80;
    const bool is_ascii = std::all_of(cell.begin(), cell.end(), [](char c) {
        return static_cast<unsigned char>(c) < first_behind;
    });
    return is_ascii && heading_key(cell) == heading_key("Nợ");
}

/// The place of the first of the names that one of the cells has.
std::optional<std::size_t> place_among(const std::vector<std::string>& keys,
                                       std::string_view names) {
    while (!names.empty()) {
        const auto end = std::min(names.find('|'), names.size());
        const auto at = std::find(keys.begin(), keys.end(), heading_key(names.substr(0, end)));
        if (at != keys.end()) { return static_cast<std::size_t>(at - keys.begin()); }
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return std::nullopt;
}

/// `generic, vietcombank, …`
std::string bank_profile_names() {
    std::string names;
    for (const BankProfile& profile : profiles) {
        names += names.empty() ? "" : ", ";
        names += profile.name;
    }
    return names;
}

}  // namespace

Result<const BankProfile*> find_bank_profile(std::string_view name) {
    if (name.empty()) { return profiles.data(); }
    const auto* const at =
        std::find_if(profiles.begin(), profiles.end(),
                     [&](const BankProfile& profile) { return profile.name == lower_case(name); });
    if (at != profiles.end()) { return at; }
    return refuse(Code::unknown_bank_profile,
                  {{"given", printable(name)}, {"known", bank_profile_names()}});
}

BankHeading::BankHeading(const BankProfile& profile, const std::vector<std::string>& cells) {
    std::vector<std::string> keys;
    keys.reserve(cells.size());
    for (const std::string& cell : cells) { keys.push_back(heading_key(cell)); }
    const bool has_co = std::find(keys.begin(), keys.end(), heading_key("Có")) != keys.end();
    std::vector<std::string> without_numbers = keys;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (may_be_row_number(cells[i])) { without_numbers[i].clear(); }
    }
    for (std::size_t column = 0; column < bank_columns; ++column) {
        places_[column] = place_among(without_numbers, profile.columns[column]);
    }
    // Banks rename it, and nothing else would tell that it was left out: a file may have none.
    auto& reference = places_[static_cast<std::size_t>(BankColumn::reference)];
    if (!reference) {
        constexpr auto of_references = static_cast<std::size_t>(BankColumn::reference);
        reference = place_among(without_numbers, profiles.front().columns[of_references]);
    }
    auto& debit = places_[static_cast<std::size_t>(BankColumn::debit)];
    if (!debit && has_co) {
        debit = place_among(keys, profile.columns[static_cast<std::size_t>(BankColumn::debit)]);
    }
}

std::string_view BankHeading::lacks() const {
    const auto has = [&](BankColumn column) { return place_of(column).has_value(); };
    if (!has(BankColumn::day)) { return "Ngày giao dịch"; }
    if (!has(BankColumn::debit) && !has(BankColumn::amount)) { return "Ghi nợ"; }
    if (!has(BankColumn::credit) && !has(BankColumn::amount)) { return "Ghi có"; }
    if (!has(BankColumn::balance)) { return "Số dư"; }
    return has(BankColumn::description) ? "" : "Mô tả";
}

std::size_t BankHeading::found() const {
    return static_cast<std::size_t>(std::count_if(
        places_.begin(), places_.end(), [](const auto& place) { return place.has_value(); }));
}

}  // namespace hui::exchange
