#include "cli/sentences.hpp"

#include <algorithm>

namespace hui::cli {

namespace {

bool is_nobodys_turn(const closing::Blocker& blocker) {
    return std::any_of(blocker.facts.begin(), blocker.facts.end(), [](const NamedFact& fact) {
        const std::string* text = std::get_if<std::string>(&fact.value);
        return fact.name == "holder" && text != nullptr && text->empty();
    });
}

bool lacks_money(const closing::Blocker& blocker) {
    return std::any_of(blocker.facts.begin(), blocker.facts.end(), [](const NamedFact& fact) {
        const Vnd* amount = std::get_if<Vnd>(&fact.value);
        return fact.name == "lacking" && amount != nullptr && *amount > Vnd{};
    });
}

const char* sentence_for(const closing::Blocker& blocker) {
    using enum closing::BlockerCode;
    switch (blocker.code) {
        case earlier_month_open:
            return mark("{month} is still open: close it first");
        case round_not_drawn:
            if (is_nobodys_turn(blocker)) {
                return mark(
                    "round {round}, due {due}, is not drawn, and whose turn it is has not been "
                    "decided: hui turn draw or hui turn set, then the payout");
            }
            return lacks_money(blocker)
                       ? mark(
                             "round {round}, due {due}, is not drawn (share {holder}); "
                             "shares {shares} lack {lacking} đ: record their money or an "
                             "advance, then the payout")
                       : mark(
                             "round {round}, due {due}, is not drawn: the pot is there, "
                             "pay it out to share {holder}");
        case due_unpaid:
            return mark(
                "share {share} owes {amount} đ of round {round}, which is drawn: record "
                "its money or an advance, or carry it with --carry");
        case cash_differs:
            return mark(
                "{counted} đ were counted, but at the end of {date} the book has {book} đ in cash: "
                "count what was there on that day, and look for what was not recorded");
    }
    return "";
}

}  // namespace

std::string sentence_of(const closing::Blocker& blocker) {
    return fill(sentence_for(blocker), blocker.facts);
}

}  // namespace hui::cli
