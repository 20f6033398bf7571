#include "cli/commands/recording.hpp"

#include "cli/messages.hpp"
#include "engine/base/text.hpp"
#include "engine/journal/correction.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace hui::cli {

using actions::Recorded;

int record_in_register(const Session& session,
                       const std::function<Result<Recorded>(store::Ledger&, store::Book&)>& work,
                       const char* written, std::vector<NamedFact> facts) {
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_register(ledger, [&](store::Book& book) { return work(ledger, book); }));
    if (session.wants_json()) {
        print(json_of_recorded(recorded));
    } else if (recorded.writing == Recorded::Writing::found) {
        print_line(tr(there_already));
    } else {
        facts.push_back({"code", Json::parse(recorded.entry.body).value("code", "")});
        print_line(fill(written, facts));
    }
    return 0;
}

void print_if_found(const Recorded& recorded) {
    if (recorded.writing == Recorded::Writing::found) {
        print_line(tr("  it was recorded before under this reference; nothing new was written"));
    }
}

void print_deciders(const Recorded& recorded, const std::vector<std::string>& names) {
    if (names.empty()) { return; }
    std::string all;
    for (const std::string& name : names) { all += (all.empty() ? "" : ", ") + name; }
    print_line(fill(mark("  agreed: {names}; recorded by {actor}"),
                    {{"names", all}, {"actor", recorded.entry.actor}}));
}

Seq parse_seq(const std::string& text) {
    const auto seq = parse_whole(text, INT64_MAX);
    if (!seq) { throw Failed{refuse(Code::bad_number, {{"given", text}})}; }
    return Seq{*seq};
}

TrueDate true_date_in(const Arguments& arguments) {
    TrueDate said;
    if (const auto date = arguments.get("--of-date")) { said.of_date = need(parse_date(*date)); }
    if (const auto seq = arguments.get("--corrects")) { said.corrects = parse_seq(*seq); }
    return said;
}

void print_true_date(const Entry& entry, const char* indent) {
    const auto correction = correction_in(BodyReader{entry.body});
    if (!correction || entry.reverses) { return; }
    const std::vector<NamedFact> facts{{"date", correction->of_date},
                                       {"seq", correction->corrects.value_or(Seq{}).count()}};
    print_line(indent + fill(correction->corrects
                                 ? mark("it truly happened on {date}; it stands in the place of "
                                        "no. {seq}")
                                 : mark("it truly happened on {date}"),
                             facts));
}

void print_stamp(const Recorded& recorded) {
    print_line(fill(mark("Entry no. {seq}, reference {ref}; witness code {code}"),
                    {{"seq", recorded.entry.seq.count()},
                     {"ref", recorded.entry.ref},
                     {"code", recorded.witness().text()}}));
}

std::string party_in_words(ShareNo party) {
    if (party == ShareNo{}) { return tr("the organiser"); }
    return fill(mark("share {share}"), {{"share", share_text(party)}});
}

std::string creditor_text(const savings::Creditor& creditor) {
    switch (creditor.who) {
        case savings::Creditor::Who::share:
            return share_text(creditor.share);
        case savings::Creditor::Who::organiser:
            return "organiser";
        case savings::Creditor::Who::reserve:
            return "reserve";
    }
    return "";
}

std::string creditor_in_words(const savings::Creditor& creditor) {
    const bool is_fund = creditor.who == savings::Creditor::Who::reserve;
    return is_fund ? tr("the reserve fund") : party_in_words(creditor.share);
}

void not_of_form(const std::string& text, const char* form) {
    throw Failed{refuse(Code::bad_choice, {{"given", text}, {"form", std::string{form}}})};
}

ShareText parse_share_text(const std::string& text, const char* form) {
    const auto equals = text.find('=');
    if (equals == std::string::npos) { not_of_form(text, form); }
    return {.share = need(parse_share(text.substr(0, equals))), .text = text.substr(equals + 1)};
}

std::optional<Vnd> amount_of(const Arguments& arguments) {
    const auto text = arguments.get("--amount");
    return text ? std::optional{need(parse_vnd(*text))} : std::nullopt;
}

std::optional<Method> method_of(const Arguments& arguments) {
    const auto text = arguments.get("--method");
    return text ? std::optional{need(parse_method(*text))} : std::nullopt;
}

Method cash_unless_said(const Arguments& arguments) {
    return method_of(arguments).value_or(Method::cash);
}

std::vector<std::string> texts_of(const Arguments& arguments, const char* option) {
    std::vector<std::string> texts;
    for (const std::string& text : arguments.all(option)) {
        texts.push_back(need(parse_text(text)));
    }
    return texts;
}

std::vector<ShareNo> parse_shares(const std::string& text) {
    std::vector<ShareNo> shares;
    std::istringstream list{text};
    for (std::string part; std::getline(list, part, ',');) {
        shares.push_back(need(parse_share(part)));
    }
    return shares;
}

}  // namespace hui::cli
