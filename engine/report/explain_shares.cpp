#include "engine/actions/recorded.hpp"
#include "engine/base/rounding.hpp"
#include "engine/report/explain.hpp"
#include "engine/report/group_at.hpp"
#include "engine/report/late_policies.hpp"
#include "engine/savings/due_parts.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/late_segments.hpp"
#include "engine/store/fault.hpp"

#include <set>
#include <utility>

namespace hui::report {

namespace {

using ShareWhat = ExplainedLine::What;
using savings::DuePart;
using savings::LateItem;
using savings::LateSegment;

/// A share while what it owes is explained.
class ShareExplained {
public:
    ShareExplained(store::Ledger& ledger, store::BookRow book, const AsOf& as_of)
        : ledger_(ledger),
          book_(std::move(book)),
          as_of_(as_of),
          at_(*group_at(ledger, book_, as_of)),
          policy_(policy_at(ledger, as_of.as_known)),
          late_policies_(ledger, at_.group, as_of.as_known) {}

    [[nodiscard]] const GroupAt& at() const { return at_; }

    [[nodiscard]] Explanation due(const savings::Share& share) {
        Explanation told = begun(Explanation::Rule::due, figure_name::due, share);
        Vnd outstanding;
        for (const savings::Due& due : savings::dues_of(at_.group, share)) {
            if (due.on > as_of_.on) { continue; }
            told.lines.push_back({.what = ShareWhat::due,
                                  .on = due.on,
                                  .n = due.round.count(),
                                  .amount = due.amount});
            for (const DuePart& part : parts_) {
                if (part.round == due.round) { told.lines.push_back(line_of(part)); }
            }
            outstanding += due.outstanding();
            if (due.outstanding() == Vnd{}) { continue; }
            add_late(told.interest_lines, ShareWhat::late_due, due.round,
                     late_segments_of(due, policy_));
        }
        add_grounds(told, share, told.interest_lines);
        return summed(std::move(told), outstanding);
    }

    [[nodiscard]] Explanation late_interest(const savings::Share& share) {
        Explanation told =
            begun(Explanation::Rule::late_interest, figure_name::late_interest, share);
        Vnd open;
        for (const LateItem& item :
             savings::late_items_of(at_.group, at_.history, share, as_of_.on, policy_)) {
            const bool is_settled =
                item.state == savings::LateState::paid || item.state == savings::LateState::waived;
            const std::size_t before = told.lines.size();
            if (is_settled) {
                add_settled(told, share, item);
            } else {
                add_late(told.lines, what_of(item), item.round, segments_of(share, item, policy_));
            }
            // What it is owed for its own pot takes off.
            const bool is_owed = item.what == savings::InterestOn::hand_over;
            if (!is_settled) { open += is_owed ? -item.interest : item.interest; }
            for (std::size_t i = before; is_owed && i < told.lines.size(); ++i) {
                told.lines[i].amount = -told.lines[i].amount;
            }
        }
        add_grounds(told, share, told.lines);
        return summed(std::move(told), open);
    }

private:
    Explanation begun(Explanation::Rule rule, const char* name, const savings::Share& share) {
        parts_ = savings::parts_of_dues(at_.group, at_.history, share, as_of_.on);
        std::vector<Explanation::Note> notes;
        if (rule == Explanation::Rule::late_interest) {
            const bool is_none =
                std::holds_alternative<savings::NoInterest>(at_.group.terms.late_interest);
            notes.push_back(is_none ? Explanation::Note::no_late_interest
                                    : Explanation::Note::takes_off);
        }
        if (is_net()) { notes.push_back(Explanation::Note::not_in_own_round); }
        if (share.left) { notes.push_back(Explanation::Note::left_the_group); }
        if (at_.group.dissolved) { notes.push_back(Explanation::Note::dissolved); }
        return {.rule = rule,
                .notes = std::move(notes),
                .figure = {name, book_.code, share_text(share.no)},
                .book = book_.code,
                .on = as_of_.on,
                .witness = at_.witness};
    }

