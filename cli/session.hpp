#pragma once

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "engine/actions/recorded.hpp"
#include "engine/store/ledger.hpp"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hui::cli {

using Json = nlohmann::ordered_json;

/// What holds for one run of the program: where the ledger is, who acts, and how to answer.
struct Session {
    std::string ledger_path;
    actions::Actor actor;
    enum class Output { text, json } output = Output::text;

    [[nodiscard]] bool wants_json() const { return output == Output::json; }

    /// Opens the ledger; says on a terminal when it has to wait for another writer.
    [[nodiscard]] store::Ledger open() const;
    /// The date of `--on`, or today.
    [[nodiscard]] Date on(const Arguments& arguments) const;
    /// The time of `--as-known`, if it is given: one as `journal --json` prints it, or a day, which
    /// means its end in Vietnam, and today by now. Refuses what is still to come.
    [[nodiscard]] std::optional<Instant> as_known(const Arguments& arguments) const;
};

/// Holds one view of the ledger for a question, so that all parts of the answer fit together.
[[nodiscard]] std::unique_ptr<store::Snapshot> view_of(store::Ledger& ledger);

/// The text of `--ref`, checked; empty = none.
[[nodiscard]] std::string ref_of(const Arguments& arguments);

/// One JSON document on standard output.
void print(const Json& document);
/// A line on standard output.
void print_line(std::string_view line);
/// While it lives, what would be printed goes into a text instead, as it would into a file.
class PrintingInto {
public:
    explicit PrintingInto(std::string& text);
    ~PrintingInto();
    PrintingInto(const PrintingInto&) = delete;
    PrintingInto& operator=(const PrintingInto&) = delete;

private:
    std::string* before_;
};
/// A text, or a document that holds it.
void print_text(Session::Output output, const std::string& text);

/// Shows how far a long command is, on standard error and only on a terminal, once it has taken
/// over a second; wipes itself out at the end.
class Progress {
public:
    explicit Progress(const char* what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `all` = 0 when it isn't known.
    void operator()(std::size_t done, std::size_t all);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The parts of every answer that recorded something.
[[nodiscard]] Json json_of_recorded(const actions::Recorded& recorded);

/// The line that is copied onto paper;
void print_witness(const Witness& witness);
/// of a book, or (nothing) of the register, for an answer about many books.
void print_witness(store::Ledger& ledger, const std::optional<std::string>& book,
                   std::optional<Instant> as_known = {});
/// The same for `witness` in JSON.
[[nodiscard]] std::string witness_text(store::Ledger& ledger,
                                       const std::optional<std::string>& book);

/// What is said of something that was recorded before just like that.
inline constexpr const char* there_already = mark("It is there already; nothing was changed.");

/// Bold where the terminal shows it (`NO_COLOR` is obeyed), else as it is.
[[nodiscard]] std::string bold(std::string_view text);

}  // namespace hui::cli
