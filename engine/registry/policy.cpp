#include "engine/registry/policy.hpp"

#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"

#include <array>

namespace hui::registry {

namespace {

using Member = std::variant<Dated<Vnd> Policy::*, Dated<Rate> Policy::*, Dated<Approval> Policy::*>;

struct Key {
    std::string_view name;
    Member member;
};

constexpr std::array keys{
    Key{"contribution-max", &Policy::contribution_max},
    Key{"contribution-min", &Policy::contribution_min},
    Key{"late-rate-cap", &Policy::late_rate_cap},
    Key{"late-rate-default", &Policy::late_rate_default},
    Key{"two-person-payout", &Policy::two_person_payout},
};

Result<Vnd> parse(std::string_view text, Vnd) { return parse_vnd(text); }
Result<Rate> parse(std::string_view text, Rate) { return parse_percent(text); }
Result<Approval> parse(std::string_view text, Approval) {
    if (text != "yes" && text != "no") {
        return refuse(Code::bad_choice,
                      {{"given", std::string{text}}, {"allowed", std::string{"yes, no"}}});
    }
    return text == "yes" ? Approval::two_persons : Approval::none;
}
std::string text_of(Approval approval) { return approval == Approval::two_persons ? "yes" : "no"; }
std::string text_of(Vnd amount) { return std::to_string(amount.count()); }
std::string text_of(Rate rate) { return percent_text(rate); }

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

Check set_policy(Policy& policy, const PolicyLine& line) {
    if (line.key == holiday_key) { return set_holiday(policy, line); }
    std::string known;
    for (const Key& key : keys) {
        if (key.name != line.key) {
            known += std::string{key.name} + ", ";
            continue;
        }
        return std::visit(
            [&]<class Value>(Dated<Value> Policy::*member) -> Check {
                const auto value = parse(line.value, Value{});
                if (!value) { return value.refusal(); }
                (policy.*member).set(line.from, *value);
                return {};
            },
            key.member);
    }
    return refuse(Code::unknown_policy,
                  {{"given", line.key}, {"known", known + std::string{holiday_key}}});
}

PolicyLine normal_form(const Policy& policy, const PolicyLine& line) {
    for (PolicyLine& known : lines_of(policy)) {
        if (known.key == line.key && known.from == line.from) { return known; }
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
    for (const auto& [day, name] : policy.holidays) {
        lines.push_back({.key = std::string{holiday_key}, .value = name, .from = day});
    }
    return lines;
}

}  // namespace hui::registry
