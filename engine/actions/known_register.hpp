#pragma once

#include "engine/registry/events.hpp"
#include "engine/store/journal_table.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::actions {

/// How far the register had come when an entry of a group's book was recorded. Within a book it
/// only grows.
struct RegisterThen {
    Instant at;  ///< the latest moment at which the entry, or one before it, was recorded
    Seq seen;    ///< a number up to which the register certainly stood by then; 0 = none
};

/// What the register held when an entry of a group was recorded: what was set or added later, for
/// whatever day, decided nothing. Read from the register's entries alone; those that can't be read
/// are left out.
class KnownRegister {
public:
    explicit KnownRegister(store::Ledger& ledger);

    /// The register's last entry that could be read.
    [[nodiscard]] Seq head() const { return head_; }
    /// The register's entry that names the group, 0 where none does.
    [[nodiscard]] Seq registered(std::string_view group) const;
    /// How many policies had been set; within a book the same number means the same policies.
    [[nodiscard]] std::size_t policies_by(RegisterThen then) const;
    [[nodiscard]] registry::Policy policy_by(RegisterThen then) const;
    /// Whether a unit or a member with just this code had been added.
    [[nodiscard]] bool has_unit(std::string_view code, RegisterThen then) const;
    [[nodiscard]] bool has_member(std::string_view code, RegisterThen then) const;
    /// What kind of lender has just this code; nothing where none had been added.
    [[nodiscard]] std::optional<registry::LenderKind> lender_kind(std::string_view code,
                                                                  RegisterThen then) const;

private:
    struct Place {
        Seq seq;
        Instant recorded_at;
        [[nodiscard]] bool is_by(RegisterThen then) const {
            return seq <= then.seen || recorded_at <= then.at;
        }
    };
    struct Line {
        Place place;
        registry::PolicyLine line;
    };
    using Places = std::map<std::string, Place, std::less<>>;
    void add(const Entry& entry);

    Seq head_;
    std::vector<Line> policies_;
    Places units_;
    Places members_;
    Places groups_;
    struct KnownLender {
        Place place;
        registry::LenderKind kind;
    };
    std::map<std::string, KnownLender, std::less<>> lenders_;
};

}  // namespace hui::actions
