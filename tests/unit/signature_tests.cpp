#include "engine/journal/signature.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using hui::hex;
using hui::is_signed_by;
using hui::public_key_from_hex;
using hui::public_key_in;
using hui::signature_from_hex;
using hui::SigningKey;

namespace {

// RFC 8032, section 7.1, test 3, as OpenSSL writes the key.
constexpr std::string_view secret_pem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIMWqjfQ/n4N77bdELzHct7Fm04U1B28JS4XOOi4LRFj3\n"
    "-----END PRIVATE KEY-----\n";
constexpr std::string_view public_hex =
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
constexpr std::string_view text = "\xaf\x82";
constexpr std::string_view signature_hex =
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

}  // namespace

BOOST_AUTO_TEST_SUITE(signature_tests)

BOOST_AUTO_TEST_CASE(a_text_is_signed_as_rfc_8032_has_it) {
    const auto key = SigningKey::in(secret_pem);
    BOOST_REQUIRE(key.has_value());
    BOOST_TEST(hex(key->public_key()) == public_hex);
    BOOST_TEST(hex(key->sign(text)) == signature_hex);
}

BOOST_AUTO_TEST_CASE(a_signature_is_of_one_text_and_one_key) {
    const auto key = *public_key_from_hex(public_hex);
    const auto signature = *signature_from_hex(signature_hex);
    BOOST_TEST(is_signed_by(key, text, signature));
    BOOST_TEST(!is_signed_by(key, "\xaf\x83", signature));
    auto other_key = key;
    other_key.bytes.front() ^= 1U;
    BOOST_TEST(!is_signed_by(other_key, text, signature));
    for (const std::size_t at : {0U, 31U, 32U, 63U}) {
        auto other = signature;
        other.bytes.at(at) ^= 1U;
        BOOST_TEST(!is_signed_by(key, text, other));
    }
}

BOOST_AUTO_TEST_CASE(each_half_is_read_from_its_own_file) {
    BOOST_TEST(!public_key_in(secret_pem).has_value());
    constexpr std::string_view public_pem =
        "-----BEGIN PUBLIC KEY-----\n"
        "MCowBQYDK2VwAyEA/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=\n"
        "-----END PUBLIC KEY-----\n";
    BOOST_TEST((public_key_in(public_pem) == public_key_from_hex(public_hex)));
    BOOST_TEST(!SigningKey::in(public_pem).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_key_is_none) {
    const std::string cut{secret_pem.substr(0, secret_pem.size() / 2)};
    for (const std::string_view no_key :
         {std::string_view{}, std::string_view{"khóa"}, std::string_view{cut}}) {
        BOOST_TEST(!SigningKey::in(no_key).has_value());
        BOOST_TEST(!public_key_in(no_key).has_value());
    }
    BOOST_TEST(!public_key_from_hex(public_hex.substr(2)).has_value());
    BOOST_TEST(!signature_from_hex(std::string(128, 'g')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
