#include "engine/actions/disputes.hpp"

#include "engine/actions/known_member.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hui::actions {

namespace {

/// The code of the member of the group who is meant; what was written where nobody has that code or
/// name, which the rules refuse.
Result<std::string> member_meant(store::Ledger& ledger, store::Book& book,
                                 const std::string& written) {
    const auto parties = savings::parties_of(book.group(), book.history());
    const bool is_code = std::any_of(parties.begin(), parties.end(), [&](const std::string& code) {
        return same_code(code, written);
    });
    if (is_code) { return written; }
    std::vector<std::string> called = members_called(ledger, written);
    std::erase_if(called, [&](const std::string& code) {
        return std::find(parties.begin(), parties.end(), code) == parties.end();
    });
    if (called.size() > 1) {
        return refuse(Code::name_not_unique,
                      {{"name", written}, {"codes", fmt::format("{}", fmt::join(called, ", "))}});
    }
    return called.empty() ? written : called.front();
}

bool same_dispute(const Entry& entry, const savings::DisputeChanged& command, Date on) {
    const bool is_kind = entry.kind == savings::draft_of(command, on).kind;
    if (!is_kind || entry.effective_on != on) { return false; }
    const auto event = savings::dispute_changed_of(entry.kind, entry.body);
    return same_code(event.member, command.member) && event.reason == command.reason;
}

}  // namespace

Result<Recorded> change_dispute(store::Ledger& ledger, store::Book& book,
                                const DisputeRequest& request, const Actor& actor) {
    auto member = member_meant(ledger, book, request.command.member);
    if (!member) { return member.refusal(); }
    savings::DisputeChanged command = request.command;
    command.member = *std::move(member);
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_dispute(entry, command, request.on);
        })) {
        return *std::move(earlier);
    }
    const auto changed = savings::decide_dispute(book.group(), book.history(), command,
                                                 {.on = request.on, .today = actor.today()});
    if (!changed) { return changed.refusal(); }
    return append(book, savings::draft_of(*changed, request.on), request.ref, actor);
}

}  // namespace hui::actions
