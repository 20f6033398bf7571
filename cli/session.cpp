#include "cli/session.hpp"

#include "cli/messages.hpp"
#include "engine/base/text.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/report/as_of.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace hui::cli {

namespace {

std::string* printed_into = nullptr;

constexpr std::string_view bold_on = "\033[1m";
constexpr std::string_view bold_off = "\033[0m";

/// Without what a terminal would obey, but for line breaks and what `bold` writes: a file that
/// somebody changed may hold such commands anywhere.
std::string harmless(std::string_view line) {
    constexpr std::string_view replaced = "\uFFFD";
    std::string shown;
    shown.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto byte = static_cast<unsigned char>(line[i]);
        const auto rest = line.substr(i);
        const bool is_ours =
            byte == 0x1B && (rest.starts_with(bold_on) || rest.starts_with(bold_off));
        const bool is_of_two =
            byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0;
        if (is_of_two || byte == 0x7F || (byte < 0x20 && byte != '\n' && !is_ours)) {
            shown += replaced;
            i += is_of_two ? 1 : 0;
        } else {
            shown += line[i];
        }
    }
    return shown;
}

void say_waiting(const std::string& process) {
    if (isatty(STDERR_FILENO) == 0) { return; }
    fmt::print(stderr, "{}\n",
               fill(mark("waiting for another hui that is writing (process {process})…"),
                    {{"process", process}}));
}

}  // namespace

store::Ledger Session::open() const {
    auto ledger = need(store::attempt(
        [&]() -> Result<store::Ledger> { return store::Ledger::open(ledger_path); }));
    ledger.on_wait(say_waiting);
    return ledger;
}

Date Session::on(const Arguments& arguments) const {
    const auto text = arguments.get("--on");
    return text ? need(parse_date(*text)) : actor.today();
}

std::optional<Instant> Session::as_known(const Arguments& arguments) const {
    const auto text = arguments.get("--as-known");
    if (!text) { return std::nullopt; }
    const auto refuse_ahead = [&](const Fact& time) -> void {
        throw Failed{refuse(Code::known_ahead, {{"time", time}, {"now", iso(actor.now)}})};
    };
    if (const auto instant = parse_instant(*text)) {
        if (*instant > actor.now) { refuse_ahead(iso(*instant)); }
        return instant;
    }
    const auto day = parse_date(*text);
    if (!day) {
        Refusal refusal = day.refusal();
        refusal.facts.push_back({"time", *text});
        throw Failed{std::move(refusal)};
    }
    if (*day > actor.today()) { refuse_ahead(*day); }
    return end_of_day_in_vietnam(*day);
}

std::unique_ptr<store::Snapshot> view_of(store::Ledger& ledger) {
    return need(store::attempt([&]() -> Result<std::unique_ptr<store::Snapshot>> {
        return std::make_unique<store::Snapshot>(ledger);
    }));
}

std::string ref_of(const Arguments& arguments) {
    const auto text = arguments.get("--ref");
    return text ? need(closing::parse_own_ref(*text)) : "";
}

void print(const Json& document) {
    print_line(document.dump(2, ' ', false, Json::error_handler_t::replace));
}

PrintingInto::PrintingInto(std::string& text) : before_(std::exchange(printed_into, &text)) {}
PrintingInto::~PrintingInto() { printed_into = before_; }

void print_line(std::string_view line) {
    const std::string shown = harmless(line);
    if (printed_into != nullptr) {
        printed_into->append(shown).push_back('\n');
        return;
    }
    // Whether it arrived is seen at the end of the program, once for everything.
    static_cast<void>(std::fwrite(shown.data(), 1, shown.size(), stdout));
    static_cast<void>(std::fputc('\n', stdout));
}

void print_text(Session::Output output, const std::string& text) {
    if (output == Session::Output::json) {
        print({{"text", text}});
    } else {
        print_line(text);
    }
}

struct Progress::State {
    const char* what;
    std::chrono::steady_clock::time_point next =
        std::chrono::steady_clock::now() + std::chrono::seconds{1};
    bool shown = false;
};

Progress::Progress(const char* what) {
    if (isatty(STDERR_FILENO) != 0) { state_ = std::make_unique<State>(State{.what = what}); }
}

Progress::~Progress() {
    if (state_ && state_->shown) { static_cast<void>(std::fputs("\r\033[K", stderr)); }
}

void Progress::operator()(std::size_t done, std::size_t all) {
    if (!state_) { return; }
    const auto now = std::chrono::steady_clock::now();
    if (now < state_->next) { return; }
    state_->next = now + std::chrono::milliseconds{100};
    state_->shown = true;
    const std::string share = all == 0 ? "" : fmt::format(" / {}", all);
    fmt::print(stderr, "\r{} {}{}\033[K", tr(state_->what), done, share);
    static_cast<void>(std::fflush(stderr));
}

Json json_of_recorded(const actions::Recorded& recorded) {
    const Entry& entry = recorded.entry;
    Json receipt = nullptr;
    if (entry.receipt != ReceiptNo{}) { receipt = entry.receipt.count(); }
    return {{"book", recorded.book},
            {"seq", entry.seq.count()},
            {"receipt", receipt},
            {"kind", entry.kind},
            {"effective_on", iso(entry.effective_on)},
            {"ref", entry.ref},
            {"new", recorded.writing == actions::Recorded::Writing::written},
            {"witness", recorded.witness().text()}};
}

void print_witness(const Witness& witness) {
    print_line(fill(mark("Witness code: {code}"), {{"code", witness.text()}}));
}

void print_witness(store::Ledger& ledger, const std::optional<std::string>& book,
                   std::optional<Instant> as_known) {
    print_witness(need(report::witness_of(ledger, book, as_known)));
}

std::string witness_text(store::Ledger& ledger, const std::optional<std::string>& book) {
    return need(report::witness_of(ledger, book)).text();
}

std::string bold(std::string_view text) {
    const char* no_color = std::getenv("NO_COLOR");
    const bool plain = printed_into != nullptr || isatty(STDOUT_FILENO) == 0 ||
                       (no_color != nullptr && *no_color != '\0');
    return plain ? std::string{text} : fmt::format("{}{}{}", bold_on, text, bold_off);
}

}  // namespace hui::cli
