#include "engine/registry/policy.hpp"

#include "engine/base/vnd_text.hpp"

#include <array>

namespace hui::registry {

namespace {

using Member = std::variant<Dated<Vnd> Policy::*, Dated<Rate> Policy::*>;

struct Key {
    std::string_view name;
    Member member;
};

constexpr std::array keys{
    Key{"contribution-max", &Policy::contribution_max},
    Key{"contribution-min", &Policy::contribution_min},
    Key{"late-rate-cap", &Policy::late_rate_cap},
    Key{"late-rate-default", &Policy::late_rate_default},
};

Result<Vnd> parse(std::string_view text, Vnd) { return parse_vnd(text); }
Result<Rate> parse(std::string_view text, Rate) { return parse_percent(text); }
std::string text_of(Vnd amount) { return std::to_string(amount.count()); }
std::string text_of(Rate rate) { return percent_text(rate); }

}  // namespace

Check set_policy(Policy& policy, const PolicyLine& line) {
    std::string known;
    for (const Key& key : keys) {
        if (key.name != line.key) {
            known += (known.empty() ? "" : ", ") + std::string{key.name};
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
    return refuse(Code::unknown_policy, {{"given", line.key}, {"known", known}});
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
    return lines;
}

}  // namespace hui::registry
