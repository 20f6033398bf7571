#include "cli/hint.hpp"

#include "cli/messages.hpp"

#include <algorithm>

namespace hui::cli {

namespace {

/// Whether a part of the pot may be handed over.
bool is_partly_there(const Refusal& refusal) {
    return refusal.code == Code::pot_not_there &&
           std::any_of(refusal.facts.begin(), refusal.facts.end(), [](const NamedFact& fact) {
               const Vnd* amount = std::get_if<Vnd>(&fact.value);
               return fact.name == "there" && amount != nullptr && *amount > Vnd{};
           });
}

}  // namespace

const char* hint_for(const Refusal& refusal, const char* usual) {
    if (!is_partly_there(refusal)) { return usual; }
    return mark("hand over what was collected: hui payout {group} --amount {there}");
}

}  // namespace hui::cli
