#pragma once

#include "engine/journal/entry.hpp"
#include "engine/journal/hash.hpp"
#include "engine/savings/group.hpp"
#include "engine/savings/open_turns.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// How turns came about or were changed (Decree 19/2019 art. 19).
enum class TurnsBy { fixed, vote, swap, cede, lot, need, wishes };
/// `fixed`, `vote`, `swap`, `cede`, `lot`, `need`, `wishes`
[[nodiscard]] std::string_view turns_by_text(TurnsBy by);

/// A person's agreement to what happens to a share, by name.
struct Consent {
    ShareNo share;
    std::string name;
    friend bool operator==(const Consent&, const Consent&) = default;
};

/// All that somebody needs to draw a lot again (bốc thăm).
struct LotEvidence {
    Seq commitment;      ///< the entry that holds the secret's hash
    std::string secret;  ///< revealed
    std::string mix;     ///< the public number, as it was called out or published
    std::string source;  ///< where it came from, as the commitment said in advance
    Date mixed_on;       ///< when it became known
    friend bool operator==(const LotEvidence&, const LotEvidence&) = default;
};

/// How much a share needs the pot early, and why (khó khăn được ưu tiên).
struct Plea {
    ShareNo share;
    std::int64_t points = 0;
    std::string reason;
    friend bool operator==(const Plea&, const Plea&) = default;
};

/// The rounds that a share would like best, best first (nguyện vọng).
struct Wish {
    ShareNo share;
    std::vector<Round> rounds;
    friend bool operator==(const Wish&, const Wish&) = default;
};

/// How good the turns are that wishes or needs have given, and what is proven of them.
struct TurnsOutcome {
    std::int64_t regret = 0;  ///< of all wishes together; 0 where need decided
    std::int64_t bound = 0;   ///< no order that keeps the rules has less
    Proof proof = Proof::complete;
    friend bool operator==(TurnsOutcome, TurnsOutcome) = default;
};

/// Turns of shares that have not drawn were decided or changed. Kind `turns-changed`.
struct TurnsChanged {
    TurnsBy by;
    std::vector<TurnChange> changes;  ///< by share, of all that were decided on
    std::vector<ShareNo> order = {};  ///< as decided or drawn, where whole orders are
    std::string minute = {};          ///< what was decided, in the members' words
    std::vector<Consent> consents = {};
    std::optional<LotEvidence> lot = {};
    std::vector<Plea> pleas = {};
    std::vector<Wish> wishes = {};
    std::optional<TurnsOutcome> outcome = {};  ///< where wishes or needs decided
    std::optional<Seq> rules = {};             ///< the entry with the rules that were kept
};

/// An officer committed to a secret before the number is known that it will be mixed with. Kind
/// `lot-committed`.
struct LotCommitted {
    Hash commitment;
    /// Where the number will come from, said in advance: who chose among numbers that are known
    /// could choose the order.
    std::string source;
};

inline constexpr std::string_view turns_changed_kind = "turns-changed";
inline constexpr std::string_view lot_committed_kind = "lot-committed";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const TurnsChanged& event, Date on);
[[nodiscard]] Draft draft_of(const LotCommitted& event, Date on);

/// The events of entries of these kinds. Throw `BodyError` for a body that was never written here.
[[nodiscard]] TurnsChanged turns_changed_of(std::string_view body);
[[nodiscard]] LotCommitted lot_committed_of(std::string_view body);

/// The commitment that an entry of kind `lot-committed` holds. Throws `BodyError` as above.
[[nodiscard]] Commitment commitment_of(const Entry& entry);

}  // namespace hui::savings
