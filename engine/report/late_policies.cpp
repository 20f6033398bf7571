#include "engine/report/late_policies.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/registry/events.hpp"

#include <set>

namespace hui::report {

namespace {

constexpr std::string_view cap_key = "late-rate-cap";
constexpr std::string_view default_key = "late-rate-default";

}  // namespace

LatePolicies::LatePolicies(store::Ledger& ledger, const savings::Group& group,
                           const std::optional<Instant>& as_known) {
    const bool is_agreed = std::holds_alternative<Rate>(group.terms.late_interest);
    const store::BookRow registry = actions::register_book(ledger);
    store::each_entry(ledger, registry, [&](const Entry& entry) {
        if (as_known && entry.recorded_at > *as_known) { return; }
        const auto event = registry::event_of(entry.kind, entry.body);
        const auto* policy = event ? std::get_if<registry::PolicySet>(&*event) : nullptr;
        if (policy == nullptr) { return; }
        const std::string& key = policy->line.key;
        if (key != cap_key && (key != default_key || is_agreed)) { return; }
        entered_.push_back({.ground = {.book = registry.code,
                                       .seq = entry.seq,
                                       .kind = entry.kind,
                                       .on = entry.effective_on},
                            .line = policy->line});
    });
}

std::optional<Ground> LatePolicies::beginning_on(Date day) const {
    std::optional<Ground> last;
    for (const Entered& policy : entered_) {
        if (policy.line.from == day) { last = policy.ground; }
    }
    return last;
}

std::vector<Ground> LatePolicies::in_force_on(const std::vector<Date>& days) const {
    std::set<Seq> in_force;
    for (const Date day : days) {
        for (const std::string_view key : {cap_key, default_key}) {
            const Entered* last = nullptr;
            for (const Entered& policy : entered_) {
                const bool holds = policy.line.key == key && policy.line.from <= day;
                if (holds && (last == nullptr || policy.line.from >= last->line.from)) {
                    last = &policy;
                }
            }
            if (last != nullptr) { in_force.insert(last->ground.seq); }
        }
    }
    std::vector<Ground> grounds;
    for (const Entered& policy : entered_) {
        if (in_force.contains(policy.ground.seq)) { grounds.push_back(policy.ground); }
    }
    return grounds;
}

}  // namespace hui::report
