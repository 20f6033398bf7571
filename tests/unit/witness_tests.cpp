#include "engine/journal/witness.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>
#include <vector>

using hui::Hash;
using hui::Sha256;
using hui::Witness;
using hui::tests::outcome_of;

namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Witnesses of many hashes, of the smallest and the largest among them.
std::vector<Witness> some_witnesses() {
    Hash ones{};
    ones.fill(0xFF);
    std::vector<Witness> witnesses{Witness::of(Hash{}), Witness::of(ones)};
    Sha256 sha;
    for (int i = 0; i < 50; ++i) { witnesses.push_back(Witness::of(sha.of(std::to_string(i)))); }
    return witnesses;
}

/// The sixteen characters without their hyphens.
std::string bare(const Witness& witness) {
    std::string text = witness.text();
    std::erase(text, '-');
    return text;
}

bool is_read(const std::string& text) { return Witness::parse(text).ok(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(witness_tests)

BOOST_AUTO_TEST_CASE(a_witness_is_sixteen_characters_in_groups_of_four) {
    for (const Witness& witness : some_witnesses()) {
        BOOST_REQUIRE(witness.text().size() == 19U);
        for (std::size_t i = 0; i < witness.text().size(); ++i) {
            const char c = witness.text()[i];
            BOOST_TEST((i % 5 == 4 ? c == '-' : alphabet.find(c) != std::string_view::npos));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_witness_never_changes_between_versions) {
    BOOST_TEST(Witness::of(Hash{}).text() == "2222-2222-2222-2222");
}

BOOST_AUTO_TEST_CASE(what_is_printed_is_read_back) {
    for (const Witness& witness : some_witnesses()) {
        const auto read = Witness::parse(witness.text());
        BOOST_REQUIRE(read.ok());
        BOOST_TEST((*read == witness));
    }
}

BOOST_AUTO_TEST_CASE(people_may_copy_it_in_lower_case_and_with_spaces) {
    for (const Witness& witness : some_witnesses()) {
        std::string lower = witness.text();
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
            return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        });
        std::string spaced = "  " + lower + " ";
        std::replace(spaced.begin(), spaced.end(), '-', ' ');
        for (const std::string& copied : {lower, spaced, bare(witness)}) {
            const auto read = Witness::parse(copied);
            BOOST_REQUIRE(read.ok());
            BOOST_TEST((*read == witness));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_single_wrong_character_is_found) {
    for (const Witness& witness : some_witnesses()) {
        const std::string right = bare(witness);
        for (std::size_t at = 0; at < right.size(); ++at) {
            for (const char wrong : alphabet) {
                std::string text = right;
                text[at] = wrong;
                BOOST_REQUIRE_EQUAL(is_read(text), wrong == right[at]);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_swap_of_two_different_characters_is_found) {
    for (const Witness& witness : some_witnesses()) {
        const std::string right = bare(witness);
        for (std::size_t i = 0; i < right.size(); ++i) {
            for (std::size_t j = i + 1; j < right.size(); ++j) {
                std::string text = right;
                std::swap(text[i], text[j]);
                BOOST_REQUIRE_EQUAL(is_read(text), right[i] == right[j]);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_witness_is_refused) {
    for (const char* text :
         {"", "-", "2222-2222-2222-222", "2222-2222-2222-22222", "2222-2222-2222-222O",
          "2222-2222-2222-222_", "2222-2222-2222-222\xC3", "l222-2222-2222-2222"}) {
        BOOST_TEST_CONTEXT("typed as '" << text << "'") {
            BOOST_TEST(outcome_of(Witness::parse(text)) == "bad_witness");
        }
    }
}

BOOST_AUTO_TEST_CASE(different_hashes_have_different_witnesses) {
    std::set<std::string> texts;
    for (const Witness& witness : some_witnesses()) { texts.insert(witness.text()); }
    BOOST_TEST(texts.size() == some_witnesses().size());
    Hash first{};
    Hash second{};
    second[8] = 1;  // the last of the nine bytes that the witness carries
    BOOST_TEST((Witness::of(first) != Witness::of(second)));
}

BOOST_AUTO_TEST_SUITE_END()
