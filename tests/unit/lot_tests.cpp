#include "engine/savings/lot.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

using hui::Code;
using hui::hex;
using hui::NamedFact;
using hui::Sha256;
using hui::ShareNo;
using hui::savings::check_lot_secret;
using hui::savings::Cycle;
using hui::savings::draw_lot;
using hui::savings::fair_choice;
using hui::savings::lot_commitment;
using hui::savings::LotMix;
using hui::savings::LotPlace;
using hui::savings::LotSecret;
using hui::tests::outcome_of;

namespace {

using Shares = std::set<ShareNo>;
using Order = std::vector<ShareNo>;

const LotPlace place{
    .ledger = "1f0c6a4b8d2e49b6a7c35e9d80f1a2b3", .group = "G001", .cycle = Cycle{1}};
const std::string lotus = "hoa sen nở giữa ao làng";

LotSecret secret(const std::string& text = lotus) { return *LotSecret::parse(text); }
LotMix mix(const std::string& text = "04-56-78") { return *LotMix::parse(text); }

Shares shares_to(std::int64_t last) {
    Shares shares;
    for (std::int64_t no = 1; no <= last; ++no) { shares.insert(ShareNo{no}); }
    return shares;
}

std::string text_of(const Order& order) {
    std::string text;
    for (const ShareNo share : order) {
        text += (text.empty() ? "" : " ") + std::to_string(share.count());
    }
    return text;
}

/// The order of six shares, as text.
std::string drawn(const LotPlace& where, const LotSecret& hidden, const LotMix& called) {
    return text_of(draw_lot(where, hidden, called, shares_to(6)));
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream{line};
    for (std::string cell; std::getline(stream, cell, '\t');) { cells.push_back(cell); }
    return cells;
}

Shares shares_in(const std::string& text) {
    Shares shares;
    std::istringstream stream{text};
    for (std::int64_t no = 0; stream >> no;) { shares.insert(ShareNo{no}); }
    return shares;
}

/// How often each share of a group has each turn in many lots: `[turn][share - 1]`.
std::vector<std::vector<std::int64_t>> turns_in(std::int64_t lots, std::int64_t shares) {
    const auto size = static_cast<std::size_t>(shares);
    std::vector<std::vector<std::int64_t>> times(size, std::vector<std::int64_t>(size));
    for (std::int64_t i = 0; i < lots; ++i) {
        const Order order =
            draw_lot(place, secret(lotus + std::to_string(i)), mix(), shares_to(shares));
        for (std::size_t turn = 0; turn < size; ++turn) {
            ++times.at(turn).at(static_cast<std::size_t>(order.at(turn).count() - 1));
        }
    }
    return times;
}

// A text becomes a secret or a public number only where it is checked.
static_assert(!std::is_constructible_v<LotSecret, std::string>);
static_assert(!std::is_constructible_v<LotMix, std::string>);
static_assert(!std::is_default_constructible_v<LotSecret>);
static_assert(!std::is_default_constructible_v<LotMix>);

}  // namespace

BOOST_AUTO_TEST_SUITE(lot_tests)

BOOST_AUTO_TEST_CASE(a_commitment_is_the_hash_of_exactly_this_text) {
    BOOST_TEST(hex(lot_commitment(place, secret())) ==
               hex(Sha256{}.of("hui-lot-commit 1\n"
                               "ledger 1f0c6a4b8d2e49b6a7c35e9d80f1a2b3\n"
                               "group G001\n"
                               "cycle 1\n"
                               "secret hoa sen nở giữa ao làng\n")));
}

BOOST_AUTO_TEST_CASE(of_two_shares_the_first_random_word_decides) {
    bool kept = false;
    bool swapped = false;
    for (int i = 10'000; i < 10'020; ++i) {
        const std::string number = std::to_string(i);
        const auto block = Sha256{}.of(
            "hui-lot 1\n"
            "ledger 1f0c6a4b8d2e49b6a7c35e9d80f1a2b3\n"
            "group G001\n"
            "cycle 1\n"
            "secret hoa sen nở giữa ao làng\n"
            "mix " +
            number + "\nblock 0\n");
        const bool is_odd = block.at(7) % 2 == 1;
        (is_odd ? kept : swapped) = true;
        BOOST_TEST(text_of(draw_lot(place, secret(), mix(number), shares_to(2))) ==
                   (is_odd ? "1 2" : "2 1"));
    }
    BOOST_TEST(kept);
    BOOST_TEST(swapped);
}

