#include "engine/savings/lot.hpp"

#include "engine/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace hui::savings {

namespace {

constexpr std::string_view separators = " ,.;:-/+";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The characters of valid UTF-8: all bytes but those that continue a character.
std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string text_of(std::string_view format, const LotPlace& place, const LotSecret& secret) {
    return fmt::format("{}\nledger {}\ngroup {}\ncycle {}\nsecret {}\n", format, place.ledger,
                       place.group, place.cycle.count(), secret.text());
}

/// The random words of a lot, one after the other.
class Words {
public:
    explicit Words(std::string text) : text_(std::move(text)) {}

    std::uint64_t next() {
        if (at_ == block_.size()) {
            block_ = sha_.of(fmt::format("{}block {}\n", text_, number_++));
            at_ = 0;
        }
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < sizeof word; ++i) { word = word << 8U | block_.at(at_++); }
        return word;
    }

private:
    std::string text_;
    Sha256 sha_;
    Hash block_{};
    std::size_t at_ = block_.size();  ///< the next byte of the block
    std::int64_t number_ = 0;         ///< of the next block
};

std::uint64_t choose(Words& words, std::uint64_t choices) {
    for (;;) {
        if (const auto choice = fair_choice(words.next(), choices)) { return *choice; }
    }
}

}  // namespace

Result<LotSecret> LotSecret::parse(std::string_view text) {
    auto secret = parse_text(text);
    if (!secret || characters_in(*secret) < shortest || secret->size() > longest) {
        return refuse(Code::bad_lot_secret, {{"least", static_cast<std::int64_t>(shortest)},
                                             {"most", static_cast<std::int64_t>(longest)}});
    }
    return LotSecret{*std::move(secret)};
}

Result<LotMix> LotMix::parse(std::string_view text) {
    const auto is_allowed = [](char c) {
        return is_digit(c) || separators.find(c) != std::string_view::npos;
    };
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    const bool good = std::cmp_greater_equal(digits, fewest_digits) && text.size() <= longest &&
                      is_digit(text.front()) && is_digit(text.back()) &&
                      std::all_of(text.begin(), text.end(), is_allowed);
    if (!good) {
        return refuse(Code::bad_lot_mix, {{"given", printable(text)},
                                          {"least", static_cast<std::int64_t>(fewest_digits)}});
    }
    return LotMix{std::string{text}};
}

std::string LotMix::digits() const {
    std::string digits;
    std::copy_if(text_.begin(), text_.end(), std::back_inserter(digits), is_digit);
    return digits;
}

Hash lot_commitment(const LotPlace& place, const LotSecret& secret) {
    return Sha256{}.of(text_of("hui-lot-commit 1", place, secret));
}

Check check_lot_secret(const LotPlace& place, const LotSecret& secret, const Hash& committed) {
    if (lot_commitment(place, secret) != committed) {
        return refuse(Code::lot_secret_wrong, {{"group", place.group}});
    }
    return {};
}

std::vector<ShareNo> draw_lot(const LotPlace& place, const LotSecret& secret, const LotMix& mix,
                              const std::set<ShareNo>& shares) {
    Words words{fmt::format("{}mix {}\n", text_of("hui-lot 1", place, secret), mix.digits())};
    std::vector<ShareNo> order(shares.begin(), shares.end());
    for (std::size_t choices = order.size(); choices > 1; --choices) {
        std::swap(order.at(choices - 1), order.at(choose(words, choices)));
    }
    return order;
}

std::optional<std::uint64_t> fair_choice(std::uint64_t word, std::uint64_t choices) {
    constexpr auto largest = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t rejected = (largest % choices + 1) % choices;  // 2^64 mod choices
    if (word > largest - rejected) { return std::nullopt; }
    return word % choices;
}

}  // namespace hui::savings
