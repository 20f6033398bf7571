#include "engine/base/numbers.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>

using hui::Code;
using hui::parse_share;
using hui::parse_whole;
using hui::Round;
using hui::share_text;
using hui::ShareNo;

namespace {
constexpr auto no_limit = std::numeric_limits<std::int64_t>::max();
}

BOOST_AUTO_TEST_SUITE(numbers_tests)

BOOST_AUTO_TEST_CASE(a_share_is_read_with_and_without_its_zero) {
    BOOST_TEST(parse_share("3")->count() == 3);
    BOOST_TEST(parse_share("03")->count() == 3);
    BOOST_TEST(parse_share("10")->count() == 10);
    BOOST_TEST(parse_share("500")->count() == 500);
    BOOST_TEST(parse_share("999")->count() == 999);
}

BOOST_AUTO_TEST_CASE(what_is_no_share_number_is_refused) {
    for (const auto text : {"", "0", "00", "1000", "-3", "+3", " 3", "3 ", "3.0", "3a", "a", "0x3",
                            "٣", "99999999999999999999"}) {
        BOOST_TEST_CONTEXT("typed as '" << text << "'") {
            const auto share = parse_share(text);
            BOOST_REQUIRE(!share.ok());
            BOOST_TEST((share.refusal().code == Code::bad_share_number));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_share_is_written_with_at_least_two_digits) {
    BOOST_TEST(share_text(ShareNo{3}) == "03");
    BOOST_TEST(share_text(ShareNo{12}) == "12");
    BOOST_TEST(share_text(ShareNo{500}) == "500");
}

BOOST_AUTO_TEST_CASE(a_whole_number_is_digits_only) {
    BOOST_TEST(parse_whole("0", no_limit).value() == 0);
    BOOST_TEST(parse_whole("007", no_limit).value() == 7);
    BOOST_TEST(parse_whole("9223372036854775807", no_limit).value() == no_limit);
    for (const auto text : {"", " ", "-1", "+1", "1 ", " 1", "1.0", "1e3", "0x1", "one", "１"}) {
        BOOST_TEST_CONTEXT("typed as '" << text << "'") {
            BOOST_TEST(!parse_whole(text, no_limit).has_value());
        }
    }
    BOOST_TEST(!parse_whole(std::string_view{"1\0", 2}, no_limit).has_value());
}

BOOST_AUTO_TEST_CASE(a_whole_number_is_at_most_its_limit) {
    BOOST_TEST(parse_whole("60", 60).has_value());
    BOOST_TEST(!parse_whole("61", 60).has_value());
    BOOST_TEST(!parse_whole("9223372036854775808", no_limit).has_value());
    BOOST_TEST(!parse_whole("18446744073709551617", no_limit).has_value());
}

BOOST_AUTO_TEST_CASE(numbers_follow_one_another_in_order) {
    BOOST_TEST(Round{}.count() == 0);
    BOOST_TEST((Round{} < Round{}.next()));
    BOOST_TEST(Round{9}.next().count() == 10);
    BOOST_TEST((ShareNo{3} == ShareNo{3}));
}

BOOST_AUTO_TEST_SUITE_END()