// The lots of tests/support/lots.tsv were drawn with the Python of schema/README.md; cli/lot draws
// them again with it.
BOOST_AUTO_TEST_CASE(the_published_lots_have_their_published_orders) {
    std::ifstream file{std::string{HUI_SOURCE_DIR} + "/tests/support/lots.tsv"};
    std::string line;
    std::getline(file, line);
    BOOST_REQUIRE(line == "ledger\tgroup\tcycle\tsecret\tmix\tshares\tcommitment\torder");
    int lots = 0;
    for (; std::getline(file, line); ++lots) {
        const auto cells = cells_of(line);
        BOOST_REQUIRE(cells.size() == 8U);
        const LotPlace where{
            .ledger = cells[0], .group = cells[1], .cycle = Cycle{stoll(cells[2])}};
        BOOST_TEST_CONTEXT("group " << where.group << ", mix " << cells[4]) {
            BOOST_TEST(hex(lot_commitment(where, secret(cells[3]))) == cells[6]);
            BOOST_TEST(text_of(draw_lot(where, secret(cells[3]), mix(cells[4]),
                                        shares_in(cells[5]))) == cells[7]);
        }
    }
    BOOST_TEST(lots >= 10);
}

BOOST_AUTO_TEST_CASE(the_same_lot_gives_the_same_order) {
    BOOST_TEST(drawn(place, secret(), mix()) == drawn(place, secret(), mix()));
}

BOOST_AUTO_TEST_CASE(another_number_secret_group_cycle_or_ledger_gives_another_order) {
    LotPlace group = place;
    group.group = "G002";
    LotPlace cycle = place;
    cycle.cycle = Cycle{2};
    LotPlace ledger = place;
    ledger.ledger.back() = '4';
    const std::set<std::string> orders{drawn(place, secret(), mix()),
                                       drawn(place, secret(), mix("04-56-79")),
                                       drawn(place, secret("Hoa sen nở giữa ao làng"), mix()),
                                       drawn(group, secret(), mix()),
                                       drawn(cycle, secret(), mix()),
                                       drawn(ledger, secret(), mix())};
    BOOST_TEST(orders.size() == 6U);
}

BOOST_AUTO_TEST_CASE(how_the_number_is_written_changes_nothing_but_its_digits_do) {
    for (const char* same : {"045678", "04 56 78", "045.678", "0/4/5/6/7/8", "04, 56; 78"}) {
        BOOST_TEST(drawn(place, secret(), mix(same)) == drawn(place, secret(), mix()));
    }
    BOOST_TEST(drawn(place, secret(), mix("45678")) != drawn(place, secret(), mix()));
    BOOST_TEST(drawn(place, secret(), mix("04-56-87")) != drawn(place, secret(), mix()));
}

BOOST_AUTO_TEST_CASE(no_share_gives_no_order_and_one_share_stands_alone) {
    BOOST_TEST(draw_lot(place, secret(), mix(), {}).empty());
    BOOST_TEST(text_of(draw_lot(place, secret(), mix(), {ShareNo{7}})) == "7");
}

BOOST_AUTO_TEST_CASE(each_share_has_one_turn_whichever_shares_are_drawn) {
    const Shares left{ShareNo{3}, ShareNo{4}, ShareNo{8}, ShareNo{12}, ShareNo{500}};
    const Order order = draw_lot(place, secret(), mix(), left);
    BOOST_TEST(order.size() == left.size());
    BOOST_TEST((Shares(order.begin(), order.end()) == left));
}

// Chi-square over the 6 orders: 5 degrees of freedom, 20.5 is passed once in a thousand.
BOOST_AUTO_TEST_CASE(all_orders_of_three_shares_are_equally_likely) {
    constexpr std::int64_t lots = 3'000;
    constexpr std::int64_t expected = lots / 6;
    std::map<std::string, std::int64_t> times;
    for (std::int64_t i = 0; i < lots; ++i) {
        ++times[text_of(draw_lot(place, secret(lotus + std::to_string(i)), mix(), shares_to(3)))];
    }
    BOOST_REQUIRE(times.size() == 6U);
    std::int64_t squares = 0;
    for (const auto& [order, count] : times) { squares += (count - expected) * (count - expected); }
    BOOST_TEST(squares * 10 < 205 * expected);
}

