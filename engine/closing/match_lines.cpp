#include "engine/closing/match_lines.hpp"

#include "engine/base/text.hpp"

#include <functional>
#include <map>
#include <set>

namespace hui::closing {

namespace {

/// Shorter references stand in a description by chance.
constexpr std::size_t shortest_ref = 4;

std::string in_one_word(std::string words) {
    std::erase(words, ' ');
    return words;
}

bool has_words(const std::string& text, const std::string& words) {
    return !words.empty() && (" " + text + " ").find(" " + words + " ") != std::string::npos;
}

/// Finds what the lines stand for, step by step; what is settled isn't looked at again.
class Matcher {
public:
    Matcher(const BankBook& book, const BankStatement& statement, const Matching& matching)
        : book_(book),
          statement_(statement),
          within_(matching.within),
          states_(statement.lines.size(), Unmatched{}) {
        for (const StatementLine& line : statement.lines) {
            texts_.push_back(plain_words(line.reference + " " + line.description));
        }
    }

    Check confirm(const Confirmation& said);
    void match();
    [[nodiscard]] std::vector<LineState> states() && { return std::move(states_); }

private:
    using Fits = std::function<bool(std::size_t line, const BankEntry& entry)>;
    using MakeState = std::function<LineState(Seq)>;

    /// Settles each open line that just one free entry fits, where that entry fits no other line.
    void settle(const Fits& fits, const MakeState& state);
    [[nodiscard]] std::vector<Seq> fitting(std::size_t line, const Fits& fits) const;
    [[nodiscard]] bool is_open(std::size_t line) const {
        return std::holds_alternative<Unmatched>(states_[line]);
    }
    [[nodiscard]] bool is_near(std::size_t line, const BankEntry& entry) const {
        const Days apart = statement_.lines[line].day - entry.on;
        return apart <= within_ && -apart <= within_;
    }
    [[nodiscard]] bool names_ref(std::size_t line, const BankEntry& entry) const;
    [[nodiscard]] bool names_share(std::size_t line, const BankEntry& entry) const;

    const BankBook& book_;
    const BankStatement& statement_;
    Days within_;
    std::vector<std::string> texts_;
    std::vector<LineState> states_;
    std::set<Seq> used_;
};

bool Matcher::names_ref(std::size_t line, const BankEntry& entry) const {
    const std::string words = plain_words(entry.ref);
    const std::string word = in_one_word(words);
    if (word.size() < shortest_ref) { return false; }
    return has_words(texts_[line], words) || has_words(texts_[line], word);
}

bool Matcher::names_share(std::size_t line, const BankEntry& entry) const {
    if (entry.share == ShareNo{} || !is_near(line, entry)) { return false; }
    const std::string group = plain_words(book_.group);
    const std::string share = share_text(entry.share);
    const std::string& text = texts_[line];
    return has_words(text, group + " " + share) ||
           has_words(text, in_one_word(group) + " " + share) ||
           has_words(text, in_one_word(group) + share);
}

std::vector<Seq> Matcher::fitting(std::size_t line, const Fits& fits) const {
    std::vector<Seq> found;
    for (const BankEntry& entry : book_.entries) {
        const bool is_free = !used_.contains(entry.seq) && !book_.taken.contains(entry.seq);
        const bool same_amount = entry.amount == statement_.lines[line].amount;
        if (is_free && same_amount && fits(line, entry)) { found.push_back(entry.seq); }
    }
    return found;
}

void Matcher::settle(const Fits& fits, const MakeState& state) {
    std::map<Seq, int> lines_of;
    std::map<std::size_t, Seq> only;
    for (std::size_t line = 0; line < states_.size(); ++line) {
        if (!is_open(line)) { continue; }
        const std::vector<Seq> found = fitting(line, fits);
        for (const Seq seq : found) { ++lines_of[seq]; }
        if (found.size() == 1) { only.emplace(line, found.front()); }
    }
    for (const auto& [line, seq] : only) {
        if (lines_of[seq] != 1) { continue; }
        states_[line] = state(seq);
        used_.insert(seq);
    }
}

Check Matcher::confirm(const Confirmation& said) {
    const bool is_there = said.line >= 1 && said.line <= std::ssize(states_);
    if (!is_there) { return refuse(Code::no_statement_line, {{"no", said.line}}); }
    LineState& state = states_[static_cast<std::size_t>(said.line - 1)];
    if (const auto* match = std::get_if<LineMatch>(&state)) {
        return refuse(Code::line_matched,
                      {{"no", said.line}, {"seq", match->entries.front().count()}});
    }
    state = LineMatch{.entries = said.entries, .by = LineMatch::By::person};
    used_.insert(said.entries.begin(), said.entries.end());
    return {};
}

void Matcher::match() {
    const MakeState matched = [](Seq seq) { return LineMatch{.entries = {seq}}; };
    const MakeState proposed = [](Seq seq) { return Proposed{.entry = seq}; };
    const Fits near = [&](std::size_t line, const BankEntry& entry) {
        return is_near(line, entry);
    };
    settle([&](std::size_t line, const BankEntry& entry) { return names_ref(line, entry); },
           matched);
    settle([&](std::size_t line, const BankEntry& entry) { return names_share(line, entry); },
           matched);
    settle(
        [&](std::size_t line, const BankEntry& entry) {
            return is_near(line, entry) && has_words(texts_[line], plain_words(entry.name));
        },
        proposed);
    settle(near, proposed);
    for (std::size_t line = 0; line < states_.size(); ++line) {
        if (is_open(line)) { states_[line] = Unmatched{fitting(line, near)}; }
    }
}

}  // namespace

Result<std::vector<LineState>> match_lines(const BankBook& book, const BankStatement& statement,
                                           const Matching& matching) {
    Matcher matcher{book, statement, matching};
    for (const Confirmation& said : matching.confirmed) {
        if (auto refusal = matcher.confirm(said)) { return *refusal; }
    }
    matcher.match();
    return std::move(matcher).states();
}

std::vector<std::optional<LineMatch>> settled(const std::vector<LineState>& states) {
    std::vector<std::optional<LineMatch>> matches;
    for (const LineState& state : states) {
        const auto* match = std::get_if<LineMatch>(&state);
        matches.push_back(match == nullptr ? std::nullopt : std::optional{*match});
    }
    return matches;
}

std::vector<BankEntry> not_on_statement(const BankBook& book, const BankStatement& statement,
                                        const std::vector<LineState>& states) {
    std::set<Seq> on_lines;
    for (const LineState& state : states) {
        if (const auto* match = std::get_if<LineMatch>(&state)) {
            on_lines.insert(match->entries.begin(), match->entries.end());
        } else if (const auto* proposed = std::get_if<Proposed>(&state)) {
            on_lines.insert(proposed->entry);
        }
    }
    std::vector<BankEntry> rest;
    for (const BankEntry& entry : book.entries) {
        const bool is_on_line = on_lines.contains(entry.seq) || book.taken.contains(entry.seq);
        if (statement.period.has(entry.on) && !is_on_line) { rest.push_back(entry); }
    }
    return rest;
}

}  // namespace hui::closing
