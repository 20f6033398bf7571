#pragma once

#include "cli/session.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/owed.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hui::cli {

/// Records one entry in the register by `work`, and answers: with `written`, a sentence of the
/// catalogue, which may name the {code} that the entry is about, or that it was there already.
int record_in_register(
    const Session& session,
    const std::function<Result<actions::Recorded>(store::Ledger&, store::Book&)>& work,
    const char* written, std::vector<NamedFact> facts);

/// Says so where nothing was written, because it was recorded before under the same reference.
void print_if_found(const actions::Recorded& recorded);

/// Who recorded what other people decided, and who they are; nothing where nobody is named.
void print_deciders(const actions::Recorded& recorded, const std::vector<std::string>& names);

/// An entry's number, as it was typed.
[[nodiscard]] Seq parse_seq(const std::string& text);
/// What `--of-date` and `--corrects` say.
[[nodiscard]] TrueDate true_date_in(const Arguments& arguments);

/// When it truly happened, and in the place of which entry it stands, as a line after `indent`;
/// nothing for what is no correction.
void print_true_date(const Entry& entry, const char* indent);

/// The line under everything that was recorded: its number, reference and witness code.
void print_stamp(const actions::Recorded& recorded);

/// `share 03`, or who 0 stands for: the organiser.
[[nodiscard]] std::string party_in_words(ShareNo party);

/// `03`, `organiser` or `reserve`, for programs; and for people.
[[nodiscard]] std::string creditor_text(const savings::Creditor& creditor);
[[nodiscard]] std::string creditor_in_words(const savings::Creditor& creditor);

/// Ends the command: `text` should have been written as `form` says.
[[noreturn]] void not_of_form(const std::string& text, const char* form);

/// `03=Nguyễn Thị Lan`: a share and what is said of it; `form` is how it should be written.
struct ShareText {
    ShareNo share;
    std::string text;
};
[[nodiscard]] ShareText parse_share_text(const std::string& text, const char* form);

/// What `--amount` says.
[[nodiscard]] std::optional<Vnd> amount_of(const Arguments& arguments);
/// How money changed hands, if it was said.
[[nodiscard]] std::optional<Method> method_of(const Arguments& arguments);
/// The same; nothing said is cash.
[[nodiscard]] Method cash_unless_said(const Arguments& arguments);

/// Each text that was given for a repeated option, checked.
[[nodiscard]] std::vector<std::string> texts_of(const Arguments& arguments, const char* option);

/// `03,01,02`
[[nodiscard]] std::vector<ShareNo> parse_shares(const std::string& text);

}  // namespace hui::cli
