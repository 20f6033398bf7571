#pragma once

#include "engine/closing/month_close.hpp"
#include "engine/closing/seal_parts.hpp"
#include "engine/store/journal_scan.hpp"
#include "engine/store/register_table.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hui::actions {

/// What the journal's entries themselves say of the ledger as a whole. The tables that repeat it
/// are no evidence: whoever changes the journal's file can change them too.
class JournalClaims {
public:
    /// A month's closing of a group.
    struct Closing {
        std::int64_t book = 0;
        Seq seq;
        Month month;
        closing::RegisterHead registry;
        Hash hash{};
    };
    /// A month's seal, with what it says of the books one by one.
    struct Sealed {
        Seq seq;
        closing::MonthSealed seal;
        std::vector<closing::SealPart> parts;
    };
    /// A seal's signature.
    struct Signed {
        Seq seq;
        closing::SealSigned event;
    };
    /// Field -> 64 hexadecimal digits.
    using Hashes = std::map<std::string, std::string>;

    /// Takes in an entry of the register or of a group's book, whose hash was computed. Throws
    /// `BodyError` for one that this program can't have written.
    void add(store::BookKind kind, const store::StoredEntry& entry, const Hash& hash);

    /// The hash of each registered group's opening, by the group's code.
    [[nodiscard]] const Hashes& registered() const { return registered_; }
    /// In the order of the register.
    [[nodiscard]] const std::vector<Sealed>& seals() const { return seals_; }
    [[nodiscard]] const std::vector<Signed>& signatures() const { return signatures_; }
    /// The groups' books that keep bank statements.
    [[nodiscard]] const std::set<std::int64_t>& with_statements() const { return with_statements_; }
    /// In the order of (book, sequence).
    [[nodiscard]] const std::vector<Closing>& closings() const { return closings_; }
    /// The hash of the register's entry of that number; null where there are fewer.
    [[nodiscard]] const Hash* register_hash(Seq seq) const;
    /// The hashes of the personal values that must stand in the ledger, by the members' code keys.
    [[nodiscard]] const std::map<std::string, Hashes>& personal() const { return personal_; }
    /// The code keys of the members whose personal values were deleted.
    [[nodiscard]] const std::set<std::string>& forgotten() const { return forgotten_; }

private:
    void add_to_register(const store::StoredEntry& entry);

    Hashes registered_;
    std::vector<Sealed> seals_;
    std::vector<Signed> signatures_;
    std::vector<Closing> closings_;
    std::set<std::int64_t> with_statements_;
    std::vector<Hash> register_hashes_;
    std::map<std::string, Hashes> personal_;
    std::set<std::string> forgotten_;
};

}  // namespace hui::actions
