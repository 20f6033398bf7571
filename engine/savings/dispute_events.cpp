#include "engine/savings/dispute_events.hpp"

#include "engine/journal/body.hpp"

namespace hui::savings {

Draft draft_of(const DisputeChanged& event, Date on) {
    const bool is_opened = event.step == DisputeChanged::Step::opened;
    return {.kind = std::string{is_opened ? dispute_opened_kind : dispute_settled_kind},
            .effective_on = on,
            .body = BodyWriter{}.add("member", event.member).add("reason", event.reason).text(),
            .postings = {}};
}

DisputeChanged dispute_changed_of(std::string_view kind, std::string_view text) {
    const BodyReader body{std::string{text}};
    return {.step = kind == dispute_opened_kind ? DisputeChanged::Step::opened
                                                : DisputeChanged::Step::settled,
            .member = body.text("member"),
            .reason = body.text("reason")};
}

}  // namespace hui::savings
