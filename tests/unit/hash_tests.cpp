#include "engine/journal/hash.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

using hui::Hash;
using hui::hash_from_hex;
using hui::hex;
using hui::Sha256;

namespace {

const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

}  // namespace

BOOST_AUTO_TEST_SUITE(hash_tests)

// The examples of FIPS 180-4, as NIST publishes them.
BOOST_AUTO_TEST_CASE(the_published_examples_have_their_published_hashes) {
    Sha256 sha;
    BOOST_TEST(hex(sha.of("")) ==
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(hex(sha.of("abc")) == abc);
    BOOST_TEST(hex(sha.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    BOOST_TEST(hex(sha.of(std::string(1'000'000, 'a'))) ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(one_object_hashes_many_texts_without_mixing_them) {
    Sha256 sha;
    (void)sha.of("something long before");
    BOOST_TEST(hex(sha.of("abc")) == abc);
    BOOST_TEST(hex(sha.of("abc")) == abc);
}

BOOST_AUTO_TEST_CASE(a_moved_object_goes_on_hashing) {
    Sha256 sha;
    Sha256 moved = std::move(sha);
    BOOST_TEST(hex(moved.of("abc")) == abc);
}

BOOST_AUTO_TEST_CASE(a_zero_byte_counts_like_any_other) {
    Sha256 sha;
    BOOST_TEST(hex(sha.of(std::string_view{"\0", 1})) ==
               "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

BOOST_AUTO_TEST_CASE(hexadecimal_digits_are_read_back) {
    const Hash hash = Sha256{}.of("abc");
    const auto read = hash_from_hex(hex(hash));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((*read == hash));
    BOOST_TEST((hash_from_hex(std::string(64, '0')) == Hash{}));
}

BOOST_AUTO_TEST_CASE(what_is_not_64_lower_case_hexadecimal_digits_is_no_hash) {
    BOOST_TEST(!hash_from_hex("").has_value());
    BOOST_TEST(!hash_from_hex(abc.substr(1)).has_value());
    BOOST_TEST(!hash_from_hex(abc + "0").has_value());
    for (const char wrong : {'A', 'F', 'g', ' ', '-', '/', ':', '@', '`', '\0', '\xC3'}) {
        for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{63}}) {
            std::string text = abc;
            text[at] = wrong;
            BOOST_TEST(!hash_from_hex(text).has_value());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