    ExplainedLine line_of(const DuePart& part) {
        const auto entry = store::find_entry(ledger_, book_, part.seq);
        const bool is_own = part.by == DuePart::By::share;
        return {.what = is_own ? ShareWhat::entry : ShareWhat::in_its_place,
                .on = part.on,
                .seq = part.seq,
                .kind = entry ? entry->kind : "",
                .n = part.round.count(),
                .beside = is_own ? Vnd{} : part.amount,
                .amount = is_own ? -part.amount : Vnd{}};
    }

    [[nodiscard]] bool is_net() const { return at_.group.terms.pot != savings::Pot::gross; }

    static ShareWhat what_of(const LateItem& item) {
        const bool is_due = item.what == savings::InterestOn::contribution;
        return is_due ? ShareWhat::late_due : ShareWhat::late_hand_over;
    }

    [[nodiscard]] std::vector<LateSegment> late_segments_of(const savings::Due& due,
                                                            const registry::Policy& policy) const {
        return savings::late_segments_of(at_.group, at_.history, due, as_of_.on, policy);
    }

    [[nodiscard]] std::vector<LateSegment> segments_of(const savings::Share& share,
                                                       const LateItem& item,
                                                       const registry::Policy& policy) const {
        if (item.what == savings::InterestOn::hand_over) {
            return savings::late_hand_over_of(at_.group, at_.history, share, as_of_.on, policy);
        }
        for (const savings::Due& due : savings::dues_of(at_.group, share)) {
            if (due.round == item.round) { return late_segments_of(due, policy); }
        }
        return {};
    }

    void add_late(std::vector<ExplainedLine>& lines, ShareWhat what, Round round,
                  const std::vector<LateSegment>& segments) {
        const auto interest = savings::interest_of_each(segments);
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const LateSegment& late = segments[i];
            if (late.amount == Vnd{} || late.rate == Rate{}) { continue; }
            lines.push_back({.what = what,
                             .on = late.until(),
                             .n = round.count(),
                             .base = late.amount,
                             .days = late.days,
                             .rate = late.rate,
                             .of_year = lending::YearPart{.numerator = late.days.count(),
                                                          .denominator = interest_year_days},
                             .amount = interest[i]});
            const bool is_new_rate = i + 1 < segments.size() && segments[i + 1].rate != late.rate;
            name_end(lines.back(), late, is_new_rate);
        }
    }

    /// Names what ended the days of a line: what paid of this due, what else changed it, or, where
    /// another rate held from the next day on, the policy by which it did.
    void name_end(ExplainedLine& line, const LateSegment& late, bool is_new_rate) {
        std::optional<Seq> seq = late.ended_by;
        for (const DuePart& part : parts_) {
            const bool paid_it = line.what == ShareWhat::late_due && part.by == DuePart::By::share;
            if (paid_it && part.round.count() == line.n && part.on == line.on) { seq = part.seq; }
        }
        if (const auto entry = seq ? store::find_entry(ledger_, book_, *seq) : std::nullopt) {
            line.seq = entry->seq;
            line.kind = entry->kind;
            line.reverses = entry->reverses;
            return;
        }
        if (!is_new_rate) { return; }
        if (const auto policy = late_policies_.beginning_on(line.on + Days{1})) {
            line.seq = policy->seq;
            line.kind = policy->kind;
            line.book = policy->book;
        }
    }

    /// What was settled stands as it was, by the rates that were known then.
    void add_settled(Explanation& told, const savings::Share& share, const LateItem& item) {
        const auto entry = settled_by(item);
        const registry::Policy then =
            entry ? policy_at(ledger_, entry->recorded_at) : registry::Policy{};
        std::vector<ExplainedLine> lines;
        add_late(lines, what_of(item), item.round, segments_of(share, item, then));
        Vnd sum;
        for (const ExplainedLine& line : lines) { sum += line.amount; }
        if (sum != item.interest) {
            lines = {{.what = ShareWhat::as_settled,
                      .on = item.due + item.days,
                      .n = item.round.count(),
                      .amount = item.interest}};
        }
        told.lines.insert(told.lines.end(), lines.begin(), lines.end());
        ExplainedLine paid{.on = as_of_.on, .n = item.round.count(), .amount = -item.interest};
        if (entry) {
            paid.on = entry->effective_on;
            paid.seq = entry->seq;
            paid.kind = entry->kind;
        }
        told.lines.push_back(paid);
    }

