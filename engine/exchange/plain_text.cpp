#include "engine/exchange/plain_text.hpp"

#include "engine/closing/month_close.hpp"
#include "engine/journal/balances.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace hui::exchange {

namespace {

/// The balances of a month that are to be stated, each once.
using Stated = std::map<std::pair<Date, Account>, Vnd>;

/// The balances by which the days of one book can't be moved: of a few accounts, before and after.
class DayBalances {
public:
    /// Before the entry is added to the balances.
    void add(const Entry& entry, const Balances& before, Stated& stated) {
        if (entry.postings.empty()) { return; }
        const bool is_covered =
            std::any_of(entry.postings.begin(), entry.postings.end(),
                        [&](const Posting& posting) { return chosen_.contains(posting.account); });
        for (const Posting& posting : entry.postings) {
            opening_.emplace(posting.account, before.of(posting.account));
        }
        if (is_covered) { return; }
        const Account& account = entry.postings.front().account;
        chosen_.insert(account);
        stated[{entry.effective_on - Days{1}, account}] = opening_.at(account);
    }
    void end_day(Date day, const Balances& after, Stated& stated) {
        for (const Account& account : chosen_) { stated[{day, account}] = after.of(account); }
        chosen_.clear();
        opening_.clear();
    }

private:
    std::set<Account> chosen_;
    std::map<Account, Vnd> opening_;  ///< of what the day has touched
};

class PlainTextWriter final : public JournalWriter {
public:
    explicit PlainTextWriter(std::unique_ptr<PlainTextSyntax> syntax)
        : syntax_(std::move(syntax)) {}

    [[nodiscard]] Order order() const override { return Order::by_date; }

    [[nodiscard]] bool states_ends() const override {
        return syntax_->compared() == PlainTextSyntax::Compared::by_date;
    }
    void add_end(const std::string& book, Date last, const Balances& end) override {
        syntax_->state_end(book, last, end);
    }
    void add_count(std::int64_t entries, Date last) override {
        syntax_->state_count(entries, last);
    }

    void begin_book(const std::string& code) override {
        book_ = code;
        day_.reset();
        sums_ = {};
        syntax_->begin_book(code);
    }

    void add(const Entry& entry) override {
        move_to(entry.effective_on);
        for (const Posting& posting : entry.postings) {
            if (!sums_.all().contains(posting.account)) {
                syntax_->open(book_, posting.account, entry.effective_on);
            }
        }
        if (syntax_->compared() == PlainTextSyntax::Compared::by_date) {
            days_.add(entry, sums_, stated_);
        }
        std::vector<Vnd> balances;
        for (const Posting& posting : entry.postings) {
            sums_.add(posting);
            moved_.insert(posting.account);
            balances.push_back(sums_.of(posting.account));
        }
        syntax_->add({.book = book_, .entry = entry, .balances = balances});
        if (entry.kind == closing::month_closed_kind) {
            closed_ = closing::month_closed_of(entry.body).balances;
        }
    }

    void end_book() override {
        if (!day_) { return; }
        const Date last = closed_ ? last_day(month_of(*day_)) : *day_;
        for (const auto& [account, balance] : sums_.all()) { moved_.insert(account); }
        end_day();
        state_balances(last);
    }

    void add(const std::string& member, const PersonalValue& personal) override {
        syntax_->add_comment("personal " + member + " " + personal.field + " " + personal.salt +
                             " " + personal.value);
    }

private:
    void move_to(Date day) {
        if (day_ && *day_ != day) {
            end_day();
            const Month month = month_of(*day_);
            if (month != month_of(day)) { state_balances(last_day(month)); }
        }
        day_ = day;
    }
    void end_day() { days_.end_day(*day_, sums_, stated_); }

    void state_balances(Date on) {
        for (const Account& account : moved_) { stated_[{on, account}] = sums_.of(account); }
        if (closed_) {
            for (const auto& [account, balance] : closed_->all()) {
                stated_[{on, account}] = balance;
            }
        }
        std::vector<StatedBalance> balances;
        for (const auto& [place, balance] : stated_) {
            balances.push_back({.on = place.first, .account = place.second, .balance = balance});
        }
        syntax_->state(book_, on, balances);
        stated_.clear();
        moved_.clear();
        closed_.reset();
    }

    std::unique_ptr<PlainTextSyntax> syntax_;
    std::string book_;
    std::optional<Date> day_;  ///< of the last entry
    Balances sums_;
    DayBalances days_;
    std::set<Account> moved_;         ///< in the month
    std::optional<Balances> closed_;  ///< what the month's closing says
    Stated stated_;
};

}  // namespace

std::unique_ptr<JournalWriter> plain_text_writer(std::unique_ptr<PlainTextSyntax> syntax) {
    return std::make_unique<PlainTextWriter>(std::move(syntax));
}

}  // namespace hui::exchange