// Chi-square over 10 turns of 10 shares: 81 degrees of freedom, 125.7 is passed once in a thousand.
BOOST_AUTO_TEST_CASE(each_share_has_each_turn_equally_often) {
    constexpr std::int64_t lots = 3'000;
    constexpr std::int64_t expected = lots / 10;
    std::int64_t squares = 0;
    for (const auto& turn : turns_in(lots, 10)) {
        for (const std::int64_t count : turn) {
            squares += (count - expected) * (count - expected);
        }
    }
    BOOST_TEST(squares * 10 < 1'257 * expected);
}

BOOST_AUTO_TEST_CASE(a_word_that_would_favour_small_numbers_is_rejected) {
    constexpr auto largest = std::numeric_limits<std::uint64_t>::max();
    // 2^64 = 3 × 6148914691236517205 + 1: one word too many.
    BOOST_TEST((fair_choice(largest, 3) == std::nullopt));
    BOOST_TEST((fair_choice(largest - 1, 3) == 2U));
    BOOST_TEST((fair_choice(largest - 3, 3) == 0U));
    // 2^64 mod 10 = 6: six words too many.
    BOOST_TEST((fair_choice(largest - 5, 10) == std::nullopt));
    BOOST_TEST((fair_choice(largest - 6, 10) == 9U));
    BOOST_TEST((fair_choice(0, 10) == 0U));
    BOOST_TEST((fair_choice(12'345, 10) == 5U));
    // A power of two divides 2^64: no word is too many.
    BOOST_TEST((fair_choice(largest, 1) == 0U));
    BOOST_TEST((fair_choice(largest, 2) == 1U));
    BOOST_TEST((fair_choice(largest, 256) == 255U));
    // With more than 2^63 choices nearly every second word may go.
    BOOST_TEST((fair_choice(largest / 2 + 1, largest / 2 + 2) == largest / 2 + 1));
    BOOST_TEST((fair_choice(largest / 2 + 2, largest / 2 + 2) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(the_committed_secret_is_accepted_at_its_place) {
    BOOST_TEST(!check_lot_secret(place, secret(), lot_commitment(place, secret())).has_value());
    // Typed with separate marks and spaces round it, it is the same secret.
    const auto typed = secret(" hoa sen no\u031B\u0309 giu\u031B\u0303a ao la\u0300ng ");
    BOOST_TEST(!check_lot_secret(place, typed, lot_commitment(place, secret())).has_value());
}

BOOST_AUTO_TEST_CASE(another_secret_or_place_is_not_what_was_committed) {
    const auto committed = lot_commitment(place, secret());
    LotPlace group = place;
    group.group = "G002";
    LotPlace cycle = place;
    cycle.cycle = Cycle{2};
    LotPlace ledger = place;
    ledger.ledger.front() = '2';
    const auto is_wrong = [&](const LotPlace& where, const LotSecret& shown) {
        const auto refusal = check_lot_secret(where, shown, committed);
        return refusal.has_value() && refusal->code == Code::lot_secret_wrong;
    };
    BOOST_TEST(is_wrong(place, secret("Hoa sen nở giữa ao làng")));
    BOOST_TEST(is_wrong(place, secret(lotus + ".")));
    BOOST_TEST(is_wrong(group, secret()));
    BOOST_TEST(is_wrong(cycle, secret()));
    BOOST_TEST(is_wrong(ledger, secret()));
}

BOOST_AUTO_TEST_CASE(a_secret_is_long_enough_that_nobody_can_try_them_all) {
    BOOST_TEST(outcome_of(LotSecret::parse("0123456789abcdef")) == "done");
    BOOST_TEST(outcome_of(LotSecret::parse("ấấấấấấấấấấấấấấấấ")) == "done");
    BOOST_TEST(outcome_of(LotSecret::parse(std::string(200, 'x'))) == "done");
    for (const std::string& bad :
         {std::string{}, std::string{"0123456789abcde"}, std::string{"  0123456789abcde  "},
          std::string{"ấấấấấấấấấấấấấấấ"}, std::string(201, 'x'), std::string(2'000, 'x'),
          std::string{"0123456789\nabcdef"}, std::string{"0123456789abcdef\xFF"}}) {
        BOOST_TEST_CONTEXT("the secret '" << bad << "'") {
            BOOST_TEST(outcome_of(LotSecret::parse(bad)) == "bad_lot_secret");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_does_not_tell_the_secret) {
    const auto refused = LotSecret::parse("mật khẩu\tngắn");
    BOOST_REQUIRE(!refused.ok());
    for (const NamedFact& fact : refused.refusal().facts) {
        BOOST_TEST(std::holds_alternative<std::int64_t>(fact.value));
    }
}

BOOST_AUTO_TEST_CASE(a_public_number_is_kept_as_it_was_given) {
    for (const char* text : {"012345", "12345", "04-56-78", "7, 12, 33, 5", "1.2:3;4/5+6 7"}) {
        const auto read = LotMix::parse(text);
        BOOST_REQUIRE(read.ok());
        BOOST_TEST(read->text() == text);
    }
    BOOST_TEST(mix("04-56-78").digits() == "045678");
    BOOST_TEST(mix("7, 12, 33, 5").digits() == "712335");
    BOOST_TEST(outcome_of(LotMix::parse(std::string(1'000, '7'))) == "done");
}

BOOST_AUTO_TEST_CASE(what_is_no_public_number_is_refused) {
    for (const std::string& bad :
         {std::string{}, std::string{"1234"}, std::string{"1-2-3-4"}, std::string{" 12345"},
          std::string{"12345 "}, std::string{"-12345"}, std::string{"12345."},
          std::string{"12345a"}, std::string{"12x345"}, std::string{"12\n345"},
          std::string{"12\xC2\xA0"
                      "345"},
          std::string{"１２３４５"},
          std::string("123\0"
                      "45",
                      6),
          std::string(1'001, '7')}) {
        BOOST_TEST_CONTEXT("given as '" << bad << "'") {
            BOOST_TEST(outcome_of(LotMix::parse(bad)) == "bad_lot_mix");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