    /// It was recorded by the day, undoes nothing and isn't undone by then.
    [[nodiscard]] bool stands(const savings::Movement& movement) const {
        const bool is_undone = movement.undone_on && *movement.undone_on <= as_of_.on;
        return movement.on <= as_of_.on && !is_undone && !movement.undoes;
    }

    [[nodiscard]] std::optional<Entry> settled_by(const LateItem& item) {
        std::optional<Seq> seq;
        for (const savings::Movement& movement : at_.history.movements()) {
            if (!stands(movement)) { continue; }
            if (movement.share == item.share && movement.settles(item.what, item.round)) {
                seq = movement.seq;
            }
        }
        return seq ? store::find_entry(ledger_, book_, *seq) : std::nullopt;
    }

    void add_ground(Explanation& told, Seq seq) {
        const auto entry = store::find_entry(ledger_, book_, seq);
        if (!entry) { return; }
        told.grounds.push_back({.book = book_.code,
                                .seq = entry->seq,
                                .kind = entry->kind,
                                .on = entry->effective_on});
    }

    /// What was recorded by the day about what a share owes in which round: in a net group what
    /// last decided its turn, shares that left or came in, and the end of the group.
    [[nodiscard]] std::set<Seq> dues_changed_by(ShareNo share) const {
        std::set<Seq> entries;
        std::optional<Seq> turn;
        for (const savings::Movement& movement : at_.history.movements()) {
            if (!stands(movement)) { continue; }
            if (is_net() && movement.decides_turn_of(share)) { turn = movement.seq; }
            if (movement.changes_shares() || movement.dissolves) { entries.insert(movement.seq); }
        }
        if (turn) { entries.insert(*turn); }
        entries.erase(Seq{1});
        return entries;
    }

    /// What was agreed when the group opened, what changed the dues since, and the policies that
    /// held on the days of the lines.
    void add_grounds(Explanation& told, const savings::Share& share,
                     const std::vector<ExplainedLine>& lines) {
        add_ground(told, Seq{1});
        for (const Seq seq : dues_changed_by(share.no)) { add_ground(told, seq); }
        std::vector<Date> days;
        days.reserve(lines.size());
        for (const ExplainedLine& line : lines) {
            // No rate goes into what was paid.
            if (line.what != ShareWhat::entry) { days.push_back(line.on); }
        }
        for (Ground& policy : late_policies_.in_force_on(days)) {
            told.grounds.push_back(std::move(policy));
        }
    }

    store::Ledger& ledger_;
    store::BookRow book_;
    AsOf as_of_;
    GroupAt at_;
    registry::Policy policy_;
    LatePolicies late_policies_;
    std::vector<DuePart> parts_ = {};  ///< of the share's dues
};

Result<Explanation> explain_share(store::Ledger& ledger, std::string_view group, ShareNo no,
                                  const AsOf& as_of,
                                  Explanation (ShareExplained::*explain)(const savings::Share&)) {
    return store::attempt([&]() -> Result<Explanation> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::group_book(ledger, group);
        if (!book) { return book.refusal(); }
        if (auto refusal = check_told(ledger, *book, as_of)) { return *std::move(refusal); }
        ShareExplained explained{ledger, *book, as_of};
        const savings::Share* share = explained.at().group.find(no);
        if (share == nullptr) { return savings::unknown_share(explained.at().group, no); }
        return (explained.*explain)(*share);
    });
}

}  // namespace

Result<Explanation> explain_due(store::Ledger& ledger, std::string_view group, ShareNo share,
                                const AsOf& as_of) {
    return explain_share(ledger, group, share, as_of, &ShareExplained::due);
}

Result<Explanation> explain_late_interest(store::Ledger& ledger, std::string_view group,
                                          ShareNo share, const AsOf& as_of) {
    return explain_share(ledger, group, share, as_of, &ShareExplained::late_interest);
}

}  // namespace hui::report
