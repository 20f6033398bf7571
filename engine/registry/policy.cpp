#include "engine/registry/policy.hpp"

#include "engine/base/choice.hpp"
#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hui::registry {

namespace {

using PolicyField =
    std::variant<Dated<Vnd> Policy::*, Dated<Rate> Policy::*, Dated<Approval> Policy::*>;

struct Key {
    std::string_view name;
    PolicyField member;
};

constexpr std::array keys{
    Key{"contribution-max", &Policy::contribution_max},
    Key{"contribution-min", &Policy::contribution_min},
    Key{"late-rate-cap", &Policy::late_rate_cap},
    Key{"late-rate-default", &Policy::late_rate_default},
    Key{"loan-rate-cap", &Policy::loan_rate_cap},
    Key{"overdue-rate-cap", &Policy::overdue_rate_cap},
    Key{"two-person-payout", &Policy::two_person_payout},
    Key{"unpaid-interest-cap", &Policy::unpaid_interest_cap},
};

/// What the keys of limits begin with; a code follows, but for that of any one member.
constexpr std::array limit_keys{
    std::pair{LimitKey::Of::borrower, std::string_view{"limit-borrower"}},
    std::pair{LimitKey::Of::lender, std::string_view{"limit-lender:"}},
    std::pair{LimitKey::Of::unit, std::string_view{"limit-unit:"}},
};

Result<Vnd> parse(std::string_view text, Vnd) { return parse_vnd(text); }
Result<Rate> parse(std::string_view text, Rate) { return parse_percent(text); }
Result<Approval> parse(std::string_view text, Approval) { return parse_approval(text); }
std::string text_of(Approval approval) { return approval == Approval::two_persons ? "yes" : "no"; }
std::string text_of(Vnd amount) { return std::to_string(amount.count()); }
std::string text_of(Rate rate) { return percent_text(rate); }

std::string text_of(std::optional<Vnd> limit) {
    return limit ? text_of(*limit) : std::string{no_limit};
}

/// The names of all keys, for who gave another one.
std::string known_keys() {
    std::string known;
    for (const Key& key : keys) { known += std::string{key.name} + ", "; }
    for (const auto& [of, start] : limit_keys) {
        known += std::string{start} + (start.ends_with(':') ? "CODE, " : ", ");
    }
    return known + std::string{holiday_key};
}

Check set_limit(Policy& policy, const PolicyLine& line) {
    std::optional<Vnd> limit;
    if (line.value != no_limit) {
        const auto amount = parse_vnd(line.value);
        if (!amount) { return amount.refusal(); }
        limit = *amount;
    }
    policy.limits.try_emplace(line.key, std::nullopt).first->second.set(line.from, limit);
    return {};
}

Check set_holiday(Policy& policy, const PolicyLine& line) {
    const auto name = parse_text(line.value);
    if (!name) { return name.refusal(); }
    if (*name == no_holiday) {
        policy.holidays.erase(line.from);
    } else {
        policy.holidays.insert_or_assign(line.from, *name);
    }
    return {};
}

}  // namespace

bool LimitOrder::operator()(std::string_view a, std::string_view b) const {
    return code_key(a) < code_key(b);
}

std::optional<Vnd> Policy::limit(std::string_view key, Date on) const {
    const auto found = limits.find(key);
    return found == limits.end() ? std::nullopt : found->second.on(on);
}

std::optional<LimitKey> limit_key_of(std::string_view key) {
    for (const auto& [of, start] : limit_keys) {
        if (!key.starts_with(start)) { continue; }
        const std::string_view code = key.substr(start.size());
        const bool is_good = start.ends_with(':') ? parse_code(code).ok() : code.empty();
        return is_good ? std::optional{LimitKey{.of = of, .code = std::string{code}}}
                       : std::nullopt;
    }
    return std::nullopt;
}

std::string key_text(const LimitKey& limit) {
    const auto* const found = std::find_if(limit_keys.begin(), limit_keys.end(),
                                           [&](const auto& key) { return key.first == limit.of; });
    return std::string{found->second} + limit.code;
}

Result<Approval> parse_approval(std::string_view text) {
    return choose<Approval>(text, {{"yes", Approval::two_persons}, {"no", Approval::none}});
}

Check set_policy(Policy& policy, const PolicyLine& line) {
    if (line.key == holiday_key) { return set_holiday(policy, line); }
    if (limit_key_of(line.key)) { return set_limit(policy, line); }
    for (const Key& key : keys) {
        if (key.name != line.key) { continue; }
        return std::visit(
            [&]<class Value>(Dated<Value> Policy::*member) -> Check {
                const auto value = parse(line.value, Value{});
                if (!value) { return value.refusal(); }
                (policy.*member).set(line.from, *value);
                return {};
            },
            key.member);
    }
    return refuse(Code::unknown_policy, {{"given", line.key}, {"known", known_keys()}});
}

Check check_law(const PolicyLine& line) {
    constexpr std::array caps{
        std::pair{std::string_view{"overdue-rate-cap"}, overdue_cap_of_law},
        std::pair{std::string_view{"unpaid-interest-cap"}, unpaid_interest_cap_of_law},
    };
    for (const auto& [key, most] : caps) {
        if (key != line.key) { continue; }
        const auto rate = parse_percent(line.value);
        if (!rate) { return rate.refusal(); }
        if (*rate > most) {
            return refuse(Code::above_the_law,
                          {{"key", line.key}, {"most_rate", percent_text(most)}});
        }
    }
    return {};
}

PolicyLine normal_form(const Policy& policy, const PolicyLine& line) {
    for (PolicyLine& known : lines_of(policy)) {
        if (same_code(known.key, line.key) && known.from == line.from) { return known; }
    }
    return line;
}

std::vector<PolicyLine> lines_of(const Policy& policy) {
    std::vector<PolicyLine> lines;
    for (const Key& key : keys) {
        std::visit(
            [&](auto member) {
                for (const auto& [from, value] : (policy.*member).all()) {
                    lines.push_back(
                        {.key = std::string{key.name}, .value = text_of(value), .from = from});
                }
            },
            key.member);
    }
    for (const auto& [key, limit] : policy.limits) {
        // Before the first one was set there was none: nothing that anybody decided.
        for (auto line = std::next(limit.all().begin()); line != limit.all().end(); ++line) {
            lines.push_back({.key = key, .value = text_of(line->second), .from = line->first});
        }
    }
    for (const auto& [day, name] : policy.holidays) {
        lines.push_back({.key = std::string{holiday_key}, .value = name, .from = day});
    }
    return lines;
}

}  // namespace hui::registry
