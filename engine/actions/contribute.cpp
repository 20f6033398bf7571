#include "engine/actions/contribute.hpp"

#include "engine/actions/corrected.hpp"

namespace hui::actions {

namespace {

bool same_content(const Entry& entry, const ContributeRequest& request) {
    if (entry.kind != savings::contributed_kind || entry.effective_on != request.on) {
        return false;
    }
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& contributed = std::get<savings::Contributed>(*event);
    const savings::Contribute& command = request.command;
    return contributed.share == command.share && contributed.method == command.method &&
           contributed.amount == command.amount.value_or(contributed.amount) &&
           is_as_said(contributed.correction, request.true_date);
}

/// The shares that `--all` is about: with an amount every share that still owes in this cycle,
/// without one those that owe something by the date.
std::vector<ShareNo> shares_meant(const savings::Group& group,
                                  const ContributeAllRequest& request) {
    std::vector<ShareNo> shares;
    if (!request.amount) {
        shares = savings::shares_owing(group, request.on);
    } else {
        for (const savings::Share& share : group.shares) {
            if (share.paid < savings::dues_through(group, share, group.rounds())) {
                shares.push_back(share.no);
            }
        }
    }
    std::erase_if(shares, [&](ShareNo share) { return request.except.contains(share); });
    return shares;
}

ContributeRequest one_of(const ContributeAllRequest& request, ShareNo share) {
    return {.command = {.share = share, .amount = request.amount, .method = request.method},
            .on = request.on,
            .ref = request.ref + ":" + share_text(share)};
}

/// The entries that an earlier run with the same reference has made; none when it is new. Refused
/// with `ref_taken` when that run was about other shares or other content.
Result<std::vector<Recorded>> earlier_run(store::Ledger& ledger, const store::Book& book,
                                          const ContributeAllRequest& request) {
    std::vector<Recorded> found;
    std::set<ShareNo> missing;
    for (const ShareNo share : shares_meant(book.group(), request)) { missing.insert(share); }
    for (const savings::Share& share : book.group().shares) {
        const auto one = one_of(request, share.no);
        const bool meant = !request.except.contains(share.no);
        const auto earlier = already_recorded(ledger, book.row(), one.ref, [&](const Entry& entry) {
            return meant && same_content(entry, one);
        });
        if (!earlier) { continue; }
        if (!earlier->ok()) { return earlier->refusal(); }
        found.push_back(**earlier);
        missing.erase(share.no);
    }
    if (!found.empty() && !missing.empty()) {
        return refuse(Code::ref_taken, {{"ref", request.ref},
                                        {"book", book.row().code},
                                        {"seq", found.front().entry.seq.count()}});
    }
    return found;
}

Check check_except(const savings::Group& group, const std::set<ShareNo>& except) {
    for (const ShareNo share : except) {
        if (group.find(share) == nullptr) { return savings::unknown_share(group, share); }
    }
    return {};
}

}  // namespace

Result<Recorded> contribute(store::Ledger& ledger, store::Book& book,
                            const ContributeRequest& request, const Actor& actor) {
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_content(entry, request);
        })) {
        return *std::move(earlier);
    }
    const savings::When when{.on = request.on, .today = actor.today()};
    const bool needs_history =
        savings::goes_by_history(book.group(), request.command.share, request.on);
    const auto contributed = savings::decide_contribute(book.group(), request.command, when,
                                                        needs_history ? &book.history() : nullptr);
    auto draft = corrected(book, contributed, request.true_date, when);
    if (!draft) { return draft.refusal(); }
    return append(book, *std::move(draft), request.ref, actor);
}

Result<std::vector<Recorded>> contribute_all(store::Ledger& ledger,
                                             const ContributeAllRequest& wanted,
                                             const Actor& actor) {
    ContributeAllRequest request = wanted;
    auto result = in_transaction(ledger, [&]() -> Result<std::vector<Recorded>> {
        const auto row = group_book(ledger, request.group);
        if (!row) { return row.refusal(); }
        store::Book book{ledger, *row};
        if (request.ref.empty()) { request.ref = book.new_ref(actor.name, actor.now); }
        if (auto refusal = check_except(book.group(), request.except)) { return *refusal; }
        auto found = earlier_run(ledger, book, request);
        if (!found || !found->empty()) { return found; }
        const auto shares = shares_meant(book.group(), request);
        if (shares.empty()) {
            return refuse(Code::nobody_owes, {{"group", row->code}, {"date", request.on}});
        }
        std::vector<Recorded> all;
        for (const ShareNo share : shares) {
            auto recorded = contribute(ledger, book, one_of(request, share), actor);
            if (!recorded) { return recorded.refusal(); }
            all.push_back(*std::move(recorded));
        }
        book.save();
        return all;
    });
    if (result.ok() || result.refusal().code != Code::outcome_unknown) { return result; }
    // To run it again takes the reference of them all, not that of the first.
    Refusal unknown = result.refusal();
    std::erase_if(unknown.facts, [](const NamedFact& fact) { return fact.name == "ref"; });
    unknown.facts.push_back({"ref", request.ref});
    return unknown;
}

}  // namespace hui::actions
