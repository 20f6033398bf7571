#include "engine/savings/event_texts.hpp"

#include "engine/base/text.hpp"

namespace hui::savings {

namespace {

/// Asks each event for its texts; turns and lots are looked at by their own rules.
struct TextsOf {
    Check operator()(const GroupOpened& event) const { return check_text(event.terms.name); }
    Check operator()(const PaidOut& event) const { return approved(event.approved_by); }
    Check operator()(const InterestSettled& event) const {
        return event.how == Settling::waived ? check_text(event.reason) : Check{};
    }
    Check operator()(const ReserveSpent& event) const {
        if (auto refusal = check_names(event.by)) { return refusal; }
        return check_text(event.reason);
    }
    Check operator()(const InterestShared& event) const { return check_text(event.reason); }
    Check operator()(const ReserveCovered& event) const { return check_names(event.by); }
    Check operator()(const ShareDefaulted& event) const { return check_text(event.reason); }
    Check operator()(const ShareLeft& event) const {
        return check_agreed(event.reason, event.consents);
    }
    Check operator()(const HolderChanged& event) const {
        if (event.by == HandedBy::transfer) { return check_consents(event.consents); }
        return check_agreed(event.reason, event.consents);
    }
    Check operator()(const ShareJoined& event) const { return check_consents(event.consents); }
    Check operator()(const OrganiserChanged& event) const { return check_text(event.reason); }
    Check operator()(const GroupDissolved& event) const {
        if (auto refusal = approved(event.approved_by)) { return refusal; }
        return check_agreed(event.reason, event.consents);
    }
    Check operator()(const ClaimSettled& event) const { return approved(event.approved_by); }
    Check operator()(const CashCounted& event) const { return check_names(event.by); }
    Check operator()(const DifferencePosted& event) const { return check_text(event.reason); }
    Check operator()(const DisputeChanged& event) const { return check_text(event.reason); }
    Check operator()(const BankMoved& event) const {
        const bool is_the_banks = into_box(event) == Vnd{};
        return is_the_banks || !event.reason.empty() ? check_text(event.reason) : Check{};
    }
    template <class Other>
    Check operator()(const Other&) const {
        return {};
    }

private:
    /// Nobody, where none was asked.
    [[nodiscard]] static Check approved(const std::string& name) {
        return name.empty() ? Check{} : check_text(name);
    }
    [[nodiscard]] static Check check_names(const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            if (auto refusal = check_text(name)) { return refusal; }
        }
        return {};
    }
    [[nodiscard]] static Check check_consents(const std::vector<Consent>& consents) {
        for (const Consent& consent : consents) {
            if (auto refusal = check_text(consent.name)) { return refusal; }
        }
        return {};
    }
    [[nodiscard]] static Check check_agreed(const std::string& reason,
                                            const std::vector<Consent>& consents) {
        if (auto refusal = check_text(reason)) { return refusal; }
        return check_consents(consents);
    }
};

}  // namespace

Check check_texts(const Event& event) { return std::visit(TextsOf{}, event); }

}  // namespace hui::savings
